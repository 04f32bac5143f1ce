#include "build/wording-private.h"

#include <string.h>

#define MAX_HEADLINE 20 /* Han characters of a headline's second line */

/* What is worse than its baseline has not gone slowly but backwards. Returns: (nullable) the
 * verdict on rows that are all so, by the direction they should have gone. */
static const char *
regress_verdict(const GPtrArray *rows)
{
    guint falling = 0;

    for (guint i = 0; i < rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(rows, i);

        if (item->status != RP_STATUS_REGRESS)
            return NULL;
        falling += item->target->indicator->direction == RP_DIRECTION_DOWN ? 1 : 0;
    }
    if (rows->len == 0)
        return NULL;
    return falling == 0 ? "低于基期水平" : falling == rows->len ? "较基期不降反升" : "较基期倒退";
}

/* What is wrong with the rows that lag, in a headline's second line. */
static char *
lag_clause(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GPtrArray) bad = rp_rows_with(rows, RP_BAD_BITS);
    g_autoptr(GPtrArray) slow = rp_rows_with(rows, RP_STATUS_BIT(SLOW));
    GPtrArray *shown = bad->len > 0 ? bad : slow;

    rp_rows_sort(shown, RP_SORT_GAP, false);
    g_autoptr(GPtrArray) names = rp_wording_names(set, shown, true);
    const char *verdict = regress_verdict(shown);
    if (verdict == NULL)
        verdict = bad->len == 0 ? "进度偏慢" : "进度滞后";
    if (rp_wording_is_over(set))
        verdict = "未完成";

    g_autofree char *joined = shown->len <= 2 ? rp_phrase_join(names) : NULL;
    g_autofree char *clause =
        joined != NULL ? g_strconcat(joined, verdict, NULL)
                       : g_strdup_printf("%s等%u项%s", (const char *)g_ptr_array_index(names, 0),
                                         shown->len, verdict);
    if (g_utf8_strlen(clause, -1) <= MAX_HEADLINE)
        return g_steal_pointer(&clause);
    return g_strdup_printf("%u项%s", shown->len, verdict);
}

/* 10项目标 as the subject of a verdict about all of them; one target needs no number. */
static char *
all_of(const RpTally *tally, const char *all)
{
    if (tally->total == 1)
        return g_strdup(*all == '\0' ? "目标" : "目标已经");
    return g_strdup_printf("%u项目标%s", tally->total, all);
}

/* Headlines where nothing lags. */
static char *
calm_headline(const RpProgressSet *set, const RpTally *tally)
{
    g_autofree char *all = all_of(tally, "全部");
    g_autofree char *each = all_of(tally, "");

    if (tally->counts[RP_STATUS_MET] == tally->total)
        return g_strconcat(rp_wording_is_over(set) ? "规划期满，" : "", all, "达标", NULL);
    if (tally->expected == tally->total)
        return g_strconcat(all, "达到预期进度", NULL);
    if (tally->expected > 0)
        return g_strdup_printf("%u项目标达到预期进度，\n其余%u项尚不能判断", tally->expected,
                               tally->total - tally->expected);
    if (tally->counts[RP_STATUS_STARTING] == tally->total)
        return g_strconcat("规划处于起步期，\n", each, "暂不判断快慢", NULL);
    return g_strconcat(each, "尚不能判断进度", NULL);
}

/* Headlines where no target can be judged by its data: none were reported, or long ago. */
static char *
silent_headline(const RpTally *tally)
{
    if (tally->total == 1)
        return g_strdup(tally->stale == 1 ? "目标的数据已过时，\n不能判断进度"
                                          : "目标尚无数据，\n不能判断进度");
    if (tally->stale == tally->total)
        return g_strdup_printf("%u项目标的数据均已过时，\n尚不能判断进度", tally->total);
    if (tally->stale > 0)
        return g_strdup_printf("%u项目标的数据已过时，\n其余%u项无数据", tally->stale,
                               tally->total - tally->stale);
    return g_strdup_printf("%u项目标均无数据，\n尚不能判断进度", tally->total);
}

char *
rp_wording_summary_headline(const RpProgressSet *set, const GPtrArray *rows)
{
    RpTally tally = rp_rows_tally(rows);

    if (tally.total == 0)
        return g_strdup("尚无列入监测的目标");
    if (tally.counts[RP_STATUS_NO_DATA] == tally.total)
        return silent_headline(&tally);
    if (tally.lagging == 0)
        return calm_headline(set, &tally);

    g_autofree char *lag = lag_clause(set, rows);
    if (tally.expected == 0)
        return g_strdup_printf("%s，\n%s",
                               rp_wording_is_over(set) ? "规划期满" : "尚无目标达到预期进度", lag);
    if (rp_wording_is_over(set))
        return g_strdup_printf("规划期满，%u项目标达标，\n%s", tally.counts[RP_STATUS_MET], lag);
    return g_strdup_printf("%u项目标达到预期进度，\n%s", tally.expected, lag);
}

/* 2项目标提前达标，4项进展正常 */
static void
append_expected(const RpProgressSet *set, const RpTally *tally, GString *out)
{
    unsigned met = tally->counts[RP_STATUS_MET], on = tally->counts[RP_STATUS_ON_TRACK];

    if (met > 0)
        g_string_append_printf(out, "%u项目标%s达标", met, rp_wording_is_over(set) ? "" : "提前");
    if (on > 0)
        g_string_append_printf(out, "%s%u项%s进展正常", met > 0 ? "，" : "", on,
                               met > 0 ? "" : "目标");
}

char *
rp_wording_targets_headline(const RpProgressSet *set, const GPtrArray *rows)
{
    RpTally tally = rp_rows_tally(rows);
    bool all_met = tally.counts[RP_STATUS_MET] == tally.total;
    unsigned without = tally.total - tally.judged;
    g_autoptr(GPtrArray) lagging = rp_rows_with(rows, RP_LAGGING_BITS);
    const char *regress = regress_verdict(lagging);
    const char *verdict = rp_wording_is_over(set) ? "未完成"
                          : regress != NULL       ? regress
                                                  : "慢于预期进度";
    g_autoptr(GString) out = g_string_new(NULL);

    if (tally.total == 0)
        return g_strdup("尚无列入监测的目标");
    if (tally.judged == 0 || all_met) {
        g_autofree char *all = all_of(&tally, all_met ? "全部" : "");
        return g_strconcat(all, all_met ? "达标" : "尚不能判断进度", NULL);
    }
    append_expected(set, &tally, out);
    if (tally.lagging > 0)
        g_string_append_printf(out, "%s%u项%s%s", out->len > 0 ? "，\n" : "", tally.lagging,
                               out->len > 0 ? "" : "目标", verdict);
    else if (without > 0)
        g_string_append_printf(out, "，\n%u项暂不能判断", without);
    return g_strdup(out->str);
}

/* After the end of the plan there is no pace any more, only what was done. */
static char *
final_headline(const RpTally *tally)
{
    g_autofree char *all = all_of(tally, "全部");
    unsigned met = tally->counts[RP_STATUS_MET], missed = tally->lagging;

    if (tally->judged == 0)
        return g_strdup("规划期满，没有可以判断的数据");
    if (met == tally->total)
        return g_strconcat("规划期满，", all, "完成", NULL);
    if (missed == 0)
        return g_strdup_printf("规划期满，%u项目标完成，\n其余%u项不能判断", met,
                               tally->total - met);
    if (met == 0)
        return g_strdup_printf("规划期满，%u项目标未完成", missed);
    return g_strdup_printf("规划期满，%u项目标完成，\n%u项未完成", met, missed);
}

char *
rp_wording_progress_headline(const RpProgressSet *set, const GPtrArray *rows)
{
    RpTally tally = rp_rows_tally(rows);
    const char *time = set->elapsed >= 0.5 ? "时间过半，" : "";
    unsigned known = tally.ahead + tally.level + tally.late;

    if (rp_wording_is_over(set) && tally.total > 0)
        return final_headline(&tally);
    if (known == 0 && tally.counts[RP_STATUS_STARTING] > 0)
        return g_strdup("规划处于起步期，\n暂不与时序进度相比");
    if (known == 0)
        return g_strdup("尚无可与时序进度相比的数据");
    if (tally.late == 0)
        return g_strdup_printf("%s%u项目标%s%s时序进度", time, known, known == 1 ? "" : "均",
                               tally.level == 0 ? "快于" : "不慢于");
    if (tally.ahead == 0)
        return g_strdup_printf("%s尚无目标快于时序进度，\n%u项慢于时序进度", time, tally.late);
    return g_strdup_printf("%s%u项目标快于时序进度，\n%u项慢于时序进度", time, tally.ahead,
                           tally.late);
}

/* What the last of the chart's rows has to be told. */
static const char *
last_verdict(const RpProgressSet *set, const RpProgress *worst, const RpTally *tally)
{
    if (worst->status == RP_STATUS_REGRESS)
        return "出现倒退";
    if (rp_wording_is_over(set))
        return tally->late == 1 ? "未完成" : "完成率最低";
    return tally->late == 1 ? "慢于时序进度" : "差距最大";
}

char *
rp_wording_chart_title(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GPtrArray) sorted = rp_wording_by_gap(rows);
    RpTally tally = rp_rows_tally(rows);

    if (sorted->len == 0)
        return g_strdup("各项目标的完成率");
    const RpProgress *worst = g_ptr_array_index(sorted, 0);
    const RpProgress *best = g_ptr_array_index(sorted, sorted->len - 1);
    g_autofree char *last = rp_phrase_short_name(set, worst->target->indicator);
    g_autofree char *first = rp_phrase_short_name(set, best->target->indicator);
    const char *verdict = last_verdict(set, worst, &tally);
    if (tally.late == 0 && rp_wording_is_over(set))
        return g_strdup("有数据的目标全部完成");
    if (tally.late == 0 && tally.ahead == 0)
        return g_strconcat(sorted->len == 1 ? first : "各项目标", "与时序进度持平", NULL);
    if (tally.late == 0)
        return sorted->len == 1 ? g_strconcat(first, "快于时序进度", NULL)
                                : g_strconcat(first, "领先，没有目标慢于时序进度", NULL);
    if (tally.ahead == 0)
        return g_strconcat(last, verdict, NULL);
    return g_strdup_printf("%s领先，%s%s", first, last, verdict);
}
