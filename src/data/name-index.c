#include "data/name-index.h"

#include "base/diag.h"
#include "data/fold.h"

typedef struct {
    gconstpointer item;
    int rank;
    bool ambiguous;
} Entry;

struct RpNameIndex {
    GHashTable *exact;  /* char * -> Entry *, both owned */
    GHashTable *folded; /* char * -> Entry *, both owned */
    GPtrArray *words;   /* owned; of char *, in order of adding */
};

RpNameIndex *
rp_name_index_new(void)
{
    RpNameIndex *index = g_new0(RpNameIndex, 1);

    index->exact = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    index->folded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    index->words = g_ptr_array_new_with_free_func(g_free);
    return index;
}

void
rp_name_index_free(RpNameIndex *index)
{
    if (index == NULL)
        return;
    g_hash_table_unref(index->exact);
    g_hash_table_unref(index->folded);
    g_ptr_array_unref(index->words);
    g_free(index);
}

static void
add_to(GHashTable *table, const char *word, int rank, gconstpointer item)
{
    Entry *entry = g_hash_table_lookup(table, word);

    if (entry == NULL) {
        entry = g_new(Entry, 1);
        *entry = (Entry){item, rank, false};
        g_hash_table_insert(table, g_strdup(word), entry);
    } else if (rank < entry->rank) {
        *entry = (Entry){item, rank, false};
    } else if (rank == entry->rank && entry->item != item) {
        entry->ambiguous = true;
    }
}

void
rp_name_index_add(RpNameIndex *index, const char *word, int rank, gconstpointer item)
{
    if (word == NULL || *word == '\0')
        return;
    g_autofree char *folded = rp_fold_name(word, NULL);

    add_to(index->exact, word, rank, item);
    add_to(index->folded, folded, rank, item);
    g_ptr_array_add(index->words, g_strdup(word));
}

RpNameMatch
rp_name_index_match(const RpNameIndex *index, const char *word)
{
    g_autofree char *trimmed = rp_trimmed(word);
    const Entry *entry = g_hash_table_lookup(index->exact, trimmed);
    unsigned remarks = 0;

    if (entry == NULL) {
        g_autofree char *folded = rp_fold_name(trimmed, &remarks);
        entry = g_hash_table_lookup(index->folded, folded);
    }
    if (entry == NULL)
        return (RpNameMatch){0};
    return (RpNameMatch){
        .item = entry->ambiguous ? NULL : entry->item,
        .rank = entry->rank,
        .ambiguous = entry->ambiguous,
        .remarks = remarks,
    };
}

const char *
rp_name_index_nearest(const RpNameIndex *index, const char *word)
{
    return rp_nearest(word, (const char *const *)index->words->pdata, index->words->len);
}
