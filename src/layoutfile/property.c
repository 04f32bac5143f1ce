#include "layoutfile/property.h"

#include <string.h>

static void
said_free(gpointer data)
{
    RpSaid *said = data;

    g_free(said->key);
    g_free(said->text);
    rp_yaml_free(said->value);
    g_free(said);
}

RpProperty *
rp_property_new(const char *key)
{
    RpProperty *property = g_new0(RpProperty, 1);

    property->key = g_strdup(key);
    property->said = g_ptr_array_new_with_free_func(said_free);
    property->below = g_ptr_array_new_with_free_func((GDestroyNotify)rp_property_free);
    return property;
}

void
rp_property_free(RpProperty *property)
{
    if (property == NULL)
        return;
    g_free(property->key);
    g_ptr_array_unref(property->said);
    g_ptr_array_unref(property->below);
    g_free(property);
}

RpProperty *
rp_property_lookup(const RpProperty *map, const char *key)
{
    for (guint i = 0; map != NULL && i < map->below->len; i++) {
        RpProperty *property = g_ptr_array_index(map->below, i);

        if (strcmp(property->key, key) == 0)
            return property;
    }
    return NULL;
}

RpProperty *
rp_property_enter(RpProperty *map, const char *key)
{
    RpProperty *found = rp_property_lookup(map, key);

    if (map == NULL || found != NULL)
        return found;
    g_ptr_array_add(map->below, rp_property_new(key));
    return g_ptr_array_index(map->below, map->below->len - 1);
}

void
rp_property_remove(RpProperty *map, const char *key)
{
    RpProperty *found = rp_property_lookup(map, key);

    if (found != NULL)
        g_ptr_array_remove(map->below, found);
}

void
rp_property_keep_only(RpProperty *map, const char *key)
{
    for (guint i = map == NULL ? 0 : map->below->len; i > 0; i--)
        if (strcmp(((RpProperty *)g_ptr_array_index(map->below, i - 1))->key, key) != 0)
            g_ptr_array_remove_index(map->below, i - 1);
}

/* Returns: (borrowed) the property that `row` sets, whatever name it had when set before. */
static RpProperty *
enter_value(RpProperty *map, const RpSchemaRow *row)
{
    for (guint i = 0; i < map->below->len; i++) {
        RpProperty *property = g_ptr_array_index(map->below, i);

        if (property->row == row ||
            (property->row != NULL && row->field != RP_NO_FIELD &&
             property->row->field == row->field && property->row->section == row->section))
            return property;
    }
    return rp_property_enter(map, row->key);
}

void
rp_property_set(RpProperty *map, const RpSchemaRow *row, const RpYaml *value, const char *text,
                const char *follows)
{
    if (map == NULL)
        return;
    RpProperty *property = enter_value(map, row);
    RpSaid *said = g_new0(RpSaid, 1);

    said->key = g_strdup(row->key);
    said->value = rp_yaml_copy(value);
    said->text = g_strdup(text);
    said->follows = follows;
    g_ptr_array_add(property->said, said);
    g_free(property->key);
    property->key = g_strdup(row->key);
    property->row = row;
}

const RpSaid *
rp_property_said(const RpProperty *property)
{
    if (property == NULL || property->said->len == 0)
        return NULL;
    return g_ptr_array_index(property->said, property->said->len - 1);
}
