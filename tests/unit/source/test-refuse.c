#include "rp-check.h"
#include "source/source.h"

static const struct {
    const char *bytes;
    gsize length;
    const char *code; /* NULL: accepted */
} rows[] = {
    {"PK\x03\x04\x14\0\x06\0", 8, "file-workbook"},           /* .xlsx */
    {"PK\x05\x06\0\0\0\0", 8, "file-workbook"},               /* empty archive */
    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "file-workbook"}, /* .xls */
    {"{\\rtf1\\ansi", 11, "file-not-text"},                   /* rich text */
    {"%PDF-1.7\n", 9, "file-not-text"},                       /* PDF */
    {"\x1f\x8b\x08\0", 4, "file-not-text"},                   /* gzip */
    {"\x89PNG\r\n\x1a\n", 8, "file-not-text"},                /* picture */
    {"<!DOCTYPE html><html>", 21, "file-web-page"},           /* web page */
    {"\r\n  <html xmlns:o=\"urn\">", 24, "file-web-page"},    /* saved by Excel as .xls */
    {"<TABLE><TR>", 11, "file-web-page"},                     /* exported by an office system */
    {"<?xml version=\"1.0\"?>", 21, "file-web-page"},         /* XML */
    {"\xef\xbb\xbf<table>", 10, "file-web-page"},             /* behind a mark */
    {"\xff\xfe<\0h\0t\0m\0l\0>\0", 14, "file-web-page"},      /* in UTF-16 */
    {"MIME-Version: 1.0\n", 18, "file-web-page"},             /* web archive */
    {"", 0, "file-empty"},                                    /* nothing */
    {"\xef\xbb\xbf", 3, "file-empty"},                        /* lone mark */
    {"\xff\xfe", 2, "file-empty"},                            /* lone mark */
    {"\xfe\xff", 2, "file-empty"},                            /* lone mark */
    {"\xff\xfe\0\0a\0\0\0", 8, "file-not-text"},              /* UTF-32 */
    {"\x7f"
     "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0",
     16, "file-not-text"},                 /* program */
    {"<5,1\n", 5, NULL},                   /* a bound in a cell */
    {"P,K\n", 4, NULL},                    /* letters alone are no archive */
    {"1", 1, NULL},                        /* smallest text */
    {"\xff\xfe\x12\x97\x77\x6d", 6, NULL}, /* UTF-16 without any ASCII */
};

START_TEST(what_is_no_text_is_refused_by_name)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpSource) source = rp_source_decode("a.csv", rows[_i].bytes, rows[_i].length, diags);

    if (rows[_i].code == NULL) {
        ck_assert_ptr_nonnull(source);
        ck_assert(!rp_diags_failed(diags));
        return;
    }
    ck_assert_ptr_null(source);
    ck_assert_uint_eq(rp_diags_count(diags, RP_FAULT), 1);
    const RpDiag *fault = g_ptr_array_index(rp_diags_sorted(diags), 0);
    ck_assert_str_eq(fault->code, rows[_i].code);
    ck_assert_int_eq(fault->where.line, 1);
    ck_assert_int_eq(fault->where.column, 1);
    ck_assert_ptr_nonnull(fault->hint);
}
END_TEST

static Suite *
refuse_suite(void)
{
    Suite *suite = suite_create("refuse");
    TCase *tc = tcase_create("refuse");

    rp_tcase_add_rows(tc, what_is_no_text_is_refused_by_name, rows);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(refuse_suite)
