#include <math.h>
#include <string.h>

#include "base/number.h"
#include "build/build-private.h"
#include "build/phrase.h"
#include "build/wording.h"

#define SAMPLE_FACTS "其中含示例数据（虚构，仅用于演示）。"

/* What was published on an indicator that the plan sets no target for. */
typedef struct {
    const RpIndicator *indicator;
    const RpObservation *before; /* nullable: the last before the plan's period */
    const RpObservation *now;    /* nullable: the last in the plan's period, up to the report's */
} Fact;

#define MAX_AGE 24 /* months before the plan's period; what is older says little by itself */

static bool
has_target(const RpProgressSet *set, const RpIndicator *indicator)
{
    for (guint i = 0; i < set->items->len; i++)
        if (g_array_index(set->items, RpProgress, i).target->indicator == indicator)
            return true;
    return false;
}

/* A year's number is no measure for a five-year total: what is counted over time needs the same
 * kind of period. */
static bool
is_comparable(const RpIndicator *indicator, const RpObservation *a, const RpObservation *b)
{
    return !rp_kind_is_flow(indicator->kind) || a->period.kind == b->period.kind;
}

/* A stock may have been taken in a period that began before the plan's. */
static bool
is_of_plan(const RpIndicator *indicator, const RpObservation *row, RpMonth start)
{
    return (rp_kind_is_flow(indicator->kind) ? row->period.first : row->period.last) >= start;
}

static bool
find_fact(const RpProgressSet *set, const RpIndicator *indicator, Fact *ret)
{
    const GPtrArray *series =
        rp_metric_set_series(set->dataset->metrics, indicator->id, set->region);
    RpMonth start = set->dataset->plan->start;

    *ret = (Fact){.indicator = indicator};
    for (guint i = 0; series != NULL && i < series->len; i++) {
        const RpObservation *row = g_ptr_array_index(series, i);

        if (row->period.last <= set->period.last && is_of_plan(indicator, row, start))
            ret->now = row;
    }
    for (guint i = 0; series != NULL && i < series->len; i++) {
        const RpObservation *row = g_ptr_array_index(series, i);

        if (row->period.last < start &&
            (ret->now == NULL || is_comparable(indicator, row, ret->now)))
            ret->before = row;
    }
    return ret->now != NULL || (ret->before != NULL && start - ret->before->period.last <= MAX_AGE);
}

/* Returns: (owned) of Fact. */
static GArray *
find_facts(const RpProgressSet *set, int limit)
{
    const GPtrArray *all = rp_indicator_set_all(set->dataset->indicators);
    GArray *facts = g_array_new(FALSE, FALSE, sizeof(Fact));

    for (guint i = 0; i < all->len; i++) {
        const RpIndicator *indicator = g_ptr_array_index(all, i);
        Fact fact;

        if ((limit == 0 || facts->len < (guint)limit) && !has_target(set, indicator) &&
            find_fact(set, indicator, &fact))
            g_array_append_val(facts, fact);
    }
    return facts;
}

/* Each number stands behind the period that it is of. */
static const struct {
    const char *head;
    RpColumnAlign align;
    double share, gap; /* gap: millimetres */
    bool quiet;
} heads[] = {
    {"指标", RP_COLUMN_LEFT, 1, 0, false},   {"单位", RP_COLUMN_LEFT, 0, 0, false},
    {"规划前", RP_COLUMN_LEFT, 0, 3, true},  {"数值", RP_COLUMN_NUMBER, 0, 0, true},
    {"最新", RP_COLUMN_LEFT, 0, 3, false},   {"数值", RP_COLUMN_NUMBER, 0, 0, false},
    {"变化", RP_COLUMN_NUMBER, 0, 3, false},
};

static void
add_columns(RpTableSpec *table)
{
    for (gsize i = 0; i < G_N_ELEMENTS(heads); i++) {
        rp_cells_add_column(table, heads[i].head, heads[i].align, heads[i].share, heads[i].gap);
        g_array_index(table->columns, RpColumn, i).quiet = heads[i].quiet;
    }
}

static char *
value_text(const RpProgressSet *set, const Fact *fact, const RpObservation *row)
{
    return rp_scheme_format(set->rules, rp_decimal_to_double(row->value),
                            fact->indicator->decimals);
}

static void
add_observation(const RpBuilder *builder, RpRow *row, const Fact *fact, const RpObservation *shown,
                bool strong)
{
    if (shown == NULL) {
        rp_cells_add_missing(row, 2, (fact->now != NULL ? fact->now : fact->before)->where);
        return;
    }
    g_autofree char *period = rp_period_to_chinese(shown->period);

    rp_cells_add_text(builder, row, period, RP_STYLE_TABLE_CELL, shown->where);
    g_autofree char *value = value_text(builder->set, fact, shown);
    rp_cells_add_number(row, value, strong, shown->where);
}

static void
add_fact(const RpBuilder *builder, RpTableSpec *table, const Fact *fact)
{
    RpRow row = rp_row_new(table->columns->len);
    RpWhere where = (fact->now != NULL ? fact->now : fact->before)->where;
    g_autofree char *name = rp_phrase_name(builder->set, fact->indicator);

    rp_cells_add_text(builder, &row, name, RP_STYLE_TABLE_NAME, where);
    rp_cells_add_text(builder, &row, fact->indicator->unit, RP_STYLE_TABLE_CELL, where);
    add_observation(builder, &row, fact, fact->before, false);
    add_observation(builder, &row, fact, fact->now, true);
    if (fact->before == NULL || fact->now == NULL) {
        rp_cells_add_missing(&row, 1, where);
    } else {
        double change =
            rp_decimal_to_double(fact->now->value) - rp_decimal_to_double(fact->before->value);
        g_autofree char *number = rp_number_format_signed(change, fact->indicator->decimals);
        rp_cells_add_number(&row, number, false, where);
    }
    g_array_append_val(table->rows, row);
}

/* Returns: (owned) of const char * (borrowed): the sources in order of first use. */
static GPtrArray *
distinct_sources(const GArray *facts)
{
    GPtrArray *sources = g_ptr_array_new();

    for (guint i = 0; i < facts->len; i++) {
        const Fact *fact = &g_array_index(facts, Fact, i);
        const RpObservation *rows[] = {fact->before, fact->now};

        for (gsize k = 0; k < G_N_ELEMENTS(rows); k++) {
            const char *source = rows[k] == NULL ? "" : rows[k]->source;

            if (*source != '\0' &&
                !g_ptr_array_find_with_equal_func(sources, source, g_str_equal, NULL))
                g_ptr_array_add(sources, (gpointer)source);
        }
    }
    return sources;
}

static char *
default_note(const GArray *facts)
{
    g_autoptr(GPtrArray) sources = distinct_sources(facts);
    g_autoptr(GString) out = g_string_new("注：这些指标规划没有设定目标，不作判定。变化＝最新值−"
                                          "规划前的值；按时期累计的指标只在时期长短相同时比较。");
    bool sample = false;

    for (guint i = 0; i < facts->len; i++) {
        const Fact *fact = &g_array_index(facts, Fact, i);
        sample |= fact->now != NULL && (fact->now->flags & RP_FLAG_SAMPLE) != 0;
        sample |= fact->before != NULL && (fact->before->flags & RP_FLAG_SAMPLE) != 0;
    }
    if (sample)
        g_string_append(out, SAMPLE_FACTS);
    for (guint i = 0; i < sources->len; i++)
        g_string_append_printf(out, "%s%s", i == 0 ? "来源：" : "；",
                               (const char *)g_ptr_array_index(sources, i));
    g_string_append(out, sources->len > 0 ? "。" : "");
    return g_strdup(out->str);
}

static char *
default_title(const GArray *facts)
{
    return g_strdup_printf("规划目标以外的%u项已公布数据", facts->len);
}

void
rp_build_facts(RpBuilder *builder, const RpLayoutBlock *from)
{
    g_autoptr(GArray) facts = find_facts(builder->set, from->limit);

    if (facts->len == 0) {
        rp_builder_add_plain(builder, from, "没有规划目标以外的已公布数据。", RP_STYLE_BODY);
        return;
    }
    RpTableSpec *table =
        rp_cells_new_table(builder, from, default_title(facts), rp_wording_date_line(builder->set),
                           default_note(facts));
    add_columns(table);
    for (guint i = 0; i < facts->len; i++)
        add_fact(builder, table, &g_array_index(facts, Fact, i));
}
