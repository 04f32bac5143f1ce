#include "build/chart-job-private.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/number.h"
#include "build/phrase.h"
#include "build/wording.h"

void
rp_chart_take(char **field, char *text)
{
    g_free(*field);
    *field = text;
}

RpChartItem *
rp_chart_add_indicator(RpChartJob *job, const RpIndicator *indicator)
{
    g_autofree char *name = rp_phrase_name(job->set, indicator);
    RpChartItem *item = rp_chart_spec_add_item(job->chart, name);

    rp_chart_take(&item->short_name, rp_phrase_short_name(job->set, indicator));
    return item;
}

/* 青海省 is 青海 on charts, but 海南 alone would be the province and 西宁 is a city. */
RpChartItem *
rp_chart_add_region(RpChartJob *job, const RpRegion *region)
{
    bool city = strcmp(region->level, "city") == 0;
    bool brief = !city || g_utf8_strlen(region->name, -1) > 4;
    RpChartItem *item =
        rp_chart_spec_add_item(job->chart, brief ? region->short_name : region->name);

    if (city && g_str_has_suffix(region->name, "自治州") && !g_str_has_suffix(item->name, "州")) {
        rp_chart_take(&item->name, g_strconcat(region->short_name, "州", NULL));
        rp_chart_take(&item->short_name, g_strdup(item->name));
    }
    item->own = region->code == job->set->region;
    item->tile_column = region->tile_column;
    item->tile_row = region->tile_row;
    return item;
}

static void
use_source(RpChartJob *job, const char *source)
{
    if (*source != '\0' &&
        !g_ptr_array_find_with_equal_func(job->sources, source, g_str_equal, NULL))
        g_ptr_array_add(job->sources, (gpointer)source);
}

void
rp_chart_use_item(RpChartJob *job, const RpProgress *item)
{
    if (item == NULL || !item->has_value)
        return;
    if (rp_phrase_is_sample(item))
        job->sample = true;
    else
        use_source(job, item->observation == NULL ? "各地区数据汇总" : item->observation->source);
}

void
rp_chart_use_history(RpChartJob *job, const RpHistory *history)
{
    job->sample |= history->sample;
    for (guint i = 0; i < history->source->len; i++)
        use_source(job, g_ptr_array_index(history->source, i));
}

const RpProgressSet *
rp_chart_progress_of(RpChartJob *job, const char *region, RpPeriod period)
{
    GHashTable *others = job->builder->others;
    g_autofree char *time = rp_period_to_string(period);
    g_autofree char *key = g_strconcat(region, "@", time, NULL);
    RpProgressSet *set = g_hash_table_lookup(others, key);
    RpProgressOptions options = {.region = region,
                                 .period = period,
                                 .scheme = job->set->scheme,
                                 .allow_partial = job->set->allow_partial};

    if (region == job->set->region && rp_period_equal(period, job->set->period))
        return job->set;
    if (set != NULL)
        return set;
    g_autoptr(RpDiags) unheard = rp_diags_new();
    set = rp_progress_evaluate_with(job->set->dataset, &options, unheard);
    if (set != NULL)
        g_hash_table_insert(others, g_steal_pointer(&key), set);
    return set;
}

const RpProgress *
rp_chart_item_of(const RpProgressSet *set, const RpIndicator *indicator)
{
    for (guint i = 0; set != NULL && i < set->items->len; i++) {
        const RpProgress *item = &g_array_index(set->items, RpProgress, i);
        if (item->target->indicator == indicator)
            return item;
    }
    return NULL;
}

const RpIndicator *
rp_chart_indicator(RpChartJob *job)
{
    if (job->indicators->len > 0)
        return g_ptr_array_index(job->indicators, 0);
    if (job->rows->len > 0)
        return ((const RpProgress *)g_ptr_array_index(job->rows, 0))->target->indicator;
    if (job->from->indicators == NULL) {
        rp_diags_add(job->builder->diags, RP_FAULT, "chart-without-indicator", job->from->where,
                     _("the chart '%s' does not say which indicator it shows"), job->from->id);
        rp_diags_hint(job->builder->diags, _("write 'indicator:' with an id or a name"));
    }
    return NULL;
}

char *
rp_chart_text_of(const RpChartJob *job, const RpIndicator *indicator, double value)
{
    if (isnan(value))
        return g_strdup(RP_DASH);
    return rp_scheme_format(job->set->rules, value, indicator->decimals);
}

const char *
rp_chart_unit(const RpIndicator *indicator)
{
    return strcmp(indicator->unit, "月") == 0 ? "个月" : indicator->unit;
}

char *
rp_chart_quantity_of(const RpChartJob *job, const RpIndicator *indicator, double value)
{
    g_autofree char *text = rp_chart_text_of(job, indicator, value);

    return g_strconcat(text, rp_chart_unit(indicator), NULL);
}

/* Months that a figure is of, as a step. */
static int
step_of_period(RpPeriod period)
{
    static const int months[] = {
        [RP_PERIOD_NONE] = 12, [RP_PERIOD_YEAR] = 12, [RP_PERIOD_HALF] = 6, [RP_PERIOD_QUARTER] = 3,
        [RP_PERIOD_MONTH] = 1, [RP_PERIOD_DAY] = 1,   [RP_PERIOD_SPAN] = 1, [RP_PERIOD_YEARS] = 12,
    };

    return months[period.kind];
}

/* The greatest step that is not longer. */
static int
whole_step(int months)
{
    static const int steps[] = {12, 6, 3};

    for (gsize i = 0; i < G_N_ELEMENTS(steps); i++)
        if (months >= steps[i])
            return steps[i];
    return 1;
}

/* Months between figures, from the kinds of period they are of, and how often they come: months of
 * which only each third is reported are quarters. Years when there are none. */
static int
step_of_figures(const RpChartJob *job, const RpIndicator *indicator)
{
    const GPtrArray *rows =
        rp_metric_set_series(job->set->dataset->metrics, indicator->id, job->set->region);
    int step = 12, gap = 12;
    RpMonth before = 0;

    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        const RpObservation *row = g_ptr_array_index(rows, i);
        if (row->period.last < job->first.first)
            continue;
        step = MIN(step, step_of_period(row->period));
        if (before > 0 && row->period.last > before)
            gap = MIN(gap, row->period.last - before);
        before = row->period.last;
    }
    return whole_step(MAX(step, gap));
}

RpTimeGrid
rp_chart_grid(const RpChartJob *job, const RpIndicator *indicator)
{
    int step = job->from->step > 0 ? job->from->step : step_of_figures(job, indicator);
    RpMonth first = job->first.first - (rp_month_number(job->first.first) - 1) % step;

    return (RpTimeGrid){.first = first,
                        .months = MAX(((job->last.last - first) / step + 1) * step, step),
                        .step = step};
}

bool
rp_chart_is_counted(const RpChartJob *job, const RpIndicator *indicator)
{
    const RpProgress *item = rp_chart_item_of(job->set, indicator);

    return item != NULL && item->counted;
}

RpHistory
rp_chart_history(RpChartJob *job, const RpIndicator *indicator, const char *region,
                 const RpTimeGrid *grid)
{
    return rp_chart_history_of(job, indicator, region, grid, rp_chart_is_counted(job, indicator));
}

RpHistory
rp_chart_history_of(RpChartJob *job, const RpIndicator *indicator, const char *region,
                    const RpTimeGrid *grid, bool cumulative)
{
    const RpHistoryQuery query = {job->set->dataset, indicator, region, cumulative,
                                  job->set->allow_partial};
    RpPeriod until =
        rp_period_compare(job->last, job->set->period) > 0 ? job->last : job->set->period;
    RpHistory history = rp_progress_history(&query, grid, until);

    rp_chart_use_history(job, &history);
    return history;
}

void
rp_chart_set_time(RpChartJob *job, const RpTimeGrid *grid)
{
    job->chart->time_first = grid->first;
    job->chart->time_months = grid->months;
    job->chart->step_months = grid->step;
}

static const char *const quarters[] = {"一", "二", "三", "四"};
static const char *const halves[] = {"上半年", "下半年"};

char *
rp_chart_step_name(const RpTimeGrid *grid, guint step)
{
    RpMonth month = grid->first + (int)step * grid->step;
    int number = rp_month_number(month);

    if (grid->step >= 12)
        return g_strdup_printf("%d", rp_month_year(month));
    if (grid->step == 6)
        return g_strdup(halves[(number - 1) / 6]);
    return grid->step == 3 ? g_strdup_printf("%s季", quarters[(number - 1) / 3])
                           : g_strdup_printf("%d月", number);
}

/* 2016年一季度 */
static char *
end_text(const RpTimeGrid *grid, RpMonth month)
{
    int year = rp_month_year(month), number = rp_month_number(month);

    if (grid->step == 3)
        return g_strdup_printf("%d年%s季度", year, quarters[(number - 1) / 3]);
    if (grid->step == 6)
        return g_strdup_printf("%d年%s", year, halves[(number - 1) / 6]);
    return g_strdup_printf("%d年%d月", year, number);
}

char *
rp_chart_step_text(const RpTimeGrid *grid, guint step)
{
    RpMonth month = grid->first + (int)step * grid->step;

    return grid->step >= 12 ? g_strdup_printf("%d年", rp_month_year(month)) : end_text(grid, month);
}

char *
rp_chart_span_text(const RpTimeGrid *grid, guint steps)
{
    RpMonth last = grid->first + (int)MAX(steps, 1) * grid->step - 1;

    if (grid->step >= 12 && steps > 1)
        return g_strdup_printf("%d—%d年", rp_month_year(grid->first), rp_month_year(last));
    if (grid->step >= 12)
        return g_strdup_printf("%d年", rp_month_year(last));
    g_autofree char *from = end_text(grid, grid->first);
    g_autofree char *to = end_text(grid, last);
    return g_strcmp0(from, to) == 0 ? g_steal_pointer(&to) : g_strdup_printf("%s—%s", from, to);
}

char *
rp_chart_end_text(RpPeriod period)
{
    if (period.kind == RP_PERIOD_MONTH && rp_month_number(period.last) == 12)
        return g_strdup_printf("%d年底", rp_month_year(period.last));
    return rp_phrase_period_end(period);
}

char *
rp_chart_date_text(const RpChartJob *job, bool with_elapsed)
{
    g_autofree char *end = rp_chart_end_text(job->set->period);
    g_autofree char *percent = rp_phrase_percent(job->set, job->set->elapsed);

    if (g_str_has_suffix(percent, ".0"))
        percent[strlen(percent) - 2] = '\0';
    if (!with_elapsed)
        return g_strconcat("截至", end, NULL);
    return g_strdup_printf("截至%s（时序进度%s%%）", end, percent);
}
