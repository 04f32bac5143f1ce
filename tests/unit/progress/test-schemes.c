#include <glib/gstdio.h>

#include "rp-check.h"

#include "dataset-fixture.h"
#include "golden.h"

static RpDataset *
load(const char *path, RpDiags *diags)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)rp_input_file_free);
    g_autoptr(GError) error = NULL;
    RpDataset *dataset = rp_dataset_new();

    g_ptr_array_add(files, rp_input_file_new(path, "schemes.yaml"));
    ck_assert(rp_load_schemes(dataset, files, diags, &error));
    rp_assert_no_error(error);
    return dataset;
}

static RpDataset *
load_shipped(RpDiags *diags)
{
    return load(RP_SOURCE_DIR "/data/schemes.yaml", diags);
}

/* Write `text` to a file of its own and load it. */
static RpDataset *
load_text(const char *text, RpDiags *diags)
{
    g_autofree char *path = NULL;
    g_autoptr(GError) error = NULL;
    int fd = g_file_open_tmp("schemes-XXXXXX.yaml", &path, &error);

    rp_assert_no_error(error);
    g_close(fd, NULL);
    g_file_set_contents(path, text, -1, &error);
    rp_assert_no_error(error);
    RpDataset *dataset = load(path, diags);
    g_remove(path);
    return dataset;
}

static const struct {
    const char *id;
    RpMeasure measure;
    bool fallback;
    guint bands;
} shipped[] = {
    {"dabiao", RP_MEASURE_PACE, false, 4},     /* the default */
    {"eurostat", RP_MEASURE_CAGR, true, 4},    /* growth ratio 95 and 60 % */
    {"un", RP_MEASURE_CAGR, true, 4},          /* growth ratio 0.95, 0.5, -0.1 */
    {"xushi-10-30", RP_MEASURE_GAP, false, 3}, /* green, yellow, red */
    {"sanji", RP_MEASURE_PACE, false, 2},      /* early, as planned, late */
    {"jixiao", RP_MEASURE_SCORE, false, 3},    /* marks */
};

START_TEST(six_schemes_are_shipped_and_described)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = load_shipped(diags);
    const RpScheme *scheme = rp_scheme_set_lookup(dataset->schemes, shipped[_i].id);

    ck_assert_int_eq(rp_diags_sorted(diags)->len, 0);
    ck_assert_int_eq(rp_scheme_set_names(dataset->schemes)->len, G_N_ELEMENTS(shipped));
    ck_assert(scheme != NULL);
    ck_assert_int_eq(scheme->measure, shipped[_i].measure);
    ck_assert_int_eq(scheme->pace_fallback, shipped[_i].fallback);
    ck_assert_int_eq(scheme->thresholds->len, shipped[_i].bands);
    ck_assert(scheme->starting == 0.10);
    ck_assert_int_eq(scheme->max_age, 13);
    ck_assert_int_eq(scheme->comparison, RP_COMPARISON_FULL);
    ck_assert_int_eq(scheme->rounding, RP_ROUNDING_HALF_UP);
    ck_assert(g_str_has_prefix(scheme->line, "判定方案："));
    ck_assert(*scheme->name != '\0' && *scheme->reference != '\0');
    ck_assert_int_eq(dataset->inputs->len, 1);
}
END_TEST

static const struct {
    const char *id;
    double value;
    RpStatus status;
} band_rows[] = {
    {"dabiao", 0.95, RP_STATUS_ON_TRACK},       /* belongs to the upper band */
    {"dabiao", 0.9499, RP_STATUS_SLOW},         /* just below */
    {"dabiao", 0.60, RP_STATUS_SLOW},           /* belongs to the upper band */
    {"dabiao", 0.5999, RP_STATUS_BEHIND},       /* just below */
    {"dabiao", 0, RP_STATUS_BEHIND},            /* standing still */
    {"dabiao", -0.0001, RP_STATUS_REGRESS},     /* going back */
    {"eurostat", 0.902952, RP_STATUS_SLOW},     /* V02 by growth */
    {"eurostat", 1.081389, RP_STATUS_ON_TRACK}, /* V20 by growth */
    {"un", 0.55, RP_STATUS_SLOW},               /* fair */
    {"un", 0.45, RP_STATUS_BEHIND},             /* limited */
    {"un", -0.1, RP_STATUS_BEHIND},             /* limited still */
    {"un", -0.11, RP_STATUS_REGRESS},           /* deterioration */
    {"xushi-10-30", 3, RP_STATUS_ON_TRACK},     /* ahead */
    {"xushi-10-30", -9.9, RP_STATUS_ON_TRACK},  /* less than 10 points behind */
    {"xushi-10-30", -10, RP_STATUS_SLOW},       /* 10 points: yellow */
    {"xushi-10-30", -30, RP_STATUS_SLOW},       /* 30 points: still yellow */
    {"xushi-10-30", -30.1, RP_STATUS_BEHIND},   /* more: red */
    {"sanji", 1, RP_STATUS_ON_TRACK},           /* as planned */
    {"sanji", 0.99, RP_STATUS_BEHIND},          /* late */
    {"jixiao", 80, RP_STATUS_ON_TRACK},         /* marks */
    {"jixiao", 60, RP_STATUS_SLOW},             /* marks */
    {"jixiao", 59.9, RP_STATUS_BEHIND},         /* marks */
};

START_TEST(shipped_bands_begin_where_their_references_say)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = load_shipped(diags);
    const RpScheme *scheme = rp_scheme_set_lookup(dataset->schemes, band_rows[_i].id);

    ck_assert_int_eq(rp_scheme_band(scheme, band_rows[_i].value, 1e-9), band_rows[_i].status);
}
END_TEST

START_TEST(a_scheme_may_have_its_own_words)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = load_shipped(diags);
    const RpScheme *sanji = rp_scheme_set_lookup(dataset->schemes, "sanji");
    const RpScheme *dabiao = rp_scheme_set_lookup(dataset->schemes, "dabiao");

    ck_assert_str_eq(rp_scheme_word(sanji, RP_STATUS_MET), "提前完成");
    ck_assert_str_eq(rp_scheme_word(sanji, RP_STATUS_MISSED), "未完成");
    ck_assert_str_eq(rp_scheme_word(dabiao, RP_STATUS_MET), "达标");
    ck_assert_str_eq(rp_scheme_word(NULL, RP_STATUS_SLOW), "缓慢");
}
END_TEST

static const struct {
    const char *text;
    const char *code;
    int line, column;
} fault_rows[] = {
    {"- a\n- b\n", "scheme-bad-file", 1, 1},                        /* a list */
    {"a: 3\n", "scheme-bad-scheme", 1, 4},                          /* no map */
    {"a:\n  bands: [{status: slow}]\n", "scheme-no-measure", 2, 3}, /* no measure */
    {"a:\n  measure: speed\n  bands: [{status: slow}]\n", "scheme-bad-word", 2, 12},
    {"a:\n  measure: gap_pp\n", "scheme-no-bands", 2, 3},                /* no bands */
    {"a:\n  measure: gap_pp\n  bands: []\n", "scheme-no-bands", 3, 10},  /* none in the list */
    {"a:\n  measure: gap_pp\n  bands: [3]\n", "scheme-bad-band", 3, 11}, /* no map */
    {"a:\n  measure: gap_pp\n  bands: [{from: 1}]\n", "scheme-bad-band", 3, 11}, /* no status */
    {"a:\n  measure: gap_pp\n  bands: [{from: x, status: slow}, {status: behind}]\n",
     "scheme-bad-number", 3, 18}, /* no number */
    {"a:\n  measure: gap_pp\n  bands: [{from: 1, status: met}]\n", "scheme-bad-word", 3, 29},
    {"a:\n  measure: gap_pp\n  bands: [{from: 1, status: slow}, {from: 1, status: behind}]\n",
     "scheme-band-order", 3, 36}, /* not descending */
    {"a:\n  measure: gap_pp\n  bands: [{from: 1, status: slow}]\n", "scheme-bands-closed", 3, 10},
    {"a:\n  measure: gap_pp\n  bands: [{status: slow}]\n  max_age: 0\n", "scheme-bad-number", 4,
     12},
    {"a:\n  measure: gap_pp\n  bands: [{status: slow}]\n  words: [x]\n", "scheme-bad-words", 4, 10},
};

START_TEST(a_fault_stands_at_its_place)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = load_text(fault_rows[_i].text, diags);
    const GPtrArray *all = rp_diags_sorted(diags);
    const RpDiag *found = NULL;

    ck_assert(rp_diags_failed(diags));
    ck_assert_int_le(rp_scheme_set_names(dataset->schemes)->len, 1);
    for (guint i = 0; i < all->len && found == NULL; i++) {
        const RpDiag *diag = g_ptr_array_index(all, i);

        if (strcmp(diag->code, fault_rows[_i].code) == 0)
            found = diag;
    }
    ck_assert_msg(found != NULL, "no %s", fault_rows[_i].code);
    ck_assert_int_eq(found->where.line, fault_rows[_i].line);
    ck_assert_int_eq(found->where.column, fault_rows[_i].column);
}
END_TEST

START_TEST(a_nearer_scheme_of_the_same_name_wins)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset =
        load_text("dabiao:\n  measure: score\n  bands: [{status: behind}]\n  rounding: gb8170\n"
                  "  comparison: rounded\n  fallback: none\n  max_age: 25\n",
                  diags);
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)rp_input_file_free);
    g_autoptr(GError) error = NULL;

    g_ptr_array_add(files, rp_input_file_new(RP_SOURCE_DIR "/data/schemes.yaml", "schemes.yaml"));
    ck_assert(rp_load_schemes(dataset, files, diags, &error));
    ck_assert_int_eq(rp_diags_sorted(diags)->len, 0);
    const RpScheme *scheme = rp_scheme_set_lookup(dataset->schemes, "dabiao");
    ck_assert_int_eq(scheme->measure, RP_MEASURE_SCORE);
    ck_assert_int_eq(scheme->rounding, RP_ROUNDING_GB8170);
    ck_assert_int_eq(scheme->comparison, RP_COMPARISON_ROUNDED);
    ck_assert_int_eq(scheme->max_age, 25);
    ck_assert_int_eq(rp_scheme_set_names(dataset->schemes)->len, 6);
}
END_TEST

START_TEST(measures_have_names)
{
    for (int i = 0; i < RP_N_MEASURES; i++) {
        RpMeasure measure;

        ck_assert(rp_measure_parse(rp_measure_name((RpMeasure)i), &measure));
        ck_assert_int_eq(measure, i);
    }
    RpMeasure untouched = RP_MEASURE_GAP;
    ck_assert(!rp_measure_parse("speed", &untouched));
    ck_assert_int_eq(untouched, RP_MEASURE_GAP);
}
END_TEST

/* V01 to V20 under each scheme, one line each: the words must not change unnoticed. */
START_TEST(the_worked_examples_stand_as_each_scheme_says)
{
    static const struct {
        const char *id;
        RpComparator cmp;
        const char *x0, *target, *x, *at;
    } rows[] = {
        {"V01", RP_COMPARE_GE, "0", "100", "62", "2018-06"},
        {"V02", RP_COMPARE_LE, "36", "24", "30", "2018-06"},
        {"V03", RP_COMPARE_LE, "36", "24", "33", "2018-06"},
        {"V04", RP_COMPARE_LE, "36", "24", "37", "2018-06"},
        {"V09", RP_COMPARE_GE, "-20", "10", "-5", "2018-06"},
        {"V20", RP_COMPARE_GE, "10", "40", "21", "2018-06"},
    };
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) data = fixture_new();
    g_autoptr(RpDataset) schemes = load_shipped(diags);
    g_autoptr(GString) out = g_string_new(NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        RpIndicator *indicator = fixture_indicator(data, rows[i].id, RP_KIND_STOCK,
                                                   RP_DIRECTION_NONE, RP_AGGREGATE_GIVEN);

        fixture_target(data, rows[i].id, indicator, rows[i].cmp, rows[i].x0, rows[i].target);
        fixture_observe(data, indicator, "630000", rows[i].at, rows[i].x);
    }
    rp_scheme_set_free(data->schemes);
    data->schemes = g_steal_pointer(&schemes->schemes);
    schemes->schemes = rp_scheme_set_new();
    for (guint s = 0; s < rp_scheme_set_names(data->schemes)->len; s++) {
        const char *id = g_ptr_array_index(rp_scheme_set_names(data->schemes), s);
        g_autoptr(RpProgressSet) set =
            rp_progress_evaluate(data, "630000", fixture_period("2018-06"), id, diags);

        g_string_append_printf(out, "%s", id);
        for (guint i = 0; i < set->items->len; i++) {
            const RpProgress *item = &g_array_index(set->items, RpProgress, i);

            g_string_append_printf(out, " %s %s%s", item->target->id,
                                   rp_scheme_word(set->rules, item->status),
                                   item->measure_fallback ? "*" : "");
        }
        g_string_append_c(out, '\n');
    }
    rp_assert_golden("progress/schemes.txt", out->str);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("progress/schemes");
    TCase *tc = tcase_create("schemes");

    rp_tcase_add_rows(tc, six_schemes_are_shipped_and_described, shipped);
    rp_tcase_add_rows(tc, shipped_bands_begin_where_their_references_say, band_rows);
    tcase_add_test(tc, a_scheme_may_have_its_own_words);
    rp_tcase_add_rows(tc, a_fault_stands_at_its_place, fault_rows);
    tcase_add_test(tc, a_nearer_scheme_of_the_same_name_wins);
    tcase_add_test(tc, measures_have_names);
    tcase_add_test(tc, the_worked_examples_stand_as_each_scheme_says);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
