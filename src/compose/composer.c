#include "compose/composer-private.h"

#include "base/richtext.h"
#include "base/status.h"
#include "chart/marks.h"

double
rp_composer_pitch(const RpComposer *composer)
{
    return composer->page.pitch > 0 ? composer->page.pitch
                                    : composer->sheet->styles[RP_STYLE_BODY].leading;
}

const RpParagraphStyle *
rp_composer_style(const RpComposer *composer, RpStyleId id)
{
    return &composer->sheet->styles[id];
}

RpParagraphStyle
rp_composer_style_with(const RpComposer *composer, RpStyleId id, RpColour colour, int weight)
{
    RpParagraphStyle style = composer->sheet->styles[id];

    style.text.colour = colour;
    style.text.weight = weight;
    return style;
}

double
rp_composer_put(const RpComposer *composer, RpBox *group, const char *text,
                const RpParagraphStyle *style, RpPoint at)
{
    if (text == NULL || *text == '\0')
        return 0;

    RpBox *label = rp_text_label(composer->setter, text, style);
    double width = label->width;

    rp_box_place(group, label, at.x, at.y - label->baseline);
    return width;
}

double
rp_composer_put_right(const RpComposer *composer, RpBox *group, const char *text,
                      const RpParagraphStyle *style, RpPoint at)
{
    if (text == NULL || *text == '\0')
        return 0;

    RpBox *label = rp_text_label(composer->setter, text, style);
    double width = label->width;

    rp_box_place(group, label, at.x - width, at.y - label->baseline);
    return width;
}

double
rp_composer_put_light(const RpComposer *composer, RpBox *group, RpStatus status, const char *word,
                      const RpParagraphStyle *style, RpPoint at)
{
    double size = style->text.size;
    RpPoint centre = {at.x + RP_LIGHT_SIDE * size / 2, at.y - RP_LIGHT_CENTRE * size};
    double indent = (RP_LIGHT_SIDE + RP_LIGHT_GAP) * size;
    const char *shown = word != NULL ? word : rp_theme_word(&composer->sheet->theme, status);

    rp_mark_light(group, status, centre, RP_LIGHT_SIDE * size, &composer->sheet->theme);
    return indent + rp_composer_put(composer, group, shown, style, (RpPoint){at.x + indent, at.y});
}

double
rp_composer_light_width(const RpComposer *composer, const char *word, const RpParagraphStyle *style)
{
    return (RP_LIGHT_SIDE + RP_LIGHT_GAP) * style->text.size +
           rp_text_label_width(composer->setter, word, style);
}

double
rp_composer_status_width(const RpComposer *composer, RpStatus status, const RpParagraphStyle *style)
{
    return rp_composer_light_width(composer, rp_theme_word(&composer->sheet->theme, status), style);
}

RpBox *
rp_composer_paragraph(const RpComposer *composer, const char *text, RpStyleId id, double width)
{
    const RpParagraphStyle *style = rp_composer_style(composer, id);
    g_autoptr(RpRichText) rich =
        rp_richtext_new_plain(text, style->text, composer->document->where);

    return rp_text_paragraph(composer->setter, rich, style, width);
}

double
rp_composer_label_room(const RpComposer *composer, const char *label, const RpParagraphStyle *style)
{
    static const char any[] = "国";
    g_autofree char *both = g_strconcat(label, any, NULL);

    return rp_text_label_width(composer->setter, both, style) -
           rp_text_label_width(composer->setter, any, style);
}

void
rp_composer_shift(RpBox *line, double dx)
{
    for (guint i = 0; line->items != NULL && i < line->items->len; i++)
        g_array_index(line->items, RpItem, i).at.x += dx;
}

char *
rp_composer_place(const RpBlock *block)
{
    return g_strconcat(RP_BLOCK_PLACE, block->id, NULL);
}

gboolean
rp_composer_in_legend(RpStatus status, unsigned count)
{
    switch (status) {
    case RP_STATUS_MET:
    case RP_STATUS_ON_TRACK:
    case RP_STATUS_SLOW:
    case RP_STATUS_BEHIND:
    case RP_STATUS_REGRESS:
    case RP_STATUS_NO_DATA:
        return TRUE;
    case RP_STATUS_MISSED:
    case RP_STATUS_STARTING:
    case RP_STATUS_NO_BASELINE:
        return count > 0;
    }
    return FALSE;
}

/* What is done first, what nobody knows last. */
static const RpTaskState state_order[RP_N_TASK_STATES] = {
    RP_TASK_DONE, RP_TASK_RUNNING, RP_TASK_NOT_STARTED, RP_TASK_OVERDUE, RP_TASK_UNREPORTED,
};

static void
add_entry(RpLegendItem *ret, RpStatus drawn_as, const char *word, const char *letter,
          unsigned count)
{
    *ret = (RpLegendItem){.drawn_as = drawn_as, .word = word, .count = count};
    g_strlcpy(ret->letter, letter, sizeof ret->letter);
}

static guint
task_legend(const unsigned *counts, RpLegendItem *ret)
{
    for (int i = 0; i < RP_N_TASK_STATES; i++) {
        const RpTaskLook *look = rp_task_look(state_order[i]);

        add_entry(&ret[i], look->drawn_as, look->word, look->letter, counts[state_order[i]]);
    }
    return RP_N_TASK_STATES;
}

/* A scheme's own word brings its own letter. */
static void
add_status(const RpComposer *composer, RpStatus status, unsigned count, RpLegendItem *ret)
{
    const char *word = rp_theme_word(&composer->sheet->theme, status);
    const RpStatusLook *look = rp_status_look(status);
    g_autofree char *first = g_utf8_substring(word, 0, 1);

    add_entry(ret, status, word, word == look->word ? look->letter : first, count);
}

guint
rp_composer_legend(const RpComposer *composer, const RpLegendCounts *counts,
                   RpLegendItem ret[RP_MAX_LEGEND])
{
    guint n = 0;

    if (counts->tasks)
        return task_legend(counts->counts, ret);
    for (int s = 0; s < RP_N_STATUS; s++) {
        unsigned stale = s == RP_STATUS_NO_DATA ? counts->stale : 0;
        unsigned count = counts->counts[s] - stale;

        if (stale > 0)
            add_entry(&ret[n++], (RpStatus)s, RP_WORD_STALE, RP_LETTER_STALE, stale);
        if (rp_composer_in_legend((RpStatus)s, count))
            add_status(composer, (RpStatus)s, count, &ret[n++]);
    }
    return n;
}

double
rp_composer_entry_width(const RpComposer *composer, const RpLegendItem *item,
                        const RpParagraphStyle *word, const RpParagraphStyle *number, double space)
{
    g_autofree char *count = g_strdup_printf("%u", item->count);

    return rp_composer_light_width(composer, item->word, word) + space +
           rp_text_label_width(composer->setter, count, number);
}

RpBox *
rp_composer_flatten(RpBox *column)
{
    if (column->head == NULL && column->foot == NULL) {
        rp_box_lay_ground(column);
        return column;
    }

    RpBox *flat = rp_box_new(RP_BOX_COLUMN, column->width, 0);
    flat->tag = column->tag;
    flat->min_lines = column->min_lines;
    flat->ground = g_steal_pointer(&column->ground);
    flat->outline = g_steal_pointer(&column->outline);
    flat->outline_level = column->outline_level;
    flat->before = column->before;
    flat->after = column->after;
    if (column->head != NULL) {
        column->head->keep_with_next = true;
        rp_box_append(flat, g_steal_pointer(&column->head));
    }
    for (guint i = 0; column->children != NULL && i < column->children->len; i++)
        rp_box_append(flat, g_ptr_array_index(column->children, i));
    if (column->children != NULL)
        g_ptr_array_set_free_func(column->children, NULL);
    if (column->foot != NULL) {
        RpBox *last = g_ptr_array_index(flat->children, flat->children->len - 1);
        last->keep_with_next = true; /* a note never stands alone */
        rp_box_append(flat, g_steal_pointer(&column->foot));
    }
    rp_box_free(column);
    rp_box_lay_ground(flat);
    return flat;
}

RpRichText *
rp_composer_on_one_line(const RpComposer *composer, const RpRichText *text,
                        const RpParagraphStyle *style, double width)
{
    g_auto(GStrv) lines = g_strsplit(text->text->str, "\n", -1);
    g_autofree char *joined = g_strjoinv("", lines);

    if (text->spans->len != 1 || lines[0] == NULL || lines[1] == NULL ||
        rp_text_label_width(composer->setter, joined, style) > width)
        return rp_richtext_copy(text);
    const RpSpan *span = &g_array_index(text->spans, RpSpan, 0);
    return rp_richtext_new_plain(joined, span->style, span->where);
}
