#include "compose/table-columns-private.h"

#include <math.h>
#include <string.h>

#define TAG_SIZE         6.5
#define TAG_LEADING      9.0
#define TAG_PADDING      (0.7 * RP_MM)
#define MAX_MINIMUM      0.4 /* of the measure: longer words are broken rather than run over */
#define BAR_MINIMUM      (20 * RP_MM)
#define BAR_BELOW        (14.5 * RP_MM)
#define BAR_NATURAL      (24 * RP_MM)
#define LEAST_CHARACTERS 4   /* no column of text is narrower, unless its texts are */
#define LEAST_PADDING    0.5 /* of the padding, in a table that would be too wide */
#define STRIP_WIDTH      (31 * RP_MM)
#define SPARK_WIDTH      (22 * RP_MM)

RpParagraphStyle
rp_table_tag_style(const RpComposer *composer)
{
    RpParagraphStyle style =
        rp_composer_style_with(composer, RP_STYLE_TABLE_CELL, composer->sheet->theme.accent, 400);

    if (composer->sheet->theme.mono)
        style.text.colour = RP_BLACK;
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
    return RP_TAG_GAP + 2 * TAG_PADDING + rp_text_label_width(composer->setter, cell->tag, &style);
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
    double prefix = cell->prefix == NULL || *cell->prefix == '\0'
                        ? 0
                        : rp_text_label_width(composer->setter, cell->prefix, &style) +
                              RP_PREFIX_GAP * style.text.size;

    *ret_integer = prefix + rp_text_label_width(composer->setter, whole, &style);
    *ret_fraction = rp_text_label_width(composer->setter, number, &style) + prefix - *ret_integer;
    style.text.weight = 400;
    style.text.size *= RP_SUFFIX_SIZE;
    if (cell->suffix != NULL)
        *ret_fraction += rp_text_label_width(composer->setter, cell->suffix, &style);
}

/* Minima take their time, so they are asked for only when a table is too wide. */
static void
measure_text(const RpComposer *composer, const RpRichText *text, double tag, bool minima,
             RpColumnPlace *place)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_TABLE_CELL);

    if (text == NULL)
        return;
    if (minima) {
        double least = MAX(rp_text_min_width(composer->setter, text, style),
                           MIN(LEAST_CHARACTERS * style->text.size,
                               rp_text_width(composer->setter, text, style))) +
                       tag;
        place->minimum = MAX(place->minimum, MIN(least, composer->measure * MAX_MINIMUM));
        return;
    }
    place->natural = MAX(place->natural, rp_text_width(composer->setter, text, style) + tag);
}

static void
measure_number(const RpComposer *composer, const RpColumn *column, const RpCell *cell,
               RpColumnPlace *place)
{
    double integer, fraction;

    rp_table_number_widths(composer, cell, &integer, &fraction);
    if (column->align != RP_COLUMN_NUMBER) {
        place->fixed = MAX(place->fixed, integer + fraction);
        return;
    }
    place->integer = MAX(place->integer, integer);
    place->fraction = MAX(place->fraction, fraction);
}

/* Returns: width of a cell that has only one. */
static double
fixed_width(const RpComposer *composer, const RpCell *cell, const RpParagraphStyle *style)
{
    switch (cell->kind) {
    case RP_CELL_STATUS:
        return cell->word != NULL ? rp_composer_light_width(composer, cell->word, style)
                                  : rp_composer_status_width(composer, cell->status, style);
    case RP_CELL_MOVE:
        return 2.2 * style->text.size;
    case RP_CELL_STRIP:
        return STRIP_WIDTH;
    case RP_CELL_SPARK:
        return SPARK_WIDTH;
    case RP_CELL_MISSING:
        return style->text.size;
    case RP_CELL_TEXT:
    case RP_CELL_NUMBER:
    case RP_CELL_BAR:
    case RP_CELL_BLANK:
        break;
    }
    return 0;
}

/* A bar fills its column; one below a number takes no more than it needs. */
static void
measure_bar(const RpCell *cell, RpColumnPlace *place)
{
    bool alone = cell->kind == RP_CELL_BAR;

    if (!alone && (cell->extra == NULL || !cell->extra->bar))
        return;
    place->fixed = MAX(place->fixed, alone ? BAR_MINIMUM : BAR_BELOW);
    place->natural = MAX(place->natural, alone ? BAR_NATURAL : BAR_BELOW);
}

static void
measure_cell(const RpComposer *composer, const RpColumn *column, const RpCell *cell, bool minima,
             RpColumnPlace *place)
{
    RpParagraphStyle style = rp_table_cell_style(composer, column, cell);

    if (cell->extra != NULL)
        measure_text(composer, cell->extra->below, 0, minima, place);
    if (cell->kind == RP_CELL_TEXT)
        measure_text(composer, cell->text, rp_table_tag_width(composer, cell), minima, place);
    if (minima)
        return;
    if (cell->kind == RP_CELL_NUMBER)
        measure_number(composer, column, cell, place);
    if (cell->kind == RP_CELL_MISSING && column->align == RP_COLUMN_NUMBER)
        place->integer = MAX(place->integer, style.text.size);
    measure_bar(cell, place);
    place->fixed = MAX(place->fixed, fixed_width(composer, cell, &style));
}

static void
measure_head(const RpComposer *composer, const RpColumn *column, RpColumnPlace *place)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_TABLE_HEAD);
    double width = rp_text_label_width(composer->setter, column->head, style);

    if (column->head2 != NULL)
        width = MAX(width, rp_text_label_width(composer->setter, column->head2, style));
    place->fixed = MAX(place->fixed, MAX(width, place->integer + place->fraction));
    place->fixed = MAX(place->fixed, column->min_width);
    place->minimum = MAX(place->minimum, place->fixed);
    place->natural = MAX(place->natural, place->minimum);
}

/* A width that the layout gives holds, unless a number or a light would not fit. */
static void
apply_width(const RpColumn *column, RpColumnPlace *place)
{
    if (column->width <= 0)
        return;
    place->natural = MAX(column->width - place->left - place->right, place->fixed);
    place->minimum = place->fixed;
}

/* Spanning cells, heads of groups and merged cells ask for no width. */
static void
measure_row(const RpComposer *composer, const RpTableSpec *table, const RpRow *row, bool minima,
            GArray *places)
{
    for (guint c = 0; row->cells != NULL && c < MIN(row->cells->len, places->len); c++) {
        const RpCell *cell = &g_array_index(row->cells, RpCell, c);

        if (cell->span <= 1 && !(row->total && cell->kind == RP_CELL_STRIP))
            measure_cell(composer, &g_array_index(table->columns, RpColumn, c), cell, minima,
                         &g_array_index(places, RpColumnPlace, c));
    }
}

/* A head over several columns may be wider than they are: the last one gets the rest. */
static void
measure_overs(const RpComposer *composer, const RpTableSpec *table, GArray *places)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_TABLE_HEAD);

    for (guint c = 0, end; c < places->len; c = end) {
        const char *over = g_array_index(table->columns, RpColumn, c).over;
        double width = 0;

        for (end = c; end < places->len &&
                      g_strcmp0(g_array_index(table->columns, RpColumn, end).over, over) == 0;
             end++) {
            const RpColumnPlace *place = &g_array_index(places, RpColumnPlace, end);
            width += place->natural + (end > c ? place->left : 0) + (end > c ? place->right : 0);
        }
        RpColumnPlace *last = &g_array_index(places, RpColumnPlace, end - 1);
        double missing =
            over == NULL ? 0 : rp_text_label_width(composer->setter, over, style) - width;
        if (missing > 0) {
            last->natural += missing;
            last->minimum += missing;
            last->width = last->natural;
        }
    }
}

static GArray *
measure_columns(const RpComposer *composer, const RpTableSpec *table)
{
    GArray *places = g_array_sized_new(FALSE, TRUE, sizeof(RpColumnPlace), table->columns->len);

    g_array_set_size(places, table->columns->len);
    for (guint r = 0; r < table->rows->len; r++) {
        const RpRow *row = &g_array_index(table->rows, RpRow, r);

        measure_row(composer, table, row, false, places);
    }
    for (guint c = 0; c < places->len; c++) {
        RpColumnPlace *place = &g_array_index(places, RpColumnPlace, c);
        const RpColumn *column = &g_array_index(table->columns, RpColumn, c);

        place->left = MAX(c == 0 ? 0 : RP_CELL_PADDING, column->gap_before);
        place->right = c + 1 == places->len ? 0 : RP_CELL_PADDING;
        measure_head(composer, column, place);
        apply_width(column, place);
        place->width = place->natural;
    }
    measure_overs(composer, table, places);
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
        if (g_array_index(columns, RpColumn, c).width <= 0)
            shares += g_array_index(columns, RpColumn, c).share;
    for (guint c = 0; c < places->len; c++) {
        RpColumnPlace *place = &g_array_index(places, RpColumnPlace, c);
        const RpColumn *column = &g_array_index(columns, RpColumn, c);

        if (shares > 0 && column->width <= 0)
            place->width += spare * column->share / shares;
        else if (shares <= 0 && c > 0)
            place->left += spare / (places->len - 1);
    }
}

static double
total_width(const GArray *places)
{
    double total = 0;

    for (guint c = 0; c < places->len; c++) {
        const RpColumnPlace *place = &g_array_index(places, RpColumnPlace, c);

        total += place->left + place->width + place->right;
    }
    return total;
}

/* Now that the table is too wide: how narrow can the columns of text be? */
static void
find_minima(const RpComposer *composer, const RpTableSpec *table, GArray *places)
{
    for (guint r = 0; r < table->rows->len; r++)
        measure_row(composer, table, &g_array_index(table->rows, RpRow, r), true, places);
    for (guint c = 0; c < places->len; c++) {
        RpColumnPlace *place = &g_array_index(places, RpColumnPlace, c);

        place->minimum = MIN(place->minimum, place->natural);
    }
}

/* Still too wide: less space between the columns, then break words in the widest columns. */
static void
squeeze_columns(GArray *places, double excess)
{
    double padding = 0, wide = 0;

    for (guint c = 0; c < places->len; c++) {
        const RpColumnPlace *place = &g_array_index(places, RpColumnPlace, c);

        padding += place->left + place->right;
        wide += place->width - place->fixed;
    }
    if (excess <= 0 || padding <= 0)
        return;
    const double part = MIN(excess / padding, 1 - LEAST_PADDING);
    const double rest = excess - part * padding;

    for (guint c = 0; c < places->len; c++) {
        RpColumnPlace *place = &g_array_index(places, RpColumnPlace, c);

        place->left *= 1 - part;
        place->right *= 1 - part;
        if (rest > 0 && wide > 0)
            place->width -= MIN(1.0, rest / wide) * (place->width - place->fixed);
    }
}

GArray *
rp_table_columns_solve(const RpComposer *composer, const RpTableSpec *table)
{
    GArray *places = measure_columns(composer, table);
    double total = total_width(places);

    if (total > composer->measure) {
        find_minima(composer, table, places);
        shrink_columns(places, total - composer->measure);
        squeeze_columns(places, total_width(places) - composer->measure);
    } else {
        spread_columns(places, table->columns, composer->measure - total);
    }

    double x = 0;
    for (guint c = 0; c < places->len; c++) {
        RpColumnPlace *place = &g_array_index(places, RpColumnPlace, c);

        place->x = x + place->left;
        x += place->left + place->width + place->right;
    }
    return places;
}
