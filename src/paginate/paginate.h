/* paginate.h - the galley cut into pages
 *
 * Stage 5 of 6: RpBox -> RpPages. Keeps headings with what follows, never leaves a single line of
 * a paragraph or a single row of a table alone, repeats table heads.
 */
#pragma once

#include "box/page.h"

/* Fill `pages` (which has its masters, see box/page.h) from `galley`; takes `galley`. Collects
 * named places and the outline on the way. */
void rp_paginate(RpPages *pages, RpBox *galley);
