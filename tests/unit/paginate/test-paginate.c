#include "paginate/paginate.h"

#include <string.h>

#include "rp-check.h"

/* A page whose body is 100 points high, so heights can be counted by hand. */
static RpPages *
pages_of_100(void)
{
    RpPages *pages = rp_pages_new();
    RpPageMaster body = {.name = g_intern_string("body"),
                         .size = {200, 120},
                         .margins = {10, 0, 10, 0},
                         .furniture = true};
    RpPageMaster cover = {.name = g_intern_string("cover"), .size = {200, 120}};

    g_array_append_val(pages->masters, body);
    g_array_append_val(pages->masters, cover);
    return pages;
}

static RpBox *
leaf(double height)
{
    return rp_box_new(RP_BOX_LEAF, 200, height);
}

/* A paragraph of `lines` lines, each 10 high. */
static RpBox *
paragraph(int lines)
{
    RpBox *box = rp_box_new(RP_BOX_COLUMN, 200, 0);

    for (int i = 0; i < lines; i++)
        rp_box_append(box, leaf(10));
    box->min_lines = 2;
    return box;
}

static RpBox *
table(int rows)
{
    RpBox *box = paragraph(rows);

    box->head = rp_box_new(RP_BOX_COLUMN, 200, 0);
    rp_box_append(box->head, leaf(20));
    box->head_again = rp_box_new(RP_BOX_COLUMN, 200, 0);
    rp_box_append(box->head_again, leaf(15));
    box->foot = leaf(10);
    return box;
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

            g_string_append_printf(out, "%s%d:%d+%d", out->len == 0 ? "" : " ", page->number,
                                   (int)(placed->at.y - page->master->margins.top),
                                   (int)placed->box->height);
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

/* As `placements`, of the rectangle that is the ground of each part: "1:0+100". */
static char *
grounds(const RpPages *pages)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint p = 0; p < pages->pages->len; p++) {
        const RpPage *page = g_ptr_array_index(pages->pages, p);
        const RpPlacedBox *placed =
            &g_array_index(page->placed, RpPlacedBox, page->placed->len - 1);
        const RpBox *ground = g_ptr_array_index(placed->box->children, 0);
        const RpItem *item = &g_array_index(ground->items, RpItem, 0);
        double bottom = g_array_index(item->u.path.ops, RpPathOp, 2).p[0].y;

        g_string_append_printf(out, "%s%d:%d", p == 0 ? "" : " ", page->number, (int)bottom);
        ck_assert_double_eq_tol(bottom, placed->box->height, 0.001);
    }
    return g_strdup(out->str);
}

static const struct {
    int first, second; /* lines of two paragraphs */
    const char *expected;
} line_rows[] = {
    {3, 4, "1:0+30 1:30+40"},                /* both fit */
    {8, 4, "1:0+80 1:80+20 2:0+20"},         /* cut in the middle: two and two */
    {7, 4, "1:0+70 1:70+20 2:0+20"},         /* three would fit, but one line may not stand alone */
    {9, 4, "1:0+90 2:0+40"},                 /* one line would stay alone at the bottom */
    {8, 3, "1:0+80 2:0+30"},                 /* three lines cannot be cut two and two */
    {10, 2, "1:0+100 2:0+20"},               /* a full page */
    {0, 25, "1:0+0 1:0+100 2:0+100 3:0+50"}, /* over three pages */
    {0, 21, "1:0+0 1:0+100 2:0+90 3:0+20"},  /* the last line takes a companion along */
};

START_TEST(no_line_of_a_paragraph_stands_alone)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);

    rp_box_append(galley, paragraph(line_rows[_i].first));
    rp_box_append(galley, paragraph(line_rows[_i].second));

    g_autofree char *found = paginate(galley);
    ck_assert_str_eq(found, line_rows[_i].expected);
}
END_TEST

START_TEST(a_heading_goes_with_two_lines_of_what_follows)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);
    RpBox *heading = leaf(20);

    heading->keep_with_next = true;
    rp_box_append(galley, paragraph(7));
    rp_box_append(galley, heading);
    rp_box_append(galley, paragraph(6));

    g_autofree char *found = paginate(galley);
    ck_assert_str_eq(found, "1:0+70 2:0+20 2:20+60");
}
END_TEST

START_TEST(a_table_over_three_pages_repeats_its_head_and_ends_with_its_note)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);

    rp_box_append(galley, table(20));

    g_autofree char *found = paginate(galley);
    /* 20 + 8 rows; 15 + 8 rows; 15 + 4 rows + note */
    ck_assert_str_eq(found, "1:0+100 2:0+95 3:0+65");
}
END_TEST

START_TEST(a_table_note_does_not_stand_alone_on_a_page)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);

    rp_box_append(galley, table(8)); /* 20 + 80 fills the page, the note does not fit */

    g_autofree char *found = paginate(galley);
    ck_assert_str_eq(found, "1:0+80 2:0+45");
}
END_TEST

/* 12 lines of 10 points, tops of 20 and 15, and 8 below each part: 20 + 7 x 10 + 8 = 98 on the
 * first page, 15 + 5 x 10 + 8 on the second. */
START_TEST(a_box_has_its_ground_and_the_space_at_its_bottom_on_every_page)
{
    g_autoptr(RpPages) pages = pages_of_100();
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);
    RpBox *box = table(12);

    g_clear_pointer(&box->foot, rp_box_free);
    box->ground = g_new0(RpGround, 1);
    box->ground->below = 8;
    box->ground->rule = 1.5;
    rp_box_append(galley, box);
    rp_paginate(pages, galley);
    g_autofree char *got = placements(pages);
    g_autofree char *ground = grounds(pages);
    ck_assert_str_eq(got, "1:0+98 2:0+73");
    ck_assert_str_eq(ground, "1:98 2:73");
}
END_TEST

START_TEST(space_above_is_dropped_at_the_top_of_a_page)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);
    RpBox *second = leaf(60);

    second->before = 10;
    rp_box_append(galley, leaf(50));
    rp_box_append(galley, second);

    g_autofree char *found = paginate(galley);
    ck_assert_str_eq(found, "1:0+50 2:0+60");
}
END_TEST

START_TEST(the_larger_of_two_spaces_counts)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);
    RpBox *first = leaf(20);
    RpBox *second = leaf(20);

    first->after = 5;
    second->before = 8;
    rp_box_append(galley, first);
    rp_box_append(galley, second);

    g_autofree char *found = paginate(galley);
    ck_assert_str_eq(found, "1:0+20 1:28+20");
}
END_TEST

START_TEST(what_is_higher_than_a_page_is_cut_against_the_rules)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);
    RpBox *whole = paragraph(12);

    whole->keep_whole = true;
    rp_box_append(galley, whole);
    rp_box_append(galley, leaf(130)); /* nothing to cut: runs over the edge of its own page */
    rp_box_append(galley, leaf(10));

    g_autofree char *found = paginate(galley);
    ck_assert_str_eq(found, "1:0+100 2:0+20 3:0+130 4:0+10");
}
END_TEST

START_TEST(a_cover_has_its_own_master_and_what_follows_returns_to_the_body)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);
    RpBox *cover = leaf(120);
    RpBox *first = leaf(10);
    g_autoptr(RpPages) pages = pages_of_100();

    cover->break_before = true;
    cover->master = "cover";
    first->break_before = true;
    first->master = "body";
    rp_box_append(galley, cover);
    rp_box_append(galley, first);
    rp_paginate(pages, galley);

    ck_assert_uint_eq(pages->pages->len, 2);
    ck_assert_str_eq(((RpPage *)g_ptr_array_index(pages->pages, 0))->master->name, "cover");
    ck_assert_str_eq(((RpPage *)g_ptr_array_index(pages->pages, 1))->master->name, "body");
}
END_TEST

START_TEST(places_and_outline_know_their_page_and_height)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);
    RpBox *heading = rp_box_new(RP_BOX_COLUMN, 200, 0);
    RpBox *mark = leaf(0);
    g_autoptr(RpPages) pages = pages_of_100();

    rp_box_add_dest(mark, (RpPoint){0, 0}, "chapter");
    rp_box_append(heading, mark);
    rp_box_append(heading, leaf(20));
    heading->outline = g_strdup("一、总体进展");
    heading->outline_level = 1;
    heading->before = 30;
    rp_box_append(galley, paragraph(5));
    rp_box_append(galley, heading);
    rp_paginate(pages, galley);

    const RpDest *dest = rp_pages_lookup_dest(pages, "chapter");
    ck_assert_ptr_nonnull(dest);
    ck_assert_uint_eq(dest->page, 0);
    ck_assert_double_eq_tol(dest->at.y, 10 + 50 + 30, 1e-9);
    ck_assert_uint_eq(pages->outline->len, 1);
    ck_assert_str_eq(g_array_index(pages->outline, RpOutlineEntry, 0).title, "一、总体进展");
    ck_assert_str_eq(g_array_index(pages->outline, RpOutlineEntry, 0).dest, "chapter");
}
END_TEST

START_TEST(an_empty_galley_gives_one_empty_page)
{
    g_autoptr(RpPages) pages = pages_of_100();

    rp_paginate(pages, rp_box_new(RP_BOX_COLUMN, 200, 0));
    ck_assert_uint_eq(pages->pages->len, 1);
}
END_TEST

START_TEST(a_long_table_is_cut_in_linear_time)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);
    g_autoptr(RpPages) pages = pages_of_100();

    rp_box_append(galley, table(20000));
    rp_paginate(pages, galley);
    /* 8 rows on each page; the note does not fit on page 2500 and takes two rows along */
    ck_assert_uint_eq(pages->pages->len, 2501);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("paginate");
    TCase *tc = tcase_create("paginate");

    rp_tcase_add_rows(tc, no_line_of_a_paragraph_stands_alone, line_rows);
    tcase_add_test(tc, a_heading_goes_with_two_lines_of_what_follows);
    tcase_add_test(tc, a_table_over_three_pages_repeats_its_head_and_ends_with_its_note);
    tcase_add_test(tc, a_table_note_does_not_stand_alone_on_a_page);
    tcase_add_test(tc, a_box_has_its_ground_and_the_space_at_its_bottom_on_every_page);
    tcase_add_test(tc, space_above_is_dropped_at_the_top_of_a_page);
    tcase_add_test(tc, the_larger_of_two_spaces_counts);
    tcase_add_test(tc, what_is_higher_than_a_page_is_cut_against_the_rules);
    tcase_add_test(tc, a_cover_has_its_own_master_and_what_follows_returns_to_the_body);
    tcase_add_test(tc, places_and_outline_know_their_page_and_height);
    tcase_add_test(tc, an_empty_galley_gives_one_empty_page);
    tcase_add_test(tc, a_long_table_is_cut_in_linear_time);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
