#include "batch/batch.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "app/output.h"
#include "base/error.h"
#include "base/i18n.h"
#include "batch/lock.h"
#include "batch/pool.h"
#include "batch/record.h"

#define FOLDER_MODE      0755
#define MICROSECONDS     1e6
#define CHECKPOINT_EVERY (2 * G_TIME_SPAN_SECOND) /* between two manifests of a run */

/* One output folder while the batch runs. */
typedef struct {
    const RpBatchGroup *group;
    RpLock *lock;       /* owned */
    char *path;         /* owned; of the manifest */
    RpManifest *before; /* owned, nullable */
} Folder;

typedef struct {
    const RpBatchOptions *options;
    const RpBatchEvents *events;
    RpBatch *batch;
    RpIdentity *identity;
    GPtrArray *folders; /* owned; of Folder */
    GPtrArray *known;   /* owned; of const RpManifestReport *, by item of the survey */
    GHashTable *chosen; /* owned; set of GUINT_TO_POINTER(index + 1) */
    gint64 checkpoint;  /* when the manifests were last written, monotonic microseconds */
    GError *broken;     /* owned, nullable; why a manifest could not be written */
} State;

static void
free_folder(gpointer data)
{
    Folder *folder = data;

    rp_lock_free(folder->lock);
    rp_manifest_free(folder->before);
    g_free(folder->path);
    g_free(folder);
}

void
rp_batch_free(RpBatch *batch)
{
    if (batch == NULL)
        return;
    rp_survey_free(batch->survey);
    g_array_unref(batch->chosen);
    g_ptr_array_unref(batch->manifests);
    g_free(batch);
}

/* --- what is this run's to do --- */

static void
choose(RpBatch *batch, const RpBatchOptions *options)
{
    for (guint i = 0; i < batch->survey->items->len; i++) {
        const RpBatchItem *item = g_ptr_array_index(batch->survey->items, i);

        if (item->wanted && rp_survey_is_in_shard(i, options->shard, options->shards))
            g_array_append_val(batch->chosen, i);
    }
}

/* --- folders: locks, manifests --- */

/* A manifest that cannot be read costs nothing but the time to make its reports again. */
static RpManifest *
load_before(const State *state, const char *path)
{
    g_autoptr(GError) refused = NULL;

    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return NULL;
    RpManifest *before = rp_manifest_load(path, &refused);
    if (before == NULL)
        state->events->note(state->events->data, refused->message);
    return before;
}

/* A shard that has not run before looks into the manifest of the whole batch. */
static RpManifest *
load_manifest(const State *state, const Folder *folder)
{
    g_autofree char *whole = g_build_filename(folder->group->folder, RP_MANIFEST_FILE, NULL);
    RpManifest *before = load_before(state, folder->path);

    return before == NULL && strcmp(whole, folder->path) != 0 ? load_before(state, whole) : before;
}

static bool
open_folder(State *state, const RpBatchGroup *group, GError **error)
{
    const RpBatchOptions *o = state->options;
    Folder *folder = g_new0(Folder, 1);
    g_autofree char *name = rp_manifest_name(o->shard, o->shards);
    g_autofree char *stale = NULL;
    RpLockRequest request = {o->holder, o->shard, o->shards};

    folder->group = group;
    folder->path = g_build_filename(group->folder, name, NULL);
    g_ptr_array_add(state->folders, folder);
    if (g_mkdir_with_parents(group->folder, FOLDER_MODE) != 0) {
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, "%s: %s: %s", group->folder,
                    _("cannot make the folder"), g_strerror(errno));
        return false;
    }
    folder->lock = rp_lock_take(group->folder, &request, &stale, error);
    if (folder->lock == NULL)
        return false;
    if (stale != NULL) {
        g_autofree char *text = g_strdup_printf(
            _("%s: an earlier run did not end in good order: %s"), group->folder, stale);
        state->events->note(state->events->data, text);
    }
    folder->before = load_manifest(state, folder);
    return true;
}

static bool
open_folders(State *state, GError **error)
{
    const GPtrArray *groups = state->batch->survey->groups;

    for (guint i = 0; i < groups->len; i++)
        if (!open_folder(state, g_ptr_array_index(groups, i), error))
            return false;
    return true;
}

/* What earlier manifests say of each item, and no leftovers beside it. */
static void
recall(State *state)
{
    const RpSurvey *survey = state->batch->survey;

    g_ptr_array_set_size(state->known, (int)survey->items->len);
    for (guint i = 0; i < state->folders->len; i++) {
        const Folder *folder = g_ptr_array_index(state->folders, i);

        for (guint k = 0; k < folder->group->indexes->len; k++) {
            guint index = g_array_index(folder->group->indexes, guint, k);
            const RpBatchItem *item = g_ptr_array_index(survey->items, index);

            if (item->name == NULL)
                continue;
            if (folder->before != NULL)
                state->known->pdata[index] =
                    (gpointer)rp_manifest_lookup(folder->before, item->name);
            if (g_hash_table_contains(state->chosen, GUINT_TO_POINTER(index + 1)))
                rp_output_clean(item->path);
        }
    }
}

static bool
write_manifest(const State *state, const Folder *folder, GError **error)
{
    RpRecordOptions options = {
        .survey = state->batch->survey,
        .group = folder->group,
        .identity = state->identity,
        .job = &state->options->survey.job,
        .before = folder->before,
        .chosen = state->chosen,
        .shard = state->options->shard,
        .shards = state->options->shards,
    };
    g_autoptr(RpManifest) manifest = rp_record(&options);
    g_autofree char *text = rp_manifest_to_json(manifest);
    g_autoptr(GBytes) bytes = g_bytes_new_take(text, strlen(text));

    text = NULL; /* the bytes own it */
    return rp_output_write(folder->path, bytes, false, error);
}

static void
write_manifests(State *state)
{
    for (guint i = 0; i < state->folders->len; i++) {
        g_autoptr(GError) refused = NULL;

        if (!write_manifest(state, g_ptr_array_index(state->folders, i), &refused) &&
            state->broken == NULL)
            state->broken = g_steal_pointer(&refused);
    }
    state->checkpoint = g_get_monotonic_time();
}

/* --- making --- */

static void
count_outcomes(RpBatch *batch)
{
    guint *const counters[] = {
        [RP_OUTCOME_PENDING] = &batch->pending,
        [RP_OUTCOME_WRITTEN] = &batch->written,
        [RP_OUTCOME_KEPT] = &batch->kept,
        [RP_OUTCOME_FAILED] = &batch->failed,
    };

    for (guint i = 0; i < batch->chosen->len; i++) {
        const RpBatchItem *item =
            g_ptr_array_index(batch->survey->items, g_array_index(batch->chosen, guint, i));

        (*counters[item->outcome])++;
    }
}

/* A run that is killed has recorded all but the last moments. */
static void
item_done(gpointer data, RpBatchItem *item)
{
    State *state = data;

    state->events->done(state->events->data, item);
    if (g_get_monotonic_time() - state->checkpoint >= CHECKPOINT_EVERY)
        write_manifests(state);
}

/* Those the survey found impossible are told at once; the rest goes to the workers. */
static bool
make_all(State *state, GError **error)
{
    const RpBatchOptions *o = state->options;
    g_autoptr(GArray) indexes = g_array_new(FALSE, FALSE, sizeof(guint));
    RpMaker maker = {
        .job = o->survey.job,
        .identity = state->identity,
        .force = o->force,
        .strict = o->strict,
        .max_findings = o->max_findings,
    };
    RpPool pool = {&maker, state->batch->survey, indexes, state->known, o->jobs, o->stop, item_done,
                   state};

    for (guint i = 0; i < state->batch->chosen->len; i++) {
        guint index = g_array_index(state->batch->chosen, guint, i);
        RpBatchItem *item = g_ptr_array_index(state->batch->survey->items, index);

        if (item->outcome == RP_OUTCOME_FAILED)
            state->events->done(state->events->data, item);
        else
            g_array_append_val(indexes, index);
    }
    return rp_pool_run(&pool, error);
}

static bool
run(State *state, GError **error)
{
    const RpBatchOptions *o = state->options;

    state->identity->program = rp_identity_file(o->program, error);
    if (state->identity->program == NULL || !open_folders(state, error))
        return false;
    for (guint i = 0; i < state->batch->chosen->len; i++)
        g_hash_table_add(state->chosen,
                         GUINT_TO_POINTER(g_array_index(state->batch->chosen, guint, i) + 1));
    recall(state);
    state->events->begun(state->events->data, state->batch->chosen->len);
    state->checkpoint = g_get_monotonic_time();
    if (!make_all(state, error))
        return false;
    write_manifests(state);
    if (state->broken != NULL) {
        g_propagate_error(error, g_steal_pointer(&state->broken));
        return false;
    }
    for (guint i = 0; i < state->folders->len; i++)
        g_ptr_array_add(state->batch->manifests,
                        g_strdup(((Folder *)g_ptr_array_index(state->folders, i))->path));
    return true;
}

static bool
run_locked(const RpBatchOptions *options, const RpBatchEvents *events, RpBatch *batch,
           GError **error)
{
    g_auto(RpIdentity) identity = {0};
    State state = {.options = options, .events = events, .batch = batch, .identity = &identity};

    state.folders = g_ptr_array_new_with_free_func(free_folder);
    state.known = g_ptr_array_new();
    state.chosen = g_hash_table_new(NULL, NULL);
    bool good = run(&state, error);

    g_ptr_array_unref(state.folders);
    g_ptr_array_unref(state.known);
    g_hash_table_unref(state.chosen);
    g_clear_error(&state.broken);
    return good;
}

RpBatch *
rp_batch_run(const RpBatchOptions *options, const RpBatchEvents *events, RpDiags *diags,
             GError **error)
{
    g_autoptr(RpBatch) batch = g_new0(RpBatch, 1);
    gint64 begun = g_get_monotonic_time();

    batch->chosen = g_array_new(FALSE, FALSE, sizeof(guint));
    batch->manifests = g_ptr_array_new_with_free_func(g_free);
    batch->survey = rp_survey(&options->survey, diags, error);
    if (batch->survey == NULL)
        return NULL;
    choose(batch, options);
    if (!options->dry_run && !run_locked(options, events, batch, error))
        return NULL;
    count_outcomes(batch);
    batch->seconds = (double)(g_get_monotonic_time() - begun) / MICROSECONDS;
    return g_steal_pointer(&batch);
}
