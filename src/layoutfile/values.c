#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "base/content.h"
#include "base/i18n.h"
#include "base/length.h"
#include "layoutfile/read-private.h"
#include "source/source.h"

#define MAX_NAMES      1000                   /* of one list */
#define MAX_TEXT_BYTES ((goffset)1024 * 1024) /* of a file of text */

typedef bool (*ReadFunc)(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node,
                         void *ret);

static const char *const kind_words[] = {
    [RP_YAML_SCALAR] = N_("a single value"),
    [RP_YAML_LIST] = N_("a list"),
    [RP_YAML_MAP] = N_("a map of keys"),
};

bool
rp_layout_expect(const RpLayoutReader *reader, const RpYaml *node, RpYamlKind kind, const char *key)
{
    if (node->kind == kind)
        return true;
    rp_diags_add(reader->diags, RP_FAULT, "layout-type", node->where,
                 _("'%s' must be %s, but here is %s"), key, _(kind_words[kind]),
                 _(kind_words[node->kind]));
    if (kind == RP_YAML_LIST)
        rp_diags_hint(reader->diags, _("write [a, b], or one line '- a' for each entry"));
    else if (kind == RP_YAML_MAP)
        rp_diags_hint(reader->diags, _("write 'key: value' lines, indented below '%s:'"), key);
    else
        rp_diags_hint(reader->diags, _("write the value behind '%s:'"), key);
    return false;
}

/* Returns: (borrowed, nullable) the text of a value that is neither a list, a map nor empty. */
static const char *
scalar_text(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node)
{
    if (!rp_layout_expect(reader, node, RP_YAML_SCALAR, row->key))
        return NULL;
    if (*node->text != '\0')
        return node->text;
    rp_diags_add(reader->diags, RP_FAULT, "layout-value", node->where, _("'%s' has no value"),
                 row->key);
    if (row->type == RP_VALUE_COLOUR || row->type == RP_VALUE_INK)
        rp_diags_hint(reader->diags,
                      _("put colours in quotes: \"#8F6A33\"; without them # starts a comment"));
    else
        rp_diags_hint(reader->diags, _("write a value, or leave the key out"));
    return NULL;
}

static void
refuse(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, const char *what)
{
    rp_diags_add(reader->diags, RP_FAULT, "layout-value", node->where, _("%s: '%s' is not %s"),
                 row->key, node->text, what);
}

/* Lengths are shown in millimetres, other numbers as they are. */
static char *
show_number(const RpSchemaRow *row, double value)
{
    bool is_length = row->type != RP_VALUE_INTEGER && row->type != RP_VALUE_NUMBER;
    char buffer[G_ASCII_DTOSTR_BUF_SIZE + 32];

    g_ascii_formatd(buffer, sizeof buffer, "%.6g", is_length ? value / RP_MM : value);
    return g_strconcat(buffer, is_length ? "mm" : "", NULL);
}

static void
hint_range(const RpLayoutReader *reader, const RpSchemaRow *row)
{
    g_autofree char *min = show_number(row, row->min);
    g_autofree char *max = show_number(row, row->max);

    rp_diags_hint(reader->diags, _("from %s to %s is possible"), min, max);
}

static bool
check_range(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, double value)
{
    if (value >= row->min && value <= row->max)
        return true;
    rp_diags_add(reader->diags, RP_FAULT, "layout-range", node->where,
                 _("%s: '%s' is out of range"), row->key, node->text);
    hint_range(reader, row);
    return false;
}

static bool
read_name(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    char **name = ret;
    const char *text = scalar_text(reader, row, node);

    if (text == NULL)
        return false;
    g_free(*name);
    *name = g_strdup(text);
    return true;
}

static bool
read_text(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    RpLayoutText *text = ret;

    /* an empty text is a way to take an inherited one away */
    if (!rp_layout_expect(reader, node, RP_YAML_SCALAR, row->key))
        return false;
    g_free(text->text);
    text->text = g_strdup(node->text);
    text->where = node->text_where;
    text->one_line = node->text_where.line == node->where.line;
    rp_content_check(text->text, text->where, text->one_line, reader->diags);
    return true;
}

/* A name that is looked up later, when what it names is known. */
static bool
read_term(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    return scalar_text(reader, row, node) != NULL && read_text(reader, row, node, ret);
}

/* Returns: (owned) `shown` of a file seen from the folder of `from`, "." and ".." resolved. */
static char *
shown_beside(const char *from, const char *relative)
{
    g_autofree char *folder = g_path_get_dirname(from);
    g_autofree char *joined = g_build_filename(folder, relative, NULL);
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    g_auto(GStrv) names = g_strsplit(joined, "/", -1);

    for (guint i = 0; names[i] != NULL; i++) {
        bool up = strcmp(names[i], "..") == 0;

        if (strcmp(names[i], ".") == 0 || (*names[i] == '\0' && i > 0))
            continue;
        if (up && parts->len > 0 && strcmp(g_ptr_array_index(parts, parts->len - 1), "..") != 0)
            g_ptr_array_set_size(parts, (int)parts->len - 1);
        else
            g_ptr_array_add(parts, names[i]);
    }
    g_ptr_array_add(parts, NULL);
    return g_strjoinv("/", (char **)parts->pdata);
}

static void
report_outside(const RpLayoutReader *reader, const RpYaml *node)
{
    rp_diags_add(reader->diags, RP_FAULT, "path-outside-project", node->where,
                 _("'%s' leads out of the project folder"), node->text);
    rp_diags_hint(reader->diags,
                  _("write a path relative to this file that stays in the project folder"));
}

/* A link may lead out of the project folder, which is what is left of `path` without `shown`; when
 * the file is seen from below (../), the folder it is in. What does not exist leads nowhere. */
static bool
leads_outside(const char *path, const char *shown)
{
    g_autofree char *full = g_canonicalize_filename(path, NULL);
    g_autofree char *real = realpath(full, NULL);
    const char *name = strchr(shown, ':') != NULL ? strchr(shown, ':') + 1 : shown;
    g_autofree char *root = g_str_has_suffix(full, name) && !g_str_has_prefix(name, "..")
                                ? g_strndup(full, strlen(full) - strlen(name))
                                : g_path_get_dirname(full);
    g_autofree char *real_root = realpath(root, NULL);

    return real != NULL && real_root != NULL && !g_str_has_prefix(real, real_root);
}

char *
rp_layout_relative_path(const RpLayoutReader *reader, const RpYaml *node, char **ret_shown)
{
    g_autofree char *shown = shown_beside(reader->shown, node->text);

    if (g_path_is_absolute(node->text) || g_str_has_prefix(shown, "../") ||
        (strchr(reader->shown, ':') != NULL && strchr(shown, ':') == NULL)) {
        report_outside(reader, node);
        return NULL;
    }
    g_autofree char *path = g_build_filename(reader->folder, node->text, NULL);
    if (leads_outside(path, shown)) {
        report_outside(reader, node);
        return NULL;
    }
    *ret_shown = g_steal_pointer(&shown);
    return g_steal_pointer(&path);
}

bool
rp_layout_check_size(RpDiags *diags, const char *path, const RpYaml *node)
{
    GStatBuf status;

    if (g_stat(path, &status) != 0 || status.st_size <= MAX_TEXT_BYTES)
        return true;
    rp_diags_add(diags, RP_FAULT, "layout-range", node->where, _("'%s' is larger than %d KiB"),
                 node->text, (int)(MAX_TEXT_BYTES / 1024));
    rp_diags_hint(diags, _("a layout has no room for so much text: split it, or shorten it"));
    return false;
}

static bool
read_file(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    RpLayoutText *text = ret;
    g_autofree char *shown = NULL;

    if (scalar_text(reader, row, node) == NULL)
        return false;
    g_autofree char *path = rp_layout_relative_path(reader, node, &shown);
    if (path == NULL || !rp_layout_check_size(reader->diags, path, node))
        return false;

    g_autoptr(GError) error = NULL;
    g_autoptr(RpSource) source = rp_source_load(path, shown, reader->diags, &error);
    if (source != NULL)
        rp_diags_set_text(reader->diags, source->file, source->text);
    if (source == NULL) {
        if (error != NULL) {
            rp_diags_add(reader->diags, RP_FAULT, "missing-text", node->where,
                         _("the text '%s' cannot be read: %s"), node->text, error->message);
            rp_diags_hint(reader->diags, _("the path is relative to this layout file"));
        }
        return false;
    }
    g_free(text->text);
    text->text = g_strdup(source->text);
    text->where = rp_where(shown, 1, 1);
    rp_content_check(text->text, text->where, false, reader->diags);
    return true;
}

/* Returns: (static, nullable) the word; an unknown one is a fault. */
static const RpSchemaWord *
find_word(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node,
          const char *text)
{
    const RpSchemaWord *word = rp_schema_find_word(row->words, text);

    if (word != NULL)
        return word;
    const char *nearest = rp_schema_nearest_word(row->words, text);
    rp_diags_add(reader->diags, RP_FAULT, "layout-word", node->where, _("%s: unknown word '%s'"),
                 row->key, text);
    if (nearest != NULL) {
        rp_diags_hint(reader->diags, _("did you mean '%s'?"), nearest);
        return NULL;
    }
    g_autoptr(GString) all = g_string_new(NULL);
    for (const RpSchemaWord *w = row->words; w->word != NULL; w++)
        g_string_append_printf(all, "%s%s", all->len == 0 ? "" : ", ", w->word);
    rp_diags_hint(reader->diags, _("one of: %s"), all->str);
    return NULL;
}

static bool
read_word(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    const char *text = scalar_text(reader, row, node);
    const RpSchemaWord *word = text == NULL ? NULL : find_word(reader, row, node, text);

    if (word == NULL)
        return false;
    *(int *)ret = word->value;
    return true;
}

static bool
read_switched(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    int value = 0;

    if (!read_word(reader, row, node, &value))
        return false;
    *(bool *)ret = value != 0;
    return true;
}

static bool
read_sort(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    const char *text = scalar_text(reader, row, node);
    bool falling = text != NULL && *text == '-';
    const RpSchemaWord *word =
        text == NULL ? NULL : find_word(reader, row, node, text + (falling ? 1 : 0));

    if (word == NULL)
        return false;
    /* the direction is part of the value: both change together */
    RpLayoutBlock *block = (RpLayoutBlock *)((char *)ret - row->field);
    block->sort = (RpLayoutSort)word->value;
    block->descending = falling;
    return true;
}

static bool
read_integer(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    const char *text = scalar_text(reader, row, node);
    gint64 value = 0;

    if (text == NULL)
        return false;
    /* 08 and 010 are octal to some programs, eight and ten to others */
    const char *digits = text + strspn(text, "+-");
    bool octal = digits[0] == '0' && digits[1] != '\0';
    if (octal || !g_ascii_string_to_signed(text, 10, G_MININT, G_MAXINT, &value, NULL)) {
        refuse(reader, row, node, _("a whole number"));
        hint_range(reader, row);
        return false;
    }
    if (!check_range(reader, row, node, (double)value))
        return false;
    *(int *)ret = (int)value;
    return true;
}

static bool
read_number(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    const char *text = scalar_text(reader, row, node);
    char *end = NULL;

    if (text == NULL)
        return false;
    double value = g_ascii_strtod(text, &end);
    if (*end != '\0' || strspn(text, "+-.0123456789") != strlen(text)) {
        refuse(reader, row, node, _("a number"));
        hint_range(reader, row);
        return false;
    }
    if (!check_range(reader, row, node, value))
        return false;
    *(double *)ret = value;
    return true;
}

static bool
read_length(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    const char *text = scalar_text(reader, row, node);
    double value = 0;

    if (text == NULL)
        return false;
    if (!rp_length_parse(text, &value)) {
        refuse(reader, row, node, _("a length"));
        rp_diags_hint(reader->diags, _("write e.g. 26mm, 2.6cm, 12pt or 三号: with its unit"));
        return false;
    }
    if (!check_range(reader, row, node, value))
        return false;
    *(double *)ret = value;
    return true;
}

static bool
read_switch(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    const char *text = scalar_text(reader, row, node);

    if (text == NULL)
        return false;
    if (strcmp(text, "true") != 0 && strcmp(text, "false") != 0) {
        refuse(reader, row, node, _("true or false"));
        rp_diags_hint(reader->diags, _("only 'true' and 'false' are understood"));
        return false;
    }
    *(bool *)ret = strcmp(text, "true") == 0;
    return true;
}

static bool
refuse_colour(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node,
              const RpSchemaWord *words)
{
    const char *nearest = rp_schema_nearest_word(words, node->text);

    refuse(reader, row, node, _("a colour"));
    if (nearest != NULL)
        rp_diags_hint(reader->diags, _("did you mean '%s'?"), nearest);
    else
        rp_diags_hint(reader->diags, _("write \"#RRGGBB\" in quotes, or a name such as %s"),
                      words->word);
    return false;
}

static bool
read_colour(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    const char *text = scalar_text(reader, row, node);
    const RpSchemaWord *name =
        text == NULL ? NULL : rp_schema_find_word(rp_schema_colours, node->text);
    RpColour colour = 0;

    if (text == NULL)
        return false;
    if (name == NULL && !rp_colour_parse(text, &colour))
        return refuse_colour(reader, row, node, rp_schema_colours);
    *(RpColour *)ret = name != NULL ? (RpColour)name->value : colour;
    return true;
}

static bool
read_ink(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    const char *text = scalar_text(reader, row, node);
    const RpSchemaWord *name = text == NULL ? NULL : rp_schema_find_word(rp_schema_inks, text);
    RpColour colour = 0;

    if (text == NULL)
        return false;
    if (name == NULL && !rp_colour_parse(text, &colour))
        return refuse_colour(reader, row, node, rp_schema_inks);
    if (name != NULL)
        memcpy(&colour, (const char *)reader->layout + name->value, sizeof colour);
    *(RpColour *)ret = colour;
    return true;
}

static bool
read_role(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    const char *text = scalar_text(reader, row, node);
    RpFontRole role = RP_ROLE_SONG;

    if (text == NULL)
        return false;
    if (!rp_role_parse(text, &role)) {
        refuse(reader, row, node, _("a font role"));
        rp_diags_hint(reader->diags, _("one of: %s"), "标宋, 宋体, 仿宋, 黑体, 楷体, 数字");
        return false;
    }
    *(RpFontRole *)ret = role;
    return true;
}

/* Read exactly `n` lengths of a list. */
static bool
read_lengths(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, guint n,
             double *ret)
{
    if (!rp_layout_expect(reader, node, RP_YAML_LIST, row->key))
        return false;
    if (node->items->len != n) {
        rp_diags_add(reader->diags, RP_FAULT, "layout-value", node->where,
                     _("'%s' takes exactly %u lengths, but here are %u"), row->key, n,
                     node->items->len);
        if (n == 4)
            rp_diags_hint(reader->diags, _("write [top, right, bottom, left]"));
        else
            rp_diags_hint(reader->diags, _("write [width, height]"));
        return false;
    }
    bool good = true;
    for (guint i = 0; i < n; i++)
        good &= read_length(reader, row, g_ptr_array_index(node->items, i), &ret[i]);
    return good;
}

static const struct {
    const char *name;
    double width, height; /* millimetres */
} papers[] = {
    {"A3", 297, 420},
    {"A4", 210, 297},
    {"A5", 148, 210},
    {"16:9", 338.6666667, 190.5}, /* 13.333 x 7.5 inches */
};

static bool
read_paper(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    RpSize *size = ret;
    double lengths[2] = {0, 0};

    if (node->kind == RP_YAML_LIST) {
        if (!read_lengths(reader, row, node, 2, lengths))
            return false;
        *size = (RpSize){lengths[0], lengths[1]};
        return true;
    }
    const char *text = scalar_text(reader, row, node);
    for (gsize i = 0; text != NULL && i < G_N_ELEMENTS(papers); i++) {
        if (strcmp(papers[i].name, text) == 0) {
            *size = (RpSize){papers[i].width * RP_MM, papers[i].height * RP_MM};
            return true;
        }
    }
    if (text == NULL)
        return false;
    refuse(reader, row, node, _("a paper size"));
    rp_diags_hint(reader->diags, _("A3, A4, A5, 16:9, or two lengths [width, height]"));
    return false;
}

static bool
read_insets(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    double lengths[4] = {0, 0, 0, 0};

    if (!read_lengths(reader, row, node, 4, lengths))
        return false;
    *(RpInsets *)ret = (RpInsets){lengths[0], lengths[1], lengths[2], lengths[3]};
    return true;
}

/* A name stands for a list of one. Returns: (owned) of RpYaml * (borrowed). */
static GPtrArray *
entries(const RpYaml *node)
{
    GPtrArray *all = g_ptr_array_new();

    if (node->kind == RP_YAML_LIST)
        g_ptr_array_extend(all, node->items, NULL, NULL);
    else
        g_ptr_array_add(all, (gpointer)node);
    return all;
}

static bool
read_widths(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    g_autoptr(GPtrArray) all = entries(node);
    g_autoptr(GArray) widths = g_array_new(FALSE, FALSE, sizeof(double));

    if (all->len > RP_MOST_COLUMNS) {
        rp_diags_add(reader->diags, RP_FAULT, "layout-range", node->where,
                     _("'%s' has more than %d entries"), row->key, RP_MOST_COLUMNS);
        return false;
    }
    for (guint i = 0; i < all->len; i++) {
        double width = 0;

        if (!read_length(reader, row, g_ptr_array_index(all, i), &width))
            return false;
        g_array_append_val(widths, width);
    }
    g_clear_pointer((GArray **)ret, g_array_unref);
    *(GArray **)ret = g_steal_pointer(&widths);
    return true;
}

static bool
read_names(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    g_autoptr(GPtrArray) all = entries(node);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    if (all->len > MAX_NAMES) {
        rp_diags_add(reader->diags, RP_FAULT, "layout-range", node->where,
                     _("'%s' has more than %d entries"), row->key, MAX_NAMES);
        return false;
    }
    for (guint i = 0; i < all->len; i++) {
        const char *text = scalar_text(reader, row, g_ptr_array_index(all, i));

        if (text == NULL ||
            (row->words != NULL && find_word(reader, row, g_ptr_array_index(all, i), text) == NULL))
            return false;
        g_ptr_array_add(names, g_strdup(text));
    }
    g_clear_pointer((GPtrArray **)ret, g_ptr_array_unref);
    *(GPtrArray **)ret = g_steal_pointer(&names);
    return true;
}

static void
clear_column(gpointer data)
{
    RpLayoutColumn *column = data;

    g_free(column->name);
    g_free(column->over);
    g_free(column->title.text);
    g_clear_pointer(&column->with, g_ptr_array_unref);
    g_clear_pointer(&column->below, g_ptr_array_unref);
    g_clear_pointer(&column->parts_at, g_array_unref);
}

static void
note_parts(const RpYaml *map, const char *key, GArray *places)
{
    const RpYaml *node = rp_yaml_lookup(map, key);
    g_autoptr(GPtrArray) all = node == NULL ? g_ptr_array_new() : entries(node);

    for (guint i = 0; i < all->len; i++) {
        RpWhere where = ((const RpYaml *)g_ptr_array_index(all, i))->where;
        g_array_append_val(places, where);
    }
}

/* An entry is a name, or a map with the name in it. */
static bool
read_column(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node,
            RpLayoutColumn *column)
{
    RpLayoutReader silent = *reader;

    silent.into = NULL; /* the list is the property */
    column->where = node->where;
    if (node->kind != RP_YAML_MAP)
        return read_name(reader, row, node, &column->name);
    rp_layout_read_map(&silent, row->of, node, column);
    column->parts_at = g_array_new(FALSE, FALSE, sizeof(RpWhere));
    note_parts(node, "with", column->parts_at);
    note_parts(node, "below", column->parts_at);
    if (column->name != NULL) {
        column->where = rp_yaml_lookup(node, "name")->where;
        return true;
    }
    if (rp_yaml_lookup(node, "name") == NULL) {
        rp_diags_add(reader->diags, RP_FAULT, "layout-value", node->where,
                     _("%s: this entry has no name"), row->key);
        rp_diags_hint(reader->diags, _("write {name: 指标, width: 48mm}"));
    }
    return false;
}

static bool
read_columns(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    g_autoptr(GPtrArray) all = entries(node);
    g_autoptr(GArray) columns = g_array_new(FALSE, TRUE, sizeof(RpLayoutColumn));
    bool good = true;

    g_array_set_clear_func(columns, clear_column);
    if (all->len > MAX_NAMES) {
        rp_diags_add(reader->diags, RP_FAULT, "layout-range", node->where,
                     _("'%s' has more than %d entries"), row->key, MAX_NAMES);
        return false;
    }
    for (guint i = 0; i < all->len; i++) {
        RpLayoutColumn column = {.less_than = NAN, .more_than = NAN};

        good &= read_column(reader, row, g_ptr_array_index(all, i), &column);
        g_array_append_val(columns, column);
    }
    if (!good)
        return false;
    g_clear_pointer((GArray **)ret, g_array_unref);
    *(GArray **)ret = g_steal_pointer(&columns);
    return true;
}

/* Statuses by the words of `evaluate` or those that are printed. */
static bool
find_status(const char *text, unsigned *ret)
{
    for (int s = 0; s < RP_N_STATUS; s++) {
        const RpStatusLook *look = rp_status_look((RpStatus)s);

        if (strcmp(look->id, text) == 0 || strcmp(look->word, text) == 0) {
            *ret |= 1u << s;
            return true;
        }
    }
    return false;
}

static void
report_status(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node)
{
    const char *words[2 * RP_N_STATUS];

    for (gsize s = 0; s < RP_N_STATUS; s++) {
        words[2 * s] = rp_status_look((RpStatus)s)->id;
        words[2 * s + 1] = rp_status_look((RpStatus)s)->word;
    }
    const char *nearest = rp_nearest(node->text, words, G_N_ELEMENTS(words));
    rp_diags_add(reader->diags, RP_FAULT, "layout-word", node->where, _("%s: unknown word '%s'"),
                 row->key, node->text);
    if (nearest != NULL)
        rp_diags_hint(reader->diags, _("did you mean '%s'?"), nearest);
    else
        rp_diags_hint(reader->diags, _("one of: %s"),
                      "met, on_track, slow, behind, regress, missed, starting, no_baseline, "
                      "no_data");
}

static bool
read_statuses(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    g_autoptr(GPtrArray) all = entries(node);
    unsigned set = 0;
    bool good = true;

    for (guint i = 0; i < all->len; i++) {
        const RpYaml *entry = g_ptr_array_index(all, i);

        if (scalar_text(reader, row, entry) == NULL)
            return false;
        if (find_status(entry->text, &set))
            continue;
        report_status(reader, row, entry);
        good = false;
    }
    if (good)
        *(unsigned *)ret = set;
    return good;
}

static bool
read_words(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    g_autoptr(GPtrArray) all = entries(node);
    unsigned set = 0;
    bool good = true;

    for (guint i = 0; i < all->len; i++) {
        const char *text = scalar_text(reader, row, g_ptr_array_index(all, i));
        const RpSchemaWord *word =
            text == NULL ? NULL : find_word(reader, row, g_ptr_array_index(all, i), text);

        good &= word != NULL;
        set |= word == NULL ? 0 : 1u << word->value;
    }
    if (good)
        *(unsigned *)ret = set;
    return good;
}

static bool
read_due(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    RpLayoutDue *due = ret;
    const char *text = scalar_text(reader, row, node);
    const RpSchemaWord *word = text == NULL ? NULL : rp_schema_find_word(row->words, text);
    RpPeriod period;

    if (text == NULL)
        return false;
    if (word != NULL) {
        *due = (RpLayoutDue){.kind = word->value};
        return true;
    }
    if (!rp_period_parse(text, &period)) {
        refuse(reader, row, node, _("a period"));
        rp_diags_hint(reader->diags, _("write e.g. 2025 or 2025-06, or plan or report"));
        return false;
    }
    *due = (RpLayoutDue){.kind = RP_DUE_PERIOD, .period = period};
    return true;
}

static bool
read_map(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node, void *ret)
{
    RpLayoutReader inner = *reader;

    if (!rp_layout_expect(reader, node, RP_YAML_MAP, row->key))
        return false;
    inner.into = rp_property_enter(reader->into, row->key);
    rp_layout_read_map(&inner, row->of, node, ret);
    return true;
}

static const ReadFunc readers[RP_N_VALUE_TYPES] = {
    [RP_VALUE_NAME] = read_name,       [RP_VALUE_TERM] = read_term,
    [RP_VALUE_TEXT] = read_text,       [RP_VALUE_FILE] = read_file,
    [RP_VALUE_WORD] = read_word,       [RP_VALUE_SWITCHED] = read_switched,
    [RP_VALUE_SORT] = read_sort,       [RP_VALUE_INTEGER] = read_integer,
    [RP_VALUE_NUMBER] = read_number,   [RP_VALUE_LENGTH] = read_length,
    [RP_VALUE_SWITCH] = read_switch,   [RP_VALUE_COLOUR] = read_colour,
    [RP_VALUE_INK] = read_ink,         [RP_VALUE_ROLE] = read_role,
    [RP_VALUE_PAPER] = read_paper,     [RP_VALUE_INSETS] = read_insets,
    [RP_VALUE_WIDTHS] = read_widths,   [RP_VALUE_NAMES] = read_names,
    [RP_VALUE_STATUS] = read_statuses, [RP_VALUE_WORDS] = read_words,
    [RP_VALUE_DUE] = read_due,         [RP_VALUE_MAP] = read_map,
    [RP_VALUE_COLUMNS] = read_columns, [RP_VALUE_STYLES] = NULL, /* inherit.c */
    [RP_VALUE_BLOCKS] = NULL,                                    /* blocks.c */
};

bool
rp_layout_read_value(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node,
                     void *ret)
{
    g_return_val_if_fail(readers[row->type] != NULL, false);
    return readers[row->type](reader, row, node, ret);
}

bool
rp_layout_set_value(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node,
                    void *ret)
{
    if (!rp_layout_read_value(reader, row, node, ret))
        return false;
    if (row->type != RP_VALUE_MAP)
        rp_property_set(reader->into, row, node,
                        row->type == RP_VALUE_FILE ? ((const RpLayoutText *)ret)->text : NULL,
                        NULL);
    return true;
}

void
rp_layout_check_keys(const RpLayoutReader *reader, RpSection section, const RpYaml *map)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new();

    for (size_t i = 0; i < rp_schema_n_rows; i++)
        if (rp_schema_rows[i].section == section)
            g_ptr_array_add(known, (gpointer)rp_schema_rows[i].key);
    rp_yaml_check_keys(map, (const char *const *)known->pdata, known->len, reader->diags);
}

/* Two keys of one map for the same field: the author cannot mean both. */
static void
check_twice(const RpLayoutReader *reader, const RpYaml *map, guint at, const RpSchemaRow *row,
            RpSection section)
{
    const RpYaml *key = g_ptr_array_index(map->keys, at);

    for (guint i = 0; i < at; i++) {
        const RpYaml *other_key = g_ptr_array_index(map->keys, i);
        const RpSchemaRow *other = rp_schema_lookup(section, other_key->text);

        if (other == NULL || other == row || other->field != row->field ||
            other->type == RP_VALUE_MAP || row->type == RP_VALUE_MAP)
            continue;
        rp_diags_add(reader->diags, RP_FAULT, "set-twice", key->where,
                     _("'%s' and '%s' set the same thing"), other->key, row->key);
        rp_diags_hint(reader->diags, _("keep one of them"));
    }
}

void
rp_layout_read_map(const RpLayoutReader *reader, RpSection section, const RpYaml *map, void *target)
{
    rp_layout_check_keys(reader, section, map);
    for (guint i = 0; i < map->items->len; i++) {
        const RpYaml *key = g_ptr_array_index(map->keys, i);
        const RpSchemaRow *row = rp_schema_lookup(section, key->text);

        if (row == NULL || row->field == RP_NO_FIELD)
            continue;
        check_twice(reader, map, i, row, section);
        rp_layout_set_value(reader, row, g_ptr_array_index(map->items, i),
                            (char *)target + row->field);
    }
}
