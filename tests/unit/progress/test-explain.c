#include <math.h>

#include "rp-check.h"

#include "dataset-fixture.h"
#include "golden.h"

/* A stock of its own with one target and its figures, "period=value ...". */
static RpTarget *
add_case(RpDataset *dataset, const char *id, RpComparator comparator, const char *baseline,
         const char *target, const char *figures)
{
    RpIndicator *indicator =
        fixture_indicator(dataset, id, RP_KIND_STOCK, RP_DIRECTION_UP, RP_AGGREGATE_SUM);
    g_auto(GStrv) all = g_strsplit(figures, " ", -1);

    for (char **figure = all; *figure != NULL; figure++) {
        g_auto(GStrv) pair = g_strsplit(*figure, "=", 2);
        fixture_observe(dataset, indicator, "630000", pair[0], pair[1]);
    }
    return fixture_target(dataset, id, indicator, comparator, baseline, target);
}

static RpObservation *
last_row(const RpDataset *dataset)
{
    return g_ptr_array_index(dataset->metrics->rows, dataset->metrics->rows->len - 1);
}

/* Three whole years of which a quarter was done by June. */
#define SEASON                                                                                     \
    "2015-12=10 2016-06=11 2016-12=14 2017-06=15 2017-12=18 2018-06=19 2018-12=22 2019-06=23"

static void
add_rare_cases(RpDataset *dataset)
{
    add_case(dataset, "sinking", RP_COMPARE_LE, "", "1", "2016=9 2017=7 2018-03=6 2018-06=5");
    add_case(dataset, "early", RP_COMPARE_GE, "", "9", "2014=5");
    add_case(dataset, "late", RP_COMPARE_GE, "0", "9", "2018-06=5")->target_period =
        rp_period_year(2017);
    add_case(dataset, "beyond", RP_COMPARE_GE, "9", "5", "2018-06=10");
    add_case(dataset, "far", RP_COMPARE_GE, "1", "5", "2018-06=10");
    add_case(dataset, "young", RP_COMPARE_GE, "0", "50", "2018-06=1")->baseline_period =
        fixture_period("2018-05");
    add_case(dataset, "observed", RP_COMPARE_GE, "", "9", "2015=3 2018-06=5")->baseline_period =
        rp_period_year(2015);
    add_case(dataset, "both-ways", RP_COMPARE_EQ, "0", "8", "2018-06=9");
    add_case(dataset, "lost", RP_COMPARE_GE, "5", "9", "2018-06=0");
    add_case(dataset, "unplanned", RP_COMPARE_GE, "0", "9", "2018-06=0")->path = RP_PATH_SEASONAL;
    add_case(dataset, "seasonal", RP_COMPARE_GE, "18", "40", SEASON)->path = RP_PATH_SEASONAL;
    add_case(dataset, "about", RP_COMPARE_GE, "0", "9", "2018-06=9");
    last_row(dataset)->flags = RP_FLAG_APPROXIMATE;
    add_case(dataset, "broken", RP_COMPARE_GE, "1", "9", "2018-06=5");
    last_row(dataset)->flags = RP_FLAG_BREAK;
    RpTarget *partial = add_case(dataset, "partial", RP_COMPARE_GE, "0", "9", "2018=1");
    last_row(dataset)->region = g_intern_string("630100"); /* 海东 does not report */
    g_assert(partial->has_baseline);
}

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
    revised->vintage = "2018-08";
    revised->source = "月度快报";
    fixture_observe(dataset, cycle, "630100", "2018-06", "32");
    fixture_observe(dataset, cycle, "630200", "2018-06", "34");
    fixture_observe(dataset, rate, "630000", "2016", "47");
    fixture_observe(dataset, rate, "630000", "2017-06", "55");
    fixture_observe(dataset, rate, "630000", "2017", "60");
    fixture_observe(dataset, rate, "630000", "2018-06", "68");
    fixture_observe(dataset, loss, "630000", "2018-06", "-5");
    add_rare_cases(dataset);
    rp_metric_set_index(dataset->metrics);
    return dataset;
}

/* The seasonal case needs three years behind it. */
#define AS_OF(id)                                                                                  \
    (strcmp((id), "seasonal") == 0 || strcmp((id), "partial") == 0 ? "2019-06" : "2018-06")

static void
explain_all(RpDataset *dataset, const char *scheme, GString *out)
{
    for (guint i = 0; i < dataset->plan->targets->len; i++) {
        const char *id = g_array_index(dataset->plan->targets, RpTarget, i).id;
        g_autoptr(RpDiags) diags = rp_diags_new();
        g_autoptr(RpProgressSet) set =
            rp_progress_evaluate(dataset, "630000", fixture_period(AS_OF(id)), scheme, diags);

        ck_assert(!rp_diags_failed(diags));
        ck_assert(rp_progress_explain(set, id, out));
        g_string_append_c(out, '\n');
    }
}

static void
assert_explanations(const char *scheme, const char *golden)
{
    g_autoptr(RpDataset) dataset = dataset_new();
    g_autoptr(GString) out = g_string_new(NULL);

    explain_all(dataset, scheme, out);
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
    static const char *const schemes[] = {"dabiao", "un"};
    unsigned checked = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++) {
        g_autoptr(RpDataset) dataset = dataset_new();
        g_autoptr(GString) out = g_string_new(NULL);

        explain_all(dataset, schemes[i], out);
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
