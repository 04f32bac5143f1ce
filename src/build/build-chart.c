#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "build/chart-job-private.h"
#include "build/phrase.h"
#include "build/wording.h"

#define SAMPLE_SOURCE "示例数据（虚构，仅用于演示）"

/* How a kind of chart is built. */
enum {
    OF_TARGETS = 1 << 0,    /* says so when no target is left */
    OF_INDICATORS = 1 << 1, /* shows the indicators named, whatever targets there are */
    BELOW = 1 << 2,         /* regions are those below the own one, else those beside it */
    TABULAR = 1 << 3,       /* split by domain when there are too many targets */
};

/* A kind of chart of layouts. */
static const struct {
    RpChartKind kind;
    RpBuildChart build;
    RpLayoutSort sort; /* of targets, when the layout says nothing */
    unsigned traits;
} kinds[RP_N_LAYOUT_CHARTS] = {
    [RP_LAYOUT_CHART_PROGRESS] = {RP_CHART_PROGRESS, rp_build_progress_chart, RP_SORT_COMPLETION,
                                  OF_TARGETS},
    [RP_LAYOUT_CHART_VALUES] = {RP_CHART_BARS, rp_build_values_chart, RP_SORT_PLAN, BELOW},
    [RP_LAYOUT_CHART_BULLET] = {RP_CHART_BULLET, rp_build_bullet_chart, RP_SORT_PLAN, OF_TARGETS},
    [RP_LAYOUT_CHART_GROUPED] = {RP_CHART_GROUPED, rp_build_grouped_chart, RP_SORT_PLAN,
                                 OF_TARGETS},
    [RP_LAYOUT_CHART_STACKED] = {RP_CHART_STACKED, rp_build_stacked_chart, RP_SORT_PLAN,
                                 OF_INDICATORS},
    [RP_LAYOUT_CHART_PERCENT] = {RP_CHART_PERCENT, rp_build_percent_chart, RP_SORT_PLAN,
                                 OF_TARGETS},
    [RP_LAYOUT_CHART_RANKING] = {RP_CHART_RANKING, rp_build_ranking_chart, RP_SORT_PLAN, 0},
    [RP_LAYOUT_CHART_DIVERGING] = {RP_CHART_DIVERGING, rp_build_diverging_chart, RP_SORT_GAP,
                                   OF_TARGETS},
    [RP_LAYOUT_CHART_DUMBBELL] = {RP_CHART_DUMBBELL, rp_build_dumbbell_chart, RP_SORT_COMPLETION,
                                  OF_TARGETS},
    [RP_LAYOUT_CHART_WATERFALL] = {RP_CHART_WATERFALL, rp_build_waterfall_chart, RP_SORT_PLAN,
                                   OF_INDICATORS},
    [RP_LAYOUT_CHART_LINE] = {RP_CHART_LINE, rp_build_line_chart, RP_SORT_PLAN, 0},
    [RP_LAYOUT_CHART_COMBO] = {RP_CHART_COMBO, rp_build_combo_chart, RP_SORT_PLAN, OF_INDICATORS},
    [RP_LAYOUT_CHART_HEAT] = {RP_CHART_HEAT, rp_build_heat_chart, RP_SORT_PLAN,
                              OF_TARGETS | BELOW | TABULAR},
    [RP_LAYOUT_CHART_TILES] = {RP_CHART_TILES, rp_build_tiles_chart, RP_SORT_PLAN, 0},
    [RP_LAYOUT_CHART_GANTT] = {RP_CHART_GANTT, rp_build_gantt_chart, RP_SORT_PLAN, OF_INDICATORS},
    [RP_LAYOUT_CHART_SPARKLINES] = {RP_CHART_SPARKLINES, rp_build_sparklines_chart, RP_SORT_PLAN,
                                    OF_TARGETS | TABULAR},
    [RP_LAYOUT_CHART_MULTIPLES] = {RP_CHART_MULTIPLES, rp_build_multiples_chart, RP_SORT_PLAN,
                                   BELOW},
};

static bool
has_trait(const RpLayoutBlock *from, unsigned trait)
{
    return (kinds[from->chart_kind].traits & trait) != 0;
}

static RpWhere
place_of(const RpLayoutBlock *from, const GArray *places, guint i)
{
    return places != NULL && i < places->len ? g_array_index(places, RpWhere, i) : from->where;
}

/* By id of a target, else by id, name or alias of an indicator. */
static const RpIndicator *
find_indicator(const RpChartJob *job, const char *word)
{
    const RpDataset *dataset = job->set->dataset;
    const RpTarget *target = rp_plan_lookup_target(dataset->plan, word);
    bool ambiguous = false;

    return target != NULL ? target->indicator
                          : rp_indicator_set_find(dataset->indicators, word, &ambiguous);
}

static void
read_indicators(RpChartJob *job)
{
    const GPtrArray *words = job->from->indicators;

    for (guint i = 0; words != NULL && i < words->len; i++) {
        const char *word = g_ptr_array_index(words, i);
        bool minus = *word == '-';
        const RpIndicator *indicator = find_indicator(job, word + (minus ? 1 : 0));

        if (indicator != NULL) {
            g_ptr_array_add(job->indicators, (gpointer)indicator);
            g_array_append_val(job->minus, minus);
            continue;
        }
        const char *nearest =
            rp_indicator_set_nearest(job->set->dataset->indicators, word + (minus ? 1 : 0));
        rp_diags_add(job->builder->diags, RP_FAULT, "unknown-indicator",
                     place_of(job->from, job->from->indicators_at, i),
                     _("there is no indicator '%s'"), word);
        if (nearest != NULL)
            rp_diags_hint(job->builder->diags, _("did you mean '%s'?"), nearest);
    }
}

static void
add_regions(RpChartJob *job, GPtrArray *regions)
{
    g_ptr_array_extend(job->regions, regions, NULL, NULL);
    g_ptr_array_unref(regions);
}

static void
read_region(RpChartJob *job, guint i)
{
    static const char children_of[] = "children of ";
    const RpRegionSet *regions = job->set->dataset->regions;
    const char *word = g_ptr_array_index(job->from->regions, i);
    bool children = g_str_has_prefix(word, children_of);
    const char *name = word + (children ? strlen(children_of) : 0);
    RpRegionMatch match;
    const RpRegion *region = rp_region_set_find(regions, name, &match);

    if (strcmp(word, "provinces") == 0) {
        add_regions(job, rp_region_set_provinces(regions));
        return;
    }
    if (strcmp(word, "hmt") == 0) {
        add_regions(job, rp_region_set_hmt(regions));
        return;
    }
    if (strcmp(word, "children") == 0) {
        add_regions(job, rp_region_set_children(regions, job->set->region));
        return;
    }
    if (region == NULL) {
        const char *nearest = rp_region_set_nearest(regions, name);
        rp_diags_add(job->builder->diags, RP_FAULT, "unknown-region",
                     place_of(job->from, job->from->regions_at, i), _("unknown region '%s'"), name);
        if (nearest != NULL)
            rp_diags_hint(job->builder->diags, _("did you mean '%s'?"), nearest);
    } else if (children) {
        add_regions(job, rp_region_set_children(regions, region->code));
    } else {
        g_ptr_array_add(job->regions, (gpointer)region);
    }
}

/* Those named, else the ones below the report's own region or beside it. */
static void
read_regions(RpChartJob *job, bool below)
{
    const RpRegionSet *regions = job->set->dataset->regions;
    const RpRegion *own = rp_region_set_lookup(regions, job->set->region);

    for (guint i = 0; job->from->regions != NULL && i < job->from->regions->len; i++)
        read_region(job, i);
    if (job->from->regions != NULL || own == NULL)
        return;
    if (below)
        add_regions(job, rp_region_set_children(regions, own->code));
    if (job->regions->len > 0)
        return;
    if (g_strcmp0(own->level, "province") == 0 || g_strcmp0(own->level, "nation") == 0)
        add_regions(job, rp_region_set_provinces(regions));
    else
        add_regions(job, rp_region_set_children(regions, own->parent));
}

/* Returns: whether the layout gives a period; `*ret` stays else. */
static bool
read_period(RpChartJob *job, const RpLayoutText *text, RpPeriod *ret)
{
    g_autofree char *expanded = rp_builder_expand(job->builder, text);
    bool warn = false;

    if (expanded == NULL)
        return false;
    if (rp_period_read(expanded, ret, &warn))
        return true;
    rp_diags_add(job->builder->diags, RP_FAULT, "bad-period", text->where,
                 _("'%s' is not a period"), expanded);
    rp_diags_hint(job->builder->diags, _("write e.g. 2018, 2018Q2 or 2018-06"));
    return false;
}

static void
read_periods(RpChartJob *job)
{
    const RpPlan *plan = job->set->dataset->plan;

    job->first = rp_period_month(rp_month_year(plan->start), rp_month_number(plan->start));
    job->last = job->set->period;
    job->has_first = read_period(job, &job->from->from, &job->first);
    job->has_last = read_period(job, &job->from->to, &job->last);
}

/* Targets of the indicators named, in that order unless the layout sorts. */
static void
keep_named(RpChartJob *job)
{
    g_autoptr(GPtrArray) named = g_ptr_array_new();

    if (job->indicators->len == 0)
        return;
    for (guint k = 0; k < job->indicators->len; k++)
        for (guint i = 0; i < job->rows->len; i++) {
            const RpProgress *item = g_ptr_array_index(job->rows, i);
            if (item->target->indicator == g_ptr_array_index(job->indicators, k) &&
                !g_ptr_array_find(named, item, NULL))
                g_ptr_array_add(named, (gpointer)item);
        }
    if (job->from->sort != RP_SORT_DEFAULT)
        rp_rows_sort(named, job->from->sort, job->from->descending);
    g_ptr_array_set_size(job->rows, 0);
    g_ptr_array_extend(job->rows, named, NULL, NULL);
}

/* 某年鉴；其余为示例数据 */
static char *
source_line(const RpChartJob *job)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = 0; i < job->sources->len; i++) {
        const char *source = g_ptr_array_index(job->sources, i);
        if (strcmp(source, "示例数据") != 0)
            g_string_append_printf(out, "%s%s", out->len > 0 ? "；" : "", source);
    }
    if (job->sample)
        g_string_append_printf(out, "%s%s", out->len > 0 ? "；其余为" : "", SAMPLE_SOURCE);
    return g_strdup(out->str);
}

static void
set_texts(RpChartJob *job)
{
    RpChartSpec *chart = job->chart;
    g_autofree char *title =
        rp_builder_expand_or(job->builder, &job->from->title, g_strdup(job->title->str));

    rp_chart_take(&chart->title, rp_one_line(title));
    rp_chart_take(&chart->subtitle, rp_builder_expand_or(job->builder, &job->from->subtitle,
                                                         g_strdup(job->subtitle->str)));
    rp_chart_take(&chart->note,
                  rp_builder_expand_or(job->builder, &job->from->note, g_strdup(job->note->str)));
    rp_chart_take(&chart->source, source_line(job));
}

void
rp_chart_job_open(RpChartJob *job, bool below)
{
    const RpLayoutBlock *from = job->from;
    bool falling = kinds[from->chart_kind].sort != RP_SORT_PLAN;

    job->rows =
        rp_rows_select(job->set, from, kinds[from->chart_kind].sort, falling, job->builder->diags);
    job->indicators = g_ptr_array_new();
    job->minus = g_array_new(FALSE, FALSE, sizeof(bool));
    job->regions = g_ptr_array_new();
    job->sources = g_ptr_array_new();
    job->title = g_string_new(NULL);
    job->subtitle = g_string_new(NULL);
    job->note = g_string_new(NULL);
    read_indicators(job);
    read_regions(job, below);
    read_periods(job);
    if (!has_trait(from, OF_INDICATORS))
        keep_named(job);
}

void
rp_chart_job_close(RpChartJob *job)
{
    g_ptr_array_unref(job->rows);
    g_ptr_array_unref(job->indicators);
    g_array_unref(job->minus);
    g_ptr_array_unref(job->regions);
    g_ptr_array_unref(job->sources);
    g_string_free(job->title, TRUE);
    g_string_free(job->subtitle, TRUE);
    g_string_free(job->note, TRUE);
}

static void
fill(RpChartJob *job)
{
    RpBlock *block = rp_builder_add(job->builder, RP_BLOCK_CHART, job->from);

    rp_chart_spec_free(block->u.chart);
    block->u.chart = rp_chart_spec_new(kinds[job->from->chart_kind].kind);
    job->chart = block->u.chart;
    if (!rp_builder_unnumbered(job->from))
        job->chart->number = ++job->builder->charts;
    job->chart->bare =
        job->builder->document->sheet.figure_caption_below || rp_builder_unnumbered(job->from);
    job->chart->scale = job->from->scale;
    job->chart->where = job->from->where;
    job->chart->elapsed = job->set->elapsed;
    kinds[job->from->chart_kind].build(job);
    set_texts(job);
}

/* Fill a chart of some of the targets, which its title names: 基本公共服务：…. */
static void
fill_part(RpChartJob *job, GPtrArray *part, const char *name)
{
    GPtrArray *all = job->rows;

    job->rows = part;
    g_string_truncate(job->note, 0);
    g_string_truncate(job->subtitle, 0);
    g_string_truncate(job->title, 0);
    g_ptr_array_set_size(job->sources, 0);
    job->sample = false;
    fill(job);
    rp_chart_take(&job->chart->title, g_strconcat(name, "：", job->chart->title, NULL));
    job->rows = all;
}

/* Tables that are too large: a chart for every domain, small ones together. */
static void
fill_by_domain(RpChartJob *job)
{
    g_autoptr(GPtrArray) parts = rp_chart_parts_by_domain(job->rows);

    for (guint i = 0; i < parts->len; i++) {
        const RpChartPart *part = g_ptr_array_index(parts, i);
        fill_part(job, part->rows, part->name);
    }
}

void
rp_build_chart(RpBuilder *builder, const RpLayoutBlock *from)
{
    RpChartJob job = {.builder = builder, .from = from, .set = builder->set};

    rp_chart_job_open(&job, has_trait(from, BELOW));
    if (has_trait(from, OF_TARGETS) && job.rows->len == 0)
        rp_builder_add_plain(builder, from, "没有符合条件的目标。", RP_STYLE_BODY);
    else if (has_trait(from, TABULAR) && job.rows->len > RP_CHART_MOST_COLUMNS)
        fill_by_domain(&job);
    else
        fill(&job);
    rp_chart_job_close(&job);
}
