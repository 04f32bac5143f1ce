/* cell-unit.h - units of cells, and their exact conversion into the indicator's unit
 *
 * Pure. 年 -> 月, 万项 -> 项, ‰ -> %; a conversion that would not be exact is refused.
 */
#pragma once

#include "base/decimal.h"

typedef enum {
    RP_UNIT_SAME,         /* converted, or nothing to convert */
    RP_UNIT_MEASURE_WORD, /* counted with another measure word (个 for 项); converted */
    RP_UNIT_CONTRADICTS,  /* another quantity */
    RP_UNIT_INEXACT,      /* the same quantity, but the value has no exact decimal */
} RpUnitMatch;

/* Convert `value` from unit `from` into unit `to` ("" is a pure number). *ret is written only for
 * the first two. */
RpUnitMatch rp_unit_convert(RpDecimal value, const char *from, const char *to, RpDecimal *ret);
