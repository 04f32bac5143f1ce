#include <math.h>

#include "rp-check.h"

#include "dataset-fixture.h"
#include "golden.h"

#define QINGHAI "630000"

static const RpProgress *
first(const RpProgressSet *set)
{
    ck_assert_int_ge(set->items->len, 1);
    return &g_array_index(set->items, RpProgress, 0);
}

/* The worked examples again, this time as a plan with figures. */
static const struct {
    const char *id;
    RpComparator cmp;
    const char *x0, *target, *high, *at, *x;
    double forecast;
    const char *status;
} examples[] = {
    {"V01", RP_COMPARE_GE, "0", "100", "", "2018-06", "62", 124, "on_track"},
    {"V02", RP_COMPARE_LE, "36", "24", "", "2018-06", "30", 24, "on_track"},
    {"V03", RP_COMPARE_LE, "36", "24", "", "2018-06", "33", 30, "behind"},
    {"V04", RP_COMPARE_LE, "36", "24", "", "2018-06", "37", 38, "regress"},
    {"V05", RP_COMPARE_GT, "40", "50", "", "2020-12", "50", 50, "missed"},
    {"V07", RP_COMPARE_GE, "", "50", "", "2017-12", "30", NAN, "no_baseline"},
    {"V09", RP_COMPARE_GE, "-20", "10", "", "2018-06", "-5", 10, "on_track"},
    {"V12", RP_COMPARE_RANGE, "7", "4.5", "5.5", "2018-06", "6", NAN, "on_track"},
    {"V13", RP_COMPARE_GE, "0", "10", "", "2018-06", "", NAN, "no_data"},
    {"V20", RP_COMPARE_GE, "10", "40", "", "2018-06", "21", 32, "slow"},
};

static RpDataset *
worked_examples(void)
{
    RpDataset *dataset = fixture_new();

    for (size_t i = 0; i < G_N_ELEMENTS(examples); i++) {
        RpIndicator *indicator = fixture_indicator(dataset, examples[i].id, RP_KIND_STOCK,
                                                   RP_DIRECTION_NONE, RP_AGGREGATE_GIVEN);
        RpTarget *target = fixture_target(dataset, examples[i].id, indicator, examples[i].cmp,
                                          examples[i].x0, examples[i].target);

        if (*examples[i].high != '\0')
            target->value_high = fixture_decimal(examples[i].high);
        fixture_observe(dataset, indicator, QINGHAI, examples[i].at, examples[i].x);
    }
    return dataset;
}

START_TEST(worked_examples_agree_with_forecast_and_status)
{
    g_autoptr(RpDataset) dataset = worked_examples();
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, examples[_i].at, diags);
    const RpProgress *item = rp_progress_lookup(set, examples[_i].id);

    ck_assert_str_eq(rp_status_look(item->status)->id, examples[_i].status);
    if (isnan(examples[_i].forecast))
        ck_assert(isnan(item->forecast));
    else
        ck_assert_double_eq_tol(item->forecast, examples[_i].forecast, 1e-9);
}
END_TEST

START_TEST(the_table_has_the_columns_of_the_contract)
{
    g_autoptr(RpDataset) dataset = worked_examples();
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, "2018-06", diags);
    g_autoptr(GString) csv = g_string_new(NULL);
    g_autoptr(GString) json = g_string_new(NULL);

    rp_progress_dump_csv(set, csv);
    rp_progress_dump_json(set, json);
    rp_assert_golden("progress/worked-examples.csv", csv->str);
    rp_assert_golden("progress/worked-examples.json", json->str);
}
END_TEST

START_TEST(cells_are_quoted_where_they_must_be)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *odd = fixture_indicator(dataset, "a,\"b\"\n\\", RP_KIND_STOCK, RP_DIRECTION_UP,
                                         RP_AGGREGATE_GIVEN);
    g_autoptr(GString) csv = g_string_new(NULL);
    g_autoptr(GString) json = g_string_new(NULL);

    fixture_target(dataset, "t", odd, RP_COMPARE_GE, "", "10");
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, "2018-06", diags);
    rp_progress_dump_csv(set, csv);
    rp_progress_dump_json(set, json);
    ck_assert(strstr(csv->str, "\nt,\"a,\"\"b\"\"\n\\\",630000,") != NULL);
    ck_assert(strstr(json->str, "\"indicator\": \"a,\\\"b\\\"\\u000a\\\\\"") != NULL);
}
END_TEST

START_TEST(without_targets_there_is_a_head_and_an_empty_list)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, "2018-06", diags);
    g_autoptr(GString) csv = g_string_new(NULL);
    g_autoptr(GString) json = g_string_new(NULL);

    rp_progress_dump_csv(set, csv);
    rp_progress_dump_json(set, json);
    ck_assert(g_str_has_prefix(csv->str, "target,indicator,") && strchr(csv->str, '\n')[1] == '\0');
    ck_assert_str_eq(json->str, "[]\n");
    ck_assert(isnan(set->score));
}
END_TEST

START_TEST(the_latest_figure_up_to_the_report_is_judged_at_its_own_date)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *count =
        fixture_indicator(dataset, "c", RP_KIND_FLOW, RP_DIRECTION_UP, RP_AGGREGATE_SUM);

    fixture_target(dataset, "a", count, RP_COMPARE_GE, "", "100");
    fixture_observe(dataset, count, QINGHAI, "2018-07", "90"); /* later than the report */
    fixture_observe(dataset, count, QINGHAI, "2018-06", "");   /* missing: not zero */
    fixture_observe(dataset, count, QINGHAI, "2018-03", "27"); /* this one */
    fixture_observe(dataset, count, QINGHAI, "2017", "25");

    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, "2018-06", diags);
    const RpProgress *item = first(set);
    ck_assert(item->actual == 27);
    ck_assert_int_eq(item->actual_period.last, RP_MONTH(2018, 3));
    ck_assert(item->elapsed == 27.0 / 60);
    ck_assert(item->elapsed_report == 0.5);
    ck_assert(item->completion == 0.27);
    ck_assert(set->elapsed == 0.5);
    ck_assert_int_eq(item->base_origin, RP_BASE_COUNTED);
    ck_assert_double_eq_tol(item->needed_per_month, 73.0 / 33, 1e-12);
}
END_TEST

static const struct {
    const char *datum, *report;
    bool stale;
} stale_rows[] = {
    {"2017-05", "2018-06", false}, /* 13 months: just young enough */
    {"2017-04", "2018-06", true},  /* 14 months */
    {"2020-12", "2023-06", false}, /* the figure of the target's date is final */
    {"2019-06", "2023-06", true},  /* 18 months before the target's date */
};

START_TEST(an_old_figure_is_not_judged)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *count =
        fixture_indicator(dataset, "c", RP_KIND_STOCK, RP_DIRECTION_UP, RP_AGGREGATE_SUM);

    fixture_target(dataset, "a", count, RP_COMPARE_GE, "0", "100");
    fixture_observe(dataset, count, QINGHAI, stale_rows[_i].datum, "100");
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, stale_rows[_i].report, diags);
    ck_assert_int_eq(first(set)->stale, stale_rows[_i].stale);
    ck_assert_int_eq(first(set)->status, stale_rows[_i].stale ? RP_STATUS_NO_DATA : RP_STATUS_MET);
    ck_assert_int_eq(fixture_count(diags, "datum-stale"), stale_rows[_i].stale);
    ck_assert(first(set)->actual == 100);
}
END_TEST

static const struct {
    RpKind kind;
    const char *baseline, *baseline_period;
    RpBaseOrigin origin;
    double base;
    RpMonth start;
} base_rows[] = {
    {RP_KIND_STOCK, "10", "", RP_BASE_GIVEN, 10, RP_MONTH(2015, 12)},          /* plan's start */
    {RP_KIND_STOCK, "10", "2014", RP_BASE_GIVEN, 10, RP_MONTH(2014, 12)},      /* its own date */
    {RP_KIND_STOCK, "10", "2016-06-15", RP_BASE_GIVEN, 10, RP_MONTH(2016, 5)}, /* whole months */
    {RP_KIND_STOCK, "", "", RP_BASE_UNKNOWN, 0, RP_MONTH(2015, 12)},           /* unknown */
    {RP_KIND_STOCK, "", "2015", RP_BASE_OBSERVED, 8, RP_MONTH(2015, 12)},      /* own figure */
    {RP_KIND_STOCK, "", "2013", RP_BASE_UNKNOWN, 0, RP_MONTH(2015, 12)},       /* no such figure */
    {RP_KIND_FLOW, "", "", RP_BASE_COUNTED, 0, RP_MONTH(2015, 12)},            /* from nothing */
    {RP_KIND_FLOW, "", "2014", RP_BASE_COUNTED, 0, RP_MONTH(2015, 12)}, /* still the plan's */
    {RP_KIND_RATIO, "", "", RP_BASE_UNKNOWN, 0, RP_MONTH(2015, 12)},    /* not a count */
};

START_TEST(the_base_is_given_counted_observed_or_unknown)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *indicator =
        fixture_indicator(dataset, "c", base_rows[_i].kind, RP_DIRECTION_UP, RP_AGGREGATE_GIVEN);
    RpTarget *target =
        fixture_target(dataset, "a", indicator, RP_COMPARE_GE, base_rows[_i].baseline, "100");

    target->baseline_period = fixture_period(base_rows[_i].baseline_period);
    fixture_observe(dataset, indicator, QINGHAI, "2015", "8");
    fixture_observe(dataset, indicator, QINGHAI, "2018-06", "50");
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, "2018-06", diags);
    const RpProgress *item = first(set);
    ck_assert_int_eq(item->base_origin, base_rows[_i].origin);
    ck_assert_int_eq(item->start, base_rows[_i].start);
    if (item->base_origin != RP_BASE_UNKNOWN)
        ck_assert_double_eq_tol(item->completion,
                                (50 - base_rows[_i].base) / (100 - base_rows[_i].base), 1e-12);
    else
        ck_assert(isnan(item->completion) && item->level == 0.5);
    ck_assert_double_eq_tol(item->elapsed,
                            (double)(RP_MONTH(2018, 6) - base_rows[_i].start) /
                                (RP_MONTH(2020, 12) - base_rows[_i].start),
                            1e-12);
}
END_TEST

START_TEST(a_figure_older_than_the_base_says_nothing)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *count =
        fixture_indicator(dataset, "c", RP_KIND_FLOW, RP_DIRECTION_UP, RP_AGGREGATE_SUM);

    fixture_target(dataset, "a", count, RP_COMPARE_GE, "", "100");
    fixture_observe(dataset, count, QINGHAI, "2015-11", "480"); /* of the plan before */
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, "2016-02", diags);
    ck_assert_int_eq(first(set)->status, RP_STATUS_NO_DATA);
    ck_assert(!first(set)->has_value);
}
END_TEST

START_TEST(a_base_beyond_the_target_is_flagged)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *stock =
        fixture_indicator(dataset, "c", RP_KIND_STOCK, RP_DIRECTION_UP, RP_AGGREGATE_GIVEN);

    fixture_target(dataset, "beyond", stock, RP_COMPARE_GE, "60", "50");
    fixture_target(dataset, "equal", stock, RP_COMPARE_GE, "50", "50");
    fixture_target(dataset, "far", stock, RP_COMPARE_GE, "10", "40");
    fixture_observe(dataset, stock, QINGHAI, "2018-06", "55");
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, "2018-06", diags);
    const RpProgress *beyond = rp_progress_lookup(set, "beyond");
    const RpProgress *equal = rp_progress_lookup(set, "equal");
    const RpProgress *far = rp_progress_lookup(set, "far");
    ck_assert(beyond->already_met_at_base && isnan(beyond->completion));
    ck_assert(!equal->already_met_at_base && isnan(equal->completion));
    ck_assert(!far->already_met_at_base && far->overshoot);
    ck_assert_int_eq(set->counts[RP_STATUS_MET], 3);
    ck_assert(rp_progress_lookup(set, "none") == NULL);
}
END_TEST

START_TEST(only_targets_of_the_region_with_a_comparator_are_evaluated)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *stock =
        fixture_indicator(dataset, "c", RP_KIND_STOCK, RP_DIRECTION_UP, RP_AGGREGATE_GIVEN);

    fixture_target(dataset, "everywhere", stock, RP_COMPARE_GE, "1", "50");
    fixture_target(dataset, "here", stock, RP_COMPARE_GE, "1", "50")->region =
        g_intern_string(QINGHAI);
    fixture_target(dataset, "nation", stock, RP_COMPARE_GE, "1", "50")->region =
        g_intern_string("000000");
    fixture_target(dataset, "stated", stock, RP_COMPARE_NONE, "1", "50");
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, "2018-06", diags);
    ck_assert_int_eq(set->items->len, 2);
    ck_assert(rp_progress_lookup(set, "nation") == NULL);
    ck_assert(rp_progress_lookup(set, "stated") == NULL);
}
END_TEST

START_TEST(an_unknown_scheme_is_a_fault_with_the_nearest_name)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpProgressSet) set =
        rp_progress_evaluate(dataset, QINGHAI, fixture_period("2018-06"), "dabioa", diags);

    ck_assert(rp_diags_failed(diags));
    const RpDiag *diag = g_ptr_array_index(rp_diags_sorted(diags), 0);
    ck_assert_str_eq(diag->code, "scheme-unknown");
    ck_assert(strstr(diag->hint, "dabiao") != NULL);
    ck_assert_int_eq(set->items->len, 0);
    ck_assert(set->rules == NULL);
}
END_TEST

START_TEST(growth_that_is_undefined_is_replaced_and_said_so)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *count =
        fixture_indicator(dataset, "c", RP_KIND_FLOW, RP_DIRECTION_UP, RP_AGGREGATE_SUM);

    fixture_target(dataset, "a", count, RP_COMPARE_GE, "", "100");
    fixture_observe(dataset, count, QINGHAI, "2018-06", "62");
    g_autoptr(RpProgressSet) set =
        rp_progress_evaluate(dataset, QINGHAI, fixture_period("2018-06"), "un", diags);
    ck_assert(first(set)->measure_fallback);
    ck_assert(isnan(first(set)->cagr_ratio));
    ck_assert_int_eq(first(set)->status, RP_STATUS_ON_TRACK);
    ck_assert_int_eq(fixture_count(diags, "growth-undefined"), 1);
}
END_TEST

START_TEST(the_planned_path_decides_what_is_behind)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *count =
        fixture_indicator(dataset, "c", RP_KIND_FLOW, RP_DIRECTION_UP, RP_AGGREGATE_SUM);
    RpTarget *target = fixture_target(dataset, "a", count, RP_COMPARE_GE, "", "100");
    RpPathNode node = {rp_period_year(2019), {20, 0}};

    target->path = RP_PATH_YEARLY;
    target->path_nodes = g_array_new(FALSE, FALSE, sizeof(RpPathNode));
    g_array_append_val(target->path_nodes, node);
    fixture_observe(dataset, count, QINGHAI, "2019", "20");
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, "2019-12", diags);
    const RpProgress *item = first(set);
    ck_assert_double_eq_tol(item->expected, 0.2, 1e-12);
    ck_assert_double_eq_tol(item->pace_ratio, 1, 1e-12);
    ck_assert_double_eq_tol(item->lead_months, 0, 1e-9);
    ck_assert_double_eq_tol(item->gap_pp, 100 * (0.2 - 0.8), 1e-9); /* against the time */
    ck_assert_int_eq(item->status, RP_STATUS_ON_TRACK);
    ck_assert_int_eq(item->path, RP_PATH_YEARLY);
}
END_TEST

START_TEST(a_path_without_values_is_replaced_and_said_so)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *count =
        fixture_indicator(dataset, "c", RP_KIND_FLOW, RP_DIRECTION_UP, RP_AGGREGATE_SUM);

    fixture_target(dataset, "a", count, RP_COMPARE_GE, "", "100")->path = RP_PATH_SEASONAL;
    fixture_observe(dataset, count, QINGHAI, "2018-06", "62");
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, "2018-06", diags);
    ck_assert(first(set)->path_fallback);
    ck_assert(first(set)->pace_ratio == 1.24);
    ck_assert_int_eq(fixture_count(diags, "path-unavailable"), 1);
}
END_TEST

START_TEST(an_approximate_figure_on_the_target_is_warned_about)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *count =
        fixture_indicator(dataset, "c", RP_KIND_FLOW, RP_DIRECTION_UP, RP_AGGREGATE_SUM);

    fixture_target(dataset, "a", count, RP_COMPARE_GE, "", "100");
    fixture_observe(dataset, count, QINGHAI, "2018-06", "100")->flags = RP_FLAG_APPROXIMATE;
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, "2018-06", diags);
    ck_assert_int_eq(first(set)->status, RP_STATUS_ON_TRACK);
    ck_assert_int_eq(fixture_count(diags, "approximate-at-boundary"), 1);
}
END_TEST

START_TEST(a_span_that_begins_after_the_plan_is_warned_about)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *count =
        fixture_indicator(dataset, "c", RP_KIND_FLOW, RP_DIRECTION_UP, RP_AGGREGATE_SUM);

    fixture_target(dataset, "a", count, RP_COMPARE_GE, "", "100");
    fixture_observe(dataset, count, QINGHAI, "2016-01/2016-09", "10");
    g_autoptr(RpProgressSet) early = fixture_evaluate(dataset, QINGHAI, "2016-09", diags);
    ck_assert(first(early)->actual == 10);
    ck_assert_int_eq(fixture_count(diags, "flow-gap"), 0);
    fixture_observe(dataset, count, QINGHAI, "2017-01/2017-09", "12");
    g_autoptr(RpProgressSet) late = fixture_evaluate(dataset, QINGHAI, "2017-09", diags);
    ck_assert(first(late)->actual == 10); /* what came between is missing */
    ck_assert_int_eq(fixture_count(diags, "flow-gap"), 1);
}
END_TEST

/* Months 2017-06, 2018-05, 2018-06 and what came before. */
static const struct {
    RpKind kind;
    const char *last_year, *last_month, *now;
    bool with_break;
    double yoy, mom;
} change_rows[] = {
    {RP_KIND_STOCK, "50", "60", "63", false, 26, 5},       /* percent */
    {RP_KIND_RATIO, "50", "60", "63", false, 13, 3},       /* points */
    {RP_KIND_STOCK, "0", "-5", "63", false, NAN, NAN},     /* no percent of nothing or less */
    {RP_KIND_RATIO, "0", "-5", "63", false, 63, 68},       /* points are defined */
    {RP_KIND_STOCK, "", "60", "63", false, NAN, 5},        /* missing is not zero */
    {RP_KIND_STOCK, "50", "60", "63", true, NAN, NAN},     /* none across a break */
    {RP_KIND_STOCK, "80", "70", "63", false, -21.25, -10}, /* falling */
};

START_TEST(changes_are_percent_or_points)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *indicator =
        fixture_indicator(dataset, "c", change_rows[_i].kind, RP_DIRECTION_UP, RP_AGGREGATE_GIVEN);

    fixture_target(dataset, "a", indicator, RP_COMPARE_GE, "1", "100");
    fixture_observe(dataset, indicator, QINGHAI, "2017-06", change_rows[_i].last_year);
    fixture_observe(dataset, indicator, QINGHAI, "2018-05", change_rows[_i].last_month);
    fixture_observe(dataset, indicator, QINGHAI, "2018-06", change_rows[_i].now)->flags =
        change_rows[_i].with_break ? RP_FLAG_BREAK : 0;
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, "2018-06", diags);
    const RpProgress *item = first(set);
    ck_assert_int_eq(item->change_in_points, change_rows[_i].kind == RP_KIND_RATIO);
    ck_assert(isnan(change_rows[_i].yoy) ? isnan(item->yoy)
                                         : fabs(item->yoy - change_rows[_i].yoy) < 1e-9);
    ck_assert(isnan(change_rows[_i].mom) ? isnan(item->mom)
                                         : fabs(item->mom - change_rows[_i].mom) < 1e-9);
}
END_TEST

START_TEST(a_break_ends_growth_and_slope_but_not_the_completion)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *stock =
        fixture_indicator(dataset, "c", RP_KIND_STOCK, RP_DIRECTION_UP, RP_AGGREGATE_GIVEN);

    fixture_target(dataset, "a", stock, RP_COMPARE_GE, "10", "40");
    fixture_observe(dataset, stock, QINGHAI, "2017", "20")->flags = RP_FLAG_BREAK;
    fixture_observe(dataset, stock, QINGHAI, "2018-06", "25");
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, "2018-06", diags);
    ck_assert(first(set)->broken);
    ck_assert(isnan(first(set)->cagr_ratio) && isnan(first(set)->forecast));
    ck_assert(first(set)->completion == 0.5);
}
END_TEST

START_TEST(the_score_is_the_weighted_mean_of_what_is_known)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *known =
        fixture_indicator(dataset, "k", RP_KIND_FLOW, RP_DIRECTION_UP, RP_AGGREGATE_SUM);
    RpIndicator *unknown =
        fixture_indicator(dataset, "u", RP_KIND_FLOW, RP_DIRECTION_UP, RP_AGGREGATE_SUM);

    fixture_target(dataset, "a", known, RP_COMPARE_GE, "", "100")->weight = 3;
    fixture_target(dataset, "b", known, RP_COMPARE_GE, "", "40");
    fixture_target(dataset, "c", unknown, RP_COMPARE_GE, "", "40")->weight = 50;
    fixture_observe(dataset, known, QINGHAI, "2018-06", "60");
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, "2018-06", diags);
    ck_assert_double_eq_tol(set->score, (3 * 0.6 + 1) / 4, 1e-12);
}
END_TEST

START_TEST(a_report_date_within_a_month_does_not_see_its_end)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *stock =
        fixture_indicator(dataset, "c", RP_KIND_STOCK, RP_DIRECTION_UP, RP_AGGREGATE_GIVEN);

    fixture_target(dataset, "a", stock, RP_COMPARE_GE, "10", "40");
    fixture_observe(dataset, stock, QINGHAI, "2018-05", "20");
    fixture_observe(dataset, stock, QINGHAI, "2018-06", "30");
    g_autoptr(RpProgressSet) within = fixture_evaluate(dataset, QINGHAI, "2018-06-15", diags);
    g_autoptr(RpProgressSet) end = fixture_evaluate(dataset, QINGHAI, "2018-06-30", diags);
    ck_assert(first(within)->actual == 20);
    ck_assert(first(end)->actual == 30);
    ck_assert_int_eq(within->months_gone, 29);
    ck_assert_int_eq(end->months_gone, 30);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("progress/evaluate");
    TCase *tc = tcase_create("evaluate");

    rp_tcase_add_rows(tc, worked_examples_agree_with_forecast_and_status, examples);
    tcase_add_test(tc, the_table_has_the_columns_of_the_contract);
    tcase_add_test(tc, cells_are_quoted_where_they_must_be);
    tcase_add_test(tc, without_targets_there_is_a_head_and_an_empty_list);
    tcase_add_test(tc, the_latest_figure_up_to_the_report_is_judged_at_its_own_date);
    rp_tcase_add_rows(tc, an_old_figure_is_not_judged, stale_rows);
    rp_tcase_add_rows(tc, the_base_is_given_counted_observed_or_unknown, base_rows);
    tcase_add_test(tc, a_figure_older_than_the_base_says_nothing);
    tcase_add_test(tc, a_base_beyond_the_target_is_flagged);
    tcase_add_test(tc, only_targets_of_the_region_with_a_comparator_are_evaluated);
    tcase_add_test(tc, an_unknown_scheme_is_a_fault_with_the_nearest_name);
    tcase_add_test(tc, growth_that_is_undefined_is_replaced_and_said_so);
    tcase_add_test(tc, the_planned_path_decides_what_is_behind);
    tcase_add_test(tc, a_path_without_values_is_replaced_and_said_so);
    tcase_add_test(tc, an_approximate_figure_on_the_target_is_warned_about);
    tcase_add_test(tc, a_span_that_begins_after_the_plan_is_warned_about);
    rp_tcase_add_rows(tc, changes_are_percent_or_points, change_rows);
    tcase_add_test(tc, a_break_ends_growth_and_slope_but_not_the_completion);
    tcase_add_test(tc, the_score_is_the_weighted_mean_of_what_is_known);
    tcase_add_test(tc, a_report_date_within_a_month_does_not_see_its_end);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
