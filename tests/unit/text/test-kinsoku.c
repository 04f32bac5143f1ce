#include "text/kinsoku-private.h"

#include <string.h>

#include "rp-check.h"
#include "square-cells.h"

/* Returns: (owned) the text with | where a line may end, ^ where it may at a price of 10 or more,
 * = where a hyphen is added. */
static char *
show_breaks(const char *text)
{
    g_autoptr(GArray) breaks = square_breaks(text);
    GString *shown = g_string_new(NULL);
    guint i = 0;

    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p), i++) {
        const RpTextBreak *place = &g_array_index(breaks, RpTextBreak, i);

        if (place->cost >= 0)
            g_string_append_c(shown, place->hyphen ? '=' : place->cost >= 10 ? '^' : '|');
        g_string_append_unichar(shown, g_utf8_get_char(p));
    }
    return g_string_free(shown, FALSE);
}

static const char *const rows[] = {
    "标|准|化",                  /* between any two Han */
    "好，|你|好。",              /* not before a stop */
    "说：|“你|好。”|他",         /* quotes are opening and closing marks */
    "“甲”|“乙”|“丙”",            /* C12: a row of quotes can be divided */
    "见|（《〈法〉|释|义》）。", /* C18: not inside a pile of marks */
    "规^——|三",                  /* C4: rather not before a dash; it ends a line freely */
    "——^——|三",                  /* C3: between whole dashes only */
    "等……|三",                   /* C4: never before an ellipsis, nor inside */
    "北|京—|上|海",              /* C5: a connector ends a line */
    "2011—^2015^年",             /* C5, C8: at a range only in need */
    "9：^30",                    /* a clock with a full-width colon */
    "约|5%～^8%，|三",           /* C7: units stay */
    "1,234,567.89|的",           /* C6: a number is whole */
    "12 345 ^人",                /* C6: so are its groups */
    "１２３．^４５％",           /* full-width figures, too */
    "120 m²|的",                 /* C7: no line ends between number and unit */
    "-12℃|左|右",                /* C7: a sign stays with its number */
    "￥5,000|和",                /* C7: so does a currency */
    "共|18^个",                  /* C8: a measure word */
    "第^3^条",                   /* C17 */
    "GB/T ^9704—^2012|的",       /* C11: a standard's name */
    "国|办|发^〔2015〕^89^号",   /* C11: a document number */
    "和/^或",                    /* C13: a solidus ends a line only in need */
    "a/b |组",                   /* C13: never in a short token */
    "读|者①，|三",               /* C16: the mark of a note clings */
    "：|①|统|一；|②|分|开",      /* items of an enumeration begin a line */
    "王·^明",                    /* a middle dot does not begin a line */
    "PM2.5|和|COVID-19|等",      /* C9: codes are whole */
    "In=no=va=tion-|Driven|的",  /* only long parts of a compound are divided */
    "co-^author",                /* one part short: only in need */
    "X-ray",                     /* parts too short */
    "Code-^as-a-Service",        /* likewise */
    "value,^period,^scale",      /* a list without spaces */
    "①^②^③|的",                  /* a row of numbers */
    "office@^std|.cn",           /* a mail address */
    "用|A4|纸",                  /* Latin beside Han */
    "人々|的",                   /* the iteration mark clings */
    "甲\xe2\x80\x8b|乙",         /* C14: a zero-width space invites */
    "甲\xe2\x81\xa0乙",          /* C14: a word joiner forbids */
    "x≥^5+^3",                   /* a formula after its signs */
    "20±2",                      /* one value */
    "甲　|乙",                   /* a full-width space ends a line, never begins one */
};

START_TEST(lines_end_only_where_they_may)
{
    g_autofree char *plain = g_strdup(rows[_i]);
    char *to = plain;

    for (const char *from = rows[_i]; *from != '\0'; from++)
        if (*from != '|' && *from != '^' && *from != '=')
            *to++ = *from;
    *to = '\0';
    g_autofree char *shown = show_breaks(plain);

    ck_assert_str_eq(shown, rows[_i]);
}
END_TEST

START_TEST(an_address_is_divided_at_its_separators)
{
    g_autofree char *shown = show_breaks("https://data.gov.cn/a/b_c?d=1&e=2，见");

    ck_assert_str_eq(shown, "https://^data|.gov|.cn/|a/|b_|c?|d=|1&|e=|2，|见");
}
END_TEST

START_TEST(a_path_is_divided_at_its_separators)
{
    g_autofree char *shown = show_breaks("在C:\\Data\\report.yaml中");

    ck_assert_str_eq(shown, "在|C:\\|Data\\|report|.yaml|中");
}
END_TEST

START_TEST(a_word_is_divided_by_the_dictionary)
{
    g_autofree char *shown = show_breaks("standardization");

    ck_assert_str_eq(shown, "stan=dard=iza=tion");
}
END_TEST

START_TEST(a_soft_hyphen_shows_where_a_word_may_be_divided)
{
    g_autofree char *shown = show_breaks("Da\xc2\xad"
                                         "biao");

    ck_assert_str_eq(shown, "Da\xc2\xad=biao");
}
END_TEST

START_TEST(tibetan_follows_unicode)
{
    g_autofree char *shown = show_breaks("བོད་སྐྱོང་ལྗོངས");

    ck_assert_str_eq(shown, "བོད་|སྐྱོང་|ལྗོངས");
}
END_TEST

/* All characters of a UAX #14 class between two Han (C15, strict). */
static void
check_class(GUnicodeBreakType wanted, bool begins, GString *wrong)
{
    for (gunichar ch = 0x80; ch < 0x20000; ch++) {
        char text[16] = "\xe5\xad\x97"; /* 字 */

        if (!g_unichar_validate(ch) || g_unichar_break_type(ch) != wanted)
            continue;
        strcpy(text + 3 + g_unichar_to_utf8(ch, text + 3), "\xe5\xad\x97");
        g_autoptr(GArray) breaks = square_breaks(text);

        if (g_array_index(breaks, RpTextBreak, begins ? 1 : 2).cost >= 0)
            g_string_append_printf(wrong, " U+%04X", ch);
    }
}

static const struct {
    GUnicodeBreakType type;
    bool begins; /* must not begin a line; else must not end one */
} strict[] = {
    {G_UNICODE_BREAK_CLOSE_PUNCTUATION, true}, /* CL */
    {G_UNICODE_BREAK_NON_STARTER, true},       /* NS */
    {G_UNICODE_BREAK_EXCLAMATION, true},       /* EX */
    {G_UNICODE_BREAK_OPEN_PUNCTUATION, false}, /* OP */
};

START_TEST(strict_classes_of_unicode_are_kept)
{
    g_autoptr(GString) wrong = g_string_new(NULL);

    check_class(strict[_i].type, strict[_i].begins, wrong);
    ck_assert_str_eq(wrong->str, "");
}
END_TEST

/* What CSS Text 3 forbids at line starts for zh, strict, over the classes above. */
static const gunichar never_first[] = {
    0x2010, 0x2013, 0x2026, 0x203C, 0x2047, 0x2048, 0x2049, 0x3005, 0x301C, 0x303B, 0x3041, 0x3043,
    0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E, 0x3095, 0x3096, 0x309D, 0x309E,
    0x30A0, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE, 0x30F5,
    0x30F6, 0x30FB, 0x30FC, 0x30FD, 0x30FE, 0xFF01, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF65, 0x0025, 0x00A2,
    0x00B0, 0x00B7, 0x2030, 0x2032, 0x2033, 0x2103, 0xFF05, 0xFFE0, 0x3001, 0x3002, 0xFF0C, 0xFF0E,
};

START_TEST(strict_chinese_characters_never_begin_a_line)
{
    char text[16] = "\xe5\xad\x97"; /* 字 */

    strcpy(text + 3 + g_unichar_to_utf8(never_first[_i], text + 3), "\xe5\xad\x97");
    g_autoptr(GArray) breaks = square_breaks(text);

    ck_assert_int_eq(g_array_index(breaks, RpTextBreak, 1).cost, RP_BREAK_NEVER);
}
END_TEST

/* The test of UAX #14: / where a line may end, as ÷ there. */
static const char *const clusters[] = {
    "甲\u00A0乙",                            /* GL: no-break space */
    "甲\u202F乙",                            /* GL: narrow no-break space */
    "甲\u2060乙",                            /* WJ */
    "甲\uFEFF乙",                            /* WJ, as a byte order mark */
    "甲\u200B/乙",                           /* ZW */
    "甲/e\u0301/乙",                         /* CM: a combining accent */
    "葛\U000E0100/城",                       /* CM: an ideographic variation selector */
    "a\u200Db",                              /* ZWJ */
    "\U0001F468\u200D\U0001F469/甲",         /* ZWJ in a picture */
    "1\uFE0F\u20E3/甲",                      /* a keycap */
    "か\u3099/な",                           /* a voiced sound mark */
    "\u1112\u1161\u11AB/\u1100\u1173\u11AF", /* Hangul syllables of parts */
};

START_TEST(invisible_characters_divide_or_join)
{
    g_auto(GStrv) pieces = g_strsplit(clusters[_i], "/", -1);
    g_autofree char *plain = g_strjoinv("", pieces);
    g_autoptr(GArray) breaks = square_breaks(plain);
    g_autoptr(GString) shown = g_string_new(NULL);
    guint i = 0;

    for (const char *p = plain; *p != '\0'; p = g_utf8_next_char(p), i++) {
        if (g_array_index(breaks, RpTextBreak, i).cost >= 0)
            g_string_append_c(shown, '/');
        g_string_append_unichar(shown, g_utf8_get_char(p));
    }
    ck_assert_str_eq(shown->str, clusters[_i]);
}
END_TEST

static Suite *
kinsoku_suite(void)
{
    Suite *suite = suite_create("kinsoku");
    TCase *tc = tcase_create("breaks");

    rp_tcase_add_rows(tc, lines_end_only_where_they_may, rows);
    tcase_add_test(tc, an_address_is_divided_at_its_separators);
    tcase_add_test(tc, a_path_is_divided_at_its_separators);
    tcase_add_test(tc, a_word_is_divided_by_the_dictionary);
    tcase_add_test(tc, a_soft_hyphen_shows_where_a_word_may_be_divided);
    tcase_add_test(tc, tibetan_follows_unicode);
    rp_tcase_add_rows(tc, strict_classes_of_unicode_are_kept, strict);
    rp_tcase_add_rows(tc, strict_chinese_characters_never_begin_a_line, never_first);
    rp_tcase_add_rows(tc, invisible_characters_divide_or_join, clusters);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(kinsoku_suite)
