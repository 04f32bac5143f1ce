/* colour.h - opaque sRGB colours */
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef uint32_t RpColour; /* 0xRRGGBB; RP_NO_COLOUR draws nothing */

#define RP_NO_COLOUR 0xFF000000u
#define RP_WHITE     0xFFFFFFu
#define RP_BLACK     0x000000u

/* Parse "#RRGGBB" or "#RGB". */
bool rp_colour_parse(const char *text, RpColour *ret);

/* WCAG 2 contrast ratio, 1..21. */
double rp_colour_contrast(RpColour a, RpColour b);
