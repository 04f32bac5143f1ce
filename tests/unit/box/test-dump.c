#include "box/page.h"
#include "golden.h"
#include "rp-check.h"

static char file[] = "/fonts/song.otf";
static char family[] = "Song";
static char style[] = "Bold";
static const RpFace face = {file, 0, family, style, 0};

static RpItem
glyphs_item(void)
{
    static const RpGlyph glyphs[] = {{101, 0, 0}, {102, 10.5, 0}, {103, 21, 0.25}};
    static const RpCluster clusters[] = {{3, 1}, {1, 1}, {1, 1}};
    RpItem item = {.kind = RP_ITEM_GLYPHS, .at = {-0.001, 12.345}};

    item.u.glyphs.face = &face;
    item.u.glyphs.size = 10.5;
    item.u.glyphs.colour = 0x00A0FF;
    item.u.glyphs.text = g_strdup("率\"\\");
    item.u.glyphs.glyphs = g_array_new(FALSE, FALSE, sizeof(RpGlyph));
    item.u.glyphs.clusters = g_array_new(FALSE, FALSE, sizeof(RpCluster));
    g_array_append_vals(item.u.glyphs.glyphs, glyphs, G_N_ELEMENTS(glyphs));
    g_array_append_vals(item.u.glyphs.clusters, clusters, G_N_ELEMENTS(clusters));
    return item;
}

/* A leaf with an item of every kind. */
static RpBox *
leaf_of_everything(void)
{
    RpBox *leaf = rp_box_new(RP_BOX_LEAF, 100, 20);
    RpPath disc = rp_path_new(0xFF0000);
    RpItem image = {.kind = RP_ITEM_IMAGE, .at = {5, 6}};
    RpItem number = {.kind = RP_ITEM_PAGE_REF, .at = {100, 15}};

    leaf->baseline = 12.345;
    rp_box_add_item(leaf, glyphs_item());
    rp_box_add_rect(leaf, (RpRect){1, 2, 30, 40}, 0xEEEEEE);
    rp_box_add_frame(leaf, (RpRect){1, 2, 30, 40}, RP_BLACK, 0.75, NULL);
    rp_box_add_line(leaf, (RpPoint){0, 0}, (RpPoint){9, 9}, 0x808080, 0.5, (double[]){2, 1});
    rp_path_move(&disc, 0, 0);
    rp_path_curve(&disc, (RpPoint){1, 1}, (RpPoint){2, 2}, (RpPoint){3, 0});
    rp_path_close(&disc);
    disc.round = true;
    rp_box_add_path(leaf, disc);
    image.u.image.bytes = g_bytes_new_static("", 0);
    image.u.image.size = (RpSize){7, 8};
    rp_box_add_item(leaf, image);
    rp_box_add_link(leaf, (RpRect){1, 2, 3, 4}, "#表-1");
    rp_box_add_dest(leaf, (RpPoint){0, 1}, "表-1");
    number.u.page_ref.name = g_strdup("表-1");
    number.u.page_ref.style = 3;
    rp_box_add_item(leaf, number);
    return leaf;
}

static RpBox *
column_of_everything(void)
{
    RpBox *column = rp_box_new(RP_BOX_COLUMN, 100, 0);
    RpBox *group = rp_box_new(RP_BOX_GROUP, 100, 50);

    group->tag = RP_TAG_FIGURE;
    group->alt = g_strdup("曲线\n上升");
    group->before = 6;
    group->keep_with_next = true;
    rp_box_place(group, rp_box_new(RP_BOX_LEAF, 1, 2), 3, 4);
    rp_box_append(column, leaf_of_everything());
    rp_box_append(column, group);
    column->tag = RP_TAG_TABLE;
    column->keep_whole = true;
    column->break_before = true;
    column->min_lines = 2;
    column->master = "landscape";
    column->outline = g_strdup("第一章");
    column->outline_level = 1;
    column->head = rp_box_new(RP_BOX_LEAF, 100, 9);
    column->head_again = rp_box_new(RP_BOX_LEAF, 100, 8);
    column->foot = rp_box_new(RP_BOX_LEAF, 100, 7);
    return column;
}

START_TEST(a_box_is_dumped_with_all_it_holds)
{
    g_autoptr(RpBox) box = column_of_everything();
    g_autoptr(GString) out = g_string_new(NULL);

    rp_box_dump(box, out);
    rp_assert_golden("box/box.boxes", out->str);
}
END_TEST

START_TEST(pages_are_dumped_with_places_and_outline)
{
    g_autoptr(RpPages) pages = rp_pages_new();
    g_autoptr(GString) out = g_string_new(NULL);
    const RpPageMaster body = {.name = "body", .size = {595.28, 841.89}};
    const RpDest place = {g_strdup("ch-1"), 0, {70, 80}};
    const RpOutlineEntry entry = {g_strdup("第一章"), 1, g_strdup("ch-1")};

    g_array_append_val(pages->masters, body);
    g_array_append_val(pages->dests, place);
    g_array_append_val(pages->outline, entry);
    pages->info.title = g_strdup("报告");
    pages->info.date = g_strdup("2018-06-30T00:00:00Z");
    g_ptr_array_add(pages->pages, rp_page_new(&g_array_index(pages->masters, RpPageMaster, 0), 1));
    rp_page_place(g_ptr_array_index(pages->pages, 0), rp_box_new(RP_BOX_LEAF, 10, 20), 70, 80);
    rp_pages_dump(pages, out);
    rp_assert_golden("box/pages.pages", out->str);
}
END_TEST

static Suite *
dump_suite(void)
{
    Suite *suite = suite_create("box/dump");
    TCase *tc = tcase_create("dump");

    tcase_add_test(tc, a_box_is_dumped_with_all_it_holds);
    tcase_add_test(tc, pages_are_dumped_with_places_and_outline);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(dump_suite)
