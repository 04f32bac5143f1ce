/* pdf-finish-private.h - what cairo cannot write, and the proof that the file holds together */
#pragma once

#include <glib.h>

#include "box/page.h"

/* Sets dates, language, ID, flags and alternative texts, packs the file, and reads it again.
 * Returns: (owned, nullable) the finished PDF; NULL with RP_ERROR_SYSTEM when qpdf finds fault with
 * it or a page is missing. `alts` are the figures' texts in reading order, NULL for none. */
GBytes *rp_pdf_finish(GBytes *raw, const RpPages *pages, const GPtrArray *alts, GError **error);
