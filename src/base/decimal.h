/* decimal.h - exact decimal numbers, as written in a cell
 *
 * A double cannot hold 9007199254740993 or 0.1; what is read, printed and compared with a
 * target stays exact. Ratios are computed in double (progress/).
 */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* coefficient / 10^scale; scale 0..18, |coefficient| < 10^18. */
typedef struct {
    int64_t coefficient;
    int8_t scale;
} RpDecimal;

/* Parse exactly "-?[0-9]+(\.[0-9]+)?" of `length` bytes. False when it has another form or more
 * than 18 significant digits; *ret is then untouched. */
bool rp_decimal_parse(const char *text, gsize length, RpDecimal *ret);

/* Multiply by 10^power (power may be negative). False on overflow. */
bool rp_decimal_shift(RpDecimal value, int power, RpDecimal *ret);
bool rp_decimal_multiply(RpDecimal a, RpDecimal b, RpDecimal *ret);

int rp_decimal_compare(RpDecimal a, RpDecimal b); /* <0, 0, >0; exact */
double rp_decimal_to_double(RpDecimal value);

/* Returns: (owned) the shortest plain form: no exponent, no trailing zeros. */
char *rp_decimal_to_string(RpDecimal value);

/* Round to `decimals` places, half away from zero (as Excel does; GB/T 8170's half-even is a
 * choice of the evaluation scheme). */
RpDecimal rp_decimal_round(RpDecimal value, int decimals);
