#include "progress/path-private.h"

#include <math.h>

#include "rp-check.h"

/* From 2015-12 to 2020-12, x0 = 10, T = 40, unless a row says otherwise. */
#define START RP_MONTH(2015, 12)

static RpIndicator indicator = {.unit = (char *)"项", .kind = RP_KIND_STOCK};

static RpMeasureInput
input_of(RpDecimal base, RpDecimal target)
{
    return (RpMeasureInput){.comparator = RP_COMPARE_GE,
                            .target = target,
                            .has_base = true,
                            .base = base,
                            .months_total = 60};
}

static void
add_point(GArray *series, RpPeriod period, int value)
{
    RpPoint point = {.period = period, .value = {value, 0}};

    g_array_append_val(series, point);
}

static void
open_path(RpPathKind kind, const RpMeasureInput *input, GArray *nodes, RpPath *path)
{
    RpTarget target = {.indicator = &indicator, .path = kind, .path_nodes = nodes};
    g_autoptr(GArray) series = g_array_new(FALSE, FALSE, sizeof(RpPoint));
    RpPathSource source = {&target, input, series, START, START + 30, false};

    rp_path_open(&source, path);
}

START_TEST(a_straight_line_is_expected_where_nothing_else_is_asked_for)
{
    RpMeasureInput input = input_of((RpDecimal){10, 0}, (RpDecimal){40, 0});
    g_auto(RpPath) path = {0};

    open_path(RP_PATH_LINEAR, &input, NULL, &path);
    ck_assert(!path.fallback);
    ck_assert(rp_path_expected(&path, 0) == 0);
    ck_assert(rp_path_expected(&path, 30) == 0.5);
    ck_assert(rp_path_expected(&path, 75) == 1.25);
    ck_assert(rp_path_lead(&path, 0.62, 30) == 0.62 * 60 - 30);
}
END_TEST

START_TEST(a_growth_path_grows_by_the_same_rate_each_month)
{
    RpMeasureInput input = input_of((RpDecimal){10, 0}, (RpDecimal){40, 0});
    g_auto(RpPath) path = {0};

    open_path(RP_PATH_CAGR, &input, NULL, &path);
    ck_assert_int_eq(path.kind, RP_PATH_CAGR);
    /* half time: 10 * 4^(1/2) = 20, that is (20 - 10) / 30 */
    ck_assert_double_eq_tol(rp_path_expected(&path, 30), 1.0 / 3, 1e-12);
    ck_assert(rp_path_expected(&path, 60) == 1);
    /* 20 has been reached exactly at half time */
    ck_assert_double_eq_tol(rp_path_lead(&path, 1.0 / 3, 30), 0, 1e-9);
    ck_assert_double_eq_tol(rp_path_lead(&path, 1.0 / 3, 20), 10, 1e-6);
}
END_TEST

START_TEST(a_growth_path_without_positive_values_becomes_a_straight_line)
{
    RpMeasureInput input = input_of((RpDecimal){0, 0}, (RpDecimal){40, 0});
    g_auto(RpPath) path = {0};

    open_path(RP_PATH_CAGR, &input, NULL, &path);
    ck_assert_int_eq(path.kind, RP_PATH_LINEAR);
    ck_assert(path.fallback);
    ck_assert(rp_path_expected(&path, 15) == 0.25);
}
END_TEST

/* yearly:2016=10|2017=16|2018=25, then 40 in 2020; the first year stands still */
static const struct {
    int month;
    double expected;
} node_rows[] = {
    {0, 0},     /* the base */
    {6, 0},     /* nothing planned in 2016 */
    {12, 0},    /* 10 */
    {18, 0.1},  /* 13, half way to 16 */
    {24, 0.2},  /* 16 */
    {36, 0.5},  /* 25 */
    {48, 0.75}, /* 32.5, half way to 40 */
    {60, 1},    /* 40 */
    {66, 1.1},  /* beyond: at mean speed */
};

static GArray *
yearly_nodes(void)
{
    static const int values[] = {10, 16, 25};
    GArray *nodes = g_array_new(FALSE, FALSE, sizeof(RpPathNode));

    for (int i = 0; i < 3; i++) {
        RpPathNode node = {rp_period_year(2016 + i), {values[i], 0}};
        g_array_append_val(nodes, node);
    }
    return nodes;
}

START_TEST(a_yearly_plan_is_joined_by_straight_lines)
{
    g_autoptr(GArray) nodes = yearly_nodes();
    RpMeasureInput input = input_of((RpDecimal){10, 0}, (RpDecimal){40, 0});
    g_auto(RpPath) path = {0};

    open_path(RP_PATH_YEARLY, &input, nodes, &path);
    ck_assert_double_eq_tol(rp_path_expected(&path, node_rows[_i].month), node_rows[_i].expected,
                            1e-12);
}
END_TEST

static const struct {
    double completion;
    int month;
    double lead;
} lead_rows[] = {
    {0.2, 24, 0},    /* on the path */
    {0.5, 24, 12},   /* what is planned for month 36 */
    {0.1, 24, -6},   /* what was planned for month 18 */
    {0, 6, 0},       /* nothing was planned yet */
    {0, 20, -8},     /* nothing done; the plan left zero in month 12 */
    {0.05, 6, 9},    /* early */
    {-0.5, 24, -54}, /* below the base: at mean speed */
    {1, 48, 12},     /* done a year early */
    {1.5, 48, 42},   /* beyond the target: at mean speed */
};

START_TEST(lead_is_the_distance_in_months_along_the_path)
{
    g_autoptr(GArray) nodes = yearly_nodes();
    RpMeasureInput input = input_of((RpDecimal){10, 0}, (RpDecimal){40, 0});
    g_auto(RpPath) path = {0};

    open_path(RP_PATH_YEARLY, &input, nodes, &path);
    ck_assert_double_eq_tol(rp_path_lead(&path, lead_rows[_i].completion, lead_rows[_i].month),
                            lead_rows[_i].lead, 1e-6);
}
END_TEST

START_TEST(a_yearly_plan_without_values_becomes_a_straight_line)
{
    RpMeasureInput input = input_of((RpDecimal){10, 0}, (RpDecimal){40, 0});
    g_auto(RpPath) path = {0};

    open_path(RP_PATH_YEARLY, &input, NULL, &path);
    ck_assert_int_eq(path.kind, RP_PATH_LINEAR);
    ck_assert(path.fallback);
}
END_TEST

/* Three years that did 10 % by June and everything in December. */
static GArray *
december_years(int first_year)
{
    GArray *series = g_array_new(FALSE, FALSE, sizeof(RpPoint));

    for (int year = first_year; year < first_year + 3; year++) {
        RpPeriod half = {RP_PERIOD_HALF, RP_MONTH(year, 1), RP_MONTH(year, 6), 0};
        RpPeriod eleven = {RP_PERIOD_SPAN, RP_MONTH(year, 1), RP_MONTH(year, 11), 0};

        add_point(series, half, 10);
        add_point(series, eleven, 20);
        add_point(series, rp_period_year(year), 100);
    }
    return series;
}

START_TEST(a_seasonal_path_repeats_the_shares_of_the_years_before)
{
    RpIndicator flow = {.unit = (char *)"项", .kind = RP_KIND_FLOW};
    RpTarget target = {.indicator = &flow, .path = RP_PATH_SEASONAL};
    RpMeasureInput input = input_of((RpDecimal){0, 0}, (RpDecimal){500, 0});
    g_autoptr(GArray) series = december_years(2013);
    RpPathSource source = {&target, &input, series, START, RP_MONTH(2016, 6), true};
    g_auto(RpPath) path = {0};

    rp_path_open(&source, &path);
    ck_assert_int_eq(path.kind, RP_PATH_SEASONAL);
    ck_assert_int_eq(path.history, 3);
    ck_assert_double_eq_tol(path.shares[2], 0.05, 1e-12); /* March, between nothing and June */
    ck_assert_double_eq_tol(path.shares[5], 0.10, 1e-12);
    ck_assert_double_eq_tol(path.shares[10], 0.20, 1e-12);
    ck_assert_double_eq_tol(path.shares[11], 1, 1e-12);
    /* each of the five years is a fifth: June of the first year is a tenth of it */
    ck_assert_double_eq_tol(rp_path_expected(&path, 6), 0.02, 1e-12);
    ck_assert_double_eq_tol(rp_path_expected(&path, 11), 0.04, 1e-12);
    ck_assert_double_eq_tol(rp_path_expected(&path, 12), 0.2, 1e-12);
    ck_assert_double_eq_tol(rp_path_expected(&path, 60), 1, 1e-12);
}
END_TEST

START_TEST(months_of_a_flow_before_the_plan_are_summed)
{
    RpIndicator flow = {.unit = (char *)"项", .kind = RP_KIND_FLOW};
    RpTarget target = {.indicator = &flow, .path = RP_PATH_SEASONAL};
    RpMeasureInput input = input_of((RpDecimal){0, 0}, (RpDecimal){500, 0});
    g_autoptr(GArray) series = g_array_new(FALSE, FALSE, sizeof(RpPoint));
    RpPathSource source = {&target, &input, series, START, RP_MONTH(2016, 6), true};
    g_auto(RpPath) path = {0};

    /* 1 each month, 9 in December: 20 a year */
    for (int year = 2013; year < 2016; year++)
        for (int month = 1; month <= 12; month++)
            add_point(series, rp_period_month(year, month), month == 12 ? 9 : 1);
    rp_path_open(&source, &path);
    ck_assert_int_eq(path.kind, RP_PATH_SEASONAL);
    ck_assert_double_eq_tol(path.shares[0], 0.05, 1e-12);
    ck_assert_double_eq_tol(path.shares[10], 0.55, 1e-12);
    ck_assert_double_eq_tol(rp_path_expected(&path, 6), 0.06, 1e-12);
}
END_TEST

START_TEST(running_totals_within_the_plan_are_taken_apart_by_year)
{
    RpIndicator flow = {.unit = (char *)"项", .kind = RP_KIND_FLOW};
    RpTarget target = {.indicator = &flow, .path = RP_PATH_SEASONAL};
    RpMeasureInput input = input_of((RpDecimal){0, 0}, (RpDecimal){500, 0});
    g_autoptr(GArray) series = g_array_new(FALSE, FALSE, sizeof(RpPoint));
    RpPathSource source = {&target, &input, series, START, RP_MONTH(2019, 6), true};
    g_auto(RpPath) path = {0};

    /* by June a quarter of each year's 100 */
    for (int year = 0; year < 3; year++) {
        add_point(series, rp_period_month(2016 + year, 6), 100 * year + 25);
        add_point(series, rp_period_month(2016 + year, 12), 100 * year + 100);
    }
    rp_path_open(&source, &path);
    ck_assert_int_eq(path.kind, RP_PATH_SEASONAL);
    ck_assert_double_eq_tol(path.shares[5], 0.25, 1e-12);
    ck_assert_double_eq_tol(rp_path_expected(&path, 42), 0.65, 1e-12);
}
END_TEST

START_TEST(two_years_do_not_make_a_season)
{
    RpIndicator flow = {.unit = (char *)"项", .kind = RP_KIND_FLOW};
    RpTarget target = {.indicator = &flow, .path = RP_PATH_SEASONAL};
    RpMeasureInput input = input_of((RpDecimal){0, 0}, (RpDecimal){500, 0});
    g_autoptr(GArray) series = december_years(2014); /* the last of them is not over yet */
    RpPathSource source = {&target, &input, series, START, RP_MONTH(2016, 6), true};
    g_auto(RpPath) path = {0};

    rp_path_open(&source, &path);
    ck_assert_int_eq(path.kind, RP_PATH_LINEAR);
    ck_assert(path.fallback);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("progress/path");
    TCase *tc = tcase_create("path");

    tcase_add_test(tc, a_straight_line_is_expected_where_nothing_else_is_asked_for);
    tcase_add_test(tc, a_growth_path_grows_by_the_same_rate_each_month);
    tcase_add_test(tc, a_growth_path_without_positive_values_becomes_a_straight_line);
    rp_tcase_add_rows(tc, a_yearly_plan_is_joined_by_straight_lines, node_rows);
    rp_tcase_add_rows(tc, lead_is_the_distance_in_months_along_the_path, lead_rows);
    tcase_add_test(tc, a_yearly_plan_without_values_becomes_a_straight_line);
    tcase_add_test(tc, a_seasonal_path_repeats_the_shares_of_the_years_before);
    tcase_add_test(tc, months_of_a_flow_before_the_plan_are_summed);
    tcase_add_test(tc, running_totals_within_the_plan_are_taken_apart_by_year);
    tcase_add_test(tc, two_years_do_not_make_a_season);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
