#include <string.h>

#include "app/plans.h"
#include "base/i18n.h"
#include "cli/command.h"
#include "cli/job-options.h"

typedef struct {
    const RpCommand *command;
    const char *datadir;
    const char *id; /* nullable: of `list` */
    char *format;   /* owned, nullable */
    gboolean targets;
    gboolean tasks;
    RpReporting reporting;
} Args;

/* False unless --format is `normal` or json. */
static bool
parse_format(const Args *args, const char *normal, bool *ret_json)
{
    *ret_json = g_strcmp0(args->format, "json") == 0;
    return args->format == NULL || *ret_json || strcmp(args->format, normal) == 0;
}

/* Print `out` after the findings; the worse status counts. */
static RpExit
finish(const GString *out, RpDiags *diags, const GError *error, const Args *args)
{
    RpExit status = rp_command_finish(diags, error, &args->reporting);

    if (error != NULL || out->len == 0)
        return status;
    RpExit printed = rp_command_print(out->str, out->len);
    return status != RP_EXIT_OK ? status : printed;
}

/* Returns: (owned, nullable) of RpPlan; they borrow from `run`. */
static GPtrArray *
load_all(RpRun *run, RpDiags *diags, GError **error)
{
    g_autoptr(GPtrArray) plans = g_ptr_array_new_with_free_func((GDestroyNotify)rp_plan_free);
    g_autoptr(GPtrArray) ids = rp_plans_ids(run);

    for (guint i = 0; i < ids->len; i++) {
        g_autoptr(GError) refused = NULL;
        RpPlan *plan = rp_plans_load(run, g_ptr_array_index(ids, i), diags, &refused);

        if (plan != NULL)
            g_ptr_array_add(plans, plan);
        if (refused != NULL) {
            g_propagate_error(error, g_steal_pointer(&refused));
            return NULL;
        }
    }
    return g_steal_pointer(&plans);
}

static RpExit
list(Args *args)
{
    g_autoptr(RpDiags) diags = rp_command_diags(&args->reporting);
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    bool json;

    if (!parse_format(args, "csv", &json))
        return rp_command_misused(args->command, _("--format must be csv or json"));
    g_autoptr(RpRun) opened = rp_plans_open(".", args->datadir, diags, &error);
    g_autoptr(GPtrArray) plans = opened == NULL ? NULL : load_all(opened, diags, &error);
    if (plans != NULL && json)
        rp_plan_dump_list_json(plans, out);
    else if (plans != NULL)
        rp_plan_dump_list_csv(plans, out);
    return finish(out, diags, error, args);
}

static void
dump(const RpPlan *plan, bool targets, bool json, GString *out)
{
    if (targets && json)
        rp_plan_dump_targets_json(plan, out);
    else if (targets)
        rp_plan_dump_targets_csv(plan, out);
    else if (json)
        rp_plan_dump_tasks_json(plan, out);
    else
        rp_plan_dump_tasks_csv(plan, out);
}

static RpExit
show(Args *args)
{
    g_autoptr(RpDiags) diags = rp_command_diags(&args->reporting);
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    bool json;

    if (args->targets == args->tasks)
        return rp_command_misused(args->command, _("say either --targets or --tasks"));
    if (!parse_format(args, "csv", &json))
        return rp_command_misused(args->command, _("--format must be csv or json"));
    g_autoptr(RpRun) opened = rp_plans_open(".", args->datadir, diags, &error);
    g_autoptr(RpPlan) plan = opened == NULL ? NULL : rp_plans_load(opened, args->id, diags, &error);
    if (plan != NULL)
        dump(plan, args->targets, json, out);
    return finish(out, diags, error, args);
}

static RpExit
check(Args *args)
{
    g_autoptr(RpDiags) diags = rp_command_diags(&args->reporting);
    g_autoptr(GError) error = NULL;
    bool json;

    if (!parse_format(args, "text", &json))
        return rp_command_misused(args->command, _("--format must be text or json"));
    args->reporting.json = json;
    g_autoptr(RpRun) opened = rp_plans_open(".", args->datadir, diags, &error);
    g_autoptr(RpPlan) plan = opened == NULL ? NULL : rp_plans_load(opened, args->id, diags, &error);
    if (plan != NULL)
        rp_plans_check(opened, args->id, plan, diags, &error);
    return rp_command_finish(diags, error, &args->reporting);
}

static const struct {
    const char *name;
    int n_ids;
    RpExit (*run)(Args *args);
} actions[] = {{"list", 0, list}, {"show", 1, show}, {"check", 1, check}};

static RpExit
run_action(Args *args, int argc, char **argv)
{
    if (argc < 2)
        return rp_command_misused(args->command, _("say list, show or check"));
    for (gsize i = 0; i < G_N_ELEMENTS(actions); i++) {
        if (strcmp(argv[1], actions[i].name) != 0)
            continue;
        if (argc != 2 + actions[i].n_ids)
            return rp_command_misused(args->command, actions[i].n_ids > 0
                                                         ? _("give exactly one plan")
                                                         : _("'list' takes no plan"));
        args->id = actions[i].n_ids > 0 ? argv[2] : NULL;
        return actions[i].run(args);
    }
    return rp_command_misused(args->command, _("say list, show or check"));
}

static RpExit
run(const RpCommand *command, const RpEnvironment *environment, int argc, char **argv)
{
    Args args = {.command = command, .datadir = environment->datadir};
    const GOptionEntry entries[] = {
        {"targets", 0, 0, G_OPTION_ARG_NONE, &args.targets, N_("show: the targets"), NULL},
        {"tasks", 0, 0, G_OPTION_ARG_NONE, &args.tasks, N_("show: the tasks"), NULL},
        {"format", 'f', 0, G_OPTION_ARG_STRING, &args.format,
         N_("list, show: csv (default) or json; check: text (default) or json"), N_("FORMAT")},
        RP_REPORTING_ENTRIES(&args.reporting),
        G_OPTION_ENTRY_NULL,
    };
    RpExit status = RP_EXIT_USAGE;

    if (rp_command_parse(command, entries, &argc, &argv))
        status = run_action(&args, argc, argv);
    g_free(args.format);
    return status;
}

const RpCommand rp_cmd_plan = {
    .name = "plan",
    .usage = "list | show ID --targets|--tasks | check ID",
    .summary = N_("list plans, print their targets or tasks, check them"),
    .run = run,
};
