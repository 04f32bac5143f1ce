#include "data/metric.h"

#include <string.h>

#define TEXTS_BLOCK 4096 /* bytes of texts allocated at a time */

/* Rows that are no part of a series: another row says the same, or the value is not settled. */
#define OUT_OF_SERIES (RP_FLAG_DUPLICATE | RP_FLAG_CONFLICT | RP_FLAG_SUPERSEDED)

static guint
hash_key(gconstpointer data)
{
    const RpSeriesKey *key = data;

    return g_direct_hash(key->indicator) * 31 + g_direct_hash(key->region);
}

static gboolean
equal_keys(gconstpointer a, gconstpointer b)
{
    const RpSeriesKey *x = a, *y = b;

    return x->indicator == y->indicator && x->region == y->region;
}

guint
rp_observation_hash(gconstpointer row)
{
    const RpObservation *observation = row;
    guint hash = g_direct_hash(observation->indicator) * 31 + g_direct_hash(observation->region);

    hash =
        hash * 31 + (guint)observation->period.kind * 7919 + (guint)observation->period.first * 131;
    return hash + (guint)observation->period.last * 17 + (guint)observation->period.day;
}

gboolean
rp_observation_same_cell(gconstpointer a, gconstpointer b)
{
    const RpObservation *x = a, *y = b;

    return x->indicator == y->indicator && x->region == y->region &&
           rp_period_equal(x->period, y->period);
}

RpObservation *
rp_observation_new(const RpIndicator *indicator, const char *region, RpPeriod period)
{
    RpObservation *observation = g_new0(RpObservation, 1);

    observation->indicator = indicator;
    observation->region = g_intern_string(region);
    observation->period = period;
    observation->unit = g_intern_static_string("");
    observation->source = "";
    observation->note = "";
    observation->vintage = "";
    return observation;
}

RpMetricSet *
rp_metric_set_new(void)
{
    RpMetricSet *set = g_new0(RpMetricSet, 1);

    set->rows = g_ptr_array_new_with_free_func(g_free);
    set->index =
        g_hash_table_new_full(hash_key, equal_keys, g_free, (GDestroyNotify)g_ptr_array_unref);
    set->cells = g_hash_table_new(rp_observation_hash, rp_observation_same_cell);
    set->order = g_ptr_array_new();
    set->ids = g_hash_table_new(g_str_hash, g_str_equal);
    set->texts = g_string_chunk_new(TEXTS_BLOCK);
    return set;
}

void
rp_metric_set_free(RpMetricSet *set)
{
    if (set == NULL)
        return;
    g_hash_table_unref(set->index);
    g_ptr_array_unref(set->order);
    g_hash_table_unref(set->cells);
    g_hash_table_unref(set->ids);
    g_ptr_array_unref(set->rows);
    g_string_chunk_free(set->texts);
    g_free(set);
}

const char *
rp_metric_set_text(RpMetricSet *set, const char *text, gsize length)
{
    if (length == 0)
        return "";
    if (text[length] == '\0')
        return g_string_chunk_insert_const(set->texts, text);
    g_autofree char *copy = g_strndup(text, length);
    return g_string_chunk_insert_const(set->texts, copy);
}

/* Returns: (borrowed) `text` in the set; neighbouring rows have most texts in common. */
static const char *
kept_text(RpMetricSet *set, const char *text, const char *last)
{
    if (last != NULL && strcmp(last, text) == 0)
        return last;
    return rp_metric_set_text(set, text, strlen(text));
}

void
rp_metric_set_add(RpMetricSet *set, const RpObservation *row)
{
    const RpObservation *last =
        set->rows->len > 0 ? g_ptr_array_index(set->rows, set->rows->len - 1) : NULL;
    RpObservation *kept = g_memdup2(row, sizeof *row);

    kept->unit = last != NULL && strcmp(last->unit, row->unit) == 0 ? last->unit
                                                                    : g_intern_string(row->unit);
    kept->source = kept_text(set, row->source, last != NULL ? last->source : NULL);
    kept->note = kept_text(set, row->note, last != NULL ? last->note : NULL);
    kept->vintage = kept_text(set, row->vintage, last != NULL ? last->vintage : NULL);
    rp_metric_set_take(set, kept);
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

static GPtrArray *
series_of(RpMetricSet *set, const RpObservation *row)
{
    RpSeriesKey key = {row->indicator, row->region};
    GPtrArray *series = g_hash_table_lookup(set->index, &key);

    if (series == NULL) {
        gpointer owned_key = g_memdup2(&key, sizeof key);

        series = g_ptr_array_new();
        g_hash_table_insert(set->index, owned_key, series);
        g_ptr_array_add(set->order, owned_key);
        g_hash_table_insert(set->ids, row->indicator->id, (gpointer)row->indicator);
    }
    return series;
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
    const RpObservation *known = g_hash_table_lookup(set->cells, row);

    if (known == NULL || cell_rank(row) > cell_rank(known))
        g_hash_table_replace(set->cells, row, row);
}

/* Most files are in order of time already. */
static void
sort_series(GPtrArray *series)
{
    for (guint i = 1; i < series->len; i++) {
        if (compare_periods(&series->pdata[i - 1], &series->pdata[i]) > 0) {
            g_ptr_array_sort(series, compare_periods);
            return;
        }
    }
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

/* Add the rows without a region to each series of their indicator. */
static void
share_common_rows(RpMetricSet *set)
{
    const char *none = g_intern_static_string("");
    GHashTableIter iter;
    gpointer key, series;

    g_hash_table_iter_init(&iter, set->index);
    while (g_hash_table_iter_next(&iter, &key, &series)) {
        RpSeriesKey common = {((RpSeriesKey *)key)->indicator, none};
        const GPtrArray *rows = g_hash_table_lookup(set->index, &common);

        if (rows != NULL && rows != series)
            merge_common(series, rows);
    }
}

void
rp_metric_set_index(RpMetricSet *set)
{
    GHashTableIter iter;
    gpointer key, series;

    g_hash_table_remove_all(set->index);
    g_ptr_array_set_size(set->order, 0);
    g_hash_table_remove_all(set->ids);
    for (guint i = 0; i < set->rows->len; i++) {
        RpObservation *row = g_ptr_array_index(set->rows, i);
        GPtrArray *own = series_of(set, row);

        if (row->has_value && (row->flags & OUT_OF_SERIES) == 0)
            g_ptr_array_add(own, row);
    }
    /* every row has a cell of its own already when across.c found no two alike */
    for (guint i = 0; i < set->rows->len && g_hash_table_size(set->cells) != set->rows->len; i++)
        index_cell(set, g_ptr_array_index(set->rows, i));
    g_hash_table_iter_init(&iter, set->index);
    while (g_hash_table_iter_next(&iter, &key, &series))
        sort_series(series);
    share_common_rows(set);
}

/* Returns: (nullable) a series that has rows. */
static const GPtrArray *
filled_series(const RpMetricSet *set, const RpIndicator *indicator, const char *region)
{
    RpSeriesKey key = {indicator, region};
    const GPtrArray *series = g_hash_table_lookup(set->index, &key);

    return series != NULL && series->len > 0 ? series : NULL;
}

const GPtrArray *
rp_metric_set_series(const RpMetricSet *set, const char *indicator_id, const char *region)
{
    const RpIndicator *indicator = g_hash_table_lookup(set->ids, indicator_id);
    const GPtrArray *series = filled_series(set, indicator, g_intern_string(region));

    return series != NULL ? series : filled_series(set, indicator, g_intern_static_string(""));
}

const RpObservation *
rp_metric_set_lookup(const RpMetricSet *set, const char *indicator_id, const char *region,
                     RpPeriod period)
{
    RpObservation wanted = {
        .indicator = g_hash_table_lookup(set->ids, indicator_id),
        .region = g_intern_string(region),
        .period = period,
    };
    const RpObservation *row = g_hash_table_lookup(set->cells, &wanted);

    if (row != NULL)
        return row;
    wanted.region = g_intern_static_string("");
    return g_hash_table_lookup(set->cells, &wanted);
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
