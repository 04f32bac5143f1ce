/* notes-private.h - the footnotes of the page that is being filled */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "box/box.h"
#include "box/page.h"

typedef struct {
    const GPtrArray *boxes; /* borrowed, nullable: the rule, then the notes */
    GPtrArray *parts;       /* owned; of RpBox: what stands on this page, without the rule */
    GArray *numbers;        /* owned; of guint: notes marked on this page so far */
    guint *times;           /* owned; by number: on how many pages it stands so far */
    RpBox *rest;            /* owned, nullable; of the last part, for the next page */
    double pitch;           /* of the page's grid, or 0 */
} RpNoteArea;

/* `notes` is that of the galley. */
void rp_notes_init(RpNoteArea *area, const GPtrArray *notes);
void rp_notes_clear(RpNoteArea *area);

/* Returns: height of the notes of this page with the rule, 0 without any. */
double rp_notes_height(const RpNoteArea *area);

/* Returns: the greatest height, at most `room` less the notes, of a first part of `box` that fits
 * into `room` together with the notes marked in it. `room` is what the body has left, notes
 * included. `alone`: nothing else stands on the page. */
double rp_notes_limit(const RpNoteArea *area, const RpBox *box, double room, bool alone);

/* `part` has been placed: add the notes marked in it; what of them does not fit into `room`, which
 * the part has left, goes on on the next page. */
void rp_notes_take(RpNoteArea *area, const RpBox *part, double room);

/* Put the notes on `page`, ending at `bottom`, and begin the next page: with the rest of the last
 * note, of which as much is taken as fits into `room`, the height of a body. */
void rp_notes_place(RpNoteArea *area, RpPage *page, double bottom);
void rp_notes_begin(RpNoteArea *area, double room, double pitch);
