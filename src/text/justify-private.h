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
} RpJustifyParams;

/* Fill ret_gaps[i] (i from 0, cell line->first + i; as many as visible cells) with the space after
 * each cell, the last one's being 0. A line that would need gaps over the limit (1/4 em between
 * Han) is stretched to the limit and stays short.
 * Returns: the width of the line, points. */
double rp_justify(const RpCells *cells, const RpLine *line, const RpJustifyParams *params,
                  double *ret_gaps);
