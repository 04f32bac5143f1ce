/* scheme-fixture.h - schemes made by hand, so that a test shows its thresholds */
#pragma once

#include <math.h>

#include "data/scheme.h"

static inline void
scheme_band(RpScheme *scheme, double from, bool exclusive, RpStatus status)
{
    RpThreshold band = {from, exclusive, status};

    g_array_append_val(scheme->thresholds, band);
}

/* One scheme for each measure, with the shipped thresholds. Returns: (owned). */
static inline RpScheme *
scheme_of(RpMeasure measure)
{
    static const struct {
        const char *id;
        double first, second, third;
        bool first_exclusive;
        RpStatus lowest;
    } shipped[RP_N_MEASURES] = {
        [RP_MEASURE_PACE] = {"dabiao", 0.95, 0.60, 0, false, RP_STATUS_REGRESS},
        [RP_MEASURE_GAP] = {"xushi-10-30", -10, -30, -INFINITY, true, RP_STATUS_BEHIND},
        [RP_MEASURE_CAGR] = {"un", 0.95, 0.50, -0.10, false, RP_STATUS_REGRESS},
        [RP_MEASURE_SCORE] = {"jixiao", 80, 60, -INFINITY, false, RP_STATUS_BEHIND},
    };
    RpScheme *scheme = rp_scheme_new(shipped[measure].id);

    scheme->measure = measure;
    scheme->starting = 0.10;
    scheme->pace_fallback = measure == RP_MEASURE_CAGR;
    scheme_band(scheme, shipped[measure].first, shipped[measure].first_exclusive,
                RP_STATUS_ON_TRACK);
    scheme_band(scheme, shipped[measure].second, false, RP_STATUS_SLOW);
    if (isfinite(shipped[measure].third))
        scheme_band(scheme, shipped[measure].third, false, RP_STATUS_BEHIND);
    scheme_band(scheme, -INFINITY, false, shipped[measure].lowest);
    return scheme;
}

static inline RpScheme *
scheme_dabiao(void)
{
    return scheme_of(RP_MEASURE_PACE);
}
