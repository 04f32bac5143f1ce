#include <string.h>

#include "base/i18n.h"
#include "base/number.h"
#include "build/build-private.h"
#include "build/wording.h"

/* 一 / （一） / 1. */
static char *
heading_number(RpBuilder *builder, int level)
{
    builder->headings[level - 1]++;
    for (int below = level; below < 3; below++)
        builder->headings[below] = 0;
    if (level == 3)
        return g_strdup_printf("%d.", builder->headings[2]);
    g_autofree char *number = rp_number_chinese((unsigned)builder->headings[level - 1]);
    return level == 1 ? g_steal_pointer(&number) : g_strdup_printf("（%s）", number);
}

/* A headline says the finding; its topic, the kicker, is what contents and outline show. */
static void
set_heading(RpBuilder *builder, RpBlock *block, const char *title, const char *kicker)
{
    static const RpStyleId styles[] = {RP_STYLE_HEADING_1, RP_STYLE_HEADING_2, RP_STYLE_HEADING_3};
    bool headline = *kicker != '\0';
    int level = CLAMP(block->u.heading.level, 1, 3);
    const char *number = block->u.heading.number;
    g_autofree char *line = rp_one_line(headline ? kicker : title);
    g_autofree char *text =
        level > 1 && !headline ? g_strconcat(number, title, NULL) : g_strdup(title);
    const char *comma = level == 1 && *number != '\0' ? "、" : "";

    block->u.heading.headline = headline;
    g_free(block->u.heading.kicker);
    block->u.heading.kicker = g_strdup(kicker);
    rp_richtext_free(block->u.heading.text);
    block->u.heading.text = rp_builder_rich(
        builder, text, headline ? RP_STYLE_HEADLINE : styles[level - 1], block->where);
    g_free(block->u.heading.outline);
    block->u.heading.outline = g_strconcat(number, comma, line, NULL);
    if (level > 1 && !headline) {
        /* the number is part of the text: （一）标题 has no mark between them */
        g_free(block->u.heading.number);
        block->u.heading.number = g_strdup("");
    }
}

void
rp_build_heading(RpBuilder *builder, const RpLayoutBlock *from)
{
    g_autofree char *title = rp_builder_expand(builder, &from->title);
    g_autofree char *kicker = rp_builder_expand_or(builder, &from->kicker, g_strdup(""));

    if (title == NULL || *title == '\0') {
        rp_diags_add(builder->diags, RP_FAULT, "block-without-text", from->where,
                     _("heading '%s' has no title"), from->id);
        rp_diags_hint(builder->diags, _("write 'title:', e.g. title: \"{{finding.targets}}\""));
        return;
    }
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_HEADING, from);
    block->where = rp_builder_where(from, &from->title);
    block->u.heading.level = from->level;
    g_free(block->u.heading.number);
    block->u.heading.number =
        builder->layout->plain_headings ? g_strdup("") : heading_number(builder, from->level);
    set_heading(builder, block, title, kicker);
}

static guint
count_appendices(const RpLayout *layout)
{
    guint n = 0;

    for (guint i = 0; i < layout->blocks->len; i++) {
        const RpLayoutBlock *block = g_ptr_array_index(layout->blocks, i);
        n += strcmp(block->type, "appendix") == 0 ? 1 : 0;
    }
    return n;
}

/* 附件1, 附件2; a single one has no number (GB/T 9704). It starts a page. */
void
rp_build_appendix(RpBuilder *builder, const RpLayoutBlock *from)
{
    g_autofree char *title = rp_builder_expand_or(builder, &from->title, g_strdup(""));
    int number = ++builder->appendices;
    g_autofree char *kicker = count_appendices(builder->layout) == 1
                                  ? g_strdup("附件")
                                  : g_strdup_printf("附件%d", number);

    if (*title == '\0') {
        rp_diags_add(builder->diags, RP_FAULT, "block-without-text", from->where,
                     _("appendix '%s' has no title"), from->id);
        rp_diags_hint(builder->diags, _("write 'title:', e.g. title: 指标解释"));
        return;
    }
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_HEADING, from);
    block->where = rp_builder_where(from, &from->title);
    block->break_before = true;
    set_heading(builder, block, title, kicker);
    g_autofree char *line = rp_one_line(title);
    g_free(block->u.heading.outline);
    block->u.heading.outline = g_strconcat(kicker, "\xe3\x80\x80", line, NULL);
}

void
rp_build_text(RpBuilder *builder, const RpLayoutBlock *from)
{
    if (from->text.text == NULL) {
        rp_diags_add(builder->diags, RP_FAULT, "block-without-text", from->where,
                     _("text block '%s' has neither text nor file"), from->id);
        rp_diags_hint(builder->diags,
                      _("write 'text:', e.g. text: \"{{narrative.judgement}}\", or 'file:'"));
        return;
    }
    rp_builder_add_markdown(builder, from, &from->text, RP_STYLE_BODY);
}

/* The title of the layout wins over a heading in the text. */
void
rp_build_box(RpBuilder *builder, const RpLayoutBlock *from)
{
    g_autofree char *title = rp_builder_expand_or(builder, &from->title, g_strdup(""));
    guint first = builder->document->blocks->len;

    if (from->text.text == NULL) {
        rp_diags_add(builder->diags, RP_FAULT, "block-without-text", from->where,
                     _("box '%s' has neither text nor file"), from->id);
        rp_diags_hint(builder->diags, _("write 'text:' with Markdown, or 'file:'"));
        return;
    }
    rp_builder_add_markdown(builder, from, &from->text, RP_STYLE_BODY);
    if (*title == '\0' || first == builder->document->blocks->len)
        return;
    RpBlock *box = g_ptr_array_index(builder->document->blocks, first);
    g_autofree char *line = rp_one_line(title);
    rp_richtext_free(box->u.box.title);
    box->u.box.title =
        rp_builder_rich(builder, line, RP_STYLE_BOX_TITLE, rp_builder_where(from, &from->title));
}

/* Headline and lead; what follows below them are blocks of their own. */
void
rp_build_summary(RpBuilder *builder, const RpLayoutBlock *from)
{
    g_autoptr(GPtrArray) rows = rp_rows_all(builder->set);
    g_autofree char *title = rp_builder_expand_or(builder, &from->title,
                                                  rp_wording_summary_headline(builder->set, rows));
    g_autofree char *kicker = rp_builder_expand_or(builder, &from->kicker, g_strdup("摘要"));
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_HEADING, from);

    block->where = rp_builder_where(from, &from->title);
    set_heading(builder, block, title, kicker);
    if (from->text.text != NULL) {
        rp_builder_add_markdown(builder, from, &from->text, RP_STYLE_LEAD);
        return;
    }
    g_autofree char *lead = rp_wording_lead(builder->set, rows);
    rp_builder_add_plain(builder, from, lead, RP_STYLE_LEAD);
}

void
rp_build_contents(RpBuilder *builder, const RpLayoutBlock *from)
{
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_CONTENTS, from);

    g_free(block->u.contents.title);
    block->u.contents.title = rp_builder_expand_or(builder, &from->title, g_strdup("目录"));
}

void
rp_build_strip(RpBuilder *builder, const RpLayoutBlock *from)
{
    if (from->tasks.where.line > 0) {
        rp_build_task_strip(builder, from);
        return;
    }
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_STRIP, from);

    memcpy(block->u.strip.counts, builder->set->counts, sizeof block->u.strip.counts);
    block->u.strip.stale = rp_phrase_count_stale(builder->set);
    block->u.strip.height = from->height;
    block->u.strip.inside = from->inside;
    g_free(block->u.strip.note);
    block->u.strip.note = rp_builder_expand_or(
        builder, &from->note, g_strdup_printf("每格一项目标，共%u项", builder->set->items->len));
}

void
rp_build_columns(RpBuilder *builder, const RpLayoutBlock *from)
{
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_COLUMNS, from);

    block->u.columns.gutter = from->gutter;
    if (from->widths != NULL)
        g_array_append_vals(block->u.columns.widths, from->widths->data, from->widths->len);
}

void
rp_build_page_break(RpBuilder *builder, const RpLayoutBlock *from)
{
    rp_builder_add(builder, RP_BLOCK_PAGE_BREAK, from);
}
