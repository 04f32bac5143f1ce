#include "app/new-project.h"
#include "base/i18n.h"
#include "cli/command.h"
#include "cli/job-options.h"

/* Print what was written, one path a line. */
static RpExit
make(const RpNewProject *project, const RpReporting *reporting)
{
    g_autoptr(RpDiags) diags = rp_command_diags(reporting);
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) files = rp_new_project(project, diags, &error);
    g_autoptr(GString) out = g_string_new(NULL);
    RpExit status = rp_command_finish(diags, error, reporting);

    for (guint i = 0; files != NULL && i < files->len; i++)
        g_string_append_printf(out, "%s\n", (const char *)g_ptr_array_index(files, i));
    return files == NULL ? status : rp_command_print(out->str, out->len);
}

static RpExit
run(const RpCommand *command, const RpEnvironment *environment, int argc, char **argv)
{
    g_autofree char *plan = NULL;
    g_autofree char *region = NULL;
    g_autofree char *period = NULL;
    RpReporting reporting = {0};
    const GOptionEntry entries[] = {
        {"plan", 0, 0, G_OPTION_ARG_STRING, &plan, N_("plan to report on"), N_("ID")},
        {"region", 0, 0, G_OPTION_ARG_STRING, &region,
         N_("region to report on, by code or name (the plan's)"), N_("CODE")},
        {"period", 'p', 0, G_OPTION_ARG_STRING, &period,
         N_("first period of the report, e.g. 2018-06, 2018Q2, prev-month"), N_("P")},
        RP_REPORTING_ENTRIES(&reporting),
        G_OPTION_ENTRY_NULL,
    };

    if (!rp_command_parse(command, entries, &argc, &argv))
        return RP_EXIT_USAGE;
    if (argc != 2 || *argv[1] == '\0')
        return rp_command_misused(command, _("give exactly one folder"));
    if (plan == NULL)
        return rp_command_misused(command,
                                  _("say --plan ID; 'dabiao plan list' shows the plans there are"));

    RpNewProject project = {
        .folder = argv[1],
        .datadir = environment->datadir,
        .plan = plan,
        .region = region,
        .period = period,
        .today = environment->today,
    };
    return make(&project, &reporting);
}

const RpCommand rp_cmd_new = {
    .name = "new",
    .usage = "DIR --plan ID",
    .summary = N_("begin a report: report.yaml, tables to fill in, README"),
    .run = run,
};
