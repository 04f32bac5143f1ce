#include <math.h>
#include <string.h>

#include "build/task-rows.h"
#include "build/wording-private.h"

#define SAMPLE_TASKS "任务进展为示例数据（虚构，仅用于演示）。"
#define MAX_GOALS    6 /* goals of the outlook that are told in full */

/* What is done first, what nobody knows last. */
static const RpTaskState order[RP_N_TASK_STATES] = {
    RP_TASK_DONE, RP_TASK_RUNNING, RP_TASK_NOT_STARTED, RP_TASK_OVERDUE, RP_TASK_UNREPORTED,
};

/* Goals without a number are 定性目标 to those who wrote the plan. */
static const char *
noun(const RpTaskTally *tally)
{
    return tally->milestones ? "定性目标" : "任务";
}

/* "7项完成，9项逾期，1项未报" */
static char *
count_clause(const RpTaskTally *tally)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (int i = 0; i < RP_N_TASK_STATES; i++)
        if (tally->counts[order[i]] > 0)
            g_string_append_printf(out, "%s%u项%s", out->len == 0 ? "" : "，",
                                   tally->counts[order[i]], rp_task_look(order[i])->word);
    return g_strdup(out->str);
}

/* 全部完成, 均未报送进展 ... when all are in one state; NULL when they are not. */
static const char *
uniform_verdict(const RpTaskTally *tally)
{
    static const char *const verdicts[RP_N_TASK_STATES] = {
        [RP_TASK_NOT_STARTED] = "均未启动",    [RP_TASK_RUNNING] = "均在进行",
        [RP_TASK_DONE] = "全部完成",           [RP_TASK_OVERDUE] = "全部逾期",
        [RP_TASK_UNREPORTED] = "均未报送进展",
    };

    for (int s = 0; s < RP_N_TASK_STATES; s++)
        if (tally->counts[s] == tally->total)
            return verdicts[s];
    return NULL;
}

char *
rp_wording_tasks_title(const GPtrArray *rows)
{
    RpTaskTally tally = rp_task_rows_tally(rows);
    const char *all = uniform_verdict(&tally);
    g_autofree char *counts = count_clause(&tally);

    return g_strdup_printf("%u项%s：%s", tally.total, noun(&tally), all != NULL ? all : counts);
}

char *
rp_wording_tasks_headline(const GPtrArray *rows)
{
    RpTaskTally tally = rp_task_rows_tally(rows);
    const char *all = uniform_verdict(&tally);
    unsigned done = tally.counts[RP_TASK_DONE], late = tally.counts[RP_TASK_OVERDUE];
    unsigned silent = tally.counts[RP_TASK_UNREPORTED];

    if (tally.total == 0)
        return g_strdup("规划没有列出任务");
    if (all != NULL)
        return g_strdup_printf("%u项%s%s", tally.total, noun(&tally), all);
    if (late > 0)
        return g_strdup_printf("%u项%s完成%u项，\n%u项逾期", tally.total, noun(&tally), done, late);
    if (silent == tally.total - done)
        return g_strdup_printf("%u项%s完成%u项，\n其余%u项未报送进展", tally.total, noun(&tally),
                               done, silent);
    return g_strdup_printf("%u项%s完成%u项，\n%u项正在推进", tally.total, noun(&tally), done,
                           tally.counts[RP_TASK_RUNNING]);
}

typedef struct {
    RpTaskState state;
    const char *clause;
} NamedState;

static gint
compare_percent(gconstpointer a, gconstpointer b)
{
    const RpTaskStanding *x = *(const RpTaskStanding *const *)a;
    const RpTaskStanding *y = *(const RpTaskStanding *const *)b;
    double px = isnan(x->percent) ? 0 : x->percent, py = isnan(y->percent) ? 0 : y->percent;

    if (px != py)
        return (px > py) - (px < py);
    return (x > y) - (x < y); /* the standings are one array, in plan order */
}

/* Returns: (owned) of const RpTaskStanding *: those in `state`, the least advanced first. */
static GPtrArray *
rows_in(const GPtrArray *rows, RpTaskState state)
{
    GPtrArray *some = g_ptr_array_new();

    for (guint i = 0; i < rows->len; i++)
        if (((const RpTaskStanding *)g_ptr_array_index(rows, i))->state == state)
            g_ptr_array_add(some, g_ptr_array_index(rows, i));
    g_ptr_array_sort(some, compare_percent);
    return some;
}

/* “深化部省联动”（40%）、“推动企业对标贯标”（50%）等9项 */
static char *
list_tasks(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = 0; i < MIN(rows->len, RP_MAX_EXAMPLES); i++) {
        const RpTaskStanding *standing = g_ptr_array_index(rows, i);

        g_string_append_printf(out, "%s“%s”", i == 0 ? "" : "、", standing->task->title);
        if (isnan(standing->percent) || standing->state == RP_TASK_DONE ||
            standing->state == RP_TASK_NOT_STARTED)
            continue;
        g_autofree char *percent = rp_scheme_format(set->rules, standing->percent, 0);
        g_string_append_printf(out, "（%s%%）", percent);
    }
    if (rows->len > RP_MAX_EXAMPLES)
        g_string_append_printf(out, "等%u项", rows->len);
    return g_strdup(out->str);
}

/* Each state that needs attention is named with its tasks. */
static void
append_named(const RpProgressSet *set, const GPtrArray *rows, const NamedState *named, gsize n,
             GString *out)
{
    for (gsize i = 0; i < n; i++) {
        g_autoptr(GPtrArray) some = rows_in(rows, named[i].state);
        g_autofree char *list = list_tasks(set, some);

        if (some->len > 0 && some->len < rows->len)
            g_string_append_printf(
                out, named[i].state == RP_TASK_UNREPORTED ? "%s%s，不作判断。" : "%s%s。",
                named[i].clause, list);
    }
}

/* The mean of what was reported; several reports make a mean. */
static void
append_mean(const RpProgressSet *set, const GPtrArray *rows, GString *out)
{
    double weight = 0, sum = 0;
    guint n = 0;

    for (guint i = 0; i < rows->len; i++) {
        const RpTaskStanding *standing = g_ptr_array_index(rows, i);

        if (isnan(standing->percent))
            continue;
        weight += standing->task->weight;
        sum += standing->task->weight * standing->percent;
        n++;
    }
    if (n < 2 || weight <= 0)
        return;
    g_autofree char *mean = rp_scheme_format(set->rules, sum / weight, 1);
    g_string_append_printf(out, "已报送的%u项平均进度%s%%。", n, mean);
}

char *
rp_wording_tasks(const RpProgressSet *set, const GPtrArray *rows)
{
    static const NamedState work[] = {
        {RP_TASK_OVERDUE, "逾期的是"},
        {RP_TASK_NOT_STARTED, "尚未启动的是"},
        {RP_TASK_UNREPORTED, "没有报送的是"},
    };
    static const NamedState goals[] = {
        {RP_TASK_DONE, "已完成的是"},
        {RP_TASK_OVERDUE, "逾期的是"},
    };
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *end = rp_phrase_period_end(set->period);
    RpTaskTally tally = rp_task_rows_tally(rows);
    g_autofree char *counts = count_clause(&tally);
    const char *all = uniform_verdict(&tally);

    if (tally.total == 0)
        return g_strdup("");
    if (all != NULL)
        g_string_append_printf(out, "截至%s，规划的%u项%s%s%s。", end, tally.total, noun(&tally),
                               all, tally.reported == 0 ? "，暂不能判断" : "");
    else
        g_string_append_printf(out, "截至%s，规划的%u项%s中，%s。", end, tally.total, noun(&tally),
                               counts);
    if (tally.milestones)
        append_named(set, rows, goals, G_N_ELEMENTS(goals), out);
    else {
        append_mean(set, rows, out);
        append_named(set, rows, work, G_N_ELEMENTS(work), out);
    }
    return g_strdup(out->str);
}

char *
rp_wording_tasks_next(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GString) out = g_string_new(NULL);
    RpTaskTally tally = rp_task_rows_tally(rows);
    g_autoptr(GPtrArray) late = rows_in(rows, RP_TASK_OVERDUE);
    g_autofree char *list = list_tasks(set, late);

    if (late->len > 0)
        g_string_append_printf(out, "%s已过完成时限，请责任单位说明原因，提出完成时间。", list);
    if (tally.counts[RP_TASK_NOT_STARTED] > 0)
        g_string_append_printf(out, "尚未启动的%u项，明确牵头处室和起止时间。",
                               tally.counts[RP_TASK_NOT_STARTED]);
    if (tally.counts[RP_TASK_UNREPORTED] > 0)
        g_string_append_printf(out, "没有报送的%u项，补报进展和完成情况的依据。",
                               tally.counts[RP_TASK_UNREPORTED]);
    if (tally.counts[RP_TASK_RUNNING] > 0)
        g_string_append_printf(out, "进行中的%u项，按时限推进并按期报送。",
                               tally.counts[RP_TASK_RUNNING]);
    if (out->len == 0 && tally.total > 0)
        g_string_append(out, "各项任务均已完成，整理成果，做好归档和后续实施。");
    return g_strdup(out->str);
}

/* 面向2035年，规划提出3项目标：……；……。 */
char *
rp_wording_outlook(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GString) out = g_string_new(NULL);
    int year = rp_month_year(set->dataset->plan->outlook);

    if (rows->len == 0)
        return g_strdup("");
    g_string_append_printf(out, "面向%d年，规划提出%u项定性目标：", year, rows->len);
    for (guint i = 0; i < MIN(rows->len, MAX_GOALS); i++) {
        const RpTaskStanding *standing = g_ptr_array_index(rows, i);
        g_string_append_printf(out, "%s%s", i == 0 ? "" : "；", standing->task->title);
    }
    if (rows->len > MAX_GOALS)
        g_string_append(out, "等");
    g_string_append_printf(out, "。距目标年还有%d年。", year - rp_month_year(set->period.last));
    return g_strdup(out->str);
}

char *
rp_wording_tasks_note(const GPtrArray *rows)
{
    RpTaskTally tally = rp_task_rows_tally(rows);
    g_autoptr(GString) out = g_string_new("注：");

    if (tally.reported > 0)
        g_string_append(out, "状态按报送的进展判定；完成时限已过而未报完成的为逾期。");
    if (tally.counts[RP_TASK_UNREPORTED] > 0)
        g_string_append(out, "“未报”表示没有报送或公布的进展，不计为未启动，也不计为零。");
    if (tally.sample)
        g_string_append(out, SAMPLE_TASKS);
    return g_strdup(out->str);
}
