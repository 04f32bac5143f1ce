/* forecast-private.h - M8: where the value will be at the target's date */
#pragma once

#include "progress/measure-private.h"
#include "progress/series-private.h"

#define RP_TREND_POINTS 4 /* so many points in the plan period make a trend */

typedef struct {
    int month; /* since the base */
    double value;
} RpTrendPoint;

typedef struct {
    RpForecastKind kind;
    double slope;     /* change a month */
    double intercept; /* value of the line at the base's date */
    double line;      /* at the target's date */
    double value;     /* the same within the indicator's bounds; NAN without */
    bool clamped;     /* a bound was applied */
    RpMonth met;      /* month in which the line meets the target; 0: never */
    GArray *points;   /* owned; of RpTrendPoint, those a trend is drawn through */
} RpForecast;

void rp_forecast_clear(RpForecast *forecast);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RpForecast, rp_forecast_clear)

typedef struct {
    const RpIndicator *indicator;
    const RpMeasureInput *input;
    const GArray *series; /* of RpPoint */
    RpMonth start;        /* t0 */
    RpMonth datum;
} RpForecastSource;

void rp_forecast_open(const RpForecastSource *source, RpForecast *ret);

/* The line through points by Theil and Sen: the slope is the median of the slopes of all pairs,
 * the intercept the median of value - slope * month. False with fewer than two months. */
bool rp_theil_sen(const GArray *points, double *ret_slope, double *ret_intercept);
