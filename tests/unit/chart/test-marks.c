#include "rp-check.h"

#include <math.h>

#include "chart/marks.h"

static const RpTheme colour_theme = {.ink = 0x17212B, .track = 0xE7EAEC, .hair5 = 0x8C969D};
static const RpTheme mono_theme = {.ink = 0x17212B, .mono = true};

static const RpPath *
path_at(const RpBox *box, guint i)
{
    ck_assert_uint_lt(i, box->items->len);
    return &g_array_index(box->items, RpItem, i).u.path;
}

/* Bounds of the end points of a path. */
static RpRect
bounds(const RpPath *path)
{
    double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;

    for (guint i = 0; i < path->ops->len; i++) {
        const RpPathOp *op = &g_array_index(path->ops, RpPathOp, i);
        RpPoint p = op->p[op->kind == RP_PATH_CURVE ? 2 : 0];
        if (op->kind == RP_PATH_CLOSE)
            continue;
        x0 = fmin(x0, p.x), x1 = fmax(x1, p.x);
        y0 = fmin(y0, p.y), y1 = fmax(y1, p.y);
    }
    return (RpRect){x0, y0, x1 - x0, y1 - y0};
}

START_TEST(a_light_stays_in_its_square)
{
    g_autoptr(RpBox) box = rp_box_new(RP_BOX_LEAF, 100, 100);

    rp_mark_light(box, (RpStatus)_i, (RpPoint){50, 50}, 10, &colour_theme);
    RpRect r = bounds(path_at(box, 0));
    ck_assert_double_ge(r.x, 45);
    ck_assert_double_le(r.x + r.width, 55);
    ck_assert_double_ge(r.y, 45);
    ck_assert_double_le(r.y + r.height, 55);
}
END_TEST

START_TEST(a_light_has_the_colour_of_its_status)
{
    g_autoptr(RpBox) box = rp_box_new(RP_BOX_LEAF, 100, 100);

    rp_mark_light(box, (RpStatus)_i, (RpPoint){50, 50}, 10, &colour_theme);
    ck_assert_uint_eq(path_at(box, 0)->fill, rp_status_look((RpStatus)_i)->fill);
}
END_TEST

static const struct {
    double completion;
    double width; /* of the fill on a bar of 50 */
    guint items;  /* track, fill, chevron, marker */
} bars[] = {
    {0.5, 25, 3},           /* half */
    {1, 50, 3},             /* full */
    {1.4, 50, 4},           /* full with a chevron */
    {-0.2, 1.1 * RP_MM, 3}, /* a block at the zero end */
};

START_TEST(a_bar_is_as_long_as_its_completion)
{
    g_autoptr(RpBox) box = rp_box_new(RP_BOX_LEAF, 100, 100);
    RpBarMark mark = {RP_STATUS_SLOW, bars[_i].completion, 0.5, 2, 0};

    rp_mark_bar(box, (RpRect){10, 10, 50, 6}, &mark, &colour_theme);
    ck_assert_uint_eq(box->items->len, bars[_i].items);
    ck_assert_double_eq_tol(bounds(path_at(box, 1)).width, bars[_i].width, 1e-6);
}
END_TEST

START_TEST(a_bar_without_data_has_a_dashed_outline_and_keeps_the_marker)
{
    g_autoptr(RpBox) box = rp_box_new(RP_BOX_LEAF, 100, 100);
    RpBarMark mark = {RP_STATUS_NO_DATA, NAN, 0.5, 2, 0};

    rp_mark_bar(box, (RpRect){10, 10, 50, 6}, &mark, &colour_theme);
    ck_assert_uint_eq(box->items->len, 2);
    ck_assert_double_gt(path_at(box, 0)->dash[0], 0);
    ck_assert_uint_eq(path_at(box, 0)->fill, RP_NO_COLOUR);
    ck_assert_double_eq_tol(bounds(path_at(box, 1)).height, 10, 1e-6);
}
END_TEST

START_TEST(mono_marks_use_no_colour)
{
    g_autoptr(RpBox) box = rp_box_new(RP_BOX_LEAF, 100, 100);

    rp_mark_light(box, (RpStatus)_i, (RpPoint){50, 50}, 10, &mono_theme);
    rp_mark_fill(box, (RpStatus)_i, (RpRect){10, 10, 50, 6}, &mono_theme);
    rp_mark_missing(box, (RpRect){10, 30, 50, 6}, &mono_theme);
    for (guint i = 0; i < box->items->len; i++) {
        const RpColour colours[] = {path_at(box, i)->fill, path_at(box, i)->stroke};
        for (guint k = 0; k < G_N_ELEMENTS(colours); k++) {
            RpColour c = colours[k];
            ck_assert(c == RP_NO_COLOUR ||
                      ((c >> 16) == (c & 0xFF) && ((c >> 8) & 0xFF) == (c & 0xFF)));
        }
    }
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("chart/marks");
    TCase *tc = tcase_create("marks");

    tcase_add_loop_test(tc, a_light_stays_in_its_square, 0, RP_N_STATUS);
    tcase_add_loop_test(tc, a_light_has_the_colour_of_its_status, 0, RP_N_STATUS);
    rp_tcase_add_rows(tc, a_bar_is_as_long_as_its_completion, bars);
    tcase_add_test(tc, a_bar_without_data_has_a_dashed_outline_and_keeps_the_marker);
    tcase_add_loop_test(tc, mono_marks_use_no_colour, 0, RP_N_STATUS);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
