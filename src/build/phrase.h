/* phrase.h - the smallest pieces of wording: names, numbers with their units, distances
 *
 * Pure. Everything that prints a number of a target gets it from here, so that text, tables,
 * charts and figures never disagree.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "progress/progress.h"

#define RP_DASH "—" /* unknown, or does not apply; never zero */

/* All return owned strings unless said. */

/* The registered name without the report's own region in its parentheses. */
char *rp_phrase_name(const RpProgressSet *set, const RpIndicator *indicator);
char *rp_phrase_short_name(const RpProgressSet *set, const RpIndicator *indicator);

/* The unit as a measure word behind a number: 月 becomes 个月. Borrowed. */
const char *rp_phrase_measure(const RpTarget *target);

/* An amount at `decimals` places, at more where it would print as zero and is not; grouped by
 * thousands from 10,000 on. */
char *rp_phrase_amount(const RpProgressSet *set, double value, int decimals);

/* A value of the target's indicator at its registered places, more where it has more. */
char *rp_phrase_number(const RpProgressSet *set, const RpTarget *target, RpDecimal value);

/* The value that was judged: "62", or the dash. */
char *rp_phrase_value(const RpProgressSet *set, const RpProgress *item);

/* With measure word: "62项", "25.5个月"; 尚无数据 without a value. */
char *rp_phrase_quantity(const RpProgressSet *set, const RpProgress *item);

/* "≥", "≤", "＞", "＜" or "". Borrowed. */
const char *rp_phrase_comparator(RpComparator comparator);

/* "100", "2—3" */
char *rp_phrase_target_number(const RpProgressSet *set, const RpTarget *target);

/* The same with no more places than it has: "24" */
char *rp_phrase_target_plain(const RpTarget *target);

/* As the plan words it: "100项"; made from the number when it does not. */
char *rp_phrase_target(const RpTarget *target);

/* The baseline: "36.0", or the dash when it is unknown. */
char *rp_phrase_base(const RpProgressSet *set, const RpProgress *item);

/* Returns: (owned) marks with one decimal, the dash where they are unknown. */
char *rp_phrase_marks(const RpProgressSet *set, double marks);

/* A ratio as percent with one decimal and without the sign: "62.0", or the dash. */
char *rp_phrase_percent(const RpProgressSet *set, double ratio);

/* The same of the time gone, which is never more than all of it. */
char *rp_phrase_elapsed(const RpProgressSet *set, double ratio);

/* The gap as printed, in points: completion less the time gone, which ends at 100 %. */
double rp_phrase_gap_pp(const RpProgress *item);

/* Percentage points with sign: "+12.0", "−20.0", "0.0", or the dash. */
char *rp_phrase_gap(const RpProgressSet *set, double gap_pp);

/* 快于时序进度12.0个百分点, 慢于时序进度20.0个百分点, 与时序进度持平; "" when unknown. What is
 * printed as 0.0 is level. */
char *rp_phrase_pace(const RpProgressSet *set, double gap_pp);

/* 提前7个月, 落后18个月; "" for less than half a month or unknown. */
char *rp_phrase_lead(const RpProgress *item);

/* 2018年6月底, 2018年底 */
char *rp_phrase_period_end(RpPeriod period);

/* 2018年6月30日 */
char *rp_phrase_period_date(RpPeriod period);

/* "2018.6", "2020", "2018.1—9" for heads of tables */
char *rp_phrase_period_short(RpPeriod period);

/* The word of a status in the scheme of the report. Borrowed. */
const char *rp_phrase_status(const RpProgressSet *set, RpStatus status);

/* The same for one target: 已过时 where there are data, but none that are recent enough. */
const char *rp_phrase_item_status(const RpProgressSet *set, const RpProgress *item);

/* Why there is no completion: 尚无数据, 数据已过时（2018年6月）, 没有基期值 ...; "" when there is.
 */
char *rp_phrase_no_completion(const RpProgress *item);

/* A、B和C */
char *rp_phrase_join(const GPtrArray *names);

/* Not judged, for what was reported is too old. */
bool rp_phrase_is_stale(const RpProgress *item);

/* The one letter that stands for rp_phrase_item_status() where there is little room. */
char *rp_phrase_item_letter(const RpProgressSet *set, const RpProgress *item);

/* Returns: how many targets are so. */
unsigned rp_phrase_count_stale(const RpProgressSet *set);

bool rp_phrase_is_sample(const RpProgress *item);

/* Slower than expected: 缓慢, 滞后, 倒退, 未完成. */
bool rp_phrase_is_lagging(RpStatus status);

/* The lead among the owners "甲局|乙厅|丙厅" of a target, else the others: 乙厅、丙厅; "" for none.
 */
char *rp_phrase_owner(const RpTarget *target, bool lead);
