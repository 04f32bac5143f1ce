#include "progress/exact-private.h"

#include <math.h>
#include <string.h>

#include "rp-check.h"

#include "progress/progress.h"
#include "scheme-fixture.h"

static RpDecimal
decimal(const char *text)
{
    RpDecimal value = {0, 0};

    ck_assert(rp_decimal_parse(text, strlen(text), &value));
    return value;
}

static const struct {
    const char *value;
    int places;
    const char *half_up, *gb8170;
} round_rows[] = {
    {"2.5", 0, "3", "2"},         /* half to even */
    {"3.5", 0, "4", "4"},         /* half to even */
    {"-2.5", 0, "-3", "-2"},      /* both away from and to zero */
    {"-3.5", 0, "-4", "-4"},      /* negative, odd */
    {"2.51", 0, "3", "3"},        /* over the half */
    {"2.499", 0, "2", "2"},       /* under the half */
    {"0.125", 2, "0.13", "0.12"}, /* places */
    {"0.135", 2, "0.14", "0.14"}, /* places, odd */
    {"12.3", 2, "12.3", "12.3"},  /* nothing to round */
    {"-0.4", 0, "0", "0"},        /* never -0 */
};

START_TEST(values_are_rounded_as_the_scheme_says)
{
    g_autoptr(RpScheme) scheme = scheme_dabiao();

    for (int gb = 0; gb < 2; gb++) {
        scheme->rounding = gb ? RP_ROUNDING_GB8170 : RP_ROUNDING_HALF_UP;
        RpDecimal rounded =
            rp_scheme_round(scheme, decimal(round_rows[_i].value), round_rows[_i].places);
        g_autofree char *text = rp_decimal_to_string(rounded);
        ck_assert_str_eq(text, gb ? round_rows[_i].gb8170 : round_rows[_i].half_up);
    }
}
END_TEST

START_TEST(printed_values_follow_the_scheme_too)
{
    static const struct {
        double value;
        const char *half_up, *gb8170;
    } rows[] = {
        {62.25, "62.3", "62.2"}, /* a half */
        {2.675, "2.7", "2.7"},   /* no half at one place */
        {-0.04, "0.0", "0.0"},   /* never -0 */
        {NAN, "—", "—"},         /* unknown */
    };
    g_autoptr(RpScheme) gb = scheme_dabiao();

    gb->rounding = RP_ROUNDING_GB8170;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *plain = rp_scheme_format(NULL, rows[i].value, 1);
        g_autofree char *even = rp_scheme_format(gb, rows[i].value, 1);

        ck_assert_str_eq(plain, rows[i].half_up);
        ck_assert_str_eq(even, rows[i].gb8170);
    }
}
END_TEST

START_TEST(rounded_parts_that_do_not_add_up_need_a_note)
{
    RpDecimal thirds[] = {decimal("3.4"), decimal("3.4"), decimal("3.4")};
    RpDecimal wholes[] = {decimal("3"), decimal("4"), decimal("5")};

    ck_assert(rp_parts_need_note(NULL, thirds, 3, decimal("10.2"), 0));  /* 3 + 3 + 3, 10 */
    ck_assert(!rp_parts_need_note(NULL, thirds, 3, decimal("10.2"), 1)); /* exact as printed */
    ck_assert(!rp_parts_need_note(NULL, wholes, 3, decimal("12"), 0));   /* nothing is rounded */
    ck_assert(!rp_parts_need_note(NULL, wholes, 3, decimal("13"), 0));   /* wrong, not rounded */
}
END_TEST

START_TEST(decimals_from_doubles_keep_fifteen_digits)
{
    static const struct {
        double value;
        const char *text;
    } rows[] = {
        {50.0 / 3, "16.6666666666667"},
        {0.1 + 0.2, "0.3"},
        {-12.5, "-12.5"},
        {0, "0"},
        {123456789012345, "123456789012345"},
        {1e-20, "0"},
        {1e-15, "0.000000000000001"},
        {1e30, "999999999999999999"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = rp_decimal_to_string(rp_exact_from_double(rows[i].value));
        ck_assert_str_eq(text, rows[i].text);
    }
}
END_TEST

START_TEST(fractions_of_exact_decimals_are_rounded_once)
{
    ck_assert(rp_exact_fraction(decimal("62"), decimal("0"), decimal("100")) == 0.62);
    ck_assert(rp_exact_fraction(decimal("0.3"), decimal("0.1"), decimal("0.9")) == 0.25);
    ck_assert(isnan(rp_exact_fraction(decimal("3"), decimal("1"), decimal("1.0"))));
    ck_assert(!signbit(rp_exact_fraction(decimal("36"), decimal("36"), decimal("24"))));
    ck_assert(rp_exact_difference(decimal("0.3"), decimal("0.1")) == 0.2);
}
END_TEST

static const struct {
    const char *period, *before, *year_before;
} period_rows[] = {
    {"2018-06", "2018-05", "2017-06"},          /* month */
    {"2018-01", "2017-12", "2017-01"},          /* over the year */
    {"2018Q1", "2017Q4", "2017Q1"},             /* quarter */
    {"2018H2", "2018H1", "2017H2"},             /* half */
    {"2018", "2017", "2017"},                   /* year */
    {"2018-01/2018-09", "", "2017-01/2017-09"}, /* a running total has no period before */
    {"2011/2015", "", ""},                      /* neither have years */
    {"2018-03-31", "2018-02-28", "2017-03-31"}, /* the last day stays the last */
    {"2016-02-29", "2016-01-31", "2015-02-28"}, /* also in a leap year */
    {"2018-03-30", "2018-02-28", "2017-03-30"}, /* a day that February lacks */
};

START_TEST(the_period_before_is_of_the_same_kind)
{
    RpPeriod period;

    ck_assert(rp_period_parse(period_rows[_i].period, &period));
    g_autofree char *before = rp_period_to_string(rp_period_before(period));
    g_autofree char *year = rp_period_to_string(rp_period_year_before(period));
    ck_assert_str_eq(before, period_rows[_i].before);
    ck_assert_str_eq(year, period_rows[_i].year_before);
}
END_TEST

START_TEST(whole_months_end_with_their_last_day)
{
    RpPeriod middle, end, month;

    ck_assert(rp_period_parse("2018-06-15", &middle) && rp_period_parse("2018-06-30", &end) &&
              rp_period_parse("2018-06", &month));
    ck_assert_int_eq(rp_period_end_month(middle), RP_MONTH(2018, 5));
    ck_assert_int_eq(rp_period_end_month(end), RP_MONTH(2018, 6));
    ck_assert_int_eq(rp_period_compare_ends(middle, month), -1);
    ck_assert_int_eq(rp_period_compare_ends(end, month), 0);
    ck_assert_int_eq(rp_period_compare_ends(month, middle), 1);
}
END_TEST

START_TEST(competition_ranks_skip_after_ties)
{
    const double values[] = {90, 85, 85, NAN, 70};
    int ranks[5];

    rp_rank_values(values, 5, false, 1e-9, ranks);
    ck_assert(ranks[0] == 1 && ranks[1] == 2 && ranks[2] == 2 && ranks[3] == 0 && ranks[4] == 4);
    rp_rank_values(values, 5, true, 1e-9, ranks);
    ck_assert(ranks[0] == 4 && ranks[1] == 2 && ranks[2] == 2 && ranks[3] == 0 && ranks[4] == 1);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("progress/round");
    TCase *tc = tcase_create("round");

    rp_tcase_add_rows(tc, values_are_rounded_as_the_scheme_says, round_rows);
    tcase_add_test(tc, printed_values_follow_the_scheme_too);
    tcase_add_test(tc, rounded_parts_that_do_not_add_up_need_a_note);
    tcase_add_test(tc, decimals_from_doubles_keep_fifteen_digits);
    tcase_add_test(tc, fractions_of_exact_decimals_are_rounded_once);
    rp_tcase_add_rows(tc, the_period_before_is_of_the_same_kind, period_rows);
    tcase_add_test(tc, whole_months_end_with_their_last_day);
    tcase_add_test(tc, competition_ranks_skip_after_ties);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
