#include "random-spec.h"

#define PAGE_HEIGHT    560.0 /* of the page where the chart begins */
#define FURTHER_HEIGHT 700.0

static const struct {
    RpChartKind kind;
    guint rows;
    double width;
} rows[] = {
    {RP_CHART_BARS, 200, WIDE},       /* two columns on several pages */
    {RP_CHART_BARS, 200, NARROW},     /* one column on more pages */
    {RP_CHART_RANKING, 150, WIDE},    /* two columns on two pages */
    {RP_CHART_BULLET, 60, WIDE},      /* tall rows */
    {RP_CHART_DIVERGING, 90, NARROW}, /* names above the bars */
    {RP_CHART_DUMBBELL, 90, WIDE},    /* points */
    {RP_CHART_HEAT, 90, WIDE},        /* never in two columns */
};

static RpChartSpec *
long_spec(RpChartKind kind, guint n)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(41);
    RpChartSpec *spec = rp_chart_spec_new(kind);

    spec->number = 5;
    spec->elapsed = 0.5;
    set_text(&spec->title, "各地区完成情况");
    for (guint i = 0; i < n; i++) {
        g_autofree char *name = random_name(rand, 8);
        RpChartItem *item = rp_chart_spec_add_item(spec, name);
        item->value = g_rand_double_range(rand, 0, 100);
        item->target = 100;
        item->base = 0;
        item->status = RP_STATUS_ON_TRACK;
    }
    if (kind == RP_CHART_HEAT)
        for (guint s = 0; s < 5; s++)
            add_random_series(spec, rand, n, 100);
    return spec;
}

START_TEST(a_long_chart_is_split_into_parts_that_fit_the_page)
{
    g_autoptr(RpChartSpec) spec = long_spec(rows[_i].kind, rows[_i].rows);
    RpTheme theme = theme_of(false);
    RpChartRequest request = {spec, rows[_i].width, &theme, &square_typer};
    g_autoptr(GPtrArray) parts = rp_chart_compose_parts_with(&request, PAGE_HEIGHT, FURTHER_HEIGHT);

    ck_assert_uint_ge(parts->len, 2);
    for (guint i = 0; i < parts->len; i++) {
        const RpBox *part = g_ptr_array_index(parts, i);
        ck_assert_double_le(part->height, (i == 0 ? PAGE_HEIGHT : FURTHER_HEIGHT) + 0.01);
        ck_assert_double_eq_tol(part->width, rows[_i].width, 1e-9);
    }
}
END_TEST

START_TEST(a_chart_that_fits_is_one_part)
{
    g_autoptr(RpChartSpec) spec = long_spec(RP_CHART_BARS, 10);
    RpTheme theme = theme_of(false);
    RpChartRequest request = {spec, WIDE, &theme, &square_typer};
    g_autoptr(GPtrArray) parts = rp_chart_compose_parts_with(&request, PAGE_HEIGHT, FURTHER_HEIGHT);

    ck_assert_uint_eq(parts->len, 1);
}
END_TEST

START_TEST(many_rows_stand_in_two_columns_on_one_scale)
{
    g_autoptr(RpChartSpec) spec = long_spec(rows[_i].kind, 60);
    g_autoptr(RpChartGeometry) geometry = geometry_of(spec, WIDE, false);
    double left = INFINITY, right = 0;

    if (rows[_i].kind == RP_CHART_HEAT)
        return;
    for (guint i = 0; i < geometry->marks->len; i++) {
        const RpGeometryMark *mark = &g_array_index(geometry->marks, RpGeometryMark, i);
        if (mark->kind != RP_GEOMETRY_BAR && mark->kind != RP_GEOMETRY_POINT)
            continue;
        left = fmin(left, mark->rect.x);
        right = fmax(right, mark->rect.x);
    }
    ck_assert_double_lt(left, WIDE / 2);
    ck_assert_double_gt(right, WIDE / 2);
    assert_apart(geometry);
    assert_inside(geometry);
    if (rows[_i].kind == RP_CHART_BARS || rows[_i].kind == RP_CHART_RANKING)
        assert_proportional(geometry, false);
    ck_assert_uint_eq(
        count_marks(geometry, RP_GEOMETRY_BAR) + count_marks(geometry, RP_GEOMETRY_POINT), 60);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("chart/chart");
    TCase *tc = tcase_create("parts");

    tcase_set_timeout(tc, 60);
    rp_tcase_add_rows(tc, a_long_chart_is_split_into_parts_that_fit_the_page, rows);
    tcase_add_test(tc, a_chart_that_fits_is_one_part);
    rp_tcase_add_rows(tc, many_rows_stand_in_two_columns_on_one_scale, rows);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
