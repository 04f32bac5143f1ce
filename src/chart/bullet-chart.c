#include "chart/compose-private.h"

#include <math.h>

#include "chart/frame.h"
#include "chart/items.h"
#include "chart/key.h"
#include "chart/numbers.h"

#define MAX_MARKS 4 /* ticks of a row */

typedef struct {
    RpPen *pen;
    const RpChartSpec *spec;
    double name_width;
    double left, right; /* of the bands */
    double light_x;     /* wide */
    double pitch, band;
} Plot;

/* The own scale of a row. */
typedef struct {
    RpScale scale;
    double ticks[MAX_MARKS];
    int n_ticks, decimals;
} Row;

static int
decimals_of(const Plot *plot, const RpChartItem *item)
{
    const double values[] = {item->value, item->target};

    return plot->spec->decimals >= 0 ? plot->spec->decimals : rp_chart_decimals(values, 2, 2);
}

/* 0 and the target, and between them halves or thirds when these are as round as the target. */
static void
ticks_to_target(Row *row, double target)
{
    row->ticks[row->n_ticks++] = 0;
    for (int parts = 2; parts <= 3; parts++) {
        double part = target / parts;
        if (rp_chart_decimals(&part, 1, 6) > rp_chart_decimals(&target, 1, 6))
            continue;
        for (int i = 1; i < parts; i++)
            row->ticks[row->n_ticks++] = i * part;
        break;
    }
    row->ticks[row->n_ticks++] = target;
}

/* Round numbers beyond the target; the target itself when it is none of them. */
static void
ticks_beyond(Row *row, double lo, double hi, double target)
{
    RpTicks ticks = rp_ticks_cover(lo, hi, MAX_MARKS);
    double last = rp_ticks_value(&ticks, ticks.count - 1);
    bool has_target = isnan(target);

    for (int i = 0; i < ticks.count; i++)
        has_target |= rp_ticks_value(&ticks, i) == target;
    if (has_target && ticks.count <= MAX_MARKS) {
        for (int i = 0; i < ticks.count; i++)
            row->ticks[row->n_ticks++] = rp_ticks_value(&ticks, i);
        return;
    }
    double first = rp_ticks_value(&ticks, 0);
    if (first < 0)
        row->ticks[row->n_ticks++] = first;
    row->ticks[row->n_ticks++] = 0;
    if (isfinite(target))
        row->ticks[row->n_ticks++] = target;
    row->ticks[row->n_ticks++] = last;
}

static Row
row_of(const Plot *plot, const RpChartItem *item)
{
    Row row = {.decimals = decimals_of(plot, item)};
    double value = isnan(item->value) ? 0 : item->value, target = item->target;
    double hi = isnan(target) ? value : fmax(value, target);

    if (target > 0 && value >= 0 && value <= target)
        ticks_to_target(&row, target);
    else
        ticks_beyond(&row, fmin(0, fmin(value, isnan(target) ? 0 : target)), fmax(hi, 0), target);
    row.scale = (RpScale){.from = plot->left, .to = plot->right, .lo = 0, .hi = 0};
    for (int i = 0; i < row.n_ticks; i++) {
        row.scale.lo = fmin(row.scale.lo, row.ticks[i]);
        row.scale.hi = fmax(row.scale.hi, row.ticks[i]);
    }
    return row;
}

static char *
number_text(const Plot *plot, const RpChartItem *item, double value)
{
    return rp_chart_number(value, decimals_of(plot, item));
}

static char *
target_text(const Plot *plot, const RpChartItem *item)
{
    g_autofree char *target = number_text(plot, item, item->target);
    const char *space = *item->unit == '\0' || *item->unit == '%' ? "" : " ";

    return g_strconcat(target, space, item->unit, NULL);
}

static void
lay_out(Plot *plot)
{
    static const double most_names = 0.36, after_name = 20, before_light = 18, inset = 2;
    static const double light = 3.3, to_word = 8.5;
    RpPen *pen = plot->pen;
    double words = 0, names = 0;

    plot->pitch = pen->look.narrow ? 39 : 30;
    plot->band = pen->look.narrow ? 11 : 13;
    plot->left = inset;
    plot->right = pen->width - inset;
    if (pen->look.narrow)
        return;
    names = rp_items_name_width(pen, plot->spec, (RpNameRoom){most_names * pen->width, 1});
    for (guint i = 0; i < plot->spec->items->len; i++) {
        const RpChartItem *item = rp_item(plot->spec, i);
        g_autofree char *value = number_text(plot, item, item->value);
        g_autofree char *target = target_text(plot, item);
        words = fmax(words, rp_pen_measure(pen, rp_item_word(item), RP_CHART_WORD));
        words = fmax(words, rp_pen_measure(pen, value, RP_CHART_STRONG));
        names = fmax(names, rp_pen_measure(pen, "目标 ", RP_CHART_DETAIL) +
                                rp_pen_measure(pen, target, RP_CHART_DETAIL));
    }
    plot->name_width = fmin(names, most_names * pen->width);
    plot->light_x = pen->width - words - to_word;
    plot->left = plot->name_width + after_name;
    plot->right = plot->light_x - light - before_light;
}

static void
draw_key(Plot *plot)
{
    g_autoptr(GArray) key = rp_key_new();

    if (!isnan(plot->spec->elapsed)) {
        rp_key_add_swatch(key, RP_FILL_BAND_1, "滞后区");
        rp_key_add_swatch(key, RP_FILL_BAND_2, "缓慢区");
        rp_key_add_swatch(key, RP_FILL_BAND_3, "正常区");
    }
    rp_key_add_bar(key, RP_FILL_DARK, "现值");
    rp_key_add_target(key, "目标");
    rp_key_draw(key, plot->pen);
}

static void
fill_between(Plot *plot, const Row *row, RpStretch values, RpRect band, RpFill fill)
{
    double from = rp_scale_at(&row->scale, fmax(values.from, row->scale.lo));
    double to = rp_scale_at(&row->scale, fmin(values.to, row->scale.hi));

    band.x = from;
    band.width = to - from;
    rp_pen_fill(plot->pen, band, fill);
}

static void
draw_bands(Plot *plot, const Row *row, const RpChartItem *item, RpRect band)
{
    double path = item->target * plot->spec->elapsed;
    double first = path * plot->spec->cuts[0], second = path * plot->spec->cuts[1];

    if (isnan(path) || path <= 0) {
        fill_between(plot, row, (RpStretch){row->scale.lo, row->scale.hi}, band, RP_FILL_BAND_3);
        return;
    }
    fill_between(plot, row, (RpStretch){row->scale.lo, first}, band, RP_FILL_BAND_1);
    fill_between(plot, row, (RpStretch){first, second}, band, RP_FILL_BAND_2);
    fill_between(plot, row, (RpStretch){second, row->scale.hi}, band, RP_FILL_BAND_3);
}

static void
draw_value(Plot *plot, const Row *row, guint i, double middle)
{
    static const double part = 0.36;
    const RpChartItem *item = rp_item(plot->spec, i);
    double zero = rp_scale_at(&row->scale, 0), end = rp_scale_at(&row->scale, item->value);
    double height = part * plot->band;
    RpRect bar = {fmin(zero, end), middle - height / 2, fabs(end - zero), height};

    rp_pen_fill(plot->pen, bar, RP_FILL_DARK);
    rp_pen_record(plot->pen, RP_GEOMETRY_BAR, bar, &(RpDatum){.row = (int)i, .value = item->value});
}

static void
draw_missing(Plot *plot, guint i, double middle)
{
    RpRect track = {plot->left, middle - plot->band / 2, plot->right - plot->left, plot->band};

    rp_pen_missing(plot->pen, track, (int)i);
    rp_pen_label(plot->pen, &(RpLabel){.text = "无数据",
                                       .kind = RP_CHART_TICK,
                                       .x = track.x + track.width / 2,
                                       .y = middle,
                                       .align = RP_ALIGN_CENTER,
                                       .plate = true});
}

/* Target and zero first: they keep their labels when there is no room for all. */
static void
draw_row_axis(Plot *plot, const Row *row, const RpChartItem *item, double y)
{
    RpPen *pen = plot->pen;
    g_autoptr(RpSlots) slots = rp_slots_new(pen->look.narrow ? 0 : plot->left - 12,
                                            pen->look.narrow ? pen->width : plot->right + 16, 3);
    RpStroke tick = {.colour = pen->look.tick, .width = 0.5};

    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < row->n_ticks; i++) {
            double value = row->ticks[i], x = rp_scale_at(&row->scale, value);
            bool first = value == 0 || value == item->target;
            g_autofree char *text = number_text(plot, item, value);
            if (first != (pass == 0))
                continue;
            rp_pen_line(pen, (RpPoint){x, y}, (RpPoint){x, y + 2.5}, &tick);
            rp_pen_record_tick(pen, (RpPoint){x, y}, value);
            double left = rp_slots_take(slots, x, rp_pen_measure(pen, text, RP_CHART_TICK), 30);
            if (!isnan(left))
                rp_pen_text(pen, RP_CHART_TICK, text, left, y + 6.6, RP_ALIGN_LEFT);
        }
    }
}

static void
draw_row_marks(Plot *plot, guint i, double middle)
{
    RpPen *pen = plot->pen;
    const RpChartItem *item = rp_item(plot->spec, i);
    Row row = row_of(plot, item);
    double top = middle - plot->band / 2, zero = rp_scale_at(&row.scale, 0);

    if (isnan(item->value)) {
        draw_missing(plot, i, middle);
    } else {
        draw_bands(plot, &row, item,
                   (RpRect){plot->left, top, plot->right - plot->left, plot->band});
        draw_value(plot, &row, i, middle);
    }
    rp_pen_line(pen, (RpPoint){zero, top - 1.5}, (RpPoint){zero, top + plot->band + 1.5},
                &(RpStroke){.colour = pen->look.axis, .width = 0.8});
    if (isfinite(item->target)) {
        double x = rp_scale_at(&row.scale, item->target), half = 0.36 * plot->band;
        rp_pen_line(pen, (RpPoint){x, middle - half}, (RpPoint){x, middle + half},
                    &(RpStroke){.colour = pen->look.ink,
                                .width = 2.2,
                                .casing = pen->look.mono ? 4.2 : 0}); /* the bar is ink too */
    }
    draw_row_axis(plot, &row, item, top + plot->band);
}

static void
draw_texts_wide(Plot *plot, guint i, double middle)
{
    static const double up = 4.6, down = 4.9, light = 3.3, to_word = 8.5;
    RpPen *pen = plot->pen;
    const RpChartItem *item = rp_item(plot->spec, i);
    g_auto(RpFitName) name = rp_item_fit(pen, item, (RpNameRoom){plot->name_width, 1});
    g_autofree char *target = target_text(plot, item);
    g_autofree char *detail = g_strconcat("目标 ", target, NULL);
    g_autofree char *fitted =
        rp_fit_text(pen->typer, detail, &pen->look.texts[RP_CHART_DETAIL], plot->name_width);
    g_autofree char *value = number_text(plot, item, item->value);
    double word_x = plot->light_x + to_word;

    rp_pen_text(pen, RP_CHART_NAME, name.lines[0], 0, middle - up, RP_ALIGN_LEFT);
    rp_pen_text(pen, RP_CHART_DETAIL, fitted, 0, middle + down, RP_ALIGN_LEFT);
    rp_pen_light(pen, item->status, (RpPoint){plot->light_x, middle}, light);
    rp_pen_text(pen, RP_CHART_WORD, rp_item_word(item), word_x, middle - up, RP_ALIGN_LEFT);
    rp_pen_text(pen, RP_CHART_STRONG, value, word_x, middle + down, RP_ALIGN_LEFT);
}

static void
draw_texts_narrow(Plot *plot, guint i, double y)
{
    static const double light = 2.9, name_left = 10.9, before_value = 6;
    RpPen *pen = plot->pen;
    const RpChartItem *item = rp_item(plot->spec, i);
    g_autofree char *target = target_text(plot, item);
    g_autofree char *value =
        isnan(item->value) ? g_strdup("未报") : number_text(plot, item, item->value);
    g_autofree char *both = g_strconcat(value, " / ", target, NULL);
    double value_left = pen->width - rp_pen_measure(pen, both, RP_CHART_VALUE);
    g_auto(RpFitName) name =
        rp_item_fit(pen, item, (RpNameRoom){value_left - before_value - name_left, 1});

    rp_pen_light(pen, item->status, (RpPoint){4.2, y}, light);
    rp_pen_text(pen, RP_CHART_NAME, name.lines[0], name_left, y, RP_ALIGN_LEFT);
    rp_pen_text(pen, RP_CHART_VALUE, both, pen->width, y, RP_ALIGN_RIGHT);
}

char *
rp_bullet_chart(RpPen *pen, const RpChartSpec *spec)
{
    static const double wide_middle = 12.5, narrow_name = 9, narrow_middle = 21.6;
    Plot plot = {.pen = pen, .spec = spec};

    if (!rp_items_any_value(spec)) {
        rp_frame_empty(pen);
        return NULL;
    }
    lay_out(&plot);
    draw_key(&plot);
    pen->y += 4;
    for (guint i = pen->first_row; i < rp_pen_row_end(pen, spec->items->len); i++) {
        if (pen->look.narrow) {
            draw_texts_narrow(&plot, i, pen->y + narrow_name);
            draw_row_marks(&plot, i, pen->y + narrow_middle);
        } else {
            draw_texts_wide(&plot, i, pen->y + wide_middle);
            draw_row_marks(&plot, i, pen->y + wide_middle);
        }
        pen->y += plot.pitch;
    }
    return NULL;
}
