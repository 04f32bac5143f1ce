#include <math.h>
#include <string.h>

#include "build/chart-job-private.h"
#include "build/phrase.h"

#define MOST_NAMED 6  /* regions in a note; more are counted */
#define MAX_AGE    13 /* months, when the scheme is unknown */

static int
max_age_of(const RpChartJob *job)
{
    return job->set->rules == NULL ? MAX_AGE : job->set->rules->max_age;
}

static const RpRegion *
region_at(const RpChartJob *job, guint i)
{
    return g_ptr_array_index(job->regions, i);
}

static const RpChartItem *
item_at(const RpChartJob *job, guint i)
{
    return &g_array_index(job->chart->items, RpChartItem, i);
}

static bool
is_nation(const RpRegion *region)
{
    return g_strcmp0(region->level, "nation") == 0;
}

/* ranking */

/* A region with its number now and before. */
typedef struct {
    const RpRegion *region;
    double now, before;
    int rank, rank_before; /* 0: none */
} Place;

static double
completion_of(RpChartJob *job, const RpIndicator *indicator, const RpRegion *region,
              RpPeriod period)
{
    const RpProgress *item =
        rp_chart_item_of(rp_chart_progress_of(job, region->code, period), indicator);

    rp_chart_use_item(job, item);
    return item != NULL && item->has_value ? 100 * item->completion : NAN;
}

/* The period to compare with: that of `from:`, else the one before. */
static RpPeriod
period_before(const RpChartJob *job)
{
    return job->has_first ? job->first : rp_period_before(job->set->period);
}

/* Rank the numbers of now, or of before. */
static void
rank_places(GArray *places, bool before)
{
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(double));
    g_autofree int *ranks = g_new0(int, places->len + 1);

    for (guint i = 0; i < places->len; i++) {
        const Place *place = &g_array_index(places, Place, i);
        g_array_append_val(values, *(before ? &place->before : &place->now));
    }
    rp_rank_values((const double *)(void *)values->data, places->len, false, 1e-9, ranks);
    for (guint i = 0; i < places->len; i++) {
        Place *place = &g_array_index(places, Place, i);
        *(before ? &place->rank_before : &place->rank) = ranks[i];
    }
}

static GArray *
places_by_completion(RpChartJob *job, const RpIndicator *indicator)
{
    GArray *places = g_array_new(FALSE, FALSE, sizeof(Place));
    RpPeriod before = period_before(job);

    for (guint i = 0; i < job->regions->len; i++) {
        Place place = {.region = region_at(job, i), .before = NAN};
        place.now = completion_of(job, indicator, place.region, job->set->period);
        if (before.kind != RP_PERIOD_NONE)
            place.before = completion_of(job, indicator, place.region, before);
        g_array_append_val(places, place);
    }
    rank_places(places, false);
    rank_places(places, true);
    return places;
}

/* Name the sources of the figures that were ranked. */
static void
use_figures(RpChartJob *job, const RpIndicator *indicator, const RpRankRow *row)
{
    RpPeriod period = row->period;
    const RpTimeGrid grid = {.first = period.first,
                             .months = period.last - period.first + 1,
                             .step = period.last - period.first + 1};

    if (!row->has_value)
        return;
    RpHistory history = rp_chart_history(job, indicator, row->region->code, &grid);
    rp_history_clear(&history);
}

static int
rank_in(const GArray *rows, const RpRegion *region)
{
    for (guint i = 0; i < rows->len; i++)
        if (g_array_index(rows, RpRankRow, i).region == region)
            return g_array_index(rows, RpRankRow, i).rank;
    return 0;
}

static GArray *
places_by_value(RpChartJob *job, const RpIndicator *indicator)
{
    const RpDataset *dataset = job->set->dataset;
    g_autoptr(GArray) now =
        rp_progress_rank(dataset, indicator, job->regions, job->set->period, max_age_of(job));
    g_autoptr(GArray) before = NULL;
    GArray *places = g_array_new(FALSE, FALSE, sizeof(Place));

    if (job->has_first)
        before = rp_progress_rank(dataset, indicator, job->regions, job->first, max_age_of(job));
    for (guint i = 0; i < now->len; i++) {
        const RpRankRow *row = &g_array_index(now, RpRankRow, i);
        Place place = {row->region, row->has_value ? rp_decimal_to_double(row->value) : NAN, NAN,
                       row->rank, row->previous_rank};
        if (before != NULL)
            place.rank_before = rank_in(before, row->region);
        use_figures(job, indicator, row);
        g_array_append_val(places, place);
    }
    return places;
}

/* The mean of the regions that reported, the nation left out. */
static double
average_of(const GArray *places)
{
    double sum = 0;
    guint n = 0;

    for (guint i = 0; i < places->len; i++) {
        const Place *place = &g_array_index(places, Place, i);
        if (isnan(place->now) || is_nation(place->region))
            continue;
        sum += place->now;
        n++;
    }
    return n > 1 ? sum / n : NAN;
}

static void
title_own(RpChartJob *job, const Place *own, double distance, const char *unit)
{
    int moved = own->rank_before - own->rank;

    g_string_append_printf(job->title, "%s居第%d位", own->region->short_name, own->rank);
    if (own->rank_before > 0 && moved != 0)
        g_string_append_printf(job->title, "、比上期%s%d位", moved > 0 ? "上升" : "下降",
                               ABS(moved));
    if (isnan(distance))
        return;
    g_autofree char *text = rp_scheme_format(job->set->rules, fabs(distance), 1);
    g_string_append_printf(job->title, "，%s平均%s%s", distance >= 0 ? "高于" : "低于", text,
                           strcmp(unit, "%") == 0 ? "个百分点" : unit);
}

static void
title_ranking(RpChartJob *job, const GArray *places, const char *unit)
{
    const Place *first = NULL, *last = NULL;

    for (guint i = 0; i < places->len; i++) {
        const Place *place = &g_array_index(places, Place, i);
        if (place->rank == 0)
            continue;
        if (place->region->code == job->set->region) {
            title_own(job, place, place->now - job->chart->average, unit);
            return;
        }
        first = first == NULL || place->rank < first->rank ? place : first;
        last = last == NULL || place->rank > last->rank ? place : last;
    }
    if (first == NULL)
        g_string_append(job->title, "本期无数据");
    else
        g_string_append_printf(job->title, "%s居首，%s居末", first->region->short_name,
                               last->region->short_name);
}

static void
note_unreported(RpChartJob *job)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    bool tied = false;

    for (guint i = 0; i < job->chart->items->len; i++) {
        if (isnan(item_at(job, i)->value))
            g_ptr_array_add(names, item_at(job, i)->name);
        for (guint k = 0; k < i; k++)
            tied |= item_at(job, i)->value == item_at(job, k)->value;
    }
    if (tied)
        g_string_append(job->note, "并列按同一位次，后续位次顺延");
    if (names->len == 0)
        return;
    g_autofree char *joined =
        names->len <= MOST_NAMED ? rp_phrase_join(names) : g_strdup_printf("%u个地区", names->len);
    g_string_append_printf(job->note, "%s%s未报送，不参加排名", tied ? "；" : "", joined);
}

void
rp_build_ranking_chart(RpChartJob *job)
{
    const RpIndicator *indicator = rp_chart_indicator(job);
    bool completion = job->from->show == RP_SHOW_COMPLETION;

    if (indicator == NULL)
        return;
    g_autoptr(GArray) places =
        completion ? places_by_completion(job, indicator) : places_by_value(job, indicator);
    const char *unit = completion ? "%" : rp_chart_unit(indicator);
    RpPeriod before = period_before(job);
    g_autofree char *now = rp_period_to_chinese(job->set->period);
    g_autofree char *earlier = rp_period_to_chinese(before);
    g_autofree char *name = rp_phrase_name(job->set, indicator);
    bool moves = false;

    for (guint i = 0; i < places->len; i++) {
        const Place *place = &g_array_index(places, Place, i);
        RpChartItem *item = rp_chart_add_region(job, place->region);
        item->value = place->now;
        if (place->rank > 0 && place->rank_before > 0)
            item->change = place->rank_before - place->rank;
        moves |= item->change != RP_CHART_NO_CHANGE;
    }
    job->chart->average = average_of(places);
    job->chart->excerpt = job->from->excerpt;
    job->chart->decimals = completion ? 1 : MAX(indicator->decimals, 0);
    rp_chart_take(&job->chart->unit, g_strdup(unit));
    rp_chart_take(&job->chart->name_head, g_strdup("地区"));
    title_ranking(job, places, unit);
    note_unreported(job);
    g_string_append_printf(job->subtitle, "%s%s，{unit}；%s", name,
                           completion ? "目标差距完成率" : "", now);
    if (moves)
        g_string_append_printf(job->subtitle, "（较%s位次变化）", earlier);
}

/* heat */

/* Count of the statuses that are printed red. */
static bool
is_bad(RpStatus status)
{
    return (RP_BAD_BITS & (1u << status)) != 0;
}

static void
add_heat_row(RpChartJob *job, const RpRegion *region)
{
    const RpProgressSet *set = rp_chart_progress_of(job, region->code, job->set->period);

    rp_chart_add_region(job, region);
    for (guint s = 0; s < job->rows->len; s++) {
        const RpProgress *row = g_ptr_array_index(job->rows, s);
        const RpProgress *item = rp_chart_item_of(set, row->target->indicator);
        bool known = item != NULL && item->has_value && !isnan(item->completion);

        rp_chart_use_item(job, item);
        rp_chart_series_add_status(g_ptr_array_index(job->chart->series, s),
                                   known ? 100 * item->completion : NAN,
                                   item != NULL ? item->status : RP_STATUS_NO_DATA);
    }
}

/* 72格中17格滞后或倒退，果洛州占4格 */
static void
title_heat(RpChartJob *job)
{
    guint bad = 0, most = 0, worst = 0;

    for (guint i = 0; i < job->chart->items->len; i++) {
        guint of_row = 0;
        for (guint s = 0; s < job->chart->series->len; s++) {
            const RpChartSeries *series = g_ptr_array_index(job->chart->series, s);
            of_row += is_bad(g_array_index(series->statuses, RpStatus, i));
        }
        bad += of_row;
        if (of_row > most) {
            most = of_row;
            worst = i;
        }
    }
    g_string_append_printf(job->title, "%u格中%u格滞后或倒退",
                           job->chart->items->len * job->chart->series->len, bad);
    if (most > 1)
        g_string_append_printf(job->title, "，%s占%u格", item_at(job, worst)->name, most);
}

void
rp_build_heat_chart(RpChartJob *job)
{
    g_autofree char *date = rp_chart_date_text(job, true);

    for (guint s = 0; s < job->rows->len; s++) {
        const RpProgress *row = g_ptr_array_index(job->rows, s);
        g_autofree char *name = rp_phrase_short_name(job->set, row->target->indicator);
        rp_chart_spec_add_series(job->chart, name);
    }
    for (guint i = 0; i < job->regions->len; i++)
        add_heat_row(job, region_at(job, i));
    job->chart->decimals = 0;
    title_heat(job);
    g_string_append_printf(job->subtitle, "各地区目标差距完成率，%%；%s", date);
    g_string_append(job->note, "按滞后与倒退格数由少到多排列；—为未报送");
}

/* tiles */

/* 17个地区达标或正常，4个滞后 */
static void
title_tiles(RpChartJob *job)
{
    guint good = 0, slow = 0, bad = 0;

    for (guint i = 0; i < job->chart->items->len; i++) {
        RpStatus status = item_at(job, i)->status;
        good += status == RP_STATUS_MET || status == RP_STATUS_ON_TRACK;
        slow += status == RP_STATUS_SLOW;
        bad += is_bad(status);
    }
    g_string_append_printf(job->title, "%u个地区达标或正常", good);
    if (bad > 0)
        g_string_append_printf(job->title, "，%u个滞后", bad);
    else if (slow > 0)
        g_string_append_printf(job->title, "，%u个缓慢", slow);
}

static bool
is_hmt(const RpRegion *region)
{
    return strcmp(region->level, "hmt") == 0;
}

/* 未包括香港、澳门特别行政区和台湾省数据: those of them that show no value. */
static void
note_outside(RpChartJob *job)
{
    g_autoptr(GPtrArray) hmt = rp_region_set_hmt(job->set->dataset->regions);
    g_autoptr(GPtrArray) names = g_ptr_array_new();

    for (guint k = 0; k < hmt->len; k++) {
        const RpRegion *region = g_ptr_array_index(hmt, k);
        bool shown = false;
        for (guint i = 0; i < job->regions->len; i++)
            shown |= region_at(job, i) == region && !isnan(item_at(job, i)->value);
        if (!shown)
            g_ptr_array_add(names, region->name);
    }
    if (names->len == 3) {
        g_string_append(job->note, "；未包括香港、澳门特别行政区和台湾省数据");
    } else if (names->len > 0) {
        g_autofree char *joined = rp_phrase_join(names);
        g_string_append_printf(job->note, "；未包括%s数据", joined);
    }
}

static void
note_tiles(RpChartJob *job)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();

    for (guint i = 0; i < job->regions->len; i++)
        if (isnan(item_at(job, i)->value) && !item_at(job, i)->outside)
            g_ptr_array_add(names, item_at(job, i)->name);
    g_string_append(job->note, "方格大小相同，不表示面积和边界");
    if (names->len > 0 && names->len <= MOST_NAMED) {
        g_autofree char *joined = rp_phrase_join(names);
        g_string_append_printf(job->note, "；%s未报送", joined);
    }
    note_outside(job);
}

/* Regions without a place in the grid cannot be shown. */
static void
drop_unplaced(RpChartJob *job)
{
    for (guint i = job->regions->len; i-- > 0;)
        if (region_at(job, i)->tile_column < 1 || region_at(job, i)->tile_row < 1)
            g_ptr_array_remove_index(job->regions, i);
}

void
rp_build_tiles_chart(RpChartJob *job)
{
    const RpIndicator *indicator = rp_chart_indicator(job);
    bool completion = job->from->show == RP_SHOW_COMPLETION;
    g_autofree char *date = rp_chart_date_text(job, true);

    if (indicator == NULL)
        return;
    g_autofree char *name = rp_phrase_name(job->set, indicator);
    drop_unplaced(job);
    for (guint i = 0; i < job->regions->len; i++) {
        const RpRegion *region = region_at(job, i);
        const RpProgress *progress =
            rp_chart_item_of(rp_chart_progress_of(job, region->code, job->set->period), indicator);
        RpChartItem *item = rp_chart_add_region(job, region);

        item->outside = is_hmt(region);
        rp_chart_use_item(job, progress);
        if (progress == NULL || !progress->has_value)
            continue;
        item->status = progress->status;
        item->value = completion ? 100 * progress->completion : progress->actual;
    }
    job->chart->decimals = completion ? 0 : indicator->decimals;
    title_tiles(job);
    note_tiles(job);
    g_string_append_printf(job->subtitle, "%s%s，%s；%s。方格仅示意相对方位", name,
                           completion ? "目标差距完成率" : "",
                           completion ? "%" : rp_chart_unit(indicator), date);
}

/* multiples */

static double
last_of(const RpChartJob *job, guint i)
{
    const RpChartSeries *series = g_ptr_array_index(job->chart->series, i);
    double last = NAN;

    for (guint k = 0; k < series->values->len; k++) {
        double value = g_array_index(series->values, double, k);
        last = isnan(value) ? last : value;
    }
    return last;
}

/* A region with its last value. */
typedef struct {
    const RpRegion *region;
    double last;
    bool falling;
} Panel;

static int
by_last_value(gconstpointer a, gconstpointer b)
{
    const Panel *x = a, *y = b;

    if (isnan(x->last) != isnan(y->last))
        return isnan(x->last) ? 1 : -1;
    if (isnan(x->last))
        return 0;
    return ((x->last < y->last) - (x->last > y->last)) * (x->falling ? 1 : -1);
}

/* Turn values into completion (M2): 0 at the baseline, 100 at the target. */
static void
to_completion(const RpProgress *item, RpHistory *history)
{
    double base = item == NULL ? NAN : rp_decimal_to_double(item->base);
    double target = item == NULL ? NAN : rp_decimal_to_double(item->target->value);

    for (guint i = 0; i < history->values->len; i++) {
        double *value = &g_array_index(history->values, double, i);
        *value = item == NULL || item->base_origin == RP_BASE_UNKNOWN || target == base
                     ? NAN
                     : 100 * (*value - base) / (target - base);
    }
}

/* Figures of a region, as the layout wants them shown. */
static RpHistory
shown_history(RpChartJob *job, const RpIndicator *indicator, const RpRegion *region,
              const RpTimeGrid *grid)
{
    RpHistory history = rp_chart_history(job, indicator, region->code, grid);

    if (job->from->show == RP_SHOW_COMPLETION)
        to_completion(
            rp_chart_item_of(rp_chart_progress_of(job, region->code, job->set->period), indicator),
            &history);
    return history;
}

static bool
less_is_better(const RpChartJob *job, const RpIndicator *indicator)
{
    return indicator->direction == RP_DIRECTION_DOWN && job->from->show == RP_SHOW_VALUE;
}

static void
sort_regions(RpChartJob *job, const RpIndicator *indicator, const RpTimeGrid *grid)
{
    g_autoptr(GArray) panels = g_array_new(FALSE, FALSE, sizeof(Panel));

    for (guint i = 0; i < job->regions->len; i++) {
        const RpRegion *region = region_at(job, i);
        g_auto(RpHistory) history = shown_history(job, indicator, region, grid);
        Panel panel = {region, NAN, !less_is_better(job, indicator)};
        if (history.last >= 0)
            panel.last = g_array_index(history.values, double, history.last);
        g_array_append_val(panels, panel);
    }
    g_array_sort(panels, by_last_value);
    for (guint i = 0; i < panels->len; i++)
        g_ptr_array_index(job->regions, i) = (gpointer)g_array_index(panels, Panel, i).region;
}

static void
add_panel(RpChartJob *job, const RpIndicator *indicator, const RpRegion *region,
          const RpTimeGrid *grid)
{
    g_auto(RpHistory) history = shown_history(job, indicator, region, grid);
    const RpProgress *progress =
        rp_chart_item_of(rp_chart_progress_of(job, region->code, job->set->period), indicator);
    RpChartItem *item = rp_chart_add_region(job, region);
    RpChartSeries *series = rp_chart_spec_add_series(job->chart, item->name);

    item->status = progress != NULL ? progress->status : RP_STATUS_NO_DATA;
    for (guint i = 0; i < history.values->len; i++)
        rp_chart_series_add(series, g_array_index(history.values, double, i));
}

/* The planned path, when all regions have the same: from the baseline (or zero) to where it should
 * be by now. */
static void
set_path(RpChartJob *job, const RpIndicator *indicator, const RpTimeGrid *grid)
{
    const RpProgress *item = rp_chart_item_of(job->set, indicator);
    double span = item == NULL ? 0 : item->end - item->start;

    if (item == NULL || span <= 0 || item->path != RP_PATH_LINEAR ||
        (item->base_origin != RP_BASE_COUNTED && item->base_origin != RP_BASE_GIVEN))
        return;
    bool completion = job->from->show == RP_SHOW_COMPLETION;
    double base = completion ? 0 : rp_decimal_to_double(item->base);
    double target = completion ? 100 : rp_decimal_to_double(item->target->value);
    double from = (grid->first - 1 - item->start) / span;
    double to = (grid->first + grid->months - 1 - item->start) / span;
    job->chart->path_from = base + (target - base) * from;
    job->chart->path_to = base + (target - base) * to;
}

/* 西宁、海东领先，6个地区低于计划路径 */
static void
title_multiples(RpChartJob *job, const RpIndicator *indicator)
{
    guint n = job->chart->items->len, below = 0;
    bool down = less_is_better(job, indicator);

    for (guint i = 0; i < n; i++) {
        double distance = last_of(job, i) - job->chart->path_to;
        below += down ? distance > 0 : distance < 0;
    }
    if (n == 0 || isnan(last_of(job, 0))) {
        g_string_append(job->title, "本期无数据");
        return;
    }
    g_string_append(job->title, item_at(job, 0)->short_name);
    if (n > 3 && !isnan(last_of(job, 1)))
        g_string_append_printf(job->title, "、%s", item_at(job, 1)->short_name);
    g_string_append(job->title, "领先");
    if (isfinite(job->chart->path_to))
        g_string_append_printf(job->title, "，%u个地区%s时序进度", below, down ? "高于" : "低于");
}

void
rp_build_multiples_chart(RpChartJob *job)
{
    const RpIndicator *indicator = rp_chart_indicator(job);

    if (indicator == NULL)
        return;
    RpTimeGrid grid = rp_chart_grid(job, indicator);
    g_autofree char *name = rp_phrase_name(job->set, indicator);
    g_autofree char *span = rp_chart_span_text(&grid, rp_time_grid_steps(&grid));

    rp_chart_set_time(job, &grid);
    sort_regions(job, indicator, &grid);
    for (guint i = 0; i < job->regions->len; i++)
        add_panel(job, indicator, region_at(job, i), &grid);
    set_path(job, indicator, &grid);
    bool completion = job->from->show == RP_SHOW_COMPLETION;
    rp_chart_take(&job->chart->unit, g_strdup(completion ? "%" : rp_chart_unit(indicator)));
    job->chart->decimals = completion ? 0 : indicator->decimals;
    title_multiples(job, indicator);
    g_string_append_printf(job->subtitle, "各地区%s%s，{unit}；%s", name,
                           completion ? "目标差距完成率" : "", span);
    g_string_append(job->note, "各图坐标相同；虚线段为缺报期间");
}
