/* numbers.h - numbers on charts: groups of thousands, 万 and 亿, percent, signs */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* A scale of units for one axis. */
typedef struct {
    double divisor;     /* 1, 1e4 or 1e8 */
    const char *prefix; /* static: "", "万", "亿"; stands before the unit, stated once */
} RpMagnitude;

/* Returns: the unit scale for an axis whose largest absolute value is `max`. */
RpMagnitude rp_magnitude(double max);

/* Returns: (owned) `unit` with the prefix of a magnitude: 万 and 项 make 万项, 万 and 万元 亿元. */
char *rp_magnitude_unit(const RpMagnitude *magnitude, const char *unit);

/* Returns: (owned) with exactly `decimals` places, thousands grouped by commas, U+2212 for minus;
 * zero has no sign; NAN gives "—". */
char *rp_chart_number(double value, int decimals);

/* Same with + before positive values. */
char *rp_chart_number_signed(double value, int decimals);

/* Returns: (owned) a ratio as percent: "52.5%". */
char *rp_chart_percent(double ratio, int decimals);

/* Returns: fewest decimals, 0..most, that write all `n` values exactly; NANs are passed over. */
int rp_chart_decimals(const double *values, guint n, int most);
