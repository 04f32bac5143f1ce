#include "paginate/places-private.h"

/* The walk over one page. */
typedef struct {
    RpPages *pages;
    guint page;           /* index */
    GArray *open_outline; /* of OpenEntry: entries whose place has not been found yet */
} PlaceWalk;

typedef struct {
    const char *title; /* borrowed from the box */
    int level;
} OpenEntry;

static void
add_dest(PlaceWalk *walk, const char *name, RpPoint at)
{
    RpDest dest = {.name = g_strdup(name), .page = walk->page, .at = at};

    g_array_append_val(walk->pages->dests, dest);
    for (guint i = 0; i < walk->open_outline->len; i++) {
        const OpenEntry *open = &g_array_index(walk->open_outline, OpenEntry, i);
        RpOutlineEntry entry = {g_strdup(open->title), open->level, g_strdup(name)};

        g_array_append_val(walk->pages->outline, entry);
    }
    g_array_set_size(walk->open_outline, 0);
}

static void
walk_box(PlaceWalk *walk, const RpBox *box, RpPoint at)
{
    double y = at.y;

    if (box->outline != NULL) {
        OpenEntry entry = {box->outline, box->outline_level};
        g_array_append_val(walk->open_outline, entry);
    }
    for (guint i = 0; box->items != NULL && i < box->items->len; i++) {
        const RpItem *item = &g_array_index(box->items, RpItem, i);

        if (item->kind == RP_ITEM_DEST)
            add_dest(walk, item->u.dest.name, (RpPoint){at.x + item->at.x, at.y + item->at.y});
    }
    for (guint i = 0; box->children != NULL && i < box->children->len; i++) {
        const RpBox *child = g_ptr_array_index(box->children, i);

        if (box->kind == RP_BOX_GROUP) {
            walk_box(walk, child, (RpPoint){at.x + child->at.x, at.y + child->at.y});
            continue;
        }
        if (i > 0)
            y += rp_box_gap(g_ptr_array_index(box->children, i - 1), child);
        walk_box(walk, child, (RpPoint){at.x, y});
        y += child->height;
    }
}

void
rp_places_collect(RpPages *pages)
{
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(OpenEntry));

    for (guint p = 0; p < pages->pages->len; p++) {
        const RpPage *page = g_ptr_array_index(pages->pages, p);
        PlaceWalk walk = {pages, p, open};

        for (guint b = 0; b < page->placed->len; b++) {
            const RpPlacedBox *placed = &g_array_index(page->placed, RpPlacedBox, b);

            walk_box(&walk, placed->box, placed->at);
        }
    }
}
