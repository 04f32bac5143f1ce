#include "app/plans.h"

#include <string.h>

#include "app/read.h"
#include "base/error.h"
#include "base/i18n.h"
#include "data/plan-check.h"

RpRun *
rp_plans_open(const char *folder, const char *datadir, RpDiags *diags, GError **error)
{
    g_autoptr(RpRun) run = rp_run_new();

    run->report = rp_report_new_bare(folder, datadir);
    run->dataset = rp_dataset_new();
    if (!rp_run_read_registries(run, diags, error))
        return NULL;
    return g_steal_pointer(&run);
}

/* Returns: (owned, nullable) the path of its plan.yaml. */
static char *
find_plan(const RpRun *run, const char *id)
{
    g_autofree char *name = g_strdup_printf("data/plans/%s/plan.yaml", id);

    if (*id == '\0' || *id == '.' || strchr(id, '/') != NULL)
        return NULL;
    return rp_report_find(run->report, name);
}

GPtrArray *
rp_plans_ids(const RpRun *run)
{
    GPtrArray *ids = rp_report_list(run->report, "data/plans");

    for (guint i = ids->len; i-- > 0;) {
        g_autofree char *path = find_plan(run, g_ptr_array_index(ids, i));

        if (path == NULL)
            g_ptr_array_remove_index(ids, i);
    }
    return ids;
}

/* The id nearest to `word`, else the first that has it as a part: ids often end with a year.
 * Returns: (borrowed, nullable). */
static const char *
nearest_id(const GPtrArray *ids, const char *word)
{
    const char *near = rp_nearest(word, (const char *const *)ids->pdata, ids->len);

    for (guint i = 0; near == NULL && *word != '\0' && i < ids->len; i++)
        if (strstr(g_ptr_array_index(ids, i), word) != NULL)
            near = g_ptr_array_index(ids, i);
    return near;
}

static void
set_unknown(const RpRun *run, const char *id, GError **error)
{
    g_autoptr(GPtrArray) ids = rp_plans_ids(run);
    const char *near = nearest_id(ids, id);

    if (near != NULL)
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE, _("unknown plan '%s'; did you mean '%s'?"), id,
                    near);
    else
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                    _("unknown plan '%s'; 'dabiao plan list' shows the plans there are"), id);
}

RpPlan *
rp_plans_load(RpRun *run, const char *id, RpDiags *diags, GError **error)
{
    g_autofree char *path = find_plan(run, id);

    if (path == NULL) {
        set_unknown(run, id, error);
        return NULL;
    }
    g_autofree char *shown = rp_report_shown(run->report, path);
    g_free(run->report->plan.text);
    run->report->plan.text = g_strdup(id);
    run->report->plan.where = rp_where(shown, 1, 1);
    g_clear_pointer(&run->dataset->plan, rp_plan_free);
    if (!rp_run_read_plan(run, diags, error))
        return NULL;
    return g_steal_pointer(&run->dataset->plan);
}

/* Read another plan to compare with; its own faults are not those of the plan being checked.
 * False when the system refused. */
static bool
load_other(RpRun *run, const char *id, RpPlan **ret, GError **error)
{
    g_autoptr(RpDiags) ignored = rp_diags_new();
    g_autoptr(GError) refused = NULL;

    *ret = rp_plans_load(run, id, ignored, &refused);
    if (refused == NULL || g_error_matches(refused, RP_ERROR, RP_ERROR_USAGE))
        return true;
    g_propagate_error(error, g_steal_pointer(&refused));
    return false;
}

static void
report_unknown(const RpRun *run, const RpPlanRef *ref, RpDiags *diags)
{
    g_autoptr(GPtrArray) ids = rp_plans_ids(run);
    g_autofree char *quoted = rp_quote_raw(ref->id, -1, 40);
    const char *near = nearest_id(ids, ref->id);

    rp_diags_add(diags, RP_FAULT, "unknown-plan", ref->where, _("unknown plan '%s'"), quoted);
    if (near != NULL)
        rp_diags_hint(diags, _("did you mean '%s'?"), near);
    else
        rp_diags_hint(diags, _("'dabiao plan list' shows the plans there are"));
}

static bool
check_named(RpRun *run, const RpPlan *plan, RpDiags *diags, GError **error)
{
    for (guint i = 0; i < plan->parents->len; i++) {
        const RpPlanRef *ref = &g_array_index(plan->parents, RpPlanRef, i);
        g_autoptr(RpPlan) parent = NULL;

        if (!load_other(run, ref->id, &parent, error))
            return false;
        if (parent == NULL)
            report_unknown(run, ref, diags);
        else
            rp_plan_check_parent(plan, parent, run->dataset->regions, diags);
    }
    return true;
}

static bool
check_above(RpRun *run, const char *id, const RpPlan *plan, RpDiags *diags, GError **error)
{
    g_autoptr(GPtrArray) ids = rp_plans_ids(run);

    for (guint i = 0; i < ids->len; i++) {
        const char *other = g_ptr_array_index(ids, i);
        g_autoptr(RpPlan) above = NULL;

        if (strcmp(other, id) == 0)
            continue;
        if (!load_other(run, other, &above, error))
            return false;
        if (above != NULL && rp_plan_is_below(plan, above, run->dataset->regions))
            rp_plan_check_parent(plan, above, run->dataset->regions, diags);
    }
    return true;
}

bool
rp_plans_check(RpRun *run, const char *id, const RpPlan *plan, RpDiags *diags, GError **error)
{
    rp_plan_check(plan, id, run->dataset->schemes, diags);
    if (plan->parents->len > 0)
        return check_named(run, plan, diags, error);
    return check_above(run, id, plan, diags, error);
}
