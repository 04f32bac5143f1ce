/* paint.h - pages to PDF, SVG or PNG
 *
 * Stage 6 of 6. Knows nothing of reports. Pages are a recorded list, so the glyphs used are known
 * before the first one is painted: each face is subset once (hb-subset) and painted with remapped
 * glyph ids.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "box/page.h"

typedef enum { RP_FORMAT_PDF, RP_FORMAT_SVG, RP_FORMAT_PNG } RpFormat;

typedef struct {
    RpFormat format;
    guint page; /* index from 0; SVG and PNG */
    double dpi; /* PNG */
} RpPaintOptions;

/* Paint to memory. A PDF takes all pages, SVG and PNG one. Equal pages give equal bytes.
 * The PDF has metadata, outline, links, a structure tree, language, a deterministic ID, object
 * streams, and has been read again by qpdf before it is returned.
 * Returns: (owned, nullable) the bytes; NULL with RP_ERROR_SYSTEM when a font file cannot be read,
 * a link leads nowhere, or the result does not hold together. */
GBytes *rp_paint_pages(const RpPages *pages, const RpPaintOptions *options, GError **error);

/* The same for pages that nobody needs afterwards: each is emptied once it is painted, so that the
 * boxes of a long document are gone before its file is finished. */
GBytes *rp_paint_pages_once(RpPages *pages, const RpPaintOptions *options, GError **error);
