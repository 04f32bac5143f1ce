#include "project/report.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "rp-check.h"

static char *folder; /* of each test */
static char *file;

static void
set_up(void)
{
    folder = g_dir_make_tmp("rp-report-XXXXXX", NULL);
    file = g_build_filename(folder, "report.yaml", NULL);
}

static void
tear_down(void)
{
    g_unlink(file);
    g_rmdir(folder);
    g_clear_pointer(&file, g_free);
    g_clear_pointer(&folder, g_free);
}

/* Returns: (owned, nullable) the report that `text` makes. */
static RpReport *
load(const char *text, RpDiags *diags)
{
    g_autoptr(GError) error = NULL;

    g_file_set_contents(file, text, -1, &error);
    rp_assert_no_error(error);
    RpReport *report = rp_report_load(file, folder, diags, &error);
    rp_assert_no_error(error);
    return report;
}

static const char *
nth(const GArray *texts, guint i)
{
    return g_array_index(texts, RpReportText, i).text;
}

START_TEST(the_report_of_the_contract_is_read)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpReport) report = load("plan: qinghai-2016\n"
                                      "title: 月报\n"
                                      "metrics: [metrics/*.csv]\n"
                                      "tasks: [tasks/*.csv, more.csv]\n"
                                      "layout: provinces/qinghai\n"
                                      "period: 2018-06\n"
                                      "regions: [630000]\n"
                                      "output: out/{{period}}/{{region.code}}.pdf\n",
                                      diags);

    ck_assert_ptr_nonnull(report);
    ck_assert_uint_eq(rp_diags_sorted(diags)->len, 0);
    ck_assert_str_eq(report->plan.text, "qinghai-2016");
    ck_assert_str_eq(report->title.text, "月报");
    ck_assert_str_eq(nth(report->metrics, 0), "metrics/*.csv");
    ck_assert_uint_eq(report->tasks->len, 2);
    ck_assert_str_eq(nth(report->tasks, 1), "more.csv");
    ck_assert_str_eq(nth(report->layouts, 0), "provinces/qinghai");
    ck_assert_str_eq(report->period.text, "2018-06");
    ck_assert_str_eq(nth(report->regions, 0), "630000");
    ck_assert_str_eq(report->output.text, "out/{{period}}/{{region.code}}.pdf");
    ck_assert_int_eq(g_array_index(report->tasks, RpReportText, 1).where.line, 4);
    ck_assert_int_eq(g_array_index(report->tasks, RpReportText, 1).where.column, 22);
    ck_assert_uint_eq(strlen(report->sha256), 64);
    ck_assert(g_path_is_absolute(report->folder));
}
END_TEST

START_TEST(lists_may_be_single_values_and_most_keys_absent)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpReport) report = load("plan: a\nmetrics: m.csv\nlayout: [brief, auto:official]\n"
                                      "regions: children of 630000\n",
                                      diags);

    ck_assert_ptr_nonnull(report);
    ck_assert(!rp_diags_failed(diags));
    ck_assert_str_eq(nth(report->metrics, 0), "m.csv");
    ck_assert_str_eq(nth(report->layouts, 1), "auto:official");
    ck_assert_str_eq(nth(report->regions, 0), "children of 630000");
    ck_assert_uint_eq(report->tasks->len, 0);
    ck_assert_ptr_null(report->period.text);
    ck_assert_ptr_null(report->title.text);
}
END_TEST

static const struct {
    const char *text;
    const char *code;
    int line, column;
    const char *hint; /* nullable: any */
} fault_rows[] = {
    {"metrics: a.csv\n", "report-missing-key", 1, 1, NULL},                            /* no plan */
    {"plan: a\nmetric: a.csv\n", "yaml-unknown-key", 2, 1, "did you mean “metrics”?"}, /* close */
    {"plan: a\nregion: 630000\n", "yaml-unknown-key", 2, 1, "did you mean “regions”?"}, /* close */
    {"plan: [a, b]\n", "yaml-type", 1, 7, NULL},                                        /* list */
    {"plan: a\nperiod: {a: b}\n", "yaml-type", 2, 9, NULL},                             /* map */
    {"plan: a\nmetrics: [[a.csv]]\n", "yaml-type", 2, 11, NULL},   /* list in a list */
    {"plan: a\nmetrics: {a: b}\n", "yaml-type", 2, 10, NULL},      /* map for a list */
    {"plan: a\nmetrics: []\n", "report-empty-value", 2, 10, NULL}, /* empty list */
    {"plan:\n", "report-empty-value", 1, 6, NULL},                 /* no value */
    {"plan: a\nplan: b\n", "yaml-duplicate-key", 2, 1, NULL},      /* twice */
    {"- plan: a\n", "yaml-type", 1, 1, NULL},                      /* list as a whole */
    {"plan：a\n", "yaml-wide-colon", 1, 5, NULL},                  /* full-width */
    {"", "file-empty", 1, 1, NULL},                                /* nothing */
};

START_TEST(a_mistake_in_the_report_stands_at_its_place)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpReport) report = load(fault_rows[_i].text, diags);
    const GPtrArray *sorted = rp_diags_sorted(diags);

    ck_assert_uint_eq(sorted->len, 1);
    const RpDiag *fault = g_ptr_array_index(sorted, 0);
    ck_assert_int_eq(fault->severity, RP_FAULT);
    ck_assert_str_eq(fault->code, fault_rows[_i].code);
    ck_assert_str_eq(fault->where.file, file);
    ck_assert_int_eq(fault->where.line, fault_rows[_i].line);
    ck_assert_int_eq(fault->where.column, fault_rows[_i].column);
    ck_assert_ptr_nonnull(fault->hint);
    if (fault_rows[_i].hint != NULL)
        ck_assert_str_eq(fault->hint, fault_rows[_i].hint);
}
END_TEST

START_TEST(a_report_that_is_not_there_is_refused_by_the_system)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *message = g_strconcat(file, ": no such file", NULL);

    ck_assert_ptr_null(rp_report_load(file, folder, diags, &error));
    rp_assert_error(error, RP_ERROR, RP_ERROR_SYSTEM);
    ck_assert_str_eq(error->message, message);
    ck_assert(!rp_diags_failed(diags));
}
END_TEST

static Suite *
report_suite(void)
{
    Suite *suite = suite_create("report");
    TCase *tc = tcase_create("report");

    tcase_add_checked_fixture(tc, set_up, tear_down);
    tcase_add_test(tc, the_report_of_the_contract_is_read);
    tcase_add_test(tc, lists_may_be_single_values_and_most_keys_absent);
    rp_tcase_add_rows(tc, a_mistake_in_the_report_stands_at_its_place, fault_rows);
    tcase_add_test(tc, a_report_that_is_not_there_is_refused_by_the_system);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(report_suite)
