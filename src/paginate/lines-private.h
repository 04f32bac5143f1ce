/* lines-private.h - no line alone: paragraphs of a page with a line more or less */
#pragma once

#include <glib.h>

#include "box/box.h"
#include "box/page.h"

/* What would be gained at the bottom of a page. */
typedef struct {
    int shift; /* by how many lines the paragraphs already placed should become longer */
    int own;   /* the same for the paragraph that comes next */
} RpLineChoice;

/* Choose how a paragraph `box`, for which `room` is left, comes to stand so that no line is alone
 * and the page is as full as can be. `able` says by how many lines at most the paragraphs placed
 * can become shorter and longer.
 * Returns: no change where it would not help. */
RpLineChoice rp_lines_choose(const RpBox *box, double room, const int able[2]);

/* How many lines the boxes of `page`, from its placed box `first` on, can give up and take:
 * ret[0] and ret[1], lines `leading` high. */
void rp_lines_able(const RpPage *page, guint first, double leading, int ret[2]);

/* Exchange paragraphs of `page`, the last ones first, until they are `shift` lines longer (less
 * than 0: shorter). The boxes must be placed anew. */
void rp_lines_shift(const RpPage *page, guint first, double leading, int shift);

/* Returns: (owned) `box` (taken), or its form with `own` lines more. */
RpBox *rp_lines_take(RpBox *box, int own);

/* Returns: the height of the lines of a paragraph, when all are equal; else 0. */
double rp_lines_leading(const RpBox *box);
