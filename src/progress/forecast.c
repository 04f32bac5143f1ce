#include "progress/forecast-private.h"

#include <math.h>

#include "progress/exact-private.h"

#define MAX_AHEAD 1200 /* months; what takes longer is never */

void
rp_forecast_clear(RpForecast *forecast)
{
    g_clear_pointer(&forecast->points, g_array_unref);
}

static int
compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* Sorts `values`, which are not empty. */
static double
median(GArray *values)
{
    guint n = values->len;

    g_array_sort(values, compare_doubles);
    double high = g_array_index(values, double, n / 2);
    return n % 2 == 1 ? high : (g_array_index(values, double, n / 2 - 1) + high) / 2;
}

bool
rp_theil_sen(const GArray *points, double *ret_slope, double *ret_intercept)
{
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(double));

    for (guint i = 0; i < points->len; i++) {
        for (guint j = i + 1; j < points->len; j++) {
            const RpTrendPoint *a = &g_array_index(points, RpTrendPoint, i);
            const RpTrendPoint *b = &g_array_index(points, RpTrendPoint, j);
            double slope = (b->value - a->value) / (b->month - a->month);

            if (a->month != b->month)
                g_array_append_val(values, slope);
        }
    }
    if (values->len == 0)
        return false;

    double slope = median(values);
    g_array_set_size(values, 0);
    for (guint i = 0; i < points->len; i++) {
        const RpTrendPoint *point = &g_array_index(points, RpTrendPoint, i);
        double rest = point->value - slope * point->month;

        g_array_append_val(values, rest);
    }
    *ret_slope = slope;
    *ret_intercept = median(values);
    return true;
}

/* Points of the plan period up to the datum, from the last break on, one a month. */
static GArray *
trend_points(const RpForecastSource *source)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(RpTrendPoint));

    for (guint i = 0; i < source->series->len; i++) {
        const RpPoint *point = &g_array_index(source->series, RpPoint, i);
        RpMonth month = rp_period_end_month(point->period);
        RpTrendPoint at = {month - source->start, rp_decimal_to_double(point->value)};

        if (month <= source->start || month > source->datum)
            continue;
        if ((point->flags & RP_FLAG_BREAK) != 0)
            g_array_set_size(points, 0);
        if (points->len > 0 &&
            g_array_index(points, RpTrendPoint, points->len - 1).month == at.month)
            g_array_set_size(points, points->len - 1);
        g_array_append_val(points, at);
    }
    return points;
}

static void
draw_line(const RpForecastSource *source, RpForecast *ret)
{
    const RpMeasureInput *input = source->input;

    ret->points = trend_points(source);
    if (ret->points->len >= RP_TREND_POINTS &&
        rp_theil_sen(ret->points, &ret->slope, &ret->intercept)) {
        ret->kind = RP_FORECAST_THEIL_SEN;
        return;
    }
    if (!input->has_base || input->broken || input->months_gone <= 0)
        return;
    ret->kind = RP_FORECAST_BASE_TO_NOW;
    ret->intercept = rp_decimal_to_double(input->base);
    ret->slope = rp_exact_difference(input->value, input->base) / input->months_gone;
}

/* The line at the target's date. From base to now: the base plus its completion in time, so that
 * a whole number of months gives no needless fraction. */
static double
line_at_target(const RpMeasureInput *input, const RpForecast *forecast)
{
    if (forecast->kind == RP_FORECAST_THEIL_SEN)
        return forecast->intercept + forecast->slope * input->months_total;
    return forecast->intercept + rp_exact_difference(input->value, input->base) *
                                     input->months_total / input->months_gone;
}

static double
clamp_to_bounds(const RpIndicator *indicator, double value, bool *ret_clamped)
{
    double bounded = value;

    if (indicator->has_low)
        bounded = fmax(bounded, rp_decimal_to_double(indicator->low));
    if (indicator->has_high)
        bounded = fmin(bounded, rp_decimal_to_double(indicator->high));
    *ret_clamped = bounded != value;
    return bounded;
}

/* The first whole month, after the datum, at whose end the line meets the target. */
static RpMonth
month_met(const RpForecastSource *source, const RpForecast *forecast)
{
    const RpMeasureInput *input = source->input;
    double target = rp_decimal_to_double(input->target);
    bool rising = input->comparator == RP_COMPARE_EQ
                      ? rp_decimal_compare(input->target, input->value) > 0
                      : input->comparator == RP_COMPARE_GE || input->comparator == RP_COMPARE_GT;
    bool strict = input->comparator == RP_COMPARE_GT || input->comparator == RP_COMPARE_LT;
    bool ignored;

    if (rp_measure_holds(input, input->value, input->computed))
        return source->datum;
    if (forecast->slope == 0 || rising != (forecast->slope > 0))
        return 0;
    if (clamp_to_bounds(source->indicator, target, &ignored) != target)
        return 0;

    double months = (target - forecast->intercept) / forecast->slope;
    if (!(months < MAX_AHEAD))
        return 0;
    int whole = (int)ceil(fmax(months, -MAX_AHEAD) - RP_SLACK);
    if (strict && whole - months < RP_SLACK)
        whole++;
    return MAX(source->start + whole, source->datum + 1);
}

void
rp_forecast_open(const RpForecastSource *source, RpForecast *ret)
{
    *ret = (RpForecast){
        .kind = RP_FORECAST_NONE, .line = NAN, .value = NAN, .slope = NAN, .intercept = NAN};
    if (!source->input->has_value || source->input->stale || source->input->months_total <= 0 ||
        source->input->comparator == RP_COMPARE_RANGE)
        return;
    draw_line(source, ret);
    if (ret->kind == RP_FORECAST_NONE)
        return;

    double value = line_at_target(source->input, ret);
    if (!isfinite(value)) {
        ret->kind = RP_FORECAST_NONE;
        return;
    }
    ret->line = value;
    ret->value = clamp_to_bounds(source->indicator, value, &ret->clamped) + 0.0;
    ret->met = month_met(source, ret);
}
