/* measure-private.h - the quantities and the status of one target, from plain values
 *
 * The kernel of the evaluation: no data set, no allocation, nothing but arithmetic.
 */
#pragma once

#include <stdbool.h>

#include "base/decimal.h"
#include "base/status.h"
#include "data/plan.h"
#include "data/scheme.h"

typedef struct {
    RpComparator comparator;
    RpDirection direction; /* of the indicator; decides the level of "=" only */
    RpDecimal target, target_high;
    bool has_base;
    RpDecimal base;
    bool has_value;
    RpDecimal value;
    bool computed;    /* the value is not exact: compare with slack */
    bool approximate; /* 约, 近, 余: may not decide a boundary */
    bool stale;       /* too old to judge by */
    bool broken;      /* the series breaks between base and datum */
    int months_total; /* N, from the base to the target's date; <= 0: the target date is not
                         after the base, and no time can elapse */
    int months_gone;  /* n, to the datum */
    bool due_past;    /* only read when months_total <= 0 */
    double expected;  /* completion planned; NAN: the straight line */
} RpMeasureInput;

typedef struct {
    RpStatus status;
    bool holds;     /* the comparator, for the value */
    bool keeping;   /* 保持类: it holds, or would hold, at the base already */
    bool undecided; /* an approximate value lies on the boundary */
    bool fallback;  /* growth is undefined, the pace ratio decided */
    double level, completion, elapsed, expected, gap_pp, pace_ratio, lead_months, cagr_ratio;
    double score; /* 0..1 */
} RpMeasures;

/* Returns: whether `value` meets the target; exact unless `computed`. */
bool rp_measure_holds(const RpMeasureInput *input, RpDecimal value, bool computed);

/* The end of a range that lies nearer to the base; else the target. */
RpDecimal rp_measure_goal(const RpMeasureInput *input);

void rp_measure_target(const RpScheme *scheme, const RpMeasureInput *input, RpMeasures *ret);
