#include "compose/composer-private.h"

#include "chart/chart.h"

RpBox *
rp_compose_chart(const RpComposer *composer, const RpBlock *block)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_CAPTION);
    RpBox *box = rp_chart_compose(block->u.chart, composer->measure, &composer->sheet->theme,
                                  composer->setter);

    box->before = style->before;
    box->after = style->after;
    return box;
}
