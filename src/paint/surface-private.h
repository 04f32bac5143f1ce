/* surface-private.h - what differs between the formats
 *
 * A format is a static table of functions. Painting itself is the same for all; see paint.c for the
 * order of calls: create, describe, begin_page and paint for each page, finish, polish.
 */
#pragma once

#include <cairo.h>
#include <glib.h>
#include <stdbool.h>

#include "box/page.h"

typedef struct {
    bool all_pages;        /* takes every page, not only the one asked for */
    bool interactive;      /* has links, places and a structure tree */
    bool outlines;         /* text is filled outlines, not characters */
    cairo_filter_t filter; /* of images */

    /* Returns: (owned) a surface that takes points and writes to `out` (borrowed) at the latest
     * when it is finished. `size` is that of the first page. */
    cairo_surface_t *(*create)(RpSize size, double dpi, GByteArray *out);
    void (*describe)(cairo_surface_t *surface, const RpPages *pages); /* nullable */
    void (*begin_page)(cairo_surface_t *surface, RpSize size);        /* nullable */
    cairo_status_t (*finish)(cairo_surface_t *surface, GByteArray *out);

    /* Nullable. Returns: (owned, nullable) the finished file made of `raw`; `alts` are the
     * alternative texts of the figures in reading order (nullable: of a format without structure),
     * NULL for one without a text. */
    GBytes *(*polish)(GBytes *raw, const RpPages *pages, const GPtrArray *alts, GError **error);
} RpSurfaceOps;

extern const RpSurfaceOps rp_surface_pdf;
extern const RpSurfaceOps rp_surface_svg;
extern const RpSurfaceOps rp_surface_png;

/* A cairo_write_func_t whose closure is a GByteArray. Memory never runs out here (GLib aborts), so
 * there is no write error that cairo could swallow while it finishes. */
cairo_status_t rp_surface_write(void *closure, const unsigned char *data, unsigned length);

cairo_status_t rp_surface_finish(cairo_surface_t *surface, GByteArray *out);
