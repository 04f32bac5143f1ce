#include "box/box.h"

static void
scale_point(RpPoint *point, double factor)
{
    point->x *= factor;
    point->y *= factor;
}

static void
scale_size(RpSize *size, double factor)
{
    size->width *= factor;
    size->height *= factor;
}

/* Outlines and glyphs may be shared with other boxes. */
static void
make_own(GArray **array)
{
    GArray *own = g_array_copy(*array);

    g_array_unref(*array);
    *array = own;
}

static void
scale_path(RpPath *path, double factor)
{
    make_own(&path->ops);
    for (guint i = 0; i < path->ops->len; i++) {
        RpPathOp *op = &g_array_index(path->ops, RpPathOp, i);

        for (gsize p = 0; p < G_N_ELEMENTS(op->p); p++)
            scale_point(&op->p[p], factor);
    }
    path->width *= factor;
    path->dash[0] *= factor;
    path->dash[1] *= factor;
}

static void
scale_item(RpItem *item, double factor)
{
    scale_point(&item->at, factor);
    switch (item->kind) {
    case RP_ITEM_GLYPHS:
        item->u.glyphs.size *= factor;
        make_own(&item->u.glyphs.glyphs);
        for (guint i = 0; i < item->u.glyphs.glyphs->len; i++) {
            RpGlyph *glyph = &g_array_index(item->u.glyphs.glyphs, RpGlyph, i);

            glyph->x *= factor;
            glyph->y *= factor;
        }
        break;
    case RP_ITEM_PATH:
        scale_path(&item->u.path, factor);
        break;
    case RP_ITEM_IMAGE:
        scale_size(&item->u.image.size, factor);
        break;
    case RP_ITEM_LINK:
        scale_size(&item->u.link.size, factor);
        break;
    case RP_ITEM_DEST:
    case RP_ITEM_PAGE_REF:
        break;
    }
}

void
rp_box_scale(RpBox *box, double factor)
{
    if (box == NULL)
        return;
    box->width *= factor;
    box->height *= factor;
    box->baseline *= factor;
    box->before *= factor;
    box->after *= factor;
    scale_point(&box->at, factor);
    for (guint i = 0; box->items != NULL && i < box->items->len; i++)
        scale_item(&g_array_index(box->items, RpItem, i), factor);
    for (guint i = 0; box->children != NULL && i < box->children->len; i++)
        rp_box_scale(g_ptr_array_index(box->children, i), factor);
}
