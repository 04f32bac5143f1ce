#include "chart/compose-private.h"

#include <math.h>

#include "chart/axis.h"
#include "chart/frame.h"
#include "chart/key.h"
#include "chart/numbers.h"

/* Points. */
static const double thickest = 24, missing_length = 24, to_label = 3;

#define N_BARS 2 /* what is, what ought to be */

typedef struct {
    RpPen *pen;
    const RpChartSpec *spec;
    int decimals;
} Plot;

static const RpFill fills[N_BARS] = {RP_FILL_ACCENT, RP_FILL_REFERENCE};

static double
value_at(const Plot *plot, guint s, guint i)
{
    return rp_series_value(plot->spec, s, i) / plot->pen->magnitude.divisor;
}

static RpStretch
shown_range(const Plot *plot)
{
    RpStretch range = rp_series_range(plot->spec);

    range.from /= plot->pen->magnitude.divisor;
    range.to /= plot->pen->magnitude.divisor;
    return range;
}

static char *
value_text(const Plot *plot, guint s, guint i)
{
    double value = value_at(plot, s, i);

    return isnan(value) ? g_strdup("未报") : rp_chart_number(value, plot->decimals);
}

static RpLabel
value_label(const Plot *plot, guint s, const char *text)
{
    return (RpLabel){.text = text,
                     .kind = s == 0 ? RP_CHART_STRONG : RP_CHART_VALUE,
                     .colour = s == 0 ? plot->pen->look.accent : plot->pen->look.muted,
                     .align = RP_ALIGN_CENTER};
}

static void
draw_key(Plot *plot)
{
    g_autoptr(GArray) key = rp_key_new();

    for (guint s = 0; s < N_BARS && s < plot->spec->series->len; s++)
        rp_key_add_swatch(key, fills[s], rp_series(plot->spec, s)->name);
    rp_key_draw(key, plot->pen);
}

static void
record(Plot *plot, guint s, guint i, RpRect bar)
{
    rp_pen_record(plot->pen, RP_GEOMETRY_BAR, bar,
                  &(RpDatum){.row = (int)i, .series = (int)s, .value = value_at(plot, s, i)});
}

/* Above its bar, or pushed outward from the neighbour, or inside, else dropped. */
static void
draw_upright_label(Plot *plot, guint s, guint i, RpRect bar)
{
    static const double above = 5.4;
    g_autofree char *text = value_text(plot, s, i);
    bool negative = value_at(plot, s, i) < 0;
    RpLabel label = value_label(plot, s, text);

    label.x = bar.x + bar.width / 2;
    label.y = negative ? bar.y + bar.height + above : bar.y - above;
    if (rp_pen_try_label(plot->pen, &label))
        return;
    label.align = s == 0 ? RP_ALIGN_RIGHT : RP_ALIGN_LEFT;
    label.x = s == 0 ? bar.x + bar.width : bar.x;
    if (rp_pen_try_label(plot->pen, &label))
        return;
    label.align = RP_ALIGN_CENTER;
    label.x = bar.x + bar.width / 2;
    label.y = bar.y + above;
    label.colour = s == 0 && !plot->pen->look.mono ? RP_WHITE : plot->pen->look.ink;
    label.plate = plot->pen->look.mono;
    if (bar.height > 12 && rp_pen_label_rect(plot->pen, &label).width <= bar.width)
        rp_pen_try_label(plot->pen, &label);
}

static void
draw_upright_bar(Plot *plot, const RpUpright *axis, guint s, guint i, RpRect bar)
{
    double value = value_at(plot, s, i), zero = rp_scale_at(&axis->scale, 0);

    if (isnan(value)) {
        bar.y = zero - missing_length;
        bar.height = missing_length;
        rp_pen_missing(plot->pen, bar, (int)i);
    } else {
        double end = rp_scale_at(&axis->scale, value);
        bar.y = fmin(zero, end);
        bar.height = fabs(end - zero);
        rp_pen_fill(plot->pen, bar, fills[s]);
        record(plot, s, i, bar);
    }
    draw_upright_label(plot, s, i, bar);
}

static double
upright_pitch(const RpUpright *axis, guint n)
{
    static const double widest = 72; /* keeps few bars together */

    return fmin((axis->right - axis->left) / n, widest);
}

static void
draw_upright(Plot *plot, RpUpright *axis)
{
    static const double bar_part = 0.355, between = 1.4;
    RpPen *pen = plot->pen;
    guint n = plot->spec->items->len;
    double pitch = upright_pitch(axis, n), width = fmin(bar_part * pitch, thickest);

    axis->right = axis->left + pitch * n;
    rp_upright_draw(pen, axis);
    /* Names first: labels of negative bars keep clear of them. */
    double below =
        rp_upright_draw_names(pen, plot->spec, (RpNames){axis->left, pitch, axis->bottom, false});
    for (guint i = 0; i < n; i++) {
        double centre = axis->left + (i + 0.5) * pitch;
        for (guint s = 0; s < N_BARS; s++) {
            RpRect bar = {.x = centre + (s == 0 ? -width - between / 2 : between / 2),
                          .width = width};
            draw_upright_bar(plot, axis, s, i, bar);
        }
    }
    rp_upright_draw_zero(pen, axis);
    pen->y = below;
}

static RpScale
flat_scale(const Plot *plot, double left)
{
    RpStretch range = shown_range(plot);
    RpScale scale = {.lo = range.from,
                     .hi = range.to > range.from ? range.to : range.from + 1,
                     .from = left,
                     .to = plot->pen->width};
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(RpBarEnd));

    for (guint i = 0; i < plot->spec->items->len; i++) {
        for (guint s = 0; s < N_BARS; s++) {
            g_autofree char *text = value_text(plot, s, i);
            double room = to_label + rp_pen_measure(plot->pen, text, RP_CHART_STRONG);
            bool missing = isnan(value_at(plot, s, i));
            RpBarEnd end = {missing ? 0 : value_at(plot, s, i),
                            room + (missing ? missing_length : 0)};
            g_array_append_val(ends, end);
        }
    }
    rp_scale_make_room(&scale, (const RpBarEnd *)(gpointer)ends->data, ends->len);
    return scale;
}

static void
draw_flat_bar(Plot *plot, const RpScale *scale, guint s, guint i, double middle)
{
    static const double height = 7;
    double value = value_at(plot, s, i), zero = rp_scale_at(scale, 0);
    g_autofree char *text = value_text(plot, s, i);
    RpLabel label = value_label(plot, s, text);
    RpRect bar = {zero, middle - height / 2, missing_length, height};

    if (isnan(value)) {
        rp_pen_missing(plot->pen, bar, (int)i);
    } else {
        double end = rp_scale_at(scale, value);
        bar.x = fmin(zero, end);
        bar.width = fabs(end - zero);
        rp_pen_fill(plot->pen, bar, fills[s]);
        record(plot, s, i, bar);
    }
    label.align = value < 0 ? RP_ALIGN_RIGHT : RP_ALIGN_LEFT;
    label.x = value < 0 ? bar.x - to_label : bar.x + bar.width + to_label;
    label.y = middle;
    rp_pen_label(plot->pen, &label);
}

/* Bars to the right of names; without gridlines, as every bar carries its value. */
static void
draw_flat(Plot *plot)
{
    static const double pitch = 20, half_step = 3.8, before_axis = 5, most_names = 0.36;
    RpPen *pen = plot->pen;
    RpNameRoom room = {most_names * pen->width, 2};
    double left = rp_items_name_width(pen, plot->spec, room) + before_axis, top = pen->y + 6;
    RpScale scale = flat_scale(plot, left);
    double zero = rp_scale_at(&scale, 0);

    for (guint i = 0; i < plot->spec->items->len; i++) {
        double middle = top + (i + 0.5) * pitch;
        g_auto(RpFitName) name = rp_item_fit(pen, rp_item(plot->spec, i), room);

        rp_pen_name(pen, &name, left - before_axis, middle, RP_ALIGN_RIGHT);
        for (guint s = 0; s < N_BARS; s++)
            draw_flat_bar(plot, &scale, s, i, middle + (s == 0 ? -half_step : half_step));
    }
    pen->y = top + plot->spec->items->len * pitch;
    rp_pen_line(pen, (RpPoint){zero, top}, (RpPoint){zero, pen->y},
                &(RpStroke){.colour = pen->look.axis, .width = 0.8});
}

char *
rp_grouped_chart(RpPen *pen, const RpChartSpec *spec)
{
    static const guint most_wide = 12, most_narrow = 6;
    Plot plot = {.pen = pen, .spec = spec, .decimals = rp_series_decimals(spec, pen)};
    guint n = spec->items->len;

    if (n == 0 || !rp_series_any_value(spec)) {
        rp_frame_empty(pen);
        return NULL;
    }
    draw_key(&plot);
    RpUpright axis = rp_upright_new(pen, shown_range(&plot), rp_upright_height(pen, 170, 150), 0);
    bool flat = n > (pen->look.narrow ? most_narrow : most_wide) ||
                !rp_upright_names_fit(pen, spec, upright_pitch(&axis, n));
    if (flat)
        draw_flat(&plot);
    else
        draw_upright(&plot, &axis);
    return NULL;
}
