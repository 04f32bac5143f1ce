#include "compose/composer-private.h"

/* One entry: text, page number at the right, a hairline below, all of it a link. */
static RpBox *
compose_entry(const RpComposer *composer, const RpBlock *block, const char *words, RpStyleId id)
{
    const RpParagraphStyle *style = rp_composer_style(composer, id);
    double indent = style->indent * style->text.size;
    double height = style->leading + style->before + style->after;
    double baseline = style->before + style->leading / 2 + 0.38 * style->text.size;
    g_autofree char *place = rp_composer_place(block);
    g_autofree char *target = g_strconcat("#", place, NULL);
    RpBox *box = rp_box_new(RP_BOX_GROUP, composer->measure, height);
    g_autoptr(RpRichText) text = rp_richtext_new_plain(words, style->text, block->where);
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

/* Returns: (owned, nullable) "表1　名称" of a numbered table or figure. */
static char *
caption_words(const RpBlock *block)
{
    if (block->kind == RP_BLOCK_TABLE && block->u.table->number > 0)
        return g_strdup_printf("表%d\xe3\x80\x80%s", block->u.table->number, block->u.table->title);
    if (block->kind == RP_BLOCK_CHART && block->u.chart->number > 0)
        return g_strdup_printf("图%d\xe3\x80\x80%s", block->u.chart->number, block->u.chart->title);
    return NULL;
}

static RpBox *
compose_headings(const RpComposer *composer)
{
    const GPtrArray *blocks = composer->document->blocks;
    RpBox *entries = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);

    for (guint i = 0; i < blocks->len; i++) {
        const RpBlock *block = g_ptr_array_index(blocks, i);

        if (block->kind == RP_BLOCK_HEADING && block->u.heading.level <= 2)
            rp_box_append(entries,
                          compose_entry(composer, block, block->u.heading.outline,
                                        block->u.heading.level <= 1 ? RP_STYLE_CONTENTS_1
                                                                    : RP_STYLE_CONTENTS_2));
    }
    entries->tag = RP_TAG_TOC;
    return entries;
}

static void
append_captions(const RpComposer *composer, const GPtrArray *blocks, RpBox *entries)
{
    for (guint i = 0; i < blocks->len; i++) {
        const RpBlock *block = g_ptr_array_index(blocks, i);
        g_autofree char *words = caption_words(block);

        if (words != NULL)
            rp_box_append(entries, compose_entry(composer, block, words, RP_STYLE_CONTENTS_2));
        if (block->kind == RP_BLOCK_BOX)
            append_captions(composer, block->u.box.blocks, entries);
    }
}

/* Returns: (owned, nullable) the list of tables and figures, under a heading of its own. */
static RpBox *
compose_captions(const RpComposer *composer)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_HEADING_2);
    g_autoptr(RpBox) entries = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);

    append_captions(composer, composer->document->blocks, entries);
    if (entries->children == NULL)
        return NULL;

    RpBox *list = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);
    RpBox *title = rp_composer_paragraph(composer, "图表", RP_STYLE_HEADING_2, composer->measure);
    title->tag = RP_TAG_H2;
    title->keep_with_next = true;
    title->after = style->after;
    entries->tag = RP_TAG_TOC;
    list->before = 2 * style->before;
    rp_box_append(list, title);
    rp_box_append(list, g_steal_pointer(&entries));
    return list;
}

RpBox *
rp_compose_contents(const RpComposer *composer, const RpBlock *block)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_HEADLINE);
    RpBox *box = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);
    RpBox *title = rp_composer_paragraph(composer, block->u.contents.title, RP_STYLE_HEADLINE,
                                         composer->measure);
    RpBox *captions = compose_captions(composer);

    title->tag = RP_TAG_H1;
    title->keep_with_next = true;
    title->after = style->after;
    rp_box_append(box, title);
    rp_box_append(box, compose_headings(composer));
    if (captions != NULL)
        rp_box_append(box, captions);
    return box;
}
