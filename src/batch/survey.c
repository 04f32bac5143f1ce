#include "batch/survey.h"

#include <string.h>

#include "app/render.h"
#include "base/error.h"
#include "base/i18n.h"

static void
free_source(gpointer data)
{
    RpBatchSource *source = data;

    rp_run_free(source->run);
    g_hash_table_unref(source->codes);
    g_free(source->path);
    g_free(source);
}

static void
free_group(gpointer data)
{
    RpBatchGroup *group = data;

    g_array_unref(group->indexes);
    g_free(group->folder);
    g_free(group);
}

void
rp_survey_free(RpSurvey *survey)
{
    if (survey == NULL)
        return;
    g_ptr_array_unref(survey->groups);
    g_ptr_array_unref(survey->items);
    g_ptr_array_unref(survey->sources);
    g_free(survey);
}

/* Returns: (owned) how often each code stands in `diags`, less what `before` (nullable) has. */
static GHashTable *
count_codes(RpDiags *diags, GHashTable *before)
{
    GHashTable *codes = g_hash_table_new(g_str_hash, g_str_equal);
    const GPtrArray *sorted = rp_diags_sorted(diags);
    GHashTableIter iter;
    gpointer code, count;

    for (guint i = 0; i < sorted->len; i++) {
        gpointer key = (gpointer)((const RpDiag *)g_ptr_array_index(sorted, i))->code;
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(codes, key));

        g_hash_table_insert(codes, key, GUINT_TO_POINTER(n + 1));
    }
    g_hash_table_iter_init(&iter, codes);
    while (before != NULL && g_hash_table_iter_next(&iter, &code, &count)) {
        guint known = GPOINTER_TO_UINT(g_hash_table_lookup(before, code));

        g_hash_table_iter_replace(&iter, GUINT_TO_POINTER(GPOINTER_TO_UINT(count) - known));
    }
    return codes;
}

static bool
read_source(RpSurvey *survey, const char *path, const RpSurveyOptions *options, RpDiags *diags,
            GError **error)
{
    RpJob job = options->job;

    g_autoptr(GHashTable) before = count_codes(diags, NULL);

    job.report = path;
    g_autoptr(RpRun) run = rp_run_to(&job, RP_STAGE_READ, diags, error);
    if (run == NULL)
        return false;

    RpBatchSource *source = g_new0(RpBatchSource, 1);
    source->path = g_strdup(path);
    source->run = g_steal_pointer(&run);
    source->codes = count_codes(diags, before);
    g_ptr_array_add(survey->sources, source);
    return true;
}

/* One region in one layout. `own` is the layout as the report names it, NULL for the job's. */
static RpBatchItem *
plan_item(const RpSurvey *survey, guint index, const RpRegion *region, const RpReportText *own,
          const RpSurveyOptions *options)
{
    const RpBatchSource *source = g_ptr_array_index(survey->sources, index);
    g_autoptr(RpBatchItem) item = rp_batch_item_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GError) error = NULL;
    RpJob job = options->job;

    item->source = index;
    item->region = g_strdup(region->code);
    item->region_name = g_strdup(region->name);
    item->own_layout = own;
    job.report = source->path;
    job.region = region->code;
    job.own_layout = own;

    g_autoptr(RpRun) run = rp_run_from(source->run, &job, RP_STAGE_EVALUATE, diags, &error);
    if (run != NULL) {
        item->layout_id = g_strdup(run->layout->id);
        item->path = rp_render_path(run, &job, diags, &error);
    }
    if (item->path == NULL) {
        item->outcome = RP_OUTCOME_FAILED;
        item->error = g_strdup(error == NULL ? "" : error->message);
        rp_batch_item_take_findings(item, diags);
    }
    return g_steal_pointer(&item);
}

/* Layout by layout, so that reports of one layout stand together in every list. */
static bool
plan_source(RpSurvey *survey, guint index, const RpSurveyOptions *options, RpDiags *diags,
            GError **error)
{
    const RpBatchSource *source = g_ptr_array_index(survey->sources, index);
    const GArray *layouts = source->run->report->layouts;
    g_autoptr(GPtrArray) regions = rp_run_regions(source->run, diags);
    bool own = options->job.layout == NULL && layouts->len > 0;

    for (guint k = 0; k < (own ? layouts->len : 1); k++)
        for (guint i = 0; i < regions->len; i++)
            g_ptr_array_add(survey->items,
                            plan_item(survey, index, g_ptr_array_index(regions, i),
                                      own ? &g_array_index(layouts, RpReportText, k) : NULL,
                                      options));
    if (rp_diags_failed(diags))
        g_set_error(error, RP_ERROR, RP_ERROR_INPUT, _("%s: there are errors, nothing was written"),
                    source->path);
    return !rp_diags_failed(diags);
}

/* Leave only the regions that are wanted; what they are called is looked up with the first report
 * that knows them. */
static bool
mark_wanted(RpSurvey *survey, char *const *only, GError **error)
{
    g_autoptr(GHashTable) codes = g_hash_table_new(g_str_hash, g_str_equal);
    RpRegionMatch match;

    for (guint i = 0; only != NULL && only[i] != NULL; i++) {
        const RpRegion *region = NULL;

        for (guint k = 0; k < survey->sources->len && region == NULL; k++) {
            const RpBatchSource *source = g_ptr_array_index(survey->sources, k);

            region = rp_region_set_find(source->run->dataset->regions, only[i], &match);
        }
        if (region == NULL) {
            g_set_error(error, RP_ERROR, RP_ERROR_USAGE, _("--only: unknown region '%s'"), only[i]);
            return false;
        }
        g_hash_table_add(codes, (gpointer)region->code);
    }
    for (guint i = 0; i < survey->items->len; i++) {
        RpBatchItem *item = g_ptr_array_index(survey->items, i);

        item->wanted = only == NULL || g_hash_table_contains(codes, item->region);
    }
    return true;
}

/* Two reports under one name would overwrite each other. */
static bool
check_names(const RpSurvey *survey, GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < survey->items->len; i++) {
        RpBatchItem *item = g_ptr_array_index(survey->items, i);
        const RpBatchItem *other =
            item->path == NULL ? NULL : g_hash_table_lookup(seen, item->path);

        if (other != NULL) {
            g_set_error(error, RP_ERROR, RP_ERROR_INPUT,
                        _("%s: two reports would have this name: %s in layout %s, and %s in "
                          "layout %s; tell them apart in 'output:' with {{region.code}}, "
                          "{{layout.id}} or {{period}}"),
                        item->path, other->region_name, other->layout_id, item->region_name,
                        item->layout_id);
            return false;
        }
        if (item->path != NULL)
            g_hash_table_insert(seen, item->path, item);
    }
    return true;
}

/* Shorten `folder` until it holds `path`. Returns: (owned). */
static char *
common_folder(char *folder, const char *path)
{
    g_autofree char *common = folder != NULL ? folder : g_path_get_dirname(path);

    for (;;) {
        g_autofree char *prefix =
            g_str_has_suffix(common, "/") ? g_strdup(common) : g_strconcat(common, "/", NULL);

        if (g_str_has_prefix(path, prefix))
            return g_steal_pointer(&common);
        char *parent = g_path_get_dirname(common);
        g_free(common);
        common = parent;
    }
}

static RpBatchGroup *
find_group(RpSurvey *survey, const char *folder)
{
    for (guint i = 0; i < survey->groups->len; i++) {
        RpBatchGroup *group = g_ptr_array_index(survey->groups, i);

        if (strcmp(group->folder, folder) == 0)
            return group;
    }
    RpBatchGroup *group = g_new0(RpBatchGroup, 1);
    group->folder = g_strdup(folder);
    group->indexes = g_array_new(FALSE, FALSE, sizeof(guint));
    g_ptr_array_add(survey->groups, group);
    return group;
}

/* All reports of a file go to one group, those without a name because of their faults as well. */
static void
group_source(RpSurvey *survey, guint source)
{
    g_autofree char *folder = NULL;

    for (guint i = 0; i < survey->items->len; i++) {
        const RpBatchItem *item = g_ptr_array_index(survey->items, i);

        if (item->source == source && item->path != NULL)
            folder = common_folder(folder, item->path);
    }
    if (folder == NULL)
        return; /* not one of them can be made */

    RpBatchGroup *group = find_group(survey, folder);
    for (guint i = 0; i < survey->items->len; i++) {
        RpBatchItem *item = g_ptr_array_index(survey->items, i);

        if (item->source != source)
            continue;
        g_array_append_val(group->indexes, i);
        if (item->path != NULL)
            item->name = g_strdup(item->path + strlen(folder) + (strcmp(folder, "/") != 0));
    }
}

bool
rp_survey_is_in_shard(guint index, unsigned shard, unsigned shards)
{
    return shards <= 1 || index % shards == shard - 1;
}

RpSurvey *
rp_survey(const RpSurveyOptions *options, RpDiags *diags, GError **error)
{
    g_autoptr(RpSurvey) survey = g_new0(RpSurvey, 1);

    survey->sources = g_ptr_array_new_with_free_func(free_source);
    survey->items = g_ptr_array_new_with_free_func((GDestroyNotify)rp_batch_item_free);
    survey->groups = g_ptr_array_new_with_free_func(free_group);
    for (guint i = 0; options->reports[i] != NULL; i++)
        if (!read_source(survey, options->reports[i], options, diags, error) ||
            !plan_source(survey, i, options, diags, error))
            return NULL;
    if (!check_names(survey, error) || !mark_wanted(survey, options->only, error))
        return NULL;
    for (guint i = 0; i < survey->sources->len; i++)
        group_source(survey, i);
    return g_steal_pointer(&survey);
}
