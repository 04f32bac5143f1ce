/* exact-private.h - arithmetic on exact decimals that ends in a double */
#pragma once

#include <stdbool.h>

#include "base/decimal.h"
#include "base/period.h"

/* Relative; far above what a few operations on doubles lose (1e-15), far below what a reported
 * figure can mean. */
#define RP_SLACK 1e-9

/* (a - b) / (c - b), rounded once; NAN when c equals b. */
double rp_exact_fraction(RpDecimal a, RpDecimal b, RpDecimal c);

/* a - b, rounded once. */
double rp_exact_difference(RpDecimal a, RpDecimal b);

/* False when the sum has more than 18 digits. */
bool rp_exact_add(RpDecimal a, RpDecimal b, RpDecimal *ret);

/* The nearest decimal of 15 significant digits; 0 for what is smaller than 1e-15, and the largest
 * decimal for what is too large. `value` is finite. */
RpDecimal rp_exact_from_double(double value);

/* Compare; with `computed`, values that differ by RP_SLACK at most are equal. */
int rp_exact_compare(RpDecimal a, RpDecimal b, bool computed);

/* The last month that is over when `period` ends: for a day within a month the month before. */
RpMonth rp_period_end_month(RpPeriod period);

/* Orders by the last day. */
int rp_period_compare_ends(RpPeriod a, RpPeriod b);
