#include "rp-check.h"

#include <math.h>

#include "chart/numbers.h"

static const struct {
    double value;
    int decimals;
    const char *plain, *with_sign;
} rows[] = {
    {1234, 0, "1,234", "+1,234"},                    /* a comma from four digits */
    {-1234567.5, 1, "−1,234,567.5", "−1,234,567.5"}, /* true minus */
    {999, 0, "999", "+999"},                         /* no comma */
    {-0.04, 1, "0.0", "0.0"},                        /* no sign on a rounded zero */
    {NAN, 1, "—", "—"},                              /* missing */
};

START_TEST(numbers_are_grouped_and_signed)
{
    g_autofree char *plain = rp_chart_number(rows[_i].value, rows[_i].decimals);
    g_autofree char *with_sign = rp_chart_number_signed(rows[_i].value, rows[_i].decimals);

    ck_assert_str_eq(plain, rows[_i].plain);
    ck_assert_str_eq(with_sign, rows[_i].with_sign);
}
END_TEST

static const struct {
    double max;
    const char *prefix;
    double divisor;
} magnitude_rows[] = {
    {9999, "", 1},      /* plain below 1万 */
    {1e4, "万", 1e4},   /* 万 from 1万 */
    {9.9e7, "万", 1e4}, /* until 1亿 */
    {1e8, "亿", 1e8},   /* 亿 from there */
};

START_TEST(large_axes_count_in_wan_or_yi)
{
    RpMagnitude m = rp_magnitude(magnitude_rows[_i].max);

    ck_assert_str_eq(m.prefix, magnitude_rows[_i].prefix);
    ck_assert_double_eq(m.divisor, magnitude_rows[_i].divisor);
}
END_TEST

START_TEST(decimals_are_the_fewest_that_are_exact)
{
    const double values[] = {1, NAN, 2.5, 0.25}, third[] = {1.0 / 3};

    ck_assert_int_eq(rp_chart_decimals(values, 1, 2), 0);
    ck_assert_int_eq(rp_chart_decimals(values, 3, 2), 1);
    ck_assert_int_eq(rp_chart_decimals(values, 4, 2), 2);
    ck_assert_int_eq(rp_chart_decimals(third, 1, 2), 2);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("chart/numbers");
    TCase *tc = tcase_create("numbers");

    rp_tcase_add_rows(tc, numbers_are_grouped_and_signed, rows);
    rp_tcase_add_rows(tc, large_axes_count_in_wan_or_yi, magnitude_rows);
    tcase_add_test(tc, decimals_are_the_fewest_that_are_exact);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
