#include "compose/compose.h"

#include <string.h>

#include "page-fixture.h"
#include "rp-check.h"

static PageFixture fixture;

static void
setup(void)
{
    page_fixture_open(&fixture);
}

static void
teardown(void)
{
    page_fixture_close(&fixture);
}

static void
set_text(char **field, const char *text)
{
    g_free(*field);
    *field = g_strdup(text);
}

static RpBlock *
heading(const char *id, const char *text)
{
    RpWhere nowhere = {0};
    RpTextStyle style = {.role = RP_ROLE_HEI, .weight = 400, .size = 9, .colour = 0};
    RpBlock *block = rp_block_new(RP_BLOCK_HEADING, id, nowhere);

    rp_richtext_free(block->u.heading.text);
    block->u.heading.text = rp_richtext_new_plain(text, style, nowhere);
    block->u.heading.level = 1;
    set_text(&block->u.heading.outline, text);
    return block;
}

/* Contents, then two headings of which the second starts a page. */
static RpDocument *
document_with_contents(void)
{
    RpWhere nowhere = {0};
    RpDocument *document = page_fixture_document();
    RpBlock *contents = rp_block_new(RP_BLOCK_CONTENTS, "contents", nowhere);
    RpBlock *second = heading("second", "二、数据来源");

    set_text(&contents->u.contents.title, "目录");
    second->break_before = true;
    g_ptr_array_add(document->blocks, contents);
    g_ptr_array_add(document->blocks, rp_block_new(RP_BLOCK_PAGE_BREAK, "break", nowhere));
    g_ptr_array_add(document->blocks, heading("first", "一、总体进展"));
    g_ptr_array_add(document->blocks, second);
    return document;
}

/* Pages as paginate would make them: one block a page, which is all that furniture needs. */
static void
one_block_a_page(RpPages *pages, RpBox *galley)
{
    static const char *const names[] = {NULL, "block-first", "block-second"};

    for (guint i = 0; i < galley->children->len; i++) {
        const RpPageMaster *master = rp_pages_lookup_master(pages, "body");
        RpPage *page = rp_page_new(master, (int)i + 1);
        RpDest dest = {g_strdup(names[i]), i, {0, 0}};

        rp_page_place(page, g_ptr_array_index(galley->children, i), master->margins.left,
                      master->margins.top);
        g_ptr_array_index(galley->children, i) = NULL;
        g_ptr_array_add(pages->pages, page);
        if (names[i] != NULL)
            g_array_append_val(pages->dests, dest);
        else
            g_free(dest.name);
    }
    rp_box_free(galley);
}

static bool
page_says(const RpPages *pages, guint index, const char *words)
{
    const RpPage *page = g_ptr_array_index(pages->pages, index);

    for (guint b = 0; b < page->placed->len; b++) {
        g_autoptr(GArray) texts =
            page_fixture_texts(g_array_index(page->placed, RpPlacedBox, b).box);

        for (guint i = 0; i < texts->len; i++)
            if (strcmp(g_array_index(texts, PlacedText, i).text, words) == 0)
                return true;
    }
    return false;
}

START_TEST(contents_name_the_page_of_each_heading)
{
    g_autoptr(RpDocument) document = document_with_contents();
    g_autoptr(RpPages) pages = rp_compose_masters(document);

    one_block_a_page(pages, rp_compose_document(document, fixture.setter));
    rp_compose_furniture(pages, document, fixture.setter);

    ck_assert(page_says(pages, 0, "一、总体进展"));
    ck_assert(page_says(pages, 0, "2"));
    ck_assert(page_says(pages, 0, "3"));
}
END_TEST

START_TEST(running_heads_and_page_numbers_are_filled_in)
{
    g_autoptr(RpDocument) document = document_with_contents();
    g_autoptr(RpPages) pages = rp_compose_masters(document);

    for (int side = 0; side < RP_N_PAGE_SIDES; side++) {
        set_text(&document->furniture[side].head_left, "进展月报");
        set_text(&document->furniture[side].foot_right, "{{page}}/{{pages}}");
    }
    one_block_a_page(pages, rp_compose_document(document, fixture.setter));
    rp_compose_furniture(pages, document, fixture.setter);

    for (guint i = 0; i < 3; i++) {
        g_autofree char *number = g_strdup_printf("%u/3", i + 1);

        ck_assert(page_says(pages, i, "进展月报"));
        ck_assert(page_says(pages, i, number));
    }
}
END_TEST

START_TEST(only_marked_blocks_start_a_page)
{
    g_autoptr(RpDocument) document = document_with_contents();
    g_autoptr(RpBox) galley = rp_compose_document(document, fixture.setter);
    const RpBox *contents = g_ptr_array_index(galley->children, 0);
    const RpBox *first = g_ptr_array_index(galley->children, 1);
    const RpBox *second = g_ptr_array_index(galley->children, 2);

    ck_assert_uint_eq(galley->children->len, 3);
    ck_assert(contents->break_before && first->break_before && second->break_before);
    ck_assert(first->keep_with_next);
    ck_assert_str_eq(first->outline, "一、总体进展");
}
END_TEST

START_TEST(pages_have_the_furniture_of_their_kind)
{
    g_autoptr(RpDocument) document = document_with_contents();
    g_autoptr(RpPages) pages = rp_compose_masters(document);

    set_text(&document->furniture[RP_PAGE_FIRST].head_left, "首页");
    set_text(&document->furniture[RP_PAGE_EVEN].head_left, "双页");
    set_text(&document->furniture[RP_PAGE_ODD].head_left, "单页");
    one_block_a_page(pages, rp_compose_document(document, fixture.setter));
    rp_compose_furniture(pages, document, fixture.setter);

    ck_assert(page_says(pages, 0, "首页"));
    ck_assert(page_says(pages, 1, "双页"));
    ck_assert(page_says(pages, 2, "单页"));
}
END_TEST

/* "body 297x210 ..." in millimetres: the master of each box of the galley that begins a page. */
static char *
masters_of(const RpPages *pages, const RpBox *galley)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = 0; i < galley->children->len; i++) {
        const RpBox *box = g_ptr_array_index(galley->children, i);

        if (box->break_before) {
            const RpPageMaster *master = rp_pages_lookup_master(pages, box->master);
            g_string_append_printf(out, "%s%s:%.0f", out->len == 0 ? "" : " ", master->name,
                                   box->width / RP_MM);
        }
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

START_TEST(blocks_stand_on_landscape_pages_and_on_other_paper)
{
    g_autoptr(RpDocument) document = page_fixture_document();
    RpBlock *wide = heading("wide", "横排");
    RpBlock *large = heading("large", "大纸");

    document->page.size = (RpSize){210 * RP_MM, 297 * RP_MM};
    document->page.margins = (RpInsets){37 * RP_MM, 26 * RP_MM, 35 * RP_MM, 28 * RP_MM};
    document->page.turned = true;
    wide->landscape = true;
    large->landscape = true;
    large->paper = (RpSize){297 * RP_MM, 420 * RP_MM};
    g_ptr_array_add(document->blocks, heading("first", "甲"));
    g_ptr_array_add(document->blocks, wide);
    g_ptr_array_add(document->blocks, large);
    g_ptr_array_add(document->blocks, heading("last", "乙"));

    g_autoptr(RpPages) pages = rp_compose_masters(document);
    g_autoptr(RpBox) galley = rp_compose_document(document, fixture.setter);
    g_autofree char *masters = masters_of(pages, galley);
    const RpPageMaster *turned = rp_pages_lookup_master(pages, "297x210");

    /* turned to the right, the left margin of 28 becomes the upper one: 297 - 37 - 35 */
    ck_assert_str_eq(masters, "body:156 297x210:225 420x297:366 body:156");
    ck_assert_double_eq_tol(turned->margins.top, 28 * RP_MM, 1e-9);
    ck_assert_double_eq_tol(turned->margins.right, 37 * RP_MM, 1e-9);
    ck_assert(turned->turned);
    ck_assert(!rp_pages_lookup_master(pages, "420x297")->turned);
}
END_TEST

START_TEST(a_cover_is_a_whole_page_without_furniture)
{
    RpWhere nowhere = {0};
    g_autoptr(RpDocument) document = page_fixture_document();
    RpBlock *block = rp_block_new(RP_BLOCK_COVER, "cover", nowhere);
    RpCover *cover = block->u.cover;

    set_text(&cover->title, "标准体系建设规划|实施进展月报");
    set_text(&cover->plan, "规划");
    set_text(&cover->period, "2018年6月");
    set_text(&cover->notice, "示例数据");
    cover->first_year = 2016;
    cover->last_year = 2020;
    cover->first_month = 1;
    cover->months_total = 60;
    cover->months_gone = 30;
    g_ptr_array_add(document->blocks, block);

    g_autoptr(RpBox) galley = rp_compose_document(document, fixture.setter);
    g_autoptr(GArray) texts = page_fixture_texts(galley);
    const RpBox *box = g_ptr_array_index(galley->children, 0);
    bool notice = false, ordinal = false;

    ck_assert_str_eq(box->master, "cover");
    ck_assert_double_eq_tol(box->height, document->page.size.height, 1e-9);
    for (guint i = 0; i < texts->len; i++) {
        notice |= strcmp(g_array_index(texts, PlacedText, i).text, "示例数据") == 0;
        ordinal |= strcmp(g_array_index(texts, PlacedText, i).text, "30") == 0;
    }
    ck_assert_msg(notice, "the cover does not say that data are invented");
    ck_assert_msg(ordinal, "the current month does not carry its number");
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("compose-document");
    TCase *tc = tcase_create("document");

    tcase_add_unchecked_fixture(tc, setup, teardown);
    tcase_add_test(tc, contents_name_the_page_of_each_heading);
    tcase_add_test(tc, running_heads_and_page_numbers_are_filled_in);
    tcase_add_test(tc, only_marked_blocks_start_a_page);
    tcase_add_test(tc, pages_have_the_furniture_of_their_kind);
    tcase_add_test(tc, blocks_stand_on_landscape_pages_and_on_other_paper);
    tcase_add_test(tc, a_cover_is_a_whole_page_without_furniture);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
