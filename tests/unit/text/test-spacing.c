#include "text/spacing-private.h"

#include <string.h>

#include "rp-check.h"
#include "square-cells.h"

/* The gap after the first cell, in hundredths of an em. */
static const struct {
    const char *text;
    int natural, shrink, stretch;
    RpShrinkLevel shrink_level;
    RpTrack track;
} rows[] = {
    {"中文", 0, 0, 0, RP_SHRINK_NONE, RP_TRACK_HAN},     /* Han */
    {"，“", -50, 50, 0, RP_SHRINK_STOP, RP_TRACK_ALONG}, /* D1: stop and opening lose one half em */
    {"”，", -50, 0, 0, RP_SHRINK_NONE, RP_TRACK_NONE},   /* closing and stop */
    {"。”", -50, 0, 0, RP_SHRINK_NONE, RP_TRACK_NONE},   /* stop and closing */
    {"（《", -50, 0, 0, RP_SHRINK_NONE, RP_TRACK_NONE},  /* two openings */
    {"）》", -50, 0, 0, RP_SHRINK_NONE, RP_TRACK_NONE},  /* two closings */
    {"》《", -50, 50, 0, RP_SHRINK_STOP, RP_TRACK_ALONG},     /* the other half goes only in need */
    {"（）", 0, 0, 0, RP_SHRINK_NONE, RP_TRACK_ALONG},        /* ink against ink */
    {"中，", 0, 0, 0, RP_SHRINK_NONE, RP_TRACK_HAN},          /* the blank is on the far side */
    {"，中", 0, 50, 0, RP_SHRINK_COMMA, RP_TRACK_OTHER},      /* F2: a comma's blank */
    {"。中", 0, 50, 0, RP_SHRINK_STOP, RP_TRACK_OTHER},       /* F2: a stop's, last of all */
    {"）中", 0, 50, 0, RP_SHRINK_BRACKET, RP_TRACK_OTHER},    /* F2: a bracket's, first of marks */
    {"中（", 0, 50, 0, RP_SHRINK_BRACKET, RP_TRACK_OTHER},    /* also on the left */
    {"中a", 25, 12, 25, RP_SHRINK_HAN_LATIN, RP_TRACK_ALONG}, /* E1 */
    {"1中", 25, 12, 25, RP_SHRINK_HAN_LATIN, RP_TRACK_ALONG}, /* E1 */
    {"，a", 0, 50, 0, RP_SHRINK_COMMA, RP_TRACK_OTHER},       /* E2: not beside a mark */
    {"%中", 0, 0, 0, RP_SHRINK_NONE, RP_TRACK_OTHER},         /* E4: % is not Latin */
    {"ab", 0, 0, 0, RP_SHRINK_NONE, RP_TRACK_NONE},           /* F4: never inside a word */
    {"12", 0, 0, 0, RP_SHRINK_NONE, RP_TRACK_NONE},           /* F4: nor a number */
    {"5%", 0, 0, 0, RP_SHRINK_NONE, RP_TRACK_NONE},           /* F4: nor before a unit */
    {"——", 0, 0, 0, RP_SHRINK_NONE, RP_TRACK_NONE},           /* F4: nor in a dash */
    {"……", 0, 0, 0, RP_SHRINK_NONE, RP_TRACK_NONE},           /* F4: nor in an ellipsis */
    {"京—津", 0, 0, 0, RP_SHRINK_NONE, RP_TRACK_NONE},        /* F4: nor at a connector */
    {"１２", 0, 0, 0, RP_SHRINK_NONE, RP_TRACK_NONE},         /* nor between full-width figures */
    {" a", 0, 0, 25, RP_SHRINK_WORD, RP_TRACK_NONE},          /* a word space grows to 1/2 em */
    {"！？", -50, 0, 0, RP_SHRINK_NONE, RP_TRACK_NONE},       /* B9 */
};

static int
hundredths(double points)
{
    return (int)(points / SQUARE_EM * 100.0 + (points < 0 ? -0.5 : 0.5) * 0.999);
}

START_TEST(neighbours_decide_the_gap)
{
    g_autoptr(RpCells) cells = square_cells(rows[_i].text);
    const RpGap *gap = &rp_cells_at(cells, 0)->gap;

    ck_assert_int_eq(hundredths(gap->natural), rows[_i].natural);
    ck_assert_int_eq((int)(gap->shrink / SQUARE_EM * 100.0), rows[_i].shrink);
    ck_assert_int_eq(hundredths(gap->stretch), rows[_i].stretch);
    ck_assert_int_eq(gap->shrink_level, rows[_i].shrink_level);
    ck_assert_int_eq(gap->track, rows[_i].track);
}
END_TEST

START_TEST(a_typed_space_replaces_the_automatic_one)
{
    g_autoptr(RpCells) typed = square_cells("中 a");
    g_autoptr(RpCells) automatic = square_cells("中a");

    ck_assert_double_eq_tol(typed->sums[3].natural, automatic->sums[2].natural, 1e-9);
    ck_assert(rp_cells_at(typed, 1)->han_latin);
}
END_TEST

START_TEST(two_exclamations_take_one_em)
{
    g_autoptr(RpCells) cells = square_cells("！？中");

    ck_assert_double_eq_tol(cells->sums[2].natural, SQUARE_EM, 1e-9);
}
END_TEST

START_TEST(marks_never_overlap_more_than_their_blanks)
{
    g_autoptr(RpCells) cells = square_cells("？”");

    /* A centred ？ has less to give: the quote gives the rest, up to its own ink. */
    rp_cells_at(cells, 0)->blank_right = 3.0;
    rp_cells_at(cells, 1)->blank_left = 0.5;
    rp_spacing_set_gaps(cells, 0.25);
    ck_assert_double_eq_tol(rp_cells_at(cells, 0)->gap.natural,
                            -(3.0 + 0.5 + RP_INK_MARGIN * SQUARE_EM), 1e-9);
}
END_TEST

START_TEST(raised_figures_have_no_space_before_them)
{
    g_autoptr(RpCells) cells = square_cells("中1");

    rp_cells_at(cells, 1)->size = 6.0;
    rp_spacing_set_gaps(cells, 0.25);
    ck_assert_double_eq_tol(rp_cells_at(cells, 0)->gap.natural, 0.0, 1e-9);
}
END_TEST

static Suite *
spacing_suite(void)
{
    Suite *suite = suite_create("spacing");
    TCase *tc = tcase_create("gaps");

    rp_tcase_add_rows(tc, neighbours_decide_the_gap, rows);
    tcase_add_test(tc, a_typed_space_replaces_the_automatic_one);
    tcase_add_test(tc, two_exclamations_take_one_em);
    tcase_add_test(tc, marks_never_overlap_more_than_their_blanks);
    tcase_add_test(tc, raised_figures_have_no_space_before_them);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(spacing_suite)
