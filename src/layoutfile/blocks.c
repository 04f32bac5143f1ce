#include <string.h>

#include "base/i18n.h"
#include "layoutfile/read-private.h"

#define MAX_BLOCKS 500

static void
free_filter(RpLayoutFilter *filter)
{
    g_clear_pointer(&filter->ids, g_ptr_array_unref);
    g_clear_pointer(&filter->domains, g_ptr_array_unref);
    g_clear_pointer(&filter->natures, g_ptr_array_unref);
    g_clear_pointer(&filter->ids_at, g_array_unref);
    g_clear_pointer(&filter->domains_at, g_array_unref);
}

static void
free_chart(RpLayoutBlock *block)
{
    g_free(block->from.text);
    g_free(block->to.text);
    g_clear_pointer(&block->indicators, g_ptr_array_unref);
    g_clear_pointer(&block->indicators_at, g_array_unref);
    g_clear_pointer(&block->regions, g_ptr_array_unref);
    g_clear_pointer(&block->regions_at, g_array_unref);
}

static void
free_official(RpLayoutOfficial *official)
{
    g_free(official->mark.text);
    g_free(official->number.text);
    g_free(official->signer.text);
    g_free(official->copy_number.text);
    g_free(official->secrecy.text);
    g_free(official->urgency.text);
    g_free(official->issuer.text);
    g_free(official->date.text);
    g_free(official->copies.text);
    g_free(official->printer.text);
    g_free(official->printed.text);
    g_clear_pointer(&official->names, g_ptr_array_unref);
}

static void
free_tasks(RpLayoutTasks *tasks)
{
    g_clear_pointer(&tasks->under, g_ptr_array_unref);
    g_clear_pointer(&tasks->owners, g_ptr_array_unref);
    g_clear_pointer(&tasks->under_at, g_array_unref);
}

void
rp_layout_block_free(RpLayoutBlock *block)
{
    if (block == NULL)
        return;
    g_free(block->id);
    g_free(block->type);
    g_free(block->title.text);
    g_free(block->kicker.text);
    g_free(block->subtitle.text);
    g_free(block->note.text);
    g_free(block->text.text);
    g_free(block->left.text);
    g_free(block->right.text);
    g_clear_pointer(&block->numbers, g_ptr_array_unref);
    g_clear_pointer(&block->widths, g_array_unref);
    free_chart(block);
    g_clear_pointer(&block->columns, g_array_unref);
    free_filter(&block->filter);
    free_tasks(&block->tasks);
    free_official(&block->official);
    g_free(block);
}

static RpLayoutBlock *
new_block(const char *id, const RpSchemaWord *type)
{
    RpLayoutBlock *block = g_new0(RpLayoutBlock, 1);

    block->id = g_strdup(id);
    block->type = g_strdup(type->word);
    block->level = 1;
    return block;
}

static bool
find_block(const GPtrArray *blocks, const char *id, guint *ret)
{
    for (guint i = 0; i < blocks->len; i++) {
        const RpLayoutBlock *block = g_ptr_array_index(blocks, i);

        if (strcmp(block->id, id) == 0) {
            *ret = i;
            return true;
        }
    }
    return false;
}

/* Suggest the block whose id is nearest to `id`. */
static void
hint_block(const RpLayoutReader *reader, const GPtrArray *blocks, const char *id)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new();

    for (guint i = 0; i < blocks->len; i++)
        g_ptr_array_add(ids, ((const RpLayoutBlock *)g_ptr_array_index(blocks, i))->id);
    const char *nearest = rp_nearest(id, (const char *const *)ids->pdata, ids->len);
    if (nearest != NULL) {
        rp_diags_hint(reader->diags, _("did you mean '%s'?"), nearest);
        return;
    }
    g_ptr_array_add(ids, NULL);
    g_autofree char *all = g_strjoinv(", ", (char **)ids->pdata);
    rp_diags_hint(reader->diags, _("the blocks so far are: %s"), *all == '\0' ? "-" : all);
}

/* `node` names a block. Returns: whether there is one. */
static bool
lookup_named(const RpLayoutReader *reader, const GPtrArray *blocks, const char *key,
             const RpYaml *node, guint *ret)
{
    if (!rp_layout_expect(reader, node, RP_YAML_SCALAR, key))
        return false;
    if (find_block(blocks, node->text, ret))
        return true;
    rp_diags_add(reader->diags, RP_FAULT, "unknown-block", node->where,
                 _("%s: there is no block '%s'"), key, node->text);
    hint_block(reader, blocks, node->text);
    return false;
}

static void
remove_block(const RpLayoutReader *reader, RpLayout *layout, const RpYaml *name)
{
    RpRemoved removed = {.where = name->where};
    guint at = 0;

    if (!lookup_named(reader, layout->blocks, "remove", name, &at))
        return;
    removed.id = g_strdup(name->text);
    g_array_append_val(layout->removed, removed);
    rp_property_remove(reader->into, name->text);
    g_ptr_array_remove_index(layout->blocks, at);
}

/* `node` is one name or a list. */
static void
remove_blocks(const RpLayoutReader *reader, RpLayout *layout, const RpYaml *node)
{
    if (node->kind != RP_YAML_LIST)
        remove_block(reader, layout, node);
    for (guint i = 0; node->kind == RP_YAML_LIST && i < node->items->len; i++)
        remove_block(reader, layout, g_ptr_array_index(node->items, i));
}

/* Where each entry of a list (or the one name) stands. */
static void
collect_places(const RpYaml *node, GArray **ret)
{
    g_clear_pointer(ret, g_array_unref);
    *ret = g_array_new(FALSE, FALSE, sizeof(RpWhere));
    if (node->kind != RP_YAML_LIST) {
        g_array_append_val(*ret, node->where);
        return;
    }
    for (guint i = 0; i < node->items->len; i++) {
        RpWhere where = ((const RpYaml *)g_ptr_array_index(node->items, i))->where;
        g_array_append_val(*ret, where);
    }
}

static void
note_chart_places(RpLayoutBlock *block, const RpYaml *map)
{
    const RpYaml *one = rp_yaml_lookup(map, "indicator");
    const RpYaml *indicators = one != NULL ? one : rp_yaml_lookup(map, "indicators");
    const RpYaml *regions = rp_yaml_lookup(map, "regions");

    if (indicators != NULL)
        collect_places(indicators, &block->indicators_at);
    if (regions != NULL)
        collect_places(regions, &block->regions_at);
}

static void
note_places(RpLayoutBlock *block, const RpYaml *map)
{
    const RpYaml *filter = rp_yaml_lookup(map, "where");
    const RpYaml *tasks = rp_yaml_lookup(map, "tasks");

    note_chart_places(block, map);
    if (tasks != NULL && tasks->kind == RP_YAML_MAP) {
        block->tasks.where = tasks->where;
        if (rp_yaml_lookup(tasks, "under") != NULL)
            collect_places(rp_yaml_lookup(tasks, "under"), &block->tasks.under_at);
    }
    if (filter == NULL || filter->kind != RP_YAML_MAP)
        return;
    block->filter.where = filter->where;
    if (rp_yaml_lookup(filter, "id") != NULL)
        collect_places(rp_yaml_lookup(filter, "id"), &block->filter.ids_at);
    if (rp_yaml_lookup(filter, "domain") != NULL)
        collect_places(rp_yaml_lookup(filter, "domain"), &block->filter.domains_at);
}

/* Keys that blocks of this type do not have would do nothing: a fault. */
static void
check_types(const RpLayoutReader *reader, const RpYaml *map, const RpSchemaWord *type)
{
    for (guint i = 0; i < map->keys->len; i++) {
        const RpYaml *key = g_ptr_array_index(map->keys, i);
        const RpSchemaRow *row = rp_schema_lookup(RP_SECTION_BLOCK, key->text);

        if (row == NULL || row->types == 0 || (row->types & (1u << type->value)) != 0)
            continue;
        g_autoptr(GString) able = g_string_new(NULL);
        for (const RpSchemaWord *t = rp_schema_block_types; t->word != NULL; t++)
            if ((row->types & (1u << t->value)) != 0)
                g_string_append_printf(able, "%s%s", able->len == 0 ? "" : ", ", t->word);
        rp_diags_add(reader->diags, RP_FAULT, "key-not-for-type", key->where,
                     _("a block of type '%s' has no '%s'"), type->word, key->text);
        rp_diags_hint(reader->diags, _("'%s' belongs to: %s"), key->text, able->str);
    }
}

/* Returns: (static, nullable) the type named in `map`; *ret_given says whether one is. */
static const RpSchemaWord *
block_type(const RpLayoutReader *reader, const RpYaml *map, bool *ret_given)
{
    const RpYaml *node = rp_yaml_lookup(map, "type");
    int value = 0;

    *ret_given = node != NULL;
    if (node == NULL ||
        !rp_layout_read_value(reader, rp_schema_lookup(RP_SECTION_BLOCK, "type"), node, &value))
        return NULL;
    return &rp_schema_block_types[value];
}

/* Returns: (borrowed, nullable) the id; a missing or repeated one is a fault. */
static const char *
block_id(const RpLayoutReader *reader, const RpYaml *map, GHashTable *seen)
{
    const RpYaml *node = rp_yaml_lookup(map, "id");

    if (node == NULL) {
        rp_diags_add(reader->diags, RP_FAULT, "block-without-id", map->where,
                     _("this block has no id"));
        rp_diags_hint(reader->diags, _("give it a name of its own: {id: overview, type: ...}"));
        return NULL;
    }
    if (!rp_layout_expect(reader, node, RP_YAML_SCALAR, "id"))
        return NULL;
    if (*node->text == '\0') {
        rp_diags_add(reader->diags, RP_FAULT, "block-without-id", node->where,
                     _("this block has no id"));
        rp_diags_hint(reader->diags, _("give it a name of its own: {id: overview, type: ...}"));
        return NULL;
    }

    const RpYaml *first = g_hash_table_lookup(seen, node->text);
    if (first != NULL) {
        rp_diags_add(reader->diags, RP_FAULT, "duplicate-block", node->where,
                     _("the id '%s' was used before, in line %d"), node->text, first->where.line);
        rp_diags_hint(reader->diags, _("give every block an id of its own"));
        return NULL;
    }
    g_hash_table_insert(seen, node->text, (gpointer)node);
    return node->text;
}

/* Move the block at `from` to where `after:` or `before:` says. */
static void
place_block(const RpLayoutReader *reader, GPtrArray *blocks, guint from, const RpYaml *map)
{
    const RpYaml *after = rp_yaml_lookup(map, "after");
    const RpYaml *before = rp_yaml_lookup(map, "before");
    const RpYaml *anchor = after != NULL ? after : before;
    guint to = 0;

    if (anchor == NULL)
        return;
    if (after != NULL && before != NULL) {
        rp_diags_add(reader->diags, RP_FAULT, "set-twice", before->where,
                     _("'%s' and '%s' set the same thing"), "after", "before");
        rp_diags_hint(reader->diags, _("keep one of them"));
        return;
    }
    if (!lookup_named(reader, blocks, after != NULL ? "after" : "before", anchor, &to))
        return;
    if (to == from) {
        rp_diags_add(reader->diags, RP_FAULT, "unknown-block", anchor->where,
                     _("a block cannot be placed beside itself"));
        rp_diags_hint(reader->diags, _("name another block"));
        return;
    }
    rp_property_set(reader->into,
                    rp_schema_lookup(RP_SECTION_BLOCK, after != NULL ? "after" : "before"), anchor,
                    NULL, NULL);
    gpointer block = g_ptr_array_steal_index(blocks, from);
    to -= from < to ? 1 : 0;
    g_ptr_array_insert(blocks, (int)to + (after != NULL ? 1 : 0), block);
}

static void
report_no_type(const RpLayoutReader *reader, const GPtrArray *blocks, const RpYaml *map,
               const char *id)
{
    rp_diags_add(reader->diags, RP_FAULT, "block-without-type", map->where,
                 _("block '%s' has no type, and none of that id is inherited"), id);
    hint_block(reader, blocks, id);
}

/* `text:` and `file:` are the same property. */
static void
forget_other_text(RpLayoutBlock *block, const RpYaml *map)
{
    if (rp_yaml_lookup(map, "text") != NULL || rp_yaml_lookup(map, "file") != NULL)
        g_clear_pointer(&block->text.text, g_free);
}

static void
read_block(const RpLayoutReader *reader, const RpYaml *map, const RpSchemaWord *type,
           RpLayoutBlock *block)
{
    const RpYaml *given = rp_yaml_lookup(map, "type");

    block->where = map->where;
    check_types(reader, map, type);
    forget_other_text(block, map);
    if (given != NULL)
        rp_property_set(reader->into, rp_schema_lookup(RP_SECTION_BLOCK, "type"), given, NULL,
                        NULL);
    rp_layout_read_map(reader, RP_SECTION_BLOCK, map, block);
    note_places(block, map);
}

static void
merge_block(const RpLayoutReader *reader, GPtrArray *blocks, const RpYaml *map, GHashTable *seen)
{
    bool given = false;
    guint at = 0;

    if (!rp_layout_expect(reader, map, RP_YAML_MAP, "blocks"))
        return;
    const char *id = block_id(reader, map, seen);
    const RpSchemaWord *type = block_type(reader, map, &given);
    bool known = id != NULL && find_block(blocks, id, &at);

    if (known && !given)
        type = rp_schema_find_word(rp_schema_block_types,
                                   ((RpLayoutBlock *)g_ptr_array_index(blocks, at))->type);
    if (id != NULL && type == NULL && !given)
        report_no_type(reader, blocks, map, id);
    if (id == NULL || type == NULL) {
        rp_layout_check_keys(reader, RP_SECTION_BLOCK, map);
        return;
    }
    if (!known) {
        at = blocks->len;
        g_ptr_array_add(blocks, new_block(id, type));
    } else if (strcmp(((RpLayoutBlock *)g_ptr_array_index(blocks, at))->type, type->word) != 0) {
        /* a block of another kind replaces the inherited one */
        rp_property_keep_only(rp_property_lookup(reader->into, id), "type");
        rp_layout_block_free(g_ptr_array_index(blocks, at));
        g_ptr_array_index(blocks, at) = new_block(id, type);
    }

    RpLayoutReader inner = *reader;
    inner.into = rp_property_enter(reader->into, id);
    read_block(&inner, map, type, g_ptr_array_index(blocks, at));
    place_block(&inner, blocks, at, map);
}

void
rp_layout_merge_blocks(const RpLayoutReader *reader, RpLayout *layout, const RpYaml *root)
{
    const RpYaml *removed = rp_yaml_lookup(root, "remove");
    const RpYaml *blocks = rp_yaml_lookup(root, "blocks");
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    if (removed != NULL)
        remove_blocks(reader, layout, removed);
    if (blocks == NULL || !rp_layout_expect(reader, blocks, RP_YAML_LIST, "blocks"))
        return;
    if (blocks->items->len > MAX_BLOCKS) {
        rp_diags_add(reader->diags, RP_FAULT, "layout-range", blocks->where,
                     _("'%s' has more than %d entries"), "blocks", MAX_BLOCKS);
        return;
    }
    for (guint i = 0; i < blocks->items->len; i++)
        merge_block(reader, layout->blocks, g_ptr_array_index(blocks->items, i), seen);
}
