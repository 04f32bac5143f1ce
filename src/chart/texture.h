/* texture.h - hatches as vector shapes, clipped exactly to a rectangle
 *
 * The phase is anchored at the origin of the box, so that neighbouring areas of one chart align.
 */
#pragma once

#include "box/box.h"

typedef enum {
    RP_TEXTURE_SOLID,
    RP_TEXTURE_LINES, /* bands at `angle` */
    RP_TEXTURE_CROSS, /* bands at `angle` and across it */
    RP_TEXTURE_DOTS,  /* hexagonal; `weight` is the radius */
} RpTextureKind;

typedef struct {
    RpTextureKind kind;
    int angle;     /* of the lines in degrees, counter-clockwise from the right */
    double pitch;  /* points between neighbouring lines or dots */
    double weight; /* points */
    RpColour colour;
} RpTexture;

void rp_texture_fill(RpBox *box, RpRect rect, const RpTexture *texture);
