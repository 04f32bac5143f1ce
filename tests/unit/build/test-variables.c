#include <string.h>

#include "build/variables.h"
#include "progress-fixture.h"
#include "rp-check.h"

#define DOCUMENT RP_SOURCE_DIR "/docs/variables.md"

static ProgressFixture fixture;

static void
open_fixture(void)
{
    progress_fixture_open(&fixture, "2018-06");
    progress_fixture_add_six(&fixture);
}

static void
close_fixture(void)
{
    progress_fixture_close(&fixture);
}

/* Is `path` explained, itself or as a field of an item? */
static bool
is_documented(const char *path)
{
    const char *field = strstr(path, "[].");

    for (gsize i = 0; i < rp_n_variables; i++)
        if (strcmp(rp_variables[i].path, field != NULL ? field : path) == 0)
            return true;
    return false;
}

START_TEST(the_list_of_variables_is_closed)
{
    g_autoptr(RpVar) root = rp_variables_new(fixture.set, "brief", "题", true);
    g_autoptr(GPtrArray) paths = rp_var_paths(root);

    for (guint i = 0; i < paths->len; i++)
        ck_assert_msg(is_documented(g_ptr_array_index(paths, i)), "%s is not explained",
                      (const char *)g_ptr_array_index(paths, i));
    for (gsize i = 0; i < rp_n_variables; i++) {
        const char *path = rp_variables[i].path;
        g_autofree char *of_list = g_strconcat("targets", path, NULL);
        bool found = false;

        for (guint k = 0; !found && k < paths->len; k++)
            found = strcmp(g_ptr_array_index(paths, k), *path == '[' ? of_list : path) == 0;
        ck_assert_msg(found, "%s does not exist", path);
        ck_assert(*rp_variables[i].chinese != '\0' && *rp_variables[i].english != '\0');
    }
}
END_TEST

START_TEST(items_of_a_list_have_all_the_fields_of_its_prototype)
{
    g_autoptr(RpVar) root = rp_variables_new(fixture.set, "brief", "题", true);
    const RpVar *list = rp_var_lookup(root, "targets");
    g_autoptr(GPtrArray) wanted = rp_var_paths(list->prototype);
    g_autoptr(GPtrArray) got = rp_var_paths(g_ptr_array_index(list->items, 0));

    ck_assert_uint_eq(got->len, wanted->len);
    for (guint i = 0; i < got->len; i++)
        ck_assert_str_eq(g_ptr_array_index(got, i), g_ptr_array_index(wanted, i));
}
END_TEST

static const struct {
    const char *template, *text;
} rows[] = {
    {"{{period}} {{period.text}} {{period.end}} {{period.date}}",
     "2018-06 2018年6月 2018年6月底 2018年6月30日"}, /* period */
    {"{{period.months_gone}}/{{period.months_total}} {{period.elapsed}}", "30/60 50.0%"}, /* time */
    {"{{#period.half}}时间过半{{/period.half}}{{#period.over}}期满{{/period.over}}", "时间过半"},
    {"{{issue.text}}", "2018年第6期　总第30期"},                            /* the issue */
    {"{{region.name}}{{region.short}}{{region.code}}", "青海省青海630000"}, /* region */
    {"{{plan.years}}{{plan.number}}", "2016—2020年青政办〔2016〕103号"},    /* plan */
    {"{{layout.id}} {{report.title}}", "brief 题"},                         /* report */
    {"{{count.total}}={{count.expected}}+{{count.lagging}}+{{count.no_data}}",
     "6=2+3+1"},                                                           /* counts */
    {"{{#all_met}}a{{/all_met}}{{^none_lagging}}b{{/none_lagging}}", "b"}, /* flags */
    {"{{#laggards}}{{short}}{{gap}}{{^last}}、{{/last}}{{/laggards}}",
     "采标占比−70.0、制定周期−25.0、农产品安全标准−6.0"},                 /* the worst first */
    {"{{#best}}{{index}}{{short}}{{/best}}", "1服务业试点2重点领域标准"}, /* only those ahead */
    {"{{#met}}{{name}}{{quantity}}/{{target}}{{/met}}", "服务业标准化试点示范新增5个/5个以上"},
    {"{{#behind}}{{value}}{{unit}} {{pace}} {{lead}}{{/behind}}",
     "33.0个月 慢于时序进度25.0个百分点 落后15个月"}, /* a target in words */
    {"{{names.laggards}}", "采用国际标准产品占比、标准平均制修订周期和农产品安全标准制修订数"},
    {"{{#no_data}}{{quantity}}{{completion}}{{gap}}{{/no_data}}", "尚无数据——"}, /* no zeros */
    {"{{^missed}}无{{/missed}}", "无"},                                          /* an empty list */
    {"{{#sample}}示例数据{{/sample}}", "示例数据"},                              /* invented data */
};

START_TEST(a_variable_reads_as_people_write)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpVar) root = rp_variables_new(fixture.set, "brief", "题", true);
    g_autoptr(RpExpanded) out = rp_mustache_expand(rows[_i].template, rp_where("a.yaml", 1, 1),
                                                   root, RP_ESCAPE_NONE, diags);

    ck_assert_uint_eq(rp_diags_sorted(diags)->len, 0);
    ck_assert_str_eq(out->text->str, rows[_i].text);
}
END_TEST

static const struct {
    const char *period, *issue;
} issue_rows[] = {
    {"2018-01", "2018年第1期　总第25期"}, /* monthly */
    {"2018Q2", "2018年第2期　总第10期"},  /* quarterly */
    {"2018H1", "2018年第1期　总第5期"},   /* half-yearly */
    {"2018", "2018年　总第3期"},          /* yearly */
    {"2015-06", "2015年第6期"},           /* before the plan there is no total */
    {"2021-01", "2021年第1期　总第61期"}, /* counted on after its end */
};

START_TEST(issues_are_counted_in_the_reports_own_period)
{
    ProgressFixture other;
    progress_fixture_open(&other, issue_rows[_i].period);
    g_autoptr(RpVar) root = rp_variables_new(other.set, "brief", "题", false);

    ck_assert_str_eq(rp_var_lookup(root, "issue.text")->text, issue_rows[_i].issue);
    progress_fixture_close(&other);
}
END_TEST

START_TEST(pages_are_placeholders_of_heads_and_feet_only)
{
    g_autoptr(RpVar) root = rp_variables_new(fixture.set, "brief", "题", false);

    ck_assert_ptr_null(rp_var_lookup(root, "page"));
    rp_variables_add_pages(root);
    ck_assert_str_eq(rp_var_lookup(root, "page")->text, "{{page}}");
    ck_assert_str_eq(rp_var_lookup(root, "pages")->text, "{{pages}}");
}
END_TEST

START_TEST(file_names_have_no_slash_from_a_value)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autofree char *path =
        rp_build_expand("out/{{period}}/{{layout.id}}/{{region.code}}_{{region.name}}.pdf",
                        rp_where("report.yaml", 7, 9), fixture.set, "provinces/qinghai", diags);

    ck_assert_str_eq(path, "out/2018-06/provinces_qinghai/630000_青海省.pdf");
    ck_assert(!rp_diags_failed(diags));
}
END_TEST

/* RP_UPDATE_GOLDEN=1 writes it anew. */
START_TEST(the_page_for_authors_is_that_of_the_tables)
{
    g_autoptr(GString) page = g_string_new(NULL);
    g_autofree char *shipped = NULL;
    g_autoptr(GError) error = NULL;

    rp_variables_document(page);
    if (g_getenv("RP_UPDATE_GOLDEN") != NULL)
        g_file_set_contents(DOCUMENT, page->str, (gssize)page->len, &error);
    rp_assert_no_error(error);
    g_file_get_contents(DOCUMENT, &shipped, NULL, &error);
    rp_assert_no_error(error);
    ck_assert_str_eq(shipped, page->str);
}
END_TEST

static Suite *
variables_suite(void)
{
    Suite *suite = suite_create("build/variables");
    TCase *tc = tcase_create("variables");

    tcase_add_checked_fixture(tc, open_fixture, close_fixture);
    tcase_add_test(tc, the_list_of_variables_is_closed);
    tcase_add_test(tc, items_of_a_list_have_all_the_fields_of_its_prototype);
    rp_tcase_add_rows(tc, a_variable_reads_as_people_write, rows);
    rp_tcase_add_rows(tc, issues_are_counted_in_the_reports_own_period, issue_rows);
    tcase_add_test(tc, pages_are_placeholders_of_heads_and_feet_only);
    tcase_add_test(tc, the_page_for_authors_is_that_of_the_tables);
    tcase_add_test(tc, file_names_have_no_slash_from_a_value);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(variables_suite)
