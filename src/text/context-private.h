/* context-private.h - characters with their class in context
 *
 * Stage 4, pure. Quotes, dashes, middle dots and signs mean different things in Chinese and in
 * Latin text; here each one is decided, once, for breaking, spacing and the choice of the face.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "text/cjk-class.h"

typedef struct {
    gunichar ch;
    guint offset;   /* bytes from the start of the text */
    RpCjkClass cls; /* in context */
    bool cjk;       /* set in the Han face */
} RpTextChar;

/* Returns: (owned) a GArray of RpTextChar, one per character of valid UTF-8. */
GArray *rp_text_context(const char *text, gsize length);
