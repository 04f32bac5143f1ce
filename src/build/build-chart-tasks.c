#include <math.h>
#include <string.h>

#include "build/chart-job-private.h"
#include "build/phrase.h"

#define MAX_TASKS 40 /* a page full */

static const RpTask *
lookup_task(const RpPlan *plan, const char *id)
{
    for (guint i = 0; i < plan->tasks->len; i++) {
        const RpTask *task = &g_array_index(plan->tasks, RpTask, i);
        if (strcmp(task->id, id) == 0)
            return task;
    }
    return NULL;
}

/* Months from the start of the axis to the end of what a task is due in; undated tasks are due with
 * the plan. */
static double
due_of(const RpPlan *plan, const RpTask *task)
{
    RpMonth month = task->due.kind == RP_PERIOD_NONE ? plan->end : task->due.last;

    return month - plan->start + 1;
}

static double
start_of(const RpPlan *plan, const RpTask *task)
{
    return task->start.kind == RP_PERIOD_NONE ? 0 : task->start.first - plan->start;
}

/* A running task is judged like a target that grows evenly from its start to its due date, where
 * the scheme of the report can be asked. */
static RpStatus
status_of(const RpChartJob *job, const RpTaskStanding *standing, double start, double due,
          bool *ret_judged)
{
    static const RpStatus plain[] = {
        [RP_TASK_NOT_STARTED] = RP_STATUS_STARTING,
        [RP_TASK_RUNNING] = RP_STATUS_ON_TRACK,
        [RP_TASK_DONE] = RP_STATUS_MET,
        [RP_TASK_OVERDUE] = RP_STATUS_BEHIND,
        [RP_TASK_UNREPORTED] = RP_STATUS_NO_DATA,
    };
    const RpScheme *rules = job->set->rules;
    *ret_judged = false;
    double gone = (job->set->months_gone - start) / fmax(due - start, 1);

    if (standing->state != RP_TASK_RUNNING || rules == NULL || rules->measure != RP_MEASURE_PACE ||
        isnan(standing->percent) || gone <= rules->starting)
        return plain[standing->state];
    *ret_judged = true;
    return rp_scheme_band(rules, standing->percent / 100 / fmin(gone, 1), 1e-9);
}

static void
set_group(RpChartJob *job, RpChartItem *item, const RpTask *task, const char **group)
{
    const RpTask *parent = lookup_task(job->set->dataset->plan, task->parent);
    const char *comma = parent != NULL && *parent->number != '\0' ? "、" : "";

    if (parent == NULL || g_strcmp0(parent->id, *group) == 0)
        return;
    *group = parent->id;
    if (g_str_has_suffix(parent->number, "）") || g_str_has_suffix(parent->number, "."))
        comma = "";
    rp_chart_take(&item->group, g_strconcat(parent->number, comma, parent->title, NULL));
}

static void
add_task(RpChartJob *job, const RpTaskStanding *standing, const char **group)
{
    const RpPlan *plan = job->set->dataset->plan;
    const RpTask *task = standing->task;
    RpChartItem *item = rp_chart_spec_add_item(job->chart, task->title);
    double start = start_of(plan, task), due = due_of(plan, task);
    bool judged = false, milestone = strcmp(task->kind, "里程碑") == 0;

    set_group(job, item, task, group);
    item->start = start;
    item->due = due;
    item->done = standing->state == RP_TASK_DONE ? 1 : standing->percent / 100;
    item->status = status_of(job, standing, start, due, &judged);
    if (milestone)
        item->milestone = standing->state == RP_TASK_DONE ? RP_MILESTONE_DONE : RP_MILESTONE_DUE;
    if (!judged)
        rp_chart_take(&item->word, g_strdup(rp_task_state_word(standing->state)));
}

/* 9项任务完成2项，标准信息平台等1项逾期 */
static void
title_tasks(RpChartJob *job, const GArray *standings, const RpTask *late, guint overdue)
{
    guint done = 0, n = job->chart->items->len;

    for (guint i = 0; i < standings->len; i++) {
        const RpTaskStanding *standing = &g_array_index(standings, RpTaskStanding, i);
        done += standing->leaf && standing->state == RP_TASK_DONE;
    }
    g_string_append_printf(job->title, "%u项任务完成%u项", n, done);
    if (overdue == 1)
        g_string_append_printf(job->title, "，%s逾期", late->title);
    else if (overdue > 1)
        g_string_append_printf(job->title, "，%s等%u项逾期", late->title, overdue);
    else if (n > 0)
        g_string_append(job->title, "，其余未超期");
}

static void
use_reports(RpChartJob *job, const GArray *standings)
{
    for (guint i = 0; i < standings->len; i++) {
        const RpTaskStanding *standing = &g_array_index(standings, RpTaskStanding, i);
        if (standing->progress != NULL)
            job->sample |= strstr(standing->progress->note, "示例") != NULL;
    }
    job->sample |= job->set->dataset->plan->sample;
}

void
rp_build_gantt_chart(RpChartJob *job)
{
    const RpPlan *plan = job->set->dataset->plan;
    g_autoptr(GArray) standings =
        rp_progress_tasks(job->set->dataset, job->set->region, job->set->period);
    guint most = job->from->limit > 0 ? (guint)job->from->limit : MAX_TASKS, overdue = 0, left = 0;
    const RpTask *late = NULL;
    const char *group = NULL;

    for (guint i = 0; i < standings->len; i++) {
        const RpTaskStanding *standing = &g_array_index(standings, RpTaskStanding, i);
        if (!standing->leaf)
            continue;
        if (standing->state == RP_TASK_OVERDUE) {
            late = late == NULL ? standing->task : late;
            overdue++;
        }
        if (job->chart->items->len < most)
            add_task(job, standing, &group);
        else
            left++;
    }
    job->chart->time_first = plan->start;
    job->chart->time_months = plan->end - plan->start + 1;
    job->chart->today = job->set->period.last - plan->start + 1;
    rp_chart_take(&job->chart->today_text, rp_period_to_chinese(job->set->period));
    g_autofree char *date = rp_chart_date_text(job, false);
    title_tasks(job, standings, late, overdue);
    use_reports(job, standings);
    g_string_append_printf(job->subtitle, "任务计划期与完成比例；%s", date);
    if (left > 0)
        g_string_append_printf(job->note, "另有%u项任务未列入", left);
}
