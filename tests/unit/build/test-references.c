#include <stdio.h>
#include <string.h>

#include "build/build.h"
#include "build/chart-job-private.h"
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

/* Returns: (owned) the document of a layout with these lines of blocks. */
static RpDocument *
build(const char *blocks)
{
    g_autofree char *folder = g_dir_make_tmp("references-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "me.yaml", NULL);
    g_autofree char *text = g_strconcat("blocks:\n", blocks, NULL);
    g_autoptr(GError) error = NULL;
    RpLayoutFinder finder = {NULL, NULL, NULL};
    RpBuildOptions options = {.sample = true};

    ck_assert(g_file_set_contents(path, text, -1, &error));
    g_autoptr(RpLayout) layout = rp_layout_load(path, "layouts/me.yaml", &finder, diags, &error);
    rp_assert_no_error(error);
    ck_assert_ptr_nonnull(layout);
    remove(path);
    remove(folder);
    return rp_build_document(layout, fixture.set, &options, diags);
}

/* Returns: (borrowed) the text of the first paragraph. */
static const RpRichText *
first_paragraph(const RpDocument *document)
{
    for (guint i = 0; i < document->blocks->len; i++) {
        const RpBlock *block = g_ptr_array_index(document->blocks, i);
        if (block->kind == RP_BLOCK_PARAGRAPH)
            return block->u.paragraph.text;
    }
    ck_abort_msg("no paragraph");
    return NULL;
}

static const char two_charts[] = "  - {id: a, type: chart, kind: progress}\n"
                                 "  - {id: b, type: chart, kind: diverging, note: '同{{ref.a}}'}\n"
                                 "  - {id: t, type: table}\n";

static const struct {
    const char *text, *shown;
} texts[] = {
    {"见{{ref.b}}。", "见图2。"},                             /* a figure further down */
    {"见{{ref.a}}和{{ref.t}}。", "见图1和表1。"},             /* and a table */
    {"x{{#ref.none}}（见{{ref.none}}）{{/ref.none}}y", "xy"}, /* no target fits: no figure */
    {"x{{^ref.none}}无图{{/ref.none}}", "x无图"},             /* and the text may say so */
};

START_TEST(a_text_names_figures_and_tables_by_their_number)
{
    g_autofree char *blocks =
        g_strdup_printf("  - {id: p, type: text, text: '%s'}\n%s"
                        "  - {id: none, type: chart, kind: progress, where: {status: [未完成]}}\n",
                        texts[_i].text, two_charts);
    g_autoptr(RpDocument) document = build(blocks);

    ck_assert(!rp_diags_failed(diags));
    ck_assert_str_eq(first_paragraph(document)->text->str, texts[_i].shown);
}
END_TEST

START_TEST(a_reference_in_a_text_is_a_link_to_the_place)
{
    g_autofree char *blocks =
        g_strconcat("  - {id: p, type: text, text: '见{{ref.b}}。'}\n", two_charts, NULL);
    g_autoptr(RpDocument) document = build(blocks);
    const RpRichText *text = first_paragraph(document);
    const char *link = NULL;

    for (guint i = 0; i < text->spans->len; i++)
        if (g_array_index(text->spans, RpSpan, i).link != NULL)
            link = g_array_index(text->spans, RpSpan, i).link;
    ck_assert_str_eq(link, "#" RP_BLOCK_PLACE "b");
}
END_TEST

START_TEST(a_reference_in_a_note_is_plain)
{
    g_autoptr(RpDocument) document = build(two_charts);
    const RpBlock *second = g_ptr_array_index(document->blocks, 1);

    ck_assert_str_eq(second->u.chart->note, "同图1");
}
END_TEST

START_TEST(a_reference_to_no_block_is_a_fault_found_once)
{
    g_autofree char *blocks =
        g_strconcat("  - {id: p, type: text, text: '见{{ref.c}}。'}\n", two_charts, NULL);
    g_autoptr(RpDocument) document = build(blocks);

    ck_assert_uint_eq(rp_diags_count(diags, RP_FAULT), 1);
    const RpDiag *diag = g_ptr_array_index(rp_diags_sorted(diags), 0);
    ck_assert_str_eq(diag->code, "unknown-variable");
    ck_assert_int_eq(diag->where.line, 2);
}
END_TEST

/* Targets with domains named by the letters of `letters`. Returns: (owned) their parts. */
static GPtrArray *
parts_of(const char *letters, RpTarget *targets, RpProgress *items)
{
    static char domains[][2] = {"a", "b", "c", "d", "e"};
    g_autoptr(GPtrArray) rows = g_ptr_array_new();

    for (guint i = 0; letters[i] != '\0'; i++) {
        targets[i].domain = domains[letters[i] - 'a'];
        items[i].target = &targets[i];
        g_ptr_array_add(rows, &items[i]);
    }
    return rp_chart_parts_by_domain(rows);
}

static const struct {
    const char *letters, *parts; /* sizes and names */
} splits[] = {
    {"aaaaaaaabbbbbbbb", "8 a 8 b "},     /* a domain each */
    {"aaaaabbbbbcccccc", "10 a和b 6 c "}, /* small ones together */
    {"abababababababab", "8 a 8 b "},     /* targets of a domain come together */
    {"aaaaaaaaaaaaaaaaaaaaaaaaab", "8 a（一） 8 a（二） 9 a（三） 1 b "}, /* a large one is cut */
    {"abcdeabcdeaaa", "11 a等4个领域 2 e "}, /* many names are counted */
};

START_TEST(a_table_that_is_too_large_is_split_by_domain)
{
    RpTarget targets[32] = {0};
    RpProgress items[32] = {0};
    g_autoptr(GPtrArray) parts = parts_of(splits[_i].letters, targets, items);
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = 0; i < parts->len; i++) {
        const RpChartPart *part = g_ptr_array_index(parts, i);
        ck_assert_uint_le(part->rows->len, RP_CHART_MOST_COLUMNS);
        g_string_append_printf(out, "%u %s ", part->rows->len, part->name);
    }
    ck_assert_str_eq(out->str, splits[_i].parts);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("build/references");
    TCase *tc = tcase_create("references");

    tcase_add_checked_fixture(tc, open_fixture, close_fixture);
    rp_tcase_add_rows(tc, a_text_names_figures_and_tables_by_their_number, texts);
    tcase_add_test(tc, a_reference_in_a_text_is_a_link_to_the_place);
    tcase_add_test(tc, a_reference_in_a_note_is_plain);
    tcase_add_test(tc, a_reference_to_no_block_is_a_fault_found_once);
    rp_tcase_add_rows(tc, a_table_that_is_too_large_is_split_by_domain, splits);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
