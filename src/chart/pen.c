#include "chart/pen.h"

#include <math.h>
#include <string.h>

#include "chart/marks.h"
#include "chart/names.h"
#include "chart/texture.h"

/* Of a text box for overlap tests, as parts of the size, from the baseline. */
static const double above_baseline = 0.80, below_baseline = 0.10, middle_to_baseline = 0.36;

RpPen *
rp_pen_new(double width, const RpTheme *theme, const RpTyper *typer, RpChartGeometry *geometry)
{
    RpPen *pen = g_new0(RpPen, 1);

    pen->typer = typer;
    pen->theme = theme;
    pen->look = rp_look(theme, width);
    pen->width = width;
    pen->magnitude = (RpMagnitude){1, ""};
    pen->group = rp_box_new(RP_BOX_GROUP, width, 0);
    pen->group->tag = RP_TAG_FIGURE;
    pen->art = rp_box_new(RP_BOX_LEAF, width, 0);
    pen->art->tag = RP_TAG_ARTIFACT;
    rp_box_place(pen->group, pen->art, 0, 0);
    pen->taken = rp_taken_new();
    pen->geometry = geometry;
    return pen;
}

guint
rp_pen_row_end(const RpPen *pen, guint n)
{
    guint first = MIN(pen->first_row, n);

    return pen->max_rows == 0 ? n : first + MIN(pen->max_rows, n - first);
}

guint
rp_pen_row_count(const RpPen *pen, guint n)
{
    return rp_pen_row_end(pen, n) - MIN(pen->first_row, n);
}

double
rp_pen_row(const RpPen *pen, guint i)
{
    return (double)i - pen->first_row;
}

void
rp_pen_free(RpPen *pen)
{
    if (pen == NULL)
        return;
    rp_box_free(pen->group);
    g_array_unref(pen->taken);
    g_free(pen);
}

RpBox *
rp_pen_finish(RpPen *pen)
{
    pen->group->height = pen->y;
    pen->art->height = pen->y;
    pen->geometry->width = pen->width;
    pen->geometry->height = pen->y;
    pen->art = NULL;
    return g_steal_pointer(&pen->group);
}

double
rp_pen_measure(const RpPen *pen, const char *text, RpChartText kind)
{
    return pen->typer->width(pen->typer->self, text, &pen->look.texts[kind]);
}

double
rp_pen_size(const RpPen *pen, RpChartText kind)
{
    return pen->look.texts[kind].text.size;
}

RpRect
rp_pen_label_rect(const RpPen *pen, const RpLabel *label)
{
    static const double part_left[] = {
        [RP_ALIGN_JUSTIFY] = 0, [RP_ALIGN_LEFT] = 0, [RP_ALIGN_CENTER] = 0.5, [RP_ALIGN_RIGHT] = 1};
    double width = rp_pen_measure(pen, label->text, label->kind);
    double size = rp_pen_size(pen, label->kind);

    return (RpRect){label->x - part_left[label->align] * width,
                    label->y + (middle_to_baseline - above_baseline) * size, width,
                    (above_baseline + below_baseline) * size};
}

static void
record_text(RpPen *pen, RpRect rect, const char *text)
{
    RpGeometryMark mark = {
        .kind = RP_GEOMETRY_TEXT, .rect = rect, .value = NAN, .text = g_strdup(text), .row = -1};

    g_array_append_val(pen->geometry->marks, mark);
    rp_taken_add(pen->taken, rect);
}

void
rp_pen_label(RpPen *pen, const RpLabel *label)
{
    RpParagraphStyle style = pen->look.texts[label->kind];
    double size = style.text.size;

    if (*label->text == '\0')
        return;
    if (label->colour != 0 && !pen->look.mono)
        style.text.colour = label->colour;
    else if (label->colour == RP_WHITE)
        style.text.colour = RP_WHITE;
    RpRect rect = rp_pen_label_rect(pen, label);
    if (label->plate) {
        RpRect plate = {rect.x - 1.2, label->y - 0.53 * size, rect.width + 2.4, 1.06 * size};
        rp_pen_rect(pen, plate, RP_WHITE);
    }
    RpBox *line = pen->typer->line(pen->typer->self, label->text, &style);
    rp_box_place(pen->group, line, rect.x, label->y + middle_to_baseline * size - line->baseline);
    record_text(pen, rect, label->text);
}

void
rp_pen_text(RpPen *pen, RpChartText kind, const char *text, double x, double y, RpAlign align)
{
    rp_pen_label(pen, &(RpLabel){.text = text, .kind = kind, .x = x, .y = y, .align = align});
}

bool
rp_pen_try_label(RpPen *pen, const RpLabel *label)
{
    static const double slack = 0.01;
    RpRect rect = rp_pen_label_rect(pen, label);

    if (rect.x < -slack || rect.x + rect.width > pen->width + slack ||
        rp_taken_meets(pen->taken, rect))
        return false;
    rp_pen_label(pen, label);
    return true;
}

/* Returns: (borrowed, nullable) where `text` breaks by sense into two lines that fit. */
static const char *
sense_break(const RpPen *pen, const char *text, RpChartText kind)
{
    static const double least_part = 0.25; /* of the width, for the shorter line */
    const char *best = NULL;
    double best_longer = INFINITY;

    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        const char *after = g_utf8_next_char(p);
        if (g_utf8_strchr("，；：", -1, g_utf8_get_char(p)) == NULL || *after == '\0')
            continue;
        g_autofree char *first = g_strndup(text, (gsize)(after - text));
        double a = rp_pen_measure(pen, first, kind), b = rp_pen_measure(pen, after, kind);
        if (fmax(a, b) > pen->width || fmin(a, b) < least_part * pen->width ||
            fmax(a, b) > best_longer)
            continue;
        best = after;
        best_longer = fmax(a, b);
    }
    return best;
}

static void
record_lines(RpPen *pen, const RpBox *column, RpChartText kind, const char *text)
{
    double size = rp_pen_size(pen, kind), y = pen->y;

    if (column->children == NULL)
        return;
    for (guint i = 0; i < column->children->len; i++) {
        const RpBox *line = g_ptr_array_index(column->children, i);
        double baseline = y + line->baseline;
        RpRect rect = {0, baseline - above_baseline * size, pen->width,
                       (above_baseline + below_baseline) * size};
        record_text(pen, rect, i == 0 ? text : "");
        y += line->height;
    }
}

void
rp_pen_paragraph(RpPen *pen, const char *text, RpChartText kind)
{
    const RpParagraphStyle *style = &pen->look.texts[kind];
    g_autoptr(GString) broken = g_string_new(text);

    if (*text == '\0')
        return;
    if (rp_pen_measure(pen, text, kind) > pen->width) {
        const char *at = sense_break(pen, text, kind);
        if (at != NULL)
            g_string_insert_c(broken, at - text, '\n');
    }
    RpBox *column = pen->typer->paragraph(pen->typer->self, broken->str, style, pen->width);
    column->tag = kind == RP_CHART_TITLE ? RP_TAG_CAPTION : RP_TAG_NONE;
    double height = column->height;
    record_lines(pen, column, kind, text);
    rp_box_place(pen->group, column, 0, pen->y);
    pen->y += height;
}

void
rp_pen_line(RpPen *pen, RpPoint from, RpPoint to, const RpStroke *stroke)
{
    if (stroke->casing > 0)
        rp_box_add_line(pen->art, from, to, RP_WHITE, stroke->casing, NULL);
    rp_box_add_line(pen->art, from, to, stroke->colour, stroke->width,
                    stroke->dash[0] > 0 ? stroke->dash : NULL);
}

void
rp_pen_hline(RpPen *pen, double y, RpColour colour, double width)
{
    rp_box_add_line(pen->art, (RpPoint){0, y}, (RpPoint){pen->width, y}, colour, width, NULL);
}

void
rp_pen_rect(RpPen *pen, RpRect rect, RpColour fill)
{
    if (rect.width > 0 && rect.height > 0)
        rp_box_add_rect(pen->art, rect, fill);
}

/* In mono; weight 0 leaves the area white. */
static const RpTexture mono_fills[RP_N_FILLS] = {
    [RP_FILL_ACCENT] = {RP_TEXTURE_SOLID, 0, 0, 1, 0x1A1A1A},
    [RP_FILL_SECOND] = {RP_TEXTURE_LINES, 45, 2.6, 0.7, 0x1A1A1A},
    [RP_FILL_THIRD] = {RP_TEXTURE_DOTS, 0, 2.8, 0.55, 0x1A1A1A},
    [RP_FILL_FOURTH] = {.weight = 0},
    [RP_FILL_REST] = {RP_TEXTURE_DOTS, 0, 4.4, 0.4, 0x1A1A1A},
    [RP_FILL_NEUTRAL] = {RP_TEXTURE_LINES, 45, 3.2, 0.45, 0x1A1A1A},
    [RP_FILL_REFERENCE] = {RP_TEXTURE_LINES, 45, 3.2, 0.45, 0x1A1A1A},
    [RP_FILL_PLANNED] = {.weight = 0},
    [RP_FILL_DONE] = {RP_TEXTURE_SOLID, 0, 0, 1, 0x555555},
    [RP_FILL_DARK] = {RP_TEXTURE_SOLID, 0, 0, 1, 0x1A1A1A},
    [RP_FILL_BAND_1] = {RP_TEXTURE_LINES, 45, 2.6, 0.6, 0x1A1A1A},
    [RP_FILL_BAND_2] = {RP_TEXTURE_LINES, 45, 5.2, 0.4, 0x1A1A1A},
    [RP_FILL_BAND_3] = {.weight = 0},
};

void
rp_pen_fill(RpPen *pen, RpRect rect, RpFill fill)
{
    if (rect.width <= 0 || rect.height <= 0)
        return;
    if (!pen->look.mono) {
        rp_box_add_rect(pen->art, rect, pen->look.fills[fill]);
        return;
    }
    double line = fmin(0.5, fmin(rect.width, rect.height));
    rp_box_add_rect(pen->art, rect, RP_WHITE);
    if (mono_fills[fill].weight > 0)
        rp_texture_fill(pen->art, rect, &mono_fills[fill]);
    rp_box_add_frame(
        pen->art,
        (RpRect){rect.x + line / 2, rect.y + line / 2, rect.width - line, rect.height - line},
        pen->look.ink, line, NULL);
}

void
rp_pen_record(RpPen *pen, RpGeometryKind kind, RpRect rect, const RpDatum *datum)
{
    RpGeometryMark mark = {.kind = kind,
                           .rect = rect,
                           .value = datum->value,
                           .row = datum->row,
                           .series = datum->series,
                           .cut = datum->cut};

    g_array_append_val(pen->geometry->marks, mark);
}

void
rp_pen_record_tick(RpPen *pen, RpPoint at, double value)
{
    rp_pen_record(pen, RP_GEOMETRY_TICK, (RpRect){at.x, at.y, 0, 0},
                  &(RpDatum){.row = -1, .value = value});
}

void
rp_pen_light(RpPen *pen, RpStatus status, RpPoint centre, double r)
{
    const RpStatusLook *look = rp_status_look(status);
    RpShapeInk ink = {.colour = look->shape == RP_SHAPE_RING ? 0x7A8188 : look->fill,
                      .inside = RP_WHITE};
    RpRect rect = {centre.x - r, centre.y - r, 2 * r, 2 * r};

    if (pen->look.mono)
        ink.colour = pen->look.ink;
    rp_mark_shape(pen->art, look->shape, centre, r, &ink);
    rp_pen_record(pen, RP_GEOMETRY_LIGHT, rect, &(RpDatum){.row = -1, .value = NAN});
    rp_taken_add(pen->taken, rect);
}

void
rp_pen_missing(RpPen *pen, RpRect rect, int row)
{
    rp_mark_missing(pen->art, rect, pen->theme);
    rp_pen_record(pen, RP_GEOMETRY_MISSING, rect, &(RpDatum){.row = row, .value = NAN});
}

void
rp_pen_cut(RpPen *pen, double end, double toward, double middle, double height)
{
    static const double before_end = 20, slant = 4, apart = 4, overhang = 1.5;
    double x = end - toward * before_end, half = height / 2 + overhang;
    RpPath gap = rp_path_new(RP_WHITE);

    rp_path_move(&gap, x - slant / 2, middle + half);
    rp_path_line(&gap, x + slant / 2, middle - half);
    rp_path_line(&gap, x + slant / 2 + apart, middle - half);
    rp_path_line(&gap, x - slant / 2 + apart, middle + half);
    rp_path_close(&gap);
    rp_box_add_path(pen->art, gap);
    for (int i = 0; i < 2; i++) {
        RpPoint foot = {x - slant / 2 + i * apart, middle + half};
        RpPoint head = {x + slant / 2 + i * apart, middle - half};
        rp_box_add_line(pen->art, foot, head, pen->look.ink, 0.8, NULL);
    }
}
