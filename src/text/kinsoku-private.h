/* kinsoku-private.h - where a line may end, and at what price
 *
 * Stage 4, pure but for UAX #14 from Pango. A price is in the unit of a line's badness (see
 * linebreak.c): 10 is a line spaced out by 1/8 em, 39 one by 1/4 em.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "text/context-private.h"
#include "text/hyphenate.h"

#define RP_BREAK_NEVER  (-1)
#define RP_BREAK_RESORT 1000 /* only inside a piece longer than the measure */
#define RP_BREAK_WHOLE  300  /* inside a span that should stay on one line */

/* The place before a character. */
typedef struct {
    gint16 cost; /* RP_BREAK_NEVER or the price of a line end here */
    bool hyphen; /* a hyphen is added when a line ends here */
} RpTextBreak;

/* Returns: (owned) a GArray of RpTextBreak, one per character; that of the first is NEVER. */
GArray *rp_kinsoku_breaks(const char *text, gsize length, const GArray *chars,
                          RpHyphenator *hyphenator);
