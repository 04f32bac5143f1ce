#include "base/content.h"

#include "rp-check.h"

/* A text and its one finding, "" for none: "code line:column". */
static const struct {
    const char *text, *finding;
} rows[] = {
    {"《甲》、《乙》", "text-series-comma 1:3"},
    {"《甲》《乙》，《丙》", ""},
    {"“甲”、“乙”", "text-series-comma 1:3"},
    {"甲、乙……等", "text-ellipsis-etc 1:4"},
    {"……等级", ""},
    {"甲……。", "text-ellipsis-stop 1:2"},
    {"2016-2020年", "text-range 1:1"},
    {"2016—2020年", ""},
    {"2016～2020年", "text-range 1:1"},
    {"10～20项", ""},
    {"10~20项", "text-range 1:1"},
    {"50-60%", "text-range 1:1"},
    {"GB/T 9704-2012规定", ""}, /* the number of a standard */
    {"GB9704-2012规定", ""},
    {"2018-06-30前", ""},   /* a date */
    {"010-62345678转", ""}, /* a telephone */
    {"1,234项与12345项", "text-grouping 1:8"},
    {"1,234项与12,345项", ""},
    {"12345项与2345项", ""}, /* all alike */
    {"1,234项，邮编100088号", ""},
    {"共１２项", "text-full-width 1:2"},
    {"ＧＢ标准", "text-full-width 1:1"},
    {"称为\"标准\"的", "text-straight-quote 1:3"}, /* and its partner */
    {"a \"b\" c", ""},
    {"完成,继续", "text-half-width 1:3"},
    {"完成(示例)", "text-half-width 1:3"},
    {"见GB 3100,GB 3101", ""},
    {"**完成**,继续", "text-half-width 1:7"}, /* through emphasis */
    {"见[图3](#x,y)，另", ""},                /* an address */
    {"`a,b`后", ""},                          /* code */
    {"（甲", "text-unmatched 1:1"},
    {"甲）", "text-unmatched 1:2"},
    {"（甲\n乙）", ""},                     /* one paragraph */
    {"（甲\n\n乙）", "text-unmatched 1:1"}, /* two */
    {"“甲（乙”丙）", "text-unmatched 1:1"}, /* crossed */
    {"1）甲；2）乙", ""},                   /* items */
    {"Bob’s", ""},
    {"二○一六年", "text-zero 1:2"},
    {"二〇一六年", ""},
    {"标记为○", ""},
    {"国办发（2015）89号", "text-document-number 1:4"},
    {"国办发[2015]89号", "text-document-number 1:4"},
    {"国办发〔2015〕第89号", "text-document-number 1:4"},
    {"国办发〔2015〕89号", ""},
    {"2016年06月3日", "text-leading-zero 1:5"},
    {"2016年6月03日", "text-leading-zero 1:7"},
    {"2016年6月30日", ""},
    {"{{period.end}},{{count.total}}项", ""}, /* placeholders are words */
    {"{{#a}}完成{{/a}},继续", "text-half-width 1:15"},
    {"{{! 完成,继续 }}", ""}, /* a comment */
    {"甲\n  乙,丙", "text-half-width 2:4"},
    {"{{未完", ""},
    {"", ""},
};

static char *
first_finding(const RpDiags *all)
{
    const GPtrArray *found = rp_diags_sorted((RpDiags *)all);

    if (found->len == 0)
        return g_strdup("");
    const RpDiag *diag = g_ptr_array_index(found, 0);
    return g_strdup_printf("%s %d:%d", diag->code, diag->where.line, diag->where.column);
}

START_TEST(a_text_is_held_against_the_standards)
{
    g_autoptr(RpDiags) diags = rp_diags_new();

    rp_content_check(rows[_i].text, rp_where("t.md", 1, 1), false, diags);
    g_autofree char *found = first_finding(diags);
    ck_assert_str_eq(found, rows[_i].finding);
    ck_assert_uint_eq(rp_diags_count(diags, RP_FAULT), 0);
}
END_TEST

START_TEST(a_pair_of_straight_marks_is_two_findings)
{
    g_autoptr(RpDiags) diags = rp_diags_new();

    rp_content_check("称为\"标准\"的，完成(示例)的", rp_where("t.md", 3, 5), false, diags);
    ck_assert_uint_eq(rp_diags_count(diags, RP_WARNING), 4);
    const RpDiag *diag = g_ptr_array_index(rp_diags_sorted(diags), 1);
    ck_assert_int_eq(diag->where.line, 3);
    ck_assert_int_eq(diag->where.column, 10);
}
END_TEST

START_TEST(a_text_on_one_line_has_one_place)
{
    g_autoptr(RpDiags) diags = rp_diags_new();

    rp_content_check("甲\n乙,丙", rp_where("t.yaml", 3, 5), true, diags);
    g_autofree char *found = first_finding(diags);
    ck_assert_str_eq(found, "text-half-width 3:5");
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("base/content");
    TCase *tc = tcase_create("content");

    rp_tcase_add_rows(tc, a_text_is_held_against_the_standards, rows);
    tcase_add_test(tc, a_pair_of_straight_marks_is_two_findings);
    tcase_add_test(tc, a_text_on_one_line_has_one_place);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
