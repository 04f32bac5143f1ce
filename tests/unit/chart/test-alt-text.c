#include "random-spec.h"

#include "chart/alt-text.h"

START_TEST(every_kind_is_told_in_at_most_200_characters)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(43);

    for (int i = 0; i < 100; i++) {
        g_autoptr(RpChartSpec) spec = random_spec_of((RpChartKind)_i, rand);
        g_autofree char *text = rp_chart_alt_text(spec);
        ck_assert(g_utf8_validate(text, -1, NULL));
        ck_assert_int_le(g_utf8_strlen(text, -1), 200);
        ck_assert(g_str_has_prefix(text, "图3 "));
        ck_assert_ptr_null(strchr(text, '|'));
    }
}
END_TEST

START_TEST(an_empty_chart_is_told_to_be_empty)
{
    g_autoptr(RpChartSpec) spec = rp_chart_spec_new((RpChartKind)_i);
    g_autofree char *text = rp_chart_alt_text(spec);

    ck_assert_ptr_nonnull(strstr(text, _i == RP_CHART_PROGRESS ? "0项目标" : "本期无数据。"));
}
END_TEST

START_TEST(a_ranking_tells_first_last_average_and_own_place)
{
    g_autoptr(RpChartSpec) spec = rp_chart_spec_new(RP_CHART_RANKING);
    const struct {
        const char *name;
        double value;
    } rows[] = {{"四川", 89.3}, {"青海", 62}, {"甘肃", 21.5}, {"兵团", NAN}};

    spec->number = 5;
    spec->average = 52.9;
    set_text(&spec->subtitle, "完成率，%");
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        RpChartItem *item = rp_chart_spec_add_item(spec, rows[i].name);
        item->value = rows[i].value;
        item->own = i == 1;
        item->change = 5;
    }
    g_autofree char *text = rp_chart_alt_text(spec);
    ck_assert_str_eq(text, "图5 排名图。完成率，%。4个地区：第1四川89.3，末位甘肃21.5；平均52.9；"
                           "青海第2位，62，较上期升5位；未报1个。");
}
END_TEST

START_TEST(a_progress_chart_tells_counts_time_and_extremes)
{
    g_autoptr(RpChartSpec) spec = rp_chart_spec_new(RP_CHART_PROGRESS);
    const struct {
        const char *name;
        double completion;
        RpStatus status;
    } rows[] = {{"示范区", 1, RP_STATUS_MET},
                {"试点", 0.467, RP_STATUS_SLOW},
                {"采标", -0.2, RP_STATUS_REGRESS},
                {"体系", NAN, RP_STATUS_NO_DATA}};

    spec->elapsed = 0.5;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        RpChartRow row = {.name = g_strdup(rows[i].name),
                          .short_name = g_strdup(""),
                          .detail = g_strdup(""),
                          .completion = rows[i].completion,
                          .status = rows[i].status};
        g_array_append_val(spec->rows, row);
    }
    g_autofree char *text = rp_chart_alt_text(spec);
    ck_assert_str_eq(text, "进度条图。4项目标：达标1项、缓慢1项、倒退1项、无数据1项；时序进度50%；"
                           "最高示范区100%，最低采标−20%。");
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("chart/alt-text");
    TCase *tc = tcase_create("alt");

    tcase_set_timeout(tc, 30);
    tcase_add_loop_test(tc, every_kind_is_told_in_at_most_200_characters, RP_CHART_BARS,
                        RP_N_CHART_KINDS);
    tcase_add_loop_test(tc, an_empty_chart_is_told_to_be_empty, 0, RP_N_CHART_KINDS);
    tcase_add_test(tc, a_ranking_tells_first_last_average_and_own_place);
    tcase_add_test(tc, a_progress_chart_tells_counts_time_and_extremes);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
