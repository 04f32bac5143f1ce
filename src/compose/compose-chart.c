#include "compose/composer-private.h"

#include "chart/chart.h"

RpBox *
rp_compose_chart(const RpComposer *composer, const RpBlock *block)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_CAPTION);
    RpBox *box = rp_chart_compose(block->u.chart, composer->measure, &composer->sheet->theme,
                                  composer->setter);

    g_autofree char *place = rp_composer_place(block);
    rp_box_add_dest(box, (RpPoint){0, 0}, place);
    box->before = style->before;
    box->after = style->after;
    return box;
}
