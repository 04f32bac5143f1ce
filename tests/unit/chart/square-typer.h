/* square-typer.h - a typer whose Han characters are 1 em wide and all others 0.555 em
 *
 * Positions can be computed by hand and no font is needed.
 */
#pragma once

#include "chart/typer.h"

static inline double
square_width(gpointer self, const char *text, const RpParagraphStyle *style)
{
    double ems = 0;

    (void)self;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
        ems += (unsigned char)*p < 0x80 ? 0.555 : 1;
    return ems * style->text.size;
}

static inline RpBox *
square_box(double width, const RpParagraphStyle *style)
{
    RpBox *line = rp_box_new(RP_BOX_LEAF, width, style->leading);

    line->baseline = style->leading / 2 + 0.36 * style->text.size;
    return line;
}

static inline RpBox *
square_line(gpointer self, const char *text, const RpParagraphStyle *style)
{
    return square_box(square_width(self, text, style), style);
}

static inline RpBox *
square_paragraph(gpointer self, const char *text, const RpParagraphStyle *style, double width)
{
    RpBox *column = rp_box_new(RP_BOX_COLUMN, width, 0);
    double x = 0;

    if (*text == '\0')
        return column;
    rp_box_append(column, square_box(width, style));
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        double step = ((unsigned char)*p < 0x80 ? 0.555 : 1) * style->text.size;
        if (*p != '\n' && x + step <= width + 1e-6) {
            x += step;
            continue;
        }
        rp_box_append(column, square_box(width, style));
        x = *p == '\n' ? 0 : step;
    }
    (void)self;
    return column;
}

static const RpTyper square_typer = {
    .width = square_width, .line = square_line, .paragraph = square_paragraph};
