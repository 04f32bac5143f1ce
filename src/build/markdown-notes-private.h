/* markdown-notes-private.h - do the marks and the texts of footnotes go together? */
#pragma once

#include "build/mustache.h"

/* A mark [^a] without a text would print as it is written, a text without a mark would vanish:
 * both are faults at their places. */
void rp_markdown_check_notes(const RpExpanded *text, RpDiags *diags);
