#include <math.h>
#include <string.h>

#include "build/chart-job-private.h"
#include "build/region-columns.h"
#include "build/region-table-private.h"
#include "build/table-filler-private.h"
#include "build/wording.h"

static const char *const default_columns[] = {"名次",   "较上期", "地区", "条", "完成率",
                                              "较时序", "构成",   "灯",   NULL};

static gconstpointer
lookup_column(const char *key)
{
    return rp_region_column_lookup(key);
}

static const char *
column_key(gsize i)
{
    return rp_region_columns[i].key;
}

static RpColumn
column_head(gconstpointer data, gconstpointer input)
{
    const RpRegionColumn *kind = data;
    const char *head = kind->head != NULL ? kind->head : kind->key;

    return (RpColumn){
        .key = g_strdup(kind->key),
        .head = kind->title != NULL ? kind->title(input) : g_strdup(head),
        .head2 = g_strdup(kind->unit),
        .align = kind->align,
        .share = kind->share,
        .gap_before = kind->gap * RP_MM,
        .quiet = kind->quiet,
    };
}

static void
fill_column(gconstpointer kind, gconstpointer input, gconstpointer row, guint index, RpCell *ret)
{
    (void)index;
    ((const RpRegionColumn *)kind)->fill(input, row, ret);
}

/* The region's own target of that id, else of the same indicator. */
static const RpProgress *
item_for(const RpProgressSet *set, const RpProgress *of)
{
    const RpProgress *item = set == NULL ? NULL : rp_progress_lookup(set, of->target->id);

    return item != NULL ? item : rp_chart_item_of(set, of->target->indicator);
}

/* Mean of the completions known; percentages are compared as they are printed. */
static double
mean_completion(const RpChartJob *job, const RpProgressSet *set)
{
    double sum = 0;
    unsigned known = 0;

    for (guint i = 0; i < job->rows->len; i++) {
        const RpProgress *item = item_for(set, g_ptr_array_index(job->rows, i));

        if (item == NULL || !item->has_value || isnan(item->completion))
            continue;
        sum += item->completion;
        known++;
    }
    return known == 0 ? NAN : round(1000 * sum / known) / 1000;
}

/* The status of a mean: by the scheme where that compares completion and time. */
static void
judge(RpRegionRow *row, const RpScheme *rules)
{
    bool pace = rules != NULL && rules->measure == RP_MEASURE_PACE;
    bool gap = rules != NULL && rules->measure == RP_MEASURE_GAP;

    row->status = RP_STATUS_NO_DATA;
    row->judged = true;
    if (isnan(row->completion))
        return;
    row->judged = pace || gap;
    if (!row->judged)
        return;
    if (row->counts[RP_STATUS_MET] == row->total)
        row->status = RP_STATUS_MET;
    else if (row->elapsed < rules->starting)
        row->status = RP_STATUS_STARTING;
    else
        row->status = rp_scheme_band(
            rules, pace ? row->completion / row->elapsed : 100 * (row->completion - row->elapsed),
            1e-9);
}

static RpRegionRow
region_row(RpChartJob *job, const RpRegion *region, RpPeriod before, bool summary)
{
    const RpProgressSet *set = rp_chart_progress_of(job, region->code, job->set->period);
    RpRegionRow row = {.region = region, .set = set, .before = NAN, .summary = summary};

    row.completion = mean_completion(job, set);
    row.elapsed = fmin(set == NULL ? job->set->elapsed : set->elapsed, 1);
    if (before.kind != RP_PERIOD_NONE)
        row.before = mean_completion(job, rp_chart_progress_of(job, region->code, before));
    for (guint i = 0; i < job->rows->len; i++) {
        const RpProgress *item = item_for(set, g_ptr_array_index(job->rows, i));

        if (item == NULL)
            continue;
        row.only = job->rows->len == 1 ? item : NULL;
        row.counts[item->status]++;
        row.total++;
        rp_chart_use_item(job, item);
    }
    judge(&row, job->set->rules);
    return row;
}

/* The mean of the regions that have one. */
static RpRegionRow
mean_row(const RpChartJob *job, const GArray *rows)
{
    RpRegionRow mean = {.completion = 0, .before = NAN, .summary = true, .mean = true};
    unsigned known = 0;

    for (guint i = 0; i < rows->len; i++) {
        const RpRegionRow *row = &g_array_index(rows, RpRegionRow, i);

        mean.region = row->region;
        mean.set = row->set;
        mean.elapsed = row->elapsed;
        for (int s = 0; s < RP_N_STATUS; s++)
            mean.counts[s] += row->counts[s];
        mean.total += row->total;
        if (isnan(row->completion))
            continue;
        mean.completion += row->completion;
        known++;
    }
    mean.completion = known == 0 ? NAN : round(1000 * mean.completion / known) / 1000;
    judge(&mean, job->set->rules);
    return mean;
}

/* Returns: (nullable) the region that all of `regions` are below. */
static const RpRegion *
region_above(const RpChartJob *job)
{
    const RpRegion *first = job->regions->len == 0 ? NULL : g_ptr_array_index(job->regions, 0);

    for (guint i = 1; i < job->regions->len; i++) {
        const RpRegion *region = g_ptr_array_index(job->regions, i);
        if (g_strcmp0(region->parent, first->parent) != 0)
            return NULL;
    }
    return first == NULL ? NULL : rp_region_set_lookup(job->set->dataset->regions, first->parent);
}

/* Put in what stands unranked above the regions, if anything is known of it. */
static void
add_summary(RpChartJob *job, GArray *rows, RpPeriod before)
{
    RpLayoutSummary summary = job->from->table.summary;
    const RpRegion *above = summary == RP_SUMMARY_OWN ? region_above(job) : NULL;
    RpRegionRow row = {.completion = NAN};

    if (above != NULL)
        row = region_row(job, above, before, true);
    else if (summary == RP_SUMMARY_MEAN)
        row = mean_row(job, rows);
    if (!isnan(row.completion))
        g_array_append_val(rows, row);
}

static void
rank_rows(GArray *rows, bool before)
{
    g_autofree double *values = g_new(double, rows->len + 1);
    g_autofree int *ranks = g_new0(int, rows->len + 1);

    for (guint i = 0; i < rows->len; i++) {
        const RpRegionRow *row = &g_array_index(rows, RpRegionRow, i);
        values[i] = row->summary ? NAN : before ? row->before : row->completion;
    }
    rp_rank_values(values, rows->len, false, 1e-9, ranks);
    for (guint i = 0; i < rows->len; i++) {
        RpRegionRow *row = &g_array_index(rows, RpRegionRow, i);
        *(before ? &row->rank_before : &row->rank) = ranks[i];
    }
}

/* The summary, then by rank, regions without data last; equal ones in the order of the register. */
static gint
by_rank(gconstpointer a, gconstpointer b)
{
    const RpRegionRow *x = a, *y = b;
    int rx = x->summary ? -1 : x->rank == 0 ? G_MAXINT : x->rank;
    int ry = y->summary ? -1 : y->rank == 0 ? G_MAXINT : y->rank;

    return (rx > ry) - (rx < ry);
}

static GArray *
region_rows(RpChartJob *job, RpPeriod before)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(RpRegionRow));

    for (guint i = 0; i < job->regions->len; i++) {
        RpRegionRow row = region_row(job, g_ptr_array_index(job->regions, i), before, false);
        g_array_append_val(rows, row);
    }
    add_summary(job, rows, before);
    rank_rows(rows, false);
    rank_rows(rows, true);
    g_array_sort(rows, by_rank);
    return rows;
}

typedef struct {
    unsigned regions, known, ahead, behind;
    bool summary, tied;
} RegionTally;

static RegionTally
tally_rows(const GArray *rows)
{
    RegionTally tally = {0};

    for (guint i = 0; i < rows->len; i++) {
        const RpRegionRow *row = &g_array_index(rows, RpRegionRow, i);

        if (row->summary) {
            tally.summary = true;
            continue;
        }
        tally.regions++;
        tally.known += isnan(row->completion) ? 0 : 1;
        tally.ahead += row->completion - row->elapsed >= 0.0005 ? 1 : 0;
        tally.behind += row->judged && (RP_BAD_BITS & (1u << row->status)) != 0 ? 1 : 0;
        tally.tied |=
            i > 0 && row->rank > 0 && row->rank == g_array_index(rows, RpRegionRow, i - 1).rank;
    }
    return tally;
}

/* 17个地区快于时序，2个地区滞后 */
static char *
default_title(const RegionTally *tally)
{
    if (tally->known == 0)
        return g_strdup("各地区尚无数据");
    if (tally->behind == 0 && tally->ahead == 0)
        return g_strdup_printf("%u个地区均未快于时序", tally->known);
    if (tally->behind == 0)
        return g_strdup_printf("%u个地区快于时序%s", tally->ahead,
                               tally->ahead == tally->known ? "" : "，没有地区滞后");
    if (tally->ahead == 0)
        return g_strdup_printf("%u个地区滞后，没有地区快于时序", tally->behind);
    return g_strdup_printf("%u个地区快于时序，%u个地区滞后", tally->ahead, tally->behind);
}

static char *
default_subtitle(const RpChartJob *job, const GArray *rows, const RegionTally *tally)
{
    g_autofree char *date = rp_wording_date_line(job->set);
    const RpRegionRow *first = &g_array_index(rows, RpRegionRow, 0);

    if (tally->summary && !first->mean)
        return g_strdup_printf("%s，%u项目标的平均完成率；%s不参加排名", date, job->rows->len,
                               first->region->short_name);
    return g_strdup_printf("%s，%u项目标的平均完成率", date, job->rows->len);
}

static bool
has_column(const GArray *choices, const char *key)
{
    for (guint i = 0; i < choices->len; i++) {
        const RpRegionColumn *kind = g_array_index(choices, RpColumnChoice, i).kind;
        if (strcmp(kind->key, key) == 0)
            return true;
    }
    return false;
}

/* Values of the regions under that of the whole they make up. */
static bool
values_need_note(const RpChartJob *job, const GArray *rows)
{
    const RpProgress *total = NULL;
    g_autoptr(GPtrArray) parts = g_ptr_array_new();

    for (guint i = 0; i < rows->len; i++) {
        const RpRegionRow *row = &g_array_index(rows, RpRegionRow, i);

        if (row->only == NULL)
            return false;
        if (row->summary)
            total = row->only;
        else
            g_ptr_array_add(parts, (gpointer)row->only);
    }
    return total != NULL && rp_wording_needs_rounding_note(job->set, total, parts);
}

static char *
default_note(const RpChartJob *job, const RpRegionColumnInput *input, const GArray *rows,
             const GArray *choices)
{
    RegionTally tally = tally_rows(rows);
    g_autoptr(GString) out = g_string_new("注：");
    g_autofree char *word = rp_region_move_word(input);

    g_string_append(out, "完成率为各项目标的算术平均");
    g_string_append(out, tally.tied ? "，相同的并列。" : "。");
    if (has_column(choices, "较上期"))
        g_string_append_printf(out, "“%s”为名次升降，“—”表示不变。", word);
    if (tally.known < tally.regions)
        g_string_append_printf(out, "%u个地区无数据，不参加排名。", tally.regions - tally.known);
    if (has_column(choices, "灯") || has_column(choices, "状态") || has_column(choices, "构成"))
        rp_wording_append_scheme(job->set, out);
    if (has_column(choices, "现值") && values_need_note(job, rows))
        g_string_append(out, RP_ROUNDING_NOTE);
    if (job->sample)
        g_string_append(out, "来源：示例数据（虚构，仅用于演示）。");
    for (guint i = 0; !job->sample && i < job->sources->len; i++)
        g_string_append_printf(out, "%s%s%s", i == 0 ? "来源：" : "；",
                               (const char *)g_ptr_array_index(job->sources, i),
                               i + 1 == job->sources->len ? "。" : "");
    return g_strdup(out->str);
}

static void
add_rows(const RpTableFiller *filler, const GArray *rows)
{
    int limit = filler->from->limit;

    for (guint i = 0; i < rows->len; i++) {
        const RpRegionRow *region = &g_array_index(rows, RpRegionRow, i);
        RpTableItem item = {region, i, region->status, filler->from->where};

        if (limit > 0 && region->rank > limit)
            continue;
        rp_table_add_row(filler, &item)->emphasis = region->summary;
    }
}

static void
fill_table(RpChartJob *job, RpPeriod before)
{
    const RpColumnRegister known = {lookup_column,   column_key,  rp_n_region_columns,
                                    default_columns, column_head, fill_column};
    g_autoptr(GArray) choices = rp_builder_columns(job->builder, job->from, &known);
    g_autoptr(GArray) rows = region_rows(job, before);
    RegionTally tally = tally_rows(rows);
    RpRegionColumnInput input = {job->set, &job->builder->document->sheet, job->rows->len, before};
    RpTableSpec *table = rp_builder_add(job->builder, RP_BLOCK_TABLE, job->from)->u.table;
    RpTableFiller filler = {job->builder, job->from, &known, choices, &input, table};

    rp_table_set_texts(job->builder, job->from, table, default_title(&tally),
                       default_subtitle(job, rows, &tally),
                       default_note(job, &input, rows, choices));
    table->elapsed = job->set->elapsed;
    table->look.legend = has_column(choices, "构成");
    rp_table_add_columns(&filler);
    add_rows(&filler, rows);
    rp_table_merge(&filler);
}

char *
rp_region_table_finding(RpBuilder *builder, const RpLayoutBlock *from)
{
    RpChartJob job = {.builder = builder, .from = from, .set = builder->set};
    char *finding = NULL;

    rp_chart_job_open(&job, true);
    if (job.rows->len > 0 && job.regions->len > 0) {
        g_autoptr(GArray) rows = region_rows(&job, (RpPeriod){.kind = RP_PERIOD_NONE});
        RegionTally tally = tally_rows(rows);
        finding = default_title(&tally);
    }
    rp_chart_job_close(&job);
    return finding != NULL ? finding : g_strdup("");
}

void
rp_build_region_table(RpBuilder *builder, const RpLayoutBlock *from)
{
    RpChartJob job = {.builder = builder, .from = from, .set = builder->set};

    rp_chart_job_open(&job, true);
    if (job.rows->len == 0 || job.regions->len == 0)
        rp_builder_add_plain(builder, from, "没有符合条件的地区或目标。", RP_STYLE_BODY);
    else
        fill_table(&job, job.has_first ? job.first : rp_period_before(builder->set->period));
    rp_chart_job_close(&job);
}
