#include "app/check.h"

#include <string.h>

#include "app/layouts.h"
#include "app/read.h"
#include "base/error.h"
#include "base/i18n.h"
#include "source/source.h"
#include "yaml/yaml.h"

/* Returns: (owned) a run that looks ids up next to `file`. */
static RpRun *
run_beside(const char *file, const char *datadir)
{
    RpRun *run = rp_run_new();
    g_autofree char *folder = g_path_get_dirname(file);

    run->report = rp_report_new_bare(folder, datadir);
    run->dataset = rp_dataset_new();
    return run;
}

/* A file that is named on the command line and does not exist is a refusal by the system. */
static bool
require_file(const char *file, GError **error)
{
    if (g_file_test(file, G_FILE_TEST_EXISTS))
        return true;
    g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, _("%s: no such file"), file);
    return false;
}

bool
rp_check_read_csv(char *const files[], const char *datadir, gunichar delimiter, RpRowStream *rows,
                  RpDiags *diags, GError **error)
{
    g_autoptr(RpRun) run = run_beside(files[0], datadir);
    g_autoptr(GPtrArray) inputs =
        g_ptr_array_new_with_free_func((GDestroyNotify)rp_input_file_free);
    RpMetricsOptions options = {.delimiter = delimiter};

    for (gsize i = 0; files[i] != NULL; i++) {
        if (!require_file(files[i], error))
            return false;
        g_ptr_array_add(inputs, rp_input_file_new(files[i], files[i]));
    }
    return rp_run_read_registries(run, diags, error) &&
           rp_row_stream_read(rows, run->dataset, inputs, &options, diags, error);
}

static bool
check_layout(const char *file, const RpJob *job, RpDiags *diags, GError **error)
{
    g_autoptr(GError) refused = NULL;
    RpLayoutWishes wishes = {.settings = job->settings};

    if (job->edition != NULL && !rp_edition_parse(job->edition, &wishes.edition)) {
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE, _("--edition must be internal or public"));
        return false;
    }
    g_autoptr(RpLayout) layout = rp_layouts_load_file(file, job->datadir, &wishes, diags, &refused);

    (void)layout;
    if (refused == NULL)
        return true;
    g_propagate_error(error, g_steal_pointer(&refused));
    return false;
}

/* Keys that only a report has; one of them tells it from a layout, also when others are missing. */
static bool
is_report(const char *file)
{
    static const char *const keys[] = {"plan", "metrics", "tasks", "period", "regions", "output"};
    g_autoptr(RpDiags) ignored = rp_diags_new();
    g_autofree char *name = g_path_get_basename(file);
    g_autoptr(RpSource) source = rp_source_load(file, file, ignored, NULL);
    g_autoptr(RpYaml) root = source == NULL ? NULL : rp_yaml_parse(source, ignored);

    if (root == NULL)
        return strcmp(name, "report.yaml") == 0;
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        if (rp_yaml_lookup(root, keys[i]) != NULL)
            return true;
    return strcmp(name, "report.yaml") == 0;
}

static bool
check_report(const char *file, const RpJob *job, RpDiags *diags, GError **error)
{
    RpJob whole = *job;
    g_autoptr(GError) refused = NULL;

    whole.report = file;
    whole.any_region = true;
    g_autoptr(RpRun) run = rp_run_to(&whole, RP_STAGE_PAGINATE, diags, &refused);
    if (run != NULL || g_error_matches(refused, RP_ERROR, RP_ERROR_INPUT))
        return true;
    g_propagate_error(error, g_steal_pointer(&refused));
    return false;
}

static bool
check_csv(const char *file, const RpJob *job, RpDiags *diags, GError **error)
{
    char *const files[] = {(char *)file, NULL};
    const RpSpooling spooling = {.folder = job->tmpdir};
    g_autoptr(RpRowStream) rows = rp_row_stream_new(RP_ROWS_NONE, &spooling);

    return rp_check_read_csv(files, job->datadir, 0, rows, diags, error);
}

bool
rp_check_file(const char *file, const RpJob *job, RpDiags *diags, GError **error)
{
    if (!require_file(file, error))
        return false;
    if (!g_str_has_suffix(file, ".yaml") && !g_str_has_suffix(file, ".yml"))
        return check_csv(file, job, diags, error);
    return is_report(file) ? check_report(file, job, diags, error)
                           : check_layout(file, job, diags, error);
}
