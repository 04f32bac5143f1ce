/* ticks.h - round numbers for an axis
 *
 * Pure. Extended Wilkinson (Talbot, Lin, Hanrahan 2010) over the steps 1, 2, 2.5 and 5 times a
 * power of ten, restricted to ticks that cover the data and are whole multiples of the step, so
 * that zero is a tick whenever it lies in the range.
 */
#pragma once

#include <stdbool.h>

#define RP_TICKS_MAX 8

typedef struct {
    int first;    /* index of the first tick: its value is first * step */
    int count;    /* 2..RP_TICKS_MAX */
    double digit; /* of the step: 1, 2, 2.5 or 5 */
    int power;    /* of ten */
} RpTicks;

/* Ticks that cover lo..hi, about `wanted` of them. Equal ends are widened to include zero, and
 * 0..0 to 0..1. Both must be finite. */
RpTicks rp_ticks_cover(double lo, double hi, int wanted);

/* Ticks of a percent axis that shows lo..hi (ratios): steps of 25, 50 or 100 points, none above
 * 100 %. `narrow` takes 50 at the least. */
RpTicks rp_ticks_percent(double lo, double hi, bool narrow);

/* Returns: 0, 25, 50, 75, 100 (0, 50, 100 where three suit) for values up to 100 % that come near
 * it; else as rp_ticks_cover(). */
RpTicks rp_ticks_cover_percent(double lo, double hi, int wanted);

/* Returns: value of tick `i`, the double nearest to the decimal number. */
double rp_ticks_value(const RpTicks *ticks, int i);

/* Returns: fewest decimals that write every tick exactly. */
int rp_ticks_decimals(const RpTicks *ticks);

/* Returns: how many ticks suit an axis of `length` points. */
int rp_ticks_wanted(double length, bool vertical);
