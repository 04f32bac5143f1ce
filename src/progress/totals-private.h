/* totals-private.h - the figures of a flow as totals since the start of the plan
 *
 * A target of a flow is counted from the start of the plan: what its figures are compared with is a
 * total. Figures that are totals already (RP_KIND_CUMULATIVE, and RP_KIND_FLOW, which does not say)
 * are taken as they are, but for spans of months, which always count just these months. Figures of
 * single periods (RP_KIND_PER_PERIOD) are added up.
 */
#pragma once

#include "progress/series-private.h"

/* Whether `target` is counted from the start of the plan: of a flow, with no base or a base of zero
 * at that date. */
bool rp_target_is_counted(const RpPlan *plan, const RpTarget *target);

/* Make totals since month `first` of a series of `kind`. A figure that begins later is added to the
 * total of the month before it; where there is none it is left out, and *ret_gap (nullable) is the
 * latest of those up to `until`, of period kind NONE without. Figures from before `first` stay.
 * Returns: (owned) of RpPoint, in order. */
GArray *rp_totals_since(const GArray *series, RpKind kind, RpMonth first, RpPeriod until,
                        RpPoint *ret_gap);

/* As rp_series_open, in totals since the start of the plan where a target counts the indicator so.
 * Returns: (owned) of RpPoint. */
GArray *rp_totals_open(const RpSeriesQuery *key, RpPeriod until);

/* Returns: (owned) of RpPoint: the figures that add up to the total `point` of `totals`, the
 * earliest first, their `value` being what each counts itself. */
GArray *rp_totals_parts(const GArray *totals, const RpPoint *point);
