/* typer.h - how charts get their texts measured and set
 *
 * A table of functions between chart/ and text/, so that the geometry of a chart can be computed
 * and tested without any font.
 */
#pragma once

#include "base/style.h"
#include "box/box.h"
#include "text/paragraph.h"

typedef struct {
    /* Returns: width of `text` on one line. */
    double (*width)(gpointer self, const char *text, const RpParagraphStyle *style);
    /* Returns: (owned) that line as a LEAF. */
    RpBox *(*line)(gpointer self, const char *text, const RpParagraphStyle *style);
    /* Returns: (owned) a COLUMN of lines no wider than `width`. */
    RpBox *(*paragraph)(gpointer self, const char *text, const RpParagraphStyle *style,
                        double width);
    gpointer self; /* borrowed; of the functions */
} RpTyper;

/* Returns: a typer that uses `setter` (borrowed). */
RpTyper rp_typer(RpTextSetter *setter);
