#include "chart-check.h"

#include "chart/time-axis.h"

static const struct {
    int step, months;
    guint i;
    double x; /* of an axis from 0 to 100 points */
} rows[] = {
    {1, 10, 0, 10},   /* a month stands at its end */
    {1, 10, 9, 100},  /* the last one at the right end */
    {3, 12, 1, 50},   /* quarters too */
    {12, 48, 0, 6},   /* years stand at points, clear of the axis */
    {12, 48, 3, 100}, /* the last year at the right end */
};

START_TEST(values_stand_at_the_end_of_their_span_or_at_their_year)
{
    g_autoptr(RpChartSpec) spec = rp_chart_spec_new(RP_CHART_LINE);

    spec->time_first = RP_MONTH(2016, 1);
    spec->time_months = rows[_i].months;
    spec->step_months = rows[_i].step;
    RpTimeAxis axis = rp_time_axis(spec, 0, 100);
    ck_assert_double_eq_tol(rp_time_axis_at(&axis, rows[_i].i), rows[_i].x, 1e-9);
}
END_TEST

static const struct {
    double width;
    const char *const shown[3], *const hidden;
} labels[] = {
    {WIDE, {"2016", "2017", "2018"}, "17"}, /* in full */
    {NARROW, {"2016", "17", "18"}, "2017"}, /* the first in full */
};

START_TEST(years_are_shortened_only_when_narrow)
{
    g_autoptr(RpChartSpec) spec = rp_chart_spec_new(RP_CHART_LINE);
    RpTheme theme = theme_of(false);
    g_autoptr(RpChartGeometry) geometry = rp_chart_geometry_new();
    g_autoptr(RpPen) pen = rp_pen_new(labels[_i].width, &theme, &square_typer, geometry);

    spec->time_first = RP_MONTH(2016, 1);
    spec->time_months = 36;
    RpTimeAxis axis = rp_time_axis(spec, 0, labels[_i].width);
    rp_time_axis_draw(pen, &axis, (RpYears){.y = 10, .label_y = 18});
    for (guint k = 0; k < 3; k++)
        ck_assert(has_text(geometry, labels[_i].shown[k]));
    ck_assert(!has_text(geometry, labels[_i].hidden));
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("chart/time-axis");
    TCase *tc = tcase_create("time");

    rp_tcase_add_rows(tc, values_stand_at_the_end_of_their_span_or_at_their_year, rows);
    rp_tcase_add_rows(tc, years_are_shortened_only_when_narrow, labels);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
