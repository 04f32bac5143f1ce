#include <math.h>
#include <stdio.h>
#include <string.h>

#include "build/build.h"
#include "golden.h"
#include "progress-fixture.h"
#include "rp-check.h"

static ProgressFixture fixture;
static RpDiags *diags;

static void
add_input(const char *shown, const char *hash)
{
    RpInputHash input = {g_strdup(shown), g_strdup(hash)};

    g_array_append_val(fixture.dataset->inputs, input);
}

static void
open_fixture(void)
{
    progress_fixture_open(&fixture, "2018-06");
    progress_fixture_add_six(&fixture);
    add_input("dabiao:data/plans/x/targets.csv", "aa11");
    add_input("metrics/a.csv", NULL);
    diags = rp_diags_new();
}

static void
close_fixture(void)
{
    progress_fixture_close(&fixture);
    rp_diags_free(diags);
}

static RpDocument *
build(const char *text)
{
    g_autofree char *folder = g_dir_make_tmp("build-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "me.yaml", NULL);
    g_autoptr(GError) error = NULL;
    RpLayoutFinder finder = {NULL, NULL, NULL};
    RpBuildOptions options = {.report_file = "report.yaml", .report_hash = "00ff"};

    ck_assert(g_file_set_contents(path, text, -1, &error));
    g_autoptr(RpLayout) layout = rp_layout_load(path, "layouts/me.yaml", &finder, diags, &error);
    rp_assert_no_error(error);
    ck_assert_ptr_nonnull(layout);
    remove(path);
    remove(folder);
    return rp_build_document(layout, fixture.set, &options, diags);
}

static const RpTableSpec *
table_at(const RpDocument *document, guint index)
{
    guint n = 0;

    for (guint i = 0; i < document->blocks->len; i++) {
        const RpBlock *block = g_ptr_array_index(document->blocks, i);

        if (block->kind == RP_BLOCK_TABLE && n++ == index)
            return block->u.table;
    }
    ck_abort_msg("no table %u", index);
    return NULL;
}

static const RpRow *
row_at(const RpTableSpec *table, guint index)
{
    return &g_array_index(table->rows, RpRow, index);
}

static const char *
text_at(const RpRow *row, guint column)
{
    const RpCell *cell = &g_array_index(row->cells, RpCell, column);

    return cell->text != NULL ? cell->text->text->str : cell->number != NULL ? cell->number : "—";
}

#define TARGETS    "  - {id: targets, type: table}\n"
#define PROVENANCE "  - {id: sources, type: provenance}\n"

START_TEST(every_figure_has_its_file_line_and_clause)
{
    RpObservation *first = progress_fixture_observe(&fixture, 0, "统计年鉴");

    first->vintage = "2018-07";
    progress_fixture_target(&fixture, 0)->baseline_period = rp_period_year(2015);
    g_autoptr(RpDocument) document = build("blocks:\n" PROVENANCE);
    const RpTableSpec *table = table_at(document, 0);
    static const char *const wanted[3][6] = {
        {"现值", NULL, "2018.6", "metrics.csv 第2行", "2018-07", "统计年鉴"},
        {"基期", NULL, "2015", "targets.csv 第2行", "—", "一（二）"},
        {"目标", NULL, "2020", "targets.csv 第2行", "—", "一（二）"},
    };

    for (guint r = 0; r < G_N_ELEMENTS(wanted); r++)
        for (guint c = 0; c < G_N_ELEMENTS(wanted[r]); c++)
            if (wanted[r][c] != NULL)
                ck_assert_str_eq(text_at(row_at(table, r), c + 1), wanted[r][c]);
    ck_assert_str_eq(row_at(table, 0)->place, "source-t1");
    ck_assert_uint_eq(rp_diags_sorted(diags)->len, 0);
}
END_TEST

/* The same words as the table of targets prints. */
START_TEST(figures_are_those_of_the_table)
{
    for (guint i = 0; i < fixture.set->items->len; i++)
        if (g_array_index(fixture.set->items, RpProgress, i).has_value)
            progress_fixture_observe(&fixture, i, "统计年鉴");
    g_autoptr(RpDocument) document =
        build("blocks:\n  - {id: targets, type: table, columns: [指标, 现值]}\n" PROVENANCE);
    const RpTableSpec *targets = table_at(document, 0), *sources = table_at(document, 1);
    guint seen = 0;

    for (guint r = 0; r < sources->rows->len; r++) {
        const RpRow *row = row_at(sources, r);

        if (row->place == NULL)
            continue;
        ck_assert_str_eq(text_at(row, 0), text_at(row_at(targets, seen), 0));
        ck_assert_str_eq(text_at(row, 2), text_at(row_at(targets, seen), 1));
        seen++;
    }
    ck_assert_uint_eq(seen, targets->rows->len);
}
END_TEST

static const struct {
    const char *layout;
    const char *first_link, *first_place; /* of the first table's first row */
} link_rows[] = {
    {"blocks:\n" TARGETS PROVENANCE, "#source-t1", "cell-t1"}, /* there */
    {"blocks:\n" PROVENANCE TARGETS, "#cell-t1", "source-t1"}, /* and back */
    {"blocks:\n" TARGETS, NULL, "cell-t1"},                    /* leads nowhere: no link */
    {"blocks:\n" PROVENANCE, NULL, "source-t1"},               /* nor back */
};

START_TEST(links_of_rows_lead_somewhere)
{
    g_autoptr(RpDocument) document = build(link_rows[_i].layout);
    const RpRow *row = row_at(table_at(document, 0), 0);

    ck_assert_int_eq(g_strcmp0(row->link, link_rows[_i].first_link), 0);
    ck_assert_int_eq(g_strcmp0(row->place, link_rows[_i].first_place), 0);
}
END_TEST

START_TEST(a_target_in_two_tables_has_one_place)
{
    g_autoptr(RpDocument) document =
        build("blocks:\n" TARGETS "  - {id: again, type: table}\n" PROVENANCE);

    ck_assert_str_eq(row_at(table_at(document, 0), 0)->place, "cell-t1");
    ck_assert_ptr_null(row_at(table_at(document, 1), 0)->place);
    ck_assert_str_eq(row_at(table_at(document, 1), 0)->link, "#source-t1");
}
END_TEST

START_TEST(revised_values_stand_beside_those_they_replace)
{
    RpObservation *old = progress_fixture_observe(&fixture, 0, "快报");
    RpObservation *new = progress_fixture_observe(&fixture, 0, "年报");

    ck_assert(rp_decimal_parse("60", 2, &old->value));
    ck_assert(rp_decimal_parse("62", 2, &new->value));
    old->flags = RP_FLAG_SUPERSEDED;
    old->where = rp_where("metrics/a.csv", 2, 4);
    new->flags = RP_FLAG_REVISED;
    new->where = rp_where("metrics/a.csv", 9, 4);
    g_autoptr(RpDocument) document = build("blocks:\n" PROVENANCE);
    const RpTableSpec *table = table_at(document, 1);
    static const char *const wanted[] = {"2018.6", "60", "62", "+2", "a.csv 第2行", "a.csv 第9行"};

    ck_assert_str_eq(table->title, "修订的数据");
    ck_assert_uint_eq(table->rows->len, 1);
    for (guint c = 0; c < G_N_ELEMENTS(wanted); c++)
        ck_assert_str_eq(text_at(row_at(table, 0), c + 1), wanted[c]);
}
END_TEST

START_TEST(files_are_named_without_any_folder_of_the_machine)
{
    g_autoptr(RpDocument) document = build("blocks:\n" PROVENANCE);
    const RpTableSpec *table = table_at(document, 2);

    ck_assert_str_eq(table->title, "本报告读取的文件");
    ck_assert_uint_eq(table->rows->len, 4);
    ck_assert_str_eq(text_at(row_at(table, 0), 0), "report.yaml");
    ck_assert_str_eq(text_at(row_at(table, 0), 1), "00ff");
    ck_assert_str_eq(text_at(row_at(table, 1), 0), "layouts/me.yaml");
    ck_assert_uint_eq(strlen(text_at(row_at(table, 1), 1)), 64);
    ck_assert_str_eq(text_at(row_at(table, 2), 0), "data/plans/x/targets.csv（随附）");
    ck_assert_str_eq(text_at(row_at(table, 2), 1), "aa11");
    ck_assert_str_eq(text_at(row_at(table, 3), 1), "—");
}
END_TEST

/* Highest first; `exclusive` leaves a bound to the band below. */
START_TEST(bands_of_the_scheme_are_told_without_gaps)
{
    static const RpThreshold bands[] = {
        {0.95, false, RP_STATUS_ON_TRACK},
        {0.6, true, RP_STATUS_SLOW},
        {0, false, RP_STATUS_BEHIND},
        {-INFINITY, false, RP_STATUS_REGRESS},
    };
    static const char *const wanted[] = {"现值已经达到目标值", "0.95≤进度比", "0.60＜进度比＜0.95",
                                         "0≤进度比≤0.60", "进度比＜0"};

    g_array_append_vals(fixture.set->rules->thresholds, bands, G_N_ELEMENTS(bands));
    g_autoptr(RpDocument) document = build("blocks:\n" PROVENANCE);
    const RpTableSpec *table = table_at(document, 1);

    ck_assert_str_eq(table->title, "状态的判定标准");
    for (guint r = 0; r < G_N_ELEMENTS(wanted); r++)
        ck_assert_str_eq(text_at(row_at(table, r), 1), wanted[r]);
}
END_TEST

START_TEST(the_glossary_has_each_indicator_once)
{
    RpTarget *second = progress_fixture_target(&fixture, 1);

    second->indicator = progress_fixture_target(&fixture, 0)->indicator;
    g_autoptr(RpDocument) document = build("blocks:\n  - {id: words, type: glossary}\n");
    const RpTableSpec *table = table_at(document, 0);

    ck_assert_uint_eq(table->rows->len, fixture.set->items->len - 1);
    ck_assert_str_eq(text_at(row_at(table, 0), 3), "—");
}
END_TEST

#define APPENDIX "{type: appendix, title: 说明, id: "

static const struct {
    const char *layout;
    guint index;
    const char *kicker, *outline;
} appendix_rows[] = {
    {"blocks:\n  - " APPENDIX "a}\n", 0, "附件", "附件　说明"},                       /* one */
    {"blocks:\n  - " APPENDIX "a}\n  - " APPENDIX "b}\n", 1, "附件2", "附件2　说明"}, /* two */
};

START_TEST(appendices_are_numbered_when_there_are_several)
{
    g_autoptr(RpDocument) document = build(appendix_rows[_i].layout);
    const RpBlock *block = g_ptr_array_index(document->blocks, appendix_rows[_i].index);

    ck_assert_str_eq(block->u.heading.kicker, appendix_rows[_i].kicker);
    ck_assert_str_eq(block->u.heading.outline, appendix_rows[_i].outline);
    ck_assert(block->break_before);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("build/provenance");
    TCase *tc = tcase_create("provenance");

    tcase_add_checked_fixture(tc, open_fixture, close_fixture);
    tcase_add_test(tc, every_figure_has_its_file_line_and_clause);
    tcase_add_test(tc, figures_are_those_of_the_table);
    rp_tcase_add_rows(tc, links_of_rows_lead_somewhere, link_rows);
    tcase_add_test(tc, a_target_in_two_tables_has_one_place);
    tcase_add_test(tc, revised_values_stand_beside_those_they_replace);
    tcase_add_test(tc, files_are_named_without_any_folder_of_the_machine);
    tcase_add_test(tc, bands_of_the_scheme_are_told_without_gaps);
    tcase_add_test(tc, the_glossary_has_each_indicator_once);
    rp_tcase_add_rows(tc, appendices_are_numbered_when_there_are_several, appendix_rows);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
