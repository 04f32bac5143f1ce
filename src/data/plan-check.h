/* plan-check.h - what a plan that could be read still gets wrong
 *
 * Looks at a whole plan: figures stated twice, sums, periods, and its targets beside those of the
 * plans above it. Pure; called by `dabiao plan check` only, so that a report is not held up.
 */
#pragma once

#include "data/plan.h"
#include "data/region.h"
#include "data/scheme.h"

/* Check `plan` by itself. `id` is the name of its folder. */
void rp_plan_check(const RpPlan *plan, const char *id, const RpSchemeSet *schemes, RpDiags *diags);

/* True when the region of `plan` lies below that of `other`. */
bool rp_plan_is_below(const RpPlan *plan, const RpPlan *other, const RpRegionSet *regions);

/* Check the targets of `plan` against those of `parent` for the same indicator. Counts of a part
 * and of the whole cannot be compared; levels (rates, durations) can. */
void rp_plan_check_parent(const RpPlan *plan, const RpPlan *parent, const RpRegionSet *regions,
                          RpDiags *diags);
