#include "data/region.h"

#include <string.h>

#include "data/name-index.h"

/* Ranks of words: a code wins over a name, a name over an alias. */
enum { BY_CODE, BY_NAME, BY_ALIAS };

#define XPCC "660000" /* 新疆生产建设兵团, in the list of provinces though not one */

struct RpRegionSet {
    GPtrArray *all;      /* owned; of RpRegion, in order of reading */
    GHashTable *by_code; /* char * (interned) -> RpRegion * (borrowed) */
    RpNameIndex *names;  /* owned */
};

static void
region_free(gpointer data)
{
    RpRegion *region = data;

    g_free(region->name);
    g_free(region->short_name);
    g_free(region->level);
    g_clear_pointer(&region->aliases, g_ptr_array_unref);
    g_free(region);
}

RpRegionSet *
rp_region_set_new(void)
{
    RpRegionSet *set = g_new0(RpRegionSet, 1);

    set->all = g_ptr_array_new_with_free_func(region_free);
    set->by_code = g_hash_table_new(g_str_hash, g_str_equal);
    set->names = rp_name_index_new();
    return set;
}

void
rp_region_set_free(RpRegionSet *set)
{
    if (set == NULL)
        return;
    rp_name_index_free(set->names);
    g_hash_table_unref(set->by_code);
    g_ptr_array_unref(set->all);
    g_free(set);
}

/* 630000 is also 63 and, not plainly, 6300; 630100 is also 6301. */
static void
add_short_codes(RpRegionSet *set, const RpRegion *region)
{
    if (strlen(region->code) != 6 || !g_str_has_suffix(region->code, "00"))
        return;
    g_autofree char *four = g_strndup(region->code, 4);

    rp_name_index_add(set->names, four, BY_ALIAS, region);
    if (g_str_has_suffix(region->code, "0000")) {
        four[2] = '\0';
        rp_name_index_add(set->names, four, BY_CODE, region);
    }
}

bool
rp_region_set_take(RpRegionSet *set, RpRegion *region)
{
    if (g_hash_table_contains(set->by_code, region->code)) {
        region_free(region);
        return false;
    }
    g_ptr_array_add(set->all, region);
    g_hash_table_insert(set->by_code, (gpointer)region->code, region);
    rp_name_index_add(set->names, region->code, BY_CODE, region);
    add_short_codes(set, region);
    rp_name_index_add(set->names, region->name, BY_NAME, region);
    rp_name_index_add(set->names, region->short_name, BY_NAME, region);
    for (guint i = 0; region->aliases != NULL && i < region->aliases->len; i++)
        rp_name_index_add(set->names, g_ptr_array_index(region->aliases, i), BY_ALIAS, region);
    return true;
}

const RpRegion *
rp_region_set_lookup(const RpRegionSet *set, const char *code)
{
    return g_hash_table_lookup(set->by_code, code);
}

/* 海南 is a province, and the beginning of 海南藏族自治州. */
static bool
also_begins_a_city(const RpRegionSet *set, const RpRegion *region)
{
    if (strcmp(region->level, "province") != 0)
        return false;
    for (guint i = 0; i < set->all->len; i++) {
        const RpRegion *other = g_ptr_array_index(set->all, i);

        if (strcmp(other->level, "city") == 0 && g_str_has_prefix(other->name, region->short_name))
            return true;
    }
    return false;
}

const RpRegion *
rp_region_set_match(const RpRegionSet *set, const char *word, RpRegionMatch *ret,
                    unsigned *ret_remarks)
{
    RpNameMatch match = rp_name_index_match(set->names, word);
    const RpRegion *region = match.item;

    *ret_remarks = match.remarks;
    if (region == NULL)
        return NULL;
    if (match.rank == BY_CODE)
        *ret = RP_REGION_BY_CODE;
    else if (match.rank == BY_ALIAS)
        *ret = RP_REGION_BY_ALIAS;
    else if (strlen(word) < strlen(region->name) && also_begins_a_city(set, region))
        *ret = RP_REGION_AMBIGUOUS_NAME;
    else
        *ret = RP_REGION_BY_NAME;
    return region;
}

const RpRegion *
rp_region_set_find(const RpRegionSet *set, const char *word, RpRegionMatch *ret)
{
    unsigned remarks = 0;

    return rp_region_set_match(set, word, ret, &remarks);
}

const char *
rp_region_set_nearest(const RpRegionSet *set, const char *word)
{
    return rp_name_index_nearest(set->names, word);
}

static gint
compare_order(gconstpointer a, gconstpointer b)
{
    const RpRegion *left = *(const RpRegion *const *)a;
    const RpRegion *right = *(const RpRegion *const *)b;

    if (left->order != right->order)
        return left->order < right->order ? -1 : 1;
    return strcmp(left->code, right->code);
}

GPtrArray *
rp_region_set_children(const RpRegionSet *set, const char *code)
{
    GPtrArray *children = g_ptr_array_new();

    for (guint i = 0; i < set->all->len; i++) {
        RpRegion *region = g_ptr_array_index(set->all, i);

        if (strcmp(region->parent, code) == 0)
            g_ptr_array_add(children, region);
    }
    g_ptr_array_sort(children, compare_order);
    return children;
}

GPtrArray *
rp_region_set_hmt(const RpRegionSet *set)
{
    GPtrArray *hmt = g_ptr_array_new();

    for (guint i = 0; i < set->all->len; i++) {
        RpRegion *region = g_ptr_array_index(set->all, i);

        if (strcmp(region->level, "hmt") == 0)
            g_ptr_array_add(hmt, region);
    }
    g_ptr_array_sort(hmt, compare_order);
    return hmt;
}

GPtrArray *
rp_region_set_provinces(const RpRegionSet *set)
{
    GPtrArray *provinces = g_ptr_array_new();

    for (guint i = 0; i < set->all->len; i++) {
        RpRegion *region = g_ptr_array_index(set->all, i);

        if (strcmp(region->level, "province") == 0 || strcmp(region->code, XPCC) == 0)
            g_ptr_array_add(provinces, region);
    }
    g_ptr_array_sort(provinces, compare_order);
    return provinces;
}
