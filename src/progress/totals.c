#include "progress/totals-private.h"

#include "progress/exact-private.h"

bool
rp_target_is_counted(const RpPlan *plan, const RpTarget *target)
{
    RpPeriod period = target->baseline_period;

    if (!rp_kind_is_flow(target->indicator->kind))
        return false;
    if (!target->has_baseline)
        return true;
    return target->baseline.coefficient == 0 &&
           (period.kind == RP_PERIOD_NONE || rp_period_end_month(period) == plan->start - 1);
}

/* Totals while they are formed. */
typedef struct {
    RpKind kind;
    RpMonth first;
    GArray *points; /* owned by the caller; of RpPoint */
    int *at;        /* owned; index + 1 of the total up to each month from `first` on; 0 without */
    int months;
} Totals;

static bool
is_total(const Totals *totals, RpPeriod period)
{
    if (period.first == totals->first)
        return true;
    return totals->kind != RP_KIND_PER_PERIOD && period.kind != RP_PERIOD_SPAN &&
           period.kind != RP_PERIOD_YEARS;
}

/* The worse coverage of two is that of their sum. */
static void
take_coverage(RpPoint *point, const RpPoint *before)
{
    if ((double)before->reported * point->parts >= (double)point->reported * before->parts &&
        point->parts > 0)
        return;
    point->reported = before->reported;
    point->parts = before->parts;
}

/* Add the figure to the total before it. False where there is none. */
static bool
add_before(const Totals *totals, RpPoint *point)
{
    RpMonth month = point->period.first - 1 - totals->first;

    /* a day counts as the month before it, which it is no part of */
    if (point->period.kind == RP_PERIOD_DAY || month < 0 || totals->at[month] == 0)
        return false;

    int index = totals->at[month] - 1;
    const RpPoint *before = &g_array_index(totals->points, RpPoint, index);
    if (!rp_exact_add(before->value, point->value, &point->value))
        return false;
    /* a break is at its own figure only */
    point->flags |= before->flags & ~(unsigned)RP_FLAG_BREAK;
    point->summed = MAX(before->summed, 1) + 1;
    point->before = index;
    take_coverage(point, before);
    return true;
}

/* Of several totals up to one month the one of the fewest figures goes on being added to. */
static void
remember(Totals *totals, RpMonth month)
{
    int *at = &totals->at[month - totals->first];
    const RpPoint *now = &g_array_index(totals->points, RpPoint, totals->points->len - 1);

    if (*at == 0 || now->summed < g_array_index(totals->points, RpPoint, *at - 1).summed)
        *at = (int)totals->points->len;
}

GArray *
rp_totals_since(const GArray *series, RpKind kind, RpMonth first, RpPeriod until, RpPoint *ret_gap)
{
    GArray *points = g_array_sized_new(FALSE, FALSE, sizeof(RpPoint), series->len);
    Totals totals = {.kind = kind, .first = first, .points = points};

    if (ret_gap != NULL)
        *ret_gap = (RpPoint){.period = {.kind = RP_PERIOD_NONE}};
    for (guint i = 0; i < series->len; i++) {
        const RpPoint *point = &g_array_index(series, RpPoint, i);
        totals.months = MAX(totals.months, rp_period_end_month(point->period) - first + 1);
    }
    g_autofree int *at = g_new0(int, totals.months + 1);
    totals.at = at;
    for (guint i = 0; i < series->len; i++) {
        RpPoint point = g_array_index(series, RpPoint, i);
        RpMonth month = rp_period_end_month(point.period);

        point.own = point.value;
        if (month >= first && !is_total(&totals, point.period) && !add_before(&totals, &point)) {
            if (ret_gap != NULL && rp_period_compare_ends(point.period, until) <= 0)
                *ret_gap = point;
            continue;
        }
        g_array_append_val(points, point);
        if (month >= first)
            remember(&totals, month);
    }
    return points;
}

static bool
is_counted(const RpPlan *plan, const RpIndicator *indicator)
{
    for (guint i = 0; i < plan->targets->len; i++) {
        const RpTarget *target = &g_array_index(plan->targets, RpTarget, i);

        if (target->indicator == indicator && target->comparator != RP_COMPARE_NONE)
            return rp_target_is_counted(plan, target);
    }
    return false;
}

GArray *
rp_totals_open(const RpSeriesQuery *key, RpPeriod until)
{
    const RpPlan *plan = key->dataset->plan;
    GArray *series = rp_series_open(key, until, NULL);

    if (!rp_kind_is_flow(key->indicator->kind) || plan == NULL || !is_counted(plan, key->indicator))
        return series;

    GArray *totals = rp_totals_since(series, key->indicator->kind, plan->start, until, NULL);
    g_array_unref(series);
    return totals;
}

GArray *
rp_totals_parts(const GArray *totals, const RpPoint *point)
{
    GArray *parts = g_array_new(FALSE, FALSE, sizeof(RpPoint));

    for (;;) {
        RpPoint part = *point;

        part.value = part.own;
        g_array_prepend_val(parts, part);
        if (point->summed < 2)
            return parts;
        point = &g_array_index(totals, RpPoint, point->before);
    }
}
