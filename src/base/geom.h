/* geom.h - points, sizes, rectangles; lengths are PostScript points (1/72 inch), y grows down */
#pragma once

#define RP_MM (72.0 / 25.4) /* points in a millimetre */

typedef struct {
    double x, y;
} RpPoint;

typedef struct {
    double width, height;
} RpSize;

typedef struct {
    double x, y, width, height;
} RpRect;

typedef struct {
    double top, right, bottom, left;
} RpInsets;
