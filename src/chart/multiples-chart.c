#include "chart/compose-private.h"

#include <math.h>

#include "chart/axis.h"
#include "chart/curve.h"
#include "chart/frame.h"
#include "chart/key.h"
#include "chart/time-axis.h"

/* Points. */
static const double head_height = 15, between_panels = 14;

typedef struct {
    guint index; /* of item and series */
    double last; /* value; NAN for none */
} Panel;

typedef struct {
    RpPen *pen;
    const RpChartSpec *spec;
    GArray *panels; /* borrowed; of Panel, highest first */
    int decimals;
    guint columns;
    RpTicks ticks;
    double gutter;        /* for the tick labels of the first column */
    double width, height; /* of a panel's plot */
    double top;           /* of the first row */
    double row_pitch;
} Plot;

/* Where a panel's plot stands. */
typedef struct {
    RpTimeAxis time;
    RpScale scale; /* values to y */
    double left, right, bottom;
} Frame;

static int
by_last_falling(gconstpointer a, gconstpointer b)
{
    const Panel *x = a, *y = b;

    if (isnan(x->last) != isnan(y->last))
        return isnan(x->last) ? 1 : -1;
    if (!isnan(x->last) && x->last != y->last)
        return x->last > y->last ? -1 : 1;
    return x->index < y->index ? -1 : 1;
}

static GArray *
sorted_panels(const RpChartSpec *spec)
{
    GArray *panels = g_array_new(FALSE, FALSE, sizeof(Panel));

    for (guint i = 0; i < spec->items->len; i++) {
        Panel panel = {.index = i, .last = rp_series_last(spec, i)};
        g_array_append_val(panels, panel);
    }
    g_array_sort(panels, by_last_falling);
    return panels;
}

static void
lay_out(Plot *plot)
{
    RpPen *pen = plot->pen;
    RpStretch range = rp_series_range(plot->spec);
    double ends[] = {plot->spec->path_from, plot->spec->path_to};

    for (guint k = 0; k < G_N_ELEMENTS(ends); k++) {
        range.from = isfinite(ends[k]) ? fmin(range.from, ends[k]) : range.from;
        range.to = isfinite(ends[k]) ? fmax(range.to, ends[k]) : range.to;
    }
    plot->columns = pen->look.narrow ? 2 : 4;
    plot->height = pen->look.narrow ? 50 : 62;
    plot->row_pitch = head_height + plot->height + (pen->look.narrow ? 5 : 11);
    plot->ticks = rp_ticks_cover(range.from, range.to, 3);
    for (int i = 0; i < plot->ticks.count; i++) {
        g_autofree char *text =
            rp_chart_number(rp_ticks_value(&plot->ticks, i), rp_ticks_decimals(&plot->ticks));
        plot->gutter = fmax(plot->gutter, rp_pen_measure(pen, text, RP_CHART_TICK) + 4);
    }
    plot->width =
        (pen->width - plot->gutter - 3 - (plot->columns - 1) * between_panels) / plot->columns;
}

static void
draw_line_sample(RpPen *pen, RpRect rect, const RpKeyItem *item)
{
    double y = rect.y + rect.height / 2;

    rp_pen_line(
        pen, (RpPoint){rect.x, y}, (RpPoint){rect.x + rect.width, y},
        &(RpStroke){.colour = item->fill == RP_FILL_ACCENT ? pen->look.accent : pen->look.context,
                    .width = 2});
}

static void
draw_key(Plot *plot)
{
    g_autoptr(GArray) key = rp_key_new();
    const RpKeyItem own = {
        .draw = draw_line_sample, .width = 10, .fill = RP_FILL_ACCENT, .text = "该地区"};
    const RpKeyItem others = {
        .draw = draw_line_sample, .width = 10, .fill = RP_FILL_NEUTRAL, .text = "其他地区"};

    g_array_append_val(key, own);
    g_array_append_val(key, others);
    if (isfinite(plot->spec->path_from) && isfinite(plot->spec->path_to))
        rp_key_add_time(key, "时序进度");
    rp_key_draw(key, plot->pen);
}

static Frame
frame_of(const Plot *plot, guint k)
{
    guint column = k % plot->columns, row = k / plot->columns;
    Frame frame = {.left = plot->gutter + column * (plot->width + between_panels)};
    double top = plot->top + row * plot->row_pitch + head_height;

    frame.right = frame.left + plot->width;
    frame.bottom = top + plot->height;
    frame.scale = (RpScale){.lo = rp_ticks_value(&plot->ticks, 0),
                            .hi = rp_ticks_value(&plot->ticks, plot->ticks.count - 1),
                            .from = frame.bottom,
                            .to = top};
    frame.time = rp_time_axis(plot->spec, frame.left, frame.right);
    return frame;
}

static void
draw_series(Plot *plot, const Frame *frame, guint s, bool own)
{
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(RpPoint));
    RpPen *pen = plot->pen;
    RpCurve curve = {.stroke = {.colour = pen->look.context, .width = 0.7}, .joins = own};
    guint n = MIN(rp_series(plot->spec, s)->values->len, rp_time_axis_steps(&frame->time));
    RpPoint last = {NAN, NAN};

    if (own)
        curve.stroke = (RpStroke){.colour = pen->look.accent, .width = 2};
    for (guint i = 0; i < n; i++) {
        double value = rp_series_value(plot->spec, s, i);
        RpPoint p = {rp_time_axis_at(&frame->time, i),
                     isnan(value) ? NAN : rp_scale_at(&frame->scale, value)};
        g_array_append_val(points, p);
        if (!own || !isfinite(p.y))
            continue;
        last = p;
        rp_pen_record(pen, RP_GEOMETRY_POINT, (RpRect){p.x, p.y, 0, 0},
                      &(RpDatum){.row = (int)s, .series = (int)i, .value = value});
    }
    rp_curve_draw(pen, (const RpPoint *)(gpointer)points->data, points->len, &curve);
    if (own && isfinite(last.y))
        rp_pen_dot(pen, last, 2.2, pen->look.accent);
}

static void
draw_ground(Plot *plot, const Frame *frame, bool labels)
{
    RpPen *pen = plot->pen;

    for (int i = 0; i < plot->ticks.count; i++) {
        double value = rp_ticks_value(&plot->ticks, i);
        double y = rp_scale_at(&frame->scale, value);
        bool base = value == 0;
        rp_pen_line(pen, (RpPoint){frame->left, y}, (RpPoint){frame->right, y},
                    &(RpStroke){.colour = base ? pen->look.axis : pen->look.grid,
                                .width = base ? 0.8 : 0.4});
        if (!labels)
            continue;
        g_autofree char *text = rp_chart_number(value, rp_ticks_decimals(&plot->ticks));
        rp_pen_record_tick(pen, (RpPoint){frame->left, y}, value);
        rp_pen_text(pen, RP_CHART_TICK, text, frame->left - 4, y, RP_ALIGN_RIGHT);
    }
}

/* Name, light and last value over the panel. */
static void
draw_head(Plot *plot, const Panel *panel, const Frame *frame)
{
    static const double radius = 2.9, before_light = 7, above = 7;
    RpPen *pen = plot->pen;
    const RpChartItem *item = rp_item(plot->spec, panel->index);
    bool percent = g_str_equal(plot->spec->unit, "%") && !isnan(panel->last);
    g_autofree char *numeral = rp_chart_number(panel->last, plot->decimals);
    g_autofree char *value = g_strconcat(numeral, percent ? "%" : "", NULL);
    double y = frame->scale.to - above;
    double value_width = rp_pen_measure(pen, value, RP_CHART_STRONG);
    double room = plot->width - value_width - 2 * radius - 2 * before_light;
    g_auto(RpFitName) name =
        rp_fit_name(pen->typer, &(RpNameRequest){.name = item->name,
                                                 .short_name = item->short_name,
                                                 .style = &pen->look.texts[RP_CHART_NAME_STRONG],
                                                 .width = room,
                                                 .lines = 1});

    rp_pen_text(pen, RP_CHART_NAME_STRONG, name.lines[0], frame->left, y, RP_ALIGN_LEFT);
    rp_pen_light(pen, item->status, (RpPoint){frame->left + name.width + before_light, y}, radius);
    rp_pen_label(pen, &(RpLabel){.text = value,
                                 .kind = RP_CHART_STRONG,
                                 .x = frame->right,
                                 .y = y,
                                 .align = RP_ALIGN_RIGHT,
                                 .colour = pen->look.accent});
}

static void
draw_panel(Plot *plot, guint k)
{
    RpPen *pen = plot->pen;
    const Panel *panel = &g_array_index(plot->panels, Panel, k);
    Frame frame = frame_of(plot, k);

    draw_ground(plot, &frame, k % plot->columns == 0);
    for (guint s = 0; s < plot->spec->series->len; s++)
        if (s != panel->index)
            draw_series(plot, &frame, s, false);
    if (isfinite(plot->spec->path_from) && isfinite(plot->spec->path_to))
        rp_pen_line(pen, (RpPoint){frame.left, rp_scale_at(&frame.scale, plot->spec->path_from)},
                    (RpPoint){frame.right, rp_scale_at(&frame.scale, plot->spec->path_to)},
                    &(RpStroke){.colour = pen->look.axis, .width = 1, .dash = {2.6, 1.8}});
    if (panel->index < plot->spec->series->len)
        draw_series(plot, &frame, panel->index, true);
    draw_head(plot, panel, &frame);
    /* Years under the last panel of each column only. */
    if (k + plot->columns >= plot->panels->len)
        rp_time_axis_draw(pen, &frame.time,
                          (RpYears){.y = frame.bottom, .label_y = frame.bottom + 8});
}

char *
rp_multiples_chart(RpPen *pen, const RpChartSpec *spec)
{
    if (spec->items->len == 0 || !rp_series_any_value(spec)) {
        rp_frame_empty(pen);
        return NULL;
    }
    g_autoptr(GArray) panels = sorted_panels(spec);
    Plot plot = {.pen = pen, .spec = spec, .panels = panels, .decimals = MAX(spec->decimals, 0)};

    draw_key(&plot);
    lay_out(&plot);
    plot.top = pen->y + 4;
    for (guint k = 0; k < panels->len; k++)
        draw_panel(&plot, k);
    guint rows = (panels->len + plot.columns - 1) / plot.columns;
    pen->y = plot.top + (rows - 1) * plot.row_pitch + head_height + plot.height + 12;
    return NULL;
}
