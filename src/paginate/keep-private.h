/* keep-private.h - what must stand on one page together */
#pragma once

#include <glib.h>

#include "box/box.h"

/* Returns: where a box begins that would begin at `y` points below the top of the body: on the
 * next line of a grid with that pitch; `y` itself without one (0). */
double rp_keep_snap(double y, double pitch);

/* Returns: the height that must be free for the child `index` of `galley` to be placed here: its
 * own least part, and if it keeps with what follows, theirs. Points. */
double rp_keep_needed(const RpBox *galley, guint index, double pitch);
