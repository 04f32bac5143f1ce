#include "build/changes.h"

#include <math.h>
#include <string.h>

#include "build/wording.h"
#include "progress-fixture.h"
#include "rp-check.h"

static ProgressFixture now, before;

static void
open_fixtures(void)
{
    progress_fixture_open(&now, "2018-06");
    progress_fixture_open(&before, "2018-05");
}

static void
close_fixtures(void)
{
    progress_fixture_close(&now);
    progress_fixture_close(&before);
}

/* A target that had one status and has another. */
static void
add(const char *name, RpStatus was, RpStatus is)
{
    FixtureItem item = {name, name, "项", RP_COMPARE_GE, "100", "100项", was, "0", "50", 50, 0};

    item.value = was == RP_STATUS_NO_DATA ? NULL : "50";
    progress_fixture_add(&before, &item);
    item.status = is;
    item.value = is == RP_STATUS_NO_DATA ? NULL : "60";
    progress_fixture_add(&now, &item);
}

typedef struct {
    RpStatus was, is;
} Step;

#define SAME                                                                                       \
    {                                                                                              \
        RP_STATUS_ON_TRACK, RP_STATUS_ON_TRACK                                                     \
    }
#define BETTER                                                                                     \
    {                                                                                              \
        RP_STATUS_SLOW, RP_STATUS_ON_TRACK                                                         \
    }
#define WORSE                                                                                      \
    {                                                                                              \
        RP_STATUS_MET, RP_STATUS_REGRESS                                                           \
    }
#define FRESH                                                                                      \
    {                                                                                              \
        RP_STATUS_NO_DATA, RP_STATUS_SLOW                                                          \
    }
#define SILENT                                                                                     \
    {                                                                                              \
        RP_STATUS_NO_DATA, RP_STATUS_NO_DATA                                                       \
    }
#define NONE                                                                                       \
    {                                                                                              \
        RP_N_STATUS, RP_N_STATUS                                                                   \
    }

static const struct {
    Step steps[6];
    const char *text;
} rows[] = {
    {{NONE}, ""},                                              /* no targets */
    {{SILENT, SILENT, NONE}, ""},                              /* nothing to compare */
    {{SAME, NONE}, "与上月相比，可比的1项目标状态没有变化。"}, /* one, the same */
    {{SAME, SAME, NONE}, "与上月相比，可比的2项目标状态均没有变化。"},
    {{BETTER, NONE}, "与上月相比，可比的1项目标中，1项状态好转，甲由缓慢转为正常。"},
    {{SAME, WORSE, NONE},
     "与上月相比，可比的2项目标中，1项状态转差，乙由达标转为倒退；其余1项没有变化。"},
    {{BETTER, WORSE, SAME, SAME, NONE},
     "与上月相比，可比的4项目标中，1项状态好转，甲由缓慢转为正常；1项状态转差，乙由达标转为倒退；"
     "其余2项没有变化。"},
    {{BETTER, BETTER, BETTER, BETTER, NONE},
     "与上月相比，可比的4项目标中，4项状态好转，其中甲由缓慢转为正常，乙由缓慢转为正常，"
     "丙由缓慢转为正常。"}, /* at most three are named */
    {{SAME, FRESH, NONE}, "与上月相比，可比的1项目标状态没有变化。乙为本期新报送数据。"},
};

START_TEST(changes_are_told_with_both_statuses)
{
    static const char *const names[] = {"甲", "乙", "丙", "丁", "戊", "己"};

    for (guint i = 0; rows[_i].steps[i].was != RP_N_STATUS; i++)
        add(names[i], rows[_i].steps[i].was, rows[_i].steps[i].is);
    g_autofree char *text = rp_wording_changes(now.set, before.set);
    ck_assert_str_eq(text, rows[_i].text);
}
END_TEST

START_TEST(without_a_period_before_nothing_has_changed)
{
    add("甲", RP_STATUS_SLOW, RP_STATUS_MET);
    g_autofree char *text = rp_wording_changes(now.set, NULL);
    g_autoptr(GPtrArray) better = rp_changes_find(now.set, NULL, true);

    ck_assert_str_eq(text, "");
    ck_assert_uint_eq(better->len, 0);
    now.set->period = rp_period_month(2016, 1); /* the plan begins with it */
    ck_assert_ptr_null(rp_changes_before(now.set));
}
END_TEST

static const struct {
    RpKind kind;
    const char *unit;
    double previous;
    RpPeriodKind period;
    const char *text;
} change_rows[] = {
    {RP_KIND_STOCK, "项", 57, RP_PERIOD_MONTH, "较上月增加3项"},
    {RP_KIND_FLOW, "项", 61, RP_PERIOD_QUARTER, "较上季度减少1项"},
    {RP_KIND_RATIO, "%", 58, RP_PERIOD_YEAR, "较上年提高2个百分点"},
    {RP_KIND_RATIO, "%", 61, RP_PERIOD_MONTH, "较上月下降1个百分点"},
    {RP_KIND_DURATION, "月", 62, RP_PERIOD_MONTH, "较上月缩短2个月"},
    {RP_KIND_DURATION, "月", 59, RP_PERIOD_SPAN, "较上期延长1个月"},
    {RP_KIND_STOCK, "项", 60, RP_PERIOD_MONTH, "与上月持平"},
    {RP_KIND_STOCK, "项", NAN, RP_PERIOD_MONTH, ""}, /* nothing known of then */
};

START_TEST(a_change_is_told_in_the_words_of_what_is_counted)
{
    FixtureItem from = {
        "甲", "甲", change_rows[_i].unit, RP_COMPARE_GE, "100", "100", RP_STATUS_SLOW, "0", "60",
        60,   0};
    RpProgress *item = progress_fixture_add(&now, &from);

    ((RpIndicator *)item->target->indicator)->kind = change_rows[_i].kind;
    item->previous = change_rows[_i].previous;
    item->actual_period.kind = change_rows[_i].period;
    g_autofree char *text = rp_phrase_change(now.set, item);
    ck_assert_str_eq(text, change_rows[_i].text);
}
END_TEST

static void
add_region(const char *code, const char *name, const char *level, const char *parent)
{
    RpRegion *region = g_new0(RpRegion, 1);

    region->code = g_intern_string(code);
    region->name = g_strdup(name);
    region->short_name = g_strdup(name);
    region->level = g_strdup(level);
    region->parent = g_intern_string(parent);
    region->aliases = g_ptr_array_new_with_free_func(g_free);
    rp_region_set_take(now.dataset->regions, region);
}

static void
observe(const RpIndicator *indicator, const char *region, const char *value)
{
    RpObservation *row =
        rp_observation_new(indicator, g_intern_string(region), rp_period_month(2018, 6));

    ck_assert(rp_decimal_parse(value, strlen(value), &row->value));
    row->has_value = true;
    row->where = rp_where("metrics.csv", 2, 4);
    rp_metric_set_take(now.dataset->metrics, row);
}

static const struct {
    const char *own, *first, *second, *rank; /* values of 青海 and two others; NULL unreported */
} rank_rows[] = {
    {"62", "50", "40", "居全国第1位"},
    {"62", "70", "40", "居全国第2位"},
    {"62", "62", "70", "居全国第2位（并列）"},
    {"62", NULL, "40", "居全国第1位"},
    {"62", NULL, NULL, ""}, /* alone */
    {NULL, "50", "40", ""}, /* not reported */
};

START_TEST(a_rank_is_told_with_its_scope_and_ties)
{
    FixtureItem from = {"甲", "甲", "项", RP_COMPARE_GE, "100", "100项", RP_STATUS_SLOW, "0",
                        "60", 60,   0};
    const RpIndicator *indicator = progress_fixture_add(&now, &from)->target->indicator;

    add_region("000000", "全国", "nation", "");
    add_region("620000", "甘肃省", "province", "000000");
    add_region("640000", "宁夏回族自治区", "province", "000000");
    if (rank_rows[_i].own != NULL)
        observe(indicator, "630000", rank_rows[_i].own);
    if (rank_rows[_i].first != NULL)
        observe(indicator, "620000", rank_rows[_i].first);
    if (rank_rows[_i].second != NULL)
        observe(indicator, "640000", rank_rows[_i].second);
    rp_metric_set_index(now.dataset->metrics);
    g_autofree char *rank = rp_phrase_rank(now.set, indicator);
    ck_assert_str_eq(rank, rank_rows[_i].rank);
}
END_TEST

/* 西宁 among the cities of 青海. */
START_TEST(a_city_is_ranked_in_its_province)
{
    FixtureItem from = {"甲", "甲", "项", RP_COMPARE_GE, "100", "100项", RP_STATUS_SLOW, "0",
                        "60", 60,   0};
    const RpIndicator *indicator = progress_fixture_add(&now, &from)->target->indicator;

    add_region("630100", "西宁市", "city", "630000");
    add_region("630200", "海东市", "city", "630000");
    observe(indicator, "630100", "3");
    observe(indicator, "630200", "5");
    rp_metric_set_index(now.dataset->metrics);
    now.set->region = g_intern_string("630100");
    g_autofree char *rank = rp_phrase_rank(now.set, indicator);
    ck_assert_str_eq(rank, "居全省第2位");
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("build/changes");
    TCase *tc = tcase_create("changes");

    tcase_add_checked_fixture(tc, open_fixtures, close_fixtures);
    rp_tcase_add_rows(tc, changes_are_told_with_both_statuses, rows);
    tcase_add_test(tc, without_a_period_before_nothing_has_changed);
    rp_tcase_add_rows(tc, a_change_is_told_in_the_words_of_what_is_counted, change_rows);
    rp_tcase_add_rows(tc, a_rank_is_told_with_its_scope_and_ties, rank_rows);
    tcase_add_test(tc, a_city_is_ranked_in_its_province);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
