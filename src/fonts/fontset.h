/* fontset.h - font roles to faces, from a private fontconfig
 *
 * fonts/fonts.conf says where font files are, fonts/roles.yaml which families serve a role. The
 * system's own fontconfig is never consulted: asked for 仿宋 it silently gives a sans face. What
 * text is shaped with is in pango-fontset.h.
 */
#pragma once

#include <glib.h>

#include "base/diag.h"

typedef struct RpFontSet RpFontSet;

/* Open the fonts of `folder` (holding fonts.conf and roles.yaml). Must be the first use of
 * fontconfig in the process; only one set at a time.
 * Returns: (owned, nullable). NULL when a role has no face at all (RP_ERROR_SYSTEM names the role,
 * the families tried and the package to install) or roles.yaml is wrong (faults in `diags`). */
RpFontSet *rp_fontset_open(const char *folder, RpDiags *diags, GError **error);

/* Bring the lists of fonts that fontconfig keeps in its cache up to date, while that can still be
 * written. Nothing is opened. */
void rp_fontset_warm(const char *folder);

void rp_fontset_free(RpFontSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpFontSet, rp_fontset_free)

/* Returns: (owned) of char *: each role with the families that really serve it, for reading:
 * "仿宋：FandolFang，数字和西文Liberation Serif". */
GPtrArray *rp_fontset_names(const RpFontSet *set);

/* One line per role: family really used, file, licence note; for `fonts` and the log. */
void rp_fontset_dump(const RpFontSet *set, GString *out);

/* Returns: (owned) a SHA-256 that changes when any font the set can choose from is another file or
 * another version; the same on machines with the same fonts. */
char *rp_fontset_identity(const RpFontSet *set);
