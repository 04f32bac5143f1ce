#include <string.h>

#include "base/i18n.h"
#include "layoutfile/layoutfile.h"
#include "layoutfile/property.h"
#include "layoutfile/read-private.h"

#define MAX_VALUE 72 /* characters of a value */

typedef struct {
    const char *below; /* nullable; only what is below this path */
    GString *out;      /* borrowed */
} Explanation;

/* Is `path` the one asked for, or below it? */
static bool
is_asked(const Explanation *explanation, const char *path)
{
    const char *below = explanation->below;
    size_t length = below == NULL ? 0 : strlen(below);

    return below == NULL ||
           (strncmp(path, below, length) == 0 && (path[length] == '\0' || path[length] == '.'));
}

static void
append_place(GString *out, RpWhere where)
{
    if (g_strcmp0(where.file, RP_DEFAULTS_FILE) == 0)
        g_string_append(out, _("default"));
    else
        g_string_append_printf(out, "%s:%d:%d", where.file, where.line, where.column);
}

/* A value on one line, cut when it is long. */
static void
append_value(GString *out, const RpYaml *value)
{
    g_autoptr(GString) text = g_string_new(NULL);

    rp_yaml_append_flow(text, value);
    if (g_utf8_strlen(text->str, -1) > MAX_VALUE) {
        g_string_truncate(text,
                          (gsize)(g_utf8_offset_to_pointer(text->str, MAX_VALUE - 1) - text->str));
        g_string_append(text, "…");
    }
    g_string_append(out, text->str);
}

static void
append_property(const Explanation *explanation, const char *path, const RpProperty *property)
{
    GString *out = explanation->out;

    for (guint i = property->said->len; i > 0; i--) {
        const RpSaid *said = g_ptr_array_index(property->said, i - 1);
        bool holds = i == property->said->len;

        g_string_append_printf(out, "%s%s: ", holds ? "" : "    ", holds ? path : _("instead of"));
        append_value(out, said->value);
        g_string_append(out, "  # ");
        append_place(out, said->value->where);
        if (said->follows != NULL)
            g_string_append_printf(out, _(", follows from %s"), said->follows);
        g_string_append_c(out, '\n');
    }
}

static void
append_default(const Explanation *explanation, const char *path, const char *value)
{
    if (value == NULL || !is_asked(explanation, path))
        return;
    g_string_append_printf(explanation->out, "%s: ", path);
    rp_yaml_append_text(explanation->out, value);
    g_string_append_printf(explanation->out, "  # %s\n", _("default"));
}

/* A property, or everything below a map. */
static void
append_said(const Explanation *explanation, const char *path, const RpProperty *property)
{
    if (property == NULL)
        return;
    if (property->said->len > 0 && is_asked(explanation, path))
        append_property(explanation, path, property);
    for (guint i = 0; i < property->below->len; i++) {
        const RpProperty *inner = g_ptr_array_index(property->below, i);
        g_autofree char *inner_path = g_strconcat(path, ".", inner->key, NULL);

        append_said(explanation, inner_path, inner);
    }
}

/* Returns: (owned, nullable) what the table of styles has for a key. */
static char *
style_default(const RpSchemaStyle *style, const char *key)
{
    const struct {
        const char *key, *text;
        double number;
        const char *unit;
    } values[] = {
        {"role", style->role, 0, NULL},
        {"weight", NULL, style->weight, ""},
        {"size", NULL, style->size, "pt"},
        {"leading", NULL, style->leading, "pt"},
        {"colour", style->colour, 0, NULL},
        {"align", style->align, 0, NULL},
        {"indent", NULL, style->indent, ""},
        {"tracking", NULL, style->tracking, ""},
        {"han_latin", NULL, style->han_latin, ""},
        {"before", NULL, style->before, "pt"},
        {"after", NULL, style->after, "pt"},
    };
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];

    for (gsize i = 0; i < G_N_ELEMENTS(values); i++) {
        if (strcmp(values[i].key, key) != 0)
            continue;
        if (values[i].text != NULL)
            return g_strdup(values[i].text);
        g_ascii_formatd(buffer, sizeof buffer, "%.6g", values[i].number);
        return g_strconcat(buffer, values[i].unit, NULL);
    }
    return NULL;
}

/* A style has every key of its section, said or not. */
static void
append_style(const Explanation *explanation, const RpSchemaStyle *style, const RpProperty *said)
{
    for (size_t i = 0; i < rp_schema_n_rows; i++) {
        const RpSchemaRow *row = &rp_schema_rows[i];
        const RpProperty *property =
            row->section == RP_SECTION_STYLE ? rp_property_lookup(said, row->key) : NULL;
        g_autofree char *path = g_strconcat("styles.", style->key, ".", row->key, NULL);

        if (row->section != RP_SECTION_STYLE)
            continue;
        if (property == NULL) {
            g_autofree char *value = style_default(style, row->key);
            append_default(explanation, path, value);
        } else if (is_asked(explanation, path)) {
            append_property(explanation, path, property);
        }
    }
}

/* What is said of a block, then what its type has by itself. */
static void
append_block(const Explanation *explanation, const RpLayoutBlock *block, const RpProperty *said)
{
    const RpSchemaWord *type = rp_schema_find_word(rp_schema_block_types, block->type);
    g_autofree char *path = g_strconcat("blocks.", block->id, NULL);

    append_said(explanation, path, said);
    for (size_t i = 0; i < rp_schema_n_rows; i++) {
        const RpSchemaRow *row = &rp_schema_rows[i];
        g_autofree char *inner = g_strconcat(path, ".", row->key, NULL);

        if (row->section == RP_SECTION_BLOCK && row->fallback != NULL &&
            (row->types == 0 || (row->types & (1u << type->value)) != 0) &&
            rp_property_lookup(said, row->key) == NULL)
            append_default(explanation, inner, row->fallback);
    }
}

static void
append_removed(const Explanation *explanation, const GArray *removed)
{
    for (guint i = 0; i < removed->len; i++) {
        const RpRemoved *block = &g_array_index(removed, RpRemoved, i);
        g_autofree char *path = g_strconcat("blocks.", block->id, NULL);

        if (!is_asked(explanation, path))
            continue;
        g_string_append_printf(explanation->out, "%s: %s  # ", path, _("removed"));
        append_place(explanation->out, block->where);
        g_string_append_c(explanation->out, '\n');
    }
}

bool
rp_layout_explain(const RpLayout *layout, const char *below, GString *out)
{
    Explanation explanation = {below, out};
    const RpProperty *styles = rp_property_lookup(layout->said, "styles");
    const RpProperty *blocks = rp_property_lookup(layout->said, "blocks");
    gsize start = out->len;

    for (guint i = 0; i < layout->said->below->len; i++) {
        const RpProperty *property = g_ptr_array_index(layout->said->below, i);

        if (property != styles && property != blocks)
            append_said(&explanation, property->key, property);
    }
    for (size_t i = 0; i < rp_schema_n_styles; i++)
        append_style(&explanation, &rp_schema_styles[i],
                     rp_property_lookup(styles, rp_schema_styles[i].key));
    for (guint i = 0; i < layout->blocks->len; i++) {
        const RpLayoutBlock *block = g_ptr_array_index(layout->blocks, i);

        append_block(&explanation, block, rp_property_lookup(blocks, block->id));
    }
    append_removed(&explanation, layout->removed);
    return out->len > start;
}
