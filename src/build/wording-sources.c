#include <string.h>

#include "build/phrase.h"
#include "build/wording.h"

#define SAMPLE_SOURCE "示例数据（虚构，仅用于演示）"
#define SUM_SOURCE    "各地区数据汇总"

/* Where the value of a target comes from. Borrowed; "" without a value or when nobody said. */
static const char *
source_of(const RpProgress *item)
{
    if (!item->has_value)
        return "";
    if (rp_phrase_is_sample(item))
        return SAMPLE_SOURCE;
    if (item->observation == NULL)
        return SUM_SOURCE;
    return item->observation->source;
}

/* Returns: (owned) of const char * (borrowed): the sources in order of first use, invented data
 * last. */
static GPtrArray *
distinct_sources(const GPtrArray *rows)
{
    GPtrArray *sources = g_ptr_array_new();
    bool sample = false;

    for (guint i = 0; i < rows->len; i++) {
        const char *source = source_of(g_ptr_array_index(rows, i));
        bool known = *source == '\0';

        for (guint k = 0; !known && k < sources->len; k++)
            known = strcmp(g_ptr_array_index(sources, k), source) == 0;
        if (strcmp(source, SAMPLE_SOURCE) == 0)
            sample = true;
        else if (!known)
            g_ptr_array_add(sources, (gpointer)source);
    }
    if (sample)
        g_ptr_array_add(sources, (gpointer)SAMPLE_SOURCE);
    return sources;
}

char *
rp_wording_source_line(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GPtrArray) sources = distinct_sources(rows);
    g_autoptr(GString) out = g_string_new(NULL);

    (void)set;
    for (guint i = 0; i < sources->len; i++) {
        const char *source = g_ptr_array_index(sources, i);
        bool rest = i > 0 && strcmp(source, SAMPLE_SOURCE) == 0;

        g_string_append_printf(out, "%s%s%s", i == 0 ? "" : "；", rest ? "其余为" : "", source);
    }
    return g_strdup(out->str);
}

/* The indicators whose data come from `source`. */
static char *
names_from(const RpProgressSet *set, const GPtrArray *rows, const char *source)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(rows, i);

        if (item->has_value && strcmp(source_of(item), source) == 0)
            g_ptr_array_add(names, rp_phrase_name(set, item->target->indicator));
    }
    return rp_phrase_join(names);
}

char *
rp_wording_sources_headline(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GPtrArray) sources = distinct_sources(rows);
    g_autofree char *unsaid = names_from(set, rows, "");
    bool sample = sources->len > 0 &&
                  strcmp(g_ptr_array_index(sources, sources->len - 1), SAMPLE_SOURCE) == 0;
    const char *first =
        set->dataset->plan->sample ? "目标为虚构的示例，\n" : "目标取自规划原文，\n";

    if (rows->len == 0 && set->dataset->plan->tasks->len > 0)
        return g_strdup("任务取自规划原文");
    if (sources->len == 0)
        return g_strconcat(first, *unsaid == '\0' ? "尚无现值" : "现值未注明来源", NULL);
    if (!sample && *unsaid != '\0')
        return g_strconcat(first, "部分现值未注明来源", NULL);
    if (sample)
        return g_strconcat(first, sources->len == 1 ? "" : "部分", "现值为示例数据", NULL);
    return g_strconcat(first, "现值各有来源", NULL);
}

/* A和B取自某年鉴。 */
static void
append_source(const RpProgressSet *set, const GPtrArray *rows, const char *source, bool only,
              GString *out)
{
    g_autofree char *names = names_from(set, rows, source);
    bool sample = strcmp(source, SAMPLE_SOURCE) == 0;

    if (*names == '\0')
        return;
    g_string_append_printf(out, "%s%s%s。", only ? "均" : names,
                           *source == '\0' ? "未注明来源"
                           : sample        ? "为"
                                           : "取自",
                           source);
}

char *
rp_wording_sources(const RpProgressSet *set, const GPtrArray *rows)
{
    const RpPlan *plan = set->dataset->plan;
    g_autoptr(GPtrArray) sources = distinct_sources(rows);
    g_autofree char *unsaid = names_from(set, rows, "");
    g_autoptr(GString) out = g_string_new(NULL);
    bool only = sources->len == 1 && *unsaid == '\0';

    g_string_append_printf(out, "目标：《%s》", plan->title);
    if (*plan->number != '\0')
        g_string_append_printf(out, "（%s）", plan->number);
    g_string_append(out, plan->sample ? "，为虚构的示例规划。" : "。");
    if (sources->len == 0 && *unsaid == '\0')
        return g_strconcat(out->str, "\n\n现值：尚无数据。", NULL);
    g_string_append(out, "\n\n现值：");
    for (guint i = 0; i < sources->len; i++)
        append_source(set, rows, g_ptr_array_index(sources, i), only, out);
    append_source(set, rows, "", sources->len == 0, out);
    return g_strdup(out->str);
}

void
rp_wording_append_scheme(const RpProgressSet *set, GString *out)
{
    if (set->rules == NULL || *set->rules->line == '\0')
        return;
    g_string_append(out, set->rules->line);
    if (!g_str_has_suffix(set->rules->line, "。"))
        g_string_append(out, "。");
}

char *
rp_wording_method(const RpProgressSet *set, const GPtrArray *rows)
{
    const RpPlan *plan = set->dataset->plan;
    g_autoptr(GString) out = g_string_new(NULL);

    (void)rows;
    g_string_append(out, "完成率按目标差距计算：完成率＝（现值−基期值）÷（目标值−基期值），"
                         "基期时为0，达到目标时为100%；自规划期初累计的指标，基期值为零。");
    g_string_append_printf(
        out,
        "\n\n时序进度＝已过月数÷规划期月数，按数据所属的时点计算。规划期自%d年%d月至%d年%d月，"
        "共%d个月。较时序＝完成率−时序进度，单位为百分点。",
        rp_month_year(plan->start), rp_month_number(plan->start), rp_month_year(plan->end),
        rp_month_number(plan->end), set->months_total);
    g_string_append(out, "\n\n");
    rp_wording_append_scheme(set, out);
    g_string_append(out, "\n\n“—”表示无数据或不适用，不计为零；没有数据的目标不作推算。"
                         "百分数保留一位小数，各分项之和可能因取舍与总数略有出入。");
    return g_strdup(out->str);
}

static const struct {
    RpFlag flag;
    const char *text;
} marks[] = {
    {RP_FLAG_PROVISIONAL, "p为初步数"},
    {RP_FLAG_REVISED, "r为修订数"},
    {RP_FLAG_ESTIMATE, "e为估计数"},
};

/* Data that are not of the report's own date are named with theirs. */
static void
append_dates(const RpProgressSet *set, const GPtrArray *rows, GString *out)
{
    for (guint i = 0; i < rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(rows, i);

        if (!item->has_value || item->actual_period.last == set->period.last)
            continue;
        g_autofree char *name = rp_phrase_name(set, item->target->indicator);
        g_autofree char *period = rp_period_to_chinese(item->actual_period);
        g_string_append_printf(out, "%s为%s数据%s。", name, period, item->stale ? "，已过时" : "");
    }
}

static bool
fell_back_in_measure(const RpProgress *item)
{
    return item->measure_fallback;
}

static bool
fell_back_in_path(const RpProgress *item)
{
    return item->path_fallback;
}

static const struct {
    bool (*test)(const RpProgress *item);
    const char *text;
} fallbacks[] = {
    {fell_back_in_measure, "的年均增速没有意义，改用进度比判定"},
    {fell_back_in_path, "的计划路径缺少数值，按直线计算"},
};

/* A method that is not that of the others is said for each target. */
static void
append_fallbacks(const RpProgressSet *set, const GPtrArray *rows, GString *out)
{
    for (gsize f = 0; f < G_N_ELEMENTS(fallbacks); f++) {
        g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

        for (guint i = 0; i < rows->len; i++) {
            const RpProgress *item = g_ptr_array_index(rows, i);

            if (fallbacks[f].test(item))
                g_ptr_array_add(names, rp_phrase_name(set, item->target->indicator));
        }
        g_autofree char *joined = rp_phrase_join(names);
        if (names->len > 0)
            g_string_append_printf(out, "%s%s。", joined, fallbacks[f].text);
    }
}

bool
rp_wording_needs_rounding_note(const RpProgressSet *set, const RpProgress *total,
                               const GPtrArray *parts)
{
    g_autofree RpDecimal *values = g_new(RpDecimal, parts->len + 1);
    int decimals = total->target->indicator->decimals;

    if (!total->has_value || parts->len < 2)
        return false;
    for (guint i = 0; i < parts->len; i++) {
        const RpProgress *part = g_ptr_array_index(parts, i);

        if (!part->has_value || part->target->indicator->decimals != decimals)
            return false;
        values[i] = part->value;
    }
    return rp_parts_need_note(set->rules, values, parts->len, total->value, decimals);
}

/* Returns: (nullable) the row of a target that a sum of the plan names. */
static const RpProgress *
row_of(const GPtrArray *rows, const RpPlanRef *ref)
{
    for (guint i = 0; ref->id != NULL && i < rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(rows, i);

        if (strcmp(item->target->id, ref->id) == 0)
            return item;
    }
    return NULL;
}

/* A sum of the plan that stands in the rows with all its parts. */
static bool
sum_needs_note(const RpProgressSet *set, const GPtrArray *rows, const RpPlanSum *sum)
{
    const RpProgress *total = row_of(rows, &sum->total);
    g_autoptr(GPtrArray) parts = g_ptr_array_new();

    for (guint i = 0; total != NULL && i < sum->parts->len; i++) {
        const RpProgress *part = row_of(rows, &g_array_index(sum->parts, RpPlanRef, i));

        if (part == NULL)
            return false;
        g_ptr_array_add(parts, (gpointer)part);
    }
    return total != NULL && rp_wording_needs_rounding_note(set, total, parts);
}

/* A total of fewer than all regions says how many reported. */
static void
append_coverage(const RpProgressSet *set, const GPtrArray *rows, GString *out)
{
    for (guint i = 0; i < rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(rows, i);

        if (item->reported >= item->parts)
            continue;
        g_autofree char *name = rp_phrase_name(set, item->target->indicator);
        g_autofree char *coverage = rp_coverage_text(item->reported, item->parts);
        g_string_append_printf(out,
                               item->partial ? "%s仅%s，不作汇总。" : "%s按各地区报送数汇总，%s。",
                               name, coverage);
    }
}

static void
append_rounding(const RpProgressSet *set, const GPtrArray *rows, GString *out)
{
    const GArray *sums = set->dataset->plan->sums;

    for (guint i = 0; i < sums->len; i++) {
        if (!sum_needs_note(set, rows, &g_array_index(sums, RpPlanSum, i)))
            continue;
        g_string_append(out, RP_ROUNDING_NOTE);
        return;
    }
}

char *
rp_wording_note(const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GString) out = g_string_new("完成率＝（现值−基期值）÷（目标值−基期值）。");
    bool missing = false;

    for (guint i = 0; i < rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(rows, i);
        missing |= !item->has_value || item->base_origin == RP_BASE_UNKNOWN;
    }
    if (missing)
        g_string_append(out, "“—”表示无数据或不适用，不计为零。");
    rp_wording_append_scheme(set, out);
    for (gsize m = 0; m < G_N_ELEMENTS(marks); m++) {
        bool used = false;

        for (guint i = 0; i < rows->len; i++)
            used |= (((const RpProgress *)g_ptr_array_index(rows, i))->flags & marks[m].flag) != 0;
        if (used)
            g_string_append_printf(out, "%s。", marks[m].text);
    }
    append_fallbacks(set, rows, out);
    append_coverage(set, rows, out);
    append_rounding(set, rows, out);
    append_dates(set, rows, out);
    return g_strdup(out->str);
}
