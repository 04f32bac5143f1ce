#include "base/colour.h"

#include <glib.h>
#include <math.h>
#include <string.h>

bool
rp_colour_parse(const char *text, RpColour *ret)
{
    size_t length = strlen(text);
    RpColour value = 0;

    if (text[0] != '#' || (length != 4 && length != 7))
        return false;
    for (const char *p = text + 1; *p != '\0'; p++) {
        if (!g_ascii_isxdigit(*p))
            return false;
        RpColour digit = (RpColour)g_ascii_xdigit_value(*p);
        value = length == 7 ? value << 4 | digit : value << 8 | digit << 4 | digit;
    }
    *ret = value;
    return true;
}

/* One channel of sRGB made linear, as WCAG 2 defines it. */
static double
linear_channel(RpColour colour, int shift)
{
    double c = (colour >> shift & 0xFF) / 255.0;

    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(RpColour colour)
{
    return 0.2126 * linear_channel(colour, 16) + 0.7152 * linear_channel(colour, 8) +
           0.0722 * linear_channel(colour, 0);
}

double
rp_colour_contrast(RpColour a, RpColour b)
{
    double la = luminance(a), lb = luminance(b);

    return (MAX(la, lb) + 0.05) / (MIN(la, lb) + 0.05);
}
