#include "progress/path-private.h"

#include <math.h>

#include "progress/exact-private.h"

#define HISTORY_YEARS  5 /* at most so many whole years tell the season */
#define HISTORY_NEEDED 3 /* and at least so many */

/* The figures of the years before the datum, as shares of each year's whole. */
typedef struct {
    double sums[RP_MONTHS_IN_YEAR]; /* of the shares done by the end of each month */
    int counts[RP_MONTHS_IN_YEAR];
    int years;
} Season;

void
rp_path_clear(RpPath *path)
{
    g_clear_pointer(&path->expected, g_free);
}

double
rp_path_expected(const RpPath *path, int n)
{
    if (path->months <= 0)
        return NAN;
    if (path->expected == NULL || n < 0)
        return (double)n / path->months;
    if (n > path->months)
        return 1 + (double)(n - path->months) / path->months;
    return path->expected[n];
}

/* Where the path first reaches `completion` (0..1) at or after month `from`, in months. */
static double
first_reached(const RpPath *path, double completion)
{
    if (path->expected[0] >= completion - RP_SLACK)
        return 0;
    for (int i = 1; i <= path->months; i++) {
        double low = path->expected[i - 1], high = path->expected[i];

        if (high >= completion - RP_SLACK && high > low)
            return i - fmin(1, fmax(0, (high - completion) / (high - low)));
    }
    return path->months;
}

/* Where the path last has no more than `completion`, in months. */
static double
last_reached(const RpPath *path, double completion)
{
    for (int i = path->months; i > 0; i--) {
        double low = path->expected[i - 1], high = path->expected[i];

        if (low <= completion + RP_SLACK)
            return high > low ? i - 1 + fmin(1, fmax(0, (completion - low) / (high - low))) : i;
    }
    return 0;
}

double
rp_path_lead(const RpPath *path, double completion, int n)
{
    if (path->months <= 0 || isnan(completion))
        return NAN;
    if (path->expected == NULL || completion < 0 || completion > 1)
        return completion * path->months - n;

    /* while nothing was planned to happen, nobody is ahead or behind */
    double first = first_reached(path, completion);
    double last = last_reached(path, completion);
    if (first > n)
        return first - n;
    if (last < n)
        return last - n;
    return 0;
}

static void
take_values(RpPath *path, RpPathKind kind, double *expected)
{
    path->kind = kind;
    path->fallback = false;
    path->expected = expected;
}

/* x0 (T/x0)^(n/N), as completion. */
static void
open_cagr(const RpPathSource *source, RpPath *path)
{
    double base = rp_decimal_to_double(source->input->base);
    double goal = rp_decimal_to_double(rp_measure_goal(source->input));

    if (base <= 0 || goal <= 0 || base == goal)
        return;

    double *expected = g_new(double, path->months + 1);
    for (int i = 0; i <= path->months; i++) {
        double value = base * pow(goal / base, (double)i / path->months);
        expected[i] = (value - base) / (goal - base);
    }
    expected[0] = 0;
    expected[path->months] = 1;
    take_values(path, RP_PATH_CAGR, expected);
}

/* Fill the months after `from` up to `to` with a straight line between the values there. */
static void
draw_line(double *expected, int from, int to)
{
    for (int i = from + 1; i < to; i++)
        expected[i] =
            expected[from] + (expected[to] - expected[from]) * (double)(i - from) / (to - from);
}

/* The nodes of the yearly plan, joined by straight lines from the base to the target. */
static void
open_nodes(const RpPathSource *source, RpPath *path)
{
    const GArray *nodes = source->target->path_nodes;
    RpDecimal goal = rp_measure_goal(source->input);
    int at = 0;

    if (nodes == NULL || nodes->len == 0)
        return;

    double *expected = g_new(double, path->months + 1);
    expected[0] = 0;
    for (guint i = 0; i < nodes->len; i++) {
        const RpPathNode *node = &g_array_index(nodes, RpPathNode, i);
        int month = rp_period_end_month(node->period) - source->start;

        if (month <= at || month >= path->months)
            continue;
        expected[month] = rp_exact_fraction(node->value, source->input->base, goal);
        draw_line(expected, at, month);
        at = month;
    }
    expected[path->months] = 1;
    draw_line(expected, at, path->months);
    take_values(path, RP_PATH_YEARLY, expected);
}

/* The value of a running total or a stock at the end of `month`. */
static bool
value_at(const RpPathSource *source, RpMonth month, double *ret)
{
    bool found = false;

    if (source->counted && month == source->start) {
        *ret = 0;
        return true;
    }
    for (guint i = 0; i < source->series->len; i++) {
        const RpPoint *point = &g_array_index(source->series, RpPoint, i);

        if (rp_period_end_month(point->period) != month)
            continue;
        *ret = rp_decimal_to_double(point->value);
        found = true;
    }
    return found;
}

/* What was added from January to `month` of a year whose flow is not counted through: a figure
 * of just these months, else the sum of each month. */
static bool
flow_until(const RpPathSource *source, int year, int month, double *ret)
{
    RpMonth first = RP_MONTH(year, 1), last = RP_MONTH(year, month);
    double sum = 0;
    int seen = 0;

    for (guint i = 0; i < source->series->len; i++) {
        const RpPoint *point = &g_array_index(source->series, RpPoint, i);

        if (point->period.first == first && point->period.last == last &&
            point->period.kind != RP_PERIOD_DAY) {
            *ret = rp_decimal_to_double(point->value);
            return true;
        }
        if (point->period.kind != RP_PERIOD_MONTH || point->period.first < first ||
            point->period.last > last)
            continue;
        sum += rp_decimal_to_double(point->value);
        seen++;
    }
    *ret = sum;
    return seen == month;
}

/* What was added from January to `month` of `year`. */
static bool
added_until(const RpPathSource *source, int year, int month, double *ret)
{
    bool flow = rp_kind_is_flow(source->target->indicator->kind);
    bool through = source->counted && RP_MONTH(year, 1) > source->start;
    double before;

    if (flow && !through)
        return flow_until(source, year, month, ret);
    if (!value_at(source, RP_MONTH(year - 1, RP_MONTHS_IN_YEAR), &before) ||
        !value_at(source, RP_MONTH(year, month), ret))
        return false;
    *ret -= before;
    return true;
}

static void
add_year(const RpPathSource *source, int year, Season *season)
{
    double whole;

    if (!added_until(source, year, RP_MONTHS_IN_YEAR, &whole) || whole == 0)
        return;
    season->years++;
    for (int m = 1; m <= RP_MONTHS_IN_YEAR; m++) {
        double part;

        if (!added_until(source, year, m, &part))
            continue;
        season->sums[m - 1] += part / whole;
        season->counts[m - 1]++;
    }
}

/* Mean share of the year done by the end of each month, never falling; months that too few years
 * tell about lie on the line between their neighbours. */
static void
fill_shares(const Season *season, double *shares)
{
    double line[RP_MONTHS_IN_YEAR + 1] = {0};
    int at = 0;

    for (int m = 1; m <= RP_MONTHS_IN_YEAR; m++) {
        if (season->counts[m - 1] < HISTORY_NEEDED)
            continue;
        double mean = season->sums[m - 1] / season->counts[m - 1];
        line[m] = fmin(1, fmax(line[at], mean));
        draw_line(line, at, m);
        at = m;
    }
    for (int m = 1; m <= RP_MONTHS_IN_YEAR; m++)
        shares[m - 1] = line[m];
}

/* Each month of the plan gets the share of a year that it had in the last years. */
static void
open_seasonal(const RpPathSource *source, RpPath *path)
{
    Season season = {0};
    int year = rp_month_year(source->datum);

    for (int back = 1; back <= HISTORY_YEARS; back++)
        add_year(source, year - back, &season);
    if (season.years < HISTORY_NEEDED)
        return;
    fill_shares(&season, path->shares);
    path->history = season.years;

    double *expected = g_new(double, path->months + 1);
    expected[0] = 0;
    for (int i = 1; i <= path->months; i++) {
        int m = rp_month_number(source->start + i);
        double before = m == 1 ? 0 : path->shares[m - 2];

        expected[i] = expected[i - 1] + path->shares[m - 1] - before;
    }
    double whole = expected[path->months];
    if (!(whole > 0)) {
        g_free(expected);
        return;
    }
    for (int i = 1; i <= path->months; i++)
        expected[i] /= whole;
    take_values(path, RP_PATH_SEASONAL, expected);
}

void
rp_path_open(const RpPathSource *source, RpPath *ret)
{
    static void (*const openers[])(const RpPathSource *, RpPath *) = {
        [RP_PATH_CAGR] = open_cagr,
        [RP_PATH_SEASONAL] = open_seasonal,
        [RP_PATH_YEARLY] = open_nodes,
    };
    RpPathKind wanted = source->target->path;

    *ret = (RpPath){.kind = RP_PATH_LINEAR,
                    .fallback = wanted != RP_PATH_LINEAR,
                    .months = MAX(source->input->months_total, 0)};
    if (wanted == RP_PATH_LINEAR || ret->months <= 0 || !source->input->has_base)
        return;
    if (rp_decimal_compare(source->input->base, rp_measure_goal(source->input)) != 0)
        openers[wanted](source, ret);
}
