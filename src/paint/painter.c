#include "paint/painter-private.h"

#include <string.h>

#include "paint/cairo-autoptr-private.h"

#define MITRE_LIMIT 4.0 /* sharp peaks of line charts do not become spikes */

struct RpPainter {
    cairo_t *cr;              /* borrowed */
    const RpSurfaceOps *ops;  /* borrowed */
    const RpSubsets *subsets; /* borrowed */
    GArray *glyphs;           /* owned; of cairo_glyph_t, of the item being painted */
    GArray *clusters;         /* owned; of cairo_text_cluster_t, likewise */
};

RpPainter *
rp_painter_new(cairo_t *cr, const RpSurfaceOps *ops, const RpSubsets *subsets)
{
    RpPainter *painter = g_new0(RpPainter, 1);
    cairo_font_options_t *options = cairo_font_options_create();

    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
    cairo_set_miter_limit(cr, MITRE_LIMIT);

    painter->cr = cr;
    painter->ops = ops;
    painter->subsets = subsets;
    painter->glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t));
    painter->clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t));
    return painter;
}

void
rp_painter_free(RpPainter *painter)
{
    if (painter == NULL)
        return;
    g_array_unref(painter->glyphs);
    g_array_unref(painter->clusters);
    g_free(painter);
}

static void
set_colour(cairo_t *cr, RpColour colour)
{
    cairo_set_source_rgb(cr, ((colour >> 16) & 0xFF) / 255.0, ((colour >> 8) & 0xFF) / 255.0,
                         (colour & 0xFF) / 255.0);
}

/* cairo takes the clusters of a backward run in the order of the text. */
static void
gather_clusters(RpPainter *painter, const RpItem *item)
{
    const GArray *clusters = item->u.glyphs.clusters;

    g_array_set_size(painter->clusters, 0);
    for (guint i = 0; i < clusters->len; i++) {
        const guint k = item->u.glyphs.backward ? clusters->len - 1 - i : i;
        const RpCluster *from = &g_array_index(clusters, RpCluster, k);
        const cairo_text_cluster_t cluster = {from->bytes, from->glyphs};

        g_array_append_val(painter->clusters, cluster);
    }
}

static void
gather_glyphs(RpPainter *painter, const RpItem *item, const RpSubset *subset, RpPoint at)
{
    const GArray *glyphs = item->u.glyphs.glyphs;

    g_array_set_size(painter->glyphs, 0);
    for (guint i = 0; i < glyphs->len; i++) {
        const RpGlyph *from = &g_array_index(glyphs, RpGlyph, i);
        const cairo_glyph_t glyph = {rp_subset_glyph(subset, from->id), at.x + from->x,
                                     at.y + from->y};

        g_array_append_val(painter->glyphs, glyph);
    }
}

static void
paint_glyphs(RpPainter *painter, const RpItem *item, RpPoint at)
{
    cairo_t *cr = painter->cr;

    if (item->u.glyphs.glyphs->len == 0 || item->u.glyphs.colour == RP_NO_COLOUR)
        return;

    const RpSubset *subset = rp_subsets_lookup(painter->subsets, item->u.glyphs.face);
    gather_glyphs(painter, item, subset, at);
    gather_clusters(painter, item);
    set_colour(cr, item->u.glyphs.colour);
    cairo_set_font_face(cr, rp_subset_font(subset));
    cairo_set_font_size(cr, item->u.glyphs.size);

    const cairo_glyph_t *glyphs = (const cairo_glyph_t *)(void *)painter->glyphs->data;
    if (painter->ops->outlines) {
        cairo_glyph_path(cr, glyphs, (int)painter->glyphs->len);
        cairo_fill(cr);
        return;
    }
    cairo_show_text_glyphs(cr, item->u.glyphs.text, (int)strlen(item->u.glyphs.text), glyphs,
                           (int)painter->glyphs->len,
                           (const cairo_text_cluster_t *)(void *)painter->clusters->data,
                           (int)painter->clusters->len,
                           item->u.glyphs.backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
}

static void
trace_op(cairo_t *cr, const RpPathOp *op, RpPoint at)
{
    const RpPoint *p = op->p;

    switch (op->kind) {
    case RP_PATH_MOVE:
        cairo_move_to(cr, at.x + p[0].x, at.y + p[0].y);
        break;
    case RP_PATH_LINE:
        cairo_line_to(cr, at.x + p[0].x, at.y + p[0].y);
        break;
    case RP_PATH_CURVE:
        cairo_curve_to(cr, at.x + p[0].x, at.y + p[0].y, at.x + p[1].x, at.y + p[1].y,
                       at.x + p[2].x, at.y + p[2].y);
        break;
    case RP_PATH_CLOSE:
        cairo_close_path(cr);
        break;
    }
}

static void
set_pen(cairo_t *cr, const RpPath *path)
{
    const int n_dashes = path->dash[0] > 0 ? 2 : 0;

    set_colour(cr, path->stroke);
    cairo_set_line_width(cr, path->width);
    cairo_set_dash(cr, path->dash, n_dashes, 0);
    cairo_set_line_join(cr, path->round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
    cairo_set_line_cap(cr, path->round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
}

static void
paint_path(cairo_t *cr, const RpPath *path, RpPoint at)
{
    cairo_new_path(cr);
    for (guint i = 0; i < path->ops->len; i++)
        trace_op(cr, &g_array_index(path->ops, RpPathOp, i), at);
    if (path->fill != RP_NO_COLOUR) {
        set_colour(cr, path->fill);
        cairo_fill_preserve(cr);
    }
    if (path->stroke != RP_NO_COLOUR && path->width > 0) {
        set_pen(cr, path);
        cairo_stroke_preserve(cr);
    }
    cairo_new_path(cr);
}

/* Bytes of an image not read yet. */
typedef struct {
    const guint8 *data;
    gsize left;
} ImageReader;

static cairo_status_t
read_image(void *closure, unsigned char *data, unsigned length)
{
    ImageReader *reader = closure;

    if (length > reader->left)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(data, reader->data, length);
    reader->data += length;
    reader->left -= length;
    return CAIRO_STATUS_SUCCESS;
}

static bool
paint_image(const RpPainter *painter, const RpItem *item, RpPoint at)
{
    cairo_t *cr = painter->cr;
    ImageReader reader;

    reader.data = g_bytes_get_data(item->u.image.bytes, &reader.left);

    g_autoptr(cairo_surface_t) image =
        cairo_image_surface_create_from_png_stream(read_image, &reader);
    if (cairo_surface_status(image) != CAIRO_STATUS_SUCCESS)
        return false;
    cairo_save(cr);
    cairo_translate(cr, at.x, at.y);
    cairo_scale(cr, item->u.image.size.width / cairo_image_surface_get_width(image),
                item->u.image.size.height / cairo_image_surface_get_height(image));
    cairo_set_source_surface(cr, image, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cr), painter->ops->filter);
    if (painter->ops->filter != CAIRO_FILTER_NEAREST)
        cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD); /* else edges fade */
    cairo_rectangle(cr, 0, 0, cairo_image_surface_get_width(image),
                    cairo_image_surface_get_height(image));
    cairo_fill(cr);
    cairo_restore(cr);
    return true;
}

void
rp_painter_turn(RpPainter *painter, bool begins, RpPoint at)
{
    if (!begins) {
        cairo_restore(painter->cr);
        return;
    }
    cairo_save(painter->cr);
    cairo_translate(painter->cr, at.x, at.y);
    cairo_rotate(painter->cr, G_PI / 2);
    cairo_translate(painter->cr, -at.x, -at.y);
}

bool
rp_painter_item(RpPainter *painter, const RpItem *item, RpPoint origin)
{
    const RpPoint at = {origin.x + item->at.x, origin.y + item->at.y};

    switch (item->kind) {
    case RP_ITEM_GLYPHS:
        paint_glyphs(painter, item, at);
        break;
    case RP_ITEM_PATH:
        paint_path(painter->cr, &item->u.path, at);
        break;
    case RP_ITEM_IMAGE:
        return paint_image(painter, item, at);
    case RP_ITEM_LINK:
    case RP_ITEM_DEST:
    case RP_ITEM_PAGE_REF:
        break;
    }
    return true;
}
