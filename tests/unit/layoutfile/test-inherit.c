#include <string.h>

#include "base/geom.h"
#include "layout-fixture.h"
#include "rp-check.h"

static LayoutFixture fixture;

static void
open_fixture(void)
{
    layout_fixture_open(&fixture);
    layout_fixture_write(&fixture, "layouts/base.yaml",
                         "title: 通报\n"
                         "page: {size: A4, margins: [37mm, 26mm, 35mm, 28mm]}\n"
                         "theme: {accent: \"#B22222\", navy: \"#000080\"}\n"
                         "furniture: {header: 甲, footer: 乙}\n"
                         "styles:\n"
                         "  body: {role: 仿宋, size: 10pt, leading: 20pt, colour: accent}\n"
                         "blocks:\n"
                         "  - {id: cover, type: cover}\n"
                         "  - {id: targets, type: table, title: 表, columns: [指标, 状态],\n"
                         "     sort: -completion, where: {status: [behind]}}\n"
                         "  - {id: chart, type: chart, kind: bar}\n");
}

static void
close_fixture(void)
{
    layout_fixture_close(&fixture);
}

/* Load a layout that must be good. */
static RpLayout *
load(const char *text)
{
    layout_fixture_write(&fixture, "layouts/me.yaml", text);
    RpLayout *layout = layout_fixture_load(&fixture, "layouts/me.yaml");
    g_autofree char *findings = layout_fixture_findings(&fixture);

    ck_assert_msg(layout != NULL && *findings == '\0', "%s", findings);
    return layout;
}

/* "cover targets chart" */
static char *
block_ids(const RpLayout *layout)
{
    g_autoptr(GString) ids = g_string_new(NULL);

    for (guint i = 0; i < layout->blocks->len; i++)
        g_string_append_printf(ids, "%s%s", i == 0 ? "" : " ",
                               ((const RpLayoutBlock *)g_ptr_array_index(layout->blocks, i))->id);
    return g_strdup(ids->str);
}

static const RpParagraphStyle *
style(const RpLayout *layout, const char *key)
{
    for (guint i = 0; i < layout->styles->len; i++)
        if (strcmp(g_array_index(layout->styles, RpLayoutStyle, i).key, key) == 0)
            return &g_array_index(layout->styles, RpLayoutStyle, i).style;
    ck_abort_msg("no style %s", key);
    return NULL;
}

START_TEST(what_is_not_said_is_inherited)
{
    g_autoptr(RpLayout) layout = load("extends: base\ntitle: 月报\n");
    g_autofree char *ids = block_ids(layout);

    ck_assert_str_eq(layout->id, "me");
    ck_assert_str_eq(layout->title.text, "月报");
    ck_assert_str_eq(layout->furniture.head_left.text, "甲");
    ck_assert_str_eq(layout->furniture.foot_right.text, "乙");
    ck_assert_double_eq_tol(layout->page.margins.top, 37 * RP_MM, 1e-9);
    ck_assert_str_eq(ids, "cover targets chart");
    ck_assert_uint_eq(layout->chain->len, 2);
    ck_assert_str_eq(g_ptr_array_index(layout->chain, 1), "layouts/base.yaml");
    ck_assert_uint_eq(strlen(g_ptr_array_index(layout->hashes, 1)), 64);
}
END_TEST

START_TEST(properties_of_a_section_are_inherited_one_by_one)
{
    g_autoptr(RpLayout) layout = load("extends: base\ntheme: {accent: blue}\npage: {size: A3}\n");

    ck_assert_uint_eq(layout->theme.accent, 0x1F5FA8);
    ck_assert_uint_eq(layout->theme.navy, 0x000080);
    ck_assert_uint_eq(layout->theme.tint, 0xF7F4EE);
    ck_assert_double_eq_tol(layout->page.size.width, 297 * RP_MM, 1e-9);
    ck_assert_double_eq_tol(layout->page.margins.left, 28 * RP_MM, 1e-9);
}
END_TEST

START_TEST(a_colour_by_name_follows_the_most_specific_theme)
{
    g_autoptr(RpLayout) layout = load("extends: base\ntheme: {accent: blue}\n");

    ck_assert_uint_eq(style(layout, "body")->text.colour, 0x1F5FA8);
    ck_assert_uint_eq(style(layout, "kicker")->text.colour, 0x1F5FA8);
}
END_TEST

START_TEST(a_size_without_a_leading_keeps_the_lines_as_open)
{
    g_autoptr(RpLayout) layout = load("extends: base\nbody: {size: 三号}\n");

    ck_assert_int_eq((int)style(layout, "body")->text.role, RP_ROLE_FANGSONG);
    ck_assert_double_eq_tol(style(layout, "body")->text.size, 16, 1e-9);
    ck_assert_double_eq_tol(style(layout, "body")->leading, 32, 1e-9);
}
END_TEST

START_TEST(a_grid_sets_leading_and_tracking_of_the_body)
{
    g_autoptr(RpLayout) layout =
        load("extends: base\npage: {grid: {lines: 22, characters: 28}}\nbody: {size: 16pt}\n");

    ck_assert_double_eq_tol(style(layout, "body")->leading, 225 * RP_MM / 22, 1e-9);
    ck_assert_double_eq_tol(style(layout, "body")->text.tracking * 16, (156 * RP_MM - 28 * 16) / 27,
                            1e-9);
    /* two characters of the grid, so that 26 follow on the first line */
    ck_assert_double_eq_tol(style(layout, "body")->indent * 16,
                            2 * (16 + style(layout, "body")->text.tracking * 16), 1e-9);
}
END_TEST

START_TEST(blocks_of_one_id_merge_key_by_key)
{
    g_autoptr(RpLayout) layout =
        load("extends: base\nblocks:\n  - {id: targets, columns: [指标], limit: 5}\n");
    const RpLayoutBlock *block = g_ptr_array_index(layout->blocks, 1);

    ck_assert_str_eq(block->type, "table");
    ck_assert_str_eq(block->title.text, "表");
    ck_assert_uint_eq(block->columns->len, 1);
    ck_assert_int_eq(g_array_index(block->columns, RpLayoutColumn, 0).where.line, 3);
    ck_assert_int_eq(block->limit, 5);
    ck_assert_int_eq(block->sort, RP_SORT_COMPLETION);
    ck_assert(block->descending);
    ck_assert_uint_eq(block->filter.statuses, 1u << RP_STATUS_BEHIND);
}
END_TEST

START_TEST(an_order_replaces_its_direction_too)
{
    g_autoptr(RpLayout) layout = load("extends: base\nblocks: [{id: targets, sort: gap}]\n");
    const RpLayoutBlock *block = g_ptr_array_index(layout->blocks, 1);

    ck_assert_int_eq(block->sort, RP_SORT_GAP);
    ck_assert(!block->descending);
}
END_TEST

START_TEST(a_block_of_another_type_replaces_the_inherited_one)
{
    g_autoptr(RpLayout) layout =
        load("extends: base\nblocks: [{id: targets, type: text, text: 略}]\n");
    g_autofree char *ids = block_ids(layout);
    const RpLayoutBlock *block = g_ptr_array_index(layout->blocks, 1);

    ck_assert_str_eq(ids, "cover targets chart");
    ck_assert_str_eq(block->type, "text");
    ck_assert_ptr_null(block->title.text);
}
END_TEST

static const struct {
    const char *text, *ids;
} order_rows[] = {
    {"blocks: [{id: x, type: contents}]", "cover targets chart x"},                /* at the end */
    {"blocks: [{id: x, type: contents, after: cover}]", "cover x targets chart"},  /* after */
    {"blocks: [{id: x, type: contents, before: cover}]", "x cover targets chart"}, /* before */
    {"blocks: [{id: chart, before: targets}]", "cover chart targets"},             /* moved up */
    {"blocks: [{id: cover, after: chart}]", "targets chart cover"},                /* moved down */
    {"blocks: [{id: cover, before: chart}]", "targets cover chart"},               /* one down */
    {"blocks: [{id: x, type: strip, after: cover}, {id: y, type: strip, after: x}]",
     "cover x y targets chart"},          /* a chain */
    {"remove: [targets]", "cover chart"}, /* less */
    {"remove: targets", "cover chart"},   /* one name */
    {"remove: [targets]\nblocks: [{id: targets, type: strip}]", "cover chart targets"}, /* anew */
};

START_TEST(blocks_stand_where_they_are_put)
{
    g_autofree char *text = g_strconcat("extends: base\n", order_rows[_i].text, "\n", NULL);
    g_autoptr(RpLayout) layout = load(text);
    g_autofree char *ids = block_ids(layout);

    ck_assert_str_eq(ids, order_rows[_i].ids);
}
END_TEST

START_TEST(a_layout_may_extend_a_file_beside_it)
{
    layout_fixture_write(&fixture, "city/own.yaml", "extends: ../layouts/base.yaml\ntitle: 市\n");
    layout_fixture_write(&fixture, "city/own2.yaml", "extends: ./own.yaml\n");
    g_autoptr(RpLayout) layout = layout_fixture_load(&fixture, "city/own2.yaml");
    g_autofree char *findings = layout_fixture_findings(&fixture);

    ck_assert_msg(layout != NULL, "%s", findings);
    ck_assert_str_eq(layout->title.text, "市");
    ck_assert_uint_eq(layout->blocks->len, 3);
    ck_assert_str_eq(g_ptr_array_index(layout->chain, 2), "layouts/base.yaml");
}
END_TEST

START_TEST(text_from_a_file_keeps_its_own_place)
{
    layout_fixture_write(&fixture, "layouts/note.md", "第一段\n");
    g_autoptr(RpLayout) layout =
        load("extends: base\nblocks: [{id: n, type: text, file: note.md}]\n");
    const RpLayoutBlock *block = g_ptr_array_index(layout->blocks, 3);

    ck_assert_str_eq(block->text.text, "第一段\n");
    ck_assert_str_eq(block->text.where.file, "layouts/note.md");
    ck_assert_int_eq(block->text.where.line, 1);
}
END_TEST

static const struct {
    const char *text;
    int line, column;
} text_rows[] = {
    {"extends: base\ntitle: 月报\n", 2, 8},      /* plain */
    {"extends: base\ntitle: \"月报\"\n", 2, 9},  /* behind the quote */
    {"extends: base\ntitle: |\n  月报\n", 3, 3}, /* on the line below */
    {"extends: base\ntitle:   '月报'\n", 2, 11}, /* behind blanks */
};

START_TEST(a_text_knows_where_its_first_character_stands)
{
    g_autoptr(RpLayout) layout = load(text_rows[_i].text);

    ck_assert_int_eq(layout->title.where.line, text_rows[_i].line);
    ck_assert_int_eq(layout->title.where.column, text_rows[_i].column);
}
END_TEST

START_TEST(two_layouts_that_extend_each_other_are_a_cycle)
{
    layout_fixture_write(&fixture, "layouts/a.yaml", "extends: b\n");
    layout_fixture_write(&fixture, "layouts/b.yaml", "extends: a\n");
    g_autoptr(RpLayout) layout = layout_fixture_load(&fixture, "layouts/a.yaml");
    g_autofree char *findings = layout_fixture_findings(&fixture);

    ck_assert_ptr_null(layout);
    layout_fixture_assert_one(&fixture, "layout-cycle", 1, 10);
    ck_assert_ptr_nonnull(strstr(findings, "layouts/a.yaml -> layouts/b.yaml -> layouts/a.yaml"));
}
END_TEST

/* d1 extends base, d2 extends d1 ...: `depth` files in all. */
static RpLayout *
load_chain(int depth)
{
    for (int i = 1; i < depth; i++) {
        g_autofree char *name = g_strdup_printf("layouts/d%d.yaml", i);
        g_autofree char *text =
            i == 1 ? g_strdup("extends: base\n") : g_strdup_printf("extends: d%d\n", i - 1);
        layout_fixture_write(&fixture, name, text);
    }
    g_autofree char *leaf = g_strdup_printf("layouts/d%d.yaml", depth - 1);
    return layout_fixture_load(&fixture, leaf);
}

START_TEST(eight_layouts_may_extend_each_other)
{
    g_autoptr(RpLayout) layout = load_chain(8);

    ck_assert_ptr_nonnull(layout);
    ck_assert_uint_eq(layout->chain->len, 8);
}
END_TEST

START_TEST(nine_layouts_may_not)
{
    g_autoptr(RpLayout) layout = load_chain(9);
    g_autofree char *findings = layout_fixture_findings(&fixture);

    ck_assert_ptr_null(layout);
    layout_fixture_assert_one(&fixture, "layout-too-deep", 1, 10);
    ck_assert_ptr_nonnull(strstr(findings, "layouts/d1.yaml -> layouts/base.yaml"));
}
END_TEST

static Suite *
inherit_suite(void)
{
    Suite *suite = suite_create("layoutfile/inherit");
    TCase *tc = tcase_create("inherit");

    tcase_add_checked_fixture(tc, open_fixture, close_fixture);
    tcase_add_test(tc, what_is_not_said_is_inherited);
    tcase_add_test(tc, properties_of_a_section_are_inherited_one_by_one);
    tcase_add_test(tc, a_colour_by_name_follows_the_most_specific_theme);
    tcase_add_test(tc, a_size_without_a_leading_keeps_the_lines_as_open);
    tcase_add_test(tc, a_grid_sets_leading_and_tracking_of_the_body);
    tcase_add_test(tc, blocks_of_one_id_merge_key_by_key);
    tcase_add_test(tc, an_order_replaces_its_direction_too);
    tcase_add_test(tc, a_block_of_another_type_replaces_the_inherited_one);
    rp_tcase_add_rows(tc, blocks_stand_where_they_are_put, order_rows);
    tcase_add_test(tc, a_layout_may_extend_a_file_beside_it);
    tcase_add_test(tc, text_from_a_file_keeps_its_own_place);
    rp_tcase_add_rows(tc, a_text_knows_where_its_first_character_stands, text_rows);
    tcase_add_test(tc, two_layouts_that_extend_each_other_are_a_cycle);
    tcase_add_test(tc, eight_layouts_may_extend_each_other);
    tcase_add_test(tc, nine_layouts_may_not);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(inherit_suite)
