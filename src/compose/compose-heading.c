#include "compose/composer-private.h"

#include "base/richtext.h"

/* Kicker to headline, and headline to what follows (look: 2.2 mm and 4.5 mm). */
#define KICKER_GAP (2.2 * RP_MM)

static const RpStyleId level_styles[] = {RP_STYLE_HEADING_1, RP_STYLE_HEADING_1, RP_STYLE_HEADING_2,
                                         RP_STYLE_HEADING_3};
static const RpTag level_tags[] = {RP_TAG_H1, RP_TAG_H1, RP_TAG_H2, RP_TAG_H3};

/* "一　标准供给与质量" */
static char *
kicker_text(const RpBlock *block)
{
    const char *number = block->u.heading.number;
    const char *kicker = block->u.heading.kicker;

    if (number == NULL || *number == '\0')
        return g_strdup(kicker == NULL ? "" : kicker);
    return g_strdup_printf("%s\xe3\x80\x80%s", number, kicker == NULL ? "" : kicker);
}

/* Headings of a topic carry their number in the text: "一、总体进展". */
static RpRichText *
numbered_text(const RpBlock *block)
{
    const RpRichText *text = block->u.heading.text;
    const char *number = block->u.heading.number;

    if (block->u.heading.headline || number == NULL || *number == '\0' || text->spans->len == 0)
        return rp_richtext_copy(text);

    const RpSpan *first = &g_array_index(text->spans, RpSpan, 0);
    g_autofree char *prefix = g_strconcat(number, "、", NULL);
    RpRichText *whole = rp_richtext_new_plain(prefix, first->style, first->where);

    for (guint i = 0, at = 0; i < text->spans->len; i++) {
        const RpSpan *span = &g_array_index(text->spans, RpSpan, i);
        g_autofree char *piece = g_strndup(text->text->str + at, span->length);

        rp_richtext_append(whole, piece, span->style, span->where);
        at += (guint)span->length;
    }
    return whole;
}

RpBox *
rp_compose_heading(const RpComposer *composer, const RpBlock *block)
{
    int level = CLAMP(block->u.heading.level, 1, 3);
    RpStyleId id = block->u.heading.headline ? RP_STYLE_HEADLINE : level_styles[level];
    const RpParagraphStyle *style = rp_composer_style(composer, id);
    g_autoptr(RpRichText) numbered = numbered_text(block);
    g_autoptr(RpRichText) text =
        rp_composer_on_one_line(composer, numbered, style, composer->measure);
    g_autofree char *place = rp_composer_place(block);
    g_autofree char *kicker = kicker_text(block);
    RpBox *box = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);
    RpBox *mark = rp_box_new(RP_BOX_LEAF, composer->measure, 0);

    rp_box_add_dest(mark, (RpPoint){0, 0}, place);
    mark->keep_with_next = true;
    rp_box_append(box, mark);

    if (block->u.heading.headline && *kicker != '\0') {
        RpBox *line = rp_composer_paragraph(composer, kicker, RP_STYLE_KICKER, composer->measure);
        line->tag = RP_TAG_P;
        line->after = KICKER_GAP;
        rp_box_append(box, line);
    }

    RpBox *heading = rp_text_paragraph(composer->setter, text, style, composer->measure);
    heading->tag = level_tags[level];
    rp_box_append(box, heading);

    box->before = style->before;
    box->after = style->after;
    box->keep_whole = true;
    box->keep_with_next = true;
    box->outline = g_strdup(block->u.heading.outline);
    box->outline_level = level;
    return box;
}
