#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "progress/evaluate-private.h"
#include "progress/exact-private.h"

/* The place to name for the datum: its own, else the target's row. */
static RpWhere
datum_where(const RpEvaluation *evaluation)
{
    const RpObservation *row = evaluation->datum == NULL ? NULL : evaluation->datum->observation;

    return row != NULL ? row->where : evaluation->target->where;
}

static void
report_measure(const RpEvaluation *evaluation, RpDiags *diags)
{
    const RpTarget *target = evaluation->target;

    if (evaluation->measures.fallback)
        rp_diags_add(diags, RP_NOTE, "growth-undefined", target->where,
                     _("target '%s': no yearly growth rate can be formed from base, target and "
                       "actual value; the pace ratio is used instead"),
                     target->id);
    if (evaluation->measures.undecided) {
        rp_diags_add(diags, RP_WARNING, "approximate-at-boundary", datum_where(evaluation),
                     _("target '%s': an approximate figure lies exactly on the target and cannot "
                       "decide whether it is met"),
                     target->id);
        rp_diags_hint(diags, _("report the exact figure"));
    }
    if (evaluation->result.path_fallback) {
        rp_diags_add(diags, RP_WARNING, "path-unavailable", target->where,
                     _("target '%s': its planned path has no values here; a straight line is used "
                       "instead"),
                     target->id);
        rp_diags_hint(diags, _("a seasonal path needs three whole years of figures before, a "
                               "growth path positive values, a yearly path its values"));
    }
}

/* What has been counted since the start of the plan cannot become less. */
static void
report_fall(const RpEvaluation *evaluation, const RpPoint *before, const RpPoint *after,
            RpDiags *diags)
{
    g_autofree char *old = rp_decimal_to_string(before->value);
    g_autofree char *new = rp_decimal_to_string(after->value);
    g_autofree char *then = rp_period_to_string(before->period);
    g_autofree char *now = rp_period_to_string(after->period);
    RpWhere where =
        after->observation != NULL ? after->observation->where : evaluation->target->where;

    rp_diags_add(diags, RP_WARNING, "flow-falls", where,
                 _("target '%s': a total since the start of the plan cannot fall, from %s (%s) to "
                   "%s (%s)"),
                 evaluation->target->id, old, then, new, now);
    rp_diags_hint(diags, _("if each figure counts its own period only, write the kind per-period "
                           "(当期) in indicators.csv"));
}

/* A figure newer than the datum that cannot be added up, since others before it are missing. */
static void
report_gap(const RpEvaluation *evaluation, RpDiags *diags)
{
    const RpPoint *gap = &evaluation->gap;
    const RpPoint *datum = evaluation->datum;

    if (gap->period.kind == RP_PERIOD_NONE ||
        (datum != NULL && rp_period_compare_ends(datum->period, gap->period) >= 0))
        return;

    g_autofree char *period = rp_period_to_string(gap->period);
    RpWhere where = gap->observation != NULL ? gap->observation->where : evaluation->target->where;
    rp_diags_add(diags, RP_WARNING, "flow-gap", where,
                 _("target '%s' is counted from the start of the plan; the figure of %s is not "
                   "used, as no total up to its beginning is known"),
                 evaluation->target->id, period);
    rp_diags_hint(diags, _("add the figures that are missing, or give the total since the start of "
                           "the plan"));
}

/* Figures whose kind does not say what they count. One figure alone is taken as a total. */
static void
report_flow(const RpEvaluation *evaluation, RpDiags *diags)
{
    const RpIndicator *indicator = evaluation->target->indicator;
    const RpPoint *last = NULL;
    int seen = 0;

    if (!evaluation->counted || indicator->kind == RP_KIND_PER_PERIOD || evaluation->datum == NULL)
        return;
    for (guint i = 0; i < evaluation->series->len; i++) {
        const RpPoint *point = &g_array_index(evaluation->series, RpPoint, i);

        if (point->period.first < evaluation->set->dataset->plan->start ||
            rp_period_compare_ends(point->period, evaluation->set->period) > 0)
            continue;
        seen += point->summed < 2;
        if (last != NULL && rp_decimal_compare(point->value, last->value) < 0 &&
            rp_period_compare_ends(last->period, point->period) < 0) {
            report_fall(evaluation, last, point, diags);
            return;
        }
        last = point;
    }
    if (indicator->kind != RP_KIND_FLOW || seen < 2)
        return;
    rp_diags_add(diags, RP_WARNING, "flow-undeclared", indicator->where,
                 _("the kind of indicator '%s' is flow: its figures are taken as totals since the "
                   "start of the plan, which they do not say"),
                 indicator->id);
    rp_diags_hint(diags,
                  _("write the kind cumulative (规划期累计) if they are, per-period (当期) if "
                    "each counts its own period only"));
}

static void
report_datum(const RpEvaluation *evaluation, RpDiags *diags)
{
    const RpTarget *target = evaluation->target;
    const RpProgress *result = &evaluation->result;
    g_autofree char *period = rp_period_to_string(result->actual_period);

    if (result->stale) {
        rp_diags_add(diags, RP_WARNING, "datum-stale", datum_where(evaluation),
                     _("target '%s': the latest figure, of %s, is more than %d months old and is "
                       "not judged"),
                     target->id, period, evaluation->set->rules->max_age);
        rp_diags_hint(diags, _("add a newer figure to the metrics"));
    }
    if (result->partial) {
        rp_diags_add(diags, RP_WARNING, "total-incomplete", target->where,
                     _("target '%s': only %d of %d parts have a figure; no total is formed"),
                     target->id, result->reported, result->parts);
        rp_diags_hint(diags, _("at least 80 %% of the parts have to report"));
    }
    report_gap(evaluation, diags);
}

/* A region's own figure against what its parts add up to. */
static void
report_total(const RpEvaluation *evaluation, RpDiags *diags)
{
    const RpProgressSet *set = evaluation->set;
    const RpIndicator *indicator = evaluation->target->indicator;
    const RpPoint *datum = evaluation->datum == NULL
                               ? NULL
                               : rp_series_at(evaluation->reported, evaluation->datum->period);

    if (datum == NULL || datum->observation == NULL || *datum->observation->region == '\0' ||
        indicator->aggregate == RP_AGGREGATE_GIVEN)
        return;

    RpTotal total = rp_progress_total(set->dataset, indicator, set->region, datum->period, false);
    if (!total.has_value || total.reported < total.parts)
        return;
    /* the reported figure may be rounded */
    RpDecimal rounded = rp_decimal_round(total.value, datum->value.scale);
    if (rp_decimal_compare(rounded, datum->value) == 0)
        return;

    g_autofree char *given = rp_decimal_to_string(datum->value);
    g_autofree char *computed = rp_decimal_to_string(total.value);
    g_autofree char *period = rp_period_to_string(datum->period);
    rp_diags_add(diags, RP_WARNING, "total-differs", datum->observation->where,
                 _("%s, %s: %s is given for region %s, but its parts give %s"), indicator->id,
                 period, given, set->region, computed);
    rp_diags_hint(diags, _("the given figure is used; check it, or the figures of the parts"));
}

static bool
applies(const RpTarget *target, const char *region)
{
    if (target->comparator == RP_COMPARE_NONE)
        return false;
    return *target->region == '\0' || strcmp(target->region, region) == 0;
}

static void
evaluate_targets(RpProgressSet *set, RpDiags *diags)
{
    const GArray *targets = set->dataset->plan->targets;
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

    for (guint i = 0; i < targets->len; i++) {
        const RpTarget *target = &g_array_index(targets, RpTarget, i);
        g_auto(RpEvaluation) evaluation = {0};

        if (!applies(target, set->region))
            continue;
        rp_evaluation_open(set, target, &evaluation);
        report_measure(&evaluation, diags);
        report_datum(&evaluation, diags);
        if (g_hash_table_add(seen, (gpointer)target->indicator)) {
            report_flow(&evaluation, diags);
            report_total(&evaluation, diags);
        }
        g_array_append_val(set->items, evaluation.result);
        set->counts[evaluation.result.status]++;
    }
}

/* M11 over all targets, by their weights. */
static double
mean_score(const GArray *items)
{
    double marks = 0, weights = 0;

    for (guint i = 0; i < items->len; i++) {
        const RpProgress *item = &g_array_index(items, RpProgress, i);

        if (isnan(item->score) || !(item->target->weight > 0))
            continue;
        marks += item->score * item->target->weight;
        weights += item->target->weight;
    }
    return weights > 0 ? marks / weights : NAN;
}

static void
measure_plan_time(RpProgressSet *set)
{
    const RpPlan *plan = set->dataset->plan;
    int gone = rp_period_end_month(set->period) - (plan->start - 1);

    set->months_total = plan->end - plan->start + 1;
    set->months_gone = CLAMP(gone, 0, MAX(set->months_total, 0));
    set->elapsed = set->months_total > 0 ? (double)set->months_gone / set->months_total : NAN;
}

static const RpScheme *
find_scheme(const RpDataset *dataset, const RpProgressOptions *options, RpDiags *diags)
{
    if (options->scheme == NULL)
        return rp_scheme_set_require(dataset->schemes, dataset->plan->scheme,
                                     dataset->plan->scheme_where, diags);
    return rp_scheme_set_require(dataset->schemes, options->scheme, options->scheme_where, diags);
}

RpProgressSet *
rp_progress_evaluate_with(const RpDataset *dataset, const RpProgressOptions *options,
                          RpDiags *diags)
{
    RpProgressSet *set = g_new0(RpProgressSet, 1);

    set->dataset = dataset;
    set->region = g_intern_string(options->region);
    set->period = options->period;
    set->allow_partial = options->allow_partial;
    set->items = g_array_new(FALSE, FALSE, sizeof(RpProgress));
    set->known = rp_evaluation_new_known();
    set->scheme =
        g_intern_string(options->scheme != NULL ? options->scheme : dataset->plan->scheme);
    set->rules = find_scheme(dataset, options, diags);
    measure_plan_time(set);
    if (set->rules != NULL)
        evaluate_targets(set, diags);
    set->score = mean_score(set->items);
    rp_progress_set_index(set);
    return set;
}

RpProgressSet *
rp_progress_evaluate(const RpDataset *dataset, const char *region, RpPeriod period,
                     const char *scheme, RpDiags *diags)
{
    RpProgressOptions options = {.region = region, .period = period, .scheme = scheme};

    return rp_progress_evaluate_with(dataset, &options, diags);
}

void
rp_progress_set_free(RpProgressSet *set)
{
    if (set == NULL)
        return;
    g_clear_pointer(&set->known, g_hash_table_unref);
    g_clear_pointer(&set->by_target, g_hash_table_unref);
    g_array_unref(set->items);
    g_free(set);
}

void
rp_progress_set_index(RpProgressSet *set)
{
    g_clear_pointer(&set->by_target, g_hash_table_unref);
    set->by_target = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = set->items->len; i > 0; i--) /* of equal ids the first one counts */
        g_hash_table_insert(set->by_target, g_array_index(set->items, RpProgress, i - 1).target->id,
                            GUINT_TO_POINTER(i));
}

const RpProgress *
rp_progress_lookup(const RpProgressSet *set, const char *target_id)
{
    guint i = GPOINTER_TO_UINT(g_hash_table_lookup(set->by_target, target_id));

    return i == 0 ? NULL : &g_array_index(set->items, RpProgress, i - 1);
}
