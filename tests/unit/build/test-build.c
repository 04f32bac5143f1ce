#include <stdio.h>
#include <string.h>

#include "build/build.h"
#include "golden.h"
#include "progress-fixture.h"
#include "rp-check.h"

static ProgressFixture fixture;
static RpDiags *diags;

static void
open_fixture(void)
{
    progress_fixture_open(&fixture, "2018-06");
    progress_fixture_add_six(&fixture);
    diags = rp_diags_new();
}

static void
close_fixture(void)
{
    progress_fixture_close(&fixture);
    rp_diags_free(diags);
}

/* Load a layout from text; it must be good. */
static RpLayout *
load(const char *text)
{
    g_autofree char *folder = g_dir_make_tmp("build-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "me.yaml", NULL);
    g_autoptr(GError) error = NULL;
    RpLayoutFinder finder = {NULL, NULL, NULL};

    ck_assert(g_file_set_contents(path, text, -1, &error));
    RpLayout *layout = rp_layout_load(path, "layouts/me.yaml", &finder, diags, &error);
    rp_assert_no_error(error);
    ck_assert_ptr_nonnull(layout);
    remove(path);
    remove(folder);
    return layout;
}

static RpDocument *
build(const char *text, bool sample)
{
    g_autoptr(RpLayout) layout = load(text);
    RpBuildOptions options = {.sample = sample};

    return rp_build_document(layout, fixture.set, &options, diags);
}

static void
assert_one(const char *code, int line, int column)
{
    const GPtrArray *all = rp_diags_sorted(diags);

    ck_assert_uint_eq(all->len, 1);
    const RpDiag *diag = g_ptr_array_index(all, 0);
    ck_assert_str_eq(diag->code, code);
    ck_assert_int_eq(diag->where.line, line);
    ck_assert_int_eq(diag->where.column, column);
    ck_assert_ptr_nonnull(diag->hint);
}

START_TEST(layouts_and_documents_have_the_same_styles)
{
    int n = 0;

    while (rp_layout_style_key((unsigned)n) != NULL)
        n++;
    ck_assert_int_eq(n, RP_N_STYLES);
    for (int id = 0; id < RP_N_STYLES; id++) {
        bool found = false;

        for (int i = 0; i < n; i++)
            found |= strcmp(rp_layout_style_key((unsigned)i), rp_style_key((RpStyleId)id)) == 0;
        ck_assert_msg(found, "%s", rp_style_key((RpStyleId)id));
    }
}
END_TEST

START_TEST(the_brief_profile_makes_the_whole_report)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) dump = g_string_new(NULL);
    RpLayoutFinder finder = {NULL, NULL, NULL};
    RpBuildOptions options = {.title = "青海省标准化体系建设发展规划实施进展", .sample = true};
    g_autoptr(RpLayout) layout = rp_layout_load(RP_SOURCE_DIR "/layouts/brief.yaml",
                                                "layouts/brief.yaml", &finder, diags, &error);
    rp_assert_no_error(error);
    g_ptr_array_set_size(layout->hashes, 0); /* not every word of the file is expected here */
    for (guint i = 0; i < 5; i++) {
        progress_fixture_observe(&fixture, i, i == 1 ? "青海日报" : "示例数据");
        g_array_index(fixture.set->items, RpProgress, i).flags = i == 1 ? 0 : RP_FLAG_SAMPLE;
    }
    g_autoptr(RpDocument) document = rp_build_document(layout, fixture.set, &options, diags);

    ck_assert_uint_eq(rp_diags_sorted(diags)->len, 0);
    rp_document_dump(document, dump);
    rp_assert_golden("document/brief.document", dump->str);
}
END_TEST

START_TEST(invented_data_are_named_on_the_cover_in_sources_and_feet)
{
    g_autoptr(RpDocument) document =
        build("blocks:\n  - {id: c, type: cover}\n  - {id: t, type: table}\n"
              "  - {id: g, type: chart}\n"
              "furniture: {footer: \"{{#sample}}示例数据{{/sample}}\"}\n",
              true);
    g_array_index(fixture.set->items, RpProgress, 0).flags = RP_FLAG_SAMPLE;
    g_autoptr(RpDocument) again =
        build("blocks:\n  - {id: t, type: table}\n  - {id: g, type: chart}\n", true);
    const RpBlock *cover = g_ptr_array_index(document->blocks, 0);
    const RpBlock *table = g_ptr_array_index(again->blocks, 0);
    const RpBlock *chart = g_ptr_array_index(again->blocks, 1);

    ck_assert_ptr_nonnull(strstr(cover->u.cover->notice, "示例数据"));
    ck_assert_str_eq(document->furniture[RP_PAGE_FIRST].foot_right, "示例数据");
    ck_assert_ptr_nonnull(strstr(table->u.table->note, "示例数据"));
    ck_assert_ptr_nonnull(strstr(chart->u.chart->source, "示例数据"));
}
END_TEST

START_TEST(real_data_carry_no_such_words)
{
    g_autoptr(GString) dump = g_string_new(NULL);
    g_autoptr(RpDocument) document =
        build("blocks:\n  - {id: c, type: cover}\n  - {id: t, type: table}\n"
              "  - {id: g, type: chart}\n",
              false);

    rp_document_dump(document, dump);
    ck_assert_ptr_null(strstr(dump->str, "示例数据"));
}
END_TEST

static const struct {
    const char *text, *code;
    int line, column;
} fault_rows[] = {
    {"blocks:\n  - {id: t, type: table, columns: [指标, 完成律]}\n", "unknown-column", 2, 40},
    {"blocks:\n  - {id: t, type: table, columns: [名]}\n", "unknown-column", 2, 36},
    {"blocks:\n  - {id: t, type: table, where: {id: [t1, t9]}}\n", "unknown-target", 2, 43},
    {"blocks:\n  - {id: h, type: heading}\n", "block-without-text", 2, 5},
    {"blocks:\n  - {id: x, type: text}\n", "block-without-text", 2, 5},
    {"blocks:\n  - {id: x, type: text, text: \"{{nam}}省\"}\n", "unknown-variable", 2, 32},
    {"blocks:\n  - id: x\n    type: text\n    text: |\n      甲\n      乙{{nam}}\n",
     "unknown-variable", 6, 8},
    {"blocks:\n  - id: x\n    type: text\n    text: |\n      甲\n\n      <br>\n",
     "markdown-refused", 7, 7},
    {"blocks:\n  - {id: x, type: text, text: \"第{{page}}页\"}\n", "unknown-variable", 2, 33},
    {"blocks: [{id: c, type: cover}]\nfurniture: {header: \"{{plam.title}}\"}\n",
     "unknown-variable", 2, 22},
};

START_TEST(a_mistake_found_while_building_has_its_place)
{
    g_autoptr(RpDocument) document = build(fault_rows[_i].text, false);

    ck_assert_ptr_nonnull(document);
    assert_one(fault_rows[_i].code, fault_rows[_i].line, fault_rows[_i].column);
}
END_TEST

static const struct {
    const char *block, *names;
} order_rows[] = {
    {"{id: t, type: table}", "t1 t2 t3 t4 t5 t6"},                          /* plan order */
    {"{id: t, type: table, sort: -plan}", "t6 t5 t4 t3 t2 t1"},             /* reversed */
    {"{id: t, type: table, sort: completion}", "t5 t4 t3 t2 t1 t6"},        /* missing last */
    {"{id: t, type: table, sort: -completion}", "t1 t2 t3 t4 t5 t6"},       /* both ways */
    {"{id: t, type: table, sort: gap, limit: 2}", "t5 t4"},                 /* the worst two */
    {"{id: t, type: table, sort: status}", "t1 t2 t3 t4 t5 t6"},            /* best first */
    {"{id: t, type: table, where: {status: [behind, regress]}}", "t4 t5"},  /* only those */
    {"{id: t, type: table, where: {status: 滞后}}", "t4"},                  /* in Chinese */
    {"{id: t, type: table, where: {id: [t2, i3]}}", "t2 t3"},               /* ids of both */
    {"{id: t, type: table, where: {domain: 标准体系, status: met}}", "t1"}, /* both hold */
};

/* The table's rows by the place of their targets. */
START_TEST(rows_are_chosen_and_ordered_as_the_layout_says)
{
    g_autofree char *text = g_strdup_printf("blocks:\n  - %s\n", order_rows[_i].block);
    g_autoptr(RpDocument) document = build(text, false);
    g_autoptr(GString) names = g_string_new(NULL);
    const RpBlock *block = g_ptr_array_index(document->blocks, 0);

    ck_assert_int_eq(block->kind, RP_BLOCK_TABLE);
    for (guint r = 0; r < block->u.table->rows->len; r++) {
        const RpRow *row = &g_array_index(block->u.table->rows, RpRow, r);
        const RpCell *cell = &g_array_index(row->cells, RpCell, 0);

        g_string_append_printf(names, "%st%d", r == 0 ? "" : " ", cell->where.line - 1);
    }
    ck_assert_str_eq(names->str, order_rows[_i].names);
    ck_assert_uint_eq(rp_diags_sorted(diags)->len, 0);
}
END_TEST

START_TEST(binding_targets_come_first_when_asked_for)
{
    RpTarget *target = progress_fixture_target(&fixture, 3);
    g_free(target->nature);
    target->nature = g_strdup("约束性");
    g_autoptr(RpDocument) document =
        build("blocks:\n  - {id: t, type: table, sort: nature, limit: 2}\n", false);
    const RpBlock *block = g_ptr_array_index(document->blocks, 0);
    const RpRow *first = &g_array_index(block->u.table->rows, RpRow, 0);
    const RpRow *second = &g_array_index(block->u.table->rows, RpRow, 1);

    ck_assert_int_eq(g_array_index(first->cells, RpCell, 0).where.line, 5);
    ck_assert_int_eq(g_array_index(second->cells, RpCell, 0).where.line, 2);
}
END_TEST

START_TEST(a_filter_that_leaves_nothing_says_so)
{
    g_autoptr(RpDocument) document =
        build("blocks:\n  - {id: t, type: table, where: {status: missed}}\n", false);
    const RpBlock *block = g_ptr_array_index(document->blocks, 0);

    ck_assert_int_eq(block->kind, RP_BLOCK_PARAGRAPH);
    ck_assert_str_eq(block->u.paragraph.text->text->str, "没有符合条件的目标。");
}
END_TEST

START_TEST(headings_tables_and_charts_are_numbered)
{
    g_autoptr(RpDocument) document = build("blocks:\n"
                                           "  - {id: a, type: heading, title: 甲}\n"
                                           "  - {id: b, type: heading, title: 乙, level: 2}\n"
                                           "  - {id: c, type: table}\n"
                                           "  - {id: d, type: heading, title: 丙, kicker: 题}\n"
                                           "  - {id: e, type: heading, title: 丁, level: 2}\n"
                                           "  - {id: f, type: table}\n"
                                           "  - {id: g, type: chart}\n",
                                           false);
    const GPtrArray *blocks = document->blocks;
    const RpBlock *b[7];

    for (guint i = 0; i < 7; i++)
        b[i] = g_ptr_array_index(blocks, i);
    ck_assert_str_eq(b[0]->u.heading.outline, "一、甲");
    ck_assert_str_eq(b[1]->u.heading.text->text->str, "（一）乙");
    ck_assert_str_eq(b[3]->u.heading.outline, "二、题");
    ck_assert(b[3]->u.heading.headline);
    ck_assert_str_eq(b[4]->u.heading.outline, "（一）丁");
    ck_assert_int_eq(b[2]->u.table->number, 1);
    ck_assert_int_eq(b[5]->u.table->number, 2);
    ck_assert_int_eq(b[6]->u.chart->number, 1);
}
END_TEST

START_TEST(blocks_of_a_document_have_ids_of_their_own)
{
    g_autoptr(RpDocument) document = build(
        "blocks:\n  - {id: s, type: summary}\n  - {id: x, type: text, text: \"甲\\n\\n乙\"}\n",
        false);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    ck_assert_uint_eq(document->blocks->len, 4);
    for (guint i = 0; i < document->blocks->len; i++)
        ck_assert(
            g_hash_table_add(seen, ((const RpBlock *)g_ptr_array_index(document->blocks, i))->id));
}
END_TEST

static const struct {
    const char *title, *broken;
} title_rows[] = {
    {"青海省标准化体系建设发展规划实施进展",
     "青海省标准化体系|建设发展规划实施进展"}, /* by sense */
    {"标准化月报", "标准化月报"},              /* short: one line */
    {"标准化|月报", "标准化|月报"},            /* the author's own */
};

static void
set_domain(guint target, const char *domain)
{
    RpTarget *to = progress_fixture_target(&fixture, target);

    g_free(to->domain);
    to->domain = g_strdup(domain);
}

/* Targets 2 and 5 are 农业, the other four 标准体系. */
START_TEST(blocks_for_each_domain_have_its_targets_alone)
{
    static const struct {
        const char *title;
        guint rows;
    } wanted[] = {{"标准体系4", 4}, {"农业2", 2}};

    set_domain(1, "农业");
    set_domain(4, "农业");
    g_autoptr(RpDocument) document = build(
        "blocks:\n  - {id: h, type: heading, for: domain, title: \"{{domain}}{{count.total}}\"}\n"
        "  - {id: t, type: table, for: 领域}\n"
        "  - {id: all, type: table}\n",
        false);

    ck_assert_uint_eq(rp_diags_sorted(diags)->len, 0);
    ck_assert_uint_eq(document->blocks->len, 5);
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++) {
        const RpBlock *head = g_ptr_array_index(document->blocks, 2 * i);
        const RpBlock *table = g_ptr_array_index(document->blocks, 2 * i + 1);

        ck_assert_str_eq(head->u.heading.text->text->str, wanted[i].title);
        ck_assert_uint_eq(table->u.table->rows->len, wanted[i].rows);
    }
    const RpBlock *all = g_ptr_array_index(document->blocks, 4);
    ck_assert_uint_eq(all->u.table->rows->len, 6);
}
END_TEST

START_TEST(in_black_and_white_the_accents_are_ink)
{
    g_autoptr(RpDocument) document = build("theme: {mono: true, accent: 靛蓝}\n"
                                           "styles: {kicker: {colour: accent}}\n"
                                           "blocks: [{id: c, type: cover}]\n",
                                           false);

    ck_assert_uint_eq(document->sheet.theme.accent, document->sheet.theme.ink);
    ck_assert_uint_eq(document->sheet.styles[RP_STYLE_KICKER].text.colour,
                      document->sheet.theme.ink);
}
END_TEST

START_TEST(a_plan_without_domains_has_no_blocks_for_them)
{
    for (guint i = 0; i < 6; i++)
        set_domain(i, "");
    g_autoptr(RpDocument) document =
        build("blocks:\n  - {id: t, type: table, for: domain}\n", false);

    ck_assert_uint_eq(document->blocks->len, 0);
}
END_TEST

START_TEST(a_long_title_is_broken_by_sense_on_the_cover)
{
    g_autoptr(RpLayout) layout = load("blocks: [{id: c, type: cover}]\n");
    RpBuildOptions options = {.title = title_rows[_i].title};
    g_autoptr(RpDocument) document = rp_build_document(layout, fixture.set, &options, diags);
    const RpBlock *cover = g_ptr_array_index(document->blocks, 0);

    ck_assert_str_eq(cover->u.cover->title, title_rows[_i].broken);
    ck_assert_ptr_null(strchr(document->title, '|'));
    ck_assert_ptr_null(strchr(document->furniture[RP_PAGE_FIRST].head_left, '|'));
}
END_TEST

START_TEST(the_document_is_dated_by_its_data)
{
    g_autoptr(RpDocument) document = build("blocks: [{id: c, type: cover}]\n", false);

    ck_assert_str_eq(document->date, "2018-06-30T00:00:00Z");
    ck_assert_str_eq(document->author, "青海省规划实施监测");
}
END_TEST

START_TEST(figures_come_in_whole_rows_and_known_ones_first)
{
    g_autoptr(RpDocument) document =
        build("blocks:\n  - {id: f, type: figures}\n  - {id: g, type: figures, limit: 5}\n", false);
    const RpBlock *all = g_ptr_array_index(document->blocks, 0);
    const RpBlock *some = g_ptr_array_index(document->blocks, 1);

    ck_assert_uint_eq(all->u.figures.items->len, 6);
    ck_assert_uint_eq(some->u.figures.items->len, 3);
    ck_assert_int_eq(g_array_index(all->u.figures.items, RpFigure, 5).status, RP_STATUS_NO_DATA);
}
END_TEST

START_TEST(a_heading_without_text_is_left_out_and_not_counted)
{
    g_autoptr(RpDocument) document =
        build("blocks:\n"
              "  - {id: a, type: heading, title: 甲}\n"
              "  - {id: b, type: text, text: \"{{#all_met}}乙{{/all_met}}\"}\n"
              "  - {id: c, type: heading, title: 丙}\n"
              "  - {id: d, type: text, text: 丁}\n",
              false);
    const RpBlock *first = g_ptr_array_index(document->blocks, 0);

    ck_assert_uint_eq(document->blocks->len, 2);
    ck_assert_str_eq(first->u.heading.outline, "一、丙");
    ck_assert_uint_eq(rp_diags_sorted(diags)->len, 0);
}
END_TEST

START_TEST(a_chart_knows_old_data_from_none_and_where_time_ends)
{
    RpProgress *old = &g_array_index(fixture.set->items, RpProgress, 5);
    RpProgress *met = &g_array_index(fixture.set->items, RpProgress, 0);
    old->stale = true;
    met->elapsed = 1.45;
    met->gap_pp = -25;
    g_autoptr(RpDocument) document = build("blocks: [{id: c, type: chart, sort: plan}]\n", false);
    const RpBlock *block = g_ptr_array_index(document->blocks, 0);
    const RpChartRow *first = &g_array_index(block->u.chart->rows, RpChartRow, 0);
    const RpChartRow *last = &g_array_index(block->u.chart->rows, RpChartRow, 5);

    ck_assert(last->stale);
    ck_assert(!first->stale);
    ck_assert_double_eq_tol(first->gap_pp, 20, 1e-9);
}
END_TEST

/* "kind text" of every block. */
static char *
texts_of(const RpDocument *document)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = 0; i < document->blocks->len; i++) {
        const RpBlock *block = g_ptr_array_index(document->blocks, i);
        const RpRichText *text =
            block->kind == RP_BLOCK_HEADING ? block->u.heading.text : block->u.paragraph.text;

        g_string_append_printf(out, "%s%s%s", out->len == 0 ? "" : "/",
                               block->kind == RP_BLOCK_HEADING ? block->u.heading.number : "",
                               text->text->str);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

START_TEST(headings_run_in_where_the_layout_says)
{
    g_autoptr(RpDocument) document = build("headings: {level-2: run-in}\n"
                                           "blocks:\n"
                                           "  - {id: a, type: heading, title: 甲}\n"
                                           "  - {id: b, type: heading, level: 2, title: 乙}\n"
                                           "  - {id: c, type: text, text: 丙。}\n"
                                           "  - {id: d, type: heading, level: 3, title: 丁}\n"
                                           "  - {id: e, type: text, text: 戊。}\n",
                                           false);
    g_autofree char *texts = texts_of(document);
    const RpBlock *joined = g_ptr_array_index(document->blocks, 1);

    /* GB/T 9704: 一、 then （一） then 1. */
    ck_assert_str_eq(texts, "一甲/（一）乙。丙。/1.丁/戊。");
    ck_assert_str_eq(joined->u.paragraph.outline, "（一）乙");
    ck_assert_int_eq(joined->u.paragraph.level, 2);
    ck_assert_str_eq(joined->id, "b");
}
END_TEST

START_TEST(pages_have_the_furniture_of_their_kind)
{
    g_autoptr(RpDocument) document = build("furniture:\n"
                                           "  head_left: 甲\n"
                                           "  foot_right: \"{{page}}\"\n"
                                           "  first: {head_left: \"\"}\n"
                                           "  even: {foot_left: \"{{page}}\", foot_right: \"\"}\n"
                                           "blocks: [{id: c, type: cover}]\n",
                                           false);
    const RpFurniture *pages = document->furniture;

    ck_assert_str_eq(pages[RP_PAGE_FIRST].head_left, "");
    ck_assert_str_eq(pages[RP_PAGE_FIRST].foot_right, "{{page}}");
    ck_assert_str_eq(pages[RP_PAGE_ODD].head_left, "甲");
    ck_assert_str_eq(pages[RP_PAGE_EVEN].head_left, "甲");
    ck_assert_str_eq(pages[RP_PAGE_EVEN].foot_left, "{{page}}");
    ck_assert_str_eq(pages[RP_PAGE_EVEN].foot_right, "");
}
END_TEST

static Suite *
build_suite(void)
{
    Suite *suite = suite_create("build/build");
    TCase *tc = tcase_create("build");

    tcase_add_checked_fixture(tc, open_fixture, close_fixture);
    tcase_add_test(tc, blocks_for_each_domain_have_its_targets_alone);
    tcase_add_test(tc, in_black_and_white_the_accents_are_ink);
    tcase_add_test(tc, a_plan_without_domains_has_no_blocks_for_them);
    tcase_add_test(tc, layouts_and_documents_have_the_same_styles);
    tcase_add_test(tc, the_brief_profile_makes_the_whole_report);
    tcase_add_test(tc, invented_data_are_named_on_the_cover_in_sources_and_feet);
    tcase_add_test(tc, real_data_carry_no_such_words);
    rp_tcase_add_rows(tc, a_mistake_found_while_building_has_its_place, fault_rows);
    rp_tcase_add_rows(tc, rows_are_chosen_and_ordered_as_the_layout_says, order_rows);
    tcase_add_test(tc, binding_targets_come_first_when_asked_for);
    tcase_add_test(tc, a_filter_that_leaves_nothing_says_so);
    tcase_add_test(tc, headings_tables_and_charts_are_numbered);
    tcase_add_test(tc, blocks_of_a_document_have_ids_of_their_own);
    rp_tcase_add_rows(tc, a_long_title_is_broken_by_sense_on_the_cover, title_rows);
    tcase_add_test(tc, the_document_is_dated_by_its_data);
    tcase_add_test(tc, figures_come_in_whole_rows_and_known_ones_first);
    tcase_add_test(tc, a_heading_without_text_is_left_out_and_not_counted);
    tcase_add_test(tc, a_chart_knows_old_data_from_none_and_where_time_ends);
    tcase_add_test(tc, headings_run_in_where_the_layout_says);
    tcase_add_test(tc, pages_have_the_furniture_of_their_kind);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(build_suite)
