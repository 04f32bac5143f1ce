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

/* Paint to memory. SVG and PNG take one page (`page`, from 0); PNG at `dpi`.
 * The PDF has metadata, outline, links, language, a deterministic ID, object streams, and has been
 * read again by qpdf before it is returned.
 * Returns: (owned, nullable) the bytes; NULL with RP_ERROR_SYSTEM when a font file cannot be read
 * or the result does not hold together. */
typedef struct {
    RpFormat format;
    guint page;
    double dpi;
} RpPaintOptions;

GBytes *rp_paint_pages(const RpPages *pages, const RpPaintOptions *options, GError **error);
