#include "box/box.h"
#include "rp-check.h"

#define SLACK 1e-9

static RpBox *
leaf(double height, double before, double after)
{
    RpBox *box = rp_box_new(RP_BOX_LEAF, 100, height);

    box->before = before;
    box->after = after;
    return box;
}

static const struct {
    double after, before; /* of the upper and of the lower box */
    double gap;
} gap_rows[] = {
    {0, 0, 0}, /* nothing asked for */
    {6, 0, 6}, /* by the upper one */
    {0, 9, 9}, /* by the lower one */
    {6, 9, 9}, /* the larger one counts, not the sum */
    {9, 6, 9}, /* either way round */
};

START_TEST(the_larger_space_of_two_neighbours_stands_between_them)
{
    g_autoptr(RpBox) above = leaf(10, 77, gap_rows[_i].after);
    g_autoptr(RpBox) below = leaf(10, gap_rows[_i].before, 77);

    ck_assert_double_eq_tol(rp_box_gap(above, below), gap_rows[_i].gap, SLACK);
}
END_TEST

static const struct {
    guint n; /* children appended */
    double height;
} height_rows[] = {
    {0, 0},   /* an empty column */
    {1, 10},  /* its own space above and below does not count */
    {2, 38},  /* 10 + max(5, 8) + 20 */
    {3, 80},  /* + max(12, 2) + 30 */
    {4, 120}, /* + 0 + 40 */
};

START_TEST(a_column_is_as_high_as_its_children_and_the_gaps_between_them)
{
    static const double children[][3] = {{10, 3, 5}, {20, 8, 12}, {30, 2, 0}, {40, 0, 9}};
    g_autoptr(RpBox) column = rp_box_new(RP_BOX_COLUMN, 100, 0);

    for (guint i = 0; i < height_rows[_i].n; i++)
        rp_box_append(column, leaf(children[i][0], children[i][1], children[i][2]));
    ck_assert_double_eq_tol(column->height, height_rows[_i].height, SLACK);
}
END_TEST

START_TEST(placing_in_a_group_leaves_its_size_alone)
{
    g_autoptr(RpBox) group = rp_box_new(RP_BOX_GROUP, 50, 60);
    RpBox *child = leaf(500, 1, 1);

    rp_box_place(group, child, 7, -8);
    ck_assert_double_eq(group->width, 50);
    ck_assert_double_eq(group->height, 60);
    ck_assert_double_eq(child->at.x, 7);
    ck_assert_double_eq(child->at.y, -8);
}
END_TEST

/* A box that owns one of everything. */
static RpBox *
rich_box(void)
{
    RpBox *column = rp_box_new(RP_BOX_COLUMN, 100, 0);
    RpBox *child = leaf(10, 0, 0);
    RpItem glyphs = {.kind = RP_ITEM_GLYPHS};
    RpItem image = {.kind = RP_ITEM_IMAGE};
    RpItem page_ref = {.kind = RP_ITEM_PAGE_REF};
    const RpGlyph glyph = {7, 1, 2};

    glyphs.u.glyphs.text = g_strdup("x");
    glyphs.u.glyphs.glyphs = g_array_new(FALSE, FALSE, sizeof(RpGlyph));
    glyphs.u.glyphs.clusters = g_array_new(FALSE, FALSE, sizeof(RpCluster));
    g_array_append_val(glyphs.u.glyphs.glyphs, glyph);
    image.u.image.bytes = g_bytes_new_static("x", 1);
    page_ref.u.page_ref.name = g_strdup("a");
    rp_box_add_item(child, glyphs);
    rp_box_add_item(child, image);
    rp_box_add_item(child, page_ref);
    rp_box_add_rect(child, (RpRect){1, 2, 3, 4}, 0x123456);
    rp_box_add_link(child, (RpRect){1, 2, 3, 4}, "#a");
    rp_box_add_dest(child, (RpPoint){1, 2}, "a");
    rp_box_append(column, child);
    column->head = leaf(1, 0, 0);
    column->head_again = leaf(2, 0, 0);
    column->foot = leaf(3, 0, 0);
    column->alt = g_strdup("alt");
    column->outline = g_strdup("outline");
    return column;
}

START_TEST(a_copy_is_equal_and_outlives_the_original)
{
    RpBox *box = rich_box();
    g_autoptr(GString) before = g_string_new(NULL);
    g_autoptr(GString) after = g_string_new(NULL);

    rp_box_dump(box, before);
    g_autoptr(RpBox) copy = rp_box_copy(box);
    rp_box_free(box);
    rp_box_dump(copy, after);
    ck_assert_str_eq(before->str, after->str);
}
END_TEST

START_TEST(a_circle_touches_the_four_sides_of_its_square)
{
    static const RpPoint sides[] = {{15, 20}, {10, 25}, {5, 20}, {10, 15}, {15, 20}};
    RpPath path = rp_path_new(RP_BLACK);
    guint n = 0;

    rp_path_circle(&path, (RpPoint){10, 20}, 5);
    for (guint i = 0; i < path.ops->len; i++) {
        const RpPathOp *op = &g_array_index(path.ops, RpPathOp, i);
        const RpPoint end = op->p[op->kind == RP_PATH_CURVE ? 2 : 0];

        if (op->kind == RP_PATH_CLOSE)
            continue;
        ck_assert_double_eq_tol(end.x, sides[n].x, SLACK);
        ck_assert_double_eq_tol(end.y, sides[n].y, SLACK);
        n++;
    }
    ck_assert_uint_eq(n, G_N_ELEMENTS(sides));
    g_array_unref(path.ops);
}
END_TEST

static Suite *
box_suite(void)
{
    Suite *suite = suite_create("box/box");
    TCase *tc = tcase_create("box");

    rp_tcase_add_rows(tc, the_larger_space_of_two_neighbours_stands_between_them, gap_rows);
    rp_tcase_add_rows(tc, a_column_is_as_high_as_its_children_and_the_gaps_between_them,
                      height_rows);
    tcase_add_test(tc, placing_in_a_group_leaves_its_size_alone);
    tcase_add_test(tc, a_copy_is_equal_and_outlives_the_original);
    tcase_add_test(tc, a_circle_touches_the_four_sides_of_its_square);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(box_suite)
