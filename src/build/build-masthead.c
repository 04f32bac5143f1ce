#include <string.h>

#include "build/build-private.h"
#include "build/phrase.h"

static void
replace(char **field, char *text)
{
    g_free(*field);
    *field = text;
}

/* 共7项，其中约束性1项 */
static char *
count_text(const GPtrArray *rows)
{
    unsigned binding = 0;

    for (guint i = 0; i < rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(rows, i);
        binding += strcmp(item->target->nature, "约束性") == 0 ? 1 : 0;
    }
    if (binding == 0)
        return g_strdup_printf("共%u项", rows->len);
    return g_strdup_printf("共%u项，其中约束性%u项", rows->len, binding);
}

static void
count(const RpBuilder *builder, const RpLayoutBlock *from, RpMasthead *masthead)
{
    g_autoptr(GPtrArray) rows =
        rp_rows_select(builder->set, from, RP_SORT_PLAN, false, builder->diags);

    for (guint i = 0; i < rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(rows, i);

        masthead->counts[item->status]++;
        masthead->stale += rp_phrase_is_stale(item) ? 1 : 0;
    }
    masthead->counted = true;
    replace(&masthead->count_text, count_text(rows));
}

void
rp_build_masthead(RpBuilder *builder, const RpLayoutBlock *from)
{
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_MASTHEAD, from);
    RpMasthead *masthead = block->u.masthead;

    block->where = rp_builder_where(from, &from->title);
    replace(&masthead->left, rp_builder_expand_or(builder, &from->left, g_strdup("")));
    replace(&masthead->right, rp_builder_expand_or(builder, &from->right, g_strdup("")));
    replace(&masthead->title,
            rp_builder_expand_or(builder, &from->title, g_strdup(builder->document->title)));
    replace(&masthead->lead, rp_builder_expand_or(builder, &from->text, g_strdup("")));
    replace(&masthead->outline, rp_one_line(masthead->title));
    if (from->counts)
        count(builder, from, masthead);
}
