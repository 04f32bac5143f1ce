#include <cairo.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "material.h"
#include "rp-check.h"

static GBytes *
paint(const RpPages *pages, RpFormat format, guint page, double dpi)
{
    const RpPaintOptions options = {format, page, dpi};
    g_autoptr(GError) error = NULL;
    GBytes *bytes = rp_paint_pages(pages, &options, &error);

    rp_assert_no_error(error);
    return bytes;
}

typedef struct {
    const guint8 *data;
    gsize left;
} Reader;

static cairo_status_t
read_bytes(void *closure, unsigned char *data, unsigned length)
{
    Reader *reader = closure;

    if (length > reader->left)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(data, reader->data, length);
    reader->data += length;
    reader->left -= length;
    return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
read_png(GBytes *png)
{
    Reader reader;

    reader.data = g_bytes_get_data(png, &reader.left);
    return cairo_image_surface_create_from_png_stream(read_bytes, &reader);
}

/* Returns: 0xRRGGBB. */
static guint32
pixel(cairo_surface_t *image, int x, int y)
{
    const guchar *row =
        cairo_image_surface_get_data(image) + (gsize)y * cairo_image_surface_get_stride(image);

    return ((const guint32 *)(const void *)row)[x] & 0xFFFFFF;
}

/* Returns: (owned) 2 x 1 pixels, red and green. */
static GBytes *
two_pixels(void)
{
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 2, 1);
    guint32 *pixels = (guint32 *)(void *)cairo_image_surface_get_data(image);
    g_autofree char *file = NULL;
    char *data;
    gsize size;

    pixels[0] = 0xFF0000;
    pixels[1] = 0x00FF00;
    cairo_surface_mark_dirty(image);
    close(g_file_open_tmp("paint-XXXXXX.png", &file, NULL));
    cairo_surface_write_to_png(image, file);
    cairo_surface_destroy(image);
    g_file_get_contents(file, &data, &size, NULL);
    g_unlink(file);
    return g_bytes_new_take(data, size);
}

/* One of each thing that can be seen, 40 pt apart. */
static RpPages *
picture_pages(void)
{
    RpPages *pages = material_pages();
    RpBox *box = rp_box_new(RP_BOX_LEAF, 400, 300);
    RpPath disc = rp_path_new(0x0000FF);
    RpPath hollow = rp_path_new(RP_NO_COLOUR);
    RpItem image = {.kind = RP_ITEM_IMAGE, .at = {180, 20}};

    rp_box_add_rect(box, (RpRect){20, 20, 20, 20}, 0xCC3366);
    rp_box_add_frame(box, (RpRect){60, 20, 20, 20}, 0x008000, 4, NULL);
    rp_path_circle(&disc, (RpPoint){110, 30}, 10);
    rp_box_add_path(box, disc);
    rp_box_add_line(box, (RpPoint){140, 30}, (RpPoint){160, 30}, 0x000000, 4, (double[]){10, 10});
    rp_path_circle(&hollow, (RpPoint){350, 30}, 10);
    rp_box_add_path(box, hollow);
    image.u.image.bytes = two_pixels();
    image.u.image.size = (RpSize){20, 20};
    rp_box_add_item(box, image);
    material_add_text(box, &material_noto, 40, "█", (RpPoint){200, 200});
    material_add_page(pages);
    rp_page_place(material_add_page(pages), box, 0, 0);
    return pages;
}

static const struct {
    int x, y; /* points */
    guint32 colour;
} pixel_rows[] = {
    {5, 5, 0xFFFFFF},     /* paper */
    {30, 30, 0xCC3366},   /* in the rectangle */
    {41, 30, 0xFFFFFF},   /* right of it */
    {60, 30, 0x008000},   /* on the frame */
    {70, 30, 0xFFFFFF},   /* inside the frame: not filled */
    {110, 21, 0x0000FF},  /* top of the disc */
    {101, 21, 0xFFFFFF},  /* its corner */
    {145, 30, 0x000000},  /* dash */
    {155, 30, 0xFFFFFF},  /* gap */
    {183, 35, 0xFF0000},  /* left half of the image */
    {197, 25, 0x00FF00},  /* right half */
    {350, 30, 0xFFFFFF},  /* without colours nothing is drawn */
    {360, 30, 0xFFFFFF},  /* nor stroked */
    {220, 185, 0x000000}, /* a glyph that fills its square */
};

START_TEST(everything_stands_where_it_was_put_at_any_resolution)
{
    g_autoptr(RpPages) pages = picture_pages();

    for (int scale = 1; scale <= 2; scale++) {
        g_autoptr(GBytes) png = paint(pages, RP_FORMAT_PNG, 1, 72.0 * scale);
        cairo_surface_t *image = read_png(png);

        ck_assert(cairo_image_surface_get_width(image) == 400 * scale);
        ck_assert(cairo_image_surface_get_height(image) == 300 * scale);
        for (size_t i = 0; i < G_N_ELEMENTS(pixel_rows); i++) {
            const guint32 found = pixel(image, pixel_rows[i].x * scale, pixel_rows[i].y * scale);

            ck_assert_msg(found == pixel_rows[i].colour, "at %d, %d: %06x", pixel_rows[i].x,
                          pixel_rows[i].y, found);
        }
        cairo_surface_destroy(image);
    }
}
END_TEST

static RpBox *
block(double height, RpColour colour)
{
    RpBox *box = rp_box_new(RP_BOX_LEAF, 20, height);

    rp_box_add_rect(box, (RpRect){0, 0, 20, height}, colour);
    return box;
}

/* Head, two blocks with a gap of 6 (the larger of 6 and 2), foot 4 below. */
static RpBox *
column_with_head_and_foot(void)
{
    RpBox *column = rp_box_new(RP_BOX_COLUMN, 20, 0);
    RpBox *first = block(10, 0x0000FF);
    RpBox *second = block(10, 0x00FF00);

    first->before = 50; /* does not count on top */
    first->after = 2;
    second->before = 6;
    rp_box_append(column, first);
    rp_box_append(column, second);
    column->head = block(10, 0xFF0000);
    column->foot = block(10, 0xFF00FF);
    column->foot->before = 4;
    return column;
}

static const struct {
    int y; /* points from the top of the column */
    guint32 colour;
} column_rows[] = {
    {-1, 0xFFFFFF}, /* above */
    {5, 0xFF0000},  /* the head */
    {11, 0x0000FF}, /* the first block, right below */
    {19, 0x0000FF}, /* its end */
    {21, 0xFFFFFF}, /* the gap */
    {25, 0xFFFFFF}, /* its end */
    {27, 0x00FF00}, /* the second block */
    {35, 0x00FF00}, /* its end */
    {38, 0xFFFFFF}, /* the space before the foot */
    {41, 0xFF00FF}, /* the foot */
    {51, 0xFFFFFF}, /* below */
};

START_TEST(a_column_is_painted_with_its_gaps_wherever_a_group_puts_it)
{
    g_autoptr(RpPages) pages = material_pages();
    RpBox *group = rp_box_new(RP_BOX_GROUP, 100, 100);

    rp_box_place(group, column_with_head_and_foot(), 7, 11);
    rp_page_place(material_add_page(pages), group, 30, 40);
    g_autoptr(GBytes) png = paint(pages, RP_FORMAT_PNG, 0, 72);
    cairo_surface_t *image = read_png(png);

    for (size_t i = 0; i < G_N_ELEMENTS(column_rows); i++) {
        const int y = 40 + 11 + column_rows[i].y;

        ck_assert_uint_eq(pixel(image, 30 + 7 + 1, y), column_rows[i].colour);
        ck_assert_uint_eq(pixel(image, 30 + 7 - 2, y), 0xFFFFFF);
    }
    cairo_surface_destroy(image);
}
END_TEST

START_TEST(the_page_asked_for_is_painted)
{
    g_autoptr(RpPages) pages = picture_pages();
    g_autoptr(GBytes) png = paint(pages, RP_FORMAT_PNG, 0, 72);
    cairo_surface_t *image = read_png(png);

    for (int x = 0; x < 400; x++)
        ck_assert_uint_eq(pixel(image, x, 30), 0xFFFFFF);
    cairo_surface_destroy(image);
}
END_TEST

static const RpFormat formats[] = {
    RP_FORMAT_SVG, /* vectors */
    RP_FORMAT_PNG, /* pixels */
};

START_TEST(two_runs_give_the_same_bytes)
{
    g_autoptr(RpPages) pages = picture_pages();
    g_autoptr(GBytes) first = paint(pages, formats[_i], 1, 96);
    g_autoptr(RpPages) again = picture_pages();
    g_autoptr(GBytes) second = paint(again, formats[_i], 1, 96);

    ck_assert(g_bytes_equal(first, second));
}
END_TEST

START_TEST(svg_has_the_size_of_the_page_in_points)
{
    g_autoptr(RpPages) pages = picture_pages();
    g_autoptr(GBytes) svg = paint(pages, RP_FORMAT_SVG, 1, 0);
    gsize size;
    const char *data = g_bytes_get_data(svg, &size);
    g_autofree char *text = g_strndup(data, size);

    ck_assert_ptr_nonnull(strstr(text, "width=\"400pt\" height=\"300pt\" viewBox=\"0 0 400 300\""));
}
END_TEST

static Suite *
picture_suite(void)
{
    Suite *suite = suite_create("paint/picture");
    TCase *tc = tcase_create("picture");

    tcase_add_test(tc, everything_stands_where_it_was_put_at_any_resolution);
    tcase_add_test(tc, a_column_is_painted_with_its_gaps_wherever_a_group_puts_it);
    tcase_add_test(tc, the_page_asked_for_is_painted);
    rp_tcase_add_rows(tc, two_runs_give_the_same_bytes, formats);
    tcase_add_test(tc, svg_has_the_size_of_the_page_in_points);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(picture_suite)
