#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/number.h"
#include "progress/explain-private.h"

void
rp_explain_line(GString *out, const char *name, const char *formula, const char *numbers,
                double value)
{
    g_autofree char *result = rp_number_exact(value);

    g_string_append_printf(out, "  %-12s = %s", name, formula);
    if (numbers != NULL)
        g_string_append_printf(out, " = %s", numbers);
    g_string_append_printf(out, " = %s\n", result);
}

/* The numbers of every formula, as text. */
typedef struct {
    char *x, *x0, *t, *n, *months;
} Numbers;

static void
numbers_clear(Numbers *numbers)
{
    g_free(numbers->x);
    g_free(numbers->x0);
    g_free(numbers->t);
    g_free(numbers->n);
    g_free(numbers->months);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Numbers, numbers_clear)

/* Negative numbers in parentheses, so that a formula can be read and typed in. */
static char *
operand(RpDecimal value)
{
    g_autofree char *text = rp_decimal_to_string(value);

    return *text == '-' ? g_strdup_printf("(%s)", text) : g_steal_pointer(&text);
}

/* The same for a computed number. Returns: (owned). */
static char *
computed_operand(double value)
{
    g_autofree char *text = rp_number_exact(value);

    return *text == '-' ? g_strdup_printf("(%s)", text) : g_steal_pointer(&text);
}

static Numbers
take_numbers(const RpEvaluation *evaluation)
{
    const RpMeasureInput *input = &evaluation->input;

    return (Numbers){
        .x = operand(input->value),
        .x0 = operand(input->base),
        .t = operand(rp_measure_goal(input)),
        .n = g_strdup_printf("%d", input->months_gone),
        .months = g_strdup_printf("%d", input->months_total),
    };
}

static void
append_level(const RpEvaluation *evaluation, const Numbers *numbers, GString *out)
{
    RpComparator comparator = evaluation->target->comparator;
    bool down = comparator == RP_COMPARE_LE || comparator == RP_COMPARE_LT ||
                (comparator == RP_COMPARE_EQ && evaluation->input.direction == RP_DIRECTION_DOWN);
    g_autofree char *filled = down ? g_strdup_printf("%s / %s", numbers->t, numbers->x)
                                   : g_strdup_printf("%s / %s", numbers->x, numbers->t);

    if (!isnan(evaluation->measures.level))
        rp_explain_line(out, "level", down ? "T / x" : "x / T", filled, evaluation->measures.level);
}

/* Whether completion was measured by distances (M3): the value is within or beyond the range. */
static bool
by_distance(const RpMeasureInput *input)
{
    RpDecimal high = input->target;

    if (input->comparator == RP_COMPARE_RANGE)
        high = input->target_high;
    else if (input->comparator != RP_COMPARE_EQ)
        return false;
    return rp_decimal_compare(input->base, input->target) < 0
               ? rp_decimal_compare(input->value, input->target) >= 0
               : rp_decimal_compare(input->value, high) <= 0;
}

/* Distance of a value from the range. */
static char *
distance(const RpMeasureInput *input, RpDecimal value)
{
    RpDecimal high = input->comparator == RP_COMPARE_RANGE ? input->target_high : input->target;
    g_autofree char *text = operand(value);
    g_autofree char *low_text = operand(input->target);
    g_autofree char *high_text = operand(high);

    if (rp_decimal_compare(value, input->target) < 0)
        return g_strdup_printf("(%s - %s)", low_text, text);
    if (rp_decimal_compare(value, high) > 0)
        return g_strdup_printf("(%s - %s)", text, high_text);
    return g_strdup("0");
}

static void
append_completion(const RpEvaluation *evaluation, const Numbers *numbers, GString *out)
{
    const RpMeasureInput *input = &evaluation->input;
    double completion = evaluation->measures.completion;
    g_autofree char *filled =
        g_strdup_printf("(%s - %s) / (%s - %s)", numbers->x, numbers->x0, numbers->t, numbers->x0);

    if (isnan(completion))
        return;
    if (by_distance(input)) {
        g_autofree char *from_x = distance(input, input->value);
        g_autofree char *from_base = distance(input, input->base);
        g_autofree char *distances = g_strdup_printf("1 - %s / %s", from_x, from_base);

        rp_explain_line(out, "completion", _("1 - distance(x) / distance(x0)"), distances,
                        completion);
        return;
    }
    rp_explain_line(out, "completion", "(x - x0) / (T - x0)", filled, completion);
}

static void
append_nodes(const RpEvaluation *evaluation, GString *out)
{
    const GArray *nodes = evaluation->target->path_nodes;

    g_string_append(out, _("  path         : straight lines from x0 through"));
    for (guint i = 0; i < nodes->len; i++) {
        const RpPathNode *node = &g_array_index(nodes, RpPathNode, i);
        g_autofree char *period = rp_period_to_string(node->period);
        g_autofree char *value = rp_decimal_to_string(node->value);

        g_string_append_printf(out, "%s %s=%s", i > 0 ? "," : "", period, value);
    }
    g_string_append(out, _(" to T\n"));
}

static void
append_shares(const RpPath *path, GString *out)
{
    g_string_append_printf(
        out, _("  path         : mean share of the year done by each month, of %d years:"),
        path->history);
    for (int m = 1; m <= RP_MONTHS_IN_YEAR; m++) {
        g_autofree char *share = rp_number_exact(path->shares[m - 1]);

        g_string_append_printf(out, "%s %d %s", m > 1 ? "," : "", m, share);
    }
    g_string_append_c(out, '\n');
}

static double
value_on_path(const RpEvaluation *evaluation)
{
    double base = rp_decimal_to_double(evaluation->input.base);
    double goal = rp_decimal_to_double(rp_measure_goal(&evaluation->input));

    return base + evaluation->measures.expected * (goal - base);
}

/* M7 at the datum's date. */
static void
append_expected(const RpEvaluation *evaluation, const Numbers *numbers, GString *out)
{
    double expected = evaluation->measures.expected;
    g_autofree char *growth =
        g_strdup_printf("((%s / %s)^(%s / %s) - 1) / (%s / %s - 1)", numbers->t, numbers->x0,
                        numbers->n, numbers->months, numbers->t, numbers->x0);

    g_autofree char *path_value = computed_operand(value_on_path(evaluation));
    g_autofree char *on_path =
        g_strdup_printf("(%s - %s) / (%s - %s)", path_value, numbers->x0, numbers->t, numbers->x0);

    switch (evaluation->path.kind) {
    case RP_PATH_LINEAR:
        rp_explain_line(out, "expected", _("elapsed, on a straight line"), NULL, expected);
        break;
    case RP_PATH_CAGR:
        rp_explain_line(out, "expected", "((T / x0)^(n / N) - 1) / (T / x0 - 1)", growth, expected);
        break;
    case RP_PATH_SEASONAL:
        append_shares(&evaluation->path, out);
        rp_explain_line(out, "expected", _("shares of n months / shares of N months"), NULL,
                        expected);
        break;
    case RP_PATH_YEARLY:
        append_nodes(evaluation, out);
        rp_explain_line(out, "expected", _("(path at t - x0) / (T - x0)"), on_path, expected);
        break;
    }
    if (evaluation->result.path_fallback)
        g_string_append(out, _("                 the target's own path has no values here\n"));
}

static void
append_pace(const RpEvaluation *evaluation, const Numbers *numbers, GString *out)
{
    const RpProgress *result = &evaluation->result;
    g_autofree char *completion = computed_operand(result->completion);
    g_autofree char *elapsed = computed_operand(result->elapsed);
    g_autofree char *expected = computed_operand(result->expected);
    g_autofree char *gap = g_strdup_printf("100 (%s - %s)", completion, elapsed);
    g_autofree char *pace = g_strdup_printf("%s / %s", completion, expected);
    g_autofree char *lead =
        g_strdup_printf("%s * %s - %s", completion, numbers->months, numbers->n);

    if (!isnan(result->gap_pp))
        rp_explain_line(out, "gap_pp", "100 (completion - elapsed)", gap, result->gap_pp);
    if (!isnan(result->pace_ratio))
        rp_explain_line(out, "pace_ratio", "completion / expected", pace, result->pace_ratio);
    if (isnan(result->lead_months))
        return;
    if (evaluation->path.expected == NULL) {
        rp_explain_line(out, "lead_months", "completion * N - n", lead, result->lead_months);
        return;
    }
    g_autofree char *reached =
        computed_operand(result->lead_months + evaluation->input.months_gone);
    g_autofree char *months = g_strdup_printf("%s - %s", reached, numbers->n);
    rp_explain_line(out, "lead_months", _("month in which the path has this completion - n"),
                    months, result->lead_months);
}

static void
append_growth(const RpEvaluation *evaluation, const Numbers *numbers, GString *out)
{
    g_autofree char *filled =
        g_strdup_printf("((%s / %s)^(12 / %s) - 1) / ((%s / %s)^(12 / %s) - 1)", numbers->x,
                        numbers->x0, numbers->n, numbers->t, numbers->x0, numbers->months);

    if (!isnan(evaluation->measures.cagr_ratio))
        rp_explain_line(out, "cagr_ratio", "((x / x0)^(12 / n) - 1) / ((T / x0)^(12 / N) - 1)",
                        filled, evaluation->measures.cagr_ratio);
}

static void
append_trend(const RpForecast *forecast, GString *out)
{
    g_string_append(out, _("  trend        : Theil-Sen through (months since t0, value)"));
    for (guint i = 0; i < forecast->points->len; i++) {
        const RpTrendPoint *point = &g_array_index(forecast->points, RpTrendPoint, i);
        g_autofree char *value = rp_number_exact(point->value);

        g_string_append_printf(out, " (%d, %s)", point->month, value);
    }
    g_string_append_c(out, '\n');
    rp_explain_line(out, "slope", _("median slope of all pairs"), NULL, forecast->slope);
    rp_explain_line(out, "intercept", _("median of value - slope * month"), NULL,
                    forecast->intercept);
}

static void
append_forecast(const RpEvaluation *evaluation, const Numbers *numbers, GString *out)
{
    const RpForecast *forecast = &evaluation->forecast;
    g_autofree char *slope = computed_operand(forecast->slope);
    g_autofree char *intercept = computed_operand(forecast->intercept);
    g_autofree char *straight = g_strdup_printf("%s + (%s - %s) * %s / %s", numbers->x0, numbers->x,
                                                numbers->x0, numbers->months, numbers->n);
    g_autofree char *trend = g_strdup_printf("%s + %s * %s", intercept, slope, numbers->months);

    switch (forecast->kind) {
    case RP_FORECAST_NONE:
        return;
    case RP_FORECAST_BASE_TO_NOW:
        rp_explain_line(out, "forecast", "x0 + (x - x0) * N / n", straight, forecast->line);
        break;
    case RP_FORECAST_THEIL_SEN:
        append_trend(forecast, out);
        rp_explain_line(out, "forecast", "intercept + slope * N", trend, forecast->line);
        break;
    }
    if (forecast->clamped) {
        g_autofree char *bound = rp_number_exact(forecast->value);
        g_string_append_printf(out, _("                 held at %s, the bound of the indicator\n"),
                               bound);
    }
    if (forecast->met == 0 || evaluation->measures.holds)
        return;
    g_autofree char *month = rp_explain_month(forecast->met);
    g_string_append_printf(out, _("                 the line meets the target in %s\n"), month);
}

static void
append_need(const RpEvaluation *evaluation, const Numbers *numbers, GString *out)
{
    const RpMeasureInput *input = &evaluation->input;
    double needed = evaluation->result.needed_per_month;
    bool above = input->comparator == RP_COMPARE_RANGE &&
                 rp_decimal_compare(input->value, input->target_high) > 0;
    g_autofree char *goal = operand(above ? input->target_high : input->target);
    g_autofree char *filled =
        g_strdup_printf("(%s - %s) / (%s - %s)", goal, numbers->x, numbers->months, numbers->n);

    if (!isnan(needed))
        rp_explain_line(out, "needed", _("(T - x) / (N - n), a month from now on"), filled, needed);
}

static void
append_score(const RpEvaluation *evaluation, GString *out)
{
    const RpMeasures *measures = &evaluation->measures;
    const char *formula = _("full marks, the target is met");

    if (isnan(measures->score))
        return;
    if (!measures->holds)
        formula =
            isnan(measures->completion) ? _("min(1, level)") : _("min(1, completion), at least 0");
    rp_explain_line(out, "score", formula, NULL, measures->score);
    if (evaluation->result.overshoot)
        g_string_append(out, _("                 more than 130 percent: the target was set low\n"));
}

/* M14; `before` is the period compared with. */
static void
append_change(const RpEvaluation *evaluation, const char *name, RpPeriod before, double change,
              GString *out)
{
    const RpPoint *old = rp_series_at(evaluation->reported, before);

    if (isnan(change) || old == NULL)
        return;

    g_autofree char *x =
        operand(rp_series_at(evaluation->reported, evaluation->datum->period)->value);
    g_autofree char *y = operand(old->value);
    g_autofree char *period = rp_period_to_string(before);
    g_autofree char *place =
        old->observation != NULL ? rp_explain_place(old->observation->where) : g_strdup("");
    bool points = evaluation->result.change_in_points;
    g_autofree char *filled =
        points ? g_strdup_printf("%s - %s", x, y) : g_strdup_printf("100 (%s - %s) / %s", x, y, y);

    rp_explain_line(out, name, points ? _("x - y, points") : _("100 (x - y) / y, percent"), filled,
                    change);
    g_string_append_printf(out, "                 y: %s %s\n", period, place);
    if (evaluation->datum->summed > 1)
        g_string_append_printf(out, _("                 x: the figure of the period alone\n"));
}

void
rp_explain_quantities(const RpEvaluation *evaluation, GString *out)
{
    const RpProgress *result = &evaluation->result;
    g_auto(Numbers) numbers = take_numbers(evaluation);
    g_autofree char *time = g_strdup_printf("%s / %s", numbers.n, numbers.months);

    g_string_append(out, _("quantities\n"));
    if (!isnan(result->elapsed))
        rp_explain_line(out, "elapsed", "n / N", time, result->elapsed);
    if (!result->has_value)
        return;
    append_level(evaluation, &numbers, out);
    append_completion(evaluation, &numbers, out);
    if (!isnan(result->gap_pp))
        append_expected(evaluation, &numbers, out);
    append_pace(evaluation, &numbers, out);
    append_growth(evaluation, &numbers, out);
    append_forecast(evaluation, &numbers, out);
    append_need(evaluation, &numbers, out);
    append_score(evaluation, out);
    append_change(evaluation, "yoy", rp_period_year_before(result->actual_period), result->yoy,
                  out);
    append_change(evaluation, "mom", rp_period_before(result->actual_period), result->mom, out);
}
