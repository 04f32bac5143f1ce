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

/* Returns: (owned) the defaults of the table as a layout file, so that there is one way to read. */
static RpYaml *
parse_defaults(RpDiags *diags)
{
    static const RpSection sections[] = {RP_SECTION_PAGE, RP_SECTION_THEME, RP_SECTION_FURNITURE,
                                         RP_SECTION_HEADINGS};
    g_autoptr(GString) text = g_string_new(NULL);

    for (size_t i = 0; i < rp_schema_n_rows; i++)
        if (rp_schema_rows[i].section == RP_SECTION_TOP && rp_schema_rows[i].fallback != NULL)
            g_string_append_printf(text, "%s: \"%s\"\n", rp_schema_rows[i].key,
                                   rp_schema_rows[i].fallback);
    for (gsize s = 0; s < G_N_ELEMENTS(sections); s++) {
        g_string_append_printf(text, "%s:\n", rp_section_name(sections[s]));
        for (size_t i = 0; i < rp_schema_n_rows; i++) {
            const RpSchemaRow *row = &rp_schema_rows[i];
            const char *quote = row->type == RP_VALUE_INSETS ? "" : "\"";

            if (row->section == sections[s] && row->fallback != NULL)
                g_string_append_printf(text, "  %s: %s%s%s\n", row->key, quote, row->fallback,
                                       quote);
        }
    }
    g_autoptr(RpSource) source = rp_source_decode("(defaults)", text->str, text->len, diags);
    return rp_yaml_parse(source, diags);
}

/* The one section of a file, if it is there. */
static void
apply_section(const RpLayoutReader *reader, RpLayout *layout, const RpYaml *root, const char *key)
{
    const RpSchemaRow *row = rp_schema_lookup(RP_SECTION_TOP, key);
    const RpYaml *node = rp_yaml_lookup(root, key);

    if (node != NULL && rp_layout_expect(reader, node, RP_YAML_MAP, key))
        rp_layout_read_map(reader, row->of, node, layout);
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

/* A new size without a leading keeps the lines as open as they were. */
static void
read_style(const RpLayoutReader *reader, const RpYaml *map, const char *key,
           RpParagraphStyle *style)
{
    double ratio = style->leading / style->text.size;

    if (!rp_layout_expect(reader, map, RP_YAML_MAP, key))
        return;
    rp_layout_read_map(reader, RP_SECTION_STYLE, map, style);
    if (rp_yaml_lookup(map, "size") != NULL && rp_yaml_lookup(map, "leading") == NULL)
        style->leading = style->text.size * ratio;
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
    static const char *const keys[] = {"title", "issuer", "region", "figure_caption"};

    rp_layout_check_keys(reader, RP_SECTION_TOP, root);
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        const RpSchemaRow *row = rp_schema_lookup(RP_SECTION_TOP, keys[i]);
        const RpYaml *node = rp_yaml_lookup(root, keys[i]);

        if (node != NULL)
            rp_layout_read_value(reader, row, node, (char *)layout + row->field);
    }
    apply_section(reader, layout, root, "page");
    apply_section(reader, layout, root, "theme");
    apply_section(reader, layout, root, "furniture");
    apply_section(reader, layout, root, "headings");
}

/* Track a style so that `n` characters fill a line from edge to edge; indents are of such
 * characters, too. */
static void
set_characters(RpParagraphStyle *style, double width, int n)
{
    style->text.tracking = (width / style->text.size - n) / (n - 1);
    style->indent *= 1 + style->text.tracking;
}

/* `grid:` says how many lines and characters the type area has; the body follows it. */
static void
apply_grid(RpLayout *layout)
{
    static const char *const followers[] = {"heading-1", "heading-2", "heading-3",
                                            "lead",      "addressee", "marking"};
    RpParagraphStyle *body = find_style(layout, "body");
    double width = layout->page.size.width - layout->page.margins.left - layout->page.margins.right;
    double height =
        layout->page.size.height - layout->page.margins.top - layout->page.margins.bottom;

    if (layout->page.grid_lines > 0)
        body->leading = height / layout->page.grid_lines;
    if (layout->page.grid_characters > 0)
        set_characters(body, width, layout->page.grid_characters);

    /* what stands among the text and is as large stands on the grid with it */
    for (gsize i = 0; i < G_N_ELEMENTS(followers); i++) {
        RpParagraphStyle *style = find_style(layout, followers[i]);

        if (fabs(style->text.size - body->text.size) > 0.01)
            continue;
        if (layout->page.grid_lines > 0)
            style->leading = body->leading;
        if (layout->page.grid_characters > 0)
            set_characters(style, width, layout->page.grid_characters);
    }
}

/* Returns: (borrowed, nullable) the value of `key` in `section` of the most specific file. */
static const RpYaml *
find_value(const GPtrArray *chain, const char *section, const char *key)
{
    for (guint i = 0; i < chain->len; i++) {
        const RpLayoutFile *file = g_ptr_array_index(chain, i);
        const RpYaml *map = rp_yaml_lookup(file->root, section);
        const RpYaml *value =
            map == NULL || map->kind != RP_YAML_MAP ? NULL : rp_yaml_lookup(map, key);

        if (value != NULL)
            return value;
    }
    return NULL;
}

static void
check_page(const GPtrArray *chain, const RpLayout *layout, RpDiags *diags)
{
    const RpYaml *margins = find_value(chain, "page", "margins");
    const RpYaml *size = find_value(chain, "page", "size");
    const RpInsets *m = &layout->page.margins;

    if (layout->page.size.width - m->left - m->right >= MIN_MEASURE &&
        layout->page.size.height - m->top - m->bottom >= MIN_MEASURE)
        return;
    rp_diags_add(diags, RP_FAULT, "no-room",
                 margins != NULL ? margins->where
                 : size != NULL  ? size->where
                                 : layout->where,
                 _("the margins leave no room for text on this page"));
    rp_diags_hint(diags, _("make the page larger or the margins narrower"));
}

/* Text in the accent must be readable on paper and on the ground of boxes. */
static void
check_accent(const GPtrArray *chain, const RpLayout *layout, RpDiags *diags)
{
    const RpYaml *accent = find_value(chain, "theme", "accent");

    if (accent == NULL ||
        (rp_colour_contrast(layout->theme.accent, RP_WHITE) >= MIN_CONTRAST &&
         rp_colour_contrast(layout->theme.accent, layout->theme.tint) >= MIN_CONTRAST))
        return;
    rp_diags_add(diags, RP_WARNING, "low-contrast", accent->where,
                 _("text in the accent '%s' is hard to read on white or on the tint"),
                 accent->text);
    rp_diags_hint(diags, _("take a darker colour: its contrast must be at least 4.5"));
}

/* Colours first, since styles name them; each pass goes from the root to the leaf. */
static void
resolve(const GPtrArray *chain, RpLayout *layout, RpDiags *diags)
{
    g_autoptr(RpYaml) defaults = parse_defaults(diags);
    RpLayoutReader reader = {.diags = diags, .layout = layout, .folder = ".", .shown = "-"};

    apply_top(&reader, layout, defaults);
    for (int pass = 0; pass < 3; pass++) {
        if (pass == 1)
            set_default_styles(layout);
        for (guint i = chain->len; i > 0; i--) {
            const RpLayoutFile *file = g_ptr_array_index(chain, i - 1);
            g_autofree char *folder = g_path_get_dirname(file->path);

            reader.folder = folder;
            reader.shown = file->shown;
            if (pass == 0)
                apply_top(&reader, layout, file->root);
            else if (pass == 1)
                apply_styles(&reader, layout, file->root);
            else
                rp_layout_merge_blocks(&reader, layout, file->root);
        }
    }
    apply_grid(layout);
    check_page(chain, layout, diags);
    check_accent(chain, layout, diags);
}

RpLayout *
rp_layout_load(const char *path, const char *shown, const RpLayoutFinder *finder, RpDiags *diags,
               GError **error)
{
    unsigned faults = rp_diags_count(diags, RP_FAULT);
    g_autoptr(GPtrArray) chain = rp_layout_read_chain(path, shown, finder, diags, error);

    if (chain == NULL)
        return NULL;
    g_autoptr(RpLayout) layout = new_layout(chain);
    resolve(chain, layout, diags);
    if (rp_diags_count(diags, RP_FAULT) > faults)
        return NULL;
    return g_steal_pointer(&layout);
}
