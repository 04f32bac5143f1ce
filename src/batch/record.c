#include "batch/record.h"

#include <string.h>

typedef struct {
    const RpRecordOptions *options;
    RpManifest *manifest;
    GHashTable *inputs;  /* owned; "source shown" (owned) set: inputs already listed */
    GHashTable *regions; /* owned; "source code" (owned) set: regions already listed */
} Recorder;

/* Returns: (owned) the way from `folder` to `path`, both absolute. */
static char *
relative_path(const char *folder, const char *path)
{
    g_auto(GStrv) from = g_strsplit(folder, "/", -1);
    g_auto(GStrv) to = g_strsplit(path, "/", -1);
    GString *way = g_string_new(NULL);
    guint common = 0;

    while (from[common] != NULL && to[common] != NULL && strcmp(from[common], to[common]) == 0)
        common++;
    for (guint i = common; from[i] != NULL; i++)
        if (*from[i] != '\0')
            g_string_append(way, "../");
    for (guint i = common; to[i] != NULL; i++)
        g_string_append_printf(way, "%s%s", i == common ? "" : "/", to[i]);
    return g_string_free(way, FALSE);
}

static void
add_sources(Recorder *r)
{
    const RpRecordOptions *o = r->options;

    for (guint i = 0; i < o->survey->sources->len; i++) {
        const RpBatchSource *source = g_ptr_array_index(o->survey->sources, i);
        g_autofree char *name = g_path_get_basename(source->path);
        g_autofree char *path = g_build_filename(source->run->report->folder, name, NULL);
        g_autofree char *way = relative_path(o->group->folder, path);

        g_ptr_array_add(r->manifest->sources, rp_manifest_source_new(way));
    }
}

static void
add_input(Recorder *r, guint source, const char *shown, const char *sha256)
{
    RpManifestSource *into = g_ptr_array_index(r->manifest->sources, source);

    if (g_hash_table_add(r->inputs, g_strdup_printf("%u %s", source, shown)))
        g_ptr_array_add(into->inputs, rp_batch_input_new(shown, sha256));
}

static int
compare_codes(gconstpointer a, gconstpointer b)
{
    return strcmp(((const RpCodeCount *)a)->code, ((const RpCodeCount *)b)->code);
}

/* What was found while reading concerns every report made from it. */
static void
count_codes(const RpBatchItem *item, GHashTable *while_reading, GArray *codes)
{
    g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
    GHashTableIter iter;
    gpointer code, count;

    g_hash_table_iter_init(&iter, while_reading);
    while (g_hash_table_iter_next(&iter, &code, &count))
        g_hash_table_insert(counts, code, count);
    for (guint i = 0; i < item->findings->len; i++) {
        const RpFinding *finding = g_ptr_array_index(item->findings, i);
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, finding->code));

        g_hash_table_insert(counts, (gpointer)finding->code, GUINT_TO_POINTER(n + 1));
    }
    g_hash_table_iter_init(&iter, counts);
    while (g_hash_table_iter_next(&iter, &code, &count)) {
        RpCodeCount row = {g_intern_string(code), GPOINTER_TO_UINT(count)};

        if (row.count > 0)
            g_array_append_val(codes, row);
    }
    g_array_sort(codes, compare_codes);
}

static void
copy_texts(const GPtrArray *from, GPtrArray *into)
{
    for (guint i = 0; i < from->len; i++)
        g_ptr_array_add(into, g_strdup(g_ptr_array_index(from, i)));
}

/* The file that an earlier run left. */
static void
carry_file(RpManifestReport *report, const RpManifestReport *before)
{
    report->pages = before == NULL ? 0 : before->pages;
    report->size = before == NULL ? 0 : before->size;
    report->sha256 = g_strdup(before == NULL ? "" : before->sha256);
    report->key = g_strdup(before == NULL ? "" : before->key);
    if (before != NULL)
        copy_texts(before->arguments, report->arguments);
}

static void
carry_inputs(Recorder *r, RpManifestReport *report, const RpManifestReport *before)
{
    const RpManifestSource *source = g_ptr_array_index(r->options->before->sources, before->source);

    copy_texts(before->inputs, report->inputs);
    for (guint i = 0; i < source->inputs->len; i++) {
        const RpBatchInput *input = g_ptr_array_index(source->inputs, i);

        if (g_ptr_array_find_with_equal_func(report->inputs, input->shown, g_str_equal, NULL))
            add_input(r, report->source, input->shown, input->sha256);
    }
}

static RpManifestReport *
begin_report(const RpBatchItem *item)
{
    RpManifestReport *report = rp_manifest_report_new();

    report->source = item->source;
    report->name = g_strdup(item->name == NULL ? "" : item->name);
    report->region = g_strdup(item->region);
    report->region_name = g_strdup(item->region_name);
    report->layout = g_strdup(item->layout_id == NULL ? "" : item->layout_id);
    return report;
}

static void
add_made(Recorder *r, const RpBatchItem *item, const RpManifestReport *before)
{
    const RpBatchSource *source = g_ptr_array_index(r->options->survey->sources, item->source);
    RpManifestReport *report = begin_report(item);

    g_ptr_array_add(r->manifest->reports, report);
    count_codes(item, source->codes, report->codes);
    for (guint i = 0; i < item->inputs->len; i++) {
        const RpBatchInput *input = g_ptr_array_index(item->inputs, i);

        g_ptr_array_add(report->inputs, g_strdup(input->shown));
        add_input(r, item->source, input->shown, input->sha256);
    }
    if (item->outcome == RP_OUTCOME_FAILED) {
        report->error = g_strdup(item->error == NULL ? "" : item->error);
        carry_file(report, before);
        return;
    }
    report->pages = item->pages;
    report->size = item->size;
    report->sha256 = g_strdup(item->sha256);
    report->key = g_strdup(item->key);
    g_autoptr(GPtrArray) arguments = rp_identity_arguments(r->options->job);
    copy_texts(arguments, report->arguments);
}

static void
add_carried(Recorder *r, const RpBatchItem *item, const RpManifestReport *before)
{
    RpManifestReport *report = begin_report(item);

    g_ptr_array_add(r->manifest->reports, report);
    carry_file(report, before);
    report->error = g_strdup(before->error);
    g_array_append_vals(report->codes, before->codes->data, before->codes->len);
    carry_inputs(r, report, before);
}

static RpResult *
copy_result(const RpResult *from)
{
    RpResult *copy = rp_result_new();

    copy->target = g_strdup(from->target);
    copy->name = g_strdup(from->name);
    copy->unit = g_strdup(from->unit);
    copy->actual = g_strdup(from->actual);
    copy->period = g_strdup(from->period);
    copy->completion = g_strdup(from->completion);
    copy->status = g_strdup(from->status);
    copy->rank = from->rank;
    return copy;
}

/* The figures of a region are those of all its layouts. */
static void
add_region(Recorder *r, const RpBatchItem *item, const GPtrArray *results)
{
    if (results->len == 0 ||
        !g_hash_table_add(r->regions, g_strdup_printf("%u %s", item->source, item->region)))
        return;

    RpManifestRegion *region = rp_manifest_region_new();
    region->source = item->source;
    region->region = g_strdup(item->region);
    region->region_name = g_strdup(item->region_name);
    for (guint i = 0; i < results->len; i++)
        g_ptr_array_add(region->results, copy_result(g_ptr_array_index(results, i)));
    g_ptr_array_add(r->manifest->regions, region);
}

static void
add_carried_region(Recorder *r, const RpBatchItem *item)
{
    const RpManifest *before = r->options->before;

    for (guint i = 0; before != NULL && i < before->regions->len; i++) {
        const RpManifestRegion *region = g_ptr_array_index(before->regions, i);

        if (strcmp(region->region, item->region) == 0 && region->source == item->source)
            add_region(r, item, region->results);
    }
}

static void
add_item(Recorder *r, guint index)
{
    const RpRecordOptions *o = r->options;
    const RpBatchItem *item = g_ptr_array_index(o->survey->items, index);
    bool chosen = g_hash_table_contains((GHashTable *)o->chosen, GUINT_TO_POINTER(index + 1));
    const RpManifestReport *before =
        o->before == NULL || item->name == NULL ? NULL : rp_manifest_lookup(o->before, item->name);

    if (chosen && item->outcome != RP_OUTCOME_PENDING)
        add_made(r, item, before);
    else if (before != NULL)
        add_carried(r, item, before);
    add_region(r, item, item->results);
}

static void
add_identity(Recorder *r)
{
    const RpRecordOptions *o = r->options;
    const RpBatchSource *first = g_ptr_array_index(o->survey->sources, 0);
    g_autofree char *period = rp_period_to_string(first->run->period);
    bool same = true;

    for (guint i = 1; i < o->survey->sources->len; i++) {
        const RpBatchSource *source = g_ptr_array_index(o->survey->sources, i);

        same = same && rp_period_equal(source->run->period, first->run->period);
    }
    g_free(r->manifest->version);
    g_free(r->manifest->program);
    r->manifest->version = g_strdup(RP_VERSION);
    r->manifest->program = g_strdup(o->identity->program);
    if (same) {
        g_free(r->manifest->period);
        r->manifest->period = g_steal_pointer(&period);
    }
    r->manifest->shard = o->shards > 1 ? o->shard : 0;
    r->manifest->shards = o->shards > 1 ? o->shards : 0;
}

/* The fonts are known to whoever made a report; if nobody did, to the manifest before. */
static void
add_fonts(Recorder *r)
{
    const RpRecordOptions *o = r->options;
    const char *fonts = o->before == NULL ? "" : o->before->fonts;

    for (guint i = 0; i < o->group->indexes->len; i++) {
        const RpBatchItem *item =
            g_ptr_array_index(o->survey->items, g_array_index(o->group->indexes, guint, i));

        if (item->fonts != NULL)
            fonts = item->fonts;
    }
    g_free(r->manifest->fonts);
    r->manifest->fonts = g_strdup(fonts);
}

RpManifest *
rp_record(const RpRecordOptions *options)
{
    Recorder r = {.options = options, .manifest = rp_manifest_new()};
    g_autoptr(GHashTable) inputs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) regions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    r.inputs = inputs;
    r.regions = regions;
    add_identity(&r);
    add_fonts(&r);
    add_sources(&r);
    for (guint i = 0; i < options->group->indexes->len; i++) {
        guint index = g_array_index(options->group->indexes, guint, i);

        /* the manifest of a shard holds what is the shard's, whether made in this run or not */
        if (!rp_survey_is_in_shard(index, options->shard, options->shards))
            continue;
        add_item(&r, index);
        add_carried_region(&r, g_ptr_array_index(options->survey->items, index));
    }
    rp_manifest_sort(r.manifest);
    return r.manifest;
}
