#include "compose/composer-private.h"

#include <string.h>

#include "base/richtext.h"

/* Width of one level of a list, in em of its text. */
#define LIST_INDENT 2.0

/* Put the label of a list item in front of the first line, hanging. */
static void
hang_label(const RpComposer *composer, const RpBlock *block, RpBox *lines, double indent)
{
    RpParagraphStyle style = *rp_composer_style(composer, block->u.paragraph.style);
    RpBox *first = g_ptr_array_index(lines->children, 0);
    double x = indent - LIST_INDENT * style.text.size;

    if (strcmp(block->u.paragraph.label, "•") == 0)
        style.text.role = RP_ROLE_HEI; /* those of 宋 and 仿宋 are hardly to be seen */
    g_autoptr(RpBox) label = rp_text_label(composer->setter, block->u.paragraph.label, &style);

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

/* "……如下：" goes with what it announces. */
static bool
leads_in(const RpRichText *text)
{
    return g_str_has_suffix(text->text->str, "：") || g_str_has_suffix(text->text->str, ":");
}

/* The place of a heading that the paragraph begins with. */
static void
mark_heading(const RpBlock *block, RpBox *lines)
{
    g_autofree char *place = rp_composer_place(block);

    rp_box_add_dest(g_ptr_array_index(lines->children, 0), (RpPoint){0, 0}, place);
    lines->outline = g_strdup(block->u.paragraph.outline);
    lines->outline_level = block->u.paragraph.level;
}

/* Everything but the lines themselves. */
static void
finish(const RpComposer *composer, const RpBlock *block, const RpParagraphStyle *style,
       RpBox *lines)
{
    double indent = block->u.paragraph.depth * LIST_INDENT * style->text.size;

    for (guint i = 0; indent > 0 && lines->children != NULL && i < lines->children->len; i++) {
        RpBox *line = g_ptr_array_index(lines->children, i);

        line->width = composer->measure;
        rp_composer_shift(line, indent);
    }
    if (block->u.paragraph.label != NULL && lines->children != NULL && lines->children->len > 0)
        hang_label(composer, block, lines, indent);
    if (block->u.paragraph.outline != NULL && lines->children != NULL)
        mark_heading(block, lines);

    lines->width = composer->measure;
    lines->before = style->before;
    lines->after = style->after;
    lines->min_lines = 2;
    lines->keep_with_next = leads_in(block->u.paragraph.text);
    lines->tag = block->u.paragraph.style == RP_STYLE_NOTE ? RP_TAG_NOTE : RP_TAG_P;
}

RpBox *
rp_compose_paragraph(const RpComposer *composer, const RpBlock *block)
{
    RpParagraphStyle style = *rp_composer_style(composer, block->u.paragraph.style);
    double indent = block->u.paragraph.depth * LIST_INDENT * style.text.size;

    if (block->u.paragraph.depth > 0)
        style.indent = 0;

    RpParagraphVariants set = rp_text_paragraph_variants(composer->setter, block->u.paragraph.text,
                                                         &style, composer->measure - indent);
    finish(composer, block, &style, set.best);
    if (set.shorter != NULL)
        finish(composer, block, &style, set.shorter);
    if (set.longer != NULL)
        finish(composer, block, &style, set.longer);
    set.best->shorter = set.shorter;
    set.best->longer = set.longer;
    return set.best;
}
