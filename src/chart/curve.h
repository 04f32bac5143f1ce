/* curve.h - data lines: solid runs, thin dashes over gaps, labels that keep clear of them */
#pragma once

#include "chart/pen.h"

typedef struct {
    RpStroke stroke;
    bool rings; /* a white ring in the middle of every gap */
    bool joins; /* gaps are joined by a thin dash at all */
} RpCurve;

/* Draw a line through `n` points; those with y NAN are missing. */
void rp_curve_draw(RpPen *pen, const RpPoint *points, guint n, const RpCurve *curve);

/* Solid line through `n` points, all present. */
void rp_pen_polyline(RpPen *pen, const RpPoint *points, guint n, const RpStroke *stroke);

/* Disc with a thin white edge, and a white ring. */
void rp_pen_dot(RpPen *pen, RpPoint at, double radius, RpColour colour);
void rp_pen_ring(RpPen *pen, RpPoint at, double radius, RpColour colour);

/* Straight pieces that labels keep clear of. */
typedef struct {
    RpPoint from, to;
} RpPiece;

typedef GArray RpPieces; /* of RpPiece */

/* Add the pieces between neighbouring points that are present. */
void rp_pieces_add(RpPieces *pieces, const RpPoint *points, guint n);

bool rp_pieces_meet(const RpPieces *pieces, RpRect rect);

/* Set a label unless it meets a text, a piece or the edge. Returns whether it was set. */
bool rp_pen_try_clear(RpPen *pen, const RpPieces *pieces, const RpLabel *label);
