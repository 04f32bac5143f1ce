/* references.h - 图5, 表2: numbers of figures and tables, which texts may name
 *
 * {{ref.ID}} is the number of the first figure or table that the block ID of the layout makes; in
 * Markdown it is a link there. It is empty, and false as a section, when the block makes none.
 * Numbers are known once the document is built, so one with references is built twice.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "build/mustache.h"
#include "document/document.h"
#include "layoutfile/layoutfile.h"

/* True when a text of the layout names a reference. */
bool rp_references_used(const RpLayout *layout);

/* Returns: (owned) from ids of blocks to what they are called: "图5". */
GHashTable *rp_references_of(const RpDocument *document);

/* Set `ref` to a map with an entry for each block of the layout that may have a number; `numbers`
 * (nullable) says which. */
void rp_references_set(RpVar *vars, const RpLayout *layout, GHashTable *numbers);
