#include "chart/compose-private.h"

#include <math.h>

#include "chart/curve.h"
#include "chart/frame.h"
#include "chart/items.h"
#include "chart/marks.h"

/* Points. */
static const double line_height = 11, line_width = 1.1, dot_radius = 2.1;

enum { VALUE, TARGET, CHANGE, COMPLETION, N_COLUMNS };

static const char *const heads[N_COLUMNS] = {
    [VALUE] = "现值", [TARGET] = "目标", [CHANGE] = "同比", [COMPLETION] = "完成率"};

typedef struct {
    RpPen *pen;
    const RpChartSpec *spec;
    RpNameRoom names;
    double spark_left, spark_width;
    double right[N_COLUMNS]; /* edges; NAN for a column that is not shown */
    double light_x, word_left;
    double pitch;
} Plot;

static char *
cell_text(const Plot *plot, guint i, int column)
{
    const RpChartItem *item = rp_item(plot->spec, i);
    int decimals =
        plot->spec->decimals >= 0 ? plot->spec->decimals : rp_chart_decimals(&item->value, 1, 2);
    const char *texts[] = {[TARGET] = item->target_text, [CHANGE] = item->change_text};

    if (column == VALUE)
        return rp_chart_number(item->value, decimals);
    if (column == COMPLETION)
        return rp_chart_percent(item->completion, 1);
    return g_strdup(*texts[column] != '\0' ? texts[column] : "—");
}

static RpChartText
cell_kind(int column)
{
    return column == VALUE ? RP_CHART_STRONG : RP_CHART_WORD;
}

static double
column_width(const Plot *plot, int column)
{
    double width = rp_pen_measure(plot->pen, heads[column], RP_CHART_TICK);

    for (guint i = 0; i < plot->spec->items->len; i++) {
        g_autofree char *text = cell_text(plot, i, column);
        width = fmax(width, rp_pen_measure(plot->pen, text, cell_kind(column)));
    }
    return width;
}

static double
unit_width(const Plot *plot, const RpChartItem *item)
{
    static const double before_unit = 4;

    return *item->unit == '\0' || plot->pen->look.narrow
               ? 0
               : before_unit + rp_pen_measure(plot->pen, item->unit, RP_CHART_DETAIL);
}

/* From the right: light and word, numbers, then the line; names get what is left. */
static void
lay_out(Plot *plot)
{
    static const double to_word = 8.5, light = 3.3, after_names = 10;
    RpPen *pen = plot->pen;
    bool narrow = pen->look.narrow;
    double words = 0, names = 0, between = narrow ? 10 : 16;

    plot->pitch = narrow ? 19 : 20;
    plot->spark_width = narrow ? 50 : 92;
    for (guint i = 0; i < plot->spec->items->len; i++)
        words =
            fmax(words, rp_pen_measure(pen, rp_item_word(rp_item(plot->spec, i)), RP_CHART_WORD));
    plot->word_left = pen->width - words;
    plot->light_x = narrow ? pen->width - light - 1 : plot->word_left - to_word;
    double x = plot->light_x - light - between;
    for (int c = N_COLUMNS - 1; c >= 0; c--) {
        plot->right[c] = narrow && (c == TARGET || c == CHANGE) ? NAN : x;
        x -= isnan(plot->right[c]) ? 0 : column_width(plot, c) + between;
    }
    for (guint i = 0; i < plot->spec->items->len; i++) {
        const RpChartItem *item = rp_item(plot->spec, i);
        g_auto(RpFitName) name = rp_item_fit(pen, item, (RpNameRoom){0.36 * pen->width, 1});
        names = fmax(names, name.width + unit_width(plot, item));
    }
    double least = fmin(names, 0.2 * pen->width);
    plot->spark_width = fmax(fmin(plot->spark_width, x - after_names - least), 20);
    plot->names = (RpNameRoom){fmin(names, x - plot->spark_width - after_names), 1};
    plot->spark_left = fmin(plot->names.width + 2 * after_names, x - plot->spark_width);
}

static void
draw_heads(Plot *plot)
{
    RpPen *pen = plot->pen;

    pen->y += 13.5;
    g_autofree char *name =
        rp_fit_text(pen->typer, *plot->spec->name_head != '\0' ? plot->spec->name_head : "指标",
                    &pen->look.texts[RP_CHART_TICK], plot->names.width);
    rp_pen_text(pen, RP_CHART_TICK, name, 0, pen->y, RP_ALIGN_LEFT);
    rp_pen_text(pen, RP_CHART_TICK, "走势", plot->spark_left, pen->y, RP_ALIGN_LEFT);
    for (int c = 0; c < N_COLUMNS; c++)
        if (!isnan(plot->right[c]))
            rp_pen_text(pen, RP_CHART_TICK, heads[c], plot->right[c], pen->y, RP_ALIGN_RIGHT);
    if (!pen->look.narrow)
        rp_pen_text(pen, RP_CHART_TICK, "状态", plot->light_x - 3.3, pen->y, RP_ALIGN_LEFT);
    pen->y += 6.2;
    rp_pen_hline(pen, pen->y, pen->look.axis, 0.6);
}

/* The line of a row on its own scale, from its least value to its greatest. */
static GArray *
spark_points(const Plot *plot, guint i, double middle)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(RpPoint));
    guint n = i < plot->spec->series->len ? rp_series(plot->spec, i)->values->len : 0;
    double lo = INFINITY, hi = -INFINITY;

    for (guint k = 0; k < n; k++) {
        double value = rp_series_value(plot->spec, i, k);
        lo = isfinite(value) ? fmin(lo, value) : lo;
        hi = isfinite(value) ? fmax(hi, value) : hi;
    }
    RpScale scale = {.lo = lo,
                     .hi = hi > lo ? hi : lo + 1,
                     .from = middle + line_height / 2,
                     .to = middle - line_height / 2};
    for (guint k = 0; k < n; k++) {
        double value = rp_series_value(plot->spec, i, k);
        double part = n > 1 ? k / (n - 1.0) : 0;
        RpPoint p = {plot->spark_left + 2.5 + part * (plot->spark_width - 5),
                     isnan(value) ? NAN
                     : hi > lo    ? rp_scale_at(&scale, value)
                                  : middle};
        g_array_append_val(points, p);
    }
    return points;
}

static void
draw_no_line(Plot *plot, const GArray *points, guint i, double middle)
{
    RpPen *pen = plot->pen;
    bool base = false;

    for (guint k = 0; k < points->len; k++) {
        RpPoint p = g_array_index(points, RpPoint, k);
        if (!isfinite(p.y))
            continue;
        base = true;
        rp_mark_shape(pen->art, RP_SHAPE_DISC, (RpPoint){plot->spark_left + 2.5, middle}, 1.2,
                      &(RpShapeInk){.colour = pen->look.axis});
    }
    const char *text = base ? "仅基期，无数据" : "无数据";
    if (rp_pen_measure(pen, text, RP_CHART_DETAIL) > plot->spark_width - 6)
        text = base ? "仅基期" : "—";
    rp_pen_record(pen, RP_GEOMETRY_MISSING,
                  (RpRect){plot->spark_left, middle, plot->spark_width, 0},
                  &(RpDatum){.row = (int)i, .value = NAN});
    rp_pen_text(pen, RP_CHART_DETAIL, text, plot->spark_left + 6, middle, RP_ALIGN_LEFT);
}

static void
draw_spark(Plot *plot, guint i, double middle)
{
    RpPen *pen = plot->pen;
    const RpChartItem *item = rp_item(plot->spec, i);
    g_autoptr(GArray) points = spark_points(plot, i, middle);
    const RpPoint *p = (const RpPoint *)(gpointer)points->data;
    RpColour line = pen->look.mono ? pen->look.ink : pen->look.fills[RP_FILL_DONE];
    RpCurve curve = {.stroke = {.colour = line, .width = line_width}, .joins = true};
    guint n_present = 0, last = 0;

    for (guint k = 0; k < points->len; k++)
        if (isfinite(p[k].y)) {
            n_present++;
            last = k;
        }
    if (n_present < 2 && isnan(item->value)) {
        draw_no_line(plot, points, i, middle);
        return;
    }
    if (n_present == 0)
        return;
    rp_curve_draw(pen, p, points->len, &curve);
    rp_mark_shape(pen->art, RP_SHAPE_DISC, p[last], dot_radius,
                  &(RpShapeInk){.colour = pen->look.mono ? pen->look.ink
                                                         : rp_status_look(item->status)->fill});
    rp_pen_record(pen, RP_GEOMETRY_POINT, (RpRect){p[last].x, p[last].y, 0, 0},
                  &(RpDatum){.row = (int)i, .value = rp_series_value(plot->spec, i, last)});
}

static void
draw_row(Plot *plot, guint i)
{
    RpPen *pen = plot->pen;
    const RpChartItem *item = rp_item(plot->spec, i);
    double middle = pen->y + plot->pitch / 2, unit = unit_width(plot, item);
    g_auto(RpFitName) name = rp_item_fit(pen, item, (RpNameRoom){plot->names.width - unit, 1});

    if (i > pen->first_row)
        rp_pen_hline(pen, pen->y, pen->look.hairline, 0.4);
    rp_pen_text(pen, RP_CHART_NAME, name.lines[0], 0, middle, RP_ALIGN_LEFT);
    if (unit > 0 && name.width + unit <= plot->names.width + 1e-6)
        rp_pen_text(pen, RP_CHART_DETAIL, item->unit, name.width + 4, middle, RP_ALIGN_LEFT);
    draw_spark(plot, i, middle);
    for (int c = 0; c < N_COLUMNS; c++) {
        g_autofree char *text = cell_text(plot, i, c);
        bool none = g_str_equal(text, "—");
        if (!isnan(plot->right[c]))
            rp_pen_text(pen, none ? RP_CHART_DETAIL : cell_kind(c), text, plot->right[c], middle,
                        RP_ALIGN_RIGHT);
    }
    rp_pen_light(pen, item->status, (RpPoint){plot->light_x, middle}, pen->look.narrow ? 3 : 3.3);
    if (!pen->look.narrow)
        rp_pen_text(pen, RP_CHART_WORD, rp_item_word(item), plot->word_left, middle, RP_ALIGN_LEFT);
    pen->y += plot->pitch;
}

char *
rp_sparklines_chart(RpPen *pen, const RpChartSpec *spec)
{
    Plot plot = {.pen = pen, .spec = spec};

    if (spec->items->len == 0) {
        rp_frame_empty(pen);
        return NULL;
    }
    lay_out(&plot);
    draw_heads(&plot);
    for (guint i = pen->first_row; i < rp_pen_row_end(pen, spec->items->len); i++)
        draw_row(&plot, i);
    rp_pen_hline(pen, pen->y, pen->look.axis, 0.8);
    return NULL;
}
