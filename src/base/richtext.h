/* richtext.h - text with character styles, and where it came from */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "base/style.h"

/* `length` bytes of the text in one style. */
typedef struct {
    gsize length;
    RpTextStyle style;
    bool no_break;    /* keep on one line if at all possible */
    const char *link; /* interned, nullable; "#name" for a place in the document, else a URI */
    bool mark;        /* mark of a footnote: no line begins with it */
    RpWhere where;    /* source of these characters, for diagnostics */
} RpSpan;

/* Runs cover the text without gaps. Text is valid UTF-8 without paragraph separators. */
typedef struct {
    GString *text; /* owned */
    GArray *spans; /* owned; of RpSpan */
} RpRichText;

RpRichText *rp_richtext_new(void);
RpRichText *rp_richtext_copy(const RpRichText *text);
void rp_richtext_free(RpRichText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpRichText, rp_richtext_free)

/* Returns: (owned) one run of `style`. */
RpRichText *rp_richtext_new_plain(const char *text, RpTextStyle style, RpWhere where);

/* Append a run; an empty text appends nothing. */
void rp_richtext_append(RpRichText *rich, const char *text, RpTextStyle style, RpWhere where);
/* Append all runs of another text. */
void rp_richtext_append_all(RpRichText *rich, const RpRichText *from);
