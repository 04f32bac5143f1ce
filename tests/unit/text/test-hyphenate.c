#include "text/hyphenate.h"

#include <string.h>

#include "rp-check.h"

static const struct {
    const char *word;
    const char *points; /* 1 after the letters where a hyphen may stand */
} rows[] = {
    {"standardization", "000100010010000"}, /* stan-dard-iza-tion */
    {"Standardization", "000100010010000"}, /* capitals make no difference */
    {"cat", "000"},                         /* too short */
    {"strengths", "000000000"},             /* one syllable */
};

START_TEST(a_word_is_divided_between_syllables)
{
    char points[64];
    g_autoptr(RpHyphenator) hyphenator = rp_hyphenator_new();
    const gsize length = strlen(rows[_i].word);

    rp_hyphenator_points(hyphenator, rows[_i].word, length, points);
    for (gsize i = 0; i < length; i++)
        ck_assert_int_eq(points[i], rows[_i].points[i] - '0');
}
END_TEST

START_TEST(what_is_too_long_for_a_word_is_not_divided)
{
    char word[200];
    char points[200];
    g_autoptr(RpHyphenator) hyphenator = rp_hyphenator_new();

    memset(word, 'a', sizeof word);
    rp_hyphenator_points(hyphenator, word, sizeof word, points);
    for (gsize i = 0; i < sizeof word; i++)
        ck_assert_int_eq(points[i], 0);
}
END_TEST

static Suite *
hyphenate_suite(void)
{
    Suite *suite = suite_create("hyphenate");
    TCase *tc = tcase_create("hyphenate");

    rp_tcase_add_rows(tc, a_word_is_divided_between_syllables, rows);
    tcase_add_test(tc, what_is_too_long_for_a_word_is_not_divided);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(hyphenate_suite)
