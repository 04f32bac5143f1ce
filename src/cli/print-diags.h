/* print-diags.h - findings for people, or as JSON lines */
#pragma once

#include <stdbool.h>

#include "base/diag.h"

/* Text goes to stderr, one finding a line: "file:line:column: severity: code: text", then its hint
 * indented; JSON lines go to stdout. Files with more findings than kept get a count of the rest. */
void rp_print_diags(RpDiags *diags, bool json);
