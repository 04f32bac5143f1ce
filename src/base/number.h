/* number.h - numbers as text, independent of the locale */
#pragma once

#include <glib.h>

#define RP_MINUS "\xe2\x88\x92" /* U+2212, the width of a plus */

/* Returns: (owned) with exactly `decimals` places, rounded half away from zero on the decimal
 * value that the double prints as (so 2.675 gives 2.68); minus is U+2212. NAN gives "—".
 * Thousands are not grouped. */
char *rp_number_format(double value, int decimals);

/* Same, with an explicit + for positive values; zero has no sign. */
char *rp_number_format_signed(double value, int decimals);

/* Returns: (owned) `text` with commas between the thousands of its first number. */
char *rp_number_group(const char *text);

/* Returns: (owned) the shortest decimal form that reads back as `value`, ASCII minus, no
 * exponent; "" for NAN. For machine-readable output. */
char *rp_number_exact(double value);

/* Returns: (owned) 1..99 as 一 to 九十九, as headings and parts are numbered; others in digits. */
char *rp_number_chinese(unsigned number);
