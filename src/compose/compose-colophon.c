#include "compose/composer-private.h"

#include "base/richtext.h"

/* GB/T 9704—2012, 7.4: the first and the last rule, and those between. */
#define OUTER_RULE (0.35 * RP_MM)
#define INNER_RULE (0.25 * RP_MM)
#define LABEL      "抄送："

/* A line of the colophon with its rule above. */
static void
append_line(const RpComposer *composer, RpBox *column, RpBox *line, double rule)
{
    RpBox *row = rp_box_new(RP_BOX_GROUP, composer->measure, line->height);

    if (rule > 0)
        rp_box_add_rect(row, (RpRect){0, -rule / 2, composer->measure, rule},
                        composer->sheet->theme.ink);
    rp_box_place(row, line, 0, 0);
    row->tag = RP_TAG_P;
    rp_box_append(column, row);
}

/* 抄送: one character in on both sides, turned over below the first name. */
static void
append_copies(const RpComposer *composer, RpBox *column, const char *copies,
              const RpParagraphStyle *style)
{
    double em = style->text.size;
    double x = em + rp_composer_label_room(composer, LABEL, style);
    g_autoptr(RpRichText) text =
        rp_richtext_new_plain(copies, style->text, composer->document->where);
    g_autoptr(RpBox) lines =
        rp_text_paragraph(composer->setter, text, style, composer->measure - x - em);

    for (guint i = 0; lines->children != NULL && i < lines->children->len; i++) {
        RpBox *line = g_ptr_array_index(lines->children, i);
        RpBox *whole = rp_box_new(RP_BOX_GROUP, composer->measure, line->height);

        if (i == 0)
            rp_composer_put(composer, whole, LABEL, style, (RpPoint){em, line->baseline});
        rp_box_place(whole, line, x, 0);
        append_line(composer, column, whole, i == 0 ? OUTER_RULE : 0);
    }
    if (lines->children != NULL) {
        g_ptr_array_set_free_func(lines->children, NULL); /* the rows own them */
        g_ptr_array_set_size(lines->children, 0);
    }
}

RpBox *
rp_compose_colophon(const RpComposer *composer, const RpBlock *block)
{
    const RpColophon *colophon = block->u.colophon;
    RpParagraphStyle style = *rp_composer_style(composer, RP_STYLE_COLOPHON);
    double pitch = rp_composer_pitch(composer), em = style.text.size;
    double baseline = pitch / 2 + 0.38 * em;
    g_autofree char *printed = g_strconcat(colophon->printed, "印发", NULL);
    RpBox *column = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);
    RpBox *line = rp_box_new(RP_BOX_GROUP, composer->measure, pitch);
    bool copies = *colophon->copies != '\0';

    style.leading = pitch;
    style.indent = 0;
    if (copies)
        append_copies(composer, column, colophon->copies, &style);
    rp_composer_put(composer, line, colophon->printer, &style, (RpPoint){em, baseline});
    rp_composer_put_right(composer, line, printed, &style,
                          (RpPoint){composer->measure - em, baseline});
    rp_box_add_rect(line, (RpRect){0, pitch - OUTER_RULE / 2, composer->measure, OUTER_RULE},
                    composer->sheet->theme.ink);
    append_line(composer, column, line, copies ? INNER_RULE : OUTER_RULE);
    column->keep_whole = true;
    column->at_foot = true;
    return column;
}
