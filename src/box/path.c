#include "box/box.h"

/* Distance of the control points of a quarter of the unit circle: 4/3 (sqrt 2 - 1); the curve
 * leaves the circle by less than 0.03 % of the radius. */
#define QUARTER 0.5522847498

RpPath
rp_path_new(RpColour fill)
{
    return (RpPath){
        .ops = g_array_new(FALSE, FALSE, sizeof(RpPathOp)), .fill = fill, .stroke = RP_NO_COLOUR};
}

static void
add_op(RpPath *path, RpPathOp op)
{
    g_array_append_val(path->ops, op);
}

void
rp_path_move(RpPath *path, double x, double y)
{
    add_op(path, (RpPathOp){RP_PATH_MOVE, {{x, y}}});
}

void
rp_path_line(RpPath *path, double x, double y)
{
    add_op(path, (RpPathOp){RP_PATH_LINE, {{x, y}}});
}

void
rp_path_curve(RpPath *path, RpPoint c1, RpPoint c2, RpPoint end)
{
    add_op(path, (RpPathOp){RP_PATH_CURVE, {c1, c2, end}});
}

void
rp_path_close(RpPath *path)
{
    add_op(path, (RpPathOp){.kind = RP_PATH_CLOSE});
}

void
rp_path_circle(RpPath *path, RpPoint centre, double radius)
{
    const double x = centre.x, y = centre.y, r = radius, c = radius * QUARTER;

    rp_path_move(path, x + r, y);
    rp_path_curve(path, (RpPoint){x + r, y + c}, (RpPoint){x + c, y + r}, (RpPoint){x, y + r});
    rp_path_curve(path, (RpPoint){x - c, y + r}, (RpPoint){x - r, y + c}, (RpPoint){x - r, y});
    rp_path_curve(path, (RpPoint){x - r, y - c}, (RpPoint){x - c, y - r}, (RpPoint){x, y - r});
    rp_path_curve(path, (RpPoint){x + c, y - r}, (RpPoint){x + r, y - c}, (RpPoint){x + r, y});
    rp_path_close(path);
}
