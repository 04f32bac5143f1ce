#include "box/item.h"

#include <string.h>

static void
drop_array(GArray *array)
{
    if (array != NULL)
        g_array_unref(array);
}

void
rp_item_clear(RpItem *item)
{
    switch (item->kind) {
    case RP_ITEM_GLYPHS:
        drop_array(item->u.glyphs.glyphs);
        drop_array(item->u.glyphs.clusters);
        g_free(item->u.glyphs.text);
        break;
    case RP_ITEM_PATH:
        drop_array(item->u.path.ops);
        break;
    case RP_ITEM_IMAGE:
        g_bytes_unref(item->u.image.bytes);
        break;
    case RP_ITEM_LINK:
        g_free(item->u.link.target);
        break;
    case RP_ITEM_DEST:
        g_free(item->u.dest.name);
        break;
    case RP_ITEM_PAGE_REF:
        g_free(item->u.page_ref.name);
        break;
    }
    memset(&item->u, 0, sizeof item->u);
}
