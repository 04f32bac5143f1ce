#include <cmark-gfm-core-extensions.h>
#include <string.h>

#include "build/markdown-private.h"
#include "build/phrase.h"

#define MINUS "\xe2\x88\x92" /* U+2212 */

bool
rp_markdown_is_table(cmark_node *node)
{
    return node != NULL && strcmp(cmark_node_get_type_string(node), "table") == 0;
}

/* Returns: (borrowed, nullable) the first text of a paragraph behind one of two marks. */
static cmark_node *
marked_text(cmark_node *node, const char *mark, const char *ascii, gsize *ret_length)
{
    cmark_node *first = node == NULL || cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH
                            ? NULL
                            : cmark_node_first_child(node);
    const char *text = first == NULL || cmark_node_get_type(first) != CMARK_NODE_TEXT
                           ? ""
                           : cmark_node_get_literal(first);

    *ret_length = g_str_has_prefix(text, mark)    ? strlen(mark)
                  : g_str_has_prefix(text, ascii) ? strlen(ascii)
                                                  : 0;
    return *ret_length > 0 ? first : NULL;
}

static bool
is_caption(cmark_node *node)
{
    gsize length;

    return marked_text(node, "表：", "表:", &length) != NULL;
}

static bool
is_note(cmark_node *node)
{
    gsize length;

    return marked_text(node, "注：", "注:", &length) != NULL;
}

bool
rp_markdown_is_table_text(cmark_node *node)
{
    return (is_caption(node) && rp_markdown_is_table(cmark_node_next(node))) ||
           (is_note(node) && rp_markdown_is_table(cmark_node_previous(node)));
}

/* Returns: (owned) the words of a node without its marks. */
static char *
plain_text(RpMarkdownState *builder, cmark_node *node, int line)
{
    g_autoptr(RpRichText) rich = rp_markdown_inline(
        builder, node, line, builder->options->sheet->styles[RP_STYLE_BODY].text);

    return g_strstrip(g_strdup(rich->text->str));
}

static void
set_caption(RpMarkdownState *builder, cmark_node *node, RpTableSpec *table)
{
    cmark_node *above = cmark_node_previous(node), *below = cmark_node_next(node);

    if (is_caption(above)) {
        g_autofree char *words = plain_text(builder, above, cmark_node_get_start_line(above));
        const char *behind = words + strlen("表");

        behind = g_utf8_next_char(behind); /* the colon */
        g_free(table->title);
        table->title = g_strstrip(g_strdup(behind));
        if (builder->options->tables != NULL)
            table->number = ++*builder->options->tables;
    }
    if (is_note(below)) {
        g_free(table->note);
        table->note = plain_text(builder, below, cmark_node_get_start_line(below));
    }
}

/* Returns: whether `text` is a number as tables print them: −1,234.5%. */
static bool
is_number(const char *text)
{
    const char *p = text;

    if (g_str_has_prefix(p, MINUS))
        p += strlen(MINUS);
    else if (*p == '-' || *p == '+')
        p++;
    gsize digits = strspn(p, "0123456789,");
    if (digits == 0)
        return false;
    p += digits;
    if (*p == '.')
        p += 1 + strspn(p + 1, "0123456789");
    return *p == '\0' || strcmp(p, "%") == 0;
}

static void
fill_number(RpCell *cell, const char *text)
{
    cell->kind = RP_CELL_NUMBER;
    cell->number = *text == '-' ? g_strconcat(MINUS, text + 1, NULL) : g_strdup(text);
}

/* In a column that is aligned right numbers stand on their point. */
static void
fill_cell(RpMarkdownState *builder, cmark_node *node, int line, RpColumnAlign align, RpCell *cell)
{
    RpRichText *rich = rp_markdown_inline(
        builder, node, line, builder->options->sheet->styles[RP_STYLE_TABLE_CELL].text);

    cell->where = rp_markdown_where(builder, line);
    if (align == RP_COLUMN_NUMBER && is_number(rich->text->str))
        fill_number(cell, rich->text->str);
    else if (strcmp(rich->text->str, RP_DASH) == 0)
        cell->kind = RP_CELL_MISSING;
    else {
        cell->kind = RP_CELL_TEXT;
        cell->text = g_steal_pointer(&rich);
    }
    rp_richtext_free(rich);
}

static void
add_columns(RpMarkdownState *builder, cmark_node *table, cmark_node *head, int line,
            RpTableSpec *spec)
{
    guint n = cmark_gfm_extensions_get_table_columns(table);
    const guint8 *aligns = cmark_gfm_extensions_get_table_alignments(table);
    cmark_node *cell = cmark_node_first_child(head);

    for (guint c = 0; c < n && cell != NULL; c++, cell = cmark_node_next(cell)) {
        char *words = plain_text(builder, cell, line);
        RpColumn column = {
            .key = g_strdup(words),
            .head = words,
            .align = aligns[c] == 'r'   ? RP_COLUMN_NUMBER
                     : aligns[c] == 'c' ? RP_COLUMN_CENTER
                                        : RP_COLUMN_LEFT,
            .share = aligns[c] == 'r' || aligns[c] == 'c' ? 0 : 1,
        };

        g_array_append_val(spec->columns, column);
    }
}

static void
add_row(RpMarkdownState *builder, cmark_node *node, int line, RpTableSpec *spec)
{
    RpRow row = rp_row_new(spec->columns->len);
    cmark_node *from = cmark_node_first_child(node);

    for (guint c = 0; c < spec->columns->len; c++) {
        RpCell cell = {.kind = RP_CELL_TEXT, .where = rp_markdown_where(builder, line)};

        if (from != NULL) {
            fill_cell(builder, from, line, g_array_index(spec->columns, RpColumn, c).align, &cell);
            from = cmark_node_next(from);
        }
        g_array_append_val(row.cells, cell);
    }
    g_array_append_val(spec->rows, row);
}

void
rp_markdown_build_table(RpMarkdownState *builder, cmark_node *node)
{
    int line = cmark_node_get_start_line(node);
    RpBlock *block = rp_markdown_add(builder, RP_BLOCK_TABLE, line);
    cmark_node *head = cmark_node_first_child(node);

    block->u.table->where = block->where;
    set_caption(builder, node, block->u.table);
    add_columns(builder, node, head, line, block->u.table);
    line += 2; /* the head, and the row of dashes */
    for (cmark_node *row = cmark_node_next(head); row != NULL; row = cmark_node_next(row))
        add_row(builder, row, line++, block->u.table);
}
