#include "layoutfile/layoutfile.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "layoutfile/inherit-private.h"
#include "layoutfile/read-private.h"

#define MIN_MEASURE  (30 * RP_MM) /* less room for text is no page */
#define MIN_CONTRAST 4.45         /* WCAG 2 asks for 4.5, which ochre on the tint rounds to */

static void
clear_style(gpointer data)
{
    g_free(((RpLayoutStyle *)data)->key);
}

static void
free_furniture(RpLayoutFurniture *side)
{
    g_free(side->head_left.text);
    g_free(side->head_right.text);
    g_free(side->foot_left.text);
    g_free(side->foot_right.text);
}

static void
clear_removed(gpointer data)
{
    g_free(((RpRemoved *)data)->id);
}

void
rp_layout_free(RpLayout *layout)
{
    if (layout == NULL)
        return;
    g_free(layout->id);
    g_free(layout->region);
    g_free(layout->furniture.head_left.text);
    g_free(layout->furniture.head_right.text);
    g_free(layout->furniture.foot_left.text);
    g_free(layout->furniture.foot_right.text);
    free_furniture(&layout->furniture.first);
    free_furniture(&layout->furniture.odd);
    free_furniture(&layout->furniture.even);
    g_free(layout->title.text);
    g_free(layout->issuer.text);
    g_free(layout->secrecy.text);
    rp_property_free(layout->said);
    g_array_unref(layout->removed);
    g_free(layout->scheme.text);
    g_array_unref(layout->styles);
    g_ptr_array_unref(layout->blocks);
    g_ptr_array_unref(layout->chain);
    g_ptr_array_unref(layout->hashes);
    g_free(layout);
}

/* Returns: (owned) the name below layouts/, or the stem of the file. */
static char *
layout_id(const char *shown)
{
    const char *below = strstr(shown, "layouts/");
    const char *start = below != NULL ? below + strlen("layouts/") : strrchr(shown, '/');
    g_autofree char *name =
        g_strdup(start == NULL ? shown : start + (below == NULL && *start == '/' ? 1 : 0));

    if (g_str_has_suffix(name, ".yaml"))
        name[strlen(name) - strlen(".yaml")] = '\0';
    return g_steal_pointer(&name);
}

static RpLayout *
new_layout(const GPtrArray *chain)
{
    RpLayout *layout = g_new0(RpLayout, 1);
    const RpLayoutFile *leaf = g_ptr_array_index(chain, 0);

    layout->id = layout_id(leaf->shown);
    layout->file = leaf->source->file;
    layout->where = rp_where(leaf->source->file, 1, 1);
    layout->said = rp_property_new("");
    layout->removed = g_array_new(FALSE, FALSE, sizeof(RpRemoved));
    g_array_set_clear_func(layout->removed, clear_removed);
    layout->styles = g_array_new(FALSE, TRUE, sizeof(RpLayoutStyle));
    g_array_set_clear_func(layout->styles, clear_style);
    layout->blocks = g_ptr_array_new_with_free_func((GDestroyNotify)rp_layout_block_free);
    layout->chain = g_ptr_array_new_with_free_func(g_free);
    layout->hashes = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < chain->len; i++) {
        const RpLayoutFile *file = g_ptr_array_index(chain, i);

        g_ptr_array_add(layout->chain, g_strdup(file->shown));
        g_ptr_array_add(layout->hashes, g_strdup(file->source->sha256));
    }
    return layout;
}

/* A map of the file whose keys are properties of the layout itself. */
static bool
is_section(const RpSchemaRow *row)
{
    return row->section == RP_SECTION_TOP && row->type == RP_VALUE_MAP &&
           row->of != RP_SECTION_STYLE;
}

static void
append_defaults(GString *text, RpSection section, const char *indent)
{
    for (size_t i = 0; i < rp_schema_n_rows; i++) {
        const RpSchemaRow *row = &rp_schema_rows[i];
        const char *quote = row->type == RP_VALUE_INSETS ? "" : "\"";

        if (row->section == section && row->fallback != NULL)
            g_string_append_printf(text, "%s%s: %s%s%s\n", indent, row->key, quote, row->fallback,
                                   quote);
    }
}

/* Returns: (owned) the defaults of the table as a layout file, so that there is one way to read. */
static RpYaml *
parse_defaults(RpDiags *diags)
{
    g_autoptr(GString) text = g_string_new(NULL);

    append_defaults(text, RP_SECTION_TOP, "");
    for (size_t i = 0; i < rp_schema_n_rows; i++) {
        const RpSchemaRow *row = &rp_schema_rows[i];
        gsize before = text->len;

        if (!is_section(row))
            continue;
        g_string_append_printf(text, "%s:\n", row->key);
        gsize inner = text->len;
        append_defaults(text, row->of, "  ");
        if (text->len == inner)
            g_string_truncate(text, before);
    }
    g_autoptr(RpSource) source = rp_source_decode(RP_DEFAULTS_FILE, text->str, text->len, diags);
    return rp_yaml_parse(source, diags);
}

/* The one section of a file, if it is there. */
static void
apply_section(const RpLayoutReader *reader, RpLayout *layout, const RpYaml *root,
              const RpSchemaRow *row)
{
    const RpYaml *node = rp_yaml_lookup(root, row->key);
    RpLayoutReader inner = *reader;

    if (node == NULL || !rp_layout_expect(reader, node, RP_YAML_MAP, row->key))
        return;
    inner.into = rp_property_enter(layout->said, row->key);
    rp_layout_read_map(&inner, row->of, node, layout);
}

static void
set_default_styles(RpLayout *layout)
{
    for (size_t i = 0; i < rp_schema_n_styles; i++) {
        const RpSchemaStyle *from = &rp_schema_styles[i];
        const RpSchemaWord *ink = rp_schema_find_word(rp_schema_inks, from->colour);
        RpLayoutStyle style = {.key = g_strdup(from->key)};

        rp_role_parse(from->role, &style.style.text.role);
        style.style.text.weight = from->weight;
        style.style.text.size = from->size;
        style.style.text.tracking = from->tracking;
        memcpy(&style.style.text.colour, (const char *)layout + ink->value, sizeof(RpColour));
        style.style.align = (RpAlign)rp_schema_find_word(rp_schema_aligns, from->align)->value;
        style.style.leading = from->leading;
        style.style.indent = from->indent;
        style.style.han_latin = from->han_latin;
        style.style.before = from->before;
        style.style.after = from->after;
        g_array_append_val(layout->styles, style);
    }
}

static RpParagraphStyle *
find_style(RpLayout *layout, const char *key)
{
    for (guint i = 0; i < layout->styles->len; i++) {
        RpLayoutStyle *style = &g_array_index(layout->styles, RpLayoutStyle, i);

        if (strcmp(style->key, key) == 0)
            return &style->style;
    }
    return NULL;
}

/* Note a property of a style that was not said but follows from another one. */
static void
note_reckoned(const RpLayoutReader *style, const char *key, double value, const char *unit,
              RpWhere where, const char *follows)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    g_autofree char *text =
        g_strconcat(g_ascii_formatd(buffer, sizeof buffer, "%.12g", value), unit, NULL);
    g_autoptr(RpYaml) node = rp_yaml_new_text(text, where);

    rp_property_set(style->into, rp_schema_lookup(RP_SECTION_STYLE, key), node, NULL, follows);
}

/* A new size without a leading keeps the lines as open as they were. */
static void
read_style(const RpLayoutReader *reader, const RpYaml *map, const char *key,
           RpParagraphStyle *style)
{
    double ratio = style->leading / style->text.size;

    if (!rp_layout_expect(reader, map, RP_YAML_MAP, key))
        return;
    RpLayoutReader inner = *reader;
    inner.into = rp_property_enter(reader->into, key);
    rp_layout_read_map(&inner, RP_SECTION_STYLE, map, style);
    const RpYaml *size = rp_yaml_lookup(map, "size");
    if (size == NULL || rp_yaml_lookup(map, "leading") != NULL)
        return;
    style->leading = style->text.size * ratio;
    note_reckoned(&inner, "leading", style->leading, "pt", size->where, "size");
}

static void
report_unknown_style(const RpLayoutReader *reader, const RpYaml *key)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new();

    for (size_t i = 0; i < rp_schema_n_styles; i++)
        g_ptr_array_add(keys, (gpointer)rp_schema_styles[i].key);
    const char *nearest = rp_nearest(key->text, (const char *const *)keys->pdata, keys->len);
    rp_diags_add(reader->diags, RP_FAULT, "unknown-style", key->where, _("unknown style '%s'"),
                 key->text);
    if (nearest != NULL) {
        rp_diags_hint(reader->diags, _("did you mean '%s'?"), nearest);
        return;
    }
    g_ptr_array_add(keys, NULL);
    g_autofree char *all = g_strjoinv(", ", (char **)keys->pdata);
    rp_diags_hint(reader->diags, _("one of: %s"), all);
}

static void
apply_styles(const RpLayoutReader *reader, RpLayout *layout, const RpYaml *root)
{
    const RpYaml *body = rp_yaml_lookup(root, "body");
    const RpYaml *styles = rp_yaml_lookup(root, "styles");

    if (body != NULL)
        read_style(reader, body, "body", find_style(layout, "body"));
    if (styles == NULL || !rp_layout_expect(reader, styles, RP_YAML_MAP, "styles"))
        return;
    for (guint i = 0; i < styles->items->len; i++) {
        const RpYaml *key = g_ptr_array_index(styles->keys, i);
        RpParagraphStyle *style = find_style(layout, key->text);

        if (style == NULL)
            report_unknown_style(reader, key);
        else
            read_style(reader, g_ptr_array_index(styles->items, i), key->text, style);
        if (body != NULL && strcmp(key->text, "body") == 0) {
            rp_diags_add(reader->diags, RP_FAULT, "set-twice", key->where,
                         _("'%s' and '%s' set the same thing"), "body", "styles: body");
            rp_diags_hint(reader->diags, _("keep one of them"));
        }
    }
}

static void
apply_top(const RpLayoutReader *reader, RpLayout *layout, const RpYaml *root)
{
    rp_layout_check_keys(reader, RP_SECTION_TOP, root);
    for (size_t i = 0; i < rp_schema_n_rows; i++) {
        const RpSchemaRow *row = &rp_schema_rows[i];
        const RpYaml *node = row->section == RP_SECTION_TOP ? rp_yaml_lookup(root, row->key) : NULL;

        if (is_section(row))
            apply_section(reader, layout, root, row);
        else if (node != NULL && row->field != RP_NO_FIELD)
            rp_layout_set_value(reader, row, node, (char *)layout + row->field);
    }
}

/* Track a style so that `n` characters fill a line from edge to edge; indents are of such
 * characters, too. */
static void
set_characters(RpParagraphStyle *style, double width, int n)
{
    style->text.tracking = (width / style->text.size - n) / (n - 1);
    style->indent *= 1 + style->text.tracking;
}

/* Returns: (borrowed, nullable) what holds of a property of the sections `a`, `b`; `c` nullable. */
static const RpSaid *
said_at(const RpLayout *layout, const char *a, const char *b, const char *c)
{
    RpProperty *property = rp_property_lookup(rp_property_lookup(layout->said, a), b);

    return rp_property_said(c == NULL ? property : rp_property_lookup(property, c));
}

/* Was it said by a file or a setting, and not only by the table of defaults? */
static bool
was_written(const RpSaid *said)
{
    return said != NULL && g_strcmp0(said->value->where.file, RP_DEFAULTS_FILE) != 0;
}

/* Note what the grid made of a style. */
static void
note_grid(RpLayout *layout, const char *key, const RpSaid *lines, const RpSaid *characters)
{
    const RpParagraphStyle *style = find_style(layout, key);
    RpLayoutReader reader = {.into =
                                 rp_property_enter(rp_property_enter(layout->said, "styles"), key)};

    if (lines != NULL)
        note_reckoned(&reader, "leading", style->leading, "pt", lines->value->where,
                      "page.grid.lines");
    if (characters == NULL)
        return;
    note_reckoned(&reader, "tracking", style->text.tracking, "", characters->value->where,
                  "page.grid.characters");
    if (style->indent > 0)
        note_reckoned(&reader, "indent", style->indent, "", characters->value->where,
                      "page.grid.characters");
}

/* `grid:` says how many lines and characters the type area has; the body follows it, and what
 * stands among the text and is as large stands on the grid with it. */
static void
apply_grid(RpLayout *layout)
{
    static const char *const followers[] = {"body", "heading-1", "heading-2", "heading-3",
                                            "lead", "addressee", "marking"};
    double size = find_style(layout, "body")->text.size;
    const RpSaid *lines = said_at(layout, "page", "grid", "lines");
    const RpSaid *characters = said_at(layout, "page", "grid", "characters");
    double width = layout->page.size.width - layout->page.margins.left - layout->page.margins.right;
    double height =
        layout->page.size.height - layout->page.margins.top - layout->page.margins.bottom;

    if (lines == NULL && characters == NULL)
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(followers); i++) {
        RpParagraphStyle *style = find_style(layout, followers[i]);

        if (fabs(style->text.size - size) > 0.01)
            continue;
        if (lines != NULL)
            style->leading = height / layout->page.grid_lines;
        if (characters != NULL)
            set_characters(style, width, layout->page.grid_characters);
        note_grid(layout, followers[i], lines, characters);
    }
}

static void
check_page(const RpLayout *layout, RpDiags *diags)
{
    const RpSaid *margins = said_at(layout, "page", "margins", NULL);
    const RpSaid *size = said_at(layout, "page", "size", NULL);
    const RpInsets *m = &layout->page.margins;

    if (layout->page.size.width - m->left - m->right >= MIN_MEASURE &&
        layout->page.size.height - m->top - m->bottom >= MIN_MEASURE)
        return;
    rp_diags_add(diags, RP_FAULT, "no-room",
                 was_written(margins) ? margins->value->where
                 : was_written(size)  ? size->value->where
                                      : layout->where,
                 _("the margins leave no room for text on this page"));
    rp_diags_hint(diags, _("make the page larger or the margins narrower"));
}

/* Text in the accent must be readable on paper and on the ground of boxes. */
static void
check_accent(const RpLayout *layout, RpDiags *diags)
{
    const RpSaid *accent = said_at(layout, "theme", "accent", NULL);

    if (!was_written(accent) ||
        (rp_colour_contrast(layout->theme.accent, RP_WHITE) >= MIN_CONTRAST &&
         rp_colour_contrast(layout->theme.accent, layout->theme.tint) >= MIN_CONTRAST))
        return;
    rp_diags_add(diags, RP_WARNING, "low-contrast", accent->value->where,
                 _("text in the accent '%s' is hard to read on white or on the tint"),
                 accent->value->text);
    rp_diags_hint(diags, _("take a darker colour: its contrast must be at least 4.5"));
}

/* Every layer of the layout, from the root to the leaf, then the settings. */
static void
apply_layers(const GPtrArray *layers, RpLayout *layout, RpLayoutReader *reader,
             void (*apply)(const RpLayoutReader *reader, RpLayout *layout, const RpYaml *root))
{
    for (guint i = 0; i < layers->len; i++) {
        const RpLayoutFile *file = g_ptr_array_index(layers, i);
        g_autofree char *folder = g_path_get_dirname(file->path);

        reader->folder = folder;
        reader->shown = file->shown;
        apply(reader, layout, file->root);
    }
}

/* Colours first, since styles name them. */
static void
resolve(const GPtrArray *layers, RpLayout *layout, RpDiags *diags)
{
    g_autoptr(RpYaml) defaults = parse_defaults(diags);
    RpLayoutReader reader = {.diags = diags,
                             .layout = layout,
                             .folder = ".",
                             .shown = RP_DEFAULTS_FILE,
                             .into = layout->said};

    apply_top(&reader, layout, defaults);
    apply_layers(layers, layout, &reader, apply_top);
    set_default_styles(layout);
    reader.into = rp_property_enter(layout->said, "styles");
    apply_layers(layers, layout, &reader, apply_styles);
    reader.into = rp_property_enter(layout->said, "blocks");
    apply_layers(layers, layout, &reader, rp_layout_merge_blocks);
    apply_grid(layout);
    check_page(layout, diags);
    check_accent(layout, diags);
}

RpLayout *
rp_layout_load_with(const char *path, const char *shown, const RpLayoutFinder *finder,
                    const RpLayoutWishes *wishes, RpDiags *diags, GError **error)
{
    unsigned faults = rp_diags_count(diags, RP_FAULT);
    g_autoptr(GPtrArray) chain = rp_layout_read_chain(path, shown, finder, diags, error);

    if (chain == NULL)
        return NULL;
    g_autoptr(RpLayout) layout = new_layout(chain);
    g_autoptr(GPtrArray) settings = rp_layout_read_settings(wishes, diags);
    g_autoptr(GPtrArray) layers = g_ptr_array_new();

    for (guint i = chain->len; i > 0; i--)
        g_ptr_array_add(layers, g_ptr_array_index(chain, i - 1));
    g_ptr_array_extend(layers, settings, NULL, NULL);
    resolve(layers, layout, diags);
    rp_layout_apply_edition(layout, wishes, diags);
    if (rp_diags_count(diags, RP_FAULT) > faults)
        return NULL;
    return g_steal_pointer(&layout);
}

RpLayout *
rp_layout_load(const char *path, const char *shown, const RpLayoutFinder *finder, RpDiags *diags,
               GError **error)
{
    return rp_layout_load_with(path, shown, finder, NULL, diags, error);
}
