#include "box/note.h"

#include "rp-check.h"

static const struct {
    guint n;
    const char *mark;
} mark_rows[] = {
    {1, "①"}, {20, "⑳"}, {21, "㉑"}, {35, "㉟"}, {36, "㊱"}, {50, "㊿"}, {51, "(51)"},
};

START_TEST(notes_are_numbered_in_circles)
{
    g_autofree char *mark = rp_note_mark(mark_rows[_i].n);

    ck_assert_str_eq(mark, mark_rows[_i].mark);
}
END_TEST

static const struct {
    const char *place;
    guint note;
} place_rows[] = {
    {"note-1", 1},  {"#note-12", 12}, {"note-12.2", 12}, {"block-note-1", 0},
    {"#note-a", 0}, {"", 0},          {"note-", 0},
};

START_TEST(places_tell_their_note)
{
    ck_assert_uint_eq(rp_note_of(place_rows[_i].place), place_rows[_i].note);
}
END_TEST

static RpBox *
marked_line(const char *target)
{
    RpBox *line = rp_box_new(RP_BOX_LEAF, 100, 10);

    rp_box_add_link(line, (RpRect){0, 0, 5, 5}, target);
    return line;
}

START_TEST(marks_are_found_with_the_part_they_stand_in)
{
    g_autoptr(RpBox) column = rp_box_new(RP_BOX_COLUMN, 100, 0);
    RpBox *row = rp_box_new(RP_BOX_GROUP, 100, 30);

    rp_box_append(column, marked_line("#note-2"));
    rp_box_place(row, marked_line("#note-1"), 0, 5);
    rp_box_append(column, row);
    rp_box_append(column, marked_line("https://example.org"));

    g_autoptr(GArray) marks = rp_note_marks(column, G_MAXDOUBLE);
    ck_assert_uint_eq(marks->len, 2);
    ck_assert_uint_eq(g_array_index(marks, RpNoteMark, 0).note, 2);
    ck_assert_double_eq_tol(g_array_index(marks, RpNoteMark, 0).bottom, 10, 1e-9);
    ck_assert_uint_eq(g_array_index(marks, RpNoteMark, 1).note, 1);
    ck_assert_double_eq_tol(g_array_index(marks, RpNoteMark, 1).bottom, 40, 1e-9);
}
END_TEST

START_TEST(marks_further_down_than_asked_for_are_left_out)
{
    g_autoptr(RpBox) column = rp_box_new(RP_BOX_COLUMN, 100, 0);

    rp_box_append(column, marked_line("#note-1"));
    rp_box_append(column, marked_line("#note-2"));
    rp_box_append(column, marked_line("#note-3"));

    g_autoptr(GArray) marks = rp_note_marks(column, 15);
    ck_assert_uint_eq(marks->len, 2); /* the third line begins at 20 */
}
END_TEST

static Suite *
note_suite(void)
{
    Suite *suite = suite_create("box/note");
    TCase *tc = tcase_create("note");

    rp_tcase_add_rows(tc, notes_are_numbered_in_circles, mark_rows);
    rp_tcase_add_rows(tc, places_tell_their_note, place_rows);
    tcase_add_test(tc, marks_are_found_with_the_part_they_stand_in);
    tcase_add_test(tc, marks_further_down_than_asked_for_are_left_out);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(note_suite)
