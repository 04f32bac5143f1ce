/* compose-box.c - 专栏: a column of blocks on a tinted ground
 *
 * Number and title stay with what follows. A box that is cut has its rule, its padding and, small,
 * its number on every part.
 */
#include "compose/composer-private.h"

#include "base/richtext.h"

/* look: 7.6 专栏 */
#define PADDING_TOP    (3.2 * RP_MM)
#define PADDING_BOTTOM (3.2 * RP_MM)
#define PADDING_SIDE   (4 * RP_MM)
#define RULE           1.5
#define FRAME          0.5 /* in mono, where the ground is white */
#define SPACE          (7 * RP_MM)
#define NUMBER_SIZE    (8.0 / 9) /* of a kicker's */
#define NUMBER_GAP     1.5

/* Move all that a box holds to the right. */
static void
move_right(RpBox *box, double dx)
{
    if (box == NULL)
        return;
    rp_composer_shift(box, dx);
    for (guint i = 0; box->children != NULL && i < box->children->len; i++) {
        RpBox *child = g_ptr_array_index(box->children, i);

        if (box->kind == RP_BOX_GROUP)
            child->at.x += dx;
        else
            move_right(child, dx);
    }
    move_right(box->head, dx);
    move_right(box->head_again, dx);
    move_right(box->foot, dx);
}

/* "专栏1", "专栏1（续）" */
static RpBox *
compose_number(const RpComposer *composer, int number, bool again)
{
    RpParagraphStyle style = *rp_composer_style(composer, RP_STYLE_KICKER);
    g_autofree char *text = g_strdup_printf("专栏%d%s", number, again ? "（续）" : "");

    style.text.size *= NUMBER_SIZE;
    style.leading *= NUMBER_SIZE;
    g_autoptr(RpRichText) rich = rp_richtext_new_plain(text, style.text, composer->document->where);
    RpBox *line = rp_text_paragraph(composer->setter, rich, &style, composer->measure);
    line->tag = again ? RP_TAG_ARTIFACT : RP_TAG_P;
    line->after = NUMBER_GAP;
    line->keep_with_next = true;
    return line;
}

static RpBox *
compose_title(const RpComposer *composer, const RpRichText *text)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_BOX_TITLE);
    RpBox *title = rp_text_paragraph(composer->setter, text, style, composer->measure);

    title->tag = RP_TAG_P;
    title->after = style->after;
    title->keep_whole = true;
    title->keep_with_next = true;
    return title;
}

/* The top of a part: padding, and on further parts the number again. */
static RpBox *
compose_top(const RpComposer *inner, int number, bool again)
{
    RpBox *top = rp_box_new(RP_BOX_COLUMN, inner->measure, 0);

    rp_box_append(top, rp_box_new(RP_BOX_LEAF, inner->measure, PADDING_TOP));
    if (again && number > 0)
        rp_box_append(top, compose_number(inner, number, true));
    top->after = again ? NUMBER_GAP : 0;
    return top;
}

static void
set_ground(const RpComposer *composer, RpBox *box)
{
    const RpTheme *theme = &composer->sheet->theme;
    RpGround *ground = g_new0(RpGround, 1);

    ground->fill = theme->mono ? 0xFFFFFF : theme->tint;
    ground->rule_colour = theme->mono ? theme->ink : theme->accent;
    ground->rule = RULE;
    ground->frame = theme->mono ? FRAME : 0;
    ground->below = PADDING_BOTTOM;
    box->ground = ground;
}

RpBox *
rp_compose_box(const RpComposer *composer, const RpBlock *block)
{
    RpComposer inner = *composer;
    RpBox *box = rp_box_new(RP_BOX_COLUMN, composer->measure, 0);
    g_autofree char *place = rp_composer_place(block);
    int number = block->u.box.number;

    inner.measure -= 2 * PADDING_SIDE;
    box->head = compose_top(&inner, number, false);
    rp_box_add_dest(g_ptr_array_index(box->head->children, 0), (RpPoint){0, 0}, place);
    box->head_again = compose_top(&inner, number, true);
    if (number > 0)
        rp_box_append(box, compose_number(&inner, number, false));
    if (block->u.box.title->text->len > 0)
        rp_box_append(box, compose_title(&inner, block->u.box.title));
    for (guint i = 0; i < block->u.box.blocks->len; i++)
        rp_box_append(box, rp_composer_flatten(rp_compose_block(
                               &inner, g_ptr_array_index(block->u.box.blocks, i))));
    move_right(box, PADDING_SIDE);
    set_ground(composer, box);
    box->before = box->after = SPACE;
    return box;
}
