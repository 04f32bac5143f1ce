#include "layout-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rp-check.h"

static char *
find(gpointer data, const char *name, char **ret_shown)
{
    const LayoutFixture *fixture = data;
    g_autofree char *shown = g_strdup_printf("layouts/%s.yaml", name);
    g_autofree char *path = g_build_filename(fixture->folder, shown, NULL);

    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return NULL;
    *ret_shown = g_steal_pointer(&shown);
    return g_steal_pointer(&path);
}

void
layout_fixture_open(LayoutFixture *fixture)
{
    g_autoptr(GError) error = NULL;

    fixture->folder = g_dir_make_tmp("layouts-XXXXXX", &error);
    rp_assert_no_error(error);
    fixture->diags = rp_diags_new();
    fixture->names = g_ptr_array_new_with_free_func(g_free);
    fixture->finder = (RpLayoutFinder){find, fixture, fixture->names};
}

static void
remove_all(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);

        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            remove_all(path);
        else
            g_unlink(path);
    }
    g_rmdir(folder);
}

void
layout_fixture_close(LayoutFixture *fixture)
{
    remove_all(fixture->folder);
    g_free(fixture->folder);
    rp_diags_free(fixture->diags);
    g_ptr_array_unref(fixture->names);
}

void
layout_fixture_write(LayoutFixture *fixture, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(fixture->folder, name, NULL);
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *stem = g_path_get_basename(name);
    g_autoptr(GError) error = NULL;

    ck_assert_int_eq(g_mkdir_with_parents(folder, 0755), 0);
    g_file_set_contents(path, text, -1, &error);
    rp_assert_no_error(error);
    if (g_str_has_prefix(name, "layouts/") && g_str_has_suffix(stem, ".yaml")) {
        stem[strlen(stem) - strlen(".yaml")] = '\0';
        g_ptr_array_add(fixture->names, g_steal_pointer(&stem));
    }
}

RpLayout *
layout_fixture_load(LayoutFixture *fixture, const char *name)
{
    g_autofree char *path = g_build_filename(fixture->folder, name, NULL);
    g_autoptr(GError) error = NULL;
    RpLayout *layout = rp_layout_load(path, name, &fixture->finder, fixture->diags, &error);

    rp_assert_no_error(error);
    return layout;
}

char *
layout_fixture_findings(LayoutFixture *fixture)
{
    const GPtrArray *all = rp_diags_sorted(fixture->diags);
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = 0; i < all->len; i++) {
        const RpDiag *diag = g_ptr_array_index(all, i);

        g_string_append_printf(out, "%s:%d:%d %s %s [%s]\n", diag->where.file, diag->where.line,
                               diag->where.column, diag->code, diag->text,
                               diag->hint == NULL ? "" : diag->hint);
    }
    return g_strdup(out->str);
}

void
layout_fixture_assert_one(LayoutFixture *fixture, const char *code, int line, int column)
{
    const GPtrArray *all = rp_diags_sorted(fixture->diags);
    g_autofree char *text = layout_fixture_findings(fixture);

    ck_assert_msg(all->len == 1, "wanted one %s, got %u:\n%s", code, all->len, text);
    const RpDiag *diag = g_ptr_array_index(all, 0);
    ck_assert_msg(strcmp(diag->code, code) == 0 && diag->where.line == line &&
                      diag->where.column == column,
                  "wanted %s at %d:%d, got:\n%s", code, line, column, text);
}
