#include "document/table-spec.h"

#include <math.h>

RpCellExtra *
rp_cell_extra(RpCell *cell)
{
    if (cell->extra == NULL) {
        cell->extra = g_new0(RpCellExtra, 1);
        cell->extra->completion = cell->extra->elapsed = NAN;
        cell->extra->move = RP_NO_MOVE;
    }
    return cell->extra;
}

static void
free_extra(RpCellExtra *extra)
{
    if (extra == NULL)
        return;
    rp_richtext_free(extra->below);
    g_clear_pointer(&extra->values, g_array_unref);
    g_free(extra);
}

static void
clear_cell(gpointer data)
{
    RpCell *cell = data;

    free_extra(cell->extra);

    rp_richtext_free(cell->text);
    g_free(cell->number);
    g_free(cell->prefix);
    g_free(cell->suffix);
    g_free(cell->tag);
    g_free(cell->word);
}

static void
clear_row(gpointer data)
{
    RpRow *row = data;

    if (row->cells != NULL)
        g_array_unref(row->cells);
    g_free(row->group);
    g_free(row->group2);
    g_free(row->place);
    g_free(row->link);
}

void
rp_column_clear(RpColumn *column)
{
    g_free(column->key);
    g_free(column->head);
    g_free(column->head2);
    g_free(column->over);
}

RpRow
rp_row_new(guint columns)
{
    RpRow row = {.cells = g_array_sized_new(FALSE, TRUE, sizeof(RpCell), columns)};

    g_array_set_clear_func(row.cells, clear_cell);
    return row;
}

RpTableSpec *
rp_table_spec_new(void)
{
    RpTableSpec *table = g_new0(RpTableSpec, 1);

    table->title = g_strdup("");
    table->subtitle = g_strdup("");
    table->note = g_strdup("");
    table->elapsed = NAN;
    table->columns = g_array_new(FALSE, TRUE, sizeof(RpColumn));
    g_array_set_clear_func(table->columns, (GDestroyNotify)rp_column_clear);
    table->rows = g_array_new(FALSE, TRUE, sizeof(RpRow));
    g_array_set_clear_func(table->rows, clear_row);
    return table;
}

void
rp_table_spec_free(RpTableSpec *table)
{
    if (table == NULL)
        return;
    g_free(table->title);
    g_free(table->subtitle);
    g_free(table->note);
    g_array_unref(table->columns);
    g_array_unref(table->rows);
    g_free(table);
}
