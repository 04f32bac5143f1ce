#include "build/changes.h"

#include <math.h>
#include <string.h>

#include "build/phrase.h"
#include "build/rows.h"
#include "build/wording-private.h"
#include "data/region.h"

#define MAX_AGE 13 /* months; where the scheme does not say how old a datum may be */
#define NATION  "000000"

RpProgressSet *
rp_changes_before(const RpProgressSet *set)
{
    RpPeriod before = rp_period_before(set->period);
    RpProgressOptions options = {.region = set->region,
                                 .period = before,
                                 .scheme = set->scheme,
                                 .allow_partial = set->allow_partial};
    g_autoptr(RpDiags) unheard = rp_diags_new(); /* said when the report's own period was judged */

    if (before.kind == RP_PERIOD_NONE || before.last < set->dataset->plan->start)
        return NULL;
    return rp_progress_evaluate_with(set->dataset, &options, unheard);
}

/* Returns: the place of a status from good to bad; -1 for what says nothing about progress. */
static int
grade(RpStatus status)
{
    switch (status) {
    case RP_STATUS_MET:
        return 0;
    case RP_STATUS_ON_TRACK:
        return 1;
    case RP_STATUS_SLOW:
        return 2;
    case RP_STATUS_BEHIND:
    case RP_STATUS_MISSED:
        return 3;
    case RP_STATUS_REGRESS:
        return 4;
    case RP_STATUS_STARTING:
    case RP_STATUS_NO_BASELINE:
    case RP_STATUS_NO_DATA:
        break;
    }
    return -1;
}

/* Returns: (borrowed, nullable) the item as it was, when both can be judged. */
static const RpProgress *
comparable(const RpProgressSet *before, const RpProgress *item)
{
    const RpProgress *was = rp_progress_lookup(before, item->target->id);

    return was != NULL && grade(was->status) >= 0 && grade(item->status) >= 0 ? was : NULL;
}

GPtrArray *
rp_changes_find(const RpProgressSet *set, const RpProgressSet *before, bool better)
{
    GPtrArray *found = g_ptr_array_new();

    for (guint i = 0; before != NULL && i < set->items->len; i++) {
        const RpProgress *item = &g_array_index(set->items, RpProgress, i);
        const RpProgress *was = comparable(before, item);
        int step = was == NULL ? 0 : grade(was->status) - grade(item->status);

        if (better ? step > 0 : step < 0)
            g_ptr_array_add(found, (gpointer)item);
    }
    return found;
}

static guint
count_comparable(const RpProgressSet *set, const RpProgressSet *before)
{
    guint n = 0;

    for (guint i = 0; before != NULL && i < set->items->len; i++)
        n += comparable(before, &g_array_index(set->items, RpProgress, i)) != NULL ? 1 : 0;
    return n;
}

/* Returns: (owned) of const RpProgress *: those that had no data then and have some now. */
static GPtrArray *
newly_reported(const RpProgressSet *set, const RpProgressSet *before)
{
    GPtrArray *found = g_ptr_array_new();

    for (guint i = 0; i < set->items->len; i++) {
        const RpProgress *item = &g_array_index(set->items, RpProgress, i);
        const RpProgress *was = rp_progress_lookup(before, item->target->id);

        if (was != NULL && !was->has_value && item->has_value)
            g_ptr_array_add(found, (gpointer)item);
    }
    return found;
}

/* 2项状态好转：甲由缓慢转为正常，乙由正常转为达标 */
static void
append_changes(const RpProgressSet *set, const RpProgressSet *before, const GPtrArray *rows,
               const char *verb, GString *out)
{
    guint shown = MIN(rows->len, RP_MAX_EXAMPLES);

    g_string_append_printf(out, "%u项%s，%s", rows->len, verb, rows->len > shown ? "其中" : "");
    for (guint i = 0; i < shown; i++) {
        const RpProgress *item = g_ptr_array_index(rows, i);
        const RpProgress *was = rp_progress_lookup(before, item->target->id);
        g_autofree char *name = rp_phrase_name(set, item->target->indicator);

        g_string_append_printf(out, "%s%s由%s转为%s", i == 0 ? "" : "，", name,
                               rp_phrase_item_status(before, was),
                               rp_phrase_item_status(set, item));
    }
}

char *
rp_wording_changes(const RpProgressSet *set, const RpProgressSet *before)
{
    guint n = count_comparable(set, before);
    g_autoptr(GPtrArray) better = rp_changes_find(set, before, true);
    g_autoptr(GPtrArray) worse = rp_changes_find(set, before, false);
    g_autoptr(GString) out = g_string_new(NULL);
    guint same = n - better->len - worse->len;

    if (n == 0)
        return g_strdup("");
    g_string_append_printf(out, "与%s相比，", rp_phrase_period_before(set->period));
    if (same == n)
        g_string_append_printf(
            out, n == 1 ? "可比的%u项目标状态没有变化" : "可比的%u项目标状态均没有变化", n);
    else
        g_string_append_printf(out, "可比的%u项目标中", n);
    if (better->len > 0) {
        g_string_append(out, "，");
        append_changes(set, before, better, "状态好转", out);
    }
    if (worse->len > 0) {
        g_string_append(out, better->len > 0 ? "；" : "，");
        append_changes(set, before, worse, "状态转差", out);
    }
    if (same > 0 && same < n)
        g_string_append_printf(out, "；其余%u项没有变化", same);
    g_string_append(out, "。");
    g_autoptr(GPtrArray) fresh = newly_reported(set, before);
    g_autofree char *names = rp_wording_join(set, fresh, RP_MAX_EXAMPLES);
    if (fresh->len > 0)
        g_string_append_printf(out, "%s为本期新报送数据。", names);
    return g_strdup(out->str);
}

const char *
rp_phrase_period_before(RpPeriod period)
{
    switch (period.kind) {
    case RP_PERIOD_MONTH:
        return "上月";
    case RP_PERIOD_QUARTER:
        return "上季度";
    case RP_PERIOD_YEAR:
        return "上年";
    case RP_PERIOD_NONE:
    case RP_PERIOD_HALF:
    case RP_PERIOD_DAY:
    case RP_PERIOD_SPAN:
    case RP_PERIOD_YEARS:
        break;
    }
    return "上期";
}

/* Which words a change is told in, by what is counted. */
static const struct {
    const char *up, *down;
} change_words[] = {
    [RP_KIND_STOCK] = {"增加", "减少"},      [RP_KIND_FLOW] = {"增加", "减少"},
    [RP_KIND_CUMULATIVE] = {"增加", "减少"}, [RP_KIND_PER_PERIOD] = {"增加", "减少"},
    [RP_KIND_RATIO] = {"提高", "下降"},      [RP_KIND_DURATION] = {"延长", "缩短"},
};

char *
rp_phrase_change(const RpProgressSet *set, const RpProgress *item)
{
    const RpIndicator *indicator = item->target->indicator;
    const char *before = rp_phrase_period_before(item->actual_period);
    double change = item->actual - item->previous;
    bool points = strcmp(indicator->unit, "%") == 0;

    if (!item->has_value || isnan(change))
        return g_strdup("");
    if (change == 0)
        return g_strconcat("与", before, "持平", NULL);
    g_autofree char *amount = rp_phrase_amount(set, fabs(change), indicator->decimals);
    return g_strdup_printf("较%s%s%s%s", before,
                           change > 0 ? change_words[indicator->kind].up
                                      : change_words[indicator->kind].down,
                           amount, points ? "个百分点" : rp_phrase_measure(item->target));
}

/* 全国, 全省, 全区, 全市: what the regions beside this one are parts of. */
static const char *
scope_word(const RpRegion *parent)
{
    if (strcmp(parent->code, NATION) == 0)
        return "全国";
    if (g_str_has_suffix(parent->name, "自治区"))
        return "全区";
    if (g_str_has_suffix(parent->name, "省"))
        return "全省";
    return g_str_has_suffix(parent->name, "市") ? "全市" : "同级地区";
}

static guint
count_ranked(const GArray *rows)
{
    guint n = 0;

    for (guint i = 0; i < rows->len; i++)
        n += g_array_index(rows, RpRankRow, i).rank > 0 ? 1 : 0;
    return n;
}

char *
rp_phrase_rank(const RpProgressSet *set, const RpIndicator *indicator)
{
    const RpRegionSet *regions = set->dataset->regions;
    const RpRegion *own = rp_region_set_lookup(regions, set->region);
    const RpRegion *parent = own == NULL ? NULL : rp_region_set_lookup(regions, own->parent);
    int age = set->rules == NULL ? MAX_AGE : set->rules->max_age;

    if (parent == NULL || indicator->direction == RP_DIRECTION_NONE)
        return g_strdup("");
    g_autoptr(GPtrArray) beside = strcmp(parent->code, NATION) == 0
                                      ? rp_region_set_provinces(regions)
                                      : rp_region_set_children(regions, parent->code);
    g_autoptr(GArray) rows = rp_progress_rank(set->dataset, indicator, beside, set->period, age);
    for (guint i = 0; count_ranked(rows) > 1 && i < rows->len; i++) {
        const RpRankRow *row = &g_array_index(rows, RpRankRow, i);

        if (row->region == own && row->rank > 0)
            return g_strdup_printf("居%s第%d位%s", scope_word(parent), row->rank,
                                   row->tied ? "（并列）" : "");
    }
    return g_strdup("");
}
