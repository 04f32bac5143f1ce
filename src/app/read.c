#include "app/read.h"

#include "app/period-choice.h"
#include "base/error.h"
#include "base/i18n.h"

/* Returns: (owned) of RpInputFile, for paths of char *. */
static GPtrArray *
input_files(RpRun *run, const GPtrArray *paths)
{
    GPtrArray *files = g_ptr_array_new_with_free_func((GDestroyNotify)rp_input_file_free);

    for (guint i = 0; i < paths->len; i++) {
        const char *path = g_ptr_array_index(paths, i);
        g_autofree char *shown = rp_report_shown(run->report, path);

        g_ptr_array_add(run->paths, g_strdup(path));
        g_ptr_array_add(files, rp_input_file_new(path, shown));
    }
    return files;
}

static GPtrArray *
find_files(RpRun *run, const char *name)
{
    g_autoptr(GPtrArray) paths = rp_report_find_all(run->report, name);

    return input_files(run, paths);
}

bool
rp_run_read_registries(RpRun *run, RpDiags *diags, GError **error)
{
    g_autoptr(GPtrArray) indicators = find_files(run, "data/indicators.csv");
    g_autoptr(GPtrArray) regions = find_files(run, "data/regions.csv");
    g_autoptr(GPtrArray) schemes = find_files(run, "data/schemes.yaml");

    return rp_load_indicators(run->dataset, indicators, diags, error) &&
           rp_load_regions(run->dataset, regions, diags, error) &&
           rp_load_schemes(run->dataset, schemes, diags, error);
}

static void
report_unknown_plan(const RpRun *run, RpDiags *diags)
{
    const RpReportText *plan = &run->report->plan;
    g_autoptr(GPtrArray) names = rp_report_list(run->report, "data/plans");
    const char *nearest = rp_nearest(plan->text, (const char *const *)names->pdata, names->len);

    rp_diags_add(diags, RP_FAULT, "unknown-plan", plan->where, _("unknown plan '%s'"), plan->text);
    if (nearest != NULL)
        rp_diags_hint(diags, _("did you mean '%s'?"), nearest);
    else
        rp_diags_hint(diags, _("'dabiao plan list' shows the plans there are"));
}

/* Returns: (owned, nullable) file `name` of the plan as an input. */
static RpInputFile *
plan_file(RpRun *run, const char *name)
{
    g_autofree char *relative = g_strdup_printf("data/plans/%s/%s", run->report->plan.text, name);
    g_autofree char *path = rp_report_find(run->report, relative);

    if (path == NULL)
        return NULL;
    g_autofree char *shown = rp_report_shown(run->report, path);
    g_ptr_array_add(run->paths, g_strdup(path));
    return rp_input_file_new(path, shown);
}

bool
rp_run_read_plan(RpRun *run, RpDiags *diags, GError **error)
{
    if (run->report->plan.text == NULL)
        return true; /* reported while reading the report */

    g_autoptr(RpInputFile) plan = plan_file(run, "plan.yaml");
    g_autoptr(RpInputFile) targets = plan_file(run, "targets.csv");
    g_autoptr(RpInputFile) tasks = plan_file(run, "tasks.csv");

    if (plan == NULL) {
        report_unknown_plan(run, diags);
        return true;
    }
    if (targets == NULL) {
        rp_diags_add(diags, RP_FAULT, "plan-without-targets", run->report->plan.where,
                     _("plan '%s' has no targets.csv"), run->report->plan.text);
        return true;
    }
    return rp_load_plan(run->dataset, plan, targets, tasks, diags, error);
}

/* --period wins over `period:`; one of the two must be there. */
static bool
choose_period(RpRun *run, const RpJob *job, RpDiags *diags, GError **error)
{
    const RpReportText *given = &run->report->period;

    if (job->period != NULL) {
        if (rp_period_choose(job->period, job->today, &run->period))
            return true;
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                    _("--period: '%s' is not a period; write e.g. 2018-06, 2018Q2 or prev-month"),
                    job->period);
        return false;
    }
    if (given->text == NULL) {
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                    _("%s: no period: give --period or write 'period: 2018-06' in the report"),
                    run->report->file);
        return false;
    }
    if (!rp_period_choose(given->text, job->today, &run->period)) {
        rp_diags_add(diags, RP_FAULT, "bad-period", given->where, _("'%s' is not a period"),
                     given->text);
        rp_diags_hint(diags, _("write e.g. 2018-06, 2018Q2, 2018 or prev-month"));
    }
    return true;
}

/* --cutoff wins over `cutoff:`; a month would leave open which of its days count. */
static bool
choose_cutoff(RpRun *run, const RpJob *job, RpDiags *diags, GError **error)
{
    const RpReportText *given = &run->report->cutoff;
    const char *text = job->cutoff != NULL ? job->cutoff : given->text;
    bool warn = false;

    run->cutoff = (RpPeriod){.kind = RP_PERIOD_NONE};
    if (text == NULL)
        return true;
    if (rp_period_read(text, &run->cutoff, &warn) && run->cutoff.kind == RP_PERIOD_DAY)
        return true;
    run->cutoff = (RpPeriod){.kind = RP_PERIOD_NONE};
    if (job->cutoff != NULL) {
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                    _("--cutoff: '%s' is not a day; write e.g. 2018-07-10"), text);
        return false;
    }
    rp_diags_add(diags, RP_FAULT, "bad-cutoff", given->where, _("'%s' is not a day"), text);
    rp_diags_hint(diags, _("write the last day whose data count, e.g. 2018-07-10"));
    return true;
}

static bool
read_observations(RpRun *run, RpDiags *diags, GError **error)
{
    g_autoptr(GPtrArray) metric_paths = rp_report_glob(run->report, run->report->metrics, diags);
    g_autoptr(GPtrArray) task_paths = rp_report_glob(run->report, run->report->tasks, diags);
    g_autoptr(GPtrArray) metrics = input_files(run, metric_paths);
    g_autoptr(GPtrArray) tasks = input_files(run, task_paths);
    RpMetricsOptions options = {
        .has_report_period = run->period.kind != RP_PERIOD_NONE,
        .report_period = run->period,
        .cutoff = run->cutoff,
    };

    return rp_load_metrics(run->dataset, metrics, &options, diags, error) &&
           rp_load_task_progress(run->dataset, tasks, run->cutoff, diags, error);
}

bool
rp_run_read(RpRun *run, const RpJob *job, RpDiags *diags, GError **error)
{
    run->report = rp_report_load(job->report, job->datadir, diags, error);
    if (run->report == NULL)
        return false;
    g_ptr_array_add(run->paths, g_strdup(job->report));
    run->dataset = rp_dataset_new();
    return choose_period(run, job, diags, error) && choose_cutoff(run, job, diags, error) &&
           rp_run_read_registries(run, diags, error) && rp_run_read_plan(run, diags, error) &&
           read_observations(run, diags, error);
}
