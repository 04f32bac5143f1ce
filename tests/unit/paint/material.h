/* material.h - pages to paint, and what other programs read in the result */
#pragma once

#include "box/page.h"
#include "paint/paint.h"

extern const RpFace material_noto;       /* outlines in CFF, in a collection */
extern const RpFace material_liberation; /* outlines in TrueType; Latin and Hebrew */
extern const RpFace material_wenkai;     /* outlines in TrueType; Han */
extern const RpFace material_hanamin;    /* characters beyond the BMP */

/* Returns: (owned) pages of one master "body" (400 x 300 pt), without any page. */
RpPages *material_pages(void);

/* Returns: (borrowed) an empty page appended to `pages`. */
RpPage *material_add_page(RpPages *pages);

/* Shape `text` with HarfBuzz and put it in `box` with its baseline at `at`. */
void material_add_text(RpBox *box, const RpFace *face, double size, const char *text, RpPoint at);

/* Returns: (owned) a paragraph of one line, 20 pt high. */
RpBox *material_line(const RpFace *face, const char *text);

/* Returns: (owned) one page that holds that line. */
RpPages *material_one_line(const RpFace *face, const char *text);

/* Returns: (owned) the PDF; fails the test on an error. */
GBytes *material_pdf(const RpPages *pages);

/* Run `tool` with its arguments (separated by blanks; FILE stands for a file of these bytes); it
 * must succeed. Returns: (owned) what it printed. */
char *material_read_with(GBytes *bytes, const char *tool);
