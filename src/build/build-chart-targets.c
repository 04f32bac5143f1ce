#include <math.h>
#include <string.h>

#include "base/number.h"
#include "build/chart-job-private.h"
#include "build/phrase.h"
#include "build/wording.h"

static const RpProgress *
row_at(const RpChartJob *job, guint i)
{
    return g_ptr_array_index(job->rows, i);
}

static void
use_rows(RpChartJob *job)
{
    for (guint i = 0; i < job->rows->len; i++)
        rp_chart_use_item(job, row_at(job, i));
}

static double
target_of(const RpProgress *item)
{
    return rp_decimal_to_double(item->target->value);
}

/* 制修订地方标准 with its value, unit and status. */
static RpChartItem *
add_target(RpChartJob *job, const RpProgress *item)
{
    RpChartItem *to = rp_chart_add_indicator(job, item->target->indicator);

    to->status = item->status;
    rp_chart_take(&to->word, g_strdup(rp_phrase_item_status(job->set, item)));
    to->value = item->has_value ? item->actual : NAN;
    to->target = target_of(item);
    to->completion = item->has_value ? item->completion : NAN;
    rp_chart_take(&to->unit, g_strdup(rp_phrase_measure(item->target)));
    return to;
}

/* progress */

/* With the commas that numbers on charts have; takes `text`. */
static char *
grouped(char *text)
{
    char *with_commas = rp_number_group(text);

    g_free(text);
    return with_commas;
}

/* "62 / 100 项" where both are plain numbers, else as the plan words it: "25.5个月 / 24个月以内".
 */
static char *
row_detail(const RpProgressSet *set, const RpProgress *item)
{
    const RpTarget *target = item->target;
    g_autofree char *goal = grouped(rp_phrase_target(target));
    g_autofree char *number = grouped(rp_phrase_target_plain(target));
    g_autofree char *value = grouped(rp_phrase_value(set, item));
    g_autofree char *quantity = grouped(rp_phrase_quantity(set, item));
    const char *measure = rp_phrase_measure(target);

    if (!item->has_value)
        return g_strdup_printf("未报送 / %s", goal);
    if ((target->comparator == RP_COMPARE_GE || target->comparator == RP_COMPARE_EQ ||
         target->comparator == RP_COMPARE_RANGE) &&
        g_strcmp0(measure, "%") != 0)
        return g_strdup_printf("%s / %s %s", value, number, measure);
    return g_strdup_printf("%s / %s", quantity, goal);
}

static void
add_progress_row(RpChartJob *job, const RpProgress *item)
{
    const RpIndicator *indicator = item->target->indicator;
    RpChartRow row = {
        .name = rp_phrase_name(job->set, indicator),
        .short_name = rp_phrase_short_name(job->set, indicator),
        .detail = row_detail(job->set, item),
        .status = item->status,
        .stale = rp_phrase_is_stale(item),
        .completion = item->has_value ? item->completion : NAN,
        .gap_pp = item->has_value ? rp_phrase_gap_pp(item) : NAN,
        .where = indicator->where,
    };

    g_array_append_val(job->chart->rows, row);
}

void
rp_build_progress_chart(RpChartJob *job)
{
    g_autofree char *title = rp_wording_chart_title(job->set, job->rows);
    g_autofree char *date = rp_wording_date_line(job->set);
    g_autofree char *months = rp_wording_month_line(job->set);

    g_string_append(job->title, title);
    g_string_append_printf(job->subtitle, "目标差距完成率，%%；%s%s", date, months);
    g_string_append(job->note, "完成率＝（现值−基期值）÷（目标值−基期值）；较时序＝完成率−"
                               "时序进度，百分点");
    rp_chart_take(&job->chart->name_head, g_strdup("目标（现值 / 目标值）"));
    for (guint i = 0; i < job->rows->len; i++)
        add_progress_row(job, row_at(job, i));
    use_rows(job);
}

/* One unit for all */

/* Keep the rows of the unit that most of them have, and say how many were left out. */
static const char *
keep_one_unit(RpChartJob *job)
{
    const char *best = "";
    guint most = 0, left_out = 0;

    for (guint i = 0; i < job->rows->len; i++) {
        const char *unit = rp_phrase_measure(row_at(job, i)->target);
        guint n = 0;
        for (guint k = 0; k < job->rows->len; k++)
            n += strcmp(rp_phrase_measure(row_at(job, k)->target), unit) == 0;
        if (n > most) {
            most = n;
            best = unit;
        }
    }
    for (guint i = job->rows->len; i-- > 0;)
        if (strcmp(rp_phrase_measure(row_at(job, i)->target), best) != 0) {
            g_ptr_array_remove_index(job->rows, i);
            left_out++;
        }
    if (left_out > 0)
        g_string_append_printf(job->note, "另有%u项单位不同，未列入", left_out);
    rp_chart_take(&job->chart->unit, g_strdup(best));
    return best;
}

static int
by_value_falling(gconstpointer a, gconstpointer b)
{
    const RpProgress *x = *(const RpProgress *const *)a, *y = *(const RpProgress *const *)b;

    if (x->has_value != y->has_value)
        return x->has_value ? -1 : 1;
    return (x->actual < y->actual) - (x->actual > y->actual);
}

/* values */

/* 甲最多，乙最少 */
static void
title_extremes(RpChartJob *job)
{
    bool rate = strcmp(job->chart->unit, "%") == 0;
    const RpChartItem *most = NULL, *least = NULL;

    for (guint i = 0; i < job->chart->items->len; i++) {
        const RpChartItem *item = &g_array_index(job->chart->items, RpChartItem, i);
        if (isnan(item->value))
            continue;
        most = most == NULL || item->value > most->value ? item : most;
        least = least == NULL || item->value < least->value ? item : least;
    }
    if (most == NULL)
        g_string_append(job->title, "本期无数据");
    else if (most == least)
        g_string_append_printf(job->title, "仅%s有数据", most->short_name);
    else
        g_string_append_printf(job->title, "%s最%s，%s最%s", most->short_name, rate ? "高" : "多",
                               least->short_name, rate ? "低" : "少");
}

static void
add_values_by_region(RpChartJob *job, const RpIndicator *indicator)
{
    g_autoptr(GArray) rows =
        rp_progress_rank(job->set->dataset, indicator, job->regions, job->last,
                         job->set->rules == NULL ? 13 : job->set->rules->max_age);
    const RpTimeGrid grid = {.first = job->last.first,
                             .months = job->last.last - job->last.first + 1,
                             .step = job->last.last - job->last.first + 1};

    for (guint i = 0; i < rows->len; i++) {
        const RpRankRow *row = &g_array_index(rows, RpRankRow, i);
        RpChartItem *item = rp_chart_add_region(job, row->region);
        item->value = row->has_value ? rp_decimal_to_double(row->value) : NAN;
        RpHistory history = rp_chart_history(job, indicator, row->region->code, &grid);
        rp_history_clear(&history);
    }
    rp_chart_take(&job->chart->unit, g_strdup(rp_chart_unit(indicator)));
}

void
rp_build_values_chart(RpChartJob *job)
{
    bool by_region = job->from->regions != NULL;
    const RpIndicator *indicator = by_region ? rp_chart_indicator(job) : NULL;
    g_autofree char *date = rp_chart_date_text(job, false);

    if (by_region && indicator != NULL) {
        g_autofree char *name = rp_phrase_name(job->set, indicator);
        add_values_by_region(job, indicator);
        g_string_append_printf(job->subtitle, "%s，{unit}；%s", name, date);
    } else if (!by_region) {
        keep_one_unit(job);
        if (job->from->sort == RP_SORT_DEFAULT)
            g_ptr_array_sort(job->rows, by_value_falling);
        for (guint i = 0; i < job->rows->len; i++)
            add_target(job, row_at(job, i));
        use_rows(job);
        g_string_append_printf(job->subtitle, "现值，{unit}；%s", date);
    }
    title_extremes(job);
}

/* bullet */

/* The bands are parts of the planned path from zero: a target that begins elsewhere, or is to be
 * undercut, would show other bands than it is judged by. */
static bool
suits_bullet(const RpProgress *item)
{
    RpComparator comparator = item->target->comparator;
    bool from_zero = item->base_origin == RP_BASE_COUNTED ||
                     (item->base_origin != RP_BASE_UNKNOWN && item->base.coefficient == 0);

    return (comparator == RP_COMPARE_GE || comparator == RP_COMPARE_GT ||
            comparator == RP_COMPARE_EQ) &&
           (from_zero || !item->has_value) && item->target->value.coefficient > 0;
}

static void
set_cuts(RpChartJob *job)
{
    const RpScheme *rules = job->set->rules;

    for (guint i = 0; rules != NULL && i < rules->thresholds->len; i++) {
        const RpThreshold *band = &g_array_index(rules->thresholds, RpThreshold, i);
        if (rules->measure != RP_MEASURE_PACE || !isfinite(band->from))
            continue;
        if (band->status == RP_STATUS_SLOW)
            job->chart->cuts[0] = band->from;
        if (band->status == RP_STATUS_ON_TRACK)
            job->chart->cuts[1] = band->from;
    }
}

void
rp_build_bullet_chart(RpChartJob *job)
{
    g_autofree char *date = rp_chart_date_text(job, true);
    guint others = 0;

    for (guint i = job->rows->len; i-- > 0;)
        if (!suits_bullet(row_at(job, i))) {
            g_ptr_array_remove_index(job->rows, i);
            others++;
        }
    set_cuts(job);
    for (guint i = 0; i < job->rows->len; i++)
        add_target(job, row_at(job, i));
    use_rows(job);
    if (job->rows->len > 0) {
        g_autofree char *title = rp_wording_chart_title(job->set, job->rows);
        g_string_append(job->title, title);
    } else {
        g_string_append(job->title, "没有自零起算的目标");
    }
    g_string_append_printf(job->subtitle, "累计完成量与目标值；%s", date);
    g_string_append_printf(job->note, "%s为按时序应完成量的%d%%、%d%%分界",
                           job->builder->layout->theme.mono ? "底纹" : "灰带",
                           (int)lround(100 * job->chart->cuts[0]),
                           (int)lround(100 * job->chart->cuts[1]));
    if (others > 0)
        g_string_append_printf(job->note, "；另有%u项有基期值或为控制性目标，不用此图", others);
}

/* grouped */

/* 12项目标中4项已达到目标值，甲缺口最大 */
static void
title_grouped(RpChartJob *job)
{
    const RpProgress *worst = NULL;
    double most = 0;
    guint reached = 0, known = 0;

    for (guint i = 0; i < job->rows->len; i++) {
        const RpProgress *item = row_at(job, i);
        double gap = item->has_value ? (target_of(item) - item->actual) : NAN;
        reached += item->status == RP_STATUS_MET;
        known += item->has_value;
        if (item->status != RP_STATUS_MET && gap > most) {
            most = gap;
            worst = item;
        }
    }
    if (reached == 0 && known < job->rows->len) /* of the others nobody knows */
        g_string_append_printf(job->title, "%u项目标中尚无达到目标值的", job->rows->len);
    else if (reached == 0)
        g_string_append_printf(job->title, "%u项目标均未达到目标值", job->rows->len);
    else if (reached == job->rows->len)
        g_string_append_printf(job->title, "%u项目标均已达到目标值", reached);
    else
        g_string_append_printf(job->title, "%u项目标中%u项已达到目标值", job->rows->len, reached);
    if (worst == NULL)
        return;
    g_autofree char *name = rp_phrase_short_name(job->set, worst->target->indicator);
    g_string_append_printf(job->title, "，%s缺口最大", name);
}

/* Returns: (owned) the end that all names share (标准发布数), taken off them; "" when it is not
 * worth while. */
static char *
take_common_end(RpChartJob *job)
{
    static const glong least = 2; /* characters of the end, and of what is left of each name */
    guint n = job->chart->items->len;
    glong shared = n < 3 ? 0 : G_MAXLONG;
    const char *first = n == 0 ? "" : g_array_index(job->chart->items, RpChartItem, 0).name;

    for (guint i = 0; i < n; i++) {
        const char *name = g_array_index(job->chart->items, RpChartItem, i).name;
        const char *a = first + strlen(first), *b = name + strlen(name);
        glong same = 0;
        while (a > first && b > name &&
               g_utf8_get_char(g_utf8_prev_char(a)) == g_utf8_get_char(g_utf8_prev_char(b))) {
            a = g_utf8_prev_char(a);
            b = g_utf8_prev_char(b);
            same++;
        }
        shared = MIN(shared, MIN(same, g_utf8_strlen(name, -1) - least));
    }
    if (shared < least)
        return g_strdup("");
    for (guint i = 0; i < n; i++) {
        RpChartItem *item = &g_array_index(job->chart->items, RpChartItem, i);
        glong length = g_utf8_strlen(item->name, -1);
        rp_chart_take(&item->name, g_utf8_substring(item->name, 0, length - shared));
        if (g_utf8_strlen(item->short_name, -1) > length - shared)
            rp_chart_take(&item->short_name, g_strdup(item->name));
    }
    const RpProgress *row = row_at(job, 0);
    g_autofree char *name = rp_phrase_name(job->set, row->target->indicator);
    return g_utf8_substring(name, g_utf8_strlen(name, -1) - shared, -1);
}

void
rp_build_grouped_chart(RpChartJob *job)
{
    RpChartSeries *now = rp_chart_spec_add_series(job->chart, "现值");
    RpChartSeries *goal = rp_chart_spec_add_series(job->chart, "目标值");
    g_autofree char *date = rp_chart_date_text(job, false);

    keep_one_unit(job);
    if (job->from->sort == RP_SORT_DEFAULT)
        g_ptr_array_sort(job->rows, by_value_falling);
    for (guint i = 0; i < job->rows->len; i++) {
        const RpProgress *item = row_at(job, i);
        add_target(job, item);
        rp_chart_series_add(now, item->has_value ? item->actual : NAN);
        rp_chart_series_add(goal, target_of(item));
    }
    use_rows(job);
    title_grouped(job);
    g_autofree char *end = take_common_end(job);
    g_string_append_printf(job->subtitle, "%s%s现值与目标值，{unit}；%s", end,
                           *end == '\0' ? "" : "：", date);
}

/* percent */

static const char *
key_of(const RpChartJob *job, const RpProgress *item)
{
    const RpTarget *target = item->target;
    const char *keys[] = {
        [RP_BY_DOMAIN] = target->domain,
        [RP_BY_NATURE] = target->nature,
        [RP_BY_OWNER] = target->owner,
    };
    const char *key = keys[job->from->by];

    return key != NULL && *key != '\0' ? key : "其他";
}

/* The targets of one row. */
typedef struct {
    const char *key; /* borrowed */
    unsigned counts[RP_N_STATUS];
    unsigned total, good;
} Group;

static int
by_good_falling(gconstpointer a, gconstpointer b)
{
    const Group *x = a, *y = b;
    unsigned left = x->good * y->total, right = y->good * x->total;

    return (left < right) - (left > right);
}

static GArray *
groups_of(const RpChartJob *job)
{
    GArray *groups = g_array_new(FALSE, TRUE, sizeof(Group));

    for (guint i = 0; i < job->rows->len; i++) {
        const RpProgress *item = row_at(job, i);
        const char *key = key_of(job, item);
        guint at = 0;

        while (at < groups->len && strcmp(g_array_index(groups, Group, at).key, key) != 0)
            at++;
        if (at == groups->len) {
            const Group empty = {.key = key};
            g_array_append_val(groups, empty);
        }
        Group *group = &g_array_index(groups, Group, at);
        group->counts[item->status]++;
        group->total++;
        group->good += item->status == RP_STATUS_MET || item->status == RP_STATUS_ON_TRACK;
    }
    g_array_sort(groups, by_good_falling);
    return groups;
}

static void
add_group(RpChartJob *job, const Group *group)
{
    rp_chart_spec_add_item(job->chart, group->key);
    for (guint s = 0; s < job->chart->series->len; s++) {
        RpChartSeries *series = g_ptr_array_index(job->chart->series, s);
        rp_chart_series_add_status(series, group->counts[series->status], series->status);
    }
}

/* A status that no target has takes no part. */
static void
add_status_series(RpChartJob *job, const GArray *groups)
{
    for (int s = 0; s < RP_N_STATUS; s++) {
        unsigned n = 0;
        for (guint i = 0; i < groups->len; i++)
            n += g_array_index(groups, Group, i).counts[s];
        if (n > 0)
            rp_chart_spec_add_series(job->chart, rp_phrase_status(job->set, (RpStatus)s))->status =
                (RpStatus)s;
    }
}

/* 农业领域3项目标均达标或正常，社会治理7项中仅2项 */
static void
title_percent(RpChartJob *job, const Group *best, const Group *worst)
{
    if (best->good == 0) {
        g_string_append(job->title, "没有达标或正常的目标");
        return;
    }
    if (best->good == best->total)
        g_string_append_printf(job->title, "%s%u项目标均达标或正常", best->key, best->total);
    else
        g_string_append_printf(job->title, "%s%u项目标中%u项达标或正常", best->key, best->total,
                               best->good);
    if (worst == best || worst->good == worst->total)
        return;
    if (worst->good == 0)
        g_string_append_printf(job->title, "，%s尚无", worst->key);
    else
        g_string_append_printf(job->title, "，%s%u项中仅%u项", worst->key, worst->total,
                               worst->good);
}

void
rp_build_percent_chart(RpChartJob *job)
{
    static const char *const heads[] = {
        [RP_BY_DOMAIN] = "各领域", [RP_BY_NATURE] = "各类", [RP_BY_OWNER] = "各责任单位"};
    g_autoptr(GArray) groups = groups_of(job);
    g_autofree char *date = rp_chart_date_text(job, false);
    const Group *best = &g_array_index(groups, Group, 0);
    const Group *worst = &g_array_index(groups, Group, groups->len - 1);

    add_status_series(job, groups);
    for (guint i = 0; i < groups->len; i++)
        add_group(job, &g_array_index(groups, Group, i));
    use_rows(job);
    rp_chart_take(&job->chart->unit, g_strdup("项"));
    title_percent(job, best, worst);
    g_string_append_printf(job->subtitle, "%s目标按状态构成，%%（条内数字为目标个数）；%s",
                           heads[job->from->by], date);
    g_string_append(job->note, "按达标与正常合计占比排序");
}

/* diverging */

static void
title_diverging(RpChartJob *job)
{
    RpTally tally = rp_rows_tally(job->rows);
    double worst = 0;

    for (guint i = 0; i < job->rows->len; i++)
        if (rp_rows_has_pace(row_at(job, i)))
            worst = fmin(worst, rp_phrase_gap_pp(row_at(job, i)));
    if (tally.late == 0) {
        g_string_append(job->title, "各项目标均不慢于时序进度");
        return;
    }
    g_autofree char *most = rp_phrase_percent(job->set, -worst / 100);
    g_string_append_printf(job->title, "%u项目标落后于时序进度，最大差距%s个百分点", tally.late,
                           most);
}

void
rp_build_diverging_chart(RpChartJob *job)
{
    g_autofree char *date = rp_chart_date_text(job, true);

    for (guint i = 0; i < job->rows->len; i++) {
        const RpProgress *item = row_at(job, i);
        RpChartItem *to = add_target(job, item);
        to->value = item->has_value ? rp_phrase_gap_pp(item) : NAN;
        rp_chart_take(&to->unit, g_strdup(""));
    }
    use_rows(job);
    job->chart->decimals = 1;
    rp_chart_take(&job->chart->left_head, g_strdup("落后于时序"));
    rp_chart_take(&job->chart->right_head, g_strdup("快于时序"));
    title_diverging(job);
    g_string_append_printf(job->subtitle, "完成率与时序进度之差，百分点；%s", date);
}

/* dumbbell */

/* How far the value moved from the baseline in the wanted direction. */
static double
gain_of(const RpProgress *item)
{
    bool down = item->target->indicator->direction == RP_DIRECTION_DOWN;
    double base = rp_decimal_to_double(item->base);

    if (!item->has_value || item->base_origin == RP_BASE_UNKNOWN)
        return NAN;
    return down ? base - item->actual : item->actual - base;
}

/* 自我声明公开率提高26个百分点，采标产品占比不及基期 */
static void
title_dumbbell(RpChartJob *job, const char *unit)
{
    const RpProgress *best = NULL, *worst = NULL;

    for (guint i = 0; i < job->rows->len; i++) {
        const RpProgress *item = row_at(job, i);
        double gain = gain_of(item);
        if (gain > 0 && (best == NULL || gain > gain_of(best)))
            best = item;
        if (gain < 0 && (worst == NULL || gain < gain_of(worst)))
            worst = item;
    }
    if (best != NULL) {
        bool down = best->target->indicator->direction == RP_DIRECTION_DOWN;
        g_autofree char *name = rp_phrase_short_name(job->set, best->target->indicator);
        g_autofree char *gain = rp_chart_text_of(job, best->target->indicator, gain_of(best));
        g_string_append_printf(job->title, "%s%s%s%s", name, down ? "压缩" : "提高", gain,
                               strcmp(unit, "%") == 0 ? "个百分点" : unit);
    }
    if (worst != NULL) {
        g_autofree char *name = rp_phrase_short_name(job->set, worst->target->indicator);
        g_string_append_printf(job->title, "%s%s不及基期", best != NULL ? "，" : "", name);
    }
    if (best == NULL && worst == NULL)
        g_string_append(job->title, "各项与基期持平");
}

void
rp_build_dumbbell_chart(RpChartJob *job)
{
    const char *unit = keep_one_unit(job);
    g_autofree char *end = rp_chart_end_text(job->set->period);

    for (guint i = 0; i < job->rows->len; i++) {
        const RpProgress *item = row_at(job, i);
        RpChartItem *to = add_target(job, item);
        if (item->base_origin != RP_BASE_UNKNOWN)
            to->base = rp_decimal_to_double(item->base);
    }
    use_rows(job);
    title_dumbbell(job, unit);
    g_string_append_printf(job->subtitle, "基期、现值与目标值，{unit}；现值截至%s", end);
}
