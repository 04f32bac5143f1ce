#include "cli/confine.h"

#include <errno.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/i18n.h"
#include "cli/sandbox.h"
#include "fonts/fontset.h"
#include "project/report.h"

#define FOLDER_MODE 0755

struct RpConfinement {
    GPtrArray *made; /* owned; of char *: folders, outer ones first */
};

/* --- reading --- */

/* Ids are looked up next to the report and in all folders above it. */
static void
allow_project(RpSandbox *sandbox, const char *report)
{
    g_autofree char *path = g_canonicalize_filename(report, NULL);
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *real = realpath(folder, NULL);

    rp_sandbox_read(sandbox, path);
    if (real == NULL)
        return;
    rp_sandbox_read(sandbox, real);
    while (strcmp(real, "/") != 0) {
        char *above = g_path_get_dirname(real);

        g_free(real);
        real = above;
        g_autofree char *data = g_build_filename(real, "data", NULL);
        g_autofree char *layouts = g_build_filename(real, "layouts", NULL);
        rp_sandbox_read(sandbox, data);
        rp_sandbox_read(sandbox, layouts);
    }
}

static void
allow_shipped(RpSandbox *sandbox, const RpEnvironment *environment)
{
    /* the last two are often links to folders elsewhere */
    static const char *const names[] = {"data", "layouts", "fonts", "fonts/local", "fonts/fandol"};
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(environment->datadir, names[i], NULL);
        rp_sandbox_read(sandbox, path);
    }
    if (environment->cache_dir != NULL) {
        g_autofree char *cache = g_build_filename(environment->cache_dir, "fontconfig", NULL);
        rp_sandbox_read(sandbox, cache);
    }
    if (program != NULL) /* its hash goes into manifests */
        rp_sandbox_read(sandbox, program);
}

static void
allow_inputs(RpSandbox *sandbox, const RpConfine *confine, const RpEnvironment *environment)
{
    allow_shipped(sandbox, environment);
    for (guint i = 0; confine->reports[i] != NULL; i++)
        allow_project(sandbox, confine->reports[i]);
    if (confine->layout != NULL && strchr(confine->layout, '/') != NULL) {
        g_autofree char *folder = g_path_get_dirname(confine->layout);
        rp_sandbox_read(sandbox, folder);
    }
}

/* --- writing --- */

/* Make `folder` and what is missing above it, and remember which were made. */
static void
make_folder(RpConfinement *confinement, const char *folder)
{
    g_autofree char *above = g_path_get_dirname(folder);

    if (g_file_test(folder, G_FILE_TEST_EXISTS))
        return;
    if (strcmp(above, folder) != 0)
        make_folder(confinement, above);
    if (g_mkdir(folder, FOLDER_MODE) == 0)
        g_ptr_array_add(confinement->made, g_strdup(folder));
}

static void
allow_named_outputs(RpSandbox *sandbox, const RpConfine *confine, RpConfinement *confinement)
{
    if (confine->folder != NULL) {
        g_autofree char *folder = g_canonicalize_filename(confine->folder, NULL);

        make_folder(confinement, folder);
        rp_sandbox_write(sandbox, folder);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(confine->files); i++) {
        if (confine->files[i] == NULL)
            continue;
        g_autofree char *folder = g_path_get_dirname(confine->files[i]);
        rp_sandbox_write(sandbox, folder);
    }
}

/* Where `output:` leads is known only when the report has been read, which is done in confinement,
 * too. What is wrong with it will be found again, and reported, by the run itself. */
static void
allow_own_output(RpSandbox *sandbox, const char *path, const RpEnvironment *environment,
                 RpConfinement *confinement)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpReport) report = rp_report_load(path, environment->datadir, diags, NULL);
    g_autofree char *folder =
        report == NULL || report->output.text == NULL ? NULL : rp_report_output_folder(report);

    if (folder == NULL || rp_diags_failed(diags))
        return;
    make_folder(confinement, folder);
    rp_sandbox_write(sandbox, folder);
}

/* --- both --- */

/* Returns: whether files are kept to; a note says when the kernel refuses. */
static bool
report_refusal(const char *what)
{
    int code = errno;

    fputs("dabiao: note: ", stderr);
    fprintf(stderr, _("this run is not confined to its own files and programs: %s: %s"), what,
            g_strerror(code));
    fputc('\n', stderr);
    return false;
}

static bool
enter(const RpSandbox *sandbox)
{
    return rp_sandbox_enter(sandbox) || report_refusal("Landlock");
}

/* First into the projects, where the reports are read, then into their output folders. */
static bool
enter_by_report(RpSandbox *narrow, const RpConfine *confine, const RpEnvironment *environment,
                RpConfinement *confinement)
{
    g_autoptr(RpSandbox) wide = rp_sandbox_new();

    allow_inputs(wide, confine, environment);
    allow_named_outputs(wide, confine, confinement);
    for (guint i = 0; confine->reports[i] != NULL; i++) {
        g_autofree char *folder = g_path_get_dirname(confine->reports[i]);
        rp_sandbox_write(wide, folder);
    }
    if (!enter(wide))
        return false;
    for (guint i = 0; confine->reports[i] != NULL; i++)
        allow_own_output(narrow, confine->reports[i], environment, confinement);
    return true;
}

static const char any_message[] = "error";

RpConfinement *
rp_confine(const RpConfine *confine, const RpEnvironment *environment)
{
    RpConfinement *confinement = g_new0(RpConfinement, 1);
    g_autofree char *fonts = g_build_filename(environment->datadir, "fonts", NULL);
    g_autoptr(RpSandbox) narrow = rp_sandbox_new();

    confinement->made = g_ptr_array_new_with_free_func(g_free);
    rp_fontset_warm(fonts);
    gettext(any_message); /* the catalogue is loaded with the first one */
    if (!rp_sandbox_forbid())
        report_refusal("seccomp");
    allow_inputs(narrow, confine, environment);
    allow_named_outputs(narrow, confine, confinement);
    if (confine->by_report && !enter_by_report(narrow, confine, environment, confinement))
        return confinement;
    for (guint i = 0; i < confinement->made->len; i++) {
        g_autofree char *above = g_path_get_dirname(g_ptr_array_index(confinement->made, i));
        rp_sandbox_tidy(narrow, above);
    }
    enter(narrow);
    return confinement;
}

void
rp_confinement_free(RpConfinement *confinement)
{
    if (confinement == NULL)
        return;
    for (guint i = confinement->made->len; i > 0; i--)
        if (g_rmdir(g_ptr_array_index(confinement->made, i - 1)) != 0)
            break; /* it is not empty */
    g_ptr_array_unref(confinement->made);
    g_free(confinement);
}
