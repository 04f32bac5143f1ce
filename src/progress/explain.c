#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/number.h"
#include "progress/explain-private.h"

static void
append_head(const RpEvaluation *evaluation, GString *out)
{
    const RpTarget *target = evaluation->target;
    const RpProgressSet *set = evaluation->set;
    const RpRegion *region = rp_region_set_lookup(set->dataset->regions, set->region);
    g_autofree char *period = rp_period_to_string(set->period);
    g_autofree char *due = rp_period_to_string(target->target_period);

    g_string_append_printf(out, _("target %s: %s (%s)\n"), target->id, target->indicator->name,
                           target->indicator->unit);
    g_string_append_printf(out, _("  plan       %s %s\n"), set->dataset->plan->id,
                           set->dataset->plan->title);
    if (target->clause != NULL && *target->clause != '\0')
        g_string_append_printf(out, _("  clause     %s\n"), target->clause);
    g_string_append_printf(out, _("  wording    %s by %s\n"), target->phrase, due);
    g_string_append_printf(out, _("  region     %s %s\n"), set->region,
                           region != NULL ? region->name : "");
    g_string_append_printf(out, _("  as of      %s\n"), period);
}

static void
append_bands(const RpScheme *scheme, GString *out)
{
    for (guint i = 0; i < scheme->thresholds->len; i++) {
        const RpThreshold *band = &g_array_index(scheme->thresholds, RpThreshold, i);
        const RpStatusLook *look = rp_status_look(band->status);
        const char *word = rp_scheme_word(scheme, band->status);
        g_autofree char *from = rp_number_exact(band->from);

        if (isfinite(band->from))
            g_string_append_printf(out, "  %s %s %s  %s %s\n", rp_measure_name(scheme->measure),
                                   band->exclusive ? ">" : ">=", from, look->id, word);
        else
            g_string_append_printf(out, _("  lower  %s %s\n"), look->id, word);
    }
}

static void
append_scheme(const RpScheme *scheme, GString *out)
{
    g_autofree char *starting = rp_number_exact(scheme->starting);
    g_autofree char *place = rp_explain_place(scheme->where);

    g_string_append_printf(out, _("scheme %s: %s (%s)\n"), scheme->id, scheme->name, place);
    append_bands(scheme, out);
    if (scheme->starting > 0)
        g_string_append_printf(out, _("  elapsed < %s  starting, if not met\n"), starting);
    g_string_append(out, scheme->comparison == RP_COMPARISON_FULL
                             ? _("  unrounded values are compared (GB/T 8170)\n")
                             : _("  values are rounded as the target before they are compared "
                                 "(GB/T 8170)\n"));
}

/* The first rules, which do not depend on the scheme. */
static void
append_facts(const RpEvaluation *evaluation, GString *out)
{
    const RpMeasureInput *input = &evaluation->input;
    g_autofree char *x = rp_decimal_to_string(input->value);
    g_autofree char *low = rp_decimal_to_string(input->target);
    g_autofree char *high = rp_decimal_to_string(input->target_high);
    const char *answer = evaluation->measures.holds ? _("yes") : _("no");

    if (input->comparator == RP_COMPARE_RANGE)
        g_string_append_printf(out, _("  met?       %s <= %s <= %s: %s\n"), low, x, high, answer);
    else
        g_string_append_printf(out, _("  met?       %s %s %s: %s\n"), x,
                               rp_comparator_name(input->comparator), low, answer);
    if (evaluation->measures.undecided)
        g_string_append(out, _("             the figure is approximate and lies on the target: it "
                               "does not decide\n"));
    if (!evaluation->measures.holds)
        g_string_append_printf(
            out, _("  past due?  n >= N, %d >= %d: %s\n"), input->months_gone, input->months_total,
            evaluation->measures.status == RP_STATUS_MISSED ? _("yes") : _("no"));
}

/* Why the status is what it is, in one line; NULL where a band of the scheme decided. */
static const char *
deciding_rule(const RpEvaluation *evaluation)
{
    const RpMeasures *measures = &evaluation->measures;

    switch (measures->status) {
    case RP_STATUS_MET:
        return N_("the target is met");
    case RP_STATUS_MISSED:
        return N_("the deadline is past and the target is not met");
    case RP_STATUS_NO_BASELINE:
        return N_("the target is not met, and there is no baseline to measure from");
    case RP_STATUS_STARTING:
        return N_("too little time has gone to judge the pace");
    case RP_STATUS_NO_DATA:
        if (evaluation->result.stale)
            return N_("the latest figure is too old");
        return evaluation->result.has_value ? N_("the scheme's measure is undefined here")
                                            : N_("there is no figure");
    case RP_STATUS_REGRESS:
        if (measures->keeping)
            return N_("the baseline met the target, the value does not");
        break;
    case RP_STATUS_ON_TRACK:
    case RP_STATUS_SLOW:
    case RP_STATUS_BEHIND:
        break;
    }
    return NULL;
}

/* The band that the scheme's measure fell in. */
static void
append_band_rule(const RpEvaluation *evaluation, GString *out)
{
    const RpScheme *scheme = evaluation->set->rules;
    const RpProgress *result = &evaluation->result;
    RpMeasure measure = evaluation->measures.fallback ? RP_MEASURE_PACE : scheme->measure;
    const double values[RP_N_MEASURES] = {
        [RP_MEASURE_PACE] = result->pace_ratio,
        [RP_MEASURE_GAP] = result->gap_pp,
        [RP_MEASURE_CAGR] = result->cagr_ratio,
        [RP_MEASURE_SCORE] = 100 * result->score,
    };
    g_autofree char *value = rp_number_exact(values[measure]);

    if (evaluation->measures.fallback)
        g_string_append(out, _("             growth is undefined here: judged by pace_ratio\n"));
    if (!isnan(values[measure])) {
        g_string_append_printf(out, _("  rule       %s %s lies in the band of %s\n"),
                               rp_measure_name(measure), value, rp_status_look(result->status)->id);
        return;
    }
    if (measure == RP_MEASURE_CAGR)
        g_string_append(out, _("  rule       the value fell to zero or below: the lowest band\n"));
    else if (result->status == RP_STATUS_ON_TRACK)
        g_string_append(out, _("  rule       nothing was planned yet, and nothing is lost\n"));
    else
        g_string_append(out, _("  rule       nothing was planned yet, but the value is worse than "
                               "planned\n"));
}

static void
append_status(const RpEvaluation *evaluation, GString *out)
{
    const RpScheme *scheme = evaluation->set->rules;
    RpStatus status = evaluation->measures.status;
    const char *rule = deciding_rule(evaluation);

    g_string_append(out, _("status\n"));
    if (evaluation->result.has_value && !evaluation->result.stale)
        append_facts(evaluation, out);
    if (rule != NULL)
        g_string_append_printf(out, _("  rule       %s\n"), _(rule));
    else
        append_band_rule(evaluation, out);
    g_string_append_printf(out, _("  status     %s %s\n"), rp_status_look(status)->id,
                           rp_scheme_word(scheme, status));
}

bool
rp_progress_explain(const RpProgressSet *set, const char *target_id, GString *out)
{
    const RpProgress *item = rp_progress_lookup(set, target_id);
    g_auto(RpEvaluation) evaluation = {0};

    if (item == NULL)
        return false;
    rp_evaluation_open(set, item->target, &evaluation);
    append_head(&evaluation, out);
    rp_explain_inputs(&evaluation, out);
    rp_explain_quantities(&evaluation, out);
    append_scheme(set->rules, out);
    append_status(&evaluation, out);
    return true;
}

GPtrArray *
rp_progress_summed(const RpProgressSet *set, const char *target_id)
{
    const RpProgress *item = rp_progress_lookup(set, target_id);
    GPtrArray *rows = g_ptr_array_new();
    g_auto(RpEvaluation) evaluation = {0};

    if (item == NULL || item->summed < 2)
        return rows;
    rp_evaluation_open(set, item->target, &evaluation);
    g_autoptr(GArray) parts = rp_totals_parts(evaluation.series, evaluation.datum);
    for (guint i = 0; i < parts->len; i++)
        g_ptr_array_add(rows, (gpointer)g_array_index(parts, RpPoint, i).observation);
    return rows;
}
