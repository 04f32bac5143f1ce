#include "chart/numbers.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

RpMagnitude
rp_magnitude(double max)
{
    static const RpMagnitude rows[] = {{1, ""}, {1e4, "万"}, {1e8, "亿"}};

    if (max < 1e4)
        return rows[0];
    return max < 1e8 ? rows[1] : rows[2];
}

/* Put commas into the whole part of `text`. */
static char *
grouped(const char *text)
{
    GString *out = g_string_new(NULL);
    const char *digits = text;

    while (*digits != '\0' && !g_ascii_isdigit(*digits))
        digits++;
    g_string_append_len(out, text, digits - text);
    size_t whole = strspn(digits, "0123456789");
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            g_string_append_c(out, ',');
        g_string_append_c(out, digits[i]);
    }
    g_string_append(out, digits + whole);
    return g_string_free(out, FALSE);
}

/* A value that rounds to zero loses its sign. */
static double
unsigned_zero(double value, int decimals)
{
    return fabs(value) * pow(10, decimals) < 0.5 ? 0 : value;
}

char *
rp_chart_number(double value, int decimals)
{
    g_autofree char *plain = rp_number_format(unsigned_zero(value, decimals), decimals);

    return grouped(plain);
}

char *
rp_chart_number_signed(double value, int decimals)
{
    g_autofree char *plain = rp_number_format_signed(unsigned_zero(value, decimals), decimals);

    return grouped(plain);
}

char *
rp_chart_percent(double ratio, int decimals)
{
    g_autofree char *number = rp_chart_number(ratio * 100, decimals);

    return isnan(ratio) ? g_strdup(number) : g_strconcat(number, "%", NULL);
}

int
rp_chart_decimals(const double *values, guint n, int most)
{
    int decimals = 0;

    for (guint i = 0; i < n; i++) {
        if (!isfinite(values[i]))
            continue;
        while (decimals < most) {
            double shifted = values[i] * pow(10, decimals);
            if (fabs(shifted - round(shifted)) < 1e-6)
                break;
            decimals++;
        }
    }
    return decimals;
}
