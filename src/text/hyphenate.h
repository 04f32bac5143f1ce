/* hyphenate.h - where English words may be divided
 *
 * Only this file's implementation includes libhyphen. Without its dictionary (Debian package
 * hyphen-en-us) words are not divided.
 */
#pragma once

#include <glib.h>

typedef struct RpHyphenator RpHyphenator;

/* Returns: (owned). */
RpHyphenator *rp_hyphenator_new(void);
void rp_hyphenator_free(RpHyphenator *hyphenator);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpHyphenator, rp_hyphenator_free)

/* Mark in ret_points[0..length) with 1 the letters of the ASCII word `word` after which a hyphen
 * may stand; at least two letters stay before it and three after. */
void rp_hyphenator_points(RpHyphenator *hyphenator, const char *word, gsize length,
                          char *ret_points);
