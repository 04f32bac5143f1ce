#include "build/wording.h"

#include <math.h>
#include <string.h>

#include "build/phrase.h"
#include "build/rows.h"

#define MAX_HEADLINE 20 /* Han characters of a headline's second line */
#define MAX_EXAMPLES 3  /* targets named in one sentence */

/* Names of rows, the short ones in headlines. Returns: (owned) of owned char *. */
static GPtrArray *
names_of(const RpProgressSet *set, const GPtrArray *rows, bool brief)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(rows, i);
        const RpIndicator *indicator = item->target->indicator;

        g_ptr_array_add(names, brief ? rp_phrase_short_name(set, indicator)
                                     : rp_phrase_name(set, indicator));
    }
    return names;
}

/* A、B和C, or A、B、C等5项 when there are more than `most`. */
static char *
join_some(const RpProgressSet *set, const GPtrArray *rows, guint most)
{
    g_autoptr(GPtrArray) names = names_of(set, rows, false);
    g_autoptr(GString) out = g_string_new(NULL);

    if (names->len <= most)
        return rp_phrase_join(names);
    for (guint i = 0; i < most; i++)
        g_string_append_printf(out, "%s%s", i == 0 ? "" : "、",
                               (const char *)g_ptr_array_index(names, i));
    g_string_append_printf(out, "等%u项", names->len);
    return g_strdup(out->str);
}

static bool
is_over(const RpProgressSet *set)
{
    return set->months_total > 0 && set->months_gone >= set->months_total;
}

/* What is wrong with the rows that lag, in a headline's second line. */
static char *
lag_clause(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GPtrArray) bad = rp_rows_with(rows, RP_BAD_BITS);
    g_autoptr(GPtrArray) slow = rp_rows_with(rows, RP_STATUS_BIT(SLOW));
    GPtrArray *shown = bad->len > 0 ? bad : slow;

    rp_rows_sort(shown, RP_SORT_GAP, false);
    g_autoptr(GPtrArray) names = names_of(set, shown, true);
    const RpProgress *worst = g_ptr_array_index(shown, 0);
    const char *verdict = bad->len == 0 ? "进度偏慢" : "进度滞后";
    if (shown->len == 1 && worst->status == RP_STATUS_REGRESS)
        verdict = "低于基期水平";
    if (shown->len == 1 && worst->status == RP_STATUS_REGRESS &&
        worst->target->indicator->direction == RP_DIRECTION_DOWN)
        verdict = "较基期不降反升";
    if (is_over(set))
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
    return tally->total == 1 ? g_strdup("目标") : g_strdup_printf("%u项目标%s", tally->total, all);
}

/* Headlines where nothing lags. */
static char *
calm_headline(const RpProgressSet *set, const RpTally *tally)
{
    g_autofree char *all = all_of(tally, "全部");
    g_autofree char *each = all_of(tally, "");

    if (tally->counts[RP_STATUS_MET] == tally->total)
        return g_strconcat(is_over(set) ? "规划期满，" : "", all, "达标", NULL);
    if (tally->expected == tally->total)
        return g_strconcat(all, "达到预期进度", NULL);
    if (tally->expected > 0)
        return g_strdup_printf("%u项目标达到预期进度，\n其余%u项尚不能判断", tally->expected,
                               tally->total - tally->expected);
    if (tally->counts[RP_STATUS_STARTING] == tally->total)
        return g_strconcat("规划处于起步期，\n", each, "暂不判断快慢", NULL);
    return g_strconcat(each, "尚不能判断进度", NULL);
}

char *
rp_wording_summary_headline(const RpProgressSet *set, const GPtrArray *rows)
{
    RpTally tally = rp_rows_tally(rows);

    if (tally.total == 0)
        return g_strdup("尚无列入监测的目标");
    if (tally.counts[RP_STATUS_NO_DATA] == tally.total)
        return tally.total == 1
                   ? g_strdup("目标尚无数据，\n不能判断进度")
                   : g_strdup_printf("%u项目标均无数据，\n尚不能判断进度", tally.total);
    if (tally.lagging == 0)
        return calm_headline(set, &tally);

    g_autofree char *lag = lag_clause(set, rows);
    if (tally.expected == 0)
        return g_strdup_printf("%s，\n%s", is_over(set) ? "规划期满" : "尚无目标达到预期进度", lag);
    if (is_over(set))
        return g_strdup_printf("规划期满，%u项目标达标，\n%s", tally.counts[RP_STATUS_MET], lag);
    return g_strdup_printf("%u项目标达到预期进度，\n%s", tally.expected, lag);
}

char *
rp_wording_targets_headline(const RpProgressSet *set, const GPtrArray *rows)
{
    RpTally tally = rp_rows_tally(rows);
    unsigned met = tally.counts[RP_STATUS_MET], on = tally.counts[RP_STATUS_ON_TRACK];
    unsigned without = tally.total - tally.judged;
    g_autoptr(GString) out = g_string_new(NULL);

    if (tally.total == 0)
        return g_strdup("尚无列入监测的目标");
    if (tally.judged == 0 || met == tally.total) {
        g_autofree char *all = all_of(&tally, tally.judged == 0 ? "" : "全部");
        return g_strconcat(all, tally.judged == 0 ? "尚不能判断进度" : "达标", NULL);
    }
    if (met > 0)
        g_string_append_printf(out, "%u项目标%s达标", met, is_over(set) ? "" : "提前");
    if (on > 0)
        g_string_append_printf(out, "%s%u项%s进展正常", met > 0 ? "，" : "", on,
                               met > 0 ? "" : "目标");
    if (tally.lagging > 0)
        g_string_append_printf(out, "%s%u项%s%s", out->len > 0 ? "，\n" : "", tally.lagging,
                               out->len > 0 ? "" : "目标",
                               is_over(set) ? "未完成" : "慢于预期进度");
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
        return g_strdup("规划期满，尚无数据可以判断");
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

    if (is_over(set) && tally.total > 0)
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

/* Returns: (owned) the rows that have a pace, the worst first. */
static GPtrArray *
rows_by_gap(const GPtrArray *rows)
{
    GPtrArray *known = g_ptr_array_new();

    for (guint i = 0; i < rows->len; i++)
        if (rp_rows_has_pace(g_ptr_array_index(rows, i)))
            g_ptr_array_add(known, g_ptr_array_index(rows, i));
    rp_rows_sort(known, RP_SORT_GAP, false);
    return known;
}

/* What the last of the chart's rows has to be told. */
static const char *
last_verdict(const RpProgressSet *set, const RpProgress *worst, const RpTally *tally)
{
    if (worst->status == RP_STATUS_REGRESS)
        return "出现倒退";
    if (is_over(set))
        return tally->late == 1 ? "未完成" : "完成率最低";
    return tally->late == 1 ? "慢于时序进度" : "差距最大";
}

char *
rp_wording_chart_title(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GPtrArray) sorted = rows_by_gap(rows);
    RpTally tally = rp_rows_tally(rows);

    if (sorted->len == 0)
        return g_strdup("各项目标的完成率");
    const RpProgress *worst = g_ptr_array_index(sorted, 0);
    const RpProgress *best = g_ptr_array_index(sorted, sorted->len - 1);
    g_autofree char *last = rp_phrase_short_name(set, worst->target->indicator);
    g_autofree char *first = rp_phrase_short_name(set, best->target->indicator);
    const char *verdict = last_verdict(set, worst, &tally);
    if (tally.late == 0 && is_over(set))
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

/* "2项达标，4项正常" for the statuses of `bits` that occur. */
static char *
count_clause(const RpProgressSet *set, const RpTally *tally, unsigned bits, const char *separator)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (int s = 0; s < RP_N_STATUS; s++)
        if ((bits & (1u << s)) != 0 && tally->counts[s] > 0)
            g_string_append_printf(out, "%s%u项%s", out->len == 0 ? "" : separator,
                                   tally->counts[s], rp_phrase_status(set, (RpStatus)s));
    return g_strdup(out->str);
}

static void
append_time(const RpProgressSet *set, GString *out)
{
    g_autofree char *end = rp_phrase_period_end(set->period);
    g_autofree char *elapsed = rp_phrase_percent(set, set->elapsed);

    if (is_over(set))
        g_string_append_printf(out, "截至%s，规划期%d个月已满。", end, set->months_total);
    else if (set->months_gone <= 0)
        g_string_append_printf(out, "截至%s，规划期尚未开始。", end);
    else
        g_string_append_printf(out, "截至%s，规划期%d个月已过%d个月，时序进度%s%%。", end,
                               set->months_total, set->months_gone, elapsed);
}

/* What is said of targets that are all in one state; the scheme's own word where it has one. */
static char *
uniform_verdict(const RpProgressSet *set, RpStatus status, bool one)
{
    const char *word = rp_phrase_status(set, status);

    if (status == RP_STATUS_NO_DATA)
        return g_strdup(one ? "尚无数据，暂不能判断" : "均尚无数据，暂不能判断");
    if (status == RP_STATUS_NO_BASELINE)
        return g_strdup(one ? "没有基期值，暂不能判断" : "均没有基期值，暂不能判断");
    if (status == RP_STATUS_STARTING)
        return g_strdup(one ? "处于起步期，暂不判断快慢" : "均处于起步期，暂不判断快慢");
    if (status == RP_STATUS_MET || status == RP_STATUS_MISSED)
        return g_strconcat(one ? "" : "全部", word, NULL);
    return g_strconcat(one ? "状态为" : "状态均为", word, NULL);
}

/* All targets in one state are one short sentence. Returns: whether it was said. */
static bool
append_uniform(const RpProgressSet *set, const RpTally *tally, GString *out)
{
    for (int s = 0; s < RP_N_STATUS; s++) {
        if (tally->counts[s] != tally->total)
            continue;
        g_autofree char *verdict = uniform_verdict(set, (RpStatus)s, tally->total == 1);
        g_string_append_printf(out, "纳入监测的%u项目标%s。", tally->total, verdict);
        return true;
    }
    return false;
}

/* 纳入监测的10项目标中，2项达标，4项正常，…… */
static void
append_counts(const RpProgressSet *set, const RpTally *tally, GString *out)
{
    g_autofree char *good =
        count_clause(set, tally, RP_STATUS_BIT(MET) | RP_STATUS_BIT(ON_TRACK), "，");
    g_autofree char *late = count_clause(set, tally, RP_LAGGING_BITS, "，");
    g_autofree char *open = count_clause(
        set, tally, RP_STATUS_BIT(STARTING) | RP_STATUS_BIT(NO_BASELINE) | RP_STATUS_BIT(NO_DATA),
        "、");
    bool both = tally->counts[RP_STATUS_MET] > 0 && tally->counts[RP_STATUS_ON_TRACK] > 0;

    if (append_uniform(set, tally, out))
        return;
    g_string_append_printf(out, "纳入监测的%u项目标中，%s", tally->total, good);
    if (both)
        g_string_append_printf(out, "，达到预期进度的共%u项", tally->expected);
    if (*late != '\0')
        g_string_append_printf(out, "%s%s", *good == '\0' ? "" : both ? "；" : "，", late);
    if (*open != '\0')
        g_string_append_printf(out, "%s%s，暂不能判断", tally->judged == 0 ? "" : "；另有", open);
    g_string_append(out, "。");
}

/* The distance of the worst target, said once. */
static void
append_worst(const RpProgressSet *set, const GPtrArray *late, GString *out)
{
    const RpProgress *worst = g_ptr_array_index(late, 0);
    g_autofree char *name = rp_phrase_name(set, worst->target->indicator);
    g_autofree char *pace = rp_phrase_pace(set, worst->gap_pp);
    g_autofree char *percent = rp_phrase_percent(set, worst->completion);
    const char *most = late->len > 1 ? "，差距最大" : "";

    if (*pace == '\0')
        return;
    if (is_over(set))
        g_string_append_printf(out, "%s完成率%s%%%s。", name, percent, most);
    else
        g_string_append_printf(out, "%s%s%s。", name, pace, most);
}

char *
rp_wording_lead(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GPtrArray) late = rp_rows_with(rows, RP_LAGGING_BITS);
    RpTally tally = rp_rows_tally(rows);

    append_time(set, out);
    if (tally.total == 0)
        return g_strdup(out->str);
    append_counts(set, &tally, out);
    rp_rows_sort(late, RP_SORT_GAP, false);
    if (late->len > 0)
        append_worst(set, late, out);
    else if (tally.judged > 0 && tally.expected < tally.total)
        g_string_append(out, is_over(set) ? "" : "已可判断的目标均未滞后。");
    return g_strdup(out->str);
}

/* Separate sentences about targets: "；" between them and "。" at the end. */
static void
add_sentence(GString *out, const char *sentence)
{
    if (*sentence != '\0')
        g_string_append_printf(out, "%s%s", out->len == 0 ? "" : "；", sentence);
}

static char *
finish_sentences(GString *out)
{
    if (out->len > 0)
        g_string_append(out, "。");
    return g_strdup(out->str);
}

static char *
fast_sentence(const RpProgressSet *set, const RpProgress *item)
{
    g_autofree char *name = rp_phrase_name(set, item->target->indicator);
    g_autofree char *quantity = rp_phrase_quantity(set, item);
    g_autofree char *goal = rp_phrase_target(item->target);
    g_autofree char *percent = rp_phrase_percent(set, item->completion);
    g_autofree char *pace = rp_phrase_pace(set, item->gap_pp);

    if (item->status != RP_STATUS_MET)
        return g_strdup_printf("%s%s，完成率%s%%，%s", name, quantity, percent, pace);
    return g_strdup_printf("%s%s，%s达到“%s”的目标", name, quantity,
                           item->already_met_at_base ? "基期即已" : "已", goal);
}

char *
rp_wording_fast(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GPtrArray) good = rp_rows_with(rows, RP_STATUS_BIT(MET));
    g_autoptr(GPtrArray) on = rp_rows_with(rows, RP_STATUS_BIT(ON_TRACK));
    g_autoptr(GString) out = g_string_new(NULL);
    guint met = good->len;

    rp_rows_sort(on, RP_SORT_GAP, true);
    for (guint i = 0; i < on->len; i++) {
        const RpProgress *item = g_ptr_array_index(on, i);
        g_autofree char *gap = rp_phrase_gap(set, item->gap_pp);

        /* 正常 begins below the pace: only what is really faster is called so */
        if (*gap == '+')
            g_ptr_array_add(good, (gpointer)item);
    }
    for (guint i = 0; i < MIN(good->len, MAX_EXAMPLES); i++) {
        g_autofree char *sentence = fast_sentence(set, g_ptr_array_index(good, i));
        add_sentence(out, sentence);
    }
    if (good->len > MAX_EXAMPLES)
        g_string_append_printf(out, "；另有%u项%s", good->len - MAX_EXAMPLES,
                               met <= MAX_EXAMPLES ? "快于时序进度"
                               : met == good->len  ? "达标"
                                                   : "达标或快于时序进度");
    return finish_sentences(out);
}

static char *
behind_sentence(const RpProgressSet *set, const RpProgress *item)
{
    g_autofree char *name = rp_phrase_name(set, item->target->indicator);
    g_autofree char *quantity = rp_phrase_quantity(set, item);
    g_autofree char *goal = rp_phrase_target(item->target);
    g_autofree char *base = rp_phrase_base(set, item);
    g_autofree char *percent = rp_phrase_percent(set, item->completion);
    g_autofree char *pace = rp_phrase_pace(set, item->gap_pp);
    g_autofree char *lead = rp_phrase_lead(item);
    bool rising = item->target->indicator->direction == RP_DIRECTION_DOWN;

    if (item->status == RP_STATUS_MISSED)
        return g_strdup_printf("%s%s，到期未达到“%s”的目标%s%s%s", name, quantity, goal,
                               isnan(item->completion) ? "" : "，完成率",
                               isnan(item->completion) ? "" : percent,
                               isnan(item->completion) ? "" : "%");
    if (item->status == RP_STATUS_REGRESS)
        return g_strdup_printf("%s%s，%s基期的%s%s%s%s", name, quantity, rising ? "高于" : "低于",
                               base, rp_phrase_measure(item->target), *pace == '\0' ? "" : "，",
                               pace);
    if (isnan(item->completion))
        return g_strdup_printf("%s%s，进度%s", name, quantity, rp_phrase_status(set, item->status));
    return g_strdup_printf("%s%s，完成率%s%%，%s%s%s", name, quantity, percent, pace,
                           *lead == '\0' ? "" : "，约", lead);
}

char *
rp_wording_behind(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GPtrArray) bad = rp_rows_with(rows, RP_BAD_BITS);
    g_autoptr(GString) out = g_string_new(NULL);

    rp_rows_sort(bad, RP_SORT_GAP, false);
    for (guint i = 0; i < MIN(bad->len, MAX_EXAMPLES + 1); i++) {
        g_autofree char *sentence = behind_sentence(set, g_ptr_array_index(bad, i));

        add_sentence(out, sentence);
    }
    if (bad->len > MAX_EXAMPLES + 1)
        g_string_append_printf(out, "；另有%u项", bad->len - MAX_EXAMPLES - 1);
    return finish_sentences(out);
}

/* Slow targets, each with its distance. */
static void
append_slow(const RpProgressSet *set, const GPtrArray *rows, GString *out)
{
    g_autoptr(GPtrArray) slow = rp_rows_with(rows, RP_STATUS_BIT(SLOW));

    rp_rows_sort(slow, RP_SORT_GAP, false);
    for (guint i = 0; i < MIN(slow->len, MAX_EXAMPLES); i++) {
        const RpProgress *item = g_ptr_array_index(slow, i);
        g_autofree char *name = rp_phrase_name(set, item->target->indicator);
        g_autofree char *quantity = rp_phrase_quantity(set, item);
        g_autofree char *percent = rp_phrase_percent(set, item->completion);
        g_autofree char *pace = rp_phrase_pace(set, item->gap_pp);
        g_autofree char *sentence =
            g_strdup_printf("%s%s，完成率%s%%，%s", name, quantity, percent, pace);

        add_sentence(out, sentence);
    }
    if (slow->len > MAX_EXAMPLES)
        g_string_append_printf(out, "；另有%u项偏慢", slow->len - MAX_EXAMPLES);
}

/* What keeps the rows of one status from being judged, said once for all of them. */
static void
append_reason(const RpProgressSet *set, const GPtrArray *rows, const char *reason, GString *out)
{
    if (rows->len == 0)
        return;
    g_autofree char *names = join_some(set, rows, MAX_EXAMPLES);
    g_autofree char *sentence = g_strconcat(names, reason, NULL);
    add_sentence(out, sentence);
}

typedef bool (*ItemTest)(const RpProgress *item);

static bool
is_stale(const RpProgress *item)
{
    return item->status == RP_STATUS_NO_DATA && item->stale;
}

static bool
is_partial(const RpProgress *item)
{
    return item->status == RP_STATUS_NO_DATA && !item->stale && item->partial;
}

static bool
is_unreported(const RpProgress *item)
{
    return item->status == RP_STATUS_NO_DATA && !item->stale && !item->partial;
}

static bool
lacks_base(const RpProgress *item)
{
    return item->status == RP_STATUS_NO_BASELINE;
}

static bool
is_overshoot(const RpProgress *item)
{
    return item->overshoot;
}

static const struct {
    ItemTest test;
    const char *reason;
} reasons[] = {
    {lacks_base, "没有基期值，未达目标前不能判断进度"},   {is_stale, "的数据已过时，不作判断"},
    {is_partial, "报送的地区不足，不形成合计"},           {is_unreported, "尚未报送数据"},
    {is_overshoot, "完成率超过130%，应说明目标是否偏低"},
};

char *
rp_wording_attention(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GString) out = g_string_new(NULL);

    append_slow(set, rows, out);
    for (gsize r = 0; r < G_N_ELEMENTS(reasons); r++) {
        g_autoptr(GPtrArray) some = g_ptr_array_new();

        for (guint i = 0; i < rows->len; i++)
            if (reasons[r].test(g_ptr_array_index(rows, i)))
                g_ptr_array_add(some, g_ptr_array_index(rows, i));
        append_reason(set, some, reasons[r].reason, out);
    }
    return finish_sentences(out);
}

/* 约束性目标3项，2项达到预期进度。 */
static void
append_binding(const GPtrArray *rows, GString *out)
{
    g_autoptr(GPtrArray) binding = g_ptr_array_new();

    for (guint i = 0; i < rows->len; i++)
        if (strcmp(((const RpProgress *)g_ptr_array_index(rows, i))->target->nature, "约束性") == 0)
            g_ptr_array_add(binding, g_ptr_array_index(rows, i));
    if (binding->len == 0)
        return;
    RpTally tally = rp_rows_tally(binding);
    if (tally.expected == tally.total)
        g_string_append_printf(out, "约束性目标%u项%s达到预期进度。", tally.total,
                               tally.total == 1 ? "" : "均");
    else
        g_string_append_printf(out, "约束性目标%u项，其中%u项达到预期进度。", tally.total,
                               tally.expected);
}

/* 完成率最高的是A（100.0%），最低的是B（20.0%）。 */
static void
append_extremes(const RpProgressSet *set, const GPtrArray *rows, GString *out)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new();

    for (guint i = 0; i < rows->len; i++)
        if (!isnan(((const RpProgress *)g_ptr_array_index(rows, i))->completion))
            g_ptr_array_add(known, g_ptr_array_index(rows, i));
    if (known->len < 2)
        return;
    rp_rows_sort(known, RP_SORT_COMPLETION, true);
    const RpProgress *best = g_ptr_array_index(known, 0);
    const RpProgress *last = g_ptr_array_index(known, known->len - 1);
    g_autofree char *best_name = rp_phrase_name(set, best->target->indicator);
    g_autofree char *last_name = rp_phrase_name(set, last->target->indicator);
    g_autofree char *most = rp_phrase_percent(set, best->completion);
    g_autofree char *least = rp_phrase_percent(set, last->completion);
    if (strcmp(most, least) == 0)
        g_string_append_printf(out, "各项完成率均为%s%%。", most);
    else
        g_string_append_printf(out, "完成率最高的是%s（%s%%），最低的是%s（%s%%）。", best_name,
                               most, last_name, least);
}

char *
rp_wording_targets(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GString) out = g_string_new(NULL);
    RpTally tally = rp_rows_tally(rows);
    unsigned known = 0;

    if (tally.total == 0)
        return g_strdup("规划没有给出可以监测的数量目标。");
    for (guint i = 0; i < rows->len; i++)
        known += ((const RpProgress *)g_ptr_array_index(rows, i))->has_value ? 1 : 0;
    if (known == 0)
        g_string_append_printf(out, "表中列出规划的%u项数量目标，目前%s无数据。", tally.total,
                               tally.total == 1 ? "尚" : "均");
    else if (known == tally.total)
        g_string_append_printf(out, "表中列出规划的%u项数量目标%s。", tally.total,
                               tally.total == 1 ? "" : "，各项均有数据");
    else
        g_string_append_printf(out, "表中列出规划的%u项数量目标，其中%u项有数据，%u项尚无数据。",
                               tally.total, known, tally.total - known);
    append_binding(rows, out);
    append_extremes(set, rows, out);
    return g_strdup(out->str);
}

/* After the plan's end: how many reached 100 %, and how far the last one came. */
static char *
final_progress(const RpProgressSet *set, const GPtrArray *sorted)
{
    g_autoptr(GString) out = g_string_new(NULL);
    unsigned done = 0;

    for (guint i = 0; i < sorted->len; i++)
        done += ((const RpProgress *)g_ptr_array_index(sorted, i))->status == RP_STATUS_MET ? 1 : 0;
    g_string_append_printf(out, "规划期已满，有完成率的%u项目标中，%u项达到目标", sorted->len,
                           done);
    if (done == sorted->len)
        return g_strconcat(out->str, "。", NULL);

    const RpProgress *worst = g_ptr_array_index(sorted, 0);
    g_autofree char *name = rp_phrase_name(set, worst->target->indicator);
    g_autofree char *percent = rp_phrase_percent(set, worst->completion);
    g_string_append_printf(out, "，%u项未达到。%s完成率%s%%%s。", sorted->len - done, name, percent,
                           sorted->len - done > 1 ? "，为最低" : "");
    return g_strdup(out->str);
}

/* 快于时序进度的4项，持平的1项，慢于时序进度的2项 */
static void
append_paces(const RpTally *tally, GString *out)
{
    const struct {
        unsigned count;
        const char *what, *alone;
    } parts[] = {{tally->ahead, "快于时序进度的", "快于时序进度"},
                 {tally->level, "与时序进度持平的", "与时序进度持平"},
                 {tally->late, "慢于时序进度的", "慢于时序进度"}};
    unsigned known = tally->ahead + tally->level + tally->late;
    bool first = true;

    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i].count == known) {
            g_string_append_printf(out, "可与时序进度相比的%u项目标%s%s。", known,
                                   known == 1 ? "" : "均", parts[i].alone);
            return;
        }
    }
    g_string_append_printf(out, "可与时序进度相比的%u项目标中，", known);
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i].count == 0)
            continue;
        g_string_append_printf(out, "%s%s%u项", first ? "" : "，", parts[i].what, parts[i].count);
        first = false;
    }
    g_string_append(out, "。");
}

char *
rp_wording_progress(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GPtrArray) sorted = rows_by_gap(rows);
    RpTally tally = rp_rows_tally(rows);

    if (sorted->len == 0)
        return g_strdup(tally.counts[RP_STATUS_STARTING] > 0
                            ? "规划处于起步期，各项目标暂不与时序进度相比。"
                            : "各项目标尚无可与时序进度相比的数据。");
    if (is_over(set))
        return final_progress(set, sorted);
    append_paces(&tally, out);
    if (tally.late == 0)
        return g_strdup(out->str);

    const RpProgress *worst = g_ptr_array_index(sorted, 0);
    g_autofree char *name = rp_phrase_name(set, worst->target->indicator);
    g_autofree char *pace = rp_phrase_pace(set, worst->gap_pp);
    g_autofree char *lead = rp_phrase_lead(worst);
    g_string_append_printf(out, "%s%s%s%s%s%s。", tally.late > 1 ? "差距最大的是" : "", name,
                           tally.late > 1 ? "，" : "", pace, *lead == '\0' ? "" : "，约", lead);
    return g_strdup(out->str);
}

/* 要按期达标，A今后平均每月应增加0.27项 */
static void
append_needed(const RpProgressSet *set, const GPtrArray *late, GString *out)
{
    guint said = 0;

    for (guint i = 0; i < late->len && said < MAX_EXAMPLES; i++) {
        const RpProgress *item = g_ptr_array_index(late, i);
        double needed = item->needed_per_month;

        if (!isfinite(needed) || needed == 0)
            continue;
        g_autofree char *name = rp_phrase_name(set, item->target->indicator);
        g_autofree char *number = rp_scheme_format(set->rules, fabs(needed), 2);
        g_string_append_printf(out, "%s%s今后平均每月应%s%s%s", said == 0 ? "要按期达标，" : "；",
                               name, needed > 0 ? "增加" : "减少", number,
                               rp_phrase_measure(item->target));
        said++;
    }
    if (said > 0)
        g_string_append(out, "。");
}

static void
append_call(const RpProgressSet *set, const GPtrArray *rows, const char *call, GString *out)
{
    g_autofree char *names = join_some(set, rows, MAX_EXAMPLES);

    if (rows->len > 0)
        g_string_append_printf(out, "%s%s", names, call);
}

char *
rp_wording_next(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GPtrArray) late = rp_rows_with(rows, RP_LAGGING_BITS);
    g_autoptr(GPtrArray) bad = rp_rows_with(rows, RP_BAD_BITS);
    g_autoptr(GPtrArray) slow = rp_rows_with(rows, RP_STATUS_BIT(SLOW));
    g_autoptr(GPtrArray) unbased = rp_rows_with(rows, RP_STATUS_BIT(NO_BASELINE));
    g_autoptr(GPtrArray) silent = g_ptr_array_new();

    for (guint i = 0; i < rows->len; i++)
        if (is_unreported(g_ptr_array_index(rows, i)) || is_stale(g_ptr_array_index(rows, i)))
            g_ptr_array_add(silent, g_ptr_array_index(rows, i));
    rp_rows_sort(late, RP_SORT_GAP, false);
    rp_rows_sort(bad, RP_SORT_GAP, false);
    rp_rows_sort(slow, RP_SORT_GAP, false);
    append_call(set, bad,
                is_over(set) ? "到期未完成，责任单位应说明原因和后续安排。"
                             : "进度滞后，责任单位应查明原因，提出赶上时序进度的措施和时限。",
                out);
    append_call(set, slow, "进度偏慢，应加快推进。", out);
    if (!is_over(set))
        append_needed(set, late, out);
    append_call(set, silent, "的数据应尽快补报。", out);
    append_call(set, unbased, "应补充基期值，以便判断进度。", out);
    if (out->len == 0 && rows->len > 0)
        g_string_append(out, is_over(set) ? "规划目标已经实现，应总结经验，做好与下一规划的衔接。"
                                          : "按现有安排继续推进。");
    return g_strdup(out->str);
}

char *
rp_wording_date_line(const RpProgressSet *set)
{
    g_autofree char *end = rp_phrase_period_end(set->period);

    return g_strconcat("截至", end, NULL);
}

char *
rp_wording_month_line(const RpProgressSet *set)
{
    if (is_over(set))
        return g_strdup_printf("（规划期共%d个月，已满）", set->months_total);
    if (set->months_gone <= 0)
        return g_strdup_printf("（规划期共%d个月，尚未开始）", set->months_total);
    return g_strdup_printf("（规划期第%d个月，共%d个月）", set->months_gone, set->months_total);
}
