#include "chart/compose-private.h"

#include <math.h>

#include "chart/frame.h"
#include "chart/key.h"
#include "chart/marks.h"
#include "chart/names.h"
#include "chart/numbers.h"

/* Ratios: bars are cut at `most`; the axis goes left by steps of `step`, to `least` at most. */
static const double most = 1.3, least = -1.0, step = 0.25;

typedef struct {
    RpPen *pen;
    const RpChartSpec *spec;
    RpScale scale;
    double top, bottom; /* of the rows */
    double pitch, bar;  /* of a row, its bar's height */
    double name_width;  /* points for names */
    double value_right; /* wide: right edges of the number columns, left edge of the lights */
    double gap_right, status_left;
    bool any_cut;
} Plot;

static const RpChartRow *
row_at(const Plot *plot, guint i)
{
    return &g_array_index(plot->spec->rows, RpChartRow, i);
}

static const char *
status_word(const RpTheme *theme, const RpChartRow *row)
{
    return row->stale ? RP_WORD_STALE : rp_theme_word(theme, row->status);
}

static bool
is_cut(const RpChartRow *row)
{
    return row->completion > most + 1e-9 || row->completion < least - 1e-9;
}

/* The stretch of ratios that the axis shows: 0..100 %, more where bars need it. */
static void
find_range(const RpChartSpec *spec, RpScale *scale)
{
    scale->lo = 0;
    scale->hi = 1;
    for (guint i = 0; i < spec->rows->len; i++) {
        double value = g_array_index(spec->rows, RpChartRow, i).completion;
        if (isnan(value))
            continue;
        scale->hi = fmax(scale->hi, value);
        scale->lo = fmin(scale->lo, value);
    }
    scale->lo = fmax(floor(scale->lo / step + 1e-9) * step, least);
    if (scale->hi > 1)
        scale->hi = scale->hi <= 1 + step ? 1 + step : most;
}

static char *
value_text(const RpChartRow *row)
{
    return rp_chart_percent(row->completion, 1);
}

static char *
time_text(const RpChartSpec *spec)
{
    double points = spec->elapsed * 100;

    return rp_chart_percent(spec->elapsed, rp_chart_decimals(&points, 1, 1));
}

static RpFitName
fit_row_name(const Plot *plot, const RpChartRow *row, double width)
{
    return rp_fit_name(plot->pen->typer,
                       &(RpNameRequest){.name = row->name,
                                        .short_name = row->short_name,
                                        .style = &plot->pen->look.texts[RP_CHART_NAME],
                                        .width = width,
                                        .lines = 1});
}

/* Wide: names | bars | completion | gap | light and word. All widths are measured. */
static void
lay_out_wide(Plot *plot)
{
    static const double most_names = 0.36, to_bars = 14, to_values = 18;
    static const double between_numbers = 18, to_lights = 12, light_to_word = 8.5 + 3.3;
    const RpPen *pen = plot->pen;
    double names = rp_pen_measure(pen, plot->spec->name_head, RP_CHART_TICK);
    double values = rp_pen_measure(pen, "完成率", RP_CHART_TICK);
    double gaps = rp_pen_measure(pen, "较时序", RP_CHART_TICK);
    double words = rp_pen_measure(pen, "状态", RP_CHART_TICK);

    for (guint i = 0; i < plot->spec->rows->len; i++) {
        const RpChartRow *row = row_at(plot, i);
        g_auto(RpFitName) name = fit_row_name(plot, row, most_names * pen->width);
        g_autofree char *value = value_text(row);
        g_autofree char *gap = rp_chart_number_signed(row->gap_pp, 1);

        names = fmax(names, name.width);
        names = fmax(names, rp_pen_measure(pen, row->detail, RP_CHART_DETAIL));
        values = fmax(values, rp_pen_measure(pen, value, RP_CHART_STRONG));
        if (is_cut(row))
            values = fmax(values, rp_pen_measure(pen, "未按比例", RP_CHART_TICK));
        gaps = fmax(gaps, rp_pen_measure(pen, gap, RP_CHART_VALUE));
        words = fmax(words, rp_pen_measure(pen, status_word(pen->theme, row), RP_CHART_WORD));
    }
    plot->name_width = fmin(names, most_names * pen->width);
    plot->status_left = pen->width - light_to_word - words;
    plot->gap_right = plot->status_left - to_lights;
    plot->value_right = plot->gap_right - gaps - between_numbers;
    plot->scale.from = plot->name_width + to_bars;
    plot->scale.to = plot->value_right - values - to_values;
    plot->pitch = 25.5;
    plot->bar = 9.5;
}

/* Narrow: name, detail and value above the bar, which has the whole width but for half a target
 * mark on either side. */
static void
lay_out_narrow(Plot *plot)
{
    static const double inset = 1.5;

    plot->scale.from = inset;
    plot->scale.to = plot->pen->width - inset;
    plot->pitch = 27.5;
    plot->bar = 7;
}

static void
draw_key(Plot *plot)
{
    bool present[RP_N_STATUS] = {false};
    g_autoptr(GArray) key = rp_key_new();

    for (guint i = 0; i < plot->spec->rows->len; i++)
        present[row_at(plot, i)->status] = true;
    rp_key_add_statuses(key, plot->pen, present, false);
    rp_key_add_target(key, "目标");
    if (!isnan(plot->spec->elapsed))
        rp_key_add_time(key, "时序进度");
    rp_key_draw(key, plot->pen);
}

/* A head centred over a line of the plot, moved aside when another one is in the way. */
static void
draw_line_head(Plot *plot, RpSlots *slots, const char *text, double x)
{
    double width = rp_pen_measure(plot->pen, text, RP_CHART_HEAD);
    double left = rp_slots_take(slots, x, width, plot->pen->width);

    if (!isnan(left))
        rp_pen_label(plot->pen,
                     &(RpLabel){.text = text, .kind = RP_CHART_HEAD, .x = left, .y = plot->pen->y});
}

static void
draw_heads(Plot *plot)
{
    static const double above = 13.5, below = 6.2, rule = 0.6;
    RpPen *pen = plot->pen;
    double name_end = rp_pen_measure(pen, plot->spec->name_head, RP_CHART_TICK);
    double value_start = plot->value_right - rp_pen_measure(pen, "完成率", RP_CHART_TICK);
    g_autoptr(RpSlots) slots = rp_slots_new(name_end + 6, value_start - 6, 6);
    g_autofree char *time = time_text(plot->spec);
    g_autofree char *time_head = g_strconcat("时序进度 ", time, NULL);
    const RpLabel heads[] = {
        {.text = plot->spec->name_head, .x = 0},
        {.text = "完成率", .x = plot->value_right, .align = RP_ALIGN_RIGHT},
        {.text = "较时序", .x = plot->gap_right, .align = RP_ALIGN_RIGHT},
        {.text = "状态", .x = plot->status_left},
    };

    pen->y += above;
    for (guint i = 0; i < G_N_ELEMENTS(heads); i++) {
        RpLabel head = heads[i];
        head.kind = RP_CHART_TICK;
        head.y = pen->y;
        rp_pen_label(pen, &head);
    }
    draw_line_head(plot, slots, "目标", rp_scale_at(&plot->scale, 1));
    if (!isnan(plot->spec->elapsed))
        draw_line_head(plot, slots, time_head, rp_scale_at(&plot->scale, plot->spec->elapsed));
    pen->y += below;
    rp_pen_hline(pen, pen->y, pen->look.axis, rule);
}

static void
draw_grid(Plot *plot, const RpTicks *ticks)
{
    RpStroke stroke = {.colour = plot->pen->look.grid, .width = 0.4};

    for (int i = 0; i < ticks->count; i++) {
        double x = rp_scale_at(&plot->scale, rp_ticks_value(ticks, i));
        rp_pen_line(plot->pen, (RpPoint){x, plot->top}, (RpPoint){x, plot->bottom}, &stroke);
    }
}

static RpRect
bar_rect(const Plot *plot, double value, double middle)
{
    double zero = rp_scale_at(&plot->scale, 0), end = rp_scale_at(&plot->scale, value);

    return (RpRect){fmin(zero, end), middle - plot->bar / 2, fabs(end - zero), plot->bar};
}

static void
draw_track(Plot *plot, RpRect track)
{
    if (plot->pen->look.mono)
        rp_box_add_frame(plot->pen->art, track, 0x999999, 0.35, NULL);
    else
        rp_pen_rect(plot->pen, track, plot->pen->look.track);
}

/* Why there is no bar: nothing was reported, or what was reported has no completion (no baseline
 * to measure from). Only the former is hatched, so that light, word and hatch agree. */
static void
draw_missing_bar(Plot *plot, guint i, double middle)
{
    double elapsed = plot->spec->elapsed;
    /* The words stand in the wider part of the track, clear of the time line. */
    double word_at = isnan(elapsed) ? 0.5 : elapsed >= 0.5 ? elapsed / 2 : (1 + elapsed) / 2;
    RpRect track = bar_rect(plot, 1, middle);
    RpStatus status = row_at(plot, i)->status;

    if (status == RP_STATUS_NO_DATA) {
        rp_pen_missing(plot->pen, track, (int)i);
    } else {
        draw_track(plot, track);
        rp_pen_record(plot->pen, RP_GEOMETRY_MISSING, track,
                      &(RpDatum){.row = (int)i, .value = NAN});
    }
    const char *word = row_at(plot, i)->stale        ? "数据已过时"
                       : status == RP_STATUS_NO_DATA ? "无数据"
                                                     : "不计完成率";
    if (!plot->pen->look.narrow)
        rp_pen_label(plot->pen, &(RpLabel){.text = word,
                                           .kind = RP_CHART_TICK,
                                           .x = rp_scale_at(&plot->scale, word_at),
                                           .y = middle,
                                           .align = RP_ALIGN_CENTER,
                                           .colour = plot->pen->look.text,
                                           .plate = status == RP_STATUS_NO_DATA});
}

static void
draw_bar(Plot *plot, guint i, double middle)
{
    const RpChartRow *row = row_at(plot, i);
    double shown = CLAMP(row->completion, least, most);
    RpRect bar = bar_rect(plot, shown, middle);

    draw_track(plot, bar_rect(plot, 1, middle));
    rp_mark_fill(plot->pen->art, row->status, bar, plot->pen->theme);
    rp_pen_record(plot->pen, RP_GEOMETRY_BAR, bar,
                  &(RpDatum){.row = (int)i, .value = row->completion, .cut = is_cut(row)});
}

static void
draw_row_cut(Plot *plot, const RpChartRow *row, double middle)
{
    double toward = row->completion > 0 ? 1 : -1;

    plot->any_cut = true;
    rp_pen_cut(plot->pen, rp_scale_at(&plot->scale, CLAMP(row->completion, least, most)), toward,
               middle, plot->bar);
}

/* An upright tick across the bar of a row. */
static void
draw_row_tick(Plot *plot, double value, double middle, const RpStroke *stroke, double overhang)
{
    double x = rp_scale_at(&plot->scale, value), half = plot->bar / 2 + overhang;

    rp_pen_line(plot->pen, (RpPoint){x, middle - half}, (RpPoint){x, middle + half}, stroke);
}

static void
draw_target(Plot *plot, double middle)
{
    RpStroke stroke = {.colour = plot->pen->look.ink, .width = 1.6, .casing = 3};

    draw_row_tick(plot, 1, middle, &stroke, 3);
}

static RpStroke
time_stroke(const Plot *plot)
{
    return (RpStroke){.colour = plot->pen->look.ink, .width = 1, .dash = {2.6, 1.8}, .casing = 2.2};
}

static void
draw_row_bar(Plot *plot, guint i, double middle)
{
    const RpChartRow *row = row_at(plot, i);

    if (isnan(row->completion))
        draw_missing_bar(plot, i, middle);
    else
        draw_bar(plot, i, middle);
}

static void
draw_row_texts_wide(Plot *plot, guint i, double middle)
{
    static const double name_up = 4.3, detail_down = 4.9, light = 3.3, to_word = 8.5;
    RpPen *pen = plot->pen;
    const RpChartRow *row = row_at(plot, i);
    g_auto(RpFitName) name = fit_row_name(plot, row, plot->name_width);
    g_autofree char *detail =
        rp_fit_text(pen->typer, row->detail, &pen->look.texts[RP_CHART_DETAIL], plot->name_width);
    g_autofree char *value = value_text(row);
    g_autofree char *gap = rp_chart_number_signed(row->gap_pp, 1);
    bool missing = isnan(row->completion), cut = is_cut(row);
    double light_x = plot->status_left + light;

    rp_pen_text(pen, RP_CHART_NAME, name.lines[0], 0, middle - name_up, RP_ALIGN_LEFT);
    rp_pen_text(pen, RP_CHART_DETAIL, detail, 0, middle + detail_down, RP_ALIGN_LEFT);
    rp_pen_text(pen, missing ? RP_CHART_DETAIL : RP_CHART_STRONG, value, plot->value_right,
                middle - (cut ? name_up : 0), RP_ALIGN_RIGHT);
    rp_pen_text(pen, RP_CHART_TICK, cut ? "未按比例" : "", plot->value_right, middle + detail_down,
                RP_ALIGN_RIGHT);
    rp_pen_text(pen, missing ? RP_CHART_DETAIL : RP_CHART_WORD, gap, plot->gap_right, middle,
                RP_ALIGN_RIGHT);
    rp_pen_text(pen, RP_CHART_WORD, status_word(pen->theme, row), light_x + to_word, middle,
                RP_ALIGN_LEFT);
    rp_pen_light(pen, row->status, (RpPoint){light_x, middle}, light);
}

static void
draw_wide(Plot *plot)
{
    RpPen *pen = plot->pen;
    guint first = pen->first_row, end = rp_pen_row_end(pen, plot->spec->rows->len);
    RpTicks ticks = rp_ticks_percent(0, plot->scale.hi, false);
    double zero = rp_scale_at(&plot->scale, 0);
    RpStroke axis = {.colour = pen->look.axis, .width = 0.8}, time = time_stroke(plot);

    draw_grid(plot, &ticks);
    for (guint i = first; i < end; i++) {
        double top = plot->top + rp_pen_row(pen, i) * plot->pitch, middle = top + plot->pitch / 2;
        if (i > first)
            rp_pen_hline(pen, top, pen->look.hairline, 0.4);
        draw_row_bar(plot, i, middle);
    }
    rp_pen_line(pen, (RpPoint){zero, plot->top}, (RpPoint){zero, plot->bottom}, &axis);
    if (!isnan(plot->spec->elapsed)) {
        double x = rp_scale_at(&plot->scale, plot->spec->elapsed);
        rp_pen_line(pen, (RpPoint){x, plot->top}, (RpPoint){x, plot->bottom}, &time);
    }
    for (guint i = first; i < end; i++) {
        double middle = plot->top + (rp_pen_row(pen, i) + 0.5) * plot->pitch;
        draw_target(plot, middle);
        if (is_cut(row_at(plot, i)))
            draw_row_cut(plot, row_at(plot, i), middle);
        draw_row_texts_wide(plot, i, middle);
    }
}

/* Name to the left, current and target value before the number at the right edge. */
static void
draw_row_texts_narrow(Plot *plot, guint i, double y)
{
    static const double light = 2.9, name_left = 10.9, before_detail = 6, least_name = 0.35;
    RpPen *pen = plot->pen;
    const RpChartRow *row = row_at(plot, i);
    bool missing = isnan(row->completion);
    g_autofree char *value = missing ? g_strdup(status_word(pen->theme, row)) : value_text(row);
    RpChartText kind = missing ? RP_CHART_WORD : RP_CHART_STRONG;
    double value_left = pen->width - rp_pen_measure(pen, value, kind);
    double detail_right = fmin(value_left - before_detail, pen->width - 27.7);
    double room = detail_right - name_left - least_name * pen->width - before_detail;
    g_autofree char *detail =
        rp_fit_text(pen->typer, row->detail, &pen->look.texts[RP_CHART_DETAIL], room);
    double detail_left = detail_right - rp_pen_measure(pen, detail, RP_CHART_DETAIL);
    g_auto(RpFitName) name = fit_row_name(plot, row, detail_left - before_detail - name_left);

    rp_pen_light(pen, row->status, (RpPoint){4.2, y}, light);
    rp_pen_text(pen, RP_CHART_NAME, name.lines[0], name_left, y, RP_ALIGN_LEFT);
    rp_pen_text(pen, RP_CHART_DETAIL, detail, detail_right, y, RP_ALIGN_RIGHT);
    rp_pen_text(pen, kind, value, pen->width, y, RP_ALIGN_RIGHT);
}

static void
draw_narrow(Plot *plot)
{
    static const double name_down = 7.8, bar_down = 19.4;
    RpPen *pen = plot->pen;
    RpStroke axis = {.colour = pen->look.tick, .width = 0.8}, time = time_stroke(plot);

    guint first = pen->first_row, end = rp_pen_row_end(pen, plot->spec->rows->len);

    for (guint i = first; i < end; i++) {
        double top = plot->top + rp_pen_row(pen, i) * plot->pitch, middle = top + bar_down;
        if (i > first)
            rp_pen_hline(pen, top, pen->look.hairline, 0.4);
        draw_row_texts_narrow(plot, i, top + name_down);
        draw_row_bar(plot, i, middle);
        draw_row_tick(plot, 0, middle, &axis, 2);
        if (!isnan(plot->spec->elapsed))
            draw_row_tick(plot, plot->spec->elapsed, middle, &time, 2.2);
        draw_target(plot, middle);
        if (is_cut(row_at(plot, i)))
            draw_row_cut(plot, row_at(plot, i), middle);
    }
}

static void
draw_axis_label(Plot *plot, RpSlots *slots, const char *text, double value)
{
    double x = rp_scale_at(&plot->scale, value);
    double y = plot->bottom + 6.8;
    double width = rp_pen_measure(plot->pen, text, RP_CHART_TICK);
    double left = rp_slots_take(slots, x, width, 40);

    rp_pen_record_tick(plot->pen, (RpPoint){x, plot->bottom}, value);
    if (!isnan(left))
        rp_pen_label(plot->pen, &(RpLabel){.text = text, .kind = RP_CHART_TICK, .x = left, .y = y});
}

static void
draw_axis_wide(Plot *plot)
{
    RpTicks ticks = rp_ticks_percent(0, plot->scale.hi, false);
    g_autoptr(RpSlots) slots = rp_slots_new(0, plot->pen->width, 3);

    for (int i = 0; i < ticks.count; i++) {
        double value = rp_ticks_value(&ticks, i);
        bool last = i == ticks.count - 1;
        g_autofree char *text = last ? rp_chart_percent(value, 0) : rp_chart_number(value * 100, 0);
        draw_axis_label(plot, slots, text, value);
    }
}

/* Ends of the scale first; between them the time that has gone, as it has no head. */
static void
draw_axis_narrow(Plot *plot)
{
    g_autoptr(RpSlots) slots = rp_slots_new(0, plot->pen->width, 3);

    draw_axis_label(plot, slots, "0%", 0);
    draw_axis_label(plot, slots, "100%", 1);
    if (isnan(plot->spec->elapsed))
        return;
    g_autofree char *time = time_text(plot->spec);
    g_autofree char *text = g_strconcat(time, "（时序）", NULL);
    draw_axis_label(plot, slots, text, plot->spec->elapsed);
}

static bool
has_value(const RpChartSpec *spec)
{
    for (guint i = 0; i < spec->rows->len; i++)
        if (!isnan(g_array_index(spec->rows, RpChartRow, i).completion))
            return true;
    return false;
}

char *
rp_progress_chart(RpPen *pen, const RpChartSpec *spec)
{
    Plot plot = {.pen = pen, .spec = spec};
    bool narrow = pen->look.narrow;

    if (!has_value(spec)) {
        rp_frame_empty(pen);
        return NULL;
    }
    find_range(spec, &plot.scale);
    if (narrow)
        lay_out_narrow(&plot);
    else
        lay_out_wide(&plot);
    if (narrow || pen->look.mono)
        draw_key(&plot);
    if (narrow)
        pen->y += 6;
    else
        draw_heads(&plot);
    plot.top = pen->y;
    plot.bottom = plot.top + rp_pen_row_count(pen, spec->rows->len) * plot.pitch;
    if (narrow)
        draw_narrow(&plot);
    else
        draw_wide(&plot);
    rp_pen_hline(pen, plot.bottom, pen->look.axis, 0.8);
    if (narrow)
        draw_axis_narrow(&plot);
    else
        draw_axis_wide(&plot);
    pen->y = plot.bottom + 12;
    return plot.any_cut ? g_strdup("带断口的条未按比例绘制") : NULL;
}
