/* split-private.h - cutting columns at a height */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "box/box.h"

/* Returns: height of the box with its head and foot, points. */
double rp_split_height(const RpBox *box);

/* Returns: height of the smallest part that may stand alone before a cut; the whole height of a
 * box that must not be cut. */
double rp_split_least(const RpBox *box);

/* Cut `box` (taken on success) so that the first part is at most `room` high.
 * `force` ignores the rules of keeping when nothing else helps (a box taller than a page).
 * False, with `box` untouched, when no legal cut fits. */
bool rp_split_cut(RpBox *box, double room, bool force, RpBox **ret_first, RpBox **ret_rest);

/* Returns: (owned) `box` (taken) with its head and foot made ordinary children. */
RpBox *rp_split_finish(RpBox *box, bool last);
