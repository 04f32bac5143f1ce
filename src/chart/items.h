/* items.h - items and series of a spec, as the kinds need them */
#pragma once

#include "chart/names.h"
#include "chart/pen.h"
#include "document/chart-spec.h"

const RpChartItem *rp_item(const RpChartSpec *spec, guint i);

/* Returns: value `i` of series `s`; NAN beyond its end. */
double rp_series_value(const RpChartSpec *spec, guint s, guint i);
const RpChartSeries *rp_series(const RpChartSpec *spec, guint s);

/* Returns: the last value of series `s` that is present, NAN for none. */
double rp_series_last(const RpChartSpec *spec, guint s);

/* Returns: decimals for values as shown (divided by the pen's magnitude): those of the spec, else
 * the fewest that are exact, 2 at most. */
int rp_items_decimals(const RpChartSpec *spec, const RpPen *pen);
int rp_series_decimals(const RpChartSpec *spec, const RpPen *pen);

/* Returns: the greatest absolute value that an axis must show; stacks count with their sums. */
double rp_chart_largest(const RpChartSpec *spec);

/* Returns: the greatest size of a value that is drawn to scale in a chart of bars: at most two are
 * enormous, more than five times the next. INFINITY when none is. */
double rp_items_limit(const RpChartSpec *spec);

/* Returns: least and greatest value of all items and 0. */
RpStretch rp_items_range(const RpChartSpec *spec);
RpStretch rp_series_range(const RpChartSpec *spec);

bool rp_items_any_value(const RpChartSpec *spec);
bool rp_series_any_value(const RpChartSpec *spec);

/* How names of items are set. */
typedef struct {
    double width; /* points there are */
    int lines;    /* 1 or 2 */
} RpNameRoom;

RpFitName rp_item_fit(const RpPen *pen, const RpChartItem *item, RpNameRoom room);

/* Returns: width of the widest fitted name. */
double rp_items_name_width(const RpPen *pen, const RpChartSpec *spec, RpNameRoom room);

/* Set a name of one or two lines around the middle `y`. */
void rp_pen_name(RpPen *pen, const RpFitName *name, double x, double y, RpAlign align);

/* Returns: the status word of an item, or its own. */
const char *rp_item_word(const RpChartItem *item);

/* Text that stands `room` points off the end of a bar. */
typedef struct {
    double value; /* end of the bar */
    double room;  /* points beyond it, on the side away from zero */
} RpBarEnd;

/* Narrow scale->from..to (kept inside itself) until each end leaves its room. */
void rp_scale_make_room(RpScale *scale, const RpBarEnd *ends, guint n);

/* Returns: (owned) the subtitle with {unit} replaced. */
char *rp_chart_subtitle(const RpChartSpec *spec, const RpMagnitude *magnitude);
