/* spacing-private.h - the space between two cells
 *
 * Stage 4, pure: the widths of punctuation, the space between Han and Latin, and how both may
 * change when a line is justified.
 */
#pragma once

#include "text/cells-private.h"

/* Set the gaps of all cells. `han_latin` is in em. */
void rp_spacing_set_gaps(RpCells *cells, double han_latin);
