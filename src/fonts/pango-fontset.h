/* pango-fontset.h - a font set as Pango sees it
 *
 * For text/ only: whoever merely opens a set or hands it on needs no Pango.
 */
#pragma once

#include <glib.h>
#include <pango/pango.h>

#include "base/face.h"
#include "base/style.h"
#include "fonts/fontset.h"

/* Returns: (borrowed) the Pango context to itemise and shape with: zh-Hans, unhinted metrics,
 * positions not rounded, 72 dpi. */
PangoContext *rp_fontset_context(const RpFontSet *set);

/* What a character is set in within a role. */
typedef enum {
    RP_SCRIPT_HAN,   /* Han and Chinese punctuation */
    RP_SCRIPT_LATIN, /* Latin, digits, Western punctuation */
    RP_SCRIPT_QUOTE, /* “ ” ‘ ’ next to Han: from another face where the role's is narrow */
} RpScriptClass;

#define RP_N_SCRIPTS (RP_SCRIPT_QUOTE + 1)

/* Returns: (borrowed) families in order of preference (role, then fallbacks) and weight, as a Pango
 * font description of the given size; cached. */
const PangoFontDescription *rp_fontset_description(RpFontSet *set, RpFontRole role,
                                                   RpScriptClass script, int weight, double size);

/* Returns: (borrowed) the face that a font from the context's font map is, interned: equal fonts
 * of any size give the same pointer. */
const RpFace *rp_fontset_face(RpFontSet *set, PangoFont *font);
