#include "base/richtext.h"

#include <string.h>

RpRichText *
rp_richtext_new(void)
{
    RpRichText *rich = g_new0(RpRichText, 1);

    rich->text = g_string_new(NULL);
    rich->spans = g_array_new(FALSE, FALSE, sizeof(RpSpan));
    return rich;
}

RpRichText *
rp_richtext_copy(const RpRichText *text)
{
    RpRichText *copy = rp_richtext_new();

    g_string_append_len(copy->text, text->text->str, (gssize)text->text->len);
    g_array_append_vals(copy->spans, text->spans->data, text->spans->len);
    return copy;
}

void
rp_richtext_free(RpRichText *text)
{
    if (text == NULL)
        return;
    g_string_free(text->text, TRUE);
    g_array_unref(text->spans);
    g_free(text);
}

RpRichText *
rp_richtext_new_plain(const char *text, RpTextStyle style, RpWhere where)
{
    RpRichText *rich = rp_richtext_new();

    rp_richtext_append(rich, text, style, where);
    return rich;
}

void
rp_richtext_append(RpRichText *rich, const char *text, RpTextStyle style, RpWhere where)
{
    RpSpan span = {.length = strlen(text), .style = style, .where = where};

    if (span.length == 0)
        return;
    g_string_append(rich->text, text);
    g_array_append_val(rich->spans, span);
}

void
rp_richtext_append_all(RpRichText *rich, const RpRichText *from)
{
    g_string_append_len(rich->text, from->text->str, (gssize)from->text->len);
    g_array_append_vals(rich->spans, from->spans->data, from->spans->len);
}
