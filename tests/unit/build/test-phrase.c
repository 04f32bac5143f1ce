#include <math.h>

#include "build/phrase.h"
#include "progress-fixture.h"
#include "rp-check.h"

static ProgressFixture fixture;

static void
open_fixture(void)
{
    progress_fixture_open(&fixture, "2018-06");
}

static void
close_fixture(void)
{
    progress_fixture_close(&fixture);
}

static const struct {
    double gap;
    const char *number, *pace;
} gap_rows[] = {
    {12, "+12.0", "快于时序进度12.0个百分点"},  /* ahead */
    {-20, "−20.0", "慢于时序进度20.0个百分点"}, /* behind, with a true minus */
    {0, "0.0", "与时序进度持平"},               /* level */
    {0.04, "0.0", "与时序进度持平"},            /* what prints as zero is level */
    {-0.04, "0.0", "与时序进度持平"},           /* from either side */
    {0.05, "+0.1", "快于时序进度0.1个百分点"},  /* the least that shows */
    {NAN, "—", ""},                             /* unknown is never zero */
};

START_TEST(a_gap_is_said_as_it_is_printed)
{
    g_autofree char *number = rp_phrase_gap(fixture.set, gap_rows[_i].gap);
    g_autofree char *pace = rp_phrase_pace(fixture.set, gap_rows[_i].gap);

    ck_assert_str_eq(number, gap_rows[_i].number);
    ck_assert_str_eq(pace, gap_rows[_i].pace);
}
END_TEST

static const struct {
    double months;
    const char *text;
} lead_rows[] = {
    {7.2, "提前7个月"},  /* ahead */
    {-15, "落后15个月"}, /* behind */
    {0.4, ""},           /* less than half a month is nothing */
    {NAN, ""},           /* unknown */
};

START_TEST(a_lead_is_said_in_whole_months)
{
    RpProgress item = {.lead_months = lead_rows[_i].months};
    g_autofree char *text = rp_phrase_lead(&item);

    ck_assert_str_eq(text, lead_rows[_i].text);
}
END_TEST

static const struct {
    const char *name, *said;
} name_rows[] = {
    {"物流标准化试点数（青海）", "物流标准化试点数"}, /* the own region goes */
    {"标准数（青海重点领域）", "标准数（重点领域）"}, /* the rest stays */
    {"标准数（浙江）", "标准数（浙江）"},             /* another one stays */
    {"青海标准数", "青海标准数"},                     /* outside parentheses */
};

START_TEST(names_do_not_repeat_the_region_of_the_report)
{
    FixtureItem from = {name_rows[_i].name, "短", "项", RP_COMPARE_GE, "1", "1项",
                        RP_STATUS_MET,      "0",  "1",  100,           0};
    const RpProgress *item = progress_fixture_add(&fixture, &from);
    g_autofree char *name = rp_phrase_name(fixture.set, item->target->indicator);
    g_autofree char *brief = rp_phrase_short_name(fixture.set, item->target->indicator);

    ck_assert_str_eq(name, name_rows[_i].said);
    ck_assert_str_eq(brief, "短");
}
END_TEST

static const struct {
    FixtureItem item;
    const char *quantity, *target, *base, *phrase;
} value_rows[] = {
    {{"a", "b", "项", RP_COMPARE_GE, "100", "100项", RP_STATUS_MET, "0", "62", 62, 0},
     "62项",
     "≥100",
     "0",
     "100项"}, /* a count */
    {{"a", "b", "月", RP_COMPARE_LE, "24.0", "24个月以内", RP_STATUS_MET, "36", "25.5", 1, 0},
     "25.5个月",
     "≤24.0",
     "36.0",
     "24个月以内"}, /* months take 个 */
    {{"a", "b", "%", RP_COMPARE_GT, "50.0", "", RP_STATUS_MET, NULL, "51.25", NAN, 0},
     "51.3%",
     "＞50.0",
     "—",
     "超过50%"}, /* rounded at the registered places; no phrase of its own */
    {{"a", "b", "个", RP_COMPARE_GE, "10", "", RP_STATUS_NO_DATA, "0", NULL, NAN, 0},
     "尚无数据",
     "≥10",
     "0",
     "10个以上"}, /* missing is not zero */
    {{"a", "b", "个", RP_COMPARE_LT, "10", "", RP_STATUS_MET, "12.5", "9", 1, 0},
     "9个",
     "＜10",
     "12.5",
     "10个以下"}, /* a baseline with more places than registered */
};

START_TEST(values_have_their_measure_word_and_places)
{
    const RpProgress *item = progress_fixture_add(&fixture, &value_rows[_i].item);
    g_autofree char *quantity = rp_phrase_quantity(fixture.set, item);
    g_autofree char *number = rp_phrase_target_number(fixture.set, item->target);
    g_autofree char *target =
        g_strconcat(rp_phrase_comparator(item->target->comparator), number, NULL);
    g_autofree char *base = rp_phrase_base(fixture.set, item);
    g_autofree char *phrase = rp_phrase_target(item->target);

    ck_assert_str_eq(quantity, value_rows[_i].quantity);
    ck_assert_str_eq(target, value_rows[_i].target);
    ck_assert_str_eq(base, value_rows[_i].base);
    ck_assert_str_eq(phrase, value_rows[_i].phrase);
}
END_TEST

START_TEST(a_range_shows_both_ends)
{
    FixtureItem from = {"a", "b", "个", RP_COMPARE_RANGE, "2", "", RP_STATUS_MET, "0", "2", 1, 0};
    progress_fixture_add(&fixture, &from);
    RpTarget *target = progress_fixture_target(&fixture, 0);
    target->value_high = (RpDecimal){3, 0};
    g_autofree char *number = rp_phrase_target_number(fixture.set, target);
    g_autofree char *phrase = rp_phrase_target(target);

    ck_assert_str_eq(number, "2—3");
    ck_assert_str_eq(phrase, "2—3个");
}
END_TEST

static const struct {
    const char *period, *end, *date, *brief;
} period_rows[] = {
    {"2018-06", "2018年6月底", "2018年6月30日", "2018.6"},           /* a month */
    {"2018-02", "2018年2月底", "2018年2月28日", "2018.2"},           /* a short one */
    {"2018", "2018年底", "2018年12月31日", "2018"},                  /* a year */
    {"2018Q3", "2018年9月底", "2018年9月30日", "2018.9"},            /* a quarter */
    {"2018H1", "2018年6月底", "2018年6月30日", "2018.6"},            /* half a year */
    {"2018-06-15", "2018年6月15日", "2018年6月15日", "2018.6"},      /* a day */
    {"2018-01/2018-09", "2018年9月底", "2018年9月30日", "2018.1—9"}, /* cumulative */
    {"2016/2020", "2020年底", "2020年12月31日", "2016—2020"},        /* years */
};

START_TEST(the_end_of_a_period_is_said_as_people_do)
{
    RpPeriod period;
    ck_assert(rp_period_parse(period_rows[_i].period, &period));
    g_autofree char *end = rp_phrase_period_end(period);
    g_autofree char *date = rp_phrase_period_date(period);
    g_autofree char *brief = rp_phrase_period_short(period);

    ck_assert_str_eq(end, period_rows[_i].end);
    ck_assert_str_eq(date, period_rows[_i].date);
    ck_assert_str_eq(brief, period_rows[_i].brief);
}
END_TEST

START_TEST(names_are_joined_with_commas_and_one_and)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    static const char *const wanted[] = {"", "甲", "甲和乙", "甲、乙和丙"};
    static char parts[3][4] = {"甲", "乙", "丙"};

    for (guint n = 0; n < G_N_ELEMENTS(wanted); n++) {
        g_autofree char *joined = rp_phrase_join(names);

        ck_assert_str_eq(joined, wanted[n]);
        if (n < 3)
            g_ptr_array_add(names, parts[n]);
    }
}
END_TEST

static const struct {
    double value;
    int decimals;
    const char *text;
} amount_rows[] = {
    {0.0001, 1, "0.0001"},       /* not zero, so not printed as zero */
    {-0.04, 1, "−0.04"},         /* from either side */
    {0, 1, "0.0"},               /* zero is */
    {0.06, 1, "0.1"},            /* what shows is rounded as ever */
    {9999.5, 1, "9999.5"},       /* four digits are not grouped */
    {12345.5, 1, "12,345.5"},    /* from 10,000 on they are */
    {-1234567, 0, "−1,234,567"}, /* twice */
    {123456, 0, "123,456"},      /* no comma at the start */
    {NAN, 1, "—"},               /* unknown */
};

START_TEST(an_amount_is_neither_lost_nor_hard_to_read)
{
    g_autofree char *text =
        rp_phrase_amount(fixture.set, amount_rows[_i].value, amount_rows[_i].decimals);

    ck_assert_str_eq(text, amount_rows[_i].text);
}
END_TEST

static const struct {
    RpProgress item;
    const char *text;
} reason_rows[] = {
    {{.has_value = true, .completion = 0.5}, ""}, /* there is one */
    {{.has_value = true, .completion = NAN, .base_origin = RP_BASE_UNKNOWN},
     "没有基期值"}, /* nothing to count from */
    {{.has_value = true,
      .completion = NAN,
      .base_origin = RP_BASE_GIVEN,
      .status = RP_STATUS_REGRESS},
     "基期已达目标，不计完成率"},                                   /* nothing to go */
    {{.completion = NAN, .status = RP_STATUS_NO_DATA}, "尚无数据"}, /* nothing reported */
    {{.completion = NAN, .status = RP_STATUS_NO_DATA, .partial = true},
     "报送的地区不足"}, /* some regions reported */
    {{.has_value = true,
      .completion = NAN,
      .status = RP_STATUS_NO_DATA,
      .stale = true,
      .actual_period = {.kind = RP_PERIOD_MONTH,
                        .first = RP_MONTH(2018, 6),
                        .last = RP_MONTH(2018, 6)}},
     "数据已过时（2018年6月）"}, /* reported, too long ago */
};

START_TEST(the_reason_for_no_completion_is_the_right_one)
{
    g_autofree char *text = rp_phrase_no_completion(&reason_rows[_i].item);

    ck_assert_str_eq(text, reason_rows[_i].text);
}
END_TEST

START_TEST(time_ends_with_the_plan)
{
    RpProgress late = {.elapsed = 1.45, .gap_pp = -25}, early = {.elapsed = 0.5, .gap_pp = 12};
    g_autofree char *over = rp_phrase_elapsed(fixture.set, 1.45);
    g_autofree char *half = rp_phrase_elapsed(fixture.set, 0.5);
    g_autofree char *unknown = rp_phrase_elapsed(fixture.set, NAN);

    ck_assert_str_eq(over, "100.0");
    ck_assert_str_eq(half, "50.0");
    ck_assert_str_eq(unknown, "—");
    ck_assert_double_eq_tol(rp_phrase_gap_pp(&late), 20, 1e-9);
    ck_assert_double_eq_tol(rp_phrase_gap_pp(&early), 12, 1e-9);
}
END_TEST

static Suite *
phrase_suite(void)
{
    Suite *suite = suite_create("build/phrase");
    TCase *tc = tcase_create("phrase");

    tcase_add_checked_fixture(tc, open_fixture, close_fixture);
    rp_tcase_add_rows(tc, a_gap_is_said_as_it_is_printed, gap_rows);
    rp_tcase_add_rows(tc, a_lead_is_said_in_whole_months, lead_rows);
    rp_tcase_add_rows(tc, names_do_not_repeat_the_region_of_the_report, name_rows);
    rp_tcase_add_rows(tc, values_have_their_measure_word_and_places, value_rows);
    tcase_add_test(tc, a_range_shows_both_ends);
    rp_tcase_add_rows(tc, the_end_of_a_period_is_said_as_people_do, period_rows);
    tcase_add_test(tc, names_are_joined_with_commas_and_one_and);
    rp_tcase_add_rows(tc, an_amount_is_neither_lost_nor_hard_to_read, amount_rows);
    rp_tcase_add_rows(tc, the_reason_for_no_completion_is_the_right_one, reason_rows);
    tcase_add_test(tc, time_ends_with_the_plan);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(phrase_suite)
