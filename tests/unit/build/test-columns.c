#include <math.h>
#include <string.h>

#include "build/columns.h"
#include "document/document.h"
#include "progress-fixture.h"
#include "rp-check.h"

static ProgressFixture fixture;
static RpStyleSheet sheet;

static void
open_fixture(void)
{
    progress_fixture_open(&fixture, "2018-06");
    progress_fixture_add_six(&fixture);
}

static void
close_fixture(void)
{
    progress_fixture_close(&fixture);
}

/* "number ≥100 strong", "status slow", "—" */
static char *
describe(const RpCell *cell)
{
    switch (cell->kind) {
    case RP_CELL_TEXT:
        return g_strconcat(cell->text->text->str, cell->tag == NULL ? "" : "/",
                           cell->tag == NULL ? "" : cell->tag, NULL);
    case RP_CELL_NUMBER:
        return g_strconcat("#", cell->prefix == NULL ? "" : cell->prefix, cell->number,
                           cell->suffix == NULL ? "" : cell->suffix, cell->strong ? "!" : "", NULL);
    case RP_CELL_STATUS:
        return g_strconcat("status ", rp_status_look(cell->status)->id, NULL);
    case RP_CELL_BAR:
        return g_strdup_printf(
            "bar %s %d/%d", rp_status_look(cell->status)->id,
            isnan(cell->extra->completion) ? -1 : (int)lround(100 * cell->extra->completion),
            (int)lround(100 * cell->extra->elapsed));
    case RP_CELL_MISSING:
        return g_strdup("—");
    case RP_CELL_BLANK:
        return g_strdup("blank");
    case RP_CELL_MOVE:
        return g_strdup_printf("move %d", cell->extra->move);
    case RP_CELL_STRIP:
        return g_strdup("strip");
    case RP_CELL_SPARK:
        return g_strdup_printf("spark %u", cell->extra->values->len);
    }
    return NULL;
}

static char *
fill(const char *key, guint i)
{
    const RpColumnKind *kind = rp_column_lookup(key);
    const RpProgress *item = &g_array_index(fixture.set->items, RpProgress, i);
    g_autoptr(GPtrArray) rows = g_ptr_array_new();
    RpColumnInput input = {fixture.set, &sheet, rows, rp_where("a.yaml", 1, 1)};
    g_autoptr(RpTableSpec) table = rp_table_spec_new();
    RpRow row = rp_row_new(1);
    RpCell cell = {.where = input.where};

    ck_assert_msg(kind != NULL, "no column %s", key);
    kind->fill(&input, item, i, &cell);
    g_array_append_val(row.cells, cell);
    g_array_append_val(table->rows, row);
    return describe(&g_array_index(row.cells, RpCell, 0));
}

/* Items: 0 met, 1 on track, 2 slow, 3 behind (falling), 4 regress, 5 no data. */
static const struct {
    const char *column;
    guint item;
    const char *cell;
} rows[] = {
    {"序号", 2, "#3"},                       /* counts from one */
    {"领域", 0, "标准体系"},                 /* plain text */
    {"指标", 0, "服务业标准化试点示范新增"}, /* without the own region */
    {"单位", 3, "月"},                       /* as registered */
    {"属性", 0, "—"},                        /* nothing registered */
    {"方向", 0, "升"},                       /* more is better */
    {"方向", 3, "降"},                       /* less is better */
    {"专栏", 0, "标准体系"},                 /* the domain where the clause names no box */
    {"基期时间", 0, "—"},                    /* no period given */
    {"基期", 3, "#36.0"},                    /* the value */
    {"基期值", 3, "#36.0"},                  /* at the registered places */
    {"目标年份", 0, "2020"},                 /* the year */
    {"目标", 1, "#≥100"},                    /* the value */
    {"目标值", 1, "#≥100"},                  /* the comparator hugs the number */
    {"目标值", 3, "#≤24.0"},                 /* within */
    {"目标值", 4, "#＞75.0"},                /* more than */
    {"数据时点", 0, "2018.6"},               /* of the datum */
    {"数据时点", 5, "—"},                    /* no datum */
    {"本期", 1, "#62!"},                     /* the value */
    {"现值", 1, "#62!"},                     /* the number that matters */
    {"现值", 5, "—"},                        /* missing is not zero */
    {"水平", 0, "—"},                        /* not computed here */
    {"同比", 0, "—"},                        /* nothing a year ago */
    {"条", 1, "bar on_track 62/50"},         /* completion and time */
    {"条", 5, "bar no_data -1/50"},          /* time even without data */
    {"完成率", 1, "#62.0!"},                 /* one decimal */
    {"完成率", 4, "#−20.0!"},                /* a true minus */
    {"完成率", 5, "—"},                      /* unknown */
    {"时序进度", 5, "#50.0"},                /* of the report without a datum */
    {"分值", 1, "#16.7"},                    /* six of the same weight, 100 in all */
    {"得分", 1, "#0.0!"},                    /* its score, which is 0 here */
    {"较时序", 0, "#+50.0"},                 /* signed */
    {"进度差", 2, "#−6.0"},                  /* the same by another name */
    {"提前", 3, "落后15个月"},               /* in months */
    {"滞后月数", 3, "#15.0"},                /* in numbers */
    {"滞后月数", 0, "—"},                    /* ahead */
    {"状态", 2, "status slow"},              /* light and word */
    {"灯", 2, "status slow"},                /* light and letter */
    {"走势", 1, "—"},                        /* one value is no line */
    {"排名", 0, "—"},                        /* alone in the list */
    {"预计达标", 0, "已达标"},               /* met */
    {"预计达标", 3, "—"},                    /* no forecast */
    {"牵头单位", 0, "—"},                    /* nobody named */
    {"配合单位", 0, "—"},                    /* nobody else */
    {"主要问题", 0, "blank"},                /* nothing said: to be filled in */
    {"整改要求", 0, "blank"},                /* nothing said */
    {"完成时限", 0, "blank"},                /* nothing said */
    {"空白", 0, "blank"},                    /* always */
    {"条目", 0, "一（二）"},                 /* clause */
    {"来源", 5, "—"},                        /* no datum */
    {"备注", 0, "—"},                        /* nothing to say */
};

START_TEST(a_column_fills_its_cell)
{
    g_autofree char *cell = fill(rows[_i].column, rows[_i].item);

    ck_assert_str_eq(cell, rows[_i].cell);
}
END_TEST

START_TEST(every_column_is_tested_and_explained)
{
    for (gsize c = 0; c < rp_n_columns; c++) {
        bool tested = strcmp(rp_columns[c].key, "环比") == 0;

        for (gsize i = 0; !tested && i < G_N_ELEMENTS(rows); i++)
            tested = strcmp(rows[i].column, rp_columns[c].key) == 0;
        ck_assert_msg(tested, "%s is not in the table", rp_columns[c].key);
        ck_assert_ptr_nonnull(rp_columns[c].chinese);
        ck_assert_ptr_nonnull(rp_columns[c].english);
        ck_assert_ptr_eq(rp_column_lookup(rp_columns[c].key), &rp_columns[c]);
    }
}
END_TEST

START_TEST(binding_targets_carry_a_tag)
{
    RpTarget *target = progress_fixture_target(&fixture, 1);
    g_free(target->nature);
    target->nature = g_strdup("约束性");
    g_autofree char *cell = fill("指标", 1);

    ck_assert_str_eq(cell, "重点领域标准制修订数/约束");
}
END_TEST

START_TEST(figures_carry_the_marks_of_the_yearbooks)
{
    RpProgress *item = &g_array_index(fixture.set->items, RpProgress, 1);
    item->flags = RP_FLAG_PROVISIONAL | RP_FLAG_REVISED;
    g_autofree char *cell = fill("现值", 1);

    ck_assert_str_eq(cell, "#62pr!");
}
END_TEST

START_TEST(changes_of_ratios_are_points)
{
    RpProgress *item = &g_array_index(fixture.set->items, RpProgress, 4);
    item->yoy = -1.25;
    item->mom = 3;
    item->change_in_points = true;
    g_autofree char *yoy = fill("同比", 4);
    item->change_in_points = false;
    g_autofree char *mom = fill("环比", 4);

    ck_assert_str_eq(yoy, "#−1.3点");
    ck_assert_str_eq(mom, "#+3.0");
}
END_TEST

START_TEST(sources_and_sample_data_are_named)
{
    RpObservation *published = progress_fixture_observe(&fixture, 1, "青海日报");
    RpObservation *invented = progress_fixture_observe(&fixture, 2, "手工");
    g_array_index(fixture.set->items, RpProgress, 2).flags = RP_FLAG_SAMPLE;
    g_autofree char *first = fill("来源", 1);
    g_autofree char *second = fill("来源", 2);

    ck_assert_str_eq(first, "青海日报");
    ck_assert_str_eq(second, "示例数据");
    ck_assert_ptr_ne(published, invented);
}
END_TEST

START_TEST(remarks_say_why_a_value_is_to_be_read_with_care)
{
    RpProgress *item = &g_array_index(fixture.set->items, RpProgress, 0);
    RpTarget *target = progress_fixture_target(&fixture, 0);
    g_free(target->note);
    target->note = g_strdup("两处列出");
    item->overshoot = true;
    item->reported = 31;
    item->parts = 32;
    g_autofree char *cell = fill("备注", 0);

    ck_assert_str_eq(cell, "两处列出；31/32 已报；目标偏低，请说明");
}
END_TEST

START_TEST(heads_name_the_period_that_all_rows_share)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    RpColumnInput input = {fixture.set, &sheet, all, rp_where("a.yaml", 1, 1)};

    for (guint i = 0; i < fixture.set->items->len; i++)
        g_ptr_array_add(all, &g_array_index(fixture.set->items, RpProgress, i));
    g_autofree char *year = rp_column_lookup("目标值")->second(&input);
    g_autofree char *now = rp_column_lookup("现值")->second(&input);
    g_autofree char *base = rp_column_lookup("基期值")->second(&input);
    ck_assert_str_eq(year, "2020");
    ck_assert_str_eq(now, "2018.6");
    ck_assert_ptr_null(base);

    progress_fixture_target(&fixture, 0)->target_period = rp_period_year(2019);
    g_autofree char *mixed = rp_column_lookup("目标值")->second(&input);
    ck_assert_ptr_null(mixed);
}
END_TEST

START_TEST(a_misspelt_column_finds_its_neighbour)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new();

    for (gsize i = 0; i < rp_n_columns; i++)
        g_ptr_array_add(keys, (gpointer)rp_columns[i].key);
    ck_assert_ptr_null(rp_column_lookup("完成律"));
    ck_assert_str_eq(rp_nearest("完成律", (const char *const *)keys->pdata, keys->len), "完成率");
}
END_TEST

START_TEST(a_status_has_the_word_of_its_reason)
{
    RpProgress *item = &g_array_index(fixture.set->items, RpProgress, 5);
    g_autoptr(GPtrArray) rows_shown = g_ptr_array_new();
    RpColumnInput input = {fixture.set, &sheet, rows_shown, rp_where("a.yaml", 1, 1)};
    RpCell silent = {0}, stale = {0};

    rp_column_lookup("状态")->fill(&input, item, 5, &silent);
    item->stale = true;
    rp_column_lookup("状态")->fill(&input, item, 5, &stale);
    ck_assert_str_eq(silent.word, "无数据");
    ck_assert_str_eq(stale.word, "已过时");
    g_free(silent.word);
    g_free(stale.word);
}
END_TEST

START_TEST(time_gone_is_never_more_than_all_of_it)
{
    RpProgress *item = &g_array_index(fixture.set->items, RpProgress, 0);

    item->elapsed = 1.45;
    item->gap_pp = -25;
    item->completion = 1.2;
    g_autofree char *elapsed = fill("时序进度", 0);
    g_autofree char *gap = fill("较时序", 0);
    g_autofree char *bar = fill("条", 0);

    ck_assert_str_eq(elapsed, "#100.0");
    ck_assert_str_eq(gap, "#+20.0");
    ck_assert_str_eq(bar, "bar met 120/100");
}
END_TEST

static Suite *
columns_suite(void)
{
    Suite *suite = suite_create("build/columns");
    TCase *tc = tcase_create("columns");

    tcase_add_checked_fixture(tc, open_fixture, close_fixture);
    rp_tcase_add_rows(tc, a_column_fills_its_cell, rows);
    tcase_add_test(tc, every_column_is_tested_and_explained);
    tcase_add_test(tc, binding_targets_carry_a_tag);
    tcase_add_test(tc, figures_carry_the_marks_of_the_yearbooks);
    tcase_add_test(tc, changes_of_ratios_are_points);
    tcase_add_test(tc, sources_and_sample_data_are_named);
    tcase_add_test(tc, remarks_say_why_a_value_is_to_be_read_with_care);
    tcase_add_test(tc, heads_name_the_period_that_all_rows_share);
    tcase_add_test(tc, a_misspelt_column_finds_its_neighbour);
    tcase_add_test(tc, a_status_has_the_word_of_its_reason);
    tcase_add_test(tc, time_gone_is_never_more_than_all_of_it);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(columns_suite)
