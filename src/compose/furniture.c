#include "compose/compose.h"

#include <string.h>

#include "base/richtext.h"
#include "compose/composer-private.h"

#define HEAD_RULE_GAP (1.6 * RP_MM)
#define HEAD_RULE     0.35

/* What a template of the running head or foot may name. */
typedef struct {
    int page, pages;
} PageNumbers;

static char *
fill_in(const char *text, const PageNumbers *numbers)
{
    g_autoptr(GString) out = g_string_new(text == NULL ? "" : text);
    g_autofree char *page = g_strdup_printf("%d", numbers->page);
    g_autofree char *pages = g_strdup_printf("%d", numbers->pages);

    g_string_replace(out, "{{page}}", page, 0);
    g_string_replace(out, "{{pages}}", pages, 0);
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static bool
is_blank(const char *text)
{
    return text == NULL || *text == '\0';
}

/* The number of the page has a style of its own. */
static const RpParagraphStyle *
style_for(const RpComposer *composer, const char *text)
{
    bool has_number = text != NULL && strstr(text, "{{page}}") != NULL;

    return rp_composer_style(composer, has_number ? RP_STYLE_PAGE_NUMBER : RP_STYLE_FURNITURE);
}

/* "报告标题　{{page}}": what stands before an ideographic space goes with the other furniture. Cuts
 * it off the text. Returns: (owned) it with the space, "" without. */
static char *
cut_words(char **text)
{
    static const char space[] = "\xe3\x80\x80";
    char *number = strstr(*text, "{{page}}");
    char *at = number == NULL ? NULL : g_strrstr_len(*text, number - *text, space);

    if (at == NULL)
        return g_strdup("");
    char *words = g_strndup(*text, (gsize)(at + strlen(space) - *text));
    char *rest = g_strdup(at + strlen(space));
    g_free(*text);
    *text = rest;
    return words;
}

/* The text at the right. Returns: its width. */
static double
put_end(const RpComposer *composer, RpBox *box, const char *template, const PageNumbers *numbers,
        RpPoint at)
{
    g_autofree char *text = g_strdup(template == NULL ? "" : template);
    g_autofree char *words = cut_words(&text);
    g_autofree char *number = fill_in(text, numbers);
    double taken = rp_composer_put_right(composer, box, number, style_for(composer, text), at);
    RpParagraphStyle quiet = *rp_composer_style(composer, RP_STYLE_FURNITURE);

    if (*words == '\0')
        return taken;
    g_autofree char *shown = g_strndup(words, strlen(words) - 3);
    taken += quiet.text.size;
    return taken +
           rp_composer_put_right(composer, box, shown, &quiet, (RpPoint){at.x - taken, at.y});
}

/* One line at the left and one at the right of the same baseline, `inset` from both ends. What is
 * at the left gives way, unless it is the number of the page. */
static void
put_both(const RpComposer *composer, RpBox *box, const char *const texts[2],
         const PageNumbers *numbers, RpPoint at)
{
    const RpParagraphStyle *style = style_for(composer, texts[0]);
    g_autofree char *left = fill_in(texts[0], numbers);
    double taken = put_end(composer, box, texts[1], numbers, (RpPoint){box->width - at.x, at.y});

    if (*left == '\0')
        return;
    g_autoptr(RpRichText) rich =
        rp_richtext_new_plain(left, style->text, composer->document->title_where);
    bool cut = false;
    RpBox *line =
        rp_text_line_fit(composer->setter, rich, style,
                         MAX(box->width - 2 * at.x - taken - 2 * style->text.size, 0), &cut);
    rp_box_place(box, line, at.x, at.y - line->baseline);
}

/* Place `box` where it would be on an upright page, turned with the paper where that is turned. */
static void
place(RpPage *page, RpBox *box, RpPoint at)
{
    box->tag = RP_TAG_ARTIFACT;
    if (!page->master->turned) {
        rp_page_place(page, box, at.x, at.y);
        return;
    }
    rp_page_place(page, box, page->master->size.width - at.y, at.x);
    g_array_index(page->placed, RpPlacedBox, page->placed->len - 1).turned = true;
}

static const RpFurniture *
furniture_of(const RpDocument *document, const RpPage *page)
{
    if (page->number == 1)
        return &document->furniture[RP_PAGE_FIRST];
    return &document->furniture[page->number % 2 == 0 ? RP_PAGE_EVEN : RP_PAGE_ODD];
}

static void
set_head_and_foot(const RpComposer *composer, RpPage *page, const PageNumbers *numbers)
{
    const RpPageSetup *setup = &composer->document->page;
    const RpPageMaster *master = page->master;
    const RpFurniture *furniture = furniture_of(composer->document, page);
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_FURNITURE);
    const char *const head[] = {furniture->head_left, furniture->head_right};
    const char *const foot[] = {furniture->foot_left, furniture->foot_right};
    const RpInsets margins = master->turned ? setup->margins : master->margins;
    const RpSize size =
        master->turned ? (RpSize){master->size.height, master->size.width} : master->size;
    double width = size.width - margins.left - margins.right;
    double baseline = style->leading / 2 + 0.38 * style->text.size;

    if (!is_blank(head[0]) || !is_blank(head[1])) {
        RpBox *box = rp_box_new(RP_BOX_GROUP, width, style->leading + HEAD_RULE_GAP + HEAD_RULE);

        put_both(composer, box, head, numbers, (RpPoint){0, baseline});
        rp_box_add_rect(box, (RpRect){0, style->leading + HEAD_RULE_GAP, width, HEAD_RULE},
                        composer->document->sheet.theme.hair5);
        place(page, box, (RpPoint){margins.left, setup->head_top});
    }
    if (!is_blank(foot[0]) || !is_blank(foot[1])) {
        RpBox *box = rp_box_new(RP_BOX_GROUP, width, style->leading);

        put_both(composer, box, foot, numbers, (RpPoint){setup->foot_inset, baseline});
        place(page, box,
              (RpPoint){margins.left, size.height - setup->foot_bottom - style->leading});
    }
}

/* Replace the references to pages in `box` by the numbers, ending where the reference stands. */
static void
resolve_references(const RpComposer *composer, const RpPages *pages, RpBox *box)
{
    for (guint i = 0; box->children != NULL && i < box->children->len; i++)
        resolve_references(composer, pages, g_ptr_array_index(box->children, i));

    for (guint i = box->items == NULL ? 0 : box->items->len; i > 0; i--) {
        const RpItem *item = &g_array_index(box->items, RpItem, i - 1);

        if (item->kind != RP_ITEM_PAGE_REF)
            continue;
        const RpParagraphStyle *style =
            rp_composer_style(composer, (RpStyleId)item->u.page_ref.style);
        const RpDest *dest = rp_pages_lookup_dest(pages, item->u.page_ref.name);
        const RpPage *page = dest == NULL ? NULL : g_ptr_array_index(pages->pages, dest->page);
        g_autofree char *text = page == NULL ? NULL : g_strdup_printf("%d", page->number);

        rp_composer_put_right(composer, box, text, style, item->at);
        g_array_remove_index(box->items, i - 1);
    }
}

void
rp_compose_furniture(RpPages *pages, const RpDocument *document, RpTextSetter *setter)
{
    RpComposer composer = {
        .document = document,
        .sheet = &document->sheet,
        .setter = setter,
    };

    for (guint i = 0; i < pages->pages->len; i++) {
        RpPage *page = g_ptr_array_index(pages->pages, i);
        PageNumbers numbers = {page->number, (int)pages->pages->len};

        rp_compose_number_notes(&composer, page);
        for (guint b = 0; b < page->placed->len; b++)
            resolve_references(&composer, pages, g_array_index(page->placed, RpPlacedBox, b).box);
        if (page->master->furniture)
            set_head_and_foot(&composer, page, &numbers);
    }
}
