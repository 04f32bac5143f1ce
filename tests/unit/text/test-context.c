#include "text/context-private.h"

#include <string.h>

#include "rp-check.h"

/* `cjk` has one letter per character: c is set in the Han face, l in the Latin one. */
static const struct {
    const char *text;
    const char *cjk;
} rows[] = {
    {"“中”", "ccc"},                /* Han between the quotes */
    {"中“A”中", "cclcc"},           /* Latin in Chinese text: Chinese quotes */
    {"a “b” c", "lllllll"},         /* quotes wholly among Latin */
    {"“b” c", "lllll"},             /* also at the start */
    {"it’s", "llll"},               /* an apostrophe */
    {"“‘中’”", "ccccc"},            /* nested */
    {"“a‘中", "llcc"},              /* open quotes without partner go by what they open */
    {"中—2", "ccl"},                /* a connector */
    {"1–2", "lll"},                 /* an en dash is of the figures */
    {"Paris—Dakar", "lllllllllll"}, /* a dash among letters */
    {"中…", "cc"},                  /* an ellipsis next to Han */
    {"wait… no", "llllllll"},       /* and one in English */
    {"中·中", "ccc"},               /* a name */
    {"kW·h", "llll"},               /* a unit */
    {"20℃", "llc"},                 /* the Han face draws ℃ better */
    {"a≤b", "lll"},                 /* mathematics is of the Latin face */
    {"中 a", "ccl"},                /* a space follows what is before it */
    {"e\xcc\x81中", "llc"},         /* so does a combining accent */
};

START_TEST(a_character_goes_to_the_face_of_its_context)
{
    g_autoptr(GArray) chars = rp_text_context(rows[_i].text, strlen(rows[_i].text));
    g_autoptr(GString) faces = g_string_new(NULL);

    for (guint i = 0; i < chars->len; i++)
        g_string_append_c(faces, g_array_index(chars, RpTextChar, i).cjk ? 'c' : 'l');
    ck_assert_str_eq(faces->str, rows[_i].cjk);
}
END_TEST

static const struct {
    const char *text;
    guint at;
    RpCjkClass cls;
} classes[] = {
    {"中——中", 1, RP_CJK_DASH},             /* half of a dash */
    {"中——中", 2, RP_CJK_DASH},             /* the other half */
    {"上海—北京", 2, RP_CJK_CONNECTOR},     /* one em between two things */
    {"+5", 0, RP_CJK_PREFIX},               /* a sign */
    {"3+5", 1, RP_CJK_OTHER},               /* an operator */
    {"中-5", 1, RP_CJK_PREFIX},             /* a minus */
    {"3-5", 1, RP_CJK_HYPHEN},              /* a range */
    {"1~2", 1, RP_CJK_CONNECTOR},           /* a range, too */
    {"\"a\" \"b\"", 0, RP_CJK_LATIN_OPEN},  /* straight quotes open ... */
    {"\"a\" \"b\"", 2, RP_CJK_LATIN_CLOSE}, /* ... and close by turns */
    {"don't", 3, RP_CJK_LETTER},            /* an apostrophe is part of the word */
    {"don’t", 3, RP_CJK_LETTER},            /* also the typographic one */
    {"wait… no", 4, RP_CJK_LATIN_STOP},     /* an ellipsis in English is a stop */
};

START_TEST(a_class_depends_on_the_neighbours)
{
    g_autoptr(GArray) chars = rp_text_context(classes[_i].text, strlen(classes[_i].text));

    ck_assert_int_eq(g_array_index(chars, RpTextChar, classes[_i].at).cls, classes[_i].cls);
}
END_TEST

static Suite *
context_suite(void)
{
    Suite *suite = suite_create("context");
    TCase *tc = tcase_create("context");

    rp_tcase_add_rows(tc, a_character_goes_to_the_face_of_its_context, rows);
    rp_tcase_add_rows(tc, a_class_depends_on_the_neighbours, classes);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(context_suite)
