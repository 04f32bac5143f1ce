#include "source/source.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "rp-check.h"

static RpSource *
decode(const char *text, RpDiags *diags)
{
    RpSource *source = rp_source_decode("a.csv", text, strlen(text), diags);

    ck_assert_ptr_nonnull(source);
    return source;
}

static const struct {
    const char *text;
    guint lines;
    const char *second; /* text of the second line */
} line_rows[] = {
    {"a\nb\nc\n", 3, "b"},       /* LF */
    {"a\r\nb\r\nc\r\n", 3, "b"}, /* CRLF */
    {"a\rb\rc\r", 3, "b"},       /* CR */
    {"a\nb\r\nc\rd", 4, "b"},    /* mixed, no end */
    {"a\n\nb", 3, ""},           /* blank line */
    {"a\n\rb", 3, ""},           /* LF CR are two ends */
    {"a", 1, ""},                /* one line has no second */
    {"\n", 1, ""},               /* only an end */
    {"青\n海\n", 2, "海"},       /* hanzi */
};

START_TEST(a_line_ends_with_lf_crlf_or_cr)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpSource) source = decode(line_rows[_i].text, diags);
    g_autofree char *second = rp_source_line(source, 2);

    ck_assert_uint_eq(source->lines->len, line_rows[_i].lines);
    ck_assert_str_eq(second, line_rows[_i].second);
}
END_TEST

static const struct {
    gsize offset;
    int line, column;
} where_rows[] = {
    {0, 1, 1},   /* first */
    {3, 1, 2},   /* behind a hanzi */
    {6, 1, 3},   /* CR */
    {7, 1, 3},   /* LF is no further column */
    {8, 2, 1},   /* next line */
    {9, 2, 2},   /* in it */
    {10, 2, 3},  /* LF */
    {11, 3, 1},  /* last line */
    {14, 3, 2},  /* end of the text */
    {999, 3, 2}, /* behind it */
};

START_TEST(a_place_counts_lines_and_characters_from_one)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpSource) source = decode("青海\r\nab\n省", diags);
    RpWhere where = rp_source_where(source, where_rows[_i].offset);

    ck_assert_str_eq(where.file, "a.csv");
    ck_assert_int_eq(where.line, where_rows[_i].line);
    ck_assert_int_eq(where.column, where_rows[_i].column);
}
END_TEST

START_TEST(a_line_that_is_not_there_is_empty)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpSource) source = decode("a\n", diags);
    g_autofree char *zero = rp_source_line(source, 0);
    g_autofree char *two = rp_source_line(source, 2);

    ck_assert_str_eq(zero, "");
    ck_assert_str_eq(two, "");
}
END_TEST

START_TEST(a_file_is_loaded_with_its_checksum)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("rp-source-XXXXXX", &error);
    rp_assert_no_error(error);
    g_autofree char *path = g_build_filename(folder, "a.csv", NULL);
    g_file_set_contents(path,
                        "\xef\xbb\xbf"
                        "abc",
                        6, &error);
    rp_assert_no_error(error);

    g_autoptr(RpSource) source = rp_source_load(path, "metrics/a.csv", diags, &error);
    rp_assert_no_error(error);
    ck_assert_ptr_nonnull(source);
    ck_assert_str_eq(source->file, "metrics/a.csv");
    ck_assert_str_eq(source->path, path);
    ck_assert_str_eq(source->text, "abc");
    /* of all six bytes */
    ck_assert_str_eq(source->sha256,
                     "1c28dc3f1f804a1ad9c9b4b4cf5e2658d16ad4ed08e3020d04a8d2865018947c");
    g_unlink(path);
    g_rmdir(folder);
}
END_TEST

START_TEST(a_missing_file_is_told_from_a_refusal)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GError) missing = NULL, folder = NULL, below = NULL, device = NULL;

    ck_assert_ptr_null(rp_source_load("/nowhere/a.csv", "a.csv", diags, &missing));
    rp_assert_error(missing, RP_ERROR, RP_ERROR_INPUT);
    ck_assert_str_eq(missing->message, "a.csv: no such file");
    ck_assert_ptr_null(rp_source_load("/dev/null/a.csv", "a.csv", diags, &below));
    rp_assert_error(below, RP_ERROR, RP_ERROR_INPUT);
    ck_assert_ptr_null(rp_source_load("/", "a.csv", diags, &folder));
    rp_assert_error(folder, RP_ERROR, RP_ERROR_SYSTEM);
    ck_assert_ptr_null(rp_source_load("/dev/zero", "a.csv", diags, &device));
    rp_assert_error(device, RP_ERROR, RP_ERROR_SYSTEM);
    ck_assert(!rp_diags_failed(diags));
}
END_TEST

static Suite *
source_suite(void)
{
    Suite *suite = suite_create("source");
    TCase *tc = tcase_create("source");

    rp_tcase_add_rows(tc, a_line_ends_with_lf_crlf_or_cr, line_rows);
    rp_tcase_add_rows(tc, a_place_counts_lines_and_characters_from_one, where_rows);
    tcase_add_test(tc, a_line_that_is_not_there_is_empty);
    tcase_add_test(tc, a_file_is_loaded_with_its_checksum);
    tcase_add_test(tc, a_missing_file_is_told_from_a_refusal);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(source_suite)
