#include "layoutfile/inherit-private.h"

#include <string.h>

#include <glib/gstdio.h>

#include "base/i18n.h"
#include "layoutfile/read-private.h"

void
rp_layout_file_free(RpLayoutFile *file)
{
    if (file == NULL)
        return;
    g_free(file->path);
    g_free(file->shown);
    rp_source_free(file->source);
    rp_yaml_free(file->root);
    g_free(file);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpLayoutFile, rp_layout_file_free)

/* A layout must say something: what it extends, or what stands in it. */
static bool
check_outline(const RpLayoutFile *file, RpDiags *diags)
{
    RpLayoutReader reader = {.diags = diags, .shown = file->shown};

    if (file->root != NULL && file->root->kind == RP_YAML_MAP && file->root->items->len > 0) {
        if (rp_yaml_lookup(file->root, "extends") != NULL ||
            rp_yaml_lookup(file->root, "blocks") != NULL)
            return true;
        rp_layout_check_keys(&reader, RP_SECTION_TOP, file->root);
        rp_diags_add(diags, RP_FAULT, "empty-layout", rp_where(file->source->file, 1, 1),
                     _("this layout neither extends another one nor has blocks"));
    } else if (file->root != NULL && file->root->kind != RP_YAML_MAP &&
               *file->source->text != '\0' &&
               (file->root->kind == RP_YAML_LIST || *file->root->text != '\0')) {
        rp_diags_add(diags, RP_FAULT, "layout-type", file->root->where,
                     _("a layout is a map of keys, but here is something else"));
    } else {
        rp_diags_add(diags, RP_FAULT, "empty-layout", rp_where(file->source->file, 1, 1),
                     _("this layout is empty"));
    }
    rp_diags_hint(diags, _("begin with 'extends: brief', or write 'blocks:' and a list below it"));
    return false;
}

/* What YAML would refuse anyway need not be read. */
static bool
check_size(const char *path, const char *shown, RpDiags *diags)
{
    GStatBuf status;

    if (g_stat(path, &status) != 0 || status.st_size <= RP_YAML_MAX_BYTES)
        return true;
    rp_diags_add(diags, RP_FAULT, "yaml-too-large", rp_where(shown, 1, 1),
                 _("the file is larger than %u MiB"), RP_YAML_MAX_BYTES >> 20);
    rp_diags_hint(diags, _("split it"));
    return false;
}

/* Returns: (owned, nullable) the file; NULL with a fault or `error`. */
static RpLayoutFile *
read_layout(const char *path, const char *shown, RpDiags *diags, GError **error)
{
    g_autoptr(RpLayoutFile) file = g_new0(RpLayoutFile, 1);
    unsigned faults = rp_diags_count(diags, RP_FAULT);

    file->path = g_strdup(path);
    file->shown = g_strdup(shown);
    if (!check_size(path, shown, diags))
        return NULL;
    file->source = rp_source_load(path, shown, diags, error);
    if (file->source == NULL)
        return NULL;
    file->root = rp_yaml_parse(file->source, diags);
    if (file->root == NULL && rp_diags_count(diags, RP_FAULT) > faults)
        return NULL;
    if (!check_outline(file, diags))
        return NULL;
    return g_steal_pointer(&file);
}

/* Returns: (owned) "leaf.yaml -> parent.yaml -> last". */
static char *
chain_text(const GPtrArray *chain, const char *last)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (guint i = 0; i < chain->len; i++)
        g_string_append_printf(text, "%s -> ",
                               ((const RpLayoutFile *)g_ptr_array_index(chain, i))->shown);
    g_string_append(text, last);
    return g_strdup(text->str);
}

static bool
in_chain(const GPtrArray *chain, const char *path)
{
    g_autofree char *canonical = g_canonicalize_filename(path, "/");

    for (guint i = 0; i < chain->len; i++) {
        const RpLayoutFile *file = g_ptr_array_index(chain, i);
        g_autofree char *other = g_canonicalize_filename(file->path, "/");

        if (strcmp(canonical, other) == 0)
            return true;
    }
    return false;
}

static void
report_unknown(const RpLayoutReader *reader, const GPtrArray *chain, const RpLayoutFinder *finder,
               const RpYaml *name)
{
    g_autofree char *text = chain_text(chain, name->text);
    const char *nearest =
        finder->names == NULL
            ? NULL
            : rp_nearest(name->text, (const char *const *)finder->names->pdata, finder->names->len);

    rp_diags_add(reader->diags, RP_FAULT, "unknown-layout", name->where,
                 _("unknown layout '%s' (%s)"), name->text, text);
    if (nearest != NULL)
        rp_diags_hint(reader->diags, _("did you mean '%s'?"), nearest);
    else
        rp_diags_hint(reader->diags,
                      _("name a layout below layouts/, or a path such as ./base.yaml"));
}

/* ./x, ../x and x.yaml are paths, all else is a name below layouts/.
 * Returns: (owned, nullable) the parent's path; NULL with a fault. */
static char *
find_parent(const RpLayoutReader *reader, const GPtrArray *chain, const RpLayoutFinder *finder,
            const RpYaml *name, char **ret_shown)
{
    if (name->text[0] != '.' && !g_path_is_absolute(name->text) &&
        !g_str_has_suffix(name->text, ".yaml")) {
        char *path =
            finder->find == NULL ? NULL : finder->find(finder->data, name->text, ret_shown);

        if (path == NULL)
            report_unknown(reader, chain, finder, name);
        return path;
    }

    g_autofree char *path = rp_layout_relative_path(reader, name, ret_shown);
    if (path == NULL) {
        g_autofree char *text = chain_text(chain, name->text);
        rp_diags_hint(reader->diags,
                      _("write a path relative to this file that stays in the project folder (%s)"),
                      text);
    }
    if (path != NULL && !g_file_test(path, G_FILE_TEST_EXISTS)) {
        report_unknown(reader, chain, finder, name);
        return NULL;
    }
    return g_steal_pointer(&path);
}

static bool
may_extend(const RpLayoutReader *reader, const GPtrArray *chain, const RpYaml *name,
           const char *path, const char *shown)
{
    g_autofree char *text = chain_text(chain, shown);

    if (in_chain(chain, path)) {
        rp_diags_add(reader->diags, RP_FAULT, "layout-cycle", name->where,
                     _("this layout extends itself: %s"), text);
        rp_diags_hint(reader->diags, _("break the circle: one of them must extend another layout"));
        return false;
    }
    if (chain->len >= RP_LAYOUT_MAX_DEPTH) {
        rp_diags_add(reader->diags, RP_FAULT, "layout-too-deep", name->where,
                     _("more than %d layouts extend each other: %s"), RP_LAYOUT_MAX_DEPTH, text);
        rp_diags_hint(reader->diags, _("extend one that is nearer to the root"));
        return false;
    }
    return true;
}

/* Add the parent of the last file of `chain`. Returns: whether there is one to go on from. */
static bool
add_parent(GPtrArray *chain, const RpLayoutFinder *finder, RpDiags *diags, GError **error)
{
    const RpLayoutFile *file = g_ptr_array_index(chain, chain->len - 1);
    const RpYaml *name = rp_yaml_lookup(file->root, "extends");
    g_autofree char *folder = g_path_get_dirname(file->path);
    g_autofree char *shown = NULL;
    RpLayoutReader reader = {.diags = diags, .folder = folder, .shown = file->shown};
    char *word = NULL;

    if (name == NULL ||
        !rp_layout_read_value(&reader, rp_schema_lookup(RP_SECTION_TOP, "extends"), name, &word))
        return false;
    g_free(word);

    g_autofree char *path = find_parent(&reader, chain, finder, name, &shown);
    if (path == NULL || !may_extend(&reader, chain, name, path, shown))
        return false;
    RpLayoutFile *parent = read_layout(path, shown, diags, error);
    if (parent != NULL)
        g_ptr_array_add(chain, parent);
    return parent != NULL;
}

GPtrArray *
rp_layout_read_chain(const char *path, const char *shown, const RpLayoutFinder *finder,
                     RpDiags *diags, GError **error)
{
    g_autoptr(GPtrArray) chain =
        g_ptr_array_new_with_free_func((GDestroyNotify)rp_layout_file_free);
    RpLayoutFile *leaf = read_layout(path, shown, diags, error);
    GError *refused = NULL;

    if (leaf == NULL)
        return NULL;
    g_ptr_array_add(chain, leaf);
    while (refused == NULL && add_parent(chain, finder, diags, &refused))
        continue;
    if (refused != NULL) {
        g_propagate_error(error, refused);
        return NULL;
    }
    return g_steal_pointer(&chain);
}
