/* compare-pictures.c EXPECTED.png ACTUAL.png - do two pictures look the same?
 *
 * Squares of 5 × 5 pixels are compared by their mean colour, so that another version of the font
 * rasterizer passes and a mark that moved, grew or changed its colour does not. Exit status 0 when
 * they look the same, 1 with a line that says where not, 2 when a file cannot be read.
 */
#include <cairo.h>
#include <glib.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define SQUARE       5
#define MOST_SQUARE  40.0 /* of 255: difference of a square in one channel */
#define MOST_PICTURE 1.5  /* mean of all squares */

typedef struct {
    cairo_surface_t *surface;
    int width, height;
} Picture;

static Picture
read_picture(const char *path)
{
    cairo_surface_t *surface = cairo_image_surface_create_from_png(path);

    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        fprintf(stderr, "%s: cannot be read as a PNG file\n", path);
        exit(2);
    }
    return (Picture){surface, cairo_image_surface_get_width(surface),
                     cairo_image_surface_get_height(surface)};
}

/* Mean of a channel (0 blue, 1 green, 2 red) over the square at x, y. */
static double
mean(const Picture *picture, int x, int y, int channel)
{
    const unsigned char *data = cairo_image_surface_get_data(picture->surface);
    int stride = cairo_image_surface_get_stride(picture->surface);
    double sum = 0;
    int n = 0;

    for (int row = y; row < MIN(y + SQUARE, picture->height); row++)
        for (int column = x; column < MIN(x + SQUARE, picture->width); column++) {
            sum += data[row * stride + column * 4 + channel];
            n++;
        }
    return sum / MAX(n, 1);
}

static double
square_difference(const Picture *a, const Picture *b, int x, int y)
{
    double most = 0;

    for (int channel = 0; channel < 3; channel++) {
        double difference = mean(a, x, y, channel) - mean(b, x, y, channel);
        most = MAX(most, ABS(difference));
    }
    return most;
}

static int
compare(const Picture *a, const Picture *b)
{
    double sum = 0, worst = 0;
    int n = 0, worst_x = 0, worst_y = 0;

    if (a->width != b->width || a->height != b->height) {
        fprintf(stderr, "%d x %d instead of %d x %d pixels\n", b->width, b->height, a->width,
                a->height);
        return 1;
    }
    for (int y = 0; y < a->height; y += SQUARE)
        for (int x = 0; x < a->width; x += SQUARE) {
            double difference = square_difference(a, b, x, y);
            sum += difference;
            n++;
            if (difference <= worst)
                continue;
            worst = difference;
            worst_x = x;
            worst_y = y;
        }
    if (worst <= MOST_SQUARE && sum / n <= MOST_PICTURE)
        return 0;
    fprintf(stderr, "mean difference %.1f; %.0f at pixel %d,%d\n", sum / n, worst, worst_x,
            worst_y);
    return 1;
}

int
main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: compare-pictures EXPECTED.png ACTUAL.png\n", stderr);
        return 2;
    }
    Picture expected = read_picture(argv[1]), actual = read_picture(argv[2]);
    int status = compare(&expected, &actual);

    cairo_surface_destroy(expected.surface);
    cairo_surface_destroy(actual.surface);
    return status;
}
