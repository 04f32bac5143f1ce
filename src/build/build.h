/* build.h - progress and layout to a document
 *
 * Stage 3b of 6: RpLayout + RpProgressSet -> RpDocument. Wording, placeholders, Markdown, choice
 * and order of rows happen here; nothing is measured.
 */
#pragma once

#include "base/diag.h"
#include "build/mustache.h"
#include "document/document.h"
#include "layoutfile/layoutfile.h"
#include "progress/progress.h"

typedef struct {
    const char *title;   /* nullable: of report.yaml, overrides the layout's */
    RpWhere title_where; /* of that title */
    bool sample; /* invented data take part: 示例数据 must stand on the cover and in sources */
    const char *report_file, *report_hash; /* nullable: of report.yaml, for the provenance */
    const GPtrArray *fonts; /* nullable: of char *: "宋体：Noto Serif CJK SC", likewise */
    const RpPartialFinder *partials; /* nullable: where {{> name}} of texts leads */
} RpBuildOptions;

/* Returns: (owned) the document. Faults (unknown variable, unknown column, raw HTML, unknown
 * indicator in a filter) are in `diags`; the document is then incomplete but valid. */
RpDocument *rp_build_document(const RpLayout *layout, const RpProgressSet *progress,
                              const RpBuildOptions *options, RpDiags *diags);

/* Placeholders of `output:` and of narrative. Returns: (owned) the expanded text. */
char *rp_build_expand(const char *template_text, RpWhere where, const RpProgressSet *progress,
                      const char *layout_id, RpDiags *diags);
