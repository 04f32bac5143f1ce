/* region.h - the reporting units: nation, provinces, cities
 *
 * Boundary type of stage 1 (read). Codes are GB/T 2260 six digits; 000000 is the nation and
 * 660000 新疆生产建设兵团 (after 新疆), which GB/T 2260 does not have.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"

typedef struct {
    const char *code;   /* interned, so codes can be compared as pointers */
    char *name;         /* owned; 青海省 */
    char *short_name;   /* owned; 青海 */
    char *level;        /* owned; nation, province, city, unit, hmt */
    const char *parent; /* interned code, "" for the nation */
    int order;
    int tile_column, tile_row; /* place in a grid of squares, from 1; 0 for none */
    GPtrArray *aliases;        /* owned; of char * */
    RpWhere where;
} RpRegion;

typedef struct RpRegionSet RpRegionSet;

RpRegionSet *rp_region_set_new(void);
void rp_region_set_free(RpRegionSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpRegionSet, rp_region_set_free)
/* Add, taking `region`. Returns false (freeing it) when the code is known: nearer files are read
 * first and win. */
bool rp_region_set_take(RpRegionSet *set, RpRegion *region);

const RpRegion *rp_region_set_lookup(const RpRegionSet *set, const char *code);

/* How a word named a region; only the first two are silent. */
typedef enum {
    RP_REGION_BY_CODE,        /* 6 or 2 digits */
    RP_REGION_BY_NAME,        /* full or short name */
    RP_REGION_BY_ALIAS,       /* letter code, one character, 4 digits, other alias: a warning */
    RP_REGION_AMBIGUOUS_NAME, /* bare 海南: the province, with a warning */
} RpRegionMatch;

/* Returns: (borrowed, nullable). */
const RpRegion *rp_region_set_find(const RpRegionSet *set, const char *word, RpRegionMatch *ret);
/* The same, with what was not plainly written (RpRemark, data/remark.h) in *ret_remarks. */
const RpRegion *rp_region_set_match(const RpRegionSet *set, const char *word, RpRegionMatch *ret,
                                    unsigned *ret_remarks);
const char *rp_region_set_nearest(const RpRegionSet *set, const char *word);

/* Returns: (owned) of const RpRegion *, in `order`: the children of `code`. */
GPtrArray *rp_region_set_children(const RpRegionSet *set, const char *code);

/* Returns: (owned) 香港, 澳门 and 台湾, in `order`. */
GPtrArray *rp_region_set_hmt(const RpRegionSet *set);

/* Returns: (owned) the 31 provinces and 660000, without 港澳台, in `order`. */
GPtrArray *rp_region_set_provinces(const RpRegionSet *set);
