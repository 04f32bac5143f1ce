#include "progress/history.h"

#include <math.h>

#include "dataset-fixture.h"
#include "rp-check.h"

static double
value_at(const RpHistory *history, guint i)
{
    return g_array_index(history->values, double, i);
}

static const struct {
    RpKind kind;
    bool cumulative;
    int step;
    const char *periods[4], *values[4]; /* ends with NULL */
    double first;                       /* value of the first step; NAN for none */
} step_rows[] = {
    {RP_KIND_STOCK, false, 12, {"2016-03", "2016-11", NULL}, {"7", "9", NULL}, 9}, /* the last */
    {RP_KIND_RATIO, false, 3, {"2016-02", NULL}, {"4.5", NULL}, 4.5}, /* within the quarter */
    {RP_KIND_RATIO, false, 3, {"2016-05", NULL}, {"4.5", NULL}, NAN}, /* in the next one */
    {RP_KIND_FLOW, false, 12, {"2016", NULL}, {"120", NULL}, 120},    /* of just that year */
    {RP_KIND_FLOW, false, 12, {"2016H1", "2016Q3", "2016Q4", NULL}, {"1", "2", "3"}, 6}, /* sum */
    {RP_KIND_FLOW, false, 12, {"2016H1", "2016Q4", NULL}, {"1", "3", NULL}, NAN}, /* one missing */
    {RP_KIND_FLOW, true, 12, {"2016-06", "2016-12", NULL}, {"5", "8", NULL}, 8}, /* running total */
    {RP_KIND_FLOW, false, 12, {"2016", "2016Q4", NULL}, {"10", "3", NULL}, 10},  /* whole wins */
    {RP_KIND_PER_PERIOD, true, 12, {"2016-01", "2016-02", NULL}, {"5", "8", NULL}, 13}, /* added */
    {RP_KIND_PER_PERIOD, false, 12, {"2016-06", "2016-12", NULL}, {"5", "8", NULL}, NAN},
    {RP_KIND_CUMULATIVE, true, 12, {"2016-06", "2016-12", NULL}, {"5", "8", NULL}, 8},
    {RP_KIND_CUMULATIVE, false, 12, {"2016-06", "2016-12", NULL}, {"5", "8", NULL}, 8},
    {RP_KIND_CUMULATIVE, false, 12, {"2016-06", NULL}, {"5", NULL}, NAN}, /* not to its end */
};

START_TEST(a_step_has_its_last_figure_or_the_sum_of_a_flow)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    RpIndicator *indicator =
        fixture_indicator(dataset, "i", step_rows[_i].kind, RP_DIRECTION_UP, RP_AGGREGATE_GIVEN);
    const RpTimeGrid grid = {RP_MONTH(2016, 1), 12, step_rows[_i].step};
    const RpHistoryQuery query = {dataset, indicator, g_intern_string("630000"),
                                  step_rows[_i].cumulative, false};

    for (guint i = 0; step_rows[_i].periods[i] != NULL; i++)
        fixture_observe(dataset, indicator, "630000", step_rows[_i].periods[i],
                        step_rows[_i].values[i]);
    g_auto(RpHistory) history = rp_progress_history(&query, &grid, fixture_period("2020-12"));
    ck_assert_uint_eq(history.values->len, 12 / (guint)step_rows[_i].step);
    if (isnan(step_rows[_i].first))
        ck_assert(isnan(value_at(&history, 0)));
    else
        ck_assert_double_eq_tol(value_at(&history, 0), step_rows[_i].first, 1e-9);
}
END_TEST

START_TEST(nothing_after_the_report_is_looked_at)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    RpIndicator *indicator =
        fixture_indicator(dataset, "i", RP_KIND_STOCK, RP_DIRECTION_UP, RP_AGGREGATE_GIVEN);
    const RpTimeGrid grid = {RP_MONTH(2016, 1), 24, 12};
    const RpHistoryQuery query = {dataset, indicator, g_intern_string("630000"), false, false};

    fixture_observe(dataset, indicator, "630000", "2016-06", "1");
    fixture_observe(dataset, indicator, "630000", "2017-06", "2");
    g_auto(RpHistory) history = rp_progress_history(&query, &grid, fixture_period("2016-12"));
    ck_assert_int_eq(history.last, 0);
    ck_assert(isnan(value_at(&history, 1)));
}
END_TEST

START_TEST(a_break_and_the_sources_are_told)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    RpIndicator *indicator =
        fixture_indicator(dataset, "i", RP_KIND_STOCK, RP_DIRECTION_UP, RP_AGGREGATE_GIVEN);
    const RpTimeGrid grid = {RP_MONTH(2016, 1), 36, 12};
    const RpHistoryQuery query = {dataset, indicator, g_intern_string("630000"), false, false};

    fixture_observe(dataset, indicator, "630000", "2016", "1")->source = "年鉴";
    RpObservation *row = fixture_observe(dataset, indicator, "630000", "2017", "9");
    row->flags = RP_FLAG_BREAK | RP_FLAG_SAMPLE;
    row->source = "年鉴";
    g_auto(RpHistory) history = rp_progress_history(&query, &grid, fixture_period("2018-12"));
    ck_assert_int_eq(history.break_step, 1);
    ck_assert(history.sample);
    ck_assert_uint_eq(history.source->len, 1);
}
END_TEST

/* A history made by hand. */
static RpHistory
history_of(const double *values, guint n)
{
    RpHistory history = {.values = g_array_new(FALSE, FALSE, sizeof(double)),
                         .last = (int)n - 1,
                         .break_step = -1,
                         .source = g_ptr_array_new()};

    g_array_append_vals(history.values, values, n);
    return history;
}

/* An item of 2016 to 2020 that is expected to end at `forecast`. */
static RpProgress
item_to(const RpTarget *target, double forecast)
{
    return (RpProgress){.target = target,
                        .start = RP_MONTH(2015, 12),
                        .end = RP_MONTH(2020, 12),
                        .forecast = forecast,
                        .forecast_kind = RP_FORECAST_THEIL_SEN,
                        .base_origin = RP_BASE_GIVEN};
}

START_TEST(the_bands_widen_from_the_last_value_to_the_forecast)
{
    static const double values[] = {1, 3, 4, 7, 8, 11};
    g_autoptr(RpDataset) dataset = fixture_new();
    RpIndicator *indicator =
        fixture_indicator(dataset, "i", RP_KIND_STOCK, RP_DIRECTION_UP, RP_AGGREGATE_GIVEN);
    const RpTarget *target = fixture_target(dataset, "t", indicator, RP_COMPARE_GE, "0", "30");
    const RpTimeGrid grid = {RP_MONTH(2016, 1), 60, 3};
    g_auto(RpHistory) history = history_of(values, G_N_ELEMENTS(values));
    RpProgress item = item_to(target, 39);
    g_autoptr(GArray) fan = rp_progress_fan(&item, &history, &grid);

    ck_assert_uint_eq(fan->len, 14);
    const RpFanStep *first = &g_array_index(fan, RpFanStep, 0);
    const RpFanStep *last = &g_array_index(fan, RpFanStep, 13);
    ck_assert_double_eq_tol(first->median, 13, 1e-9);
    ck_assert_double_eq_tol(last->median, 39, 1e-9);
    /* steps 2 1 3 1 3: standard deviation 1; 14 steps ahead */
    ck_assert_double_eq_tol(first->hi80 - first->median, 1.2816, 1e-9);
    ck_assert_double_eq_tol(last->median - last->lo50, 0.6745 * sqrt(14), 1e-9);
    ck_assert(last->lo80 < last->lo50 && last->hi50 < last->hi80);
}
END_TEST

START_TEST(the_bands_stay_within_the_bounds)
{
    static const double values[] = {80, 90, 85, 97};
    g_autoptr(RpDataset) dataset = fixture_new();
    RpIndicator *indicator =
        fixture_indicator(dataset, "i", RP_KIND_RATIO, RP_DIRECTION_UP, RP_AGGREGATE_GIVEN);
    indicator->has_high = true;
    indicator->high = fixture_decimal("100");
    const RpTarget *target = fixture_target(dataset, "t", indicator, RP_COMPARE_GE, "50", "100");
    const RpTimeGrid grid = {RP_MONTH(2016, 1), 60, 12};
    g_auto(RpHistory) history = history_of(values, G_N_ELEMENTS(values));
    RpProgress item = item_to(target, 100);
    item.counted = true; /* what is counted never falls */
    g_autoptr(GArray) fan = rp_progress_fan(&item, &history, &grid);

    ck_assert_uint_eq(fan->len, 1);
    ck_assert_double_eq_tol(g_array_index(fan, RpFanStep, 0).hi80, 100, 1e-9);
    ck_assert_double_eq_tol(g_array_index(fan, RpFanStep, 0).lo80, 97, 1e-9);
}
END_TEST

START_TEST(few_values_give_the_median_only)
{
    static const double values[] = {1, NAN, 4};
    g_autoptr(RpDataset) dataset = fixture_new();
    RpIndicator *indicator =
        fixture_indicator(dataset, "i", RP_KIND_STOCK, RP_DIRECTION_UP, RP_AGGREGATE_GIVEN);
    const RpTarget *target = fixture_target(dataset, "t", indicator, RP_COMPARE_GE, "0", "9");
    const RpTimeGrid grid = {RP_MONTH(2016, 1), 60, 12};
    g_auto(RpHistory) history = history_of(values, G_N_ELEMENTS(values));
    RpProgress item = item_to(target, 8);
    g_autoptr(GArray) fan = rp_progress_fan(&item, &history, &grid);

    ck_assert_uint_eq(fan->len, 2);
    const RpFanStep *last = &g_array_index(fan, RpFanStep, 1);
    ck_assert(last->lo80 == last->hi80 && last->median == 8);
    item.forecast = NAN;
    g_autoptr(GArray) none = rp_progress_fan(&item, &history, &grid);
    ck_assert_uint_eq(none->len, 0);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("progress/history");
    TCase *tc = tcase_create("history");

    rp_tcase_add_rows(tc, a_step_has_its_last_figure_or_the_sum_of_a_flow, step_rows);
    tcase_add_test(tc, nothing_after_the_report_is_looked_at);
    tcase_add_test(tc, a_break_and_the_sources_are_told);
    tcase_add_test(tc, the_bands_widen_from_the_last_value_to_the_forecast);
    tcase_add_test(tc, the_bands_stay_within_the_bounds);
    tcase_add_test(tc, few_values_give_the_median_only);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
