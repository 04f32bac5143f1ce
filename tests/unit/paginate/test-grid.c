#include "paginate/paginate.h"

#include <string.h>

#include "box/note.h"
#include "rp-check.h"

/* A page of ten lines, each 10 points high, on a grid. */
static RpPages *
pages_of_ten_lines(void)
{
    RpPages *pages = rp_pages_new();
    RpPageMaster body = {.name = g_intern_string("body"),
                         .size = {200, 120},
                         .margins = {10, 0, 10, 0},
                         .pitch = 10};

    g_array_append_val(pages->masters, body);
    return pages;
}

static RpBox *
leaf(double height)
{
    return rp_box_new(RP_BOX_LEAF, 200, height);
}

static RpBox *
lines(int n)
{
    RpBox *box = rp_box_new(RP_BOX_COLUMN, 200, 0);

    for (int i = 0; i < n; i++)
        rp_box_append(box, leaf(10));
    box->min_lines = 2;
    return box;
}

/* A paragraph of `n` lines; "-" and "+" in `forms`: it can also have one less, one more. */
static RpBox *
paragraph(int n, const char *forms)
{
    RpBox *box = lines(n);

    if (strchr(forms, '-') != NULL)
        box->shorter = lines(n - 1);
    if (strchr(forms, '+') != NULL)
        box->longer = lines(n + 1);
    return box;
}

/* "1:0+50 2:0+30": page, top in the body, height of every box placed. */
static char *
paginate(RpBox *galley)
{
    g_autoptr(RpPages) pages = pages_of_ten_lines();
    g_autoptr(GString) out = g_string_new(NULL);

    rp_paginate(pages, galley);
    for (guint p = 0; p < pages->pages->len; p++) {
        const RpPage *page = g_ptr_array_index(pages->pages, p);

        for (guint b = 0; b < page->placed->len; b++) {
            const RpPlacedBox *placed = &g_array_index(page->placed, RpPlacedBox, b);

            g_string_append_printf(out, "%s%d:%d+%d", out->len == 0 ? "" : " ", page->number,
                                   (int)(placed->at.y - 10), (int)placed->box->height);
        }
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

START_TEST(text_returns_to_the_grid_after_a_table)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);

    rp_box_append(galley, paragraph(2, ""));
    rp_box_append(galley, leaf(23.4));
    rp_box_append(galley, paragraph(2, ""));

    g_autofree char *found = paginate(galley);
    ck_assert_str_eq(found, "1:0+20 1:20+23 1:50+20");
}
END_TEST

START_TEST(space_above_is_a_whole_number_of_grid_lines)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);
    RpBox *second = paragraph(2, "");

    second->before = 4;
    rp_box_append(galley, paragraph(2, ""));
    rp_box_append(galley, second);

    g_autofree char *found = paginate(galley);
    ck_assert_str_eq(found, "1:0+20 1:30+20");
}
END_TEST

static const struct {
    int first;
    const char *first_forms;
    int second;
    const char *second_forms;
    const char *expected;
} form_rows[] = {
    {8, "", 3, "", "1:0+80 2:0+30"},             /* no other form: two lines stay empty */
    {8, "-", 3, "", "1:0+70 1:70+30"},           /* the first gives up a line */
    {8, "", 3, "-", "1:0+80 1:80+20"},           /* the second does */
    {8, "", 3, "+", "1:0+80 1:80+20 2:0+20"},    /* the second takes one: two and two */
    {7, "+", 4, "", "1:0+80 1:80+20 2:0+20"},    /* the first takes one, for a full page */
    {7, "-", 4, "", "1:0+60 1:60+40"},           /* or gives one up */
    {9, "-", 6, "", "1:0+80 1:80+20 2:0+40"},    /* one line alone at the bottom becomes two */
    {9, "+", 6, "", "1:0+100 2:0+60"},           /* or none */
    {8, "-+", 4, "-+", "1:0+80 1:80+20 2:0+20"}, /* nothing to mend, nothing changed */
    {7, "", 4, "", "1:0+70 1:70+20 2:0+20"},     /* one line short, never long */
};

START_TEST(paragraphs_give_and_take_lines_so_that_none_is_alone)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);

    rp_box_append(galley, paragraph(form_rows[_i].first, form_rows[_i].first_forms));
    rp_box_append(galley, paragraph(form_rows[_i].second, form_rows[_i].second_forms));

    g_autofree char *found = paginate(galley);
    ck_assert_str_eq(found, form_rows[_i].expected);
}
END_TEST

START_TEST(a_heading_finds_room_when_the_text_above_gives_up_a_line)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);
    RpBox *heading = leaf(10);

    heading->keep_with_next = true;
    rp_box_append(galley, paragraph(8, "-"));
    rp_box_append(galley, heading);
    rp_box_append(galley, paragraph(4, ""));

    g_autofree char *found = paginate(galley);
    ck_assert_str_eq(found, "1:0+70 1:70+10 1:80+20 2:0+20");
}
END_TEST

START_TEST(a_lead_in_takes_its_last_lines_along)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);
    RpBox *lead_in = paragraph(8, "");
    RpBox *table = leaf(40);

    lead_in->keep_with_next = true;
    rp_box_append(galley, lead_in);
    rp_box_append(galley, table);

    g_autofree char *found = paginate(galley);
    ck_assert_str_eq(found, "1:0+60 2:0+20 2:20+40");
}
END_TEST

START_TEST(what_belongs_to_the_foot_stands_there)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);
    RpBox *colophon = leaf(20);

    colophon->at_foot = true;
    rp_box_append(galley, paragraph(3, ""));
    rp_box_append(galley, colophon);

    g_autofree char *found = paginate(galley);
    ck_assert_str_eq(found, "1:0+30 1:80+20");
}
END_TEST

START_TEST(what_belongs_to_the_foot_of_a_full_page_goes_to_the_next)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);
    RpBox *colophon = leaf(20);

    colophon->at_foot = true;
    rp_box_append(galley, paragraph(9, ""));
    rp_box_append(galley, colophon);

    g_autofree char *found = paginate(galley);
    ck_assert_str_eq(found, "1:0+90 2:80+20");
}
END_TEST

/* Mark the line `line` of a paragraph with footnote `note`. */
static void
mark(RpBox *box, int line, guint note)
{
    g_autofree char *place = rp_note_place(note);
    g_autofree char *target = g_strconcat("#", place, NULL);

    rp_box_add_link(g_ptr_array_index(box->children, (guint)line), (RpRect){0, 0, 5, 5}, target);
}

/* The rule, 10 high with its space, and notes of so many lines of 5 points. */
static GPtrArray *
notes(const int *n_lines, int n)
{
    GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)rp_box_free);
    RpBox *rule = leaf(2);

    rule->before = 8;
    g_ptr_array_add(all, rule);
    for (int i = 0; i < n; i++) {
        RpBox *note = rp_box_new(RP_BOX_COLUMN, 200, 0);
        g_autofree char *place = rp_note_place((guint)i + 1);

        for (int k = 0; k < n_lines[i]; k++)
            rp_box_append(note, leaf(5));
        note->min_lines = 2;
        rp_box_add_dest(g_ptr_array_index(note->children, 0), (RpPoint){0, 0}, place);
        g_ptr_array_add(all, note);
    }
    return all;
}

START_TEST(a_note_stands_at_the_foot_of_the_page_of_its_mark)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);
    RpBox *text = paragraph(4, "");

    mark(text, 1, 1);
    rp_box_append(galley, text);
    galley->notes = notes((int[]){2}, 1);

    g_autofree char *found = paginate(galley);
    ck_assert_str_eq(found, "1:0+40 1:88+2 1:90+10");
}
END_TEST

START_TEST(a_line_goes_with_its_note_to_the_next_page)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);
    RpBox *text = paragraph(12, "");

    /* ten lines fit without notes; the ninth line has one, which needs two grid lines */
    mark(text, 8, 1);
    rp_box_append(galley, text);
    galley->notes = notes((int[]){2}, 1);

    g_autofree char *found = paginate(galley);
    ck_assert_str_eq(found, "1:0+80 2:0+40 2:88+2 2:90+10");
}
END_TEST

START_TEST(a_long_note_goes_on_on_the_next_page)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);
    RpBox *text = paragraph(12, "");

    mark(text, 5, 1);
    rp_box_append(galley, text);
    galley->notes = notes((int[]){10}, 1);

    g_autofree char *found = paginate(galley);
    /* six lines, then the rule and six of the note's lines; four of them remain */
    ck_assert_str_eq(found, "1:0+60 1:68+2 1:70+30 2:0+60 2:78+2 2:80+20");
}
END_TEST

START_TEST(a_note_marked_on_two_pages_stands_on_both)
{
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, 200, 0);
    RpBox *text = paragraph(12, "");
    g_autoptr(RpPages) pages = pages_of_ten_lines();

    mark(text, 0, 1);
    mark(text, 11, 1);
    rp_box_append(galley, text);
    galley->notes = notes((int[]){2}, 1);
    rp_paginate(pages, galley);

    ck_assert_uint_eq(pages->pages->len, 2);
    ck_assert_ptr_nonnull(rp_pages_lookup_dest(pages, "note-1"));
    ck_assert_ptr_nonnull(rp_pages_lookup_dest(pages, "note-1.2"));
    ck_assert_uint_eq(rp_note_of("note-1.2"), 1);
}
END_TEST

static Suite *
grid_suite(void)
{
    Suite *suite = suite_create("paginate/grid");
    TCase *tc = tcase_create("grid");

    tcase_add_test(tc, text_returns_to_the_grid_after_a_table);
    tcase_add_test(tc, space_above_is_a_whole_number_of_grid_lines);
    rp_tcase_add_rows(tc, paragraphs_give_and_take_lines_so_that_none_is_alone, form_rows);
    tcase_add_test(tc, a_heading_finds_room_when_the_text_above_gives_up_a_line);
    tcase_add_test(tc, a_lead_in_takes_its_last_lines_along);
    tcase_add_test(tc, what_belongs_to_the_foot_stands_there);
    tcase_add_test(tc, what_belongs_to_the_foot_of_a_full_page_goes_to_the_next);
    tcase_add_test(tc, a_note_stands_at_the_foot_of_the_page_of_its_mark);
    tcase_add_test(tc, a_line_goes_with_its_note_to_the_next_page);
    tcase_add_test(tc, a_long_note_goes_on_on_the_next_page);
    tcase_add_test(tc, a_note_marked_on_two_pages_stands_on_both);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(grid_suite)
