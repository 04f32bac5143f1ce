/* svg-text.h - one page as an SVG whose text stays text
 *
 * For slides and web pages: it can be edited and searched, and is set in the reader's fonts where
 * ours are missing. Every character has its own x, so that line ends and columns stay in place.
 */
#pragma once

#include <glib.h>

#include "box/page.h"

/* The file has the title of the pages as <title> and the alternative text of the first figure as
 * <desc>. Links and places are left out. Equal pages give equal bytes.
 * Returns: (owned) the file. */
GBytes *rp_paint_svg_text(const RpPages *pages, guint page);
