#include "page-fixture.h"

#include "rp-check.h"

void
page_fixture_open(PageFixture *fixture)
{
    g_autoptr(GError) error = NULL;

    fixture->diags = rp_diags_new();
    fixture->fonts = rp_fontset_open(RP_SOURCE_DIR "/fonts", fixture->diags, &error);
    rp_assert_no_error(error);
    fixture->setter = rp_text_setter_new(fixture->fonts, fixture->diags);
}

void
page_fixture_close(PageFixture *fixture)
{
    rp_text_setter_free(fixture->setter);
    rp_fontset_free(fixture->fonts);
    rp_diags_free(fixture->diags);
}

RpDocument *
page_fixture_document(void)
{
    RpDocument *document = rp_document_new();
    RpParagraphStyle style = {
        .text = {.role = RP_ROLE_HEI, .weight = 400, .size = 9, .colour = 0},
        .align = RP_ALIGN_LEFT,
        .leading = 14,
        .han_latin = 0.125,
    };

    document->page.size = (RpSize){148 * RP_MM, 210 * RP_MM};
    document->page.margins = (RpInsets){20 * RP_MM, 15 * RP_MM, 20 * RP_MM, 15 * RP_MM};
    document->page.head_top = 8 * RP_MM;
    document->page.foot_bottom = 8 * RP_MM;
    document->sheet.theme = rp_theme_default;
    for (int i = 0; i < RP_N_STYLES; i++)
        document->sheet.styles[i] = style;
    document->sheet.styles[RP_STYLE_TABLE_CELL].before = 2;
    document->sheet.styles[RP_STYLE_TABLE_CELL].after = 2;
    return document;
}

static void
add_column(RpTableSpec *table, const char *key, RpColumnAlign align, double share)
{
    RpColumn column = {.key = g_strdup(key), .head = g_strdup(key), .align = align, .share = share};

    g_array_append_val(table->columns, column);
}

RpTableSpec *
page_fixture_table(guint rows)
{
    static const char *const numbers[] = {"7", "41.5", "−20.25", "1286", "0"};
    RpTextStyle style = {.role = RP_ROLE_HEI, .weight = 400, .size = 9, .colour = 0};
    RpTableSpec *table = rp_table_spec_new();

    add_column(table, "指标", RP_COLUMN_LEFT, 1);
    add_column(table, "现值", RP_COLUMN_NUMBER, 0);
    add_column(table, "状态", RP_COLUMN_LEFT, 0);
    for (guint r = 0; r < rows; r++) {
        g_autofree char *name = g_strdup_printf("第%u项指标", r + 1);
        RpRow row = rp_row_new(3);
        RpCell text = {.kind = RP_CELL_TEXT};
        RpCell number = {.kind = RP_CELL_NUMBER,
                         .number = g_strdup(numbers[r % G_N_ELEMENTS(numbers)])};
        RpCell status = {.kind = RP_CELL_STATUS, .status = (RpStatus)(r % RP_N_STATUS)};

        text.text = rp_richtext_new_plain(name, style, table->where);
        g_array_append_val(row.cells, text);
        g_array_append_val(row.cells, number);
        g_array_append_val(row.cells, status);
        g_array_append_val(table->rows, row);
    }
    table->number = 1;
    g_free(table->title);
    g_free(table->note);
    table->title = g_strdup("目标进展");
    table->note = g_strdup("注：示例数据。");
    return table;
}

static void
collect(const RpBox *box, RpPoint at, GArray *texts)
{
    double y = at.y;

    for (guint i = 0; box->items != NULL && i < box->items->len; i++) {
        const RpItem *item = &g_array_index(box->items, RpItem, i);

        if (item->kind != RP_ITEM_GLYPHS)
            continue;
        const GArray *glyphs = item->u.glyphs.glyphs;
        PlacedText text = {at.x + item->at.x, at.y + item->at.y, at.x + item->at.x,
                           item->u.glyphs.text};
        if (glyphs->len > 0)
            text.right += g_array_index(glyphs, RpGlyph, glyphs->len - 1).x;
        g_array_append_val(texts, text);
    }
    for (guint i = 0; box->children != NULL && i < box->children->len; i++) {
        const RpBox *child = g_ptr_array_index(box->children, i);

        if (box->kind == RP_BOX_GROUP) {
            collect(child, (RpPoint){at.x + child->at.x, at.y + child->at.y}, texts);
            continue;
        }
        if (i > 0)
            y += rp_box_gap(g_ptr_array_index(box->children, i - 1), child);
        collect(child, (RpPoint){at.x, y}, texts);
        y += child->height;
    }
}

GArray *
page_fixture_texts(const RpBox *box)
{
    GArray *texts = g_array_new(FALSE, FALSE, sizeof(PlacedText));

    collect(box, (RpPoint){0, 0}, texts);
    return texts;
}
