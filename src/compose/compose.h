/* compose.h - document to one endless column of boxes
 *
 * Stage 4 of 6: RpDocument -> RpBox (the galley), read by paginate/. Cannot fail; trouble such as
 * a missing glyph goes to the diagnostics of the text setter.
 */
#pragma once

#include "box/box.h"
#include "box/page.h"
#include "document/document.h"
#include "text/paragraph.h"

/* Returns: (owned) the galley: a COLUMN whose children are the composed blocks. */
RpBox *rp_compose_document(const RpDocument *document, RpTextSetter *setter);

/* Returns: (owned) empty pages with the document's page masters and metadata, for paginate. */
RpPages *rp_compose_masters(const RpDocument *document);

/* After pagination: set running heads, page numbers and page references on the pages. */
void rp_compose_furniture(RpPages *pages, const RpDocument *document, RpTextSetter *setter);
