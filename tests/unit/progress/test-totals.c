#include "progress/totals-private.h"

#include <math.h>

#include "dataset-fixture.h"
#include "rp-check.h"

#define QINGHAI "630000"

/* Figures of a flow with the target 100 for 2016 to 2020, and what is judged of them as of 2018-06.
 */
static const struct {
    RpKind kind;
    const char *baseline;
    const char *periods[8];
    const char *values[8];
    double actual; /* NAN: nothing can be judged */
    int summed;
    const char *code; /* of the one warning */
} rows[] = {
    /* each for itself: added up from the start of the plan */
    {RP_KIND_PER_PERIOD, "", {"2016", "2017", "2018H1"}, {"20", "22", "9"}, 51, 3, NULL},
    {RP_KIND_PER_PERIOD, "", {"2016", "2017", "2018-01/2018-06"}, {"20", "22", "9"}, 51, 3, NULL},
    {RP_KIND_PER_PERIOD,
     "",
     {"2016", "2017", "2018Q1", "2018Q2"},
     {"20", "22", "4", "5"},
     51,
     4,
     NULL},
    {RP_KIND_PER_PERIOD, "", {"2016/2017", "2018Q1"}, {"42", "4"}, 46, 2, NULL},
    {RP_KIND_PER_PERIOD, "", {"2015", "2016", "2017"}, {"99", "20", "22"}, 42, 2, NULL},
    {RP_KIND_PER_PERIOD, "", {"2016"}, {"20"}, 20, 0, NULL},
    {RP_KIND_PER_PERIOD, "0", {"2016", "2017"}, {"20", "22"}, 42, 2, NULL},
    {RP_KIND_PER_PERIOD, "", {"2016", "2016Q4", "2017"}, {"20", "3", "22"}, 42, 2, NULL},
    {RP_KIND_PER_PERIOD, "", {"2016", "2017", "2019"}, {"20", "22", "50"}, 42, 2, NULL},
    {RP_KIND_PER_PERIOD, "", {"2016", "2017"}, {"0.1", "0.2"}, 0.3, 2, NULL}, /* exact */
    /* something is missing: never a total of less */
    {RP_KIND_PER_PERIOD, "", {"2016", "2018H1"}, {"20", "9"}, 20, 0, "flow-gap"},
    {RP_KIND_PER_PERIOD, "", {"2017", "2018H1"}, {"20", "9"}, NAN, 0, "flow-gap"},
    {RP_KIND_PER_PERIOD, "", {"2018-06"}, {"9"}, NAN, 0, "flow-gap"},
    {RP_KIND_PER_PERIOD, "", {"2016", "2017", "2018-06-15"}, {"20", "22", "9"}, 42, 2, "flow-gap"},
    /* with a base each figure stands for itself */
    {RP_KIND_PER_PERIOD, "18", {"2016", "2017"}, {"20", "22"}, 22, 0, NULL},
    /* totals already; spans of months count just these */
    {RP_KIND_CUMULATIVE, "", {"2016", "2017", "2018-06"}, {"20", "42", "51"}, 51, 0, NULL},
    {RP_KIND_CUMULATIVE, "", {"2017", "2018-01/2018-06"}, {"42", "9"}, 51, 2, NULL},
    {RP_KIND_CUMULATIVE, "", {"2017-12", "2018-01/2018-06"}, {"42", "9"}, 51, 2, NULL},
    {RP_KIND_CUMULATIVE, "", {"2016-11", "2018-01/2018-06"}, {"19", "9"}, 19, 0, "flow-gap"},
    {RP_KIND_CUMULATIVE, "", {"2017", "2018-06"}, {"42", "40"}, 40, 0, "flow-falls"},
    /* not said which */
    {RP_KIND_FLOW, "", {"2018-06"}, {"51"}, 51, 0, NULL},
    {RP_KIND_FLOW, "", {"2017", "2018-06"}, {"42", "51"}, 51, 0, "flow-undeclared"},
    {RP_KIND_FLOW, "", {"2017", "2018-06"}, {"22", "9"}, 9, 0, "flow-falls"},
    {RP_KIND_FLOW, "0", {"2017", "2018-01/2018-06"}, {"42", "9"}, 51, 2, NULL},
};

START_TEST(flows_are_counted_from_the_start_of_the_plan)
{
    static const char *const codes[] = {"flow-gap", "flow-falls", "flow-undeclared"};
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *flow =
        fixture_indicator(dataset, "c", rows[_i].kind, RP_DIRECTION_UP, RP_AGGREGATE_GIVEN);

    fixture_target(dataset, "a", flow, RP_COMPARE_GE, rows[_i].baseline, "100");
    for (int i = 0; rows[_i].periods[i] != NULL; i++)
        fixture_observe(dataset, flow, QINGHAI, rows[_i].periods[i], rows[_i].values[i]);
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, "2018-06", diags);
    const RpProgress *item = rp_progress_lookup(set, "a");

    ck_assert_int_eq(item->has_value, !isnan(rows[_i].actual));
    if (item->has_value)
        ck_assert(item->actual == rows[_i].actual);
    ck_assert_int_eq(item->summed > 1 ? item->summed : 0, rows[_i].summed);
    for (size_t i = 0; i < G_N_ELEMENTS(codes); i++)
        ck_assert_int_eq(fixture_count(diags, codes[i]), g_strcmp0(rows[_i].code, codes[i]) == 0);
}
END_TEST

START_TEST(what_was_added_up_can_be_told)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GString) out = g_string_new(NULL);
    RpIndicator *flow =
        fixture_indicator(dataset, "c", RP_KIND_PER_PERIOD, RP_DIRECTION_UP, RP_AGGREGATE_SUM);

    fixture_target(dataset, "a", flow, RP_COMPARE_GE, "", "100");
    const RpObservation *first = fixture_observe(dataset, flow, QINGHAI, "2016", "20");
    const RpObservation *second = fixture_observe(dataset, flow, QINGHAI, "2017", "22");
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, "2017", diags);
    g_autoptr(GPtrArray) summed = rp_progress_summed(set, "a");

    ck_assert_uint_eq(summed->len, 2);
    ck_assert_ptr_eq(g_ptr_array_index(summed, 0), first);
    ck_assert_ptr_eq(g_ptr_array_index(summed, 1), second);
    /* 同比 is that of the years themselves */
    ck_assert(fabs(rp_progress_lookup(set, "a")->yoy - 10) < 1e-9);
    ck_assert(rp_progress_explain(set, "a", out));
    ck_assert_ptr_nonnull(strstr(out->str, "  x    = 42  2017\n"));
    ck_assert_ptr_nonnull(strstr(out->str, "of 2 figures:\n"));
    ck_assert_ptr_nonnull(strstr(out->str, "= 20  2016, metrics.csv:2:4"));
    ck_assert_ptr_nonnull(strstr(out->str, "= 22  2017, metrics.csv:3:4"));
}
END_TEST

START_TEST(totals_of_parts_are_added_up_too)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *flow =
        fixture_indicator(dataset, "c", RP_KIND_PER_PERIOD, RP_DIRECTION_UP, RP_AGGREGATE_SUM);

    fixture_target(dataset, "a", flow, RP_COMPARE_GE, "", "100");
    fixture_observe(dataset, flow, "630100", "2016", "5");
    fixture_observe(dataset, flow, "630200", "2016", "6");
    fixture_observe(dataset, flow, "630100", "2017", "7");
    fixture_observe(dataset, flow, "630200", "2017", "8");
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, QINGHAI, "2017", diags);
    const RpProgress *item = rp_progress_lookup(set, "a");

    ck_assert(item->actual == 26);
    ck_assert_int_eq(item->reported, 2);
    ck_assert_int_eq(item->parts, 2);
}
END_TEST

START_TEST(regions_are_ranked_by_what_they_added_up)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(GPtrArray) regions = rp_series_parts(dataset, "000000");
    RpIndicator *flow =
        fixture_indicator(dataset, "c", RP_KIND_PER_PERIOD, RP_DIRECTION_UP, RP_AGGREGATE_SUM);

    fixture_target(dataset, "a", flow, RP_COMPARE_GE, "", "100");
    fixture_observe(dataset, flow, "630000", "2016", "20");
    fixture_observe(dataset, flow, "630000", "2017", "1");
    fixture_observe(dataset, flow, "620000", "2016", "3");
    fixture_observe(dataset, flow, "620000", "2017", "5");
    g_autoptr(GArray) ranks = rp_progress_rank(dataset, flow, regions, fixture_period("2017"), 12);
    const RpRankRow *best = &g_array_index(ranks, RpRankRow, 0);

    ck_assert_str_eq(best->region->code, "630000");
    ck_assert(rp_decimal_to_double(best->value) == 21);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("progress/totals");
    TCase *tc = tcase_create("totals");

    rp_tcase_add_rows(tc, flows_are_counted_from_the_start_of_the_plan, rows);
    tcase_add_test(tc, what_was_added_up_can_be_told);
    tcase_add_test(tc, totals_of_parts_are_added_up_too);
    tcase_add_test(tc, regions_are_ranked_by_what_they_added_up);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
