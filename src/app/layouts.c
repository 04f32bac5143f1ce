#include "app/layouts.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "data/csv-write.h"

#define FOLDER      "layouts"
#define MAX_FOLDERS 4 /* below each other; a link may lead in a circle */

char *
rp_layouts_find(gpointer report, const char *name, char **ret_shown)
{
    g_autofree char *relative = g_strdup_printf(FOLDER "/%s.yaml", name);
    char *path = strstr(name, "..") != NULL ? NULL : rp_report_find(report, relative);

    *ret_shown = path == NULL ? NULL : rp_report_shown(report, path);
    return path;
}

/* Add the layouts in `folder` below layouts/ ("" or "name/"). */
static void
add_names(const RpReport *report, const char *folder, int depth, GPtrArray *names)
{
    g_autofree char *place = g_strconcat(FOLDER "/", folder, NULL);
    g_autoptr(GPtrArray) entries = rp_report_list(report, place);

    for (guint i = 0; i < entries->len; i++) {
        g_autofree char *name = g_strconcat(folder, g_ptr_array_index(entries, i), NULL);
        g_autofree char *inner = g_strconcat(name, "/", NULL);
        g_autofree char *file = g_strconcat(FOLDER "/", name, ".yaml", NULL);
        g_autofree char *path = rp_report_find(report, file);

        if (path != NULL)
            g_ptr_array_add(names, g_steal_pointer(&name));
        if (depth < MAX_FOLDERS)
            add_names(report, inner, depth + 1, names);
    }
}

GPtrArray *
rp_layouts_names(const RpReport *report)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

    add_names(report, "", 1, names);
    return names;
}

static void
set_unknown(const GPtrArray *names, const char *name, GError **error)
{
    g_autofree char *quoted = rp_quote_raw(name, -1, 40);
    const char *near = rp_nearest(name, (const char *const *)names->pdata, names->len);

    if (near != NULL)
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE, _("unknown layout '%s'; did you mean '%s'?"),
                    quoted, near);
    else
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                    _("unknown layout '%s'; 'dabiao layout list' shows the layouts there are"),
                    quoted);
}

RpLayout *
rp_layouts_load_file(const char *file, const char *datadir, const RpLayoutWishes *wishes,
                     RpDiags *diags, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(file);
    g_autoptr(RpReport) beside = rp_report_new_bare(folder, datadir);
    g_autoptr(GPtrArray) names = rp_layouts_names(beside);
    RpLayoutFinder finder = {rp_layouts_find, beside, names};

    return rp_layout_load_with(file, file, &finder, wishes, diags, error);
}

RpLayout *
rp_layouts_load(const RpReport *report, const char *name, const RpLayoutWishes *wishes,
                RpDiags *diags, GError **error)
{
    g_autoptr(GPtrArray) names = rp_layouts_names(report);
    RpLayoutFinder finder = {rp_layouts_find, (gpointer)report, names};
    g_autofree char *shown = NULL;

    if (g_str_has_suffix(name, ".yaml") && g_file_test(name, G_FILE_TEST_EXISTS))
        return rp_layouts_load_file(name, report->datadir, wishes, diags, error);

    g_autofree char *path = rp_layouts_find((gpointer)report, name, &shown);
    if (path == NULL) {
        set_unknown(names, name, error);
        return NULL;
    }
    return rp_layout_load_with(path, shown, &finder, wishes, diags, error);
}

/* `layout` is nullable. */
static void
append_row(const char *name, const char *shown, const RpLayout *layout, GString *out)
{
    bool extends = layout != NULL && layout->chain->len > 1;
    const char *const cells[] = {
        name,
        layout == NULL ? "" : layout->title.text,
        extends ? g_ptr_array_index(layout->chain, 1) : "",
        shown,
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cells); i++) {
        g_string_append(out, i == 0 ? "" : ",");
        rp_csv_append_field(out, cells[i]);
    }
    g_string_append_c(out, '\n');
}

bool
rp_layouts_dump_csv(const RpReport *report, GString *out, RpDiags *diags, GError **error)
{
    g_autoptr(GPtrArray) names = rp_layouts_names(report);
    RpLayoutFinder finder = {rp_layouts_find, (gpointer)report, names};

    g_string_append(out, "id,title,extends,file\n");
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autoptr(GError) refused = NULL;
        g_autofree char *shown = NULL;
        g_autofree char *path = rp_layouts_find((gpointer)report, name, &shown);

        if (path == NULL) /* removed meanwhile */
            continue;
        g_autoptr(RpLayout) layout = rp_layout_load(path, shown, &finder, diags, &refused);
        if (refused != NULL) {
            g_propagate_error(error, g_steal_pointer(&refused));
            return false;
        }
        append_row(name, shown, layout, out);
    }
    return true;
}
