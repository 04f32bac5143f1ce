/* axis.h - the value axis of upright charts, and names under it */
#pragma once

#include "chart/items.h"
#include "chart/pen.h"

typedef struct {
    RpScale scale; /* values as shown (divided by the magnitude) to y */
    RpTicks ticks;
    double left, right; /* of the plot */
    double top, bottom; /* of the plot; `bottom` is the lowest tick's line */
} RpUpright;

/* Measure the axis for `range` (values as shown) and place it under the pen. `height` is that of
 * the plot, `right_room` what is kept free beside it. Head-room for a label is left above the
 * greatest value. */
RpUpright rp_upright_new(RpPen *pen, RpStretch range, double height, double right_room);

/* Draw gridlines, tick labels and the line at zero. */
void rp_upright_draw(RpPen *pen, const RpUpright *axis);
void rp_upright_draw_zero(RpPen *pen, const RpUpright *axis);

/* Returns: the plot's height for the width of the chart. */
double rp_upright_height(const RpPen *pen, double wide, double narrow);

/* True when every name fits `pitch` in at most two lines without being cut. */
bool rp_upright_names_fit(const RpPen *pen, const RpChartSpec *spec, double pitch);

/* Places of the names under an upright chart. */
typedef struct {
    double left;  /* of the first group */
    double pitch; /* from one group to the next */
    double y;     /* of the axis */
    bool steps;   /* of time, other than years: 一季, 6月 */
} RpNames;

/* Set the names of all items (years in tick size, in two digits where need be).
 * Returns: y below them. */
double rp_upright_draw_names(RpPen *pen, const RpChartSpec *spec, RpNames names);
