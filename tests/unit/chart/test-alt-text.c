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

/* Returns: (owned) a spec over quarters from 2016, with a series of three values for each row. */
static RpChartSpec *
time_spec(RpChartKind kind, const double (*values)[3], guint n)
{
    RpChartSpec *spec = rp_chart_spec_new(kind);

    spec->decimals = 0;
    spec->time_first = RP_MONTH(2016, 1);
    spec->step_months = 3;
    spec->time_months = 24;
    set_text(&spec->unit, "项");
    for (guint s = 0; s < n; s++) {
        g_autofree char *name = g_strdup_printf("第%u", s + 1);
        RpChartSeries *series = rp_chart_spec_add_series(spec, name);
        for (guint i = 0; i < 3; i++)
            rp_chart_series_add(series, values[s][i]);
        if (kind != RP_CHART_LINE)
            rp_chart_spec_add_item(spec, name);
    }
    return spec;
}

START_TEST(a_line_tells_ends_target_and_what_is_expected)
{
    static const double values[][3] = {{NAN, 12, 62}};
    g_autoptr(RpChartSpec) spec = time_spec(RP_CHART_LINE, values, 1);
    const RpForecastStep steps[] = {{80, 75, 85, 70, 90}, {98, 94, 103, 90, 107}};

    spec->target = 100;
    set_text(&spec->target_text, "目标 100项");
    g_array_append_vals(spec->forecast, steps, G_N_ELEMENTS(steps));
    g_autofree char *text = rp_chart_alt_text(spec);
    ck_assert_str_eq(text, "折线图。第12016年6月12项至2016年9月62项；目标100项；预计2017年3月98"
                           "（80%区间90—107），不能达标。");
}
END_TEST

START_TEST(sparklines_tell_the_longest_fall_of_what_got_worse)
{
    static const double values[][3] = {{1, 2, 3}, {9, 8, 7}, {9, 9, 8}, {5, 4, 3}};
    g_autoptr(RpChartSpec) spec = time_spec(RP_CHART_SPARKLINES, values, 4);

    g_array_index(spec->items, RpChartItem, 1).status = RP_STATUS_REGRESS;
    g_array_index(spec->items, RpChartItem, 3).status = RP_STATUS_MET; /* less is better */
    g_autofree char *text = rp_chart_alt_text(spec);
    ck_assert_str_eq(text, "走势表。4项：上升1、下降3；第2连降2期。");
}
END_TEST

START_TEST(multiples_tell_extremes_and_how_many_are_below_the_path)
{
    static const double values[][3] = {{10, 20, 40}, {5, 10, 20}, {1, 2, 3}};
    g_autoptr(RpChartSpec) spec = time_spec(RP_CHART_MULTIPLES, values, 3);

    spec->path_to = 30;
    g_autofree char *text = rp_chart_alt_text(spec);
    ck_assert_str_eq(text, "多图并列。3个地区：最高第140，最低第33；低于时序2个。");
}
END_TEST

START_TEST(a_gantt_chart_names_what_is_late)
{
    g_autoptr(RpChartSpec) spec = rp_chart_spec_new(RP_CHART_GANTT);
    const struct {
        const char *name;
        double due, done;
    } rows[] = {{"平台", 10, 0.4}, {"框架", 10, 1}, {"培训", 40, 0.2}, {"办法", 12, 0}};

    spec->today = 30;
    set_text(&spec->today_text, "2018年6月");
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        RpChartItem *item = rp_chart_spec_add_item(spec, rows[i].name);
        item->due = rows[i].due;
        item->done = rows[i].done;
    }
    g_autofree char *text = rp_chart_alt_text(spec);
    ck_assert_str_eq(text,
                     "甘特图。4项任务：完成1，逾期2（平台、办法），未启动1；基准日2018年6月。");
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
    tcase_add_test(tc, a_line_tells_ends_target_and_what_is_expected);
    tcase_add_test(tc, sparklines_tell_the_longest_fall_of_what_got_worse);
    tcase_add_test(tc, multiples_tell_extremes_and_how_many_are_below_the_path);
    tcase_add_test(tc, a_gantt_chart_names_what_is_late);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
