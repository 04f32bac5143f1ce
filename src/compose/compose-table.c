#include "compose/composer-private.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/richtext.h"
#include "chart/marks.h"
#include "compose/table-columns-private.h"

/* look: 7.5 Tables */
#define STRONG_RULE  0.75
#define ROW_RULE     0.35
#define SUBTITLE_GAP (2.4 * RP_MM) /* caption's second line to the head */
#define HEAD_GAP     3.5           /* head's last line to its rule */
#define NOTE_GAP     (1.6 * RP_MM)
#define BAR_HEIGHT   (2.2 * RP_MM)
#define BAR_OVERHANG (1.0 * RP_MM)
#define MARKER_WIDTH (0.35 * RP_MM)
#define PREFIX_GAP   0.2 /* comparator to number, em */

/* A table being composed. */
typedef struct {
    const RpComposer *composer;
    const RpTableSpec *table;
    GArray *places; /* owned; of RpColumnPlace */
} TableState;

/* Middle of the Han em-box to the baseline, em. */
static double
centred_baseline(double middle, double size)
{
    return middle + 0.37 * size;
}

/* Prefix and number end at the decimal point; the fraction hangs to the right of it. */
static void
put_number(const TableState *state, RpBox *box, guint c, const RpCell *cell, double baseline)
{
    const RpColumnPlace *place = &g_array_index(state->places, RpColumnPlace, c);
    const RpColumn *column = &g_array_index(state->table->columns, RpColumn, c);
    RpParagraphStyle style = rp_table_cell_style(state->composer, column, cell);
    RpParagraphStyle quiet = style;
    double integer, fraction;

    rp_table_number_widths(state->composer, cell, &integer, &fraction);
    double x = place->x + place->width - place->fraction - integer;

    quiet.text.colour = state->composer->sheet->theme.ink3;
    quiet.text.weight = 400;
    if (cell->prefix != NULL && *cell->prefix != '\0')
        x += rp_composer_put(state->composer, box, cell->prefix, &quiet, (RpPoint){x, baseline}) +
             PREFIX_GAP * style.text.size;
    x += rp_composer_put(state->composer, box, cell->number, &style, (RpPoint){x, baseline});
    rp_composer_put(state->composer, box, cell->suffix, &quiet, (RpPoint){x, baseline});
}

static void
put_missing(const TableState *state, RpBox *box, guint c, const RpCell *cell, double baseline)
{
    const RpColumnPlace *place = &g_array_index(state->places, RpColumnPlace, c);
    const RpColumn *column = &g_array_index(state->table->columns, RpColumn, c);
    RpParagraphStyle style = rp_table_cell_style(state->composer, column, cell);

    if (column->align == RP_COLUMN_NUMBER)
        rp_composer_put_right(state->composer, box, "—", &style,
                              (RpPoint){place->x + place->width - place->fraction, baseline});
    else
        rp_composer_put(state->composer, box, "—", &style, (RpPoint){place->x, baseline});
}

/* The framed word on the first line after the name. */
static void
put_tag(const TableState *state, RpBox *box, const RpCell *cell, RpPoint at)
{
    RpParagraphStyle style = rp_table_tag_style(state->composer);
    double text = rp_text_label_width(state->composer->setter, cell->tag, &style);
    double padding = 0.7 * RP_MM;
    double height = style.leading;
    RpRect frame = {at.x, at.y - 0.37 * style.text.size - height / 2, text + 2 * padding, height};

    rp_box_add_frame(box, frame, style.text.colour, 0.5, NULL);
    rp_composer_put(state->composer, box, cell->tag, &style, (RpPoint){at.x + padding, at.y});
}

/* Returns: (owned) the lines of a text cell. */
static RpBox *
text_lines(const TableState *state, guint c, const RpCell *cell)
{
    const RpColumnPlace *place = &g_array_index(state->places, RpColumnPlace, c);
    const RpColumn *column = &g_array_index(state->table->columns, RpColumn, c);
    RpParagraphStyle style = rp_table_cell_style(state->composer, column, cell);
    double tag = rp_table_tag_width(state->composer, cell);

    style.align = column->align == RP_COLUMN_LEFT     ? RP_ALIGN_LEFT
                  : column->align == RP_COLUMN_CENTER ? RP_ALIGN_CENTER
                                                      : RP_ALIGN_RIGHT;
    style.indent = 0;
    /* half a point of slack: a natural width must not break over rounding */
    return rp_text_paragraph(state->composer->setter, cell->text, &style, place->width - tag + 0.5);
}

static void
put_text(const TableState *state, RpBox *box, guint c, const RpCell *cell, double middle)
{
    const RpColumnPlace *place = &g_array_index(state->places, RpColumnPlace, c);
    const RpParagraphStyle *style = rp_composer_style(state->composer, RP_STYLE_TABLE_CELL);
    double tag = rp_table_tag_width(state->composer, cell);
    RpBox *lines = text_lines(state, c, cell);
    double top = middle - lines->height / 2;

    if (tag > 0) {
        double name = rp_text_width(state->composer->setter, cell->text, style);
        double x = place->x + MIN(name, place->width - tag) + RP_CELL_PADDING;
        put_tag(state, box, cell, (RpPoint){x, centred_baseline(top + style->leading / 2, 6.5)});
    }
    rp_box_place(box, lines, place->x, top);
}

static void
put_bar(const TableState *state, RpBox *box, guint c, const RpCell *cell, double middle)
{
    const RpColumnPlace *place = &g_array_index(state->places, RpColumnPlace, c);
    RpBarMark bar = {cell->status, cell->completion, cell->elapsed, BAR_OVERHANG};

    rp_mark_bar(box, (RpRect){place->x, middle - BAR_HEIGHT / 2, place->width, BAR_HEIGHT}, &bar,
                &state->composer->sheet->theme);
}

/* Put a cell into its own box, which covers the whole row, for the structure tree. */
static void
put_cell(const TableState *state, RpBox *row, guint c, const RpCell *cell, double middle)
{
    const RpColumnPlace *place = &g_array_index(state->places, RpColumnPlace, c);
    const RpColumn *column = &g_array_index(state->table->columns, RpColumn, c);
    RpParagraphStyle style = rp_table_cell_style(state->composer, column, cell);
    double baseline = centred_baseline(middle, style.text.size);
    RpBox *box = rp_box_new(RP_BOX_GROUP, row->width, row->height);

    box->tag = RP_TAG_TD;
    switch (cell->kind) {
    case RP_CELL_TEXT:
        if (cell->text != NULL)
            put_text(state, box, c, cell, middle);
        break;
    case RP_CELL_NUMBER:
        put_number(state, box, c, cell, baseline);
        break;
    case RP_CELL_MISSING:
        put_missing(state, box, c, cell, baseline);
        break;
    case RP_CELL_STATUS:
        rp_composer_put_light(state->composer, box, cell->status, cell->word, &style,
                              (RpPoint){place->x, baseline});
        break;
    case RP_CELL_BAR:
        put_bar(state, box, c, cell, middle);
        break;
    }
    rp_box_place(row, box, 0, 0);
}

/* Returns: height of the highest cell's content. */
static double
content_height(const TableState *state, const RpRow *row)
{
    double height = rp_composer_style(state->composer, RP_STYLE_TABLE_CELL)->leading;

    for (guint c = 0; c < MIN(row->cells->len, state->places->len); c++) {
        const RpCell *cell = &g_array_index(row->cells, RpCell, c);

        if (cell->kind != RP_CELL_TEXT || cell->text == NULL)
            continue;
        g_autoptr(RpBox) lines = text_lines(state, c, cell);
        height = MAX(height, lines->height);
    }
    return height;
}

static RpBox *
compose_group(const TableState *state, const RpRow *row)
{
    const RpParagraphStyle *style = rp_composer_style(state->composer, RP_STYLE_TABLE_NAME);
    RpParagraphStyle strong = *style;
    double height = style->leading + 9;
    RpBox *box = rp_box_new(RP_BOX_GROUP, state->composer->measure, height);

    strong.text.weight = 700;
    RpPoint at = {0, centred_baseline(height / 2 + 1, style->text.size)};
    if (row->light)
        rp_composer_put_light(state->composer, box, row->status, row->group, &strong, at);
    else
        rp_composer_put(state->composer, box, row->group, &strong, at);
    rp_box_add_rect(box, (RpRect){0, height - 0.5, box->width, 0.5},
                    state->composer->sheet->theme.ink);
    box->tag = RP_TAG_TR;
    box->keep_with_next = true;
    return box;
}

/* The place of a row, and the link of its one cell that leads somewhere. */
static void
put_link(const TableState *state, RpBox *box, const RpRow *row)
{
    guint c = state->table->link_column;

    if (row->place != NULL)
        rp_box_add_dest(box, (RpPoint){0, 0}, row->place);
    if (row->link == NULL || box->children == NULL || c >= box->children->len)
        return;
    const RpColumnPlace *place = &g_array_index(state->places, RpColumnPlace, c);
    rp_box_add_link(g_ptr_array_index(box->children, c),
                    (RpRect){place->x, 0, place->width, box->height}, row->link);
}

static RpBox *
compose_row(const TableState *state, const RpRow *row, bool last)
{
    if (row->group != NULL)
        return compose_group(state, row);

    const RpTheme *theme = &state->composer->sheet->theme;
    const RpParagraphStyle *style = rp_composer_style(state->composer, RP_STYLE_TABLE_CELL);
    double height = style->before + content_height(state, row) + style->after;
    double rule = last ? STRONG_RULE : ROW_RULE;
    RpBox *box = rp_box_new(RP_BOX_GROUP, state->composer->measure, height);

    if (row->emphasis)
        rp_box_add_rect(box, (RpRect){0, 0, box->width, height}, theme->tint);
    rp_box_add_rect(box, (RpRect){0, height - rule, box->width, rule},
                    last ? theme->ink : theme->hair);
    box->tag = RP_TAG_TR;
    for (guint c = 0; c < MIN(row->cells->len, state->places->len); c++)
        put_cell(state, box, c, &g_array_index(row->cells, RpCell, c), height / 2);
    put_link(state, box, row);
    return box;
}

/* Heads stand on their rule, one or two lines, aligned like their column. */
static RpBox *
compose_head_row(const TableState *state)
{
    const RpParagraphStyle *style = rp_composer_style(state->composer, RP_STYLE_TABLE_HEAD);
    const GArray *columns = state->table->columns;
    double height = 2 * style->leading + HEAD_GAP + STRONG_RULE;
    double second = height - STRONG_RULE - HEAD_GAP - style->leading / 2 + 0.37 * style->text.size;
    RpBox *row = rp_box_new(RP_BOX_GROUP, state->composer->measure, height);

    for (guint c = 0; c < columns->len; c++) {
        const RpColumn *column = &g_array_index(columns, RpColumn, c);
        const RpColumnPlace *place = &g_array_index(state->places, RpColumnPlace, c);
        const char *lines[] = {column->head2 == NULL ? "" : column->head,
                               column->head2 == NULL ? column->head : column->head2};
        RpBox *cell = rp_box_new(RP_BOX_GROUP, row->width, height);

        for (int i = 0; i < 2; i++) {
            RpPoint at = {place->x, second - (1 - i) * style->leading};
            double width = *lines[i] == '\0'
                               ? 0
                               : rp_text_label_width(state->composer->setter, lines[i], style);

            if (column->align == RP_COLUMN_NUMBER)
                at.x += place->width - width;
            else if (column->align == RP_COLUMN_CENTER)
                at.x += (place->width - width) / 2;
            rp_composer_put(state->composer, cell, lines[i], style, at);
        }
        cell->tag = RP_TAG_TH;
        rp_box_place(row, cell, 0, 0);
    }
    rp_box_add_rect(row, (RpRect){0, height - STRONG_RULE, row->width, STRONG_RULE},
                    state->composer->sheet->theme.ink);
    row->tag = RP_TAG_TR;
    return row;
}

/* "▏时序进度50.0%" at the right of the caption's second line. */
static void
put_marker_key(const TableState *state, RpBox *line, double baseline)
{
    const RpParagraphStyle *style = rp_composer_style(state->composer, RP_STYLE_SUBCAPTION);
    g_autofree char *percent = rp_number_format(100 * state->table->elapsed, 1);
    g_autofree char *text = g_strdup_printf("时序进度%s%%", percent);
    double width =
        rp_composer_put_right(state->composer, line, text, style, (RpPoint){line->width, baseline});
    double height = BAR_HEIGHT + 2 * BAR_OVERHANG;

    rp_box_add_rect(line,
                    (RpRect){line->width - width - 0.5 * style->text.size - MARKER_WIDTH,
                             baseline - 0.37 * style->text.size - height / 2, MARKER_WIDTH, height},
                    state->composer->sheet->theme.ink);
}

static bool
has_bars(const RpTableSpec *table)
{
    for (guint r = 0; r < table->rows->len; r++) {
        const RpRow *row = &g_array_index(table->rows, RpRow, r);

        for (guint c = 0; row->cells != NULL && c < row->cells->len; c++)
            if (g_array_index(row->cells, RpCell, c).kind == RP_CELL_BAR)
                return true;
    }
    return false;
}

/* Caption, its second line and the head row; `again` for the parts after the first. */
static RpBox *
compose_head(const TableState *state, bool again)
{
    const RpTableSpec *table = state->table;
    const RpParagraphStyle *second = rp_composer_style(state->composer, RP_STYLE_SUBCAPTION);
    RpBox *head = rp_box_new(RP_BOX_COLUMN, state->composer->measure, 0);
    g_autoptr(GString) title = g_string_new(NULL);

    if (table->number > 0)
        g_string_append_printf(title, "表%d\xe3\x80\x80", table->number);
    g_string_append(title, table->title == NULL ? "" : table->title);
    if (again)
        g_string_append(title, "（续）");
    if (title->len > 0) {
        RpBox *caption = rp_composer_paragraph(state->composer, title->str, RP_STYLE_CAPTION,
                                               state->composer->measure);
        caption->tag = RP_TAG_CAPTION;
        rp_box_append(head, caption);
    }

    bool marker = has_bars(table) && !isnan(table->elapsed);
    if ((table->subtitle != NULL && *table->subtitle != '\0') || marker) {
        RpBox *line = rp_box_new(RP_BOX_GROUP, state->composer->measure, second->leading);
        double baseline = centred_baseline(second->leading / 2, second->text.size);

        rp_composer_put(state->composer, line, table->subtitle, second, (RpPoint){0, baseline});
        if (marker)
            put_marker_key(state, line, baseline);
        line->after = SUBTITLE_GAP;
        line->tag = RP_TAG_CAPTION;
        rp_box_append(head, line);
    }
    rp_box_append(head, compose_head_row(state));
    return head;
}

/* The place that contents and links lead to: the first caption. */
static void
mark_place(RpBox *head, const RpBlock *block)
{
    g_autofree char *place = rp_composer_place(block);
    RpBox *mark = rp_box_new(RP_BOX_LEAF, head->width, 0);

    rp_box_add_dest(mark, (RpPoint){0, 0}, place);
    g_ptr_array_insert(head->children, 0, mark);
}

static void
untag(RpBox *box)
{
    box->tag = RP_TAG_NONE;
    for (guint i = 0; box->children != NULL && i < box->children->len; i++)
        untag(g_ptr_array_index(box->children, i));
}

RpBox *
rp_compose_table(const RpComposer *composer, const RpBlock *block)
{
    const RpTableSpec *table = block->u.table;
    const RpParagraphStyle *caption = rp_composer_style(composer, RP_STYLE_CAPTION);
    g_autoptr(GArray) places = rp_table_columns_solve(composer, table);
    TableState state = {composer, table, places};
    RpBox *box = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);

    box->head = compose_head(&state, false);
    mark_place(box->head, block);
    box->head_again = compose_head(&state, true);
    untag(box->head_again); /* what is repeated is read once */
    for (guint r = 0; r < table->rows->len; r++)
        rp_box_append(box, compose_row(&state, &g_array_index(table->rows, RpRow, r),
                                       r + 1 == table->rows->len));
    if (table->note != NULL && *table->note != '\0') {
        box->foot = rp_composer_paragraph(composer, table->note, RP_STYLE_NOTE, composer->measure);
        box->foot->before = NOTE_GAP;
        box->foot->tag = RP_TAG_NOTE;
    }
    box->min_lines = 2;
    box->before = caption->before;
    box->after = caption->after;
    box->tag = RP_TAG_TABLE;
    return box;
}
