#include "compose/table-private.h"

#include "chart/marks.h"

/* look: 7.5 Tables */
#define ROW_RULE    0.35
#define MONO_RULE   0.25 /* the same in black, which looks heavier than grey */
#define FIFTH_RULE  0.5
#define STRONG_RULE 0.5 /* under group heads and the national row, above subtotals */
#define GROUP_ABOVE (2.4 * RP_MM)
#define GROUP_BELOW (1.0 * RP_MM)
#define HEAD_GAP    3.5 /* head's last line to its rule */
#define OVER_GAP    2.0 /* rule of a head over others, below and above it */

static const RpTheme *
theme_of(const RpTableState *state)
{
    return &state->composer->sheet->theme;
}

static const RpRow *
row_at(const RpTableState *state, guint r)
{
    return r < state->table->rows->len ? &g_array_index(state->table->rows, RpRow, r) : NULL;
}

static RpBox *
group_head(RpTableState *state, const RpRow *row, bool again)
{
    g_autofree char *text = g_strconcat(row->group, again ? "（续）" : "", NULL);
    RpParagraphStyle style = *rp_composer_style(state->composer, RP_STYLE_TABLE_NAME);
    double height = GROUP_ABOVE + style.leading + GROUP_BELOW;
    RpBox *box = rp_box_new(RP_BOX_GROUP, state->composer->measure, height);
    RpBox *cell = rp_box_new(RP_BOX_GROUP, box->width, height);
    double size = style.text.size;
    RpPoint at = {0, GROUP_ABOVE + style.leading / 2 + RP_HAN_MIDDLE * size};

    style.text.weight = 700;
    if (row->light) {
        rp_mark_light(cell, row->status, (RpPoint){size / 2, at.y - RP_LIGHT_CENTRE * size},
                      RP_LIGHT_SIDE * size, theme_of(state));
        at.x += 1.5 * size;
    }
    rp_table_put(state, cell, text, &style, at);
    if (row->group2 != NULL && !again) {
        RpParagraphStyle quiet = *rp_composer_style(state->composer, RP_STYLE_SUBCAPTION);
        double width = rp_table_label(state, row->group2, &quiet)->width;

        rp_table_put(state, cell, row->group2, &quiet, (RpPoint){box->width - width, at.y});
    }
    rp_box_add_rect(box, (RpRect){0, height - STRONG_RULE, box->width, STRONG_RULE},
                    theme_of(state)->ink);
    rp_box_place(box, cell, 0, 0);
    if (!again) { /* what is repeated is read once */
        cell->tag = RP_TAG_TD;
        box->tag = RP_TAG_TR;
    }
    box->keep_with_next = true;
    return box;
}

/* The head of a group, with what stands on top of each further page that its rows are on. */
static RpBox *
group_row(RpTableState *state, const RpRow *row)
{
    RpBox *box = group_head(state, row, false);

    box->again = group_head(state, row, true);
    return box;
}

/* A sum of sums belongs to no group. */
static void
end_group(const RpTableState *state, RpBox *box, guint r)
{
    if (r > 0 && row_at(state, r)->total && row_at(state, r - 1)->total)
        box->again = rp_box_new(RP_BOX_LEAF, box->width, 0);
}

static bool
is_merged_below(const RpTableState *state, guint r, guint c)
{
    const RpRow *next = row_at(state, r + 1);

    return next != NULL && next->cells != NULL && c < next->cells->len &&
           g_array_index(next->cells, RpCell, c).merged;
}

/* Rows are composed in order; those of a group are counted from its head on. */
static void
count_row(RpTableState *state, const RpRow *row)
{
    state->counted = row->group != NULL || row->emphasis ? 0 : state->counted + 1;
}

static bool
is_nth(const RpTableState *state)
{
    const int every = state->table->look.rule_every;

    return every > 0 && state->counted > 0 && state->counted % every == 0;
}

typedef struct {
    double width; /* pt */
    RpColour ink;
} Rule;

static Rule
rule_under(const RpTableState *state, const RpRow *row, bool last)
{
    const RpTheme *theme = theme_of(state);
    bool nth = is_nth(state);

    if (last)
        return (Rule){rp_table_rule(state), theme->ink};
    if (row->emphasis)
        return (Rule){STRONG_RULE, theme->ink};
    if (theme->mono)
        return (Rule){nth ? FIFTH_RULE : MONO_RULE, RP_BLACK};
    return nth ? (Rule){FIFTH_RULE, theme->hair5} : (Rule){ROW_RULE, theme->hair};
}

/* Draw the part of a rule between `from` and `to`, at the foot of the box. */
static void
put_rule_part(RpBox *box, const Rule *rule, double from, double to)
{
    if (to > from)
        rp_box_add_rect(box, (RpRect){from, box->height - rule->width, to - from, rule->width},
                        rule->ink);
}

/* The line under a row, open where cells are merged with those below. */
static void
put_rule(const RpTableState *state, RpBox *box, guint r)
{
    bool last = row_at(state, r + 1) == NULL;
    Rule rule = rule_under(state, row_at(state, r), last);
    double from = 0;

    for (guint c = 0; !last && c < state->places->len; c++) {
        const RpColumnPlace *place = &g_array_index(state->places, RpColumnPlace, c);

        if (!is_merged_below(state, r, c))
            continue;
        put_rule_part(box, &rule, from, place->x - place->left);
        from = place->x + place->width;
    }
    put_rule_part(box, &rule, from, box->width);
}

static void
put_ground(const RpTableState *state, RpBox *box, const RpRow *row)
{
    RpRect whole = {0, 0, box->width, box->height};

    if (!row->emphasis && !row->filled)
        return;
    if (theme_of(state)->mono)
        rp_box_add_frame(box, (RpRect){0.25, 0.25, whole.width - 0.5, whole.height - 0.5}, RP_BLACK,
                         0.5, NULL);
    else
        rp_box_add_rect(box, whole,
                        row->emphasis ? theme_of(state)->tint : rp_table_tint(row->status));
}

/* The place of a row, and the link of its one cell that leads somewhere. */
static void
put_link(const RpTableState *state, RpBox *box, const RpRow *row)
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

/* Returns: height of what the cells of a row show. */
static double
content_height(RpTableState *state, const RpRow *row, guint n)
{
    double height = rp_composer_style(state->composer, RP_STYLE_TABLE_CELL)->leading;

    for (guint c = 0; c < n; c++)
        height = MAX(height, rp_table_cell_height(state, c, &g_array_index(row->cells, RpCell, c)));
    return height;
}

static void
put_cells(RpTableState *state, RpBox *box, const RpRow *row, guint n)
{
    const bool from_top = state->from_top;

    state->from_top |= box->height > state->room;
    for (guint c = 0; c < n; c++) {
        const RpCell *cell = &g_array_index(row->cells, RpCell, c);

        rp_table_put_cell(state, box, c, cell);
        c += cell->span > 1 ? cell->span - 1u : 0;
    }
    state->from_top = from_top;
}

RpBox *
rp_table_row(RpTableState *state, guint r)
{
    const RpRow *row = row_at(state, r);
    const RpParagraphStyle *style = rp_composer_style(state->composer, RP_STYLE_TABLE_CELL);

    count_row(state, row);
    if (row->group != NULL)
        return group_row(state, row);
    const guint n = MIN(row->cells->len, state->places->len);
    RpBox *box = rp_box_new(RP_BOX_GROUP, state->composer->measure,
                            style->before + content_height(state, row, n) + style->after);
    put_ground(state, box, row);
    put_rule(state, box, r);
    if (row->total)
        rp_box_add_rect(box, (RpRect){0, 0, box->width, ROW_RULE}, theme_of(state)->ink);
    box->tag = RP_TAG_TR;
    put_cells(state, box, row, n);
    put_link(state, box, row);
    end_group(state, box, r);
    /* a subtotal is read with what it sums up */
    const RpRow *next = row_at(state, r + 1);
    box->keep_with_next = next != NULL && next->total;
    return box;
}

static bool
has_over(const GArray *columns)
{
    for (guint c = 0; c < columns->len; c++)
        if (g_array_index(columns, RpColumn, c).over != NULL)
            return true;
    return false;
}

static bool
has_second_line(const GArray *columns)
{
    for (guint c = 0; c < columns->len; c++)
        if (g_array_index(columns, RpColumn, c).head2 != NULL)
            return true;
    return false;
}

/* Add one head line, aligned as its column. */
static void
put_head_line(RpTableState *state, RpBox *cell, guint c, const char *text, double baseline)
{
    const RpParagraphStyle *style = rp_composer_style(state->composer, RP_STYLE_TABLE_HEAD);
    const RpColumn *column = &g_array_index(state->table->columns, RpColumn, c);
    const RpColumnPlace *place = &g_array_index(state->places, RpColumnPlace, c);
    RpPoint at = {place->x, baseline};

    if (*text == '\0')
        return;
    double spare = place->width - rp_table_label(state, text, style)->width;
    if (column->align == RP_COLUMN_NUMBER || column->align == RP_COLUMN_RIGHT)
        at.x += spare;
    else if (column->align == RP_COLUMN_CENTER)
        at.x += spare / 2;
    rp_table_put(state, cell, text, style, at);
}

/* A head over its columns, centred, with a fine rule below. */
static void
put_over(RpTableState *state, RpBox *row, guint first, guint end)
{
    const RpParagraphStyle *style = rp_composer_style(state->composer, RP_STYLE_TABLE_HEAD);
    const RpColumnPlace *from = &g_array_index(state->places, RpColumnPlace, first);
    const RpColumnPlace *to = &g_array_index(state->places, RpColumnPlace, end - 1);
    const char *text = g_array_index(state->table->columns, RpColumn, first).over;
    double width = to->x + to->width - from->x;
    double text_width = rp_table_label(state, text, style)->width;
    RpBox *cell = rp_box_new(RP_BOX_GROUP, row->width, row->height);

    rp_table_put(state, cell, text, style,
                 (RpPoint){from->x + (width - text_width) / 2,
                           style->leading / 2 + RP_HAN_MIDDLE * style->text.size});
    rp_box_add_rect(cell, (RpRect){from->x, style->leading + OVER_GAP, width, ROW_RULE},
                    style->text.colour);
    cell->tag = RP_TAG_TH;
    rp_box_place(row, cell, 0, 0);
}

static void
put_overs(RpTableState *state, RpBox *row)
{
    const GArray *columns = state->table->columns;

    for (guint c = 0; c < columns->len;) {
        const char *over = g_array_index(columns, RpColumn, c).over;
        guint end = c + 1;

        while (end < columns->len &&
               g_strcmp0(g_array_index(columns, RpColumn, end).over, over) == 0)
            end++;
        if (over != NULL)
            put_over(state, row, c, end);
        c = end;
    }
}

/* Heads stand on their rule, one or two lines, aligned like their column. */
RpBox *
rp_table_head_row(RpTableState *state)
{
    const RpParagraphStyle *style = rp_composer_style(state->composer, RP_STYLE_TABLE_HEAD);
    const GArray *columns = state->table->columns;
    double rule = rp_table_rule(state);
    double over = has_over(columns) ? style->leading + 2 * OVER_GAP : 0;
    double above = state->table->look.three_lines ? HEAD_GAP : 0;
    double lines = has_second_line(columns) ? 2 : 1;
    double height = above + over + lines * style->leading + HEAD_GAP + rule;
    double last = height - rule - HEAD_GAP - style->leading / 2 + RP_HAN_MIDDLE * style->text.size;
    RpBox *row = rp_box_new(RP_BOX_GROUP, state->composer->measure, height);
    RpBox *heads = rp_box_new(RP_BOX_GROUP, row->width, height - above);

    put_overs(state, heads);
    rp_box_place(row, heads, 0, above);
    for (guint c = 0; c < columns->len; c++) {
        const RpColumn *column = &g_array_index(columns, RpColumn, c);
        RpBox *cell = rp_box_new(RP_BOX_GROUP, row->width, height);

        if (column->head2 != NULL)
            put_head_line(state, cell, c, column->head, last - style->leading);
        put_head_line(state, cell, c, column->head2 != NULL ? column->head2 : column->head, last);
        cell->tag = RP_TAG_TH;
        rp_box_place(row, cell, 0, 0);
    }
    rp_box_add_rect(row, (RpRect){0, height - rule, row->width, rule}, theme_of(state)->ink);
    if (state->table->look.three_lines)
        rp_box_add_rect(row, (RpRect){0, 0, row->width, rule}, theme_of(state)->ink);
    row->tag = RP_TAG_TR;
    return row;
}
