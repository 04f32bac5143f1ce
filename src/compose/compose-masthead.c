#include "compose/composer-private.h"

#include "base/richtext.h"

/*
 * look: 4, 6 (onepage and supervision). From the top:
 *
 *    bar over the measure
 *    left                                            right
 *    title
 *                                 ▼ 倒退 1   ■ 滞后 3   ▲ 缓慢 3
 *    lead                              共7项，其中约束性1项
 */
#define BAR         (1.0 * RP_MM)
#define BAR_GAP     (3.0 * RP_MM) /* bar to title, or to the line above it */
#define LINE_GAP    (4.0 * RP_MM) /* that line to the title */
#define COUNT_SPACE 0.35          /* between word and count, em */
#define COUNT_GAP   1.5           /* between counts, em */
#define LEAD_GAP    2.0           /* em, between lead and counts */

static double
line_baseline(const RpParagraphStyle *style, double top)
{
    return top + style->leading / 2 + 0.38 * style->text.size;
}

/* Returns: (owned, nullable) who and when, in one line. */
static RpBox *
compose_line(const RpComposer *composer, const RpMasthead *masthead)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_COVER_ISSUER);
    RpParagraphStyle plain = *style;

    if (*masthead->left == '\0' && *masthead->right == '\0')
        return NULL;
    plain.text.weight = 400;
    RpBox *line = rp_box_new(RP_BOX_GROUP, composer->measure, style->leading);
    double baseline = line_baseline(style, 0);
    double taken = rp_composer_put_right(composer, line, masthead->right, &plain,
                                         (RpPoint){line->width, baseline});
    g_autoptr(RpRichText) text =
        rp_richtext_new_plain(masthead->left, style->text, composer->document->where);
    bool cut = false;
    RpBox *left = rp_text_line_fit(composer->setter, text, style,
                                   MAX(line->width - taken - 2 * style->text.size, 0), &cut);
    rp_box_place(line, left, 0, baseline - left->baseline);
    line->tag = RP_TAG_P;
    line->after = LINE_GAP;
    return line;
}

/* The counts of the statuses that have any, worst first, ending at the right edge.
 * Returns: how wide they are; draws nothing without a box. */
static double
put_counts(const RpComposer *composer, RpBox *box, const RpMasthead *masthead, double baseline)
{
    RpParagraphStyle word = *rp_composer_style(composer, RP_STYLE_LEAD);
    RpLegendCounts counts = {masthead->counts, false, masthead->stale};
    RpLegendItem items[RP_MAX_LEGEND];
    guint n = rp_composer_legend(composer, &counts, items);
    double em = word.text.size, width = 0;

    word.text.colour = composer->sheet->theme.ink;
    RpParagraphStyle number = word;
    number.text.weight = 700;
    for (guint i = 0; i < n; i++) {
        g_autofree char *text = g_strdup_printf("%u", items[i].count);
        double entry =
            rp_composer_entry_width(composer, &items[i], &word, &number, COUNT_SPACE * em);

        if (items[i].count == 0)
            continue;
        width += width > 0 ? COUNT_GAP * em : 0;
        if (box != NULL) {
            double right = box->width - width;
            rp_composer_put_light(composer, box, items[i].drawn_as, items[i].word, &word,
                                  (RpPoint){right - entry, baseline});
            rp_composer_put_right(composer, box, text, &number, (RpPoint){right, baseline});
        }
        width += entry;
    }
    return width;
}

/* Title and lead, and at the right what is counted, with its last line beside the lead's first.
 */
static RpBox *
compose_title(const RpComposer *composer, const RpMasthead *masthead)
{
    const RpParagraphStyle *headline = rp_composer_style(composer, RP_STYLE_HEADLINE);
    const RpParagraphStyle *lead = rp_composer_style(composer, RP_STYLE_LEAD);
    RpBox *group = rp_box_new(RP_BOX_GROUP, composer->measure, 0);
    double counts = masthead->counted ? put_counts(composer, NULL, masthead, 0) : 0;
    double total = rp_text_label_width(composer->setter, masthead->count_text, lead);
    double aside = MAX(counts, total) + (masthead->counted ? LEAD_GAP * lead->text.size : 0);
    g_autoptr(RpRichText) broken =
        rp_richtext_new_plain(masthead->title, headline->text, composer->document->title_where);
    g_autoptr(RpRichText) words =
        rp_composer_on_one_line(composer, broken, headline, composer->measure - aside);
    RpBox *title = rp_text_paragraph(composer->setter, words, headline, composer->measure - aside);
    double top = title->height + (*masthead->lead == '\0' ? 0 : headline->after);

    title->tag = RP_TAG_H1;
    group->height = title->height;
    rp_box_place(group, title, 0, 0);
    if (*masthead->lead != '\0') {
        RpBox *text = rp_composer_paragraph(composer, masthead->lead, RP_STYLE_LEAD,
                                            composer->measure - aside);
        text->tag = RP_TAG_P;
        group->height = top + text->height;
        rp_box_place(group, text, 0, top);
    }
    if (masthead->counted) {
        RpBox *box = rp_box_new(RP_BOX_GROUP, composer->measure, lead->leading);

        box->tag = RP_TAG_P;
        put_counts(composer, box, masthead, line_baseline(lead, -lead->leading));
        rp_composer_put_right(composer, box, masthead->count_text, lead,
                              (RpPoint){composer->measure, line_baseline(lead, 0)});
        group->height = MAX(group->height, top + lead->leading);
        rp_box_place(group, box, 0, top);
    }
    return group;
}

RpBox *
rp_compose_masthead(const RpComposer *composer, const RpBlock *block)
{
    const RpMasthead *masthead = block->u.masthead;
    const RpParagraphStyle *lead = rp_composer_style(composer, RP_STYLE_LEAD);
    g_autofree char *place = rp_composer_place(block);
    RpBox *box = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);
    RpBox *bar = rp_box_new(RP_BOX_LEAF, composer->measure, BAR);
    RpBox *line = compose_line(composer, masthead);

    rp_box_add_rect(bar, (RpRect){0, 0, composer->measure, BAR}, composer->sheet->theme.navy);
    rp_box_add_dest(bar, (RpPoint){0, 0}, place);
    bar->after = BAR_GAP;
    rp_box_append(box, bar);
    if (line != NULL)
        rp_box_append(box, line);
    rp_box_append(box, compose_title(composer, masthead));
    box->after = lead->after;
    box->keep_whole = true;
    box->keep_with_next = true;
    box->outline = g_strdup(masthead->outline);
    box->outline_level = 1;
    return box;
}
