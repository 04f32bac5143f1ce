/* changes.h - what changed since the period before, and where a region stands among its like
 *
 * Pure. The period before is one of the same kind: last month, last quarter, last year.
 */
#pragma once

#include <glib.h>

#include "progress/progress.h"

/* Returns: (owned, nullable) the same targets as of the period before; NULL where there is none
 * such (a cumulative span, or before the plan began). */
RpProgressSet *rp_changes_before(const RpProgressSet *set);

/* Returns: (owned) of const RpProgress * of `set`: targets whose status is better (worse) than it
 * was; only what could be judged both times. `before` nullable: none. */
GPtrArray *rp_changes_find(const RpProgressSet *set, const RpProgressSet *before, bool better);

/* Returns: (owned) 2项目标状态好转：…由缓慢转为正常……; "" when nothing can be compared. */
char *rp_wording_changes(const RpProgressSet *set, const RpProgressSet *before);

/* Returns: (static) 上月, 上季度, 上年, or 上期. */
const char *rp_phrase_period_before(RpPeriod period);

/* Returns: (owned) 较上月增加3项, 较上年缩短0.5个月, 与上月持平; "" when unknown. */
char *rp_phrase_change(const RpProgressSet *set, const RpProgress *item);

/* Returns: (owned) 居全国第4位（并列）, 居全省第1位; "" without at least two regions to compare. */
char *rp_phrase_rank(const RpProgressSet *set, const RpIndicator *indicator);
