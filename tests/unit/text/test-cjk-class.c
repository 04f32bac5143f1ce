#include "text/cjk-class.h"

#include "rp-check.h"

static const struct {
    gunichar ch;
    RpCjkClass cls;
} rows[] = {
    {0x4E2D, RP_CJK_HAN},         /* 中 */
    {0x3007, RP_CJK_HAN},         /* 〇 */
    {0x20BB7, RP_CJK_HAN},        /* 𠮷 of plane 2 */
    {0xA000, RP_CJK_HAN},         /* Yi */
    {0x201C, RP_CJK_OPEN},        /* “ */
    {0x2019, RP_CJK_CLOSE},       /* ’ */
    {0x3001, RP_CJK_COMMA},       /* 、 */
    {0xFF1F, RP_CJK_STOP},        /* ？ */
    {0x2014, RP_CJK_CONNECTOR},   /* one dash alone */
    {0x00B7, RP_CJK_MIDDOT},      /* · */
    {0x3005, RP_CJK_ITERATION},   /* 々 */
    {0x2460, RP_CJK_CIRCLED},     /* ① */
    {0xFF11, RP_CJK_WIDE},        /* １ */
    {0x2103, RP_CJK_UNIT},        /* ℃ */
    {0x33A1, RP_CJK_UNIT},        /* ㎡ */
    {0xFFE5, RP_CJK_PREFIX},      /* ￥ */
    {'a', RP_CJK_LETTER},         /* Latin */
    {0x0416, RP_CJK_LETTER},      /* Cyrillic */
    {'7', RP_CJK_DIGIT},          /* a figure */
    {0x00A0, RP_CJK_FIXED_SPACE}, /* no-break space */
    {0x3000, RP_CJK_IDEO_SPACE},  /* full-width space */
    {0x0301, RP_CJK_MARK},        /* a combining accent */
    {0x0F72, RP_CJK_MARK},        /* a Tibetan vowel sign, of no range of the table */
    {0xFE0F, RP_CJK_MARK},        /* a variation selector */
    {0x0F40, RP_CJK_OTHER},       /* Tibetan: UAX #14 decides */
    {0x10FFFF, RP_CJK_OTHER},     /* the last code point */
    {0, RP_CJK_OTHER},            /* the first */
};

START_TEST(a_character_has_the_class_of_its_range)
{
    ck_assert_int_eq(rp_cjk_class(rows[_i].ch), rows[_i].cls);
}
END_TEST

static const char *const measures[] = {"万", "个", "年", "元", "届", "项", "页", "颗", "级"};

START_TEST(a_measure_word_is_known)
{
    ck_assert(rp_cjk_is_measure(g_utf8_get_char(measures[_i])));
}
END_TEST

START_TEST(other_characters_are_no_measure_words)
{
    ck_assert(!rp_cjk_is_measure(0x7684)); /* 的 */
    ck_assert(!rp_cjk_is_measure('a'));
    ck_assert(!rp_cjk_is_measure(0xFFFF));
}
END_TEST

static const struct {
    gunichar ch;
    bool ignorable;
} shown[] = {
    {0x200D, true},  /* zero-width joiner */
    {0xFE0E, true},  /* variation selector */
    {0xE0101, true}, /* ideographic variation selector */
    {0x00AD, true},  /* soft hyphen */
    {0x180B, true},  /* Mongolian variation selector */
    {0x2060, true},  /* word joiner */
    {'a', false},    /* a letter */
    {0x4E2D, false}, /* Han */
    {0x3000, false}, /* a space takes room */
};

START_TEST(only_what_is_never_shown_is_ignorable)
{
    ck_assert_int_eq(rp_cjk_is_ignorable(shown[_i].ch), shown[_i].ignorable);
}
END_TEST

static Suite *
cjk_class_suite(void)
{
    Suite *suite = suite_create("cjk-class");
    TCase *tc = tcase_create("class");

    rp_tcase_add_rows(tc, a_character_has_the_class_of_its_range, rows);
    rp_tcase_add_rows(tc, a_measure_word_is_known, measures);
    tcase_add_test(tc, other_characters_are_no_measure_words);
    rp_tcase_add_rows(tc, only_what_is_never_shown_is_ignorable, shown);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(cjk_class_suite)
