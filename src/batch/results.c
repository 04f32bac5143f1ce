#include "batch/results.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "batch/item.h"

/* The rank of the run's region by one indicator; 0 when it is no province or has no value. */
static int
rank_of(const RpRun *run, const RpIndicator *indicator, const GPtrArray *provinces)
{
    const RpScheme *rules = run->progress->rules;
    int rank = 0;

    if (rules == NULL || strcmp(run->region->level, "province") != 0)
        return 0;
    g_autoptr(GArray) rows =
        rp_progress_rank(run->dataset, indicator, provinces, run->period, rules->max_age);
    for (guint i = 0; i < rows->len && rank == 0; i++) {
        const RpRankRow *row = &g_array_index(rows, RpRankRow, i);

        if (row->region == run->region)
            rank = row->rank;
    }
    return rank;
}

static RpResult *
result_of(const RpRun *run, const RpProgress *item, const GPtrArray *provinces)
{
    RpResult *result = rp_result_new();
    const RpIndicator *indicator = item->target->indicator;
    const char *unit = item->target->unit;

    result->target = g_strdup(item->target->id);
    result->name = g_strdup(indicator->name);
    result->unit = g_strdup(unit == NULL || *unit == '\0' ? indicator->unit : unit);
    result->actual = item->has_value ? rp_decimal_to_string(item->value) : g_strdup("");
    result->period = item->has_value ? rp_period_to_string(item->actual_period) : g_strdup("");
    result->completion =
        isfinite(item->completion) ? rp_number_exact(item->completion) : g_strdup("");
    result->status = g_strdup(rp_status_look(item->status)->id);
    result->rank = rank_of(run, indicator, provinces);
    return result;
}

void
rp_results_collect(const RpRun *run, GPtrArray *results)
{
    g_autoptr(GPtrArray) provinces = rp_region_set_provinces(run->dataset->regions);

    for (guint i = 0; i < run->progress->items->len; i++) {
        const RpProgress *item = &g_array_index(run->progress->items, RpProgress, i);

        g_ptr_array_add(results, result_of(run, item, provinces));
    }
}
