/* structure-private.h - the structure tree of a PDF, written while boxes are painted
 *
 * cairo 1.16 keeps the contents of an element only if the element has no others inside. So text
 * beside links gets an element of its own:
 *
 *     P                              P
 *       line, link, line      ->       Span: line, line
 *                                      Link
 *
 * An element cut in two by the end of a page is opened again on the next one.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "box/box.h"

typedef struct RpStructure RpStructure;

RpStructure *rp_structure_new(cairo_t *cr); /* borrowed; must outlive it */
void rp_structure_free(RpStructure *structure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpStructure, rp_structure_free)

void rp_structure_enter(RpStructure *structure, const RpBox *box);
void rp_structure_link(RpStructure *structure, RpRect rect, const char *target);
void rp_structure_leave(RpStructure *structure, const RpBox *box);

/* Returns: (borrowed) alternative texts (borrowed from boxes, NULL for none) of the figures so far,
 * in reading order. */
const GPtrArray *rp_structure_alts(const RpStructure *structure);
