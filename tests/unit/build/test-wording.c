#include <math.h>
#include <string.h>

#include "build/columns.h"
#include "build/phrase.h"
#include "build/rows.h"
#include "build/wording.h"
#include "golden.h"
#include "progress-fixture.h"
#include "rp-check.h"

#define N 6 /* targets of a situation at most */

/* Four different indicators, so that sentences differ. */
#define PILOTS    "服务业标准化试点示范新增（青海）", "服务业试点", "个", RP_COMPARE_GE, "5", "5个以上"
#define STANDARDS "重点领域标准制修订数", "重点领域标准", "项", RP_COMPARE_GE, "100", "100项"
#define CYCLE     "标准平均制修订周期", "制定周期", "月", RP_COMPARE_LE, "24.0", "24个月以内"
#define SHARE     "采用国际标准产品占比", "采标占比", "%", RP_COMPARE_GT, "75.0", "超过75%"

#define MET_PILOTS                                                                                 \
    {                                                                                              \
        PILOTS, RP_STATUS_MET, "0", "5", 100, 30                                                   \
    }
#define AHEAD                                                                                      \
    {                                                                                              \
        STANDARDS, RP_STATUS_ON_TRACK, "0", "62", 62, 7.2                                          \
    }
#define LEVEL                                                                                      \
    {                                                                                              \
        STANDARDS, RP_STATUS_ON_TRACK, "0", "50", 50, 0                                            \
    }
#define SLOW_CYCLE                                                                                 \
    {                                                                                              \
        CYCLE, RP_STATUS_SLOW, "36.0", "31.0", 41.6667, -5                                         \
    }
#define BEHIND_CYCLE                                                                               \
    {                                                                                              \
        CYCLE, RP_STATUS_BEHIND, "36.0", "33.0", 25, -15                                           \
    }
#define EARLY_CYCLE                                                                                \
    {                                                                                              \
        CYCLE, RP_STATUS_BEHIND, "36.0", "35.0", 8.3333, -10                                       \
    }
#define REGRESS_SHARE                                                                              \
    {                                                                                              \
        SHARE, RP_STATUS_REGRESS, "70.0", "69.0", -20, -42                                         \
    }
#define REGRESS_CYCLE                                                                              \
    {                                                                                              \
        CYCLE, RP_STATUS_REGRESS, "36.0", "37.0", -8.3333, -35                                     \
    }
#define NO_DATA_SHARE                                                                              \
    {                                                                                              \
        SHARE, RP_STATUS_NO_DATA, "70.0", NULL, NAN, NAN                                           \
    }
#define NO_BASE_CYCLE                                                                              \
    {                                                                                              \
        CYCLE, RP_STATUS_NO_BASELINE, NULL, "25.5", NAN, NAN                                       \
    }
#define MISSED_CYCLE                                                                               \
    {                                                                                              \
        CYCLE, RP_STATUS_MISSED, "36.0", "26.0", 83.3333, -10                                      \
    }
#define STARTING                                                                                   \
    {                                                                                              \
        STANDARDS, RP_STATUS_STARTING, "0", "2", 2, -1.8                                           \
    }

static const struct {
    const char *name, *period;
    FixtureItem items[N];
} situations[] = {
    {"usual", "2018-06", {MET_PILOTS, AHEAD, BEHIND_CYCLE, NO_DATA_SHARE}},
    {"all-met", "2018-06", {MET_PILOTS, MET_PILOTS, MET_PILOTS}},
    {"one-target-met", "2018-06", {MET_PILOTS}},
    {"all-expected", "2018-06", {MET_PILOTS, AHEAD, LEVEL}},
    {"none-lags-some-unknown", "2018-06", {AHEAD, NO_DATA_SHARE, NO_BASE_CYCLE}},
    {"only-slow", "2018-06", {AHEAD, SLOW_CYCLE}},
    {"one-regress-up", "2018-06", {MET_PILOTS, REGRESS_SHARE}},
    {"one-regress-down", "2018-06", {MET_PILOTS, REGRESS_CYCLE}},
    {"nothing-as-expected", "2018-06", {SLOW_CYCLE, BEHIND_CYCLE, REGRESS_SHARE}},
    {"no-data-at-all", "2018-06", {NO_DATA_SHARE, NO_DATA_SHARE}},
    {"one-without-data", "2018-06", {NO_DATA_SHARE}},
    {"just-begun", "2016-03", {STARTING, STARTING}},
    {"over-all-met", "2020-12", {MET_PILOTS, MET_PILOTS}},
    {"over-some-missed", "2020-12", {MET_PILOTS, MISSED_CYCLE, NO_DATA_SHARE}},
    {"before-half", "2017-03", {AHEAD, EARLY_CYCLE}},
    {"mixed", "2019-09", {MET_PILOTS, AHEAD, SLOW_CYCLE, REGRESS_SHARE, NO_BASE_CYCLE, STARTING}},
    {"one-target-behind", "2018-06", {BEHIND_CYCLE}},
    {"no-baseline", "2018-06", {NO_BASE_CYCLE}},
    {"no-targets",
     "2018-06",
     {{NULL, NULL, NULL, RP_COMPARE_NONE, NULL, NULL, 0, NULL, NULL, 0, 0}}},
};

typedef char *(*WordingFunc)(const RpProgressSet *set, const GPtrArray *rows);

static const struct {
    const char *name;
    WordingFunc wording;
} parts[] = {
    {"headline", rp_wording_summary_headline},
    {"lead", rp_wording_lead},
    {"fast", rp_wording_fast},
    {"behind", rp_wording_behind},
    {"attention", rp_wording_attention},
    {"targets-headline", rp_wording_targets_headline},
    {"targets", rp_wording_targets},
    {"progress-headline", rp_wording_progress_headline},
    {"progress", rp_wording_progress},
    {"chart-title", rp_wording_chart_title},
    {"next", rp_wording_next},
    {"note", rp_wording_note},
};

START_TEST(the_narrative_of_a_situation_reads_well)
{
    ProgressFixture fixture;
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *file = g_strdup_printf("build/wording-%s.txt", situations[_i].name);

    progress_fixture_open(&fixture, situations[_i].period);
    for (int i = 0; i < N && situations[_i].items[i].name != NULL; i++)
        progress_fixture_add(&fixture, &situations[_i].items[i]);
    g_autoptr(GPtrArray) rows = rp_rows_all(fixture.set);
    for (gsize p = 0; p < G_N_ELEMENTS(parts); p++) {
        g_autofree char *text = parts[p].wording(fixture.set, rows);

        g_string_append_printf(out, "%s: %s\n", parts[p].name, text);
    }
    rp_assert_golden(file, out->str);
    progress_fixture_close(&fixture);
}
END_TEST

/* Add the digits of the cells of a column: "62.0", "−20.0" as "20.0". */
static void
add_cells(GHashTable *numbers, const RpProgressSet *set, const GPtrArray *rows, const char *key)
{
    static const RpStyleSheet sheet;
    const RpColumnKind *kind = rp_column_lookup(key);
    RpColumnInput input = {set, &sheet, rows, {0}};

    ck_assert_ptr_nonnull(kind);
    for (guint i = 0; i < rows->len; i++) {
        RpCell cell = {.kind = RP_CELL_TEXT};

        kind->fill(&input, g_ptr_array_index(rows, i), i, &cell);
        for (const char *p = cell.number; p != NULL && *p != '\0'; p++)
            if (g_ascii_isdigit(*p)) {
                g_hash_table_add(numbers, g_strdup(p));
                break;
            }
        g_free(cell.number);
        g_free(cell.prefix);
        g_free(cell.suffix);
        g_free(cell.tag);
        g_free(cell.word);
        rp_richtext_free(cell.text);
    }
}

/* Every number with a decimal point that the narrative says stands in the table as well. */
START_TEST(numbers_of_the_narrative_are_those_of_the_table)
{
    static const char *const columns[] = {"现值",     "基期值", "目标值", "完成率",
                                          "时序进度", "较时序", NULL};
    ProgressFixture fixture;
    g_autoptr(GHashTable) numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint found = 0;

    progress_fixture_open(&fixture, situations[_i].period);
    for (int i = 0; i < N && situations[_i].items[i].name != NULL; i++)
        progress_fixture_add(&fixture, &situations[_i].items[i]);
    g_autoptr(GPtrArray) rows = rp_rows_all(fixture.set);
    for (guint c = 0; columns[c] != NULL; c++)
        add_cells(numbers, fixture.set, rows, columns[c]);
    g_hash_table_add(numbers, rp_phrase_elapsed(fixture.set, fixture.set->elapsed));
    for (gsize p = 0; p < G_N_ELEMENTS(parts); p++) {
        g_autofree char *text = parts[p].wording(fixture.set, rows);
        g_autoptr(GRegex) number = g_regex_new("[0-9][0-9,]*\\.[0-9]+", 0, 0, NULL);
        g_autoptr(GMatchInfo) match = NULL;

        /* how the scheme works is no number of the report */
        if (strcmp(parts[p].name, "note") == 0)
            continue;
        for (g_regex_match(number, text, 0, &match); g_match_info_matches(match);
             g_match_info_next(match, NULL)) {
            g_autofree char *word = g_match_info_fetch(match, 0);
            ck_assert_msg(g_hash_table_contains(numbers, word), "%s: %s is not in the table: %s",
                          parts[p].name, word, text);
            found++;
        }
    }
    ck_assert_msg(found > 0 || rows->len == 0 ||
                      fixture.set->counts[RP_STATUS_NO_DATA] == rows->len,
                  "nothing was compared");
    progress_fixture_close(&fixture);
}
END_TEST

/* Headlines are at most two lines of 22 Han, and do not end with a full stop. */
START_TEST(headlines_fit_in_two_lines)
{
    static const WordingFunc headlines[] = {
        rp_wording_summary_headline, rp_wording_targets_headline, rp_wording_progress_headline,
        rp_wording_sources_headline};
    ProgressFixture fixture;

    progress_fixture_open(&fixture, situations[_i].period);
    for (int i = 0; i < N && situations[_i].items[i].name != NULL; i++)
        progress_fixture_add(&fixture, &situations[_i].items[i]);
    g_autoptr(GPtrArray) rows = rp_rows_all(fixture.set);
    for (gsize h = 0; h < G_N_ELEMENTS(headlines); h++) {
        g_autofree char *text = headlines[h](fixture.set, rows);
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

        ck_assert_uint_le(g_strv_length(lines), 2);
        for (guint i = 0; lines[i] != NULL; i++)
            ck_assert_msg(g_utf8_strlen(lines[i], -1) <= 22, "too long: %s", lines[i]);
        ck_assert_msg(!g_str_has_suffix(text, "。"), "%s", text);
        ck_assert_msg(*text != '\0', "an empty headline");
    }
    progress_fixture_close(&fixture);
}
END_TEST

START_TEST(faster_is_said_only_of_what_is_faster)
{
    ProgressFixture fixture;
    FixtureItem behind_pace = {STANDARDS, RP_STATUS_ON_TRACK, "0", "48", 48, -1.2};

    progress_fixture_open(&fixture, "2018-06");
    progress_fixture_add(&fixture, &behind_pace);
    g_autoptr(GPtrArray) rows = rp_rows_all(fixture.set);
    g_autofree char *fast = rp_wording_fast(fixture.set, rows);
    g_autofree char *headline = rp_wording_summary_headline(fixture.set, rows);

    ck_assert_str_eq(fast, "");
    ck_assert_str_eq(headline, "目标已经达到预期进度");
    progress_fixture_close(&fixture);
}
END_TEST

START_TEST(sources_name_what_they_are_for)
{
    ProgressFixture fixture;
    FixtureItem first = MET_PILOTS, second = AHEAD, third = BEHIND_CYCLE;

    progress_fixture_open(&fixture, "2018-06");
    progress_fixture_add(&fixture, &first);
    progress_fixture_add(&fixture, &second);
    progress_fixture_add(&fixture, &third)->flags = RP_FLAG_SAMPLE;
    progress_fixture_observe(&fixture, 0, "青海日报");
    progress_fixture_observe(&fixture, 1, "青海日报");
    progress_fixture_observe(&fixture, 2, "");
    g_autoptr(GPtrArray) rows = rp_rows_all(fixture.set);
    g_autofree char *line = rp_wording_source_line(fixture.set, rows);
    g_autofree char *sources = rp_wording_sources(fixture.set, rows);
    g_autofree char *headline = rp_wording_sources_headline(fixture.set, rows);

    ck_assert_str_eq(line, "青海日报；其余为示例数据（虚构，仅用于演示）");
    ck_assert_str_eq(headline, "目标取自规划原文，\n部分现值为示例数据");
    rp_assert_golden("build/sources.txt", sources);
    progress_fixture_close(&fixture);
}
END_TEST

START_TEST(notes_explain_what_is_unusual)
{
    ProgressFixture fixture;
    FixtureItem first = AHEAD, second = BEHIND_CYCLE;

    progress_fixture_open(&fixture, "2018-06");
    RpProgress *item = progress_fixture_add(&fixture, &first);
    item->actual_period = rp_period_month(2018, 3);
    item->flags = RP_FLAG_PROVISIONAL;
    progress_fixture_add(&fixture, &second)->measure_fallback = true;
    g_autoptr(GPtrArray) rows = rp_rows_all(fixture.set);
    g_autofree char *note = rp_wording_note(fixture.set, rows);

    ck_assert_ptr_nonnull(strstr(note, "判定方案：达标通用方案。"));
    ck_assert_ptr_nonnull(strstr(note, "p为初步数。"));
    ck_assert_ptr_nonnull(strstr(note, "重点领域标准制修订数为2018年3月数据。"));
    ck_assert_ptr_nonnull(strstr(note, "标准平均制修订周期的年均增速没有意义，改用进度比判定。"));
    ck_assert_ptr_null(strstr(note, "“—”"));
    progress_fixture_close(&fixture);
}
END_TEST

START_TEST(what_is_needed_to_meet_the_target_is_said)
{
    ProgressFixture fixture;
    FixtureItem first = BEHIND_CYCLE;

    progress_fixture_open(&fixture, "2018-06");
    progress_fixture_add(&fixture, &first)->needed_per_month = -0.3;
    g_autoptr(GPtrArray) rows = rp_rows_all(fixture.set);
    g_autofree char *next = rp_wording_next(fixture.set, rows);

    ck_assert_ptr_nonnull(
        strstr(next, "要按期达标，标准平均制修订周期今后平均每月应减少0.30个月。"));
    progress_fixture_close(&fixture);
}
END_TEST

static const struct {
    const char *first, *second, *headline;
} source_rows[] = {
    {"", "", "目标取自规划原文，\n现值未注明来源"},             /* values, but nobody said */
    {"青海日报", "", "目标取自规划原文，\n部分现值未注明来源"}, /* one has its source */
    {"青海日报", "年鉴", "目标取自规划原文，\n现值各有来源"},   /* all have one */
    {NULL, NULL, "目标取自规划原文，\n尚无现值"},               /* nothing at all */
};

START_TEST(the_headline_of_sources_says_what_is_there)
{
    ProgressFixture fixture;
    FixtureItem with[] = {MET_PILOTS, AHEAD}, without = NO_DATA_SHARE;
    const char *sources[] = {source_rows[_i].first, source_rows[_i].second};

    progress_fixture_open(&fixture, "2018-06");
    for (guint i = 0; i < 2; i++) {
        progress_fixture_add(&fixture, sources[i] == NULL ? &without : &with[i]);
        if (sources[i] != NULL)
            progress_fixture_observe(&fixture, i, sources[i]);
    }
    g_autoptr(GPtrArray) rows = rp_rows_all(fixture.set);
    g_autofree char *headline = rp_wording_sources_headline(fixture.set, rows);

    ck_assert_str_eq(headline, source_rows[_i].headline);
    progress_fixture_close(&fixture);
}
END_TEST

START_TEST(targets_below_their_baseline_are_not_called_slow)
{
    ProgressFixture fixture;
    FixtureItem up = REGRESS_SHARE, down = REGRESS_CYCLE;

    progress_fixture_open(&fixture, "2018-06");
    progress_fixture_add(&fixture, &up);
    progress_fixture_add(&fixture, &down);
    g_autoptr(GPtrArray) rows = rp_rows_all(fixture.set);
    g_autofree char *summary = rp_wording_summary_headline(fixture.set, rows);
    g_autofree char *targets = rp_wording_targets_headline(fixture.set, rows);

    ck_assert_str_eq(targets, "2项目标较基期倒退");
    ck_assert_ptr_nonnull(strstr(summary, "较基期倒退"));
    progress_fixture_close(&fixture);
}
END_TEST

START_TEST(a_region_without_targets_is_not_a_plan_without_targets)
{
    ProgressFixture fixture;
    FixtureItem other = AHEAD;
    g_autoptr(GPtrArray) none = g_ptr_array_new();

    progress_fixture_open(&fixture, "2018-06");
    g_autofree char *empty = rp_wording_targets(fixture.set, none);
    progress_fixture_add(&fixture, &other); /* in the plan, but not among the rows */
    g_autofree char *elsewhere = rp_wording_targets(fixture.set, none);
    g_autofree char *progress = rp_wording_progress(fixture.set, none);

    ck_assert_str_eq(empty, "规划没有给出可以监测的数量目标。");
    ck_assert_str_eq(elsewhere, "规划没有为青海省设定数量目标。");
    ck_assert_str_eq(progress, "");
    progress_fixture_close(&fixture);
}
END_TEST

/* A value of 2018 in a report of later date. */
static void
add_stale(ProgressFixture *fixture)
{
    FixtureItem from = {STANDARDS, RP_STATUS_NO_DATA, "0", "62", NAN, NAN};
    RpProgress *item = progress_fixture_add(fixture, &from);

    item->stale = true;
    item->actual_period = rp_period_month(2018, 6);
}

START_TEST(old_data_are_called_old_everywhere)
{
    static const WordingFunc all[] = {rp_wording_summary_headline, rp_wording_lead,
                                      rp_wording_targets, rp_wording_attention};
    ProgressFixture fixture;

    progress_fixture_open(&fixture, "2020-06");
    add_stale(&fixture);
    add_stale(&fixture);
    g_autoptr(GPtrArray) rows = rp_rows_all(fixture.set);
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
        g_autofree char *text = all[i](fixture.set, rows);

        ck_assert_msg(strstr(text, "已过时") != NULL, "%s", text);
        ck_assert_msg(strstr(text, "无数据") == NULL, "%s", text);
    }
    g_autofree char *attention = rp_wording_attention(fixture.set, rows);
    ck_assert_ptr_nonnull(strstr(attention, "的数据已过时（2018年6月），不作判断"));
    progress_fixture_close(&fixture);
}
END_TEST

START_TEST(old_data_are_not_called_none_after_the_end)
{
    ProgressFixture fixture;

    progress_fixture_open(&fixture, "2020-12");
    add_stale(&fixture);
    g_autoptr(GPtrArray) rows = rp_rows_all(fixture.set);
    g_autofree char *headline = rp_wording_progress_headline(fixture.set, rows);

    ck_assert_str_eq(headline, "规划期满，没有可以判断的数据");
    progress_fixture_close(&fixture);
}
END_TEST

START_TEST(old_data_and_no_data_are_counted_apart)
{
    ProgressFixture fixture;
    FixtureItem silent = NO_DATA_SHARE;

    progress_fixture_open(&fixture, "2020-06");
    add_stale(&fixture);
    progress_fixture_add(&fixture, &silent);
    g_autoptr(GPtrArray) rows = rp_rows_all(fixture.set);
    g_autofree char *headline = rp_wording_summary_headline(fixture.set, rows);
    g_autofree char *lead = rp_wording_lead(fixture.set, rows);
    g_autofree char *targets = rp_wording_targets(fixture.set, rows);

    ck_assert_str_eq(headline, "1项目标的数据已过时，\n其余1项无数据");
    ck_assert_ptr_nonnull(strstr(lead, "1项数据已过时、1项尚无数据，暂不能判断"));
    ck_assert_str_eq(targets, "表中列出规划的2项数量目标，其中1项数据已过时，1项尚无数据。");
    progress_fixture_close(&fixture);
}
END_TEST

static const struct {
    FixtureItem items[2];
    const char *said;
} binding_rows[] = {
    {{AHEAD, MET_PILOTS}, "约束性目标2项均达到预期进度。"},
    {{AHEAD, SLOW_CYCLE}, "约束性目标2项，其中1项达到预期进度。"},
    {{BEHIND_CYCLE, SLOW_CYCLE}, "约束性目标2项均未达到预期进度。"},
    {{BEHIND_CYCLE, NO_DATA_SHARE},
     "约束性目标2项，尚无达到预期进度的。"}, /* nobody knows of one */
};

START_TEST(binding_targets_are_told_without_a_count_of_zero)
{
    ProgressFixture fixture;

    progress_fixture_open(&fixture, "2018-06");
    for (gsize i = 0; i < G_N_ELEMENTS(binding_rows[_i].items); i++) {
        progress_fixture_add(&fixture, &binding_rows[_i].items[i]);
        RpTarget *target = progress_fixture_target(&fixture, (guint)i);

        g_free(target->nature);
        target->nature = g_strdup("约束性");
    }
    g_autoptr(GPtrArray) rows = rp_rows_all(fixture.set);
    g_autofree char *targets = rp_wording_targets(fixture.set, rows);

    ck_assert_msg(strstr(targets, binding_rows[_i].said) != NULL, "%s", targets);
    progress_fixture_close(&fixture);
}
END_TEST

START_TEST(a_small_amount_that_is_needed_is_not_told_as_none)
{
    ProgressFixture fixture;
    FixtureItem first = BEHIND_CYCLE;

    progress_fixture_open(&fixture, "2018-06");
    progress_fixture_add(&fixture, &first)->needed_per_month = 0.0000067;
    g_autoptr(GPtrArray) rows = rp_rows_all(fixture.set);
    g_autofree char *next = rp_wording_next(fixture.set, rows);

    ck_assert_msg(strstr(next, "今后平均每月应增加0.00001个月") != NULL, "%s", next);
    progress_fixture_close(&fixture);
}
END_TEST

static Suite *
wording_suite(void)
{
    Suite *suite = suite_create("build/wording");
    TCase *tc = tcase_create("wording");

    rp_tcase_add_rows(tc, the_narrative_of_a_situation_reads_well, situations);
    rp_tcase_add_rows(tc, numbers_of_the_narrative_are_those_of_the_table, situations);
    rp_tcase_add_rows(tc, headlines_fit_in_two_lines, situations);
    tcase_add_test(tc, faster_is_said_only_of_what_is_faster);
    tcase_add_test(tc, sources_name_what_they_are_for);
    tcase_add_test(tc, notes_explain_what_is_unusual);
    rp_tcase_add_rows(tc, the_headline_of_sources_says_what_is_there, source_rows);
    tcase_add_test(tc, targets_below_their_baseline_are_not_called_slow);
    tcase_add_test(tc, a_region_without_targets_is_not_a_plan_without_targets);
    tcase_add_test(tc, old_data_are_called_old_everywhere);
    tcase_add_test(tc, old_data_are_not_called_none_after_the_end);
    tcase_add_test(tc, old_data_and_no_data_are_counted_apart);
    rp_tcase_add_rows(tc, binding_targets_are_told_without_a_count_of_zero, binding_rows);
    tcase_add_test(tc, a_small_amount_that_is_needed_is_not_told_as_none);
    tcase_add_test(tc, what_is_needed_to_meet_the_target_is_said);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(wording_suite)
