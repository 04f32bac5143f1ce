/* csv-write.h - fields of a CSV file being written */
#pragma once

#include <glib.h>

/* Append a field, quoted where it must be. A text that a spreadsheet would take for a formula gets
 * an apostrophe in front. */
void rp_csv_append_field(GString *out, const char *text);
