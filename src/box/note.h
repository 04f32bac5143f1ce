/* note.h - footnotes in composed material
 *
 * The mark of footnote N is text that links to the place `note-N`, set with RP_NOTE_MARK, which is
 * one em wide whatever its number; the note has that place in its first line, whose first glyphs
 * are its own mark. Numbers run anew on each page, so they are known, and written into the marks,
 * only after paginating; nothing moves then, since all of them are equally wide.
 */
#pragma once

#include <glib.h>

#include "box/box.h"

#define RP_NOTE_MARK "\xe2\x91\xa0" /* ① */

/* Returns: (owned) the name of the place of footnote `number` (from 1). */
char *rp_note_place(guint number);

/* Returns: the footnote that a place, or the target of a link, is of; 0 for none. A note that
 * stands on several pages has the places note-N, note-N.2, note-N.3 ... */
guint rp_note_of(const char *place);

/* Returns: (owned) the mark that the n-th note of a page (from 1) has: ① ... ㊿, then (51). */
char *rp_note_mark(guint n);

/* A mark found in a box. */
typedef struct {
    guint note;    /* number in the document, from 1 */
    double bottom; /* of the smallest part of the box that may stand on a page by itself and holds
                      the mark; from the top of the box */
} RpNoteMark;

/* Returns: (owned) a GArray of RpNoteMark, the marks of `box` from the top, those of parts that
 * begin further down than `depth` points left out: of a table of many pages only the next is of
 * interest. */
GArray *rp_note_marks(const RpBox *box, double depth);
