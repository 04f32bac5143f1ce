#include "chart/compose-private.h"

#include <math.h>

#include "chart/frame.h"
#include "chart/items.h"
#include "chart/key.h"
#include "chart/marks.h"
#include "chart/numbers.h"

/* Points. */
static const double to_label = 3, missing_width = 24;

typedef struct {
    RpPen *pen;
    const RpChartSpec *spec;
    int decimals;
    RpScale scale;
    RpTicks ticks;
    double name_width;
    double top, bottom, pitch, bar;
} Plot;

static char *
value_text(const Plot *plot, const RpChartItem *item)
{
    return isnan(item->value) ? g_strdup("无数据")
                              : rp_chart_number_signed(item->value, plot->decimals);
}

static void
make_room(Plot *plot)
{
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(RpBarEnd));

    for (guint i = 0; i < plot->spec->items->len; i++) {
        const RpChartItem *item = rp_item(plot->spec, i);
        g_autofree char *text = value_text(plot, item);
        double width = to_label + rp_pen_measure(plot->pen, text, RP_CHART_STRONG);
        bool missing = isnan(item->value);
        RpBarEnd end = {missing ? 0 : item->value, width + (missing ? missing_width : 0)};
        g_array_append_val(ends, end);
    }
    rp_scale_make_room(&plot->scale, (const RpBarEnd *)(gpointer)ends->data, ends->len);
}

static void
lay_out(Plot *plot)
{
    RpPen *pen = plot->pen;
    bool narrow = pen->look.narrow;
    RpStretch range = rp_items_range(plot->spec);
    double room = narrow ? pen->width : 0.36 * pen->width;

    plot->name_width = rp_items_name_width(pen, plot->spec, (RpNameRoom){room, 1});
    plot->scale.from = narrow ? 12 : plot->name_width + 24;
    plot->scale.to = pen->width - 12;
    plot->ticks = rp_ticks_cover(range.from, range.to,
                                 rp_ticks_wanted(plot->scale.to - plot->scale.from, false));
    if (narrow)
        plot->ticks = rp_ticks_cover(range.from, range.to, 4);
    plot->scale.lo = fmin(rp_ticks_value(&plot->ticks, 0), 0);
    plot->scale.hi = fmax(rp_ticks_value(&plot->ticks, plot->ticks.count - 1), 0);
    make_room(plot);
    plot->pitch = narrow ? 24 : 17.5;
    plot->bar = narrow ? 8 : 10;
}

static void
draw_key(Plot *plot)
{
    bool present[RP_N_STATUS] = {false};
    g_autoptr(GArray) key = rp_key_new();

    for (guint i = 0; i < plot->spec->items->len; i++)
        present[rp_item(plot->spec, i)->status] = true;
    rp_key_add_statuses(key, plot->pen, present, false);
    rp_key_draw(key, plot->pen);
}

/* The words on either side of zero; a side too narrow for its word gets none. */
static void
draw_heads(Plot *plot)
{
    static const double from_axis = 5;
    RpPen *pen = plot->pen;
    double zero = rp_scale_at(&plot->scale, 0);

    pen->y += 12;
    rp_pen_try_label(pen, &(RpLabel){.text = plot->spec->left_head,
                                     .kind = RP_CHART_TICK,
                                     .x = zero - from_axis,
                                     .y = pen->y,
                                     .align = RP_ALIGN_RIGHT});
    rp_pen_try_label(pen, &(RpLabel){.text = plot->spec->right_head,
                                     .kind = RP_CHART_TICK,
                                     .x = zero + from_axis,
                                     .y = pen->y});
    pen->y += 6;
}

static void
draw_axis(Plot *plot)
{
    RpPen *pen = plot->pen;
    RpStroke grid = {.colour = pen->look.grid, .width = 0.4};
    g_autoptr(RpSlots) slots = rp_slots_new(0, pen->width, 3);

    for (int i = 0; i < plot->ticks.count; i++) {
        double value = rp_ticks_value(&plot->ticks, i), x = rp_scale_at(&plot->scale, value);
        g_autofree char *text = rp_chart_number_signed(value, rp_ticks_decimals(&plot->ticks));
        double width = rp_pen_measure(pen, text, RP_CHART_TICK);

        rp_pen_line(pen, (RpPoint){x, plot->top}, (RpPoint){x, plot->bottom}, &grid);
        rp_pen_record_tick(pen, (RpPoint){x, plot->bottom}, value);
        double left = rp_slots_take(slots, x, width, 20);
        if (!isnan(left))
            rp_pen_text(pen, RP_CHART_TICK, text, left, plot->bottom + 6.8, RP_ALIGN_LEFT);
    }
}

static void
draw_bar(Plot *plot, guint i, double middle)
{
    RpPen *pen = plot->pen;
    const RpChartItem *item = rp_item(plot->spec, i);
    g_autofree char *text = value_text(plot, item);
    double zero = rp_scale_at(&plot->scale, 0);
    RpRect bar = {zero, middle - plot->bar / 2, missing_width, plot->bar};
    bool negative = item->value < 0, missing = isnan(item->value);

    if (missing) {
        rp_pen_missing(pen, bar, (int)i);
    } else {
        double end = rp_scale_at(&plot->scale, item->value);
        bar.x = fmin(zero, end);
        bar.width = fabs(end - zero);
        rp_mark_fill(pen->art, item->status, bar, pen->theme);
        rp_pen_record(pen, RP_GEOMETRY_BAR, bar, &(RpDatum){.row = (int)i, .value = item->value});
    }
    rp_pen_label(pen, &(RpLabel){.text = text,
                                 .kind = missing ? RP_CHART_WORD : RP_CHART_STRONG,
                                 .x = negative ? bar.x - to_label : bar.x + bar.width + to_label,
                                 .y = middle,
                                 .align = negative ? RP_ALIGN_RIGHT : RP_ALIGN_LEFT,
                                 .plate = true});
}

static void
draw_rows(Plot *plot)
{
    static const double name_down = 6.5, bar_down = 16.5; /* narrow */
    RpPen *pen = plot->pen;
    bool narrow = pen->look.narrow;

    for (guint i = pen->first_row; i < rp_pen_row_end(pen, plot->spec->items->len); i++) {
        double top = plot->top + rp_pen_row(pen, i) * plot->pitch, middle = top + plot->pitch / 2;
        g_auto(RpFitName) name =
            rp_item_fit(pen, rp_item(plot->spec, i), (RpNameRoom){plot->name_width, 1});

        rp_pen_label(pen, &(RpLabel){.text = name.lines[0],
                                     .kind = RP_CHART_NAME,
                                     .y = narrow ? top + name_down : middle,
                                     .plate = narrow});
        draw_bar(plot, i, narrow ? top + bar_down : middle);
    }
}

char *
rp_diverging_chart(RpPen *pen, const RpChartSpec *spec)
{
    Plot plot = {.pen = pen, .spec = spec, .decimals = rp_items_decimals(spec, pen)};

    if (!rp_items_any_value(spec)) {
        rp_frame_empty(pen);
        return NULL;
    }
    draw_key(&plot);
    lay_out(&plot);
    draw_heads(&plot);
    plot.top = pen->y;
    plot.bottom = plot.top + rp_pen_row_count(pen, spec->items->len) * plot.pitch;
    draw_axis(&plot);
    draw_rows(&plot);
    double zero = rp_scale_at(&plot.scale, 0);
    rp_pen_line(pen, (RpPoint){zero, plot.top - 2}, (RpPoint){zero, plot.bottom + 2},
                &(RpStroke){.colour = pen->look.ink, .width = 0.8});
    pen->y = plot.bottom + 12;
    return NULL;
}
