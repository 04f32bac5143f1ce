/* across.c - what only shows when rows are seen together
 *
 * No row is removed; rows are flagged, and rp_metric_set_index() leaves flagged ones out.
 */
#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "data/metrics-private.h"

/* A value written in the wrong unit is off by 1000 or 10000; it grew or fell by less than half
 * of that meanwhile. */
#define JUMP 500.0

/* Vintages are dates, numbers or words: runs of digits compare as numbers. */
static int
compare_vintages(const char *a, const char *b)
{
    while (*a != '\0' && *b != '\0') {
        if (g_ascii_isdigit(*a) && g_ascii_isdigit(*b)) {
            char *a_end, *b_end;
            guint64 x = g_ascii_strtoull(a, &a_end, 10), y = g_ascii_strtoull(b, &b_end, 10);

            if (x != y)
                return x < y ? -1 : 1;
            a = a_end;
            b = b_end;
        } else {
            if (*a != *b)
                return (guchar)*a < (guchar)*b ? -1 : 1;
            a++;
            b++;
        }
    }
    return (*a != '\0') - (*b != '\0');
}

static bool
same_value(const RpObservation *a, const RpObservation *b)
{
    if (a->has_value != b->has_value)
        return false;
    return !a->has_value || rp_decimal_compare(a->value, b->value) == 0;
}

static void
mark(const RpObservation *row, RpDiags *diags)
{
    if (row->sheet_column > 0)
        rp_diags_cell(diags, row->sheet_column, row->sheet_row);
}

static char *
describe(const RpObservation *row)
{
    g_autofree char *value = rp_decimal_to_string(row->value);
    g_autofree char *period = rp_period_to_string(row->period);

    return g_strdup_printf("%s %s %s = %s", row->indicator->id, row->region, period,
                           row->has_value ? value : "");
}

static void
report_duplicate(RpObservation *row, const RpObservation *first, RpDiags *diags)
{
    row->flags |= RP_FLAG_DUPLICATE;
    rp_diags_add(diags, RP_WARNING, "duplicate-row", row->where, _("the same as %s:%d; kept once"),
                 first->where.file, first->where.line);
    mark(row, diags);
    rp_diags_hint(diags, "%s", _("remove one of the rows"));
}

/* Two values that are both marked as doubtful are a contradiction between publications, which
 * nobody can settle here; neither is used. */
static void
report_conflict(RpObservation *row, const RpObservation *other, RpDiags *diags)
{
    g_autofree char *own = describe(row);
    g_autofree char *value = other->has_value ? rp_decimal_to_string(other->value) : g_strdup("");

    bool published = (row->flags & other->flags & RP_FLAG_DOUBTFUL) != 0;

    rp_diags_add(diags, published ? RP_WARNING : RP_FAULT, "conflicting-rows", row->where,
                 _("%s, but %s:%d says %s"), own, other->where.file, other->where.line, value);
    mark(row, diags);
    rp_diags_hint(diags, "%s",
                  _("keep one of them, or tell by the column 'vintage' which is newer"));
}

/* Compare `row` with the earlier ones of its group. */
static void
compare_with(GPtrArray *group, RpObservation *row, RpDiags *diags)
{
    for (guint i = 0; i < group->len; i++) {
        RpObservation *other = g_ptr_array_index(group, i);

        if (compare_vintages(other->vintage, row->vintage) != 0 ||
            (other->flags & RP_FLAG_DUPLICATE) != 0)
            continue;
        if (same_value(other, row)) {
            report_duplicate(row, other, diags);
            return;
        }
        if (!row->has_value) {
            report_duplicate(row, other, diags);
            return;
        }
        if (!other->has_value) {
            report_duplicate(other, row, diags);
            continue;
        }
        if ((other->flags & RP_FLAG_CONFLICT) == 0)
            report_conflict(other, row, diags);
        other->flags |= RP_FLAG_CONFLICT;
        row->flags |= RP_FLAG_CONFLICT;
        report_conflict(row, other, diags);
        return;
    }
}

/* The highest vintage wins; where it changed the value it is a revision. */
static void
settle_vintages(GPtrArray *group)
{
    RpObservation *newest = g_ptr_array_index(group, 0);

    for (guint i = 1; i < group->len; i++) {
        RpObservation *row = g_ptr_array_index(group, i);

        if (compare_vintages(row->vintage, newest->vintage) > 0)
            newest = row;
    }
    for (guint i = 0; i < group->len; i++) {
        RpObservation *row = g_ptr_array_index(group, i);

        if (compare_vintages(row->vintage, newest->vintage) < 0) {
            row->flags |= RP_FLAG_SUPERSEDED;
            newest->flags |= RP_FLAG_REVISED;
        }
    }
}

/* Returns: (borrowed) the first row that is about the same cell as `row`. */
static RpObservation *
stored_row(const RpMetricSet *set, const RpObservation *row)
{
    gpointer stored = NULL;

    g_hash_table_lookup_extended(set->cells, row, &stored, NULL);
    return stored;
}

/* Group rows by indicator, region and period. Most groups have one row, so a group is made only
 * when a second comes. */
static void
check_repeated(RpMetricSet *set, RpDiags *diags)
{
    g_autoptr(GHashTable) groups =
        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);

    for (guint i = 0; i < set->rows->len; i++) {
        RpObservation *row = g_ptr_array_index(set->rows, i);

        /* insert keeps the first row as key, and its answer saves a look-up */
        if (g_hash_table_insert(set->cells, row, row))
            continue;
        RpObservation *before = stored_row(set, row);
        GPtrArray *group = g_hash_table_lookup(groups, before);
        if (group == NULL) {
            group = g_ptr_array_new();
            g_ptr_array_add(group, before);
            g_hash_table_insert(groups, before, group);
        }
        compare_with(group, row, diags);
        if ((row->flags & RP_FLAG_DUPLICATE) == 0)
            g_ptr_array_add(group, row);
    }
    GHashTableIter iter;
    gpointer key, group;
    g_hash_table_iter_init(&iter, groups);
    while (g_hash_table_iter_next(&iter, &key, &group))
        settle_vintages(group);
}

static bool
jumps(const RpObservation *before, const RpObservation *row)
{
    double a = fabs(rp_decimal_to_double(before->value));
    double b = fabs(rp_decimal_to_double(row->value));

    return a > 0 && b > 0 && (b >= a * JUMP || a >= b * JUMP);
}

static void
report_jump(RpObservation *row, const RpObservation *before, RpDiags *diags)
{
    g_autofree char *own = describe(row);
    g_autofree char *value = rp_decimal_to_string(before->value);
    g_autofree char *period = rp_period_to_string(before->period);

    row->flags |= RP_FLAG_JUMP;
    rp_diags_add(diags, RP_WARNING, "jump", row->where, _("%s, after %s in %s"), own, value,
                 period);
    mark(row, diags);
    rp_diags_hint(diags, "%s", _("check the unit: is it 万, or the single item?"));
}

/* Neighbours of one series that differ a thousandfold. A month is no neighbour of a year, so the
 * last row of each kind of period is kept. */
static void
check_series(const GPtrArray *series, const char *region, RpDiags *diags)
{
    const RpObservation *last[RP_PERIOD_YEARS + 1] = {NULL};

    for (guint i = 0; i < series->len; i++) {
        RpObservation *row = g_ptr_array_index(series, i);
        const RpObservation *before = last[row->period.kind];

        if (row->region != region)
            continue; /* shared by all regions, and checked there */
        if (before != NULL && jumps(before, row))
            report_jump(row, before, diags);
        last[row->period.kind] = row;
    }
}

static void
check_jumps(const RpMetricSet *set, RpDiags *diags)
{
    for (guint i = 0; i < set->order->len; i++) {
        const RpSeriesKey *key = g_ptr_array_index(set->order, i);

        check_series(g_hash_table_lookup(set->index, key), key->region, diags);
    }
}

static void
check_future(const RpMetricSet *set, const RpMetricsOptions *options, RpDiags *diags)
{
    g_autofree char *limit = rp_period_to_string(options->report_period);

    for (guint i = 0; i < set->rows->len; i++) {
        const RpObservation *row = g_ptr_array_index(set->rows, i);

        if (row->period.last <= options->report_period.last)
            continue;
        g_autofree char *period = rp_period_to_string(row->period);
        rp_diags_add(diags, RP_WARNING, "after-report-period", row->where,
                     _("%s is after the report's period %s and is not used"), period, limit);
        mark(row, diags);
        rp_diags_hint(diags, "%s", _("check the period of the row, or that of the report"));
    }
}

void
rp_across_check(RpMetricSet *set, const RpMetricsOptions *options, RpDiags *diags)
{
    check_repeated(set, diags);
    rp_metric_set_index(set);
    check_jumps(set, diags);
    if (options != NULL && options->has_report_period)
        check_future(set, options, diags);
}
