#include "chart/axis.h"

#include <math.h>
#include <string.h>

#include "chart/numbers.h"

double
rp_upright_height(const RpPen *pen, double wide, double narrow)
{
    return pen->look.narrow ? fmin(narrow, 0.85 * pen->width) : fmin(wide, 0.55 * pen->width);
}

static char *
tick_text(const RpTicks *ticks, int i)
{
    return rp_chart_number(rp_ticks_value(ticks, i), rp_ticks_decimals(ticks));
}

RpUpright
rp_upright_new(RpPen *pen, RpStretch range, double height, double right_room)
{
    static const double to_plot = 4, head_room = 15, clear = 9;
    RpUpright axis = {.right = pen->width - right_room};
    double widest = 0;

    axis.ticks = rp_ticks_cover(range.from, range.to, rp_ticks_wanted(height, true));
    for (int i = 0; i < axis.ticks.count; i++) {
        g_autofree char *text = tick_text(&axis.ticks, i);
        widest = fmax(widest, rp_pen_measure(pen, text, RP_CHART_TICK));
    }
    axis.left = widest + to_plot;
    axis.scale.lo = rp_ticks_value(&axis.ticks, 0);
    axis.scale.hi = rp_ticks_value(&axis.ticks, axis.ticks.count - 1);
    double unit = height / (axis.scale.hi - axis.scale.lo);
    double above = clear + fmax(head_room - clear - (axis.scale.hi - range.to) * unit, 0);
    axis.top = pen->y + above;
    axis.bottom = axis.top + height;
    axis.scale.from = axis.bottom;
    axis.scale.to = axis.top;
    return axis;
}

void
rp_upright_draw_zero(RpPen *pen, const RpUpright *axis)
{
    double zero = rp_scale_at(&axis->scale, fmax(0, axis->scale.lo));

    rp_pen_line(pen, (RpPoint){axis->left, zero}, (RpPoint){axis->right, zero},
                &(RpStroke){.colour = pen->look.axis, .width = 0.8});
}

void
rp_upright_draw(RpPen *pen, const RpUpright *axis)
{
    static const double to_plot = 4;
    RpStroke grid = {.colour = pen->look.grid, .width = 0.4};

    for (int i = 0; i < axis->ticks.count; i++) {
        double value = rp_ticks_value(&axis->ticks, i), y = rp_scale_at(&axis->scale, value);
        g_autofree char *text = tick_text(&axis->ticks, i);

        rp_pen_line(pen, (RpPoint){axis->left, y}, (RpPoint){axis->right, y}, &grid);
        rp_pen_record_tick(pen, (RpPoint){axis->left, y}, value);
        rp_pen_text(pen, RP_CHART_TICK, text, axis->left - to_plot, y, RP_ALIGN_RIGHT);
    }
    rp_upright_draw_zero(pen, axis);
}

bool
rp_upright_names_fit(const RpPen *pen, const RpChartSpec *spec, double pitch)
{
    static const double between = 2.5;

    for (guint i = 0; i < spec->items->len; i++) {
        g_auto(RpFitName) name =
            rp_item_fit(pen, rp_item(spec, i), (RpNameRoom){pitch - between, 2});
        if (name.cut || name.width > pitch - between + 1e-6)
            return false;
    }
    return true;
}

static bool
is_year(const char *name)
{
    return strlen(name) == 4 && strspn(name, "0123456789") == 4;
}

static bool
all_years(const RpChartSpec *spec)
{
    for (guint i = 0; i < spec->items->len; i++)
        if (!is_year(rp_item(spec, i)->name))
            return false;
    return true;
}

/* Steps of time in tick size. Years: the first in full, the others in two digits when narrow or
 * when the pitch is too small for four. */
static double
draw_steps(RpPen *pen, const RpChartSpec *spec, RpNames names)
{
    static const double below_axis = 7.5, between = 3;
    bool years = all_years(spec);
    bool shorten = years && (pen->look.narrow ||
                             rp_pen_measure(pen, "2000", RP_CHART_TICK) + between > names.pitch);
    g_autoptr(RpSlots) slots = rp_slots_new(0, pen->width, between);

    for (guint i = 0; i < spec->items->len; i++) {
        const char *step = rp_item(spec, i)->name + (shorten && i > 0 ? 2 : 0);
        double width = rp_pen_measure(pen, step, RP_CHART_TICK);
        double x = names.left + (i + 0.5) * names.pitch;
        double left = rp_slots_take(slots, x, width, 2);
        if (!isnan(left))
            rp_pen_text(pen, RP_CHART_TICK, step, left, names.y + below_axis, RP_ALIGN_LEFT);
    }
    return names.y + below_axis + 4;
}

double
rp_upright_draw_names(RpPen *pen, const RpChartSpec *spec, RpNames names)
{
    static const double below_axis = 3.5, between = 2.5, leading = 1.12, least_ems = 2;
    double line = leading * rp_pen_size(pen, RP_CHART_NAME), bottom = names.y;
    /* Too many for their names: only every so many-th has one. */
    guint every = MAX(
        (guint)ceil(least_ems * rp_pen_size(pen, RP_CHART_NAME) / fmax(names.pitch - between, 1)),
        1);

    if (all_years(spec) || names.steps)
        return draw_steps(pen, spec, names);
    for (guint i = 0; i < spec->items->len; i += every) {
        double x = names.left + (i + 0.5) * names.pitch;
        double width = fmin(names.pitch * every - between, 2 * fmin(x, pen->width - x));
        g_auto(RpFitName) name = rp_item_fit(pen, rp_item(spec, i), (RpNameRoom){width, 2});

        rp_pen_name(pen, &name, x, names.y + below_axis + name.n * line / 2, RP_ALIGN_CENTER);
        bottom = fmax(bottom, names.y + below_axis + name.n * line);
    }
    return bottom;
}
