#include "yaml/yaml.h"

#include <string.h>

#include "rp-check.h"

static RpYaml *
parse(const char *text, RpDiags *diags)
{
    g_autoptr(RpSource) source = rp_source_decode("a.yaml", text, strlen(text), diags);

    return rp_yaml_parse(source, diags);
}

START_TEST(a_tree_keeps_the_places_of_its_nodes)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpYaml) root =
        parse("标题: 青海\nblocks:\n  - id: cover\n    columns: [序号, 指标]\n", diags);
    const RpYaml *blocks = rp_yaml_lookup(root, "blocks");
    const RpYaml *block = g_ptr_array_index(blocks->items, 0);
    const RpYaml *columns = rp_yaml_lookup(block, "columns");
    const RpYaml *second = g_ptr_array_index(columns->items, 1);
    const RpYaml *key = g_ptr_array_index(block->keys, 1);

    ck_assert_int_eq(root->kind, RP_YAML_MAP);
    ck_assert_int_eq(blocks->kind, RP_YAML_LIST);
    ck_assert_int_eq(block->where.line, 3);
    ck_assert_int_eq(block->where.column, 5);
    ck_assert_int_eq(key->where.line, 4);
    ck_assert_int_eq(key->where.column, 5);
    ck_assert_str_eq(key->text, "columns");
    ck_assert_str_eq(second->text, "指标");
    ck_assert_int_eq(second->where.line, 4);
    ck_assert_int_eq(second->where.column, 19);
    ck_assert_int_eq(rp_yaml_lookup(root, "标题")->where.column, 5);
    ck_assert_str_eq(second->where.file, "a.yaml");
}
END_TEST

static const struct {
    const char *text;
    const char *value;
    bool plain;
    int line, column; /* of the first character */
} text_rows[] = {
    {"a: 青海\n", "青海", true, 1, 4},                    /* plain */
    {"a: \"青海\"\n", "青海", false, 1, 5},               /* behind the quote */
    {"a: '青海'\n", "青海", false, 1, 5},                 /* single quotes */
    {"a: |\n  甲\n  乙\n", "甲\n乙\n", false, 2, 3},      /* block */
    {"a: |-\n      甲\n", "甲", false, 2, 7},             /* deeper */
    {"a: |\n\n\n  甲\n", "\n\n甲\n", false, 2, 3},        /* blank lines first */
    {"a: |2\n    甲\n  乙\n", "  甲\n乙\n", false, 2, 3}, /* indentation given */
    {"a: | # x\n  　甲\n", "　甲\n", false, 2, 3},        /* begins with U+3000 */
    {"a: >\n  甲\n  乙\n", "甲 乙\n", false, 2, 3},       /* folded */
    {"b: 1\na:\n", "", true, 2, 3},                       /* nothing */
    {"a: no\n", "no", true, 1, 4},                        /* a word, no truth value */
    {"a: 08\n", "08", true, 1, 4},                        /* digits stay as written */
    {"a: 1_000\n", "1_000", true, 1, 4},                  /* likewise */
    {"a: ~\n", "~", true, 1, 4},                          /* no null */
    {"a: 2018-06\n", "2018-06", true, 1, 4},              /* no date */
};

START_TEST(a_text_says_where_its_characters_begin)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpYaml) root = parse(text_rows[_i].text, diags);
    const RpYaml *node = rp_yaml_lookup(root, "a");

    ck_assert_ptr_nonnull(node);
    ck_assert_str_eq(node->text, text_rows[_i].value);
    ck_assert_int_eq(node->plain, text_rows[_i].plain);
    ck_assert_int_eq(node->text_where.line, text_rows[_i].line);
    ck_assert_int_eq(node->text_where.column, text_rows[_i].column);
}
END_TEST

START_TEST(a_duplicate_key_names_the_first_and_the_first_counts)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpYaml) root = parse("plan: a\ntitle: x\nplan: b\n", diags);
    const RpDiag *fault = g_ptr_array_index(rp_diags_sorted(diags), 0);

    ck_assert_uint_eq(rp_diags_count(diags, RP_FAULT), 1);
    ck_assert_str_eq(fault->code, "yaml-duplicate-key");
    ck_assert_int_eq(fault->where.line, 3);
    ck_assert_int_eq(fault->where.column, 1);
    ck_assert_str_eq(fault->text, "the key “plan” is already at line 1, column 1");
    ck_assert_str_eq(rp_yaml_lookup(root, "plan")->text, "a");
}
END_TEST

START_TEST(equal_keys_of_different_maps_are_no_duplicates)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpYaml) root = parse("- {id: a}\n- {id: b}\n", diags);

    ck_assert_ptr_nonnull(root);
    ck_assert(!rp_diags_failed(diags));
}
END_TEST

START_TEST(an_unknown_key_comes_with_the_nearest)
{
    static const char *const known[] = {"plan", "title", "metrics"};
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpYaml) root = parse("plan: a\n  \ntitel: x\ncolour: red\n", diags);

    rp_yaml_check_keys(root, known, G_N_ELEMENTS(known), diags);
    const GPtrArray *sorted = rp_diags_sorted(diags);
    ck_assert_uint_eq(sorted->len, 2);
    const RpDiag *near = g_ptr_array_index(sorted, 0), *far = g_ptr_array_index(sorted, 1);
    ck_assert_str_eq(near->code, "yaml-unknown-key");
    ck_assert_int_eq(near->where.line, 3);
    ck_assert_str_eq(near->text, "unknown key “titel”");
    ck_assert_str_eq(near->hint, "did you mean “title”?");
    ck_assert_str_eq(far->hint, "known keys here: plan, title, metrics");
}
END_TEST

START_TEST(a_list_where_a_text_belongs_is_a_fault)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpYaml) root = parse("title: [a]\nplan: b\n", diags);

    ck_assert_pstr_eq(rp_yaml_text(root, "plan", diags), "b");
    ck_assert_pstr_eq(rp_yaml_text(root, "period", diags), NULL);
    ck_assert(!rp_diags_failed(diags));
    ck_assert_pstr_eq(rp_yaml_text(root, "title", diags), NULL);
    const RpDiag *fault = g_ptr_array_index(rp_diags_sorted(diags), 0);
    ck_assert_str_eq(fault->code, "yaml-type");
    ck_assert_int_eq(fault->where.column, 8);
}
END_TEST

START_TEST(looking_into_nothing_finds_nothing)
{
    ck_assert_ptr_null(rp_yaml_lookup(NULL, "a"));
}
END_TEST

static Suite *
yaml_suite(void)
{
    Suite *suite = suite_create("yaml");
    TCase *tc = tcase_create("yaml");

    tcase_add_test(tc, a_tree_keeps_the_places_of_its_nodes);
    rp_tcase_add_rows(tc, a_text_says_where_its_characters_begin, text_rows);
    tcase_add_test(tc, a_duplicate_key_names_the_first_and_the_first_counts);
    tcase_add_test(tc, equal_keys_of_different_maps_are_no_duplicates);
    tcase_add_test(tc, an_unknown_key_comes_with_the_nearest);
    tcase_add_test(tc, a_list_where_a_text_belongs_is_a_fault);
    tcase_add_test(tc, looking_into_nothing_finds_nothing);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(yaml_suite)
