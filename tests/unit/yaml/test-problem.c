#include <string.h>

#include "rp-check.h"
#include "yaml/yaml.h"

/* What libyaml refuses: the place must be that of the mistake. */
static const struct {
    const char *text;
    const char *code;
    int line, column;
} rows[] = {
    {"title: 青海: 月报\n", "yaml-syntax", 1, 10},                   /* “: ” in a text */
    {"plan: a\ntitle\nperiod: 2018\n", "yaml-syntax", 2, 1},         /* no colon */
    {"page:\n  size: A4\n grid: 1\n", "yaml-syntax", 3, 2},          /* neither level */
    {"blocks:\n  - id: a\n  id: b\n", "yaml-syntax", 3, 3},          /* no dash */
    {"plan: a\ncolumns: [a, b\ntitle: x\n", "yaml-syntax", 2, 10},   /* list not closed */
    {"plan: a\nwhere: {a: b\ntitle: x\n", "yaml-syntax", 2, 8},      /* map not closed */
    {"plan: a\ntitle: \"青海\nperiod: 2018\n", "yaml-syntax", 2, 8}, /* quote not closed */
    {"plan: a\ntitle: '青海\n", "yaml-syntax", 2, 8},                /* likewise */
    {"title: @青海\n", "yaml-syntax", 1, 8},                         /* reserved character */
    {"title: %青海\n", "yaml-syntax", 1, 8},                         /* likewise */
    {"title: - 青海\n", "yaml-syntax", 1, 8},                        /* item behind a key */
    {"title: *重要*\n", "yaml-syntax", 1, 8},                        /* alias without a name */
    {"text: | 青海\n  西宁\n", "yaml-syntax", 1, 9},                 /* text behind the bar */
    {"path: \"C:\\数据\"\n", "yaml-syntax", 1, 10},                  /* backslash */
    {"plan: a\x01\n", "yaml-control", 1, 8},                         /* control character */
    {"[a, b]\nplan: a\n", "yaml-syntax", 2, 1},                      /* two roots */
    {"a: &x 1\nb: *x\n", "yaml-anchor", 1, 4},                       /* anchor */
    {"a: !!binary x\n", "yaml-tag", 1, 4},                           /* tag */
    {"a: 1\n---\nb: 2\n", "yaml-several-documents", 2, 1},           /* two documents */
    {"[a, b]: 1\n", "yaml-key", 1, 1},                               /* list as a key */
    {"# nothing\n", "yaml-empty", 1, 1},                             /* only a comment */
    {"\n\n", "yaml-empty", 1, 1},                                    /* blank */
    {"a: \"x\\0y\"\n", "yaml-control", 1, 4},                        /* NUL by escape */
};

START_TEST(what_cannot_be_parsed_is_reported_at_its_place_with_a_hint)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpSource) source =
        rp_source_decode("a.yaml", rows[_i].text, strlen(rows[_i].text), diags);
    g_autoptr(RpYaml) root = rp_yaml_parse(source, diags);
    const GPtrArray *sorted = rp_diags_sorted(diags);

    ck_assert_ptr_null(root);
    ck_assert_uint_eq(sorted->len, 1);
    const RpDiag *fault = g_ptr_array_index(sorted, 0);
    ck_assert_str_eq(fault->code, rows[_i].code);
    ck_assert_int_eq(fault->where.line, rows[_i].line);
    ck_assert_int_eq(fault->where.column, rows[_i].column);
    ck_assert_ptr_nonnull(fault->hint);
    ck_assert_msg(strstr(fault->text, "not valid YAML") == NULL, "%s", fault->text);
}
END_TEST

/* Parse `text`, which must be refused with `code`. */
static void
assert_refused(const char *text, const char *code)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpSource) source = rp_source_decode("a.yaml", text, strlen(text), diags);
    g_autoptr(RpYaml) root = rp_yaml_parse(source, diags);

    ck_assert_ptr_null(root);
    ck_assert_uint_ge(rp_diags_sorted(diags)->len, 1);
    ck_assert_str_eq(((const RpDiag *)g_ptr_array_index(rp_diags_sorted(diags), 0))->code, code);
}

START_TEST(deep_nesting_is_refused)
{
    g_autofree char *brackets = g_strnfill(100000, '[');
    g_autofree char *text = g_strconcat("a: ", brackets, "\n", NULL);

    assert_refused(text, "yaml-too-deep");
}
END_TEST

START_TEST(a_hundred_thousand_values_are_the_limit)
{
    g_autoptr(GString) text = g_string_new("a:\n");

    for (int i = 0; i < 100001; i++)
        g_string_append(text, "- x\n");
    assert_refused(text->str, "yaml-too-many-nodes");
}
END_TEST

START_TEST(four_mebibytes_are_the_limit)
{
    g_autofree char *text = g_strnfill((4u << 20) + 1, 'a');

    assert_refused(text, "yaml-too-large");
}
END_TEST

static Suite *
problem_suite(void)
{
    Suite *suite = suite_create("problem");
    TCase *tc = tcase_create("problem");

    rp_tcase_add_rows(tc, what_cannot_be_parsed_is_reported_at_its_place_with_a_hint, rows);
    tcase_add_test(tc, deep_nesting_is_refused);
    tcase_add_test(tc, a_hundred_thousand_values_are_the_limit);
    tcase_add_test(tc, four_mebibytes_are_the_limit);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(problem_suite)
