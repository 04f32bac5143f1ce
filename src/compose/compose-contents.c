#include "compose/composer-private.h"

/* One entry: text, page number at the right, a hairline below, all of it a link. */
static RpBox *
compose_entry(const RpComposer *composer, const RpBlock *heading)
{
    RpStyleId id = heading->u.heading.level <= 1 ? RP_STYLE_CONTENTS_1 : RP_STYLE_CONTENTS_2;
    const RpParagraphStyle *style = rp_composer_style(composer, id);
    double indent = style->indent * style->text.size;
    double height = style->leading + style->before + style->after;
    double baseline = style->before + style->leading / 2 + 0.38 * style->text.size;
    g_autofree char *place = rp_composer_place(heading);
    g_autofree char *target = g_strconcat("#", place, NULL);
    RpBox *box = rp_box_new(RP_BOX_GROUP, composer->measure, height);
    g_autoptr(RpRichText) text =
        rp_richtext_new_plain(heading->u.heading.outline, style->text, heading->where);
    bool cut = false;
    RpBox *line = rp_text_line_fit(composer->setter, text, style,
                                   composer->measure - indent - 4 * style->text.size, &cut);
    RpItem number = {.kind = RP_ITEM_PAGE_REF, .at = {composer->measure, baseline}};

    rp_box_place(box, line, indent, baseline - line->baseline);
    number.u.page_ref.name = g_steal_pointer(&place);
    number.u.page_ref.style = id;
    rp_box_add_item(box, number);
    rp_box_add_rect(box, (RpRect){0, height - 0.35, composer->measure, 0.35},
                    composer->sheet->theme.hair);
    rp_box_add_link(box, (RpRect){0, 0, composer->measure, height}, target);
    box->tag = RP_TAG_TOCI;
    return box;
}

RpBox *
rp_compose_contents(const RpComposer *composer, const RpBlock *block)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_HEADLINE);
    const GPtrArray *blocks = composer->document->blocks;
    RpBox *box = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);
    RpBox *entries = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);
    RpBox *title = rp_composer_paragraph(composer, block->u.contents.title, RP_STYLE_HEADLINE,
                                         composer->measure);

    title->tag = RP_TAG_H1;
    title->keep_with_next = true;
    title->after = style->after;
    rp_box_append(box, title);
    for (guint i = 0; i < blocks->len; i++) {
        const RpBlock *entry = g_ptr_array_index(blocks, i);

        if (entry->kind == RP_BLOCK_HEADING && entry->u.heading.level <= 2)
            rp_box_append(entries, compose_entry(composer, entry));
    }
    entries->tag = RP_TAG_TOC;
    rp_box_append(box, entries);
    return box;
}
