/* rows.h - which targets a block shows, in which order, and how they stand together
 *
 * Pure but for the findings about filters.
 */
#pragma once

#include <glib.h>

#include "layoutfile/layoutfile.h"
#include "progress/progress.h"

/* Counts over some targets. */
typedef struct {
    unsigned counts[RP_N_STATUS];
    unsigned total;
    unsigned expected;           /* met and on track: 达到预期进度 */
    unsigned lagging;            /* slow, behind, regress, missed */
    unsigned judged;             /* expected and lagging */
    unsigned stale;              /* of those without data: reported, but too long ago */
    unsigned ahead, level, late; /* of those with a pace: gap as printed above, at, below 0 */
} RpTally;

/* Returns: (owned) of const RpProgress *, all targets in plan order. */
GPtrArray *rp_rows_all(const RpProgressSet *set);

/* Returns: (owned) of const RpProgress *: those that the block's filter lets through, in its order
 * (`order` where it has none; RP_SORT_DEFAULT is 约束性 first, then plan order), cut to its limit.
 * Unknown ids are faults. */
GPtrArray *rp_rows_select(const RpProgressSet *set, const RpLayoutBlock *block, RpLayoutSort order,
                          bool descending, RpDiags *diags);

/* Are some rows 约束性 and some not? */
bool rp_rows_mix_natures(const GPtrArray *rows);

/* Sort in place; what has no value of the kind sorted by stands last. */
void rp_rows_sort(GPtrArray *rows, RpLayoutSort order, bool descending);

/* Returns: (owned) of const RpProgress *: the rows whose status is in the bit set. */
GPtrArray *rp_rows_with(const GPtrArray *rows, unsigned statuses);

/* Can the target be called fast or slow? Not when it has only begun. */
bool rp_rows_has_pace(const RpProgress *item);

RpTally rp_rows_tally(const GPtrArray *rows);

#define RP_STATUS_BIT(name_) (1u << RP_STATUS_##name_)
#define RP_LAGGING_BITS                                                                            \
    (RP_STATUS_BIT(SLOW) | RP_STATUS_BIT(BEHIND) | RP_STATUS_BIT(REGRESS) | RP_STATUS_BIT(MISSED))
#define RP_BAD_BITS (RP_STATUS_BIT(BEHIND) | RP_STATUS_BIT(REGRESS) | RP_STATUS_BIT(MISSED))
