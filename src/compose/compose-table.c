#include "compose/table-private.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/richtext.h"
#include "chart/marks.h"

/* look: 7.5 Tables */
#define SUBTITLE_GAP (2.4 * RP_MM) /* caption's second line to the head */
#define NOTE_GAP     (1.6 * RP_MM)
#define LEGEND_GAP   (4.0 * RP_MM) /* between the entries of the legend */

/* "▏时序进度50.0%" at the right of the caption's second line. Returns: its width. */
static double
put_marker_key(RpTableState *state, RpBox *line, double baseline)
{
    const RpParagraphStyle *style = rp_composer_style(state->composer, RP_STYLE_SUBCAPTION);
    g_autofree char *percent = rp_number_format(100 * state->table->elapsed, 1);
    g_autofree char *text = g_strdup_printf("时序进度%s%%", percent);
    double width =
        rp_composer_put_right(state->composer, line, text, style, (RpPoint){line->width, baseline});
    double marker = rp_table_marker(state);
    double height = rp_table_bar_height(state) + 2 * rp_table_bar_overhang(state);
    double before = 0.5 * style->text.size + marker;

    rp_box_add_rect(line,
                    (RpRect){line->width - width - before,
                             baseline - RP_HAN_MIDDLE * style->text.size - height / 2, marker,
                             height},
                    state->composer->sheet->theme.ink);
    return width + before;
}

static bool
any_cell(const RpTableSpec *table, bool (*is)(const RpCell *cell))
{
    for (guint r = 0; r < table->rows->len; r++) {
        const RpRow *row = &g_array_index(table->rows, RpRow, r);

        for (guint c = 0; row->cells != NULL && c < row->cells->len; c++)
            if (is(&g_array_index(row->cells, RpCell, c)))
                return true;
    }
    return false;
}

static bool
is_timed_bar(const RpCell *cell)
{
    return cell->extra != NULL && !isnan(cell->extra->elapsed);
}

static bool
has_second_line(const RpCell *cell)
{
    return cell->extra != NULL && (cell->extra->bar || cell->extra->below != NULL);
}

/* The caption's second line with what the time marker means; NULL without either. */
static RpBox *
compose_subtitle(RpTableState *state)
{
    const RpTableSpec *table = state->table;
    const RpParagraphStyle *style = rp_composer_style(state->composer, RP_STYLE_SUBCAPTION);
    bool marker = !isnan(table->elapsed) && any_cell(table, is_timed_bar);
    bool text = table->subtitle != NULL && *table->subtitle != '\0';
    double baseline = style->leading / 2 + RP_HAN_MIDDLE * style->text.size;
    double measure = state->composer->measure;

    if (!text && !marker)
        return NULL;
    RpBox *line = rp_box_new(RP_BOX_GROUP, measure, style->leading);
    double key = marker ? put_marker_key(state, line, baseline) + style->text.size : 0;
    if (text) {
        RpBox *words = rp_composer_paragraph(state->composer, table->subtitle, RP_STYLE_SUBCAPTION,
                                             measure - key);
        line->height = MAX(line->height, words->height);
        rp_box_place(line, words, 0, 0);
    }
    line->after = SUBTITLE_GAP;
    line->tag = RP_TAG_CAPTION;
    return line;
}

/* 表1　名称, on further parts 续表1　名称. */
static char *
caption_text(const RpTableSpec *table, bool again)
{
    const char *title = table->title == NULL ? "" : table->title;

    if (table->number > 0)
        return g_strdup_printf("%s表%d\xe3\x80\x80%s", again ? "续" : "", table->number, title);
    return g_strconcat(title, again && *title != '\0' ? "（续）" : "", NULL);
}

/* Caption, its second line and the head row; `again` for the parts after the first. */
static RpBox *
compose_head(RpTableState *state, bool again)
{
    RpBox *head = rp_box_new(RP_BOX_COLUMN, state->composer->measure, 0);
    g_autofree char *title = caption_text(state->table, again);
    RpBox *second = compose_subtitle(state);

    if (*title != '\0') {
        RpBox *caption = rp_composer_paragraph(state->composer, title, RP_STYLE_CAPTION,
                                               state->composer->measure);
        caption->tag = RP_TAG_CAPTION;
        caption->after = second == NULL ? SUBTITLE_GAP : 0;
        rp_box_append(head, caption);
    }
    if (second != NULL)
        rp_box_append(head, second);
    rp_box_append(head, rp_table_head_row(state));
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

/* The statuses with their words, from the right. Returns: where they begin. */
static double
put_legend(const RpComposer *composer, RpBox *line, double baseline)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_NOTE);
    const unsigned none[RP_N_STATUS] = {0};
    const RpLegendCounts counts = {none, false, 0};
    RpLegendItem items[RP_MAX_LEGEND];
    guint n = rp_composer_legend(composer, &counts, items);
    double x = line->width;

    for (guint i = n; i-- > 0;) {
        x -= rp_composer_light_width(composer, items[i].word, style);
        rp_composer_put_light(composer, line, items[i].drawn_as, items[i].word, style,
                              (RpPoint){x, baseline});
        x -= i > 0 ? LEGEND_GAP : 0;
    }
    return x;
}

static RpBox *
compose_legend(const RpComposer *composer, const char *note)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_NOTE);
    RpBox *line = rp_box_new(RP_BOX_GROUP, composer->measure, style->leading);
    double baseline = style->leading / 2 + RP_HAN_MIDDLE * style->text.size;
    double from = put_legend(composer, line, baseline);

    if (*note != '\0' && rp_text_label_width(composer->setter, note, style) < from - LEGEND_GAP) {
        rp_composer_put(composer, line, note, style, (RpPoint){0, baseline});
        return line;
    }
    RpBox *column = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);
    rp_box_append(column, line);
    if (*note != '\0')
        rp_box_append(column,
                      rp_composer_paragraph(composer, note, RP_STYLE_NOTE, composer->measure));
    return column;
}

/* What stands under the last part. */
static RpBox *
compose_foot(const RpComposer *composer, const RpTableSpec *table)
{
    const char *note = table->note == NULL ? "" : table->note;
    RpBox *foot = NULL;

    if (table->look.legend)
        foot = compose_legend(composer, note);
    else if (*note != '\0')
        foot = rp_composer_paragraph(composer, note, RP_STYLE_NOTE, composer->measure);
    if (foot == NULL)
        return NULL;
    foot->before = NOTE_GAP;
    foot->tag = RP_TAG_NOTE;
    return foot;
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
    g_autoptr(GHashTable) labels =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)rp_box_free);
    RpTableState state = {.composer = composer,
                          .table = table,
                          .places = places,
                          .labels = labels,
                          .from_top = any_cell(table, has_second_line)};
    RpBox *box = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);

    box->head = compose_head(&state, false);
    mark_place(box->head, block);
    box->head_again = compose_head(&state, true);
    untag(box->head_again); /* what is repeated is read once */
    state.room = composer->page.size.height - composer->page.margins.top -
                 composer->page.margins.bottom - box->head->height;
    for (guint r = 0; r < table->rows->len; r++)
        rp_box_append(box, rp_table_row(&state, r));
    box->foot = compose_foot(composer, table);
    box->min_lines = 2;
    box->min_rest = 3;
    box->before = caption->before;
    box->after = caption->after;
    box->tag = RP_TAG_TABLE;
    return box;
}
