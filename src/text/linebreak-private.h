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

/* The best setting, and others of it with one line less and one more, so that a page can be filled
 * without a widow or an orphan. */
enum { RP_VARIANT_BEST, RP_VARIANT_SHORTER, RP_VARIANT_LONGER, RP_N_VARIANTS };

typedef struct {
    GArray *lines; /* owned, nullable; of RpLine. NULL when no such setting is fit to be seen */
    double extra;  /* what it costs over the best one */
} RpLineVariant;

/* As rp_line_break(), in three numbers of lines. */
void rp_line_break_variants(const RpCells *cells, const RpLineBreakParams *params,
                            RpLineVariant ret_variants[RP_N_VARIANTS]);
