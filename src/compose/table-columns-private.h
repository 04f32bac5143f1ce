/* table-columns-private.h - column widths from the minima and maxima of their cells */
#pragma once

#include <glib.h>

#include "compose/composer-private.h"

#define RP_CELL_PADDING (1.2 * RP_MM) /* left and right of a cell; none at the table's edges */
#define RP_TAG_GAP      (1.2 * RP_MM) /* before the framed word after a name */
#define RP_PREFIX_GAP   0.2           /* comparator to number, em */
#define RP_SUFFIX_SIZE  0.8           /* of a mark behind a number, em */

/* Where a column stands in the table and how its numbers are aligned. Points. */
typedef struct {
    double x, width;    /* of the content, without padding */
    double integer;     /* widest prefix and integer part */
    double fraction;    /* widest fraction, decimal point included, and suffix */
    double fixed;       /* of numbers, lights and heads: never narrower, whatever a layout says */
    double minimum;     /* content cannot be narrower */
    double natural;     /* content on one line */
    double left, right; /* padding */
} RpColumnPlace;

/* Returns: (owned) of RpColumnPlace: where the columns of `table` stand on the measure. */
GArray *rp_table_columns_solve(const RpComposer *composer, const RpTableSpec *table);

/* Width of a number up to its decimal point, and of the rest. */
void rp_table_number_widths(const RpComposer *composer, const RpCell *cell, double *ret_integer,
                            double *ret_fraction);

/* Style of a cell. */
RpParagraphStyle rp_table_cell_style(const RpComposer *composer, const RpColumn *column,
                                     const RpCell *cell);

/* Width of the framed word after a name, with the space before it; 0 without one. */
double rp_table_tag_width(const RpComposer *composer, const RpCell *cell);

/* Style of that word. */
RpParagraphStyle rp_table_tag_style(const RpComposer *composer);
