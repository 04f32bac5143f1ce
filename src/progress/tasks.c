#include <math.h>
#include <string.h>

#include "data/task-word.h"
#include "progress/exact-private.h"
#include "progress/progress.h"

static const double ALL_PERCENT = 100;

const char *
rp_task_state_word(RpTaskState state)
{
    return rp_task_look(state)->word;
}

const char *
rp_task_state_id(RpTaskState state)
{
    return rp_task_look(state)->id;
}

/* Returns: (owned) task id -> the latest report on it up to `period`, of the region or of none. */
static GHashTable *
latest_reports(const GPtrArray *reports, const char *region, RpPeriod period)
{
    GHashTable *latest = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; reports != NULL && i < reports->len; i++) {
        RpTaskProgress *report = g_ptr_array_index(reports, i);
        const RpTaskProgress *best = g_hash_table_lookup(latest, report->task);

        if (*report->region != '\0' && strcmp(report->region, region) != 0)
            continue;
        if (rp_period_compare_ends(report->period, period) > 0)
            continue;
        if (best == NULL || rp_period_compare_ends(report->period, best->period) >= 0)
            g_hash_table_insert(latest, report->task, report);
    }
    return latest;
}

/* Returns: (owned) the ids that some task has as its parent. */
static GHashTable *
parent_ids(const GArray *tasks)
{
    GHashTable *parents = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < tasks->len; i++)
        g_hash_table_add(parents, g_array_index(tasks, RpTask, i).parent);
    return parents;
}

/* State and percentage as reported. */
static void
judge_report(const RpTaskProgress *report, RpTaskStanding *standing)
{
    double percent_of_word = -1;

    if (rp_task_word_read(report->status, &standing->state, &percent_of_word) &&
        percent_of_word >= 0)
        standing->percent = percent_of_word;
    if (!report->has_percent)
        return;

    double percent = rp_decimal_to_double(report->percent);
    standing->percent = percent;
    /* a known word stands, unless it says that nothing was begun and the percentage denies it */
    if (standing->state != RP_TASK_UNREPORTED &&
        !(standing->state == RP_TASK_NOT_STARTED && percent > 0))
        return;
    standing->state = RP_TASK_RUNNING;
    if (percent <= 0)
        standing->state = RP_TASK_NOT_STARTED;
    if (percent >= ALL_PERCENT)
        standing->state = RP_TASK_DONE;
}

static RpTaskStanding
judge_task(const RpTask *task, const RpTaskProgress *report, RpPeriod period)
{
    RpTaskStanding standing = {
        .task = task, .progress = report, .state = RP_TASK_UNREPORTED, .percent = NAN};

    standing.due_past =
        task->due.kind != RP_PERIOD_NONE && rp_period_compare_ends(task->due, period) <= 0;
    if (report == NULL)
        return standing;

    standing.late_report = rp_period_compare_ends(report->period, period) < 0;
    judge_report(report, &standing);
    if (standing.due_past &&
        (standing.state == RP_TASK_RUNNING || standing.state == RP_TASK_NOT_STARTED))
        standing.state = RP_TASK_OVERDUE;
    return standing;
}

GArray *
rp_progress_tasks(const RpDataset *dataset, const char *region, RpPeriod period)
{
    GArray *standings = g_array_new(FALSE, FALSE, sizeof(RpTaskStanding));

    if (dataset->plan == NULL || dataset->plan->tasks == NULL)
        return standings;

    const GArray *tasks = dataset->plan->tasks;
    g_autoptr(GHashTable) reports = latest_reports(dataset->task_progress, region, period);
    g_autoptr(GHashTable) parents = parent_ids(tasks);
    for (guint i = 0; i < tasks->len; i++) {
        const RpTask *task = &g_array_index(tasks, RpTask, i);
        RpTaskStanding standing = judge_task(task, g_hash_table_lookup(reports, task->id), period);

        standing.leaf = !g_hash_table_contains(parents, task->id);
        g_array_append_val(standings, standing);
    }
    return standings;
}

RpTaskSummary
rp_progress_summarise_tasks(const GArray *standings, const char *kind, const char *owner)
{
    RpTaskSummary summary = {.done = NAN, .progress = NAN};
    double done = 0, known = 0, percents = 0;

    for (guint i = 0; i < standings->len; i++) {
        const RpTaskStanding *standing = &g_array_index(standings, RpTaskStanding, i);
        double weight = standing->task->weight;

        if (kind == NULL ? !standing->leaf : strcmp(standing->task->kind, kind) != 0)
            continue;
        if (owner != NULL && strcmp(standing->task->owner, owner) != 0)
            continue;
        summary.total++;
        summary.counts[standing->state]++;
        summary.weight += weight;
        if (standing->state == RP_TASK_DONE)
            done += weight;
        if (isnan(standing->percent))
            continue;
        known += weight;
        percents += weight * fmin(1, fmax(0, standing->percent / ALL_PERCENT));
    }
    if (summary.weight > 0)
        summary.done = done / summary.weight;
    if (known > 0)
        summary.progress = percents / known;
    return summary;
}
