#include "data/indicator.h"

#include "data/name-index.h"

/* Ranks of words: an id wins over a name, a name over an alias. */
enum { BY_ID, BY_NAME, BY_ALIAS };

struct RpIndicatorSet {
    GPtrArray *all;     /* owned; of RpIndicator, in order of reading */
    GHashTable *by_id;  /* char * (borrowed) -> RpIndicator * (borrowed) */
    RpNameIndex *names; /* owned */
};

static void
indicator_free(gpointer data)
{
    RpIndicator *indicator = data;

    g_free(indicator->id);
    g_free(indicator->name);
    g_clear_pointer(&indicator->aliases, g_ptr_array_unref);
    g_free(indicator->unit);
    g_free(indicator->aggregate_weight);
    g_free(indicator->nature);
    g_free(indicator->definition);
    g_free(indicator->source);
    g_free(indicator);
}

RpIndicatorSet *
rp_indicator_set_new(void)
{
    RpIndicatorSet *set = g_new0(RpIndicatorSet, 1);

    set->all = g_ptr_array_new_with_free_func(indicator_free);
    set->by_id = g_hash_table_new(g_str_hash, g_str_equal);
    set->names = rp_name_index_new();
    return set;
}

void
rp_indicator_set_free(RpIndicatorSet *set)
{
    if (set == NULL)
        return;
    rp_name_index_free(set->names);
    g_hash_table_unref(set->by_id);
    g_ptr_array_unref(set->all);
    g_free(set);
}

bool
rp_indicator_set_take(RpIndicatorSet *set, RpIndicator *indicator)
{
    if (g_hash_table_contains(set->by_id, indicator->id)) {
        indicator_free(indicator);
        return false;
    }
    g_ptr_array_add(set->all, indicator);
    g_hash_table_insert(set->by_id, indicator->id, indicator);
    rp_name_index_add(set->names, indicator->id, BY_ID, indicator);
    rp_name_index_add(set->names, indicator->name, BY_NAME, indicator);
    for (guint i = 0; indicator->aliases != NULL && i < indicator->aliases->len; i++)
        rp_name_index_add(set->names, g_ptr_array_index(indicator->aliases, i), BY_ALIAS,
                          indicator);
    return true;
}

const RpIndicator *
rp_indicator_set_lookup(const RpIndicatorSet *set, const char *id)
{
    return g_hash_table_lookup(set->by_id, id);
}

const RpIndicator *
rp_indicator_set_match(const RpIndicatorSet *set, const char *word, unsigned *ret_remarks,
                       bool *ret_ambiguous)
{
    RpNameMatch match = rp_name_index_match(set->names, word);

    *ret_remarks = match.remarks;
    *ret_ambiguous = match.ambiguous;
    return match.item;
}

const RpIndicator *
rp_indicator_set_find(const RpIndicatorSet *set, const char *word, bool *ret_ambiguous)
{
    unsigned remarks = 0;

    return rp_indicator_set_match(set, word, &remarks, ret_ambiguous);
}

const char *
rp_indicator_set_nearest(const RpIndicatorSet *set, const char *word)
{
    return rp_name_index_nearest(set->names, word);
}

const GPtrArray *
rp_indicator_set_all(const RpIndicatorSet *set)
{
    return set->all;
}
