#include "build/wording-private.h"

#include <math.h>
#include <string.h>

/* "2项达标，4项正常" for the statuses of `bits` that occur. */
static char *
count_clause(const RpProgressSet *set, const RpTally *tally, unsigned bits, const char *separator)
{
    g_autoptr(GString) out = g_string_new(NULL);
    unsigned counts[RP_N_STATUS];

    memcpy(counts, tally->counts, sizeof counts);
    counts[RP_STATUS_NO_DATA] -= tally->stale; /* those are named by their reason */
    for (int s = 0; s < RP_N_STATUS; s++)
        if ((bits & (1u << s)) != 0 && counts[s] > 0)
            g_string_append_printf(out, "%s%u项%s", out->len == 0 ? "" : separator, counts[s],
                                   rp_phrase_status(set, (RpStatus)s));
    if ((bits & RP_STATUS_BIT(NO_DATA)) != 0 && tally->stale > 0)
        g_string_append_printf(out, "%s%u项数据已过时", out->len == 0 ? "" : separator,
                               tally->stale);
    return g_strdup(out->str);
}

static void
append_time(const RpProgressSet *set, GString *out)
{
    g_autofree char *end = rp_phrase_period_end(set->period);
    g_autofree char *elapsed = rp_phrase_percent(set, set->elapsed);

    if (rp_wording_is_over(set))
        g_string_append_printf(out, "截至%s，规划期%d个月已满。", end, set->months_total);
    else if (set->months_gone <= 0)
        g_string_append_printf(out, "截至%s，规划期尚未开始。", end);
    else
        g_string_append_printf(out, "截至%s，规划期%d个月已过%d个月，时序进度%s%%。", end,
                               set->months_total, set->months_gone, elapsed);
}

/* What is said of targets that are all in one state; the scheme's own word where it has one. */
static char *
uniform_verdict(const RpProgressSet *set, RpStatus status, const RpTally *tally)
{
    const char *word = rp_phrase_status(set, status);
    bool one = tally->total == 1;

    if (status == RP_STATUS_NO_DATA && tally->stale == tally->total)
        return g_strdup(one ? "的数据已过时，暂不能判断" : "的数据均已过时，暂不能判断");
    if (status == RP_STATUS_NO_DATA && tally->stale > 0)
        return g_strdup_printf("中，%u项数据已过时、%u项尚无数据，暂不能判断", tally->stale,
                               tally->total - tally->stale);
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
        g_autofree char *verdict = uniform_verdict(set, (RpStatus)s, tally);
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
    g_autofree char *pace = rp_phrase_pace(set, rp_phrase_gap_pp(worst));
    g_autofree char *percent = rp_phrase_percent(set, worst->completion);
    const char *most = late->len > 1 ? "，差距最大" : "";

    if (*pace == '\0')
        return;
    if (rp_wording_is_over(set))
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
        g_string_append(out, rp_wording_is_over(set) ? "" : "已可判断的目标均未滞后。");
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
    g_autofree char *pace = rp_phrase_pace(set, rp_phrase_gap_pp(item));

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
        g_autofree char *gap = rp_phrase_gap(set, rp_phrase_gap_pp(item));

        /* 正常 begins below the pace: only what is really faster is called so */
        if (*gap == '+')
            g_ptr_array_add(good, (gpointer)item);
    }
    for (guint i = 0; i < MIN(good->len, RP_MAX_EXAMPLES); i++) {
        g_autofree char *sentence = fast_sentence(set, g_ptr_array_index(good, i));
        add_sentence(out, sentence);
    }
    if (good->len > RP_MAX_EXAMPLES)
        g_string_append_printf(out, "；另有%u项%s", good->len - RP_MAX_EXAMPLES,
                               met <= RP_MAX_EXAMPLES ? "快于时序进度"
                               : met == good->len     ? "达标"
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
    g_autofree char *pace = rp_phrase_pace(set, rp_phrase_gap_pp(item));
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
    for (guint i = 0; i < MIN(bad->len, RP_MAX_EXAMPLES + 1); i++) {
        g_autofree char *sentence = behind_sentence(set, g_ptr_array_index(bad, i));

        add_sentence(out, sentence);
    }
    if (bad->len > RP_MAX_EXAMPLES + 1)
        g_string_append_printf(out, "；另有%u项", bad->len - RP_MAX_EXAMPLES - 1);
    return finish_sentences(out);
}

/* Slow targets, each with its distance. */
static void
append_slow(const RpProgressSet *set, const GPtrArray *rows, GString *out)
{
    g_autoptr(GPtrArray) slow = rp_rows_with(rows, RP_STATUS_BIT(SLOW));

    rp_rows_sort(slow, RP_SORT_GAP, false);
    for (guint i = 0; i < MIN(slow->len, RP_MAX_EXAMPLES); i++) {
        const RpProgress *item = g_ptr_array_index(slow, i);
        g_autofree char *name = rp_phrase_name(set, item->target->indicator);
        g_autofree char *quantity = rp_phrase_quantity(set, item);
        g_autofree char *percent = rp_phrase_percent(set, item->completion);
        g_autofree char *pace = rp_phrase_pace(set, rp_phrase_gap_pp(item));
        g_autofree char *sentence =
            g_strdup_printf("%s%s，完成率%s%%，%s", name, quantity, percent, pace);

        add_sentence(out, sentence);
    }
    if (slow->len > RP_MAX_EXAMPLES)
        g_string_append_printf(out, "；另有%u项偏慢", slow->len - RP_MAX_EXAMPLES);
}

/* What keeps the rows of one status from being judged, said once for all of them. */
static void
append_reason(const RpProgressSet *set, const GPtrArray *rows, const char *reason, GString *out)
{
    if (rows->len == 0)
        return;
    g_autofree char *names = rp_wording_join(set, rows, RP_MAX_EXAMPLES);
    g_autofree char *sentence = g_strconcat(names, reason, NULL);
    add_sentence(out, sentence);
}

/* What is too old is named with its date. */
static void
append_stale(const RpProgressSet *set, const GPtrArray *rows, GString *out)
{
    g_autoptr(GPtrArray) stale = g_ptr_array_new();
    g_autofree char *date = NULL;
    bool one_date = true;

    for (guint i = 0; i < rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(rows, i);
        const RpProgress *first = stale->len == 0 ? item : g_ptr_array_index(stale, 0);

        if (!rp_wording_is_stale(item))
            continue;
        one_date &= item->has_value && rp_period_equal(item->actual_period, first->actual_period);
        g_ptr_array_add(stale, (gpointer)item);
    }
    if (stale->len > 0 && one_date)
        date =
            rp_period_to_chinese(((const RpProgress *)g_ptr_array_index(stale, 0))->actual_period);
    g_autofree char *reason = date == NULL ? g_strdup("的数据已过时，不作判断")
                                           : g_strdup_printf("的数据已过时（%s），不作判断", date);
    append_reason(set, stale, reason, out);
}

typedef bool (*ItemTest)(const RpProgress *item);

static bool
is_partial(const RpProgress *item)
{
    return item->status == RP_STATUS_NO_DATA && !item->stale && item->partial;
}

static bool
lacks_base(const RpProgress *item)
{
    return item->status == RP_STATUS_NO_BASELINE;
}

static bool
is_starting(const RpProgress *item)
{
    return item->status == RP_STATUS_STARTING;
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
    {is_starting, "处于起步期，暂不判断快慢"},
    {lacks_base, "没有基期值，未达目标前不能判断进度"},
    {is_partial, "报送的地区不足，不形成合计"},
    {rp_wording_is_unreported, "尚未报送数据"},
    {is_overshoot, "完成率超过130%，应说明目标是否偏低"},
};

char *
rp_wording_attention(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GString) out = g_string_new(NULL);

    append_slow(set, rows, out);
    append_stale(set, rows, out);
    for (gsize r = 0; r < G_N_ELEMENTS(reasons); r++) {
        g_autoptr(GPtrArray) some = g_ptr_array_new();

        for (guint i = 0; i < rows->len; i++)
            if (reasons[r].test(g_ptr_array_index(rows, i)))
                g_ptr_array_add(some, g_ptr_array_index(rows, i));
        append_reason(set, some, reasons[r].reason, out);
    }
    return finish_sentences(out);
}
