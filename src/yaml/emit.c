#include <string.h>

#include "yaml/yaml.h"

RpYaml *
rp_yaml_new_text(const char *text, RpWhere where)
{
    RpYaml *node = g_new0(RpYaml, 1);

    node->kind = RP_YAML_SCALAR;
    node->where = where;
    node->text_where = where;
    node->text = g_strdup(text);
    return node;
}

RpYaml *
rp_yaml_new_list(RpWhere where)
{
    RpYaml *node = g_new0(RpYaml, 1);

    node->kind = RP_YAML_LIST;
    node->where = where;
    node->text_where = where;
    node->items = g_ptr_array_new_with_free_func((GDestroyNotify)rp_yaml_free);
    return node;
}

RpYaml *
rp_yaml_new_map(RpWhere where)
{
    RpYaml *node = rp_yaml_new_list(where);

    node->kind = RP_YAML_MAP;
    node->keys = g_ptr_array_new_with_free_func((GDestroyNotify)rp_yaml_free);
    return node;
}

void
rp_yaml_take_item(RpYaml *list, RpYaml *item)
{
    g_ptr_array_add(list->items, item);
}

void
rp_yaml_take_entry(RpYaml *map, RpYaml *key, RpYaml *value)
{
    g_ptr_array_add(map->keys, key);
    g_ptr_array_add(map->items, value);
}

RpYaml *
rp_yaml_copy(const RpYaml *node)
{
    if (node->kind == RP_YAML_SCALAR) {
        RpYaml *text = rp_yaml_new_text(node->text, node->where);

        text->text_where = node->text_where;
        text->plain = node->plain;
        return text;
    }
    RpYaml *copy =
        node->kind == RP_YAML_MAP ? rp_yaml_new_map(node->where) : rp_yaml_new_list(node->where);
    for (guint i = 0; i < node->items->len; i++) {
        if (node->kind == RP_YAML_MAP)
            g_ptr_array_add(copy->keys, rp_yaml_copy(g_ptr_array_index(node->keys, i)));
        g_ptr_array_add(copy->items, rp_yaml_copy(g_ptr_array_index(node->items, i)));
    }
    return copy;
}

/* Letters, digits and Han are never anything else in YAML. */
static bool
is_harmless(gunichar c)
{
    return g_ascii_isalnum((gchar)(c < 0x80 ? c : 0)) || (c >= 0x4E00 && c <= 0x9FFF);
}

/* A text that needs no quotes: more of them than need be stay quoted. */
static bool
is_plain(const char *text)
{
    const char *p = text[0] == '-' && g_ascii_isalnum(text[1]) ? text + 1 : text;

    if (!is_harmless(g_utf8_get_char(p)))
        return false;
    for (; *p != '\0'; p = g_utf8_next_char(p))
        if (!is_harmless(g_utf8_get_char(p)) && strchr("._-", *p) == NULL)
            return false;
    return true;
}

static void
append_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\')
            g_string_append_printf(out, "\\%c", *p);
        else if (*p == '\n')
            g_string_append(out, "\\n");
        else if ((guchar)*p < 0x20 || *p == 0x7F)
            g_string_append_printf(out, "\\x%02X", (guchar)*p);
        else
            g_string_append_c(out, *p);
    }
    g_string_append_c(out, '"');
}

void
rp_yaml_append_text(GString *out, const char *text)
{
    if (is_plain(text))
        g_string_append(out, text);
    else
        append_quoted(out, text);
}

void
rp_yaml_append_flow(GString *out, const RpYaml *node)
{
    bool map = node->kind == RP_YAML_MAP;

    if (node->kind == RP_YAML_SCALAR) {
        rp_yaml_append_text(out, node->text);
        return;
    }
    g_string_append_c(out, map ? '{' : '[');
    for (guint i = 0; i < node->items->len; i++) {
        g_string_append(out, i == 0 ? "" : ", ");
        if (map) {
            rp_yaml_append_text(out, ((const RpYaml *)g_ptr_array_index(node->keys, i))->text);
            g_string_append(out, ": ");
        }
        rp_yaml_append_flow(out, g_ptr_array_index(node->items, i));
    }
    g_string_append_c(out, map ? '}' : ']');
}
