/* period-choice.h - --period and `period:` to a period */
#pragma once

#include <stdbool.h>

#include "base/period.h"

/* Read any period form of the contract, and prev-month, prev-quarter, prev-year relative to
 * `today`. False when `text` is none of them. */
bool rp_period_choose(const char *text, RpMonth today, RpPeriod *ret);
