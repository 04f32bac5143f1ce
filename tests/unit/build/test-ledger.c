#include <math.h>
#include <stdio.h>
#include <string.h>

#include "build/build.h"
#include "build/task-columns.h"
#include "build/task-rows.h"
#include "build/wording.h"
#include "progress-fixture.h"
#include "rp-check.h"

static ProgressFixture fixture;
static RpDiags *diags;

/* A plan of two chapters; reports are of June 2018. */
static const struct {
    const char *id, *parent, *kind, *number, *title, *owner, *due;
    const char *status, *percent, *note; /* NULL status: not reported */
} tasks[] = {
    {"c1", "", "章", "一", "健全体系", "", NULL, NULL, NULL, NULL},
    {"t1", "c1", "任务", "（一）", "完善制度", "省标准化院", "2017", "进行中", "60", ""},
    {"t2", "c1", "任务", "（二）", "编制目录", "省标准化院", "2020", "完成", NULL, "已印发"},
    {"c2", "", "章", "二", "推进实施", "", NULL, NULL, NULL, NULL},
    {"t3", "c2", "任务", "（三）", "开展培训", "", NULL, "未启动", "0", ""},
    {"p1", "c2", "工程", "", "示范工程", "省农牧厅", NULL, NULL, NULL, NULL},
    {"m1", "c2", "里程碑", "", "体系基本建成", "", "2020", NULL, NULL, NULL},
    {"m2", "c2", "里程碑", "", "达到先进水平", "", "2030", NULL, NULL, NULL},
};

static void
add_task(gsize i)
{
    RpTask task = {
        .id = g_strdup(tasks[i].id),
        .parent = g_strdup(tasks[i].parent),
        .kind = g_strdup(tasks[i].kind),
        .number = g_strdup(tasks[i].number),
        .title = g_strdup(tasks[i].title),
        .clause = g_strdup(""),
        .owner = g_strdup(tasks[i].owner),
        .weight = 1,
        .where = rp_where("tasks.csv", (int)i + 2, 1),
    };

    if (tasks[i].due != NULL)
        ck_assert(rp_period_parse(tasks[i].due, &task.due));
    g_array_append_val(fixture.dataset->plan->tasks, task);
}

static void
add_report(gsize i)
{
    RpTaskProgress *report = g_new0(RpTaskProgress, 1);

    report->task = g_strdup(tasks[i].id);
    report->region = g_intern_string("630000");
    report->period = fixture.set->period;
    report->status = g_strdup(tasks[i].status);
    report->note = g_strdup(tasks[i].note);
    if (tasks[i].percent != NULL)
        report->has_percent =
            rp_decimal_parse(tasks[i].percent, strlen(tasks[i].percent), &report->percent);
    g_ptr_array_add(fixture.dataset->task_progress, report);
}

static void
open_fixture(void)
{
    progress_fixture_open(&fixture, "2018-06");
    fixture.dataset->plan->outlook = RP_MONTH(2030, 12);
    for (gsize i = 0; i < G_N_ELEMENTS(tasks); i++) {
        add_task(i);
        if (tasks[i].status != NULL)
            add_report(i);
    }
    diags = rp_diags_new();
}

static void
close_fixture(void)
{
    progress_fixture_close(&fixture);
    rp_diags_free(diags);
}

static RpDocument *
build(const char *text)
{
    g_autofree char *folder = g_dir_make_tmp("build-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "me.yaml", NULL);
    g_autoptr(GError) error = NULL;
    RpLayoutFinder finder = {NULL, NULL, NULL};
    RpBuildOptions options = {.sample = true};

    ck_assert(g_file_set_contents(path, text, -1, &error));
    g_autoptr(RpLayout) layout = rp_layout_load(path, "layouts/me.yaml", &finder, diags, &error);
    rp_assert_no_error(error);
    ck_assert_ptr_nonnull(layout);
    remove(path);
    remove(folder);
    return rp_build_document(layout, fixture.set, &options, diags);
}

/* Rows as "title|title", group heads in brackets. */
static char *
describe_rows(const RpBlock *block)
{
    GString *out = g_string_new(NULL);

    ck_assert_int_eq(block->kind, RP_BLOCK_TABLE);
    for (guint r = 0; r < block->u.table->rows->len; r++) {
        const RpRow *row = &g_array_index(block->u.table->rows, RpRow, r);

        g_string_append(out, r == 0 ? "" : " ");
        if (row->group != NULL)
            g_string_append_printf(out, "[%s]", row->group);
        else
            g_string_append(out, g_array_index(row->cells, RpCell, 0).text->text->str);
    }
    return g_string_free(out, FALSE);
}

static const struct {
    const char *keys, *rows;
} ledger_rows[] = {
    {"", "完善制度 编制目录 开展培训 示范工程"}, /* in plan order; milestones only when asked for */
    {", group: state", "[逾期（1项）] 完善制度 [未报（1项）] 示范工程 [未启动（1项）] 开展培训 "
                       "[完成（1项）] 编制目录"}, /* what needs attention first */
    {", group: owner", "[省标准化院（2项）] 完善制度 编制目录 [未明确责任单位（1项）] 开展培训 "
                       "[省农牧厅（1项）] 示范工程"}, /* as they appear */
    {", group: chapter",
     "[一、健全体系（2项）] 完善制度 编制目录 [二、推进实施（2项）] 开展培训 示范工程"}, /* top */
    {", tasks: {kind: 工程}", "示范工程"}, /* one kind */
    {", tasks: {kind: [里程碑, task]}",
     "完善制度 编制目录 开展培训 体系基本建成 达到先进水平"},         /* in both languages */
    {", tasks: {kind: 里程碑, due_by: plan}", "体系基本建成"},        /* by its end */
    {", tasks: {kind: 里程碑, due_after: 规划期末}", "达到先进水平"}, /* outlook */
    {", tasks: {due_by: 2017}", "完善制度"},                          /* undated: later */
    {", tasks: {due_by: report}", "完善制度"},                        /* due by June 2018 */
    {", tasks: {due_after: 2018-06}", "编制目录 开展培训 示范工程"},  /* still to come */
    {", tasks: {state: [overdue, 未报]}", "完善制度 示范工程"},       /* by state */
    {", tasks: {under: c2}", "开展培训 示范工程"},                    /* below a chapter */
    {", tasks: {under: [t1, p1]}", "完善制度 示范工程"},              /* tasks themselves */
    {", tasks: {owner: 农牧}", "示范工程"},                           /* part of a name */
    {", limit: 2", "完善制度 编制目录"},                              /* cut */
};

START_TEST(a_ledger_shows_the_tasks_that_are_asked_for)
{
    g_autofree char *text = g_strdup_printf(
        "blocks: [{id: l, type: ledger, columns: [任务, 状态]%s}]\n", ledger_rows[_i].keys);
    g_autoptr(RpDocument) document = build(text);
    g_autofree char *rows = describe_rows(g_ptr_array_index(document->blocks, 0));

    ck_assert_uint_eq(rp_diags_sorted(diags)->len, 0);
    ck_assert_str_eq(rows, ledger_rows[_i].rows);
}
END_TEST

START_TEST(states_have_their_shape_and_word_and_numbers_run_on_over_groups)
{
    g_autoptr(RpDocument) document = build("blocks: [{id: l, type: ledger, group: state, columns: "
                                           "[序号, 状态, 进度, 进度条, 说明]}]\n");
    const RpTableSpec *table = ((RpBlock *)g_ptr_array_index(document->blocks, 0))->u.table;
    const RpRow *head = &g_array_index(table->rows, RpRow, 0);
    const RpRow *late = &g_array_index(table->rows, RpRow, 1);
    const RpRow *silent = &g_array_index(table->rows, RpRow, 3);
    const RpRow *done = &g_array_index(table->rows, RpRow, 7);

    ck_assert(head->light);
    ck_assert_int_eq(head->status, RP_STATUS_BEHIND);
    ck_assert_str_eq(g_array_index(late->cells, RpCell, 1).word, "逾期");
    ck_assert_int_eq(g_array_index(late->cells, RpCell, 1).status, RP_STATUS_BEHIND);
    ck_assert_str_eq(g_array_index(late->cells, RpCell, 2).number, "60");
    ck_assert_double_eq_tol(g_array_index(late->cells, RpCell, 3).extra->completion, 0.6, 1e-9);
    /* nothing known is never zero */
    ck_assert_str_eq(g_array_index(silent->cells, RpCell, 1).word, "未报");
    ck_assert_int_eq(g_array_index(silent->cells, RpCell, 2).kind, RP_CELL_MISSING);
    ck_assert_double_nan(g_array_index(silent->cells, RpCell, 3).extra->completion);
    ck_assert_str_eq(g_array_index(done->cells, RpCell, 0).number, "4");
    ck_assert_str_eq(g_array_index(done->cells, RpCell, 2).number, "100");
    ck_assert_str_eq(g_array_index(done->cells, RpCell, 4).text->text->str, "已印发");
}
END_TEST

START_TEST(a_ledger_says_in_its_title_how_its_tasks_stand)
{
    g_autoptr(RpDocument) document = build("blocks:\n  - {id: l, type: ledger}\n"
                                           "  - {id: m, type: ledger, tasks: {kind: 里程碑}}\n"
                                           "  - {id: n, type: ledger, tasks: {owner: 无此单位}}\n");
    const RpBlock *work = g_ptr_array_index(document->blocks, 0);
    const RpBlock *goals = g_ptr_array_index(document->blocks, 1);
    const RpBlock *none = g_ptr_array_index(document->blocks, 2);

    ck_assert_str_eq(work->u.table->title, "4项任务：1项完成，1项未启动，1项逾期，1项未报");
    ck_assert_ptr_nonnull(strstr(work->u.table->note, "不计为零"));
    ck_assert_str_eq(goals->u.table->title, "2项定性目标：均未报送进展");
    ck_assert_str_eq(g_array_index(goals->u.table->columns, RpColumn, 1).head, "定性目标");
    ck_assert_int_eq(none->kind, RP_BLOCK_PARAGRAPH);
}
END_TEST

START_TEST(a_plan_without_targets_is_counted_by_its_tasks)
{
    g_autoptr(RpDocument) document =
        build("blocks:\n  - {id: c, type: cover}\n  - {id: s, type: strip, tasks: {}}\n");
    const RpCover *cover = ((RpBlock *)g_ptr_array_index(document->blocks, 0))->u.cover;
    const RpBlock *strip = g_ptr_array_index(document->blocks, 1);

    ck_assert(cover->tasks);
    ck_assert_str_eq(cover->count_text, "任务4项");
    ck_assert_ptr_nonnull(strstr(cover->notice, "任务进展"));
    ck_assert(strip->u.strip.tasks);
    ck_assert_uint_eq(strip->u.strip.counts[RP_TASK_OVERDUE], 1);
    ck_assert_uint_eq(strip->u.strip.counts[RP_TASK_UNREPORTED], 1);
    ck_assert_str_eq(strip->u.strip.note, "每格一项任务，共4项");
}
END_TEST

START_TEST(a_plan_with_targets_is_counted_by_its_targets)
{
    progress_fixture_add_six(&fixture);
    g_autoptr(RpDocument) document =
        build("blocks:\n  - {id: c, type: cover}\n  - {id: s, type: strip}\n");
    const RpCover *cover = ((RpBlock *)g_ptr_array_index(document->blocks, 0))->u.cover;

    ck_assert(!cover->tasks);
    ck_assert_str_eq(cover->count_text, "监测目标6项");
    ck_assert(!((RpBlock *)g_ptr_array_index(document->blocks, 1))->u.strip.tasks);
}
END_TEST

static const struct {
    const char *text, *code;
    int line, column;
    const char *hint;
} faults[] = {
    {"blocks:\n  - {id: l, type: ledger, columns: [任务, 状况]}\n", "unknown-column", 2, 41,
     "状态"}, /* a near name */
    {"blocks:\n  - {id: l, type: ledger, columns: [现值]}\n", "unknown-column", 2, 37,
     "责任单位"}, /* a column of targets: all are listed */
    {"blocks:\n  - {id: l, type: ledger, tasks: {under: [c1, t9]}}\n", "unknown-task", 2, 47,
     "t"}, /* an id the plan does not have */
};

START_TEST(a_mistake_about_tasks_has_its_place)
{
    g_autoptr(RpDocument) document = build(faults[_i].text);
    const GPtrArray *all = rp_diags_sorted(diags);

    ck_assert_uint_eq(all->len, 1);
    const RpDiag *diag = g_ptr_array_index(all, 0);
    ck_assert_str_eq(diag->code, faults[_i].code);
    ck_assert_int_eq(diag->where.line, faults[_i].line);
    ck_assert_int_eq(diag->where.column, faults[_i].column);
    ck_assert_ptr_nonnull(strstr(diag->hint, faults[_i].hint));
}
END_TEST

/* One letter a task: d done, r running, n not started, o overdue, u unreported. */
static const struct {
    const char *states;
    const char *headline, *narrative;
} wordings[] = {
    {"", "规划没有列出任务", ""},                                         /* nothing */
    {"d", "1项任务全部完成", "截至2018年6月底，规划的1项任务全部完成。"}, /* one */
    {"uu", "2项任务均未报送进展",
     "截至2018年6月底，规划的2项任务均未报送进展，暂不能判断。"}, /* nobody reported */
    {"du", "2项任务完成1项，\n其余1项未报送进展",
     "截至2018年6月底，规划的2项任务中，1项完成，1项未报。没有报送的是“任务2”，不作判断。"},
    {"ddr", "3项任务完成2项，\n1项正在推进",
     "截至2018年6月底，规划的3项任务中，2项完成，1项进行中。已报送的3项平均进度80.0%。"},
    {"dooooo", "6项任务完成1项，\n5项逾期",
     "截至2018年6月底，规划的6项任务中，1项完成，5项逾期。已报送的6项平均进度50.0%。"
     "逾期的是“任务2”（40%）、“任务3”（40%）、“任务4”（40%）等5项。"}, /* three are named */
};

#define MAX_MADE 8

static const struct {
    char letter;
    RpTaskState state;
    double percent;
} letters[] = {
    {'d', RP_TASK_DONE, 100},   {'r', RP_TASK_RUNNING, 40},     {'n', RP_TASK_NOT_STARTED, 0},
    {'o', RP_TASK_OVERDUE, 40}, {'u', RP_TASK_UNREPORTED, NAN},
};

/* Tasks 任务1, 任务2 ... in the states of the letters. */
typedef struct {
    RpTask tasks[MAX_MADE];
    RpTaskStanding standings[MAX_MADE];
    char titles[MAX_MADE][16];
} Made;

static GPtrArray *
make_tasks(const char *states, Made *made)
{
    GPtrArray *rows = g_ptr_array_new();
    gsize n = strlen(states);

    ck_assert_uint_le(n, MAX_MADE);
    for (gsize i = 0; i < n; i++) {
        gsize k = 0;

        while (letters[k].letter != states[i])
            k++;
        g_snprintf(made->titles[i], sizeof made->titles[i], "任务%d", (int)i + 1);
        made->tasks[i] = (RpTask){.title = made->titles[i], .kind = (char *)"任务", .weight = 1};
        made->standings[i] = (RpTaskStanding){
            .task = &made->tasks[i], .state = letters[k].state, .percent = letters[k].percent};
        g_ptr_array_add(rows, &made->standings[i]);
    }
    return rows;
}

START_TEST(how_tasks_stand_is_said_in_a_sentence)
{
    Made made;
    g_autoptr(GPtrArray) rows = make_tasks(wordings[_i].states, &made);
    g_autofree char *headline = rp_wording_tasks_headline(rows);
    g_autofree char *narrative = rp_wording_tasks(fixture.set, rows);

    ck_assert_str_eq(headline, wordings[_i].headline);
    ck_assert_str_eq(narrative, wordings[_i].narrative);
}
END_TEST

START_TEST(goals_beyond_the_plan_are_told_in_the_outlook)
{
    g_autoptr(RpDocument) document =
        build("blocks: [{id: t, type: text, text: \"{{narrative.outlook}}\"}]\n");
    const RpBlock *text = g_ptr_array_index(document->blocks, 0);

    ck_assert_str_eq(text->u.paragraph.text->text->str,
                     "面向2030年，规划提出1项定性目标：达到先进水平。距目标年还有12年。");
}
END_TEST

static void
add_figure(const RpIndicator *indicator, const char *period, const char *value)
{
    RpPeriod parsed;

    ck_assert(rp_period_parse(period, &parsed));
    RpObservation *row = rp_observation_new(indicator, g_intern_string("630000"), parsed);
    row->has_value = rp_decimal_parse(value, strlen(value), &row->value);
    row->source = "青海日报";
    row->where = rp_where("metrics.csv", 2, 4);
    rp_metric_set_take(fixture.dataset->metrics, row);
}

static const RpIndicator *
add_indicator(const char *id, RpKind kind)
{
    RpIndicator *indicator = g_new0(RpIndicator, 1);

    indicator->id = g_strdup(id);
    indicator->name = g_strdup(id);
    indicator->aliases = g_ptr_array_new_with_free_func(g_free);
    indicator->unit = g_strdup("项");
    indicator->nature = g_strdup("");
    indicator->definition = g_strdup("");
    indicator->source = g_strdup("");
    indicator->kind = kind;
    ck_assert(rp_indicator_set_take(fixture.dataset->indicators, indicator));
    return rp_indicator_set_lookup(fixture.dataset->indicators, id);
}

START_TEST(figures_beside_the_targets_are_compared_with_those_before_the_plan)
{
    const RpIndicator *stock = add_indicator("总数", RP_KIND_STOCK);
    const RpIndicator *flow = add_indicator("发布数", RP_KIND_FLOW);
    const RpIndicator *old = add_indicator("旧数", RP_KIND_STOCK);

    add_figure(stock, "2012", "900");
    add_figure(stock, "2015", "1000");
    add_figure(stock, "2017", "1200");
    add_figure(stock, "2019", "1500"); /* later than the report */
    add_figure(flow, "2011/2015", "700");
    add_figure(flow, "2017", "150");
    add_figure(old, "2010", "5");
    rp_metric_set_index(fixture.dataset->metrics);

    g_autoptr(RpDocument) document = build("blocks: [{id: f, type: facts}]\n");
    const RpTableSpec *table = ((RpBlock *)g_ptr_array_index(document->blocks, 0))->u.table;
    const RpRow *first = &g_array_index(table->rows, RpRow, 0);
    const RpRow *second = &g_array_index(table->rows, RpRow, 1);

    ck_assert_uint_eq(table->rows->len, 2); /* what is ten years old stays away */
    ck_assert_str_eq(g_array_index(first->cells, RpCell, 2).text->text->str, "2015年");
    ck_assert_str_eq(g_array_index(first->cells, RpCell, 3).number, "1000");
    ck_assert_str_eq(g_array_index(first->cells, RpCell, 4).text->text->str, "2017年");
    ck_assert_str_eq(g_array_index(first->cells, RpCell, 5).number, "1200");
    ck_assert_str_eq(g_array_index(first->cells, RpCell, 6).number, "+200");
    /* a year is not compared with five */
    ck_assert_int_eq(g_array_index(second->cells, RpCell, 3).kind, RP_CELL_MISSING);
    ck_assert_int_eq(g_array_index(second->cells, RpCell, 6).kind, RP_CELL_MISSING);
    ck_assert_ptr_nonnull(strstr(table->note, "来源：青海日报。"));
}
END_TEST

START_TEST(columns_of_ledgers_are_explained_in_two_languages)
{
    for (gsize i = 0; i < rp_n_task_columns; i++) {
        ck_assert_ptr_nonnull(rp_task_columns[i].chinese);
        ck_assert_ptr_nonnull(rp_task_columns[i].english);
        ck_assert_ptr_eq(rp_task_column_lookup(rp_task_columns[i].key), &rp_task_columns[i]);
    }
}
END_TEST

static Suite *
ledger_suite(void)
{
    Suite *suite = suite_create("build/ledger");
    TCase *tc = tcase_create("ledger");

    tcase_add_checked_fixture(tc, open_fixture, close_fixture);
    rp_tcase_add_rows(tc, a_ledger_shows_the_tasks_that_are_asked_for, ledger_rows);
    tcase_add_test(tc, states_have_their_shape_and_word_and_numbers_run_on_over_groups);
    tcase_add_test(tc, a_ledger_says_in_its_title_how_its_tasks_stand);
    tcase_add_test(tc, a_plan_without_targets_is_counted_by_its_tasks);
    tcase_add_test(tc, a_plan_with_targets_is_counted_by_its_targets);
    rp_tcase_add_rows(tc, a_mistake_about_tasks_has_its_place, faults);
    rp_tcase_add_rows(tc, how_tasks_stand_is_said_in_a_sentence, wordings);
    tcase_add_test(tc, goals_beyond_the_plan_are_told_in_the_outlook);
    tcase_add_test(tc, figures_beside_the_targets_are_compared_with_those_before_the_plan);
    tcase_add_test(tc, columns_of_ledgers_are_explained_in_two_languages);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(ledger_suite)
