/* csv-write.h - fields of a CSV file being written */
#pragma once

#include <glib.h>

/* Append a field, quoted where it must be. */
void rp_csv_append_field(GString *out, const char *text);
