/* square-cells.h - text as cells without any font
 *
 * Han characters and Chinese marks are 1 em wide, half of a mark is blank; · is 1/2 em, a space
 * 1/4 em, all else 1/2 em. Sizes are 10 pt, so that positions can be computed by hand.
 */
#pragma once

#include "text/cells-private.h"

#define SQUARE_EM 10.0

/* Returns: (owned) a GArray of RpTextBreak: the price of a line end before each character. */
GArray *square_breaks(const char *text);

/* Returns: (owned) cells with gaps and sums; 1/4 em between Han and Latin. */
RpCells *square_cells(const char *text);
