/* time-axis.h - months to positions, and the years under them */
#pragma once

#include "chart/pen.h"
#include "document/chart-spec.h"

typedef struct {
    RpMonth first;
    int months;
    int step;      /* months from one value to the next */
    bool points;   /* values stand at ticks with their year, not at the end of a span */
    RpScale scale; /* months since `first` to x */
} RpTimeAxis;

RpTimeAxis rp_time_axis(const RpChartSpec *spec, double left, double right);

/* Returns: x of value `i` of a series. */
double rp_time_axis_at(const RpTimeAxis *axis, guint i);

/* Returns: how many values there is room for on the axis. */
guint rp_time_axis_steps(const RpTimeAxis *axis);

typedef struct {
    double y;       /* of the axis line */
    double label_y; /* middle of the years */
    bool left;      /* years stand left-aligned at the start of their span */
} RpYears;

/* Ticks at the boundaries of years (or at the points), years between (or under) them: the first in
 * full, the others in two digits when narrow; only every so many-th where there is no room. */
void rp_time_axis_draw(RpPen *pen, const RpTimeAxis *axis, RpYears years);
