#include <string.h>

#include "box/note.h"
#include "compose/composer-private.h"

/* The rule above footnotes is a quarter of the measure. */
#define RULE_SHARE 0.25
#define RULE       0.5           /* points */
#define RULE_ABOVE (2.0 * RP_MM) /* at least, to the text */
#define RULE_BELOW (1.0 * RP_MM) /* to the first note */
#define LABEL      1.5           /* the mark and the space after it, em */

static RpBox *
compose_rule(const RpComposer *composer)
{
    RpBox *rule = rp_box_new(RP_BOX_LEAF, composer->measure, RULE + RULE_BELOW);

    rp_box_add_rect(rule, (RpRect){0, 0, composer->measure * RULE_SHARE, RULE},
                    composer->sheet->theme.ink);
    rule->before = RULE_ABOVE;
    rule->tag = RP_TAG_ARTIFACT;
    return rule;
}

/* The items of `label` in front of those of `line`, on its baseline. */
static void
put_label(RpBox *line, RpBox *label)
{
    for (guint i = 0; label->items != NULL && i < label->items->len; i++) {
        RpItem item = g_array_index(label->items, RpItem, i);

        item.at.y += line->baseline - label->baseline;
        if (line->items == NULL)
            rp_box_add_item(line, item);
        else
            g_array_insert_val(line->items, i, item);
    }
    if (label->items != NULL)
        g_array_set_clear_func(label->items, NULL); /* the line owns them */
}

static RpBox *
compose_note(const RpComposer *composer, guint number, const RpRichText *text)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_FOOTNOTE);
    double indent = LABEL * style->text.size;
    g_autoptr(RpBox) label = rp_text_label(composer->setter, RP_NOTE_MARK, style);
    g_autofree char *place = rp_note_place(number);
    RpBox *note = rp_text_paragraph(composer->setter, text, style, composer->measure - indent);

    if (note->children == NULL)
        rp_box_append(note, rp_box_new(RP_BOX_LEAF, composer->measure, style->leading));
    for (guint i = 0; i < note->children->len; i++) {
        RpBox *line = g_ptr_array_index(note->children, i);

        line->width = composer->measure;
        rp_composer_shift(line, indent);
    }
    put_label(g_ptr_array_index(note->children, 0), label);
    rp_box_add_dest(g_ptr_array_index(note->children, 0), (RpPoint){0, 0}, place);
    note->width = composer->measure;
    note->min_lines = 2;
    note->tag = RP_TAG_NOTE;
    return note;
}

GPtrArray *
rp_compose_notes(const RpComposer *composer)
{
    const GPtrArray *texts = composer->document->notes;

    if (texts->len == 0)
        return NULL;
    GPtrArray *notes = g_ptr_array_new_with_free_func((GDestroyNotify)rp_box_free);

    g_ptr_array_add(notes, compose_rule(composer));
    for (guint i = 0; i < texts->len; i++)
        g_ptr_array_add(notes, compose_note(composer, i + 1, g_ptr_array_index(texts, i)));
    return notes;
}

/* The numbers of one page. */
typedef struct {
    const RpComposer *composer;
    GHashTable *numbers; /* owned; note -> its number on this page */
} Numbering;

/* Returns: the number of a note on this page; the next one for a note not met before. */
static guint
number_of(const Numbering *numbering, guint note)
{
    guint number =
        GPOINTER_TO_UINT(g_hash_table_lookup(numbering->numbers, GUINT_TO_POINTER(note)));

    if (number == 0) {
        number = g_hash_table_size(numbering->numbers) + 1;
        g_hash_table_insert(numbering->numbers, GUINT_TO_POINTER(note), GUINT_TO_POINTER(number));
    }
    return number;
}

static bool
is_mark(const RpItem *item)
{
    return item->kind == RP_ITEM_GLYPHS && strcmp(item->u.glyphs.text, RP_NOTE_MARK) == 0;
}

/* Put the mark of the n-th note in place of the item `index`, at its origin. */
static void
replace_mark(const Numbering *numbering, RpBox *box, guint index, guint n)
{
    const RpItem old = g_array_index(box->items, RpItem, index);
    RpParagraphStyle style = *rp_composer_style(numbering->composer, RP_STYLE_BODY);
    g_autofree char *text = rp_note_mark(n);

    style.text.size = old.u.glyphs.size;
    style.text.colour = old.u.glyphs.colour;
    style.text.tracking = 0;
    g_autoptr(RpBox) label = rp_text_label(numbering->composer->setter, text, &style);
    if (label->items == NULL || label->items->len == 0)
        return;
    RpItem item = g_array_index(label->items, RpItem, 0);
    item.at = old.at;
    g_array_set_clear_func(label->items, NULL);
    rp_item_clear(&g_array_index(box->items, RpItem, index));
    g_array_index(box->items, RpItem, index) = item;
}

/* The glyphs that a link covers. */
static void
number_mark(const Numbering *numbering, RpBox *box, const RpItem *link)
{
    double left = link->at.x, right = left + link->u.link.size.width;
    guint n = number_of(numbering, rp_note_of(link->u.link.target));

    for (guint i = 0; i < box->items->len; i++) {
        const RpItem *item = &g_array_index(box->items, RpItem, i);

        if (is_mark(item) && item->at.x >= left - 0.5 && item->at.x < right) {
            replace_mark(numbering, box, i, n);
            return;
        }
    }
}

static void
number_box(const Numbering *numbering, RpBox *box)
{
    for (guint i = 0; box->items != NULL && i < box->items->len; i++) {
        const RpItem item = g_array_index(box->items, RpItem, i);

        if (item.kind == RP_ITEM_LINK && rp_note_of(item.u.link.target) > 0)
            number_mark(numbering, box, &item);
        if (item.kind == RP_ITEM_DEST && rp_note_of(item.u.dest.name) > 0 &&
            is_mark(&g_array_index(box->items, RpItem, 0)))
            replace_mark(numbering, box, 0, number_of(numbering, rp_note_of(item.u.dest.name)));
    }
    for (guint i = 0; box->children != NULL && i < box->children->len; i++)
        number_box(numbering, g_ptr_array_index(box->children, i));
}

void
rp_compose_number_notes(const RpComposer *composer, RpPage *page)
{
    g_autoptr(GHashTable) numbers = g_hash_table_new(NULL, NULL);
    Numbering numbering = {composer, numbers};

    if (composer->document->notes->len == 0)
        return;
    for (guint i = 0; i < page->placed->len; i++)
        number_box(&numbering, g_array_index(page->placed, RpPlacedBox, i).box);
}
