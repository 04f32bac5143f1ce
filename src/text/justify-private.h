/* justify-private.h - give a line its exact width
 *
 * Stage 4, pure: where CLREQ takes space away and where it adds space.
 */
#pragma once

#include "text/cells-private.h"

typedef struct {
    double measure; /* points */
    double em;      /* of the paragraph's own size, points */
    bool justify;   /* stretch to the measure; a longer line is always shrunk */
    bool last;      /* of a justified paragraph: stretched if it lacks less than half an em, so that
                       the blank half of a closing mark does not stand out of the column */
} RpJustifyParams;

/* What comes to the gaps of a line when those of the first levels are at their limits. */
typedef struct {
    double track; /* points; to each gap that grows */
    double wide;  /* 0..1; part of what very wide word spaces and dashes take */
    double lack;  /* points; that no gap may take */
} RpTracking;

/* Share out `rest` points: all gaps alike to 0.115 em, then word spaces and the sides of dashes,
 * then all again to 1/4 em. A line without gaps of Han has no measure for how loose it is: there
 * word spaces come first, and Han-Latin gaps and pairs of marks stay. A line that would still
 * lack 2 em gets nothing: it is better read unspaced. */
RpTracking rp_justify_track(const RpLineMetrics *m, double rest, double em);

/* Fill ret_gaps[i] (i from 0, cell line->first + i; as many as visible cells) with the space after
 * each cell, the last one's being 0. A line that would need gaps over their limits (1/4 em between
 * Han) is stretched to the limits and stays short.
 * Returns: the width of the line, points. */
double rp_justify(const RpCells *cells, const RpLine *line, const RpJustifyParams *params,
                  double *ret_gaps);
