#include "build/task-rows.h"

#include <string.h>

#include "base/i18n.h"

#define KIND_BIT(name_) (1u << RP_LAYOUT_##name_)
#define WORK_BITS       (KIND_BIT(TASK) | KIND_BIT(BOX_ITEM) | KIND_BIT(PROJECT))

const RpLayoutTasks rp_task_filter_work = {.kinds = WORK_BITS};
const RpLayoutTasks rp_task_filter_milestones = {.kinds = KIND_BIT(MILESTONE),
                                                 .due_by = {.kind = RP_DUE_PLAN}};
const RpLayoutTasks rp_task_filter_outlook = {.kinds = KIND_BIT(MILESTONE),
                                              .due_after = {.kind = RP_DUE_PLAN}};

static const RpTask *
lookup_task(const RpPlan *plan, const char *id)
{
    for (guint i = 0; i < plan->tasks->len; i++)
        if (strcmp(g_array_index(plan->tasks, RpTask, i).id, id) == 0)
            return &g_array_index(plan->tasks, RpTask, i);
    return NULL;
}

static bool
is_kind(const RpTask *task, unsigned kinds)
{
    for (int k = 0; k <= RP_LAYOUT_MILESTONE; k++)
        if ((kinds & (1u << k)) != 0 &&
            strcmp(rp_layout_task_kind_word((RpLayoutTaskKind)k), task->kind) == 0)
            return true;
    return false;
}

/* Is it one of the tasks named, or below one? The plan has no cycles: reading it refuses them. */
static bool
is_under(const RpPlan *plan, const RpTask *task, const GPtrArray *ids)
{
    for (const RpTask *at = task; at != NULL; at = lookup_task(plan, at->parent))
        for (guint i = 0; i < ids->len; i++)
            if (strcmp(g_ptr_array_index(ids, i), at->id) == 0)
                return true;
    return false;
}

static bool
has_owner(const RpTask *task, const GPtrArray *owners)
{
    for (guint i = 0; i < owners->len; i++)
        if (strstr(task->owner, g_ptr_array_index(owners, i)) != NULL)
            return true;
    return false;
}

static RpMonth
bound_of(const RpProgressSet *set, const RpLayoutDue *due)
{
    if (due->kind == RP_DUE_PERIOD)
        return due->period.last;
    return due->kind == RP_DUE_REPORT ? set->period.last : set->dataset->plan->end;
}

static bool
passes(const RpProgressSet *set, const RpLayoutTasks *filter, const RpTaskStanding *standing)
{
    const RpPlan *plan = set->dataset->plan;
    const RpTask *task = standing->task;
    RpMonth due = task->due.kind == RP_PERIOD_NONE ? plan->end : task->due.last;

    if (!is_kind(task, filter->kinds == 0 ? WORK_BITS : filter->kinds))
        return false;
    if (filter->states != 0 && (filter->states & (1u << standing->state)) == 0)
        return false;
    if (filter->due_by.kind != RP_DUE_ANY && due > bound_of(set, &filter->due_by))
        return false;
    if (filter->due_after.kind != RP_DUE_ANY && due <= bound_of(set, &filter->due_after))
        return false;
    if (filter->owners != NULL && !has_owner(task, filter->owners))
        return false;
    return filter->under == NULL || is_under(plan, task, filter->under);
}

/* A filter that cannot match is a mistake. */
static void
check_ids(const RpPlan *plan, const RpLayoutTasks *filter, RpDiags *diags)
{
    for (guint i = 0; filter->under != NULL && i < filter->under->len; i++) {
        const char *id = g_ptr_array_index(filter->under, i);
        g_autoptr(GPtrArray) known = g_ptr_array_new();

        if (lookup_task(plan, id) != NULL)
            continue;
        for (guint k = 0; k < plan->tasks->len; k++)
            g_ptr_array_add(known, g_array_index(plan->tasks, RpTask, k).id);
        const char *nearest = rp_nearest(id, (const char *const *)known->pdata, known->len);
        bool placed = filter->under_at != NULL && i < filter->under_at->len;
        rp_diags_add(diags, RP_FAULT, "unknown-task",
                     placed ? g_array_index(filter->under_at, RpWhere, i) : filter->where,
                     _("the plan has no task '%s'"), id);
        if (nearest != NULL)
            rp_diags_hint(diags, _("did you mean '%s'?"), nearest);
        else
            rp_diags_hint(diags, _("'dabiao plan show %s --tasks' lists them"), plan->id);
    }
}

GPtrArray *
rp_task_rows_select(const RpProgressSet *set, const GArray *standings, const RpLayoutTasks *filter,
                    RpDiags *diags)
{
    GPtrArray *rows = g_ptr_array_new();

    if (diags != NULL)
        check_ids(set->dataset->plan, filter, diags);
    for (guint i = 0; i < standings->len; i++) {
        const RpTaskStanding *standing = &g_array_index(standings, RpTaskStanding, i);

        if (passes(set, filter, standing))
            g_ptr_array_add(rows, (gpointer)standing);
    }
    return rows;
}

static void
clear_group(gpointer data)
{
    RpTaskGroup *group = data;

    g_free(group->title);
    g_ptr_array_unref(group->rows);
}

/* Returns: (owned) 一、加强标准研究 of the topmost task above. */
static char *
chapter_title(const RpPlan *plan, const RpTask *task)
{
    const RpTask *top = task;
    const RpTask *up = lookup_task(plan, top->parent);

    while (up != NULL) {
        top = up;
        up = lookup_task(plan, top->parent);
    }
    return g_strconcat(top->number, *top->number == '\0' ? "" : "、", top->title, NULL);
}

static char *
group_title(const RpProgressSet *set, const RpTaskStanding *standing, RpLayoutGroup group)
{
    switch (group) {
    case RP_GROUP_STATE:
        return g_strdup(rp_task_look(standing->state)->word);
    case RP_GROUP_OWNER:
        return g_strdup(*standing->task->owner == '\0' ? "未明确责任单位" : standing->task->owner);
    case RP_GROUP_CHAPTER:
        return chapter_title(set->dataset->plan, standing->task);
    case RP_GROUP_DOMAIN:
    case RP_GROUP_NATURE:
    case RP_GROUP_NONE:
        break;
    }
    return g_strdup("");
}

static void
add_to_group(const RpProgressSet *set, GArray *groups, const RpTaskStanding *standing,
             RpLayoutGroup by)
{
    g_autofree char *title = group_title(set, standing, by);

    for (guint i = 0; i < groups->len; i++) {
        RpTaskGroup *group = &g_array_index(groups, RpTaskGroup, i);

        if (strcmp(group->title, title) == 0) {
            g_ptr_array_add(group->rows, (gpointer)standing);
            return;
        }
    }
    RpTaskGroup group = {
        .title = g_steal_pointer(&title),
        .by_state = by == RP_GROUP_STATE,
        .state = standing->state,
        .rows = g_ptr_array_new(),
    };
    g_ptr_array_add(group.rows, (gpointer)standing);
    g_array_append_val(groups, group);
}

/* What needs attention first. */
static const int urgency[RP_N_TASK_STATES] = {
    [RP_TASK_OVERDUE] = 0, [RP_TASK_UNREPORTED] = 1, [RP_TASK_NOT_STARTED] = 2,
    [RP_TASK_RUNNING] = 3, [RP_TASK_DONE] = 4,
};

static gint
compare_groups(gconstpointer a, gconstpointer b)
{
    const RpTaskGroup *x = a, *y = b;

    return urgency[x->state] - urgency[y->state];
}

GArray *
rp_task_rows_group(const RpProgressSet *set, const GPtrArray *rows, RpLayoutGroup group)
{
    GArray *groups = g_array_new(FALSE, TRUE, sizeof(RpTaskGroup));

    g_array_set_clear_func(groups, clear_group);
    for (guint i = 0; i < rows->len; i++)
        add_to_group(set, groups, g_ptr_array_index(rows, i), group);
    if (group == RP_GROUP_STATE)
        g_array_sort(groups, compare_groups);
    return groups;
}

bool
rp_task_is_sample(const RpTaskStanding *standing)
{
    return standing->progress != NULL && strstr(standing->progress->note, "示例") != NULL;
}

RpTaskTally
rp_task_rows_tally(const GPtrArray *rows)
{
    RpTaskTally tally = {.total = rows->len, .milestones = rows->len > 0};

    for (guint i = 0; i < rows->len; i++) {
        const RpTaskStanding *standing = g_ptr_array_index(rows, i);

        tally.counts[standing->state]++;
        tally.sample |= rp_task_is_sample(standing);
        tally.milestones &= is_kind(standing->task, KIND_BIT(MILESTONE));
    }
    tally.reported = tally.total - tally.counts[RP_TASK_UNREPORTED];
    return tally;
}
