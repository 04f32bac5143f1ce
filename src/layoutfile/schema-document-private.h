/* schema-document-private.h - the keys of layouts as a page for authors
 *
 * docs/layout-keys.md is what this writes; a test compares them.
 */
#pragma once

#include <glib.h>

void rp_schema_document(GString *out);
