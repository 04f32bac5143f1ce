#include "paint/walk-private.h"

typedef struct {
    const RpVisitor *visitor;
    void *data;
} Walk;

static void walk_box(const Walk *walk, const RpBox *box, RpPoint at);

/* Returns: the bottom of `part`, set at `at`; `at` itself when there is none. */
static double
walk_part(const Walk *walk, const RpBox *part, RpPoint at)
{
    if (part == NULL)
        return at.y;
    walk_box(walk, part, at);
    return at.y + part->height;
}

/* Paginating makes head and foot ordinary children; a column that it never saw (a cover, say) has
 * them where they would come to stand. */
static void
walk_column(const Walk *walk, const RpBox *column, RpPoint at)
{
    const guint n = column->children == NULL ? 0 : column->children->len;
    double y = walk_part(walk, column->head, at);

    for (guint i = 0; i < n; i++) {
        const RpBox *child = g_ptr_array_index(column->children, i);

        if (i > 0)
            y += rp_box_gap(g_ptr_array_index(column->children, i - 1), child);
        walk_box(walk, child, (RpPoint){at.x, y});
        y += child->height;
    }
    if (column->foot != NULL)
        walk_part(walk, column->foot, (RpPoint){at.x, y + column->foot->before});
}

static void
walk_group(const Walk *walk, const RpBox *group, RpPoint at)
{
    for (guint i = 0; group->children != NULL && i < group->children->len; i++) {
        const RpBox *child = g_ptr_array_index(group->children, i);

        walk_box(walk, child, (RpPoint){at.x + child->at.x, at.y + child->at.y});
    }
}

static void
walk_items(const Walk *walk, const RpBox *box, RpPoint at)
{
    if (walk->visitor->item == NULL || box->items == NULL)
        return;
    for (guint i = 0; i < box->items->len; i++)
        walk->visitor->item(&g_array_index(box->items, RpItem, i), at, walk->data);
}

static void
walk_box(const Walk *walk, const RpBox *box, RpPoint at)
{
    if (walk->visitor->enter != NULL)
        walk->visitor->enter(box, walk->data);
    walk_items(walk, box, at);
    if (box->kind == RP_BOX_COLUMN)
        walk_column(walk, box, at);
    else
        walk_group(walk, box, at);
    if (walk->visitor->leave != NULL)
        walk->visitor->leave(box, walk->data);
}

void
rp_walk_page(const RpPage *page, const RpVisitor *visitor, void *data)
{
    const Walk walk = {visitor, data};

    for (guint i = 0; i < page->placed->len; i++) {
        const RpPlacedBox *placed = &g_array_index(page->placed, RpPlacedBox, i);

        if (placed->turned && visitor->turn != NULL)
            visitor->turn(true, placed->at, data);
        walk_box(&walk, placed->box, placed->at);
        if (placed->turned && visitor->turn != NULL)
            visitor->turn(false, placed->at, data);
    }
}
