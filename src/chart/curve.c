#include "chart/curve.h"

#include <math.h>

#include "chart/marks.h"

void
rp_pen_polyline(RpPen *pen, const RpPoint *points, guint n, const RpStroke *stroke)
{
    RpPath path = rp_path_new(RP_NO_COLOUR);

    path.stroke = stroke->colour;
    path.width = stroke->width;
    path.dash[0] = stroke->dash[0];
    path.dash[1] = stroke->dash[1];
    path.round = stroke->dash[0] <= 0;
    for (guint i = 0; i < n; i++) {
        if (i == 0)
            rp_path_move(&path, points[i].x, points[i].y);
        else
            rp_path_line(&path, points[i].x, points[i].y);
    }
    if (stroke->casing > 0 && n > 1) {
        RpStroke casing = {.colour = RP_WHITE, .width = stroke->casing};
        rp_pen_polyline(pen, points, n, &casing);
    }
    rp_box_add_path(pen->art, path);
}

void
rp_pen_dot(RpPen *pen, RpPoint at, double radius, RpColour colour)
{
    static const double edge = 0.8;

    rp_mark_shape(pen->art, RP_SHAPE_DISC, at, radius + edge, &(RpShapeInk){.colour = RP_WHITE});
    rp_mark_shape(pen->art, RP_SHAPE_DISC, at, radius, &(RpShapeInk){.colour = colour});
}

void
rp_pen_ring(RpPen *pen, RpPoint at, double radius, RpColour colour)
{
    rp_mark_shape(pen->art, RP_SHAPE_RING, at, radius,
                  &(RpShapeInk){.colour = colour, .inside = RP_WHITE});
}

static void
draw_gap(RpPen *pen, RpPoint from, RpPoint to, const RpCurve *curve)
{
    RpStroke thin = {.colour = curve->stroke.colour, .width = 1, .dash = {1.8, 2}};
    RpPoint middle = {(from.x + to.x) / 2, (from.y + to.y) / 2};

    thin.width = fmin(thin.width, curve->stroke.width);
    rp_pen_line(pen, from, to, &thin);
    if (curve->rings)
        rp_pen_ring(pen, middle, 2.8, pen->look.mono ? pen->look.ink : 0x7A8188);
}

void
rp_curve_draw(RpPen *pen, const RpPoint *points, guint n, const RpCurve *curve)
{
    guint start = 0, last = n; /* of the present run; last point present, n for none */

    for (guint i = 0; i <= n; i++) {
        bool present = i < n && isfinite(points[i].y);
        if (present && last != n && last + 1 < i && curve->joins)
            draw_gap(pen, points[last], points[i], curve);
        if (present && (last == n || last + 1 < i))
            start = i;
        if (!present && i > 0 && last == i - 1 && last != n && start <= last)
            rp_pen_polyline(pen, points + start, last - start + 1, &curve->stroke);
        if (present)
            last = i;
    }
}

void
rp_pieces_add(RpPieces *pieces, const RpPoint *points, guint n)
{
    guint last = n;

    for (guint i = 0; i < n; i++) {
        if (!isfinite(points[i].y))
            continue;
        RpPiece piece = {last < n ? points[last] : points[i], points[i]};
        g_array_append_val(pieces, piece);
        last = i;
    }
}

/* Liang and Barsky: true when the part of the piece inside the rectangle is not empty. */
static bool
piece_meets(const RpPiece *piece, RpRect r)
{
    double dx = piece->to.x - piece->from.x, dy = piece->to.y - piece->from.y;
    const double p[] = {-dx, dx, -dy, dy};
    const double q[] = {piece->from.x - r.x, r.x + r.width - piece->from.x, piece->from.y - r.y,
                        r.y + r.height - piece->from.y};
    double enter = 0, leave = 1;

    for (int k = 0; k < 4; k++) {
        if (p[k] == 0 && q[k] < 0)
            return false;
        if (p[k] < 0)
            enter = fmax(enter, q[k] / p[k]);
        else if (p[k] > 0)
            leave = fmin(leave, q[k] / p[k]);
    }
    return enter <= leave;
}

bool
rp_pieces_meet(const RpPieces *pieces, RpRect rect)
{
    for (guint i = 0; i < pieces->len; i++)
        if (piece_meets(&g_array_index(pieces, RpPiece, i), rect))
            return true;
    return false;
}

bool
rp_pen_try_clear(RpPen *pen, const RpPieces *pieces, const RpLabel *label)
{
    RpRect box = rp_pen_label_rect(pen, label);

    return !rp_pieces_meet(pieces, box) && rp_pen_try_label(pen, label);
}
