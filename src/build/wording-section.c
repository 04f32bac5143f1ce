#include "build/wording-private.h"

#include <math.h>
#include <string.h>

#include "data/region.h"

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
    else if (tally.expected == 0 && tally.judged < tally.total)
        g_string_append_printf(out, "约束性目标%u项，尚无达到预期进度的。", tally.total);
    else if (tally.expected == 0)
        g_string_append_printf(out, "约束性目标%u项%s未达到预期进度。", tally.total,
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

/* 其中2项有数据，8项数据已过时，1项尚无数据 */
static void
append_mixed(unsigned known, unsigned stale, unsigned silent, GString *out)
{
    g_string_append(out, "，其中");
    if (known > 0)
        g_string_append_printf(out, "%u项有数据，", known);
    if (stale > 0)
        g_string_append_printf(out, "%u项数据已过时%s", stale, silent > 0 ? "，" : "");
    if (silent > 0)
        g_string_append_printf(out, "%u项尚无数据", silent);
}

/* 表中列出规划的10项数量目标，…… */
static void
append_known(const GPtrArray *rows, const RpTally *tally, GString *out)
{
    unsigned known = 0;

    for (guint i = 0; i < rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(rows, i);
        known += item->has_value && !rp_wording_is_stale(item) ? 1 : 0;
    }
    unsigned silent = tally->total - known - tally->stale;
    const char *all = tally->total == 1 ? "" : "均";

    g_string_append_printf(out, "表中列出规划的%u项数量目标", tally->total);
    if (known == tally->total)
        g_string_append(out, tally->total == 1 ? "" : "，各项均有数据");
    else if (tally->stale == tally->total)
        g_string_append_printf(out, "，数据%s已过时", all);
    else if (silent == tally->total)
        g_string_append_printf(out, "，目前%s无数据", tally->total == 1 ? "尚" : "均");
    else
        append_mixed(known, tally->stale, silent, out);
    g_string_append(out, "。");
}

/* Without targets of its own: the plan may have some for other regions. */
static char *
no_targets(const RpProgressSet *set)
{
    const RpRegion *region = rp_region_set_lookup(set->dataset->regions, set->region);
    const GArray *targets = set->dataset->plan->targets;

    for (guint i = 0; i < targets->len; i++)
        if (g_array_index(targets, RpTarget, i).comparator != RP_COMPARE_NONE)
            return g_strdup_printf("规划没有为%s设定数量目标。",
                                   region == NULL ? set->region : region->name);
    return g_strdup("规划没有给出可以监测的数量目标。");
}

char *
rp_wording_targets(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GString) out = g_string_new(NULL);
    RpTally tally = rp_rows_tally(rows);

    if (tally.total == 0)
        return no_targets(set);
    append_known(rows, &tally, out);
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
    if (done == sorted->len)
        return g_strdup_printf("规划期已满，有完成率的%u项目标%s达到目标值。", done,
                               done == 1 ? "" : "均");
    g_string_append_printf(out, "规划期已满，有完成率的%u项目标中，%u项达到目标值", sorted->len,
                           done);

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
    g_autoptr(GPtrArray) sorted = rp_wording_by_gap(rows);
    RpTally tally = rp_rows_tally(rows);

    if (tally.total == 0)
        return g_strdup("");
    if (sorted->len == 0)
        return g_strdup(tally.counts[RP_STATUS_STARTING] > 0
                            ? "规划处于起步期，各项目标暂不与时序进度相比。"
                            : "各项目标尚无可与时序进度相比的数据。");
    if (rp_wording_is_over(set))
        return final_progress(set, sorted);
    append_paces(&tally, out);
    if (tally.late == 0)
        return g_strdup(out->str);

    const RpProgress *worst = g_ptr_array_index(sorted, 0);
    g_autofree char *name = rp_phrase_name(set, worst->target->indicator);
    g_autofree char *pace = rp_phrase_pace(set, rp_phrase_gap_pp(worst));
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

    for (guint i = 0; i < late->len && said < RP_MAX_EXAMPLES; i++) {
        const RpProgress *item = g_ptr_array_index(late, i);
        double needed = item->needed_per_month;

        if (!isfinite(needed) || needed == 0)
            continue;
        g_autofree char *name = rp_phrase_name(set, item->target->indicator);
        g_autofree char *number = rp_phrase_amount(set, fabs(needed), 2);
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
    g_autofree char *names = rp_wording_join(set, rows, RP_MAX_EXAMPLES);

    if (rows->len > 0)
        g_string_append_printf(out, "%s%s", names, call);
}

char *
rp_wording_next(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GPtrArray) late = rp_rows_with(rows, RP_LAGGING_BITS);
    bool over = rp_wording_is_over(set); /* then all that counts is what was not reached */
    g_autoptr(GPtrArray) bad =
        rp_rows_with(rows, over ? RP_BAD_BITS : RP_BAD_BITS & ~RP_STATUS_BIT(REGRESS));
    g_autoptr(GPtrArray) back = rp_rows_with(rows, over ? 0 : RP_STATUS_BIT(REGRESS));
    g_autoptr(GPtrArray) slow = rp_rows_with(rows, RP_STATUS_BIT(SLOW));
    g_autoptr(GPtrArray) unbased = rp_rows_with(rows, RP_STATUS_BIT(NO_BASELINE));
    g_autoptr(GPtrArray) silent = g_ptr_array_new();

    for (guint i = 0; i < rows->len; i++)
        if (rp_wording_is_unreported(g_ptr_array_index(rows, i)) ||
            rp_wording_is_stale(g_ptr_array_index(rows, i)))
            g_ptr_array_add(silent, g_ptr_array_index(rows, i));
    rp_rows_sort(late, RP_SORT_GAP, false);
    rp_rows_sort(bad, RP_SORT_GAP, false);
    rp_rows_sort(back, RP_SORT_GAP, false);
    rp_rows_sort(slow, RP_SORT_GAP, false);
    append_call(set, bad,
                over ? "到期未完成，责任单位应说明原因和后续安排。"
                     : "进度滞后，责任单位应查明原因，提出赶上时序进度的措施和时限。",
                out);
    append_call(set, back, "较基期倒退，责任单位应查明原因，提出扭转的措施和时限。", out);
    append_call(set, slow, "进度偏慢，应加快推进。", out);
    if (!rp_wording_is_over(set))
        append_needed(set, late, out);
    append_call(set, silent, "的数据应尽快补报。", out);
    append_call(set, unbased, "应补充基期值，以便判断进度。", out);
    if (out->len == 0 && rows->len > 0)
        g_string_append(out, rp_wording_is_over(set)
                                 ? "规划目标已经实现，应总结经验，做好与下一规划的衔接。"
                                 : "按现有安排继续推进。");
    return g_strdup(out->str);
}
