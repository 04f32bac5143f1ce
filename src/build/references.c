#include "build/references.h"

#include <string.h>

static bool
names_reference(const RpLayoutText *text)
{
    return text->text != NULL && strstr(text->text, "ref.") != NULL;
}

bool
rp_references_used(const RpLayout *layout)
{
    for (guint i = 0; i < layout->blocks->len; i++) {
        const RpLayoutBlock *block = g_ptr_array_index(layout->blocks, i);

        if (names_reference(&block->title) || names_reference(&block->kicker) ||
            names_reference(&block->subtitle) || names_reference(&block->note) ||
            names_reference(&block->text))
            return true;
    }
    return false;
}

static void
collect(const GPtrArray *blocks, GHashTable *numbers)
{
    for (guint i = 0; i < blocks->len; i++) {
        const RpBlock *block = g_ptr_array_index(blocks, i);
        int figure = block->kind == RP_BLOCK_CHART ? block->u.chart->number : 0;
        int table = block->kind == RP_BLOCK_TABLE ? block->u.table->number : 0;

        if (block->kind == RP_BLOCK_BOX)
            collect(block->u.box.blocks, numbers);
        if (figure > 0 || table > 0)
            g_hash_table_insert(numbers, g_strdup(block->id),
                                figure > 0 ? g_strdup_printf("图%d", figure)
                                           : g_strdup_printf("表%d", table));
    }
}

GHashTable *
rp_references_of(const RpDocument *document)
{
    GHashTable *numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

    collect(document->blocks, numbers);
    return numbers;
}

static RpVar *
new_reference(const char *id, const char *number)
{
    if (number == NULL)
        return rp_var_new_text("");
    g_autofree char *link = g_strdup_printf("[%s](<#" RP_BLOCK_PLACE "%s>)", number, id);
    return rp_var_new_markup_or_plain(link, number);
}

void
rp_references_set(RpVar *vars, const RpLayout *layout, GHashTable *numbers)
{
    static const char *const numbered[] = {"chart", "table", "ledger", "facts", NULL};
    RpVar *map = rp_var_new_map();

    for (guint i = 0; i < layout->blocks->len; i++) {
        const RpLayoutBlock *block = g_ptr_array_index(layout->blocks, i);
        const char *number = numbers != NULL ? g_hash_table_lookup(numbers, block->id) : NULL;

        /* a text has a number when there is a table in it */
        if (number != NULL || g_strv_contains(numbered, block->type))
            rp_var_set(map, block->id, new_reference(block->id, number));
    }
    rp_var_set(vars, "ref", map);
}
