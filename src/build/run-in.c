#include "build/build-private.h"

/* A heading that is run in ends with a stop. */
static bool
ends_with_stop(const GString *text)
{
    gunichar last = text->len == 0 ? 0 : g_utf8_get_char(g_utf8_prev_char(text->str + text->len));

    return last == 0x3002 /* 。 */ || last == 0xFF1A /* ： */ || last == 0xFF1F /* ？ */ ||
           last == 0xFF01 /* ！ */;
}

static bool
is_run_in(const RpDocument *document, const RpBlock *heading, const RpBlock *below)
{
    int level = heading->u.heading.level;

    return heading->kind == RP_BLOCK_HEADING && !heading->u.heading.headline && level >= 1 &&
           level <= 3 && document->sheet.run_in[level - 1] &&
           heading->u.heading.text->spans->len > 0 && below->kind == RP_BLOCK_PARAGRAPH &&
           below->u.paragraph.style == RP_STYLE_BODY && below->u.paragraph.depth == 0 &&
           below->u.paragraph.label == NULL && below->u.paragraph.outline == NULL;
}

/* `below` becomes "（一）标题。正文" and takes the heading's place. */
static void
join(const RpBlock *heading, RpBlock *below)
{
    const RpSpan *first = &g_array_index(heading->u.heading.text->spans, RpSpan, 0);
    g_autofree char *number = *heading->u.heading.number == '\0'
                                  ? g_strdup("")
                                  : g_strconcat(heading->u.heading.number, "、", NULL);
    RpRichText *whole = rp_richtext_new();

    rp_richtext_append(whole, number, first->style, first->where);
    rp_richtext_append_all(whole, heading->u.heading.text);
    if (!ends_with_stop(whole->text))
        rp_richtext_append(whole, "。", first->style, first->where);
    rp_richtext_append_all(whole, below->u.paragraph.text);
    rp_richtext_free(below->u.paragraph.text);
    below->u.paragraph.text = whole;
    below->u.paragraph.level = heading->u.heading.level;
    below->u.paragraph.outline = g_strdup(heading->u.heading.outline);
    g_free(below->id);
    below->id = g_strdup(heading->id);
    below->break_before = heading->break_before;
}

void
rp_run_in_headings(RpDocument *document)
{
    for (guint i = 0; i + 1 < document->blocks->len; i++) {
        const RpBlock *heading = g_ptr_array_index(document->blocks, i);
        RpBlock *below = g_ptr_array_index(document->blocks, i + 1);

        if (!is_run_in(document, heading, below) || below->break_before)
            continue;
        join(heading, below);
        g_ptr_array_remove_index(document->blocks, i);
    }
}
