#include "progress/series-private.h"

#include <math.h>
#include <string.h>

#include "progress/exact-private.h"

#define MAX_LEVELS 8 /* nation, province, city, county, and some to spare */

static const double PERCENT = 100;

/* What was summed up so far, of the parts of one region in one period. */
typedef struct {
    bool overflow;
    RpDecimal sum;   /* of the values */
    double weighted; /* sum of weight times value */
    double weights;
    RpDecimal best; /* the greatest or least value */
    int reported, parts;
    unsigned flags;
} Sums;

static int
compare_points(const void *a, const void *b)
{
    const RpPoint *x = a, *y = b;
    int ends = rp_period_compare_ends(x->period, y->period);

    return ends != 0 ? ends : rp_period_compare(x->period, y->period);
}

/* The region's own figures; without `shared` not those that stand for every region. */
static GArray *
own_series(const RpSeriesQuery *key, bool shared)
{
    const GPtrArray *rows =
        rp_metric_set_series(key->dataset->metrics, key->indicator->id, key->region);
    GArray *series = g_array_new(FALSE, FALSE, sizeof(RpPoint));

    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        const RpObservation *row = g_ptr_array_index(rows, i);
        RpPoint point = {
            .period = row->period, .value = row->value, .observation = row, .flags = row->flags};

        if (!row->has_value || (!shared && *row->region == '\0'))
            continue;
        if (series->len > 0 &&
            rp_period_equal(g_array_index(series, RpPoint, series->len - 1).period, row->period))
            continue;
        g_array_append_val(series, point);
    }
    g_array_sort(series, compare_points);
    return series;
}

GPtrArray *
rp_series_parts(const RpDataset *dataset, const char *region)
{
    const RpRegion *whole = rp_region_set_lookup(dataset->regions, region);

    if (whole != NULL && g_strcmp0(whole->level, "nation") == 0)
        return rp_region_set_provinces(dataset->regions);
    return rp_region_set_children(dataset->regions, region);
}

const RpPoint *
rp_series_latest(const GArray *series, RpPeriod until)
{
    const RpPoint *best = NULL;

    for (guint i = 0; i < series->len; i++) {
        const RpPoint *point = &g_array_index(series, RpPoint, i);

        if (rp_period_compare_ends(point->period, until) > 0)
            break;
        if (best == NULL || rp_period_compare_ends(point->period, best->period) > 0 ||
            !rp_period_equal(best->period, until))
            best = point;
    }
    return best;
}

const RpPoint *
rp_series_at(const GArray *series, RpPeriod period)
{
    for (guint i = 0; i < series->len; i++) {
        const RpPoint *point = &g_array_index(series, RpPoint, i);

        if (rp_period_equal(point->period, period))
            return point;
    }
    return NULL;
}

bool
rp_series_breaks(const GArray *series, RpMonth from, RpMonth to)
{
    for (guint i = 0; i < series->len; i++) {
        const RpPoint *point = &g_array_index(series, RpPoint, i);
        RpMonth month = rp_period_end_month(point->period);

        if ((point->flags & RP_FLAG_BREAK) != 0 && month > from && month <= to)
            return true;
    }
    return false;
}

double
rp_series_change(const GArray *series, const RpPoint *point, RpPeriod before, bool in_points)
{
    const RpPoint *old = before.kind == RP_PERIOD_NONE ? NULL : rp_series_at(series, before);

    if (old == NULL ||
        rp_series_breaks(series, rp_period_end_month(before), rp_period_end_month(point->period)))
        return NAN;

    double change = rp_exact_difference(point->value, old->value);
    if (in_points)
        return change;
    if (old->value.coefficient <= 0)
        return NAN;
    return PERCENT * change / rp_decimal_to_double(old->value);
}

/* The weight of a part: its latest figure of the indicator that weighs, up to the period. */
static bool
weight_of(const RpSeriesQuery *key, RpPeriod period, double *ret)
{
    const char *id = key->indicator->aggregate_weight;
    const RpIndicator *weight =
        id == NULL ? NULL : rp_indicator_set_lookup(key->dataset->indicators, id);

    if (weight == NULL)
        return false;

    RpSeriesQuery weights = {key->dataset, weight, key->region, key->allow_partial};
    g_autoptr(GArray) series = own_series(&weights, true);
    const RpPoint *point = rp_series_latest(series, period);
    if (point == NULL || point->value.coefficient <= 0)
        return false;
    *ret = rp_decimal_to_double(point->value);
    return true;
}

static void
add_part(Sums *sums, RpAggregate rule, RpDecimal value, double weight, unsigned flags)
{
    bool first = sums->reported == 0;
    int order = first ? 0 : rp_decimal_compare(value, sums->best);

    if (first || (rule == RP_AGGREGATE_MIN ? order < 0 : order > 0))
        sums->best = value;
    if (!rp_exact_add(sums->sum, value, &sums->sum))
        sums->overflow = true;
    sums->weighted += weight * rp_decimal_to_double(value);
    sums->weights += weight;
    sums->flags |= flags;
    sums->reported++;
}

static RpTotal
finish_total(const Sums *sums, RpAggregate rule, bool allow_partial)
{
    RpTotal total = {.reported = sums->reported, .parts = sums->parts, .flags = sums->flags};
    bool enough = sums->reported >= RP_COVERAGE_NEEDED * sums->parts - RP_SLACK;

    if (sums->reported == 0 || (!enough && !allow_partial))
        return total;
    total.has_value = true;
    switch (rule) {
    case RP_AGGREGATE_SUM:
        total.value = sums->sum;
        total.has_value = !sums->overflow;
        break;
    case RP_AGGREGATE_MEAN:
    case RP_AGGREGATE_WEIGHTED:
        total.value = rp_exact_from_double(sums->weighted / sums->weights);
        break;
    case RP_AGGREGATE_MAX:
    case RP_AGGREGATE_MIN:
        total.value = sums->best;
        break;
    case RP_AGGREGATE_GIVEN:
        total.has_value = false;
        break;
    }
    return total;
}

static RpTotal total_of(const RpSeriesQuery *key, RpPeriod period, int level);

/* The value of one part: its own, else the total of its own parts. */
static bool
value_of_part(const RpSeriesQuery *key, RpPeriod period, int level, RpDecimal *ret,
              unsigned *ret_flags)
{
    g_autoptr(GArray) own = own_series(key, false);
    const RpPoint *point = rp_series_at(own, period);

    if (point != NULL) {
        *ret = point->value;
        *ret_flags = point->flags;
        return true;
    }
    if (own->len > 0)
        return false;

    RpTotal total = total_of(key, period, level + 1);
    *ret = total.value;
    *ret_flags = total.flags;
    return total.has_value;
}

static RpTotal
total_of(const RpSeriesQuery *key, RpPeriod period, int level)
{
    RpAggregate rule = key->indicator->aggregate;
    Sums sums = {0};

    if (rule == RP_AGGREGATE_GIVEN || level >= MAX_LEVELS)
        return (RpTotal){0};

    g_autoptr(GPtrArray) parts = rp_series_parts(key->dataset, key->region);
    sums.parts = (int)parts->len;
    for (guint i = 0; i < parts->len; i++) {
        const RpRegion *part = g_ptr_array_index(parts, i);
        RpSeriesQuery of_part = {key->dataset, key->indicator, part->code, key->allow_partial};
        RpDecimal value;
        unsigned flags;
        double weight = 1;

        if (!value_of_part(&of_part, period, level, &value, &flags))
            continue;
        if (rule == RP_AGGREGATE_WEIGHTED && !weight_of(&of_part, period, &weight))
            continue;
        add_part(&sums, rule, value, weight, flags);
    }
    return finish_total(&sums, rule, key->allow_partial);
}

RpTotal
rp_progress_total(const RpDataset *dataset, const RpIndicator *indicator, const char *region,
                  RpPeriod period, bool allow_partial)
{
    RpSeriesQuery key = {dataset, indicator, region, allow_partial};

    return total_of(&key, period, 0);
}

/* Add to `periods` (of RpPoint, only their period used) those that any part has figures of. */
static void
collect_periods(const RpSeriesQuery *key, int level, GArray *periods)
{
    if (level >= MAX_LEVELS)
        return;

    g_autoptr(GPtrArray) parts = rp_series_parts(key->dataset, key->region);
    for (guint i = 0; i < parts->len; i++) {
        const RpRegion *part = g_ptr_array_index(parts, i);
        RpSeriesQuery of_part = {key->dataset, key->indicator, part->code, key->allow_partial};
        g_autoptr(GArray) own = own_series(&of_part, false);

        if (own->len == 0)
            collect_periods(&of_part, level + 1, periods);
        else
            g_array_append_vals(periods, own->data, own->len);
    }
}

static GArray *
series_of_totals(const RpSeriesQuery *key, RpPeriod until, RpPoint *ret_refused)
{
    GArray *series = g_array_new(FALSE, FALSE, sizeof(RpPoint));
    g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(RpPoint));
    RpPeriod last = {.kind = RP_PERIOD_NONE};

    collect_periods(key, 0, periods);
    g_array_sort(periods, compare_points);
    for (guint i = 0; i < periods->len; i++) {
        RpPeriod period = g_array_index(periods, RpPoint, i).period;

        if (rp_period_equal(period, last))
            continue;
        last = period;
        RpTotal total = total_of(key, period, 0);
        RpPoint point = {.period = period,
                         .value = total.value,
                         .flags = total.flags,
                         .reported = total.reported,
                         .parts = total.parts};
        if (total.has_value)
            g_array_append_val(series, point);
        else if (ret_refused != NULL && rp_period_compare_ends(period, until) <= 0)
            *ret_refused = point;
    }
    return series;
}

GArray *
rp_series_open(const RpSeriesQuery *key, RpPeriod until, RpPoint *ret_refused)
{
    GArray *own = own_series(key, true);

    if (ret_refused != NULL)
        *ret_refused = (RpPoint){.period = {.kind = RP_PERIOD_NONE}};
    if (own->len > 0 || key->indicator->aggregate == RP_AGGREGATE_GIVEN)
        return own;
    g_array_unref(own);
    return series_of_totals(key, until, ret_refused);
}
