/* painter-private.h - glyphs, outlines and images onto a cairo surface */
#pragma once

#include <cairo.h>
#include <glib.h>
#include <stdbool.h>

#include "box/item.h"
#include "paint/subset-private.h"
#include "paint/surface-private.h"

typedef struct RpPainter RpPainter;

/* Returns: (owned) a painter; all arguments are borrowed and must outlive it. */
RpPainter *rp_painter_new(cairo_t *cr, const RpSurfaceOps *ops, const RpSubsets *subsets);
void rp_painter_free(RpPainter *painter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpPainter, rp_painter_free)

/* Turn what follows to the right by a quarter about `at`, and end that again. */
void rp_painter_turn(RpPainter *painter, bool begins, RpPoint at);

/* Paint what of `item` can be seen, in a box that stands at `origin`. Errors are latched in the
 * cairo context. False when an image cannot be read. */
bool rp_painter_item(RpPainter *painter, const RpItem *item, RpPoint origin);
