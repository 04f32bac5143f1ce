#include "progress/history.h"

#include <math.h>

#include "progress/exact-private.h"
#include "progress/totals-private.h"

#define FAN_POINTS 4 /* fewer values say nothing about how they vary */

/* Quantiles of the normal distribution: half of the chance that is to lie within. */
static const double Z50 = 0.6745, Z80 = 1.2816;

guint
rp_time_grid_steps(const RpTimeGrid *grid)
{
    return (guint)MAX(grid->months / MAX(grid->step, 1), 0);
}

void
rp_history_clear(RpHistory *history)
{
    g_clear_pointer(&history->values, g_array_unref);
    g_clear_pointer(&history->source, g_ptr_array_unref);
}

static void
note_source(RpHistory *history, const RpPoint *point)
{
    const char *source = point->observation == NULL ? "" : point->observation->source;

    history->sample |= (point->flags & RP_FLAG_SAMPLE) != 0;
    if (*source == '\0' ||
        g_ptr_array_find_with_equal_func(history->source, source, g_str_equal, NULL))
        return;
    g_ptr_array_add(history->source, (gpointer)source);
}

/* Months of one step. */
typedef struct {
    RpMonth first, last;
} Span;

static int
length_of(RpPeriod period)
{
    return period.last - period.first + 1;
}

/* Add up the figures that tile the span, the longest first; NAN when a part is missing. */
static double
sum_of(const GArray *series, Span span)
{
    double sum = 0;

    for (RpMonth month = span.first; month <= span.last;) {
        const RpPoint *best = NULL;

        for (guint i = 0; i < series->len; i++) {
            const RpPoint *point = &g_array_index(series, RpPoint, i);
            if (point->period.kind != RP_PERIOD_DAY && point->period.first == month &&
                point->period.last <= span.last &&
                (best == NULL || length_of(point->period) > length_of(best->period)))
                best = point;
        }
        if (best == NULL)
            return NAN;
        sum += rp_decimal_to_double(best->value);
        month = best->period.last + 1;
    }
    return sum;
}

/* The last figure that ends within the span. */
static const RpPoint *
last_in(const GArray *series, Span span, RpPeriod until)
{
    const RpPoint *best = NULL;

    for (guint i = 0; i < series->len; i++) {
        const RpPoint *point = &g_array_index(series, RpPoint, i);
        if (point->period.last >= span.first && point->period.last <= span.last &&
            rp_period_compare_ends(point->period, until) <= 0)
            best = point;
    }
    return best;
}

/* The last total up to the end of exactly `month`. */
static double
total_at(const GArray *totals, RpMonth month)
{
    double total = NAN;

    for (guint i = 0; i < totals->len; i++) {
        const RpPoint *point = &g_array_index(totals, RpPoint, i);
        if (rp_period_end_month(point->period) == month)
            total = rp_decimal_to_double(point->value);
    }
    return total;
}

/* What was added in the span, of figures that are totals since month `start`. */
static double
added_in(const GArray *totals, Span span, RpMonth start)
{
    double before = span.first == start ? 0 : total_at(totals, span.first - 1);

    return span.first < start ? NAN : total_at(totals, span.last) - before;
}

static double
value_of(const RpHistoryQuery *query, const GArray *series, Span span, const RpPoint *last)
{
    RpKind kind = query->indicator->kind;

    if (last == NULL)
        return NAN;
    if (!rp_kind_is_flow(kind) || query->cumulative)
        return rp_decimal_to_double(last->value);
    if (kind == RP_KIND_CUMULATIVE)
        return added_in(series, span, query->dataset->plan->start);
    return sum_of(series, span);
}

/* The series, in totals where these are asked for or needed. */
static GArray *
open_series(const RpHistoryQuery *query, RpPeriod until)
{
    const RpSeriesQuery key = {query->dataset, query->indicator, query->region,
                               query->allow_partial};
    RpKind kind = query->indicator->kind;
    GArray *series = rp_series_open(&key, until, NULL);

    if (!rp_kind_is_flow(kind) || (!query->cumulative && kind != RP_KIND_CUMULATIVE))
        return series;

    GArray *totals = rp_totals_since(series, kind, query->dataset->plan->start, until, NULL);
    g_array_unref(series);
    return totals;
}

/* Whether a figure of the span begins a new definition. */
static bool
breaks_in(const GArray *series, Span span)
{
    return rp_series_breaks(series, span.first - 1, span.last);
}

RpHistory
rp_progress_history(const RpHistoryQuery *query, const RpTimeGrid *grid, RpPeriod until)
{
    g_autoptr(GArray) series = open_series(query, until);
    RpHistory history = {.values = g_array_new(FALSE, FALSE, sizeof(double)),
                         .last = -1,
                         .break_step = -1,
                         .source = g_ptr_array_new()};

    for (guint i = 0; i < rp_time_grid_steps(grid); i++) {
        RpMonth first = grid->first + (int)i * grid->step;
        Span span = {first, first + grid->step - 1};
        const RpPoint *last = last_in(series, span, until);
        double value = value_of(query, series, span, last);

        g_array_append_val(history.values, value);
        if (isnan(value))
            continue;
        if (history.last >= 0 && breaks_in(series, span))
            history.break_step = (int)i;
        history.last = (int)i;
        history.latest = last->period;
        note_source(&history, last);
    }
    return history;
}

/* Standard deviation of the change from step to step since the last break; NAN with too few. */
static double
deviation(const RpHistory *history)
{
    double sum = 0, squares = 0, before = NAN;
    int n = 0, at = 0, values = 0;

    for (int i = MAX(history->break_step, 0); i <= history->last; i++) {
        double value = g_array_index(history->values, double, i);
        if (isnan(value))
            continue;
        if (!isnan(before)) {
            double change = (value - before) / sqrt(i - at); /* a gap of n steps varies n times */
            sum += change;
            squares += change * change;
            n++;
        }
        before = value;
        at = i;
        values++;
    }
    if (values < FAN_POINTS)
        return NAN;
    return sqrt(fmax(squares - sum * sum / n, 0) / (n - 1));
}

/* What no value can pass. */
typedef struct {
    double low, high;
} Bounds;

static Bounds
bounds_of(const RpProgress *item, double now)
{
    const RpIndicator *indicator = item->target->indicator;
    Bounds bounds = {-INFINITY, INFINITY};

    if (indicator->has_low)
        bounds.low = rp_decimal_to_double(indicator->low);
    if (indicator->has_high)
        bounds.high = rp_decimal_to_double(indicator->high);
    if (item->counted)
        bounds.low = fmax(bounds.low, now); /* what is counted cannot be uncounted */
    return bounds;
}

static double
within(Bounds bounds, double value)
{
    return fmin(fmax(value, bounds.low), bounds.high);
}

GArray *
rp_progress_fan(const RpProgress *item, const RpHistory *history, const RpTimeGrid *grid)
{
    GArray *fan = g_array_new(FALSE, FALSE, sizeof(RpFanStep));
    guint steps = rp_time_grid_steps(grid);
    int to_target = (item->end - grid->first + 1) / MAX(grid->step, 1) - 1 - history->last;

    if (history->last < 0 || isnan(item->forecast) || item->forecast_kind == RP_FORECAST_NONE ||
        to_target < 1)
        return fan;
    double now = g_array_index(history->values, double, history->last);
    double pace = (item->forecast - now) / to_target, spread = deviation(history);
    Bounds bounds = bounds_of(item, now);

    spread = isnan(spread) ? 0 : spread;
    for (int ahead = 1; history->last + ahead < (int)steps; ahead++) {
        double median = now + pace * ahead, half = spread * sqrt(ahead);
        RpFanStep step = {
            .median = within(bounds, median),
            .lo50 = within(bounds, median - Z50 * half),
            .hi50 = within(bounds, median + Z50 * half),
            .lo80 = within(bounds, median - Z80 * half),
            .hi80 = within(bounds, median + Z80 * half),
        };
        g_array_append_val(fan, step);
    }
    return fan;
}
