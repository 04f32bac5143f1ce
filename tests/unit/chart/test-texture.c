#include "rp-check.h"

#include <math.h>

#include "chart/texture.h"

static const RpTexture textures[] = {
    {RP_TEXTURE_LINES, 45, 2.6, 0.9, 0},  /* 正常 */
    {RP_TEXTURE_LINES, 135, 4, 1.5, 0},   /* missing */
    {RP_TEXTURE_LINES, 90, 2.2, 1.1, 0},  /* 倒退 */
    {RP_TEXTURE_CROSS, 45, 3.4, 0.75, 0}, /* 滞后 */
    {RP_TEXTURE_DOTS, 0, 2.8, 0.55, 0},   /* 缓慢 */
};

static const RpPath *
only_path(const RpBox *box)
{
    ck_assert_uint_eq(box->items->len, 1);
    return &g_array_index(box->items, RpItem, 0).u.path;
}

/* Area of all polygons of a path by the shoelace formula; straight edges only. */
static double
area(const RpPath *path)
{
    double twice = 0;
    RpPoint start = {0, 0}, at = {0, 0};

    for (guint i = 0; i < path->ops->len; i++) {
        const RpPathOp *op = &g_array_index(path->ops, RpPathOp, i);
        RpPoint to = op->kind == RP_PATH_CLOSE ? start : op->p[0];
        if (op->kind == RP_PATH_MOVE)
            start = to;
        else
            twice += at.x * to.y - to.x * at.y;
        at = to;
    }
    return fabs(twice) / 2;
}

START_TEST(no_point_of_a_texture_lies_outside_its_rectangle)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(2);

    for (int i = 0; i < 50; i++) {
        g_autoptr(RpBox) box = rp_box_new(RP_BOX_LEAF, 500, 500);
        RpRect r = {g_rand_double_range(rand, 0, 200), g_rand_double_range(rand, 0, 200),
                    g_rand_double_range(rand, 3, 90), g_rand_double_range(rand, 3, 12)};
        rp_texture_fill(box, r, &textures[_i]);
        const RpPath *path = only_path(box);
        for (guint k = 0; k < path->ops->len; k++) {
            const RpPathOp *op = &g_array_index(path->ops, RpPathOp, k);
            if (op->kind == RP_PATH_CLOSE)
                continue;
            RpPoint p = op->p[op->kind == RP_PATH_CURVE ? 2 : 0];
            ck_assert(p.x >= r.x - 1e-6 && p.x <= r.x + r.width + 1e-6);
            ck_assert(p.y >= r.y - 1e-6 && p.y <= r.y + r.height + 1e-6);
        }
    }
}
END_TEST

START_TEST(lines_cover_weight_by_pitch_of_the_area)
{
    const RpTexture *texture = &textures[_i];
    g_autoptr(RpBox) box = rp_box_new(RP_BOX_LEAF, 500, 500);

    if (texture->kind != RP_TEXTURE_LINES)
        return;
    rp_texture_fill(box, (RpRect){13, 7, 300, 200}, texture);
    ck_assert_double_eq_tol(area(only_path(box)) / (300 * 200), texture->weight / texture->pitch,
                            0.01);
}
END_TEST

START_TEST(neighbouring_rectangles_continue_the_pattern)
{
    g_autoptr(RpBox) whole = rp_box_new(RP_BOX_LEAF, 500, 500);
    g_autoptr(RpBox) left = rp_box_new(RP_BOX_LEAF, 500, 500);
    g_autoptr(RpBox) right = rp_box_new(RP_BOX_LEAF, 500, 500);

    if (textures[_i].kind == RP_TEXTURE_DOTS)
        return;
    rp_texture_fill(whole, (RpRect){3, 5, 40, 10}, &textures[_i]);
    rp_texture_fill(left, (RpRect){3, 5, 17.3, 10}, &textures[_i]);
    rp_texture_fill(right, (RpRect){20.3, 5, 22.7, 10}, &textures[_i]);
    ck_assert_double_eq_tol(area(only_path(left)) + area(only_path(right)), area(only_path(whole)),
                            1e-6);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("chart/texture");
    TCase *tc = tcase_create("texture");

    rp_tcase_add_rows(tc, no_point_of_a_texture_lies_outside_its_rectangle, textures);
    rp_tcase_add_rows(tc, lines_cover_weight_by_pitch_of_the_area, textures);
    rp_tcase_add_rows(tc, neighbouring_rectangles_continue_the_pattern, textures);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
