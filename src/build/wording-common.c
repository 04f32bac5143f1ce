#include "build/wording-private.h"

GPtrArray *
rp_wording_names(const RpProgressSet *set, const GPtrArray *rows, bool brief)
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

char *
rp_wording_join(const RpProgressSet *set, const GPtrArray *rows, guint most)
{
    g_autoptr(GPtrArray) names = rp_wording_names(set, rows, false);
    g_autoptr(GString) out = g_string_new(NULL);

    if (names->len <= most)
        return rp_phrase_join(names);
    for (guint i = 0; i < most; i++)
        g_string_append_printf(out, "%s%s", i == 0 ? "" : "、",
                               (const char *)g_ptr_array_index(names, i));
    g_string_append_printf(out, "等%u项", names->len);
    return g_strdup(out->str);
}

bool
rp_wording_is_over(const RpProgressSet *set)
{
    return set->months_total > 0 && set->months_gone >= set->months_total;
}

GPtrArray *
rp_wording_by_gap(const GPtrArray *rows)
{
    GPtrArray *known = g_ptr_array_new();

    for (guint i = 0; i < rows->len; i++)
        if (rp_rows_has_pace(g_ptr_array_index(rows, i)))
            g_ptr_array_add(known, g_ptr_array_index(rows, i));
    rp_rows_sort(known, RP_SORT_GAP, false);
    return known;
}

bool
rp_wording_is_stale(const RpProgress *item)
{
    return rp_phrase_is_stale(item);
}

bool
rp_wording_is_unreported(const RpProgress *item)
{
    return item->status == RP_STATUS_NO_DATA && !item->stale && !item->partial;
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
    if (rp_wording_is_over(set))
        return g_strdup_printf("（规划期共%d个月，已满）", set->months_total);
    if (set->months_gone <= 0)
        return g_strdup_printf("（规划期共%d个月，尚未开始）", set->months_total);
    return g_strdup_printf("（规划期第%d个月，共%d个月）", set->months_gone, set->months_total);
}
