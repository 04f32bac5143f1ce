/* chart.h - chart specs to boxes
 *
 * Part of stage 4 (compose). Painting knows nothing of charts. Below 260 pt wide the narrow rules
 * hold, otherwise the wide ones; type sizes do not scale in between.
 */
#pragma once

#include "box/box.h"
#include "chart/geometry.h"
#include "document/chart-spec.h"
#include "document/stylesheet.h"
#include "text/paragraph.h"

/* Returns: (owned) a GROUP `width` wide, as high as its rows need, tagged as a figure. */
RpBox *rp_chart_compose(const RpChartSpec *spec, double width, const RpTheme *theme,
                        RpTextSetter *setter);

/* What a chart may take of the page on which it begins, and of further ones. */
typedef struct {
    double width;
    double first, further; /* heights */
} RpChartRoom;

/* A chart with more rows than fit the room in parts: heads are repeated, the scale is the same,
 * further parts are titled 图5（续）. More than 40 rows are set in two columns where the width
 * allows. Returns: (owned) of RpBox (owned), one per page; one alone when it fits or cannot
 * be split. */
GPtrArray *rp_chart_compose_parts(const RpChartSpec *spec, RpChartRoom room, const RpTheme *theme,
                                  RpTextSetter *setter);

/* Returns: (owned) what stands where on that chart, with its values. */
RpChartGeometry *rp_chart_measure(const RpChartSpec *spec, double width, const RpTheme *theme,
                                  RpTextSetter *setter);
