#include "base/period.h"

#include "rp-check.h"

static const struct {
    const char *text;
    RpPeriodKind kind;
    RpMonth first, last;
    int day;
    const char *chinese;
} good_rows[] = {
    {"2015", RP_PERIOD_YEAR, RP_MONTH(2015, 1), RP_MONTH(2015, 12), 0, "2015年"},         /* year */
    {"2015H1", RP_PERIOD_HALF, RP_MONTH(2015, 1), RP_MONTH(2015, 6), 0, "2015年上半年"},  /* half */
    {"2015H2", RP_PERIOD_HALF, RP_MONTH(2015, 7), RP_MONTH(2015, 12), 0, "2015年下半年"}, /* half */
    {"2015Q1", RP_PERIOD_QUARTER, RP_MONTH(2015, 1), RP_MONTH(2015, 3), 0,
     "2015年一季度"}, /* first quarter */
    {"2018Q3", RP_PERIOD_QUARTER, RP_MONTH(2018, 7), RP_MONTH(2018, 9), 0,
     "2018年三季度"}, /* quarter */
    {"2018-06", RP_PERIOD_MONTH, RP_MONTH(2018, 6), RP_MONTH(2018, 6), 0, "2018年6月"}, /* month */
    {"2015-12", RP_PERIOD_MONTH, RP_MONTH(2015, 12), RP_MONTH(2015, 12), 0,
     "2015年12月"}, /* December */
    {"2015-12-31", RP_PERIOD_DAY, RP_MONTH(2015, 12), RP_MONTH(2015, 12), 31,
     "2015年12月31日"}, /* day */
    {"2016-02-29", RP_PERIOD_DAY, RP_MONTH(2016, 2), RP_MONTH(2016, 2), 29,
     "2016年2月29日"}, /* leap day */
    {"2018-01/2018-09", RP_PERIOD_SPAN, RP_MONTH(2018, 1), RP_MONTH(2018, 9), 0,
     "2018年1—9月"}, /* cumulative */
    {"2011/2015", RP_PERIOD_YEARS, RP_MONTH(2011, 1), RP_MONTH(2015, 12), 0,
     "2011—2015年"}, /* years of a plan */
};

START_TEST(a_canonical_form_is_read_and_written_back)
{
    RpPeriod period = {RP_PERIOD_NONE, 0, 0, 0};

    ck_assert(rp_period_parse(good_rows[_i].text, &period));
    ck_assert_int_eq(period.kind, good_rows[_i].kind);
    ck_assert_int_eq(period.first, good_rows[_i].first);
    ck_assert_int_eq(period.last, good_rows[_i].last);
    ck_assert_int_eq(period.day, good_rows[_i].day);

    g_autofree char *text = rp_period_to_string(period);
    g_autofree char *chinese = rp_period_to_chinese(period);
    ck_assert_str_eq(text, good_rows[_i].text);
    ck_assert_str_eq(chinese, good_rows[_i].chinese);
}
END_TEST

static const char *const bad_rows[] = {
    "",                /* nothing */
    "15",              /* two digits */
    "2015-13",         /* no such month */
    "2015-00",         /* no such month */
    "2015-3",          /* one digit */
    "2015-02-29",      /* no leap year */
    "2015-04-31",      /* 30 days */
    "2015-04-00",      /* no day zero */
    "2015H3",          /* two halves only */
    "2015Q0",          /* quarters from one */
    "2015Q5",          /* four quarters only */
    "2015Q1x",         /* something behind */
    "2015q1",          /* small letter */
    "2015-09/2015-01", /* backwards */
    "2014-12/2015-03", /* over two years */
    "2015/2011",       /* backwards */
    "2015/2015",       /* one year is 2015 */
    "2015年",          /* not canonical */
    " 2015",           /* blank */
    "0015",            /* implausible */
    "2015-",           /* cut off */
    "2015-01/",        /* cut off */
    "2015-01-",        /* cut off */
    "2015/",           /* cut off */
    "201503",          /* compact */
};

START_TEST(anything_else_is_refused)
{
    RpPeriod period = {RP_PERIOD_DAY, 1, 2, 3};

    ck_assert(!rp_period_parse(bad_rows[_i], &period));
    ck_assert(rp_period_equal(period, (RpPeriod){RP_PERIOD_DAY, 1, 2, 3}));
}
END_TEST

/* each row is before the next */
static const char *const ordered_rows[] = {
    "2014",            /* a year before */
    "2015-01/2015-05", /* cumulative comes before its last month */
    "2015-05",         /* month */
    "2011/2015",       /* longest that ends in 2015 */
    "2015",            /* year */
    "2015H2",          /* half */
    "2015Q4",          /* quarter */
    "2015-12",         /* month */
    "2015-12-30",      /* day in it */
    "2015-12-31",      /* last day */
};

START_TEST(periods_are_ordered_by_end_then_length_then_day)
{
    RpPeriod a, b;

    ck_assert(rp_period_parse(ordered_rows[_i], &a));
    for (gsize j = 0; j < G_N_ELEMENTS(ordered_rows); j++) {
        ck_assert(rp_period_parse(ordered_rows[j], &b));
        ck_assert_int_eq(rp_period_compare(a, b), (_i > (int)j) - (_i < (int)j));
        ck_assert_int_eq(rp_period_equal(a, b), _i == (int)j);
    }
}
END_TEST

START_TEST(no_period_has_no_text)
{
    RpPeriod none = {RP_PERIOD_NONE, 0, 0, 0};
    g_autofree char *text = rp_period_to_string(none);
    g_autofree char *chinese = rp_period_to_chinese(none);

    ck_assert_str_eq(text, "");
    ck_assert_str_eq(chinese, "");
}
END_TEST

START_TEST(months_know_their_year_number_and_days)
{
    ck_assert_int_eq(rp_month_year(RP_MONTH(2015, 12)), 2015);
    ck_assert_int_eq(rp_month_number(RP_MONTH(2015, 12)), 12);
    ck_assert_int_eq(rp_month_number(RP_MONTH(2015, 1)), 1);
    ck_assert_int_eq(rp_month_days(RP_MONTH(2015, 2)), 28);
    ck_assert_int_eq(rp_month_days(RP_MONTH(2016, 2)), 29);
    ck_assert_int_eq(rp_month_days(RP_MONTH(2000, 2)), 29);
    ck_assert_int_eq(rp_month_days(RP_MONTH(1900, 2)), 28);
    ck_assert_int_eq(rp_period_month(2018, 6).last, RP_MONTH(2018, 6));
    ck_assert_int_eq(rp_period_year(2018).first, RP_MONTH(2018, 1));
}
END_TEST

static Suite *
period_suite(void)
{
    Suite *suite = suite_create("period");
    TCase *tc = tcase_create("period");

    rp_tcase_add_rows(tc, a_canonical_form_is_read_and_written_back, good_rows);
    rp_tcase_add_rows(tc, anything_else_is_refused, bad_rows);
    rp_tcase_add_rows(tc, periods_are_ordered_by_end_then_length_then_day, ordered_rows);
    tcase_add_test(tc, no_period_has_no_text);
    tcase_add_test(tc, months_know_their_year_number_and_days);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(period_suite)
