#include <math.h>
#include <stdio.h>
#include <string.h>

#include "build/build.h"
#include "progress-fixture.h"
#include "rp-check.h"

static ProgressFixture fixture;
static RpDiags *diags;

static void
open_fixture(void)
{
    progress_fixture_open(&fixture, "2018-06");
    progress_fixture_add_six(&fixture);
    diags = rp_diags_new();
}

static void
close_fixture(void)
{
    progress_fixture_close(&fixture);
    rp_diags_free(diags);
}

/* Build a document of the one chart block `block`: "kind: percent". Returns: (owned). */
static RpDocument *
build(const char *block)
{
    g_autofree char *folder = g_dir_make_tmp("charts-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "me.yaml", NULL);
    g_autofree char *text = g_strdup_printf("blocks:\n  - {id: g, type: chart, %s}\n", block);
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

static const RpChartSpec *
chart_of(const RpDocument *document)
{
    const RpBlock *block = g_ptr_array_index(document->blocks, 0);

    ck_assert_int_eq(block->kind, RP_BLOCK_CHART);
    return block->u.chart;
}

static const RpChartItem *
item_at(const RpChartSpec *chart, guint i)
{
    ck_assert_uint_lt(i, chart->items->len);
    return &g_array_index(chart->items, RpChartItem, i);
}

static const struct {
    const char *block;
    RpChartKind kind;
    guint items, series;
    const char *title, *subtitle;
} rows[] = {
    {"kind: bullet", RP_CHART_BULLET, 4, 0, "服务业试点领先，农产品安全标准慢于时序进度",
     "累计完成量与目标值；截至2018年6月底（时序进度50%）"}, /* not those with a baseline */
    {"kind: grouped", RP_CHART_GROUPED, 3, 2, "3项目标中尚无达到目标值的，重点领域标准缺口最大",
     "现值与目标值，{unit}；截至2018年6月底"}, /* 项 only */
    {"kind: 百分比图", RP_CHART_PERCENT, 1, 6, "标准体系6项目标中2项达标或正常",
     "各领域目标按状态构成"}, /* one domain */
    {"kind: diverging", RP_CHART_DIVERGING, 6, 0, "3项目标落后于时序进度，最大差距70.0个百分点",
     "完成率与时序进度之差，百分点"}, /* best first */
    {"kind: dumbbell, where: {id: [t4, t5]}", RP_CHART_DUMBBELL, 1, 0, "制定周期压缩3.0个月",
     "基期、现值与目标值"}, /* of two units the first */
    {"kind: values", RP_CHART_BARS, 3, 0, "重点领域标准最多，农产品安全标准最少",
     "现值，{unit}；截至2018年6月底"}, /* highest first, missing last */
    {"kind: sparklines, step: quarter", RP_CHART_SPARKLINES, 6, 6, "6项指标中0项趋好",
     "主要指标走势；2016年一季度—2018年二季度"}, /* no figures but the last */
    {"kind: heat, regions: [青海]", RP_CHART_HEAT, 1, 6, "6格中2格滞后或倒退，青海占2格",
     "各地区目标差距完成率"}, /* one row */
    {"kind: ranking, indicator: t2, show: completion, regions: [青海]", RP_CHART_RANKING, 1, 0,
     "青海居第1位",
     "重点领域标准制修订数目标差距完成率，{unit}；2018年6月"}, /* alone: no average */
    {"kind: line, indicator: t2", RP_CHART_LINE, 0, 1, "本期无数据",
     "重点领域标准制修订数，{unit}；2016—2018年"}, /* no figures at all */
    {"kind: gantt", RP_CHART_GANTT, 0, 0, "0项任务完成0项", "任务计划期与完成比例"}, /* no tasks */
};

START_TEST(a_chart_states_what_its_data_say)
{
    g_autoptr(RpDocument) document = build(rows[_i].block);
    const RpChartSpec *chart = chart_of(document);

    ck_assert(!rp_diags_failed(diags));
    ck_assert_int_eq(chart->kind, rows[_i].kind);
    ck_assert_uint_eq(chart->items->len, rows[_i].items);
    ck_assert_uint_eq(chart->series->len, rows[_i].series);
    ck_assert_str_eq(chart->title, rows[_i].title);
    ck_assert_msg(strstr(chart->subtitle, rows[_i].subtitle) != NULL, "%s", chart->subtitle);
    ck_assert_int_eq(chart->number, 1);
}
END_TEST

START_TEST(what_the_layout_says_wins_over_what_is_computed)
{
    g_autoptr(RpDocument) document =
        build("kind: diverging, title: '{{region.name}}的差距', subtitle: 甲, note: 乙, limit: 2");
    const RpChartSpec *chart = chart_of(document);

    ck_assert_str_eq(chart->title, "青海省的差距");
    ck_assert_str_eq(chart->subtitle, "甲");
    ck_assert_str_eq(chart->note, "乙");
    ck_assert_uint_eq(chart->items->len, 2);
}
END_TEST

START_TEST(missing_values_stay_missing)
{
    g_autoptr(RpDocument) document = build("kind: grouped, sort: plan");
    const RpChartSpec *chart = chart_of(document);
    const RpChartSeries *now = g_ptr_array_index(chart->series, 0);

    ck_assert(g_array_index(now->values, double, 0) == 62);
    ck_assert(isnan(g_array_index(now->values, double, 2)));
    ck_assert_int_eq(item_at(chart, 2)->status, RP_STATUS_NO_DATA);
}
END_TEST

START_TEST(indicators_are_shown_in_the_order_they_are_named)
{
    g_autoptr(RpDocument) document =
        build("kind: diverging, indicators: [采标占比, t1, 重点领域标准制修订数]");
    const RpChartSpec *chart = chart_of(document);

    ck_assert_uint_eq(chart->items->len, 3);
    ck_assert_str_eq(item_at(chart, 0)->name, "采用国际标准产品占比");
    ck_assert_str_eq(item_at(chart, 2)->name, "重点领域标准制修订数");
}
END_TEST

static const struct {
    const char *block, *code;
    const char *said; /* in the message */
} faults[] = {
    {"kind: ranking, indicator: 重点领域标注", "unknown-indicator", "重点领域标注"}, /* misspelt */
    {"kind: stacked", "chart-without-indicator", "'g'"},               /* which ones? */
    {"kind: combo, indicators: [t1]", "chart-without-indicator", "2"}, /* bars, but no line */
    {"kind: ranking, indicator: t1, regions: [青海, 清海省]", "unknown-region", "清海省"}, /* one */
    {"kind: line, indicator: t1, from: 昨天", "bad-period", "昨天"}, /* no period */
};

START_TEST(what_a_chart_cannot_find_is_a_fault)
{
    g_autoptr(RpDocument) document = build(faults[_i].block);
    const GPtrArray *all = rp_diags_sorted(diags);

    ck_assert_ptr_nonnull(document);
    ck_assert_uint_eq(rp_diags_count(diags, RP_FAULT), 1);
    const RpDiag *diag = g_ptr_array_index(all, 0);
    ck_assert_str_eq(diag->code, faults[_i].code);
    ck_assert_msg(strstr(diag->text, faults[_i].said) != NULL, "%s", diag->text);
    ck_assert_int_eq(diag->where.line, 2);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("build/charts");
    TCase *tc = tcase_create("charts");

    tcase_add_checked_fixture(tc, open_fixture, close_fixture);
    rp_tcase_add_rows(tc, a_chart_states_what_its_data_say, rows);
    tcase_add_test(tc, what_the_layout_says_wins_over_what_is_computed);
    tcase_add_test(tc, missing_values_stay_missing);
    tcase_add_test(tc, indicators_are_shown_in_the_order_they_are_named);
    rp_tcase_add_rows(tc, what_a_chart_cannot_find_is_a_fault, faults);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
