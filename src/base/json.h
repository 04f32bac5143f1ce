/* json.h - text as JSON strings */
#pragma once

#include <glib.h>

/* Append `text` (nullable: an empty one) as a JSON string; it is valid UTF-8. */
void rp_json_append(GString *out, const char *text);
