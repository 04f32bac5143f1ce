#include "chart/marks.h"

#include <math.h>

#include "chart/texture.h"

#define MONO_INK 0x1A1A1A

/* Half extents of the light shapes as parts of the disc's radius: equal optical area. */
static const double diamond_half = 1.24, triangle_apex = 1.16, triangle_base = 0.98;
static const double triangle_half = 1.24, square_half = 0.9;

/* A light of side `d` has a disc of radius 0.36 d. */
static const double radius_of_side = 0.36;

static const RpTexture texture_of_shape[] = {
    [RP_SHAPE_DISC] = {RP_TEXTURE_SOLID, 0, 0, 0, 0x2B2B2B},
    [RP_SHAPE_DIAMOND] = {RP_TEXTURE_LINES, 45, 2.6, 0.9, MONO_INK},
    [RP_SHAPE_TRIANGLE_UP] = {RP_TEXTURE_DOTS, 0, 2.8, 0.55, MONO_INK},
    [RP_SHAPE_SQUARE] = {RP_TEXTURE_CROSS, 45, 3.4, 0.75, MONO_INK},
    [RP_SHAPE_TRIANGLE_DOWN] = {RP_TEXTURE_LINES, 90, 2.2, 1.1, MONO_INK},
    [RP_SHAPE_RING] = {RP_TEXTURE_LINES, 135, 5, 0.35, 0x555555},
};

static void
add_polygon(RpPath *path, const RpPoint *points, int n)
{
    rp_path_move(path, points[0].x, points[0].y);
    for (int i = 1; i < n; i++)
        rp_path_line(path, points[i].x, points[i].y);
    rp_path_close(path);
}

static void
add_triangle(RpPath *path, RpPoint c, double r, double up)
{
    RpPoint points[] = {{c.x, c.y - up * triangle_apex * r},
                        {c.x + triangle_half * r, c.y + up * triangle_base * r},
                        {c.x - triangle_half * r, c.y + up * triangle_base * r}};

    add_polygon(path, points, G_N_ELEMENTS(points));
}

static void
add_diamond(RpPath *path, RpPoint c, double half)
{
    RpPoint points[] = {{c.x, c.y - half}, {c.x + half, c.y}, {c.x, c.y + half}, {c.x - half, c.y}};

    add_polygon(path, points, G_N_ELEMENTS(points));
}

static void
add_square(RpPath *path, RpPoint c, double half)
{
    RpPoint points[] = {{c.x - half, c.y - half},
                        {c.x + half, c.y - half},
                        {c.x + half, c.y + half},
                        {c.x - half, c.y + half}};

    add_polygon(path, points, G_N_ELEMENTS(points));
}

void
rp_mark_shape(RpBox *box, RpShape shape, RpPoint centre, double radius, const RpShapeInk *ink)
{
    RpPath path = rp_path_new(ink->colour);

    switch (shape) {
    case RP_SHAPE_DISC:
        rp_path_circle(&path, centre, radius);
        break;
    case RP_SHAPE_DIAMOND:
        add_diamond(&path, centre, diamond_half * radius);
        break;
    case RP_SHAPE_TRIANGLE_UP:
        add_triangle(&path, centre, radius, 1);
        break;
    case RP_SHAPE_TRIANGLE_DOWN:
        add_triangle(&path, centre, radius, -1);
        break;
    case RP_SHAPE_SQUARE:
        add_square(&path, centre, square_half * radius);
        break;
    case RP_SHAPE_RING:
        path.fill = ink->inside;
        path.stroke = ink->colour;
        path.width = 0.28 * radius;
        rp_path_circle(&path, centre, 0.86 * radius);
        break;
    }
    rp_box_add_path(box, path);
}

void
rp_mark_light(RpBox *box, RpStatus status, RpPoint centre, double side, const RpTheme *theme)
{
    const RpStatusLook *look = rp_status_look(status);
    bool ring = look->shape == RP_SHAPE_RING;
    RpShapeInk ink = {.colour = ring ? 0x68737C : look->fill, .inside = look->fill};

    if (theme->mono)
        ink = (RpShapeInk){.colour = MONO_INK, .inside = RP_WHITE};
    rp_mark_shape(box, look->shape, centre, side * radius_of_side, &ink);
}

void
rp_mark_fill(RpBox *box, RpStatus status, RpRect rect, const RpTheme *theme)
{
    const RpStatusLook *look = rp_status_look(status);

    if (rect.width <= 0 || rect.height <= 0)
        return;
    if (!theme->mono) {
        rp_box_add_rect(box, rect, look->fill);
        return;
    }
    rp_box_add_rect(box, rect, RP_WHITE);
    /* Only a missing value has the hatch of 无数据: one that cannot be judged yet stays white. */
    if (look->shape != RP_SHAPE_RING || status == RP_STATUS_NO_DATA)
        rp_texture_fill(box, rect, &texture_of_shape[look->shape]);
    /* The outline lies inside the rectangle: lengths stay exact. */
    double line = fmin(0.6, fmin(rect.width, rect.height));
    rp_box_add_frame(
        box, (RpRect){rect.x + line / 2, rect.y + line / 2, rect.width - line, rect.height - line},
        MONO_INK, line, NULL);
}

void
rp_mark_missing(RpBox *box, RpRect rect, const RpTheme *theme)
{
    static const RpTexture stripes = {RP_TEXTURE_LINES, 135, 4, 1.5, RP_WHITE};
    RpRect inner = {rect.x + 0.25, rect.y + 0.25, rect.width - 0.5, rect.height - 0.5};

    if (inner.width <= 0 || inner.height <= 0)
        return;
    if (theme->mono) {
        rp_mark_fill(box, RP_STATUS_NO_DATA, rect, theme);
        return;
    }
    rp_box_add_rect(box, rect, rp_status_look(RP_STATUS_NO_DATA)->fill);
    rp_texture_fill(box, rect, &stripes);
    rp_box_add_frame(box, inner, 0xA9AFB5, 0.5, NULL);
}

/* A white chevron before the end of a bar that goes on beyond 100 %. */
static void
add_chevron(RpBox *box, RpRect rect)
{
    static const double stroke = 0.45 * RP_MM, depth = 1.0 * RP_MM, from_end = 2.0 * RP_MM;
    double x = rect.x + rect.width - from_end;
    RpPath path = rp_path_new(RP_NO_COLOUR);

    if (rect.width < 2 * from_end)
        return;
    path.stroke = RP_WHITE;
    path.width = stroke;
    /* Half a stroke short of the edges, so that nothing sticks out of the bar. */
    rp_path_move(&path, x, rect.y + stroke / 2);
    rp_path_line(&path, x + depth, rect.y + rect.height / 2);
    rp_path_line(&path, x, rect.y + rect.height - stroke / 2);
    rp_box_add_path(box, path);
}

static void
add_bar_fill(RpBox *box, RpRect rect, const RpBarMark *mark, const RpTheme *theme)
{
    static const double block = 1.1 * RP_MM; /* value below the baseline */
    RpRect fill = rect;

    if (mark->completion < 0) {
        fill.width = fmin(block, rect.width);
        rp_mark_fill(box, RP_STATUS_REGRESS, fill, theme);
        return;
    }
    fill.width = rect.width * fmin(mark->completion, 1);
    rp_mark_fill(box, mark->status, fill, theme);
    if (mark->completion > 1)
        add_chevron(box, rect);
}

void
rp_mark_bar(RpBox *box, RpRect rect, const RpBarMark *mark, const RpTheme *theme)
{
    static const double outline = 0.18 * RP_MM, usual_marker = 0.35 * RP_MM;
    static const double dash[2] = {0.9 * RP_MM, 0.7 * RP_MM};
    RpRect inner = {rect.x + outline / 2, rect.y + outline / 2, rect.width - outline,
                    rect.height - outline};

    const double marker = mark->marker > 0 ? mark->marker : usual_marker;

    if (isnan(mark->completion)) {
        rp_box_add_frame(box, inner, theme->mono ? MONO_INK : theme->hair5, outline, dash);
    } else {
        if (theme->mono)
            rp_box_add_frame(box, inner, MONO_INK, outline, NULL);
        else
            rp_box_add_rect(box, rect, theme->track);
        add_bar_fill(box, rect, mark, theme);
    }
    if (isnan(mark->elapsed))
        return;
    double x = rect.x + rect.width * CLAMP(mark->elapsed, 0, 1);
    rp_box_add_rect(
        box,
        (RpRect){x - marker / 2, rect.y - mark->overhang, marker, rect.height + 2 * mark->overhang},
        theme->mono ? MONO_INK : theme->ink);
}

/* The least and the greatest value; false when there is none. */
static bool
range_of(const double *values, guint n, double *ret_low, double *ret_high)
{
    *ret_low = INFINITY;
    *ret_high = -INFINITY;
    for (guint i = 0; i < n; i++) {
        if (isnan(values[i]))
            continue;
        *ret_low = fmin(*ret_low, values[i]);
        *ret_high = fmax(*ret_high, values[i]);
    }
    return *ret_low <= *ret_high;
}

void
rp_mark_spark(RpBox *box, RpRect rect, const double *values, guint n, RpStatus status,
              const RpTheme *theme)
{
    static const double stroke = 0.9, dot = 1.7;
    double low, high;
    RpPoint last = {NAN, NAN};

    if (!range_of(values, n, &low, &high))
        return;
    RpPath path = rp_path_new(RP_NO_COLOUR);
    const double height = rect.height - 2 * dot, width = rect.width - 2 * dot;
    bool open = false;

    path.stroke = theme->mono ? MONO_INK : theme->ink2;
    path.width = stroke;
    path.round = true;
    for (guint i = 0; i < n; i++) {
        const double part = high > low ? (values[i] - low) / (high - low) : 0.5;
        const RpPoint at = {rect.x + dot + (n > 1 ? width * i / (n - 1) : width),
                            rect.y + dot + height * (1 - part)};

        if (isnan(values[i])) {
            open = false;
            continue;
        }
        (open ? rp_path_line : rp_path_move)(&path, at.x, at.y);
        open = true;
        last = at;
    }
    rp_box_add_path(box, path);
    rp_mark_shape(
        box, RP_SHAPE_DISC, last, dot,
        &(RpShapeInk){theme->mono ? MONO_INK : rp_status_look(status)->line, RP_NO_COLOUR});
}
