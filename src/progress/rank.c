#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "progress/totals-private.h"

#include "progress/exact-private.h"

/* A row while it is being ranked. */
typedef struct {
    RpRankRow row;
    guint order;   /* as given */
    bool computed; /* formed from parts: not exact */
    bool lowest_first;
} Entry;

static bool
is_nation(const RpRegion *region)
{
    return g_strcmp0(region->level, "nation") == 0;
}

static bool
is_ranked(const Entry *entry)
{
    return entry->row.has_value && !is_nation(entry->row.region);
}

static int
compare_values(const Entry *a, const Entry *b)
{
    int order = rp_exact_compare(a->row.value, b->row.value, a->computed || b->computed);

    return a->lowest_first ? order : -order;
}

static int
compare_entries(const void *a, const void *b)
{
    const Entry *x = a, *y = b;

    if (is_ranked(x) != is_ranked(y))
        return is_ranked(x) ? -1 : 1;
    int order = is_ranked(x) ? compare_values(x, y) : 0;
    return order != 0 ? order : (x->order > y->order) - (x->order < y->order);
}

/* The value of one region as of `period`. */
static Entry
read_entry(const RpSeriesQuery *key, const RpRegion *region, RpPeriod period, int max_age)
{
    g_autoptr(GArray) series = rp_totals_open(key, period);
    const RpPoint *point = rp_series_latest(series, period);
    Entry entry = {.row = {.region = region},
                   .lowest_first = key->indicator->direction == RP_DIRECTION_DOWN};

    if (point == NULL || rp_period_end_month(period) - rp_period_end_month(point->period) > max_age)
        return entry;
    entry.row.has_value = true;
    entry.row.value = point->value;
    entry.row.period = point->period;
    entry.computed = point->observation == NULL;
    return entry;
}

/* Competition ranks: those with equal values share the best rank, the next one is skipped. */
static void
give_ranks(GArray *entries)
{
    for (guint i = 0; i < entries->len; i++) {
        Entry *entry = &g_array_index(entries, Entry, i);
        Entry *before = i > 0 ? &g_array_index(entries, Entry, i - 1) : NULL;

        if (!is_ranked(entry))
            return;
        if (before == NULL || compare_values(before, entry) != 0) {
            entry->row.rank = (int)i + 1;
            continue;
        }
        entry->row.rank = before->row.rank;
        entry->row.tied = before->row.tied = true;
    }
}

/* Returns: (owned) of Entry in order of rank. */
static GArray *
rank_entries(const RpDataset *dataset, const RpIndicator *indicator, const GPtrArray *regions,
             RpPeriod period, int max_age)
{
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(Entry));

    for (guint i = 0; i < regions->len; i++) {
        const RpRegion *region = g_ptr_array_index(regions, i);
        RpSeriesQuery key = {dataset, indicator, region->code, false};
        Entry entry = read_entry(&key, region, period, max_age);

        entry.order = i;
        g_array_append_val(entries, entry);
    }
    g_array_sort(entries, compare_entries);
    give_ranks(entries);
    return entries;
}

static int
rank_in(const GArray *entries, const RpRegion *region)
{
    for (guint i = 0; i < entries->len; i++) {
        const Entry *entry = &g_array_index(entries, Entry, i);

        if (entry->row.region == region)
            return entry->row.rank;
    }
    return 0;
}

GArray *
rp_progress_rank(const RpDataset *dataset, const RpIndicator *indicator, const GPtrArray *regions,
                 RpPeriod period, int max_age)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(RpRankRow));
    g_autoptr(GArray) now = rank_entries(dataset, indicator, regions, period, max_age);
    g_autoptr(GArray) old = NULL;
    RpPeriod before = rp_period_before(period);

    if (before.kind != RP_PERIOD_NONE)
        old = rank_entries(dataset, indicator, regions, before, max_age);
    for (guint i = 0; i < now->len; i++) {
        RpRankRow row = g_array_index(now, Entry, i).row;

        if (old != NULL)
            row.previous_rank = rank_in(old, row.region);
        g_array_append_val(rows, row);
    }
    return rows;
}

void
rp_rank_values(const double *values, guint n, bool ascending, double slack, int *ret_ranks)
{
    for (guint i = 0; i < n; i++) {
        ret_ranks[i] = isnan(values[i]) ? 0 : 1;
        for (guint j = 0; j < n && ret_ranks[i] > 0; j++) {
            double ahead = ascending ? values[i] - values[j] : values[j] - values[i];

            if (ahead > slack)
                ret_ranks[i]++;
        }
    }
}
