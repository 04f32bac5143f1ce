#include "paginate/paginate.h"

#include "paginate/keep-private.h"
#include "paginate/places-private.h"
#include "paginate/split-private.h"

#define SLACK 0.01

/*
 * The galley is taken from the top, box by box:
 *
 *     +--------+   fits                          -> placed
 *     | page   |   does not fit, may be cut here -> first part placed, rest comes next
 *     |  ...   |   otherwise                     -> new page, tried again
 *     +--------+   taller than an empty page     -> cut against the rules
 */
typedef struct {
    RpPages *pages;
    RpPage *page;               /* borrowed from pages; NULL before the first */
    const RpPageMaster *master; /* of the next page */
    double used;                /* height of the body taken so far, points */
    RpBox *previous;            /* borrowed; last box placed on this page, NULL at its top */
} Pagination;

static double
body_height(const RpPageMaster *master)
{
    return master->size.height - master->margins.top - master->margins.bottom;
}

static void
new_page(Pagination *state, const char *master_name)
{
    if (master_name != NULL)
        state->master = rp_pages_lookup_master(state->pages, master_name);
    if (state->master == NULL)
        state->master = &g_array_index(state->pages->masters, RpPageMaster, 0);
    state->page = rp_page_new(state->master, (int)state->pages->pages->len + 1);
    g_ptr_array_add(state->pages->pages, state->page);
    state->used = 0;
    state->previous = NULL;
}

static double
gap_above(const Pagination *state, const RpBox *box)
{
    return state->previous == NULL ? 0 : rp_box_gap(state->previous, box);
}

static void
place(Pagination *state, RpBox *box, bool last)
{
    RpBox *whole = rp_split_finish(box, last);
    double y = state->used + gap_above(state, whole);

    rp_page_place(state->page, whole, state->master->margins.left, state->master->margins.top + y);
    state->used = y + whole->height;
    state->previous = whole;
}

/* Place `box` (taken), on as many pages as it needs. `needed` is what must fit with its beginning,
 * see keep.c. */
static void
flow(Pagination *state, RpBox *box, double needed)
{
    RpBox *first, *rest;
    double room = body_height(state->master) - state->used - gap_above(state, box);

    if (needed > room + SLACK && state->previous != NULL &&
        needed <= body_height(state->master) + SLACK) {
        new_page(state, NULL);
        room = body_height(state->master);
    }
    while (rp_split_height(box) > room + SLACK) {
        bool force = state->previous == NULL;

        if (rp_split_cut(box, room, false, &first, &rest) ||
            (force && rp_split_cut(box, room, true, &first, &rest))) {
            place(state, first, false);
            box = rest;
        } else if (force) {
            break; /* a single box higher than the page: it runs over the edge */
        }
        new_page(state, NULL);
        room = body_height(state->master);
    }
    place(state, box, true);
}

void
rp_paginate(RpPages *pages, RpBox *galley)
{
    Pagination state = {.pages = pages};
    guint count = galley->children == NULL ? 0 : galley->children->len;

    for (guint i = 0; i < count; i++) {
        RpBox *box = g_ptr_array_index(galley->children, i);
        double needed = rp_keep_needed(galley, i);

        if (state.page == NULL || box->break_before)
            new_page(&state, box->master);
        g_ptr_array_index(galley->children, i) = NULL;
        flow(&state, box, needed);
    }
    rp_box_free(galley);
    if (state.page == NULL)
        new_page(&state, NULL);
    rp_places_collect(pages);
}
