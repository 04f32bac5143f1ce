#include "compose/table-private.h"

#include <math.h>
#include <string.h>

#include "chart/marks.h"

/* look: 7.1 to 7.5 */
#define BAR_HEIGHT   (2.2 * RP_MM)
#define BAR_OVERHANG (1.0 * RP_MM)
#define MARKER_WIDTH (0.35 * RP_MM)
#define RULE         0.75
#define STRIP_HEIGHT (3.0 * RP_MM)
#define STRIP_GAP    (0.35 * RP_MM)
#define SPARK_HEIGHT 10.0
#define ARROW_SIZE   0.72 /* em of the number beside it */
#define MAX_LABELS   4096
#define TINT         0.16 /* of the colour, the rest white */

double
rp_table_rule(const RpTableState *state)
{
    return state->table->look.rule > 0 ? state->table->look.rule : RULE;
}

double
rp_table_bar_height(const RpTableState *state)
{
    return state->table->look.bar_height > 0 ? state->table->look.bar_height : BAR_HEIGHT;
}

double
rp_table_bar_overhang(const RpTableState *state)
{
    return state->table->look.bar_overhang > 0 ? state->table->look.bar_overhang : BAR_OVERHANG;
}

double
rp_table_marker(const RpTableState *state)
{
    return state->table->look.marker > 0 ? state->table->look.marker : MARKER_WIDTH;
}

RpColour
rp_table_tint(RpStatus status)
{
    RpColour fill = rp_status_look(status)->fill, mixed = 0;

    for (int shift = 0; shift <= 16; shift += 8) {
        const unsigned part = (fill >> shift) & 0xFFu;

        mixed |= (RpColour)lround(TINT * part + (1 - TINT) * 255) << shift;
    }
    return mixed;
}

const RpBox *
rp_table_label(RpTableState *state, const char *text, const RpParagraphStyle *style)
{
    g_autofree char *key =
        g_strdup_printf("%d %d %x %d %s", (int)style->text.role, style->text.weight,
                        style->text.colour, (int)lround(1000 * style->text.size), text);
    RpBox *known = g_hash_table_lookup(state->labels, key);

    if (known != NULL)
        return known;
    if (g_hash_table_size(state->labels) >= MAX_LABELS)
        g_hash_table_remove_all(state->labels);
    known = rp_text_label(state->composer->setter, text, style);
    g_hash_table_insert(state->labels, g_steal_pointer(&key), known);
    return known;
}

double
rp_table_put(RpTableState *state, RpBox *box, const char *text, const RpParagraphStyle *style,
             RpPoint at)
{
    if (text == NULL || *text == '\0')
        return 0;

    const RpBox *label = rp_table_label(state, text, style);

    rp_box_add_items_of(box, label, at.x, at.y - label->baseline);
    return label->width;
}

static const RpColumnPlace *
place_of(const RpTableState *state, guint c)
{
    return &g_array_index(state->places, RpColumnPlace, c);
}

static const RpColumn *
column_of(const RpTableState *state, guint c)
{
    return &g_array_index(state->table->columns, RpColumn, c);
}

/* Width of a cell's content, over all columns that it covers. */
static double
content_width(const RpTableState *state, guint c, const RpCell *cell)
{
    const guint last = MIN(c + MAX(cell->span, 1), state->places->len) - 1;
    const RpColumnPlace *end = place_of(state, last);

    return end->x + end->width - place_of(state, c)->x;
}

/* Where a piece of `width` begins in its column. */
static double
aligned_x(const RpTableState *state, guint c, double width)
{
    const RpColumnPlace *place = place_of(state, c);

    switch (column_of(state, c)->align) {
    case RP_COLUMN_NUMBER:
    case RP_COLUMN_RIGHT:
        return place->x + place->width - width;
    case RP_COLUMN_CENTER:
        return place->x + (place->width - width) / 2;
    case RP_COLUMN_LEFT:
        break;
    }
    return place->x;
}

/* Prefix and number end at the decimal point; the fraction hangs to the right of it. Numbers of
 * columns that are not for numbers are set like words. */
static void
put_number(RpTableState *state, RpBox *box, guint c, const RpCell *cell, double baseline)
{
    const RpColumnPlace *place = place_of(state, c);
    RpParagraphStyle style = rp_table_cell_style(state->composer, column_of(state, c), cell);
    RpParagraphStyle quiet = style;
    double integer, fraction;

    rp_table_number_widths(state->composer, cell, &integer, &fraction);
    double x = column_of(state, c)->align == RP_COLUMN_NUMBER
                   ? place->x + place->width - place->fraction - integer
                   : aligned_x(state, c, integer + fraction);

    quiet.text.colour = state->composer->sheet->theme.ink3;
    quiet.text.weight = 400;
    if (cell->prefix != NULL && *cell->prefix != '\0')
        x += rp_table_put(state, box, cell->prefix, &quiet, (RpPoint){x, baseline}) +
             RP_PREFIX_GAP * style.text.size;
    x += rp_table_put(state, box, cell->number, &style, (RpPoint){x, baseline});
    quiet.text.size *= RP_SUFFIX_SIZE;
    rp_table_put(state, box, cell->suffix, &quiet, (RpPoint){x, baseline});
}

static void
put_missing(RpTableState *state, RpBox *box, guint c, const RpCell *cell, double baseline)
{
    const RpColumnPlace *place = place_of(state, c);
    RpParagraphStyle style = rp_table_cell_style(state->composer, column_of(state, c), cell);
    double width = rp_table_label(state, "—", &style)->width;
    double x = column_of(state, c)->align == RP_COLUMN_NUMBER
                   ? place->x + place->width - place->fraction - width
                   : aligned_x(state, c, width);

    rp_table_put(state, box, "—", &style, (RpPoint){x, baseline});
}

/* The framed word on the first line after the name. */
static void
put_tag(RpTableState *state, RpBox *box, const RpCell *cell, RpPoint at)
{
    RpParagraphStyle style = rp_table_tag_style(state->composer);
    double text = rp_table_label(state, cell->tag, &style)->width;
    double padding = 0.7 * RP_MM;
    double height = style.leading;
    RpRect frame = {at.x, at.y - RP_HAN_MIDDLE * style.text.size - height / 2, text + 2 * padding,
                    height};

    rp_box_add_frame(box, frame, style.text.colour, 0.5, NULL);
    rp_table_put(state, box, cell->tag, &style, (RpPoint){at.x + padding, at.y});
}

RpBox *
rp_table_lines(const RpTableState *state, guint c, const RpCell *cell, bool below)
{
    const RpColumn *column = column_of(state, c);
    RpParagraphStyle style = below ? *rp_composer_style(state->composer, RP_STYLE_SUBCAPTION)
                                   : rp_table_cell_style(state->composer, column, cell);
    double tag = below ? 0 : rp_table_tag_width(state->composer, cell);
    const RpRichText *text = below ? cell->extra->below : cell->text;

    style.align = column->align == RP_COLUMN_LEFT     ? RP_ALIGN_LEFT
                  : column->align == RP_COLUMN_CENTER ? RP_ALIGN_CENTER
                                                      : RP_ALIGN_RIGHT;
    style.indent = 0;
    /* half a point of slack: a natural width must not break over rounding */
    return rp_text_paragraph(state->composer->setter, text, &style,
                             content_width(state, c, cell) - tag + 0.5);
}

/* A text in one style that needs no lines of its own: most cells of a long table. */
static bool
is_short(const RpTableState *state, guint c, const RpCell *cell)
{
    const RpParagraphStyle *style = rp_composer_style(state->composer, RP_STYLE_TABLE_CELL);
    double room = content_width(state, c, cell) - rp_table_tag_width(state->composer, cell);

    return cell->text->spans->len == 1 &&
           g_array_index(cell->text->spans, RpSpan, 0).link == NULL &&
           strchr(cell->text->text->str, '\n') == NULL &&
           rp_text_width(state->composer->setter, cell->text, style) <= room + 0.01;
}

static double
bar_space(const RpTableState *state)
{
    return rp_table_bar_height(state) + 2 * rp_table_bar_overhang(state);
}

static double
below_height(const RpTableState *state, guint c, const RpCell *cell)
{
    if (cell->extra == NULL)
        return 0;
    if (cell->extra->bar)
        return MAX(bar_space(state),
                   rp_composer_style(state->composer, RP_STYLE_SUBCAPTION)->leading);
    if (cell->extra->below == NULL)
        return 0;
    g_autoptr(RpBox) lines = rp_table_lines(state, c, cell, true);
    return lines->height;
}

double
rp_table_cell_height(RpTableState *state, guint c, const RpCell *cell)
{
    double height = rp_composer_style(state->composer, RP_STYLE_TABLE_CELL)->leading;

    if (cell->merged)
        return height;
    if (cell->kind == RP_CELL_TEXT && cell->text != NULL && !is_short(state, c, cell)) {
        g_autoptr(RpBox) lines = rp_table_lines(state, c, cell, false);
        height = MAX(height, lines->height);
    }
    return height + below_height(state, c, cell);
}

/* A text in one line of one style. */
static void
put_short(RpTableState *state, RpBox *box, guint c, const RpCell *cell, double baseline)
{
    RpParagraphStyle style = *rp_composer_style(state->composer, RP_STYLE_TABLE_CELL);
    double tag = rp_table_tag_width(state->composer, cell);

    style.text = g_array_index(cell->text->spans, RpSpan, 0).style;
    double width = rp_table_label(state, cell->text->text->str, &style)->width;
    double x = cell->span > 1 ? place_of(state, c)->x : aligned_x(state, c, width + tag);

    rp_table_put(state, box, cell->text->text->str, &style, (RpPoint){x, baseline});
    if (tag > 0)
        put_tag(state, box, cell,
                (RpPoint){x + width + RP_TAG_GAP,
                          baseline - RP_HAN_MIDDLE * style.text.size + RP_HAN_MIDDLE * 6.5});
}

/* Returns: where the text ends. */
static double
put_text(RpTableState *state, RpBox *box, guint c, const RpCell *cell, double top, double height)
{
    const RpParagraphStyle *style = rp_composer_style(state->composer, RP_STYLE_TABLE_CELL);
    double tag = rp_table_tag_width(state->composer, cell);

    if (is_short(state, c, cell)) {
        double size = g_array_index(cell->text->spans, RpSpan, 0).style.size;
        double line = state->from_top ? style->leading : height;

        put_short(state, box, c, cell, top + line / 2 + RP_HAN_MIDDLE * size);
        return top + style->leading;
    }
    RpBox *lines = rp_table_lines(state, c, cell, false);
    double y = state->from_top ? top : top + (height - lines->height) / 2;
    double end = y + lines->height;

    if (tag > 0) {
        double name = rp_text_width(state->composer->setter, cell->text, style);
        double x = place_of(state, c)->x + MIN(name, place_of(state, c)->width - tag) + RP_TAG_GAP;
        put_tag(state, box, cell, (RpPoint){x, y + style->leading / 2 + RP_HAN_MIDDLE * 6.5});
    }
    rp_box_place(box, lines, place_of(state, c)->x, y);
    return end;
}

static void
put_bar(const RpTableState *state, RpBox *box, guint c, const RpCell *cell, double middle)
{
    const RpColumnPlace *place = place_of(state, c);
    double height = rp_table_bar_height(state);
    RpStatus status = cell->kind == RP_CELL_BAR ? cell->status : cell->extra->status;
    RpBarMark bar = {status, cell->extra->completion, cell->extra->elapsed,
                     rp_table_bar_overhang(state), rp_table_marker(state)};

    rp_mark_bar(box, (RpRect){place->x, middle - height / 2, place->width, height}, &bar,
                &state->composer->sheet->theme);
}

/* How many are how far, in the order of every legend. */
static void
put_strip(const RpTableState *state, RpBox *box, guint c, const RpCell *cell, double middle)
{
    const RpColumnPlace *place = place_of(state, c);
    unsigned total = 0;
    double x = place->x;

    for (int s = 0; s < RP_N_STATUS; s++)
        total += cell->extra->counts[s];
    for (int s = 0; s < RP_N_STATUS; s++) {
        const double width = total == 0 ? 0 : place->width * cell->extra->counts[s] / total;
        const double end = place->x + place->width;
        const double gap = x + width < end - 0.01 ? STRIP_GAP : 0;

        if (width > 0)
            rp_mark_fill(
                box, (RpStatus)s,
                (RpRect){x, middle - STRIP_HEIGHT / 2, MAX(width - gap, 0.3), STRIP_HEIGHT},
                &state->composer->sheet->theme);
        x += width;
    }
}

static void
put_spark(const RpTableState *state, RpBox *box, guint c, const RpCell *cell, double middle)
{
    const RpColumnPlace *place = place_of(state, c);
    const GArray *values = cell->extra->values;

    rp_mark_spark(box, (RpRect){place->x, middle - SPARK_HEIGHT / 2, place->width, SPARK_HEIGHT},
                  (const double *)(void *)values->data, values->len, cell->status,
                  &state->composer->sheet->theme);
}

/* ▲2, ▼1, —; in the second ink, for up is not always good. */
static void
put_move(RpTableState *state, RpBox *box, guint c, const RpCell *cell, double baseline)
{
    RpParagraphStyle style = rp_table_cell_style(state->composer, column_of(state, c), cell);
    const int move = cell->extra->move;
    g_autofree char *number = g_strdup_printf("%d", move == RP_NO_MOVE ? 0 : ABS(move));

    if (move == 0 || move == RP_NO_MOVE) {
        style.text.colour = state->composer->sheet->theme.ink3;
        double width = rp_table_label(state, "—", &style)->width;
        rp_table_put(state, box, move == 0 ? "—" : "", &style,
                     (RpPoint){aligned_x(state, c, width), baseline});
        return;
    }
    style.text.colour = state->composer->sheet->theme.ink2;
    RpParagraphStyle arrow = style;
    arrow.text.size *= ARROW_SIZE;
    const char *mark = move > 0 ? "▲" : "▼";
    double gap = 0.12 * style.text.size;
    double first = rp_table_label(state, mark, &arrow)->width;
    double x = aligned_x(state, c, first + gap + rp_table_label(state, number, &style)->width);
    double lift = RP_HAN_MIDDLE * (style.text.size - arrow.text.size);

    rp_table_put(state, box, mark, &arrow, (RpPoint){x, baseline - lift});
    rp_table_put(state, box, number, &style, (RpPoint){x + first + gap, baseline});
}

static void
put_status(RpTableState *state, RpBox *box, guint c, const RpCell *cell, double baseline)
{
    RpParagraphStyle style = rp_table_cell_style(state->composer, column_of(state, c), cell);
    const char *word = cell->word != NULL
                           ? cell->word
                           : rp_theme_word(&state->composer->sheet->theme, cell->status);
    double size = style.text.size;
    double indent = (RP_LIGHT_SIDE + RP_LIGHT_GAP) * size;
    double x = aligned_x(state, c, indent + rp_table_label(state, word, &style)->width);
    RpPoint centre = {x + RP_LIGHT_SIDE * size / 2, baseline - RP_LIGHT_CENTRE * size};

    rp_mark_light(box, cell->status, centre, RP_LIGHT_SIDE * size, &state->composer->sheet->theme);
    rp_table_put(state, box, word, &style, (RpPoint){x + indent, baseline});
}

static void
put_below(RpTableState *state, RpBox *box, guint c, const RpCell *cell, double top)
{
    if (cell->extra == NULL || (!cell->extra->bar && cell->extra->below == NULL))
        return;
    if (cell->extra->bar)
        put_bar(state, box, c, cell, top + below_height(state, c, cell) / 2);
    else
        rp_box_place(box, rp_table_lines(state, c, cell, true), place_of(state, c)->x, top);
}

/* The whole place of a cell, padding included. */
static RpRect
cell_rect(const RpTableState *state, const RpBox *row, guint c, const RpCell *cell)
{
    const RpColumnPlace *first = place_of(state, c);
    const RpColumnPlace *last =
        place_of(state, MIN(c + MAX(cell->span, 1), state->places->len) - 1);
    const double from = first->x - MIN(first->left, RP_CELL_PADDING);

    return (RpRect){from, 0, last->x + last->width + last->right - from, row->height};
}

static void
put_fill(const RpTableState *state, RpBox *box, const RpBox *row, guint c, const RpCell *cell)
{
    RpRect rect = cell_rect(state, row, c, cell);

    if (state->composer->sheet->theme.mono)
        rp_box_add_frame(box, (RpRect){rect.x + 0.5, 1, rect.width - 1, rect.height - 2.5},
                         RP_BLACK, 0.5, NULL);
    else
        rp_box_add_rect(box, rect, rp_table_tint(cell->fill));
}

static void
put_content(RpTableState *state, RpBox *box, guint c, const RpCell *cell, double top, double height)
{
    const RpParagraphStyle *style = rp_composer_style(state->composer, RP_STYLE_TABLE_CELL);
    double line = state->from_top ? style->leading : height;
    double middle = top + line / 2;
    double baseline = middle + RP_HAN_MIDDLE * style->text.size;
    double end = top + style->leading;

    switch (cell->kind) {
    case RP_CELL_TEXT:
        if (cell->text != NULL)
            end = put_text(state, box, c, cell, top, height);
        break;
    case RP_CELL_NUMBER:
        put_number(state, box, c, cell, baseline);
        break;
    case RP_CELL_MISSING:
        put_missing(state, box, c, cell, baseline);
        break;
    case RP_CELL_STATUS:
        put_status(state, box, c, cell, baseline);
        break;
    case RP_CELL_BAR:
        put_bar(state, box, c, cell, middle);
        break;
    case RP_CELL_MOVE:
        put_move(state, box, c, cell, baseline);
        break;
    case RP_CELL_STRIP:
        put_strip(state, box, c, cell, middle);
        break;
    case RP_CELL_SPARK:
        put_spark(state, box, c, cell, middle);
        break;
    case RP_CELL_BLANK:
        break;
    }
    put_below(state, box, c, cell, end);
}

/* On top of a further page a merged cell is shown again. */
static void
put_again(RpTableState *state, RpBox *row, guint c, const RpCell *cell)
{
    const RpParagraphStyle *style = rp_composer_style(state->composer, RP_STYLE_TABLE_CELL);

    if (row->at_top == NULL)
        row->at_top = rp_box_new(RP_BOX_GROUP, row->width, row->height);
    put_content(state, row->at_top, c, cell, style->before,
                row->height - style->before - style->after);
}

void
rp_table_put_cell(RpTableState *state, RpBox *row, guint c, const RpCell *cell)
{
    const RpParagraphStyle *style = rp_composer_style(state->composer, RP_STYLE_TABLE_CELL);
    RpBox *box = rp_box_new(RP_BOX_GROUP, row->width, row->height);

    box->tag = RP_TAG_TD;
    if (cell->filled)
        put_fill(state, box, row, c, cell);
    if (cell->merged)
        put_again(state, row, c, cell);
    else
        put_content(state, box, c, cell, style->before, row->height - style->before - style->after);
    rp_box_place(row, box, 0, 0);
}
