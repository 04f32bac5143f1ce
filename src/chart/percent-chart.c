#include "chart/compose-private.h"

#include <math.h>

#include "chart/frame.h"
#include "chart/items.h"
#include "chart/key.h"
#include "chart/marks.h"

/* Points. */
static const double white_line = 0.8, missing_width = 24;
static const double few = 30; /* below so many, counts say more than percents */

typedef struct {
    RpPen *pen;
    const RpChartSpec *spec;
    bool counts; /* segments show counts, not percents */
    RpScale scale;
    RpNameRoom room;
    double name_right, top, pitch, bar;
} Plot;

static double
count_at(const Plot *plot, guint s, guint i)
{
    double value = rp_series_value(plot->spec, s, i);

    return value > 0 ? value : 0;
}

static double
total_of(const Plot *plot, guint i)
{
    double total = 0;

    for (guint s = 0; s < plot->spec->series->len; s++)
        total += count_at(plot, s, i);
    return total;
}

static char *
total_text(const Plot *plot, guint i)
{
    double total = total_of(plot, i);
    g_autofree char *number = rp_chart_number(total > 0 ? total : NAN, 0);

    return g_strconcat(number, total > 0 ? plot->spec->unit : "", NULL);
}

static void
lay_out(Plot *plot)
{
    static const double before_bars = 6, before_total = 12, most_names = 0.36;
    RpPen *pen = plot->pen;
    double totals = 0;

    plot->counts = true;
    for (guint i = 0; i < plot->spec->items->len; i++) {
        g_autofree char *text = total_text(plot, i);
        totals = fmax(totals, rp_pen_measure(pen, text, RP_CHART_WORD));
        plot->counts &= total_of(plot, i) < few;
    }
    plot->room = (RpNameRoom){most_names * pen->width, 2};
    plot->name_right = rp_items_name_width(pen, plot->spec, plot->room);
    plot->scale = (RpScale){.lo = 0,
                            .hi = 1,
                            .from = plot->name_right + before_bars,
                            .to = pen->width - totals - before_total};
    plot->pitch = pen->look.narrow ? 20 : 21;
    plot->bar = pen->look.narrow ? 12 : 13.5;
}

static void
draw_key(Plot *plot)
{
    bool present[RP_N_STATUS] = {false};
    g_autoptr(GArray) key = rp_key_new();

    for (guint s = 0; s < plot->spec->series->len; s++)
        for (guint i = 0; i < plot->spec->items->len; i++)
            present[rp_series(plot->spec, s)->status] |= count_at(plot, s, i) > 0;
    rp_key_add_statuses(key, plot->pen, present, false);
    rp_key_draw(key, plot->pen);
}

static void
draw_segment_label(Plot *plot, RpStatus status, RpRect segment, const char *text)
{
    bool mono = plot->pen->look.mono, solid = status == RP_STATUS_MET;
    RpLabel label = {.text = text,
                     .kind = RP_CHART_STRONG,
                     .x = segment.x + segment.width / 2,
                     .y = segment.y + segment.height / 2,
                     .align = RP_ALIGN_CENTER,
                     .colour = rp_status_look(status)->on_fill,
                     .plate = mono && !solid};

    if (mono)
        label.colour = solid ? RP_WHITE : plot->pen->look.ink;
    RpRect box = rp_pen_label_rect(plot->pen, &label);
    double air = label.plate ? 4.8 : 3; /* so much of a hatch stays visible beside its plate */
    if (segment.width >= box.width + air)
        rp_pen_try_label(plot->pen, &label);
}

static void
draw_segment(Plot *plot, guint s, guint i, RpRect segment)
{
    RpPen *pen = plot->pen;
    RpStatus status = rp_series(plot->spec, s)->status;
    double count = count_at(plot, s, i), part = count / total_of(plot, i);
    g_autofree char *text =
        plot->counts ? rp_chart_number(count, 0) : rp_chart_number(part * 100, 0);
    RpRect drawn = segment;

    if (drawn.width > 2 * white_line && segment.x + segment.width < plot->scale.to - 0.01)
        drawn.width -= white_line;
    if (status == RP_STATUS_NO_DATA)
        rp_mark_missing(pen->art, drawn, pen->theme);
    else
        rp_mark_fill(pen->art, status, drawn, pen->theme);
    rp_pen_record(pen, RP_GEOMETRY_BAR, segment,
                  &(RpDatum){.row = (int)i, .series = (int)s, .value = part});
    draw_segment_label(plot, status, segment, text);
}

static void
draw_row(Plot *plot, guint i)
{
    RpPen *pen = plot->pen;
    double middle = plot->top + (rp_pen_row(pen, i) + 0.5) * plot->pitch, total = total_of(plot, i),
           sum = 0;
    g_auto(RpFitName) name = rp_item_fit(pen, rp_item(plot->spec, i), plot->room);
    g_autofree char *text = total_text(plot, i);
    RpRect rect = {plot->scale.from, middle - plot->bar / 2, missing_width, plot->bar};

    rp_pen_name(pen, &name, plot->name_right, middle, RP_ALIGN_RIGHT);
    rp_pen_label(pen, &(RpLabel){.text = text,
                                 .kind = RP_CHART_WORD,
                                 .x = pen->width,
                                 .y = middle,
                                 .align = RP_ALIGN_RIGHT,
                                 .colour = pen->look.muted});
    if (total <= 0) {
        rp_pen_missing(pen, rect, (int)i);
        rp_pen_text(pen, RP_CHART_WORD, "无数据", rect.x + rect.width + 3, middle, RP_ALIGN_LEFT);
        return;
    }
    for (guint s = 0; s < plot->spec->series->len; s++) {
        double count = count_at(plot, s, i);
        if (count <= 0)
            continue;
        rect.x = rp_scale_at(&plot->scale, sum / total);
        rect.width = rp_scale_at(&plot->scale, (sum + count) / total) - rect.x;
        draw_segment(plot, s, i, rect);
        sum += count;
    }
}

static void
draw_axis(Plot *plot)
{
    RpPen *pen = plot->pen;
    RpTicks ticks = rp_ticks_percent(0, 1, pen->look.narrow);
    double y = plot->top + rp_pen_row_count(pen, plot->spec->items->len) * plot->pitch + 1;

    for (int i = 0; i < ticks.count; i++) {
        double value = rp_ticks_value(&ticks, i), x = rp_scale_at(&plot->scale, value);
        bool last = i == ticks.count - 1;
        g_autofree char *text = last ? rp_chart_percent(value, 0) : rp_chart_number(value * 100, 0);

        rp_pen_line(pen, (RpPoint){x, y}, (RpPoint){x, y + 2.5},
                    &(RpStroke){.colour = pen->look.tick, .width = 0.5});
        rp_pen_record_tick(pen, (RpPoint){x, y}, value);
        rp_pen_text(pen, RP_CHART_TICK, text, x, y + 8, RP_ALIGN_CENTER);
    }
    pen->y = y + 12;
}

char *
rp_percent_chart(RpPen *pen, const RpChartSpec *spec)
{
    Plot plot = {.pen = pen, .spec = spec};

    if (!rp_series_any_value(spec)) {
        rp_frame_empty(pen);
        return NULL;
    }
    draw_key(&plot);
    lay_out(&plot);
    plot.top = pen->y + 6;
    for (guint i = pen->first_row; i < rp_pen_row_end(pen, spec->items->len); i++)
        draw_row(&plot, i);
    draw_axis(&plot);
    return NULL;
}
