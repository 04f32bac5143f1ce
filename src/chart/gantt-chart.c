#include "chart/compose-private.h"

#include <math.h>

#include "chart/frame.h"
#include "chart/items.h"
#include "chart/key.h"
#include "chart/marks.h"
#include "chart/time-axis.h"

/* Points. */
static const double head_pitch = 14, indent = 6, light_to_word = 7;

#define OVERDUE RP_STATUS_BEHIND /* whose colour and hatch an overdue part has */

typedef struct {
    RpPen *pen;
    const RpChartSpec *spec;
    RpTimeAxis time;
    RpNameRoom names;
    double word_left; /* wide: of the status words */
    double top, pitch, bar;
} Plot;

static double
x_at(const Plot *plot, double month)
{
    return rp_scale_at(&plot->time.scale, CLAMP(month, 0, plot->time.months));
}

static bool
is_overdue(const Plot *plot, const RpChartItem *item)
{
    return isfinite(plot->spec->today) && isfinite(item->due) && item->due < plot->spec->today &&
           !(item->done >= 1);
}

static void
lay_out(Plot *plot)
{
    static const double most_names = 0.36, after_names = 12, before_light = 8, light = 3.2;
    RpPen *pen = plot->pen;
    double words = 0;

    for (guint i = 0; i < plot->spec->items->len; i++)
        words =
            fmax(words, rp_pen_measure(pen, rp_item_word(rp_item(plot->spec, i)), RP_CHART_WORD));
    plot->word_left = pen->width - words;
    plot->pitch = pen->look.narrow ? 21 : 15.5;
    plot->bar = pen->look.narrow ? 6 : 7.5;
    if (pen->look.narrow) {
        plot->time = rp_time_axis(plot->spec, 0, pen->width);
    } else {
        plot->names = (RpNameRoom){most_names * pen->width - indent, 1};
        double names = rp_items_name_width(pen, plot->spec, plot->names);
        plot->time = rp_time_axis(plot->spec, indent + names + after_names,
                                  plot->word_left - light_to_word - light - before_light - 4.2);
    }
    plot->time.points = false;
    plot->time.scale.lo = 0;
    plot->time.scale.hi = plot->time.months;
}

static void
draw_milestone_at(RpPen *pen, RpPoint at, RpMilestone milestone)
{
    static const double radius = 3.4; /* of the disc of equal area: half-diagonal 4.2 */
    bool done = milestone == RP_MILESTONE_DONE;
    RpColour outer = done ? RP_WHITE : pen->look.ink, inner = done ? pen->look.ink : RP_WHITE;

    rp_mark_shape(pen->art, RP_SHAPE_DIAMOND, at, radius + 0.4, &(RpShapeInk){.colour = outer});
    rp_mark_shape(pen->art, RP_SHAPE_DIAMOND, at, radius - 0.5, &(RpShapeInk){.colour = inner});
}

static void
draw_milestone_sample(RpPen *pen, RpRect rect, const RpKeyItem *item)
{
    (void)item;
    draw_milestone_at(pen, (RpPoint){rect.x + 4.5, rect.y + rect.height / 2}, RP_MILESTONE_DUE);
}

static void
draw_overdue_sample(RpPen *pen, RpRect rect, const RpKeyItem *item)
{
    (void)item;
    rp_mark_fill(pen->art, OVERDUE, (RpRect){rect.x, rect.y + rect.height / 2 - 3.4, 9, 6.8},
                 pen->theme);
}

static void
draw_key(Plot *plot)
{
    g_autoptr(GArray) key = rp_key_new();
    const RpKeyItem milestone = {
        .draw = draw_milestone_sample, .width = 9, .text = "节点（实心为已完成）"};
    const RpKeyItem overdue = {.draw = draw_overdue_sample, .width = 9, .text = "逾期"};
    bool any_milestone = false, any_overdue = false;

    for (guint i = 0; i < plot->spec->items->len; i++) {
        any_milestone |= rp_item(plot->spec, i)->milestone != RP_MILESTONE_NONE;
        any_overdue |= is_overdue(plot, rp_item(plot->spec, i));
    }
    rp_key_add_swatch(key, RP_FILL_DONE, "已完成部分");
    rp_key_add_swatch(key, RP_FILL_PLANNED, "计划期");
    if (any_milestone)
        g_array_append_val(key, milestone);
    if (any_overdue)
        g_array_append_val(key, overdue);
    rp_key_draw(key, plot->pen);
}

/* The date of the report in a box over the years. */
static void
draw_flag(Plot *plot)
{
    static const double height = 10, air = 3;
    RpPen *pen = plot->pen;
    double width = rp_pen_measure(pen, plot->spec->today_text, RP_CHART_STRONG) + 2 * air;
    double x = x_at(plot, plot->spec->today);
    double left = CLAMP(x - width / 2, 0, pen->width - width);

    rp_pen_rect(pen, (RpRect){left, pen->y, width, height}, pen->look.accent);
    rp_pen_label(pen, &(RpLabel){.text = plot->spec->today_text,
                                 .kind = RP_CHART_STRONG,
                                 .x = left + width / 2,
                                 .y = pen->y + height / 2,
                                 .align = RP_ALIGN_CENTER,
                                 .colour = RP_WHITE});
}

static void
draw_heads(Plot *plot)
{
    RpPen *pen = plot->pen;

    pen->y += 5;
    if (isfinite(plot->spec->today) && *plot->spec->today_text != '\0')
        draw_flag(plot);
    pen->y += 19;
    rp_time_axis_draw(pen, &plot->time,
                      (RpYears){.y = pen->y, .label_y = pen->y - 4.6, .left = true});
    pen->y += 2;
    rp_pen_hline(pen, pen->y, pen->look.axis, 0.6);
}

static double
item_height(const Plot *plot, guint i)
{
    return plot->pitch + (*rp_item(plot->spec, i)->group != '\0' ? head_pitch : 0);
}

static void
draw_grid(Plot *plot, double bottom)
{
    RpStroke grid = {.colour = plot->pen->look.grid, .width = 0.4};
    int to_january = (12 - (rp_month_number(plot->time.first) - 1)) % 12;

    for (int month = to_january; month <= plot->time.months; month += 12) {
        double x = x_at(plot, month);
        rp_pen_line(plot->pen, (RpPoint){x, plot->top - 10}, (RpPoint){x, bottom}, &grid);
    }
}

static void
draw_span(Plot *plot, guint i, double middle)
{
    RpPen *pen = plot->pen;
    const RpChartItem *item = rp_item(plot->spec, i);
    double from = x_at(plot, item->start), to = x_at(plot, item->due);
    RpRect span = {from, middle - plot->bar / 2, to - from, plot->bar}, done = span;

    if (!isfinite(item->start) || !isfinite(item->due)) {
        span = (RpRect){x_at(plot, 0), span.y, 24, plot->bar};
        rp_pen_missing(pen, span, (int)i);
        return;
    }
    rp_pen_fill(pen, span, RP_FILL_PLANNED);
    if (is_overdue(plot, item)) {
        RpRect late = span;
        late.x = to;
        late.width = x_at(plot, plot->spec->today) - to;
        rp_mark_fill(pen->art, OVERDUE, late, pen->theme);
    }
    double share = isfinite(item->done) ? CLAMP(item->done, 0, 1) : 0;
    done.width = span.width * share;
    rp_pen_fill(pen, done, RP_FILL_DONE);
    rp_pen_record(pen, RP_GEOMETRY_BAR, done,
                  &(RpDatum){.row = (int)i, .value = share * (item->due - item->start)});
}

static void
draw_today(Plot *plot, double from, double to)
{
    double x = x_at(plot, plot->spec->today);

    rp_pen_line(plot->pen, (RpPoint){x, from}, (RpPoint){x, to},
                &(RpStroke){.colour = plot->pen->look.accent, .width = 1.2, .casing = 2.4});
}

static void
draw_milestone(Plot *plot, const RpChartItem *item, double middle)
{
    static const double half = 4.6;
    RpPen *pen = plot->pen;

    if (item->milestone == RP_MILESTONE_NONE || !isfinite(item->due))
        return;
    double x = CLAMP(x_at(plot, item->due), half, pen->width - half);
    draw_milestone_at(pen, (RpPoint){x, middle}, item->milestone);
}

static void
draw_texts_wide(Plot *plot, const RpChartItem *item, double middle)
{
    RpPen *pen = plot->pen;
    g_auto(RpFitName) name = rp_item_fit(pen, item, plot->names);

    rp_pen_name(pen, &name, indent, middle, RP_ALIGN_LEFT);
    rp_pen_light(pen, item->status, (RpPoint){plot->word_left - light_to_word, middle}, 3.2);
    rp_pen_text(pen, RP_CHART_WORD, rp_item_word(item), plot->word_left, middle, RP_ALIGN_LEFT);
}

static void
draw_texts_narrow(Plot *plot, const RpChartItem *item, double y)
{
    static const double light = 2.9, before_light = 6, plate_air = 1;
    RpPen *pen = plot->pen;
    const char *word = rp_item_word(item);
    double word_left = pen->width - rp_pen_measure(pen, word, RP_CHART_WORD);
    double light_x = word_left - 9;
    double room = light_x - light - before_light - plate_air;
    g_auto(RpFitName) name = rp_item_fit(pen, item, (RpNameRoom){room, 1});

    rp_pen_label(pen, &(RpLabel){.text = name.lines[0], .kind = RP_CHART_NAME, .y = y});
    rp_pen_light(pen, item->status, (RpPoint){light_x, y}, light);
    rp_pen_text(pen, RP_CHART_WORD, word, word_left, y, RP_ALIGN_LEFT);
}

static void
draw_group(Plot *plot, const char *group, double y)
{
    RpPen *pen = plot->pen;
    g_autofree char *fitted =
        rp_fit_text(pen->typer, group, &pen->look.texts[RP_CHART_NAME_STRONG], pen->width);

    rp_pen_label(
        pen, &(RpLabel){
                 .text = fitted, .kind = RP_CHART_NAME_STRONG, .y = y, .colour = pen->look.muted});
}

/* Where a row stands: top of its group head, if any, top of the row, middle of its bar. */
typedef struct {
    double head, top, middle;
} RowPlace;

static RowPlace
place_of(const Plot *plot, guint i)
{
    RowPlace place = {.head = plot->top};

    for (guint k = 0; k < i; k++)
        place.head += item_height(plot, k);
    place.top = place.head + item_height(plot, i) - plot->pitch;
    place.middle = place.top + (plot->pen->look.narrow ? 15.5 : plot->pitch / 2);
    return place;
}

/* What stands above the line of today. */
static void
draw_row_front(Plot *plot, guint i)
{
    const RpChartItem *item = rp_item(plot->spec, i);
    RowPlace place = place_of(plot, i);

    draw_milestone(plot, item, place.middle);
    if (place.top > place.head)
        draw_group(plot, item->group, place.head + head_pitch / 2);
    if (plot->pen->look.narrow)
        draw_texts_narrow(plot, item, place.top + 6.4);
    else
        draw_texts_wide(plot, item, place.middle);
}

/* The line of today goes through all rows; narrow, it is a tick per row, clear of the names. */
static void
draw_rows(Plot *plot)
{
    RpPen *pen = plot->pen;
    bool today = isfinite(plot->spec->today);
    guint n = plot->spec->items->len;
    double bottom = place_of(plot, n - 1).top + plot->pitch;

    draw_grid(plot, bottom);
    for (guint i = 0; i < n; i++) {
        double middle = place_of(plot, i).middle;
        draw_span(plot, i, middle);
        if (today && pen->look.narrow)
            draw_today(plot, middle - 5, middle + 5);
    }
    if (today && !pen->look.narrow)
        draw_today(plot, plot->top - 2, bottom);
    for (guint i = 0; i < n; i++)
        draw_row_front(plot, i);
    pen->y = bottom + 2;
    rp_pen_hline(pen, pen->y, pen->look.axis, 0.8);
}

char *
rp_gantt_chart(RpPen *pen, const RpChartSpec *spec)
{
    Plot plot = {.pen = pen, .spec = spec};

    if (spec->items->len == 0) {
        rp_frame_empty(pen);
        return NULL;
    }
    draw_key(&plot);
    lay_out(&plot);
    draw_heads(&plot);
    plot.top = pen->y;
    draw_rows(&plot);
    return NULL;
}
