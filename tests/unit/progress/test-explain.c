#include <math.h>

#include "rp-check.h"

#include "dataset-fixture.h"
#include "golden.h"

/* A plan in which every part of an explanation occurs. */
static RpDataset *
dataset_new(void)
{
    RpDataset *dataset = fixture_new();
    RpIndicator *count =
        fixture_indicator(dataset, "count", RP_KIND_FLOW, RP_DIRECTION_UP, RP_AGGREGATE_SUM);
    RpIndicator *cycle =
        fixture_indicator(dataset, "cycle", RP_KIND_DURATION, RP_DIRECTION_DOWN, RP_AGGREGATE_MEAN);
    RpIndicator *rate =
        fixture_indicator(dataset, "rate", RP_KIND_RATIO, RP_DIRECTION_UP, RP_AGGREGATE_GIVEN);
    RpIndicator *loss =
        fixture_indicator(dataset, "loss", RP_KIND_STOCK, RP_DIRECTION_UP, RP_AGGREGATE_GIVEN);
    RpIndicator *silent =
        fixture_indicator(dataset, "silent", RP_KIND_STOCK, RP_DIRECTION_UP, RP_AGGREGATE_GIVEN);
    RpPathNode node = {rp_period_year(2018), {30, 0}};

    rate->has_high = true;
    rate->high = (RpDecimal){100, 0};
    fixture_target(dataset, "counted", count, RP_COMPARE_GE, "", "100");
    fixture_target(dataset, "falling", cycle, RP_COMPARE_LE, "36", "24");
    fixture_target(dataset, "ranged", cycle, RP_COMPARE_RANGE, "36", "20")->value_high =
        (RpDecimal){24, 0};
    fixture_target(dataset, "trend", rate, RP_COMPARE_GT, "40", "85");
    RpTarget *planned = fixture_target(dataset, "planned", count, RP_COMPARE_GE, "", "100");
    planned->path = RP_PATH_YEARLY;
    planned->path_nodes = g_array_new(FALSE, FALSE, sizeof(RpPathNode));
    g_array_append_val(planned->path_nodes, node);
    fixture_target(dataset, "grown", cycle, RP_COMPARE_LE, "36", "24")->path = RP_PATH_CAGR;
    fixture_target(dataset, "negative", loss, RP_COMPARE_GE, "-20", "10");
    fixture_target(dataset, "baseless", rate, RP_COMPARE_GE, "", "90");
    fixture_target(dataset, "kept", rate, RP_COMPARE_GE, "70", "70");
    fixture_target(dataset, "unknown", silent, RP_COMPARE_GE, "0", "10");

    RpObservation *old = fixture_observe(dataset, count, "630000", "2018-06", "60");
    RpObservation *revised = fixture_observe(dataset, count, "630000", "2018-06", "62");
    old->flags = RP_FLAG_SUPERSEDED;
    revised->flags = RP_FLAG_REVISED | RP_FLAG_PROVISIONAL;
    g_free(revised->vintage);
    revised->vintage = g_strdup("2018-08");
    g_free(revised->source);
    revised->source = g_strdup("月度快报");
    fixture_observe(dataset, cycle, "630100", "2018-06", "32");
    fixture_observe(dataset, cycle, "630200", "2018-06", "34");
    fixture_observe(dataset, rate, "630000", "2016", "47");
    fixture_observe(dataset, rate, "630000", "2017-06", "55");
    fixture_observe(dataset, rate, "630000", "2017", "60");
    fixture_observe(dataset, rate, "630000", "2018-06", "68");
    fixture_observe(dataset, loss, "630000", "2018-06", "-5");
    rp_metric_set_index(dataset->metrics);
    return dataset;
}

static void
assert_explanations(const char *scheme, const char *golden)
{
    g_autoptr(RpDataset) dataset = dataset_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpProgressSet) set =
        rp_progress_evaluate(dataset, "630000", fixture_period("2018-06"), scheme, diags);
    g_autoptr(GString) out = g_string_new(NULL);

    ck_assert(!rp_diags_failed(diags));
    for (guint i = 0; i < set->items->len; i++) {
        ck_assert(
            rp_progress_explain(set, g_array_index(set->items, RpProgress, i).target->id, out));
        g_string_append_c(out, '\n');
    }
    ck_assert(strstr(out->str, "nan") == NULL && strstr(out->str, "inf\n") == NULL);
    rp_assert_golden(golden, out->str);
}

START_TEST(every_formula_stands_with_its_numbers)
{
    assert_explanations("dabiao", "progress/explain-dabiao.txt");
}
END_TEST

START_TEST(the_scheme_that_decided_is_shown)
{
    assert_explanations("un", "progress/explain-un.txt");
}
END_TEST

START_TEST(an_unknown_target_is_not_explained)
{
    g_autoptr(RpDataset) dataset = dataset_new();
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpProgressSet) set = fixture_evaluate(dataset, "630000", "2018-06", diags);
    g_autoptr(GString) out = g_string_new(NULL);

    ck_assert(!rp_progress_explain(set, "nothing", out));
    ck_assert_int_eq(out->len, 0);
}
END_TEST

/* A formula with its numbers filled in, worked out by the rules of arithmetic: + - * / ^ and
 * parentheses; two factors side by side are multiplied, "100 (62 - 50)". */
typedef struct {
    const char *text;
} Reader;

static double read_sum(Reader *reader);

static void
skip_spaces(Reader *reader)
{
    while (*reader->text == ' ')
        reader->text++;
}

static double
read_factor(Reader *reader)
{
    double value;

    skip_spaces(reader);
    if (*reader->text == '(') {
        reader->text++;
        value = read_sum(reader);
        skip_spaces(reader);
        ck_assert_msg(*reader->text == ')', "no ) at '%s'", reader->text);
        reader->text++;
    } else {
        char *end;

        value = g_ascii_strtod(reader->text, &end);
        ck_assert_msg(end != reader->text, "no number at '%s'", reader->text);
        reader->text = end;
    }
    skip_spaces(reader);
    if (*reader->text != '^')
        return value;
    reader->text++;
    return pow(value, read_factor(reader));
}

static double
read_product(Reader *reader)
{
    double value = read_factor(reader);

    for (;;) {
        skip_spaces(reader);
        if (*reader->text == '*') {
            reader->text++;
            value *= read_factor(reader);
        } else if (*reader->text == '/') {
            reader->text++;
            value /= read_factor(reader);
        } else if (*reader->text == '(') {
            value *= read_factor(reader);
        } else {
            return value;
        }
    }
}

static double
read_sum(Reader *reader)
{
    double value = read_product(reader);

    for (;;) {
        skip_spaces(reader);
        if (*reader->text == '+') {
            reader->text++;
            value += read_product(reader);
        } else if (*reader->text == '-') {
            reader->text++;
            value -= read_product(reader);
        } else {
            return value;
        }
    }
}

/* Of "name = formula = numbers = value" the last two; false for other lines. */
static bool
recompute(const char *line, double *ret_computed, double *ret_printed)
{
    g_auto(GStrv) parts = g_strsplit(line, " = ", -1);

    if (g_strv_length(parts) != 4 || strstr(line, "end of") != NULL)
        return false;

    Reader reader = {parts[2]};
    *ret_computed = read_sum(&reader);
    ck_assert_msg(*reader.text == '\0', "left over: '%s'", reader.text);
    *ret_printed = g_ascii_strtod(parts[3], NULL);
    return true;
}

START_TEST(the_printed_results_follow_from_the_printed_numbers)
{
    static const char *const goldens[] = {"explain-dabiao.txt", "explain-un.txt"};
    unsigned checked = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(goldens); i++) {
        g_autoptr(RpDataset) dataset = dataset_new();
        g_autoptr(RpDiags) diags = rp_diags_new();
        g_autoptr(RpProgressSet) set = rp_progress_evaluate(
            dataset, "630000", fixture_period("2018-06"), i == 0 ? "dabiao" : "un", diags);
        g_autoptr(GString) out = g_string_new(NULL);

        for (guint j = 0; j < set->items->len; j++)
            rp_progress_explain(set, g_array_index(set->items, RpProgress, j).target->id, out);
        g_auto(GStrv) lines = g_strsplit(out->str, "\n", -1);
        for (char **line = lines; *line != NULL; line++) {
            double computed, printed;

            if (!recompute(*line, &computed, &printed))
                continue;
            ck_assert_msg(fabs(computed - printed) <= 1e-9 * fmax(1, fabs(printed)), "%s: %.12g",
                          *line, computed);
            checked++;
        }
    }
    ck_assert_int_ge(checked, 100);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("progress/explain");
    TCase *tc = tcase_create("explain");

    tcase_add_test(tc, every_formula_stands_with_its_numbers);
    tcase_add_test(tc, the_scheme_that_decided_is_shown);
    tcase_add_test(tc, an_unknown_target_is_not_explained);
    tcase_add_test(tc, the_printed_results_follow_from_the_printed_numbers);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
