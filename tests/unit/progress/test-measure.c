#include "progress/measure-private.h"

#include <math.h>
#include <string.h>

#include "rp-check.h"

#include "progress/exact-private.h"
#include "scheme-fixture.h"

#define NONE "" /* an empty cell: unknown in the input, undefined in the result */

/* One worked example; cells as in the published table. */
typedef struct {
    const char *id;
    RpComparator cmp;
    const char *x0, *target, *high;
    int months, elapsed;
    const char *x;
    const char *tau, *level, *p, *rho, *gap, *lead, *cagr;
    RpStatus status;
} Example;

static RpDecimal
decimal(const char *text)
{
    RpDecimal value = {0, 0};

    if (*text != '\0')
        ck_assert_msg(rp_decimal_parse(text, strlen(text), &value), "bad decimal %s", text);
    return value;
}

static RpMeasureInput
input_of(RpComparator cmp, const char *x0, const char *target, const char *high, const char *x)
{
    return (RpMeasureInput){.comparator = cmp,
                            .target = decimal(target),
                            .target_high = decimal(high),
                            .has_base = *x0 != '\0',
                            .base = decimal(x0),
                            .has_value = *x != '\0',
                            .value = decimal(x),
                            .expected = NAN};
}

/* The table gives six decimals. */
static void
assert_cell(const char *name, const char *cell, double value)
{
    if (*cell == '\0') {
        ck_assert_msg(isnan(value), "%s is %g, should be undefined", name, value);
        return;
    }
    double wanted = g_ascii_strtod(cell, NULL);
    ck_assert_msg(fabs(value - wanted) <= 5.0001e-7, "%s is %.9g, should be %s", name, value, cell);
}

static const Example examples[] = {
    {"V01", RP_COMPARE_GE, "0", "100", NONE, 60, 30, "62", "0.5", "0.62", "0.62", "1.24", "12",
     "7.2", NONE, RP_STATUS_ON_TRACK}, /* cumulative from zero */
    {"V02", RP_COMPARE_LE, "36", "24", NONE, 60, 30, "30", "0.5", "0.8", "0.5", "1", "0", "0",
     "0.902952", RP_STATUS_ON_TRACK}, /* falling, exactly on the line; growth would say slow */
    {"V03", RP_COMPARE_LE, "36", "24", NONE, 60, 30, "33", "0.5", "0.727273", "0.25", "0.5", "-25",
     "-15", "0.439144", RP_STATUS_BEHIND}, /* falling too slowly */
    {"V04", RP_COMPARE_LE, "36", "24", NONE, 60, 30, "37", "0.5", "0.648649", "-0.083333",
     "-0.166667", "-58.333333", "-35", "-0.141476", RP_STATUS_REGRESS}, /* rising instead */
    {"V05", RP_COMPARE_GT, "40", "50", NONE, 60, 60, "50", "1", "1", "1", "1", "0", "0", "1",
     RP_STATUS_MISSED}, /* strict: 50 is not over 50 */
    {"V07", RP_COMPARE_GE, NONE, "50", NONE, 60, 24, "30", "0.4", "0.6", NONE, NONE, NONE, NONE,
     NONE, RP_STATUS_NO_BASELINE}, /* no base */
    {"V09", RP_COMPARE_GE, "-20", "10", NONE, 60, 30, "-5", "0.5", NONE, "0.5", "1", "0", "0", NONE,
     RP_STATUS_ON_TRACK}, /* negative base: no level, no growth */
    {"V12", RP_COMPARE_RANGE, "7", "4.5", "5.5", 60, 30, "6", "0.5", NONE, "0.666667", "1.333333",
     "16.666667", "10", NONE, RP_STATUS_ON_TRACK}, /* a range, from above */
    {"V13", RP_COMPARE_GE, "0", "10", NONE, 60, 30, NONE, "0.5", NONE, NONE, NONE, NONE, NONE, NONE,
     RP_STATUS_NO_DATA}, /* missing is not zero */
    {"V20", RP_COMPARE_GE, "10", "40", NONE, 60, 30, "21", "0.5", "0.525", "0.366667", "0.733333",
     "-13.333333", "-8", "1.081389", RP_STATUS_SLOW}, /* growth would say on track */
};

START_TEST(worked_examples_agree_in_every_column)
{
    const Example *e = &examples[_i];
    g_autoptr(RpScheme) scheme = scheme_dabiao();
    RpMeasureInput input = input_of(e->cmp, e->x0, e->target, e->high, e->x);
    RpMeasures m;

    input.months_total = e->months;
    input.months_gone = e->elapsed;
    rp_measure_target(scheme, &input, &m);
    assert_cell("tau", e->tau, m.elapsed);
    assert_cell("level", e->level, m.level);
    assert_cell("p", e->p, m.completion);
    assert_cell("rho", e->rho, m.pace_ratio);
    assert_cell("gap", e->gap, m.gap_pp);
    assert_cell("lead", e->lead, m.lead_months);
    assert_cell("cagr", e->cagr, m.cagr_ratio);
    ck_assert_str_eq(rp_status_look(m.status)->id, rp_status_look(e->status)->id);
}
END_TEST

static const struct {
    RpComparator cmp;
    const char *x0, *target, *high, *x;
    int n; /* of 60 months */
    RpStatus status;
} rule_rows[] = {
    {RP_COMPARE_GE, "0", "100", NONE, "100", 6, RP_STATUS_MET},         /* early */
    {RP_COMPARE_GE, "0", "100", NONE, "100", 60, RP_STATUS_MET},        /* on the day */
    {RP_COMPARE_GE, "0", "100", NONE, "99.999", 60, RP_STATUS_MISSED},  /* nearly */
    {RP_COMPARE_GE, "0", "100", NONE, "-1", 60, RP_STATUS_MISSED},      /* before regress */
    {RP_COMPARE_GE, NONE, "100", NONE, "5", 60, RP_STATUS_MISSED},      /* before no base */
    {RP_COMPARE_GE, "0", "100", NONE, "0", 5, RP_STATUS_STARTING},      /* 5 of 60 months */
    {RP_COMPARE_GE, "0", "100", NONE, "-3", 5, RP_STATUS_STARTING},     /* no red yet */
    {RP_COMPARE_GE, "0", "100", NONE, "0", 6, RP_STATUS_BEHIND},        /* a tenth has gone */
    {RP_COMPARE_GE, "0", "100", NONE, "47.5", 30, RP_STATUS_ON_TRACK},  /* 0.95 belongs to it */
    {RP_COMPARE_GE, "0", "100", NONE, "47.499", 30, RP_STATUS_SLOW},    /* just below 0.95 */
    {RP_COMPARE_GE, "0", "100", NONE, "30", 30, RP_STATUS_SLOW},        /* 0.60 belongs to it */
    {RP_COMPARE_GE, "0", "100", NONE, "29.99", 30, RP_STATUS_BEHIND},   /* just below 0.60 */
    {RP_COMPARE_GE, "0", "100", NONE, "0", 30, RP_STATUS_BEHIND},       /* no move is no regress */
    {RP_COMPARE_GE, "0", "100", NONE, "-0.1", 30, RP_STATUS_REGRESS},   /* below the base */
    {RP_COMPARE_GE, "0", "0.3", NONE, "0.171", 36, RP_STATUS_ON_TRACK}, /* 0.57/0.6 in binary */
    {RP_COMPARE_GE, "50", "50", NONE, "50", 3, RP_STATUS_MET},          /* to keep, kept */
    {RP_COMPARE_GE, "50", "50", NONE, "49", 3, RP_STATUS_REGRESS},      /* to keep, lost */
    {RP_COMPARE_GE, "50", "50", NONE, "49", 60, RP_STATUS_MISSED},      /* lost at the end */
    {RP_COMPARE_GT, "50", "50", NONE, "50", 30, RP_STATUS_REGRESS},     /* base = target, strict */
    {RP_COMPARE_GE, "60", "50", NONE, "55", 30, RP_STATUS_MET},         /* beyond from the start */
    {RP_COMPARE_GE, "60", "50", NONE, "45", 30, RP_STATUS_REGRESS},     /* fell under it */
    {RP_COMPARE_LE, "20", "24", NONE, "22", 30, RP_STATUS_MET},         /* falling, beyond */
    {RP_COMPARE_LE, "20", "24", NONE, "25", 30, RP_STATUS_REGRESS},     /* falling, lost */
    {RP_COMPARE_LT, "36", "24", NONE, "24", 30, RP_STATUS_ON_TRACK},    /* not under 24 yet */
    {RP_COMPARE_LT, "36", "24", NONE, "23.9", 30, RP_STATUS_MET},       /* under */
    {RP_COMPARE_EQ, "0", "10", NONE, "10", 30, RP_STATUS_MET},          /* exactly */
    {RP_COMPARE_EQ, "0", "10", NONE, "11", 30, RP_STATUS_ON_TRACK},     /* beyond: p = 0.9 */
    {RP_COMPARE_EQ, "0", "10", NONE, "25", 30, RP_STATUS_REGRESS},      /* further off than base */
    {RP_COMPARE_RANGE, "7", "4.5", "5.5", "4.5", 30, RP_STATUS_MET},    /* both ends belong */
    {RP_COMPARE_RANGE, "7", "4.5", "5.5", "5.5", 30, RP_STATUS_MET},    /* both ends belong */
    {RP_COMPARE_RANGE, "7", "4.5", "5.5", "2", 30, RP_STATUS_REGRESS}, /* through to the far side */
    {RP_COMPARE_RANGE, "5", "4.5", "5.5", "6", 30, RP_STATUS_REGRESS}, /* to keep, lost */
    {RP_COMPARE_RANGE, "0", "2", "3", "1", 30, RP_STATUS_ON_TRACK},    /* 2-3 from zero */
    {RP_COMPARE_GE, NONE, "50", NONE, "50", 3, RP_STATUS_MET},         /* no base, met */
    {RP_COMPARE_GE, NONE, "50", NONE, "49", 3, RP_STATUS_NO_BASELINE}, /* no base, early */
    {RP_COMPARE_GE, "0", "100", NONE, NONE, 60, RP_STATUS_NO_DATA},    /* unknown stays unknown */
};

START_TEST(status_follows_the_order_of_the_rules)
{
    g_autoptr(RpScheme) scheme = scheme_dabiao();
    RpMeasureInput input = input_of(rule_rows[_i].cmp, rule_rows[_i].x0, rule_rows[_i].target,
                                    rule_rows[_i].high, rule_rows[_i].x);
    RpMeasures m;

    input.months_total = 60;
    input.months_gone = rule_rows[_i].n;
    rp_measure_target(scheme, &input, &m);
    ck_assert_str_eq(rp_status_look(m.status)->id, rp_status_look(rule_rows[_i].status)->id);
}
END_TEST

static const struct {
    RpComparator cmp;
    RpDirection direction;
    const char *target, *x;
    double level;
} level_rows[] = {
    {RP_COMPARE_GE, RP_DIRECTION_NONE, "80", "60", 0.75},  /* up */
    {RP_COMPARE_LE, RP_DIRECTION_NONE, "18", "24", 0.75},  /* down */
    {RP_COMPARE_GE, RP_DIRECTION_NONE, "80", "0", NAN},    /* nothing over something */
    {RP_COMPARE_GE, RP_DIRECTION_NONE, "0", "5", NAN},     /* target zero */
    {RP_COMPARE_GE, RP_DIRECTION_NONE, "10", "-5", NAN},   /* different signs */
    {RP_COMPARE_GE, RP_DIRECTION_NONE, "-10", "-15", NAN}, /* worse, and yet 1.5 times */
    {RP_COMPARE_EQ, RP_DIRECTION_UP, "10", "5", 0.5},      /* = goes by the indicator */
    {RP_COMPARE_EQ, RP_DIRECTION_DOWN, "5", "10", 0.5},    /* = goes by the indicator */
    {RP_COMPARE_EQ, RP_DIRECTION_NONE, "5", "10", NAN},    /* which has no direction here */
    {RP_COMPARE_RANGE, RP_DIRECTION_UP, "5", "10", NAN},   /* a range has no level */
};

START_TEST(level_needs_two_positive_values)
{
    g_autoptr(RpScheme) scheme = scheme_dabiao();
    RpMeasureInput input =
        input_of(level_rows[_i].cmp, "1", level_rows[_i].target, "6", level_rows[_i].x);
    RpMeasures m;

    input.direction = level_rows[_i].direction;
    input.months_total = 60;
    input.months_gone = 30;
    rp_measure_target(scheme, &input, &m);
    ck_assert(isnan(level_rows[_i].level) ? isnan(m.level) : m.level == level_rows[_i].level);
}
END_TEST

static const struct {
    RpMeasure measure;
    const char *x0, *target, *x;
    RpStatus status;
    bool fallback;
} scheme_rows[] = {
    {RP_MEASURE_CAGR, "36", "24", "30", RP_STATUS_SLOW, false},      /* V02 by growth */
    {RP_MEASURE_CAGR, "10", "40", "21", RP_STATUS_ON_TRACK, false},  /* V20 by growth */
    {RP_MEASURE_CAGR, "0", "100", "62", RP_STATUS_ON_TRACK, true},   /* zero base */
    {RP_MEASURE_CAGR, "-20", "10", "-5", RP_STATUS_ON_TRACK, true},  /* negative base */
    {RP_MEASURE_CAGR, "10", "40", "0", RP_STATUS_REGRESS, false},    /* fell to nothing */
    {RP_MEASURE_GAP, "0", "100", "40.1", RP_STATUS_ON_TRACK, false}, /* 9.9 points behind */
    {RP_MEASURE_GAP, "0", "100", "40", RP_STATUS_SLOW, false},       /* 10 points are yellow */
    {RP_MEASURE_GAP, "0", "100", "20", RP_STATUS_SLOW, false},       /* so are 30 */
    {RP_MEASURE_GAP, "0", "100", "19.9", RP_STATUS_BEHIND, false},   /* over 30 */
    {RP_MEASURE_SCORE, "0", "100", "80", RP_STATUS_ON_TRACK, false}, /* 80 marks */
    {RP_MEASURE_SCORE, "0", "100", "79", RP_STATUS_SLOW, false},     /* 79 marks */
    {RP_MEASURE_SCORE, "0", "100", "59", RP_STATUS_BEHIND, false},   /* 59 marks */
};

START_TEST(each_measure_has_its_own_bands)
{
    g_autoptr(RpScheme) scheme = scheme_of(scheme_rows[_i].measure);
    RpComparator cmp = strcmp(scheme_rows[_i].target, "24") == 0 ? RP_COMPARE_LE : RP_COMPARE_GE;
    RpMeasureInput input =
        input_of(cmp, scheme_rows[_i].x0, scheme_rows[_i].target, NONE, scheme_rows[_i].x);
    RpMeasures m;

    input.months_total = 60;
    input.months_gone = 30;
    rp_measure_target(scheme, &input, &m);
    ck_assert_str_eq(rp_status_look(m.status)->id, rp_status_look(scheme_rows[_i].status)->id);
    ck_assert_int_eq(m.fallback, scheme_rows[_i].fallback);
}
END_TEST

START_TEST(without_a_fallback_undefined_growth_is_not_assessed)
{
    g_autoptr(RpScheme) scheme = scheme_of(RP_MEASURE_CAGR);
    RpMeasureInput input = input_of(RP_COMPARE_GE, "0", "100", NONE, "62");
    RpMeasures m;

    scheme->pace_fallback = false;
    input.months_total = 60;
    input.months_gone = 30;
    rp_measure_target(scheme, &input, &m);
    ck_assert_int_eq(m.status, RP_STATUS_NO_DATA);
    ck_assert(isnan(m.cagr_ratio));
}
END_TEST

static const struct {
    RpComparison comparison;
    RpRounding rounding;
    const char *target, *x;
    bool met;
} rounding_rows[] = {
    {RP_COMPARISON_FULL, RP_ROUNDING_HALF_UP, "85", "84.9", false},      /* 全数值比较法 */
    {RP_COMPARISON_ROUNDED, RP_ROUNDING_HALF_UP, "85", "84.9", true},    /* 修约值比较法 */
    {RP_COMPARISON_ROUNDED, RP_ROUNDING_HALF_UP, "85", "84.5", true},    /* a half goes up */
    {RP_COMPARISON_ROUNDED, RP_ROUNDING_GB8170, "85", "84.5", false},    /* a half goes to 84 */
    {RP_COMPARISON_ROUNDED, RP_ROUNDING_GB8170, "86", "85.5", true},     /* a half goes to 86 */
    {RP_COMPARISON_ROUNDED, RP_ROUNDING_HALF_UP, "0.85", "0.849", true}, /* places of the target */
    {RP_COMPARISON_FULL, RP_ROUNDING_HALF_UP, "9007199254740993", "9007199254740992",
     false}, /* no double can tell these apart */
};

START_TEST(comparison_is_that_of_the_scheme)
{
    g_autoptr(RpScheme) scheme = scheme_dabiao();
    RpMeasureInput input =
        input_of(RP_COMPARE_GE, NONE, rounding_rows[_i].target, NONE, rounding_rows[_i].x);
    RpMeasures m;

    scheme->comparison = rounding_rows[_i].comparison;
    scheme->rounding = rounding_rows[_i].rounding;
    input.months_total = 60;
    input.months_gone = 30;
    rp_measure_target(scheme, &input, &m);
    ck_assert_int_eq(m.status == RP_STATUS_MET, rounding_rows[_i].met);
}
END_TEST

START_TEST(an_approximate_figure_does_not_decide_a_boundary)
{
    g_autoptr(RpScheme) scheme = scheme_dabiao();
    RpMeasureInput input = input_of(RP_COMPARE_GE, "0", "50", NONE, "50");
    RpMeasures m;

    input.approximate = true;
    input.months_total = 60;
    input.months_gone = 30;
    rp_measure_target(scheme, &input, &m);
    ck_assert(m.undecided);
    ck_assert_int_eq(m.status, RP_STATUS_ON_TRACK);

    input.value = decimal("51");
    rp_measure_target(scheme, &input, &m);
    ck_assert(!m.undecided);
    ck_assert_int_eq(m.status, RP_STATUS_MET);
}
END_TEST

START_TEST(a_computed_value_meets_its_target_within_the_slack)
{
    g_autoptr(RpScheme) scheme = scheme_dabiao();
    RpMeasureInput input = input_of(RP_COMPARE_GE, "0", "50", NONE, "49.9999999999");
    RpMeasures m;

    input.months_total = 60;
    input.months_gone = 30;
    rp_measure_target(scheme, &input, &m);
    ck_assert_int_ne(m.status, RP_STATUS_MET);
    input.computed = true;
    rp_measure_target(scheme, &input, &m);
    ck_assert_int_eq(m.status, RP_STATUS_MET);
}
END_TEST

START_TEST(what_is_stale_is_shown_but_not_judged)
{
    g_autoptr(RpScheme) scheme = scheme_dabiao();
    RpMeasureInput input = input_of(RP_COMPARE_GE, "0", "100", NONE, "62");
    RpMeasures m;

    input.stale = true;
    input.months_total = 60;
    input.months_gone = 12;
    rp_measure_target(scheme, &input, &m);
    ck_assert_int_eq(m.status, RP_STATUS_NO_DATA);
    ck_assert(m.completion == 0.62);
    ck_assert(isnan(m.pace_ratio) && isnan(m.gap_pp) && isnan(m.lead_months) && isnan(m.score));
}
END_TEST

START_TEST(score_gives_full_marks_and_no_more)
{
    static const struct {
        const char *x0, *x;
        double score;
    } rows[] = {
        {"0", "24", 1},    /* the published case: target 4, done 24 */
        {"0", "3", 0.75},  /* three of four */
        {"0", "-1", 0},    /* less than nothing is nothing */
        {NONE, "3", 0.75}, /* by the level */
        {NONE, "9", 1},    /* met */
    };
    g_autoptr(RpScheme) scheme = scheme_dabiao();

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        RpMeasureInput input = input_of(RP_COMPARE_GE, rows[i].x0, "4", NONE, rows[i].x);
        RpMeasures m;

        input.months_total = 12;
        input.months_gone = 6;
        rp_measure_target(scheme, &input, &m);
        ck_assert_msg(m.score == rows[i].score, "row %zu: %g", i, m.score);
    }
}
END_TEST

START_TEST(where_nothing_is_planned_yet_standing_still_is_on_track)
{
    g_autoptr(RpScheme) scheme = scheme_dabiao();
    RpMeasureInput input = input_of(RP_COMPARE_GE, "0", "100", NONE, "0");
    RpMeasures m;

    input.months_total = 60;
    input.months_gone = 12;
    input.expected = 0;
    rp_measure_target(scheme, &input, &m);
    ck_assert(isnan(m.pace_ratio));
    ck_assert_int_eq(m.status, RP_STATUS_ON_TRACK);
    input.value = decimal("-1");
    rp_measure_target(scheme, &input, &m);
    ck_assert_int_eq(m.status, RP_STATUS_REGRESS);
}
END_TEST

/* Better first; missed, no_baseline and no_data do not mix with others on one line of values. */
static int
goodness(RpStatus status)
{
    static const int order[RP_N_STATUS] = {
        [RP_STATUS_MET] = 9,    [RP_STATUS_ON_TRACK] = 8,    [RP_STATUS_SLOW] = 7,
        [RP_STATUS_BEHIND] = 6, [RP_STATUS_STARTING] = 5,    [RP_STATUS_REGRESS] = 4,
        [RP_STATUS_MISSED] = 3, [RP_STATUS_NO_BASELINE] = 2, [RP_STATUS_NO_DATA] = 1,
    };

    return order[status];
}

static void
assert_finite_or_undefined(const RpMeasures *m)
{
    const double all[] = {m->level,      m->completion,  m->elapsed,    m->expected, m->gap_pp,
                          m->pace_ratio, m->lead_months, m->cagr_ratio, m->score};

    /* an assertion that holds costs a message, and there are many */
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
        if (isinf(all[i]))
            ck_abort_msg("quantity %zu is infinite", i);
}

/* A random base, target and date; the base may be missing. */
static RpMeasureInput
random_input(GRand *rand)
{
    static const RpComparator comparators[] = {RP_COMPARE_GE, RP_COMPARE_GT, RP_COMPARE_LE,
                                               RP_COMPARE_LT};
    RpMeasureInput input = {.comparator = comparators[g_rand_int_range(rand, 0, 4)],
                            .target = {g_rand_int_range(rand, -500, 500), 1},
                            .has_base = g_rand_int_range(rand, 0, 8) > 0,
                            .base = {g_rand_int_range(rand, -500, 500), 1},
                            .has_value = true,
                            .months_total = g_rand_int_range(rand, 1, 121),
                            .expected = NAN};

    input.months_gone = g_rand_int_range(rand, 0, input.months_total + 6);
    return input;
}

START_TEST(status_never_worsens_while_the_value_gets_better)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(20180630);
    g_autoptr(RpScheme) scheme = scheme_of((RpMeasure)_i);

    for (int i = 0; i < 3000; i++) {
        RpMeasureInput input = random_input(rand);
        bool up = input.comparator == RP_COMPARE_GE || input.comparator == RP_COMPARE_GT;
        int before = 0;

        for (int x = -60; x <= 60; x += 3) {
            RpMeasures m;

            input.value = (RpDecimal){up ? x : -x, 0};
            rp_measure_target(scheme, &input, &m);
            assert_finite_or_undefined(&m);
            if (goodness(m.status) < before)
                ck_abort_msg("case %d: x = %d", i, x);
            before = goodness(m.status);
        }
    }
}
END_TEST

START_TEST(nothing_changes_with_the_unit)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(42);
    g_autoptr(RpScheme) scheme = scheme_of((RpMeasure)_i);

    for (int i = 0; i < 5000; i++) {
        RpMeasureInput input = random_input(rand);
        RpMeasures in_ones, in_ten_thousands;

        input.value = (RpDecimal){g_rand_int_range(rand, -800, 800), 1};
        rp_measure_target(scheme, &input, &in_ones);
        input.value.scale += 4;
        input.target.scale += 4;
        input.base.scale += 4;
        rp_measure_target(scheme, &input, &in_ten_thousands);
        ck_assert_int_eq(in_ones.status, in_ten_thousands.status);
        ck_assert(isnan(in_ones.completion) ? isnan(in_ten_thousands.completion)
                                            : in_ones.completion == in_ten_thousands.completion);
        ck_assert_double_eq_tol(isnan(in_ones.level) ? 0 : in_ones.level,
                                isnan(in_ten_thousands.level) ? 0 : in_ten_thousands.level, 1e-9);
    }
}
END_TEST

START_TEST(nothing_is_computed_from_a_missing_value)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);
    g_autoptr(RpScheme) scheme = scheme_of((RpMeasure)_i);

    for (int i = 0; i < 2000; i++) {
        RpMeasureInput input = random_input(rand);
        RpMeasures m;

        input.has_value = false;
        input.value = (RpDecimal){g_rand_int_range(rand, -800, 800), 1};
        rp_measure_target(scheme, &input, &m);
        ck_assert_int_eq(m.status, RP_STATUS_NO_DATA);
        ck_assert(isnan(m.level) && isnan(m.completion) && isnan(m.gap_pp) && isnan(m.pace_ratio) &&
                  isnan(m.lead_months) && isnan(m.cagr_ratio) && isnan(m.score));
    }
}
END_TEST

START_TEST(extreme_values_stay_finite)
{
    static const RpDecimal extremes[] = {
        {999999999999999999, 0}, {-999999999999999999, 0}, {1, 18}, {-1, 18}, {0, 0}, {1, 0},
    };
    g_autoptr(RpScheme) scheme = scheme_of((RpMeasure)_i);

    for (int i = 0; i < 6 * 6 * 6 * 6; i++) {
        RpMeasureInput input = {.comparator = (RpComparator)(RP_COMPARE_GE + i / 216),
                                .target = extremes[i % 6],
                                .target_high = extremes[0],
                                .has_base = true,
                                .base = extremes[i / 6 % 6],
                                .has_value = true,
                                .value = extremes[i / 36 % 6],
                                .months_total = 60,
                                .months_gone = 1 + i % 60,
                                .expected = NAN};
        RpMeasures m;

        rp_measure_target(scheme, &input, &m);
        assert_finite_or_undefined(&m);
    }
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("progress/measure");
    TCase *tc = tcase_create("quantities");

    rp_tcase_add_rows(tc, worked_examples_agree_in_every_column, examples);
    rp_tcase_add_rows(tc, status_follows_the_order_of_the_rules, rule_rows);
    rp_tcase_add_rows(tc, level_needs_two_positive_values, level_rows);
    rp_tcase_add_rows(tc, each_measure_has_its_own_bands, scheme_rows);
    tcase_add_test(tc, without_a_fallback_undefined_growth_is_not_assessed);
    rp_tcase_add_rows(tc, comparison_is_that_of_the_scheme, rounding_rows);
    tcase_add_test(tc, an_approximate_figure_does_not_decide_a_boundary);
    tcase_add_test(tc, a_computed_value_meets_its_target_within_the_slack);
    tcase_add_test(tc, what_is_stale_is_shown_but_not_judged);
    tcase_add_test(tc, score_gives_full_marks_and_no_more);
    tcase_add_test(tc, where_nothing_is_planned_yet_standing_still_is_on_track);
    suite_add_tcase(s, tc);

    tc = tcase_create("properties");
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, status_never_worsens_while_the_value_gets_better, 0, RP_N_MEASURES);
    tcase_add_loop_test(tc, nothing_changes_with_the_unit, 0, RP_N_MEASURES);
    tcase_add_loop_test(tc, nothing_is_computed_from_a_missing_value, 0, RP_N_MEASURES);
    tcase_add_loop_test(tc, extreme_values_stay_finite, 0, RP_N_MEASURES);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
