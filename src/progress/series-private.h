/* series-private.h - what is known about one indicator in one region, over time
 *
 * A region's own figures, or, where it reports none, totals formed from its parts.
 */
#pragma once

#include "progress/progress.h"

#define RP_COVERAGE_NEEDED 0.8 /* of the parts; fewer give no total unless allowed */

typedef struct {
    RpPeriod period;
    RpDecimal value;
    const RpObservation *observation; /* borrowed; NULL when formed from parts */
    unsigned flags;                   /* of RpFlag */
    int reported, parts;              /* 0, 0 for a figure of the region's own */
    int summed;    /* of a total: how many figures were added up; 0 for one as reported */
    int before;    /* where `summed` > 1: index of the total that this figure was added to */
    RpDecimal own; /* of a total: what the last figure counts itself */
} RpPoint;

/* Whose series, and how much of it may be missing. */
typedef struct {
    const RpDataset *dataset;
    const RpIndicator *indicator;
    const char *region;
    bool allow_partial;
} RpSeriesQuery;

/* Returns: (owned) of const RpRegion *: the parts of a region; of the nation the provinces, not
 * what else may be listed under it. */
GPtrArray *rp_series_parts(const RpDataset *dataset, const char *region);

/* Returns: (owned) of RpPoint in order of their ends, one of each period. Periods whose total is
 * refused for want of parts are left out; *ret_refused (nullable) is the latest of them up to
 * `until`, kind RP_PERIOD_NONE if there is none. */
GArray *rp_series_open(const RpSeriesQuery *key, RpPeriod until, RpPoint *ret_refused);

/* Returns: (borrowed, nullable) the last point that ends with or before `until`; of several that
 * end together the one of the same kind as `until`, else the shortest. */
const RpPoint *rp_series_latest(const GArray *series, RpPeriod until);

/* Returns: (borrowed, nullable) the point of exactly `period`. */
const RpPoint *rp_series_at(const GArray *series, RpPeriod period);

/* Whether the series breaks after `from` and not after `to` (months). */
bool rp_series_breaks(const GArray *series, RpMonth from, RpMonth to);

/* M14. Change of the point against `before`: percent, or points where `in_points`; NAN without
 * `before`, across a break, and in percent on a base that is not positive. */
double rp_series_change(const GArray *series, const RpPoint *point, RpPeriod before,
                        bool in_points);
