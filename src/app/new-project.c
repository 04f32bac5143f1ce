#include "app/new-project.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "app/new-texts-private.h"
#include "app/output.h"
#include "app/period-choice.h"
#include "app/plans.h"
#include "base/error.h"
#include "base/i18n.h"

/* False with `error` unless `folder` is empty or not there yet. */
static bool
check_empty(const char *folder, GError **error)
{
    if (g_access(folder, F_OK) != 0)
        return true; /* writing tells whether it can be made */
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE, _("%s: this is not a folder"), folder);
        return false;
    }

    g_autoptr(GError) refused = NULL;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &refused);
    if (dir == NULL) {
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, "%s: %s", folder, refused->message);
        return false;
    }
    if (g_dir_read_name(dir) == NULL)
        return true;
    g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                _("%s: the folder is not empty; name a new one, nothing is overwritten"), folder);
    return false;
}

/* Returns: (owned) `folder`, or the nearest above it that is there. */
static char *
existing_folder(const char *folder)
{
    char *existing = g_canonicalize_filename(folder, NULL);

    while (!g_file_test(existing, G_FILE_TEST_IS_DIR)) {
        char *parent = g_path_get_dirname(existing);
        g_free(existing);
        existing = parent;
    }
    return existing;
}

static bool
choose_region(const RpNewProject *project, const RpRegionSet *regions, RpNewTexts *texts,
              GError **error)
{
    RpRegionMatch match;

    texts->plan_region = rp_region_set_lookup(regions, texts->plan->region);
    texts->region = project->region == NULL ? texts->plan_region
                                            : rp_region_set_find(regions, project->region, &match);
    if (texts->region != NULL)
        return true;

    const char *near = rp_region_set_nearest(regions, project->region);
    if (near != NULL)
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                    _("--region: unknown region '%s'; did you mean '%s'?"), project->region, near);
    else
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE, _("--region: unknown region '%s'"),
                    project->region);
    return false;
}

/* The month before this one, or the month of the plan that is nearest to it. */
static bool
choose_period(const RpNewProject *project, RpNewTexts *texts, GError **error)
{
    RpMonth month = CLAMP(project->today - 1, texts->plan->start, texts->plan->end);

    texts->period = rp_period_month(rp_month_year(month), rp_month_number(month));
    if (project->period == NULL ||
        rp_period_choose(project->period, project->today, &texts->period))
        return true;
    g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                _("--period: '%s' is not a period; write e.g. 2018-06, 2018Q2 or prev-month"),
                project->period);
    return false;
}

/* Those to be judged in the region; when there are none, all, to be adapted. */
static void
choose_targets(RpNewTexts *texts)
{
    const GArray *all = texts->plan->targets;

    for (guint i = 0; i < all->len; i++) {
        const RpTarget *target = &g_array_index(all, RpTarget, i);

        if (target->comparator != RP_COMPARE_NONE &&
            (*target->region == '\0' || strcmp(target->region, texts->region->code) == 0))
            g_ptr_array_add(texts->targets, (gpointer)target);
    }
    if (texts->targets->len > 0)
        return;
    for (guint i = 0; i < all->len; i++) {
        const RpTarget *target = &g_array_index(all, RpTarget, i);

        if (target->comparator != RP_COMPARE_NONE)
            g_ptr_array_add(texts->targets, (gpointer)target);
    }
    texts->copied = texts->targets->len > 0;
}

static void
choose_tasks(RpNewTexts *texts)
{
    const GArray *all = texts->plan->tasks;
    g_autoptr(GHashTable) parents = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < all->len; i++)
        g_hash_table_add(parents, g_array_index(all, RpTask, i).parent);
    for (guint i = 0; i < all->len; i++) {
        const RpTask *task = &g_array_index(all, RpTask, i);

        if (!g_hash_table_contains(parents, task->id))
            g_ptr_array_add(texts->tasks, (gpointer)task);
    }
}

/* What was made so far, to be taken away again on failure. */
typedef struct {
    const char *folder;
    GPtrArray *files; /* owned, of char * */
} Made;

static bool
write_file(Made *made, const char *name, char *contents, GError **error)
{
    g_autofree char *path = g_build_filename(made->folder, name, NULL);
    g_autoptr(GBytes) bytes = g_bytes_new_take(contents, strlen(contents));

    if (!rp_output_write(path, bytes, true, error))
        return false;
    g_ptr_array_add(made->files, g_steal_pointer(&path));
    return true;
}

/* report.yaml comes last: without it the folder is no project. */
static bool
write_files(const RpNewTexts *texts, Made *made, GError **error)
{
    g_autofree char *targets = g_strdup_printf("data/plans/%s/targets.csv", texts->plan_id);

    return write_file(made, "metrics/targets.csv", rp_new_metrics_csv(texts), error) &&
           (texts->tasks->len == 0 ||
            write_file(made, "tasks/tasks.csv", rp_new_tasks_csv(texts), error)) &&
           (!texts->copied || write_file(made, targets, rp_new_targets_csv(texts), error)) &&
           write_file(made, "README.md", rp_new_readme(texts), error) &&
           write_file(made, "report.yaml", rp_new_report_yaml(texts), error);
}

/* Remove `path` and the folders above it, below `top`, that are empty now. */
static void
remove_folders(const char *path, const char *top)
{
    g_autofree char *folder = g_canonicalize_filename(path, NULL);

    while (strlen(folder) > strlen(top) && g_rmdir(folder) == 0) {
        char *parent = g_path_get_dirname(folder);
        g_free(folder);
        folder = parent;
    }
}

static void
take_back(const RpNewTexts *texts, const Made *made, const char *top)
{
    g_autofree char *plan = g_strdup_printf("data/plans/%s", texts->plan_id);
    const char *const folders[] = {"metrics", "tasks", plan, "."};

    for (guint i = 0; i < made->files->len; i++)
        g_unlink(g_ptr_array_index(made->files, i));
    for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = g_build_filename(made->folder, folders[i], NULL);
        remove_folders(path, top);
    }
}

static void
report_copied(const RpNewTexts *texts, RpDiags *diags)
{
    rp_diags_add(diags, RP_WARNING, "plan-of-other-region", texts->plan->where,
                 _("plan '%s' sets its targets for %s, not for %s"), texts->plan_id,
                 texts->plan_region->name, texts->region->name);
    rp_diags_hint(diags, _("they were copied into data/plans/%s/targets.csv: adapt them"),
                  texts->plan_id);
}

/* Returns: (owned, nullable) the files. */
static GPtrArray *
make_project(const RpNewProject *project, RpRun *run, RpNewTexts *texts, RpDiags *diags,
             GError **error)
{
    g_autofree char *top = existing_folder(project->folder);
    Made made = {project->folder, NULL};

    texts->indicators = run->dataset->indicators;
    if (!choose_region(project, run->dataset->regions, texts, error) ||
        !choose_period(project, texts, error))
        return NULL;
    choose_targets(texts);
    choose_tasks(texts);
    if (texts->copied)
        report_copied(texts, diags);
    if (rp_diags_failed(diags)) {
        g_set_error(error, RP_ERROR, RP_ERROR_INPUT, _("%s: there are errors, nothing was written"),
                    project->plan);
        return NULL;
    }
    made.files = g_ptr_array_new_with_free_func(g_free);
    if (write_files(texts, &made, error))
        return made.files;
    take_back(texts, &made, top);
    g_ptr_array_unref(made.files);
    return NULL;
}

GPtrArray *
rp_new_project(const RpNewProject *project, RpDiags *diags, GError **error)
{
    RpNewTexts texts = {.plan_id = project->plan};

    if (!check_empty(project->folder, error))
        return NULL;
    g_autofree char *beside = existing_folder(project->folder);
    g_autoptr(RpRun) run = rp_plans_open(beside, project->datadir, diags, error);
    g_autoptr(GError) refused = NULL;
    g_autoptr(RpPlan) plan =
        run == NULL ? NULL : rp_plans_load(run, project->plan, diags, &refused);
    if (refused != NULL)
        g_propagate_error(error, g_steal_pointer(&refused));
    if (plan == NULL || rp_diags_failed(diags)) {
        if (run != NULL && rp_diags_failed(diags) && error != NULL && *error == NULL)
            g_set_error(error, RP_ERROR, RP_ERROR_INPUT,
                        _("%s: there are errors, nothing was written"), project->plan);
        return NULL;
    }

    g_autoptr(GPtrArray) targets = g_ptr_array_new();
    g_autoptr(GPtrArray) tasks = g_ptr_array_new();
    texts.plan = plan;
    texts.targets = targets;
    texts.tasks = tasks;
    return make_project(project, run, &texts, diags, error);
}
