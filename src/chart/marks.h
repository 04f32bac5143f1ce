/* marks.h - status lights, progress bars and textures, as path items
 *
 * Shared by charts and tables so that shape, colour and texture of a status agree everywhere.
 */
#pragma once

#include <stdbool.h>

#include "base/status.h"
#include "box/box.h"
#include "document/stylesheet.h"

/* The light of `status`, of equal optical area for every shape, in a square of side `side` points
 * centred on `centre`. */
void rp_mark_light(RpBox *box, RpStatus status, RpPoint centre, double side, const RpTheme *theme);

/* Colours of a shape drawn by itself. */
typedef struct {
    RpColour colour; /* of the shape, or of the ring's line */
    RpColour inside; /* of the ring; RP_NO_COLOUR lets the ground through */
} RpShapeInk;

/* A status shape in given colours (cells of heat tables, charts); a disc has this `radius`. */
void rp_mark_shape(RpBox *box, RpShape shape, RpPoint centre, double radius, const RpShapeInk *ink);

/* A rectangle filled for `status`: its colour, or its texture when the theme is mono. */
void rp_mark_fill(RpBox *box, RpStatus status, RpRect rect, const RpTheme *theme);

/* White 135° stripes on grey with an outline: a value that is missing. */
void rp_mark_missing(RpBox *box, RpRect rect, const RpTheme *theme);

/* The progress bar of tables and headline figures: track, fill to min(completion, 1), time marker
 * overhanging by `overhang` above and below; chevron beyond 100 %, a short block at the zero end
 * below 0, dashed outline without data. NAN elapsed draws no marker. */
typedef struct {
    RpStatus status;
    double completion, elapsed; /* ratios */
    double overhang;            /* points */
    double marker;              /* width of the marker, points; 0 is 0.35 mm */
} RpBarMark;

void rp_mark_bar(RpBox *box, RpRect rect, const RpBarMark *mark, const RpTheme *theme);

/* Values over time as one fine line in `rect`, least at its bottom, a dot of `status` at the last
 * one; NAN leaves a gap. */
void rp_mark_spark(RpBox *box, RpRect rect, const double *values, guint n, RpStatus status,
                   const RpTheme *theme);
