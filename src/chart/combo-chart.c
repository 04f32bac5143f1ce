#include "chart/compose-private.h"

#include <math.h>

#include "chart/axis.h"
#include "chart/curve.h"
#include "chart/frame.h"

/* Points. */
static const double bar_part = 0.6, thickest = 24, label_away = 7.5, missing_length = 24;

enum { BARS, LINE };

typedef struct {
    RpPen *pen;
    const RpChartSpec *spec;
    int decimals[2];
    guint n;
    double pitch;
    RpPieces *pieces; /* borrowed */
} Plot;

static double
value_at(const Plot *plot, guint s, guint i)
{
    double divisor = s == BARS ? plot->pen->magnitude.divisor : 1;

    return rp_series_value(plot->spec, s, i) / divisor;
}

static RpStretch
range_of(const Plot *plot, guint s)
{
    RpStretch range = {0, 0};

    for (guint i = 0; i < plot->n; i++) {
        double value = value_at(plot, s, i);
        if (!isfinite(value))
            continue;
        range.from = fmin(range.from, value);
        range.to = fmax(range.to, value);
    }
    return range;
}

static int
decimals_of(const Plot *plot, guint s)
{
    int decimals = 0;

    for (guint i = 0; i < plot->n; i++) {
        double value = value_at(plot, s, i);
        decimals = MAX(decimals, rp_chart_decimals(&value, 1, 2));
    }
    return decimals;
}

static double
centre_of(const Plot *plot, const RpUpright *axis, guint i)
{
    return axis->left + (i + 0.5) * plot->pitch;
}

static void
draw_bars(Plot *plot, const RpUpright *axis)
{
    double width = fmin(bar_part * plot->pitch, thickest), zero = rp_scale_at(&axis->scale, 0);

    for (guint i = 0; i < plot->n; i++) {
        double value = value_at(plot, BARS, i), x = centre_of(plot, axis, i) - width / 2;
        if (isnan(value)) {
            rp_pen_missing(plot->pen, (RpRect){x, zero - missing_length, width, missing_length},
                           (int)i);
            continue;
        }
        double end = rp_scale_at(&axis->scale, value);
        RpRect bar = {x, fmin(zero, end), width, fabs(end - zero)};
        rp_pen_fill(plot->pen, bar, RP_FILL_REFERENCE);
        rp_pen_record(plot->pen, RP_GEOMETRY_BAR, bar,
                      &(RpDatum){.row = (int)i, .series = BARS, .value = value});
    }
}

static void
draw_line(Plot *plot, const RpUpright *axis)
{
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(RpPoint));
    RpPen *pen = plot->pen;
    RpCurve curve = {.stroke = {.colour = pen->look.accent, .width = 2, .casing = 4},
                     .joins = true};

    for (guint i = 0; i < plot->n; i++) {
        double value = value_at(plot, LINE, i);
        RpPoint p = {centre_of(plot, axis, i),
                     isnan(value) ? NAN : rp_scale_at(&axis->scale, value)};
        g_array_append_val(points, p);
        if (isfinite(p.y))
            rp_pen_record(pen, RP_GEOMETRY_POINT, (RpRect){p.x, p.y, 0, 0},
                          &(RpDatum){.row = (int)i, .series = LINE, .value = value});
    }
    const RpPoint *p = (const RpPoint *)(gpointer)points->data;
    rp_curve_draw(pen, p, points->len, &curve);
    rp_pieces_add(plot->pieces, p, points->len);
    for (guint i = 0; i < points->len; i++)
        if (isfinite(p[i].y))
            rp_pen_dot(pen, p[i], 2, pen->look.accent);
}

/* Above the point, else under it. */
static void
draw_line_label(Plot *plot, const RpUpright *axis, guint i, const char *name)
{
    double value = value_at(plot, LINE, i);
    g_autofree char *numeral = rp_chart_number(value, plot->decimals[LINE]);
    g_autofree char *text = g_strconcat(name, *name != '\0' ? " " : "", numeral, "%", NULL);
    double x = centre_of(plot, axis, i), y = rp_scale_at(&axis->scale, value);
    bool first = i == 0;

    for (int side = -1; side <= 1; side += 2) {
        double width = rp_pen_measure(plot->pen, text, RP_CHART_STRONG);
        double left = fmax(x - (first ? 6 : width / 2), axis->left + 1);
        RpLabel label = {.text = text,
                         .kind = RP_CHART_STRONG,
                         .x = fmin(left, plot->pen->width - width),
                         .y = y + side * (label_away + 1),
                         .colour = plot->pen->look.accent,
                         .plate = true};
        if (label.y < axis->bottom - 5 && rp_pen_try_clear(plot->pen, plot->pieces, &label))
            return;
    }
}

static void
draw_line_ends(Plot *plot, const RpUpright *axis, const char *name)
{
    guint first = plot->n, last = plot->n;

    for (guint i = 0; i < plot->n; i++) {
        if (isnan(value_at(plot, LINE, i)))
            continue;
        first = first == plot->n ? i : first;
        last = i;
    }
    if (first == plot->n)
        return;
    draw_line_label(plot, axis, first, name);
    if (last != first)
        draw_line_label(plot, axis, last, "");
}

/* The tallest bar of each group, when it is among the tall ones of the chart. */
static void
draw_peaks(Plot *plot, const RpUpright *axis, const char *unit)
{
    static const double tall = 0.75;
    double most = range_of(plot, BARS).to;
    guint peak = plot->n;

    for (guint i = 0; i <= plot->n; i++) {
        bool starts = i == plot->n || *rp_item(plot->spec, i)->group != '\0';
        if (starts && peak < plot->n && value_at(plot, BARS, peak) >= tall * most) {
            double value = value_at(plot, BARS, peak);
            g_autofree char *numeral = rp_chart_number(value, plot->decimals[BARS]);
            g_autofree char *text = g_strconcat(numeral, unit, NULL);
            rp_pen_try_clear(plot->pen, plot->pieces,
                             &(RpLabel){.text = text,
                                        .kind = RP_CHART_VALUE,
                                        .x = centre_of(plot, axis, peak),
                                        .y = rp_scale_at(&axis->scale, value) - 5.6,
                                        .align = RP_ALIGN_CENTER});
        }
        if (starts)
            peak = plot->n;
        if (i < plot->n &&
            value_at(plot, BARS, i) > (peak < plot->n ? value_at(plot, BARS, peak) : 0))
            peak = i;
    }
}

/* Group names under their items, with a line between two groups. */
static double
draw_groups(Plot *plot, const RpUpright *axis, double y, double rise)
{
    RpPen *pen = plot->pen;
    guint start = 0;
    bool any = false;

    for (guint i = 1; i <= plot->n; i++) {
        if (i < plot->n && *rp_item(plot->spec, i)->group == '\0')
            continue;
        double from = axis->left + start * plot->pitch, to = axis->left + i * plot->pitch;
        g_autofree char *text = rp_fit_text(pen->typer, rp_item(plot->spec, start)->group,
                                            &pen->look.texts[RP_CHART_HEAD], to - from - 2);
        any |= *text != '\0';
        rp_pen_text(pen, RP_CHART_HEAD, text, (from + to) / 2, y + 6, RP_ALIGN_CENTER);
        if (i < plot->n)
            rp_pen_line(pen, (RpPoint){to, axis->bottom}, (RpPoint){to, axis->bottom + rise},
                        &(RpStroke){.colour = pen->look.tick, .width = 0.5});
        start = i;
    }
    return any ? y + 11 : y;
}

/* The smallest round step of which `intervals` reach `max`. */
static RpTicks
ticks_of_count(double max, int intervals)
{
    static const double digits[] = {1, 2, 2.5, 5, 10};
    RpTicks ticks = {.first = 0, .count = intervals + 1, .digit = 1};
    double step = fmax(max, 1e-9) / intervals;

    ticks.power = (int)floor(log10(step));
    for (guint d = 0; d < G_N_ELEMENTS(digits); d++) {
        ticks.digit = digits[d];
        if (digits[d] * pow(10, ticks.power) >= step * (1 - 1e-9))
            break;
    }
    if (ticks.digit == 10) {
        ticks.digit = 1;
        ticks.power++;
    }
    return ticks;
}

/* The number of intervals that wastes least of either axis. */
static int
best_intervals(double left, double right)
{
    int best = 4;
    double best_waste = INFINITY;

    for (int n = 3; n <= 5; n++) {
        RpTicks a = ticks_of_count(left, n), b = ticks_of_count(right, n);
        double waste =
            rp_ticks_value(&a, n) / fmax(left, 1e-9) + rp_ticks_value(&b, n) / fmax(right, 1e-9);
        if (waste < best_waste - 1e-9) {
            best = n;
            best_waste = waste;
        }
    }
    return best;
}

static double
widest_tick(const RpPen *pen, const RpTicks *ticks)
{
    double widest = 0;

    for (int i = 0; i < ticks->count; i++) {
        g_autofree char *text = rp_chart_number(rp_ticks_value(ticks, i), rp_ticks_decimals(ticks));
        widest = fmax(widest, rp_pen_measure(pen, text, RP_CHART_TICK));
    }
    return widest;
}

static void
set_ticks(RpUpright *axis, RpTicks ticks)
{
    axis->ticks = ticks;
    axis->scale.lo = 0;
    axis->scale.hi = rp_ticks_value(&ticks, ticks.count - 1);
    axis->scale.from = axis->bottom;
    axis->scale.to = axis->top;
}

static void
draw_right_ticks(Plot *plot, const RpUpright *axis)
{
    RpPen *pen = plot->pen;

    for (int i = 0; i < axis->ticks.count; i++) {
        double value = rp_ticks_value(&axis->ticks, i);
        g_autofree char *text = rp_chart_number(value, rp_ticks_decimals(&axis->ticks));
        rp_pen_label(pen, &(RpLabel){.text = text,
                                     .kind = RP_CHART_TICK,
                                     .x = axis->right + 4,
                                     .y = rp_scale_at(&axis->scale, value),
                                     .colour = pen->look.accent});
    }
}

static double
draw_item_names(Plot *plot, const RpUpright *axis)
{
    double below = rp_upright_draw_names(
        plot->pen, plot->spec,
        (RpNames){axis->left, plot->pitch, axis->bottom, *rp_item(plot->spec, 0)->group != '\0'});

    return draw_groups(plot, axis, below, below + 8 - axis->bottom);
}

/* One plot with two axes whose gridlines serve both. */
static void
draw_two_axes(Plot *plot)
{
    RpPen *pen = plot->pen;
    double most[2] = {range_of(plot, BARS).to, range_of(plot, LINE).to};

    /* Percent axes end at 100 where the values come near it. */
    if (most[LINE] > 50 && most[LINE] <= 100)
        most[LINE] = 100;
    int intervals = best_intervals(most[BARS], most[LINE]);
    RpTicks left = ticks_of_count(most[BARS], intervals);
    RpTicks right = ticks_of_count(most[LINE], intervals);
    RpUpright axis = {.left = widest_tick(pen, &left) + 4,
                      .right = pen->width - widest_tick(pen, &right) - 4};

    g_autofree char *unit = rp_magnitude_unit(&pen->magnitude, plot->spec->unit);
    rp_pen_text(pen, RP_CHART_TICK, unit, 0, pen->y + 6, RP_ALIGN_LEFT);
    rp_pen_label(pen, &(RpLabel){.text = "%",
                                 .kind = RP_CHART_TICK,
                                 .x = pen->width,
                                 .y = pen->y + 6,
                                 .align = RP_ALIGN_RIGHT,
                                 .colour = pen->look.accent});
    axis.top = pen->y + 18;
    axis.bottom = axis.top + 155;
    plot->pitch = (axis.right - axis.left) / plot->n;
    set_ticks(&axis, left);
    rp_upright_draw(pen, &axis);
    draw_bars(plot, &axis);
    rp_upright_draw_zero(pen, &axis);
    RpUpright line_axis = axis;
    set_ticks(&line_axis, right);
    draw_right_ticks(plot, &line_axis);
    draw_line(plot, &line_axis);
    draw_line_ends(plot, &line_axis, rp_series(plot->spec, LINE)->name);
    draw_peaks(plot, &axis, plot->spec->unit);
    pen->y = draw_item_names(plot, &axis);
}

static void
draw_panel_head(Plot *plot, guint s, const char *unit)
{
    RpPen *pen = plot->pen;
    g_autofree char *text =
        g_strconcat(rp_series(plot->spec, s)->name, *unit != '\0' ? "，" : "", unit, NULL);
    g_autofree char *fitted =
        rp_fit_text(pen->typer, text, &pen->look.texts[RP_CHART_STRONG], pen->width);

    pen->y += 9;
    rp_pen_label(pen, &(RpLabel){.text = fitted,
                                 .kind = RP_CHART_STRONG,
                                 .y = pen->y,
                                 .colour = s == LINE ? pen->look.accent : 0});
    pen->y += 2;
}

/* Two panels with one x axis, the line above the bars. */
static void
draw_two_panels(Plot *plot)
{
    static const double height = 60;
    RpPen *pen = plot->pen;
    g_autofree char *unit = rp_magnitude_unit(&pen->magnitude, plot->spec->unit);
    RpUpright bars = rp_upright_new(pen, range_of(plot, BARS), height, 6);
    RpUpright line;

    draw_panel_head(plot, LINE, "%");
    line = rp_upright_new(pen, range_of(plot, LINE), height, 6);
    line.left = fmax(line.left, bars.left);
    plot->pitch = (line.right - line.left) / plot->n;
    rp_upright_draw(pen, &line);
    draw_line(plot, &line);
    draw_line_ends(plot, &line, "");
    pen->y = line.bottom + 6;

    g_array_set_size(plot->pieces, 0);
    draw_panel_head(plot, BARS, unit);
    bars = rp_upright_new(pen, range_of(plot, BARS), height, 6);
    bars.left = line.left;
    rp_upright_draw(pen, &bars);
    draw_bars(plot, &bars);
    rp_upright_draw_zero(pen, &bars);
    draw_peaks(plot, &bars, "");
    pen->y = *rp_item(plot->spec, 0)->group != '\0' ? draw_groups(plot, &bars, bars.bottom + 1, 12)
                                                    : draw_item_names(plot, &bars);
}

char *
rp_combo_chart(RpPen *pen, const RpChartSpec *spec)
{
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(RpPiece));
    Plot plot = {.pen = pen, .spec = spec, .n = spec->items->len, .pieces = pieces};

    if (plot.n == 0 || spec->series->len < 2 || !rp_series_any_value(spec)) {
        rp_frame_empty(pen);
        return NULL;
    }
    plot.decimals[BARS] = decimals_of(&plot, BARS);
    plot.decimals[LINE] = decimals_of(&plot, LINE);
    bool negative = range_of(&plot, BARS).from < 0 || range_of(&plot, LINE).from < 0;
    if (pen->look.narrow || negative)
        draw_two_panels(&plot);
    else
        draw_two_axes(&plot);
    return NULL;
}
