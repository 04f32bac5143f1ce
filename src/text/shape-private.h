/* shape-private.h - characters to cells, with Pango's itemize and shape
 *
 * Stage 4. Says which face sets which character, reports characters that no face has, and
 * measures what spacing and breaking need to know of the glyphs.
 */
#pragma once

#include <glib.h>

#include "base/diag.h"
#include "base/richtext.h"
#include "fonts/fontset.h"
#include "text/cells-private.h"

typedef struct RpShaper RpShaper;

RpShaper *rp_shaper_new(RpFontSet *fonts, RpDiags *diags);
void rp_shaper_free(RpShaper *shaper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpShaper, rp_shaper_free)

/* One line of source text: `length` bytes at `text`, which the spans cover. */
typedef struct {
    const char *text;
    gsize length;
    const RpSpan *spans;
    guint n_spans;
    const GArray *chars;  /* of RpTextChar */
    const GArray *breaks; /* of RpTextBreak */
} RpShapeInput;

/* Returns: (owned) cells without gaps. */
RpCells *rp_shape(RpShaper *shaper, const RpShapeInput *input);

/* Returns: whether the face has `ch`; *ret_id is its glyph. */
gboolean rp_shape_glyph(PangoFont *font, gunichar ch, guint32 *ret_id);
