#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/number.h"
#include "build/chart-job-private.h"
#include "build/phrase.h"

#define MAX_STACKED 4 /* with a name of their own; more are put together as 其他 */

static const RpIndicator *
indicator_at(const RpChartJob *job, guint i)
{
    return g_ptr_array_index(job->indicators, i);
}

static RpChartSeries *
series_at(const RpChartJob *job, guint s)
{
    return g_ptr_array_index(job->chart->series, s);
}

static double
value_at(const RpChartJob *job, guint s, guint i)
{
    return g_array_index(series_at(job, s)->values, double, i);
}

/* Returns: whether the chart names `n` indicators at least; else a fault. */
static bool
require_indicators(RpChartJob *job, guint n)
{
    if (job->indicators->len >= n)
        return true;
    if (job->from->indicators != NULL && job->from->indicators->len >= n)
        return false; /* unknown ones were reported */
    rp_diags_add(job->builder->diags, RP_FAULT, "chart-without-indicator", job->from->where,
                 _("the chart '%s' needs %u indicators or more"), job->from->id, n);
    rp_diags_hint(job->builder->diags, _("write 'indicators:' and a list of ids or names"));
    return false;
}

static void
add_series(RpChartJob *job, const RpIndicator *indicator, const RpTimeGrid *grid)
{
    g_autofree char *name = rp_phrase_short_name(job->set, indicator);
    RpChartSeries *series = rp_chart_spec_add_series(job->chart, name);
    g_auto(RpHistory) history = rp_chart_history(job, indicator, job->set->region, grid);

    for (guint i = 0; i < history.values->len; i++)
        rp_chart_series_add(series, g_array_index(history.values, double, i));
}

/* One item per step; the year stands over its parts. */
static void
add_steps(RpChartJob *job, const RpTimeGrid *grid)
{
    int year = 0;

    for (guint i = 0; i < rp_time_grid_steps(grid); i++) {
        g_autofree char *name = rp_chart_step_name(grid, i);
        RpChartItem *item = rp_chart_spec_add_item(job->chart, name);
        int own = rp_month_year(grid->first + (int)i * grid->step);

        if (grid->step < 12 && own != year)
            rp_chart_take(&item->group, g_strdup_printf("%d", own));
        year = own;
    }
}

/* The difference of two rates is not a rate. */
static const char *
unit_of_change(const RpIndicator *indicator)
{
    return strcmp(indicator->unit, "%") == 0 ? "个百分点" : rp_chart_unit(indicator);
}

/* stacked */

/* What a series adds up to over time, by which the small ones are told. */
static double
sum_of(const RpChartJob *job, guint s)
{
    double sum = 0;

    for (guint i = 0; i < series_at(job, s)->values->len; i++)
        sum += isnan(value_at(job, s, i)) ? 0 : fabs(value_at(job, s, i));
    return sum;
}

/* Returns: the smallest series but the first, which the title speaks of. */
static guint
smallest_series(const RpChartJob *job)
{
    guint smallest = 1;

    for (guint s = 2; s < job->chart->series->len; s++)
        if (sum_of(job, s) <= sum_of(job, smallest))
            smallest = s;
    return smallest;
}

static void
add_values(RpChartSeries *to, const RpChartSeries *more)
{
    for (guint i = 0; i < to->values->len && i < more->values->len; i++) {
        double *sum = &g_array_index(to->values, double, i);
        double value = g_array_index(more->values, double, i);
        *sum = isnan(*sum) ? value : isnan(value) ? *sum : *sum + value;
    }
}

/* 其他含甲（5.2%）、乙: what stands for more than a little says how much. */
static void
note_tail(RpChartJob *job, GPtrArray *tail, double total)
{
    static const double little = 0.03;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    for (guint k = tail->len; k-- > 0;) {
        const RpChartSeries *series = g_ptr_array_index(tail, k);
        double part = 0;
        for (guint i = 0; i < series->values->len; i++) {
            double value = g_array_index(series->values, double, i);
            part += isnan(value) ? 0 : fabs(value) / total;
        }
        g_autofree char *percent = rp_phrase_percent(job->set, part);
        g_ptr_array_add(names, part < little
                                   ? g_strdup(series->name)
                                   : g_strdup_printf("%s（%s%%）", series->name, percent));
    }
    g_autofree char *joined = rp_phrase_join(names);
    g_string_append_printf(job->note, "；其他含%s", joined);
}

/* Five series or more: the smallest become one on top, so that four have their own name. One
 * alone keeps its name there. */
static void
collect_tail(RpChartJob *job)
{
    g_autoptr(GPtrArray) tail =
        g_ptr_array_new_with_free_func((GDestroyNotify)rp_chart_series_free);
    double total = 0;

    for (guint s = 0; s < job->chart->series->len; s++)
        total += sum_of(job, s);
    while (job->chart->series->len > MAX_STACKED)
        g_ptr_array_add(tail, g_ptr_array_steal_index(job->chart->series, smallest_series(job)));
    if (tail->len == 0)
        return;
    const RpChartSeries *last = g_ptr_array_index(tail, 0);
    RpChartSeries *rest =
        rp_chart_spec_add_series(job->chart, tail->len == 1 ? last->name : "其他");
    for (guint i = 0; i < last->values->len; i++)
        rp_chart_series_add(rest, NAN);
    for (guint k = 0; k < tail->len; k++)
        add_values(rest, g_ptr_array_index(tail, k));
    if (tail->len > 1)
        note_tail(job, tail, total);
}

static double
total_at(const RpChartJob *job, guint i)
{
    double total = NAN;

    for (guint s = 0; s < job->chart->series->len; s++) {
        double value = value_at(job, s, i);
        total = isnan(total) ? value : isnan(value) ? total : total + value;
    }
    return total;
}

/* 团体标准2016至2023年由6项增至131项，占43.8% */
static void
title_stacked(RpChartJob *job, const RpTimeGrid *grid)
{
    guint n = job->chart->items->len, first = n, last = 0;

    for (guint i = 0; i < n; i++) {
        if (isnan(value_at(job, 0, i)))
            continue;
        first = MIN(first, i);
        last = i;
    }
    if (first >= last) {
        g_string_append(job->title, first == n ? "本期无数据" : series_at(job, 0)->name);
        return;
    }
    double from = value_at(job, 0, first), to = value_at(job, 0, last);
    g_autofree char *a = rp_chart_text_of(job, indicator_at(job, 0), from);
    g_autofree char *b = rp_chart_quantity_of(job, indicator_at(job, 0), to);
    g_autofree char *part = rp_phrase_percent(job->set, to / total_at(job, last));
    int years = rp_month_year(grid->first + (int)last * grid->step) -
                rp_month_year(grid->first + (int)first * grid->step);
    g_string_append(job->title, series_at(job, 0)->name);
    if (years > 0)
        g_string_append_printf(job->title, "%d年", years);
    g_string_append_printf(job->title, "由%s%s%s，占合计的%s%%", a,
                           to > from   ? "增至"
                           : to < from ? "减至"
                                       : "保持在",
                           b, part);
}

void
rp_build_stacked_chart(RpChartJob *job)
{
    if (!require_indicators(job, 1))
        return;
    const RpIndicator *first = indicator_at(job, 0);
    RpTimeGrid grid = rp_chart_grid(job, first);
    g_autofree char *span = rp_chart_span_text(&grid, rp_time_grid_steps(&grid));

    add_steps(job, &grid);
    for (guint s = 0; s < job->indicators->len; s++)
        add_series(job, indicator_at(job, s), &grid);
    g_string_append(job->note, "柱顶为合计");
    collect_tail(job);
    rp_chart_take(&job->chart->unit, g_strdup(rp_chart_unit(first)));
    title_stacked(job, &grid);
    g_string_append_printf(job->subtitle, "%s数量，{unit}；%s",
                           rp_chart_is_counted(job, first) ? "累计"
                           : rp_kind_is_flow(first->kind)  ? "当期"
                                                           : "期末",
                           span);
}

/* waterfall */

/* The value of a stock at the end of the month. */
static double
stock_at(RpChartJob *job, const RpIndicator *indicator, RpMonth month)
{
    const RpTimeGrid grid = {.first = month, .months = 1, .step = 1};
    g_auto(RpHistory) history = rp_chart_history(job, indicator, job->set->region, &grid);

    return history.last >= 0 ? g_array_index(history.values, double, 0) : NAN;
}

/* What a flow adds up to after the month `from` and up to `to`; of a stock its change. */
static double
change_between(RpChartJob *job, const RpIndicator *indicator, RpMonth from, RpMonth to)
{
    if (!rp_kind_is_flow(indicator->kind))
        return stock_at(job, indicator, to) - stock_at(job, indicator, from);
    const RpTimeGrid grid = {.first = from + 1, .months = to - from, .step = to - from};
    g_auto(RpHistory) history = rp_chart_history_of(job, indicator, job->set->region, &grid, false);

    return history.last >= 0 ? g_array_index(history.values, double, 0) : NAN;
}

static void
add_change(RpChartJob *job, const char *name, double value)
{
    RpChartItem *item = rp_chart_spec_add_item(job->chart, name);

    item->value = value;
}

/* "2015年底|现行": the name of a stock. */
static void
add_stock(RpChartJob *job, RpPeriod period, double value)
{
    g_autofree char *end = rp_chart_end_text(period);
    g_autofree char *name = g_strconcat(end, "|存量", NULL);
    RpChartItem *item = rp_chart_spec_add_item(job->chart, name);

    item->stock = true;
    item->value = value;
}

/* The changes the layout names. Returns: their sum. */
static double
add_named_changes(RpChartJob *job)
{
    double sum = 0;

    for (guint i = 1; i < job->indicators->len; i++) {
        const RpIndicator *indicator = indicator_at(job, i);
        bool minus = g_array_index(job->minus, bool, i);
        double change = change_between(job, indicator, job->first.last, job->last.last);
        g_autofree char *name = rp_phrase_short_name(job->set, indicator);

        add_change(job, name, minus ? -change : change);
        sum += isnan(change) ? 0 : minus ? -change : change;
    }
    return sum;
}

/* Without named changes: what came in each year (or step) of the stock itself. */
static double
add_changes_by_step(RpChartJob *job, const RpIndicator *stock)
{
    int step = job->from->step > 0 ? job->from->step : 12;
    double sum = 0;

    for (RpMonth from = job->first.last; from < job->last.last;) {
        RpMonth to = MIN(from + step - (from + 1) % step, job->last.last);
        double change = change_between(job, stock, from, to);
        g_autofree char *year = g_strdup_printf("%d年", rp_month_year(to));
        g_autofree char *month =
            g_strdup_printf("%d年|至%d月", rp_month_year(to), rp_month_number(to));

        add_change(job, step == 12 && rp_month_number(to) == 12 ? year : month, change);
        sum += isnan(change) ? 0 : change;
        from = to;
    }
    return sum;
}

/* 净增139项地方标准，农业新增贡献最多 */
static void
title_waterfall(RpChartJob *job, const RpIndicator *stock, double net)
{
    const RpChartItem *most = NULL;
    g_autofree char *from = rp_chart_end_text(job->first);
    g_autofree char *to = rp_chart_end_text(job->last);
    g_autofree char *size = rp_chart_text_of(job, stock, fabs(net));

    if (isnan(net)) {
        g_string_append(job->title, "期初或期末无数据");
        return;
    }
    for (guint i = 0; i < job->chart->items->len; i++) {
        const RpChartItem *item = &g_array_index(job->chart->items, RpChartItem, i);
        if (!item->stock && (most == NULL || item->value > most->value))
            most = item;
    }
    g_string_append_printf(job->title, "%s至%s净%s%s%s", from, to, net < 0 ? "减" : "增", size,
                           unit_of_change(stock));
    if (most == NULL || !(most->value > 0))
        return;
    g_autofree char *name = rp_one_line(most->short_name);
    g_string_append_printf(job->title, "，%s最多", name);
}

void
rp_build_waterfall_chart(RpChartJob *job)
{
    if (!require_indicators(job, 1))
        return;
    const RpIndicator *stock = indicator_at(job, 0);
    g_autofree char *name = rp_phrase_name(job->set, stock);
    g_autofree char *from = rp_chart_end_text(job->first);
    g_autofree char *to = rp_chart_end_text(job->last);
    double start = stock_at(job, stock, job->first.last),
           end = stock_at(job, stock, job->last.last);

    add_stock(job, job->first, start);
    double sum =
        job->indicators->len > 1 ? add_named_changes(job) : add_changes_by_step(job, stock);
    double rest = end - start - sum;
    if (fabs(rest) > 1e-9 * fmax(fabs(end), 1))
        add_change(job, "其他|变动", rest);
    add_stock(job, job->last, end);
    rp_chart_take(&job->chart->unit, g_strdup(rp_chart_unit(stock)));
    job->chart->decimals = stock->decimals;
    title_waterfall(job, stock, end - start);
    g_string_append_printf(job->subtitle, "%s及增减，{unit}；%s至%s", name, from, to);
}

/* combo */

/* 国际标准转化率由62%升至79%，2022年四季发布量最多 */
static void
title_combo(RpChartJob *job, const RpTimeGrid *grid)
{
    guint n = job->chart->items->len, first = n, last = 0, peak = n;
    const RpIndicator *bars = indicator_at(job, 0), *line = indicator_at(job, 1);

    for (guint i = 0; i < n; i++) {
        if (!isnan(value_at(job, 0, i)) &&
            (peak == n || value_at(job, 0, i) > value_at(job, 0, peak)))
            peak = i;
        if (isnan(value_at(job, 1, i)))
            continue;
        first = MIN(first, i);
        last = i;
    }
    if (first >= last || peak == n) {
        g_string_append(job->title, "本期数据不足");
        return;
    }
    double a = value_at(job, 1, first), b = value_at(job, 1, last);
    g_autofree char *from = rp_chart_quantity_of(job, line, a);
    g_autofree char *to = rp_chart_quantity_of(job, line, b);
    g_autofree char *step = rp_chart_step_name(grid, peak);
    g_autofree char *name = rp_phrase_short_name(job->set, bars);
    int year = rp_month_year(grid->first + (int)peak * grid->step);
    g_string_append_printf(job->title, "%s由%s%s%s，%s", series_at(job, 1)->name, from,
                           b > a   ? "升至"
                           : b < a ? "降至"
                                   : "保持在",
                           to, name);
    if (grid->step < 12)
        g_string_append_printf(job->title, "%d年%s%s最多", year, step, grid->step == 3 ? "度" : "");
    else
        g_string_append_printf(job->title, "%d年最多", year);
}

void
rp_build_combo_chart(RpChartJob *job)
{
    if (!require_indicators(job, 2))
        return;
    RpTimeGrid grid = rp_chart_grid(job, indicator_at(job, 0));
    g_autofree char *span = rp_chart_span_text(&grid, rp_time_grid_steps(&grid));
    g_autofree char *bars = rp_phrase_name(job->set, indicator_at(job, 0));
    g_autofree char *line = rp_phrase_name(job->set, indicator_at(job, 1));

    add_steps(job, &grid);
    add_series(job, indicator_at(job, 0), &grid);
    add_series(job, indicator_at(job, 1), &grid);
    rp_chart_take(&job->chart->unit, g_strdup(rp_chart_unit(indicator_at(job, 0))));
    title_combo(job, &grid);
    g_string_append_printf(job->subtitle, "%s（柱，左轴，{unit}）与%s（线，右轴，%s）；%s", bars,
                           line, rp_chart_unit(indicator_at(job, 1)), span);
}
