#include <string.h>

#include "build/mustache.h"
#include "rp-check.h"

static RpVar *root;

static RpVar *
new_person(const char *name, const char *note)
{
    RpVar *map = rp_var_new_map();

    rp_var_set(map, "name", rp_var_new_text(name));
    rp_var_set(map, "note", rp_var_new_text(note));
    return map;
}

static void
open_root(void)
{
    RpVar *people = rp_var_new_list(new_person("", ""));
    RpVar *nobody = rp_var_new_list(new_person("", ""));
    RpVar *whole = rp_var_new_map();

    rp_var_append(people, new_person("甲", "一"));
    rp_var_append(people, new_person("乙", ""));
    root = rp_var_new_map();
    rp_var_set(root, "name", rp_var_new_text("青海"));
    rp_var_set(root, "sign", rp_var_new_text("a*b_c<d>"));
    rp_var_set(root, "markup", rp_var_new_markup("**重**"));
    rp_var_set(root, "empty", rp_var_new_text(""));
    rp_var_set(root, "zero", rp_var_new_text("0"));
    rp_var_set(root, "yes", rp_var_new_flag(true));
    rp_var_set(root, "no", rp_var_new_flag(false));
    rp_var_set(root, "people", people);
    rp_var_set(root, "nobody", nobody);
    whole->text = g_strdup("2018-06");
    rp_var_set(root, "period", whole);
    rp_var_set(root, "period.text", rp_var_new_text("2018年6月"));
    rp_var_set(root, "count.met", rp_var_new_text("2"));
}

static void
close_root(void)
{
    rp_var_free(root);
}

static const struct {
    const char *template, *wanted;
} rows[] = {
    /* interpolation */
    {"无", "无"},                                          /* no tags */
    {"", ""},                                              /* nothing at all */
    {"{{name}}省", "青海省"},                              /* basic */
    {"{{ name }}", "青海"},                                /* blanks around the name */
    {"{{\n  name\n}}", "青海"},                            /* also line ends */
    {"{{count.met}}项", "2项"},                            /* a dotted name */
    {"{{{period}}} {{period.text}}", "2018-06 2018年6月"}, /* a map with a text of its own */
    {"{{sign}}", "a\\*b\\_c\\<d\\>"},                      /* escaped for Markdown */
    {"{{{sign}}} {{{ sign }}}", "a*b_c<d> a*b_c<d>"},      /* triple braces are raw */
    {"{{&sign}} {{& sign }}", "a*b_c<d> a*b_c<d>"},        /* so is the ampersand */
    {"{{markup}}", "**重**"},                              /* our own Markdown is not escaped */
    {"[{{empty}}]", "[]"},                                 /* an empty text */
    {"  {{name}}\n", "  青海\n"},                          /* never alone on its line */

    /* sections */
    {"{{#yes}}有{{/yes}}", "有"},                  /* true */
    {"{{#no}}有{{/no}}", ""},                      /* false */
    {"{{#empty}}有{{/empty}}", ""},                /* an empty text is false */
    {"{{#zero}}有{{/zero}}", ""},                  /* a count of nothing is false */
    {"{{#name}}{{.}}{{/name}}", "青海"},           /* the implicit iterator */
    {"{{#people}}{{name}};{{/people}}", "甲;乙;"}, /* a list, inner names first */
    {"{{#people}}{{count.met}}{{/people}}", "22"}, /* outer names from inside */
    {"{{#people}}{{#note}}{{name}}{{note}}{{/note}}{{/people}}", "甲一"}, /* nested */
    {"{{#count}}{{met}}{{/count}}", "2"},                                 /* a map as context */
    {"{{#nobody}}{{name}}{{/nobody}}", ""},                               /* an empty list */
    {"{{#yes}}{{#no}}a{{/no}}b{{/yes}}c", "bc"},                          /* false inside true */

    /* inverted sections */
    {"{{^no}}无{{/no}}", "无"},             /* false */
    {"{{^yes}}无{{/yes}}", ""},             /* true */
    {"{{^nobody}}没有{{/nobody}}", "没有"}, /* an empty list */
    {"{{^people}}没有{{/people}}", ""},     /* a list with items */
    {"{{^zero}}无{{/zero}}", "无"},         /* none counted */

    /* comments */
    {"甲{{! 注释 }}乙", "甲乙"},                 /* inline */
    {"甲\n{{! 注释 }}\n乙", "甲\n乙"},           /* alone on its line */
    {"甲\n  {{! 多行\n注释 }}  \n乙", "甲\n乙"}, /* over lines, with blanks */
    {"甲 {{! }}\n", "甲 \n"},                    /* with text before it */

    /* standalone lines */
    {"{{#yes}}\n甲\n{{/yes}}\n", "甲\n"},                       /* lines of the tags vanish */
    {"{{#people}}\n- {{name}}\n{{/people}}\n", "- 甲\n- 乙\n"}, /* a list item per line */
    {"  {{#yes}}  \n甲\n  {{/yes}}", "甲\n"},                   /* blanks around, no line end */
    {"{{#yes}}\r\n甲\r\n{{/yes}}\r\n", "甲\r\n"},               /* CRLF */
    {"甲 {{#yes}}\n乙{{/yes}}", "甲 \n乙"},                     /* not alone: kept */
    {"{{#yes}}{{/yes}}\n甲", "\n甲"},                           /* two on a line are not alone */

    /* delimiters */
    {"{{=<% %>=}}<%name%>", "青海"},                  /* changed */
    {"{{=| |=}}|name||={{ }}=|{{name}}", "青海青海"}, /* and changed back */
    {"{{= << >> =}}\n<<name>>", "青海"},              /* alone on its line */
    {"{{=<% %>=}}{{name}}", "{{name}}"},              /* the old ones are text */
    {"{{=<% %>=}}<%&sign%>", "a*b_c<d>"},             /* raw with new ones */
};

START_TEST(templates_expand_as_the_specification_says)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpExpanded) out = rp_mustache_expand(rows[_i].template, rp_where("a.yaml", 1, 1),
                                                   root, RP_ESCAPE_MARKDOWN, diags);

    ck_assert_str_eq(out->text->str, rows[_i].wanted);
    ck_assert_uint_eq(rp_diags_sorted(diags)->len, 0);
}
END_TEST

static const struct {
    const char *template, *code;
    int line, column;
    const char *said;
} fault_rows[] = {
    {"a {{nam}}", "unknown-variable", 5, 12, "name"},                /* nearest match */
    {"a\nbb {{nam}}", "unknown-variable", 6, 13, "name"},            /* on a later line */
    {"青海{{nam}}", "unknown-variable", 5, 12, "name"},              /* columns are characters */
    {"{{count.mat}}", "unknown-variable", 5, 10, "count.met"},       /* behind a dot */
    {"{{xyzzy}}", "unknown-variable", 5, 10, "docs/variables.md"},   /* nothing is near */
    {"{{#peopel}}{{/peopel}}", "unknown-variable", 5, 10, "people"}, /* of a section */
    {"{{#people}}{{nane}}{{/people}}", "unknown-variable", 5, 21, "name"}, /* said once only */
    {"{{#nobody}}{{nane}}{{/nobody}}", "unknown-variable", 5, 21, "name"}, /* though not shown */
    {"{{#no}}{{nam}}{{/no}}", "unknown-variable", 5, 17, "name"},          /* in a false section */
    {"{{^yes}}{{nam}}{{/yes}}", "unknown-variable", 5, 18, "name"},        /* in an inverted one */
    {"{{people}}", "unknown-variable", 5, 10, "{{#people}}"},              /* a list is no text */
    {"{{count}}", "unknown-variable", 5, 10, "{{count.name}}"},            /* nor is a map */
    {"a {{name", "bad-placeholder", 5, 12, "}}"},                          /* not closed */
    {"{{#yes}}a", "bad-placeholder", 5, 10, "{{/yes}}"},                   /* no end */
    {"a{{/yes}}", "bad-placeholder", 5, 11, "before"},                     /* no begin */
    {"{{#yes}}{{#no}}{{/yes}}{{/no}}", "bad-placeholder", 5, 25, "reverse"}, /* crossed */
    {"{{name of}}", "bad-placeholder", 5, 10, "name"},                       /* two words */
    {"{{}}", "bad-placeholder", 5, 10, "name"},                              /* none */
    {"{{=<%=}}", "bad-placeholder", 5, 10, "two marks"},                     /* one delimiter */
    {"{{> part}}", "bad-placeholder", 5, 10, "write"},                       /* partials */
};

START_TEST(a_placeholder_that_leads_nowhere_is_reported_at_its_place)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpExpanded) out = rp_mustache_expand(
        fault_rows[_i].template, rp_where("a.yaml", 5, 10), root, RP_ESCAPE_MARKDOWN, diags);
    const GPtrArray *all = rp_diags_sorted(diags);

    ck_assert_uint_eq(all->len, 1);
    const RpDiag *diag = g_ptr_array_index(all, 0);
    ck_assert_str_eq(diag->code, fault_rows[_i].code);
    ck_assert_int_eq(diag->where.line, fault_rows[_i].line);
    ck_assert_int_eq(diag->where.column, fault_rows[_i].column);
    ck_assert_msg(strstr(diag->hint, fault_rows[_i].said) != NULL, "%s", diag->hint);
    ck_assert_ptr_nonnull(out->text);
}
END_TEST

START_TEST(each_line_knows_where_it_comes_from)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpExpanded) out =
        rp_mustache_expand("头\n{{#people}}\n- {{name}}\n{{/people}}\n尾\n",
                           rp_where("a.yaml", 10, 5), root, RP_ESCAPE_MARKDOWN, diags);
    static const int wanted[] = {10, 12, 12, 14};

    ck_assert_str_eq(out->text->str, "头\n- 甲\n- 乙\n尾\n");
    ck_assert_uint_eq(out->lines->len, G_N_ELEMENTS(wanted));
    for (guint i = 0; i < out->lines->len; i++)
        ck_assert_int_eq(g_array_index(out->lines, RpWhere, i).line, wanted[i]);
    ck_assert_int_eq(g_array_index(out->lines, RpWhere, 0).column, 5);
}
END_TEST

START_TEST(a_list_inside_itself_is_stopped)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GString) text = g_string_new(NULL);

    for (int i = 0; i < 30; i++)
        g_string_append(text, "{{#people}}");
    g_string_append(text, "a");
    for (int i = 0; i < 30; i++)
        g_string_append(text, "{{/people}}");
    g_autoptr(RpExpanded) out =
        rp_mustache_expand(text->str, rp_where("a.yaml", 1, 1), root, RP_ESCAPE_NONE, diags);

    ck_assert_uint_eq(rp_diags_sorted(diags)->len, 1);
    const RpDiag *diag = g_ptr_array_index(rp_diags_sorted(diags), 0);
    ck_assert_str_eq(diag->code, "text-too-long");
    ck_assert_uint_lt(out->text->len, 4u << 20);
}
END_TEST

START_TEST(titles_are_not_escaped)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpExpanded) out =
        rp_mustache_expand("{{sign}}", rp_where("a.yaml", 1, 1), root, RP_ESCAPE_NONE, diags);

    ck_assert_str_eq(out->text->str, "a*b_c<d>");
}
END_TEST

static Suite *
mustache_suite(void)
{
    Suite *suite = suite_create("build/mustache");
    TCase *tc = tcase_create("mustache");

    tcase_add_checked_fixture(tc, open_root, close_root);
    rp_tcase_add_rows(tc, templates_expand_as_the_specification_says, rows);
    rp_tcase_add_rows(tc, a_placeholder_that_leads_nowhere_is_reported_at_its_place, fault_rows);
    tcase_add_test(tc, each_line_knows_where_it_comes_from);
    tcase_add_test(tc, a_list_inside_itself_is_stopped);
    tcase_add_test(tc, titles_are_not_escaped);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(mustache_suite)
