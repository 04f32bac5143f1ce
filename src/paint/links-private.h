/* links-private.h - places, and links that lead to them */
#pragma once

#include <cairo.h>
#include <glib.h>
#include <stdbool.h>

#include "box/page.h"

/* True when every link and outline entry leads to a place that is there once, and every page number
 * has been filled in; else RP_ERROR_SYSTEM names the place. cairo would accept all of it. */
bool rp_links_check(const RpPages *pages, GError **error);

/* Returns: (owned) attributes of a cairo link: "rect=[...] dest='...'" or "... uri='...'". */
char *rp_links_attributes(RpRect rect, const char *target);

/* Returns: (owned) "dest='...'" of a place. */
char *rp_links_dest(const char *name);

/* Mark the places on page `index` (from 0). */
void rp_links_mark_places(cairo_t *cr, const RpPages *pages, guint index);
