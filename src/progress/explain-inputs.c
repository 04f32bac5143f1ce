#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/number.h"
#include "progress/exact-private.h"
#include "progress/explain-private.h"

char *
rp_explain_place(RpWhere where)
{
    if (where.file == NULL)
        return g_strdup("");
    return g_strdup_printf("%s:%d:%d", where.file, where.line, where.column);
}

char *
rp_explain_month(RpMonth month)
{
    return g_strdup_printf("%04d-%02d", rp_month_year(month), rp_month_number(month));
}

/* One row of the metrics: value, period, place and what is said about it. */
static void
append_observation(GString *out, const char *name, const RpObservation *row)
{
    g_autofree char *value = rp_decimal_to_string(row->value);
    g_autofree char *period = rp_period_to_string(row->period);
    g_autofree char *place = rp_explain_place(row->where);
    g_autofree char *flags = rp_flags_to_string(row->flags);

    g_string_append_printf(out, "  %-4s = %s  %s, %s", name, value, period, place);
    if (*flags != '\0')
        g_string_append_printf(out, _(", flags %s"), flags);
    if (row->vintage != NULL && *row->vintage != '\0')
        g_string_append_printf(out, _(", vintage %s"), row->vintage);
    if (row->source != NULL && *row->source != '\0')
        g_string_append_printf(out, _(", source: %s"), row->source);
    g_string_append_c(out, '\n');
}

/* Rows that the datum replaced. */
static void
append_revisions(const RpEvaluation *evaluation, const RpObservation *row, GString *out)
{
    const GPtrArray *rows = evaluation->set->dataset->metrics->rows;

    for (guint i = 0; i < rows->len; i++) {
        const RpObservation *old = g_ptr_array_index(rows, i);

        if ((old->flags & RP_FLAG_SUPERSEDED) == 0 || !old->has_value ||
            old->indicator != row->indicator || strcmp(old->region, row->region) != 0 ||
            !rp_period_equal(old->period, row->period))
            continue;
        append_observation(out, _("was"), old);
    }
}

/* The figures that a total was formed from. */
static void
append_parts(const RpEvaluation *evaluation, GString *out)
{
    static const char *const rules[] = {
        [RP_AGGREGATE_SUM] = N_("sum"),
        [RP_AGGREGATE_MEAN] = N_("mean"),
        [RP_AGGREGATE_WEIGHTED] = N_("weighted mean"),
        [RP_AGGREGATE_MAX] = N_("maximum"),
        [RP_AGGREGATE_MIN] = N_("minimum"),
        [RP_AGGREGATE_GIVEN] = N_("as given"),
    };
    const RpProgressSet *set = evaluation->set;
    const RpIndicator *indicator = evaluation->target->indicator;
    g_autoptr(GPtrArray) parts = rp_series_parts(set->dataset, set->region);

    g_string_append_printf(out, _("         the %s of %d of %d parts:\n"),
                           _(rules[indicator->aggregate]), evaluation->datum->reported,
                           evaluation->datum->parts);
    for (guint i = 0; i < parts->len; i++) {
        const RpRegion *part = g_ptr_array_index(parts, i);
        RpSeriesQuery key = {set->dataset, indicator, part->code, set->allow_partial};
        g_autoptr(GArray) series = rp_series_open(&key, set->period, NULL);
        const RpPoint *point = rp_series_at(series, evaluation->datum->period);

        if (point == NULL)
            continue;
        g_autofree char *value = rp_decimal_to_string(point->value);
        g_autofree char *place = point->observation != NULL
                                     ? rp_explain_place(point->observation->where)
                                     : g_strdup(_("formed from its own parts"));
        g_string_append_printf(out, "         %s %s = %s  %s\n", part->code, part->short_name,
                               value, place);
    }
}

/* A total since the start of the plan, and what it was added up from. */
static void
append_summed(const RpEvaluation *evaluation, GString *out)
{
    const RpPoint *datum = evaluation->datum;
    g_autofree char *total = rp_decimal_to_string(datum->value);
    g_autofree char *last = rp_period_to_string(datum->period);
    g_autoptr(GArray) parts = rp_totals_parts(evaluation->series, datum);

    g_string_append_printf(out, "  x    = %s  %s\n", total, last);
    g_string_append_printf(out, _("         the sum since the start of the plan of %u figures:\n"),
                           parts->len);
    for (guint i = 0; i < parts->len; i++) {
        const RpPoint *part = &g_array_index(parts, RpPoint, i);
        g_autofree char *value = rp_decimal_to_string(part->value);
        g_autofree char *period = rp_period_to_string(part->period);
        g_autofree char *coverage = rp_coverage_text(part->reported, part->parts);

        if (part->observation != NULL) {
            append_observation(out, "", part->observation);
            append_revisions(evaluation, part->observation, out);
        } else {
            g_string_append_printf(out, _("       = %s  %s, formed from parts, %s\n"), value,
                                   period, coverage);
        }
    }
}

static void
append_datum(const RpEvaluation *evaluation, GString *out)
{
    const RpPoint *datum = evaluation->datum;

    if (datum == NULL) {
        g_string_append(out, _("  x    : no figure up to the report's period\n"));
    } else if (datum->summed > 1) {
        append_summed(evaluation, out);
    } else if (datum->observation != NULL) {
        append_observation(out, "x", datum->observation);
        append_revisions(evaluation, datum->observation, out);
    } else {
        g_autofree char *value = rp_decimal_to_string(datum->value);
        g_autofree char *period = rp_period_to_string(datum->period);

        g_string_append_printf(out, "  x    = %s  %s\n", value, period);
        append_parts(evaluation, out);
    }
    if (evaluation->result.partial) {
        g_autofree char *period = rp_period_to_string(evaluation->refused.period);
        g_string_append_printf(out, _("         %s: only %d of %d parts reported, no total\n"),
                               period, evaluation->result.reported, evaluation->result.parts);
    }
    if (evaluation->result.stale)
        g_string_append_printf(out, _("         older than %d months: not judged\n"),
                               evaluation->set->rules->max_age);
    if (evaluation->result.broken)
        g_string_append(out, _("         the series breaks between x0 and x: no growth rate, no "
                               "slope across the break\n"));
}

static void
append_base(const RpEvaluation *evaluation, GString *out)
{
    const RpTarget *target = evaluation->target;
    g_autofree char *value = rp_decimal_to_string(evaluation->input.base);
    g_autofree char *place = rp_explain_place(target->where);

    switch (evaluation->result.base_origin) {
    case RP_BASE_UNKNOWN:
        g_string_append(out, _("  x0   : no baseline is known\n"));
        return;
    case RP_BASE_GIVEN:
        g_string_append_printf(out, _("  x0   = %s  baseline of the target, %s\n"), value, place);
        break;
    case RP_BASE_COUNTED:
        g_string_append_printf(out, _("  x0   = %s  counted from the start of the plan\n"), value);
        break;
    case RP_BASE_OBSERVED:
        if (evaluation->result.base_observation != NULL)
            append_observation(out, "x0", evaluation->result.base_observation);
        else
            g_string_append_printf(out, _("  x0   = %s  formed from the parts of the region\n"),
                                   value);
        break;
    }
    if (evaluation->result.already_met_at_base)
        g_string_append(out, _("         the target was met at the baseline already\n"));
}

static void
append_target(const RpEvaluation *evaluation, GString *out)
{
    const RpTarget *target = evaluation->target;
    g_autofree char *low = rp_decimal_to_string(target->value);
    g_autofree char *high = rp_decimal_to_string(target->value_high);
    g_autofree char *place = rp_explain_place(target->where);

    if (target->comparator == RP_COMPARE_RANGE)
        g_string_append_printf(out, _("  T    = %s to %s  \"%s\", %s\n"), low, high, target->phrase,
                               place);
    else
        g_string_append_printf(out, _("  T    = %s  \"%s\", x %s T, %s\n"), low, target->phrase,
                               rp_comparator_name(target->comparator), place);
}

static void
append_time(const RpEvaluation *evaluation, GString *out)
{
    RpPeriod period =
        evaluation->datum != NULL ? evaluation->datum->period : evaluation->set->period;
    RpMonth last = rp_period_end_month(period);
    g_autofree char *start = rp_explain_month(evaluation->start);
    g_autofree char *end = rp_explain_month(evaluation->end);
    g_autofree char *now = rp_explain_month(last);
    const char *early = last < evaluation->start ? _(", 0 as t is before t0") : "";

    g_string_append_printf(out, _("  t0   = end of %s, t = end of %s, tT = end of %s\n"), start,
                           now, end);
    g_string_append_printf(out, _("  n    = %d  months from t0 to t%s\n"),
                           evaluation->input.months_gone, early);
    g_string_append_printf(out, _("  N    = %d  months from t0 to tT\n"),
                           evaluation->input.months_total);
}

void
rp_explain_inputs(const RpEvaluation *evaluation, GString *out)
{
    g_string_append(out, _("inputs\n"));
    append_datum(evaluation, out);
    append_base(evaluation, out);
    append_target(evaluation, out);
    append_time(evaluation, out);
}
