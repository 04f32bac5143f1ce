#include <string.h>

#include "rp-check.h"
#include "yaml/yaml.h"

/* Mistakes that people make, each with the one finding it must give. */
static const struct {
    const char *text;
    const char *code;
    int line, column;
    bool tree; /* what remains is a tree */
} mistake_rows[] = {
    {"page:\n\tsize: A4\n", "yaml-tab", 2, 1, false},              /* tab */
    {"page:\n  \tsize: A4\n", "yaml-tab", 2, 3, false},            /* spaces and a tab */
    {"blocks:\n  -\tid: a\n", "yaml-tab", 2, 4, false},            /* tab behind the dash */
    {"page:\n　size: A4\n", "yaml-wide-space", 2, 1, false},       /* U+3000 */
    {"page:\n  　size: A4\n", "yaml-wide-space", 2, 3, false},     /* behind spaces */
    {"page:\n\xc2\xa0size: A4\n", "yaml-wide-space", 2, 1, false}, /* from a web page */
    {"title:　青海\nplan: a\n", "yaml-wide-space", 1, 7, false},   /* behind the colon */
    {"blocks:\n  -　id: a\n", "yaml-wide-space", 2, 4, false},     /* behind the dash */
    {"title：青海\n", "yaml-wide-colon", 1, 6, false},             /* alone in the file */
    {"plan: a\ntitle：青海\nperiod: 2018\n", "yaml-wide-colon", 2, 6, false}, /* among others */
    {"plan: a\ntitle ： 青海\n", "yaml-wide-colon", 2, 7, false}, /* with spaces around */
    {"blocks:\n  - id：a\n    type: text\n", "yaml-wide-colon", 2, 7, false}, /* in an item */
    {"blocks:\n  - {id： a, type: text}\n", "yaml-wide-colon", 2, 8, false},  /* in a map */
    {"text：|\n  一：二\nplan: a\n", "yaml-wide-colon", 1, 5, false},         /* before a block */
    {"page:\n  size: A4\n    margins：[1mm]\n", "yaml-wide-colon", 3, 12, false}, /* too deep */
    {"title: “青海省”\n", "yaml-wide-quote", 1, 8, true},                 /* around a value */
    {"title: ‘青海省’\n", "yaml-wide-quote", 1, 8, true},                 /* single */
    {"title: ＂青海省＂\n", "yaml-wide-quote", 1, 8, true},               /* full-width ASCII */
    {"columns: [“序号”, 指标]\n", "yaml-wide-quote", 1, 11, true},        /* in a list */
    {"title: \"青海省”\n", "yaml-wide-quote", 1, 12, false},              /* closed by another */
    {"columns: ［序号, 指标］\n", "yaml-wide-bracket", 1, 10, false},     /* full-width */
    {"columns: 【序号, 指标】\n", "yaml-wide-bracket", 1, 10, false},     /* lenticular */
    {"where: ｛domain: 农业｝\n", "yaml-wide-bracket", 1, 8, false},      /* braces */
    {"margins: （37mm, 26mm）\n", "yaml-wide-bracket", 1, 10, false},     /* parentheses */
    {"columns: [序号, 指标］\n", "yaml-wide-bracket", 1, 10, false},      /* only the closing one */
    {"a: {columns: [序号, 指标］}\n", "yaml-wide-bracket", 1, 21, false}, /* deeper */
    {"columns: [序号，指标]\n", "yaml-wide-comma", 1, 13, true},          /* one item of two */
    {"blocks:\n  - {id: a， type: text}\n", "yaml-wide-comma", 2, 11, false}, /* in a map */
    {"blocks:\n－ id: a\n", "yaml-wide-dash", 2, 1, false},                   /* for a list item */
    {"＃ 说明\nplan: a\n", "yaml-wide-hash", 1, 1, false},                    /* for a comment */
    {"title:青海\nplan: a\n", "yaml-colon-space", 1, 6, false},               /* no space */
    {"blocks:\n  - {id:a, type: text}\n", "yaml-colon-space", 2, 8, false},   /* in a map */
    {"title: 青海 #1\n", "yaml-comment-in-text", 1, 11, true},                /* rest is lost */
    {"- {footer: 甲 #1, id: a}\n", "yaml-comment-in-text", 1, 14, false},     /* brace is lost */
    {"title: # 青海\n", "yaml-comment-in-text", 1, 8, true},                  /* all is lost */
    {"note: 甲\n  乙 #1\nplan: a\n", "yaml-comment-in-text", 2, 5, true},   /* on its second line */
    {"theme:\n  accent: #B22222\n", "yaml-comment-for-value", 2, 11, true}, /* colour */
    {"title: {{plan.title}}月报\n", "yaml-placeholder-quotes", 1, 8, false}, /* a map in a map */
    {"- {title: {{plan.title}}, id: a}\n", "yaml-placeholder-quotes", 1, 11, false}, /* in flow */
    {"title: 甲\xe2\x80\xa8plan: a\n", "yaml-line-separator", 1, 9, false}, /* from a web page */
    {"text: |\n\t缩进\n\t缩进\n", "yaml-tab", 2, 1, false},  /* text indented by a tab */
    {"text: |\n　　缩进\n", "yaml-wide-space", 2, 1, false}, /* text by U+3000 alone */
};

START_TEST(a_mistake_is_found_where_it_was_made)
{
    const char *text = mistake_rows[_i].text;
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpSource) source = rp_source_decode("a.yaml", text, strlen(text), diags);
    g_autoptr(RpYaml) root = rp_yaml_parse(source, diags);
    const GPtrArray *sorted = rp_diags_sorted(diags);

    ck_assert_uint_ge(sorted->len, 1);
    const RpDiag *fault = g_ptr_array_index(sorted, 0);
    ck_assert_str_eq(fault->code, mistake_rows[_i].code);
    ck_assert_int_eq(fault->where.line, mistake_rows[_i].line);
    ck_assert_int_eq(fault->where.column, mistake_rows[_i].column);
    ck_assert_ptr_nonnull(fault->hint);
    ck_assert_int_eq(root != NULL, mistake_rows[_i].tree);
    /* nothing else is said about it, only the same of the next line */
    for (guint i = 1; i < sorted->len; i++)
        ck_assert_str_eq(((const RpDiag *)g_ptr_array_index(sorted, i))->code, fault->code);
}
END_TEST

/* What looks like a mistake and is none. */
static const char *const sound_rows[] = {
    "text: |\n  截至六月：达标\n  “甲” #1 ［乙］\n\n  　　缩进\nplan: a\n", /* text of a block */
    "blocks:\n  - id: a\n    text: |\n      title：甲\n    type: text\n",   /* block in a list */
    "text: >\n  甲\n\n  乙\nplan: a\n",      /* a blank line in a block */
    "title: “十三五”规划\n",                 /* quotation at the beginning */
    "title: “甲”与“乙”\n",                   /* two quotations */
    "title: '“十三五”'\n",                   /* quoted */
    "title: \"甲 #1\"\n",                    /* quoted */
    "title: 甲#1\n",                         /* no space before # */
    "plan: qinghai # 青海\n",                /* no free text */
    "metrics: [a.csv, b.csv] # 两个\n",      /* comment behind a list */
    "columns: [\n  序号, # 一\n  指标\n]\n", /* comments in a list */
    "title: 标准化（征求意见稿）\n",         /* parentheses in a text */
    "title: （征求意见稿）\n",               /* a text in parentheses */
    "- {title: 甲，乙, id: a}\n",            /* comma in a text */
    "- 注：数据截至六月\n",                  /* item that is text */
    "title: 甲：乙\n",                       /* colon in a text */
    "layout:\n  - auto:official\n",          /* word with a colon */
    "layout: auto:official\n",               /* likewise */
    "url: https://example.org/#top\n",       /* likewise */
    "theme: {accent: \"#B22222\"}\n",        /* quoted colour */
    "title: \"{{plan.title}}月报\"\n",       /* quoted placeholder */
    "title: 截至{{period}}\n",               /* placeholder later in the text */
    "furniture: {header: \"{{plan.title}}\", footer: \"— {{page}} —\"}\n", /* of the contract */
    "title: \"甲\n  乙：丙\n  丁\" # x\nplan: a\n",                        /* quotes over lines */
    "note: 甲\n  乙：丙\n",                                                /* text over lines */
    "\"title\": 甲\n",                                                     /* quoted key */
    "# 说明：#1\nplan: a\n",                                               /* comment */
    "---\nplan: a\n",                                                      /* document mark */
    "plan: a\r\ntitle: 甲\r\n",                                            /* CRLF */
    "plan: it's\ntitle: 甲\n", /* apostrophe in a word */
    "a:\n- b\n- c\n",          /* list not indented */
    "a: 'it''s “x”'\n",        /* doubled quote */
};

START_TEST(what_only_looks_like_a_mistake_is_left_alone)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpSource) source =
        rp_source_decode("a.yaml", sound_rows[_i], strlen(sound_rows[_i]), diags);
    g_autoptr(RpYaml) root = rp_yaml_parse(source, diags);
    const GPtrArray *sorted = rp_diags_sorted(diags);

    ck_assert_msg(sorted->len == 0, "%s",
                  sorted->len > 0 ? ((const RpDiag *)g_ptr_array_index(sorted, 0))->text : "");
    ck_assert_ptr_nonnull(root);
}
END_TEST

START_TEST(all_mistakes_of_a_file_are_found_at_once)
{
    const char *text = "title：甲\npage:\n\tsize: A4\ntheme: {accent: red}\ncolumns: [a，b]\n";
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpSource) source = rp_source_decode("a.yaml", text, strlen(text), diags);
    g_autoptr(RpYaml) root = rp_yaml_parse(source, diags);

    ck_assert_ptr_null(root);
    ck_assert_uint_eq(rp_diags_count(diags, RP_FAULT), 3);
}
END_TEST

static Suite *
lint_suite(void)
{
    Suite *suite = suite_create("lint");
    TCase *tc = tcase_create("lint");

    rp_tcase_add_rows(tc, a_mistake_is_found_where_it_was_made, mistake_rows);
    rp_tcase_add_rows(tc, what_only_looks_like_a_mistake_is_left_alone, sound_rows);
    tcase_add_test(tc, all_mistakes_of_a_file_are_found_at_once);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(lint_suite)
