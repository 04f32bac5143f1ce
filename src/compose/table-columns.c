#include "compose/table-columns-private.h"

#include <math.h>
#include <string.h>

#define TAG_SIZE    6.5
#define TAG_LEADING 9.0
#define TAG_GAP     (1.2 * RP_MM)
#define TAG_PADDING (0.7 * RP_MM)
#define MAX_MINIMUM 0.4 /* of the measure: longer words are broken rather than run over */
#define BAR_MINIMUM (20 * RP_MM)
#define BAR_NATURAL (29 * RP_MM)

RpParagraphStyle
rp_table_tag_style(const RpComposer *composer)
{
    RpParagraphStyle style =
        rp_composer_style_with(composer, RP_STYLE_TABLE_CELL, composer->sheet->theme.accent, 400);

    style.text.size = TAG_SIZE;
    style.leading = TAG_LEADING;
    return style;
}

double
rp_table_tag_width(const RpComposer *composer, const RpCell *cell)
{
    RpParagraphStyle style = rp_table_tag_style(composer);

    if (cell->tag == NULL || *cell->tag == '\0')
        return 0;
    return TAG_GAP + 2 * TAG_PADDING + rp_text_label_width(composer->setter, cell->tag, &style);
}

RpParagraphStyle
rp_table_cell_style(const RpComposer *composer, const RpColumn *column, const RpCell *cell)
{
    const RpTheme *theme = &composer->sheet->theme;
    RpParagraphStyle style = *rp_composer_style(composer, RP_STYLE_TABLE_CELL);

    if (cell->kind == RP_CELL_MISSING)
        style.text.colour = theme->ink3;
    else if (column->quiet)
        style.text.colour = theme->ink2;
    if (cell->strong)
        style.text.weight = 700;
    return style;
}

void
rp_table_number_widths(const RpComposer *composer, const RpCell *cell, double *ret_integer,
                       double *ret_fraction)
{
    RpColumn plain = {.quiet = false};
    RpParagraphStyle style = rp_table_cell_style(composer, &plain, cell);
    const char *number = cell->number == NULL ? "" : cell->number;
    const char *point = strchr(number, '.');
    g_autofree char *whole =
        point == NULL ? g_strdup(number) : g_strndup(number, (gsize)(point - number));
    double prefix =
        cell->prefix == NULL || *cell->prefix == '\0'
            ? 0
            : rp_text_label_width(composer->setter, cell->prefix, &style) + 0.2 * style.text.size;

    *ret_integer = prefix + rp_text_label_width(composer->setter, whole, &style);
    *ret_fraction = rp_text_label_width(composer->setter, number, &style) + prefix - *ret_integer;
    if (cell->suffix != NULL)
        *ret_fraction += rp_text_label_width(composer->setter, cell->suffix, &style);
}

static void
measure_text(const RpComposer *composer, const RpCell *cell, RpColumnPlace *place)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_TABLE_CELL);
    double tag = rp_table_tag_width(composer, cell);

    if (cell->text == NULL)
        return;
    double least = rp_text_min_width(composer->setter, cell->text, style) + tag;

    place->minimum = MAX(place->minimum, MIN(least, composer->measure * MAX_MINIMUM));
    place->natural = MAX(place->natural, rp_text_width(composer->setter, cell->text, style) + tag);
}

static void
measure_cell(const RpComposer *composer, const RpColumn *column, const RpCell *cell,
             RpColumnPlace *place)
{
    RpParagraphStyle style = rp_table_cell_style(composer, column, cell);
    double width = 0;

    switch (cell->kind) {
    case RP_CELL_TEXT:
        measure_text(composer, cell, place);
        return;
    case RP_CELL_NUMBER: {
        double integer, fraction;

        rp_table_number_widths(composer, cell, &integer, &fraction);
        place->integer = MAX(place->integer, integer);
        place->fraction = MAX(place->fraction, fraction);
        return;
    }
    case RP_CELL_MISSING:
        if (column->align == RP_COLUMN_NUMBER)
            place->integer = MAX(place->integer, style.text.size);
        width = style.text.size;
        break;
    case RP_CELL_STATUS:
        width = cell->word != NULL ? rp_composer_light_width(composer, cell->word, &style)
                                   : rp_composer_status_width(composer, cell->status, &style);
        break;
    case RP_CELL_BAR:
        place->minimum = MAX(place->minimum, BAR_MINIMUM);
        place->natural = MAX(place->natural, BAR_NATURAL);
        return;
    }
    place->minimum = MAX(place->minimum, width);
    place->natural = MAX(place->natural, width);
}

static void
measure_head(const RpComposer *composer, const RpColumn *column, RpColumnPlace *place)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_TABLE_HEAD);
    double width = rp_text_label_width(composer->setter, column->head, style);

    if (column->head2 != NULL)
        width = MAX(width, rp_text_label_width(composer->setter, column->head2, style));
    place->minimum = MAX(place->minimum, MAX(width, place->integer + place->fraction));
    place->natural = MAX(place->natural, place->minimum);
    if (column->min_width > 0) {
        place->minimum = MAX(place->minimum, column->min_width);
        place->natural = MAX(place->natural, column->min_width);
    }
}

static GArray *
measure_columns(const RpComposer *composer, const RpTableSpec *table)
{
    GArray *places = g_array_sized_new(FALSE, TRUE, sizeof(RpColumnPlace), table->columns->len);

    g_array_set_size(places, table->columns->len);
    for (guint r = 0; r < table->rows->len; r++) {
        const RpRow *row = &g_array_index(table->rows, RpRow, r);

        for (guint c = 0; row->cells != NULL && c < MIN(row->cells->len, places->len); c++)
            measure_cell(composer, &g_array_index(table->columns, RpColumn, c),
                         &g_array_index(row->cells, RpCell, c),
                         &g_array_index(places, RpColumnPlace, c));
    }
    for (guint c = 0; c < places->len; c++) {
        RpColumnPlace *place = &g_array_index(places, RpColumnPlace, c);
        const RpColumn *column = &g_array_index(table->columns, RpColumn, c);

        measure_head(composer, column, place);
        place->left = (c == 0 ? 0 : RP_CELL_PADDING) + column->gap_before;
        place->right = c + 1 == places->len ? 0 : RP_CELL_PADDING;
        place->width = place->natural;
    }
    return places;
}

/* Too wide: take from the columns that can wrap, in proportion to what they can give. */
static void
shrink_columns(GArray *places, double excess)
{
    double give = 0;

    for (guint c = 0; c < places->len; c++) {
        const RpColumnPlace *place = &g_array_index(places, RpColumnPlace, c);

        give += place->natural - place->minimum;
    }
    if (give <= 0)
        return;
    for (guint c = 0; c < places->len; c++) {
        RpColumnPlace *place = &g_array_index(places, RpColumnPlace, c);

        place->width -= MIN(1.0, excess / give) * (place->natural - place->minimum);
    }
}

/* Room to spare: to the columns with a share; without any, to the space between columns. */
static void
spread_columns(GArray *places, const GArray *columns, double spare)
{
    double shares = 0;

    for (guint c = 0; c < columns->len; c++)
        shares += g_array_index(columns, RpColumn, c).share;
    for (guint c = 0; c < places->len; c++) {
        RpColumnPlace *place = &g_array_index(places, RpColumnPlace, c);

        if (shares > 0)
            place->width += spare * g_array_index(columns, RpColumn, c).share / shares;
        else if (c > 0)
            place->left += spare / (places->len - 1);
    }
}

GArray *
rp_table_columns_solve(const RpComposer *composer, const RpTableSpec *table)
{
    GArray *places = measure_columns(composer, table);
    double total = 0;

    for (guint c = 0; c < places->len; c++) {
        const RpColumnPlace *place = &g_array_index(places, RpColumnPlace, c);

        total += place->left + place->width + place->right;
    }
    if (total > composer->measure)
        shrink_columns(places, total - composer->measure);
    else
        spread_columns(places, table->columns, composer->measure - total);

    double x = 0;
    for (guint c = 0; c < places->len; c++) {
        RpColumnPlace *place = &g_array_index(places, RpColumnPlace, c);

        place->x = x + place->left;
        x += place->left + place->width + place->right;
    }
    return places;
}
