/* period-text.h - periods as people write them
 *
 * Pure. 2015年3月, 2015Q3, 第三季度, 1—9月, Mar-15, 42064 ... -> RpPeriod (base/period.h), with
 * remarks (data/remark.h) about what was not plainly written.
 */
#pragma once

#include "base/period.h"

typedef enum {
    RP_PERIOD_TEXT_READ,
    RP_PERIOD_TEXT_UNREADABLE,
    RP_PERIOD_TEXT_IMPOSSIBLE,   /* month 13, 30 February, a range that ends before it begins */
    RP_PERIOD_TEXT_WITHOUT_YEAR, /* 1—9月 */
} RpPeriodReading;

/* *ret is written only when the period was read; remarks are or-ed into *remarks. */
RpPeriodReading rp_period_text_read(const char *text, RpPeriod *ret, unsigned *remarks);
