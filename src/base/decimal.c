#include "base/decimal.h"

#define MAX_DIGITS   18
#define LIMIT        INT64_C(1000000000000000000) /* 10^MAX_DIGITS */
#define EXACT_DOUBLE (INT64_C(1) << 53)           /* every whole number up to here is a double */

/* Wide enough for the product of two coefficients (10^36). */
__extension__ typedef __int128 Wide;

/* `power` 0..18 */
static int64_t
power_of_ten(int power)
{
    int64_t value = 1;

    while (power-- > 0)
        value *= 10;
    return value;
}

/* Bring to the fewest decimals and into range. False when it does not fit. */
static bool
normalise(Wide coefficient, int scale, RpDecimal *ret)
{
    while (scale > 0 && coefficient % 10 == 0) {
        coefficient /= 10;
        scale--;
    }
    if (scale > MAX_DIGITS || coefficient >= LIMIT || coefficient <= -LIMIT)
        return false;
    *ret = (RpDecimal){(int64_t)coefficient, (int8_t)scale};
    return true;
}

/* Read digits from `text` to `end` into *coefficient. Returns where they stop; NULL when there is
 * no digit or the value outgrows the coefficient. */
static const char *
scan_digits(const char *text, const char *end, Wide *coefficient)
{
    const char *p = text;

    for (; p < end && g_ascii_isdigit(*p); p++) {
        *coefficient = *coefficient * 10 + (*p - '0');
        if (*coefficient >= (Wide)LIMIT)
            return NULL;
    }
    return p > text ? p : NULL;
}

bool
rp_decimal_parse(const char *text, gsize length, RpDecimal *ret)
{
    const char *end = text + length;
    bool negative = length > 0 && *text == '-';
    Wide coefficient = 0;
    int scale = 0;

    const char *p = scan_digits(text + negative, end, &coefficient);
    if (p == NULL)
        return false;
    if (p < end) {
        if (*p != '.' || end - p < 2)
            return false;
        const char *fraction = p + 1;
        for (p = fraction; p < end; p++)
            if (!g_ascii_isdigit(*p))
                return false;
        while (end > fraction && end[-1] == '0')
            end--;
        if (end - fraction > MAX_DIGITS)
            return false;
        if (end > fraction && scan_digits(fraction, end, &coefficient) == NULL)
            return false;
        scale = (int)(end - fraction);
    }
    return normalise(negative ? -coefficient : coefficient, scale, ret);
}

bool
rp_decimal_shift(RpDecimal value, int power, RpDecimal *ret)
{
    Wide coefficient = value.coefficient;
    int scale = value.scale - power;

    if (coefficient == 0) {
        *ret = (RpDecimal){0, 0};
        return true;
    }
    /* beyond these nothing but zero fits */
    if (power > 2 * MAX_DIGITS || power < -2 * MAX_DIGITS)
        return false;
    for (; scale < 0; scale++) {
        coefficient *= 10;
        if (coefficient >= LIMIT || coefficient <= -LIMIT)
            return false;
    }
    return normalise(coefficient, scale, ret);
}

bool
rp_decimal_multiply(RpDecimal a, RpDecimal b, RpDecimal *ret)
{
    return normalise((Wide)a.coefficient * b.coefficient, a.scale + b.scale, ret);
}

int
rp_decimal_compare(RpDecimal a, RpDecimal b)
{
    Wide x = (Wide)a.coefficient * power_of_ten(MAX(0, b.scale - a.scale));
    Wide y = (Wide)b.coefficient * power_of_ten(MAX(0, a.scale - b.scale));

    return (x > y) - (x < y);
}

double
rp_decimal_to_double(RpDecimal value)
{
    /* one division of exact operands rounds once, as strtod does */
    if (value.coefficient <= EXACT_DOUBLE && value.coefficient >= -EXACT_DOUBLE)
        return (double)value.coefficient / (double)power_of_ten(value.scale);
    g_autofree char *text = rp_decimal_to_string(value);
    return g_ascii_strtod(text, NULL);
}

char *
rp_decimal_to_string(RpDecimal value)
{
    RpDecimal plain = value;

    normalise(value.coefficient, value.scale, &plain);
    uint64_t magnitude =
        plain.coefficient < 0 ? -(uint64_t)plain.coefficient : (uint64_t)plain.coefficient;
    uint64_t unit = (uint64_t)power_of_ten(plain.scale);
    GString *text = g_string_new(plain.coefficient < 0 ? "-" : "");

    g_string_append_printf(text, "%" G_GUINT64_FORMAT, magnitude / unit);
    if (plain.scale > 0)
        g_string_append_printf(text, ".%0*" G_GUINT64_FORMAT, plain.scale, magnitude % unit);
    return g_string_free(text, FALSE);
}

RpDecimal
rp_decimal_round(RpDecimal value, int decimals)
{
    g_return_val_if_fail(decimals >= 0, value);
    if (decimals >= value.scale)
        return value;

    int64_t unit = power_of_ten(value.scale - decimals);
    int64_t quotient = value.coefficient / unit;
    int64_t rest = value.coefficient % unit;
    if (rest >= unit - rest)
        quotient++;
    else if (-rest >= unit + rest)
        quotient--;

    RpDecimal rounded = {quotient, (int8_t)decimals};
    normalise(quotient, decimals, &rounded);
    return rounded;
}
