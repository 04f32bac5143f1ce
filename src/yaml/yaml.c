#include "yaml/yaml.h"

#include <string.h>
#include <yaml.h>

#include "base/i18n.h"
#include "yaml/lint-private.h"
#include "yaml/problem-private.h"

#define MAX_TEXT  (256u << 10) /* bytes of one scalar */
#define MAX_DEPTH 32
#define MAX_NODES 100000
#define MAX_QUOTE 40 /* characters of raw text in a message */

/* A list or map that is being filled. */
typedef struct {
    RpYaml *node;     /* borrowed from the tree */
    GHashTable *seen; /* owned, nullable; key text (borrowed) -> RpYaml of the key */
    RpYaml *key;      /* owned, nullable; waits for its value */
} Level;

typedef struct {
    yaml_parser_t parser;
    const RpSource *source;
    RpDiags *diags;
    RpYaml *root;  /* owned, nullable */
    GArray *stack; /* owned; of Level */
    int nodes;
    bool sound; /* no mistake was found that would make other findings misleading */
    bool failed;
} Builder;

void
rp_yaml_free(RpYaml *node)
{
    if (node == NULL)
        return;
    g_free(node->text);
    if (node->keys != NULL)
        g_ptr_array_unref(node->keys);
    if (node->items != NULL)
        g_ptr_array_unref(node->items);
    g_free(node);
}

static void
level_clear(gpointer data)
{
    Level *level = data;

    g_clear_pointer(&level->seen, g_hash_table_unref);
    g_clear_pointer(&level->key, rp_yaml_free);
}

static void
builder_clear(Builder *builder)
{
    yaml_parser_delete(&builder->parser);
    g_clear_pointer(&builder->root, rp_yaml_free);
    g_clear_pointer(&builder->stack, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(yaml_event_t, yaml_event_delete)

static void
fail(Builder *builder, const char *code, yaml_mark_t mark, const char *text, const char *hint)
{
    builder->failed = true;
    if (!builder->sound)
        return;
    rp_diags_add(builder->diags, RP_FAULT, code, rp_yaml_mark(builder->source, mark), "%s", text);
    rp_diags_hint(builder->diags, "%s", hint);
}

static Level *
top(Builder *builder)
{
    guint n = builder->stack->len;

    return n > 0 ? &g_array_index(builder->stack, Level, n - 1) : NULL;
}

/* Takes `key`. A key that was there before is reported; its value is kept behind the first. */
static void
take_key(Builder *builder, Level *level, RpYaml *key)
{
    const RpYaml *first = g_hash_table_lookup(level->seen, key->text);

    if (first != NULL) {
        g_autofree char *quoted = rp_quote_raw(key->text, -1, MAX_QUOTE);
        rp_diags_add(builder->diags, RP_FAULT, "yaml-duplicate-key", key->where,
                     _("the key “%s” is already at line %d, column %d"), quoted, first->where.line,
                     first->where.column);
        rp_diags_hint(builder->diags, _("remove one of the two"));
    } else {
        g_hash_table_insert(level->seen, key->text, key);
    }
    level->key = key;
}

/* Takes `node` into the tree, as key or value as the case may be. */
static void
take_node(Builder *builder, RpYaml *node, yaml_mark_t mark)
{
    Level *level = top(builder);

    if (++builder->nodes > MAX_NODES)
        fail(builder, "yaml-too-many-nodes", mark, _("more than 100000 values in one file"),
             _("split it"));
    if (level == NULL) {
        builder->root = node;
    } else if (level->node->kind == RP_YAML_LIST) {
        g_ptr_array_add(level->node->items, node);
    } else if (level->key != NULL) {
        g_ptr_array_add(level->node->keys, g_steal_pointer(&level->key));
        g_ptr_array_add(level->node->items, node);
    } else if (node->kind == RP_YAML_SCALAR) {
        take_key(builder, level, node);
    } else {
        fail(builder, "yaml-key", mark, _("a list or map cannot be a key"),
             _("put a value that begins with { or [ in quotes"));
        rp_yaml_free(node);
    }
}

static int
leading_spaces(const char *text)
{
    return (int)strspn(text, " ");
}

/* Returns: where the first character of a block scalar is, which begins on the line below its
 * header. The indentation is what the source has more than the text, at the first line with
 * something on it. */
static RpWhere
block_start(const RpSource *source, const RpYaml *node)
{
    RpWhere where = {source->file, node->where.line + 1, 1};
    const char *text = node->text;
    int line = where.line;

    for (; *text == '\n'; text++)
        line++;
    g_autofree char *raw = rp_source_line(source, line);
    where.column = MAX(leading_spaces(raw) - leading_spaces(text), 0) + 1;
    return where;
}

static void
take_scalar(Builder *builder, const yaml_event_t *event)
{
    yaml_scalar_style_t style = event->data.scalar.style;
    const char *value = (const char *)event->data.scalar.value;
    RpYaml *node = g_new0(RpYaml, 1);

    node->kind = RP_YAML_SCALAR;
    node->where = rp_yaml_mark(builder->source, event->start_mark);
    node->text_where = node->where;
    node->text = g_strndup(value, event->data.scalar.length);
    node->plain = style == YAML_PLAIN_SCALAR_STYLE;
    if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
        node->text_where = block_start(builder->source, node);
    else if (!node->plain)
        node->text_where.column++;
    if (event->data.scalar.length > MAX_TEXT)
        fail(builder, "yaml-too-long", event->start_mark, _("a text of more than 256 KiB"),
             _("shorten it, or split it into several blocks"));
    if (strlen(node->text) != event->data.scalar.length)
        fail(builder, "yaml-control", event->start_mark, _("the text holds a NUL character"),
             _("remove \\0 from it"));
    take_node(builder, node, event->start_mark);
}

static void
open_level(Builder *builder, const yaml_event_t *event, RpYamlKind kind)
{
    RpYaml *node = g_new0(RpYaml, 1);
    Level level = {.node = node};

    node->kind = kind;
    node->where = rp_yaml_mark(builder->source, event->start_mark);
    node->text_where = node->where;
    node->items = g_ptr_array_new_with_free_func((GDestroyNotify)rp_yaml_free);
    if (kind == RP_YAML_MAP) {
        node->keys = g_ptr_array_new_with_free_func((GDestroyNotify)rp_yaml_free);
        level.seen = g_hash_table_new(g_str_hash, g_str_equal);
    }
    take_node(builder, node, event->start_mark);
    if (builder->stack->len == MAX_DEPTH)
        fail(builder, "yaml-too-deep", event->start_mark, _("nested more than 32 levels deep"),
             _("use fewer levels"));
    if (builder->failed)
        level_clear(&level);
    else
        g_array_append_val(builder->stack, level);
}

/* Anchors, aliases and tags make one text stand for another: layouts do without. */
static bool
is_refused(Builder *builder, const yaml_event_t *event, const yaml_char_t *anchor,
           const yaml_char_t *tag)
{
    if (anchor != NULL)
        fail(builder, "yaml-anchor", event->start_mark,
             _("anchors (&) and aliases (*) are not supported"),
             _("put a value that begins with & or * in quotes; write repeated parts out, or put "
               "them in a layout and extend it"));
    else if (tag != NULL)
        fail(builder, "yaml-tag", event->start_mark, _("tags (!) are not supported"),
             _("put a value that begins with ! in quotes"));
    return anchor != NULL || tag != NULL;
}

static void
take_event(Builder *builder, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        if (!is_refused(builder, event, event->data.scalar.anchor, event->data.scalar.tag))
            take_scalar(builder, event);
        return;
    case YAML_SEQUENCE_START_EVENT:
        if (!is_refused(builder, event, event->data.sequence_start.anchor,
                        event->data.sequence_start.tag))
            open_level(builder, event, RP_YAML_LIST);
        return;
    case YAML_MAPPING_START_EVENT:
        if (!is_refused(builder, event, event->data.mapping_start.anchor,
                        event->data.mapping_start.tag))
            open_level(builder, event, RP_YAML_MAP);
        return;
    case YAML_ALIAS_EVENT:
        is_refused(builder, event, event->data.alias.anchor, NULL);
        return;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        g_array_set_size(builder->stack, builder->stack->len - 1);
        return;
    case YAML_DOCUMENT_START_EVENT:
        if (builder->root != NULL)
            fail(builder, "yaml-several-documents", event->start_mark,
                 _("a second document begins here"),
                 _("keep one document in a file: remove the "
                   "line “---” and what follows"));
        return;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        return;
    }
}

static void
read_events(Builder *builder)
{
    bool done = false;

    while (!done && !builder->failed) {
        g_auto(yaml_event_t) event = {0};
        if (!yaml_parser_parse(&builder->parser, &event)) {
            if (builder->sound)
                rp_yaml_report_problem(&builder->parser, builder->source, builder->diags);
            builder->failed = true;
            return;
        }
        done = event.type == YAML_STREAM_END_EVENT;
        take_event(builder, &event);
    }
}

/* Returns: (owned, nullable) the tree, NULL when it is broken or empty. */
static RpYaml *
build_tree(const RpSource *source, bool sound, RpDiags *diags)
{
    Builder builder = {.source = source, .diags = diags, .sound = sound};
    RpYaml *root = NULL;

    builder.stack = g_array_new(FALSE, FALSE, sizeof(Level));
    g_array_set_clear_func(builder.stack, level_clear);
    yaml_parser_initialize(&builder.parser);
    yaml_parser_set_encoding(&builder.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&builder.parser, (const unsigned char *)source->text,
                                 source->length);
    read_events(&builder);
    if (sound && !builder.failed)
        root = g_steal_pointer(&builder.root);
    if (sound && !builder.failed && root == NULL) {
        rp_diags_add(diags, RP_FAULT, "yaml-empty", rp_where(source->file, 1, 1),
                     _("the file says nothing: it is blank or has only comments"));
        rp_diags_hint(diags, _("write at least one “key: value”"));
    }
    builder_clear(&builder);
    return root;
}

RpYaml *
rp_yaml_parse(const RpSource *source, RpDiags *diags)
{
    if (source->length > RP_YAML_MAX_BYTES) {
        rp_diags_add(diags, RP_FAULT, "yaml-too-large", rp_where(source->file, 1, 1),
                     _("the file is larger than %u MiB"), RP_YAML_MAX_BYTES >> 20);
        rp_diags_hint(diags, _("split it"));
        return NULL;
    }
    rp_diags_set_text(diags, source->file, source->text);
    return build_tree(source, rp_lint(source, diags), diags);
}

const RpYaml *
rp_yaml_lookup(const RpYaml *map, const char *key)
{
    if (map == NULL || map->kind != RP_YAML_MAP)
        return NULL;
    for (guint i = 0; i < map->keys->len; i++) {
        const RpYaml *name = g_ptr_array_index(map->keys, i);
        if (strcmp(name->text, key) == 0)
            return g_ptr_array_index(map->items, i);
    }
    return NULL;
}

const char *
rp_yaml_text(const RpYaml *map, const char *key, RpDiags *diags)
{
    const RpYaml *node = rp_yaml_lookup(map, key);

    if (node == NULL || node->kind == RP_YAML_SCALAR)
        return node != NULL ? node->text : NULL;
    rp_diags_add(diags, RP_FAULT, "yaml-type", node->where,
                 node->kind == RP_YAML_LIST ? _("“%s” must be a single value, not a list")
                                            : _("“%s” must be a single value, not a map"),
                 key);
    rp_diags_hint(diags, _("put a value that begins with [ or { in quotes"));
    return NULL;
}

bool
rp_yaml_flag(const RpYaml *map, const char *key, RpDiags *diags)
{
    const char *text = rp_yaml_text(map, key, diags);

    if (text == NULL || strcmp(text, "false") == 0)
        return false;
    if (strcmp(text, "true") == 0)
        return true;
    rp_diags_add(diags, RP_FAULT, "bad-flag", rp_yaml_lookup(map, key)->where,
                 _("'%s' must be true or false"), key);
    return false;
}

void
rp_yaml_check_keys(const RpYaml *map, const char *const *known, size_t n, RpDiags *diags)
{
    if (map == NULL || map->kind != RP_YAML_MAP)
        return;
    for (guint i = 0; i < map->keys->len; i++) {
        const RpYaml *key = g_ptr_array_index(map->keys, i);
        size_t j = 0;
        while (j < n && strcmp(known[j], key->text) != 0)
            j++;
        if (j < n)
            continue;
        g_autofree char *quoted = rp_quote_raw(key->text, -1, MAX_QUOTE);
        const char *nearest = rp_nearest(key->text, known, n);
        rp_diags_add(diags, RP_FAULT, "yaml-unknown-key", key->where, _("unknown key “%s”"),
                     quoted);
        if (nearest != NULL) {
            rp_diags_hint(diags, _("did you mean “%s”?"), nearest);
        } else {
            g_autoptr(GString) all = g_string_new(known[0]);
            for (j = 1; j < n; j++)
                g_string_append_printf(all, ", %s", known[j]);
            rp_diags_hint(diags, _("known keys here: %s"), all->str);
        }
    }
}
