#include "batch/manifest.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

static void
free_report(gpointer data)
{
    RpManifestReport *report = data;

    g_free(report->name);
    g_free(report->region);
    g_free(report->region_name);
    g_free(report->layout);
    g_free(report->sha256);
    g_free(report->key);
    g_free(report->error);
    g_ptr_array_unref(report->arguments);
    g_ptr_array_unref(report->inputs);
    g_array_unref(report->codes);
    g_free(report);
}

static void
free_source(gpointer data)
{
    RpManifestSource *source = data;

    g_free(source->report);
    g_ptr_array_unref(source->inputs);
    g_free(source);
}

static void
free_region(gpointer data)
{
    RpManifestRegion *region = data;

    g_free(region->region);
    g_free(region->region_name);
    g_ptr_array_unref(region->results);
    g_free(region);
}

RpManifest *
rp_manifest_new(void)
{
    RpManifest *manifest = g_new0(RpManifest, 1);

    manifest->version = g_strdup("");
    manifest->program = g_strdup("");
    manifest->fonts = g_strdup("");
    manifest->period = g_strdup("");
    manifest->sources = g_ptr_array_new_with_free_func(free_source);
    manifest->reports = g_ptr_array_new_with_free_func(free_report);
    manifest->regions = g_ptr_array_new_with_free_func(free_region);
    return manifest;
}

void
rp_manifest_free(RpManifest *manifest)
{
    if (manifest == NULL)
        return;
    g_free(manifest->version);
    g_free(manifest->program);
    g_free(manifest->fonts);
    g_free(manifest->period);
    g_ptr_array_unref(manifest->sources);
    g_ptr_array_unref(manifest->reports);
    g_ptr_array_unref(manifest->regions);
    g_free(manifest);
}

RpManifestReport *
rp_manifest_report_new(void)
{
    RpManifestReport *report = g_new0(RpManifestReport, 1);

    report->arguments = g_ptr_array_new_with_free_func(g_free);
    report->inputs = g_ptr_array_new_with_free_func(g_free);
    report->codes = g_array_new(FALSE, FALSE, sizeof(RpCodeCount));
    return report;
}

RpManifestSource *
rp_manifest_source_new(const char *report)
{
    RpManifestSource *source = g_new0(RpManifestSource, 1);

    source->report = g_strdup(report);
    source->inputs = g_ptr_array_new_with_free_func((GDestroyNotify)rp_batch_input_free);
    return source;
}

RpManifestRegion *
rp_manifest_region_new(void)
{
    RpManifestRegion *region = g_new0(RpManifestRegion, 1);

    region->results = g_ptr_array_new_with_free_func((GDestroyNotify)rp_result_free);
    return region;
}

char *
rp_manifest_name(unsigned shard, unsigned shards)
{
    return shards > 1 ? g_strdup_printf("manifest.%u-of-%u.json", shard, shards)
                      : g_strdup(RP_MANIFEST_FILE);
}

const RpManifestReport *
rp_manifest_lookup(const RpManifest *manifest, const char *name)
{
    for (guint i = 0; i < manifest->reports->len; i++) {
        const RpManifestReport *report = g_ptr_array_index(manifest->reports, i);

        if (strcmp(report->name, name) == 0)
            return report;
    }
    return NULL;
}

/* --- order --- */

static int
compare_inputs(gconstpointer a, gconstpointer b)
{
    const RpBatchInput *left = *(RpBatchInput *const *)a;
    const RpBatchInput *right = *(RpBatchInput *const *)b;

    return strcmp(left->shown, right->shown);
}

static int
compare_reports(gconstpointer a, gconstpointer b)
{
    const RpManifestReport *left = *(RpManifestReport *const *)a;
    const RpManifestReport *right = *(RpManifestReport *const *)b;
    int order = (left->source > right->source) - (left->source < right->source);

    if (order == 0)
        order = strcmp(left->layout, right->layout);
    return order != 0 ? order : strcmp(left->region, right->region);
}

static int
compare_regions(gconstpointer a, gconstpointer b)
{
    const RpManifestRegion *left = *(RpManifestRegion *const *)a;
    const RpManifestRegion *right = *(RpManifestRegion *const *)b;
    int order = (left->source > right->source) - (left->source < right->source);

    return order != 0 ? order : strcmp(left->region, right->region);
}

void
rp_manifest_sort(RpManifest *manifest)
{
    for (guint i = 0; i < manifest->sources->len; i++) {
        RpManifestSource *source = g_ptr_array_index(manifest->sources, i);

        g_ptr_array_sort(source->inputs, compare_inputs);
    }
    g_ptr_array_sort(manifest->reports, compare_reports);
    g_ptr_array_sort(manifest->regions, compare_regions);
}

/* --- merging shards --- */

static bool
fail(GError **error, const char *path, const char *text)
{
    g_set_error(error, RP_ERROR, RP_ERROR_INPUT, "%s: %s", path, text);
    return false;
}

/* All of them, and of one job: program, fonts, period and report files are the same. */
static bool
check_shards(RpManifest *const *shards, char *const *paths, guint n, GError **error)
{
    g_autofree bool *seen = g_new0(bool, n + 1);

    for (guint i = 0; i < n; i++) {
        const RpManifest *shard = shards[i];

        if (shard->shards != n || shard->shard < 1 || shard->shard > n) {
            g_set_error(error, RP_ERROR, RP_ERROR_INPUT,
                        _("%s: this is shard %u of %u, but %u manifests were given"), paths[i],
                        shard->shard, shard->shards, n);
            return false;
        }
        if (seen[shard->shard])
            return fail(error, paths[i], _("this shard was given twice"));
        seen[shard->shard] = true;
        if (strcmp(shard->program, shards[0]->program) != 0)
            return fail(error, paths[i], _("made by another build of the program"));
        if (strcmp(shard->period, shards[0]->period) != 0)
            return fail(error, paths[i], _("of another period"));
        if (shard->sources->len != shards[0]->sources->len)
            return fail(error, paths[i], _("made from other report files"));
    }
    return true;
}

static gpointer
steal_first(GPtrArray *from)
{
    return g_ptr_array_steal_index(from, 0);
}

/* Inputs of one report file that both know must be the same bytes. */
static bool
merge_source(RpManifestSource *into, const RpManifestSource *from, const char *path, GError **error)
{
    if (strcmp(into->report, from->report) != 0)
        return fail(error, path, _("made from other report files"));
    for (guint i = 0; i < from->inputs->len; i++) {
        const RpBatchInput *input = g_ptr_array_index(from->inputs, i);
        const RpBatchInput *known = NULL;

        for (guint k = 0; k < into->inputs->len && known == NULL; k++) {
            const RpBatchInput *other = g_ptr_array_index(into->inputs, k);

            if (strcmp(other->shown, input->shown) == 0)
                known = other;
        }
        if (known != NULL && strcmp(known->sha256, input->sha256) != 0) {
            g_set_error(error, RP_ERROR, RP_ERROR_INPUT,
                        _("%s: '%s' was another file when this shard was made"), path,
                        input->shown);
            return false;
        }
        if (known == NULL)
            g_ptr_array_add(into->inputs, rp_batch_input_new(input->shown, input->sha256));
    }
    return true;
}

static bool
knows_region(const RpManifest *manifest, const RpManifestRegion *region)
{
    for (guint i = 0; i < manifest->regions->len; i++) {
        const RpManifestRegion *other = g_ptr_array_index(manifest->regions, i);

        if (other->source == region->source && strcmp(other->region, region->region) == 0)
            return true;
    }
    return false;
}

static bool
merge_shard(RpManifest *merged, RpManifest *shard, const char *path, GError **error)
{
    for (guint i = 0; i < shard->sources->len; i++)
        if (!merge_source(g_ptr_array_index(merged->sources, i),
                          g_ptr_array_index(shard->sources, i), path, error))
            return false;
    while (shard->reports->len > 0) {
        const RpManifestReport *report = g_ptr_array_index(shard->reports, 0);

        if (*report->name != '\0' && rp_manifest_lookup(merged, report->name) != NULL) {
            g_set_error(error, RP_ERROR, RP_ERROR_INPUT, _("%s: '%s' is in another shard, too"),
                        path, report->name);
            return false;
        }
        g_ptr_array_add(merged->reports, steal_first(shard->reports));
    }
    while (shard->regions->len > 0) {
        RpManifestRegion *region = steal_first(shard->regions);

        if (knows_region(merged, region))
            free_region(region);
        else
            g_ptr_array_add(merged->regions, region);
    }
    return true;
}

RpManifest *
rp_manifest_merge(RpManifest *const *shards, char *const *paths, guint n, GError **error)
{
    g_autoptr(RpManifest) merged = rp_manifest_new();

    if (!check_shards(shards, paths, n, error))
        return NULL;
    g_free(merged->version);
    g_free(merged->program);
    g_free(merged->fonts);
    g_free(merged->period);
    merged->version = g_strdup(shards[0]->version);
    merged->program = g_strdup(shards[0]->program);
    merged->fonts = g_strdup(shards[0]->fonts);
    merged->period = g_strdup(shards[0]->period);
    for (guint i = 0; i < shards[0]->sources->len; i++) {
        const RpManifestSource *source = g_ptr_array_index(shards[0]->sources, i);

        g_ptr_array_add(merged->sources, rp_manifest_source_new(source->report));
    }
    for (guint i = 0; i < n; i++)
        if (!merge_shard(merged, shards[i], paths[i], error))
            return NULL;
    rp_manifest_sort(merged);
    return g_steal_pointer(&merged);
}
