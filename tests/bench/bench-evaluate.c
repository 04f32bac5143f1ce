/* bench-evaluate.c - one million random targets through the kernel of the evaluation
 *
 * Prints: seconds of the kernel, seconds of a plain loop over the same targets, and their
 * quotient. The plain loop computes completion, elapsed time and pace in doubles and nothing else:
 * a floor for anything that looks at every target.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "progress/measure-private.h"

#define TARGETS 1000000
#define BLOCK   4096 /* targets made, then evaluated, at a time */
#define ROUNDS  5    /* the fastest counts */
#define SEED    20160630

typedef struct {
    double kernel;
    double plain;
    guint64 check; /* of everything computed, so that nothing is optimised away */
} Seconds;

/* The scheme of the shipped data that programs use unless told otherwise. */
static RpScheme *
default_scheme(void)
{
    const RpThreshold bands[] = {{0.95, false, RP_STATUS_ON_TRACK},
                                 {0.60, false, RP_STATUS_SLOW},
                                 {0, false, RP_STATUS_BEHIND},
                                 {-INFINITY, false, RP_STATUS_REGRESS}};
    RpScheme *scheme = rp_scheme_new("dabiao");

    scheme->measure = RP_MEASURE_PACE;
    scheme->starting = 0.10;
    g_array_append_vals(scheme->thresholds, bands, G_N_ELEMENTS(bands));
    return scheme;
}

static RpDecimal
random_decimal(GRand *rand)
{
    return (RpDecimal){g_rand_int_range(rand, -1000, 100000), (int8_t)g_rand_int_range(rand, 0, 3)};
}

static RpMeasureInput
random_input(GRand *rand)
{
    RpMeasureInput input = {
        .comparator = (RpComparator)g_rand_int_range(rand, RP_COMPARE_GE, RP_COMPARE_RANGE + 1),
        .direction = RP_DIRECTION_UP,
        .target = random_decimal(rand),
        .has_base = g_rand_int_range(rand, 0, 10) > 0,
        .base = random_decimal(rand),
        .has_value = g_rand_int_range(rand, 0, 20) > 0,
        .value = random_decimal(rand),
        .months_total = g_rand_int_range(rand, 12, 120),
        .expected = NAN,
    };

    input.target_high = input.target;
    input.target_high.coefficient += g_rand_int_range(rand, 1, 100);
    input.months_gone = g_rand_int_range(rand, 0, input.months_total + 1);
    return input;
}

static guint64
evaluate(const RpScheme *scheme, const RpMeasureInput *inputs, int n)
{
    guint64 check = 0;

    for (int i = 0; i < n; i++) {
        RpMeasures measures;

        rp_measure_target(scheme, &inputs[i], &measures);
        check = check * 31 + (guint64)measures.status;
    }
    return check;
}

static guint64
plain_loop(const RpMeasureInput *inputs, int n)
{
    guint64 check = 0;

    for (int i = 0; i < n; i++) {
        double base = rp_decimal_to_double(inputs[i].base);
        double completion = (rp_decimal_to_double(inputs[i].value) - base) /
                            (rp_decimal_to_double(inputs[i].target) - base);
        double pace = completion * inputs[i].months_total / MAX(inputs[i].months_gone, 1);

        check = check * 31 + (pace >= 0.95) + (pace >= 0.6) + (completion >= 1);
    }
    return check;
}

static Seconds
one_round(const RpScheme *scheme)
{
    static RpMeasureInput inputs[BLOCK];
    g_autoptr(GRand) rand = g_rand_new_with_seed(SEED);
    Seconds seconds = {0, 0, 0};

    for (int done = 0; done < TARGETS; done += BLOCK) {
        int n = MIN(BLOCK, TARGETS - done);

        for (int i = 0; i < n; i++)
            inputs[i] = random_input(rand);
        gint64 start = g_get_monotonic_time();
        seconds.check += evaluate(scheme, inputs, n);
        gint64 middle = g_get_monotonic_time();
        seconds.check += plain_loop(inputs, n);
        seconds.kernel += (double)(middle - start) / G_USEC_PER_SEC;
        seconds.plain += (double)(g_get_monotonic_time() - middle) / G_USEC_PER_SEC;
    }
    return seconds;
}

int
main(void)
{
    g_autoptr(RpScheme) scheme = default_scheme();
    Seconds best = one_round(scheme);

    for (int i = 1; i < ROUNDS; i++) {
        Seconds seconds = one_round(scheme);

        if (seconds.check != best.check)
            return 1;
        best.kernel = MIN(best.kernel, seconds.kernel);
        best.plain = MIN(best.plain, seconds.plain);
    }
    printf("%.4f %.4f %.2f\n", best.kernel, best.plain, best.kernel / best.plain);
    return 0;
}
