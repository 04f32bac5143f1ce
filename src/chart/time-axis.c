#include "chart/time-axis.h"

#include <math.h>

RpTimeAxis
rp_time_axis(const RpChartSpec *spec, double left, double right)
{
    static const double inset = 6; /* so that the first point does not stand on the axis */
    RpTimeAxis axis = {.first = spec->time_first,
                       .months = MAX(spec->time_months, 1),
                       .step = MAX(spec->step_months, 1)};

    axis.points = axis.step >= 12;
    axis.scale = (RpScale){.lo = 0, .hi = axis.months, .from = left, .to = right};
    if (axis.points) {
        axis.scale.hi = fmax(axis.months - axis.step, 1);
        axis.scale.from = left + inset;
    }
    return axis;
}

double
rp_time_axis_at(const RpTimeAxis *axis, guint i)
{
    return rp_scale_at(&axis->scale, (i + (axis->points ? 0.0 : 1.0)) * axis->step);
}

guint
rp_time_axis_steps(const RpTimeAxis *axis)
{
    return (guint)MAX(axis->months / axis->step, 1);
}

/* A label and the stretch of months it names. */
typedef struct {
    int from, to;
    int year;
} Span;

static GArray *
spans_of(const RpTimeAxis *axis)
{
    GArray *spans = g_array_new(FALSE, FALSE, sizeof(Span));

    if (axis->points) {
        for (guint i = 0; i < rp_time_axis_steps(axis); i++) {
            int month = (int)i * axis->step;
            Span span = {month, month, rp_month_year(axis->first + month)};
            g_array_append_val(spans, span);
        }
        return spans;
    }
    for (int month = 0; month < axis->months;) {
        int left_of_year = 13 - rp_month_number(axis->first + month);
        Span span = {month, MIN(month + left_of_year, axis->months),
                     rp_month_year(axis->first + month)};
        g_array_append_val(spans, span);
        month = span.to;
    }
    return spans;
}

static void
draw_tick(RpPen *pen, const RpTimeAxis *axis, int month, double y)
{
    double x = rp_scale_at(&axis->scale, month);

    rp_pen_line(pen, (RpPoint){x, y}, (RpPoint){x, y + 3},
                &(RpStroke){.colour = pen->look.tick, .width = 0.5});
}

static char *
year_text(const RpPen *pen, const RpTimeAxis *axis, const Span *span, bool whole)
{
    bool two_digits = pen->look.narrow && !whole && !axis->points;

    return two_digits ? g_strdup_printf("%02d", span->year % 100)
                      : g_strdup_printf("%d", span->year);
}

/* Returns: that every so many-th year has room for its label. */
static guint
label_every(const RpPen *pen, const RpTimeAxis *axis)
{
    static const double between = 3;
    double width =
        rp_pen_measure(pen, pen->look.narrow && !axis->points ? "00" : "2000", RP_CHART_TICK);
    double pitch = 12 * rp_scale_unit(&axis->scale);

    return (guint)CLAMP(ceil((width + between) / fmax(pitch, 1e-6)), 1, 1000);
}

void
rp_time_axis_draw(RpPen *pen, const RpTimeAxis *axis, RpYears years)
{
    g_autoptr(GArray) spans = spans_of(axis);
    g_autoptr(RpSlots) slots = rp_slots_new(0, pen->width, 2);
    guint every = label_every(pen, axis);

    for (guint i = 0; i < spans->len; i++) {
        const Span *span = &g_array_index(spans, Span, i);
        g_autofree char *text = year_text(pen, axis, span, i == 0 || years.left);
        double width = rp_pen_measure(pen, text, RP_CHART_TICK);
        double x = rp_scale_at(&axis->scale, (span->from + span->to) / 2.0);
        double room = (span->to - span->from) * rp_scale_unit(&axis->scale);

        if (years.left)
            x = rp_scale_at(&axis->scale, span->from) + 2 + width / 2;
        else
            draw_tick(pen, axis, span->from, years.y);
        /* Part of a year at either end may be too short for its label. */
        if (i % every != 0 || (!axis->points && every == 1 && width > room))
            continue;
        double left = rp_slots_take(slots, x, width, 3);
        if (!isnan(left))
            rp_pen_text(pen, RP_CHART_TICK, text, left, years.label_y, RP_ALIGN_LEFT);
    }
    if (!axis->points && !years.left)
        draw_tick(pen, axis, axis->months, years.y);
}
