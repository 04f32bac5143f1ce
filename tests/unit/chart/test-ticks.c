#include "rp-check.h"

#include <math.h>

#include "chart/ticks.h"

static const struct {
    double lo, hi;
    int wanted;
    double first, last;
    int count, decimals;
} rows[] = {
    {0, 100, 5, 0, 100, 5, 0},        /* steps of 25 */
    {0, 62, 4, 0, 75, 4, 0},          /* covers beyond the data */
    {0, 10, 6, 0, 10, 6, 0},          /* steps of 2 */
    {0, 0, 4, 0, 1, 3, 1},            /* all zero: 0 to 1 */
    {0.3, 0.3, 4, 0, 0.3, 4, 1},      /* one value: from zero */
    {-25, 50, 4, -25, 50, 4, 0},      /* zero is among them */
    {0, 0.00031, 4, 0, 0.0004, 5, 4}, /* tiny */
    {0, 1.2e9, 4, 0, 1.5e9, 4, 0},    /* huge */
};

START_TEST(ticks_are_round_and_cover_the_data)
{
    RpTicks t = rp_ticks_cover(rows[_i].lo, rows[_i].hi, rows[_i].wanted);

    ck_assert_double_eq(rp_ticks_value(&t, 0), rows[_i].first);
    ck_assert_double_eq(rp_ticks_value(&t, t.count - 1), rows[_i].last);
    ck_assert_int_eq(t.count, rows[_i].count);
    ck_assert_int_eq(rp_ticks_decimals(&t), rows[_i].decimals);
}
END_TEST

START_TEST(random_ranges_get_2_to_8_ticks_that_cover_them)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(5);

    for (int i = 0; i < 2000; i++) {
        double size = pow(10, g_rand_int_range(rand, -6, 12));
        double a = g_rand_double_range(rand, -1, 1) * size;
        double b = i % 3 == 0 ? 0 : a + g_rand_double(rand) * size;
        RpTicks t = rp_ticks_cover(fmin(a, b), fmax(a, b), 3 + i % 6);
        ck_assert_int_ge(t.count, 2);
        ck_assert_int_le(t.count, RP_TICKS_MAX);
        ck_assert_double_le(rp_ticks_value(&t, 0), fmin(a, b) + 1e-9 * size);
        ck_assert_double_ge(rp_ticks_value(&t, t.count - 1), fmax(a, b) - 1e-9 * size);
    }
}
END_TEST

static const struct {
    double lo, hi;
    bool narrow;
    double first, last;
    int count;
} percent_rows[] = {
    {0, 1, false, 0, 1, 5},            /* 0 25 50 75 100 */
    {0, 1.3, false, 0, 1, 5},          /* none beyond 100 */
    {-0.25, 1.25, false, -0.25, 1, 6}, /* negatives */
    {0, 1, true, 0, 1, 3},             /* 0 50 100 */
};

START_TEST(percent_axes_stop_at_100)
{
    RpTicks t = rp_ticks_percent(percent_rows[_i].lo, percent_rows[_i].hi, percent_rows[_i].narrow);

    ck_assert_double_eq(rp_ticks_value(&t, 0), percent_rows[_i].first);
    ck_assert_double_eq(rp_ticks_value(&t, t.count - 1), percent_rows[_i].last);
    ck_assert_int_eq(t.count, percent_rows[_i].count);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("chart/ticks");
    TCase *tc = tcase_create("ticks");

    rp_tcase_add_rows(tc, ticks_are_round_and_cover_the_data, rows);
    tcase_add_test(tc, random_ranges_get_2_to_8_ticks_that_cover_them);
    rp_tcase_add_rows(tc, percent_axes_stop_at_100, percent_rows);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
