/* json.h - text as JSON strings */
#pragma once

#include <glib.h>

/* Append `text` (nullable: an empty one) as a JSON string; what does not show is escaped. */
void rp_json_append(GString *out, const char *text);
