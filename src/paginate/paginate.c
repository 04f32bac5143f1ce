#include "paginate/paginate.h"

#include "paginate/keep-private.h"
#include "paginate/lines-private.h"
#include "paginate/notes-private.h"
#include "paginate/places-private.h"
#include "paginate/split-private.h"

#define SLACK 0.01

/*
 * The galley is taken from the top, box by box:
 *
 *     +--------+   fits                          -> placed
 *     | page   |   a line would stand alone      -> paragraphs get a line more or less
 *     |  ...   |   does not fit, may be cut here -> first part placed, rest comes next
 *     | notes  |   otherwise                     -> new page, tried again
 *     +--------+   taller than an empty page     -> cut against the rules
 *
 * On a page with a grid every box begins on a grid line, so that text comes back to it after
 * whatever is not a whole number of lines high.
 */
typedef struct {
    RpPages *pages;
    RpPage *page;               /* borrowed from pages; NULL before the first */
    const RpPageMaster *master; /* of the next page */
    double used;                /* height of the body taken so far, points */
    RpBox *previous;            /* borrowed; last box placed on this page, NULL at its top */
    double foot;                /* height taken at the foot of the body, below the notes */
    guint first_whole; /* placed box of this page from which on none is the rest of a cut */
    RpNoteArea notes;
} Pagination;

static double
body_height(const Pagination *state)
{
    const RpPageMaster *master = state->master;

    return master->size.height - master->margins.top - master->margins.bottom;
}

/* The notes of the page at hand, above what stands at its foot. */
static void
close_page(Pagination *state)
{
    if (state->page == NULL)
        return;
    const RpPageMaster *master = state->page->master;
    rp_notes_place(&state->notes, state->page,
                   master->size.height - master->margins.bottom - state->foot);
}

static void
new_page(Pagination *state, const char *master_name)
{
    close_page(state);
    if (master_name != NULL)
        state->master = rp_pages_lookup_master(state->pages, master_name);
    if (state->master == NULL)
        state->master = &g_array_index(state->pages->masters, RpPageMaster, 0);
    state->page = rp_page_new(state->master, (int)state->pages->pages->len + 1);
    g_ptr_array_add(state->pages->pages, state->page);
    state->used = 0;
    state->foot = 0;
    state->previous = NULL;
    state->first_whole = 0;
    rp_notes_begin(&state->notes, body_height(state), state->master->pitch);
}

/* Where `box` would begin, from the top of the body. */
static double
top_of(const Pagination *state, const RpBox *box)
{
    if (state->previous == NULL)
        return 0;
    return rp_keep_snap(state->used + rp_box_gap(state->previous, box), state->master->pitch);
}

/* What is left of the body below the top of `box`, notes included. */
static double
left_for(const Pagination *state, const RpBox *box)
{
    return body_height(state) - state->foot - top_of(state, box);
}

static bool
is_empty(const Pagination *state)
{
    return state->previous == NULL && rp_notes_height(&state->notes) <= 0;
}

/* How high a first part of `box` may be. */
static double
room_for(const Pagination *state, const RpBox *box)
{
    return rp_notes_limit(&state->notes, box, left_for(state, box), is_empty(state));
}

static void
place(Pagination *state, RpBox *box, bool last)
{
    RpBox *whole = rp_split_finish(box, last);
    double y = top_of(state, whole);

    rp_page_place(state->page, whole, state->master->margins.left, state->master->margins.top + y);
    state->used = y + whole->height;
    state->previous = whole;
    rp_notes_take(&state->notes, whole, body_height(state) - state->foot - state->used);
}

/* Place the boxes of the page anew, after some of them have changed. */
static void
place_again(Pagination *state)
{
    state->previous = NULL;
    state->used = 0;
    for (guint i = 0; i < state->page->placed->len; i++) {
        RpPlacedBox *placed = &g_array_index(state->page->placed, RpPlacedBox, i);
        double y = top_of(state, placed->box);

        placed->at.y = state->master->margins.top + y;
        state->used = y + placed->box->height;
        state->previous = placed->box;
    }
}

/* `box` does not fit: would it help if paragraphs had a line more or less?
 * Returns: (owned) the paragraph as it is to be placed. */
static RpBox *
choose_lines(Pagination *state, RpBox *box)
{
    double leading = rp_lines_leading(box);
    int able[2];

    if (leading <= 0 || state->previous == NULL)
        return box;
    rp_lines_able(state->page, state->first_whole, leading, able);
    RpLineChoice choice = rp_lines_choose(box, room_for(state, box), able);
    if (choice.shift != 0) {
        rp_lines_shift(state->page, state->first_whole, leading, choice.shift);
        place_again(state);
    }
    return rp_lines_take(box, choice.own);
}

/* What must stand together needs a line more than there is: can the page give it up? */
static void
make_room(Pagination *state, const RpBox *box, double needed)
{
    double lacking = needed - room_for(state, box);

    for (guint i = state->page->placed->len; i > state->first_whole; i--) {
        const RpBox *placed = g_array_index(state->page->placed, RpPlacedBox, i - 1).box;
        double leading = rp_lines_leading(placed);

        if (placed->shorter == NULL || leading < lacking - SLACK)
            continue;
        rp_lines_shift(state->page, state->first_whole, leading, -1);
        place_again(state);
        return;
    }
}

/* A paragraph that keeps with what follows, and cannot: its last lines go along. `behind` is the
 * height of the others.
 * Returns: (owned) those lines, or `box` (taken) itself. */
static RpBox *
leave_behind(Pagination *state, RpBox *box, double behind)
{
    RpBox *first, *rest;

    if (!rp_split_cut(box, MIN(room_for(state, box), behind), false, &first, &rest))
        return box;
    place(state, first, false);
    return rest;
}

/* Make sure that `needed` is free for `box` (taken) and what must stand with its beginning, where
 * that is possible at all. Returns: (owned) what of it comes next. */
static RpBox *
begin(Pagination *state, RpBox *box, double needed)
{
    double leading = rp_lines_leading(box);
    double behind =
        box->keep_with_next && leading > 0 ? MAX(box->height - box->min_lines * leading, 0) : 0;

    if (needed <= room_for(state, box) + SLACK || needed - behind > body_height(state) + SLACK ||
        (state->previous == NULL && behind <= 0))
        return box;
    if (box->keep_with_next)
        make_room(state, box, needed);
    if (needed <= room_for(state, box) + SLACK)
        return box;
    box = box->keep_with_next ? leave_behind(state, box, behind) : choose_lines(state, box);
    if (state->previous != NULL &&
        (box->keep_with_next || rp_split_least(box) > room_for(state, box) + SLACK))
        new_page(state, NULL);
    return box;
}

/* Place `box` (taken), on as many pages as it needs. `needed` is what must fit with its beginning,
 * see keep.c. */
static void
flow(Pagination *state, RpBox *box, double needed)
{
    RpBox *first, *rest;

    box = begin(state, box, needed);
    if (rp_split_height(box) > room_for(state, box) + SLACK)
        box = choose_lines(state, box);
    for (double room; rp_split_height(box) > (room = room_for(state, box)) + SLACK;) {
        bool force = is_empty(state);

        if (rp_split_cut(box, room, false, &first, &rest) ||
            (force && rp_split_cut(box, room, true, &first, &rest))) {
            place(state, first, false);
            box = rest;
        } else if (force) {
            break; /* a single box higher than the page: it runs over the edge */
        }
        new_page(state, NULL);
        state->first_whole = 1; /* the rest of a paragraph has no other forms */
    }
    place(state, box, true);
}

/* At the foot of the body of this page, or of the next one. */
static void
place_at_foot(Pagination *state, RpBox *box)
{
    double height = rp_split_height(box);

    if (height > left_for(state, box) - rp_notes_height(&state->notes) + SLACK && !is_empty(state))
        new_page(state, NULL);

    const RpPageMaster *master = state->master;
    state->foot += height;
    rp_page_place(state->page, rp_split_finish(box, true), master->margins.left,
                  master->size.height - master->margins.bottom - state->foot);
}

void
rp_paginate(RpPages *pages, RpBox *galley)
{
    Pagination state = {.pages = pages};
    guint count = galley->children == NULL ? 0 : galley->children->len;

    rp_notes_init(&state.notes, galley->notes);
    for (guint i = 0; i < count; i++) {
        RpBox *box = g_ptr_array_index(galley->children, i);

        if (state.page == NULL || box->break_before)
            new_page(&state, box->master);
        double needed = rp_keep_needed(galley, i, state.master->pitch);
        g_ptr_array_index(galley->children, i) = NULL;
        if (box->at_foot)
            place_at_foot(&state, box);
        else
            flow(&state, box, needed);
    }
    while (state.page == NULL || state.notes.rest != NULL)
        new_page(&state, NULL);
    close_page(&state);
    rp_notes_clear(&state.notes);
    rp_box_free(galley);
    rp_places_collect(pages);
}
