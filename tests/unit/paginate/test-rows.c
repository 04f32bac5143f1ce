#include "paginate/paginate.h"

#include "rp-check.h"

#define PADDING 3.0
#define RULE    0.5

/* A page whose body is 100 points high. */
static RpPages *
pages_of_100(void)
{
    RpPages *pages = rp_pages_new();
    RpPageMaster body = {
        .name = g_intern_string("body"), .size = {200, 120}, .margins = {10, 0, 10, 0}};

    g_array_append_val(pages->masters, body);
    return pages;
}

static RpBox *
leaf(double height)
{
    return rp_box_new(RP_BOX_LEAF, 200, height);
}

static RpBox *
text(int lines)
{
    RpBox *box = rp_box_new(RP_BOX_COLUMN, 60, 0);

    for (int i = 0; i < lines; i++)
        rp_box_append(box, leaf(10));
    box->min_lines = 2;
    return box;
}

/* A row as tables have them: a ground over all of it, a rule at its foot, a cell of its height for
 * each text. */
static RpBox *
row_of(const int lines[], int n)
{
    int most = 0;

    for (int c = 0; c < n; c++)
        most = MAX(most, lines[c]);
    RpBox *row = rp_box_new(RP_BOX_GROUP, 200, 10 * most + 2 * PADDING);

    rp_box_add_rect(row, (RpRect){0, 0, 200, row->height}, RP_BLACK);
    rp_box_add_rect(row, (RpRect){0, row->height - RULE, 200, RULE}, RP_BLACK);
    row->tag = RP_TAG_TR;
    for (int c = 0; c < n; c++) {
        RpBox *cell = rp_box_new(RP_BOX_GROUP, 200, row->height);

        cell->tag = RP_TAG_TD;
        rp_box_place(cell, text(lines[c]), 60 * c, PADDING);
        rp_box_place(row, cell, 0, 0);
    }
    return row;
}

static RpBox *
table(void)
{
    RpBox *box = rp_box_new(RP_BOX_COLUMN, 200, 0);

    box->head = leaf(20);
    box->head_again = leaf(15);
    box->foot = leaf(10);
    box->min_lines = 2;
    return box;
}

static RpBox *
table_of(int rows)
{
    RpBox *box = table();

    for (int i = 0; i < rows; i++)
        rp_box_append(box, leaf(10));
    return box;
}

/* The head of a group, which is 14 high and 12 where it is repeated. */
static RpBox *
group_head(void)
{
    RpBox *head = leaf(14);

    head->again = leaf(12);
    head->again->keep_with_next = true;
    head->keep_with_next = true;
    return head;
}

static RpBox *
galley_of(RpBox *first, RpBox *second)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);

    rp_box_append(galley, first);
    if (second != NULL)
        rp_box_append(galley, second);
    return galley;
}

/* "1:0+50 2:0+30": page, top in the body, height of every box placed. */
static char *
placements(const RpPages *pages)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint p = 0; p < pages->pages->len; p++) {
        const RpPage *page = g_ptr_array_index(pages->pages, p);

        for (guint b = 0; b < page->placed->len; b++) {
            const RpPlacedBox *placed = &g_array_index(page->placed, RpPlacedBox, b);

            g_string_append_printf(out, "%s%d:%g+%g", out->len == 0 ? "" : " ", page->number,
                                   placed->at.y - 10, placed->box->height);
        }
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static char *
paginate(RpBox *galley)
{
    g_autoptr(RpPages) pages = pages_of_100();

    rp_paginate(pages, galley);
    return placements(pages);
}

/* "7,2": how many lines the cells of a part of a row have. */
static void
add_lines(GString *out, const RpBox *row)
{
    for (guint c = 0; c < row->children->len; c++) {
        const RpBox *cell = g_ptr_array_index(row->children, c);
        guint lines = 0;

        for (guint i = 0; cell->children != NULL && i < cell->children->len; i++) {
            const RpBox *part = g_ptr_array_index(cell->children, i);

            ck_assert_double_eq_tol(part->at.y, PADDING, 1e-9);
            ck_assert_double_le(part->at.y + part->height, row->height - PADDING + 1e-9);
            lines += part->children->len;
        }
        ck_assert_double_eq_tol(cell->height, row->height, 1e-9);
        g_string_append_printf(out, "%s%u", c == 0 ? "" : ",", lines);
    }
}

/* "76 63": bottoms of the outlines of a row. */
static void
add_outlines(GString *out, const RpBox *row)
{
    for (guint i = 0; i < row->items->len; i++) {
        const RpItem *item = &g_array_index(row->items, RpItem, i);
        const RpPathOp *corner = &g_array_index(item->u.path.ops, RpPathOp, 2);

        g_string_append_printf(out, " %g", item->at.y + corner->p[0].y);
    }
}

/* Of each page: lines of the cells of its row, then bottoms of its ground and rule. */
static char *
rows_of(const RpPages *pages)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint p = 0; p < pages->pages->len; p++) {
        const RpPage *page = g_ptr_array_index(pages->pages, p);
        const RpBox *whole = g_array_index(page->placed, RpPlacedBox, 0).box;
        const RpBox *row = g_ptr_array_index(whole->children, 1);

        g_string_append(out, p == 0 ? "" : "; ");
        add_lines(out, row);
        add_outlines(out, row);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

START_TEST(a_row_higher_than_a_page_goes_on_under_the_repeated_head)
{
    static const int lines[] = {20, 2, 9};
    g_autoptr(RpPages) pages = pages_of_100();
    RpBox *box = table();

    rp_box_append(box, row_of(lines, 3));
    rp_paginate(pages, galley_of(box, NULL));

    /* heads of 20 and 15; 7, 7 and 6 lines and what pads them; the note of 10 */
    g_autofree char *found = placements(pages);
    ck_assert_str_eq(found, "1:0+96 2:0+91 3:0+91");
    g_autofree char *rows = rows_of(pages);
    ck_assert_str_eq(rows, "7,2,7 76; 7,0,2 76; 6,0,0 66 66");
}
END_TEST

START_TEST(a_row_that_fits_on_a_page_is_never_cut)
{
    static const int lines[] = {6};
    RpBox *box = table();

    rp_box_append(box, row_of(lines, 1)); /* 66 with its padding, below a head of 15 or 20 */
    rp_box_append(box, row_of(lines, 1));
    rp_box_append(box, row_of(lines, 1));

    g_autofree char *found = paginate(galley_of(leaf(50), box));
    ck_assert_str_eq(found, "1:0+50 2:0+86 3:0+81 4:0+91");
}
END_TEST

START_TEST(a_row_higher_than_a_page_fills_the_page_that_it_begins_on)
{
    static const int few[] = {1}, many[] = {11};
    RpBox *box = table();

    rp_box_append(box, row_of(few, 1));
    rp_box_append(box, row_of(many, 1));

    /* 20 + 16 leave 64: five lines; then 15 + 6 lines and the note */
    g_autofree char *found = paginate(galley_of(box, NULL));
    ck_assert_str_eq(found, "1:0+92 2:0+91");
}
END_TEST

static const struct {
    int above, rows;
    const char *expected;
} rest_rows[] = {
    {0, 8, "1:0+70 2:0+55"},          /* the note takes three rows along, not two */
    {0, 10, "1:0+90 2:0+55"},         /* one comes over to the two that did not fit */
    {0, 11, "1:0+100 2:0+55"},        /* three are enough */
    {50, 4, "1:0+50 1:50+40 2:0+45"}, /* two and two, for one may not stay behind */
};

START_TEST(two_rows_alone_get_a_third_where_one_can_come_over)
{
    RpBox *box = table_of(rest_rows[_i].rows);

    box->min_rest = 3;
    g_autofree char *found = rest_rows[_i].above == 0
                                 ? paginate(galley_of(box, NULL))
                                 : paginate(galley_of(leaf(rest_rows[_i].above), box));
    ck_assert_str_eq(found, rest_rows[_i].expected);
}
END_TEST

static RpBox *
add_group(RpBox *box, int rows)
{
    rp_box_append(box, group_head());
    for (int i = 0; i < rows; i++)
        rp_box_append(box, leaf(10));
    return box;
}

START_TEST(the_head_of_a_group_is_repeated_on_each_page_that_its_rows_are_on)
{
    /* 20 + 14 + 6 rows; 15 + 12 + 7 rows; the same; 15 + 12 + 4 rows + note */
    g_autofree char *found = paginate(galley_of(add_group(table(), 24), NULL));
    ck_assert_str_eq(found, "1:0+94 2:0+97 3:0+97 4:0+77");
}
END_TEST

START_TEST(the_head_of_a_group_that_ended_is_not_repeated)
{
    RpBox *box = add_group(add_group(table(), 6), 4);

    /* the second group begins on the second page: 15 + 14 + 4 rows + note */
    g_autofree char *found = paginate(galley_of(box, NULL));
    ck_assert_str_eq(found, "1:0+94 2:0+79");
}
END_TEST

START_TEST(rows_after_the_end_of_all_groups_have_no_head_above_them)
{
    RpBox *box = add_group(table(), 6);

    for (int i = 0; i < 3; i++)
        rp_box_append(box, leaf(10));
    ((RpBox *)g_ptr_array_index(box->children, 7))->again = leaf(0);

    g_autofree char *found = paginate(galley_of(box, NULL));
    ck_assert_str_eq(found, "1:0+94 2:0+55");
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("paginate-rows");
    TCase *tc = tcase_create("rows");

    tcase_add_test(tc, a_row_higher_than_a_page_goes_on_under_the_repeated_head);
    tcase_add_test(tc, a_row_that_fits_on_a_page_is_never_cut);
    tcase_add_test(tc, a_row_higher_than_a_page_fills_the_page_that_it_begins_on);
    rp_tcase_add_rows(tc, two_rows_alone_get_a_third_where_one_can_come_over, rest_rows);
    tcase_add_test(tc, the_head_of_a_group_is_repeated_on_each_page_that_its_rows_are_on);
    tcase_add_test(tc, the_head_of_a_group_that_ended_is_not_repeated);
    tcase_add_test(tc, rows_after_the_end_of_all_groups_have_no_head_above_them);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
