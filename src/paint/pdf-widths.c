#include "paint/pdf-widths-private.h"

#include <hb.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "paint/cairo-autoptr-private.h"

#define PER_EM   1000.0
#define DECIMALS 4

/* An embedded font file, measured in its own units. */
typedef struct {
    hb_font_t *font; /* owned */
    double upem;
} FontFile;

/* Returns: the font file that the dictionary `font` embeds; `.font` is NULL when it is not a
 * TrueType one. */
static FontFile
open_font_file(qpdf_data pdf, qpdf_oh font)
{
    qpdf_oh descriptor = qpdf_oh_get_key(pdf, font, "/FontDescriptor");
    unsigned char *bytes = NULL;
    size_t size = 0;

    if (!qpdf_oh_is_dictionary(pdf, descriptor))
        return (FontFile){0};
    qpdf_oh stream = qpdf_oh_get_key(pdf, descriptor, "/FontFile2");

    if (!qpdf_oh_is_stream(pdf, stream) ||
        qpdf_oh_get_stream_data(pdf, stream, qpdf_dl_all, NULL, &bytes, &size) != QPDF_SUCCESS)
        return (FontFile){0};
    g_autoptr(hb_blob_t) blob =
        hb_blob_create((const char *)bytes, (unsigned)size, HB_MEMORY_MODE_READONLY, bytes, free);
    g_autoptr(hb_face_t) face = hb_face_create(blob, 0);

    return (FontFile){hb_font_create(face), hb_face_get_upem(face)};
}

/* Put the true advance of glyph `id` in place of entry `i`, of which cairo cut off the fraction. */
static void
correct_width(qpdf_data pdf, const FontFile *file, qpdf_oh widths, int i, hb_codepoint_t id)
{
    qpdf_oh old = qpdf_oh_get_array_item(pdf, widths, i);
    const double width = hb_font_get_glyph_h_advance(file->font, id) * PER_EM / file->upem;
    const double cut = qpdf_oh_get_numeric_value(pdf, old);

    if (fabs(width - cut) > 1e-4 && fabs(width - cut) < 1.0)
        qpdf_oh_set_array_item(pdf, widths, i, qpdf_oh_new_real_from_double(pdf, width, DECIMALS));
    qpdf_oh_release(pdf, old);
}

/* A composite font: /W [0 [w0 w1 ...]], character ids are glyph ids. */
static void
correct_composite(qpdf_data pdf, qpdf_oh font)
{
    qpdf_oh widths = qpdf_oh_get_key(pdf, font, "/W");

    if (!qpdf_oh_is_array(pdf, widths))
        return;
    FontFile file = open_font_file(pdf, font);

    for (int i = 0; file.font != NULL && i + 1 < qpdf_oh_get_array_n_items(pdf, widths); i += 2) {
        qpdf_oh list = qpdf_oh_get_array_item(pdf, widths, i + 1);
        const int first = qpdf_oh_get_int_value_as_int(pdf, qpdf_oh_get_array_item(pdf, widths, i));

        if (!qpdf_oh_is_array(pdf, list))
            break; /* the other form: first last width */
        for (int k = 0; k < qpdf_oh_get_array_n_items(pdf, list); k++)
            correct_width(pdf, &file, list, k, (hb_codepoint_t)(first + k));
    }
    hb_font_destroy(file.font);
}

/* A simple font: /Widths from /FirstChar on; its file says which glyph a code is. */
static void
correct_simple(qpdf_data pdf, qpdf_oh font)
{
    qpdf_oh widths = qpdf_oh_get_key(pdf, font, "/Widths");
    qpdf_oh first = qpdf_oh_get_key(pdf, font, "/FirstChar");
    hb_codepoint_t id;

    if (!qpdf_oh_is_array(pdf, widths) || !qpdf_oh_is_integer(pdf, first))
        return;
    FontFile file = open_font_file(pdf, font);
    const int from = qpdf_oh_get_int_value_as_int(pdf, first);

    for (int i = 0; file.font != NULL && i < qpdf_oh_get_array_n_items(pdf, widths); i++)
        if (hb_font_get_nominal_glyph(file.font, (hb_codepoint_t)(from + i), &id))
            correct_width(pdf, &file, widths, i, id);
    hb_font_destroy(file.font);
}

static bool
is_name(qpdf_data pdf, qpdf_oh dictionary, const char *key, const char *name)
{
    qpdf_oh value = qpdf_oh_get_key(pdf, dictionary, key);
    const bool equal = qpdf_oh_is_name_and_equals(pdf, value, name);

    qpdf_oh_release(pdf, value);
    return equal;
}

void
rp_pdf_widths_correct(qpdf_data pdf)
{
    const int n =
        qpdf_oh_get_int_value_as_int(pdf, qpdf_oh_get_key(pdf, qpdf_get_trailer(pdf), "/Size"));

    for (int id = 1; id < n; id++) {
        qpdf_oh object = qpdf_get_object_by_id(pdf, id, 0);

        if (qpdf_oh_is_dictionary(pdf, object) && is_name(pdf, object, "/Type", "/Font")) {
            if (is_name(pdf, object, "/Subtype", "/CIDFontType2"))
                correct_composite(pdf, object);
            else if (is_name(pdf, object, "/Subtype", "/TrueType"))
                correct_simple(pdf, object);
        }
        qpdf_oh_release(pdf, object);
    }
}
