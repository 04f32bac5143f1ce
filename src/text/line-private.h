/* line-private.h - cells of a line to a box with items
 *
 * Stage 4. Orders runs of both directions, places glyphs, and keeps for each glyph the text it
 * stands for, so that the PDF can be read and copied.
 */
#pragma once

#include "base/richtext.h"
#include "box/box.h"
#include "text/cells-private.h"

typedef struct {
    const RpCells *cells;
    const RpSpan *spans; /* the text's; cells hold indices */
    const RpParagraphStyle *style;
    double width; /* of the box; negative: as wide as the line */
} RpLineContext;

/* Returns: (owned) a leaf `style->leading` high. */
RpBox *rp_line_box(const RpLineContext *context, const RpLine *line, bool first);
