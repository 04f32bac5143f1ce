#include <math.h>

#include "rp-check.h"

#include "dataset-fixture.h"

static const char *const provinces[] = {"610000", "620000", "630000", "640000", "650000"};

/* One figure for each province, "" for none. */
static void
observe_provinces(RpDataset *dataset, const RpIndicator *indicator, const char *period,
                  const char *const *values)
{
    for (size_t i = 0; i < G_N_ELEMENTS(provinces); i++)
        if (*values[i] != '\0')
            fixture_observe(dataset, indicator, provinces[i], period, values[i]);
}

static const struct {
    RpAggregate rule;
    bool allow_partial;
    const char *values[5];
    int reported;
    const char *total; /* "" for none */
} total_rows[] = {
    {RP_AGGREGATE_SUM, false, {"1", "2.5", "3", "4", "5"}, 5, "15.5"}, /* all reported */
    {RP_AGGREGATE_SUM, false, {"1", "2.5", "", "4", "5"}, 4, "12.5"},  /* 80 % is enough */
    {RP_AGGREGATE_SUM, false, {"1", "2.5", "", "", "5"}, 3, ""},       /* 60 % is not */
    {RP_AGGREGATE_SUM, true, {"1", "2.5", "", "", "5"}, 3, "8.5"},     /* unless allowed */
    {RP_AGGREGATE_SUM, true, {"", "", "", "", ""}, 0, ""},             /* nothing is not zero */
    {RP_AGGREGATE_SUM, false, {"0", "0", "0", "0", "0"}, 5, "0"},      /* zero is */
    {RP_AGGREGATE_MEAN, false, {"1", "2", "3", "4", "5"}, 5, "3"},     /* simple mean */
    {RP_AGGREGATE_MEAN, false, {"1", "1", "2", "1", ""}, 4, "1.25"},   /* of those reported */
    {RP_AGGREGATE_MAX, false, {"1", "7", "3", "-4", "5"}, 5, "7"},     /* greatest */
    {RP_AGGREGATE_MIN, false, {"1", "7", "3", "-4", "5"}, 5, "-4"},    /* least */
    {RP_AGGREGATE_GIVEN, true, {"1", "2", "3", "4", "5"}, 0, ""},      /* never formed */
};

START_TEST(totals_follow_the_rule_of_the_indicator)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    RpIndicator *indicator =
        fixture_indicator(dataset, "c", RP_KIND_STOCK, RP_DIRECTION_UP, total_rows[_i].rule);

    observe_provinces(dataset, indicator, "2018-06", total_rows[_i].values);
    RpTotal total = rp_progress_total(dataset, indicator, "000000", fixture_period("2018-06"),
                                      total_rows[_i].allow_partial);
    ck_assert_int_eq(total.has_value, *total_rows[_i].total != '\0');
    ck_assert_int_eq(total.reported, total_rows[_i].reported);
    if (total_rows[_i].rule != RP_AGGREGATE_GIVEN)
        ck_assert_int_eq(total.parts, 5); /* without 香港 */
    if (!total.has_value)
        return;
    g_autofree char *text = rp_decimal_to_string(total.value);
    ck_assert_str_eq(text, total_rows[_i].total);
}
END_TEST

START_TEST(a_weighted_mean_takes_the_latest_weights)
{
    static const char *const rates[] = {"10", "20", "30", "40", "50"};
    static const char *const weights[] = {"1", "1", "1", "1", "6"};
    g_autoptr(RpDataset) dataset = fixture_new();
    RpIndicator *people =
        fixture_indicator(dataset, "people", RP_KIND_STOCK, RP_DIRECTION_NONE, RP_AGGREGATE_SUM);
    RpIndicator *rate =
        fixture_indicator(dataset, "rate", RP_KIND_RATIO, RP_DIRECTION_UP, RP_AGGREGATE_WEIGHTED);

    rate->aggregate_weight = g_strdup("people");
    observe_provinces(dataset, people, "2017", weights);
    observe_provinces(dataset, people, "2019", rates); /* later than the rates */
    observe_provinces(dataset, rate, "2018-06", rates);
    RpTotal total = rp_progress_total(dataset, rate, "000000", fixture_period("2018-06"), false);
    /* (10 + 20 + 30 + 40 + 6 * 50) / 10 */
    ck_assert(total.has_value && rp_decimal_to_double(total.value) == 40);
}
END_TEST

START_TEST(without_weights_a_part_does_not_count_as_reported)
{
    static const char *const rates[] = {"10", "20", "30", "40", "50"};
    g_autoptr(RpDataset) dataset = fixture_new();
    RpIndicator *rate =
        fixture_indicator(dataset, "rate", RP_KIND_RATIO, RP_DIRECTION_UP, RP_AGGREGATE_WEIGHTED);

    rate->aggregate_weight = g_strdup("people");
    observe_provinces(dataset, rate, "2018-06", rates);
    RpTotal total = rp_progress_total(dataset, rate, "000000", fixture_period("2018-06"), true);
    ck_assert(!total.has_value);
    ck_assert_int_eq(total.reported, 0);
}
END_TEST

START_TEST(cities_make_a_province_and_provinces_the_nation)
{
    static const char *const values[] = {"1", "2", "", "4", "5"};
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *count =
        fixture_indicator(dataset, "c", RP_KIND_FLOW, RP_DIRECTION_UP, RP_AGGREGATE_SUM);

    fixture_target(dataset, "a", count, RP_COMPARE_GE, "", "100");
    observe_provinces(dataset, count, "2018-06", values);
    fixture_observe(dataset, count, "630100", "2018-06", "20")->flags = RP_FLAG_PROVISIONAL;
    fixture_observe(dataset, count, "630200", "2018-06", "10");

    g_autoptr(RpProgressSet) qinghai = fixture_evaluate(dataset, "630000", "2018-06", diags);
    const RpProgress *province = rp_progress_lookup(qinghai, "a");
    ck_assert(province->actual == 30 && province->observation == NULL);
    ck_assert(province->reported == 2 && province->parts == 2);
    ck_assert(province->flags == RP_FLAG_PROVISIONAL);

    g_autoptr(RpProgressSet) china = fixture_evaluate(dataset, "000000", "2018-06", diags);
    const RpProgress *nation = rp_progress_lookup(china, "a");
    ck_assert(nation->actual == 42 && nation->completion == 0.42);
    ck_assert(nation->reported == 5 && nation->parts == 5);
    g_autofree char *coverage = rp_coverage_text(nation->reported, nation->parts);
    ck_assert_str_eq(coverage, "5/5 已报");
}
END_TEST

START_TEST(too_few_parts_leave_the_last_full_total)
{
    static const char *const full[] = {"1", "2", "3", "4", "5"};
    static const char *const few[] = {"2", "3", "4", "", ""};
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *count =
        fixture_indicator(dataset, "c", RP_KIND_FLOW, RP_DIRECTION_UP, RP_AGGREGATE_SUM);

    fixture_target(dataset, "a", count, RP_COMPARE_GE, "", "100");
    observe_provinces(dataset, count, "2018-05", full);
    observe_provinces(dataset, count, "2018-06", few);
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, "000000", "2018-06", diags);
    const RpProgress *item = rp_progress_lookup(set, "a");
    ck_assert(item->actual == 15 && item->actual_period.last == RP_MONTH(2018, 5));
    ck_assert(item->partial && item->reported == 3 && item->parts == 5);
    ck_assert_int_eq(fixture_count(diags, "total-incomplete"), 1);

    RpProgressOptions options = {
        .region = "000000", .period = fixture_period("2018-06"), .allow_partial = true};
    g_autoptr(RpProgressSet) allowed = rp_progress_evaluate_with(dataset, &options, diags);
    item = rp_progress_lookup(allowed, "a");
    ck_assert(item->actual == 9 && !item->partial && item->reported == 3);
}
END_TEST

START_TEST(a_given_total_that_differs_is_kept_and_warned_about)
{
    static const char *const values[] = {"1", "2", "3", "4", "5"};
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *count =
        fixture_indicator(dataset, "c", RP_KIND_FLOW, RP_DIRECTION_UP, RP_AGGREGATE_SUM);

    fixture_target(dataset, "a", count, RP_COMPARE_GE, "", "100");
    fixture_target(dataset, "b", count, RP_COMPARE_GE, "", "200");
    observe_provinces(dataset, count, "2018-06", values);
    fixture_observe(dataset, count, "000000", "2018-06", "16");
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, "000000", "2018-06", diags);
    ck_assert(rp_progress_lookup(set, "a")->actual == 16);
    ck_assert_int_eq(fixture_count(diags, "total-differs"), 1); /* once, though two targets */
    const RpDiag *diag = g_ptr_array_index(rp_diags_sorted(diags), 0);
    ck_assert(strstr(diag->text, "16") != NULL && strstr(diag->text, "15") != NULL);
}
END_TEST

START_TEST(a_given_total_may_be_rounded)
{
    static const char *const values[] = {"1.2", "2.3", "3.1", "4.1", "5.2"};
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *count =
        fixture_indicator(dataset, "c", RP_KIND_FLOW, RP_DIRECTION_UP, RP_AGGREGATE_SUM);

    fixture_target(dataset, "a", count, RP_COMPARE_GE, "", "100");
    observe_provinces(dataset, count, "2018-06", values);
    fixture_observe(dataset, count, "000000", "2018-06", "16");
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, "000000", "2018-06", diags);
    ck_assert_int_eq(set->items->len, 1);
    ck_assert_int_eq(fixture_count(diags, "total-differs"), 0);
}
END_TEST

START_TEST(figures_without_a_region_are_not_summed)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    RpIndicator *count =
        fixture_indicator(dataset, "c", RP_KIND_FLOW, RP_DIRECTION_UP, RP_AGGREGATE_SUM);

    fixture_target(dataset, "a", count, RP_COMPARE_GE, "", "100");
    fixture_observe(dataset, count, "", "2018-06", "30");
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, "000000", "2018-06", diags);
    ck_assert(rp_progress_lookup(set, "a")->actual == 30);
    ck_assert_int_eq(fixture_count(diags, "total-differs"), 0);
    RpTotal total = rp_progress_total(dataset, count, "000000", fixture_period("2018-06"), true);
    ck_assert(!total.has_value);
}
END_TEST

/* Ranks of the five provinces, then of the nation. */
static const struct {
    RpDirection direction;
    const char *values[5];
    int ranks[6];
} rank_rows[] = {
    {RP_DIRECTION_UP, {"1", "5", "3", "2", "4"}, {5, 1, 3, 4, 2, 0}},   /* the most first */
    {RP_DIRECTION_DOWN, {"1", "5", "3", "2", "4"}, {1, 5, 3, 2, 4, 0}}, /* the least first */
    {RP_DIRECTION_UP, {"9", "7", "7", "6", "7"}, {1, 2, 2, 5, 2, 0}},   /* 1-2-2-2-5 */
    {RP_DIRECTION_UP, {"9", "", "7.0", "7", "8"}, {1, 0, 3, 3, 2, 0}},  /* missing: none */
    {RP_DIRECTION_NONE, {"1", "5", "3", "2", "4"}, {5, 1, 3, 4, 2, 0}}, /* as if up */
};

START_TEST(regions_are_ranked_with_ties_and_without_the_nation)
{
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(GPtrArray) regions = rp_region_set_provinces(dataset->regions);
    RpIndicator *stock =
        fixture_indicator(dataset, "c", RP_KIND_STOCK, rank_rows[_i].direction, RP_AGGREGATE_GIVEN);

    g_ptr_array_add(regions, (gpointer)rp_region_set_lookup(dataset->regions, "000000"));
    observe_provinces(dataset, stock, "2018-06", rank_rows[_i].values);
    fixture_observe(dataset, stock, "000000", "2018-06", "99");
    g_autoptr(GArray) rows =
        rp_progress_rank(dataset, stock, regions, fixture_period("2018-06"), 13);
    ck_assert_int_eq(rows->len, 6);
    for (guint i = 0; i < rows->len; i++) {
        const RpRankRow *row = &g_array_index(rows, RpRankRow, i);
        const RpRankRow *before = i > 0 ? row - 1 : NULL;
        int at = row->region->order == 0 ? 5 : row->region->order - 1;

        ck_assert_int_eq(row->rank, rank_rows[_i].ranks[at]);
        /* in order of rank, those without at the end */
        if (before != NULL)
            ck_assert(row->rank == 0 || (before->rank > 0 && before->rank <= row->rank));
    }
}
END_TEST

START_TEST(ties_are_marked_and_the_rank_before_is_told)
{
    static const char *const before[] = {"1", "2", "3", "", "5"};
    static const char *const now[] = {"9", "7", "7", "6", "5"};
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(GPtrArray) regions = rp_region_set_provinces(dataset->regions);
    RpIndicator *stock =
        fixture_indicator(dataset, "c", RP_KIND_STOCK, RP_DIRECTION_UP, RP_AGGREGATE_GIVEN);

    observe_provinces(dataset, stock, "2018-05", before);
    observe_provinces(dataset, stock, "2018-06", now);
    g_autoptr(GArray) rows =
        rp_progress_rank(dataset, stock, regions, fixture_period("2018-06"), 13);
    const RpRankRow *row = &g_array_index(rows, RpRankRow, 0);
    ck_assert(row[0].rank == 1 && !row[0].tied && row[0].previous_rank == 4);
    ck_assert(row[1].rank == 2 && row[1].tied && row[1].previous_rank == 3);
    ck_assert(row[2].rank == 2 && row[2].tied && row[2].previous_rank == 2);
    ck_assert(row[3].rank == 4 && !row[3].tied && row[3].previous_rank == 0);
    ck_assert(row[4].rank == 5 && row[4].previous_rank == 1);
}
END_TEST

START_TEST(an_old_figure_is_not_ranked)
{
    static const char *const old[] = {"9", "9", "9", "9", "9"};
    g_autoptr(RpDataset) dataset = fixture_new();
    g_autoptr(GPtrArray) regions = rp_region_set_provinces(dataset->regions);
    RpIndicator *stock =
        fixture_indicator(dataset, "c", RP_KIND_STOCK, RP_DIRECTION_UP, RP_AGGREGATE_GIVEN);

    observe_provinces(dataset, stock, "2016-06", old);
    fixture_observe(dataset, stock, "630000", "2018-04", "1");
    g_autoptr(GArray) rows =
        rp_progress_rank(dataset, stock, regions, fixture_period("2018-06"), 13);
    const RpRankRow *row = &g_array_index(rows, RpRankRow, 0);
    ck_assert_str_eq(row[0].region->code, "630000");
    ck_assert(row[0].rank == 1 && row[0].period.last == RP_MONTH(2018, 4));
    ck_assert(row[1].rank == 0 && !row[1].has_value);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("progress/regions");
    TCase *tc = tcase_create("totals");

    rp_tcase_add_rows(tc, totals_follow_the_rule_of_the_indicator, total_rows);
    tcase_add_test(tc, a_weighted_mean_takes_the_latest_weights);
    tcase_add_test(tc, without_weights_a_part_does_not_count_as_reported);
    tcase_add_test(tc, cities_make_a_province_and_provinces_the_nation);
    tcase_add_test(tc, too_few_parts_leave_the_last_full_total);
    tcase_add_test(tc, a_given_total_that_differs_is_kept_and_warned_about);
    tcase_add_test(tc, a_given_total_may_be_rounded);
    tcase_add_test(tc, figures_without_a_region_are_not_summed);
    suite_add_tcase(s, tc);

    tc = tcase_create("ranks");
    rp_tcase_add_rows(tc, regions_are_ranked_with_ties_and_without_the_nation, rank_rows);
    tcase_add_test(tc, ties_are_marked_and_the_rank_before_is_told);
    tcase_add_test(tc, an_old_figure_is_not_ranked);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
