#include "progress-fixture.h"

#include <math.h>
#include <string.h>

#include "rp-check.h"

#define TOTAL      60
#define MAX_ITEMS  40
#define FIRST_YEAR 2016

static RpDecimal
decimal(const char *text)
{
    RpDecimal value = {0, 0};

    ck_assert_msg(rp_decimal_parse(text, strlen(text), &value), "%s", text);
    return value;
}

static void
add_region(RpDataset *dataset)
{
    RpRegion *region = g_new0(RpRegion, 1);

    region->code = g_intern_string("630000");
    region->name = g_strdup("青海省");
    region->short_name = g_strdup("青海");
    region->level = g_strdup("province");
    region->parent = g_intern_string("000000");
    region->aliases = g_ptr_array_new_with_free_func(g_free);
    rp_region_set_take(dataset->regions, region);
}

static RpScheme *
new_scheme(void)
{
    RpScheme *scheme = rp_scheme_new("dabiao");

    g_free(scheme->name);
    scheme->name = g_strdup("达标通用方案");
    g_free(scheme->line);
    scheme->line = g_strdup("判定方案：达标通用方案。");
    return scheme;
}

static RpPlan *
new_plan(void)
{
    RpPlan *plan = rp_plan_new();

    plan->id = g_strdup("qinghai-2016");
    plan->title = g_strdup("青海省标准化体系建设发展规划（2016—2020年）");
    plan->issuer = g_strdup("青海省人民政府办公厅");
    plan->number = g_strdup("青政办〔2016〕103号");
    plan->date = g_strdup("2016-06-21");
    plan->start = RP_MONTH(FIRST_YEAR, 1);
    plan->end = RP_MONTH(FIRST_YEAR + 4, 12);
    plan->region = g_intern_string("630000");
    plan->scheme = g_strdup("dabiao");
    plan->source_file = g_strdup("");
    plan->notes = g_strdup("");
    /* items borrow targets: the array must never move */
    g_array_set_size(plan->targets, MAX_ITEMS);
    g_array_set_size(plan->targets, 0);
    return plan;
}

void
progress_fixture_open(ProgressFixture *fixture, const char *period)
{
    fixture->dataset = rp_dataset_new();
    fixture->dataset->plan = new_plan();
    add_region(fixture->dataset);
    ck_assert(rp_scheme_set_take(fixture->dataset->schemes, new_scheme()));

    fixture->set = g_new0(RpProgressSet, 1);
    fixture->set->dataset = fixture->dataset;
    fixture->set->region = g_intern_string("630000");
    ck_assert(rp_period_parse(period, &fixture->set->period));
    fixture->set->scheme = "dabiao";
    fixture->set->rules = rp_scheme_set_lookup(fixture->dataset->schemes, "dabiao");
    fixture->set->items = g_array_new(FALSE, TRUE, sizeof(RpProgress));
    rp_progress_set_index(fixture->set);
    fixture->set->months_total = TOTAL;
    fixture->set->months_gone = fixture->set->period.last - RP_MONTH(FIRST_YEAR, 1) + 1;
    fixture->set->elapsed = CLAMP((double)fixture->set->months_gone / TOTAL, 0, 1);
}

static const RpIndicator *
add_indicator(RpDataset *dataset, const FixtureItem *from, guint number)
{
    RpIndicator *indicator = g_new0(RpIndicator, 1);
    const char *point = from->target == NULL ? NULL : strchr(from->target, '.');
    bool down = from->comparator == RP_COMPARE_LE || from->comparator == RP_COMPARE_LT;

    indicator->id = g_strdup_printf("i%u", number);
    indicator->name = g_strdup(from->name);
    indicator->aliases = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(indicator->aliases, g_strdup(from->short_name));
    indicator->unit = g_strdup(from->unit);
    indicator->direction = down ? RP_DIRECTION_DOWN : RP_DIRECTION_UP;
    indicator->nature = g_strdup("");
    indicator->decimals = point == NULL ? 0 : (int)strlen(point + 1);
    indicator->definition = g_strdup("");
    indicator->source = g_strdup("");
    indicator->where = rp_where("indicators.csv", (int)number + 1, 1);
    ck_assert(rp_indicator_set_take(dataset->indicators, indicator));
    return indicator;
}

static const RpTarget *
add_target(RpDataset *dataset, const FixtureItem *from)
{
    guint number = dataset->plan->targets->len + 1;
    RpTarget target = {
        .id = g_strdup_printf("t%u", number),
        .indicator = add_indicator(dataset, from, number),
        .region = g_intern_string(""),
        .clause = g_strdup("一（二）"),
        .domain = g_strdup("标准体系"),
        .phrase = g_strdup(from->phrase),
        .comparator = from->comparator,
        .value = decimal(from->target),
        .unit = g_strdup(from->unit),
        .target_period = rp_period_year(FIRST_YEAR + 4),
        .nature = g_strdup(""),
        .owner = g_strdup(""),
        .weight = 1,
        .note = g_strdup(""),
        .where = rp_where("targets.csv", (int)number + 1, 1),
    };

    ck_assert_uint_le(number, MAX_ITEMS);
    g_array_append_val(dataset->plan->targets, target);
    return &g_array_index(dataset->plan->targets, RpTarget, number - 1);
}

RpProgress *
progress_fixture_add(ProgressFixture *fixture, const FixtureItem *from)
{
    RpProgressSet *set = fixture->set;
    double completion = from->completion / 100;
    RpProgress item = {
        .target = add_target(fixture->dataset, from),
        .status = from->status,
        .has_value = from->value != NULL,
        .value = from->value == NULL ? (RpDecimal){0, 0} : decimal(from->value),
        .base_origin = from->base == NULL ? RP_BASE_UNKNOWN : RP_BASE_GIVEN,
        .base = from->base == NULL ? (RpDecimal){0, 0} : decimal(from->base),
        .completion = completion,
        .elapsed = set->elapsed,
        .elapsed_report = set->elapsed,
        .gap_pp = 100 * (completion - set->elapsed),
        .lead_months = isnan(completion) ? NAN : from->lead,
        .level = NAN,
        .forecast = NAN,
        .yoy = NAN,
        .mom = NAN,
        .needed_per_month = NAN,
        .actual_period = from->value == NULL ? (RpPeriod){.kind = RP_PERIOD_NONE} : set->period,
    };

    item.actual = item.has_value ? rp_decimal_to_double(item.value) : NAN;
    set->counts[item.status]++;
    g_array_append_val(set->items, item);
    rp_progress_set_index(set);
    return &g_array_index(set->items, RpProgress, set->items->len - 1);
}

RpTarget *
progress_fixture_target(ProgressFixture *fixture, guint i)
{
    return &g_array_index(fixture->dataset->plan->targets, RpTarget, i);
}

RpObservation *
progress_fixture_observe(ProgressFixture *fixture, guint i, const char *source)
{
    RpProgress *item = &g_array_index(fixture->set->items, RpProgress, i);
    RpObservation *observation = g_new0(RpObservation, 1);

    observation->indicator = item->target->indicator;
    observation->region = fixture->set->region;
    observation->period = fixture->set->period;
    observation->has_value = true;
    observation->value = item->value;
    observation->unit = g_intern_string("");
    observation->source = g_intern_string(source);
    observation->note = "";
    observation->vintage = "";
    observation->where = rp_where("metrics.csv", (int)i + 2, 4);
    g_ptr_array_add(fixture->dataset->metrics->rows, observation);
    item->observation = observation;
    return observation;
}

void
progress_fixture_close(ProgressFixture *fixture)
{
    g_array_unref(fixture->set->items);
    g_clear_pointer(&fixture->set->by_target, g_hash_table_unref);
    g_free(fixture->set);
    rp_dataset_free(fixture->dataset);
}

void
progress_fixture_add_six(ProgressFixture *fixture)
{
    static const FixtureItem items[] = {
        {"服务业标准化试点示范新增（青海）", "服务业试点", "个", RP_COMPARE_GE, "5", "5个以上",
         RP_STATUS_MET, "0", "5", 100, 30},
        {"重点领域标准制修订数", "重点领域标准", "项", RP_COMPARE_GE, "100", "100项",
         RP_STATUS_ON_TRACK, "0", "62", 62, 7.2},
        {"农产品安全标准制修订数", "农产品安全标准", "项", RP_COMPARE_GE, "50", "50项以上",
         RP_STATUS_SLOW, "0", "22", 44, -3.6},
        {"标准平均制修订周期", "制定周期", "月", RP_COMPARE_LE, "24.0", "24个月以内",
         RP_STATUS_BEHIND, "36.0", "33.0", 25, -15},
        {"采用国际标准产品占比", "采标占比", "%", RP_COMPARE_GT, "75.0", "超过75%",
         RP_STATUS_REGRESS, "70.0", "69.0", -20, -42},
        {"公共服务标准研制数", "公共服务标准", "项", RP_COMPARE_GE, "10", "10项以上",
         RP_STATUS_NO_DATA, "0", NULL, NAN, NAN},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(items); i++)
        progress_fixture_add(fixture, &items[i]);
}
