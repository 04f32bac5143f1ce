#include <math.h>

#include "paint/surface-private.h"

#define POINTS_PER_INCH 72.0

static cairo_surface_t *
png_create(RpSize size, double dpi, GByteArray *out G_GNUC_UNUSED)
{
    const double scale = dpi / POINTS_PER_INCH;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)ceil(size.width * scale - 0.01),
                                   (int)ceil(size.height * scale - 0.01));
    cairo_t *cr = cairo_create(surface);

    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_destroy(cr);
    cairo_surface_set_device_scale(surface, scale, scale);
    return surface;
}

static cairo_status_t
png_finish(cairo_surface_t *surface, GByteArray *out)
{
    return cairo_surface_write_to_png_stream(surface, rp_surface_write, out);
}

/* cairo moves whole glyphs to whole pixels, which at the resolution of a screen spoils the spacing;
 * outlines stay where they are. */
const RpSurfaceOps rp_surface_png = {
    .outlines = true,
    .filter = CAIRO_FILTER_GOOD,
    .create = png_create,
    .finish = png_finish,
};
