#include "chart/compose-private.h"

#include <math.h>

#include "chart/axis.h"
#include "chart/frame.h"

/* Points. */
static const double missing_length = 24, white_line = 0.6, to_names = 4;

#define MAX_SERIES 5

static const RpFill fills[MAX_SERIES] = {RP_FILL_ACCENT, RP_FILL_SECOND, RP_FILL_THIRD,
                                         RP_FILL_FOURTH, RP_FILL_REST};

typedef struct {
    RpPen *pen;
    const RpChartSpec *spec;
    int decimals;
    guint n_series;
    double width; /* of a bar */
    double pitch;
    bool numbers; /* every number fits the width of a bar */
} Plot;

static double
value_at(const Plot *plot, guint s, guint i)
{
    return rp_series_value(plot->spec, s, i) / plot->pen->magnitude.divisor;
}

static double
total_of(const Plot *plot, guint i)
{
    double total = NAN;

    for (guint s = 0; s < plot->n_series; s++) {
        double value = value_at(plot, s, i);
        if (isfinite(value))
            total = isnan(total) ? value : total + value;
    }
    return total;
}

/* Sums of the negative and of the positive parts, over all items. */
static RpStretch
range_of(const Plot *plot)
{
    RpStretch range = {0, 0};

    for (guint i = 0; i < plot->spec->items->len; i++) {
        double below = 0, above = 0;
        for (guint s = 0; s < plot->n_series; s++) {
            double value = value_at(plot, s, i);
            above += value > 0 ? value : 0;
            below += value < 0 ? value : 0;
        }
        range.from = fmin(range.from, below);
        range.to = fmax(range.to, above);
    }
    return range;
}

/* Numbers stand in the segments when all of them are narrow enough: some alone would look as if
 * the others were missing. */
static bool
numbers_fit(const Plot *plot)
{
    static const double air = 4;

    for (guint s = 0; s < plot->n_series; s++)
        for (guint i = 0; i < plot->spec->items->len; i++) {
            g_autofree char *text = rp_chart_number(value_at(plot, s, i), plot->decimals);
            if (rp_pen_measure(plot->pen, text, RP_CHART_STRONG) + air > plot->width)
                return false;
        }
    return true;
}

/* A number in its segment, only where it fits with air around it. */
static void
draw_segment_label(Plot *plot, guint s, RpRect segment, const char *text)
{
    const RpLook *look = &plot->pen->look;
    bool dark = fills[s] == RP_FILL_ACCENT || (fills[s] == RP_FILL_SECOND && !look->mono);
    RpLabel label = {.text = text,
                     .kind = dark ? RP_CHART_STRONG : RP_CHART_VALUE,
                     .x = segment.x + segment.width / 2,
                     .y = segment.y + segment.height / 2,
                     .align = RP_ALIGN_CENTER,
                     .colour = dark ? RP_WHITE : 0,
                     .plate = look->mono && !dark};
    RpRect box = rp_pen_label_rect(plot->pen, &label);

    if (plot->numbers && segment.height >= box.height + 2)
        rp_pen_try_label(plot->pen, &label);
}

static RpRect
draw_segment(Plot *plot, const RpUpright *axis, guint s, guint i, double base, double x)
{
    double value = value_at(plot, s, i);
    double from = rp_scale_at(&axis->scale, base), to = rp_scale_at(&axis->scale, base + value);
    RpRect whole = {x, fmin(from, to), plot->width, fabs(to - from)}, drawn = whole;
    g_autofree char *text = rp_chart_number(value, plot->decimals);

    /* The white line between segments is cut from the far end, so that lengths still add up. */
    if (s + 1 < plot->n_series && whole.height > 2 * white_line) {
        drawn.height -= white_line;
        drawn.y += value > 0 ? white_line : 0;
    }
    rp_pen_fill(plot->pen, drawn, fills[s]);
    rp_pen_record(plot->pen, RP_GEOMETRY_BAR, whole,
                  &(RpDatum){.row = (int)i, .series = (int)s, .value = value});
    draw_segment_label(plot, s, whole, text);
    return whole;
}

static void
draw_missing(Plot *plot, const RpUpright *axis, guint i, double x)
{
    double zero = rp_scale_at(&axis->scale, 0);
    RpRect stub = {x, zero - missing_length, plot->width, missing_length};

    rp_pen_missing(plot->pen, stub, (int)i);
    rp_pen_try_label(plot->pen, &(RpLabel){.text = "未报",
                                           .kind = RP_CHART_WORD,
                                           .x = x + plot->width / 2,
                                           .y = stub.y - 5.4,
                                           .align = RP_ALIGN_CENTER});
}

/* Draw the segments of an item and say where they lie; those that are missing keep the place of
 * the item before. */
static void
draw_stack(Plot *plot, const RpUpright *axis, guint i, RpRect *ret_segments)
{
    double x = axis->left + (i + 0.5) * plot->pitch - plot->width / 2, above = 0, below = 0;
    double total = total_of(plot, i);

    if (isnan(total)) {
        draw_missing(plot, axis, i, x);
        return;
    }
    for (guint s = 0; s < plot->n_series; s++) {
        double value = value_at(plot, s, i);
        if (isnan(value))
            continue;
        double *base = value < 0 ? &below : &above;
        ret_segments[s] = draw_segment(plot, axis, s, i, *base, x);
        *base += value;
    }
}

/* The sum on top, in bold. */
static void
draw_total(Plot *plot, const RpUpright *axis, guint i)
{
    double total = total_of(plot, i), above = 0;
    g_autofree char *text = rp_chart_number(total, plot->decimals);

    if (isnan(total))
        return;
    for (guint s = 0; s < plot->n_series; s++)
        above += fmax(value_at(plot, s, i), 0);
    rp_pen_try_label(plot->pen, &(RpLabel){.text = text,
                                           .kind = RP_CHART_STRONG,
                                           .x = axis->left + (i + 0.5) * plot->pitch,
                                           .y = rp_scale_at(&axis->scale, above) - 5.4,
                                           .align = RP_ALIGN_CENTER});
}

/* Names of the series at the right end, beside the last stack, in the same order. */
static void
draw_series_names(Plot *plot, const RpUpright *axis, const RpRect *segments)
{
    static const double closest = 1.2, longest_unled = 4;
    RpPen *pen = plot->pen;
    double centres[MAX_SERIES], wanted[MAX_SERIES];
    guint n = plot->n_series;

    /* From the top: the last series stands highest. */
    for (guint k = 0; k < n; k++) {
        const RpRect *segment = &segments[n - 1 - k];
        bool none = segment->height <= 0;
        wanted[k] = none && k > 0 ? wanted[k - 1]
                    : none        ? axis->top
                                  : segment->y + segment->height / 2;
        wanted[k] = k > 0 ? fmax(wanted[k], wanted[k - 1]) : wanted[k];
        centres[k] = wanted[k];
    }
    rp_labels_spread(centres, n, closest * rp_pen_size(pen, RP_CHART_WORD), axis->top,
                     axis->bottom);
    for (guint k = 0; k < n; k++) {
        guint s = n - 1 - k;
        double x = axis->right + to_names;
        g_autofree char *name =
            rp_fit_text(pen->typer, rp_series(plot->spec, s)->name,
                        &pen->look.texts[s == 0 ? RP_CHART_STRONG : RP_CHART_WORD], pen->width - x);

        if (fabs(centres[k] - wanted[k]) > longest_unled)
            rp_pen_line(pen, (RpPoint){axis->right - 2, wanted[k]}, (RpPoint){x - 1, centres[k]},
                        &(RpStroke){.colour = pen->look.tick, .width = 0.4});
        rp_pen_label(pen, &(RpLabel){.text = name,
                                     .kind = s == 0 ? RP_CHART_STRONG : RP_CHART_WORD,
                                     .x = x,
                                     .y = centres[k],
                                     .colour = s == 0 ? pen->look.accent : 0});
    }
}

static double
names_width(const Plot *plot)
{
    double width = 0;

    for (guint s = 0; s < plot->n_series; s++)
        width = fmax(width, rp_pen_measure(plot->pen, rp_series(plot->spec, s)->name,
                                           s == 0 ? RP_CHART_STRONG : RP_CHART_WORD));
    return fmin(width, 0.3 * plot->pen->width) + to_names;
}

char *
rp_stacked_chart(RpPen *pen, const RpChartSpec *spec)
{
    static const double bar_part = 0.66, widest = 32, widest_of_few = 24, widest_pitch = 72;
    Plot plot = {.pen = pen,
                 .spec = spec,
                 .decimals = rp_series_decimals(spec, pen),
                 .n_series = MIN(spec->series->len, MAX_SERIES)};
    guint n = spec->items->len;
    RpRect segments[MAX_SERIES] = {{0}};

    if (n == 0 || !rp_series_any_value(spec)) {
        rp_frame_empty(pen);
        return NULL;
    }
    RpUpright axis =
        rp_upright_new(pen, range_of(&plot), rp_upright_height(pen, 170, 150), names_width(&plot));
    plot.pitch = fmin((axis.right - axis.left) / n, widest_pitch);
    plot.width = fmin(bar_part * plot.pitch, n <= 3 ? widest_of_few : widest);
    plot.numbers = numbers_fit(&plot);
    axis.right = axis.left + plot.pitch * n;
    rp_upright_draw(pen, &axis);
    for (guint i = 0; i < n; i++)
        draw_stack(&plot, &axis, i, segments);
    rp_upright_draw_zero(pen, &axis);
    draw_series_names(&plot, &axis, segments);
    for (guint i = 0; i < n; i++)
        draw_total(&plot, &axis, i);
    pen->y = rp_upright_draw_names(
        pen, spec, (RpNames){axis.left, plot.pitch, axis.bottom, *rp_item(spec, 0)->group != '\0'});
    return NULL;
}
