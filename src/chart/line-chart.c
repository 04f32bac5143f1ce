#include "chart/compose-private.h"

#include <math.h>
#include <stdlib.h>

#include "chart/axis.h"
#include "chart/curve.h"
#include "chart/frame.h"
#include "chart/marks.h"
#include "chart/texture.h"
#include "chart/time-axis.h"

/* Points. */
static const double to_right_labels = 4, label_away = 7.5;

#define MAX_SERIES     4
#define MAX_END_LABELS (MAX_SERIES + 4)

typedef struct {
    RpPen *pen;
    const RpChartSpec *spec;
    int decimals;
    guint n_series;
    RpUpright axis;
    RpTimeAxis time;
    RpPieces *pieces; /* borrowed; lines that labels keep clear of */
    int last;         /* step of the last value of the main series; -1 for none */
} Plot;

/* A label at the right end of the plot. */
typedef struct {
    char *text; /* owned */
    double y;
    RpChartText kind;
    RpColour colour;
} EndLabel;

typedef struct {
    EndLabel labels[MAX_END_LABELS];
    guint n;
} EndLabels;

static double
shown(const Plot *plot, double value)
{
    return value / plot->pen->magnitude.divisor;
}

static double
value_at(const Plot *plot, guint s, guint i)
{
    return shown(plot, rp_series_value(plot->spec, s, i));
}

static double
y_at(const Plot *plot, double value)
{
    return rp_scale_at(&plot->axis.scale, value);
}

static guint
steps_of(const Plot *plot, guint s)
{
    return MIN(rp_series(plot->spec, s)->values->len, rp_time_axis_steps(&plot->time));
}

static RpPoint
point_at(const Plot *plot, guint s, guint i)
{
    double value = value_at(plot, s, i);

    return (RpPoint){rp_time_axis_at(&plot->time, i), isnan(value) ? NAN : y_at(plot, value)};
}

static void
widen(RpStretch *range, double value)
{
    if (!isfinite(value))
        return;
    range->from = fmin(range->from, value);
    range->to = fmax(range->to, value);
}

/* From zero, unless all values lie in the upper part of such an axis. */
static RpStretch
range_of(const Plot *plot)
{
    static const double upper_part = 0.6;
    const RpChartSpec *spec = plot->spec;
    RpStretch range = {INFINITY, -INFINITY};

    for (guint s = 0; s < plot->n_series; s++)
        for (guint i = 0; i < rp_series(spec, s)->values->len; i++)
            widen(&range, value_at(plot, s, i));
    widen(&range, shown(plot, spec->target));
    widen(&range, shown(plot, spec->path_from));
    widen(&range, shown(plot, spec->path_to));
    for (guint i = 0; i < spec->forecast->len; i++) {
        const RpForecastStep *step = &g_array_index(spec->forecast, RpForecastStep, i);
        widen(&range, shown(plot, step->lo80));
        widen(&range, shown(plot, step->hi80));
        widen(&range, shown(plot, step->median));
    }
    if (range.from > 0 && range.from < upper_part * range.to)
        range.from = 0;
    if (range.to < 0)
        range.to = 0;
    return range;
}

static int
last_step(const Plot *plot)
{
    for (guint i = rp_series(plot->spec, 0)->values->len; i > 0; i--)
        if (isfinite(value_at(plot, 0, i - 1)))
            return (int)i - 1;
    return -1;
}

static bool
has_forecast(const Plot *plot)
{
    return plot->spec->forecast->len > 0 && plot->last >= 0;
}

static const RpForecastStep *
last_forecast(const Plot *plot)
{
    return &g_array_index(plot->spec->forecast, RpForecastStep, plot->spec->forecast->len - 1);
}

static char *
number(const Plot *plot, double value, const char *before, const char *after)
{
    g_autofree char *text = rp_chart_number(shown(plot, value), plot->decimals);

    return g_strconcat(before, text, after, NULL);
}

static void
add_end(EndLabels *ends, char *text, double y, RpChartText kind, RpColour colour)
{
    if (ends->n < MAX_END_LABELS)
        ends->labels[ends->n++] = (EndLabel){text, y, kind, colour};
    else
        g_free(text);
}

static RpColour
series_colour(const Plot *plot, guint s)
{
    static const RpFill fills[MAX_SERIES] = {RP_FILL_ACCENT, RP_FILL_SECOND, RP_FILL_THIRD,
                                             RP_FILL_THIRD};

    return plot->pen->look.mono ? plot->pen->look.ink : plot->pen->look.fills[fills[s]];
}

static void
collect_forecast_ends(const Plot *plot, EndLabels *ends)
{
    const RpForecastStep *end = last_forecast(plot);
    bool narrow = plot->pen->look.narrow;

    add_end(ends, number(plot, end->median, narrow ? "" : "预计 ", ""), end->median,
            RP_CHART_STRONG, plot->pen->look.accent);
    if (isnan(end->hi80) || isnan(end->lo80))
        return;
    add_end(ends, number(plot, end->hi80, "", narrow ? " 上限" : "（80%上限）"), end->hi80,
            RP_CHART_TICK, 0);
    add_end(ends, number(plot, end->lo80, "", narrow ? " 下限" : "（80%下限）"), end->lo80,
            RP_CHART_TICK, 0);
}

static void
collect_series_end(const Plot *plot, guint s, EndLabels *ends)
{
    const char *name = rp_series(plot->spec, s)->name;
    double value = rp_series_last(plot->spec, s);
    bool named = plot->n_series > 1 && *name != '\0';
    g_autofree char *before = g_strconcat(named ? name : "", named ? " " : "", NULL);

    if (isfinite(value))
        add_end(ends, number(plot, value, before, ""), value,
                s == 0 ? RP_CHART_STRONG : RP_CHART_WORD, s == 0 ? plot->pen->look.accent : 0);
}

/* What stands at the right end: the forecast, or last values and the target. `y` of a label is a
 * value until the axis is known. */
static void
collect_ends(const Plot *plot, EndLabels *ends)
{
    if (has_forecast(plot)) {
        collect_forecast_ends(plot, ends);
        return;
    }
    for (guint s = 0; s < plot->n_series; s++)
        collect_series_end(plot, s, ends);
    if (isfinite(plot->spec->target))
        add_end(ends, g_strdup(plot->spec->target_text), plot->spec->target, RP_CHART_HEAD, 0);
}

static int
by_y(gconstpointer a, gconstpointer b)
{
    double x = ((const EndLabel *)a)->y, y = ((const EndLabel *)b)->y;

    return x < y ? -1 : x > y;
}

static void
draw_ends(Plot *plot, EndLabels *ends)
{
    static const double closest = 1.25;
    RpPen *pen = plot->pen;
    double centres[MAX_END_LABELS];

    for (guint i = 0; i < ends->n; i++)
        ends->labels[i].y = y_at(plot, shown(plot, ends->labels[i].y));
    qsort(ends->labels, ends->n, sizeof(EndLabel), by_y);
    for (guint i = 0; i < ends->n; i++)
        centres[i] = ends->labels[i].y;
    rp_labels_spread(centres, ends->n, closest * rp_pen_size(pen, RP_CHART_STRONG), plot->axis.top,
                     plot->axis.bottom);
    for (guint i = 0; i < ends->n; i++) {
        const EndLabel *end = &ends->labels[i];
        double x = plot->axis.right + to_right_labels + 2;
        g_autofree char *fitted =
            rp_fit_text(pen->typer, end->text, &pen->look.texts[end->kind], pen->width - x);
        rp_pen_label(
            pen,
            &(RpLabel){
                .text = fitted, .kind = end->kind, .x = x, .y = centres[i], .colour = end->colour});
        if (fabs(centres[i] - end->y) > 4)
            rp_pen_line(pen, (RpPoint){plot->axis.right + 3, end->y}, (RpPoint){x - 1, centres[i]},
                        &(RpStroke){.colour = pen->look.tick, .width = 0.4});
    }
}

static void
clear_ends(EndLabels *ends)
{
    for (guint i = 0; i < ends->n; i++)
        g_free(ends->labels[i].text);
}

static double
ends_width(const Plot *plot, const EndLabels *ends)
{
    static const double most = 0.3;
    double width = 0;

    for (guint i = 0; i < ends->n; i++)
        width = fmax(width, rp_pen_measure(plot->pen, ends->labels[i].text, ends->labels[i].kind));
    return fmin(width, most * plot->pen->width) + to_right_labels + 2;
}

/* One band of the fan, from the last datum on. */
static void
draw_band(Plot *plot, bool outer, RpColour fill)
{
    const GArray *forecast = plot->spec->forecast;
    RpPoint start = point_at(plot, 0, (guint)plot->last);
    RpPath path = rp_path_new(fill);
    guint n = forecast->len;

    rp_path_move(&path, start.x, start.y);
    for (guint k = 0; k < 2 * n; k++) {
        /* Along the upper edge to the end, and back along the lower one. */
        guint i = k < n ? k : 2 * n - 1 - k;
        const RpForecastStep *f = &g_array_index(forecast, RpForecastStep, i);
        double upper = outer ? f->hi80 : f->hi50, lower = outer ? f->lo80 : f->lo50;
        double value = shown(plot, k < n ? upper : lower);
        if (isfinite(value))
            rp_path_line(&path, rp_time_axis_at(&plot->time, (guint)plot->last + 1 + i),
                         y_at(plot, value));
    }
    rp_path_close(&path);
    if (plot->pen->look.mono) {
        path.fill = RP_NO_COLOUR;
        path.stroke = plot->pen->look.ink;
        path.width = 0.6;
        path.dash[0] = outer ? 0.8 : 2;
        path.dash[1] = outer ? 1.6 : 1.4;
    }
    rp_box_add_path(plot->pen->art, path);
}

static void
draw_median(Plot *plot)
{
    const GArray *forecast = plot->spec->forecast;
    RpPath dots = rp_path_new(RP_NO_COLOUR);
    RpPoint start = point_at(plot, 0, (guint)plot->last);

    dots.stroke = plot->pen->look.accent;
    dots.width = 1.3;
    dots.dash[0] = 0.01; /* round caps make dots of it */
    dots.dash[1] = 2.8;
    dots.round = true;
    rp_path_move(&dots, start.x, start.y);
    for (guint i = 0; i < forecast->len; i++)
        rp_path_line(&dots, rp_time_axis_at(&plot->time, (guint)plot->last + 1 + i),
                     y_at(plot, shown(plot, g_array_index(forecast, RpForecastStep, i).median)));
    rp_box_add_path(plot->pen->art, dots);
}

static void
draw_forecast(Plot *plot)
{
    static const guint least_data = 4; /* a fan from fewer says more than is known */
    RpPoint at = point_at(plot, 0, (guint)plot->last);
    guint data = 0;

    for (guint i = 0; i < steps_of(plot, 0); i++)
        data += isfinite(value_at(plot, 0, i));
    if (data >= least_data) {
        draw_band(plot, true, plot->pen->look.tint_light);
        draw_band(plot, false, plot->pen->look.tint_strong);
    }
    draw_median(plot);
    rp_pen_line(plot->pen, (RpPoint){at.x, plot->axis.top}, (RpPoint){at.x, plot->axis.bottom},
                &(RpStroke){.colour = plot->pen->look.ink, .width = 0.6, .dash = {1.6, 1.6}});
}

static void
draw_level(Plot *plot, double value, const RpStroke *stroke)
{
    double y = y_at(plot, shown(plot, value));
    RpPoint ends[] = {{plot->axis.left, y}, {plot->axis.right, y}};

    rp_pen_line(plot->pen, ends[0], ends[1], stroke);
    rp_pieces_add(plot->pieces, ends, G_N_ELEMENTS(ends));
}

static void
draw_path(Plot *plot)
{
    RpStroke stroke = {.colour = plot->pen->look.axis, .width = 1, .dash = {3.2, 2.2}};
    RpPoint ends[] = {{plot->axis.left, y_at(plot, shown(plot, plot->spec->path_from))},
                      {plot->axis.right, y_at(plot, shown(plot, plot->spec->path_to))}};

    rp_pen_line(plot->pen, ends[0], ends[1], &stroke);
    rp_pieces_add(plot->pieces, ends, G_N_ELEMENTS(ends));
}

/* The points of a stretch of a series; the planned path's start is the first of the main one. */
static GArray *
points_between(const Plot *plot, guint s, guint from, guint to)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(RpPoint));
    RpPoint base = {plot->axis.left, y_at(plot, shown(plot, plot->spec->path_from))};

    if (s == 0 && from == 0 && isfinite(base.y) && !plot->time.points)
        g_array_append_val(points, base);
    for (guint i = from; i < to; i++) {
        RpPoint p = point_at(plot, s, i);
        g_array_append_val(points, p);
    }
    return points;
}

static void
draw_stretch(Plot *plot, guint s, guint from, guint to, RpColour colour)
{
    static const guint most_dots = 24;
    g_autoptr(GArray) points = points_between(plot, s, from, to);
    const RpPoint *p = (const RpPoint *)(gpointer)points->data;
    RpCurve curve = {.stroke = {.colour = colour, .width = s == 0 ? 2 : 1.8},
                     .rings = s == 0 && plot->time.points,
                     .joins = true};

    if (plot->pen->look.mono && s > 0) {
        curve.stroke.dash[0] = 5 - s;
        curve.stroke.dash[1] = 1.6;
    }
    rp_curve_draw(plot->pen, p, points->len, &curve);
    rp_pieces_add(plot->pieces, p, points->len);
    for (guint i = 0; i < points->len; i++)
        if (plot->time.points && points->len <= most_dots && isfinite(p[i].y))
            rp_mark_shape(plot->pen->art, RP_SHAPE_DISC, p[i], s == 0 ? 1.9 : 1.5,
                          &(RpShapeInk){.colour = colour});
}

/* Returns: the last step with a value before `at`, or 0. */
static guint
step_before(const Plot *plot, guint at)
{
    guint i = at;

    while (i > 0 && (i == at || isnan(value_at(plot, 0, i))))
        i--;
    return i;
}

/* Hatched band between the old definition and the new. */
static void
draw_break(Plot *plot)
{
    static const RpTexture hatch = {RP_TEXTURE_LINES, 135, 5, 0.4, 0xC6CBD0};
    static const double inset = 4;
    guint at = (guint)plot->spec->break_step, before = step_before(plot, at);
    RpPen *pen = plot->pen;

    RpRect band = {rp_time_axis_at(&plot->time, before) + inset, plot->axis.top, 0,
                   plot->axis.bottom - plot->axis.top};
    band.width = rp_time_axis_at(&plot->time, at) - inset - band.x;
    if (band.width <= 0)
        return;
    rp_pen_rect(pen, band, pen->look.mono ? RP_WHITE : 0xFAFBFB);
    rp_texture_fill(pen->art, band, &hatch);
    rp_pen_try_label(pen, &(RpLabel){.text = "口径调整",
                                     .kind = RP_CHART_TICK,
                                     .x = band.x + band.width / 2,
                                     .y = plot->axis.bottom - 14,
                                     .align = RP_ALIGN_CENTER,
                                     .colour = pen->look.text,
                                     .plate = true});
}

static bool
has_break(const Plot *plot)
{
    return plot->spec->break_step > 0 && (guint)plot->spec->break_step < steps_of(plot, 0);
}

static void
draw_series(Plot *plot)
{
    for (guint s = plot->n_series; s > 1; s--)
        draw_stretch(plot, s - 1, 0, steps_of(plot, s - 1), series_colour(plot, s - 1));
    if (has_break(plot)) {
        guint at = (guint)plot->spec->break_step;
        draw_stretch(plot, 0, 0, at, plot->pen->look.mono ? 0x555555 : 0x7B8794);
        draw_stretch(plot, 0, at, steps_of(plot, 0), plot->pen->look.accent);
    } else {
        draw_stretch(plot, 0, 0, steps_of(plot, 0), plot->pen->look.accent);
    }
    for (guint s = 0; s < plot->n_series; s++)
        for (guint i = 0; i < steps_of(plot, s); i++) {
            RpPoint p = point_at(plot, s, i);
            RpDatum datum = {.row = (int)i, .series = (int)s, .value = value_at(plot, s, i)};
            if (isfinite(p.y))
                rp_pen_record(plot->pen, RP_GEOMETRY_POINT, (RpRect){p.x, p.y, 0, 0}, &datum);
        }
}

/* Above the point when the line comes from below, else under it; or the other way round. */
static void
draw_point_label(Plot *plot, guint i, RpColour colour)
{
    g_autofree char *text = number(plot, rp_series_value(plot->spec, 0, i), "", "");
    RpPoint at = point_at(plot, 0, i), before = i > 0 ? point_at(plot, 0, i - 1) : at;
    double up = isfinite(before.y) && before.y < at.y ? 1 : -1;

    if (!isfinite(at.y))
        return;
    for (int k = 0; k < 2; k++, up = -up) {
        RpLabel label = {.text = text,
                         .kind = RP_CHART_STRONG,
                         .x = at.x,
                         .y = at.y + up * label_away,
                         .align = RP_ALIGN_CENTER,
                         .colour = colour};
        if (label.y < plot->axis.bottom - 5 && rp_pen_try_clear(plot->pen, plot->pieces, &label))
            return;
    }
}

/* Steps that are labelled: `first`, `least` and `most` are n when there is no value. */
typedef struct {
    guint first, least, most;
} Extremes;

static Extremes
extremes_of(const Plot *plot)
{
    guint n = steps_of(plot, 0);
    Extremes e = {n, n, n};

    for (guint i = 0; i < n; i++) {
        double value = value_at(plot, 0, i);
        if (isnan(value))
            continue;
        e.first = e.first == n ? i : e.first;
        e.least = e.least == n || value < value_at(plot, 0, e.least) ? i : e.least;
        e.most = e.most == n || value > value_at(plot, 0, e.most) ? i : e.most;
    }
    return e;
}

/* First, extremes and both sides of a break; the last stands at the right end. */
static void
draw_point_labels(Plot *plot)
{
    guint n = steps_of(plot, 0), at = has_break(plot) ? (guint)plot->spec->break_step : n;
    RpColour old = has_break(plot) ? plot->pen->look.muted : plot->pen->look.accent;
    Extremes e = extremes_of(plot);
    const guint marked[] = {e.first, at, at < n ? step_before(plot, at) : e.first, e.least, e.most};

    for (guint k = 0; k < G_N_ELEMENTS(marked); k++) {
        bool repeated = marked[k] >= n || (int)marked[k] == plot->last;
        for (guint m = 0; m < k; m++)
            repeated |= marked[m] == marked[k];
        if (!repeated)
            draw_point_label(plot, marked[k], marked[k] >= at ? plot->pen->look.accent : old);
    }
}

/* 未报 over the rings of missing points. */
static void
draw_gap_labels(Plot *plot)
{
    guint n = steps_of(plot, 0), last = n;

    for (guint i = 0; plot->time.points && i < n; i++) {
        RpPoint p = point_at(plot, 0, i), q = last < n ? point_at(plot, 0, last) : p;
        bool over_break = has_break(plot) && last < (guint)plot->spec->break_step &&
                          i >= (guint)plot->spec->break_step;
        if (!isfinite(p.y))
            continue;
        if (last < n && last + 1 < i && !over_break)
            rp_pen_try_label(plot->pen, &(RpLabel){.text = "未报",
                                                   .kind = RP_CHART_TICK,
                                                   .x = (p.x + q.x) / 2,
                                                   .y = (p.y + q.y) / 2 - label_away,
                                                   .align = RP_ALIGN_CENTER});
        last = i;
    }
}

/* A name anywhere along a stretch of the line where it is clear of everything. */
static void
draw_stretch_name(Plot *plot, const char *name, guint from, guint to, RpColour colour)
{
    static const double offsets[] = {12, -12, 20, -20};

    for (guint k = 0; k < G_N_ELEMENTS(offsets); k++)
        for (guint i = (from + to) / 2; i < to; i++) {
            RpPoint p = point_at(plot, 0, i);
            RpLabel label = {.text = name,
                             .kind = RP_CHART_WORD,
                             .x = p.x,
                             .y = p.y + offsets[k],
                             .align = RP_ALIGN_CENTER,
                             .colour = colour};
            if (!isfinite(p.y) || label.y > plot->axis.bottom - 5 || label.y < plot->axis.top)
                continue;
            if (rp_pen_try_clear(plot->pen, plot->pieces, &label))
                return;
        }
}

static void
draw_path_name(Plot *plot)
{
    static const double parts[] = {0.75, 0.6, 0.45, 0.88, 0.3};
    double from = shown(plot, plot->spec->path_from), to = shown(plot, plot->spec->path_to);

    for (guint k = 0; k < G_N_ELEMENTS(parts); k++)
        for (int side = 1; side >= -1; side -= 2) {
            double x = plot->axis.left + parts[k] * (plot->axis.right - plot->axis.left);
            RpLabel label = {.text = "计划路径",
                             .kind = RP_CHART_WORD,
                             .x = x,
                             .y = y_at(plot, from + parts[k] * (to - from)) + side * 13,
                             .align = RP_ALIGN_CENTER};
            if (label.y < plot->axis.bottom - 5 && label.y > plot->axis.top &&
                rp_pen_try_clear(plot->pen, plot->pieces, &label))
                return;
        }
}

/* Beside a fan the last datum carries its date, and the target its name over its left end. */
static void
draw_forecast_texts(Plot *plot)
{
    RpPen *pen = plot->pen;
    RpPoint at = point_at(plot, 0, (guint)plot->last);
    g_autofree char *before =
        g_strconcat(pen->look.narrow ? "" : plot->spec->today_text,
                    pen->look.narrow || *plot->spec->today_text == '\0' ? "" : " ", NULL);
    g_autofree char *text =
        number(plot, rp_series_value(plot->spec, 0, (guint)plot->last), before, plot->spec->unit);
    static const double heights[] = {-7, -14, 9, 16};

    rp_pen_dot(pen, at, pen->look.narrow ? 2.2 : 2.6, pen->look.accent);
    if (isfinite(plot->spec->target))
        rp_pen_try_clear(pen, plot->pieces,
                         &(RpLabel){.text = plot->spec->target_text,
                                    .kind = RP_CHART_HEAD,
                                    .x = plot->axis.left + 3,
                                    .y = y_at(plot, shown(plot, plot->spec->target)) - 6});
    for (guint k = 0; k < G_N_ELEMENTS(heights); k++) {
        RpLabel label = {.text = text,
                         .kind = RP_CHART_STRONG,
                         .x = at.x - 5,
                         .y = at.y + heights[k],
                         .align = RP_ALIGN_RIGHT,
                         .colour = pen->look.accent};
        if (label.y < plot->axis.bottom - 5 && rp_pen_try_clear(pen, plot->pieces, &label))
            return;
    }
}

static void
draw_texts(Plot *plot)
{
    if (has_forecast(plot))
        draw_forecast_texts(plot);
    else if (plot->n_series == 1 && plot->time.points)
        draw_point_labels(plot);
    draw_gap_labels(plot);
    if (has_break(plot)) {
        guint at = (guint)plot->spec->break_step;
        draw_stretch_name(plot, "旧口径", 0, at, plot->pen->look.muted);
        draw_stretch_name(plot, "新口径", at, steps_of(plot, 0), plot->pen->look.accent);
    }
    if (isfinite(plot->spec->path_from) && isfinite(plot->spec->path_to))
        draw_path_name(plot);
}

static void
draw_lines(Plot *plot)
{
    const RpChartSpec *spec = plot->spec;
    RpStroke target = {.colour = plot->pen->look.ink, .width = 1};

    if (has_break(plot))
        draw_break(plot);
    if (has_forecast(plot))
        draw_forecast(plot);
    rp_upright_draw(plot->pen, &plot->axis);
    if (isfinite(spec->path_from) && isfinite(spec->path_to))
        draw_path(plot);
    if (isfinite(spec->target))
        draw_level(plot, spec->target, &target);
    draw_series(plot);
}

char *
rp_line_chart(RpPen *pen, const RpChartSpec *spec)
{
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(RpPiece));
    Plot plot = {.pen = pen,
                 .spec = spec,
                 .pieces = pieces,
                 .decimals = rp_series_decimals(spec, pen),
                 .n_series = MIN(spec->series->len, MAX_SERIES)};
    EndLabels ends = {.n = 0};

    if (!rp_series_any_value(spec)) {
        rp_frame_empty(pen);
        return NULL;
    }
    plot.last = last_step(&plot);
    collect_ends(&plot, &ends);
    plot.axis = rp_upright_new(pen, range_of(&plot), rp_upright_height(pen, 180, 150),
                               ends_width(&plot, &ends));
    plot.time = rp_time_axis(spec, plot.axis.left, plot.axis.right);
    draw_lines(&plot);
    draw_ends(&plot, &ends);
    draw_texts(&plot);
    rp_time_axis_draw(pen, &plot.time,
                      (RpYears){.y = plot.axis.bottom, .label_y = plot.axis.bottom + 8});
    clear_ends(&ends);
    pen->y = plot.axis.bottom + 12;
    return NULL;
}
