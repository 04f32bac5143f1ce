#include <math.h>
#include <string.h>

#include "base/number.h"
#include "build/chart-job-private.h"
#include "build/phrase.h"

#define MAX_LINES 4

/* line */

static void
add_line(RpChartJob *job, const RpIndicator *indicator, const RpTimeGrid *grid)
{
    g_autofree char *name = rp_phrase_short_name(job->set, indicator);
    RpChartSeries *series = rp_chart_spec_add_series(job->chart, name);
    g_auto(RpHistory) history = rp_chart_history(job, indicator, job->set->region, grid);

    for (int i = 0; i <= history.last; i++)
        rp_chart_series_add(series, g_array_index(history.values, double, i));
}

/* The axis goes on to the target's date. */
static void
reach_target(RpChartJob *job, const RpProgress *item, RpTimeGrid *grid)
{
    if (item == NULL || job->has_last)
        return;
    int months = item->end - grid->first + 1;
    grid->months = MAX(grid->months, (months + grid->step - 1) / grid->step * grid->step);
}

/* 目标 100项 */
static void
set_target(RpChartJob *job, const RpProgress *item, const RpTimeGrid *grid)
{
    double span = item->end - item->start, target = rp_decimal_to_double(item->target->value);
    double from = (grid->first - 1 - item->start) / span;
    double to = (grid->first + grid->months - 1 - item->start) / span;

    if (item->target->comparator == RP_COMPARE_RANGE || span <= 0)
        return;
    g_autofree char *number = rp_phrase_target_number(job->set, item->target);
    job->chart->target = target;
    rp_chart_take(&job->chart->target_text,
                  g_strdup_printf("目标 %s%s", number, rp_phrase_measure(item->target)));
    if (item->base_origin == RP_BASE_UNKNOWN || item->path != RP_PATH_LINEAR)
        return;
    double base = rp_decimal_to_double(item->base);
    job->chart->path_from = base + (target - base) * from;
    job->chart->path_to = base + (target - base) * fmin(to, 1);
}

static void
set_forecast(RpChartJob *job, const RpProgress *item, const RpHistory *history,
             const RpTimeGrid *grid)
{
    g_autoptr(GArray) fan = rp_progress_fan(item, history, grid);
    bool bands = false;

    for (guint i = 0; i < fan->len; i++) {
        const RpFanStep *from = &g_array_index(fan, RpFanStep, i);
        RpForecastStep step = {from->median, from->lo50, from->hi50, from->lo80, from->hi80};
        bands |= from->hi80 > from->lo80;
        g_array_append_val(job->chart->forecast, step);
    }
    if (bands)
        g_string_append(job->note, job->builder->layout->theme.mono
                                       ? "内、外两对虚线为50%、80%预测区间（按以往各期变动推算），"
                                         "中间为预测中值"
                                       : "深、浅扇面为50%、80%预测区间（按以往各期变动推算）；"
                                         "虚点线为预测中值");
    else if (fan->len > 0)
        g_string_append(job->note, "虚点线为按目前速度推算的预测中值");
}

/* 按目前速度，制修订地方标准有望在2020年2月达到目标 */
static bool
title_forecast(RpChartJob *job, const RpProgress *item, const char *name)
{
    if (item->status == RP_STATUS_MET) {
        g_string_append_printf(job->title, "%s已达到目标", name);
        return true;
    }
    if (isnan(item->forecast))
        return false;
    if (item->forecast_meets && item->forecast_met > 0) {
        g_string_append_printf(job->title, "按目前速度，%s有望在%d年%d月达到目标", name,
                               rp_month_year(item->forecast_met),
                               rp_month_number(item->forecast_met));
        return true;
    }
    g_autofree char *expected = rp_chart_text_of(job, item->target->indicator, item->forecast);
    g_autofree char *goal = rp_phrase_target(item->target);
    g_string_append_printf(job->title, "按目前速度，%s到%d年底为%s%s，达不到%s的目标", name,
                           rp_month_year(item->end), expected, rp_phrase_measure(item->target),
                           goal);
    return true;
}

static void
title_change(RpChartJob *job, const RpIndicator *indicator, const RpHistory *history,
             const char *name)
{
    double first = NAN, last = NAN;
    int from = MAX(history->break_step, 0); /* nothing is compared across a break */

    for (int i = from; i <= history->last; i++) {
        double value = g_array_index(history->values, double, i);
        first = isnan(first) ? value : first;
        last = isnan(value) ? last : value;
    }
    if (isnan(last)) {
        g_string_append(job->title, "本期无数据");
        return;
    }
    g_autofree char *a = rp_chart_text_of(job, indicator, first);
    g_autofree char *b = rp_chart_quantity_of(job, indicator, last);
    g_string_append_printf(job->title, "%s%s由%s%s%s", name, from > 0 ? "口径调整后" : "", a,
                           last > first   ? "升至"
                           : last < first ? "降至"
                                          : "保持在",
                           b);
}

static void
add_note(RpChartJob *job, const char *text)
{
    g_string_append_printf(job->note, "%s%s", job->note->len > 0 ? "；" : "", text);
}

/* Steps between the first value and the last that have none. Returns: (owned) of owned char *. */
static GPtrArray *
gaps_of(const RpHistory *history, const RpTimeGrid *grid)
{
    GPtrArray *gaps = g_ptr_array_new_with_free_func(g_free);
    bool begun = false;

    for (int i = 0; i <= history->last; i++) {
        bool missing = isnan(g_array_index(history->values, double, i));
        if (missing && begun)
            g_ptr_array_add(gaps, rp_chart_step_text(grid, (guint)i));
        begun |= !missing;
    }
    return gaps;
}

/* 2018年起口径调整，前后不可比；2021年未报 */
static void
note_breaks(RpChartJob *job, const RpHistory *history, const RpTimeGrid *grid)
{
    static const guint most_named = 3;
    g_autoptr(GPtrArray) gaps = gaps_of(history, grid);

    if (history->break_step > 0) {
        g_autofree char *step = rp_chart_step_text(grid, (guint)history->break_step);
        g_autofree char *text = g_strdup_printf("%s起口径调整，前后不可比", step);
        add_note(job, text);
    }
    if (gaps->len == 0)
        return;
    g_autofree char *names = gaps->len <= most_named ? rp_phrase_join(gaps) : NULL;
    g_autofree char *text =
        names != NULL ? g_strdup_printf("%s未报", names) : g_strdup("虚线段为缺报期间");
    add_note(job, text);
}

void
rp_build_line_chart(RpChartJob *job)
{
    const RpIndicator *indicator = rp_chart_indicator(job);

    if (indicator == NULL)
        return;
    const RpProgress *item = rp_chart_item_of(job->set, indicator);
    RpTimeGrid grid = rp_chart_grid(job, indicator);
    g_autofree char *name = rp_phrase_name(job->set, indicator);
    g_autofree char *brief = rp_phrase_short_name(job->set, indicator);
    bool alone = job->indicators->len < 2;

    if (alone)
        reach_target(job, item, &grid);
    rp_chart_set_time(job, &grid);
    add_line(job, indicator, &grid);
    for (guint i = 1; i < MIN(job->indicators->len, MAX_LINES); i++)
        add_line(job, g_ptr_array_index(job->indicators, i), &grid);
    g_auto(RpHistory) history = rp_chart_history(job, indicator, job->set->region, &grid);
    job->chart->break_step = history.break_step;
    job->chart->decimals = indicator->decimals;
    rp_chart_take(&job->chart->unit, g_strdup(rp_chart_unit(indicator)));
    if (history.last >= 0)
        rp_chart_take(&job->chart->today_text, rp_period_to_chinese(history.latest));
    if (alone && item != NULL) {
        set_target(job, item, &grid);
        if (!job->from->no_forecast)
            set_forecast(job, item, &history, &grid);
    }
    note_breaks(job, &history, &grid);
    if (!(alone && item != NULL && title_forecast(job, item, brief)))
        title_change(job, indicator, &history, brief);
    g_autofree char *span = rp_chart_span_text(&grid, rp_time_grid_steps(&grid));
    g_string_append_printf(job->subtitle, "%s%s，{unit}；%s", name,
                           rp_chart_is_counted(job, indicator) ? "累计" : "", span);
}

/* sparklines */

static void
add_spark(RpChartJob *job, const RpProgress *item, const RpTimeGrid *grid)
{
    const RpIndicator *indicator = item->target->indicator;
    RpChartItem *to = rp_chart_add_indicator(job, indicator);
    g_auto(RpHistory) history = rp_chart_history(job, indicator, job->set->region, grid);
    RpChartSeries *series = rp_chart_spec_add_series(job->chart, indicator->name);
    g_autofree char *number = rp_phrase_target_plain(item->target);

    to->status = item->status;
    to->value = item->has_value ? item->actual : NAN;
    to->completion = item->has_value ? item->completion : NAN;
    rp_chart_take(&to->unit, g_strdup(rp_phrase_measure(item->target)));
    rp_chart_take(&to->target_text,
                  g_strconcat(rp_phrase_comparator(item->target->comparator == RP_COMPARE_GE
                                                       ? RP_COMPARE_NONE
                                                       : item->target->comparator),
                              number, NULL));
    if (!isnan(item->yoy)) {
        g_autofree char *change = rp_number_format_signed(item->yoy, 1);
        rp_chart_take(&to->change_text,
                      g_strconcat(change, item->change_in_points ? "点" : "%", NULL));
    } else {
        rp_chart_take(&to->change_text, g_strdup(RP_DASH));
    }
    for (guint i = 0; i < history.values->len; i++)
        rp_chart_series_add(series, g_array_index(history.values, double, i));
}

/* Last value less first of a series; NAN without two. */
static double
change_of(const RpChartJob *job, guint s)
{
    const GArray *values =
        ((const RpChartSeries *)g_ptr_array_index(job->chart->series, s))->values;
    double first = NAN, last = NAN;

    for (guint i = 0; i < values->len; i++) {
        double value = g_array_index(values, double, i);
        if (isnan(value))
            continue;
        first = isnan(first) ? value : first;
        last = value;
    }
    return last - first;
}

/* How many steps in a row a series moved away from its goal, up to now. */
static guint
losing_streak(const RpChartJob *job, guint s)
{
    const RpProgress *item = g_ptr_array_index(job->rows, s);
    const GArray *values =
        ((const RpChartSeries *)g_ptr_array_index(job->chart->series, s))->values;
    bool down = item->target->indicator->direction == RP_DIRECTION_DOWN;
    double after = NAN;
    guint streak = 0;

    for (guint i = values->len; i-- > 0;) {
        double value = g_array_index(values, double, i);
        if (isnan(value))
            continue;
        bool lost = isnan(after) || (down ? after > value : after < value);
        if (!lost)
            break;
        streak += isnan(after) ? 0 : 1;
        after = value;
    }
    return streak;
}

/* 8项指标中5项趋好，采标占比连续6期走低 */
static void
title_sparklines(RpChartJob *job)
{
    guint better = 0, longest = 0, worst = 0;

    for (guint s = 0; s < job->rows->len; s++) {
        const RpProgress *item = g_ptr_array_index(job->rows, s);
        bool down = item->target->indicator->direction == RP_DIRECTION_DOWN;
        guint streak = losing_streak(job, s);

        better += down ? change_of(job, s) < 0 : change_of(job, s) > 0;
        if (streak > longest) {
            longest = streak;
            worst = s;
        }
    }
    g_string_append_printf(job->title, "%u项指标中%u项趋好", job->rows->len, better);
    if (longest < 2)
        return;
    const RpChartItem *item = &g_array_index(job->chart->items, RpChartItem, worst);
    const RpProgress *row = g_ptr_array_index(job->rows, worst);
    g_string_append_printf(job->title, "，%s连续%u期%s", item->short_name, longest,
                           row->target->indicator->direction == RP_DIRECTION_DOWN ? "走高"
                                                                                  : "走低");
}

void
rp_build_sparklines_chart(RpChartJob *job)
{
    const RpProgress *first = g_ptr_array_index(job->rows, 0);
    RpTimeGrid grid = rp_chart_grid(job, first->target->indicator);
    g_autofree char *span = rp_chart_span_text(&grid, rp_time_grid_steps(&grid));

    rp_chart_set_time(job, &grid);
    for (guint i = 0; i < job->rows->len; i++)
        add_spark(job, g_ptr_array_index(job->rows, i), &grid);
    rp_chart_take(&job->chart->name_head, g_strdup("指标"));
    title_sparklines(job);
    g_string_append_printf(job->subtitle, "主要指标走势；%s（走势图各行纵轴独立）", span);
    g_string_append(job->note, "同比中“点”为百分点；虚线段为缺报期间");
}
