#include <math.h>

#include "base/number.h"
#include "progress/exact-private.h"
#include "progress/progress.h"

bool
rp_parts_need_note(const RpScheme *scheme, const RpDecimal *parts, guint n, RpDecimal total,
                   int decimals)
{
    RpDecimal exact = {0, 0}, rounded = {0, 0};

    for (guint i = 0; i < n; i++) {
        if (!rp_exact_add(exact, parts[i], &exact) ||
            !rp_exact_add(rounded, rp_scheme_round(scheme, parts[i], decimals), &rounded))
            return false;
    }
    return rp_decimal_compare(exact, total) == 0 &&
           rp_decimal_compare(rounded, rp_scheme_round(scheme, total, decimals)) != 0;
}

char *
rp_scheme_format(const RpScheme *scheme, double value, int decimals)
{
    bool exact = isfinite(value) && fabs(value) < 1e15;

    if (scheme == NULL || scheme->rounding == RP_ROUNDING_HALF_UP || !exact)
        return rp_number_format(value, decimals);
    RpDecimal rounded = rp_scheme_round(scheme, rp_exact_from_double(value), decimals);
    return rp_number_format(rp_decimal_to_double(rounded), decimals);
}
