#include "progress/measure-private.h"

#include <glib.h>
#include <math.h>

#include "progress/exact-private.h"

/*
 * A target is a line from (t0, x0) to (tT, T); completion says where the actual value is between
 * x0 and T, elapsed where its date is between t0 and tT:
 *
 *   T          . . . . . . . . . +
 *                           . '  :        completion  p   = (x - x0) / (T - x0)
 *   expected   . . . . .+'       :        elapsed     tau = n / N
 *   actual x   . . .x.  :        :        gap         100 (p - tau)
 *   x0         +--------+--------+        pace        p / tau
 *              t0       n        N        lead        p N - n, in months
 *
 * Comparing the two fractions, not the values, makes "more is better" and "less is better" the
 * same case, and needs no care about signs or zero.
 */

static const double MONTHS_PER_YEAR = 12;
static const double POINTS = 100;

static bool
upward(RpComparator comparator)
{
    return comparator == RP_COMPARE_GE || comparator == RP_COMPARE_GT;
}

static bool
downward(RpComparator comparator)
{
    return comparator == RP_COMPARE_LE || comparator == RP_COMPARE_LT;
}

bool
rp_measure_holds(const RpMeasureInput *input, RpDecimal value, bool computed)
{
    int to_target = rp_exact_compare(value, input->target, computed);

    switch (input->comparator) {
    case RP_COMPARE_NONE:
        return false;
    case RP_COMPARE_GE:
        return to_target >= 0;
    case RP_COMPARE_GT:
        return to_target > 0;
    case RP_COMPARE_LE:
        return to_target <= 0;
    case RP_COMPARE_LT:
        return to_target < 0;
    case RP_COMPARE_EQ:
        return to_target == 0;
    case RP_COMPARE_RANGE:
        return to_target >= 0 && rp_exact_compare(value, input->target_high, computed) <= 0;
    }
    return false;
}

/* The comparator by the scheme's rules: GB/T 8170 knows the comparison of the full value and that
 * of the value rounded to the places of the limit. */
static bool
meets(const RpScheme *scheme, const RpMeasureInput *input)
{
    int8_t places = input->target.scale;

    if (scheme->comparison == RP_COMPARISON_FULL)
        return rp_measure_holds(input, input->value, input->computed);
    if (input->comparator == RP_COMPARE_RANGE)
        places = MAX(places, input->target_high.scale);
    return rp_measure_holds(input, rp_scheme_round(scheme, input->value, places), false);
}

/* An approximate value that equals a bound of the target says nothing about it. */
static bool
on_boundary(const RpMeasureInput *input)
{
    if (!input->approximate)
        return false;
    if (rp_exact_compare(input->value, input->target, true) == 0)
        return true;
    return input->comparator == RP_COMPARE_RANGE &&
           rp_exact_compare(input->value, input->target_high, true) == 0;
}

RpDecimal
rp_measure_goal(const RpMeasureInput *input)
{
    if (input->comparator == RP_COMPARE_RANGE &&
        rp_decimal_compare(input->base, input->target_high) > 0)
        return input->target_high;
    return input->target;
}

/* M1. Up x/T, down T/x, and only where both have the same sign. */
static double
level_of(const RpMeasureInput *input)
{
    double x = rp_decimal_to_double(input->value);
    double target = rp_decimal_to_double(input->target);
    bool up = upward(input->comparator);
    bool down = downward(input->comparator);

    if (input->comparator == RP_COMPARE_EQ) {
        up = input->direction == RP_DIRECTION_UP;
        down = input->direction == RP_DIRECTION_DOWN;
    }
    if (!up && !down)
        return NAN;
    /* of two negative numbers the worse would have the greater level */
    if (x <= 0 || target <= 0 || (input->has_base && input->base.coefficient < 0))
        return NAN;
    return up ? x / target : target / x;
}

/* M3. 1 - dist(x)/dist(x0), where dist is the distance to the range; "=" is a range of one. */
static double
range_completion(const RpMeasureInput *input, RpDecimal goal)
{
    const RpDecimal low = input->target;
    const RpDecimal high =
        input->comparator == RP_COMPARE_RANGE ? input->target_high : input->target;
    bool below = rp_decimal_compare(input->value, low) < 0;
    bool above = rp_decimal_compare(input->value, high) > 0;
    double whole = fabs(rp_exact_difference(goal, input->base));

    if (!below && !above)
        return 1;
    /* on the base's own side the ordinary fraction is exact */
    if (below == (rp_decimal_compare(input->base, low) < 0))
        return rp_exact_fraction(input->value, input->base, goal);
    return 1 - fabs(rp_exact_difference(input->value, below ? low : high)) / whole;
}

/* M2 and M3. Undefined where the base meets the target already: there is no way to go, and the
 * fraction would grow while the value gets worse. */
static double
completion_of(const RpMeasureInput *input, const RpMeasures *measures)
{
    if (!input->has_base || measures->keeping)
        return NAN;

    RpDecimal goal = rp_measure_goal(input);
    if (upward(input->comparator) || downward(input->comparator))
        return rp_exact_fraction(input->value, input->base, goal);
    return range_completion(input, goal);
}

/* Whether growth from the base to the target has a rate: both positive, at different dates, and
 * the target not two-sided. */
static bool
growth_is_defined(const RpMeasureInput *input, const RpMeasures *measures)
{
    if (!input->has_base || measures->keeping || input->broken)
        return false;
    if (!upward(input->comparator) && !downward(input->comparator))
        return false;
    return input->base.coefficient > 0 && input->target.coefficient > 0 && input->months_gone > 0 &&
           input->months_total > 0;
}

/* Observed over required compound yearly growth, with the sign of progress. Undefined unless
 * base, target and value are all positive, across a break, and for ranges. */
static double
cagr_ratio_of(const RpMeasureInput *input, const RpMeasures *measures)
{
    if (!growth_is_defined(input, measures) || input->value.coefficient <= 0)
        return NAN;

    double base = rp_decimal_to_double(input->base);
    double target = rp_decimal_to_double(input->target);
    double x = rp_decimal_to_double(input->value);
    double observed = pow(x / base, MONTHS_PER_YEAR / input->months_gone) - 1;
    double required = pow(target / base, MONTHS_PER_YEAR / input->months_total) - 1;
    double ratio = observed / required;
    return isfinite(ratio) ? ratio : NAN;
}

static double
clamp_share(double value)
{
    return fmin(1, fmax(0, value));
}

/* M11. Full marks at the target, no more beyond it and none below the base. */
static double
score_of(const RpMeasures *measures)
{
    if (measures->holds)
        return 1;
    if (!isnan(measures->completion))
        return clamp_share(measures->completion);
    if (!isnan(measures->level))
        return clamp_share(measures->level);
    return NAN;
}

/* M5. The ratio of two growth rates on a straight line. Where nothing is planned yet there is no
 * ratio. */
static double
pace_of(const RpMeasures *measures)
{
    if (!(measures->expected > RP_SLACK))
        return NAN;
    return measures->completion / measures->expected;
}

static void
measure_time(const RpMeasureInput *input, RpMeasures *ret)
{
    if (input->months_total > 0)
        ret->elapsed = (double)input->months_gone / input->months_total;
    ret->expected = ret->elapsed;
    if (!isnan(input->expected))
        ret->expected = input->expected;
}

static void
measure_pace(const RpMeasureInput *input, RpMeasures *ret)
{
    ret->gap_pp = POINTS * (ret->completion - ret->elapsed);
    ret->pace_ratio = pace_of(ret);
    if (input->months_total > 0)
        ret->lead_months = ret->completion * input->months_total - input->months_gone;
    ret->cagr_ratio = cagr_ratio_of(input, ret);
    ret->score = score_of(ret);
}

/* What the thresholds are compared with; NAN where it is undefined. */
static double
deciding_measure(const RpScheme *scheme, const RpMeasures *measures)
{
    switch (scheme->measure) {
    case RP_MEASURE_PACE:
        return measures->pace_ratio;
    case RP_MEASURE_GAP:
        return measures->gap_pp;
    case RP_MEASURE_CAGR:
        return measures->cagr_ratio;
    case RP_MEASURE_SCORE:
        return POINTS * measures->score;
    }
    return NAN;
}

/* Where nothing (or less than the base) is planned for now, whatever is not behind the plan is on
 * track. */
static RpStatus
status_without_pace(const RpMeasures *measures)
{
    if (measures->completion >= measures->expected - RP_SLACK)
        return RP_STATUS_ON_TRACK;
    return RP_STATUS_REGRESS;
}

static RpStatus
status_by_scheme(const RpScheme *scheme, const RpMeasureInput *input, RpMeasures *measures)
{
    double value = deciding_measure(scheme, measures);

    if (isnan(value) && scheme->measure == RP_MEASURE_CAGR) {
        /* a positive base that fell to nothing shrank faster than any rate */
        if (growth_is_defined(input, measures) && input->value.coefficient <= 0)
            return rp_scheme_band(scheme, -INFINITY, 0);
        if (!scheme->pace_fallback)
            return RP_STATUS_NO_DATA;
        measures->fallback = true;
        value = measures->pace_ratio;
    }
    if (isnan(value))
        return isnan(measures->expected) ? RP_STATUS_NO_DATA : status_without_pace(measures);
    return rp_scheme_band(scheme, value, RP_SLACK * fmax(1, fabs(value)));
}

/* The order of the rules is part of the contract: facts first, then what needs a judgement. */
static RpStatus
status_of(const RpScheme *scheme, const RpMeasureInput *input, RpMeasures *measures)
{
    bool due =
        input->months_total > 0 ? input->months_gone >= input->months_total : input->due_past;

    if (!input->has_value || input->stale)
        return RP_STATUS_NO_DATA;
    if (measures->holds)
        return RP_STATUS_MET;
    if (due)
        return RP_STATUS_MISSED;
    if (!input->has_base)
        return RP_STATUS_NO_BASELINE;
    if (measures->keeping)
        return RP_STATUS_REGRESS;
    if (measures->elapsed < scheme->starting - RP_SLACK)
        return RP_STATUS_STARTING;
    return status_by_scheme(scheme, input, measures);
}

/* Base and target are the same number, or the base is on the good side already. */
static bool
keeps(const RpMeasureInput *input)
{
    if (!input->has_base)
        return false;
    return rp_measure_holds(input, input->base, false) ||
           rp_decimal_compare(input->base, rp_measure_goal(input)) == 0;
}

void
rp_measure_target(const RpScheme *scheme, const RpMeasureInput *input, RpMeasures *ret)
{
    *ret = (RpMeasures){.level = NAN,
                        .completion = NAN,
                        .elapsed = NAN,
                        .expected = NAN,
                        .gap_pp = NAN,
                        .pace_ratio = NAN,
                        .lead_months = NAN,
                        .cagr_ratio = NAN,
                        .score = NAN};
    ret->keeping = keeps(input);
    measure_time(input, ret);
    if (input->has_value) {
        ret->undecided = on_boundary(input);
        ret->holds = meets(scheme, input) && !ret->undecided;
        ret->level = level_of(input);
        ret->completion = completion_of(input, ret);
        if (!input->stale)
            measure_pace(input, ret);
    }
    ret->status = status_of(scheme, input, ret);
}
