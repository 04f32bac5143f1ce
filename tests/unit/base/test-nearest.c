#include "base/diag.h"

#include <string.h>

#include "rp-check.h"

static const char *const words[] = {"plan",   "title",   "metrics", "tasks", "layout",
                                    "period", "regions", "output",  "青海",  "广东省"};

static const struct {
    const char *word;
    const char *nearest; /* nullable */
} rows[] = {
    {"metric", "metrics"},  /* a letter missing */
    {"metrisc", "metrics"}, /* neighbours swapped */
    {"layuot", "layout"},   /* neighbours swapped */
    {"Title", "title"},     /* capital */
    {"ＰＬＡＮ", "plan"},   /* full-width capitals */
    {"plam", "plan"},       /* wrong letter */
    {"广东", "广东省"},     /* short form */
    {"青每", "青海"},       /* wrong character of two */
    {"regoin", "regions"},  /* swapped and a letter missing */
    {"colour", NULL},       /* nothing alike */
    {"", NULL},             /* nothing */
    {"省", NULL},           /* one character is never near */
    {"\xff", NULL},         /* not UTF-8 */
};

START_TEST(the_nearest_word_is_at_most_a_third_away)
{
    ck_assert_pstr_eq(rp_nearest(rows[_i].word, words, G_N_ELEMENTS(words)), rows[_i].nearest);
}
END_TEST

START_TEST(a_very_long_word_is_near_to_nothing)
{
    g_autofree char *word = g_strnfill(1000000, 'a');

    ck_assert_pstr_eq(rp_nearest(word, words, G_N_ELEMENTS(words)), NULL);
}
END_TEST

static Suite *
nearest_suite(void)
{
    Suite *suite = suite_create("nearest");
    TCase *tc = tcase_create("nearest");

    rp_tcase_add_rows(tc, the_nearest_word_is_at_most_a_third_away, rows);
    tcase_add_test(tc, a_very_long_word_is_near_to_nothing);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(nearest_suite)
