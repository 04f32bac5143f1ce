#include "fonts/roles-private.h"

#include "base/error.h"
#include "base/i18n.h"
#include "source/source.h"
#include "yaml/yaml.h"

#define DEFAULT_WEIGHT 400

static const char *const top_keys[] = {"roles", "fallback"};
static const char *const role_keys[] = {"han", "latin", "quotes", "weight", "package"};
static const char *const script_keys[RP_N_SCRIPTS] = {
    [RP_SCRIPT_HAN] = "han", [RP_SCRIPT_LATIN] = "latin", [RP_SCRIPT_QUOTE] = "quotes"};

void
rp_role_table_free(RpRoleTable *table)
{
    if (table == NULL)
        return;
    for (int role = 0; role < RP_N_ROLES; role++) {
        for (int script = 0; script < RP_N_SCRIPTS; script++)
            g_clear_pointer(&table->roles[role].families[script], g_ptr_array_unref);
        g_free(table->roles[role].package);
    }
    g_clear_pointer(&table->fallback, g_ptr_array_unref);
    g_free(table);
}

/* Returns: (owned) the scalars of a list; anything else there is a fault. */
static GPtrArray *
read_families(const RpYaml *list, RpDiags *diags)
{
    g_autoptr(GPtrArray) families = g_ptr_array_new_with_free_func(g_free);

    if (list == NULL)
        return g_steal_pointer(&families);
    if (list->kind != RP_YAML_LIST) {
        rp_diags_add(diags, RP_FAULT, "roles-wrong", list->where,
                     _("a list of font families is wanted here"));
        return g_steal_pointer(&families);
    }
    for (guint i = 0; i < list->items->len; i++) {
        const RpYaml *item = g_ptr_array_index(list->items, i);

        if (item->kind == RP_YAML_SCALAR)
            g_ptr_array_add(families, g_strdup(item->text));
        else
            rp_diags_add(diags, RP_FAULT, "roles-wrong", item->where,
                         _("the name of a font family is wanted here"));
    }
    return g_steal_pointer(&families);
}

static int
read_weight(const RpYaml *map, RpDiags *diags)
{
    const char *text = rp_yaml_text(map, "weight", diags);

    if (text == NULL || g_str_equal(text, "400"))
        return DEFAULT_WEIGHT;
    if (g_str_equal(text, "700"))
        return 700;
    rp_diags_add(diags, RP_FAULT, "roles-wrong", rp_yaml_lookup(map, "weight")->where,
                 _("a weight is 400 or 700"));
    return DEFAULT_WEIGHT;
}

static void
read_role(RpRoleTable *table, const RpYaml *key, const RpYaml *map, RpDiags *diags)
{
    RpFontRole role;

    if (!rp_role_parse(key->text, &role)) {
        rp_diags_add(diags, RP_FAULT, "roles-wrong", key->where, _("there is no font role '%s'"),
                     key->text);
        return;
    }
    if (map->kind != RP_YAML_MAP) {
        rp_diags_add(diags, RP_FAULT, "roles-wrong", map->where,
                     _("the lists of families of '%s' are wanted here"), key->text);
        return;
    }
    RpRoleWish *wish = &table->roles[role];

    if (wish->families[RP_SCRIPT_HAN] != NULL) {
        rp_diags_add(diags, RP_FAULT, "roles-wrong", key->where,
                     _("the role '%s' is described twice"), key->text);
        return;
    }
    rp_yaml_check_keys(map, role_keys, G_N_ELEMENTS(role_keys), diags);
    for (int script = 0; script < RP_N_SCRIPTS; script++)
        wish->families[script] = read_families(rp_yaml_lookup(map, script_keys[script]), diags);
    wish->weight = read_weight(map, diags);
    wish->package = g_strdup(rp_yaml_text(map, "package", diags));
}

/* A role that the file does not describe has empty lists: it fails later, by name. */
static void
fill_gaps(RpRoleTable *table)
{
    for (int role = 0; role < RP_N_ROLES; role++)
        for (int script = 0; script < RP_N_SCRIPTS; script++)
            if (table->roles[role].families[script] == NULL)
                table->roles[role].families[script] = g_ptr_array_new_with_free_func(g_free);
}

static RpRoleTable *
read_table(const RpYaml *root, RpDiags *diags)
{
    g_autoptr(RpRoleTable) table = g_new0(RpRoleTable, 1);
    const RpYaml *roles = rp_yaml_lookup(root, "roles");

    if (roles == NULL || roles->kind != RP_YAML_MAP) {
        rp_diags_add(diags, RP_FAULT, "roles-wrong", roles != NULL ? roles->where : root->where,
                     _("the key 'roles' must hold one entry per font role"));
    } else {
        rp_yaml_check_keys(root, top_keys, G_N_ELEMENTS(top_keys), diags);
        for (guint i = 0; i < roles->items->len; i++)
            read_role(table, g_ptr_array_index(roles->keys, i), g_ptr_array_index(roles->items, i),
                      diags);
    }
    table->fallback = read_families(rp_yaml_lookup(root, "fallback"), diags);
    fill_gaps(table);
    return g_steal_pointer(&table);
}

static RpRoleTable *
parse_table(const RpSource *source, RpDiags *diags)
{
    g_autoptr(RpYaml) root = rp_yaml_parse(source, diags);

    if (root == NULL)
        return NULL;
    if (root->kind != RP_YAML_MAP) {
        rp_diags_add(diags, RP_FAULT, "roles-wrong", root->where,
                     _("the keys 'roles' and 'fallback' are wanted here"));
        return NULL;
    }
    return read_table(root, diags);
}

RpRoleTable *
rp_role_table_load(const char *path, RpDiags *diags, GError **error)
{
    const unsigned before = rp_diags_count(diags, RP_FAULT);
    g_autoptr(GError) problem = NULL;
    g_autoptr(RpSource) source = rp_source_load(path, path, diags, &problem);

    if (problem != NULL) {
        g_propagate_error(error, g_steal_pointer(&problem));
        return NULL;
    }
    g_autoptr(RpRoleTable) table = source != NULL ? parse_table(source, diags) : NULL;

    if (table == NULL || rp_diags_count(diags, RP_FAULT) > before) {
        g_set_error(error, RP_ERROR, RP_ERROR_INPUT, _("%s: the font roles cannot be used"), path);
        return NULL;
    }
    return g_steal_pointer(&table);
}
