/* split-row-private.h - cutting a row of a table that is higher than a page */
#pragma once

#include <stdbool.h>

#include "box/box.h"

/* Cut a GROUP (changed) of cells, each as high as the row, so that the first part is at most `room`
 * high: the text of every cell goes on in the second. Grounds and rules are drawn out or shortened,
 * the rule under the row stays under the second part.
 * False, with `row` untouched, when no line of text fits, or none would be left. */
bool rp_split_row(RpBox *row, double room, RpBox **ret_top, RpBox **ret_bottom);
