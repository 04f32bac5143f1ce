#include "text/justify-private.h"

#include <string.h>

#include "rp-check.h"
#include "square-cells.h"

/* One line of the whole text on `ics` characters; gaps in thousandths of an em, joined. */
static char *
show_gaps(const char *text, double ics, bool justify, double *ret_width)
{
    g_autoptr(RpCells) cells = square_cells(text);
    const guint n = cells->cells->len;
    const RpLine line = {.end = n, .visible = rp_cells_visible_end(cells, 0, n)};
    const RpJustifyParams params = {
        .measure = ics * SQUARE_EM, .em = SQUARE_EM, .justify = justify};
    double gaps[64];
    GString *shown = g_string_new(NULL);

    *ret_width = rp_justify(cells, &line, &params, gaps);
    for (guint i = 0; i + 1 < line.visible; i++)
        g_string_append_printf(shown, "%s%d", i > 0 ? " " : "",
                               (int)(gaps[i] / SQUARE_EM * 1000.0 + (gaps[i] < 0 ? -0.5 : 0.5)));
    return g_string_free(shown, FALSE);
}

static const struct {
    const char *text;
    double ics;
    const char *gaps;
} rows[] = {
    {"一二三四五", 5, "0 0 0 0"},                 /* a full line has no residue */
    {"一二三四五", 5.4, "100 100 100 100"},       /* F3: all gaps alike */
    {"一a二", 3.2, "350 350"},                    /* F3: Han-Latin first, to 1/2 em */
    {"一a二三", 4.6, "533 533 33"},               /* and then all alike */
    {"一a b二", 4.15, "325 0 250 325"},           /* F3: word space before Han-Latin */
    {"一，二（三）四", 6.5, "0 0 -250 0 0 -250"}, /* F2: brackets before the comma */
    {"一，二。三", 4.5, "0 -500 0 0"},            /* F2: the comma before the stop */
    {"一，二。三", 4.2, "0 -500 0 -300"},         /* F2: then the stop */
    {"一a，二b", 3.75, "125 0 -500 125"},         /* F2: then Han-Latin */
    {"一12二", 3.25, "125 0 125"},                /* E1: Han-Latin shrinks to 1/8 em */
    {"一二", 4, "249"},                           /* the limit: the line stays short */
    {"一a b二三", 6.0, "615 0 405 615 115"},      /* very loose: only word spaces still grow, */
    {"一a b二三", 6.9, "749 0 700 749 249"},      /* then all to the limit, and it stays short */
    {"一a b二", 5.5, "500 0 700 500"},            /* nothing tells how loose Han may be */
    {"a，b c", 4.2, "125 499 0 700"},             /* beside a mark there may be more */
};

START_TEST(space_comes_and_goes_in_the_order_of_clreq)
{
    double width;
    g_autofree char *gaps = show_gaps(rows[_i].text, rows[_i].ics, true, &width);

    ck_assert_str_eq(gaps, rows[_i].gaps);
}
END_TEST

START_TEST(a_justified_line_has_exactly_the_measure)
{
    double width;
    g_autofree char *gaps = show_gaps("标准化（GB）工作，2018年", 12.34, true, &width);

    ck_assert_double_eq_tol(width, 123.4, 1e-9);
    ck_assert_ptr_nonnull(gaps);
}
END_TEST

START_TEST(a_last_line_keeps_its_natural_width)
{
    double width;
    g_autofree char *gaps = show_gaps("一二三", 10, false, &width);

    ck_assert_double_eq_tol(width, 30.0, 1e-9);
    ck_assert_str_eq(gaps, "0 0");
}
END_TEST

START_TEST(a_last_line_that_is_nearly_full_is_filled)
{
    g_autoptr(RpCells) cells = square_cells("一二三四五");
    const guint n = cells->cells->len;
    const RpLine line = {.end = n, .visible = n, .last = true};
    RpJustifyParams params = {.measure = 5.4 * SQUARE_EM, .em = SQUARE_EM, .last = true};
    double gaps[8];

    ck_assert_double_eq_tol(rp_justify(cells, &line, &params, gaps), 5.4 * SQUARE_EM, 1e-9);
    params.measure = 5.6 * SQUARE_EM;
    ck_assert_double_eq_tol(rp_justify(cells, &line, &params, gaps), 5.0 * SQUARE_EM, 1e-9);
}
END_TEST

START_TEST(twenty_eight_characters_are_twenty_eight_ems)
{
    double width;
    g_autofree char *gaps =
        show_gaps("一二三四五六七八九十一二三四五六七八九十一二三四五六七八", 28, true, &width);

    ck_assert_double_eq_tol(width, 280.0, 1e-9);
    ck_assert(strpbrk(gaps, "123456789") == NULL);
}
END_TEST

static Suite *
justify_suite(void)
{
    Suite *suite = suite_create("justify");
    TCase *tc = tcase_create("justify");

    rp_tcase_add_rows(tc, space_comes_and_goes_in_the_order_of_clreq, rows);
    tcase_add_test(tc, a_justified_line_has_exactly_the_measure);
    tcase_add_test(tc, a_last_line_keeps_its_natural_width);
    tcase_add_test(tc, a_last_line_that_is_nearly_full_is_filled);
    tcase_add_test(tc, twenty_eight_characters_are_twenty_eight_ems);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(justify_suite)
