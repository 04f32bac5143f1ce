#include "compose/composer-private.h"

#include <math.h>

#include "chart/chart.h"

/* A chart leaves this much of the page to the headline and the paragraph above it. */
#define HEADLINE_ROOM (65 * RP_MM)
/* The space above the chart, which a page that begins with it may keep. */
#define FURTHER_ROOM (12 * RP_MM)

/* "图1　名称" under a part of a chart, which fills whole lines of the grid. */
static RpBox *
with_caption(const RpComposer *composer, const RpChartSpec *chart, RpBox *part, bool again)
{
    double pitch = rp_composer_pitch(composer);
    RpBox *column = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);
    g_autofree char *number =
        chart->number > 0 ? g_strdup_printf("图%d\xe3\x80\x80", chart->number) : g_strdup("");
    g_autofree char *words = g_strconcat(number, chart->title, again ? "（续）" : "", NULL);
    RpBox *caption = rp_composer_paragraph(composer, words, RP_STYLE_CAPTION, composer->measure);

    part->height = ceil(part->height / pitch) * pitch;
    caption->tag = RP_TAG_CAPTION;
    rp_box_append(column, part);
    rp_box_append(column, caption);
    column->keep_whole = true;
    return column;
}

/* Does its caption stand below it? One without frame and title may have none. */
static bool
has_caption(const RpChartSpec *chart)
{
    return chart->bare && (chart->number > 0 || *chart->title != '\0');
}

RpBox *
rp_compose_chart(const RpComposer *composer, const RpBlock *block)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_CAPTION);
    const RpPageSetup *page = &composer->page;
    double height = page->size.height - page->margins.top - page->margins.bottom;
    double scale = block->u.chart->scale > 0 ? block->u.chart->scale : 1;
    double caption = has_caption(block->u.chart) ? 2 * rp_composer_pitch(composer) : 0;
    double above = MIN(composer->used + style->before, HEADLINE_ROOM);
    RpChartRoom room = {composer->measure, height - above, height - FURTHER_ROOM - caption};
    if (block->break_before)
        room.first = height - caption;
    room = (RpChartRoom){room.width / scale, room.first / scale, room.further / scale};
    g_autofree char *place = rp_composer_place(block);
    g_autoptr(GPtrArray) parts =
        rp_chart_compose_parts(block->u.chart, room, &composer->sheet->theme, composer->setter);
    RpBox *box = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);

    for (guint i = 0; scale != 1 && i < parts->len; i++)
        rp_box_scale(g_ptr_array_index(parts, i), scale);
    rp_box_add_dest(g_ptr_array_index(parts, 0), (RpPoint){0, 0}, place);
    g_ptr_array_set_free_func(parts, NULL); /* the column owns them from here on */
    for (guint i = 0; i < parts->len; i++) {
        RpBox *part = g_ptr_array_index(parts, i);

        if (has_caption(block->u.chart))
            part = with_caption(composer, block->u.chart, part, i > 0);
        part->before = style->before;
        rp_box_append(box, part);
    }
    box->before = style->before;
    box->after = style->after;
    return box;
}
