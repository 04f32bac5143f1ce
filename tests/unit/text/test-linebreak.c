#include "text/linebreak-private.h"

#include <string.h>

#include "golden.h"
#include "rp-check.h"
#include "square-cells.h"

/* Returns: (owned) the lines of `text` on `ics` characters, with / between them. */
static char *
show_lines(const char *text, double ics, const RpLineBreakParams *how)
{
    g_autoptr(RpCells) cells = square_cells(text);
    RpLineBreakParams params = *how;
    GString *shown = g_string_new(NULL);

    params.width = ics * SQUARE_EM;
    params.em = SQUARE_EM;
    g_autoptr(GArray) lines = rp_line_break(cells, &params);

    for (guint i = 0; i < lines->len; i++) {
        const RpLine *line = &g_array_index(lines, RpLine, i);
        const guint from = rp_cells_at(cells, line->first)->start;
        const RpCell *last = rp_cells_at(cells, line->end - 1);

        g_string_append_printf(shown, "%s%.*s%s", i > 0 ? "/" : "",
                               (int)(last->start + last->length - from), text + from,
                               line->hyphen ? "-" : "");
    }
    return g_string_free(shown, FALSE);
}

static const struct {
    const char *text;
    double ics;
    const char *lines;
} rows[] = {
    {"一二三四五六七八", 8, "一二三四五六七八"},                  /* fits exactly */
    {"一二三四五六七八九十一二", 6, "一二三四五六/七八九十一二"}, /* twice exactly */
    {"一二三四五六，七八九十一二", 6.5,
     "一二三四五六，/七八九十一二"},                          /* D3: half a comma counts */
    {"一二三四五“六七八九十", 5.5, "一二三四五/“六七八九十"}, /* D4: half a quote, too */
    {"一二三四五六七八九", 8, "一二三四五六七/八九"},         /* G2: no lonely character */
    {"一二三四五六七八。", 8, "一二三四五六/七八。"},         /* G2: its stop does not count */
    {"甲乙丙丁戊己庚——辛壬癸子丑寅", 8, "甲乙丙丁戊己庚/——辛壬癸子丑寅"}, /* C3: a dash is whole */
    {"甲乙丙丁戊12345己庚", 7, "甲乙丙丁戊/12345己庚"}, /* C6: a number is whole */
    {"a b", 8, "a b"},                                  /* Latin only */
    {"", 8, ""},                                        /* nothing, no line */
    {"一", 0.5, "一"},                                  /* wider than the measure */
};

START_TEST(a_paragraph_has_these_lines)
{
    g_autofree char *lines =
        show_lines(rows[_i].text, rows[_i].ics, &(RpLineBreakParams){.justify = true});

    ck_assert_str_eq(lines, rows[_i].lines);
}
END_TEST

START_TEST(the_first_line_is_shorter_by_the_indent)
{
    g_autofree char *lines =
        show_lines("一二三四五六七八九十一二", 8,
                   &(RpLineBreakParams){.justify = true, .indent = 2 * SQUARE_EM});

    ck_assert_str_eq(lines, "一二三四五六/七八九十一二");
}
END_TEST

START_TEST(ragged_lines_end_where_words_end)
{
    g_autofree char *lines =
        show_lines("aaaa bbbb cccc dddd", 5.0, &(RpLineBreakParams){.justify = false});

    ck_assert_str_eq(lines, "aaaa bbbb /cccc dddd");
}
END_TEST

START_TEST(balanced_lines_are_of_like_length)
{
    g_autofree char *lines = show_lines("一二三四五六七八九十", 8,
                                        &(RpLineBreakParams){.justify = false, .balance = true});

    ck_assert_str_eq(lines, "一二三四五/六七八九十");
}
END_TEST

START_TEST(a_word_longer_than_the_measure_is_cut_at_last)
{
    g_autofree char *lines =
        show_lines("AAAAAAAAAAAAAAAAAAAA", 6, &(RpLineBreakParams){.justify = true});

    ck_assert(strchr(lines, '/') != NULL);
}
END_TEST

START_TEST(a_chunk_that_fits_is_never_cut)
{
    g_autofree char *lines =
        show_lines("AAAAAAAA_BBBBBBBB_CCCCCCCC", 6.5, &(RpLineBreakParams){.justify = true});

    ck_assert_str_eq(lines, "AAAAAAAA_/BBBBBBBB_/CCCCCCCC");
}
END_TEST

START_TEST(no_line_is_longer_than_the_measure)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (int i = 0; i < 200; i++)
        g_string_append(text, i % 3 == 0 ? "标准化（GB/T 1—2020）" : "工作，“规划”2018年5%；");
    g_autoptr(RpCells) cells = square_cells(text->str);
    const RpLineBreakParams params = {
        .width = 130.0, .indent = 20.0, .em = SQUARE_EM, .justify = true};
    g_autoptr(GArray) lines = rp_line_break(cells, &params);

    ck_assert_uint_gt(lines->len, 100);
    for (guint i = 0; i < lines->len; i++) {
        const RpLine *line = &g_array_index(lines, RpLine, i);
        const RpLineMetrics m = rp_cells_measure(cells, line);

        ck_assert_double_le(m.natural - m.shrink, (i == 0 ? 110.0 : 130.0) + 0.02);
        ck_assert_uint_eq(line->first, i == 0 ? 0 : g_array_index(lines, RpLine, i - 1).end);
    }
}
END_TEST

/* Prose of `n` characters without any mark. */
static char *
plain_han(guint n)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < n; i++)
        g_string_append(text, "标");
    return g_string_free(text, FALSE);
}

static const struct {
    guint length; /* characters, on 20 */
    bool stop;    /* a comma in every ten, so that lines may shrink */
    guint lines;  /* best number */
    bool shorter, longer;
} variants[] = {
    {100, false, 5, false, true},  /* full lines: two characters for the last one of six */
    {85, false, 5, false, false},  /* 17 characters to spread over 80 gaps: too loose */
    {198, false, 10, false, true}, /* last line nearly full: 4 characters spread over 180 */
    {181, true, 9, false, true},   /* one character over: a comma takes it back, or not */
    {182, true, 10, true, false},  /* two over: rather a line more than two without any blank */
    {183, true, 10, true, false},  /* three over: rather a line more */
    {18, false, 1, false, false},  /* one line is one line */
};

START_TEST(a_paragraph_can_have_a_line_more_or_less)
{
    g_autofree char *text = plain_han(variants[_i].length);
    RpLineVariant found[RP_N_VARIANTS];

    if (variants[_i].stop)
        for (guint k = 5; k < variants[_i].length; k += 10)
            memcpy(text + 3 * (gsize)k, "，", 3);
    g_autoptr(RpCells) cells = square_cells(text);
    const RpLineBreakParams params = {.width = 20 * SQUARE_EM, .em = SQUARE_EM, .justify = true};

    rp_line_break_variants(cells, &params, found);
    g_autoptr(GArray) plain = rp_line_break(cells, &params);
    const GArray *best = found[RP_VARIANT_BEST].lines;

    ck_assert_uint_eq(best->len, variants[_i].lines);
    ck_assert_uint_eq(plain->len, best->len);
    ck_assert_mem_eq(plain->data, best->data, best->len * sizeof(RpLine));
    ck_assert_int_eq(found[RP_VARIANT_SHORTER].lines != NULL, variants[_i].shorter);
    ck_assert_int_eq(found[RP_VARIANT_LONGER].lines != NULL, variants[_i].longer);
    if (variants[_i].shorter)
        ck_assert_uint_eq(found[RP_VARIANT_SHORTER].lines->len, variants[_i].lines - 1);
    if (variants[_i].longer)
        ck_assert_uint_eq(found[RP_VARIANT_LONGER].lines->len, variants[_i].lines + 1);
    for (int k = 0; k < RP_N_VARIANTS; k++)
        g_clear_pointer(&found[k].lines, g_array_unref);
}
END_TEST

/* Returns: microseconds for a paragraph of `repeats` sentences. */
static gint64
time_lines(int repeats)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (int i = 0; i < repeats; i++)
        g_string_append(text, "各地区深入落实“十三五”规划，2018年达到95.4%，比上年提高；");
    g_autoptr(RpCells) cells = square_cells(text->str);
    const RpLineBreakParams params = {.width = 280.0, .em = SQUARE_EM, .justify = true};
    const gint64 before = g_get_monotonic_time();
    g_autoptr(GArray) lines = rp_line_break(cells, &params);

    ck_assert_uint_gt(lines->len, (guint)repeats / 2);
    return g_get_monotonic_time() - before;
}

START_TEST(time_grows_with_the_text_only)
{
    const gint64 small = time_lines(300);
    const gint64 large = time_lines(9000); /* 300 000 characters, 30 times as much */

    ck_assert_int_lt(large, 120 * MAX(small, 1000));
}
END_TEST

/* The corpus on 21 characters of the square font, so that a change of costs can be looked at. */
START_TEST(the_corpus_has_these_lines)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;
    g_autoptr(GString) out = g_string_new(NULL);

    g_file_get_contents(RP_SOURCE_DIR "/tests/golden/text/corpus.txt", &text, NULL, &error);
    rp_assert_no_error(error);
    g_auto(GStrv) corpus = g_strsplit(text, "\n", -1);

    for (guint i = 0; corpus[i] != NULL; i++) {
        if (corpus[i][0] == '#' || corpus[i][0] == '\0')
            continue;
        g_autofree char *lines = show_lines(
            corpus[i], 21, &(RpLineBreakParams){.justify = true, .indent = 2 * SQUARE_EM});

        g_string_append_printf(out, "%s\n", lines);
    }
    rp_assert_golden("text/corpus-21.lines", out->str);
}
END_TEST

static Suite *
linebreak_suite(void)
{
    Suite *suite = suite_create("linebreak");
    TCase *tc = tcase_create("lines");

    tcase_set_timeout(tc, 60);
    rp_tcase_add_rows(tc, a_paragraph_has_these_lines, rows);
    tcase_add_test(tc, the_first_line_is_shorter_by_the_indent);
    tcase_add_test(tc, ragged_lines_end_where_words_end);
    tcase_add_test(tc, balanced_lines_are_of_like_length);
    tcase_add_test(tc, a_word_longer_than_the_measure_is_cut_at_last);
    tcase_add_test(tc, a_chunk_that_fits_is_never_cut);
    tcase_add_test(tc, no_line_is_longer_than_the_measure);
    rp_tcase_add_rows(tc, a_paragraph_can_have_a_line_more_or_less, variants);
    tcase_add_test(tc, time_grows_with_the_text_only);
    tcase_add_test(tc, the_corpus_has_these_lines);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(linebreak_suite)
