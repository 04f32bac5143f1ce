#include "chart/texture.h"

#include <math.h>

/* A rectangle cut by two parallel lines has at most six corners. */
#define MAX_CORNERS 8

typedef struct {
    RpPoint p[MAX_CORNERS];
    int n;
} Polygon;

/* Keep the part of `in` with sign * (normal . p) >= sign * limit (Sutherland and Hodgman). */
static Polygon
clip(const Polygon *in, RpPoint normal, double limit, double sign)
{
    Polygon out = {.n = 0};

    for (int i = 0; i < in->n; i++) {
        RpPoint a = in->p[i], b = in->p[(i + 1) % in->n];
        double da = sign * (normal.x * a.x + normal.y * a.y - limit);
        double db = sign * (normal.x * b.x + normal.y * b.y - limit);

        if (da >= 0 && out.n < MAX_CORNERS)
            out.p[out.n++] = a;
        if ((da < 0) != (db < 0) && out.n < MAX_CORNERS) {
            double t = da / (da - db);
            out.p[out.n++] = (RpPoint){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
        }
    }
    return out;
}

static void
add_polygon(RpPath *path, const Polygon *polygon)
{
    if (polygon->n < 3)
        return;
    rp_path_move(path, polygon->p[0].x, polygon->p[0].y);
    for (int i = 1; i < polygon->n; i++)
        rp_path_line(path, polygon->p[i].x, polygon->p[i].y);
    rp_path_close(path);
}

/* Bands of every line whose distance from the origin along `normal` is a multiple of the pitch. */
static void
add_bands(RpPath *path, RpRect rect, const RpTexture *texture, int angle)
{
    double turn = angle * G_PI / 180;
    RpPoint normal = {sin(turn), cos(turn)}; /* y grows down */
    Polygon whole = {.p = {{rect.x, rect.y},
                           {rect.x + rect.width, rect.y},
                           {rect.x + rect.width, rect.y + rect.height},
                           {rect.x, rect.y + rect.height}},
                     .n = 4};
    double nearest = INFINITY, farthest = -INFINITY;

    for (int i = 0; i < whole.n; i++) {
        double d = normal.x * whole.p[i].x + normal.y * whole.p[i].y;
        nearest = fmin(nearest, d);
        farthest = fmax(farthest, d);
    }
    double half = texture->weight / 2;
    int last = (int)floor((farthest + half) / texture->pitch);
    for (int k = (int)ceil((nearest - half) / texture->pitch); k <= last; k++) {
        Polygon part = clip(&whole, normal, k * texture->pitch - half, 1);
        part = clip(&part, normal, k * texture->pitch + half, -1);
        add_polygon(path, &part);
    }
}

/* Only whole dots are drawn: a cut one looks like dirt on the edge. */
static void
add_dots(RpPath *path, RpRect rect, const RpTexture *texture)
{
    double row_pitch = texture->pitch * sqrt(3) / 2, r = texture->weight;
    int last_row = (int)floor((rect.y + rect.height - r) / row_pitch);

    for (int row = (int)ceil((rect.y + r) / row_pitch); row <= last_row; row++) {
        double shift = row % 2 != 0 ? texture->pitch / 2 : 0;
        int last = (int)floor((rect.x + rect.width - r - shift) / texture->pitch);

        for (int k = (int)ceil((rect.x + r - shift) / texture->pitch); k <= last; k++)
            rp_path_circle(path, (RpPoint){k * texture->pitch + shift, row * row_pitch}, r);
    }
}

void
rp_texture_fill(RpBox *box, RpRect rect, const RpTexture *texture)
{
    if (rect.width <= 0 || rect.height <= 0)
        return;
    if (texture->kind == RP_TEXTURE_SOLID) {
        rp_box_add_rect(box, rect, texture->colour);
        return;
    }
    RpPath path = rp_path_new(texture->colour);
    if (texture->kind == RP_TEXTURE_DOTS)
        add_dots(&path, rect, texture);
    else
        add_bands(&path, rect, texture, texture->angle);
    if (texture->kind == RP_TEXTURE_CROSS)
        add_bands(&path, rect, texture, texture->angle + 90);
    rp_box_add_path(box, path);
}
