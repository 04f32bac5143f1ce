#include <fontconfig/fontconfig.h>
#include <hb.h>

#include "fonts/fontset-private.h"
#include "fonts/fontset.h"

/* Append what tells one version of a font from another: the table `head` holds a checksum over the
 * whole font and its revision. Reading all bytes of all fonts would take longer than a report. */
static void
append_font(const FcPattern *font, GPtrArray *lines)
{
    FcChar8 *file = NULL;
    int index = 0;

    if (FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch ||
        FcPatternGetInteger(font, FC_INDEX, 0, &index) != FcResultMatch)
        return;

    hb_blob_t *bytes = hb_blob_create_from_file((const char *)file);
    hb_face_t *face = hb_face_create(bytes, (unsigned)index & 0xFFFFu);
    hb_blob_t *head = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned length = 0;
    const char *data = hb_blob_get_data(head, &length);
    g_autofree char *sum = g_compute_checksum_for_data(
        G_CHECKSUM_SHA256, (const guchar *)(data == NULL ? "" : data), length);
    g_autofree char *name = g_path_get_basename((const char *)file);

    g_ptr_array_add(lines,
                    g_strdup_printf("%s %d %u %s", name, index, hb_blob_get_length(bytes), sum));
    hb_blob_destroy(head);
    hb_face_destroy(face);
    hb_blob_destroy(bytes);
}

static int
compare_lines(gconstpointer a, gconstpointer b)
{
    return g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

char *
rp_fontset_identity(const RpFontSet *set)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    const FcFontSet *fonts = FcConfigGetFonts(rp_fontset_config(set), FcSetSystem);

    for (int i = 0; fonts != NULL && i < fonts->nfont; i++)
        append_font(fonts->fonts[i], lines);
    g_ptr_array_sort(lines, compare_lines);
    g_ptr_array_add(lines, NULL);

    g_autofree char *all = g_strjoinv("\n", (char **)lines->pdata);
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, all, -1);
}
