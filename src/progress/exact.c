#include "progress/exact-private.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define MAX_DIGITS 18
#define KEPT       15 /* significant digits of a computed value */

/* Wide enough for a coefficient (10^18) brought to any scale (10^18), and for their sums. */
__extension__ typedef __int128 Wide;

static Wide
at_scale(RpDecimal value, int scale)
{
    Wide wide = value.coefficient;

    for (; scale > value.scale; scale--)
        wide *= 10;
    return wide;
}

double
rp_exact_fraction(RpDecimal a, RpDecimal b, RpDecimal c)
{
    int scale = MAX(a.scale, MAX(b.scale, c.scale));
    Wide origin = at_scale(b, scale);
    Wide part = at_scale(a, scale) - origin;
    Wide whole = at_scale(c, scale) - origin;

    if (whole == 0)
        return NAN;
    /* adding zero turns -0 into 0 */
    return (double)part / (double)whole + 0.0;
}

double
rp_exact_difference(RpDecimal a, RpDecimal b)
{
    int scale = MAX(a.scale, b.scale);
    double unit = 1;

    for (int i = 0; i < scale; i++)
        unit *= 10;
    return (double)(at_scale(a, scale) - at_scale(b, scale)) / unit;
}

bool
rp_exact_add(RpDecimal a, RpDecimal b, RpDecimal *ret)
{
    int scale = MAX(a.scale, b.scale);
    Wide sum = at_scale(a, scale) + at_scale(b, scale);
    Wide limit = at_scale((RpDecimal){1, 0}, MAX_DIGITS);

    for (; scale > 0 && sum % 10 == 0; scale--)
        sum /= 10;
    if (sum >= limit || sum <= -limit)
        return false;
    *ret = (RpDecimal){(int64_t)sum, (int8_t)scale};
    return true;
}

RpDecimal
rp_exact_from_double(double value)
{
    double size = fabs(value);
    int scale = KEPT;

    if (size >= 1e18)
        return (RpDecimal){value < 0 ? -(G_GINT64_CONSTANT(1000000000000000000) - 1)
                                     : G_GINT64_CONSTANT(1000000000000000000) - 1,
                           0};
    for (double limit = 1; scale > 0 && size >= limit; limit *= 10)
        scale--;

    int64_t coefficient = llround(value * pow(10, scale));
    for (; scale > 0 && coefficient % 10 == 0; scale--)
        coefficient /= 10;
    return (RpDecimal){coefficient, (int8_t)scale};
}

int
rp_exact_compare(RpDecimal a, RpDecimal b, bool computed)
{
    if (computed) {
        double size = fmax(1, fabs(rp_decimal_to_double(b)));
        if (fabs(rp_exact_difference(a, b)) <= RP_SLACK * size)
            return 0;
    }
    return rp_decimal_compare(a, b);
}

RpMonth
rp_period_end_month(RpPeriod period)
{
    bool within = period.kind == RP_PERIOD_DAY && period.day < rp_month_days(period.last);

    return within ? period.last - 1 : period.last;
}

int
rp_period_compare_ends(RpPeriod a, RpPeriod b)
{
    int day_a = a.kind == RP_PERIOD_DAY ? a.day : rp_month_days(a.last);
    int day_b = b.kind == RP_PERIOD_DAY ? b.day : rp_month_days(b.last);

    if (a.last != b.last)
        return a.last < b.last ? -1 : 1;
    return (day_a > day_b) - (day_a < day_b);
}
