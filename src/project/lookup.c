#include <errno.h>
#include <glob.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "project/paths-private.h"
#include "project/report.h"

#define MAX_QUOTE 80 /* characters of a path in a message */

/* Returns: (owned) of char *: the folders in which ids are looked up, nearest first. The root is
 * none: what other programs keep in /data is not ours. */
static GPtrArray *
lookup_folders(const RpReport *report)
{
    GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *folder = g_strdup(report->folder);

    do {
        if (access(folder, R_OK | X_OK) != 0)
            break;
        if (!g_str_equal(folder, report->datadir))
            g_ptr_array_add(folders, g_strdup(folder));
        char *parent = g_path_get_dirname(folder);
        g_free(folder);
        folder = parent;
    } while (!g_str_equal(folder, "/"));
    g_ptr_array_add(folders, g_strdup(report->datadir));
    return folders;
}

/* Returns: (owned, nullable) the file `name` in `folder`, unless a symlink leads out of it. */
static char *
file_in(const RpReport *report, const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *real = rp_path_real(path);

    if (real == NULL || !g_file_test(real, G_FILE_TEST_IS_REGULAR) ||
        !(rp_path_is_below(real, folder) || rp_path_is_below(real, report->datadir)))
        return NULL;
    return g_steal_pointer(&path);
}

/* Add all files `name`, at most `max`. */
static GPtrArray *
find_files(const RpReport *report, const char *name, guint max)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) folders = lookup_folders(report);

    if (!rp_path_stays_inside(name))
        return files;
    for (guint i = 0; i < folders->len && files->len < max; i++) {
        char *path = file_in(report, g_ptr_array_index(folders, i), name);
        if (path != NULL)
            g_ptr_array_add(files, path);
    }
    return files;
}

char *
rp_report_find(const RpReport *report, const char *name)
{
    g_autoptr(GPtrArray) files = find_files(report, name, 1);

    return files->len > 0 ? g_strdup(g_ptr_array_index(files, 0)) : NULL;
}

GPtrArray *
rp_report_find_all(const RpReport *report, const char *name)
{
    return find_files(report, name, G_MAXUINT);
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sort and drop what is there twice. */
static void
sort_names(GPtrArray *names)
{
    g_ptr_array_sort(names, compare_names);
    for (guint i = names->len; i-- > 1;)
        if (g_str_equal(g_ptr_array_index(names, i), g_ptr_array_index(names, i - 1)))
            g_ptr_array_remove_index(names, i);
}

/* Add the folders and layouts or plans in `folder`. */
static void
list_folder(const char *folder, GPtrArray *names)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (*name == '.')
            continue;
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            g_ptr_array_add(names, g_strdup(name));
        else if (g_str_has_suffix(name, ".yaml"))
            g_ptr_array_add(names, g_strndup(name, strlen(name) - strlen(".yaml")));
    }
}

GPtrArray *
rp_report_list(const RpReport *report, const char *folder_name)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) folders = lookup_folders(report);

    for (guint i = 0; i < folders->len && rp_path_stays_inside(folder_name); i++) {
        const char *place = g_ptr_array_index(folders, i);
        g_autofree char *folder = g_build_filename(place, folder_name, NULL);
        g_autofree char *real = rp_path_real(folder);
        if (real != NULL &&
            (rp_path_is_below(real, place) || rp_path_is_below(real, report->datadir)))
            list_folder(folder, names);
    }
    sort_names(names);
    return names;
}

char *
rp_report_shown(const RpReport *report, const char *path)
{
    g_autofree char *full = g_canonicalize_filename(path, report->folder);
    g_autofree char *folder = g_strdup(report->folder);
    g_autoptr(GString) up = g_string_new(NULL);

    if (rp_path_is_below(full, report->folder))
        return g_strdup(rp_path_below(full, report->folder));
    if (rp_path_is_below(full, report->datadir))
        return g_strconcat("dabiao:", rp_path_below(full, report->datadir), NULL);
    while (!rp_path_is_below(full, folder)) {
        char *parent = g_path_get_dirname(folder);
        g_free(folder);
        folder = parent;
        g_string_append(up, "../");
    }
    g_string_append(up, rp_path_below(full, folder));
    return g_string_free(g_steal_pointer(&up), FALSE);
}

/* Returns: (owned) a path as it may stand in a message. */
static char *
quote(const char *path)
{
    return rp_quote_raw(path, -1, MAX_QUOTE);
}

static void
report_outside(const char *path, RpWhere where, RpDiags *diags)
{
    g_autofree char *quoted = quote(path);

    rp_diags_add(diags, RP_FAULT, "path-outside-project", where,
                 _("“%s” is outside the project folder"), quoted);
    rp_diags_hint(diags, _("copy the file into the folder of report.yaml, and write its path from "
                           "there"));
}

static bool
is_allowed(const RpReport *report, const char *path)
{
    return rp_path_is_below(path, report->folder) || rp_path_is_below(path, report->datadir);
}

/* Returns: (owned, nullable) `path` made absolute; a fault when it leads outside. Nothing outside
 * is looked at. */
static char *
absolute_path(const RpReport *report, const char *path, RpWhere where, RpDiags *diags)
{
    g_autofree char *full = g_canonicalize_filename(path, report->folder);

    if (g_path_is_absolute(path) || !is_allowed(report, full)) {
        report_outside(path, where, diags);
        return NULL;
    }
    return g_steal_pointer(&full);
}

/* Hint at a file with a name much like the last part of the missing `full`. */
static void
hint_missing(const char *full, const char *path, RpDiags *diags)
{
    g_autofree char *folder = g_path_get_dirname(full);
    g_autofree char *name = g_path_get_basename(full);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const char *entry;

    while (dir != NULL && (entry = g_dir_read_name(dir)) != NULL)
        g_ptr_array_add(names, g_strdup(entry));
    sort_names(names);
    const char *nearest = rp_nearest(name, (const char *const *)names->pdata, names->len);
    if (strchr(path, '\\') != NULL)
        rp_diags_hint(diags, _("write / instead of \\ between folder and file"));
    else if (nearest != NULL)
        rp_diags_hint(diags, _("did you mean “%s”?"), nearest);
    else
        rp_diags_hint(diags, _("paths count from the folder of report.yaml"));
}

char *
rp_report_resolve(const RpReport *report, const char *path, RpWhere where, RpDiags *diags)
{
    g_autofree char *full = absolute_path(report, path, where, diags);

    if (full == NULL)
        return NULL;
    g_autofree char *real = rp_path_real(full);
    if (real == NULL || !g_file_test(real, G_FILE_TEST_IS_REGULAR)) {
        g_autofree char *quoted = quote(path);
        rp_diags_add(diags, RP_FAULT, "path-not-found", where, _("there is no file “%s”"), quoted);
        hint_missing(full, path, diags);
        return NULL;
    }
    if (!is_allowed(report, real)) {
        report_outside(path, where, diags);
        return NULL;
    }
    return g_steal_pointer(&full);
}

/* Returns: (owned) `full` with the characters of the folder it begins with escaped for glob(3). */
static char *
glob_pattern(const RpReport *report, const char *full)
{
    const char *folder = rp_path_is_below(full, report->folder) ? report->folder : report->datadir;
    size_t length = strlen(folder);
    GString *pattern = g_string_new(NULL);

    for (const char *p = full; p < full + length; p++) {
        if (strchr("*?[]\\", *p) != NULL)
            g_string_append_c(pattern, '\\');
        g_string_append_c(pattern, *p);
    }
    g_string_append(pattern, full + length);
    return g_string_free(pattern, FALSE);
}

/* A match that cannot be read as a file: a folder, a symlink to nothing, a pipe on which reading
 * would wait for ever. A folder is only warned about where the pattern matches files too. */
static void
report_no_file(const RpReport *report, const char *path, RpWhere where, RpSeverity folder,
               RpDiags *diags)
{
    g_autofree char *shown = rp_report_shown(report, path);
    g_autofree char *quoted = quote(shown);

    if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
        rp_diags_add(diags, folder, "path-not-file", where, _("“%s” is a folder, not a file"),
                     quoted);
        rp_diags_hint(diags, _("name the files in it: %s/*.csv"), quoted);
    } else if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        rp_diags_add(diags, RP_FAULT, "path-not-found", where,
                     _("“%s” is a symbolic link to a file that does not exist"), quoted);
        rp_diags_hint(diags, _("mend or remove the link"));
    } else {
        rp_diags_add(diags, RP_FAULT, "path-not-file", where,
                     _("“%s” is a pipe or a device, not a file"), quoted);
        rp_diags_hint(diags, _("remove it, or name the files so that it does not match"));
    }
}

/* Add the files that glob found, and report what is none. */
static void
take_matches(const RpReport *report, const glob_t *found, RpWhere where, GPtrArray *files,
             RpDiags *diags)
{
    g_autoptr(GPtrArray) others = g_ptr_array_new();
    RpSeverity folder = RP_FAULT;

    for (gsize i = 0; i < found->gl_pathc; i++) {
        char *path = found->gl_pathv[i];
        g_autofree char *real = rp_path_real(path);

        if (real != NULL && !is_allowed(report, real)) {
            report_outside(path, where, diags);
        } else if (real == NULL || !g_file_test(real, G_FILE_TEST_IS_REGULAR)) {
            g_ptr_array_add(others, path);
        } else {
            g_ptr_array_add(files, g_strdup(path));
            folder = RP_WARNING;
        }
    }
    for (guint i = 0; i < others->len; i++)
        report_no_file(report, g_ptr_array_index(others, i), where, folder, diags);
}

static void
glob_one(const RpReport *report, const RpReportText *pattern, GPtrArray *files, RpDiags *diags)
{
    g_autofree char *full = absolute_path(report, pattern->text, pattern->where, diags);
    glob_t found = {0};

    if (full == NULL)
        return;
    g_autofree char *quoted = quote(pattern->text);
    g_autofree char *escaped = glob_pattern(report, full);
    int status = glob(escaped, GLOB_NOSORT | GLOB_ERR, NULL, &found);
    int cause = errno;

    if (status == 0) {
        take_matches(report, &found, pattern->where, files, diags);
    } else if (status == GLOB_NOMATCH) {
        rp_diags_add(diags, RP_FAULT, "path-not-found", pattern->where, _("no file matches “%s”"),
                     quoted);
        hint_missing(full, pattern->text, diags);
    } else if (status != 0) {
        rp_diags_add(diags, RP_FAULT, "path-unreadable", pattern->where,
                     _("a folder of “%s” cannot be read"), quoted);
        rp_diags_hint(diags, "%s", g_strerror(cause));
    }
    globfree(&found);
}

GPtrArray *
rp_report_glob(const RpReport *report, const GArray *patterns, RpDiags *diags)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < patterns->len; i++)
        glob_one(report, &g_array_index(patterns, RpReportText, i), files, diags);
    sort_names(files);
    return files;
}
