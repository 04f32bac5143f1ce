#include <cairo-pdf.h>

#include "paint/links-private.h"
#include "paint/pdf-finish-private.h"
#include "paint/surface-private.h"

#define MAX_LEVELS 8 /* of the outline; deeper entries hang under the last level */

static cairo_surface_t *
pdf_create(RpSize size, double dpi G_GNUC_UNUSED, GByteArray *out)
{
    return cairo_pdf_surface_create_for_stream(rp_surface_write, out, size.width, size.height);
}

static void
set_metadata(cairo_surface_t *surface, cairo_pdf_metadata_t key, const char *value)
{
    if (value != NULL && *value != '\0')
        cairo_pdf_surface_set_metadata(surface, key, value);
}

/* Each entry hangs under the nearest one before it of a lower level. */
static void
add_outline(cairo_surface_t *surface, const GArray *outline)
{
    int parents[MAX_LEVELS + 1] = {CAIRO_PDF_OUTLINE_ROOT};

    for (guint i = 0; i < outline->len; i++) {
        const RpOutlineEntry *entry = &g_array_index(outline, RpOutlineEntry, i);
        const int level = CLAMP(entry->level, 1, MAX_LEVELS);
        g_autofree char *link = rp_links_dest(entry->dest);
        const int id =
            cairo_pdf_surface_add_outline(surface, parents[level - 1], entry->title, link,
                                          level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);

        for (int deeper = level; deeper <= MAX_LEVELS; deeper++)
            parents[deeper] = id;
    }
}

static void
pdf_describe(cairo_surface_t *surface, const RpPages *pages)
{
    const RpPagesInfo *info = &pages->info;

    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
    set_metadata(surface, CAIRO_PDF_METADATA_TITLE, info->title);
    set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
    set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, info->subject);
    set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, info->keywords);
    set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "dabiao " RP_VERSION);
    add_outline(surface, pages->outline);
}

static void
pdf_begin_page(cairo_surface_t *surface, RpSize size)
{
    cairo_pdf_surface_set_size(surface, size.width, size.height);
}

/* Not to be smoothed: cairo else asks viewers to interpolate images. */
const RpSurfaceOps rp_surface_pdf = {
    .all_pages = true,
    .interactive = true,
    .filter = CAIRO_FILTER_NEAREST,
    .create = pdf_create,
    .describe = pdf_describe,
    .begin_page = pdf_begin_page,
    .finish = rp_surface_finish,
    .polish = rp_pdf_finish,
};
