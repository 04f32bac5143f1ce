#include "rp-check.h"

#include <math.h>

#include "chart/labels.h"

START_TEST(boxes_that_only_touch_do_not_meet)
{
    RpRect a = {0, 0, 10, 10};

    ck_assert(!rp_rects_meet(a, (RpRect){10, 0, 10, 10}));
    ck_assert(!rp_rects_meet(a, (RpRect){9.9, 0, 10, 10}));
    ck_assert(rp_rects_meet(a, (RpRect){9, 9, 10, 10}));
}
END_TEST

START_TEST(a_taken_slot_pushes_the_next_label_aside)
{
    g_autoptr(RpSlots) slots = rp_slots_new(0, 100, 4);

    ck_assert_double_eq(rp_slots_take(slots, 50, 20, 100), 40);
    ck_assert_double_eq(rp_slots_take(slots, 45, 20, 100), 16);
    ck_assert_double_eq(rp_slots_take(slots, 55, 20, 100), 64);
    ck_assert(isnan(rp_slots_take(slots, 50, 20, 100)));
}
END_TEST

START_TEST(labels_are_pushed_apart_in_order)
{
    double centres[] = {10, 11, 12, 40, 99};

    rp_labels_spread(centres, G_N_ELEMENTS(centres), 8, 0, 100);
    ck_assert_double_eq_tol(centres[0], 3, 1e-9);
    ck_assert_double_eq_tol(centres[1], 11, 1e-9);
    ck_assert_double_eq_tol(centres[2], 19, 1e-9);
    ck_assert_double_eq_tol(centres[3], 40, 1e-9);
    ck_assert_double_eq_tol(centres[4], 99, 1e-9);
}
END_TEST

START_TEST(random_labels_end_up_apart_and_inside)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(3);

    for (int i = 0; i < 500; i++) {
        double centres[12];
        guint n = (guint)g_rand_int_range(rand, 1, 13);
        for (guint k = 0; k < n; k++)
            centres[k] = (k > 0 ? centres[k - 1] : 0) + g_rand_double_range(rand, 0, 15);
        rp_labels_spread(centres, n, 8, 0, 100);
        for (guint k = 0; k < n; k++) {
            ck_assert_double_ge(centres[k], -1e-6);
            ck_assert_double_le(centres[k], 100 + 1e-6);
            ck_assert(k == 0 || centres[k] - centres[k - 1] >= 8 - 1e-6);
        }
    }
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("chart/labels");
    TCase *tc = tcase_create("labels");

    tcase_add_test(tc, boxes_that_only_touch_do_not_meet);
    tcase_add_test(tc, a_taken_slot_pushes_the_next_label_aside);
    tcase_add_test(tc, labels_are_pushed_apart_in_order);
    tcase_add_test(tc, random_labels_end_up_apart_and_inside);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
