#include "app/inspect.h"

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/job-options.h"

static RpExit
run(const RpCommand *command, const RpEnvironment *environment, int argc, char **argv)
{
    g_auto(RpJobOptions) options = {0};
    g_autofree char *stage_name = NULL;
    g_autofree char *names = g_strjoinv(", ", (char **)rp_inspect_names());
    unsigned which = 0;
    const GOptionEntry entries[] = {
        {"stage", 's', 0, G_OPTION_ARG_STRING, &stage_name, names, N_("STAGE")},
        RP_JOB_ENTRIES(&options),
        RP_REPORTING_ENTRIES(&options.reporting),
        G_OPTION_ENTRY_NULL,
    };

    if (!rp_command_parse(command, entries, &argc, &argv))
        return RP_EXIT_USAGE;
    if (argc != 2)
        return rp_command_misused(command, _("give exactly one report"));
    if (!rp_inspect_find(stage_name == NULL ? "document" : stage_name, &which)) {
        g_autofree char *text = g_strdup_printf(_("--stage must be one of %s"), names);
        return rp_command_misused(command, text);
    }

    RpJob job = rp_job_options_job(&options, environment, argv[1]);
    g_autoptr(RpDiags) diags = rp_command_diags(&options.reporting);
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    bool good = rp_inspect(&job, which, out, diags, &error);
    RpExit status = rp_command_finish(diags, error, &options.reporting);

    return good ? rp_command_print(out->str, out->len) : status;
}

const RpCommand rp_cmd_inspect = {
    .name = "inspect",
    .usage = "REPORT",
    .summary = N_("show what a stage of the program makes of a report, as text"),
    .run = run,
};
