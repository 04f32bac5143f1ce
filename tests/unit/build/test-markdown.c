#include <string.h>

#include "build/markdown.h"
#include "rp-check.h"

/* Build `text` and describe each block on a line: "body depth=1 label=• 文[黑体 700:重]字". */
static char *
describe(const char *text, RpDiags *diags)
{
    int tables = 3, boxes = 6; /* of the blocks before */
    g_autoptr(RpDocument) document = rp_document_new();
    g_autoptr(RpVar) root = rp_var_new_map();
    g_autoptr(RpExpanded) expanded =
        rp_mustache_expand(text, rp_where("a.yaml", 7, 3), root, RP_ESCAPE_MARKDOWN, diags);
    g_autoptr(GString) out = g_string_new(NULL);

    for (int i = 0; i < RP_N_STYLES; i++)
        document->sheet.styles[i].text =
            (RpTextStyle){.role = RP_ROLE_SONG, .weight = 400, .size = 10};
    RpMarkdownOptions options = {.sheet = &document->sheet,
                                 .style = RP_STYLE_BODY,
                                 .id = "b",
                                 .where = rp_where("a.yaml", 5, 1),
                                 .level = 1,
                                 .tables = &tables,
                                 .boxes = &boxes,
                                 .notes = document->notes};
    rp_markdown_build(expanded, &options, document->blocks, diags);

    for (guint i = 0; i < document->blocks->len; i++) {
        g_autoptr(RpDocument) one = rp_document_new();
        g_autoptr(GString) dump = g_string_new(NULL);

        g_ptr_array_add(one->blocks, g_ptr_array_index(document->blocks, i));
        rp_document_dump(one, dump);
        g_ptr_array_set_free_func(one->blocks, NULL);
        const char *line = strstr(dump->str, "  block ");
        g_string_append(out, line + strlen("  block "));
    }
    return g_strdup(out->str);
}

#define BOX(n) "box id=\"b\" number=" #n
#define BOXED  "paragraph id=\"b\" box-text text=\""
#define END    "  end of box\n"
#define P      "paragraph id=\"b\" body text=\""

static const struct {
    const char *text, *wanted;
} rows[] = {
    {"一段", P "一段\"\n"},                                     /* a paragraph */
    {"一段\n\n二段", P "一段\"\n" P "二段\"\n"},                /* two */
    {"一\n二", P "一二\"\n"},                                   /* Han needs no blank */
    {"ab\ncd", P "ab cd\"\n"},                                  /* Latin does */
    {"一  \n二", P "一\\n二\"\n"},                              /* a hard break */
    {"文**重**字", P "文[黑体 700:重]字\"\n"},                  /* strong */
    {"文*强*字", P "文[黑体 400:强]字\"\n"},                    /* emphasis */
    {"文*强**重***字", P "文[黑体 400:强][黑体 700:重]字\"\n"}, /* both */
    {"甲。**判断。**标准", P "甲。[黑体 700:判断。]标准\"\n"},  /* closes behind a mark */
    {"甲**“引”**乙", P "甲[黑体 700:“引”]乙\"\n"},              /* opens before a mark */
    {"**甲**（注）**乙**", P "甲[宋体 400:（注）]乙\"\n"},      /* marks outside */
    {"a\\*b\\*", P "a*b*\"\n"},                                 /* escaped */
    {"# 标题", "heading id=\"b\" level=1 text=\"标题\" outline=\"标题\"\n"}, /* headings */
    {"### 小*题*", "heading id=\"b\" level=3 text=\"小[黑体 400:题]\" outline=\"小题\"\n"},
    {"- 甲\n- 乙", "paragraph id=\"b\" body depth=1 label=\"•\" text=\"甲\"\n"
                   "paragraph id=\"b\" body depth=1 label=\"•\" text=\"乙\"\n"}, /* bullets */
    {"3. 甲\n4. 乙", "paragraph id=\"b\" body depth=1 label=\"3.\" text=\"甲\"\n"
                     "paragraph id=\"b\" body depth=1 label=\"4.\" text=\"乙\"\n"}, /* numbers */
    {"- 甲\n  - 乙\n- 丙",
     "paragraph id=\"b\" body depth=1 label=\"•\" text=\"甲\"\n"
     "paragraph id=\"b\" body depth=2 label=\"•\" text=\"乙\"\n"
     "paragraph id=\"b\" body depth=1 label=\"•\" text=\"丙\"\n"}, /* nested */
    {"- 甲\n\n  续",
     "paragraph id=\"b\" body depth=1 label=\"•\" text=\"甲\"\n"
     "paragraph id=\"b\" body depth=1 text=\"续\"\n"}, /* an item of two paragraphs */
    {"> # 题*目*\n> 文",
     BOX(7) " title=\"题[黑体 400:目]\"\n  block " BOXED "文\"\n" END}, /* quotes */
    {"> 甲\n>\n> > 乙\n\n> 丙",
     BOX(7) " title=\"\"\n  block " BOXED "甲\"\n  block " BOXED "乙\"\n" END BOX(
         8) " title=\"\"\n  block " BOXED "丙\"\n" END}, /* inner quotes are the same box */
    {"> 甲\n>\n> ## 小题", BOX(7) " title=\"\"\n  block " BOXED
                                  "甲\"\n  block paragraph id=\"b\" box-title text=\"小题\"\n" END},
    {"表：名*称*\n\n| 甲 | **乙** |\n|---|--:|\n| 一 | -1.5 |\n\n注：说明",
     "table id=\"b\" number=4 title=\"名称\"\n"
     "    column left key=\"甲\" head=\"甲\" share=1.00\n"
     "    column number key=\"乙\" head=\"乙\"\n"
     "    row | text text=\"一\" | number number=\"−1.5\"\n"
     "    note=\"注：说明\"\n"}, /* a table with caption and note */
    {"| 甲 | 乙 |\n|:-:|--:|\n| — | 无 |\n| 1 |",
     "table id=\"b\" number=0\n"
     "    column center key=\"甲\" head=\"甲\"\n"
     "    column number key=\"乙\" head=\"乙\"\n"
     "    row | missing | text text=\"无\"\n"
     "    row | text text=\"1\" | text text=\"\"\n"}, /* neither; a dash, a short row */
    {"表：不在表前", P "表：不在表前\"\n"},           /* only beside a table */
    {"见[标准](https://std.samr.gov.cn)", P "见[宋体 400:标准]\"\n"}, /* a link */
    {"", ""},                                                         /* nothing */
};

START_TEST(markdown_becomes_blocks)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autofree char *blocks = describe(rows[_i].text, diags);

    ck_assert_str_eq(blocks, rows[_i].wanted);
    ck_assert_uint_eq(rp_diags_sorted(diags)->len, 0);
}
END_TEST

static const struct {
    const char *text;
    int line;
    const char *what;
} refused_rows[] = {
    {"甲\n\n<div>乙</div>", 9, "raw HTML"}, /* a block of HTML */
    {"甲\n乙<b>丙</b>", 8, "raw HTML"},     /* inside a paragraph, second line */
    {"甲 `x`", 7, "code"},                  /* code */
    {"甲\n\n    乙", 9, "code block"},      /* indented by four spaces */
    {"```\n乙\n```", 7, "code block"},      /* fenced */
    {"甲\n\n![图](x.png)", 9, "an image"},  /* an image */
    {"甲\n\n***\n\n乙", 9, "a rule"},       /* a rule */
};

START_TEST(what_would_be_lost_is_refused_at_its_line)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autofree char *blocks = describe(refused_rows[_i].text, diags);
    const GPtrArray *all = rp_diags_sorted(diags);

    ck_assert_uint_ge(all->len, 1);
    for (guint i = 0; i < all->len; i++) {
        const RpDiag *diag = g_ptr_array_index(all, i);

        ck_assert_str_eq(diag->code, "markdown-refused");
        ck_assert_int_eq(diag->where.line, refused_rows[_i].line);
        ck_assert_msg(strstr(diag->text, refused_rows[_i].what) != NULL, "%s", diag->text);
        ck_assert_ptr_nonnull(diag->hint);
    }
}
END_TEST

START_TEST(cells_of_tables_know_their_line)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDocument) document = rp_document_new();
    g_autoptr(RpVar) root = rp_var_new_map();
    g_autoptr(RpExpanded) expanded =
        rp_mustache_expand("文\n\n| 甲 |\n|---|\n| 一 |\n| <b>二 |", rp_where("a.yaml", 7, 3), root,
                           RP_ESCAPE_MARKDOWN, diags);
    RpMarkdownOptions options = {.sheet = &document->sheet, .style = RP_STYLE_BODY, .id = "b"};

    rp_markdown_build(expanded, &options, document->blocks, diags);
    const RpBlock *block = g_ptr_array_index(document->blocks, 1);
    const RpRow *row = &g_array_index(block->u.table->rows, RpRow, 0);
    const RpDiag *diag = g_ptr_array_index(rp_diags_sorted(diags), 0);
    ck_assert_int_eq(block->where.line, 9);
    ck_assert_int_eq(g_array_index(row->cells, RpCell, 0).where.line, 11);
    ck_assert_str_eq(diag->code, "markdown-refused");
    ck_assert_int_eq(diag->where.line, 12);
}
END_TEST

START_TEST(a_boxed_text_is_one_box)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDocument) document = rp_document_new();
    g_autoptr(RpVar) root = rp_var_new_map();
    g_autoptr(RpExpanded) expanded = rp_mustache_expand(
        "# 题\n\n甲\n\n- 乙\n", rp_where("a.yaml", 7, 3), root, RP_ESCAPE_MARKDOWN, diags);
    RpMarkdownOptions options = {
        .sheet = &document->sheet, .style = RP_STYLE_BODY, .id = "b", .boxed = true};

    rp_markdown_build(expanded, &options, document->blocks, diags);
    ck_assert_uint_eq(document->blocks->len, 1);
    const RpBlock *box = g_ptr_array_index(document->blocks, 0);
    ck_assert_int_eq(box->kind, RP_BLOCK_BOX);
    ck_assert_str_eq(box->u.box.title->text->str, "题");
    ck_assert_uint_eq(box->u.box.blocks->len, 2);
}
END_TEST

START_TEST(spans_keep_the_place_and_the_link_of_their_text)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDocument) document = rp_document_new();
    g_autoptr(RpVar) root = rp_var_new_map();
    g_autoptr(RpExpanded) expanded = rp_mustache_expand("甲\n[乙](#t)", rp_where("a.yaml", 7, 3),
                                                        root, RP_ESCAPE_MARKDOWN, diags);
    RpMarkdownOptions options = {.sheet = &document->sheet,
                                 .style = RP_STYLE_BODY,
                                 .id = "b",
                                 .where = rp_where("a.yaml", 5, 1),
                                 .level = 1,
                                 .notes = document->notes};

    rp_markdown_build(expanded, &options, document->blocks, diags);
    const RpBlock *block = g_ptr_array_index(document->blocks, 0);
    const GArray *spans = block->u.paragraph.text->spans;
    ck_assert_uint_eq(spans->len, 2);
    ck_assert_int_eq(g_array_index(spans, RpSpan, 0).where.line, 7);
    ck_assert_int_eq(g_array_index(spans, RpSpan, 1).where.line, 8);
    ck_assert_str_eq(g_array_index(spans, RpSpan, 1).link, "#t");
}
END_TEST

static const struct {
    const char *text;
    int line, column;
} place_rows[] = {
    {"甲乙<b>丙</b>", 7, 5},            /* at the tag, and once */
    {"甲\n乙丙{{v}}<b>丁", 8, 10},      /* behind a placeholder, in the second line */
    {"**甲（注）**乙 `x`", 7, 13},      /* behind emphasis that needs help */
    {"{{#l}}甲<b>乙</b>{{/l}}", 7, 10}, /* one text, used twice */
    {"甲{{v}}![图](x.png)", 7, 9},      /* an image */
};

/* As `describe` builds, with a value, a list and nothing. */
static RpVar *
new_root(void)
{
    RpVar *root = rp_var_new_map(), *list = rp_var_new_list(rp_var_new_map());

    rp_var_append(list, rp_var_new_map());
    rp_var_append(list, rp_var_new_map());
    rp_var_set(root, "l", list);
    rp_var_set(root, "v", rp_var_new_text("一二三四五六七"));
    rp_var_set(root, "none", rp_var_new_text(""));
    return root;
}

START_TEST(what_is_refused_is_reported_once_at_its_first_character)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDocument) document = rp_document_new();
    g_autoptr(RpVar) root = new_root();
    g_autoptr(RpExpanded) expanded = rp_mustache_expand(
        place_rows[_i].text, rp_where("a.yaml", 7, 3), root, RP_ESCAPE_MARKDOWN, diags);
    RpMarkdownOptions options = {.sheet = &document->sheet,
                                 .style = RP_STYLE_BODY,
                                 .id = "b",
                                 .where = rp_where("a.yaml", 5, 1),
                                 .level = 1,
                                 .notes = document->notes};

    rp_markdown_build(expanded, &options, document->blocks, diags);
    const GPtrArray *all = rp_diags_sorted(diags);
    ck_assert_uint_eq(all->len, 1);
    const RpDiag *diag = g_ptr_array_index(all, 0);
    ck_assert_int_eq(diag->where.line, place_rows[_i].line);
    ck_assert_int_eq(diag->where.column, place_rows[_i].column);
}
END_TEST

static const struct {
    const char *text;
    guint blocks;
} hole_rows[] = {
    {"### 题\n\n{{none}}\n", 0},                    /* the heading goes with its text */
    {"### 题\n\n{{none}}\n\n### 题\n\n{{v}}\n", 2}, /* only that one */
    {"## 题\n\n### 题\n\n{{none}}\n", 0},           /* and those above it */
    {"### 题\n\n{{#none}}甲{{/none}}\n", 0},        /* a section */
    {"### 题\n", 1},                                /* the author's own: kept */
    {"### 题\n\n{{none}}\n\n甲\n", 2},              /* there is other text */
    {"### 题{{none}}\n", 1},                        /* nothing below was left out */
};

START_TEST(a_heading_goes_with_the_text_it_is_for)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDocument) document = rp_document_new();
    g_autoptr(RpVar) root = new_root();
    g_autoptr(RpExpanded) expanded = rp_mustache_expand(
        hole_rows[_i].text, rp_where("a.yaml", 7, 3), root, RP_ESCAPE_MARKDOWN, diags);
    RpMarkdownOptions options = {.sheet = &document->sheet,
                                 .style = RP_STYLE_BODY,
                                 .id = "b",
                                 .where = rp_where("a.yaml", 5, 1),
                                 .level = 1,
                                 .notes = document->notes};

    rp_markdown_build(expanded, &options, document->blocks, diags);
    ck_assert_uint_eq(document->blocks->len, hole_rows[_i].blocks);
}
END_TEST

/* Build `text` into a document. */
static RpDocument *
build_notes(const char *text, RpDiags *diags)
{
    RpDocument *document = rp_document_new();
    g_autoptr(RpVar) root = rp_var_new_map();
    g_autoptr(RpExpanded) expanded =
        rp_mustache_expand(text, rp_where("a.yaml", 7, 3), root, RP_ESCAPE_MARKDOWN, diags);
    RpMarkdownOptions options = {.sheet = &document->sheet,
                                 .style = RP_STYLE_BODY,
                                 .id = "b",
                                 .where = rp_where("a.yaml", 5, 1),
                                 .level = 1,
                                 .notes = document->notes};

    document->sheet.styles[RP_STYLE_BODY].text.size = 10;
    document->sheet.styles[RP_STYLE_FOOTNOTE].text.size = 8;
    rp_markdown_build(expanded, &options, document->blocks, diags);
    return document;
}

START_TEST(footnotes_are_marked_in_the_text_and_kept_aside)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDocument) document =
        build_notes("甲[^x]乙[^y]。\n\n[^y]: 二\n\n[^x]: 一*强*\n    又\n", diags);
    const RpRichText *text = ((RpBlock *)g_ptr_array_index(document->blocks, 0))->u.paragraph.text;
    const RpSpan *mark = &g_array_index(text->spans, RpSpan, 1);

    ck_assert_uint_eq(rp_diags_sorted(diags)->len, 0);
    ck_assert_uint_eq(document->blocks->len, 1);
    ck_assert_str_eq(text->text->str, "甲①乙①。");
    ck_assert(mark->mark);
    ck_assert_str_eq(mark->link, "#note-1");
    ck_assert_double_eq_tol(mark->style.size, 6, 1e-9);
    ck_assert_double_eq_tol(mark->style.rise, 4, 1e-9);
    ck_assert_str_eq(g_array_index(text->spans, RpSpan, 3).link, "#note-2");
    /* in the order of their marks */
    ck_assert_uint_eq(document->notes->len, 2);
    ck_assert_str_eq(((RpRichText *)g_ptr_array_index(document->notes, 0))->text->str, "一强又");
    ck_assert_str_eq(((RpRichText *)g_ptr_array_index(document->notes, 1))->text->str, "二");
}
END_TEST

static const struct {
    const char *text;
    int line, column; /* of the finding; the text begins at 7:3 */
} lone_rows[] = {
    {"甲[^x]乙", 7, 4},           /* no text */
    {"甲\n\n[^x]: 一", 9, 3},     /* no mark */
    {"甲[^x]\n\n[^y]: 一", 7, 4}, /* both: the first one */
};

START_TEST(marks_and_texts_of_footnotes_must_go_together)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDocument) document = build_notes(lone_rows[_i].text, diags);
    const RpDiag *found = g_ptr_array_index(rp_diags_sorted(diags), 0);

    ck_assert_ptr_nonnull(document);
    ck_assert_str_eq(found->code, "lone-footnote");
    ck_assert_int_eq(found->where.line, lone_rows[_i].line);
    ck_assert_int_eq(found->where.column, lone_rows[_i].column);
}
END_TEST

static Suite *
markdown_suite(void)
{
    Suite *suite = suite_create("build/markdown");
    TCase *tc = tcase_create("markdown");

    rp_tcase_add_rows(tc, markdown_becomes_blocks, rows);
    rp_tcase_add_rows(tc, what_would_be_lost_is_refused_at_its_line, refused_rows);
    tcase_add_test(tc, cells_of_tables_know_their_line);
    tcase_add_test(tc, a_boxed_text_is_one_box);
    tcase_add_test(tc, spans_keep_the_place_and_the_link_of_their_text);
    rp_tcase_add_rows(tc, what_is_refused_is_reported_once_at_its_first_character, place_rows);
    rp_tcase_add_rows(tc, a_heading_goes_with_the_text_it_is_for, hole_rows);
    tcase_add_test(tc, footnotes_are_marked_in_the_text_and_kept_aside);
    rp_tcase_add_rows(tc, marks_and_texts_of_footnotes_must_go_together, lone_rows);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(markdown_suite)
