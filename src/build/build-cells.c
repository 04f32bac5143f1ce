#include <math.h>
#include <string.h>

#include "build/build-private.h"

void
rp_cells_add_column(RpTableSpec *table, const char *head, RpColumnAlign align, double share,
                    double gap)
{
    RpColumn column = {
        .key = g_strdup(head),
        .head = g_strdup(head),
        .align = align,
        .share = share,
        .gap_before = gap * RP_MM,
    };

    g_array_append_val(table->columns, column);
}

void
rp_cells_add_text(const RpBuilder *builder, RpRow *row, const char *text, RpStyleId style,
                  RpWhere where)
{
    RpCell cell = {.kind = RP_CELL_TEXT, .where = where};

    cell.text = rp_builder_rich(builder, text, style, where);
    g_array_append_val(row->cells, cell);
}

void
rp_cells_add_number(RpRow *row, const char *number, bool strong, RpWhere where)
{
    RpCell cell = {
        .kind = RP_CELL_NUMBER, .number = g_strdup(number), .strong = strong, .where = where};

    g_array_append_val(row->cells, cell);
}

void
rp_cells_add_missing(RpRow *row, guint n, RpWhere where)
{
    for (guint i = 0; i < n; i++) {
        RpCell cell = {.kind = RP_CELL_MISSING, .where = where};
        g_array_append_val(row->cells, cell);
    }
}

static void
replace(char **field, char *text)
{
    g_free(*field);
    *field = text;
}

RpTableSpec *
rp_cells_new_table(RpBuilder *builder, const RpLayoutBlock *from, char *title, char *subtitle,
                   char *note)
{
    RpTableSpec *table = rp_builder_add(builder, RP_BLOCK_TABLE, from)->u.table;
    g_autofree char *lines = rp_builder_expand_or(builder, &from->title, title);

    replace(&table->title, rp_one_line(lines));
    replace(&table->subtitle, rp_builder_expand_or(builder, &from->subtitle, subtitle));
    replace(&table->note, rp_builder_expand_or(builder, &from->note, note));
    if (!rp_builder_unnumbered(from))
        table->number = ++builder->tables;
    table->elapsed = NAN;
    table->where = from->where;
    return table;
}

typedef void (*RowFunc)(RpRow *row, GHashTable *places);

static void
each_row(const GPtrArray *blocks, RowFunc visit, GHashTable *places)
{
    for (guint i = 0; i < blocks->len; i++) {
        const RpBlock *block = g_ptr_array_index(blocks, i);

        if (block->kind == RP_BLOCK_BOX)
            each_row(block->u.box.blocks, visit, places);
        for (guint r = 0; block->kind == RP_BLOCK_TABLE && r < block->u.table->rows->len; r++)
            visit(&g_array_index(block->u.table->rows, RpRow, r), places);
    }
}

static void
keep_first_place(RpRow *row, GHashTable *places)
{
    if (row->place != NULL && !g_hash_table_add(places, g_strdup(row->place)))
        g_clear_pointer(&row->place, g_free);
}

static void
keep_good_link(RpRow *row, GHashTable *places)
{
    if (row->link != NULL && !g_hash_table_contains(places, row->link + 1))
        g_clear_pointer(&row->link, g_free);
}

void
rp_builder_settle_links(RpDocument *document)
{
    g_autoptr(GHashTable) places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    each_row(document->blocks, keep_first_place, places);
    each_row(document->blocks, keep_good_link, places);
}
