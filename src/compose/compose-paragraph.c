#include "compose/composer-private.h"

#include "base/richtext.h"

/* Width of one level of a list, in em of its text. */
#define LIST_INDENT 2.0

/* Put the label of a list item in front of the first line, hanging. */
static void
hang_label(const RpComposer *composer, const RpBlock *block, RpBox *lines, double indent)
{
    const RpParagraphStyle *style = rp_composer_style(composer, block->u.paragraph.style);
    g_autoptr(RpBox) label = rp_text_label(composer->setter, block->u.paragraph.label, style);
    RpBox *first = g_ptr_array_index(lines->children, 0);
    double x = indent - LIST_INDENT * style->text.size;

    for (guint i = 0; label->items != NULL && i < label->items->len; i++) {
        RpItem item = g_array_index(label->items, RpItem, i);

        item.at.x += x;
        item.at.y += first->baseline - label->baseline;
        rp_box_add_item(first, item);
    }
    /* the items now belong to the line */
    if (label->items != NULL)
        g_array_set_clear_func(label->items, NULL);
}

RpBox *
rp_compose_paragraph(const RpComposer *composer, const RpBlock *block)
{
    RpParagraphStyle style = *rp_composer_style(composer, block->u.paragraph.style);
    double indent = block->u.paragraph.depth * LIST_INDENT * style.text.size;

    if (block->u.paragraph.depth > 0)
        style.indent = 0;

    RpBox *lines = rp_text_paragraph(composer->setter, block->u.paragraph.text, &style,
                                     composer->measure - indent);

    for (guint i = 0; indent > 0 && lines->children != NULL && i < lines->children->len; i++) {
        RpBox *line = g_ptr_array_index(lines->children, i);

        line->width = composer->measure;
        rp_composer_shift(line, indent);
    }
    if (block->u.paragraph.label != NULL && lines->children != NULL && lines->children->len > 0)
        hang_label(composer, block, lines, indent);

    lines->width = composer->measure;
    lines->before = style.before;
    lines->after = style.after;
    lines->min_lines = 2;
    lines->tag = block->u.paragraph.style == RP_STYLE_NOTE ? RP_TAG_NOTE : RP_TAG_P;
    return lines;
}
