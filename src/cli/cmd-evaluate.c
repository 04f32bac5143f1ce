#include "app/run.h"

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/job-options.h"

static RpExit
evaluate(const RpJob *job, bool json, const RpReporting *reporting)
{
    g_autoptr(RpDiags) diags = rp_command_diags(reporting);
    g_autoptr(GError) error = NULL;
    g_autoptr(RpRun) evaluated = rp_run_to(job, RP_STAGE_EVALUATE, diags, &error);
    g_autoptr(GString) out = g_string_new(NULL);
    RpExit status = rp_command_finish(diags, error, reporting);

    if (evaluated == NULL || evaluated->progress == NULL)
        return status;
    if (json)
        rp_progress_dump_json(evaluated->progress, out);
    else
        rp_progress_dump_csv(evaluated->progress, out);
    RpExit printed = rp_command_print(out->str, out->len);
    return status != RP_EXIT_OK ? status : printed;
}

static RpExit
run(const RpCommand *command, const RpEnvironment *environment, int argc, char **argv)
{
    g_auto(RpJobOptions) options = {0};
    const GOptionEntry entries[] = {
        RP_JOB_ENTRIES(&options),
        {"format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_("csv (default) or json"),
         N_("FORMAT")},
        RP_REPORTING_ENTRIES(&options.reporting),
        G_OPTION_ENTRY_NULL,
    };

    if (!rp_command_parse(command, entries, &argc, &argv))
        return RP_EXIT_USAGE;
    if (argc != 2)
        return rp_command_misused(command, _("give exactly one report"));
    bool json = g_strcmp0(options.format, "json") == 0;
    if (options.format != NULL && !json && g_strcmp0(options.format, "csv") != 0)
        return rp_command_misused(command, _("--format must be csv or json"));

    RpJob job = rp_job_options_job(&options, environment, argv[1]);
    return evaluate(&job, json, &options.reporting);
}

const RpCommand rp_cmd_evaluate = {
    .name = "evaluate",
    .usage = "REPORT",
    .summary = N_("print how far each target is"),
    .run = run,
};
