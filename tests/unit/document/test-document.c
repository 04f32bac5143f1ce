#include <math.h>
#include <string.h>

#include "document/document.h"
#include "golden.h"
#include "rp-check.h"

static const RpWhere nowhere = {NULL, 0, 0};

START_TEST(a_new_document_is_complete_and_empty)
{
    g_autoptr(RpDocument) document = rp_document_new();

    ck_assert_str_eq(document->title, "");
    ck_assert_str_eq(document->furniture[RP_PAGE_FIRST].foot_right, "");
    ck_assert_uint_eq(document->blocks->len, 0);
    ck_assert_uint_eq(document->sheet.theme.ink, rp_theme_default.ink);
}
END_TEST

START_TEST(a_new_block_of_any_kind_has_its_parts)
{
    g_autoptr(RpBlock) block = rp_block_new((RpBlockKind)_i, "a", nowhere);
    g_autoptr(RpDocument) document = rp_document_new();
    g_autoptr(GString) dump = g_string_new(NULL);

    ck_assert_int_eq(block->kind, _i);
    ck_assert_str_eq(block->id, "a");
    g_ptr_array_add(document->blocks, g_steal_pointer(&block));
    rp_document_dump(document, dump);
    ck_assert_ptr_nonnull(strstr(dump->str, " id=\"a\""));
}
END_TEST

static RpCell
text_cell(const char *text)
{
    RpTextStyle style = {.role = RP_ROLE_HEI, .weight = 400, .size = 9};

    return (RpCell){.kind = RP_CELL_TEXT, .text = rp_richtext_new_plain(text, style, nowhere)};
}

static RpBlock *
new_table(void)
{
    RpBlock *block = rp_block_new(RP_BLOCK_TABLE, "t", nowhere);
    RpTableSpec *table = block->u.table;
    RpColumn name = {.key = g_strdup("指标"), .head = g_strdup("指标"), .share = 3};
    RpColumn value = {.key = g_strdup("现值"),
                      .head = g_strdup("现值"),
                      .head2 = g_strdup("2018.6"),
                      .align = RP_COLUMN_NUMBER,
                      .quiet = true};
    RpRow row = rp_row_new(2);
    RpRow group = {.group = g_strdup("一、农业")};
    RpCell cells[] = {text_cell("说“\"是\"”"),
                      {.kind = RP_CELL_NUMBER, .number = g_strdup("62"), .prefix = g_strdup("≥")}};

    g_array_append_val(table->columns, name);
    g_array_append_val(table->columns, value);
    g_array_append_vals(row.cells, cells, G_N_ELEMENTS(cells));
    g_array_append_val(table->rows, group);
    g_array_append_val(table->rows, row);
    table->number = 2;
    return block;
}

START_TEST(the_dump_shows_every_text_and_number)
{
    g_autoptr(RpDocument) document = rp_document_new();
    g_autoptr(GString) dump = g_string_new(NULL);
    RpTextStyle plain = {.role = RP_ROLE_SONG, .weight = 400, .size = 10};
    RpTextStyle strong = {.role = RP_ROLE_HEI, .weight = 700, .size = 10};
    RpBlock *text = rp_block_new(RP_BLOCK_PARAGRAPH, "p", nowhere);
    RpBlock *figures = rp_block_new(RP_BLOCK_FIGURES, "f", nowhere);
    RpFigure figure = {.label = g_strdup("数"),
                       .value = g_strdup("—"),
                       .unit = g_strdup(""),
                       .target = g_strdup("目标 ≥1"),
                       .left = g_strdup("甲"),
                       .right = g_strdup("乙"),
                       .status = RP_STATUS_NO_DATA,
                       .completion = NAN,
                       .elapsed = 0.5};

    rp_richtext_append(text->u.paragraph.text, "一行\n二", plain, nowhere);
    rp_richtext_append(text->u.paragraph.text, "重", strong, nowhere);
    text->u.paragraph.label = g_strdup("1.");
    text->u.paragraph.depth = 1;
    text->break_before = true;
    g_array_append_val(figures->u.figures.items, figure);
    g_ptr_array_add(document->blocks, text);
    g_ptr_array_add(document->blocks, figures);
    g_ptr_array_add(document->blocks, new_table());
    rp_document_dump(document, dump);
    rp_assert_golden("document/small.document", strstr(dump->str, "  block "));
}
END_TEST

static Suite *
document_suite(void)
{
    Suite *suite = suite_create("document/document");
    TCase *tc = tcase_create("document");

    tcase_add_test(tc, a_new_document_is_complete_and_empty);
    tcase_add_loop_test(tc, a_new_block_of_any_kind_has_its_parts, 0, RP_N_BLOCK_KINDS);
    tcase_add_test(tc, the_dump_shows_every_text_and_number);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(document_suite)
