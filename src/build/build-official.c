#include <string.h>

#include "base/i18n.h"
#include "build/build-private.h"
#include "build/title-lines.h"

#define ROOM_FOR_DATE "\xe3\x80\x80\xe3\x80\x80年\xe3\x80\x80月\xe3\x80\x80日"

static void
replace(char **field, char *text)
{
    g_free(*field);
    *field = text;
}

/* Returns: (owned) the text filled in, "" where the layout has none. */
static char *
expand(const RpBuilder *builder, const RpLayoutText *text)
{
    return rp_builder_expand_or(builder, text, g_strdup(""));
}

/* Returns: (owned) the text, or who the layout says hands the report out. */
static char *
expand_issuer(const RpBuilder *builder, const RpLayoutText *text)
{
    return rp_builder_expand_or(builder, text, expand(builder, &builder->layout->issuer));
}

/* Returns: (owned) 2018年7月12日 for a canonical day, what is written for anything else, and room
 * to write it by hand when nothing is. */
static char *
expand_date(const RpBuilder *builder, const RpLayoutText *text)
{
    g_autofree char *date = expand(builder, text);
    RpPeriod period;

    if (*date == '\0')
        return g_strdup(ROOM_FOR_DATE);
    if (!rp_period_parse(date, &period) || period.kind != RP_PERIOD_DAY)
        return g_steal_pointer(&date);
    return g_strdup_printf("%d年%d月%d日", rp_month_year(period.last), rp_month_number(period.last),
                           period.day);
}

/* GB/T 9704—2012, 7.2.5: 年份应标全称，用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位. */
static void
check_number(const RpBuilder *builder, const char *number, RpWhere where)
{
    g_autoptr(GRegex) form =
        g_regex_new("^[^\\d\\[\\]()（）［］【】]+〔\\d{4}〕[1-9]\\d*号$", 0, 0, NULL);

    if (*number == '\0' || g_regex_match(form, number, 0, NULL))
        return;
    rp_diags_add(builder->diags, RP_WARNING, "document-number", where,
                 _("'%s' is not the form of a document number"), number);
    rp_diags_hint(
        builder->diags,
        _("write the year in full in 〔〕, no 第, no leading zeros: 青市监标〔2018〕7号"));
}

void
rp_build_redhead(RpBuilder *builder, const RpLayoutBlock *from)
{
    RpRedHead *head = rp_builder_add(builder, RP_BLOCK_REDHEAD, from)->u.redhead;
    const RpLayoutOfficial *official = &from->official;

    replace(&head->mark, rp_builder_expand(builder, &official->mark));
    if (head->mark == NULL) {
        g_autofree char *issuer = expand(builder, &builder->layout->issuer);
        head->mark = *issuer == '\0' ? g_strdup("") : g_strconcat(issuer, "文件", NULL);
    }
    replace(&head->number, expand(builder, &official->number));
    replace(&head->signer, expand(builder, &official->signer));
    replace(&head->copy_number, expand(builder, &official->copy_number));
    replace(&head->secrecy, expand(builder, &official->secrecy));
    if (*head->secrecy == '\0') /* the mark of the whole report; "" does not take it away */
        replace(&head->secrecy, g_strdup(rp_builder_secrecy(builder)));
    replace(&head->urgency, expand(builder, &official->urgency));
    check_number(builder, head->number, rp_builder_where(from, &official->number));
}

/* How many characters of a title fit on a line. */
static int
title_measure(const RpBuilder *builder)
{
    const RpPageSetup *page = &builder->document->page;

    return (int)((page->size.width - page->margins.left - page->margins.right) /
                 builder->document->sheet.styles[RP_STYLE_TITLE].text.size);
}

static RpRichText *
title_text(const RpBuilder *builder, const RpLayoutBlock *from, const char *title)
{
    g_autofree char *lines = rp_title_lines(title, title_measure(builder));

    return rp_builder_rich(builder, lines, RP_STYLE_TITLE, rp_builder_where(from, &from->title));
}

void
rp_build_title(RpBuilder *builder, const RpLayoutBlock *from)
{
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_TITLE, from);
    g_autofree char *title = rp_builder_expand_or(builder, &from->title, g_strdup(builder->title));

    rp_richtext_free(block->u.title);
    block->u.title = title_text(builder, from, title);
}

void
rp_build_addressee(RpBuilder *builder, const RpLayoutBlock *from)
{
    g_autofree char *text = expand(builder, &from->text);
    g_autofree char *ended =
        g_str_has_suffix(text, "：") ? g_strdup(text) : g_strconcat(text, "：", NULL);

    if (*text == '\0')
        return;
    rp_builder_add_plain(builder, from, ended, RP_STYLE_ADDRESSEE);
}

/* How many attachment blocks the layout has, and the titles of them all. */
static guint
list_attachments(const RpBuilder *builder, GPtrArray *names)
{
    guint count = 0;

    for (guint i = 0; i < builder->layout->blocks->len; i++) {
        const RpLayoutBlock *block = g_ptr_array_index(builder->layout->blocks, i);

        if (strcmp(block->type, "attachment") != 0)
            continue;
        count++;
        g_autofree char *title = expand(builder, &block->title);
        if (names != NULL)
            g_ptr_array_add(names, rp_one_line(title));
    }
    return count;
}

void
rp_build_attachments(RpBuilder *builder, const RpLayoutBlock *from)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; from->official.names != NULL && i < from->official.names->len; i++) {
        RpLayoutText text = {.text = g_ptr_array_index(from->official.names, i),
                             .where = from->where};

        g_ptr_array_add(names, expand(builder, &text));
    }
    if (from->official.names == NULL)
        list_attachments(builder, names);
    if (names->len == 0)
        return;
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_ATTACHMENTS, from);
    g_ptr_array_unref(block->u.names);
    block->u.names = g_steal_pointer(&names);
}

void
rp_build_attachment(RpBuilder *builder, const RpLayoutBlock *from)
{
    g_autofree char *title = expand(builder, &from->title);
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_ATTACHMENT, from);
    RpAttachment *attachment = block->u.attachment;
    g_autofree char *line = rp_one_line(title);

    builder->attachments++;
    attachment->number = list_attachments(builder, NULL) > 1 ? builder->attachments : 0;
    rp_richtext_free(attachment->title);
    attachment->title = title_text(builder, from, title);
    replace(&attachment->outline,
            attachment->number > 0
                ? g_strdup_printf("附件%d\xe3\x80\x80%s", attachment->number, line)
                : g_strconcat("附件\xe3\x80\x80", line, NULL));
    block->break_before = true;
}

void
rp_build_signature(RpBuilder *builder, const RpLayoutBlock *from)
{
    RpSignature *signature = rp_builder_add(builder, RP_BLOCK_SIGNATURE, from)->u.signature;

    replace(&signature->issuer, expand_issuer(builder, &from->official.issuer));
    replace(&signature->date, expand_date(builder, &from->official.date));
    signature->sealed = !from->official.no_seal;
}

void
rp_build_colophon(RpBuilder *builder, const RpLayoutBlock *from)
{
    RpColophon *colophon = rp_builder_add(builder, RP_BLOCK_COLOPHON, from)->u.colophon;
    g_autofree char *copies = expand(builder, &from->official.copies);

    replace(&colophon->copies, *copies == '\0' || g_str_has_suffix(copies, "。")
                                   ? g_strdup(copies)
                                   : g_strconcat(copies, "。", NULL));
    replace(&colophon->printer, expand_issuer(builder, &from->official.printer));
    replace(&colophon->printed, expand_date(builder, &from->official.printed));
}
