#include "app/check.h"

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/job-options.h"

static RpExit
worse(RpExit a, RpExit b)
{
    return a > b ? a : b;
}

static RpExit
run(const RpCommand *command, const RpEnvironment *environment, int argc, char **argv)
{
    g_auto(RpJobOptions) options = {0};
    RpExit status = RP_EXIT_OK;
    const GOptionEntry entries[] = {
        RP_JOB_ENTRIES(&options),
        {"format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_("text (default) or json"),
         N_("FORMAT")},
        RP_REPORTING_ENTRIES(&options.reporting),
        G_OPTION_ENTRY_NULL,
    };

    if (!rp_command_parse(command, entries, &argc, &argv))
        return RP_EXIT_USAGE;
    if (argc < 2)
        return rp_command_misused(command, _("give at least one report, layout or CSV file"));
    options.reporting.json = g_strcmp0(options.format, "json") == 0;
    if (options.format != NULL && !options.reporting.json && g_strcmp0(options.format, "text") != 0)
        return rp_command_misused(command, _("--format must be text or json"));

    RpJob job = rp_job_options_job(&options, environment, NULL);
    for (int i = 1; i < argc; i++) {
        g_autoptr(RpDiags) diags = rp_command_diags(&options.reporting);
        g_autoptr(GError) error = NULL;

        rp_check_file(argv[i], &job, diags, &error);
        status = worse(status, rp_command_finish(diags, error, &options.reporting));
    }
    return status;
}

const RpCommand rp_cmd_check = {
    .name = "check",
    .usage = "REPORT|LAYOUT|CSV...",
    .summary = N_("only look for errors; write nothing"),
    .run = run,
};
