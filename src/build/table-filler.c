#include "build/table-filler-private.h"

#include <math.h>
#include <string.h>

#define BAR_GAP (4 * RP_MM) /* look: 7.5 */

/* What stands before the part of a second line; others have their head. */
static const struct {
    const char *key, *label;
} labels[] = {
    {"单位", "单位："},     {"条目", "规划"},       {"规划条目", "规划"}, {"配合单位", "配合："},
    {"牵头单位", "牵头："}, {"责任单位", "责任："}, {"备注", ""},         {"状态", ""},
    {"领域", ""},           {"属性", ""},           {"主要问题", ""},     {"说明", ""},
};

void
rp_table_set_texts(RpBuilder *builder, const RpLayoutBlock *from, RpTableSpec *table, char *title,
                   char *subtitle, char *note)
{
    g_autofree char *shown = rp_builder_expand_or(builder, &from->title, title);
    const RpLayoutTable *look = &from->table;

    g_free(table->title);
    g_free(table->subtitle);
    g_free(table->note);
    table->title = rp_one_line(shown);
    table->subtitle = rp_builder_expand_or(builder, &from->subtitle, subtitle);
    table->note = rp_builder_expand_or(builder, &from->note, note);
    if (!rp_builder_unnumbered(from))
        table->number = ++builder->tables;
    table->elapsed = NAN;
    table->where = from->where;
    table->look.rule = look->rule;
    table->look.bar_height = look->bar_height;
    table->look.bar_overhang = look->bar_overhang;
    table->look.marker = look->marker;
    table->look.rule_every = look->rule_every;
    table->look.three_lines = look->three_lines;
}

/* A head of the layout: "|" begins the second line. */
static void
set_head(const RpBuilder *builder, const RpLayoutText *title, RpColumn *column)
{
    g_autofree char *text = rp_builder_expand(builder, title);
    char *bar = text == NULL ? NULL : strchr(text, '|');

    if (text == NULL)
        return;
    g_free(column->head);
    g_clear_pointer(&column->head2, g_free);
    if (bar != NULL) {
        *bar = '\0';
        column->head2 = g_strdup(bar + 1);
    }
    column->head = g_strdup(text);
}

/* A bar keeps its distance from the number before it. */
static bool
has_bar_below(const RpTableFiller *filler, const RpColumnChoice *choice)
{
    for (guint i = 0; i < choice->below->len; i++) {
        RpColumn column = filler->known->head(choice->below->pdata[i], filler->input);
        bool bar = g_str_has_suffix(column.key, "条");

        rp_column_clear(&column);
        if (bar)
            return true;
    }
    return false;
}

static const RpColumnAlign aligns[] = {
    [RP_COLUMN_ALIGN_LEFT] = RP_COLUMN_LEFT,
    [RP_COLUMN_ALIGN_CENTER] = RP_COLUMN_CENTER,
    [RP_COLUMN_ALIGN_RIGHT] = RP_COLUMN_RIGHT,
};

void
rp_table_add_columns(const RpTableFiller *filler)
{
    for (guint i = 0; i < filler->choices->len; i++) {
        const RpColumnChoice *choice = &g_array_index(filler->choices, RpColumnChoice, i);
        RpColumn column = filler->known->head(choice->kind, filler->input);

        if (choice->own != NULL) {
            set_head(filler->builder, &choice->own->title, &column);
            column.over = g_strdup(choice->own->over);
            column.width = choice->own->width;
            column.gap_before =
                has_bar_below(filler, choice) ? MAX(column.gap_before, BAR_GAP) : column.gap_before;
            if (choice->own->align != RP_COLUMN_ALIGN_OWN)
                column.align = aligns[choice->own->align];
        }
        g_array_append_val(filler->table->columns, column);
    }
}

char *
rp_table_cell_text(const RpCell *cell)
{
    switch (cell->kind) {
    case RP_CELL_TEXT:
        return g_strdup(cell->text == NULL ? "" : cell->text->text->str);
    case RP_CELL_NUMBER:
        return g_strconcat(cell->prefix == NULL ? "" : cell->prefix, cell->number,
                           cell->suffix == NULL ? "" : cell->suffix, NULL);
    case RP_CELL_STATUS:
        return g_strdup(cell->word != NULL ? cell->word : rp_status_look(cell->status)->word);
    case RP_CELL_MOVE:
        return cell->extra->move == 0 || cell->extra->move == RP_NO_MOVE
                   ? g_strdup("")
                   : g_strdup_printf("%s%d", cell->extra->move > 0 ? "▲" : "▼",
                                     ABS(cell->extra->move));
    case RP_CELL_BAR:
    case RP_CELL_MISSING:
    case RP_CELL_BLANK:
    case RP_CELL_STRIP:
    case RP_CELL_SPARK:
        break;
    }
    return g_strdup("");
}

/* A part for itself, in a table of one row that frees it. */
static RpTableSpec *
fill_part(const RpTableFiller *filler, gconstpointer kind, const RpTableItem *item)
{
    RpTableSpec *alone = rp_table_spec_new();
    RpRow row = rp_row_new(1);
    RpCell cell = {.where = item->where};

    filler->known->fill(kind, filler->input, item->data, item->index, &cell);
    g_array_append_val(row.cells, cell);
    g_array_append_val(alone->rows, row);
    return alone;
}

static const RpCell *
part_cell(const RpTableSpec *alone)
{
    return &g_array_index(g_array_index(alone->rows, RpRow, 0).cells, RpCell, 0);
}

static RpTextStyle
small_style(const RpTableFiller *filler)
{
    return filler->builder->document->sheet.styles[RP_STYLE_SUBCAPTION].text;
}

/* 标准平均制定周期 月: what stands behind the text of a cell. */
static void
add_with(const RpTableFiller *filler, const RpColumnChoice *choice, const RpTableItem *item,
         RpCell *cell)
{
    for (guint i = 0; cell->kind == RP_CELL_TEXT && i < choice->with->len; i++) {
        g_autoptr(RpTableSpec) alone = fill_part(filler, choice->with->pdata[i], item);
        g_autofree char *text = rp_table_cell_text(part_cell(alone));
        g_autofree char *apart = g_strconcat("\xc2\xa0", text, NULL);

        if (*text != '\0')
            rp_richtext_append(cell->text, apart, small_style(filler), item->where);
    }
}

static void
add_label(const RpTableFiller *filler, gconstpointer kind, GString *out)
{
    RpColumn column = filler->known->head(kind, filler->input);
    bool known = false;

    for (gsize i = 0; i < G_N_ELEMENTS(labels); i++)
        if (strcmp(labels[i].key, column.key) == 0) {
            g_string_append(out, labels[i].label);
            known = true;
        }
    if (!known)
        g_string_append_printf(out, "%s：", column.head);
    rp_column_clear(&column);
}

/* 单位：%　规划三（一）; a bar takes the line for itself. */
static void
add_below(const RpTableFiller *filler, const RpColumnChoice *choice, const RpTableItem *item,
          RpCell *cell)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = 0; i < choice->below->len; i++) {
        g_autoptr(RpTableSpec) alone = fill_part(filler, choice->below->pdata[i], item);
        const RpCell *part = part_cell(alone);
        g_autofree char *text = rp_table_cell_text(part);

        if (part->kind == RP_CELL_BAR) {
            RpCellExtra *extra = rp_cell_extra(cell);

            extra->bar = true;
            extra->status = part->status;
            extra->completion = part->extra->completion;
            extra->elapsed = part->extra->elapsed;
            return;
        }
        if (*text == '\0')
            continue;
        g_string_append(out, out->len > 0 ? "\xe3\x80\x80" : "");
        add_label(filler, choice->below->pdata[i], out);
        g_string_append(out, text);
    }
    if (out->len > 0)
        rp_cell_extra(cell)->below =
            rp_richtext_new_plain(out->str, small_style(filler), item->where);
}

/* Returns: the number as printed; NAN for none. */
static double
printed_number(const RpCell *cell)
{
    g_autoptr(GString) plain = g_string_new(cell->kind == RP_CELL_NUMBER ? cell->number : "");
    char *end = NULL;

    g_string_replace(plain, "−", "-", 0);
    g_string_replace(plain, ",", "", 0);
    double value = g_ascii_strtod(plain->str, &end);
    return end == plain->str || *end != '\0' ? NAN : value;
}

static void
add_fill(const RpLayoutColumn *own, const RpTableItem *item, RpCell *cell)
{
    double number = printed_number(cell);

    if (own->fill == RP_FILL_STATUS) {
        cell->filled = true;
        cell->fill = item->status;
    }
    if (number < own->less_than) { /* false for NAN */
        cell->filled = true;
        cell->fill = RP_STATUS_BEHIND;
    }
    if (number > own->more_than) {
        cell->filled = true;
        cell->fill = RP_STATUS_MET;
    }
}

RpRow *
rp_table_add_row(const RpTableFiller *filler, const RpTableItem *item)
{
    RpRow row = rp_row_new(filler->choices->len);

    row.status = item->status;
    row.filled = filler->from->table.fill == RP_FILL_STATUS;
    for (guint c = 0; c < filler->choices->len; c++) {
        const RpColumnChoice *choice = &g_array_index(filler->choices, RpColumnChoice, c);
        RpCell cell = {.where = item->where};

        filler->known->fill(choice->kind, filler->input, item->data, item->index, &cell);
        if (choice->own != NULL) {
            add_with(filler, choice, item, &cell);
            add_below(filler, choice, item, &cell);
            add_fill(choice->own, item, &cell);
        }
        g_array_append_val(row.cells, cell);
    }
    g_array_append_val(filler->table->rows, row);
    return &g_array_index(filler->table->rows, RpRow, filler->table->rows->len - 1);
}

static bool
is_same(const RpCell *above, const RpCell *cell)
{
    return above->kind == RP_CELL_TEXT && cell->kind == RP_CELL_TEXT && above->tag == NULL &&
           cell->tag == NULL && strcmp(above->text->text->str, cell->text->text->str) == 0;
}

void
rp_table_merge(const RpTableFiller *filler)
{
    const GArray *rows = filler->table->rows;

    for (guint r = 1; r < rows->len; r++) {
        const RpRow *above = &g_array_index(rows, RpRow, r - 1);
        RpRow *row = &g_array_index(rows, RpRow, r);

        if (above->group != NULL || row->group != NULL || above->total || row->total)
            continue;
        for (guint c = 0; c < row->cells->len; c++) {
            const RpLayoutColumn *own = g_array_index(filler->choices, RpColumnChoice, c).own;
            RpCell *cell = &g_array_index(row->cells, RpCell, c);

            cell->merged =
                own != NULL && own->merge && is_same(&g_array_index(above->cells, RpCell, c), cell);
        }
    }
}
