#include "batch/verify.h"

#include <string.h>
#include <sys/stat.h>

#include "app/render.h"
#include "base/error.h"
#include "base/i18n.h"
#include "batch/identity.h"
#include "batch/manifest.h"

#define SHIPPED "dabiao:" /* begins the names of files that ship with the program */

void
rp_mismatch_free(RpMismatch *mismatch)
{
    if (mismatch == NULL)
        return;
    g_free(mismatch->path);
    g_free(mismatch->text);
    g_free(mismatch);
}

static RpVerification *
verification_new(void)
{
    RpVerification *verification = g_new0(RpVerification, 1);

    verification->mismatches = g_ptr_array_new_with_free_func((GDestroyNotify)rp_mismatch_free);
    return verification;
}

void
rp_verification_free(RpVerification *verification)
{
    if (verification == NULL)
        return;
    g_ptr_array_unref(verification->mismatches);
    g_free(verification);
}

static void
add_mismatch(RpVerification *v, const char *path, const char *text)
{
    RpMismatch *mismatch = g_new0(RpMismatch, 1);

    mismatch->path = g_strdup(path);
    mismatch->text = g_strdup(text);
    g_ptr_array_add(v->mismatches, mismatch);
}

static void
check_file(RpVerification *v, const char *path, const char *sha256, const char *changed)
{
    struct stat info;
    g_autofree char *found = NULL;

    if (stat(path, &info) != 0) {
        add_mismatch(v, path, _("is missing"));
        return;
    }
    found = rp_identity_file(path, NULL);
    if (found == NULL)
        add_mismatch(v, path, _("cannot be read"));
    else if (strcmp(found, sha256) != 0)
        add_mismatch(v, path, changed);
}

static void
check_report(RpVerification *v, const char *folder, const RpManifestReport *report)
{
    g_autofree char *path = g_build_filename(folder, report->name, NULL);

    if (report->error != NULL)
        add_mismatch(v, *report->name == '\0' ? report->region_name : path,
                     _("was not made in the last run"));
    if (*report->sha256 == '\0')
        return;
    v->reports++;
    check_file(v, path, report->sha256, _("is not the file that was written"));
}

/* Returns: (owned) where an input named in the manifest lies. */
static char *
input_path(const char *project, const char *datadir, const char *shown)
{
    return g_str_has_prefix(shown, SHIPPED)
               ? g_build_filename(datadir, shown + strlen(SHIPPED), NULL)
               : g_canonicalize_filename(shown, project);
}

static char *
report_path(const char *folder, const RpManifestSource *source)
{
    return g_canonicalize_filename(source->report, folder);
}

static void
check_inputs(RpVerification *v, const char *folder, const RpManifestSource *source,
             const char *datadir)
{
    g_autofree char *report = report_path(folder, source);
    g_autofree char *project = g_path_get_dirname(report);

    for (guint i = 0; i < source->inputs->len; i++) {
        const RpBatchInput *input = g_ptr_array_index(source->inputs, i);
        g_autofree char *path = input_path(project, datadir, input->shown);

        v->inputs++;
        check_file(v, path, input->sha256, _("was changed since the reports were made from it"));
    }
}

/* --- rendering again --- */

/* What all reports of a manifest are rendered again with. */
typedef struct {
    RpVerification *v;
    const RpManifest *manifest;
    const char *folder; /* of the manifest */
    RpJob job;          /* of the report file being looked at */
} Again;

/* Returns: (borrowed, nullable) the report's own layout that is recorded as `id`: one that is named
 * by a path is known by the stem of its file. */
static const RpReportText *
own_layout(const RpReport *report, const char *id)
{
    for (guint i = 0; i < report->layouts->len; i++) {
        const RpReportText *layout = &g_array_index(report->layouts, RpReportText, i);
        g_autofree char *file = g_path_get_basename(layout->text);
        g_autofree char *with_ending = g_strconcat(id, ".yaml", NULL);

        if (strcmp(layout->text, id) == 0 || strcmp(file, with_ending) == 0)
            return layout;
    }
    return NULL;
}

static void
check_again(const Again *again, RpRun *read, const RpManifestReport *report)
{
    g_autofree char *path = g_build_filename(again->folder, report->name, NULL);
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GError) refused = NULL;
    RpJob job = again->job;

    job.region = report->region;
    job.own_layout = own_layout(read->report, report->layout);
    if (job.own_layout == NULL)
        job.layout = report->layout;
    g_autoptr(RpRun) run = rp_run_from(read, &job, RP_STAGE_PAGINATE, diags, &refused);
    g_autoptr(GBytes) bytes = run == NULL ? NULL : rp_render_bytes(run, &job, &refused);
    g_autofree char *sum =
        bytes == NULL ? NULL : g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);

    again->v->rerendered++;
    if (sum == NULL)
        add_mismatch(again->v, path, refused->message);
    else if (strcmp(sum, report->sha256) != 0)
        add_mismatch(again->v, path, _("rendering it again gives other bytes"));
}

/* Returns: (borrowed, nullable) what stands behind `key` in the first argument that begins so. */
static const char *
argument(const GPtrArray *arguments, const char *key)
{
    for (guint i = 0; i < arguments->len; i++)
        if (g_str_has_prefix(g_ptr_array_index(arguments, i), key))
            return (const char *)g_ptr_array_index(arguments, i) + strlen(key);
    return NULL;
}

/* Make `job` what `arguments` say. Returns: (owned) of const char *, borrowed, NULL-terminated: the
 * settings, which the job borrows. */
static GPtrArray *
apply_arguments(const GPtrArray *arguments, RpJob *job)
{
    GPtrArray *settings = g_ptr_array_new();

    for (guint i = 0; i < arguments->len; i++) {
        char *text = g_ptr_array_index(arguments, i);

        if (g_str_has_prefix(text, RP_ARGUMENT_SETTING))
            g_ptr_array_add(settings, text + strlen(RP_ARGUMENT_SETTING));
    }
    g_ptr_array_add(settings, NULL);
    job->settings = (const char *const *)settings->pdata;
    job->cutoff = argument(arguments, RP_ARGUMENT_CUTOFF);
    job->date = argument(arguments, RP_ARGUMENT_DATE);
    job->edition = argument(arguments, RP_ARGUMENT_EDITION);
    return settings;
}

static bool
same_texts(const GPtrArray *a, const GPtrArray *b)
{
    bool same = a->len == b->len;

    for (guint i = 0; same && i < a->len; i++)
        same = strcmp(g_ptr_array_index(a, i), g_ptr_array_index(b, i)) == 0;
    return same;
}

/* All reports of the file `job` that were made with `arguments`. Those are counted off in `left`, a
 * set of the reports still to be looked at. */
static bool
render_alike(Again *again, const GPtrArray *arguments, GHashTable *left, RpDiags *diags,
             GError **error)
{
    const RpManifest *manifest = again->manifest;
    g_autoptr(GPtrArray) settings = apply_arguments(arguments, &again->job);
    g_autoptr(RpRun) read = rp_run_to(&again->job, RP_STAGE_READ, diags, error);

    (void)settings; /* the job borrows from it */
    if (read == NULL)
        return false;
    for (guint i = 0; i < manifest->reports->len; i++) {
        const RpManifestReport *report = g_ptr_array_index(manifest->reports, i);

        if (!same_texts(report->arguments, arguments) || !g_hash_table_remove(left, report))
            continue;
        check_again(again, read, report);
    }
    return true;
}

/* All reports of one report file, which is read once for all that were made with the same
 * arguments. */
static bool
render_source(Again *again, guint index, RpDiags *diags, GError **error)
{
    const RpManifest *manifest = again->manifest;
    g_autofree char *path = report_path(again->folder, g_ptr_array_index(manifest->sources, index));
    g_autoptr(GHashTable) left = g_hash_table_new(NULL, NULL);

    again->job.report = path;
    if (*manifest->period != '\0')
        again->job.period = manifest->period;
    for (guint i = 0; i < manifest->reports->len; i++) {
        RpManifestReport *report = g_ptr_array_index(manifest->reports, i);

        if (report->source == index && *report->sha256 != '\0')
            g_hash_table_add(left, report);
    }
    for (guint i = 0; i < manifest->reports->len; i++) {
        const RpManifestReport *report = g_ptr_array_index(manifest->reports, i);

        if (g_hash_table_contains(left, report) &&
            !render_alike(again, report->arguments, left, diags, error))
            return false;
    }
    return true;
}

static bool
render_again(RpVerification *v, const RpManifest *manifest, const char *folder,
             const RpVerifyOptions *options, RpDiags *diags, GError **error)
{
    Again again = {v, manifest, folder, options->job};

    for (guint i = 0; i < manifest->sources->len; i++)
        if (!render_source(&again, i, diags, error))
            return false;
    return true;
}

RpVerification *
rp_verify_manifest(const char *path, const RpVerifyOptions *options, RpDiags *diags, GError **error)
{
    g_autoptr(RpVerification) v = verification_new();
    g_autofree char *absolute = g_canonicalize_filename(path, NULL);
    g_autofree char *folder = g_path_get_dirname(absolute);
    g_autoptr(RpManifest) manifest = rp_manifest_load(path, error);

    if (manifest == NULL)
        return NULL;
    for (guint i = 0; i < manifest->reports->len; i++)
        check_report(v, folder, g_ptr_array_index(manifest->reports, i));
    for (guint i = 0; i < manifest->sources->len; i++)
        check_inputs(v, folder, g_ptr_array_index(manifest->sources, i), options->job.datadir);
    if (options->rerender && !render_again(v, manifest, folder, options, diags, error))
        return NULL;
    return g_steal_pointer(&v);
}

/* --- one file --- */

/* Returns: whether the manifest in `folder` names `path`, which is then looked at. */
static bool
check_by(RpVerification *v, const char *folder, const char *path, GError **error)
{
    g_autofree char *file = g_build_filename(folder, RP_MANIFEST_FILE, NULL);
    g_autoptr(RpManifest) manifest = NULL;

    if (!g_file_test(file, G_FILE_TEST_IS_REGULAR))
        return false;
    manifest = rp_manifest_load(file, error);
    if (manifest == NULL)
        return true;
    const RpManifestReport *report = rp_manifest_lookup(manifest, path + strlen(folder) + 1);
    if (report != NULL)
        check_report(v, folder, report);
    return report != NULL;
}

RpVerification *
rp_verify_file(const char *path, GError **error)
{
    g_autoptr(RpVerification) v = verification_new();
    g_autofree char *absolute = g_canonicalize_filename(path, NULL);
    g_autofree char *folder = g_path_get_dirname(absolute);
    g_autoptr(GError) refused = NULL;

    while (strcmp(folder, "/") != 0) {
        if (check_by(v, folder, absolute, &refused)) {
            if (refused == NULL)
                return g_steal_pointer(&v);
            g_propagate_error(error, g_steal_pointer(&refused));
            return NULL;
        }
        char *parent = g_path_get_dirname(folder);
        g_free(folder);
        folder = parent;
    }
    g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                _("%s: no manifest in its folder or above names this file"), path);
    return NULL;
}
