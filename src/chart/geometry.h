/* geometry.h - what stands where on a composed chart, with its values
 *
 * Filled while a chart is drawn; tests check lengths, sums, ticks and overlaps with it, and
 * `inspect --stage=charts` prints it.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/geom.h"

typedef enum {
    RP_GEOMETRY_TEXT,    /* box of a text: 0.80 size above its baseline to 0.10 below */
    RP_GEOMETRY_LIGHT,   /* status light, triangle or other sign beside a text */
    RP_GEOMETRY_BAR,     /* data mark whose length shows `value` */
    RP_GEOMETRY_POINT,   /* data mark whose place shows `value` */
    RP_GEOMETRY_MISSING, /* hatched place of a missing value */
    RP_GEOMETRY_TICK,    /* of an axis, at `value` */
} RpGeometryKind;

typedef struct {
    RpGeometryKind kind;
    RpRect rect;
    double value; /* NAN for texts and missing values */
    char *text;   /* owned, nullable */
    int row;      /* category from 0; -1 for none */
    int series;   /* from 0 */
    bool cut;     /* bar cut short: not to scale */
} RpGeometryMark;

typedef struct {
    double width, height;
    GArray *marks; /* owned; of RpGeometryMark, in drawing order */
} RpChartGeometry;

RpChartGeometry *rp_chart_geometry_new(void);
void rp_chart_geometry_free(RpChartGeometry *geometry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpChartGeometry, rp_chart_geometry_free)

/* One line per mark; coordinates with two decimals. */
void rp_chart_geometry_dump(const RpChartGeometry *geometry, GString *out);
