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

char *
rp_magnitude_unit(const RpMagnitude *magnitude, const char *unit)
{
    static const char wan[] = "万", yi[] = "亿";

    if (strcmp(magnitude->prefix, wan) == 0 && g_str_has_prefix(unit, wan))
        return g_strconcat(yi, unit + strlen(wan), NULL);
    if (strcmp(magnitude->prefix, yi) == 0 && g_str_has_prefix(unit, wan))
        return g_strconcat(wan, yi, unit + strlen(wan), NULL);
    return g_strconcat(magnitude->prefix, unit, NULL);
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

    return rp_number_group(plain);
}

char *
rp_chart_number_signed(double value, int decimals)
{
    g_autofree char *plain = rp_number_format_signed(unsigned_zero(value, decimals), decimals);

    return rp_number_group(plain);
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
