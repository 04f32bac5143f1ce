/* fontset.h - font roles to faces, from a private fontconfig
 *
 * fonts/fonts.conf says where font files are, fonts/roles.yaml which families serve a role. The
 * system's own fontconfig is never consulted: asked for 仿宋 it silently gives a sans face.
 */
#pragma once

#include <glib.h>
#include <pango/pango.h>

#include "base/diag.h"
#include "base/face.h"
#include "base/style.h"

typedef struct RpFontSet RpFontSet;

/* Open the fonts of `folder` (holding fonts.conf and roles.yaml). Must be the first use of
 * fontconfig in the process; only one set at a time.
 * Returns: (owned, nullable). NULL when a role has no face at all (RP_ERROR_SYSTEM names the role,
 * the families tried and the package to install) or roles.yaml is wrong (faults in `diags`). */
RpFontSet *rp_fontset_open(const char *folder, RpDiags *diags, GError **error);
void rp_fontset_free(RpFontSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpFontSet, rp_fontset_free)

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

/* One line per role: family really used, file, licence note; for `fonts` and the log. */
void rp_fontset_dump(const RpFontSet *set, GString *out);
