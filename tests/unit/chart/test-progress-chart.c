#include "chart-check.h"

#include "chart/numbers.h"
#include "golden.h"

static void
add_row(RpChartSpec *spec, const char *name, double completion, RpStatus status)
{
    RpChartRow row = {.name = g_strdup(name),
                      .short_name = g_strdup(name),
                      .detail = g_strdup("62 / 100 项"),
                      .status = status,
                      .completion = completion,
                      .gap_pp = (completion - 0.5) * 100};

    g_array_append_val(spec->rows, row);
}

static RpChartSpec *
empty_spec(void)
{
    RpChartSpec *spec = rp_chart_spec_new(RP_CHART_PROGRESS);

    spec->number = 1;
    spec->elapsed = 0.5;
    set_text(&spec->title, "时间过半，五项目标快于时序，采标产品占比不升反降");
    set_text(&spec->subtitle, "目标差距完成率，%；截至2018年6月底");
    set_text(&spec->name_head, "目标（现值 / 目标值）");
    set_text(&spec->note, "较时序单位为百分点");
    set_text(&spec->source, "示例数据");
    return spec;
}

static RpChartSpec *
random_spec(GRand *rand)
{
    static const double special[] = {NAN, 0, 1, 1.3, 5.5, -0.2, -3, 0.001, 1.0001};
    RpChartSpec *spec = empty_spec();
    int n = g_rand_int_range(rand, 0, 14);

    spec->elapsed = g_rand_boolean(rand) ? g_rand_double_range(rand, 0, 1) : (double)n / 13;
    if (g_rand_int_range(rand, 0, 6) == 0)
        spec->elapsed = NAN;
    for (int i = 0; i < n; i++) {
        g_autofree char *name = random_name(rand, 40);
        bool odd = g_rand_int_range(rand, 0, 4) == 0;
        double value = odd ? special[g_rand_int_range(rand, 0, G_N_ELEMENTS(special))]
                           : g_rand_double_range(rand, -0.3, 1.4);
        RpStatus status = isnan(value) ? RP_STATUS_NO_DATA
                                       : (RpStatus)g_rand_int_range(rand, 0, RP_STATUS_NO_DATA);
        add_row(spec, name, value, status);
        RpChartRow *row = &g_array_index(spec->rows, RpChartRow, i);
        g_free(row->detail);
        row->detail = random_name(rand, g_rand_boolean(rand) ? 8 : 40);
    }
    return spec;
}

static const struct {
    double width;
    bool mono;
} forms[] = {
    {WIDE, false},   /* full column */
    {NARROW, false}, /* half column */
    {WIDE, true},    /* with the key of hatches */
    {NARROW, true},  /* the longest key */
    {303, false},    /* a wide chart in a narrow page */
};

START_TEST(no_labels_meet_and_nothing_leaves_a_random_chart)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);

    for (int i = 0; i < 500; i++) {
        g_autoptr(RpChartSpec) spec = random_spec(rand);
        g_autoptr(RpChartGeometry) geometry = geometry_of(spec, forms[_i].width, forms[_i].mono);
        assert_apart(geometry);
        assert_inside(geometry);
        assert_proportional(geometry, false);
    }
}
END_TEST

START_TEST(every_row_has_a_bar_or_is_hatched_as_missing)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(11);

    for (int i = 0; i < 100; i++) {
        g_autoptr(RpChartSpec) spec = random_spec(rand);
        g_autoptr(RpChartGeometry) geometry = geometry_of(spec, forms[_i].width, forms[_i].mono);
        guint missing = 0;
        for (guint k = 0; k < spec->rows->len; k++)
            missing += isnan(g_array_index(spec->rows, RpChartRow, k).completion);
        if (missing == spec->rows->len) {
            ck_assert(has_text(geometry, "本期无数据"));
            continue;
        }
        ck_assert_uint_eq(count_marks(geometry, RP_GEOMETRY_MISSING), missing);
        ck_assert_uint_eq(count_marks(geometry, RP_GEOMETRY_BAR), spec->rows->len - missing);
    }
}
END_TEST

START_TEST(wide_and_narrow_charts_show_the_same_numbers)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(13);

    for (int i = 0; i < 100; i++) {
        g_autoptr(RpChartSpec) spec = random_spec(rand);
        g_autoptr(RpChartGeometry) wide = geometry_of(spec, WIDE, false);
        g_autoptr(RpChartGeometry) narrow = geometry_of(spec, NARROW, false);
        bool any = count_marks(wide, RP_GEOMETRY_BAR) > 0;
        for (guint k = 0; any && k < spec->rows->len; k++) {
            double value = g_array_index(spec->rows, RpChartRow, k).completion;
            g_autofree char *text = rp_chart_percent(value, 1);
            ck_assert(isnan(value) || has_text(wide, text));
            ck_assert(isnan(value) || has_text(narrow, text));
        }
    }
}
END_TEST

START_TEST(a_bar_beyond_130_percent_is_cut_and_says_so)
{
    g_autoptr(RpChartSpec) spec = empty_spec();

    add_row(spec, "专业人才培训", 4, RP_STATUS_MET);
    g_autoptr(RpChartGeometry) geometry = geometry_of(spec, WIDE, false);
    ck_assert(has_text(geometry, "400.0%"));
    ck_assert(has_text(geometry, "未按比例"));
    ck_assert(
        has_text(geometry, "注：较时序单位为百分点。带断口的条未按比例绘制。　来源：示例数据"));
}
END_TEST

START_TEST(a_met_target_without_completion_is_not_called_missing)
{
    g_autoptr(RpChartSpec) spec = empty_spec();

    add_row(spec, "甲", 1, RP_STATUS_MET);
    add_row(spec, "乙", NAN, RP_STATUS_MET);
    g_autoptr(RpChartGeometry) geometry = geometry_of(spec, WIDE, false);
    ck_assert(has_text(geometry, "不计完成率"));
    ck_assert(!has_text(geometry, "无数据"));
}
END_TEST

START_TEST(a_negative_bar_grows_to_the_left_of_zero)
{
    g_autoptr(RpChartSpec) spec = empty_spec();
    double zero = 0, left_end = 0;

    add_row(spec, "甲", 1, RP_STATUS_MET);
    add_row(spec, "乙", -0.2, RP_STATUS_REGRESS);
    g_autoptr(RpChartGeometry) geometry = geometry_of(spec, WIDE, false);
    for (guint i = 0; i < geometry->marks->len; i++) {
        const RpGeometryMark *mark = &g_array_index(geometry->marks, RpGeometryMark, i);
        if (mark->kind == RP_GEOMETRY_BAR && mark->row == 0)
            zero = mark->rect.x;
        if (mark->kind == RP_GEOMETRY_BAR && mark->row == 1)
            left_end = mark->rect.x + mark->rect.width;
    }
    ck_assert_double_eq_tol(left_end, zero, 1e-6);
}
END_TEST

static const struct {
    double width;
    const char *golden;
} dumps[] = {
    {WIDE, "chart/progress-wide.chart"},     /* names, bars, numbers, lights */
    {NARROW, "chart/progress-narrow.chart"}, /* names above the bars */
};

START_TEST(a_dump_shows_what_stands_where)
{
    g_autoptr(RpChartSpec) spec = empty_spec();
    g_autoptr(GString) dump = g_string_new(NULL);

    add_row(spec, "农业标准化示范区", 1, RP_STATUS_MET);
    add_row(spec, "专业人才培训", 1.21, RP_STATUS_MET);
    add_row(spec, "服务业标准化试点", 0.467, RP_STATUS_SLOW);
    add_row(spec, "采用国际标准产品占比", -0.2, RP_STATUS_REGRESS);
    add_row(spec, "标准体系覆盖率", NAN, RP_STATUS_NO_DATA);
    g_autoptr(RpChartGeometry) geometry = geometry_of(spec, dumps[_i].width, false);
    rp_chart_geometry_dump(geometry, dump);
    rp_assert_golden(dumps[_i].golden, dump->str);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("chart/progress-chart");
    TCase *tc = tcase_create("progress");

    tcase_set_timeout(tc, 60);
    rp_tcase_add_rows(tc, no_labels_meet_and_nothing_leaves_a_random_chart, forms);
    rp_tcase_add_rows(tc, every_row_has_a_bar_or_is_hatched_as_missing, forms);
    tcase_add_test(tc, wide_and_narrow_charts_show_the_same_numbers);
    tcase_add_test(tc, a_bar_beyond_130_percent_is_cut_and_says_so);
    tcase_add_test(tc, a_met_target_without_completion_is_not_called_missing);
    tcase_add_test(tc, a_negative_bar_grows_to_the_left_of_zero);
    rp_tcase_add_rows(tc, a_dump_shows_what_stands_where, dumps);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
