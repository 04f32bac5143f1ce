#include "rp-check.h"

#include <string.h>

#include "data/csv.h"

/* Each field as line:column[text], rows separated by a bar with their spreadsheet row. */
static const struct {
    const char *text;
    gunichar delimiter;
    const char *fields;
    const char *findings;
} rows[] = {
    {"a,b\nc,d\n", 0, "1|1:1[a]1:3[b] 2|2:1[c]2:3[d] ", ""},           /* plain */
    {"a,b\r\nc,d", 0, "1|1:1[a]1:3[b] 2|2:1[c]2:3[d] ", ""},           /* no final line end */
    {"a,b\rc,d\r", 0, "1|1:1[a]1:3[b] 2|2:1[c]2:3[d] ", ""},           /* CR */
    {"a,,\n,b\n", 0, "1|1:1[a]1:3[]1:4[] 2|2:1[]2:2[b] ", ""},         /* empty fields */
    {"\n\na\n", 0, "1|1:1[] 2|2:1[] 3|3:1[a] ", ""},                   /* blank lines are rows */
    {"国标,年\n值,x\n", 0, "1|1:1[国标]1:4[年] 2|2:1[值]2:3[x] ", ""}, /* characters, not bytes */
    {"a,\"b,c\",d\n", 0, "1|1:1[a]1:3[b,c]1:9[d] ", ""},               /* delimiter in quotes */
    {"a,\"b\"\"c\"\n", 0, "1|1:1[a]1:3[b\"c] ", ""},                   /* doubled quote */
    {"a,\"\"\n", 0, "1|1:1[a]1:3[] ", ""},                             /* empty quotes */
    {"a,\"\"\"\"\n", 0, "1|1:1[a]1:3[\"] ", ""},                       /* a quote alone */
    {"\"x\ny\",b\nc,d\n", 0, "1|1:1[x\ny]2:4[b] 2|3:1[c]3:3[d] ", ""}, /* line break inside */
    {"\"x\r\ny\",b\r\nc,d\r\n", 0, "1|1:1[x\r\ny]2:4[b] 2|3:1[c]3:3[d] ", ""}, /* CRLF inside */
    {" a , b \n", 0, "1|1:1[ a ]1:5[ b ] ", ""},                               /* blanks are kept */
    {"a;b\nc;d\n", 0, "1|1:1[a]1:3[b] 2|2:1[c]2:3[d] ", "1:1 note csv-delimiter "},   /* ; */
    {"a\tb\nc\td\n", 0, "1|1:1[a]1:3[b] 2|2:1[c]2:3[d] ", "1:1 note csv-delimiter "}, /* tab */
    {"a；b\nc；\"d；e\"\n", 0, "1|1:1[a]1:3[b] 2|2:1[c]2:3[d；e] ",
     "1:1 note csv-delimiter "},                                 /* full width */
    {"a；b，c\nd；e\n", ';', "1|1:1[a；b，c] 2|2:1[d；e] ", ""}, /* the given one counts */
    {"sep=;\na;b,c\n", 0, "1|2:1[a]2:3[b,c] ", ""},              /* named on line 1 */
    {"\"sep=;\"\na;b\n", 0, "1|2:1[a]2:3[b] ", ""},              /* quoted */
    {"sep=;\na,b\n", ',', "1|2:1[a]2:3[b] ", ""},                /* overridden */
    {"a;1,5\nb;2,5\nc;3\n", 0, "1|1:1[a]1:3[1,5] 2|2:1[b]2:3[2,5] 3|3:1[c]3:3[3] ",
     "1:1 note csv-delimiter "},                                             /* decimal commas */
    {"a,\"b\nc,d\n", 0, "2|2:1[c]2:3[d] ", "1:3 error csv-unclosed-quote "}, /* to the end */
    {"a,\"b\nc,\"d\"\ne,f\n", 0, "2|2:1[c]2:3[d] 3|3:1[e]3:3[f] ",
     "1:3 error csv-unclosed-quote "},                                       /* to the next quote */
    {"a,\"b\"c\nd,e\n", 0, "2|2:1[d]2:3[e] ", "1:3 error csv-stray-quote "}, /* text behind */
    {"a,b\"c\"\nd,e\n", 0, "2|2:1[d]2:3[e] ", "1:4 error csv-stray-quote "}, /* text before */
    {"a, \"b\"\n", 0, "", "1:4 error csv-stray-quote "},                     /* a blank before */
    {"\"a", 0, "", "1:1 error csv-unclosed-quote "},                         /* nothing else */
    {"\"", 0, "", "1:1 error csv-unclosed-quote "},                          /* one byte */
    {"\"a\"\n\"b\"x\n\"c\"\n", 0, "1|1:1[a] 3|3:1[c] ", "2:1 error csv-stray-quote "},
    /* between sound rows */
};

static char *
dump_fields(RpCsv *csv)
{
    GString *text = g_string_new(NULL);
    const RpCsvRow *row;

    while ((row = rp_csv_next(csv)) != NULL) {
        g_string_append_printf(text, "%d|", row->row);
        for (unsigned i = 0; i < row->n; i++) {
            RpWhere where = rp_csv_where(csv, i);

            ck_assert_uint_eq(row->fields[i].length, strlen(row->fields[i].text));
            g_string_append_printf(text, "%d:%d[%s]", where.line, where.column,
                                   row->fields[i].text);
        }
        g_string_append_c(text, ' ');
    }
    return g_string_free(text, FALSE);
}

static char *
dump_findings(RpDiags *diags)
{
    GString *text = g_string_new(NULL);
    const GPtrArray *sorted = rp_diags_sorted(diags);

    for (guint i = 0; i < sorted->len; i++) {
        const RpDiag *diag = g_ptr_array_index(sorted, i);

        if (strcmp(diag->code, "encoding") != 0)
            g_string_append_printf(text, "%d:%d %s %s ", diag->where.line, diag->where.column,
                                   rp_severity_name(diag->severity), diag->code);
    }
    return g_string_free(text, FALSE);
}

START_TEST(fields_know_where_they_stand)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpSource) source =
        rp_source_decode("t.csv", rows[_i].text, strlen(rows[_i].text), diags);

    ck_assert_ptr_nonnull(source);
    g_autoptr(RpCsv) csv = rp_csv_open(source, rows[_i].delimiter, diags);
    g_autofree char *fields = dump_fields(csv);
    g_autofree char *findings = dump_findings(diags);
    ck_assert_str_eq(fields, rows[_i].fields);
    ck_assert_str_eq(findings, rows[_i].findings);
}
END_TEST

/* Decoding lets none through; the reader does not rely on it. */
START_TEST(a_row_with_a_nul_is_skipped)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpSource) source = rp_source_decode("t.csv", "a,b\nx_y,1\nz,2\n", 14, diags);

    ((char *)source->text)[5] = '\0';
    g_autoptr(RpCsv) csv = rp_csv_open(source, ',', diags);
    ck_assert_ptr_nonnull(rp_csv_next(csv));
    ck_assert_ptr_nonnull(rp_csv_next(csv));
    ck_assert_ptr_null(rp_csv_next(csv));
    const RpDiag *diag = g_ptr_array_index(rp_diags_sorted(diags), 0);
    ck_assert_str_eq(diag->code, "csv-nul");
    ck_assert_int_eq(diag->where.line, 2);
}
END_TEST

/* Each line opens a quote that only the next line's quote ends: all of them are broken. */
START_TEST(broken_quotes_on_every_line_take_linear_time)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GString) text = g_string_new("a,b\n");

    for (int i = 0; i < 100000; i++)
        g_string_append(text, "x,\"y\n");
    g_autoptr(RpSource) source = rp_source_decode("t.csv", text->str, text->len, diags);
    g_autoptr(RpCsv) csv = rp_csv_open(source, 0, diags);
    int sound = 0;
    while (rp_csv_next(csv) != NULL)
        sound++;
    ck_assert_int_eq(sound, 1);
    ck_assert_uint_eq(rp_diags_count(diags, RP_FAULT), 100000);
}
END_TEST

/* A quote that is never closed, before many lines with doubled quotes. */
START_TEST(an_unclosed_quote_before_many_lines_takes_linear_time)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GString) text = g_string_new("a,\"b\n");

    for (int i = 0; i < 200000; i++)
        g_string_append(text, "\"\",\"\"\n");
    g_autoptr(RpSource) source = rp_source_decode("t.csv", text->str, text->len, diags);
    g_autoptr(RpCsv) csv = rp_csv_open(source, 0, diags);
    int sound = 0;
    while (rp_csv_next(csv) != NULL)
        sound++;
    ck_assert_int_eq(sound, 200000);
    ck_assert_uint_eq(rp_diags_count(diags, RP_FAULT), 1);
}
END_TEST

static Suite *
csv_suite(void)
{
    Suite *suite = suite_create("csv");
    TCase *tc = tcase_create("core");

    tcase_set_timeout(tc, 20);
    rp_tcase_add_rows(tc, fields_know_where_they_stand, rows);
    tcase_add_test(tc, a_row_with_a_nul_is_skipped);
    tcase_add_test(tc, broken_quotes_on_every_line_take_linear_time);
    tcase_add_test(tc, an_unclosed_quote_before_many_lines_takes_linear_time);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(csv_suite)
