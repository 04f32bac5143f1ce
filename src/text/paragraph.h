/* paragraph.h - characters to lines: everything about Chinese line setting lives behind this
 *
 * Part of stage 4 (compose). Works on Pango's itemize and shape primitives, not on PangoLayout,
 * which cannot justify Chinese. Used for prose, cells, captions, headings and chart labels.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/richtext.h"
#include "box/box.h"
#include "fonts/fontset.h"

typedef struct RpTextSetter RpTextSetter;

/* Returns: (owned) a setter that uses `fonts` (borrowed, must outlive it) and reports missing
 * glyphs, each character and role once, to `diags` (borrowed) as faults. */
RpTextSetter *rp_text_setter_new(RpFontSet *fonts, RpDiags *diags);
void rp_text_setter_free(RpTextSetter *setter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpTextSetter, rp_text_setter_free)

/* Set a paragraph on the measure `width`.
 * Returns: (owned) a COLUMN whose children are the lines: leaves `width` wide and `style->leading`
 * high, their baseline where a Han em-box centred in the leading has it (fallback fonts never move
 * it). Justified lines but the last end on the measure. Newlines in the text end a line. An empty
 * text gives a column without children. Spans carry character styles; `style` those of the lines.
 */
RpBox *rp_text_paragraph(RpTextSetter *setter, const RpRichText *text,
                         const RpParagraphStyle *style, double width);

/* The same paragraph in different numbers of lines, for whoever fills pages: all spacing stays
 * within the limits of ordinary lines, and no last line is shorter than two characters. */
typedef struct {
    RpBox *best;    /* owned; what rp_text_paragraph() gives */
    RpBox *shorter; /* owned, nullable; one line less; NULL where that would look bad */
    RpBox *longer;  /* owned, nullable; one line more; likewise */
} RpParagraphVariants;

/* Set a paragraph as rp_text_paragraph() does, and look for settings with one line less and one
 * more. Takes about twice the time: for running text only. Free with rp_box_free() each. */
RpParagraphVariants rp_text_paragraph_variants(RpTextSetter *setter, const RpRichText *text,
                                               const RpParagraphStyle *style, double width);

/* Set on one line whatever its width; trailing blanks are dropped, the blank half of a mark at
 * either end is not counted.
 * Returns: (owned) a LEAF as wide as the line and `style->leading` high. */
RpBox *rp_text_line(RpTextSetter *setter, const RpRichText *text, const RpParagraphStyle *style);

/* Returns: width of that line, points, without composing it (cached per text and style). */
double rp_text_width(RpTextSetter *setter, const RpRichText *text, const RpParagraphStyle *style);

/* Returns: width of the widest piece that cannot be broken (a table column's minimum). */
double rp_text_min_width(RpTextSetter *setter, const RpRichText *text,
                         const RpParagraphStyle *style);

/* Returns: (owned) one line no wider than `width`, shortened with … if need be. *ret_cut is set
 * when it was. */
RpBox *rp_text_line_fit(RpTextSetter *setter, const RpRichText *text, const RpParagraphStyle *style,
                        double width, bool *ret_cut);

/* Plain text in one style, for labels. */
RpBox *rp_text_label(RpTextSetter *setter, const char *text, const RpParagraphStyle *style);
double rp_text_label_width(RpTextSetter *setter, const char *text, const RpParagraphStyle *style);
