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

/* Headlines where nothing lags. */
static char *
calm_headline(const RpProgressSet *set, const RpTally *tally)
{
    const char *over = is_over(set) ? "规划期满，" : "";

    if (tally->counts[RP_STATUS_MET] == tally->total)
        return g_strdup_printf("%s%u项目标全部达标", over, tally->total);
    if (tally->expected == tally->total)
        return g_strdup_printf("%u项目标全部达到预期进度", tally->total);
    if (tally->expected > 0)
        return g_strdup_printf("%u项目标达到预期进度，\n其余%u项尚不能判断", tally->expected,
                               tally->total - tally->expected);
    if (tally->counts[RP_STATUS_STARTING] == tally->total)
        return g_strdup_printf("规划处于起步期，\n%u项目标暂不判断快慢", tally->total);
    return g_strdup_printf("%u项目标尚不能判断进度", tally->total);
}

char *
rp_wording_summary_headline(const RpProgressSet *set, const GPtrArray *rows)
{
    RpTally tally = rp_rows_tally(rows);

    if (tally.total == 0)
        return g_strdup("尚无列入监测的目标");
    if (tally.counts[RP_STATUS_NO_DATA] == tally.total)
        return g_strdup_printf("%u项目标均无数据，\n尚不能判断进度", tally.total);
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
    if (tally.judged == 0)
        return g_strdup_printf("%u项目标尚不能判断进度", tally.total);
    if (met == tally.total)
        return g_strdup_printf("%u项目标全部达标", met);
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

char *
rp_wording_progress_headline(const RpProgressSet *set, const GPtrArray *rows)
{
    RpTally tally = rp_rows_tally(rows);
    const char *time = is_over(set) ? "规划期满，" : set->elapsed >= 0.5 ? "时间过半，" : "";

    if (tally.ahead + tally.level + tally.late == 0)
        return g_strdup("尚无可与时序进度相比的数据");
    if (tally.late == 0 && tally.level == 0)
        return g_strdup_printf("%s%u项目标%s快于时序进度", time, tally.ahead,
                               tally.ahead == 1 ? "" : "均");
    if (tally.late == 0)
        return g_strdup_printf("%s%u项目标%s不慢于时序进度", time, tally.ahead + tally.level,
                               tally.ahead + tally.level == 1 ? "" : "均");
    if (tally.ahead == 0)
        return g_strdup_printf("%s尚无目标快于时序进度，\n%u项慢于时序进度", time, tally.late);
    return g_strdup_printf("%s%u项目标快于时序进度，\n%u项慢于时序进度", time, tally.ahead,
                           tally.late);
}

/* Returns: (owned) the rows that have a gap, the worst first. */
static GPtrArray *
rows_by_gap(const GPtrArray *rows)
{
    GPtrArray *known = g_ptr_array_new();

    for (guint i = 0; i < rows->len; i++)
        if (!isnan(((const RpProgress *)g_ptr_array_index(rows, i))->gap_pp))
            g_ptr_array_add(known, g_ptr_array_index(rows, i));
    rp_rows_sort(known, RP_SORT_GAP, false);
    return known;
}

char *
rp_wording_chart_title(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GPtrArray) sorted = rows_by_gap(rows);
    RpTally tally = rp_rows_tally(rows);

    if (sorted->len == 0)
        return g_strdup("各项目标完成率：尚无数据可以比较");
    const RpProgress *worst = g_ptr_array_index(sorted, 0);
    const RpProgress *best = g_ptr_array_index(sorted, sorted->len - 1);
    g_autofree char *last = rp_phrase_short_name(set, worst->target->indicator);
    g_autofree char *first = rp_phrase_short_name(set, best->target->indicator);
    const char *verdict = worst->status == RP_STATUS_REGRESS ? "出现倒退"
                          : tally.late == 1                  ? "慢于时序进度"
                                                             : "差距最大";
    if (tally.late == 0)
        return tally.ahead == 0 ? g_strdup("各项目标与时序进度持平")
                                : g_strdup_printf("%s领先，没有目标慢于时序进度", first);
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

/* All targets in one state are one short sentence. Returns: whether it was said. */
static bool
append_uniform(const RpProgressSet *set, const RpTally *tally, GString *out)
{
    for (int s = 0; s < RP_N_STATUS; s++) {
        if (tally->counts[s] != tally->total)
            continue;
        if (s == RP_STATUS_NO_DATA)
            g_string_append_printf(out, "纳入监测的%u项目标均尚无数据，暂不能判断。", tally->total);
        else if (tally->total == 1)
            g_string_append_printf(out, "纳入监测的1项目标%s。",
                                   rp_phrase_status(set, (RpStatus)s));
        else
            g_string_append_printf(out, "纳入监测的%u项目标全部%s。", tally->total,
                                   rp_phrase_status(set, (RpStatus)s));
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

    if (append_uniform(set, tally, out))
        return;
    g_string_append_printf(out, "纳入监测的%u项目标中，%s", tally->total, good);
    if (tally->counts[RP_STATUS_MET] > 0 && tally->counts[RP_STATUS_ON_TRACK] > 0)
        g_string_append_printf(out, "，达到预期进度的共%u项", tally->expected);
    if (*late != '\0')
        g_string_append_printf(out, "%s%s", *good == '\0' ? "" : "；", late);
    if (*open != '\0')
        g_string_append_printf(out, "%s%s，暂不能判断", tally->judged == 0 ? "" : "；另有", open);
    g_string_append(out, "。");
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
    if (late->len > 0) {
        const RpProgress *worst = g_ptr_array_index(late, 0);
        g_autofree char *name = rp_phrase_name(set, worst->target->indicator);
        g_autofree char *pace = rp_phrase_pace(set, worst->gap_pp);

        if (*pace != '\0')
            g_string_append_printf(out, "%s%s%s。", name, pace, late->len > 1 ? "，差距最大" : "");
    } else if (tally.judged > 0 && tally.expected < tally.total) {
        g_string_append(out, "已可判断的目标均未滞后。");
    }
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
        g_string_append_printf(out, "表中列出规划的%u项数量目标，目前均无数据。", tally.total);
    else if (known == tally.total)
        g_string_append_printf(out, "表中列出规划的%u项数量目标，各项均有数据。", tally.total);
    else
        g_string_append_printf(out, "表中列出规划的%u项数量目标，其中%u项有数据，%u项尚无数据。",
                               tally.total, known, tally.total - known);
    append_binding(rows, out);
    append_extremes(set, rows, out);
    return g_strdup(out->str);
}

char *
rp_wording_progress(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GPtrArray) sorted = rows_by_gap(rows);
    RpTally tally = rp_rows_tally(rows);
    unsigned known = tally.ahead + tally.level + tally.late;

    if (known == 0)
        return g_strdup("各项目标尚无可与时序进度相比的数据。");
    g_string_append_printf(out, "可与时序进度相比的%u项目标中，", known);
    if (tally.ahead > 0)
        g_string_append_printf(out, "快于时序进度的%u项", tally.ahead);
    if (tally.level > 0)
        g_string_append_printf(out, "%s持平的%u项", tally.ahead > 0 ? "，" : "", tally.level);
    if (tally.late > 0)
        g_string_append_printf(out, "%s慢于时序进度的%u项",
                               tally.ahead + tally.level > 0 ? "，" : "", tally.late);
    g_string_append(out, "。");
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

char *
rp_wording_next(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GPtrArray) bad = rp_rows_with(rows, RP_BAD_BITS);
    g_autoptr(GPtrArray) slow = rp_rows_with(rows, RP_STATUS_BIT(SLOW));
    g_autoptr(GPtrArray) silent = g_ptr_array_new();

    for (guint i = 0; i < rows->len; i++)
        if (is_unreported(g_ptr_array_index(rows, i)) || is_stale(g_ptr_array_index(rows, i)))
            g_ptr_array_add(silent, g_ptr_array_index(rows, i));
    rp_rows_sort(bad, RP_SORT_GAP, false);
    rp_rows_sort(slow, RP_SORT_GAP, false);
    g_autofree char *bad_names = join_some(set, bad, MAX_EXAMPLES);
    g_autofree char *slow_names = join_some(set, slow, MAX_EXAMPLES);
    g_autofree char *silent_names = join_some(set, silent, MAX_EXAMPLES);
    if (bad->len > 0 && !is_over(set))
        g_string_append_printf(out, "对%s，责任单位应查明原因，提出赶上时序进度的措施和时限。",
                               bad_names);
    else if (bad->len > 0)
        g_string_append_printf(out, "对到期未完成的%s，责任单位应作出说明。", bad_names);
    if (slow->len > 0)
        g_string_append_printf(out, "对%s，应加快推进。", slow_names);
    if (silent->len > 0)
        g_string_append_printf(out, "%s的数据应尽快补报。", silent_names);
    if (out->len == 0)
        g_string_append(out, "各项目标按现有安排继续推进。");
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
