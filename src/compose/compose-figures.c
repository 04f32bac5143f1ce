#include "compose/composer-private.h"

#include <string.h>

#include "chart/marks.h"

/* look: 7.4 Headline figure */
#define GUTTER       (8 * RP_MM)
#define ROW_GAP      (4.5 * RP_MM)
#define TOP_RULE     0.75
#define BAR_HEIGHT   (2.2 * RP_MM)
#define BAR_OVERHANG (1.0 * RP_MM)
#define UNIT_GAP     (1.2 * RP_MM)
#define UNIT_SIZE    1.25 /* of the details */
#define PLAIN_GAP    0.1  /* figure to its detail where there is no bar, em of the figure */
#define LEAST_FIGURE 0.25 /* of the size of the style */

/* Baselines and edges of a figure, points below its top. */
typedef struct {
    double label, figure, bar, detail, height;
} FigureGrid;

static FigureGrid
figure_grid(const RpComposer *composer, bool plain)
{
    const RpParagraphStyle *label = rp_composer_style(composer, RP_STYLE_FIGURE_LABEL);
    const RpParagraphStyle *figure = rp_composer_style(composer, RP_STYLE_FIGURE);
    const RpParagraphStyle *detail = rp_composer_style(composer, RP_STYLE_FIGURE_DETAIL);
    double top = TOP_RULE + 1.7 * RP_MM;
    FigureGrid grid;

    grid.label = top + label->leading / 2 + 0.38 * label->text.size;
    top += label->leading;
    grid.figure = top + figure->leading / 2 + 0.38 * figure->text.size;
    top += figure->leading + (plain ? PLAIN_GAP * figure->text.size : 0.6 * RP_MM);
    grid.bar = top;
    top += plain ? 0 : BAR_HEIGHT + 1.0 * RP_MM;
    grid.detail = top + detail->leading / 2 + 0.38 * detail->text.size;
    grid.height = top + detail->leading;
    return grid;
}

/* Label at the left, shortened if need be, light and word at the right. */
static void
draw_label_line(const RpComposer *composer, RpBox *box, const RpFigure *figure, double baseline)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_FIGURE_LABEL);
    RpParagraphStyle plain =
        rp_composer_style_with(composer, RP_STYLE_FIGURE_LABEL, style->text.colour, 400);
    const char *word = figure->word != NULL
                           ? figure->word
                           : rp_theme_word(&composer->sheet->theme, figure->status);
    double status = rp_composer_light_width(composer, word, &plain);
    g_autoptr(RpRichText) text =
        rp_richtext_new_plain(figure->label, style->text, composer->document->where);
    bool cut = false;
    RpBox *label = rp_text_line_fit(composer->setter, text, style, box->width - status - 6, &cut);

    rp_box_place(box, label, 0, baseline - label->baseline);
    rp_composer_put_light(composer, box, figure->status, word, &plain,
                          (RpPoint){box->width - status, baseline});
}

/* A number too long for its column is set smaller, so that it meets neither unit nor target. */
static void
fit_value(const RpComposer *composer, double width, const RpFigure *figure,
          const RpParagraphStyle *unit, RpParagraphStyle *value)
{
    const RpParagraphStyle *target = rp_composer_style(composer, RP_STYLE_FIGURE_DETAIL);
    double taken = rp_text_label_width(composer->setter, figure->unit, unit) +
                   rp_text_label_width(composer->setter, figure->target, target) + 3 * UNIT_GAP;
    double natural = rp_text_label_width(composer->setter, figure->value, value);

    if (natural > width - taken)
        value->text.size *= MAX((width - taken) / natural, LEAST_FIGURE);
}

static void
draw_figure_line(const RpComposer *composer, RpBox *box, const RpFigure *figure, double baseline)
{
    const RpParagraphStyle *target = rp_composer_style(composer, RP_STYLE_FIGURE_DETAIL);
    RpParagraphStyle value = *rp_composer_style(composer, RP_STYLE_FIGURE);
    RpParagraphStyle unit = *target;

    unit.text.size *= UNIT_SIZE;
    if (figure->alarm)
        value.text.colour = rp_status_look(figure->status)->fill;
    fit_value(composer, box->width, figure, &unit, &value);
    double x = rp_composer_put(composer, box, figure->value, &value, (RpPoint){0, baseline});
    rp_composer_put(composer, box, figure->unit, &unit, (RpPoint){x + UNIT_GAP, baseline});
    rp_composer_put_right(composer, box, figure->target, target, (RpPoint){box->width, baseline});
}

/* "完成率62.0%": the number is what is looked for, so it alone is strong.
 * Returns: how wide it is; draws nothing without a box. */
static double
put_detail(const RpComposer *composer, RpBox *box, const char *text, RpPoint at)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_FIGURE_DETAIL);
    RpParagraphStyle strong =
        rp_composer_style_with(composer, RP_STYLE_FIGURE_DETAIL, composer->sheet->theme.ink, 700);
    gsize word = strcspn(text, "+0123456789");
    const char *minus = strstr(text, "\xe2\x88\x92");
    if (minus != NULL)
        word = MIN(word, (gsize)(minus - text));
    gsize number = word;
    while (text[number] != '\0' &&
           (strchr("+.,%0123456789", text[number]) != NULL || text + number == minus))
        number += text + number == minus ? 3 : 1;
    const char *ends[] = {text + word, text + number, text + strlen(text)};
    double x = at.x;

    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        const char *from = i == 0 ? text : ends[i - 1];
        g_autofree char *part = g_strndup(from, (gsize)(ends[i] - from));
        const RpParagraphStyle *look = i == 1 ? &strong : style;

        if (*part == '\0')
            continue;
        if (i > 0 && x > at.x)
            x += style->han_latin * style->text.size;
        x += box != NULL ? rp_composer_put(composer, box, part, look, (RpPoint){x, at.y})
                         : rp_text_label_width(composer->setter, part, look);
    }
    return x - at.x;
}

/* One line, shortened if need be. */
static void
put_fitting(const RpComposer *composer, RpBox *box, const char *text, const RpParagraphStyle *style,
            RpPoint at)
{
    g_autoptr(RpRichText) rich =
        rp_richtext_new_plain(text, style->text, composer->document->where);
    bool cut = false;
    RpBox *line = rp_text_line_fit(composer->setter, rich, style, box->width, &cut);

    rp_box_place(box, line, at.x, at.y - line->baseline);
}

static RpBox *
compose_figure(const RpComposer *composer, const RpFigure *figure, double width)
{
    FigureGrid grid = figure_grid(composer, figure->plain);
    RpBox *box = rp_box_new(RP_BOX_GROUP, width, grid.height);
    RpBarMark bar = {figure->status, figure->completion, figure->elapsed, BAR_OVERHANG, 0};

    rp_box_add_rect(box, (RpRect){0, 0, width, TOP_RULE}, composer->sheet->theme.ink);
    box->tag = RP_TAG_P;
    draw_figure_line(composer, box, figure, grid.figure);
    if (figure->plain) {
        const RpParagraphStyle *label = rp_composer_style(composer, RP_STYLE_FIGURE_LABEL);
        const RpParagraphStyle *detail = rp_composer_style(composer, RP_STYLE_FIGURE_DETAIL);

        put_fitting(composer, box, figure->label, label, (RpPoint){0, grid.label});
        put_fitting(composer, box, figure->left, detail, (RpPoint){0, grid.detail});
        return box;
    }
    draw_label_line(composer, box, figure, grid.label);
    rp_mark_bar(box, (RpRect){0, grid.bar, width, BAR_HEIGHT}, &bar, &composer->sheet->theme);
    put_detail(composer, box, figure->left, (RpPoint){0, grid.detail});
    double right = put_detail(composer, NULL, figure->right, (RpPoint){0, 0});
    put_detail(composer, box, figure->right, (RpPoint){width - right, grid.detail});
    return box;
}

RpBox *
rp_compose_figures(const RpComposer *composer, const RpBlock *block)
{
    const GArray *figures = block->u.figures.items;
    double gutter = block->u.figures.gutter > 0 ? block->u.figures.gutter : GUTTER;
    guint per_row = block->u.figures.per_row;
    double width = (composer->measure - (per_row - 1) * gutter) / per_row;
    RpBox *column = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);
    RpBox *row = NULL;

    for (guint i = 0; i < figures->len; i++) {
        RpBox *figure = compose_figure(composer, &g_array_index(figures, RpFigure, i), width);

        if (i % per_row == 0) {
            row = rp_box_new(RP_BOX_GROUP, composer->measure, figure->height);
            row->before = ROW_GAP;
        }
        rp_box_place(row, figure, (i % per_row) * (width + gutter), 0);
        if (i % per_row == per_row - 1 || i + 1 == figures->len)
            rp_box_append(column, row);
    }
    column->before = 6 * RP_MM;
    column->after = 8 * RP_MM;
    return column;
}
