#include "chart/ticks.h"

#include <math.h>

#include <glib.h>

/* Part of a step that a bound may miss a tick by: 0.30000000000000004 is covered by 0.3. */
#define SLACK 1e-9

/* In order of preference, as the paper weighs them. */
static const double digits[] = {1, 5, 2, 2.5};

/* Weights of the score. As ticks always cover the data here, the part of the axis that is left
 * unused counts by its length, where the paper squares it. */
static const double weight_simple = 0.25, weight_cover = 0.25, weight_dense = 0.5;

static double
scaled(double digits_of_value, int power)
{
    return power >= 0 ? digits_of_value * pow(10, power) : digits_of_value / pow(10, -power);
}

double
rp_ticks_value(const RpTicks *ticks, int i)
{
    double value = scaled((ticks->first + i) * ticks->digit, ticks->power);

    return value == 0 ? 0 : value; /* never -0 */
}

int
rp_ticks_decimals(const RpTicks *ticks)
{
    int decimals = -ticks->power + (ticks->digit == 2.5 ? 1 : 0);

    return MAX(decimals, 0);
}

static double
score(const RpTicks *ticks, guint preference, double lo, double hi, int wanted)
{
    double first = rp_ticks_value(ticks, 0);
    double last = rp_ticks_value(ticks, ticks->count - 1);
    double range = hi - lo;
    double density = (ticks->count - 1) / (last - first);
    double density_wanted = (wanted - 1) / (last - first);
    bool zero = first <= 0 && last >= 0;
    const guint least_preferred = G_N_ELEMENTS(digits) - 1;
    double simple = 1 - (double)preference / least_preferred + (zero ? 1 : 0);
    double unused = ((last - hi) + (lo - first)) / range;
    double cover = 1 - 4 * unused;
    double dense = 2 - fmax(density / density_wanted, density_wanted / density);

    return weight_simple * simple + weight_cover * cover + weight_dense * dense;
}

static RpTicks
candidate(double lo, double hi, double digit, int power)
{
    double step = scaled(digit, power);
    RpTicks ticks = {.first = (int)floor(lo / step + SLACK), .digit = digit, .power = power};

    ticks.count = (int)ceil(hi / step - SLACK) - ticks.first + 1;
    return ticks;
}

RpTicks
rp_ticks_cover(double lo, double hi, int wanted)
{
    RpTicks best = {.count = 0};
    double best_score = -INFINITY;

    if (lo == hi) {
        lo = fmin(lo, 0);
        hi = fmax(hi, 0);
        hi = lo == hi ? 1 : hi;
    }
    int power = (int)floor(log10((hi - lo) / RP_TICKS_MAX)) - 1;
    for (int p = power; p <= power + 4; p++) {
        for (guint d = 0; d < G_N_ELEMENTS(digits); d++) {
            double step = scaled(digits[d], p);
            /* Far from zero the index of a tick would not fit an int: coarser steps do. */
            if (fmax(fabs(lo), fabs(hi)) / step > 1e8)
                continue;
            RpTicks ticks = candidate(lo, hi, digits[d], p);
            if (ticks.count < 2 || ticks.count > RP_TICKS_MAX)
                continue;
            double s = score(&ticks, d, lo, hi, wanted);
            if (s > best_score) {
                best = ticks;
                best_score = s;
            }
        }
    }
    /* Values so close together that no double step tells them apart: start from zero. */
    return best.count > 0 ? best : rp_ticks_cover(fmin(lo, 0), fmax(hi, 0), wanted);
}

RpTicks
rp_ticks_cover_percent(double lo, double hi, int wanted)
{
    static const double near = 50, full = 100;

    if (lo < 0 || hi <= near || hi > full + SLACK)
        return rp_ticks_cover(lo, hi, wanted);
    if (wanted <= 3)
        return (RpTicks){.count = 3, .digit = 5, .power = 1};
    return (RpTicks){.count = 5, .digit = 2.5, .power = 1};
}

RpTicks
rp_ticks_percent(double lo, double hi, bool narrow)
{
    static const RpTicks steps[] = {
        {.digit = 2.5, .power = -1}, {.digit = 5, .power = -1}, {.digit = 1, .power = 0},
        {.digit = 2, .power = 0},    {.digit = 5, .power = 0},  {.digit = 1, .power = 1},
    };
    RpTicks ticks = {.count = 0};

    for (guint i = narrow ? 1 : 0; i < G_N_ELEMENTS(steps); i++) {
        ticks = steps[i];
        double step =
            rp_ticks_value(&(RpTicks){.first = 1, .digit = ticks.digit, .power = ticks.power}, 0);
        int last = MAX((int)floor(fmin(hi, 1) / step + SLACK), 0);
        ticks.first = (int)ceil(lo / step - SLACK);
        ticks.count = last - ticks.first + 1;
        if (ticks.count <= (narrow ? 4 : RP_TICKS_MAX))
            break;
    }
    return ticks;
}

int
rp_ticks_wanted(double length, bool vertical)
{
    int n = (int)lround(length / (vertical ? 45 : 50)) + 1;

    return CLAMP(n, 3, vertical ? 6 : 8);
}
