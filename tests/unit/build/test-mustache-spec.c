/* test-mustache-spec.c - the Mustache specification, section by section, in cases of our own
 *
 * Where it escapes for HTML, values are escaped for Markdown here; where a name leads nowhere and
 * it prints nothing, there is a fault (test-mustache.c). Lambdas are left out.
 */
#include <string.h>

#include "build/mustache.h"
#include "rp-check.h"

static const struct {
    const char *name, *text;
} partials[] = {
    {"文", "从片段"},
    {"text", "from partial"},
    {"context", "*{{city}}*"},
    {"outer", "*{{city}} {{> inner}}*"},
    {"inner", "{{b}}!"},
    {"node", "{{content}}<{{#nodes}}{{> node}}{{/nodes}}>"},
    {"tabs", "\t|\t"},
    {"quote", ">"},
    {"two", ">\n>"},
    {"block", "|\n{{{lines}}}\n|\n"},
    {"crlf", ">\r\n"},
    {"own", "{{=| |=}}.|city|."},
    {"plain", ".{{city}}."},
    {"none", ""},
    {"parts/deep", "{{#people}}{{name}}{{/people}}"},
};

static bool
find_partial(gpointer data, const char *name, RpWhere where, RpDiags *diags, RpPartial *ret)
{
    (void)data;
    (void)where;
    (void)diags;
    for (gsize i = 0; i < G_N_ELEMENTS(partials); i++)
        if (strcmp(partials[i].name, name) == 0) {
            *ret = (RpPartial){partials[i].text, rp_where("part.md", 1, 1)};
            return true;
        }
    return false;
}

static RpVar *
person(const char *name)
{
    RpVar *map = rp_var_new_map();

    rp_var_set(map, "name", rp_var_new_text(name));
    return map;
}

static RpVar *
node(const char *content, RpVar *child)
{
    RpVar *map = rp_var_new_map();
    RpVar *empty = rp_var_new_map();
    RpVar *nodes = rp_var_new_list(empty);

    rp_var_set(empty, "content", rp_var_new_text(""));
    rp_var_set(empty, "nodes", rp_var_new_list(rp_var_new_map()));
    rp_var_set(map, "content", rp_var_new_text(content));
    if (child != NULL)
        rp_var_append(nodes, child);
    rp_var_set(map, "nodes", nodes);
    return map;
}

static RpVar *
new_root(void)
{
    RpVar *root = node("X", node("Y", NULL));
    RpVar *people = rp_var_new_list(person("")), *words = rp_var_new_list(rp_var_new_text(""));

    rp_var_append(people, person("甲"));
    rp_var_append(people, person("乙"));
    rp_var_append(words, rp_var_new_text("a"));
    rp_var_append(words, rp_var_new_text("*b"));
    rp_var_set(root, "city", rp_var_new_text("西宁"));
    rp_var_set(root, "b", rp_var_new_text("world"));
    rp_var_set(root, "marks", rp_var_new_text("& \" < > * _"));
    rp_var_set(root, "number", rp_var_new_text("85"));
    rp_var_set(root, "rate", rp_var_new_text("1.21"));
    rp_var_set(root, "blank", rp_var_new_text(""));
    rp_var_set(root, "lines", rp_var_new_text("<\n->"));
    rp_var_set(root, "t", rp_var_new_flag(true));
    rp_var_set(root, "f", rp_var_new_flag(false));
    rp_var_set(root, "people", people);
    rp_var_set(root, "nobody", rp_var_new_list(person("")));
    rp_var_set(root, "words", words);
    rp_var_set(root, "a.b.c.name", rp_var_new_text("深"));
    rp_var_set(root, "a.b.yes", rp_var_new_flag(true));
    rp_var_set(root, "a.b.no", rp_var_new_flag(false));
    rp_var_set(root, "who.city", rp_var_new_text("格尔木"));
    rp_var_set(root, "who.f", rp_var_new_flag(true));
    return root;
}

typedef struct {
    const char *template, *wanted;
} Row;

static const Row interpolation_rows[] = {
    {"Hello from {Mustache}!\n", "Hello from {Mustache}!\n"},         /* No Interpolation */
    {"你好，{{city}}！\n", "你好，西宁！\n"},                         /* Basic Interpolation */
    {"{{city}}, {{b}}", "西宁, world"},                               /* No Re-interpolation */
    {"{{marks}}", "\\& \\\" \\< \\> \\* \\_"},                        /* HTML Escaping: Markdown */
    {"{{{marks}}}", "& \" < > * _"},                                  /* Triple Mustache */
    {"{{&marks}}", "& \" < > * _"},                                   /* Ampersand */
    {"\"{{number}} 项\"", "\"85 项\""},                               /* Basic Integer */
    {"\"{{{number}}} 项\"", "\"85 项\""},                             /* Triple Mustache Integer */
    {"\"{{&number}} 项\"", "\"85 项\""},                              /* Ampersand Integer */
    {"{{{rate}}}%", "1.21%"},                                         /* Decimals */
    {"({{blank}})", "()"},                                            /* Null, as an empty text */
    {"({{{blank}}})({{&blank}})", "()()"},                            /* the same, raw */
    {"{{who.city}} == {{#who}}{{city}}{{/who}}", "格尔木 == 格尔木"}, /* Dotted Names - Basic */
    {"{{{who.city}}}", "格尔木"},                                     /* Dotted Names - Triple */
    {"{{&who.city}}", "格尔木"},                                      /* Dotted Names - Ampersand */
    {"{{a.b.c.name}}", "深"},                                         /* Arbitrary Depth */
    {"{{#a}}{{b.c.name}}{{/a}}", "深"},                               /* Initial Resolution */
    {"{{#words}}{{#who}}{{city}}{{/who}}{{/words}}", "格尔木格尔木"}, /* Context Precedence */
    {"{{#words}}{{.}}{{/words}}", "a\\*b"},                        /* Implicit Iterators - Basic */
    {"{{#words}}{{{.}}}{{/words}}", "a*b"},                        /* Implicit - Triple Mustache */
    {"{{#words}}{{&.}}{{/words}}", "a*b"},                         /* Implicit - Ampersand */
    {"| {{city}} |", "| 西宁 |"},                                  /* Surrounding Whitespace */
    {"| {{{city}}} | {{&city}} |", "| 西宁 | 西宁 |"},             /* the same, raw */
    {"  {{city}}\n", "  西宁\n"},                                  /* Standalone */
    {"  {{{city}}}\n  {{&city}}\n", "  西宁\n  西宁\n"},           /* Standalone, raw */
    {"|{{ city }}|{{{ city }}}|{{& city }}|", "|西宁|西宁|西宁|"}, /* With Padding */
};

static const Row section_rows[] = {
    {"{{#t}}有{{/t}}", "有"},                                           /* Truthy */
    {"{{#f}}有{{/f}}", ""},                                             /* Falsey */
    {"{{#blank}}有{{/blank}}", ""},                                     /* Null is falsey */
    {"{{#who}}你好{{city}}{{/who}}", "你好格尔木"},                     /* Context */
    {"{{#who}}{{b}}{{city}}{{/who}}", "world格尔木"},                   /* Parent contexts */
    {"{{#city}}{{.}} is {{city}}{{/city}}", "西宁 is 西宁"},            /* Variable test */
    {"{{#a}}{{#b}}{{#c}}{{name}}{{city}}{{/c}}{{/b}}{{/a}}", "深西宁"}, /* Deeply Nested Contexts */
    {"{{#people}}{{name}}{{/people}}", "甲乙"},                         /* List */
    {"{{#nobody}}{{name}}{{/nobody}}", ""},                             /* Empty List */
    {"{{#t}}\n* 一\n{{/t}}\n* {{b}}\n{{#t}}\n* 三\n{{/t}}\n",
     "* 一\n* world\n* 三\n"},                                  /* Doubled */
    {"| A {{#t}}B {{#t}}C{{/t}} D{{/t}} E |", "| A B C D E |"}, /* Nested (Truthy) */
    {"| A {{#f}}B {{#t}}C{{/t}} D{{/f}} E |", "| A  E |"},      /* Nested (Falsey) */
    {"\"{{#words}}({{.}}){{/words}}\"", "\"(a)(\\*b)\""},       /* Implicit Iterator - String */
    {"{{#words}}({{{.}}}){{/words}}", "(a)(*b)"},               /* Implicit Iterator - Triple */
    {"{{#people}}({{#name}}{{.}}{{/name}}){{/people}}", "(甲)(乙)"}, /* Implicit - Nested */
    {"{{#a.b.yes}}此{{/a.b.yes}}", "此"},                            /* Dotted Names - Truthy */
    {"{{#a.b.no}}此{{/a.b.no}}", ""},                                /* Dotted Names - Falsey */
    {" | {{#t}}\t|\t{{/t}} | \n", " | \t|\t | \n"},                  /* Surrounding Whitespace */
    {" | {{#t}} {{! x }}\n {{/t}} | \n", " |  \n  | \n"},            /* Internal Whitespace */
    {" {{#t}}是{{/t}}\n {{#t}}好{{/t}}\n", " 是\n 好\n"},            /* Indented Inline Sections */
    {"| 此\n{{#t}}\n|\n{{/t}}\n| 行\n", "| 此\n|\n| 行\n"},          /* Standalone Lines */
    {"| 此\n  {{#t}}\n|\n  {{/t}}\n| 行\n", "| 此\n|\n| 行\n"},      /* Indented Standalone Lines */
    {"|\r\n{{#t}}\r\n{{/t}}\r\n|", "|\r\n|"},                        /* Standalone Line Endings */
    {"  {{#t}}\n#{{/t}}\n/", "#\n/"},   /* Standalone Without Previous Line */
    {"#{{#t}}\n/\n  {{/t}}", "#\n/\n"}, /* Standalone Without Newline */
    {"|{{# t }}={{/ t }}|", "|=|"},     /* Padding */
};

static const Row inverted_rows[] = {
    {"{{^f}}无{{/f}}", "无"},           /* Falsey */
    {"{{^t}}无{{/t}}", ""},             /* Truthy */
    {"{{^blank}}无{{/blank}}", "无"},   /* Null is falsey */
    {"{{^who}}无{{/who}}", ""},         /* Context */
    {"{{^people}}无{{/people}}", ""},   /* List */
    {"{{^nobody}}无{{/nobody}}", "无"}, /* Empty List */
    {"{{^f}}\n* 一\n{{/f}}\n* {{b}}\n{{^f}}\n* 三\n{{/f}}\n",
     "* 一\n* world\n* 三\n"},                                  /* Doubled */
    {"| A {{^f}}B {{^f}}C{{/f}} D{{/f}} E |", "| A B C D E |"}, /* Nested (Falsey) */
    {"| A {{^t}}B {{^f}}C{{/f}} D{{/t}} E |", "| A  E |"},      /* Nested (Truthy) */
    {"{{^a.b.yes}}无{{/a.b.yes}}", ""},                         /* Dotted Names - Truthy */
    {"{{^a.b.no}}无{{/a.b.no}}", "无"},                         /* Dotted Names - Falsey */
    {" | {{^f}}\t|\t{{/f}} | \n", " | \t|\t | \n"},             /* Surrounding Whitespace */
    {" | {{^f}} {{! x }}\n {{/f}} | \n", " |  \n  | \n"},       /* Internal Whitespace */
    {" {{^f}}不{{/f}}\n {{^f}}行{{/f}}\n", " 不\n 行\n"},       /* Indented Inline Sections */
    {"| 此\n{{^f}}\n|\n{{/f}}\n| 行\n", "| 此\n|\n| 行\n"},     /* Standalone Lines */
    {"| 此\n  {{^f}}\n|\n  {{/f}}\n| 行\n", "| 此\n|\n| 行\n"}, /* Indented Standalone Lines */
    {"|\r\n{{^f}}\r\n{{/f}}\r\n|", "|\r\n|"},                   /* Standalone Line Endings */
    {"  {{^f}}\n^{{/f}}\n/", "^\n/"},                           /* Without Previous Line */
    {"^{{^f}}\n/\n  {{/f}}", "^\n/\n"},                         /* Without Newline */
    {"|{{^ f }}={{/ f }}|", "|=|"},                             /* Padding */
};

static const Row comment_rows[] = {
    {"12345{{! 注释 }}67890", "1234567890"},                /* Inline */
    {"12345{{!\n  多\n  行...\n}}67890\n", "1234567890\n"}, /* Multiline */
    {"始\n{{! 注释 }}\n终\n", "始\n终\n"},                  /* Standalone */
    {"始\n  {{! 缩进 }}\n终\n", "始\n终\n"},                /* Indented Standalone */
    {"|\r\n{{! 注释 }}\r\n|", "|\r\n|"},                    /* Standalone Line Endings */
    {"  {{! 在此 }}\n!", "!"},                              /* Without Previous Line */
    {"!\n  {{! 在此 }}", "!\n"},                            /* Without Newline */
    {"始\n{{!\n多行\n}}\n终\n", "始\n终\n"},                /* Multiline Standalone */
    {"始\n  {{!\n    缩进\n  }}\n终\n", "始\n终\n"},        /* Indented Multiline Standalone */
    {"  12 {{! 34 }}\n", "  12 \n"},                        /* Indented Inline */
    {"12345 {{! 注释 }} 67890", "12345  67890"},            /* Surrounding Whitespace */
    {"a{{! city }}b{{!city}}c", "abc"},                     /* Variable Name Collision */
};

static const Row partial_rows[] = {
    {"\"{{> text}}\"", "\"from partial\""},                     /* Basic Behavior */
    {"“{{> 文}}”", "“从片段”"},                                 /* names may be Chinese */
    {"\"{{> context}}\"", "\"*西宁*\""},                        /* Context */
    {"{{#who}}{{> context}}{{/who}}", "*格尔木*"},              /* Context of the section */
    {"{{> node}}", "X<Y<>>"},                                   /* Recursion */
    {"{{> outer}}", "*西宁 world!*"},                           /* Nested */
    {"| {{> tabs}} |", "| \t|\t |"},                            /* Surrounding Whitespace */
    {"  {{city}}  {{> two}}\n", "  西宁  >\n>\n"},              /* Inline Indentation */
    {"|\r\n{{> quote}}\r\n|", "|\r\n>|"},                       /* Standalone Line Endings */
    {"  {{> two}}\n>", "  >\n  >>"},                            /* Without Previous Line */
    {">\n  {{> two}}", ">\n  >\n  >"},                          /* Without Newline */
    {"\\\n {{> block}}\n/\n", "\\\n |\n <\n->\n |\n/\n"},       /* Standalone Indentation */
    {"  {{> crlf}}\n|", "  >\r\n|"},                            /* a partial with CRLF */
    {"|{{> text }}|{{>text}}|", "|from partial|from partial|"}, /* Padding Whitespace */
    {"[{{> none}}]", "[]"},                                     /* an empty one */
    {"{{> parts/deep}}", "甲乙"},                               /* in a folder */
};

static const Row delimiter_rows[] = {
    {"{{=<% %>=}}(<%city%>)", "(西宁)"}, /* Pair Behavior */
    {"({{=[ ]=}}[city])", "(西宁)"},     /* Special Characters */
    {"[\n{{#t}}\n  {{city}}\n  |city|\n{{/t}}\n\n{{= | | =}}\n|#t|\n  {{city}}\n  "
     "|city|\n|/t|\n]\n",
     "[\n  西宁\n  |city|\n\n  {{city}}\n  西宁\n]\n"}, /* Sections */
    {"[\n{{^f}}\n  {{city}}\n  |city|\n{{/f}}\n\n{{= | | =}}\n|^f|\n  {{city}}\n  "
     "|city|\n|/f|\n]\n",
     "[\n  西宁\n  |city|\n\n  {{city}}\n  西宁\n]\n"}, /* Inverted Sections */
    {"[ {{> plain}} ]\n{{= | | =}}\n[ |> plain| ]\n", "[ .西宁. ]\n[ .西宁. ]\n"}, /* Inheritence */
    {"[ {{> own}} ]\n[ .{{city}}.  .|city|. ]\n",
     "[ .西宁. ]\n[ .西宁.  .|city|. ]\n"}, /* Post-Partial */
    {"| {{=@ @=}} |", "|  |"},              /* Surrounding Whitespace */
    {" | {{=@ @=}}\n", " | \n"},            /* Outlying Whitespace (Inline) */
    {"始\n{{=@ @=}}\n终\n", "始\n终\n"},    /* Standalone Tag */
    {"始\n  {{=@ @=}}\n终\n", "始\n终\n"},  /* Indented Standalone Tag */
    {"|\r\n{{= @ @ =}}\r\n|", "|\r\n|"},    /* Standalone Line Endings */
    {"  {{=@ @=}}\n=", "="},                /* Without Previous Line */
    {"=\n  {{=@ @=}}", "=\n"},              /* Without Newline */
    {"|{{= @   @ =}}|", "||"},              /* Pair with Padding */
};

static const RpPartialFinder finder = {find_partial, NULL};

static void
check(const Row *row)
{
    const RpMustacheOptions options = {.escape = RP_ESCAPE_MARKDOWN, .partials = &finder};
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpVar) root = new_root();
    g_autoptr(RpExpanded) out =
        rp_mustache_expand_with(row->template, rp_where("a.yaml", 1, 1), root, &options, diags);

    ck_assert_str_eq(out->text->str, row->wanted);
    ck_assert_uint_eq(rp_diags_sorted(diags)->len, 0);
}

START_TEST(interpolation)
{
    check(&interpolation_rows[_i]);
}
END_TEST

START_TEST(sections)
{
    check(&section_rows[_i]);
}
END_TEST

START_TEST(inverted_sections)
{
    check(&inverted_rows[_i]);
}
END_TEST

START_TEST(comments)
{
    check(&comment_rows[_i]);
}
END_TEST

START_TEST(partials_of_the_specification)
{
    check(&partial_rows[_i]);
}
END_TEST

START_TEST(delimiters)
{
    check(&delimiter_rows[_i]);
}
END_TEST

static bool
find_faulty(gpointer data, const char *name, RpWhere where, RpDiags *diags, RpPartial *ret)
{
    (void)where;
    (void)diags;
    if (strcmp(name, "part") != 0)
        return false;
    *ret = (RpPartial){data, rp_where("part.md", 1, 1)};
    return true;
}

static const struct {
    const char *template, *partial, *code, *file;
    int line, column;
} fault_rows[] = {
    {"a\n {{> prat}}", "", "missing-partial", "a.yaml", 6, 11},               /* there is none */
    {"{{#f}}{{> prat}}{{/f}}", "", "missing-partial", "a.yaml", 5, 16},       /* though not shown */
    {"  {{> part}}\n", "文\n字{{cty}}", "unknown-variable", "part.md", 2, 2}, /* inside, indented */
    {"{{> part}}{{> part}}", "{{cty}}", "unknown-variable", "part.md", 1, 1}, /* said once */
    {"{{> part}}", "文\n{{#t}}", "bad-placeholder", "part.md", 2, 1},         /* not well formed */
    {"{{> part}}", "{{> part}}", "text-too-long", "part.md", 1, 1},           /* without an end */
};

START_TEST(what_is_wrong_with_partials_is_reported_at_its_place)
{
    const RpPartialFinder faulty = {find_faulty, (gpointer)fault_rows[_i].partial};
    const RpMustacheOptions options = {.escape = RP_ESCAPE_MARKDOWN, .partials = &faulty};
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpVar) root = new_root();
    g_autoptr(RpExpanded) out = rp_mustache_expand_with(
        fault_rows[_i].template, rp_where("a.yaml", 5, 10), root, &options, diags);
    const GPtrArray *all = rp_diags_sorted(diags);

    ck_assert_uint_eq(all->len, 1);
    const RpDiag *diag = g_ptr_array_index(all, 0);
    ck_assert_str_eq(diag->code, fault_rows[_i].code);
    ck_assert_str_eq(diag->where.file, fault_rows[_i].file);
    ck_assert_int_eq(diag->where.line, fault_rows[_i].line);
    ck_assert_int_eq(diag->where.column, fault_rows[_i].column);
    ck_assert_ptr_nonnull(diag->hint);
}
END_TEST

/* "甲\n乙{{cty}}" in quotes: there is no second line in the file. */
START_TEST(a_text_with_escaped_line_ends_stands_on_one_line)
{
    const RpMustacheOptions options = {.escape = RP_ESCAPE_MARKDOWN, .one_line = true};
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpVar) root = new_root();
    g_autoptr(RpExpanded) out =
        rp_mustache_expand_with("甲\n乙{{cty}}", rp_where("a.yaml", 5, 10), root, &options, diags);
    const RpDiag *diag = g_ptr_array_index(rp_diags_sorted(diags), 0);

    ck_assert_int_eq(diag->where.line, 5);
    ck_assert_int_eq(g_array_index(out->lines, RpWhere, 1).line, 5);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("build/mustache-spec");
    TCase *tc = tcase_create("mustache-spec");

    rp_tcase_add_rows(tc, interpolation, interpolation_rows);
    rp_tcase_add_rows(tc, sections, section_rows);
    rp_tcase_add_rows(tc, inverted_sections, inverted_rows);
    rp_tcase_add_rows(tc, comments, comment_rows);
    rp_tcase_add_rows(tc, partials_of_the_specification, partial_rows);
    rp_tcase_add_rows(tc, delimiters, delimiter_rows);
    rp_tcase_add_rows(tc, what_is_wrong_with_partials_is_reported_at_its_place, fault_rows);
    tcase_add_test(tc, a_text_with_escaped_line_ends_stands_on_one_line);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
