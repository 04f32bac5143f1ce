/* indicator.h - what is counted
 *
 * Boundary type of stage 1 (read). Built by data/load-registry.c, const afterwards.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/decimal.h"
#include "base/diag.h"

typedef enum { RP_DIRECTION_UP, RP_DIRECTION_DOWN, RP_DIRECTION_NONE } RpDirection;
typedef enum {
    RP_KIND_STOCK,
    RP_KIND_FLOW, /* of which it is not said how it is reported; taken as RP_KIND_CUMULATIVE */
    RP_KIND_CUMULATIVE, /* a flow reported as the total since the start of the plan */
    RP_KIND_PER_PERIOD, /* a flow reported for each period alone */
    RP_KIND_RATIO,
    RP_KIND_DURATION
} RpKind;
typedef enum {
    RP_AGGREGATE_SUM,
    RP_AGGREGATE_MEAN,
    RP_AGGREGATE_WEIGHTED, /* by the indicator `aggregate_weight` */
    RP_AGGREGATE_MAX,
    RP_AGGREGATE_MIN,
    RP_AGGREGATE_GIVEN, /* only as reported for the whole */
} RpAggregate;

typedef struct {
    char *id;           /* owned */
    char *name;         /* owned; full name */
    GPtrArray *aliases; /* owned; of char *; also short names for charts, shortest last */
    char *unit;         /* owned; 项, 个, %, 月 ... */
    RpKind kind;
    RpDirection direction;
    RpAggregate aggregate;
    char *aggregate_weight; /* owned, nullable; indicator id */
    char *nature;           /* owned; "约束性", "预期性" or "" */
    bool has_low, has_high;
    RpDecimal low, high; /* bounds, both included; a value outside is a fault */
    int decimals;        /* printed */
    char *definition;    /* owned, may be "" */
    char *source;        /* owned, may be "" */
    RpWhere where;
} RpIndicator;

static inline bool
rp_kind_is_flow(RpKind kind)
{
    return kind == RP_KIND_FLOW || kind == RP_KIND_CUMULATIVE || kind == RP_KIND_PER_PERIOD;
}

typedef struct RpIndicatorSet RpIndicatorSet;

RpIndicatorSet *rp_indicator_set_new(void);
void rp_indicator_set_free(RpIndicatorSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpIndicatorSet, rp_indicator_set_free)

/* Add, taking the contents of `indicator`. Returns false (freeing it) when the id is known:
 * nearer files are read first and win. */
bool rp_indicator_set_take(RpIndicatorSet *set, RpIndicator *indicator);

/* Returns: (borrowed, nullable) by id. */
const RpIndicator *rp_indicator_set_lookup(const RpIndicatorSet *set, const char *id);

/* Returns: (borrowed, nullable) by id, name or alias, exactly; never fuzzy. *ret_ambiguous is set
 * when a name leads to two indicators (then NULL is returned). */
const RpIndicator *rp_indicator_set_find(const RpIndicatorSet *set, const char *word,
                                         bool *ret_ambiguous);

/* The same, with what was not plainly written (RpRemark, data/remark.h) in *ret_remarks. */
const RpIndicator *rp_indicator_set_match(const RpIndicatorSet *set, const char *word,
                                          unsigned *ret_remarks, bool *ret_ambiguous);

/* Returns: (borrowed, nullable) the id, name or alias nearest to `word`. */
const char *rp_indicator_set_nearest(const RpIndicatorSet *set, const char *word);

/* Returns: (borrowed) of const RpIndicator *, in order of reading. */
const GPtrArray *rp_indicator_set_all(const RpIndicatorSet *set);
