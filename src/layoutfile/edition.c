#include <string.h>

#include "base/i18n.h"
#include "layoutfile/read-private.h"

bool
rp_edition_parse(const char *text, RpEdition *ret)
{
    const RpSchemaWord *word = rp_schema_find_word(rp_schema_editions, text);

    if (word == NULL)
        return false;
    *ret = (RpEdition)word->value;
    return true;
}

/* 密级 of GB/T 9704, and the terms that may follow the star. */
static const char *const grades[] = {"绝密", "机密", "秘密"};
static const char *const terms[] = {"年", "个月", "月", "天", "日"};

static bool
is_term(const char *text)
{
    const char *unit = text + strspn(text, "0123456789");

    if (strcmp(text, "长期") == 0)
        return true;
    for (gsize i = 0; unit > text && *text != '0' && i < G_N_ELEMENTS(terms); i++)
        if (strcmp(unit, terms[i]) == 0)
            return true;
    return false;
}

/* 秘密, or 秘密★1年 */
static bool
is_secrecy(const char *text)
{
    for (gsize i = 0; i < G_N_ELEMENTS(grades); i++) {
        const char *rest = text + strlen(grades[i]);

        if (!g_str_has_prefix(text, grades[i]))
            continue;
        return *rest == '\0' || (g_str_has_prefix(rest, "★") && is_term(rest + strlen("★")));
    }
    return false;
}

static void
check_secrecy(const RpLayout *layout, const RpLayoutText *secrecy, RpDiags *diags)
{
    if (secrecy->text == NULL || *secrecy->text == '\0')
        return;
    bool computed = strstr(secrecy->text, "{{") != NULL; /* not known before it is filled in */
    if (!computed && !is_secrecy(secrecy->text)) {
        rp_diags_add(diags, RP_FAULT, "bad-secrecy", secrecy->where, _("'%s' is no secrecy mark"),
                     secrecy->text);
        rp_diags_hint(diags, _("write 绝密, 机密 or 秘密, and the term behind a star: 秘密★1年"));
    } else if (layout->edition == RP_EDITION_PUBLIC) {
        rp_diags_add(diags, RP_FAULT, "secret-public", secrecy->where,
                     _("a public edition cannot be marked '%s'"), secrecy->text);
        rp_diags_hint(diags,
                      _("render the internal edition, or take the mark away: secrecy: \"\""));
    }
}

/* A red head may bear a mark of its own. */
static void
check_red_heads(const RpLayout *layout, RpDiags *diags)
{
    for (guint i = 0; i < layout->blocks->len; i++) {
        const RpLayoutBlock *block = g_ptr_array_index(layout->blocks, i);

        bool left_out = block->internal && layout->edition == RP_EDITION_PUBLIC;

        if (strcmp(block->type, "redhead") == 0 && !left_out)
            check_secrecy(layout, &block->official.secrecy, diags);
    }
}

/* Returns: whether a column is left. Without `columns:` all columns are public. */
static bool
keep_public_columns(RpLayoutBlock *block)
{
    if (block->columns == NULL || block->columns->len == 0)
        return true;
    for (guint i = block->columns->len; i > 0; i--)
        if (g_array_index(block->columns, RpLayoutColumn, i - 1).internal)
            g_array_remove_index(block->columns, i - 1);
    return block->columns->len > 0;
}

static bool
is_heading(const RpLayoutBlock *block)
{
    return strcmp(block->type, "heading") == 0;
}

/* Did everything that stands below the heading at `at` go, so that it heads nothing any more? */
static bool
heads_nothing(const GPtrArray *blocks, const bool *gone, guint at)
{
    const RpLayoutBlock *heading = g_ptr_array_index(blocks, at);
    bool any = false;

    for (guint i = at + 1; i < blocks->len; i++) {
        const RpLayoutBlock *block = g_ptr_array_index(blocks, i);

        if (is_heading(block) && block->level <= heading->level)
            break;
        if (!gone[i])
            return false;
        any = true;
    }
    return any;
}

static void
remove_internal(RpLayout *layout)
{
    GPtrArray *blocks = layout->blocks;
    g_autofree bool *gone = g_new0(bool, blocks->len);

    for (guint i = 0; i < blocks->len; i++) {
        RpLayoutBlock *block = g_ptr_array_index(blocks, i);

        gone[i] = block->internal || !keep_public_columns(block);
    }
    for (guint i = blocks->len; i > 0; i--)
        if (is_heading(g_ptr_array_index(blocks, i - 1)) && heads_nothing(blocks, gone, i - 1))
            gone[i - 1] = true;
    for (guint i = blocks->len; i > 0; i--)
        if (gone[i - 1])
            g_ptr_array_remove_index(blocks, i - 1);
}

void
rp_layout_apply_edition(RpLayout *layout, const RpLayoutWishes *wishes, RpDiags *diags)
{
    if (wishes != NULL && wishes->edition != RP_EDITION_UNSAID)
        layout->edition = wishes->edition;
    check_secrecy(layout, &layout->secrecy, diags);
    check_red_heads(layout, diags);
    if (layout->edition == RP_EDITION_PUBLIC && (wishes == NULL || !wishes->keep_all))
        remove_internal(layout);
}
