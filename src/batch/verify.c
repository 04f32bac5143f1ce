#include "batch/verify.h"

#include <string.h>
#include <sys/stat.h>

#include "app/render.h"
#include "base/error.h"
#include "base/i18n.h"
#include "batch/identity.h"
#include "batch/manifest.h"
#include "batch/survey.h"

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

static void
check_again(RpVerification *v, const RpSurvey *survey, const RpBatchItem *item,
            const RpManifestReport *report, const RpVerifyOptions *options)
{
    const RpBatchSource *source = g_ptr_array_index(survey->sources, item->source);
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GError) refused = NULL;
    RpJob job = options->job;

    job.report = source->path;
    job.region = item->region;
    job.own_layout = item->own_layout;
    g_autoptr(RpRun) run = rp_run_from(source->run, &job, RP_STAGE_PAGINATE, diags, &refused);
    g_autoptr(GBytes) bytes = run == NULL ? NULL : rp_render_bytes(run, &job, &refused);
    g_autofree char *sum =
        bytes == NULL ? NULL : g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);

    v->rerendered++;
    if (sum == NULL)
        add_mismatch(v, item->path, refused->message);
    else if (strcmp(sum, report->sha256) != 0)
        add_mismatch(v, item->path, _("rendering it again gives other bytes"));
}

static bool
render_again(RpVerification *v, const RpManifest *manifest, const char *folder,
             const RpVerifyOptions *options, RpDiags *diags, GError **error)
{
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    RpSurveyOptions survey_options = {.job = options->job};

    for (guint i = 0; i < manifest->sources->len; i++)
        g_ptr_array_add(paths, report_path(folder, g_ptr_array_index(manifest->sources, i)));
    g_ptr_array_add(paths, NULL);
    survey_options.reports = (char *const *)paths->pdata;
    if (*manifest->period != '\0')
        survey_options.job.period = manifest->period;

    RpVerifyOptions again = *options;
    again.job.period = survey_options.job.period;
    g_autoptr(RpSurvey) survey = rp_survey(&survey_options, diags, error);
    if (survey == NULL)
        return false;
    for (guint i = 0; i < survey->items->len; i++) {
        const RpBatchItem *item = g_ptr_array_index(survey->items, i);
        const RpManifestReport *report =
            item->name == NULL ? NULL : rp_manifest_lookup(manifest, item->name);

        if (report != NULL && *report->sha256 != '\0')
            check_again(v, survey, item, report, &again);
    }
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
