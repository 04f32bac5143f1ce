#include "compose/composer-private.h"

#include "chart/chart.h"

/* A chart leaves this much of the page to the headline and the paragraph above it. */
#define HEADLINE_ROOM (65 * RP_MM)

RpBox *
rp_compose_chart(const RpComposer *composer, const RpBlock *block)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_CAPTION);
    const RpPageSetup *page = &composer->page;
    RpSize room = {composer->measure,
                   page->size.height - page->margins.top - page->margins.bottom - HEADLINE_ROOM};
    g_autofree char *place = rp_composer_place(block);
    g_autoptr(GPtrArray) parts =
        rp_chart_compose_parts(block->u.chart, room, &composer->sheet->theme, composer->setter);
    RpBox *box = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);

    rp_box_add_dest(g_ptr_array_index(parts, 0), (RpPoint){0, 0}, place);
    g_ptr_array_set_free_func(parts, NULL); /* the column owns them from here on */
    for (guint i = 0; i < parts->len; i++) {
        RpBox *part = g_ptr_array_index(parts, i);

        part->before = style->before;
        rp_box_append(box, part);
    }
    box->before = style->before;
    box->after = style->after;
    return box;
}
