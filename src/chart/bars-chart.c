#include "chart/compose-private.h"

#include <math.h>
#include <string.h>

#include "chart/frame.h"
#include "chart/items.h"

/* Points. */
static const double to_label = 4, stub = 24;

typedef struct {
    RpPen *pen;
    const RpChartSpec *spec;
    int decimals;
    RpScale scale;
    double limit; /* greatest value drawn to scale; longer bars are cut */
    RpNameRoom names;
    double top, pitch, bar;
    bool any_cut, any_own;
} Plot;

static double
value_of(const Plot *plot, guint i)
{
    return rp_item(plot->spec, i)->value / plot->pen->magnitude.divisor;
}

static bool
is_cut(const Plot *plot, guint i)
{
    return fabs(value_of(plot, i)) > plot->limit;
}

/* 12.86亿元: a cut bar may have a unit of its own, where the subtitle states that of the others. */
static char *
cut_text(const Plot *plot, guint i)
{
    double value = rp_item(plot->spec, i)->value;
    RpMagnitude own = rp_magnitude(fabs(value));
    double shown = value / own.divisor;
    g_autofree char *number = rp_chart_number(shown, rp_chart_decimals(&shown, 1, 2));
    g_autofree char *unit = rp_magnitude_unit(&own, plot->spec->unit);

    return g_strconcat(number, unit, NULL);
}

static char *
value_text(const Plot *plot, guint i)
{
    double value = value_of(plot, i);
    bool stated = strstr(plot->spec->subtitle, "{unit}") != NULL;

    if (isnan(value))
        return g_strdup("未报");
    return is_cut(plot, i) && stated ? cut_text(plot, i) : rp_chart_number(value, plot->decimals);
}

static RpChartText
value_kind(const Plot *plot, guint i)
{
    return rp_item(plot->spec, i)->own || is_cut(plot, i) ? RP_CHART_STRONG : RP_CHART_VALUE;
}

/* The own bar, or without one those that stand out. */
static bool
is_accented(const Plot *plot, guint i)
{
    return plot->any_own ? rp_item(plot->spec, i)->own : is_cut(plot, i);
}

/* How far a bar reaches: a cut one goes a third beyond the greatest that is drawn to scale. */
static double
reach_of(const Plot *plot, guint i)
{
    static const double beyond = 1.32;
    double value = value_of(plot, i);

    return is_cut(plot, i) ? copysign(beyond * plot->limit, value) : value;
}

static void
find_scale(Plot *plot, double left)
{
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(RpBarEnd));

    plot->scale = (RpScale){.lo = 0, .hi = 0, .from = left, .to = plot->pen->width};
    for (guint i = 0; i < plot->spec->items->len; i++) {
        g_autofree char *text = value_text(plot, i);
        double reach = reach_of(plot, i);
        double room = to_label + rp_pen_measure(plot->pen, text, RP_CHART_STRONG);
        if (is_cut(plot, i))
            room = fmax(room, to_label + rp_pen_measure(plot->pen, "未按比例", RP_CHART_TICK));
        RpBarEnd end = {isnan(reach) ? 0 : reach, room + (isnan(reach) ? stub : 0)};
        g_array_append_val(ends, end);
        plot->scale.lo = fmin(plot->scale.lo, end.value);
        plot->scale.hi = fmax(plot->scale.hi, end.value);
    }
    if (plot->scale.hi == plot->scale.lo)
        plot->scale.hi = 1;
    rp_scale_make_room(&plot->scale, (const RpBarEnd *)(gpointer)ends->data, ends->len);
}

static void
lay_out(Plot *plot)
{
    static const double most_names = 0.36, before_axis = 16, axis_inset = 0.4;
    RpPen *pen = plot->pen;
    bool narrow = pen->look.narrow;

    plot->names = narrow ? (RpNameRoom){pen->width, 1} : (RpNameRoom){most_names * pen->width, 2};
    plot->pitch = narrow ? 31 : 23;
    plot->bar = narrow ? 8 : 10;
    plot->limit = rp_items_limit(plot->spec) / pen->magnitude.divisor;
    double names =
        narrow ? axis_inset - before_axis : rp_items_name_width(pen, plot->spec, plot->names);
    find_scale(plot, names + before_axis);
}

static void
draw_value(Plot *plot, guint i, RpRect bar)
{
    RpPen *pen = plot->pen;
    g_autofree char *text = value_text(plot, i);
    bool left = value_of(plot, i) < 0, cut = is_cut(plot, i);
    bool accent = is_accented(plot, i);
    bool two_lines = cut && !pen->look.narrow; /* above a narrow bar stands its name */
    double middle = bar.y + bar.height / 2, up = two_lines ? 4.2 : 0;
    RpLabel label = {.text = text,
                     .kind = value_kind(plot, i),
                     .x = left ? bar.x - to_label : bar.x + bar.width + to_label,
                     .y = middle - up,
                     .align = left ? RP_ALIGN_RIGHT : RP_ALIGN_LEFT,
                     .colour = accent ? pen->look.accent : 0};

    if (isnan(value_of(plot, i)))
        label.colour = pen->look.muted;
    if (!rp_pen_try_label(pen, &label) || !two_lines)
        return;
    label.text = "未按比例";
    label.kind = RP_CHART_TICK;
    label.y = middle + up;
    label.colour = pen->look.muted;
    rp_pen_try_label(pen, &label);
}

static void
draw_bar(Plot *plot, guint i, double middle)
{
    RpPen *pen = plot->pen;
    double value = value_of(plot, i), zero = rp_scale_at(&plot->scale, 0);
    RpRect bar = {zero, middle - plot->bar / 2, stub, plot->bar};

    if (isnan(value)) {
        rp_pen_missing(pen, bar, (int)i);
        draw_value(plot, i, bar);
        return;
    }
    double end = rp_scale_at(&plot->scale, reach_of(plot, i));
    bar.x = fmin(zero, end);
    bar.width = fabs(end - zero);
    rp_pen_fill(pen, bar, is_accented(plot, i) ? RP_FILL_ACCENT : RP_FILL_NEUTRAL);
    if (is_cut(plot, i)) {
        plot->any_cut = true;
        rp_pen_cut(pen, end, value < 0 ? -1 : 1, middle, plot->bar);
    }
    rp_pen_record(pen, RP_GEOMETRY_BAR, bar,
                  &(RpDatum){.row = (int)i, .value = value, .cut = is_cut(plot, i)});
    draw_value(plot, i, bar);
}

char *
rp_bars_chart(RpPen *pen, const RpChartSpec *spec)
{
    Plot plot = {.pen = pen, .spec = spec, .decimals = rp_items_decimals(spec, pen)};
    RpStroke axis = {.colour = pen->look.axis, .width = 0.8};
    bool narrow = pen->look.narrow;
    guint n = spec->items->len;

    if (!rp_items_any_value(spec)) {
        rp_frame_empty(pen);
        return NULL;
    }
    for (guint i = 0; i < n; i++)
        plot.any_own |= rp_item(spec, i)->own;
    lay_out(&plot);
    plot.top = pen->y + 8;
    double zero = rp_scale_at(&plot.scale, 0);
    for (guint i = pen->first_row; i < rp_pen_row_end(pen, n); i++) {
        double row = plot.top + rp_pen_row(pen, i) * plot.pitch;
        double middle = row + (narrow ? 21 : plot.pitch / 2);
        g_auto(RpFitName) name = rp_item_fit(pen, rp_item(spec, i), plot.names);

        rp_pen_name(pen, &name, 0, narrow ? row + 9.5 : middle, RP_ALIGN_LEFT);
        draw_bar(&plot, i, middle);
        if (narrow)
            rp_pen_line(pen, (RpPoint){zero, middle - 5.5}, (RpPoint){zero, middle + 5.5}, &axis);
    }
    pen->y = plot.top + rp_pen_row_count(pen, n) * plot.pitch;
    if (!narrow)
        rp_pen_line(pen, (RpPoint){zero, plot.top}, (RpPoint){zero, pen->y}, &axis);
    return plot.any_cut ? g_strdup("带断口的条未按比例绘制") : NULL;
}
