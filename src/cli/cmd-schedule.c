#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/output.h"
#include "base/error.h"
#include "base/i18n.h"
#include "batch/schedule.h"
#include "cli/command.h"
#include "cli/job-options.h"

#define SYSTEM_UNITS "/etc/systemd/system"

/* Strings are owned. */
typedef struct {
    char *monthly, *period, *run_as, *units, *format;
    gboolean install, user;
    RpReporting reporting;
} Options;

static void
clear_options(Options *options)
{
    g_free(options->monthly);
    g_free(options->period);
    g_free(options->run_as);
    g_free(options->units);
    g_free(options->format);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, clear_options)

/* --- arguments --- */

/* "--monthly 3 08:00" is one value of two words: GOption takes one. Returns: (owned) of char *,
 * borrowed, NULL-terminated: the arguments with the two joined into `ret_joined` (owned, nullable).
 */
static GPtrArray *
join_monthly(int argc, char **argv, char **ret_joined)
{
    GPtrArray *arguments = g_ptr_array_new();

    for (int i = 0; i < argc; i++) {
        bool split = strcmp(argv[i], "--monthly") == 0 && i + 2 < argc && *ret_joined == NULL &&
                     strchr(argv[i + 1], ' ') == NULL && strchr(argv[i + 2], ':') != NULL;

        g_ptr_array_add(arguments, argv[i]);
        if (!split)
            continue;
        *ret_joined = g_strdup_printf("%s %s", argv[i + 1], argv[i + 2]);
        g_ptr_array_add(arguments, *ret_joined);
        i += 2;
    }
    g_ptr_array_add(arguments, NULL);
    return arguments;
}

static bool
parse_part(const char *text, guint64 least, guint64 most, unsigned *ret)
{
    guint64 number;

    if (!g_ascii_string_to_unsigned(text, 10, least, most, &number, NULL))
        return false;
    *ret = (unsigned)number;
    return true;
}

/* "3 08:00" */
static bool
parse_monthly(const char *text, RpMonthly *ret)
{
    g_auto(GStrv) parts = g_strsplit_set(text, " :", -1);

    return g_strv_length(parts) == 3 && parse_part(parts[0], 1, 28, &ret->day) &&
           parse_part(parts[1], 0, 23, &ret->hour) && parse_part(parts[2], 0, 59, &ret->minute);
}

/* The clock of the day it runs decides, so a fixed period would be made again and again. */
static bool
is_relative(const char *period)
{
    return strcmp(period, "prev-month") == 0 || strcmp(period, "prev-quarter") == 0 ||
           strcmp(period, "prev-year") == 0;
}

/* Returns: (owned, nullable) the account that owns the project. */
static char *
owner_of(const char *folder)
{
    struct stat info;
    const struct passwd *account = stat(folder, &info) == 0 ? getpwuid(info.st_uid) : NULL;

    return account == NULL ? NULL : g_strdup(account->pw_name);
}

/* --- printing and installing --- */

/* Service, timer and where they go. Strings are owned. */
typedef struct {
    char *name, *folder, *service, *timer;
} Units;

static void
clear_units(Units *units)
{
    g_free(units->name);
    g_free(units->folder);
    g_free(units->service);
    g_free(units->timer);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Units, clear_units)

static RpExit
print_cron(const RpSchedule *schedule, const RpEnvironment *environment, GError **error)
{
    g_autofree char *line = rp_schedule_cron(schedule, environment->zone_minutes, error);

    if (line == NULL)
        return RP_EXIT_USAGE;
    g_autofree char *text = g_strconcat(line, "\n", NULL);
    return rp_command_print(text, strlen(text));
}

/* The crontab line stands below the units as a comment, where cron can say it. */
static RpExit
print_units(const RpSchedule *schedule, const Units *units, const RpEnvironment *environment)
{
    g_autofree char *cron = rp_schedule_cron(schedule, environment->zone_minutes, NULL);
    g_autoptr(GString) out = g_string_new(NULL);

    g_string_append_printf(out, "# %s/%s.service\n%s\n", units->folder, units->name,
                           units->service);
    g_string_append_printf(out, "# %s/%s.timer\n%s", units->folder, units->name, units->timer);
    if (cron != NULL) {
        g_string_append_printf(
            out, "\n# %s\n# %s\n",
            _("Without systemd, as a line of a crontab (in the present zone of this machine):"),
            cron);
    }
    return rp_command_print(out->str, out->len);
}

static bool
write_unit(const Units *units, const char *ending, const char *text, GError **error)
{
    g_autofree char *path = g_strconcat(units->folder, "/", units->name, ending, NULL);
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));

    if (!rp_output_write(path, bytes, true, error))
        return false;
    printf(_("written: %s\n"), path);
    return true;
}

/* What only the one who reads this can decide or do. */
static void
print_next(const RpSchedule *schedule, const Units *units)
{
    const char *own = schedule->user_manager ? " --user" : "";
    g_autofree char *output = rp_report_output_folder(schedule->report);
    g_autofree char *quoted = g_shell_quote(output);

    puts(_("next:"));
    if (!g_file_test(output, G_FILE_TEST_IS_DIR) && schedule->user_manager)
        printf("    mkdir -p %s\n", quoted);
    else if (!g_file_test(output, G_FILE_TEST_IS_DIR))
        printf("    install -d -o %s %s\n", schedule->user, quoted);
    if (schedule->user_manager)
        printf("    loginctl enable-linger      # %s\n", _("to run while you are not logged in"));
    printf("    systemctl%s daemon-reload\n", own);
    printf("    systemctl%s enable --now %s.timer\n", own, units->name);
    printf("    systemctl%s start %s.service      # %s\n", own, units->name,
           _("if wanted: now, once"));
}

static RpExit
install_units(const RpSchedule *schedule, const Units *units, GError **error)
{
    if (!write_unit(units, ".service", units->service, error) ||
        !write_unit(units, ".timer", units->timer, error))
        return RP_EXIT_SYSTEM;
    print_next(schedule, units);
    return RP_EXIT_OK;
}

/* Returns: (owned, nullable) NULL with `error`. */
static char *
unit_folder(const Options *options, const RpSchedule *schedule, const RpEnvironment *environment,
            GError **error)
{
    if (options->units != NULL)
        return g_canonicalize_filename(options->units, NULL);
    if (!schedule->user_manager)
        return g_strdup(SYSTEM_UNITS);
    if (environment->config_dir != NULL)
        return g_build_filename(environment->config_dir, "systemd", "user", NULL);
    g_set_error_literal(error, RP_ERROR, RP_ERROR_SYSTEM,
                        _("there is no home folder: say --unit-folder FOLDER"));
    return NULL;
}

static RpExit
show(const Options *options, const RpSchedule *schedule, const RpEnvironment *environment,
     GError **error)
{
    g_auto(Units) units = {0};

    if (g_strcmp0(options->format, "cron") == 0)
        return print_cron(schedule, environment, error);
    units.name = rp_schedule_name(schedule);
    units.folder = unit_folder(options, schedule, environment, error);
    units.service = units.folder == NULL ? NULL : rp_schedule_service(schedule, error);
    units.timer = units.service == NULL ? NULL : rp_schedule_timer(schedule, error);
    if (units.timer == NULL)
        return RP_EXIT_SYSTEM;
    return options->install ? install_units(schedule, &units, error)
                            : print_units(schedule, &units, environment);
}

/* Everything that the report decides. */
static RpExit
schedule_report(const Options *options, const char *path, const RpEnvironment *environment,
                RpMonthly when, RpDiags *diags, GError **error)
{
    g_autoptr(RpReport) report = rp_report_load(path, environment->datadir, diags, error);
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);

    if (report == NULL || rp_diags_failed(diags))
        return RP_EXIT_INPUT; /* or as `error` says */
    g_autofree char *output = rp_report_output_folder(report);
    if (output == NULL) {
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                    _("%s: no output: write 'output:' in the report, below its folder"), path);
        return RP_EXIT_USAGE;
    }
    g_autofree char *user =
        options->run_as != NULL ? g_strdup(options->run_as) : owner_of(report->folder);
    RpSchedule schedule = {
        .report = report,
        .program = program == NULL ? "dabiao" : program,
        .period = options->period == NULL ? "prev-month" : options->period,
        .user = user,
        .user_manager = options->user || geteuid() != 0,
        .when = when,
    };
    if (!schedule.user_manager && (user == NULL || getpwnam(user) == NULL)) {
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE, _("--run-as: there is no account '%s'"),
                    user == NULL ? "" : user);
        return RP_EXIT_USAGE;
    }
    return show(options, &schedule, environment, error);
}

static RpExit
run_schedule(const RpCommand *command, const Options *options, const char *path,
             const RpEnvironment *environment)
{
    g_autoptr(RpDiags) diags = rp_command_diags(&options->reporting);
    g_autoptr(GError) error = NULL;
    RpMonthly when;

    if (!parse_monthly(options->monthly, &when))
        return rp_command_misused(
            command,
            _("--monthly needs a day from 1 to 28, which every month has, and a time: 3 08:00"));
    if (options->period != NULL && !is_relative(options->period))
        return rp_command_misused(command,
                                  _("--period must be prev-month, prev-quarter or prev-year"));
    if (options->format != NULL && strcmp(options->format, "systemd") != 0 &&
        strcmp(options->format, "cron") != 0)
        return rp_command_misused(command, _("--format must be systemd or cron"));
    if (options->install && g_strcmp0(options->format, "cron") == 0)
        return rp_command_misused(command,
                                  _("--install is for systemd; put the line into a crontab"));
    RpExit status = schedule_report(options, path, environment, when, diags, &error);
    RpExit found = rp_command_finish(diags, error, &options->reporting);
    return found == RP_EXIT_OK ? status : found;
}

static RpExit
run(const RpCommand *command, const RpEnvironment *environment, int argc, char **argv)
{
    g_auto(Options) options = {0};
    g_autofree char *joined = NULL;
    g_autoptr(GPtrArray) arguments = join_monthly(argc, argv, &joined);
    char **words = (char **)arguments->pdata;
    int n = (int)arguments->len - 1;
    const GOptionEntry entries[] = {
        {"monthly", 0, 0, G_OPTION_ARG_STRING, &options.monthly,
         N_("day of the month and time in China, e.g. 3 08:00"), N_("DAY HH:MM")},
        {"period", 'p', 0, G_OPTION_ARG_STRING, &options.period,
         N_("prev-month (default), prev-quarter or prev-year"), N_("P")},
        {"format", 'f', 0, G_OPTION_ARG_STRING, &options.format,
         N_("systemd (default) or cron, which prints a line of a crontab"), N_("FORMAT")},
        {"install", 0, 0, G_OPTION_ARG_NONE, &options.install,
         N_("write the units where systemd looks for them"), NULL},
        {"user", 0, 0, G_OPTION_ARG_NONE, &options.user,
         N_("for your own systemd (without it: for the system's when root)"), NULL},
        {"run-as", 0, 0, G_OPTION_ARG_STRING, &options.run_as,
         N_("account of the system service (the owner of the report's folder)"), N_("NAME")},
        {"unit-folder", 0, 0, G_OPTION_ARG_FILENAME, &options.units,
         N_("another folder to write the units to"), N_("FOLDER")},
        RP_REPORTING_ENTRIES(&options.reporting),
        G_OPTION_ENTRY_NULL,
    };

    if (!rp_command_parse(command, entries, &n, &words))
        return RP_EXIT_USAGE;
    if (n != 2 || options.monthly == NULL)
        return rp_command_misused(command, _("write: schedule REPORT --monthly DAY HH:MM"));
    return run_schedule(command, &options, words[1], environment);
}

const RpCommand rp_cmd_schedule = {
    .name = "schedule",
    .usage = "REPORT --monthly DAY HH:MM",
    .summary = N_("run a report every month: print or install what starts it"),
    .run = run,
};
