#include <string.h>

#include "build/mustache.h"

static RpVar *
new_var(RpVarKind kind, const char *text, bool truth)
{
    RpVar *var = g_new0(RpVar, 1);

    var->kind = kind;
    var->text = g_strdup(text);
    var->truth = truth;
    return var;
}

RpVar *
rp_var_new_text(const char *text)
{
    /* a count of nothing is nothing */
    return new_var(RP_VAR_TEXT, text, *text != '\0' && strcmp(text, "0") != 0);
}

RpVar *
rp_var_new_markup(const char *text)
{
    return new_var(RP_VAR_MARKUP, text, *text != '\0');
}

RpVar *
rp_var_new_markup_or_plain(const char *markup, const char *plain)
{
    RpVar *var = rp_var_new_markup(markup);

    var->plain = g_strdup(plain);
    return var;
}

RpVar *
rp_var_new_flag(bool truth)
{
    return new_var(RP_VAR_FLAG, NULL, truth);
}

RpVar *
rp_var_new_list(RpVar *prototype)
{
    RpVar *var = new_var(RP_VAR_LIST, NULL, false);

    var->items = g_ptr_array_new_with_free_func((GDestroyNotify)rp_var_free);
    var->prototype = prototype;
    return var;
}

RpVar *
rp_var_new_map(void)
{
    RpVar *var = new_var(RP_VAR_MAP, NULL, true);

    var->fields =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)rp_var_free);
    return var;
}

void
rp_var_free(RpVar *var)
{
    if (var == NULL)
        return;
    g_free(var->text);
    g_free(var->plain);
    g_clear_pointer(&var->items, g_ptr_array_unref);
    rp_var_free(var->prototype);
    g_clear_pointer(&var->fields, g_hash_table_unref);
    g_free(var);
}

void
rp_var_set(RpVar *map, const char *path, RpVar *value)
{
    const char *dot = strchr(path, '.');

    if (dot == NULL) {
        g_hash_table_insert(map->fields, g_strdup(path), value);
        return;
    }
    g_autofree char *head = g_strndup(path, (gsize)(dot - path));
    RpVar *below = g_hash_table_lookup(map->fields, head);
    if (below == NULL) {
        below = rp_var_new_map();
        g_hash_table_insert(map->fields, g_strdup(head), below);
    }
    rp_var_set(below, dot + 1, value);
}

const RpVar *
rp_var_lookup(const RpVar *map, const char *path)
{
    g_auto(GStrv) names = g_strsplit(path, ".", -1);

    for (guint i = 0; map != NULL && names[i] != NULL; i++)
        map = map->kind == RP_VAR_MAP ? g_hash_table_lookup(map->fields, names[i]) : NULL;
    return map;
}

/* Returns: (owned) `text` as a part of a file name: nothing in it divides folders or does not show.
 */
static char *
file_name_part(const char *text)
{
    GString *name = g_string_new(NULL);

    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);

        if (c == '/' || rp_is_unseen(c))
            g_string_append_c(name, '_');
        else
            g_string_append_unichar(name, c);
    }
    return g_string_free(name, FALSE);
}

void
rp_var_name_files(RpVar *var)
{
    GHashTableIter iter;
    gpointer field;

    if (var->text != NULL) {
        char *name = file_name_part(var->text);

        g_free(var->text);
        var->text = name;
    }
    for (guint i = 0; var->items != NULL && i < var->items->len; i++)
        rp_var_name_files(g_ptr_array_index(var->items, i));
    if (var->fields == NULL)
        return;
    g_hash_table_iter_init(&iter, var->fields);
    while (g_hash_table_iter_next(&iter, NULL, &field))
        rp_var_name_files(field);
}

void
rp_var_append(RpVar *list, RpVar *item)
{
    g_ptr_array_add(list->items, item);
    list->truth = true;
}

static void
collect_paths(const RpVar *var, const char *prefix, GPtrArray *paths)
{
    GHashTableIter iter;
    gpointer name, field;

    g_hash_table_iter_init(&iter, var->fields);
    while (g_hash_table_iter_next(&iter, &name, &field)) {
        const RpVar *value = field;
        g_autofree char *path = g_strconcat(prefix, name, NULL);

        if (value->kind == RP_VAR_MAP) {
            g_autofree char *below = g_strconcat(path, ".", NULL);
            collect_paths(value, below, paths);
        }
        if (value->kind == RP_VAR_LIST && value->prototype->kind == RP_VAR_MAP) {
            g_autofree char *below = g_strconcat(path, "[].", NULL);
            collect_paths(value->prototype, below, paths);
        }
        if (value->kind != RP_VAR_MAP || value->text != NULL)
            g_ptr_array_add(paths, g_steal_pointer(&path));
    }
}

static gint
compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *
rp_var_paths(const RpVar *map)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);

    collect_paths(map, "", paths);
    g_ptr_array_sort(paths, compare_texts);
    return paths;
}
