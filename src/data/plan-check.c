#include "data/plan-check.h"

#include <string.h>

#include "base/i18n.h"

/* Exact; false on overflow. */
static bool
add(RpDecimal a, RpDecimal b, RpDecimal *ret)
{
    if (a.scale > b.scale) {
        RpDecimal other = a;
        a = b;
        b = other;
    }
    while (a.scale < b.scale) {
        if (__builtin_mul_overflow(a.coefficient, 10, &a.coefficient))
            return false;
        a.scale++;
    }
    return !__builtin_add_overflow(a.coefficient, b.coefficient, &a.coefficient) &&
           rp_decimal_shift(a, 0, ret);
}

static bool
is_judged(const RpTarget *target)
{
    return target->comparator != RP_COMPARE_NONE;
}

static const char *
region_of(const RpPlan *plan, const RpTarget *target)
{
    return *target->region != '\0' ? target->region : plan->region;
}

/* Returns: (owned) ">= 85 %", "range 2..3 个". */
static char *
demand_text(const RpTarget *target)
{
    g_autofree char *value = rp_decimal_to_string(target->value);
    g_autofree char *high = rp_decimal_to_string(target->value_high);

    if (target->comparator == RP_COMPARE_RANGE)
        return g_strdup_printf("%s..%s %s", value, high, target->indicator->unit);
    return g_strdup_printf("%s %s %s", rp_comparator_name(target->comparator), value,
                           target->indicator->unit);
}

static bool
same_demand(const RpTarget *a, const RpTarget *b)
{
    return a->comparator == b->comparator && rp_decimal_compare(a->value, b->value) == 0 &&
           (a->comparator != RP_COMPARE_RANGE ||
            rp_decimal_compare(a->value_high, b->value_high) == 0);
}

/* Both rows are about the same thing at the same time: two targets, or two stated figures. */
static bool
same_subject(const RpPlan *plan, const RpTarget *a, const RpTarget *b)
{
    if (a->indicator != b->indicator || is_judged(a) != is_judged(b) ||
        strcmp(region_of(plan, a), region_of(plan, b)) != 0)
        return false;
    if (is_judged(a))
        return rp_period_equal(a->target_period, b->target_period);
    return a->has_baseline && b->has_baseline &&
           rp_period_equal(a->baseline_period, b->baseline_period);
}

static void
report_repeated(const RpTarget *first, const RpTarget *again, RpDiags *diags)
{
    bool same = is_judged(again) ? same_demand(first, again)
                                 : rp_decimal_compare(first->baseline, again->baseline) == 0;

    if (same) {
        rp_diags_add(diags, RP_WARNING, "target-repeated", again->where,
                     _("'%s' says the same as '%s' in line %d"), again->id, first->id,
                     first->where.line);
        rp_diags_hint(diags, "%s", _("keep one row and name both clauses in it"));
        return;
    }
    rp_diags_add(diags, RP_WARNING, "target-conflict", again->where,
                 _("'%s' and '%s' in line %d give one indicator two values for one period"),
                 again->id, first->id, first->where.line);
    rp_diags_hint(diags, "%s", _("compare both with the text of the plan"));
}

static void
check_repeated(const RpPlan *plan, RpDiags *diags)
{
    for (guint i = 1; i < plan->targets->len; i++) {
        const RpTarget *again = &g_array_index(plan->targets, RpTarget, i);

        for (guint j = 0; j < i; j++) {
            const RpTarget *first = &g_array_index(plan->targets, RpTarget, j);

            if (same_subject(plan, first, again)) {
                report_repeated(first, again, diags);
                break;
            }
        }
    }
}

static void
check_periods(const RpTarget *target, RpDiags *diags)
{
    const RpPeriod *due = &target->target_period;
    const GArray *nodes = target->path_nodes;

    if (due->kind == RP_PERIOD_NONE)
        return;
    if (target->baseline_period.kind != RP_PERIOD_NONE &&
        target->baseline_period.last >= due->last) {
        g_autofree char *base = rp_period_to_string(target->baseline_period);
        g_autofree char *end = rp_period_to_string(*due);

        rp_diags_add(diags, RP_WARNING, "baseline-after-target", target->where,
                     _("'%s' starts from %s, but is due in %s"), target->id, base, end);
        rp_diags_hint(diags, "%s", _("mend 'baseline_period' or 'target_period'"));
    }
    for (guint i = 0; nodes != NULL && i < nodes->len; i++) {
        const RpPathNode *node = &g_array_index(nodes, RpPathNode, i);
        g_autofree char *period = rp_period_to_string(node->period);

        if (node->period.last <= due->last)
            continue;
        rp_diags_add(diags, RP_WARNING, "path-after-target", target->where,
                     _("the path of '%s' goes on to %s, after the target is due"), target->id,
                     period);
        rp_diags_hint(diags, "%s", _("mend 'path' or 'target_period'"));
    }
}

/* The target a sum names; NULL after a fault. */
static const RpTarget *
summed_target(const RpPlan *plan, const RpPlanRef *ref, RpDiags *diags)
{
    const RpTarget *target = rp_plan_lookup_target(plan, ref->id);

    if (target != NULL && is_judged(target))
        return target;
    g_autofree char *quoted = rp_quote_raw(ref->id, -1, 40);
    if (target != NULL) {
        rp_diags_add(diags, RP_FAULT, "sum-without-value", ref->where,
                     _("'%s' has no target value to be added"), quoted);
        rp_diags_hint(diags, "%s", _("name targets that state a number"));
        return NULL;
    }

    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    for (guint i = 0; i < plan->targets->len; i++)
        g_ptr_array_add(ids, g_array_index(plan->targets, RpTarget, i).id);
    const char *near = rp_nearest(ref->id, (const char *const *)ids->pdata, ids->len);
    rp_diags_add(diags, RP_FAULT, "unknown-target", ref->where, _("the plan has no target '%s'"),
                 quoted);
    if (near != NULL)
        rp_diags_hint(diags, _("did you mean '%s'?"), near);
    return NULL;
}

/* A sum being worked out. */
typedef struct {
    RpDecimal value;
    const char *unit; /* borrowed from the first part */
    GString *terms;   /* "50 + 10 + 20" */
    bool overflow;    /* said already */
} Addition;

/* False after a fault. */
static bool
add_part(Addition *addition, const RpTarget *part, const RpPlanRef *ref, RpDiags *diags)
{
    g_autofree char *text = rp_decimal_to_string(part->value);
    const char *unit = part->indicator->unit;

    if (addition->unit == NULL)
        addition->unit = unit;
    if (strcmp(addition->unit, unit) != 0) {
        rp_diags_add(diags, RP_FAULT, "sum-units", ref->where,
                     _("'%s' is counted in '%s', the parts before it in '%s'"), part->id, unit,
                     addition->unit);
        rp_diags_hint(diags, "%s", _("only like can be added to like"));
        return false;
    }
    if (addition->overflow)
        return false;
    if (!add(addition->value, part->value, &addition->value)) {
        addition->overflow = true;
        rp_diags_add(diags, RP_FAULT, "sum-overflow", ref->where, _("the sum has too many digits"));
        return false;
    }
    g_string_append_printf(addition->terms, "%s%s", addition->terms->len > 0 ? " + " : "", text);
    return true;
}

static bool
add_parts(const RpPlan *plan, const RpPlanSum *sum, Addition *addition, RpDiags *diags)
{
    bool sound = true;

    for (guint i = 0; i < sum->parts->len; i++) {
        const RpPlanRef *ref = &g_array_index(sum->parts, RpPlanRef, i);
        const RpTarget *part = summed_target(plan, ref, diags);

        sound = part != NULL && add_part(addition, part, ref, diags) && sound;
    }
    return sound;
}

/* Say how the parts and the whole compare. Parts that fall short of a target are usual: plans
 * leave the rest undivided. Against a number of the text every difference is one of copying. */
static void
report_sum(const RpPlanSum *sum, const Addition *addition, RpDecimal whole, RpDiags *diags)
{
    g_autofree char *value = rp_decimal_to_string(addition->value);
    g_autofree char *wanted = rp_decimal_to_string(whole);
    int order = rp_decimal_compare(addition->value, whole);
    bool target = sum->total.id != NULL;

    if (order == 0) {
        rp_diags_add(diags, RP_NOTE, "sum-equals", sum->where, _("%s = %s %s, the stated whole"),
                     addition->terms->str, value, addition->unit);
    } else if (order < 0 && target) {
        rp_diags_add(diags, RP_NOTE, "sum-short", sum->where,
                     _("%s = %s of the %s %s of '%s': the plan leaves the rest undivided"),
                     addition->terms->str, value, wanted, addition->unit, sum->total.id);
    } else {
        rp_diags_add(diags, RP_WARNING, "sum-differs", sum->where,
                     _("%s = %s, but the whole is %s %s"), addition->terms->str, value, wanted,
                     addition->unit);
        rp_diags_hint(diags, "%s", _("compare the parts and the whole with the text of the plan"));
    }
}

static void
check_sum(const RpPlan *plan, const RpPlanSum *sum, RpDiags *diags)
{
    g_autoptr(GString) terms = g_string_new(NULL);
    Addition addition = {.terms = terms};
    const RpTarget *total = NULL;

    if (!add_parts(plan, sum, &addition, diags) || addition.unit == NULL)
        return;
    if (sum->has_stated) {
        report_sum(sum, &addition, sum->stated, diags);
        return;
    }
    if (sum->total.id == NULL) {
        g_autofree char *value = rp_decimal_to_string(addition.value);
        rp_diags_add(diags, RP_NOTE, "sum-without-total", sum->where,
                     _("%s = %s %s; the plan states no whole"), terms->str, value, addition.unit);
        return;
    }
    total = summed_target(plan, &sum->total, diags);
    if (total == NULL)
        return;
    if (strcmp(total->indicator->unit, addition.unit) != 0) {
        rp_diags_add(diags, RP_FAULT, "sum-units", sum->total.where,
                     _("'%s' is counted in '%s', its parts in '%s'"), total->id,
                     total->indicator->unit, addition.unit);
        return;
    }
    report_sum(sum, &addition, total->value, diags);
}

static void
check_scheme(const RpPlan *plan, const RpSchemeSet *schemes, RpDiags *diags)
{
    rp_scheme_set_require(schemes, plan->scheme, plan->scheme_where, diags);
}

void
rp_plan_check(const RpPlan *plan, const char *id, const RpSchemeSet *schemes, RpDiags *diags)
{
    if (*plan->id != '\0' && strcmp(plan->id, id) != 0) {
        rp_diags_add(diags, RP_WARNING, "plan-id", plan->where,
                     _("the plan calls itself '%s', its folder '%s'"), plan->id, id);
        rp_diags_hint(diags, "%s", _("reports find a plan by the name of its folder"));
    }
    check_scheme(plan, schemes, diags);
    check_repeated(plan, diags);
    for (guint i = 0; i < plan->targets->len; i++)
        check_periods(&g_array_index(plan->targets, RpTarget, i), diags);
    for (guint i = 0; i < plan->sums->len; i++)
        check_sum(plan, &g_array_index(plan->sums, RpPlanSum, i), diags);
}

/* True when `code` is `above`, or lies below it. */
static bool
is_within(const RpRegionSet *regions, const char *code, const char *above)
{
    const RpRegion *region = rp_region_set_lookup(regions, code);

    for (int depth = 0; region != NULL && depth < 8; depth++) {
        if (strcmp(region->code, above) == 0)
            return true;
        region = rp_region_set_lookup(regions, region->parent);
    }
    return false;
}

bool
rp_plan_is_below(const RpPlan *plan, const RpPlan *other, const RpRegionSet *regions)
{
    return strcmp(plan->region, other->region) != 0 &&
           is_within(regions, plan->region, other->region);
}

/* +1: more is demanded by a higher value; -1: by a lower one; 0: neither. */
static int
sense(const RpTarget *target)
{
    switch (target->comparator) {
    case RP_COMPARE_GE:
    case RP_COMPARE_GT:
        return 1;
    case RP_COMPARE_LE:
    case RP_COMPARE_LT:
        return -1;
    case RP_COMPARE_EQ:
    case RP_COMPARE_RANGE:
        if (target->indicator->direction == RP_DIRECTION_NONE)
            return 0;
        return target->indicator->direction == RP_DIRECTION_UP ? 1 : -1;
    case RP_COMPARE_NONE:
        return 0;
    }
    return 0;
}

/* The value that just satisfies a target. */
static RpDecimal
bound(const RpTarget *target)
{
    return target->comparator == RP_COMPARE_RANGE && sense(target) < 0 ? target->value_high
                                                                       : target->value;
}

static bool
is_comparable(const RpTarget *target, const RpTarget *above, bool same_region)
{
    RpKind kind = target->indicator->kind;

    if (!is_judged(target) || !is_judged(above) ||
        strcmp(target->indicator->id, above->indicator->id) != 0)
        return false;
    return same_region || kind == RP_KIND_RATIO || kind == RP_KIND_DURATION;
}

/* A later target above is no contradiction, only good to know. */
static void
compare_targets(const RpTarget *target, const RpTarget *above, const RpPlan *parent, RpDiags *diags)
{
    int way = sense(target);

    if (way == 0 || sense(above) == 0)
        return;
    g_autofree char *demand = demand_text(target);
    g_autofree char *other = demand_text(above);
    if (way != sense(above)) {
        rp_diags_add(diags, RP_WARNING, "target-against-parent", target->where,
                     _("'%s' asks for %s, plan '%s' for %s"), target->id, demand, parent->id,
                     other);
        rp_diags_hint(diags, _("compare with %s:%d"), above->where.file, above->where.line);
        return;
    }
    if (rp_decimal_compare(bound(target), bound(above)) * way >= 0)
        return;

    bool later = above->target_period.last > target->target_period.last;
    g_autofree char *due = rp_period_to_string(target->target_period);
    g_autofree char *other_due = rp_period_to_string(above->target_period);
    rp_diags_add(diags, later ? RP_NOTE : RP_WARNING, "target-below-parent", target->where,
                 _("'%s' asks for less (%s by %s) than plan '%s' (%s by %s)"), target->id, demand,
                 due, parent->id, other, other_due);
    rp_diags_hint(diags, _("compare with %s:%d"), above->where.file, above->where.line);
}

void
rp_plan_check_parent(const RpPlan *plan, const RpPlan *parent, const RpRegionSet *regions,
                     RpDiags *diags)
{
    for (guint i = 0; i < plan->targets->len; i++) {
        const RpTarget *target = &g_array_index(plan->targets, RpTarget, i);
        const char *region = region_of(plan, target);

        for (guint j = 0; j < parent->targets->len; j++) {
            const RpTarget *above = &g_array_index(parent->targets, RpTarget, j);
            const char *other = region_of(parent, above);

            if (is_comparable(target, above, strcmp(region, other) == 0) &&
                is_within(regions, region, other))
                compare_targets(target, above, parent, diags);
        }
    }
}
