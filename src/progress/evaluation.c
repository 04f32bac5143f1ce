#include <math.h>
#include <string.h>

#include "progress/evaluate-private.h"

#include "progress/exact-private.h"

/* Above it a target was set too low to say anything. */
static const double OVERSHOOT = 1.3;

void
rp_evaluation_clear(RpEvaluation *evaluation)
{
    g_clear_pointer(&evaluation->reported, g_array_unref);
    g_clear_pointer(&evaluation->series, g_array_unref);
    rp_path_clear(&evaluation->path);
    rp_forecast_clear(&evaluation->forecast);
}

/* Several targets may look at one indicator; its series is formed once. */
typedef struct {
    GArray *series; /* owned */
    GArray *totals; /* owned, nullable: not needed yet */
    RpPoint refused, gap;
} Known;

static void
known_free(gpointer data)
{
    Known *known = data;

    g_array_unref(known->series);
    g_clear_pointer(&known->totals, g_array_unref);
    g_free(known);
}

GHashTable *
rp_evaluation_new_known(void)
{
    return g_hash_table_new_full(NULL, NULL, NULL, known_free);
}

static void
open_totals(RpEvaluation *evaluation, Known *known)
{
    const RpProgressSet *set = evaluation->set;

    if (known->totals == NULL)
        known->totals = rp_totals_since(known->series, evaluation->target->indicator->kind,
                                        set->dataset->plan->start, set->period, &known->gap);
    g_array_unref(evaluation->series);
    evaluation->series = g_array_ref(known->totals);
    evaluation->gap = known->gap;
}

static void
open_series(RpEvaluation *evaluation)
{
    const RpProgressSet *set = evaluation->set;
    const RpIndicator *indicator = evaluation->target->indicator;
    RpSeriesQuery key = {set->dataset, indicator, set->region, set->allow_partial};
    Known *known = g_hash_table_lookup(set->known, indicator);

    if (known == NULL) {
        known = g_new0(Known, 1);
        known->series = rp_series_open(&key, set->period, &known->refused);
        g_hash_table_insert(set->known, (gpointer)indicator, known);
    }
    evaluation->reported = g_array_ref(known->series);
    evaluation->series = g_array_ref(known->series);
    evaluation->refused = known->refused;
    evaluation->counted = rp_target_is_counted(set->dataset->plan, evaluation->target);
    if (evaluation->counted)
        open_totals(evaluation, known);
}

/* x0 and t0. A flow without a baseline is counted from nothing at the start of the plan; a target
 * that names its baseline period but no value takes the region's own figure of that period. */
static void
find_base(RpEvaluation *evaluation)
{
    const RpTarget *target = evaluation->target;
    RpMeasureInput *input = &evaluation->input;
    RpProgress *result = &evaluation->result;
    bool dated = target->baseline_period.kind != RP_PERIOD_NONE;
    const RpPoint *observed =
        dated ? rp_series_at(evaluation->series, target->baseline_period) : NULL;

    evaluation->start = evaluation->set->dataset->plan->start - 1;
    input->has_base = true;
    if (target->has_baseline) {
        result->base_origin = RP_BASE_GIVEN;
        input->base = target->baseline;
    } else if (evaluation->counted) {
        result->base_origin = RP_BASE_COUNTED;
        input->base = (RpDecimal){0, 0};
    } else if (observed != NULL) {
        result->base_origin = RP_BASE_OBSERVED;
        result->base_observation = observed->observation;
        input->base = observed->value;
    } else {
        input->has_base = false;
    }
    if (dated && input->has_base && result->base_origin != RP_BASE_COUNTED)
        evaluation->start = rp_period_end_month(target->baseline_period);
    result->base = input->base;
}

/* The latest figure up to the report's period. What is older than the base cannot tell how far
 * one has come from it. */
static void
find_datum(RpEvaluation *evaluation)
{
    const RpPoint *point = rp_series_latest(evaluation->series, evaluation->set->period);

    if (point == NULL)
        return;
    if (evaluation->input.has_base && rp_period_end_month(point->period) < evaluation->start)
        return;
    evaluation->datum = point;
}

static RpMonth
end_of_target(const RpEvaluation *evaluation)
{
    const RpTarget *target = evaluation->target;

    if (target->target_period.kind == RP_PERIOD_NONE)
        return evaluation->set->dataset->plan->end;
    return rp_period_end_month(target->target_period);
}

/* A figure of the target's date is final, however late the report. */
static bool
is_stale(const RpEvaluation *evaluation, RpMonth datum)
{
    RpMonth report = rp_period_end_month(evaluation->set->period);

    return MIN(report, evaluation->end) - datum > evaluation->set->rules->max_age;
}

static void
fill_input(RpEvaluation *evaluation)
{
    const RpTarget *target = evaluation->target;
    const RpPoint *datum = evaluation->datum;
    RpMeasureInput *input = &evaluation->input;
    RpMonth now = rp_period_end_month(datum != NULL ? datum->period : evaluation->set->period);

    input->comparator = target->comparator;
    input->direction = target->indicator->direction;
    input->target = target->value;
    input->target_high = target->value_high;
    input->months_total = evaluation->end - evaluation->start;
    input->months_gone = MAX(now - evaluation->start, 0);
    input->due_past = now >= evaluation->end;
    input->expected = NAN;
    if (datum == NULL)
        return;
    input->has_value = true;
    input->value = datum->value;
    input->computed = datum->observation == NULL;
    input->approximate = (datum->flags & RP_FLAG_APPROXIMATE) != 0;
    input->stale = is_stale(evaluation, now);
    input->broken = rp_series_breaks(evaluation->series, evaluation->start, now);
}

static void
open_path(RpEvaluation *evaluation)
{
    RpMeasureInput *input = &evaluation->input;
    RpPathSource source = {.target = evaluation->target,
                           .input = input,
                           .series = evaluation->series,
                           .start = evaluation->start,
                           .datum = evaluation->start + input->months_gone,
                           .counted = evaluation->counted};

    rp_path_open(&source, &evaluation->path);
    if (evaluation->path.expected != NULL)
        input->expected = rp_path_expected(&evaluation->path, input->months_gone);
}

static void
open_forecast(RpEvaluation *evaluation)
{
    RpForecastSource source = {.indicator = evaluation->target->indicator,
                               .input = &evaluation->input,
                               .series = evaluation->series,
                               .start = evaluation->start,
                               .datum = evaluation->start + evaluation->input.months_gone};

    rp_forecast_open(&source, &evaluation->forecast);
}

/* Percentages change in points. */
static bool
in_points(const RpIndicator *indicator)
{
    static const char *const units[] = {"%", "％", "‰", "百分点"};

    for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
        if (strcmp(indicator->unit, units[i]) == 0)
            return true;
    return false;
}

static void
fill_changes(const RpEvaluation *evaluation, RpProgress *result)
{
    const GArray *series = evaluation->reported;
    const RpPoint *datum = rp_series_at(series, evaluation->datum->period);
    bool points = result->change_in_points;
    RpPeriod before = rp_period_before(datum->period);
    const RpPoint *previous = rp_series_at(evaluation->series, before);

    result->yoy = rp_series_change(series, datum, rp_period_year_before(datum->period), points);
    result->mom = rp_series_change(series, datum, before, points);
    if (previous != NULL)
        result->previous = rp_decimal_to_double(previous->value);
}

static void
fill_datum(const RpEvaluation *evaluation, RpProgress *result)
{
    const RpPoint *datum = evaluation->datum;

    result->has_value = true;
    result->observation = datum->observation;
    result->value = datum->value;
    result->actual = rp_decimal_to_double(datum->value);
    result->actual_period = datum->period;
    result->flags = datum->flags;
    result->reported = datum->reported;
    result->parts = datum->parts;
    result->summed = datum->summed;
    fill_changes(evaluation, result);
}

/* What is left to do, over the months left to do it in. */
static double
needed_per_month(const RpEvaluation *evaluation)
{
    const RpMeasureInput *input = &evaluation->input;
    int left = input->months_total - input->months_gone;
    RpDecimal goal = input->target;

    if (!input->has_value || input->stale || evaluation->measures.holds || left <= 0)
        return NAN;
    if (input->comparator == RP_COMPARE_RANGE &&
        rp_decimal_compare(input->value, input->target_high) > 0)
        goal = input->target_high;
    return rp_exact_difference(goal, input->value) / left;
}

static void
fill_quantities(const RpEvaluation *evaluation, RpProgress *result)
{
    const RpMeasures *measures = &evaluation->measures;
    const RpMeasureInput *input = &evaluation->input;
    bool curved = evaluation->path.expected != NULL && !isnan(measures->lead_months);
    int report = rp_period_end_month(evaluation->set->period) - evaluation->start;

    result->status = measures->status;
    result->level = measures->level;
    result->completion = measures->completion;
    result->elapsed = measures->elapsed;
    if (input->months_total > 0)
        result->elapsed_report = (double)MAX(report, 0) / input->months_total;
    result->gap_pp = measures->gap_pp;
    result->pace_ratio = measures->pace_ratio;
    result->lead_months = measures->lead_months;
    if (curved)
        result->lead_months =
            rp_path_lead(&evaluation->path, measures->completion, input->months_gone);
    result->expected = measures->expected;
    result->cagr_ratio = measures->cagr_ratio;
    result->score = measures->score;
    result->measure_fallback = measures->fallback;
    /* a count that must stay small holds at its start by nature */
    result->already_met_at_base = measures->keeping && !evaluation->counted &&
                                  rp_measure_holds(input, input->base, false) &&
                                  rp_decimal_compare(input->base, rp_measure_goal(input)) != 0;
    result->overshoot =
        (isnan(measures->completion) ? measures->level : measures->completion) > OVERSHOOT;
    result->stale = input->stale;
    result->broken = input->broken;
    result->needed_per_month = needed_per_month(evaluation);
}

static void
fill_forecast(const RpEvaluation *evaluation, RpProgress *result)
{
    const RpForecast *forecast = &evaluation->forecast;

    result->forecast = forecast->value;
    result->forecast_kind = forecast->kind;
    result->forecast_met = forecast->met;
    if (forecast->kind == RP_FORECAST_NONE)
        return;
    result->forecast_meets =
        rp_measure_holds(&evaluation->input, rp_exact_from_double(forecast->value), true);
}

static void
fill_result(RpEvaluation *evaluation)
{
    RpProgress *result = &evaluation->result;

    result->counted = evaluation->counted;
    result->start = evaluation->start;
    result->end = evaluation->end;
    result->months_gone = evaluation->input.months_gone;
    result->path = evaluation->path.kind;
    result->path_fallback = evaluation->path.fallback && evaluation->input.has_base;
    if (evaluation->datum != NULL)
        fill_datum(evaluation, result);
    fill_quantities(evaluation, result);
    fill_forecast(evaluation, result);
    if (evaluation->refused.period.kind == RP_PERIOD_NONE)
        return;
    if (evaluation->datum != NULL &&
        rp_period_compare_ends(evaluation->datum->period, evaluation->refused.period) >= 0)
        return;
    result->partial = true;
    result->reported = evaluation->refused.reported;
    result->parts = evaluation->refused.parts;
}

void
rp_evaluation_open(const RpProgressSet *set, const RpTarget *target, RpEvaluation *ret)
{
    *ret = (RpEvaluation){.set = set, .target = target};
    ret->result = (RpProgress){.target = target,
                               .change_in_points = in_points(target->indicator),
                               .actual = NAN,
                               .elapsed_report = NAN,
                               .yoy = NAN,
                               .mom = NAN,
                               .previous = NAN};
    open_series(ret);
    ret->end = end_of_target(ret);
    find_base(ret);
    find_datum(ret);
    fill_input(ret);
    open_path(ret);
    rp_measure_target(set->rules, &ret->input, &ret->measures);
    open_forecast(ret);
    fill_result(ret);
}
