#include "square-cells.h"

#include <string.h>

#include "text/context-private.h"
#include "text/kinsoku-private.h"
#include "text/spacing-private.h"

static double
square_advance(RpCjkClass cls)
{
    if (cls == RP_CJK_SPACE || cls == RP_CJK_FIXED_SPACE)
        return 0.25 * SQUARE_EM;
    return (rp_cjk_is_wide(cls) && cls != RP_CJK_MIDDOT ? 1.0 : 0.5) * SQUARE_EM;
}

GArray *
square_breaks(const char *text)
{
    g_autoptr(GArray) chars = rp_text_context(text, strlen(text));
    g_autoptr(RpHyphenator) hyphenator = rp_hyphenator_new();

    return rp_kinsoku_breaks(text, strlen(text), chars, hyphenator);
}

static RpCell
square_cell(const RpTextChar *c, const RpTextBreak *place)
{
    const double advance = square_advance(c->cls);
    const double blank = rp_cjk_is_mark(c->cls) ? 0.5 * SQUARE_EM : 0.0;

    return (RpCell){.start = c->offset,
                    .ch = c->ch,
                    .cls = c->cls,
                    .last_cls = c->cls,
                    .cjk = c->cjk,
                    .size = SQUARE_EM,
                    .advance = advance,
                    .end_advance = advance,
                    .blank_left = c->cls == RP_CJK_OPEN ? blank : 0.0,
                    .blank_right = c->cls == RP_CJK_OPEN ? 0.0 : blank,
                    .cost = place->cost,
                    .hyphen = place->hyphen,
                    .hyphen_width = 0.5 * SQUARE_EM};
}

RpCells *
square_cells(const char *text)
{
    RpCells *cells = rp_cells_new(text, strlen(text));
    g_autoptr(GArray) chars = rp_text_context(text, strlen(text));
    g_autoptr(GArray) breaks = square_breaks(text);

    for (guint i = 0; i < chars->len; i++) {
        const RpTextChar *c = &g_array_index(chars, RpTextChar, i);
        const RpCell cell = square_cell(c, &g_array_index(breaks, RpTextBreak, i));

        if (c->cls != RP_CJK_MARK)
            g_array_append_val(cells->cells, cell);
    }
    for (guint i = 0; i < cells->cells->len; i++)
        rp_cells_at(cells, i)->length =
            (i + 1 < cells->cells->len ? rp_cells_at(cells, i + 1)->start : (guint)strlen(text)) -
            rp_cells_at(cells, i)->start;
    rp_spacing_set_gaps(cells, 0.25);
    rp_cells_finish(cells);
    return cells;
}
