#include <cairo-svg.h>
#include <string.h>

#include "base/error.h"
#include "paint/surface-private.h"

static cairo_surface_t *
svg_create(RpSize size, double dpi G_GNUC_UNUSED, GByteArray *out)
{
    cairo_surface_t *surface =
        cairo_svg_surface_create_for_stream(rp_surface_write, out, size.width, size.height);

    cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PT);
    return surface;
}

/* Append 'id="image' or '#image' with the number that stands for the one found. */
static gboolean
renumber(const GMatchInfo *match, GString *out, gpointer data)
{
    GHashTable *numbers = data;
    g_autofree char *before = g_match_info_fetch(match, 1);
    g_autofree char *old = g_match_info_fetch(match, 2);
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, old));

    if (number == 0) {
        number = g_hash_table_size(numbers) + 1;
        g_hash_table_insert(numbers, g_strdup(old), GUINT_TO_POINTER(number));
    }
    g_string_append_printf(out, "%s%u", before, number);
    return FALSE;
}

/* cairo names groups and images by a count that runs as long as the process does; here they are
 * counted in the order of the file, so that equal pages give equal bytes. */
static GBytes *
svg_polish(GBytes *raw, const RpPages *pages G_GNUC_UNUSED, const GPtrArray *alts G_GNUC_UNUSED,
           GError **error)
{
    g_autoptr(GRegex) regex = g_regex_new("((?:id=\"|#)(?:surface|image))([0-9]+)", 0, 0, NULL);
    g_autoptr(GHashTable) numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GError) fault = NULL;
    gsize size;
    const char *text = g_bytes_get_data(raw, &size);
    char *polished =
        g_regex_replace_eval(regex, text, (gssize)size, 0, 0, renumber, numbers, &fault);

    if (polished == NULL) {
        g_set_error_literal(error, RP_ERROR, RP_ERROR_SYSTEM, fault->message);
        return NULL;
    }
    return g_bytes_new_take(polished, strlen(polished));
}

const RpSurfaceOps rp_surface_svg = {
    .filter = CAIRO_FILTER_NEAREST, /* left to the viewer */
    .create = svg_create,
    .finish = rp_surface_finish,
    .polish = svg_polish,
};
