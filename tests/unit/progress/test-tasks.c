#include <math.h>

#include "rp-check.h"

#include "dataset-fixture.h"

static void
add_task(RpDataset *dataset, const char *id, const char *parent, const char *kind, const char *due,
         double weight)
{
    RpTask task = {.id = g_strdup(id),
                   .parent = g_strdup(parent),
                   .kind = g_strdup(kind),
                   .number = g_strdup(""),
                   .title = g_strdup(id),
                   .clause = g_strdup(""),
                   .owner = g_strdup(weight > 1 ? "市场监管局" : "农业厅"),
                   .due = fixture_period(due),
                   .weight = weight};

    g_array_append_val(dataset->plan->tasks, task);
}

static void
add_report(RpDataset *dataset, const char *task, const char *region, const char *period,
           const char *status, const char *percent)
{
    RpTaskProgress *report = g_new0(RpTaskProgress, 1);

    report->task = g_strdup(task);
    report->region = g_intern_string(region);
    report->period = fixture_period(period);
    report->status = g_strdup(status);
    report->has_percent = *percent != '\0';
    if (report->has_percent)
        report->percent = fixture_decimal(percent);
    report->note = g_strdup("");
    g_ptr_array_add(dataset->task_progress, report);
}

static const struct {
    const char *due, *status, *percent;
    RpTaskState state;
    double done; /* percent; NAN unknown */
} state_rows[] = {
    {"2020", "完成", "", RP_TASK_DONE, 100},          /* done */
    {"2018-03", "已完成", "", RP_TASK_DONE, 100},     /* done in time or late */
    {"2020", "进行中", "40", RP_TASK_RUNNING, 40},    /* under way */
    {"2018-03", "进行中", "40", RP_TASK_OVERDUE, 40}, /* due in March */
    {"2018-06", "进行中", "", RP_TASK_OVERDUE, NAN},  /* due at the report's end */
    {"2018-07", "进行中", "", RP_TASK_RUNNING, NAN},  /* due next month */
    {"2020", "未启动", "", RP_TASK_NOT_STARTED, 0},   /* not begun */
    {"2018-03", "未启动", "", RP_TASK_OVERDUE, 0},    /* not begun and due */
    {"", "未启动", "", RP_TASK_NOT_STARTED, 0},       /* without a date never overdue */
    {"", "逾期", "", RP_TASK_OVERDUE, NAN},           /* unless reported so */
    {"2020", "", "100", RP_TASK_DONE, 100},           /* a percentage alone */
    {"2020", "", "1", RP_TASK_RUNNING, 1},            /* a percentage alone */
    {"2020", "", "0", RP_TASK_NOT_STARTED, 0},        /* a percentage alone */
    {"2020", "未启动", "5", RP_TASK_RUNNING, 5},      /* the percentage denies the word */
    {"2020", "A", "", RP_TASK_DONE, 100},             /* grade */
    {"2020", "B", "", RP_TASK_RUNNING, 80},           /* grade */
    {"2020", "C", "", RP_TASK_RUNNING, 60},           /* grade */
    {"2020", "不清楚", "", RP_TASK_UNREPORTED, NAN},  /* an unknown word says nothing */
};

START_TEST(a_task_stands_as_reported_and_as_due)
{
    g_autoptr(RpDataset) dataset = fixture_new();

    add_task(dataset, "t", "", "任务", state_rows[_i].due, 1);
    add_report(dataset, "t", "", "2018-06", state_rows[_i].status, state_rows[_i].percent);
    g_autoptr(GArray) standings = rp_progress_tasks(dataset, "630000", fixture_period("2018-06"));
    const RpTaskStanding *standing = &g_array_index(standings, RpTaskStanding, 0);
    ck_assert_str_eq(rp_task_state_id(standing->state), rp_task_state_id(state_rows[_i].state));
    ck_assert(isnan(state_rows[_i].done) ? isnan(standing->percent)
                                         : standing->percent == state_rows[_i].done);
}
END_TEST

START_TEST(the_latest_report_of_the_region_counts)
{
    g_autoptr(RpDataset) dataset = fixture_new();

    add_task(dataset, "t", "", "任务", "2020", 1);
    add_task(dataset, "u", "", "任务", "2016", 1);
    add_report(dataset, "t", "630000", "2018-07", "完成", ""); /* after the report */
    add_report(dataset, "t", "630000", "2018-05", "进行中", "30");
    add_report(dataset, "t", "", "2018-01", "未启动", "");
    add_report(dataset, "t", "620000", "2018-06", "完成", ""); /* another region */
    g_autoptr(GArray) standings = rp_progress_tasks(dataset, "630000", fixture_period("2018-06"));
    const RpTaskStanding *standing = &g_array_index(standings, RpTaskStanding, 0);
    ck_assert_int_eq(standing[0].state, RP_TASK_RUNNING);
    ck_assert(standing[0].percent == 30 && standing[0].late_report);
    ck_assert_int_eq(standing[1].state, RP_TASK_UNREPORTED);
    ck_assert(standing[1].due_past && standing[1].progress == NULL);
    ck_assert_str_eq(rp_task_state_word(standing[1].state), "未报");
}
END_TEST

START_TEST(shares_are_weighted_and_count_leaves)
{
    g_autoptr(RpDataset) dataset = fixture_new();

    add_task(dataset, "c", "", "章", "", 1);
    add_task(dataset, "a", "c", "任务", "2020", 3);
    add_task(dataset, "b", "c", "任务", "2020", 1);
    add_task(dataset, "m", "c", "里程碑", "2017", 1);
    add_task(dataset, "n", "c", "里程碑", "2017", 1);
    add_report(dataset, "a", "", "2018-06", "完成", "");
    add_report(dataset, "b", "", "2018-06", "进行中", "50");
    add_report(dataset, "m", "", "2018-06", "进行中", "20");
    g_autoptr(GArray) standings = rp_progress_tasks(dataset, "630000", fixture_period("2018-06"));

    RpTaskSummary all = rp_progress_summarise_tasks(standings, NULL, NULL);
    ck_assert_int_eq(all.total, 4); /* not the chapter */
    ck_assert(all.weight == 6 && all.done == 0.5);
    ck_assert_double_eq_tol(all.progress, (3 + 0.5 + 0.2) / 5, 1e-12);
    ck_assert_int_eq(all.counts[RP_TASK_OVERDUE], 1);
    ck_assert_int_eq(all.counts[RP_TASK_UNREPORTED], 1);

    RpTaskSummary milestones = rp_progress_summarise_tasks(standings, "里程碑", NULL);
    ck_assert(milestones.total == 2 && milestones.done == 0);
    RpTaskSummary owner = rp_progress_summarise_tasks(standings, NULL, "市场监管局");
    ck_assert(owner.total == 1 && owner.done == 1);
    RpTaskSummary none = rp_progress_summarise_tasks(standings, "工程", NULL);
    ck_assert(none.total == 0 && isnan(none.done) && isnan(none.progress));
}
END_TEST

START_TEST(a_data_set_without_a_plan_has_no_tasks)
{
    g_autoptr(RpDataset) dataset = rp_dataset_new();
    g_autoptr(GArray) standings = rp_progress_tasks(dataset, "630000", fixture_period("2018-06"));

    ck_assert_int_eq(standings->len, 0);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("progress/tasks");
    TCase *tc = tcase_create("tasks");

    rp_tcase_add_rows(tc, a_task_stands_as_reported_and_as_due, state_rows);
    tcase_add_test(tc, the_latest_report_of_the_region_counts);
    tcase_add_test(tc, shares_are_weighted_and_count_leaves);
    tcase_add_test(tc, a_data_set_without_a_plan_has_no_tasks);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
