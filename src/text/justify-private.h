/* justify-private.h - give a line its exact width
 *
 * Stage 4, pure: where CLREQ takes space away and where it adds space.
 */
#pragma once

#include "text/cells-private.h"

/* Fill ret_gaps[i] (i from 0, cell line->first + i; as many as visible cells) with the space after
 * each cell, the last one's being 0. Lines that are not to be justified are only shrunk, when
 * they are longer than `measure`.
 * Returns: the width of the line, points. */
double rp_justify(const RpCells *cells, const RpLine *line, double measure, bool justify,
                  double *ret_gaps);
