#include <string.h>

#include "layoutfile/layoutfile.h"
#include "layoutfile/property.h"

/* Keys that say where a block goes: here the order itself does. */
static bool
says_place(const RpProperty *property)
{
    return property->row != NULL && property->row->section == RP_SECTION_BLOCK &&
           (strcmp(property->key, "after") == 0 || strcmp(property->key, "before") == 0);
}

/* What follows from the grid follows again, so that what was said before is to be shown.
 * Returns: (borrowed, nullable). */
static const RpSaid *
shown_said(const RpProperty *property)
{
    for (guint i = property->said->len; i > 0; i--) {
        const RpSaid *said = g_ptr_array_index(property->said, i - 1);

        if (said->follows == NULL || !g_str_has_prefix(said->follows, "page.grid"))
            return said;
    }
    return NULL;
}

static bool
is_shown(const RpProperty *property)
{
    bool any = property->below->len == 0;

    if (property->said->len > 0)
        return !says_place(property) && shown_said(property) != NULL;
    for (guint i = 0; i < property->below->len && !any; i++)
        any = is_shown(g_ptr_array_index(property->below, i));
    return any;
}

/* A text of several lines stands below its key, if it can do so and come back the same. */
static bool
stands_below(const char *text)
{
    size_t length = strlen(text);

    return strchr(text, '\n') != NULL && *text != ' ' && *text != '\n' &&
           (length < 2 || text[length - 2] != '\n') && strpbrk(text, "\r\t") == NULL;
}

static void
append_lines(GString *out, const char *indent, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    bool ends = g_str_has_suffix(text, "\n");

    g_string_append(out, ends ? "|\n" : "|-\n");
    for (guint i = 0; lines[i] != NULL && (lines[i + 1] != NULL || !ends); i++)
        g_string_append_printf(out, "%s%s%s\n", *lines[i] == '\0' ? "" : indent,
                               *lines[i] == '\0' ? "" : "  ", lines[i]);
}

static void
append_value(GString *out, const char *indent, const RpSaid *said)
{
    const char *text = said->text != NULL ? said->text : said->value->text;

    if (text == NULL) {
        rp_yaml_append_flow(out, said->value);
        g_string_append_c(out, '\n');
    } else if (stands_below(text)) {
        append_lines(out, indent, text);
    } else {
        rp_yaml_append_text(out, text);
        g_string_append_c(out, '\n');
    }
}

static void
append_property(GString *out, const char *indent, const RpProperty *property)
{
    const RpSaid *said = shown_said(property);

    if (!is_shown(property))
        return;
    g_string_append(out, indent);
    rp_yaml_append_text(out, said != NULL && said->text != NULL ? "text" : property->key);
    g_string_append(out, said != NULL ? ": " : property->below->len > 0 ? ":\n" : ": {}\n");
    if (said != NULL) {
        append_value(out, indent, said);
        return;
    }
    g_autofree char *inner = g_strconcat(indent, "  ", NULL);
    for (guint i = 0; i < property->below->len; i++)
        append_property(out, inner, g_ptr_array_index(property->below, i));
}

static void
append_blocks(GString *out, const RpLayout *layout)
{
    const RpProperty *blocks = rp_property_lookup(layout->said, "blocks");

    g_string_append(out, "\nblocks:\n");
    for (guint i = 0; i < layout->blocks->len; i++) {
        const RpLayoutBlock *block = g_ptr_array_index(layout->blocks, i);
        const RpProperty *property = rp_property_lookup(blocks, block->id);

        g_string_append(out, "  - id: ");
        rp_yaml_append_text(out, block->id);
        g_string_append_c(out, '\n');
        for (guint p = 0; property != NULL && p < property->below->len; p++)
            append_property(out, "    ", g_ptr_array_index(property->below, p));
    }
}

void
rp_layout_show(const RpLayout *layout, GString *out)
{
    g_string_append(out, "# ");
    for (guint i = 0; i < layout->chain->len; i++)
        g_string_append_printf(out, "%s%s", i == 0 ? "" : " -> ",
                               (const char *)g_ptr_array_index(layout->chain, i));
    g_string_append_c(out, '\n');
    for (int maps = 0; maps < 2; maps++) { /* single values come first */
        for (guint i = 0; i < layout->said->below->len; i++) {
            const RpProperty *property = g_ptr_array_index(layout->said->below, i);
            bool is_map = property->said->len == 0;

            if (is_map != (maps == 1) || strcmp(property->key, "blocks") == 0)
                continue;
            g_string_append(out, is_map ? "\n" : "");
            append_property(out, "", property);
        }
    }
    append_blocks(out, layout);
}
