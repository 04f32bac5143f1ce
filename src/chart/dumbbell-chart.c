#include "chart/compose-private.h"

#include <math.h>

#include "chart/frame.h"
#include "chart/items.h"
#include "chart/key.h"
#include "chart/marks.h"
#include "chart/numbers.h"

/* Points. */
static const double base_radius = 2.7, now_radius = 3.7, to_label = 5.5, above_dot = 7.8,
                    above_tick = 9.2, tick_half = 5.4;

typedef struct {
    RpPen *pen;
    const RpChartSpec *spec;
    int decimals;
    RpScale scale;
    RpTicks ticks;
    double name_width, light_x; /* wide */
    double top, bottom, pitch;
} Plot;

static RpStretch
range_of(const RpChartSpec *spec)
{
    RpStretch range = {0, 0};

    for (guint i = 0; i < spec->items->len; i++) {
        const RpChartItem *item = rp_item(spec, i);
        const double values[] = {item->base, item->value, item->target};
        for (guint k = 0; k < G_N_ELEMENTS(values); k++) {
            if (!isfinite(values[k]))
                continue;
            range.from = fmin(range.from, values[k]);
            range.to = fmax(range.to, values[k]);
        }
    }
    return range;
}

/* Returns: (owned) a value with the places it has itself: 66 beside 40.5. */
static char *
number_of(const Plot *plot, double value)
{
    int own = rp_chart_decimals(&value, 1, plot->decimals);

    return rp_chart_number(value, plot->spec->decimals >= 0 ? plot->decimals : own);
}

/* Room for the labels beside the outermost points. */
static void
make_room(Plot *plot)
{
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(RpBarEnd));
    double lo = plot->scale.lo, hi = plot->scale.hi, middle = (lo + hi) / 2;
    RpScale shifted = plot->scale;

    for (guint i = 0; i < plot->spec->items->len; i++) {
        const RpChartItem *item = rp_item(plot->spec, i);
        const double values[] = {item->base, item->value, item->target};
        for (guint k = 0; k < G_N_ELEMENTS(values); k++) {
            g_autofree char *text = number_of(plot, values[k]);
            double room = to_label + rp_pen_measure(plot->pen, text, RP_CHART_STRONG);
            if (!isfinite(values[k]))
                continue;
            /* Labels stand on both sides of a point; sides are told apart around the middle. */
            RpBarEnd left = {fmin(values[k] - middle, -1e-9), room};
            RpBarEnd right = {fmax(values[k] - middle, 0), room};
            g_array_append_val(ends, left);
            g_array_append_val(ends, right);
        }
    }
    shifted.lo = lo - middle;
    shifted.hi = hi - middle;
    rp_scale_make_room(&shifted, (const RpBarEnd *)(gpointer)ends->data, ends->len);
    plot->scale.from = shifted.from;
    plot->scale.to = shifted.to;
}

static void
lay_out(Plot *plot)
{
    static const double most_names = 0.36, light_to_word = 8.5;
    RpPen *pen = plot->pen;
    bool narrow = pen->look.narrow;
    RpStretch range = range_of(plot->spec);
    double words = 0;

    for (guint i = 0; i < plot->spec->items->len; i++)
        words =
            fmax(words, rp_pen_measure(pen, rp_item_word(rp_item(plot->spec, i)), RP_CHART_WORD));
    plot->name_width = rp_items_name_width(pen, plot->spec,
                                           narrow ? (RpNameRoom){pen->width - 11, 1}
                                                  : (RpNameRoom){most_names * pen->width, 1});
    plot->light_x = pen->width - words - light_to_word;
    plot->scale.from = narrow ? 4 : plot->name_width + 14;
    plot->scale.to = narrow ? pen->width - 4 : plot->light_x - 12;
    int wanted = rp_ticks_wanted(plot->scale.to - plot->scale.from, false);
    plot->ticks = g_str_equal(plot->spec->unit, "%")
                      ? rp_ticks_cover_percent(range.from, range.to, wanted)
                      : rp_ticks_cover(range.from, range.to, wanted);
    plot->scale.lo = rp_ticks_value(&plot->ticks, 0);
    plot->scale.hi = rp_ticks_value(&plot->ticks, plot->ticks.count - 1);
    make_room(plot);
    plot->pitch = narrow ? 31 : 21;
}

static void
draw_base_sample(RpPen *pen, RpRect rect, const RpKeyItem *item)
{
    RpShapeInk ink = {.colour = pen->look.mono ? pen->look.ink : 0x7A8188, .inside = RP_WHITE};

    (void)item;
    rp_mark_shape(pen->art, RP_SHAPE_RING,
                  (RpPoint){rect.x + base_radius, rect.y + rect.height / 2}, base_radius + 0.4,
                  &ink);
}

static void
draw_now_sample(RpPen *pen, RpRect rect, const RpKeyItem *item)
{
    RpShapeInk ink = {.colour = pen->look.fills[RP_FILL_DARK]};

    (void)item;
    if (pen->look.mono)
        ink.colour = pen->look.ink;
    rp_mark_shape(pen->art, RP_SHAPE_DISC,
                  (RpPoint){rect.x + base_radius, rect.y + rect.height / 2}, base_radius + 0.3,
                  &ink);
}

static void
draw_key(Plot *plot)
{
    g_autoptr(GArray) key = rp_key_new();
    const RpKeyItem base = {.draw = draw_base_sample, .width = 6, .text = "基期"};
    const RpKeyItem now = {.draw = draw_now_sample,
                           .width = 6,
                           .text = plot->pen->look.mono ? "现值" : "现值（按状态着色）"};

    g_array_append_val(key, base);
    g_array_append_val(key, now);
    rp_key_add_target(key, "目标");
    rp_key_draw(key, plot->pen);
}

static void
draw_axis(Plot *plot)
{
    RpPen *pen = plot->pen;
    RpStroke grid = {.colour = pen->look.grid, .width = 0.4};
    double zero = rp_scale_at(&plot->scale, 0);
    g_autoptr(RpSlots) slots = rp_slots_new(0, pen->width, 3);

    for (int i = 0; i < plot->ticks.count; i++) {
        double value = rp_ticks_value(&plot->ticks, i), x = rp_scale_at(&plot->scale, value);
        bool last = i == plot->ticks.count - 1;
        g_autofree char *number = rp_chart_number(value, rp_ticks_decimals(&plot->ticks));
        g_autofree char *text =
            g_strconcat(number, last && g_str_equal(plot->spec->unit, "%") ? "%" : "", NULL);

        if (!pen->look.narrow)
            rp_pen_line(pen, (RpPoint){x, plot->top}, (RpPoint){x, plot->bottom}, &grid);
        else
            rp_pen_line(pen, (RpPoint){x, plot->bottom}, (RpPoint){x, plot->bottom + 2.5},
                        &(RpStroke){.colour = pen->look.tick, .width = 0.5});
        rp_pen_record_tick(pen, (RpPoint){x, plot->bottom}, value);
        double left = rp_slots_take(slots, x, rp_pen_measure(pen, text, RP_CHART_TICK), 20);
        if (!isnan(left))
            rp_pen_text(pen, RP_CHART_TICK, text, left, plot->bottom + 7, RP_ALIGN_LEFT);
    }
    if (pen->look.narrow)
        rp_pen_hline(pen, plot->bottom, pen->look.axis, 0.8);
    else
        rp_pen_line(pen, (RpPoint){zero, plot->top}, (RpPoint){zero, plot->bottom},
                    &(RpStroke){.colour = pen->look.axis, .width = 0.8});
}

/* From the baseline to now a bar, from there to the target dots. */
static void
draw_connectors(Plot *plot, const RpChartItem *item, double y)
{
    RpPen *pen = plot->pen;
    bool missing = isnan(item->value);
    double now = missing ? item->base : item->value;
    const RpStatusLook *look = rp_status_look(item->status);
    RpColour colour = pen->look.mono ? pen->look.ink : look->fill;
    double x_now = rp_scale_at(&plot->scale, now);

    if (isfinite(now) && isfinite(item->target)) {
        RpPath dots = rp_path_new(RP_NO_COLOUR);
        dots.stroke = pen->look.tick;
        dots.width = 0.9;
        dots.dash[0] = 0.01; /* round caps make dots of it */
        dots.dash[1] = 2.6;
        dots.round = true;
        rp_path_move(&dots, x_now, y);
        rp_path_line(&dots, rp_scale_at(&plot->scale, item->target), y);
        rp_box_add_path(pen->art, dots);
    }
    if (!missing && isfinite(item->base))
        rp_pen_line(pen, (RpPoint){rp_scale_at(&plot->scale, item->base), y}, (RpPoint){x_now, y},
                    &(RpStroke){.colour = colour, .width = 3});
}

static void
draw_points(Plot *plot, guint i, double y)
{
    RpPen *pen = plot->pen;
    const RpChartItem *item = rp_item(plot->spec, i);
    RpColour status = pen->look.mono ? pen->look.ink : rp_status_look(item->status)->fill;

    if (isfinite(item->target)) {
        double x = rp_scale_at(&plot->scale, item->target);
        rp_pen_line(pen, (RpPoint){x, y - tick_half}, (RpPoint){x, y + tick_half},
                    &(RpStroke){.colour = pen->look.ink, .width = 1.8});
    }
    if (isfinite(item->base)) {
        RpPoint at = {rp_scale_at(&plot->scale, item->base), y};
        rp_mark_shape(
            pen->art, RP_SHAPE_RING, at, base_radius + 0.4,
            &(RpShapeInk){.colour = pen->look.mono ? pen->look.ink : 0x7A8188, .inside = RP_WHITE});
    }
    if (isfinite(item->value)) {
        RpPoint at = {rp_scale_at(&plot->scale, item->value), y};
        rp_mark_shape(pen->art, RP_SHAPE_DISC, at, now_radius, &(RpShapeInk){.colour = RP_WHITE});
        rp_mark_shape(pen->art, RP_SHAPE_DISC, at, now_radius - 0.7,
                      &(RpShapeInk){.colour = status});
        rp_pen_record(pen, RP_GEOMETRY_POINT, (RpRect){at.x, at.y, 0, 0},
                      &(RpDatum){.row = (int)i, .value = item->value});
    } else {
        rp_pen_record(pen, RP_GEOMETRY_MISSING, (RpRect){rp_scale_at(&plot->scale, 0), y, 0, 0},
                      &(RpDatum){.row = (int)i, .value = NAN});
    }
}

/* A point that wants its number. */
typedef struct {
    double value;
    double rise;      /* points to a label above or below */
    RpStretch others; /* values of the other points of the row */
} Point;

/* A number beside its point: to the left of the leftmost, to the right of the rightmost, above one
 * in the middle, then wherever there is room. The label comes with the middle of the row. */
static void
place_number(Plot *plot, const Point *point, RpLabel label)
{
    const double value = point->value, y = label.y;
    const RpStretch others = point->others;

    static const struct {
        double dx, dy;
        RpAlign align;
    } places[] = {{-to_label, 0, RP_ALIGN_RIGHT},
                  {to_label, 0, RP_ALIGN_LEFT},
                  {0, -1, RP_ALIGN_CENTER},
                  {0, 1, RP_ALIGN_CENTER}};
    static const int orders[3][4] = {{0, 2, 3, 1}, {1, 2, 3, 0}, {2, 3, 0, 1}};
    const int *order = orders[value < others.from ? 0 : value >= others.to ? 1 : 2];
    g_autofree char *text = number_of(plot, value);

    label.text = text;
    for (int k = 0; k < 4; k++) {
        label.x = rp_scale_at(&plot->scale, value) + places[order[k]].dx;
        label.y = y + places[order[k]].dy * point->rise;
        label.align = places[order[k]].align;
        RpRect box = rp_pen_label_rect(plot->pen, &label);
        bool outside = !plot->pen->look.narrow &&
                       (box.x < plot->name_width + 2 || box.x + box.width > plot->light_x - 5);
        if (!outside && rp_pen_try_label(plot->pen, &label))
            return;
    }
}

static RpStretch
others_of(const double *values, guint n, guint except)
{
    RpStretch range = {INFINITY, -INFINITY};

    for (guint k = 0; k < n; k++) {
        if (k == except || !isfinite(values[k]))
            continue;
        range.from = fmin(range.from, values[k]);
        range.to = fmax(range.to, values[k]);
    }
    return range;
}

/* Points themselves are in the way of labels too. */
static void
take_points(Plot *plot, const double *values, guint n, double y)
{
    static const double radii[] = {3.7, 1, 3};

    for (guint k = 0; k < n; k++)
        if (isfinite(values[k]))
            rp_taken_add(plot->pen->taken, (RpRect){rp_scale_at(&plot->scale, values[k]) - radii[k],
                                                    y - 3.7, 2 * radii[k], 7.4});
}

static void
draw_numbers(Plot *plot, guint i, double y)
{
    RpPen *pen = plot->pen;
    const RpChartItem *item = rp_item(plot->spec, i);
    RpColour colour = rp_status_look(item->status)->fill;
    const double values[] = {item->value, item->target, item->base};
    const RpLabel labels[] = {
        {.kind = RP_CHART_STRONG, .y = y, .colour = colour == 0xF3B831 ? 0x8A6000 : colour},
        {.kind = RP_CHART_VALUE, .y = y},
        {.kind = RP_CHART_VALUE, .y = y, .colour = pen->look.muted},
    };
    const double rises[] = {above_dot, above_tick, above_dot};

    take_points(plot, values, G_N_ELEMENTS(values), y);
    if (!pen->look.narrow)
        rp_taken_add(pen->taken, (RpRect){rp_scale_at(&plot->scale, 0) - 0.5, y - 10, 1, 20});
    for (guint k = 0; k < G_N_ELEMENTS(values); k++)
        if (isfinite(values[k]))
            place_number(plot,
                         &(Point){values[k], rises[k], others_of(values, G_N_ELEMENTS(values), k)},
                         labels[k]);
    if (isnan(item->value)) {
        bool span = isfinite(item->base) && isfinite(item->target);
        double at = span ? (item->base + item->target) / 2 : plot->scale.hi / 2;
        rp_pen_try_label(pen, &(RpLabel){.text = "未报",
                                         .kind = RP_CHART_WORD,
                                         .x = rp_scale_at(&plot->scale, at),
                                         .y = y,
                                         .align = RP_ALIGN_CENTER,
                                         .plate = true});
    }
}

static void
draw_row(Plot *plot, guint i)
{
    static const double light = 3.3, to_word = 8.5, name_left = 10.9;
    RpPen *pen = plot->pen;
    const RpChartItem *item = rp_item(plot->spec, i);
    bool narrow = pen->look.narrow;
    double top = plot->top + rp_pen_row(pen, i) * plot->pitch, middle = top + plot->pitch / 2;
    double dots = narrow ? top + 20 : middle + 2.5, text_y = narrow ? top + 7.5 : middle;
    g_auto(RpFitName) name = rp_item_fit(pen, item,
                                         narrow ? (RpNameRoom){pen->width - name_left, 1}
                                                : (RpNameRoom){plot->name_width, 1});

    if (i > pen->first_row)
        rp_pen_hline(pen, top, pen->look.hairline, 0.4);
    rp_pen_text(pen, RP_CHART_NAME, name.lines[0], narrow ? name_left : 0, text_y, RP_ALIGN_LEFT);
    rp_pen_light(pen, item->status,
                 narrow ? (RpPoint){4.2, text_y} : (RpPoint){plot->light_x, middle},
                 narrow ? 2.9 : light);
    if (!narrow)
        rp_pen_text(pen, RP_CHART_WORD, rp_item_word(item), plot->light_x + to_word, middle,
                    RP_ALIGN_LEFT);
    draw_connectors(plot, item, dots);
    draw_points(plot, i, dots);
    draw_numbers(plot, i, dots);
}

char *
rp_dumbbell_chart(RpPen *pen, const RpChartSpec *spec)
{
    Plot plot = {.pen = pen, .spec = spec, .decimals = rp_items_decimals(spec, pen)};

    if (!rp_items_any_value(spec)) {
        rp_frame_empty(pen);
        return NULL;
    }
    draw_key(&plot);
    lay_out(&plot);
    plot.top = pen->y + 5;
    plot.bottom = plot.top + rp_pen_row_count(pen, spec->items->len) * plot.pitch;
    draw_axis(&plot);
    for (guint i = pen->first_row; i < rp_pen_row_end(pen, spec->items->len); i++)
        draw_row(&plot, i);
    pen->y = plot.bottom + 12;
    return NULL;
}
