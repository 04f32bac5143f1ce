#include "box/box.h"

/* Glyphs, clusters and outlines do not change once composed, so copies share them. */
static RpItem
copy_item(const RpItem *item)
{
    RpItem copy = *item;

    switch (item->kind) {
    case RP_ITEM_GLYPHS:
        g_array_ref(copy.u.glyphs.glyphs);
        g_array_ref(copy.u.glyphs.clusters);
        copy.u.glyphs.text = g_strdup(item->u.glyphs.text);
        break;
    case RP_ITEM_PATH:
        g_array_ref(copy.u.path.ops);
        break;
    case RP_ITEM_IMAGE:
        g_bytes_ref(copy.u.image.bytes);
        break;
    case RP_ITEM_LINK:
        copy.u.link.target = g_strdup(item->u.link.target);
        break;
    case RP_ITEM_DEST:
        copy.u.dest.name = g_strdup(item->u.dest.name);
        break;
    case RP_ITEM_PAGE_REF:
        copy.u.page_ref.name = g_strdup(item->u.page_ref.name);
        break;
    }
    return copy;
}

void
rp_box_add_items_of(RpBox *box, const RpBox *from, double dx, double dy)
{
    for (guint i = 0; from->items != NULL && i < from->items->len; i++) {
        RpItem item = copy_item(&g_array_index(from->items, RpItem, i));

        item.at.x += dx;
        item.at.y += dy;
        rp_box_add_item(box, item);
    }
}

static GPtrArray *
copy_children(const GPtrArray *children)
{
    GPtrArray *copy = g_ptr_array_new_with_free_func((GDestroyNotify)rp_box_free);

    for (guint i = 0; i < children->len; i++)
        g_ptr_array_add(copy, rp_box_copy(g_ptr_array_index(children, i)));
    return copy;
}

RpBox *
rp_box_copy(const RpBox *box)
{
    if (box == NULL)
        return NULL;

    RpBox *copy = g_memdup2(box, sizeof *box);
    copy->children = box->children == NULL ? NULL : copy_children(box->children);
    copy->items = NULL;
    copy->head = rp_box_copy(box->head);
    copy->head_again = rp_box_copy(box->head_again);
    copy->at_top = rp_box_copy(box->at_top);
    copy->again = rp_box_copy(box->again);
    copy->foot = rp_box_copy(box->foot);
    copy->ground = g_memdup2(box->ground, sizeof *box->ground);
    copy->shorter = rp_box_copy(box->shorter);
    copy->longer = rp_box_copy(box->longer);
    copy->notes = box->notes == NULL ? NULL : copy_children(box->notes);
    copy->alt = g_strdup(box->alt);
    copy->outline = g_strdup(box->outline);
    rp_box_add_items_of(copy, box, 0, 0);
    return copy;
}
