#include "box/item.h"

static void
clear_glyphs(RpItem *item)
{
    g_clear_pointer(&item->u.glyphs.glyphs, g_array_unref);
    g_clear_pointer(&item->u.glyphs.clusters, g_array_unref);
    g_clear_pointer(&item->u.glyphs.text, g_free);
}

void
rp_item_clear(RpItem *item)
{
    switch (item->kind) {
    case RP_ITEM_GLYPHS:
        clear_glyphs(item);
        break;
    case RP_ITEM_PATH:
        g_clear_pointer(&item->u.path.ops, g_array_unref);
        break;
    case RP_ITEM_IMAGE:
        g_clear_pointer(&item->u.image.bytes, g_bytes_unref);
        break;
    case RP_ITEM_LINK:
        g_clear_pointer(&item->u.link.target, g_free);
        break;
    case RP_ITEM_DEST:
        g_clear_pointer(&item->u.dest.name, g_free);
        break;
    case RP_ITEM_PAGE_REF:
        g_clear_pointer(&item->u.page_ref.name, g_free);
        break;
    }
}
