#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "batch/batch.h"
#include "cli/batch-report.h"
#include "cli/command.h"
#include "cli/confine.h"
#include "cli/job-options.h"

#define MAX_JOBS   256
#define MAX_SHARDS 10000

static volatile sig_atomic_t stop_requested;

static void
on_stop_signal(int number)
{
    (void)number;
    stop_requested = 1;
}

/* The first signal ends the batch in good order, a second one at once. */
static void
catch_signals(void)
{
    struct sigaction action = {.sa_handler = on_stop_signal, .sa_flags = (int)SA_RESETHAND};

    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
}

/* "I/N". */
static bool
parse_shard(const char *text, unsigned *ret_shard, unsigned *ret_shards)
{
    g_auto(GStrv) parts = g_strsplit(text, "/", 2);
    guint64 shard, shards;

    if (g_strv_length(parts) != 2 ||
        !g_ascii_string_to_unsigned(parts[0], 10, 1, MAX_SHARDS, &shard, NULL) ||
        !g_ascii_string_to_unsigned(parts[1], 10, 1, MAX_SHARDS, &shards, NULL) || shard > shards)
        return false;
    *ret_shard = (unsigned)shard;
    *ret_shards = (unsigned)shards;
    return true;
}

/* Returns: (owned, nullable) the words of a comma-separated list. */
static GStrv
parse_only(const char *text)
{
    return text == NULL ? NULL : g_strsplit(text, ",", -1);
}

static unsigned
default_jobs(void)
{
    return (unsigned)CLAMP(g_get_num_processors(), 1, MAX_JOBS);
}

/* Returns: (owned) what the folder of a report is called; broken UTF-8 is shown as such. */
static char *
name_of_project(const char *report)
{
    g_autofree char *path = g_canonicalize_filename(report, NULL);
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(folder);

    return g_utf8_make_valid(name, -1);
}

/* Strings are owned. */
typedef struct {
    RpJobOptions job;
    char *only, *shard, *log, *metrics, *project, *output;
    int jobs;
    gboolean force, dry_run, quiet, unconfined;
} Options;

static void
clear_options(Options *options)
{
    rp_job_options_clear(&options->job);
    g_free(options->only);
    g_free(options->shard);
    g_free(options->log);
    g_free(options->metrics);
    g_free(options->project);
    g_free(options->output);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, clear_options)

static RpExit
status_of_batch(const RpBatch *batch)
{
    if (stop_requested)
        return RP_EXIT_SYSTEM;
    return batch->failed > 0 ? RP_EXIT_SOME_FAILED : RP_EXIT_OK;
}

/* Files that others watch. A run that was not let in leaves those of the run at work alone. */
static RpExit
write_watched(const RpBatch *batch, RpExit status, const Options *options, gint64 now)
{
    const RpBatchMetrics metrics = {options->metrics, options->project, now};
    g_autoptr(GError) refused = NULL;
    bool good = true;

    if (status == RP_EXIT_BUSY)
        return status;
    if (options->log != NULL)
        good = rp_batch_write_log(options->log, batch, status, &refused);
    if (good && options->metrics != NULL)
        good = rp_batch_write_metrics(&metrics, batch, status, &refused);
    if (good)
        return status;
    return rp_command_failed(refused);
}

/* Findings of reading first, then of the reports. */
static RpExit
finish(const RpBatch *batch, RpDiags *diags, const GError *error, const Options *options,
       const RpEnvironment *environment)
{
    RpExit status = rp_command_finish(diags, error, &options->job.reporting);

    if (batch != NULL) {
        rp_batch_print_findings(batch);
        status = status == RP_EXIT_OK ? status_of_batch(batch) : status;
        rp_batch_print_summary(batch, options->dry_run, stop_requested != 0);
    }
    return write_watched(batch, status, options, environment->now);
}

/* A dry run writes nothing. Returns: (owned, nullable). */
static RpConfinement *
confine(const RpEnvironment *environment, const Options *options, char **reports)
{
    const RpConfine all = {
        .reports = reports,
        .layout = options->job.layout,
        .folder = options->dry_run ? NULL : options->output,
        .files = {options->log, options->metrics},
        .by_report = !options->dry_run && options->output == NULL,
    };

    return options->unconfined ? NULL : rp_confine(&all, environment);
}

static RpExit
run_batch(const RpEnvironment *environment, const Options *options, char **reports)
{
    g_auto(GStrv) only = parse_only(options->only);
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *holder = g_strdup_printf("pid %d, %s", (int)getpid(), g_get_host_name());
    g_autoptr(RpDiags) diags = rp_command_diags(&options->job.reporting);
    g_autoptr(GError) error = NULL;
    RpBatchProgress progress = {.plain = isatty(STDERR_FILENO) == 0, .quiet = options->quiet};
    RpBatchOptions batch_options = {
        .survey = {.reports = reports,
                   .only = only,
                   .job = rp_job_options_job(&options->job, environment, NULL)},
        .program = program == NULL ? "/proc/self/exe" : program,
        .holder = holder,
        .jobs = options->jobs > 0 ? (unsigned)options->jobs : default_jobs(),
        .force = options->force,
        .dry_run = options->dry_run,
        .strict = options->job.reporting.strict,
        .max_findings = options->job.reporting.max_findings,
        .stop = &stop_requested,
    };
    const RpBatchEvents events = {rp_batch_print_begun, rp_batch_print_done, rp_batch_print_note,
                                  &progress};

    /* after the name of the host was asked for, before anything is read */
    g_autoptr(RpConfinement) confinement = confine(environment, options, reports);
    (void)confinement; /* holds until the end */
    batch_options.survey.job.output_root = options->output;
    if (options->shard != NULL)
        parse_shard(options->shard, &batch_options.shard, &batch_options.shards);
    catch_signals();
    g_autoptr(RpBatch) batch = rp_batch_run(&batch_options, &events, diags, &error);
    rp_batch_print_end(&progress);
    return finish(batch, diags, error, options, environment);
}

static RpExit
run(const RpCommand *command, const RpEnvironment *environment, int argc, char **argv)
{
    g_auto(Options) options = {0};
    unsigned shard, shards;
    const GOptionEntry entries[] = {
        {"period", 'p', 0, G_OPTION_ARG_STRING, &options.job.period,
         N_("period of the reports, e.g. 2018-06, 2018Q2, prev-month"), N_("P")},
        {"layout", 'l', 0, G_OPTION_ARG_STRING, &options.job.layout,
         N_("one layout instead of those of the report: a name or a file"), N_("FILE")},
        RP_CUTOFF_ENTRY(&options.job),
        RP_LAYOUT_ENTRIES(&options.job),
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
         N_("folder that 'output:' of the reports is below, instead of their own"), N_("FOLDER")},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &options.jobs,
         N_("so many processes at once (one for each processor)"), N_("N")},
        {"only", 0, 0, G_OPTION_ARG_STRING, &options.only, N_("only these regions"),
         N_("CODE,...")},
        {"shard", 0, 0, G_OPTION_ARG_STRING, &options.shard,
         N_("only the part I of N of all reports, for several machines"), N_("I/N")},
        {"force", 0, 0, G_OPTION_ARG_NONE, &options.force,
         N_("make reports again though nothing changed"), NULL},
        {"dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run, N_("list the reports, make none"),
         NULL},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &options.quiet, N_("no line for each report"), NULL},
        {"log", 0, 0, G_OPTION_ARG_FILENAME, &options.log,
         N_("write what came of each report as JSON lines"), N_("FILE")},
        {"metrics", 0, 0, G_OPTION_ARG_FILENAME, &options.metrics,
         N_("write counts and times for a node exporter"), N_("FILE")},
        {"project", 0, 0, G_OPTION_ARG_STRING, &options.project,
         N_("label of the metrics (the name of the folder of the first report)"), N_("NAME")},
        RP_CONFINE_ENTRY(&options.unconfined),
        RP_REPORTING_ENTRIES(&options.job.reporting),
        G_OPTION_ENTRY_NULL,
    };

    if (!rp_command_parse(command, entries, &argc, &argv))
        return RP_EXIT_USAGE;
    if (argc < 2)
        return rp_command_misused(command, _("give at least one report"));
    if (options.jobs < 0 || options.jobs > MAX_JOBS)
        return rp_command_misused(command, _("--jobs must be between 1 and 256"));
    if (options.shard != NULL && !parse_shard(options.shard, &shard, &shards))
        return rp_command_misused(command, _("--shard must be I/N with I from 1 to N"));
    if (options.project == NULL)
        options.project = name_of_project(argv[1]);
    return run_batch(environment, &options, argv + 1);
}

const RpCommand rp_cmd_batch = {
    .name = "batch",
    .usage = "REPORT...",
    .summary = N_("make all reports of a period, those that changed"),
    .run = run,
};
