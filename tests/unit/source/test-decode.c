#include <string.h>

#include "rp-check.h"
#include "source/source.h"

/* a literal and its length, NULs included */
#define BYTES(literal) (literal), sizeof(literal) - 1

#define TABLE "指标,地区,期间,数值\r\n制定国家标准,青海省,2015-03,12\r\n㐀𠀀—“，\r\n"

/* `encoding` is what is recognised, `iconv` what the bytes are converted to, `mark` stands before
 * them. */
static const struct {
    const char *encoding;
    const char *iconv;
    const char *mark;
    gsize mark_length;
    bool note;
} encoding_rows[] = {
    {"UTF-8", "UTF-8", "", 0, false},                    /* needs no word */
    {"UTF-8 BOM", "UTF-8", "\xef\xbb\xbf", 3, true},     /* “CSV UTF-8” of Excel */
    {"UTF-16LE", "UTF-16LE", "\xff\xfe", 2, true},       /* “Unicode text” of Excel */
    {"UTF-16BE", "UTF-16BE", "\xfe\xff", 2, true},       /* the other way round */
    {"UTF-16LE", "UTF-16LE", "", 0, true},               /* known by its zero bytes */
    {"UTF-16BE", "UTF-16BE", "", 0, true},               /* known by its zero bytes */
    {"GB18030", "GB18030", "", 0, true},                 /* CSV of a Chinese Excel */
    {"GB18030", "GB18030", "\x84\x31\x95\x33", 4, true}, /* with its own mark */
};

START_TEST(one_table_in_eight_encodings_is_one_text)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GError) error = NULL;
    gsize length;
    g_autofree char *bytes =
        g_convert(TABLE, -1, encoding_rows[_i].iconv, "UTF-8", NULL, &length, &error);
    rp_assert_no_error(error);
    g_autoptr(GByteArray) file = g_byte_array_new();
    g_byte_array_append(file, (const guint8 *)encoding_rows[_i].mark,
                        (guint)encoding_rows[_i].mark_length);
    g_byte_array_append(file, (const guint8 *)bytes, (guint)length);

    g_autoptr(RpSource) source =
        rp_source_decode("a.csv", (const char *)file->data, file->len, diags);
    ck_assert_ptr_nonnull(source);
    ck_assert_str_eq(source->text, TABLE);
    ck_assert_uint_eq(source->length, strlen(TABLE));
    ck_assert_str_eq(source->encoding, encoding_rows[_i].encoding);
    ck_assert_uint_eq(source->lines->len, 3);
    ck_assert(!rp_diags_failed(diags));
    ck_assert_uint_eq(rp_diags_count(diags, RP_NOTE), encoding_rows[_i].note);
}
END_TEST

/* What is UTF-8 is decided here by runs; GLib decides it character by character. */
START_TEST(what_is_utf8_is_what_glib_takes_for_it)
{
    static const char *const pieces[] = {
        "abcdefgh", "指标",         ",",        "é",
        "𠀀",       "\xef\xbf\xbf", /* sound */
        "\xe6",     "\x8c",         "\xf0\x90", "\xed\xa0\x80",
        "\xc0\xaf", /* broken */
    };
    const gsize sound = 6;
    g_autoptr(GRand) rand = g_rand_new_with_seed(20160630);

    for (int round = 0; round < 3000; round++) {
        g_autoptr(RpDiags) diags = rp_diags_new();
        g_autoptr(GString) text = g_string_new("x");
        gsize most = round % 2 == 0 ? sound : G_N_ELEMENTS(pieces);

        for (int i = g_rand_int_range(rand, 1, 12); i > 0; i--)
            g_string_append(text, pieces[g_rand_int_range(rand, 0, (gint32)most)]);
        g_autoptr(RpSource) source = rp_source_decode("a.csv", text->str, text->len, diags);
        ck_assert_ptr_nonnull(source);
        bool taken = rp_diags_count(diags, RP_NOTE) == 0;
        ck_assert_msg(taken == g_utf8_validate(text->str, (gssize)text->len, NULL), "%s",
                      text->str);
        ck_assert(!taken || strcmp(source->text, text->str) == 0);
    }
}
END_TEST

#define GBK_XINING  "\xce\xf7\xc4\xfe" /* 西宁 */
#define GBK_QINGHAI "\xc7\xe0\xba\xa3" /* 青海 */
#define GBK_ZHIBIAO "\xd6\xb8\xb1\xea" /* 指标 */
#define GBK_DIQU    "\xb5\xd8\xc7\xf8" /* 地区 */
#define FFFD        "\xef\xbf\xbd"

static const struct {
    const char *bytes;
    gsize length;
    const char *encoding;
    const char *text;
    const char *code;
    int line, column; /* of the first fault */
    unsigned faults;
    const char *offset; /* as it stands in the message */
} broken_rows[] = {
    {BYTES("指标,地区\n制定国家标准,青\xe6\xb5\n标准,西宁\n"), "UTF-8",
     "指标,地区\n制定国家标准,青" FFFD "\n标准,西宁\n", "encoding-broken", 2, 9, 1,
     "byte 36 "}, /* a character cut in two */
    {BYTES("指标,地区\n标准," GBK_XINING "\n标准,西宁\n"), "UTF-8",
     "指标,地区\n标准," FFFD "\n标准,西宁\n", "encoding-broken", 2, 4, 1,
     "byte 21 "}, /* a word in GBK behind one in UTF-8 */
    {BYTES("指标,地区\n" GBK_ZHIBIAO "," GBK_DIQU "\n标准,西宁\n"), "UTF-8",
     "指标,地区\n" FFFD "," FFFD "\n标准,西宁\n", "encoding-broken", 2, 1, 1,
     "byte 14 "}, /* a whole line in GBK */
    {BYTES(GBK_ZHIBIAO "," GBK_DIQU "\n" GBK_ZHIBIAO "\xff," GBK_QINGHAI "\n" GBK_DIQU "\n"),
     "GB18030", "指标,地区\n指标" FFFD ",青海\n地区\n", "encoding-broken", 2, 3, 1,
     "byte 14 "}, /* a byte that no GB18030 text has */
    {BYTES(GBK_ZHIBIAO "," GBK_DIQU "\n" GBK_ZHIBIAO "\xc7," GBK_QINGHAI "\n" GBK_DIQU "\n"),
     "GB18030", "指标,地区\n指标" FFFD ",青海\n地区\n", "encoding-broken", 2, 3, 1,
     "byte 14 "}, /* half a hanzi before a comma */
    {BYTES(GBK_ZHIBIAO "," GBK_DIQU "\n" GBK_ZHIBIAO "\xc7\n" GBK_DIQU "\n"), "GB18030",
     "指标,地区\n指标" FFFD "\n地区\n", "encoding-broken", 2, 3, 1,
     "byte 14 "}, /* half a hanzi at the end of a line takes nothing of the next */
    {BYTES(GBK_ZHIBIAO "," GBK_DIQU "\n" GBK_DIQU GBK_DIQU GBK_DIQU "\n标准,1\n" GBK_QINGHAI "\n"),
     "GB18030", "指标,地区\n地区地区地区\n" FFFD ",1\n青海\n", "encoding-broken", 3, 1, 1,
     "byte 23 "}, /* a line in UTF-8 among GBK */
    {BYTES("a,b,c,d,e,f,g\n1,\0\0,2\n3,4\n5,6\n"), "UTF-8",
     "a,b,c,d,e,f,g\n1," FFFD ",2\n3,4\n5,6\n", "encoding-nul", 2, 3, 1, "byte 16 "}, /* NULs */
    {BYTES("\xef\xbb\xbfy,\xff\n\xfe\n"), "UTF-8 BOM", "y," FFFD "\n" FFFD "\n", "encoding-broken",
     1, 3, 2, "byte 5 "}, /* a mark decides; each line has its fault */
    {BYTES("\xff\xfey\0\n\0\x00\xd8z\0\n\0"), "UTF-16LE", "y\n" FFFD "z\n", "encoding-broken", 2, 1,
     1, "byte 6 "}, /* half a pair */
    {BYTES("\xff\xfex\0\n\0y\0z"), "UTF-16LE", "x\ny" FFFD, "encoding-broken", 2, 2, 1,
     "byte 8 "}, /* half a unit at the end */
    {BYTES("标准\xff,\xff,\xff\n"), "UTF-8", "标准" FFFD "," FFFD "," FFFD "\n", "encoding-broken",
     1, 3, 1, "(3 such places"}, /* one fault a line, with the count */
};

START_TEST(broken_bytes_stand_at_their_line_and_leave_the_others_alone)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpSource) source =
        rp_source_decode("a.csv", broken_rows[_i].bytes, broken_rows[_i].length, diags);

    ck_assert_ptr_nonnull(source);
    ck_assert_str_eq(source->encoding, broken_rows[_i].encoding);
    ck_assert_str_eq(source->text, broken_rows[_i].text);
    ck_assert_uint_eq(rp_diags_count(diags, RP_FAULT), broken_rows[_i].faults);

    const GPtrArray *sorted = rp_diags_sorted(diags);
    guint i = 0;
    while (((const RpDiag *)g_ptr_array_index(sorted, i))->severity != RP_FAULT)
        i++;
    const RpDiag *fault = g_ptr_array_index(sorted, i);
    ck_assert_str_eq(fault->code, broken_rows[_i].code);
    ck_assert_int_eq(fault->where.line, broken_rows[_i].line);
    ck_assert_int_eq(fault->where.column, broken_rows[_i].column);
    ck_assert_msg(strstr(fault->text, broken_rows[_i].offset) != NULL, "%s", fault->text);
    ck_assert_ptr_nonnull(fault->hint);
}
END_TEST

static const struct {
    const char *bytes;
    const char *text;
} short_rows[] = {
    {"\xc9\xfd\xd1\xa7\xc2\xca", "升学率"}, /* one word in GBK */
    {"\xd6\xb8\xb1\xea,1\n", "指标,1\n"},   /* one line */
    {"\x96\x7c,1\n", "東,1\n"},             /* second byte is a pipe */
    {"\x81\x30\x81\x30\n", "\xc2\x80\n"},   /* four bytes */
};

START_TEST(short_gbk_is_not_taken_for_utf8)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpSource) source =
        rp_source_decode("a.csv", short_rows[_i].bytes, strlen(short_rows[_i].bytes), diags);

    ck_assert_ptr_nonnull(source);
    ck_assert_str_eq(source->encoding, "GB18030");
    ck_assert_str_eq(source->text, short_rows[_i].text);
    ck_assert(!rp_diags_failed(diags));
}
END_TEST

static const struct {
    const char *text;
    int line, column; /* 0: no warning */
} damage_rows[] = {
    {"指标,青海\n数值,\xef\xbf\xbd\n", 2, 4}, /* replaced by another program */
    {"指标,锟斤拷\n", 1, 4},                  /* replaced, then read as GBK */
    {"指标,青海\n", 0, 0},                    /* sound */
};

START_TEST(damage_done_before_is_remarked)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpSource) source =
        rp_source_decode("a.csv", damage_rows[_i].text, strlen(damage_rows[_i].text), diags);
    const GPtrArray *sorted = rp_diags_sorted(diags);

    ck_assert_ptr_nonnull(source);
    ck_assert_uint_eq(sorted->len, damage_rows[_i].line > 0);
    if (sorted->len > 0) {
        const RpDiag *diag = g_ptr_array_index(sorted, 0);
        ck_assert_str_eq(diag->code, "encoding-damage");
        ck_assert_int_eq(diag->where.line, damage_rows[_i].line);
        ck_assert_int_eq(diag->where.column, damage_rows[_i].column);
    }
}
END_TEST

START_TEST(the_note_says_why)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    const char *bytes = "id\n" GBK_QINGHAI "\n";
    g_autoptr(RpSource) source = rp_source_decode("a.csv", bytes, strlen(bytes), diags);
    const RpDiag *note = g_ptr_array_index(rp_diags_sorted(diags), 0);

    ck_assert_ptr_nonnull(source);
    ck_assert_int_eq(note->severity, RP_NOTE);
    ck_assert_str_eq(note->code, "encoding-chosen");
    ck_assert_int_eq(note->where.line, 1);
    ck_assert_str_eq(note->text,
                     "read as GB18030: it is not valid UTF-8 (byte 3 of the file is the "
                     "first that does not fit)");
}
END_TEST

static Suite *
decode_suite(void)
{
    Suite *suite = suite_create("decode");
    TCase *tc = tcase_create("decode");

    rp_tcase_add_rows(tc, one_table_in_eight_encodings_is_one_text, encoding_rows);
    tcase_add_test(tc, what_is_utf8_is_what_glib_takes_for_it);
    rp_tcase_add_rows(tc, broken_bytes_stand_at_their_line_and_leave_the_others_alone, broken_rows);
    rp_tcase_add_rows(tc, short_gbk_is_not_taken_for_utf8, short_rows);
    rp_tcase_add_rows(tc, damage_done_before_is_remarked, damage_rows);
    tcase_add_test(tc, the_note_says_why);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(decode_suite)
