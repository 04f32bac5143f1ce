#include <cairo-svg.h>

#include "paint/surface-private.h"

static cairo_surface_t *
svg_create(RpSize size, double dpi G_GNUC_UNUSED, GByteArray *out)
{
    cairo_surface_t *surface =
        cairo_svg_surface_create_for_stream(rp_surface_write, out, size.width, size.height);

    cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PT);
    return surface;
}

const RpSurfaceOps rp_surface_svg = {
    .filter = CAIRO_FILTER_GOOD,
    .create = svg_create,
    .finish = rp_surface_finish,
};
