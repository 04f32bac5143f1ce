#include "document/document.h"

static RpCover *
new_cover(void)
{
    RpCover *cover = g_new0(RpCover, 1);

    cover->issuer = g_strdup("");
    cover->issue = g_strdup("");
    cover->title = g_strdup("");
    cover->subtitle = g_strdup("");
    cover->period = g_strdup("");
    cover->plan = g_strdup("");
    cover->time_text = g_strdup("");
    cover->count_text = g_strdup("");
    cover->notice = g_strdup("");
    cover->secrecy = g_strdup("");
    return cover;
}

static void
free_cover(RpCover *cover)
{
    g_free(cover->issuer);
    g_free(cover->issue);
    g_free(cover->title);
    g_free(cover->subtitle);
    g_free(cover->period);
    g_free(cover->plan);
    g_free(cover->time_text);
    g_free(cover->count_text);
    g_free(cover->notice);
    g_free(cover->secrecy);
    g_free(cover);
}

static RpMasthead *
new_masthead(void)
{
    RpMasthead *masthead = g_new0(RpMasthead, 1);

    masthead->left = g_strdup("");
    masthead->right = g_strdup("");
    masthead->title = g_strdup("");
    masthead->lead = g_strdup("");
    masthead->outline = g_strdup("");
    masthead->count_text = g_strdup("");
    return masthead;
}

static void
free_masthead(RpMasthead *masthead)
{
    g_free(masthead->left);
    g_free(masthead->right);
    g_free(masthead->title);
    g_free(masthead->lead);
    g_free(masthead->outline);
    g_free(masthead->count_text);
    g_free(masthead);
}

static void
clear_figure(gpointer data)
{
    RpFigure *figure = data;

    g_free(figure->label);
    g_free(figure->word);
    g_free(figure->value);
    g_free(figure->unit);
    g_free(figure->target);
    g_free(figure->left);
    g_free(figure->right);
}

static GArray *
new_figures(void)
{
    GArray *figures = g_array_new(FALSE, TRUE, sizeof(RpFigure));

    g_array_set_clear_func(figures, clear_figure);
    return figures;
}

static void
start_heading(RpBlock *block)
{
    block->u.heading.level = 1;
    block->u.heading.number = g_strdup("");
    block->u.heading.kicker = g_strdup("");
    block->u.heading.text = rp_richtext_new();
    block->u.heading.outline = g_strdup("");
}

static void
start_official(RpBlock *block)
{
    if (block->kind == RP_BLOCK_REDHEAD)
        block->u.redhead = rp_redhead_new();
    else if (block->kind == RP_BLOCK_TITLE)
        block->u.title = rp_richtext_new();
    else if (block->kind == RP_BLOCK_ATTACHMENTS)
        block->u.names = g_ptr_array_new_with_free_func(g_free);
    else if (block->kind == RP_BLOCK_ATTACHMENT)
        block->u.attachment = rp_attachment_new();
    else if (block->kind == RP_BLOCK_SIGNATURE)
        block->u.signature = rp_signature_new();
    else if (block->kind == RP_BLOCK_COLOPHON)
        block->u.colophon = rp_colophon_new();
}

static void
clear_official(RpBlock *block)
{
    if (block->kind == RP_BLOCK_REDHEAD)
        rp_redhead_free(block->u.redhead);
    else if (block->kind == RP_BLOCK_TITLE)
        rp_richtext_free(block->u.title);
    else if (block->kind == RP_BLOCK_ATTACHMENTS)
        g_ptr_array_unref(block->u.names);
    else if (block->kind == RP_BLOCK_ATTACHMENT)
        rp_attachment_free(block->u.attachment);
    else if (block->kind == RP_BLOCK_SIGNATURE)
        rp_signature_free(block->u.signature);
    else if (block->kind == RP_BLOCK_COLOPHON)
        rp_colophon_free(block->u.colophon);
}

RpBlock *
rp_block_new(RpBlockKind kind, const char *id, RpWhere where)
{
    RpBlock *block = g_new0(RpBlock, 1);

    block->kind = kind;
    block->id = g_strdup(id);
    block->where = where;
    switch (kind) {
    case RP_BLOCK_COVER:
        block->u.cover = new_cover();
        break;
    case RP_BLOCK_CONTENTS:
        block->u.contents.title = g_strdup("");
        break;
    case RP_BLOCK_HEADING:
        start_heading(block);
        break;
    case RP_BLOCK_PARAGRAPH:
        block->u.paragraph.text = rp_richtext_new();
        block->u.paragraph.style = RP_STYLE_BODY;
        break;
    case RP_BLOCK_MASTHEAD:
        block->u.masthead = new_masthead();
        break;
    case RP_BLOCK_COLUMNS:
        block->u.columns.widths = g_array_new(FALSE, FALSE, sizeof(double));
        break;
    case RP_BLOCK_STRIP:
        block->u.strip.note = g_strdup("");
        break;
    case RP_BLOCK_FIGURES:
        block->u.figures.items = new_figures();
        block->u.figures.per_row = 3;
        break;
    case RP_BLOCK_TABLE:
        block->u.table = rp_table_spec_new();
        break;
    case RP_BLOCK_CHART:
        block->u.chart = rp_chart_spec_new(RP_CHART_PROGRESS);
        break;
    case RP_BLOCK_BOX:
        block->u.box.title = rp_richtext_new();
        block->u.box.blocks = g_ptr_array_new_with_free_func((GDestroyNotify)rp_block_free);
        break;
    case RP_BLOCK_PAGE_BREAK:
        break;
    case RP_BLOCK_REDHEAD:
    case RP_BLOCK_TITLE:
    case RP_BLOCK_ATTACHMENTS:
    case RP_BLOCK_ATTACHMENT:
    case RP_BLOCK_SIGNATURE:
    case RP_BLOCK_COLOPHON:
        start_official(block);
        break;
    }
    return block;
}

static void
clear_content(RpBlock *block)
{
    switch (block->kind) {
    case RP_BLOCK_COVER:
        free_cover(block->u.cover);
        break;
    case RP_BLOCK_CONTENTS:
        g_free(block->u.contents.title);
        break;
    case RP_BLOCK_HEADING:
        g_free(block->u.heading.number);
        g_free(block->u.heading.kicker);
        rp_richtext_free(block->u.heading.text);
        g_free(block->u.heading.outline);
        break;
    case RP_BLOCK_PARAGRAPH:
        rp_richtext_free(block->u.paragraph.text);
        g_free(block->u.paragraph.label);
        g_free(block->u.paragraph.outline);
        break;
    case RP_BLOCK_MASTHEAD:
        free_masthead(block->u.masthead);
        break;
    case RP_BLOCK_COLUMNS:
        g_array_unref(block->u.columns.widths);
        break;
    case RP_BLOCK_STRIP:
        g_free(block->u.strip.note);
        break;
    case RP_BLOCK_FIGURES:
        g_array_unref(block->u.figures.items);
        break;
    case RP_BLOCK_TABLE:
        rp_table_spec_free(block->u.table);
        break;
    case RP_BLOCK_CHART:
        rp_chart_spec_free(block->u.chart);
        break;
    case RP_BLOCK_BOX:
        rp_richtext_free(block->u.box.title);
        g_ptr_array_unref(block->u.box.blocks);
        break;
    case RP_BLOCK_PAGE_BREAK:
        break;
    case RP_BLOCK_REDHEAD:
    case RP_BLOCK_TITLE:
    case RP_BLOCK_ATTACHMENTS:
    case RP_BLOCK_ATTACHMENT:
    case RP_BLOCK_SIGNATURE:
    case RP_BLOCK_COLOPHON:
        clear_official(block);
        break;
    }
}

void
rp_block_free(RpBlock *block)
{
    if (block == NULL)
        return;
    clear_content(block);
    g_free(block->id);
    g_free(block);
}

RpDocument *
rp_document_new(void)
{
    RpDocument *document = g_new0(RpDocument, 1);

    document->title = g_strdup("");
    document->author = g_strdup("");
    document->subject = g_strdup("");
    document->keywords = g_strdup("");
    document->date = g_strdup("");
    for (int side = 0; side < RP_N_PAGE_SIDES; side++) {
        document->furniture[side].head_left = g_strdup("");
        document->furniture[side].head_right = g_strdup("");
        document->furniture[side].foot_left = g_strdup("");
        document->furniture[side].foot_right = g_strdup("");
    }
    document->notes = g_ptr_array_new_with_free_func((GDestroyNotify)rp_richtext_free);
    document->sheet.theme = rp_theme_default;
    document->blocks = g_ptr_array_new_with_free_func((GDestroyNotify)rp_block_free);
    return document;
}

void
rp_document_free(RpDocument *document)
{
    if (document == NULL)
        return;
    g_free(document->title);
    g_free(document->author);
    g_free(document->subject);
    g_free(document->keywords);
    g_free(document->date);
    for (int side = 0; side < RP_N_PAGE_SIDES; side++) {
        g_free(document->furniture[side].head_left);
        g_free(document->furniture[side].head_right);
        g_free(document->furniture[side].foot_left);
        g_free(document->furniture[side].foot_right);
    }
    g_ptr_array_unref(document->notes);
    g_ptr_array_unref(document->blocks);
    g_free(document);
}
