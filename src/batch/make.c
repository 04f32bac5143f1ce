#include "batch/make.h"

#include "app/output.h"
#include "app/render.h"
#include "base/error.h"
#include "base/i18n.h"
#include "batch/results.h"

#define MICROSECONDS 1e6

/* The file that an earlier run left is still as it left it. */
static bool
is_intact(const RpBatchItem *item, const RpManifestReport *known)
{
    g_autofree char *found = rp_identity_file(item->path, NULL);

    return found != NULL && g_strcmp0(found, known->sha256) == 0;
}

static void
keep(RpBatchItem *item, const RpManifestReport *known)
{
    item->outcome = RP_OUTCOME_KEPT;
    item->pages = known->pages;
    item->size = known->size;
    item->sha256 = g_strdup(known->sha256);
}

static bool
write_report(const RpRun *run, const RpJob *job, RpBatchItem *item, GError **error)
{
    g_autoptr(GBytes) bytes = rp_render_bytes(run, job, error);

    if (bytes == NULL)
        return false;
    if (rp_render_is_input(run, item->path)) {
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                    _("%s: the report is made from this file and may not replace it"), item->path);
        return false;
    }
    if (!rp_output_write(item->path, bytes, true, error))
        return false;
    item->outcome = RP_OUTCOME_WRITTEN;
    item->pages = run->pages->pages->len;
    item->size = g_bytes_get_size(bytes);
    item->sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    return true;
}

/* Fonts are opened with the first report, in the worker: nothing of Pango may be in use when a
 * process forks. */
static bool
know_fonts(RpMaker *maker, RpRun *base, RpDiags *diags, GError **error)
{
    if (maker->identity->fonts != NULL)
        return true;
    if (!rp_run_open_fonts(base, &maker->job, diags, error))
        return false;
    maker->identity->fonts = rp_fontset_identity(base->fonts);
    return true;
}

static bool
make(RpMaker *maker, RpRun *base, RpBatchItem *item, const RpManifestReport *known, RpDiags *diags,
     GError **error)
{
    RpJob job = maker->job;

    job.region = item->region;
    job.own_layout = item->own_layout;
    if (!know_fonts(maker, base, diags, error))
        return false;

    g_autoptr(RpRun) run = rp_run_from(base, &job, RP_STAGE_BUILD, diags, error);
    if (run == NULL)
        return false;
    rp_identity_inputs(run, item->inputs);
    rp_results_collect(run, item->results);
    item->key = rp_identity_key(run, &job, maker->identity);
    item->fonts = g_strdup(maker->identity->fonts);
    if (!maker->force && known != NULL && g_strcmp0(known->key, item->key) == 0 &&
        is_intact(item, known)) {
        keep(item, known);
        return true;
    }
    return rp_run_further(run, &job, RP_STAGE_PAGINATE, diags, error) &&
           write_report(run, &job, item, error);
}

void
rp_make(RpMaker *maker, RpRun *base, RpBatchItem *item, const RpManifestReport *known)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GError) error = NULL;
    gint64 begun = g_get_monotonic_time();

    if (maker->strict)
        rp_diags_set_strict(diags);
    if (maker->max_findings > 0)
        rp_diags_set_max(diags, (unsigned)maker->max_findings);
    if (!make(maker, base, item, known, diags, &error)) {
        item->outcome = RP_OUTCOME_FAILED;
        item->error = g_strdup(error == NULL ? "" : error->message);
    }
    rp_batch_item_take_findings(item, diags);
    item->seconds = (double)(g_get_monotonic_time() - begun) / MICROSECONDS;
}
