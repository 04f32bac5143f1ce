/* dataset-fixture.h - small data sets made by hand: a plan 2016 to 2020, some regions, figures */
#pragma once

#include <check.h>
#include <string.h>

#include "progress/progress.h"
#include "scheme-fixture.h"

static inline RpDecimal
fixture_decimal(const char *text)
{
    RpDecimal value = {0, 0};

    ck_assert_msg(rp_decimal_parse(text, strlen(text), &value), "bad decimal %s", text);
    return value;
}

static inline RpPeriod
fixture_period(const char *text)
{
    RpPeriod period = {.kind = RP_PERIOD_NONE};

    if (*text != '\0')
        ck_assert_msg(rp_period_parse(text, &period), "bad period %s", text);
    return period;
}

static inline void
fixture_region(RpDataset *dataset, const char *code, const char *name, const char *level,
               const char *parent, int order)
{
    RpRegion *region = g_new0(RpRegion, 1);

    region->code = g_intern_string(code);
    region->name = g_strdup(name);
    region->short_name = g_strdup(name);
    region->level = g_strdup(level);
    region->parent = g_intern_string(parent);
    region->order = order;
    region->aliases = g_ptr_array_new_with_free_func(g_free);
    ck_assert(rp_region_set_take(dataset->regions, region));
}

/* The nation with five provinces and one more that is no part of its totals, the first province
 * with two cities; schemes for all four measures; a plan without targets. Returns: (owned). */
static inline RpDataset *
fixture_new(void)
{
    RpDataset *dataset = rp_dataset_new();

    fixture_region(dataset, "000000", "全国", "nation", "", 0);
    fixture_region(dataset, "610000", "陕西", "province", "000000", 1);
    fixture_region(dataset, "620000", "甘肃", "province", "000000", 2);
    fixture_region(dataset, "630000", "青海", "province", "000000", 3);
    fixture_region(dataset, "640000", "宁夏", "province", "000000", 4);
    fixture_region(dataset, "650000", "新疆", "province", "000000", 5);
    fixture_region(dataset, "810000", "香港", "hmt", "000000", 6);
    fixture_region(dataset, "630100", "西宁", "city", "630000", 7);
    fixture_region(dataset, "630200", "海东", "city", "630000", 8);
    for (int i = 0; i < RP_N_MEASURES; i++)
        rp_scheme_set_take(dataset->schemes, scheme_of((RpMeasure)i));
    dataset->plan = rp_plan_new();
    dataset->plan->id = g_strdup("t");
    dataset->plan->title = g_strdup("测试规划");
    dataset->plan->scheme = g_strdup("dabiao");
    dataset->plan->start = RP_MONTH(2016, 1);
    dataset->plan->end = RP_MONTH(2020, 12);
    dataset->plan->region = g_intern_string("000000");
    dataset->plan->where = rp_where("plan.yaml", 1, 1);
    return dataset;
}

static inline RpIndicator *
fixture_indicator(RpDataset *dataset, const char *id, RpKind kind, RpDirection direction,
                  RpAggregate aggregate)
{
    RpIndicator *indicator = g_new0(RpIndicator, 1);

    indicator->id = g_strdup(id);
    indicator->name = g_strdup(id);
    indicator->aliases = g_ptr_array_new_with_free_func(g_free);
    indicator->unit = g_strdup(kind == RP_KIND_RATIO ? "%" : "项");
    indicator->kind = kind;
    indicator->direction = direction;
    indicator->aggregate = aggregate;
    indicator->nature = g_strdup("");
    indicator->definition = g_strdup("");
    indicator->source = g_strdup("");
    ck_assert(rp_indicator_set_take(dataset->indicators, indicator));
    return indicator;
}

/* A target of the plan's end; `baseline` "" is unknown. Returns: (borrowed) until the next one. */
static inline RpTarget *
fixture_target(RpDataset *dataset, const char *id, const RpIndicator *indicator,
               RpComparator comparator, const char *baseline, const char *value)
{
    RpTarget target = {
        .id = g_strdup(id),
        .indicator = indicator,
        .region = g_intern_string(""),
        .clause = g_strdup("二（一）"),
        .domain = g_strdup(""),
        .phrase = g_strdup(value),
        .comparator = comparator,
        .value = fixture_decimal(value),
        .value_high = fixture_decimal(value),
        .unit = g_strdup(indicator->unit),
        .has_baseline = *baseline != '\0',
        .target_period = rp_period_year(2020),
        .nature = g_strdup(""),
        .owner = g_strdup(""),
        .weight = 1,
        .note = g_strdup(""),
        .where = rp_where("targets.csv", (int)dataset->plan->targets->len + 2, 1),
    };

    if (target.has_baseline)
        target.baseline = fixture_decimal(baseline);
    g_array_append_val(dataset->plan->targets, target);
    return &g_array_index(dataset->plan->targets, RpTarget, dataset->plan->targets->len - 1);
}

/* One figure, at the next line of metrics.csv. Returns: (borrowed). */
static inline RpObservation *
fixture_observe(RpDataset *dataset, const RpIndicator *indicator, const char *region,
                const char *period, const char *value)
{
    RpObservation *row = rp_observation_new(indicator, region, fixture_period(period));

    row->has_value = *value != '\0';
    if (row->has_value)
        row->value = fixture_decimal(value);
    row->where = rp_where("metrics.csv", (int)dataset->metrics->rows->len + 2, 4);
    rp_metric_set_take(dataset->metrics, row);
    rp_metric_set_index(dataset->metrics);
    return row;
}

/* Evaluate and return the set; `diags` must have no faults. */
static inline RpProgressSet *
fixture_evaluate(const RpDataset *dataset, const char *region, const char *period, RpDiags *diags)
{
    RpProgressSet *set = rp_progress_evaluate(dataset, region, fixture_period(period), NULL, diags);

    ck_assert(!rp_diags_failed(diags));
    return set;
}

/* How many findings of this code there are. */
static inline unsigned
fixture_count(RpDiags *diags, const char *code)
{
    const GPtrArray *all = rp_diags_sorted(diags);
    unsigned n = 0;

    for (guint i = 0; i < all->len; i++)
        n += strcmp(((const RpDiag *)g_ptr_array_index(all, i))->code, code) == 0;
    return n;
}
