#include "app/run.h"

#include <string.h>

#include "app/choose-layout-private.h"
#include "app/layouts.h"
#include "app/read.h"
#include "base/error.h"
#include "base/i18n.h"
#include "build/build.h"
#include "compose/compose.h"
#include "paginate/paginate.h"

/* The regions a report names: codes, names, `provinces`, `children of 630000`.
 * Returns: (owned) of const RpRegion *, without duplicates. */
static void
add_region(GPtrArray *regions, const RpRegion *region)
{
    if (!g_ptr_array_find(regions, region, NULL))
        g_ptr_array_add(regions, (gpointer)region);
}

static void
add_all(GPtrArray *regions, GPtrArray *found)
{
    for (guint i = 0; i < found->len; i++)
        add_region(regions, g_ptr_array_index(found, i));
    g_ptr_array_unref(found);
}

void
rp_run_report_region(const RpRun *run, const char *word, RpWhere where, RpDiags *diags)
{
    const char *nearest = rp_region_set_nearest(run->dataset->regions, word);

    rp_diags_add(diags, RP_FAULT, "unknown-region", where, _("unknown region '%s'"), word);
    if (nearest != NULL)
        rp_diags_hint(diags, _("did you mean '%s'?"), nearest);
}

static const RpRegion *
find_region(const RpRun *run, const char *word, RpWhere where, RpDiags *diags)
{
    RpRegionMatch match;
    const RpRegion *region = rp_region_set_find(run->dataset->regions, word, &match);

    if (region == NULL)
        rp_run_report_region(run, word, where, diags);
    return region;
}

static GPtrArray *
named_regions(const RpRun *run, RpDiags *diags)
{
    static const char children_of[] = "children of ";
    GPtrArray *regions = g_ptr_array_new();
    const GArray *words = run->report->regions;

    for (guint i = 0; i < words->len; i++) {
        const RpReportText *word = &g_array_index(words, RpReportText, i);
        bool children = g_str_has_prefix(word->text, children_of);

        if (g_strcmp0(word->text, "provinces") == 0) {
            add_all(regions, rp_region_set_provinces(run->dataset->regions));
            continue;
        }
        const RpRegion *region =
            find_region(run, word->text + (children ? strlen(children_of) : 0), word->where, diags);
        if (region == NULL)
            continue;
        if (children)
            add_all(regions, rp_region_set_children(run->dataset->regions, region->code));
        else
            add_region(regions, region);
    }
    return regions;
}

GPtrArray *
rp_run_regions(const RpRun *run, RpDiags *diags)
{
    GPtrArray *regions = named_regions(run, diags);
    const RpPlan *plan = run->dataset->plan;
    const RpRegion *own =
        plan == NULL ? NULL : rp_region_set_lookup(run->dataset->regions, plan->region);

    if (run->report->regions->len == 0 && own != NULL)
        g_ptr_array_add(regions, (gpointer)own);
    return regions;
}

/* --region, else the report's only one, else the plan's. */
static bool
choose_region(RpRun *run, const RpJob *job, RpDiags *diags, GError **error)
{
    g_autoptr(GPtrArray) regions = rp_run_regions(run, diags);
    RpRegionMatch match;

    if (job->region != NULL) {
        run->region = rp_region_set_find(run->dataset->regions, job->region, &match);
        if (run->region == NULL)
            g_set_error(error, RP_ERROR, RP_ERROR_USAGE, _("--region: unknown region '%s'"),
                        job->region);
        return run->region != NULL;
    }
    if (regions->len > 1 && !job->any_region) {
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                    _("%s: the report has %u regions: choose one with --region CODE"),
                    run->report->file, regions->len);
        return false;
    }
    if (regions->len > 0)
        run->region = g_ptr_array_index(regions, 0);
    return true;
}

static bool
stage_layout(RpRun *run, const RpJob *job, RpDiags *diags, GError **error)
{
    if (!choose_region(run, job, diags, error))
        return false;
    g_autoptr(GPtrArray) names = rp_layouts_names(run->report);
    g_autoptr(GError) refused = NULL;
    g_autofree char *path = rp_run_choose_layout(run, job, names, diags, &refused);
    RpLayoutFinder finder = {rp_layouts_find, run->report, names};
    RpLayoutWishes wishes = {.settings = job->settings, .folder = run->report->folder};

    if (path == NULL && refused != NULL && job->layout == NULL) {
        run->undecided = g_steal_pointer(&refused);
        return true;
    }
    if (path == NULL) {
        if (refused != NULL)
            g_propagate_error(error, g_steal_pointer(&refused));
        return refused == NULL && rp_diags_failed(diags);
    }
    if (!rp_run_choose_edition(run, job, &wishes.edition, diags, error))
        return false;
    g_autofree char *shown = rp_report_shown(run->report, path);
    g_ptr_array_add(run->paths, g_strdup(path));
    run->layout = rp_layout_load_with(path, shown, &finder, &wishes, diags, &refused);
    if (refused != NULL) {
        g_propagate_error(error, g_steal_pointer(&refused));
        return false;
    }
    return true;
}

static bool
has_judged_targets(const RpPlan *plan)
{
    for (guint i = 0; i < plan->targets->len; i++)
        if (g_array_index(plan->targets, RpTarget, i).comparator != RP_COMPARE_NONE)
            return true;
    return false;
}

/* A report in which nothing could be judged would only look like one. */
static void
report_no_targets(const RpRun *run, RpDiags *diags)
{
    const RpPlan *plan = run->dataset->plan;
    const RpRegion *own = rp_region_set_lookup(run->dataset->regions, plan->region);

    rp_diags_add(diags, RP_FAULT, "region-without-targets", run->report->plan.where,
                 _("plan '%s' has no target for %s"), plan->id, run->region->name);
    if (own != NULL && own != run->region)
        rp_diags_hint(diags, _("its targets are those of %s; choose it with --region %s"),
                      own->name, own->code);
}

/* The layout's scheme goes before the plan's. */
static bool
stage_evaluate(RpRun *run, const RpJob *job, RpDiags *diags, GError **error)
{
    (void)job;
    (void)error;
    if (run->region == NULL || run->dataset->plan == NULL || rp_diags_failed(diags))
        return true;
    RpProgressOptions options = {.region = run->region->code,
                                 .period = run->period,
                                 .allow_partial = run->report->partial_totals};
    if (run->layout != NULL && run->layout->scheme.text != NULL) {
        options.scheme = run->layout->scheme.text;
        options.scheme_where = run->layout->scheme.where;
    }
    run->progress = rp_progress_evaluate_with(run->dataset, &options, diags);
    if (run->progress->items->len == 0 && has_judged_targets(run->dataset->plan))
        report_no_targets(run, diags);
    return true;
}

/* Invented figures anywhere in the judged data, or an invented plan. */
static bool
has_sample_data(const RpRun *run)
{
    const GPtrArray *rows = run->dataset->metrics->rows;

    if (run->dataset->plan->sample)
        return true;
    for (guint i = 0; i < rows->len; i++)
        if (((const RpObservation *)g_ptr_array_index(rows, i))->flags & RP_FLAG_SAMPLE)
            return true;
    for (guint i = 0; i < run->dataset->task_progress->len; i++) {
        const RpTaskProgress *report = g_ptr_array_index(run->dataset->task_progress, i);

        if (strstr(report->note, "示例") != NULL)
            return true;
    }
    return false;
}

/* Below this nothing the layouts know can be set; points. */
#define LEAST_WIDTH  (70 * RP_MM)
#define LEAST_HEIGHT (90 * RP_MM)

static void
check_room(const RpRun *run, RpDiags *diags)
{
    const RpPageSetup *page = &run->document->page;
    double width = page->size.width - page->margins.left - page->margins.right;
    double height = page->size.height - page->margins.top - page->margins.bottom;

    if (width >= LEAST_WIDTH && height >= LEAST_HEIGHT)
        return;
    rp_diags_add(diags, RP_FAULT, "no-room", run->document->where,
                 _("the margins leave %d mm by %d mm of the page"), (int)(width / RP_MM),
                 (int)(height / RP_MM));
    rp_diags_hint(diags, _("a report needs at least 70 mm by 90 mm: take a larger page.size or "
                           "smaller page.margins"));
}

/* A provenance says which faces serve the roles. */
static bool
names_fonts(const RpLayout *layout)
{
    for (guint i = 0; i < layout->blocks->len; i++)
        if (strcmp(((const RpLayoutBlock *)g_ptr_array_index(layout->blocks, i))->type,
                   "provenance") == 0)
            return true;
    return false;
}

bool
rp_run_open_fonts(RpRun *run, const RpJob *job, RpDiags *diags, GError **error)
{
    g_autofree char *folder = g_build_filename(job->datadir, "fonts", NULL);

    if (run->fonts == NULL)
        run->fonts = rp_fontset_open(folder, diags, error);
    if (run->base != NULL)
        run->base->fonts = run->fonts; /* only one set at a time: kept for further runs */
    return run->fonts != NULL;
}

/* The day of the data dates the document, unless another was asked for. */
static void
date_document(RpRun *run, const RpJob *job)
{
    g_autofree char *cutoff = rp_period_to_string(run->cutoff);

    if (run->document == NULL || (job->date == NULL && *cutoff == '\0'))
        return;
    g_free(run->document->date);
    run->document->date =
        job->date != NULL ? g_strdup(job->date) : g_strconcat(cutoff, "T00:00:00Z", NULL);
}

/* Each takes a row of a table and more: beyond this, time and memory for a report nobody could
 * read. */
#define MOST_TARGETS 20000

static bool
check_length(const RpRun *run, RpDiags *diags)
{
    guint n = run->progress == NULL ? 0 : run->progress->items->len;

    if (n <= MOST_TARGETS)
        return true;
    rp_diags_add(diags, RP_FAULT, "report-too-long", run->report->plan.where,
                 _("%u targets of the plan '%s' apply to %s; a report can show %u"), n,
                 run->report->plan.text, run->region->name, MOST_TARGETS);
    rp_diags_hint(diags, _("split the plan; 'dabiao evaluate' judges any number of targets"));
    return false;
}

static bool
stage_build(RpRun *run, const RpJob *job, RpDiags *diags, GError **error)
{
    RpPartialFinder finder = {rp_partials_find, NULL};
    g_autoptr(GPtrArray) fonts = NULL;
    g_autofree char *report = g_path_get_basename(run->report->file);
    RpBuildOptions options = {
        .partials = &finder,
        .title = run->report->title.text,
        .title_where = run->report->title.where,
        .sample = has_sample_data(run),
    };

    if (run->undecided != NULL) {
        g_propagate_error(error, g_steal_pointer(&run->undecided));
        return false;
    }
    if (!check_length(run, diags))
        return true;
    if (names_fonts(run->layout)) {
        if (!rp_run_open_fonts(run, job, diags, error))
            return false;
        fonts = rp_fontset_names(run->fonts);
    }
    options.fonts = fonts;
    options.report_file = report;
    options.report_hash = run->report->sha256;
    run->partials = rp_partials_new(run->report);
    finder.data = run->partials;
    run->document = rp_build_document(run->layout, run->progress, &options, diags);
    for (guint i = 0; i < rp_partials_sources(run->partials)->len; i++) {
        const RpSource *source = g_ptr_array_index(rp_partials_sources(run->partials), i);

        g_ptr_array_add(run->paths, g_strdup(source->path));
    }
    date_document(run, job);
    if (run->document != NULL)
        check_room(run, diags);
    return true;
}

static bool
stage_compose(RpRun *run, const RpJob *job, RpDiags *diags, GError **error)
{
    if (!rp_run_open_fonts(run, job, diags, error))
        return false;
    run->setter = rp_text_setter_new(run->fonts, diags);
    run->galley = rp_compose_document(run->document, run->setter);
    return true;
}

static bool
stage_paginate(RpRun *run, const RpJob *job, RpDiags *diags, GError **error)
{
    (void)job;
    (void)diags;
    (void)error;
    run->pages = rp_compose_masters(run->document);
    rp_paginate(run->pages, g_steal_pointer(&run->galley));
    rp_compose_furniture(run->pages, run->document, run->setter);
    return true;
}

typedef bool (*StageFunc)(RpRun *run, const RpJob *job, RpDiags *diags, GError **error);

static const StageFunc stages[] = {
    [RP_STAGE_READ] = rp_run_read,        [RP_STAGE_LAYOUT] = stage_layout,
    [RP_STAGE_EVALUATE] = stage_evaluate, [RP_STAGE_BUILD] = stage_build,
    [RP_STAGE_COMPOSE] = stage_compose,   [RP_STAGE_PAGINATE] = stage_paginate,
};

/* Data and layout are both looked at before the first fault ends the run. */
static bool
may_go_on(const RpRun *run, RpStage next, const RpDiags *diags)
{
    return next == RP_STAGE_EVALUATE || next == RP_STAGE_LAYOUT || !rp_diags_failed(diags) ||
           run->report == NULL;
}

RpRun *
rp_run_new(void)
{
    RpRun *run = g_new0(RpRun, 1);

    run->paths = g_ptr_array_new_with_free_func(g_free);
    return run;
}

static bool
go_through(RpRun *run, const RpJob *job, RpStage first, RpStage last, RpDiags *diags,
           GError **error)
{
    for (int stage = (int)first; stage <= (int)last; stage++) {
        g_autoptr(GError) refused = NULL;

        if (!may_go_on(run, (RpStage)stage, diags))
            break;
        run->done = (RpStage)stage;
        if (!stages[stage](run, job, diags, &refused)) {
            /* missing arguments mean little while the files themselves are wrong */
            bool usage = g_error_matches(refused, RP_ERROR, RP_ERROR_USAGE);

            if (refused != NULL && !(usage && rp_diags_failed(diags))) {
                g_propagate_error(error, g_steal_pointer(&refused));
                return false;
            }
            break;
        }
    }
    if (rp_diags_failed(diags))
        g_set_error(error, RP_ERROR, RP_ERROR_INPUT, _("%s: there are errors, nothing was written"),
                    job->report);
    return !rp_diags_failed(diags);
}

RpRun *
rp_run_to(const RpJob *job, RpStage last, RpDiags *diags, GError **error)
{
    g_autoptr(RpRun) run = rp_run_new();

    return go_through(run, job, RP_STAGE_READ, last, diags, error) ? g_steal_pointer(&run) : NULL;
}

RpRun *
rp_run_from(RpRun *base, const RpJob *job, RpStage last, RpDiags *diags, GError **error)
{
    g_autoptr(RpRun) run = rp_run_new();

    run->base = base;
    run->report = base->report;
    run->dataset = base->dataset;
    run->period = base->period;
    run->cutoff = base->cutoff;
    run->fonts = base->fonts;
    for (guint i = 0; i < base->paths->len; i++)
        g_ptr_array_add(run->paths, g_strdup(g_ptr_array_index(base->paths, i)));
    return go_through(run, job, RP_STAGE_READ + 1, last, diags, error) ? g_steal_pointer(&run)
                                                                       : NULL;
}

bool
rp_run_further(RpRun *run, const RpJob *job, RpStage last, RpDiags *diags, GError **error)
{
    return go_through(run, job, run->done + 1, last, diags, error);
}

void
rp_run_forget(RpRun *run)
{
    g_clear_pointer(&run->galley, rp_box_free);
    g_clear_pointer(&run->setter, rp_text_setter_free);
    g_clear_pointer(&run->document, rp_document_free);
    g_clear_pointer(&run->layout, rp_layout_free);
    g_clear_pointer(&run->progress, rp_progress_set_free);
    if (run->base == NULL)
        g_clear_pointer(&run->dataset, rp_dataset_free);
}

void
rp_run_free(RpRun *run)
{
    if (run == NULL)
        return;
    rp_pages_free(run->pages);
    rp_box_free(run->galley);
    rp_text_setter_free(run->setter);
    rp_document_free(run->document);
    rp_layout_free(run->layout);
    rp_partials_free(run->partials);
    rp_progress_set_free(run->progress);
    g_clear_error(&run->undecided);
    if (run->base == NULL) {
        rp_fontset_free(run->fonts);
        rp_dataset_free(run->dataset);
        rp_report_free(run->report);
    }
    g_ptr_array_unref(run->paths);
    g_free(run);
}
