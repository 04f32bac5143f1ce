#include "chart/compose-private.h"

#include <math.h>

#include "chart/axis.h"
#include "chart/frame.h"
#include "chart/key.h"

/* Points. */
static const double connector = 0.6, hollow_line = 1, missing_length = 24;

typedef struct {
    RpPen *pen;
    const RpChartSpec *spec;
    int decimals;
} Plot;

/* What an item stands for once the items before it are added up; values as shown. */
typedef struct {
    double from, to;
} Step;

static double
value_of(const Plot *plot, guint i)
{
    return rp_item(plot->spec, i)->value / plot->pen->magnitude.divisor;
}

static Step
step_of(const Plot *plot, guint i)
{
    double level = 0;

    for (guint k = 0; k < i; k++) {
        double value = value_of(plot, k);
        if (isfinite(value))
            level = rp_item(plot->spec, k)->stock ? value : level + value;
    }
    double value = value_of(plot, i);
    if (isnan(value))
        return (Step){level, level};
    if (rp_item(plot->spec, i)->stock)
        return (Step){0, value};
    return (Step){level, level + value};
}

static RpStretch
range_of(const Plot *plot)
{
    RpStretch range = {0, 0};

    for (guint i = 0; i < plot->spec->items->len; i++) {
        Step step = step_of(plot, i);
        range.from = fmin(range.from, step.to);
        range.to = fmax(range.to, step.to);
    }
    return range;
}

static char *
value_text(const Plot *plot, guint i)
{
    double value = value_of(plot, i);

    if (isnan(value))
        return g_strdup("未报");
    return rp_item(plot->spec, i)->stock ? rp_chart_number(value, plot->decimals)
                                         : rp_chart_number_signed(value, plot->decimals);
}

static void
draw_hollow(RpPen *pen, RpRect rect)
{
    double line = fmin(hollow_line, fmin(rect.width, rect.height));
    RpRect inner = {rect.x + line / 2, rect.y + line / 2, rect.width - line, rect.height - line};

    if (rect.width <= 0 || rect.height <= 0)
        return;
    rp_pen_rect(pen, rect, RP_WHITE);
    rp_box_add_frame(pen->art, inner, pen->look.accent, line, NULL);
}

static void
draw_hollow_sample(RpPen *pen, RpRect rect, const RpKeyItem *item)
{
    (void)item;
    draw_hollow(pen, (RpRect){rect.x, rect.y + rect.height / 2 - 3.4, 9, 6.8});
}

static void
draw_key(Plot *plot)
{
    g_autoptr(GArray) key = rp_key_new();
    const RpKeyItem hollow = {.draw = draw_hollow_sample, .width = 9, .text = "减少"};

    rp_key_add_swatch(key, RP_FILL_DARK, "存量");
    rp_key_add_swatch(key, plot->pen->look.mono ? RP_FILL_SECOND : RP_FILL_ACCENT, "增加");
    g_array_append_val(key, hollow);
    rp_key_draw(key, plot->pen);
}

static void
draw_bar(Plot *plot, guint i, RpRect bar)
{
    RpPen *pen = plot->pen;
    double value = value_of(plot, i);

    if (isnan(value)) {
        rp_pen_missing(pen, bar, (int)i);
        return;
    }
    if (rp_item(plot->spec, i)->stock)
        rp_pen_fill(pen, bar, RP_FILL_DARK);
    else if (value >= 0)
        rp_pen_fill(pen, bar, pen->look.mono ? RP_FILL_SECOND : RP_FILL_ACCENT);
    else
        draw_hollow(pen, bar);
    rp_pen_record(pen, RP_GEOMETRY_BAR, bar, &(RpDatum){.row = (int)i, .value = value});
}

static RpLabel
label_of(const Plot *plot, guint i, const char *text)
{
    const RpLook *look = &plot->pen->look;
    bool missing = isnan(value_of(plot, i));

    return (RpLabel){.text = text,
                     .kind = missing ? RP_CHART_WORD : RP_CHART_STRONG,
                     .colour = rp_item(plot->spec, i)->stock || missing ? 0 : look->accent,
                     .align = RP_ALIGN_CENTER,
                     .plate = true};
}

static void
draw_upright(Plot *plot, RpUpright *axis, double pitch)
{
    static const double bar_part = 0.62, widest = 33, above = 5.6;
    RpPen *pen = plot->pen;
    guint n = plot->spec->items->len;
    double width = fmin(bar_part * pitch, n <= 3 ? 24 : widest);

    axis->right = axis->left + pitch * n;
    rp_upright_draw(pen, axis);
    for (guint i = 0; i < n; i++) {
        Step step = step_of(plot, i);
        double x = axis->left + (i + 0.5) * pitch, y0 = rp_scale_at(&axis->scale, step.from);
        double y1 = rp_scale_at(&axis->scale, step.to);
        bool missing = isnan(value_of(plot, i)), falls = value_of(plot, i) < 0;
        RpRect bar = {x - width / 2, fmin(y0, y1), width, fabs(y1 - y0)};
        g_autofree char *text = value_text(plot, i);
        RpLabel label = label_of(plot, i, text);

        if (missing) {
            bar.height = missing_length;
            bar.y -= missing_length;
        }
        if (i + 1 < n)
            rp_pen_line(pen, (RpPoint){x + width / 2, y1}, (RpPoint){x + pitch - width / 2, y1},
                        &(RpStroke){.colour = pen->look.axis, .width = connector});
        draw_bar(plot, i, bar);
        label.x = x;
        label.y = falls ? bar.y + bar.height + above : bar.y - above;
        if (label.y > axis->bottom - 4)
            label.y = bar.y - above;
        rp_pen_try_label(pen, &label);
    }
    rp_upright_draw_zero(pen, axis);
    pen->y =
        rp_upright_draw_names(pen, plot->spec, (RpNames){axis->left, pitch, axis->bottom, false});
}

static double
widest_label(const Plot *plot)
{
    double widest = 0;

    for (guint i = 0; i < plot->spec->items->len; i++) {
        g_autofree char *text = value_text(plot, i);
        widest = fmax(widest, rp_pen_measure(plot->pen, text, RP_CHART_STRONG));
    }
    return widest;
}

/* Beside the bar, on the left where there is room, else on the right; stocks inside at the end. */
static void
draw_flat_label(Plot *plot, guint i, RpRect bar, double left)
{
    static const double gap = 3, inside = 4;
    RpPen *pen = plot->pen;
    g_autofree char *text = value_text(plot, i);
    RpLabel label = label_of(plot, i, text);
    double width = rp_pen_label_rect(pen, &label).width;

    label.y = bar.y + bar.height / 2;
    if (rp_item(plot->spec, i)->stock && bar.width >= width + 2 * inside) {
        label.align = RP_ALIGN_RIGHT;
        label.x = bar.x + bar.width - inside;
        label.colour = RP_WHITE;
        label.plate = false;
    } else if (bar.x - gap - width >= left && !rp_item(plot->spec, i)->stock) {
        label.align = RP_ALIGN_RIGHT;
        label.x = bar.x - gap;
    } else {
        label.align = RP_ALIGN_LEFT;
        label.x = bar.x + bar.width + gap;
    }
    rp_pen_try_label(pen, &label);
}

static void
draw_flat(Plot *plot)
{
    static const double pitch = 19, height = 12, before_axis = 6, most_names = 0.36,
                        most_room = 0.3;
    RpPen *pen = plot->pen;
    RpNameRoom names = {most_names * pen->width, 2};
    double left = rp_items_name_width(pen, plot->spec, names) + before_axis, top = pen->y + 4;
    RpStretch range = range_of(plot);
    double room = fmin(widest_label(plot) + 6, most_room * pen->width);
    RpScale scale = {.lo = range.from,
                     .hi = range.to > range.from ? range.to : range.from + 1,
                     .from = left + (range.from < 0 ? room : 0),
                     .to = pen->width - room};
    double zero = rp_scale_at(&scale, 0);
    guint n = plot->spec->items->len;

    for (guint i = 0; i < n; i++) {
        Step step = step_of(plot, i);
        double y = top + i * pitch + (pitch - height) / 2;
        double x0 = rp_scale_at(&scale, step.from), x1 = rp_scale_at(&scale, step.to);
        RpRect bar = {fmin(x0, x1), y, fabs(x1 - x0), height};
        g_auto(RpFitName) name = rp_item_fit(pen, rp_item(plot->spec, i), names);

        if (isnan(value_of(plot, i)))
            bar.width = fmin(missing_length, scale.to - bar.x);
        rp_pen_name(pen, &name, left - before_axis, y + height / 2, RP_ALIGN_RIGHT);
        if (i + 1 < n)
            rp_pen_line(pen, (RpPoint){x1, y + height}, (RpPoint){x1, y + pitch},
                        &(RpStroke){.colour = pen->look.axis, .width = connector});
        draw_bar(plot, i, bar);
        draw_flat_label(plot, i, bar, left + 1);
    }
    pen->y = top + n * pitch;
    rp_pen_line(pen, (RpPoint){zero, top}, (RpPoint){zero, pen->y},
                &(RpStroke){.colour = pen->look.axis, .width = 0.8});
}

/* "核对：412+222−83=551", and by how much the last stock differs when it does. */
static char *
check_text(const Plot *plot)
{
    double start = 0, up = 0, down = 0, end = NAN;
    bool started = false;

    for (guint i = 0; i < plot->spec->items->len; i++) {
        double value = value_of(plot, i);
        bool stock = rp_item(plot->spec, i)->stock;
        if (isnan(value))
            continue;
        if (stock && !started)
            start = value;
        else if (stock)
            end = value;
        else if (value > 0)
            up += value;
        else
            down -= value;
        started = true;
    }
    double sum = start + up - down;
    g_autofree char *a = rp_chart_number(start, plot->decimals);
    g_autofree char *b = rp_chart_number(up, plot->decimals);
    g_autofree char *c = rp_chart_number(down, plot->decimals);
    g_autofree char *d = rp_chart_number(sum, plot->decimals);
    g_autofree char *difference = rp_chart_number_signed(end - sum, plot->decimals);
    bool differs = isfinite(end) && !g_str_equal(difference, "0") &&
                   fabs(end - sum) * pow(10, plot->decimals) >= 0.5;

    return g_strconcat("核对：", a, "＋", b, "−", c, "＝", d, differs ? "，与期末数相差" : "",
                       differs ? difference : "", NULL);
}

char *
rp_waterfall_chart(RpPen *pen, const RpChartSpec *spec)
{
    static const guint most_upright = 12;
    static const double widest_pitch = 72;
    Plot plot = {.pen = pen, .spec = spec, .decimals = rp_items_decimals(spec, pen)};
    guint n = spec->items->len;

    if (!rp_items_any_value(spec)) {
        rp_frame_empty(pen);
        return NULL;
    }
    draw_key(&plot);
    RpUpright axis = rp_upright_new(pen, range_of(&plot), rp_upright_height(pen, 170, 150), 0);
    double pitch = fmin((axis.right - axis.left) / n, widest_pitch);
    if (pen->look.narrow || n > most_upright || !rp_upright_names_fit(pen, spec, pitch))
        draw_flat(&plot);
    else
        draw_upright(&plot, &axis, pitch);
    return check_text(&plot);
}
