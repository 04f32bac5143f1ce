/* content.h - what the standards of punctuation and numerals say about a text as its author wrote
 * it
 *
 * GB/T 15834—2011 (punctuation) and GB/T 15835—2011 (numerals), as far as a machine can tell.
 * Nothing is rewritten: the text is the author's.
 */
#pragma once

#include <stdbool.h>

#include "base/diag.h"

/* Look at a text in Markdown with placeholders; placeholders and code stand for words, addresses of
 * links are passed over. Findings are warnings at their places, one note (text-series-comma); codes
 * begin with "text-". `where` is the place of the first character, `one_line` says that the text
 * stands on that line whatever line ends it has. */
void rp_content_check(const char *text, RpWhere where, bool one_line, RpDiags *diags);
