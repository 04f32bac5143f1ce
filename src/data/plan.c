#include "data/plan.h"

#include <string.h>

const char *
rp_comparator_name(RpComparator comparator)
{
    static const char *const names[] = {
        [RP_COMPARE_NONE] = "",       [RP_COMPARE_GE] = ">=", [RP_COMPARE_GT] = ">",
        [RP_COMPARE_LE] = "<=",       [RP_COMPARE_LT] = "<",  [RP_COMPARE_EQ] = "=",
        [RP_COMPARE_RANGE] = "range",
    };

    return names[comparator];
}

void
rp_target_clear(RpTarget *target)
{
    g_free(target->id);
    g_free(target->clause);
    g_free(target->domain);
    g_free(target->phrase);
    g_free(target->unit);
    g_free(target->nature);
    g_free(target->owner);
    g_clear_pointer(&target->path_nodes, g_array_unref);
    g_free(target->note);
}

static void
task_clear(gpointer data)
{
    RpTask *task = data;

    g_free(task->id);
    g_free(task->parent);
    g_free(task->kind);
    g_free(task->number);
    g_free(task->title);
    g_free(task->clause);
    g_free(task->owner);
}

static void
ref_clear(gpointer data)
{
    g_free(((RpPlanRef *)data)->id);
}

static void
sum_clear(gpointer data)
{
    RpPlanSum *sum = data;

    g_free(sum->total.id);
    g_clear_pointer(&sum->parts, g_array_unref);
}

GArray *
rp_plan_refs_new(void)
{
    GArray *refs = g_array_new(FALSE, TRUE, sizeof(RpPlanRef));

    g_array_set_clear_func(refs, ref_clear);
    return refs;
}

RpPlan *
rp_plan_new(void)
{
    RpPlan *plan = g_new0(RpPlan, 1);

    plan->parents = rp_plan_refs_new();
    plan->sums = g_array_new(FALSE, TRUE, sizeof(RpPlanSum));
    g_array_set_clear_func(plan->sums, sum_clear);
    plan->targets = g_array_new(FALSE, TRUE, sizeof(RpTarget));
    g_array_set_clear_func(plan->targets, (GDestroyNotify)rp_target_clear);
    plan->tasks = g_array_new(FALSE, TRUE, sizeof(RpTask));
    g_array_set_clear_func(plan->tasks, task_clear);
    plan->region = g_intern_string("");
    return plan;
}

void
rp_plan_free(RpPlan *plan)
{
    if (plan == NULL)
        return;
    g_free(plan->id);
    g_free(plan->title);
    g_free(plan->issuer);
    g_free(plan->number);
    g_free(plan->date);
    g_free(plan->scheme);
    g_free(plan->source_file);
    g_free(plan->notes);
    g_clear_pointer(&plan->parents, g_array_unref);
    g_clear_pointer(&plan->sums, g_array_unref);
    g_clear_pointer(&plan->targets, g_array_unref);
    g_clear_pointer(&plan->tasks, g_array_unref);
    g_free(plan);
}

const RpTarget *
rp_plan_lookup_target(const RpPlan *plan, const char *id)
{
    for (guint i = 0; i < plan->targets->len; i++) {
        const RpTarget *target = &g_array_index(plan->targets, RpTarget, i);

        if (strcmp(target->id, id) == 0)
            return target;
    }
    return NULL;
}
