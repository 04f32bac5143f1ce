#include <string.h>

#include "base/i18n.h"
#include "layoutfile/inherit-private.h"
#include "layoutfile/schema-private.h"

/* theme.accent=red, blocks.targets.title=..., one character after the other. */
typedef struct {
    const char *text;
    const char *equals; /* the = between key and value */
    int line;           /* which setting this is, from 1 */
    RpDiags *diags;
} Setting;

static RpWhere
place(const Setting *setting, const char *at)
{
    return rp_where(RP_SETTINGS_FILE, setting->line,
                    (int)g_utf8_strlen(setting->text, at - setting->text) + 1);
}

static void
hint_form(RpDiags *diags)
{
    rp_diags_hint(diags, _("write e.g. --set theme.accent=red or --set blocks.targets.title=..."));
}

/* Returns: (owned) the parts of the key as nodes, NULL when one is empty (a fault). */
static GPtrArray *
split_key(const Setting *setting)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func((GDestroyNotify)rp_yaml_free);
    const char *start = setting->text;

    for (const char *p = start; p <= setting->equals; p++) {
        if (*p != '.' && p != setting->equals)
            continue;
        if (p == start) {
            rp_diags_add(setting->diags, RP_FAULT, "bad-setting", place(setting, p),
                         _("a part of the key is missing here"));
            hint_form(setting->diags);
            return NULL;
        }
        g_autofree char *part = g_strndup(start, (gsize)(p - start));
        g_ptr_array_add(parts, rp_yaml_new_text(part, place(setting, start)));
        start = p + 1;
    }
    return g_steal_pointer(&parts);
}

/* Is the value a text, in which [ and { are nothing special? */
static bool
is_text(const GPtrArray *parts)
{
    RpSection section = RP_SECTION_TOP;
    const RpSchemaRow *row = NULL;

    for (guint i = 0; i < parts->len; i++) {
        row = rp_schema_lookup(section, ((const RpYaml *)g_ptr_array_index(parts, i))->text);
        if (row == NULL)
            return false;
        if (row->type == RP_VALUE_STYLES || row->type == RP_VALUE_BLOCKS)
            i++; /* the name of the style or block */
        section = row->of;
    }
    return row != NULL && row->type == RP_VALUE_TEXT;
}

/* The value as YAML, at its own place: blanks and line ends stand for what is before it.
 * Returns: (owned, nullable). */
static RpYaml *
parse_value(const Setting *setting)
{
    const char *value = setting->equals + 1;
    g_autofree char *indent =
        g_strnfill((gsize)g_utf8_strlen(setting->text, value - setting->text), ' ');
    g_autofree char *lines = g_strnfill((gsize)setting->line - 1, '\n');
    g_autofree char *text = g_strconcat(lines, indent, value, NULL);
    g_autoptr(RpSource) source =
        rp_source_decode(RP_SETTINGS_FILE, text, strlen(text), setting->diags);

    return source == NULL ? NULL : rp_yaml_parse(source, setting->diags);
}

/* Lists, maps and what stands in quotes is YAML, all else is meant as it is written.
 * Returns: (owned, nullable). */
static RpYaml *
read_value(const Setting *setting, const GPtrArray *parts)
{
    const char *value = setting->equals + 1;
    bool quoted = *value == '"' || *value == '\'';
    bool flow = (*value == '[' || *value == '{') && !g_str_has_prefix(value, "{{");

    if (quoted || (flow && !is_text(parts)))
        return parse_value(setting);
    return rp_yaml_new_text(value, place(setting, value));
}

/* Returns: (owned) {part: value}. Takes both. */
static RpYaml *
wrap(RpYaml *part, RpYaml *value)
{
    RpYaml *map = rp_yaml_new_map(part->where);

    rp_yaml_take_entry(map, part, value);
    return map;
}

/* blocks.ID.KEY=value is [{id: ID, KEY: value}]. Takes `value`. Returns: (owned). */
static RpYaml *
wrap_block(const RpYaml *id, RpYaml *value)
{
    RpYaml *list = rp_yaml_new_list(id->where);

    value->where = id->where;
    if (value->kind == RP_YAML_MAP)
        rp_yaml_take_entry(value, rp_yaml_new_text("id", id->where), rp_yaml_copy(id));
    rp_yaml_take_item(list, value);
    return list;
}

/* Returns: (owned) the tree that a layout file with just this setting would have. */
static RpYaml *
build_tree(const GPtrArray *parts, RpYaml *value)
{
    bool block =
        parts->len > 2 && strcmp(((RpYaml *)g_ptr_array_index(parts, 0))->text, "blocks") == 0;

    for (guint i = parts->len; i > 0; i--) {
        const RpYaml *part = g_ptr_array_index(parts, i - 1);

        value = block && i == 2 ? wrap_block(part, value) : wrap(rp_yaml_copy(part), value);
    }
    return value;
}

/* Returns: (owned, nullable) the tree; NULL with a fault. */
static RpYaml *
read_setting(Setting *setting)
{
    setting->equals = strchr(setting->text, '=');
    if (setting->equals == NULL) {
        rp_diags_add(setting->diags, RP_FAULT, "bad-setting",
                     place(setting, setting->text + strlen(setting->text)),
                     _("there is no = behind the key"));
        hint_form(setting->diags);
        return NULL;
    }
    g_autoptr(GPtrArray) parts = split_key(setting);
    if (parts == NULL)
        return NULL;
    if (g_str_has_prefix(setting->text, "extends=")) {
        rp_diags_add(setting->diags, RP_FAULT, "bad-setting", place(setting, setting->text),
                     _("what a layout extends cannot be set"));
        rp_diags_hint(setting->diags, _("choose another layout with --layout"));
        return NULL;
    }
    RpYaml *value = read_value(setting, parts);
    return value == NULL ? NULL : build_tree(parts, value);
}

/* One setting a line, as they are counted. */
static void
keep_text(const char *const *settings, RpDiags *diags)
{
    g_autoptr(GString) all = g_string_new(NULL);

    for (gsize i = 0; settings[i] != NULL; i++) {
        g_autofree char *line = g_strdelimit(g_strdup(settings[i]), "\r\n", ' ');
        g_string_append_printf(all, "%s\n", line);
    }
    rp_diags_set_text(diags, g_intern_static_string(RP_SETTINGS_FILE), all->str);
}

GPtrArray *
rp_layout_read_settings(const RpLayoutWishes *wishes, RpDiags *diags)
{
    GPtrArray *files = g_ptr_array_new_with_free_func((GDestroyNotify)rp_layout_file_free);
    const char *const *settings = wishes == NULL ? NULL : wishes->settings;

    if (settings == NULL)
        return files;
    for (int i = 0; settings[i] != NULL; i++) {
        Setting setting = {.text = settings[i], .line = i + 1, .diags = diags};
        RpYaml *root = read_setting(&setting);

        if (root == NULL)
            continue;
        RpLayoutFile *file = g_new0(RpLayoutFile, 1);
        file->path =
            g_build_filename(wishes->folder == NULL ? "." : wishes->folder, RP_SETTINGS_FILE, NULL);
        file->shown = g_strdup(RP_SETTINGS_FILE);
        file->root = root;
        g_ptr_array_add(files, file);
    }
    keep_text(settings, diags); /* parsing a value kept only its own */
    return files;
}
