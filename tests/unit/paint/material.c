#include "material.h"

#include <glib/gstdio.h>
#include <hb.h>
#include <unistd.h>

#include "rp-check.h"

#define FONTS "/usr/share/fonts/"

static char noto_file[] = FONTS "opentype/noto/NotoSerifCJK-Regular.ttc";
static char liberation_file[] = FONTS "truetype/liberation2/LiberationSerif-Regular.ttf";
static char wenkai_file[] = FONTS "truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf";
static char hanamin_file[] = FONTS "truetype/hanazono/HanaMinB.ttf";
static char regular[] = "Regular";
static char family[] = "of the test";

const RpFace material_noto = {noto_file, 2, family, regular, 0};
const RpFace material_liberation = {liberation_file, 0, family, regular, 1};
const RpFace material_wenkai = {wenkai_file, 0, family, regular, 2};
const RpFace material_hanamin = {hanamin_file, 0, family, regular, 3};

RpPages *
material_pages(void)
{
    RpPages *pages = rp_pages_new();
    const RpPageMaster body = {.name = "body", .size = {400, 300}};

    g_array_append_val(pages->masters, body);
    return pages;
}

RpPage *
material_add_page(RpPages *pages)
{
    RpPage *page =
        rp_page_new(&g_array_index(pages->masters, RpPageMaster, 0), (int)pages->pages->len + 1);

    g_ptr_array_add(pages->pages, page);
    return page;
}

/* Glyphs that share a cluster stand together; in a backward run later text comes first. */
static void
add_clusters(GArray *clusters, const hb_glyph_info_t *info, guint n, guint length, bool backward)
{
    for (guint i = 0, count; i < n; i += count) {
        guint end = length;

        for (count = 1; i + count < n && info[i + count].cluster == info[i].cluster; count++)
            ;
        if (backward && i > 0)
            end = info[i - 1].cluster;
        if (!backward && i + count < n)
            end = info[i + count].cluster;

        const RpCluster cluster = {(guint16)(end - info[i].cluster), (guint16)count};
        g_array_append_val(clusters, cluster);
    }
}

static void
add_glyphs(GArray *glyphs, hb_buffer_t *buffer, double scale)
{
    guint n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t *position = hb_buffer_get_glyph_positions(buffer, &n);
    double x = 0;

    for (guint i = 0; i < n; i++) {
        const RpGlyph glyph = {info[i].codepoint, x + position[i].x_offset * scale,
                               -position[i].y_offset * scale};

        g_array_append_val(glyphs, glyph);
        x += position[i].x_advance * scale;
    }
}

void
material_add_text(RpBox *box, const RpFace *face, double size, const char *text, RpPoint at)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(face->file);
    hb_face_t *hb_face = hb_face_create(blob, (guint)face->index);
    hb_font_t *font = hb_font_create(hb_face);
    hb_buffer_t *buffer = hb_buffer_create();
    RpItem item = {.kind = RP_ITEM_GLYPHS, .at = at};
    guint n;

    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font, buffer, NULL, 0);
    item.u.glyphs.face = face;
    item.u.glyphs.size = size;
    item.u.glyphs.text = g_strdup(text);
    item.u.glyphs.backward = HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(buffer));
    item.u.glyphs.glyphs = g_array_new(FALSE, FALSE, sizeof(RpGlyph));
    item.u.glyphs.clusters = g_array_new(FALSE, FALSE, sizeof(RpCluster));
    add_glyphs(item.u.glyphs.glyphs, buffer, size / hb_face_get_upem(hb_face));

    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
    add_clusters(item.u.glyphs.clusters, info, n, (guint)strlen(text), item.u.glyphs.backward);
    rp_box_add_item(box, item);
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    hb_face_destroy(hb_face);
    hb_blob_destroy(blob);
}

RpBox *
material_line(const RpFace *face, const char *text)
{
    RpBox *line = rp_box_new(RP_BOX_LEAF, 300, 20);

    line->tag = RP_TAG_P;
    material_add_text(line, face, 12, text, (RpPoint){0, 15});
    return line;
}

RpPages *
material_one_line(const RpFace *face, const char *text)
{
    RpPages *pages = material_pages();

    rp_page_place(material_add_page(pages), material_line(face, text), 50, 50);
    return pages;
}

GBytes *
material_pdf(const RpPages *pages)
{
    const RpPaintOptions options = {.format = RP_FORMAT_PDF};
    g_autoptr(GError) error = NULL;
    GBytes *bytes = rp_paint_pages(pages, &options, &error);

    rp_assert_no_error(error);
    return bytes;
}

char *
material_read_with(GBytes *bytes, const char *tool)
{
    g_autofree char *file = NULL;
    g_autofree char *errors = NULL;
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) argv = g_strsplit(tool, " ", -1);
    char *output = NULL;
    int status;

    close(g_file_open_tmp("paint-XXXXXX.pdf", &file, &error));
    rp_assert_no_error(error);
    g_file_set_contents(file, g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes),
                        &error);
    rp_assert_no_error(error);
    for (guint i = 0; argv[i] != NULL; i++) {
        if (strcmp(argv[i], "FILE") == 0) {
            g_free(argv[i]);
            argv[i] = g_strdup(file);
        }
    }
    g_spawn_sync(NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &errors, &status,
                 &error);
    g_unlink(file);
    rp_assert_no_error(error);
    ck_assert_msg(g_spawn_check_wait_status(status, NULL), "%s: %s%s", tool, output, errors);
    return output;
}
