#include "app/run.h"

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/job-options.h"

/* Append the explanation of `target`, or report that the plan has none of that id. */
static bool
explain(const RpRun *evaluated, const char *target, GString *out, const RpCommand *command)
{
    const GArray *targets = evaluated->dataset->plan->targets;
    g_autoptr(GPtrArray) ids = g_ptr_array_new();

    if (rp_progress_explain(evaluated->progress, target, out))
        return true;
    for (guint i = 0; i < targets->len; i++)
        g_ptr_array_add(ids, g_array_index(targets, RpTarget, i).id);

    const char *nearest = rp_nearest(target, (const char *const *)ids->pdata, ids->len);
    g_autofree char *text =
        nearest == NULL
            ? g_strdup_printf(_("no target '%s' is evaluated for this report"), target)
            : g_strdup_printf(_("no target '%s' is evaluated for this report; did you mean '%s'?"),
                              target, nearest);
    rp_command_misused(command, text);
    return false;
}

static RpExit
run(const RpCommand *command, const RpEnvironment *environment, int argc, char **argv)
{
    g_auto(RpJobOptions) options = {0};
    const GOptionEntry entries[] = {
        RP_JOB_ENTRIES(&options),
        RP_REPORTING_ENTRIES(&options.reporting),
        G_OPTION_ENTRY_NULL,
    };

    if (!rp_command_parse(command, entries, &argc, &argv))
        return RP_EXIT_USAGE;
    if (argc != 3)
        return rp_command_misused(command, _("give a report and the id of a target"));

    RpJob job = rp_job_options_job(&options, environment, argv[1]);
    g_autoptr(RpDiags) diags = rp_command_diags(&options.reporting);
    g_autoptr(GError) error = NULL;
    g_autoptr(RpRun) evaluated = rp_run_to(&job, RP_STAGE_EVALUATE, diags, &error);
    g_autoptr(GString) out = g_string_new(NULL);
    RpExit status = rp_command_finish(diags, error, &options.reporting);

    if (evaluated == NULL || evaluated->progress == NULL)
        return status;
    if (!explain(evaluated, argv[2], out, command))
        return RP_EXIT_USAGE;
    RpExit printed = rp_command_print(out->str, out->len);
    return status != RP_EXIT_OK ? status : printed;
}

const RpCommand rp_cmd_explain = {
    .name = "explain",
    .usage = "REPORT TARGET",
    .summary = N_("show how the status of a target was calculated"),
    .run = run,
};
