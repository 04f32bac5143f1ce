#include "fixture.h"
#include "golden.h"

/* Whole files as offices export them, in tests/golden/read/: NAME.csv in, NAME.txt expected. */
static const char *const cases[] = {
    "wps-gbk",       /* GBK and CRLF, title, merged cells, total, notes */
    "excel-unicode", /* UTF-16 with tabs; forms that are read with a warning */
    "excel-utf8-cr", /* BOM, CR, a sep= line, flags, a jump, a duplicate */
    "wide-years",    /* a column per year, units in the names */
    "nbs-province",  /* the download form of the National Bureau of Statistics */
    "broken",        /* faults of every kind */
    "two-levels",    /* refused as a whole */
};

static void
append_diag(GString *out, const RpDiag *diag)
{
    g_string_append_printf(out, "%s:%d:%d: %s: %s: %s", diag->where.file, diag->where.line,
                           diag->where.column, rp_severity_name(diag->severity), diag->code,
                           diag->text);
    if (diag->cell != NULL)
        g_string_append_printf(out, " [%s]", diag->cell);
    if (diag->hint != NULL)
        g_string_append_printf(out, " (%s)", diag->hint);
    g_string_append_c(out, '\n');
}

START_TEST(files_of_offices_are_read)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)rp_input_file_free);
    g_autofree char *shown = g_strconcat(cases[_i], ".csv", NULL);
    g_autofree char *path = g_build_filename(RP_SOURCE_DIR, "tests/golden/read", shown, NULL);
    g_autofree char *golden = g_strconcat("read/", cases[_i], ".txt", NULL);
    g_autoptr(GString) out = g_string_new(NULL);

    g_ptr_array_add(files, rp_input_file_new(path, shown));
    ck_assert(rp_load_metrics(dataset, files, NULL, diags, NULL));
    fixture_stream_alike(dataset, files, diags);
    rp_metric_set_dump_csv(dataset->metrics, out);
    g_string_append_c(out, '\n');
    const GPtrArray *sorted = rp_diags_sorted(diags);
    for (guint i = 0; i < sorted->len; i++)
        append_diag(out, g_ptr_array_index(sorted, i));
    rp_assert_golden(golden, out->str);
}
END_TEST

static Suite *
read_suite(void)
{
    Suite *suite = suite_create("read");
    TCase *tc = tcase_create("core");

    rp_tcase_add_rows(tc, files_of_offices_are_read, cases);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(read_suite)
