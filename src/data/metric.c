#include "data/metric.h"

#include <string.h>

/* Rows that are no part of a series: another row says the same, or the value is not settled. */
#define OUT_OF_SERIES (RP_FLAG_DUPLICATE | RP_FLAG_CONFLICT | RP_FLAG_SUPERSEDED)

/* A series, or with a period one place of it. */
typedef struct {
    const char *indicator; /* borrowed from the observation's indicator */
    const char *region;    /* interned */
    RpPeriod period;
} Key;

static guint
hash_key(gconstpointer data)
{
    const Key *key = data;
    guint hash = g_str_hash(key->indicator) * 31 + g_str_hash(key->region);

    return hash * 31 + (guint)key->period.kind * 7919 + (guint)key->period.first * 131 +
           (guint)key->period.last * 17 + (guint)key->period.day;
}

static gboolean
equal_keys(gconstpointer a, gconstpointer b)
{
    const Key *x = a, *y = b;

    return strcmp(x->indicator, y->indicator) == 0 && strcmp(x->region, y->region) == 0 &&
           rp_period_equal(x->period, y->period);
}

static void
observation_free(gpointer data)
{
    RpObservation *observation = data;

    g_free(observation->source);
    g_free(observation->note);
    g_free(observation->vintage);
    g_free(observation);
}

RpObservation *
rp_observation_new(const RpIndicator *indicator, const char *region, RpPeriod period)
{
    RpObservation *observation = g_new0(RpObservation, 1);

    observation->indicator = indicator;
    observation->region = g_intern_string(region);
    observation->period = period;
    observation->unit = g_intern_static_string("");
    observation->source = g_strdup("");
    observation->note = g_strdup("");
    observation->vintage = g_strdup("");
    return observation;
}

RpMetricSet *
rp_metric_set_new(void)
{
    RpMetricSet *set = g_new0(RpMetricSet, 1);

    set->rows = g_ptr_array_new_with_free_func(observation_free);
    set->index =
        g_hash_table_new_full(hash_key, equal_keys, g_free, (GDestroyNotify)g_ptr_array_unref);
    set->cells = g_hash_table_new_full(hash_key, equal_keys, g_free, NULL);
    return set;
}

void
rp_metric_set_free(RpMetricSet *set)
{
    if (set == NULL)
        return;
    g_hash_table_unref(set->index);
    g_hash_table_unref(set->cells);
    g_ptr_array_unref(set->rows);
    g_free(set);
}

void
rp_metric_set_take(RpMetricSet *set, RpObservation *observation)
{
    g_ptr_array_add(set->rows, observation);
}

static gint
compare_periods(gconstpointer a, gconstpointer b)
{
    const RpObservation *left = *(const RpObservation *const *)a;
    const RpObservation *right = *(const RpObservation *const *)b;

    return rp_period_compare(left->period, right->period);
}

static void
index_series(RpMetricSet *set, RpObservation *row)
{
    Key key = {row->indicator->id, row->region, {RP_PERIOD_NONE, 0, 0, 0}};
    GPtrArray *series = g_hash_table_lookup(set->index, &key);

    if (series == NULL) {
        series = g_ptr_array_new();
        g_hash_table_insert(set->index, g_memdup2(&key, sizeof key), series);
    }
    g_ptr_array_add(series, row);
}

/* A value wins over a missing one, a settled row over one that another replaces. */
static int
cell_rank(const RpObservation *row)
{
    return (row->has_value ? 2 : 0) + ((row->flags & OUT_OF_SERIES) == 0 ? 1 : 0);
}

static void
index_cell(RpMetricSet *set, RpObservation *row)
{
    Key key = {row->indicator->id, row->region, row->period};
    const RpObservation *known = g_hash_table_lookup(set->cells, &key);

    if (known == NULL || cell_rank(row) > cell_rank(known))
        g_hash_table_replace(set->cells, g_memdup2(&key, sizeof key), row);
}

/* Rows without a region belong to every region: add those whose period `series` lacks. Both are
 * ascending. */
static void
merge_common(GPtrArray *series, const GPtrArray *common)
{
    guint own = series->len, at = 0;

    for (guint i = 0; i < common->len; i++) {
        RpObservation *row = g_ptr_array_index(common, i);

        while (at < own &&
               rp_period_compare(((RpObservation *)g_ptr_array_index(series, at))->period,
                                 row->period) < 0)
            at++;
        if (at < own &&
            rp_period_equal(((RpObservation *)g_ptr_array_index(series, at))->period, row->period))
            continue;
        g_ptr_array_add(series, row);
    }
    if (series->len > own)
        g_ptr_array_sort(series, compare_periods);
}

void
rp_metric_set_index(RpMetricSet *set)
{
    GHashTableIter iter;
    gpointer key, series;

    g_hash_table_remove_all(set->index);
    g_hash_table_remove_all(set->cells);
    for (guint i = 0; i < set->rows->len; i++) {
        RpObservation *row = g_ptr_array_index(set->rows, i);

        index_cell(set, row);
        if (row->has_value && (row->flags & OUT_OF_SERIES) == 0)
            index_series(set, row);
    }
    g_hash_table_iter_init(&iter, set->index);
    while (g_hash_table_iter_next(&iter, &key, &series))
        g_ptr_array_sort(series, compare_periods);
    g_hash_table_iter_init(&iter, set->index);
    while (g_hash_table_iter_next(&iter, &key, &series)) {
        Key common = {((Key *)key)->indicator, "", {RP_PERIOD_NONE, 0, 0, 0}};
        const GPtrArray *rows = g_hash_table_lookup(set->index, &common);

        if (rows != NULL && rows != series)
            merge_common(series, rows);
    }
}

const GPtrArray *
rp_metric_set_series(const RpMetricSet *set, const char *indicator_id, const char *region)
{
    Key own = {indicator_id, region, {RP_PERIOD_NONE, 0, 0, 0}};
    Key common = {indicator_id, "", {RP_PERIOD_NONE, 0, 0, 0}};
    const GPtrArray *series = g_hash_table_lookup(set->index, &own);

    return series != NULL ? series : g_hash_table_lookup(set->index, &common);
}

const RpObservation *
rp_metric_set_lookup(const RpMetricSet *set, const char *indicator_id, const char *region,
                     RpPeriod period)
{
    Key own = {indicator_id, region, period};
    Key common = {indicator_id, "", period};
    const RpObservation *row = g_hash_table_lookup(set->cells, &own);

    return row != NULL ? row : g_hash_table_lookup(set->cells, &common);
}

char *
rp_flags_to_string(unsigned flags)
{
    /* in the order of the bits of RpFlag */
    static const char *const words[] = {"p",        "r",    "b",   "e",      "approx", "dup",
                                        "conflict", "jump", "old", "sample", "doubt"};
    GString *text = g_string_new(NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if ((flags & (1u << i)) != 0)
            g_string_append_printf(text, "%s%s", text->len > 0 ? "|" : "", words[i]);
    return g_string_free(text, FALSE);
}
