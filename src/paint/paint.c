#include "paint/paint.h"

#include "base/error.h"
#include "base/i18n.h"
#include "paint/cairo-autoptr-private.h"
#include "paint/links-private.h"
#include "paint/painter-private.h"
#include "paint/structure-private.h"
#include "paint/subset-private.h"
#include "paint/surface-private.h"
#include "paint/walk-private.h"

static const RpSurfaceOps *const formats[] = {
    [RP_FORMAT_PDF] = &rp_surface_pdf,
    [RP_FORMAT_SVG] = &rp_surface_svg,
    [RP_FORMAT_PNG] = &rp_surface_png,
};

/* State of one file being painted. */
typedef struct {
    const RpSurfaceOps *ops;
    const RpPages *pages;
    RpPages *spent;   /* nullable; the same, when painted pages are to be emptied */
    guint first, end; /* pages to paint: first <= index < end */

    RpPainter *painter;     /* owned */
    RpStructure *structure; /* owned; NULL when the format has none */
    bool bad_image;
} Job;

cairo_status_t
rp_surface_write(void *closure, const unsigned char *data, unsigned length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

cairo_status_t
rp_surface_finish(cairo_surface_t *surface, GByteArray *out G_GNUC_UNUSED)
{
    cairo_surface_finish(surface);
    return cairo_surface_status(surface);
}

static const RpPage *
page_at(const RpPages *pages, guint index)
{
    return g_ptr_array_index(pages->pages, index);
}

static void
collect_item(const RpItem *item, RpPoint origin G_GNUC_UNUSED, void *data)
{
    if (item->kind == RP_ITEM_GLYPHS && item->u.glyphs.glyphs->len > 0)
        rp_subsets_use(data, item->u.glyphs.face, item->u.glyphs.glyphs);
}

static const RpVisitor collector = {.item = collect_item};

/* Returns: (owned, nullable) the fonts of the pages to be painted. */
static RpSubsets *
collect_subsets(const Job *job, GError **error)
{
    g_autoptr(RpSubsets) subsets = rp_subsets_new();

    for (guint i = job->first; i < job->end; i++)
        rp_walk_page(page_at(job->pages, i), &collector, subsets);
    if (!rp_subsets_make(subsets, error))
        return NULL;
    return g_steal_pointer(&subsets);
}

static void
enter_box(const RpBox *box, void *data)
{
    Job *job = data;

    if (job->structure != NULL)
        rp_structure_enter(job->structure, box);
}

static void
paint_item(const RpItem *item, RpPoint origin, void *data)
{
    Job *job = data;

    if (!rp_painter_item(job->painter, item, origin))
        job->bad_image = true;
    if (item->kind == RP_ITEM_LINK && job->structure != NULL)
        rp_structure_link(job->structure,
                          (RpRect){origin.x + item->at.x, origin.y + item->at.y,
                                   item->u.link.size.width, item->u.link.size.height},
                          item->u.link.target);
}

static void
leave_box(const RpBox *box, void *data)
{
    Job *job = data;

    if (job->structure != NULL)
        rp_structure_leave(job->structure, box);
}

static void
turn_page(bool begins, RpPoint at, void *data)
{
    const Job *job = data;

    rp_painter_turn(job->painter, begins, at);
}

static const RpVisitor painting = {enter_box, paint_item, leave_box, turn_page};

static void
paint_page(Job *job, cairo_t *cr, guint index)
{
    const RpPage *page = page_at(job->pages, index);

    if (job->ops->begin_page != NULL)
        job->ops->begin_page(cairo_get_target(cr), page->master->size);
    if (job->ops->interactive)
        rp_links_mark_places(cr, job->pages, index);
    rp_walk_page(page, &painting, job);
    cairo_show_page(cr);
    if (job->spent != NULL)
        g_array_set_size(((RpPage *)g_ptr_array_index(job->spent->pages, index))->placed, 0);
}

/* The first thing that went wrong; cairo's errors are sticky, so they are looked at only here. */
static bool
check_result(const Job *job, cairo_status_t drawn, cairo_status_t finished, GError **error)
{
    const cairo_status_t status = drawn != CAIRO_STATUS_SUCCESS ? drawn : finished;

    if (job->bad_image) {
        g_set_error_literal(error, RP_ERROR, RP_ERROR_SYSTEM, _("an image is not a PNG file"));
        return false;
    }
    if (status != CAIRO_STATUS_SUCCESS) {
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, _("cannot paint the pages: %s"),
                    cairo_status_to_string(status));
        return false;
    }
    return true;
}

/* Returns: (owned, nullable) the bytes as cairo leaves them. */
static GBytes *
paint_raw(Job *job, double dpi, GError **error)
{
    const RpSurfaceOps *ops = job->ops;
    g_autoptr(RpSubsets) subsets = collect_subsets(job, error);
    g_autoptr(GByteArray) out = g_byte_array_new();

    if (subsets == NULL)
        return NULL;

    g_autoptr(cairo_surface_t) surface =
        ops->create(page_at(job->pages, job->first)->master->size, dpi, out);
    g_autoptr(cairo_t) cr = cairo_create(surface);

    if (ops->describe != NULL)
        ops->describe(surface, job->pages);
    job->painter = rp_painter_new(cr, ops, subsets);
    job->structure = ops->interactive ? rp_structure_new(cr) : NULL;
    for (guint i = job->first; i < job->end; i++)
        paint_page(job, cr, i);
    if (!check_result(job, cairo_status(cr), ops->finish(surface, out), error))
        return NULL;
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
}

static GBytes *
polish(const Job *job, GBytes *raw, GError **error)
{
    const GPtrArray *alts = job->structure == NULL ? NULL : rp_structure_alts(job->structure);

    if (job->ops->polish == NULL)
        return g_bytes_ref(raw);
    return job->ops->polish(raw, job->pages, alts, error);
}

static GBytes *
paint(const RpPages *pages, RpPages *spent, const RpPaintOptions *options, GError **error)
{
    const RpSurfaceOps *ops = formats[options->format];
    Job job = {.ops = ops,
               .pages = pages,
               .spent = spent,
               .first = ops->all_pages ? 0 : options->page,
               .end = ops->all_pages ? pages->pages->len : options->page + 1};
    GBytes *result = NULL;

    g_assert(job.first < job.end && job.end <= pages->pages->len);
    if (ops->interactive && !rp_links_check(pages, error))
        return NULL;

    g_autoptr(GBytes) raw = paint_raw(&job, options->dpi, error);
    if (raw != NULL)
        result = polish(&job, raw, error);
    rp_painter_free(job.painter);
    rp_structure_free(job.structure);
    return result;
}

GBytes *
rp_paint_pages(const RpPages *pages, const RpPaintOptions *options, GError **error)
{
    return paint(pages, NULL, options, error);
}

GBytes *
rp_paint_pages_once(RpPages *pages, const RpPaintOptions *options, GError **error)
{
    return paint(pages, pages, options, error);
}
