#include "compose/compose.h"

#include <math.h>
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

/* Returns: (owned) the galley of a document that holds just `table` (taken). */
static RpBox *
compose_table(RpTableSpec *table, RpDocument **ret_document)
{
    RpDocument *document = page_fixture_document();
    RpBlock *block = rp_block_new(RP_BLOCK_TABLE, "targets", table->where);

    rp_table_spec_free(block->u.table);
    block->u.table = table;
    g_ptr_array_add(document->blocks, block);
    *ret_document = document;
    return rp_compose_document(document, fixture.setter);
}

/* Where the decimal point of `text` stands if it is the number `number`. */
static double
point_of(const GArray *texts, const char *number)
{
    RpParagraphStyle style = {
        .text = {.role = RP_ROLE_HEI, .weight = 400, .size = 9}, .leading = 14, .han_latin = 0.125};
    const char *point = strchr(number, '.');
    g_autofree char *whole =
        point == NULL ? g_strdup(number) : g_strndup(number, (gsize)(point - number));

    for (guint i = 0; i < texts->len; i++) {
        const PlacedText *text = &g_array_index(texts, PlacedText, i);

        if (strcmp(text->text, number) == 0)
            return text->x + rp_text_label_width(fixture.setter, whole, &style);
    }
    ck_abort_msg("'%s' is not in the table", number);
    return 0;
}

START_TEST(numbers_stand_on_their_decimal_point)
{
    g_autoptr(RpDocument) document = NULL;
    g_autoptr(RpBox) galley = compose_table(page_fixture_table(5), &document);
    g_autoptr(GArray) texts = page_fixture_texts(galley);
    double expected = point_of(texts, "41.5");

    ck_assert_double_eq_tol(point_of(texts, "7"), expected, 0.1);
    ck_assert_double_eq_tol(point_of(texts, "−20.25"), expected, 0.1);
    ck_assert_double_eq_tol(point_of(texts, "1286"), expected, 0.1);
    ck_assert_double_eq_tol(point_of(texts, "0"), expected, 0.1);
}
END_TEST

START_TEST(no_two_cells_of_a_row_overlap_and_none_leaves_the_measure)
{
    g_autoptr(RpDocument) document = NULL;
    g_autoptr(RpBox) galley = compose_table(page_fixture_table(9), &document);
    g_autoptr(GArray) texts = page_fixture_texts(galley);

    ck_assert_uint_ge(texts->len, 27);
    for (guint i = 0; i < texts->len; i++) {
        const PlacedText *a = &g_array_index(texts, PlacedText, i);

        ck_assert_double_ge(a->x, -0.01);
        ck_assert_double_le(a->right, galley->width);
        for (guint j = i + 1; j < texts->len; j++) {
            const PlacedText *b = &g_array_index(texts, PlacedText, j);

            if (fabs(a->y - b->y) < 1)
                ck_assert_msg(a->right < b->x || b->right < a->x, "'%s' and '%s' overlap", a->text,
                              b->text);
        }
    }
}
END_TEST

START_TEST(a_table_over_pages_repeats_its_head_and_counts_every_row_once)
{
    g_autoptr(RpDocument) document = NULL;
    g_autoptr(RpBox) galley = compose_table(page_fixture_table(200), &document);
    const RpBox *table = g_ptr_array_index(galley->children, 0);

    ck_assert_uint_eq(table->children->len, 200);
    ck_assert_ptr_nonnull(table->head);
    ck_assert_ptr_nonnull(table->head_again);
    ck_assert_ptr_nonnull(table->foot);
    g_autoptr(GArray) again = page_fixture_texts(table->head_again);
    ck_assert_str_eq(g_array_index(again, PlacedText, 0).text, "续表1\xe3\x80\x80目标进展");
}
END_TEST

START_TEST(a_long_name_wraps_instead_of_pushing_the_numbers_out)
{
    g_autoptr(RpDocument) document = NULL;
    RpTableSpec *table = page_fixture_table(2);
    RpRow *row = &g_array_index(table->rows, RpRow, 0);
    RpCell *cell = &g_array_index(row->cells, RpCell, 0);
    g_autoptr(GString) name = g_string_new(NULL);
    RpTextStyle style = {.role = RP_ROLE_HEI, .weight = 400, .size = 9, .colour = 0};

    for (int i = 0; i < 12; i++)
        g_string_append(name, "主要高耗能行业节能标准");
    rp_richtext_free(cell->text);
    cell->text = rp_richtext_new_plain(name->str, style, table->where);

    g_autoptr(RpBox) galley = compose_table(table, &document);
    g_autoptr(GArray) texts = page_fixture_texts(galley);
    const RpBox *box = g_ptr_array_index(galley->children, 0);
    const RpBox *first = g_ptr_array_index(box->children, 0);
    const RpBox *second = g_ptr_array_index(box->children, 1);

    ck_assert_double_gt(first->height, second->height + 14);
    for (guint i = 0; i < texts->len; i++)
        ck_assert_double_le(g_array_index(texts, PlacedText, i).right, galley->width);
}
END_TEST

START_TEST(ten_thousand_rows_are_composed)
{
    g_autoptr(RpDocument) document = NULL;
    g_autoptr(RpBox) galley = compose_table(page_fixture_table(10000), &document);
    const RpBox *table = g_ptr_array_index(galley->children, 0);

    ck_assert_uint_eq(table->children->len, 10000);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("compose-table");
    TCase *tc = tcase_create("table");

    tcase_add_unchecked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 120);
    tcase_add_test(tc, numbers_stand_on_their_decimal_point);
    tcase_add_test(tc, no_two_cells_of_a_row_overlap_and_none_leaves_the_measure);
    tcase_add_test(tc, a_table_over_pages_repeats_its_head_and_counts_every_row_once);
    tcase_add_test(tc, a_long_name_wraps_instead_of_pushing_the_numbers_out);
    tcase_add_test(tc, ten_thousand_rows_are_composed);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
