/* page.h - placed boxes on pages
 *
 * Boundary type between paginate and paint. Page masters say where the body of a page stands.
 */
#pragma once

#include <glib.h>

#include "base/diag.h"
#include "base/geom.h"
#include "box/box.h"

/* A kind of page. */
typedef struct {
    const char *name; /* interned: "cover", "body" ... */
    RpSize size;
    RpInsets margins;
    bool furniture; /* running heads and page number are set on it */
    bool turned;    /* its furniture stands where the page turned upright (a quarter to the left)
                       would have it */
    double pitch;   /* of the grid lines, points; 0 without a grid. Every box of the body begins on
                       a grid line */
} RpPageMaster;

typedef struct {
    RpPoint at;  /* top left of the box on the page */
    RpBox *box;  /* owned */
    bool turned; /* painted turned to the right by a quarter about `at` */
} RpPlacedBox;

typedef struct {
    const RpPageMaster *master; /* borrowed from RpPages */
    int number;     /* printed page number; counts from 1 on the first page of the file */
    GArray *placed; /* owned; of RpPlacedBox, in reading order */
} RpPage;

/* Named place found on a page. */
typedef struct {
    char *name; /* owned */
    guint page; /* index from 0 */
    RpPoint at; /* on the page */
} RpDest;

typedef struct {
    char *title; /* owned */
    int level;   /* 1.. */
    char *dest;  /* owned; name of a RpDest */
} RpOutlineEntry;

/* What the file says about itself. */
typedef struct {
    char *title, *author, *subject, *keywords; /* owned, nullable */
    char *date; /* owned; ISO 8601, e.g. 2018-06-30T00:00:00Z; never the clock */
} RpPagesInfo;

typedef struct {
    RpPagesInfo info;
    GArray *masters;  /* owned; of RpPageMaster; not changed once pages refer to it */
    GPtrArray *pages; /* owned; of RpPage */
    GArray *dests;    /* owned; of RpDest, in page order */
    GArray *outline;  /* owned; of RpOutlineEntry, in page order */
} RpPages;

RpPages *rp_pages_new(void);
void rp_pages_free(RpPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpPages, rp_pages_free)

RpPage *rp_page_new(const RpPageMaster *master, int number);
void rp_page_free(RpPage *page);

/* Put `box` (taken) on the page. */
void rp_page_place(RpPage *page, RpBox *box, double x, double y);

/* Returns: (borrowed, nullable). */
const RpPageMaster *rp_pages_lookup_master(const RpPages *pages, const char *name);
const RpDest *rp_pages_lookup_dest(const RpPages *pages, const char *name);

void rp_pages_dump(const RpPages *pages, GString *out);
