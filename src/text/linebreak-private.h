/* linebreak-private.h - choose the line ends of a paragraph by their total cost
 *
 * Stage 4, pure: works on cells and gaps only.
 */
#pragma once

#include "text/cells-private.h"

typedef struct {
    double width;  /* of the measure, points */
    double indent; /* of the first line, points */
    double em;     /* of the paragraph's own size, points */
    bool justify;  /* lines may shrink and stretch; else they end where they end */
    bool balance;  /* lines of like length, as in centred titles */
} RpLineBreakParams;

/* Returns: (owned) a GArray of RpLine that covers all cells; at least one line if there is any
 * cell. Time is linear in the text for a given measure. */
GArray *rp_line_break(const RpCells *cells, const RpLineBreakParams *params);
