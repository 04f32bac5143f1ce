#include "compose/composer-private.h"

#include "base/richtext.h"

/* GB/T 9704—2012, 7.2: lengths from the upper edge of the type area. */
#define MARK_TOP       (35 * RP_MM)  /* upper edge of the mark's glyphs */
#define MARK_WIDTH     (150 * RP_MM) /* over which it is spread */
#define MARK_INK       0.85          /* of its glyphs above the baseline, em */
#define MAX_SPREAD     1.0           /* between two of its characters, em */
#define NUMBER_LINE    8             /* two lines below the mark */
#define RULE_BELOW     (4 * RP_MM)   /* the number */
#define NUMBER_DESCENT 0.1           /* of its glyphs below the baseline, em */
#define RED_RULE       (0.7 * RP_MM)
#define HEAD_LINES     10 /* two blank lines below the rule */

/* 7.3.4 to 7.3.6, in characters of the text */
#define INDENT      2
#define NUMBER_GAP  0.25 /* behind the number of an attachment */
#define SEAL_INDENT 4    /* of the date from the right edge */
#define SEAL_LINES  2    /* blank lines above the signature, in which the seal stands */

/* Baseline of line `n` (from 1) of the grid, for text in `style`. */
static double
line_baseline(const RpComposer *composer, int n, const RpParagraphStyle *style)
{
    double pitch = rp_composer_pitch(composer);

    return (n - 1) * pitch + pitch / 2 + 0.38 * style->text.size;
}

/* The mark is as large as its style says or as fits, and spread. */
static void
put_mark(const RpComposer *composer, RpBox *box, const char *mark)
{
    RpParagraphStyle style = *rp_composer_style(composer, RP_STYLE_RED_MARK);
    glong n = g_utf8_strlen(mark, -1);
    double room = MIN(MARK_WIDTH, composer->measure);

    if (n == 0)
        return;
    style.text.size = MIN(style.text.size, room / (double)n);
    if (n > 1)
        style.text.tracking =
            CLAMP((room / style.text.size - (double)n) / (double)(n - 1), 0, MAX_SPREAD);
    double width = style.text.size * ((double)n + style.text.tracking * (double)(n - 1));
    rp_composer_put(
        composer, box, mark, &style,
        (RpPoint){(composer->measure - width) / 2, MARK_TOP + MARK_INK * style.text.size});
}

/* 份号, 密级 and 紧急程度 from the first line on, those that there are. */
static void
put_markings(const RpComposer *composer, RpBox *box, const RpRedHead *head)
{
    const RpParagraphStyle *body = rp_composer_style(composer, RP_STYLE_BODY);
    const RpParagraphStyle *marking = rp_composer_style(composer, RP_STYLE_MARKING);
    const struct {
        const char *text;
        const RpParagraphStyle *style;
    } lines[] = {{head->copy_number, body}, {head->secrecy, marking}, {head->urgency, marking}};
    int line = 1;

    for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
        if (*lines[i].text == '\0')
            continue;
        rp_composer_put(composer, box, lines[i].text, lines[i].style,
                        (RpPoint){0, line_baseline(composer, line, lines[i].style)});
        line++;
    }
}

/* The number in the middle; with a signer at the left, he at the right, one character in. */
static void
put_number(const RpComposer *composer, RpBox *box, const RpRedHead *head)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_BODY);
    RpParagraphStyle name = *style;
    double y = line_baseline(composer, NUMBER_LINE, style);
    double em = style->text.size;

    if (*head->signer == '\0') {
        double width =
            *head->number == '\0' ? 0 : rp_text_label_width(composer->setter, head->number, style);
        rp_composer_put(composer, box, head->number, style,
                        (RpPoint){(composer->measure - width) / 2, y});
        return;
    }
    name.text.role = RP_ROLE_KAI;
    double right = rp_composer_put_right(composer, box, head->signer, &name,
                                         (RpPoint){composer->measure - em, y});
    rp_composer_put(composer, box, head->number, style, (RpPoint){em, y});
    rp_composer_put_right(composer, box, "签发人：", style,
                          (RpPoint){composer->measure - em - right, y});
}

RpBox *
rp_compose_redhead(const RpComposer *composer, const RpBlock *block)
{
    const RpRedHead *head = block->u.redhead;
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_BODY);
    RpBox *box =
        rp_box_new(RP_BOX_GROUP, composer->measure, HEAD_LINES * rp_composer_pitch(composer));
    double rule = line_baseline(composer, NUMBER_LINE, style) + NUMBER_DESCENT * style->text.size +
                  RULE_BELOW;

    put_markings(composer, box, head);
    put_mark(composer, box, head->mark);
    put_number(composer, box, head);
    rp_box_add_rect(box, (RpRect){0, rule - RED_RULE / 2, composer->measure, RED_RULE},
                    composer->sheet->theme.red);
    box->tag = RP_TAG_P;
    box->keep_with_next = true;
    return box;
}

RpBox *
rp_compose_title(const RpComposer *composer, const RpBlock *block)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_TITLE);
    RpBox *title = rp_text_paragraph(composer->setter, block->u.title, style, composer->measure);

    title->before = style->before;
    title->after = style->after;
    title->keep_whole = true;
    title->keep_with_next = true;
    title->tag = RP_TAG_H1;
    return title;
}

/* One attachment of the list; what it turns over aligns with the first character of its name. */
static void
put_attachment(const RpComposer *composer, RpBox *list, const char *label, const char *name,
               double indent)
{
    RpParagraphStyle style = *rp_composer_style(composer, RP_STYLE_BODY);
    double x = indent + rp_composer_label_room(composer, label, &style);

    if (g_str_has_suffix(label, ".")) /* "1." before "2018年" would read as a decimal */
        x += NUMBER_GAP * style.text.size;
    style.indent = 0;
    style.align = RP_ALIGN_LEFT;
    g_autoptr(RpRichText) text = rp_richtext_new_plain(name, style.text, composer->document->where);
    RpBox *lines = rp_text_paragraph(composer->setter, text, &style, composer->measure - x);

    for (guint i = 0; lines->children != NULL && i < lines->children->len; i++) {
        RpBox *line = g_ptr_array_index(lines->children, i);

        line->width = composer->measure;
        rp_composer_shift(line, x);
        RpBox *whole = rp_box_new(RP_BOX_GROUP, composer->measure, line->height);
        RpPoint at = {indent, line->baseline};
        rp_box_place(whole, line, 0, 0);
        if (i == 0)
            rp_composer_put(composer, whole, label, &style, at);
        whole->tag = RP_TAG_P;
        rp_box_append(list, whole);
    }
    if (lines->children != NULL)
        g_ptr_array_set_free_func(lines->children, NULL); /* the groups own them */
    rp_box_free(lines);
}

RpBox *
rp_compose_attachments(const RpComposer *composer, const RpBlock *block)
{
    const GPtrArray *names = block->u.names;
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_BODY);
    double first = INDENT * style->text.size;
    double indent = first + rp_composer_label_room(composer, "附件：", style);
    RpBox *list = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);

    for (guint i = 0; i < names->len; i++) {
        g_autofree char *number = names->len == 1 ? g_strdup("") : g_strdup_printf("%u.", i + 1);
        g_autofree char *label = g_strconcat(i == 0 ? "附件：" : "", number, NULL);

        put_attachment(composer, list, label, g_ptr_array_index(names, i), i == 0 ? first : indent);
    }
    list->before = rp_composer_pitch(composer);
    list->keep_whole = true;
    return list;
}

/* "附件1" on the first line, the title from the third on. */
RpBox *
rp_compose_attachment(const RpComposer *composer, const RpBlock *block)
{
    const RpAttachment *attachment = block->u.attachment;
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_TITLE);
    g_autofree char *label =
        attachment->number > 0 ? g_strdup_printf("附件%d", attachment->number) : g_strdup("附件");
    g_autofree char *place = rp_composer_place(block);
    RpBox *box = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);
    RpBox *mark = rp_composer_paragraph(composer, label, RP_STYLE_MARKING, composer->measure);
    RpBox *title = rp_text_paragraph(composer->setter, attachment->title, style, composer->measure);

    rp_box_add_dest(g_ptr_array_index(mark->children, 0), (RpPoint){0, 0}, place);
    mark->tag = RP_TAG_P;
    mark->after = rp_composer_pitch(composer);
    title->tag = RP_TAG_H1;
    rp_box_append(box, mark);
    rp_box_append(box, title);
    box->after = style->after;
    box->keep_whole = true;
    box->keep_with_next = true;
    box->outline = g_strdup(attachment->outline);
    box->outline_level = 1;
    return box;
}

/* With a seal the date ends four characters from the edge and the issuer stands above its middle;
 * without, the issuer ends two characters from the edge and the date begins two further right. */
RpBox *
rp_compose_signature(const RpComposer *composer, const RpBlock *block)
{
    const RpSignature *signature = block->u.signature;
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_BODY);
    double pitch = rp_composer_pitch(composer), em = style->text.size;
    double issuer = *signature->issuer == '\0'
                        ? 0
                        : rp_text_label_width(composer->setter, signature->issuer, style);
    double date = rp_text_label_width(composer->setter, signature->date, style);
    RpBox *box = rp_box_new(RP_BOX_GROUP, composer->measure, 2 * pitch);
    double date_x, issuer_x;

    if (signature->sealed) {
        date_x = composer->measure - SEAL_INDENT * em - date;
        issuer_x = MIN(date_x + (date - issuer) / 2, composer->measure - em - issuer);
    } else {
        issuer_x = composer->measure - INDENT * em - issuer;
        date_x = issuer_x + INDENT * em;
        if (date_x + date > composer->measure - INDENT * em) {
            date_x = composer->measure - INDENT * em - date;
            issuer_x = MIN(issuer_x, date_x - INDENT * em);
        }
    }
    rp_composer_put(composer, box, signature->issuer, style,
                    (RpPoint){MAX(issuer_x, 0), line_baseline(composer, 1, style)});
    rp_composer_put(composer, box, signature->date, style,
                    (RpPoint){MAX(date_x, 0), line_baseline(composer, 2, style)});
    box->before = (signature->sealed ? SEAL_LINES : 1) * pitch;
    box->tag = RP_TAG_P;
    return box;
}
