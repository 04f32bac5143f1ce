#include "progress/forecast-private.h"

#include <math.h>

#include "rp-check.h"

#define START RP_MONTH(2015, 12)

static void
add_point(GArray *series, int month, double value, unsigned flags)
{
    RpMonth at = START + month;
    RpPoint point = {
        .period = {RP_PERIOD_MONTH, at, at, 0}, .value = {llround(value * 10), 1}, .flags = flags};

    g_array_append_val(series, point);
}

static RpMeasureInput
input_of(RpComparator cmp, int base, int target, int value, int n)
{
    return (RpMeasureInput){.comparator = cmp,
                            .target = {target, 0},
                            .has_base = true,
                            .base = {base, 0},
                            .has_value = true,
                            .value = {value, 0},
                            .months_total = 60,
                            .months_gone = n};
}

/* Slopes and intercepts worked out apart from this program, pair by pair. */
static const struct {
    int n;
    RpTrendPoint points[8];
    double slope, intercept;
} theil_sen_rows[] = {
    {4, {{6, 12}, {12, 24}, {18, 36}, {24, 48}}, 2, 0},    /* a line */
    {4, {{1, 1}, {2, 2}, {3, 3}, {4, 100}}, 17, -24},      /* slopes 1 1 1 97 49 33: (1 + 33) / 2 */
    {5, {{1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 100}}, 1, 0}, /* one wild point of five is ignored */
    {5, {{6, 10}, {12, 19}, {18, 33}, {24, 38}, {30, 52}}, 5.0 / 3, 0}, /* ten pairs */
    {4, {{12, 36}, {24, 33}, {36, 29}, {48, 24}}, -1.0 / 3, 40.5},      /* falling */
    {2, {{0, 5}, {10, 5}}, 0, 5},                                       /* flat */
};

START_TEST(theil_sen_is_the_median_of_all_slopes)
{
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(RpTrendPoint));
    double slope, intercept;

    g_array_append_vals(points, theil_sen_rows[_i].points, (guint)theil_sen_rows[_i].n);
    ck_assert(rp_theil_sen(points, &slope, &intercept));
    ck_assert_double_eq_tol(slope, theil_sen_rows[_i].slope, 1e-12);
    ck_assert_double_eq_tol(intercept, theil_sen_rows[_i].intercept, 1e-12);
}
END_TEST

START_TEST(theil_sen_needs_two_months)
{
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(RpTrendPoint));
    RpTrendPoint same[] = {{3, 1}, {3, 2}};
    double slope, intercept;

    g_array_append_vals(points, same, 2);
    ck_assert(!rp_theil_sen(points, &slope, &intercept));
}
END_TEST

/* Of the worked examples. */
static const struct {
    RpComparator cmp;
    int base, target, value, n;
    double forecast;
    RpMonth met;
} base_to_now_rows[] = {
    {RP_COMPARE_GE, 0, 100, 62, 30, 124, RP_MONTH(2020, 1)},  /* V01: 100 / 62 * 30 = 48.4 */
    {RP_COMPARE_LE, 36, 24, 30, 30, 24, RP_MONTH(2020, 12)},  /* V02: on the day */
    {RP_COMPARE_LE, 36, 24, 33, 30, 30, RP_MONTH(2025, 12)},  /* V03: five years late */
    {RP_COMPARE_LE, 36, 24, 37, 30, 38, 0},                   /* V04: never */
    {RP_COMPARE_GT, 40, 50, 50, 60, 50, RP_MONTH(2021, 1)},   /* V05: the month after */
    {RP_COMPARE_GE, -20, 10, -5, 30, 10, RP_MONTH(2020, 12)}, /* V09: from a negative base */
    {RP_COMPARE_GE, 10, 40, 21, 30, 32, RP_MONTH(2022, 10)},  /* V20: 30 / 11 * 30 = 81.8 */
    {RP_COMPARE_GE, 0, 100, 0, 30, 0, 0},                     /* standing still */
    {RP_COMPARE_EQ, 0, 8, 9, 30, 18, 0},                      /* gone past it */
    {RP_COMPARE_EQ, 0, 8, 4, 30, 8, RP_MONTH(2020, 12)},      /* going there */
    {RP_COMPARE_GE, 0, 100, 100, 30, 200, RP_MONTH(2018, 6)}, /* met now */
};

START_TEST(few_points_are_drawn_on_from_the_base)
{
    RpIndicator indicator = {.kind = RP_KIND_STOCK};
    RpMeasureInput input =
        input_of(base_to_now_rows[_i].cmp, base_to_now_rows[_i].base, base_to_now_rows[_i].target,
                 base_to_now_rows[_i].value, base_to_now_rows[_i].n);
    g_autoptr(GArray) series = g_array_new(FALSE, FALSE, sizeof(RpPoint));
    RpForecastSource source = {&indicator, &input, series, START, START + base_to_now_rows[_i].n};
    g_auto(RpForecast) forecast = {0};

    add_point(series, input.months_gone, base_to_now_rows[_i].value, 0);
    rp_forecast_open(&source, &forecast);
    ck_assert_int_eq(forecast.kind, RP_FORECAST_BASE_TO_NOW);
    ck_assert_double_eq_tol(forecast.value, base_to_now_rows[_i].forecast, 1e-9);
    ck_assert_int_eq(forecast.met, base_to_now_rows[_i].met);
}
END_TEST

START_TEST(four_points_in_the_plan_make_a_trend)
{
    RpIndicator indicator = {.kind = RP_KIND_STOCK};
    RpMeasureInput input = input_of(RP_COMPARE_GE, 0, 100, 38, 24);
    g_autoptr(GArray) series = g_array_new(FALSE, FALSE, sizeof(RpPoint));
    RpForecastSource source = {&indicator, &input, series, START, START + 24};
    g_auto(RpForecast) forecast = {0};

    add_point(series, -6, 90, 0); /* before the plan: no part of it */
    add_point(series, 0, 0, 0);   /* neither is the base */
    add_point(series, 6, 10, 0);
    add_point(series, 12, 19, 0);
    add_point(series, 18, 33, 0);
    rp_forecast_open(&source, &forecast);
    ck_assert_int_eq(forecast.kind, RP_FORECAST_BASE_TO_NOW);
    rp_forecast_clear(&forecast);

    add_point(series, 24, 38, 0);
    add_point(series, 30, 99, 0); /* after the datum */
    rp_forecast_open(&source, &forecast);
    ck_assert_int_eq(forecast.kind, RP_FORECAST_THEIL_SEN);
    ck_assert_int_eq(forecast.points->len, 4);
    /* slopes 9/6 23/12 28/18 14/6 19/12 5/6: the middle two are 28/18 and 19/12 */
    ck_assert_double_eq_tol(forecast.slope, (28.0 / 18 + 19.0 / 12) / 2, 1e-12);
}
END_TEST

START_TEST(no_line_is_drawn_across_a_break)
{
    RpIndicator indicator = {.kind = RP_KIND_STOCK};
    RpMeasureInput input = input_of(RP_COMPARE_GE, 0, 100, 48, 30);
    g_autoptr(GArray) series = g_array_new(FALSE, FALSE, sizeof(RpPoint));
    RpForecastSource source = {&indicator, &input, series, START, START + 30};
    g_auto(RpForecast) forecast = {0};

    for (int i = 1; i <= 4; i++)
        add_point(series, i, 5 * i, 0);
    add_point(series, 5, 70, RP_FLAG_BREAK);
    add_point(series, 30, 48, 0);
    input.broken = true;
    rp_forecast_open(&source, &forecast);
    ck_assert_int_eq(forecast.kind, RP_FORECAST_NONE);
    ck_assert(isnan(forecast.value));
    ck_assert_int_eq(forecast.met, 0);
}
END_TEST

START_TEST(after_a_break_the_new_points_make_the_trend)
{
    RpIndicator indicator = {.kind = RP_KIND_STOCK};
    RpMeasureInput input = input_of(RP_COMPARE_GE, 0, 100, 48, 24);
    g_autoptr(GArray) series = g_array_new(FALSE, FALSE, sizeof(RpPoint));
    RpForecastSource source = {&indicator, &input, series, START, START + 24};
    g_auto(RpForecast) forecast = {0};

    add_point(series, 3, 7, 0);
    add_point(series, 6, 42, RP_FLAG_BREAK);
    add_point(series, 12, 44, 0);
    add_point(series, 18, 46, 0);
    add_point(series, 24, 48, 0);
    input.broken = true;
    rp_forecast_open(&source, &forecast);
    ck_assert_int_eq(forecast.kind, RP_FORECAST_THEIL_SEN);
    ck_assert_double_eq_tol(forecast.value, 60, 1e-9);
}
END_TEST

START_TEST(a_forecast_stays_within_the_bounds_of_its_indicator)
{
    RpIndicator percent = {
        .kind = RP_KIND_RATIO, .has_low = true, .has_high = true, .high = {100, 0}};
    RpMeasureInput input = input_of(RP_COMPARE_GE, 20, 95, 80, 30);
    g_autoptr(GArray) series = g_array_new(FALSE, FALSE, sizeof(RpPoint));
    RpForecastSource source = {&percent, &input, series, START, START + 30};
    g_auto(RpForecast) forecast = {0};

    rp_forecast_open(&source, &forecast);
    ck_assert(forecast.clamped);
    ck_assert(forecast.value == 100);
    rp_forecast_clear(&forecast);

    input.value = (RpDecimal){5, 0};
    rp_forecast_open(&source, &forecast);
    ck_assert(forecast.value == 0);
    ck_assert_int_eq(forecast.met, 0);
}
END_TEST

START_TEST(nothing_is_forecast_where_nothing_can_be)
{
    RpIndicator indicator = {.kind = RP_KIND_STOCK};
    RpMeasureInput good = input_of(RP_COMPARE_GE, 0, 100, 48, 24);
    RpMeasureInput inputs[] = {good, good, good, good, good};
    g_autoptr(GArray) series = g_array_new(FALSE, FALSE, sizeof(RpPoint));

    inputs[0].has_value = false;             /* missing */
    inputs[1].stale = true;                  /* too old */
    inputs[2].has_base = false;              /* one point and no base */
    inputs[3].months_gone = 0;               /* no time */
    inputs[4].comparator = RP_COMPARE_RANGE; /* no direction */
    inputs[4].target_high = (RpDecimal){200, 0};
    for (size_t i = 0; i < G_N_ELEMENTS(inputs); i++) {
        RpForecastSource source = {&indicator, &inputs[i], series, START,
                                   START + inputs[i].months_gone};
        g_auto(RpForecast) forecast = {0};

        rp_forecast_open(&source, &forecast);
        ck_assert_msg(forecast.kind == RP_FORECAST_NONE && isnan(forecast.value), "case %zu", i);
    }
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("progress/forecast");
    TCase *tc = tcase_create("forecast");

    rp_tcase_add_rows(tc, theil_sen_is_the_median_of_all_slopes, theil_sen_rows);
    tcase_add_test(tc, theil_sen_needs_two_months);
    rp_tcase_add_rows(tc, few_points_are_drawn_on_from_the_base, base_to_now_rows);
    tcase_add_test(tc, four_points_in_the_plan_make_a_trend);
    tcase_add_test(tc, no_line_is_drawn_across_a_break);
    tcase_add_test(tc, after_a_break_the_new_points_make_the_trend);
    tcase_add_test(tc, a_forecast_stays_within_the_bounds_of_its_indicator);
    tcase_add_test(tc, nothing_is_forecast_where_nothing_can_be);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
