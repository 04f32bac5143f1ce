/* subset-private.h - each face cut down to the glyphs that are used, before any is painted
 *
 * Two steps: rp_subsets_use() for all glyphs of all pages, then rp_subsets_make(). A collection of
 * five CJK faces (20 MB) becomes a font of some kilobytes, which is all cairo ever sees.
 */
#pragma once

#include <cairo.h>
#include <glib.h>
#include <stdbool.h>

#include "base/face.h"

typedef struct RpSubsets RpSubsets;
typedef struct RpSubset RpSubset;

RpSubsets *rp_subsets_new(void);
void rp_subsets_free(RpSubsets *subsets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpSubsets, rp_subsets_free)

/* Note that `face` (borrowed) is painted with these glyphs (of RpGlyph). */
void rp_subsets_use(RpSubsets *subsets, const RpFace *face, const GArray *glyphs);

/* Cut all faces. False with RP_ERROR_SYSTEM when a file cannot be read or has no such glyph. */
bool rp_subsets_make(RpSubsets *subsets, GError **error);

/* Returns: (borrowed) the subset of a face that rp_subsets_use() was told of. */
const RpSubset *rp_subsets_lookup(const RpSubsets *subsets, const RpFace *face);

/* Returns: (borrowed) the font to paint with. */
cairo_font_face_t *rp_subset_font(const RpSubset *subset);

/* Returns: index in the subset of the glyph `id` of the face. */
guint32 rp_subset_glyph(const RpSubset *subset, guint32 id);
