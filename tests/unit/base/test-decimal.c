#include "base/decimal.h"

#include <string.h>

#include "rp-check.h"

/* Returns: the decimal that `text` says; the test fails when it says none. */
static RpDecimal
decimal(const char *text)
{
    RpDecimal value = {0, 0};

    ck_assert_msg(rp_decimal_parse(text, strlen(text), &value), "not a decimal: %s", text);
    return value;
}

static const struct {
    const char *text;
    const char *printed; /* NULL: refused */
} parse_rows[] = {
    {"0", "0"},                                          /* zero */
    {"-0", "0"},                                         /* zero has no sign */
    {"-0.0", "0"},                                       /* nor with decimals */
    {"12", "12"},                                        /* whole */
    {"-12.5", "-12.5"},                                  /* negative */
    {"0.1", "0.1"},                                      /* no double holds this */
    {"1.50", "1.5"},                                     /* trailing zeros say nothing */
    {"100", "100"},                                      /* zeros before the point do */
    {"007", "7"},                                        /* leading zeros */
    {"9007199254740993", "9007199254740993"},            /* 2^53 + 1 stays itself */
    {"999999999999999999", "999999999999999999"},        /* 18 digits */
    {"1000000000000000000", NULL},                       /* 19 digits */
    {"0.000000000000000001", "0.000000000000000001"},    /* 18 decimals */
    {"0.0000000000000000001", NULL},                     /* 19 decimals */
    {"1.0000000000000000000000", "1"},                   /* many zeros are still one digit */
    {"123456789012345678.5", NULL},                      /* 19 digits around the point */
    {"99999999999999999999999999999999999999999", NULL}, /* far too large */
    {"", NULL},                                          /* nothing */
    {"-", NULL},                                         /* only a sign */
    {".5", NULL},                                        /* no digit before the point */
    {"5.", NULL},                                        /* none behind it */
    {"+5", NULL},                                        /* plus */
    {"1e3", NULL},                                       /* exponent */
    {"0x10", NULL},                                      /* hexadecimal */
    {"nan", NULL},                                       /* word */
    {"inf", NULL},                                       /* word */
    {" 1", NULL},                                        /* blank before */
    {"1 ", NULL},                                        /* blank behind */
    {"1,000", NULL},                                     /* separator */
    {"１２", NULL},                                      /* full-width */
    {"1.2.3", NULL},                                     /* two points */
    {"1.2-", NULL},                                      /* sign behind */
    {"--1", NULL},                                       /* two signs */
};

START_TEST(a_decimal_is_read_exactly_or_not_at_all)
{
    const char *text = parse_rows[_i].text;
    RpDecimal value = {42, 0};
    bool ok = rp_decimal_parse(text, strlen(text), &value);
    g_autofree char *printed = rp_decimal_to_string(value);

    ck_assert_int_eq(ok, parse_rows[_i].printed != NULL);
    ck_assert_str_eq(printed, ok ? parse_rows[_i].printed : "42");
}
END_TEST

START_TEST(only_the_given_bytes_are_read)
{
    RpDecimal value;

    ck_assert(rp_decimal_parse("12.5亿", 4, &value));
    ck_assert_int_eq(value.coefficient, 125);
    ck_assert_int_eq(value.scale, 1);
    ck_assert(!rp_decimal_parse("12\0"
                                "5",
                                4, &value));
}
END_TEST

static const struct {
    const char *text;
    int power;
    const char *printed; /* NULL: overflow */
} shift_rows[] = {
    {"1.2", 4, "12000"},                                /* 1.2万 */
    {"3.5", 8, "350000000"},                            /* 3.5亿 */
    {"85", -2, "0.85"},                                 /* 85% */
    {"12000", -4, "1.2"},                               /* zeros go again */
    {"0", 99, "0"},                                     /* zero stays zero */
    {"-7", -3, "-0.007"},                               /* sign */
    {"1", 17, "100000000000000000"},                    /* largest */
    {"1", 18, NULL},                                    /* one too large */
    {"1", -18, "0.000000000000000001"},                 /* smallest */
    {"1", -19, NULL},                                   /* one too small */
    {"1", 1000000, NULL},                               /* absurd */
    {"1", -1000000, NULL},                              /* absurd */
    {"0.000000000000000001", 35, "100000000000000000"}, /* over the whole range */
};

START_TEST(a_shift_moves_the_point_exactly)
{
    RpDecimal value = {42, 0};
    bool ok = rp_decimal_shift(decimal(shift_rows[_i].text), shift_rows[_i].power, &value);
    g_autofree char *printed = rp_decimal_to_string(value);

    ck_assert_int_eq(ok, shift_rows[_i].printed != NULL);
    ck_assert_str_eq(printed, ok ? shift_rows[_i].printed : "42");
}
END_TEST

static const struct {
    const char *a, *b;
    const char *product; /* NULL: overflow */
} multiply_rows[] = {
    {"0.1", "0.1", "0.01"},                                  /* exact where doubles are not */
    {"12", "-1.5", "-18"},                                   /* sign and zeros */
    {"0", "999999999999999999", "0"},                        /* zero */
    {"1000000000", "1000000000", NULL},                      /* 10^18 */
    {"0.0000000005", "0.0000000002", NULL},                  /* 19 decimals needed */
    {"0.0000000005", "0.000000002", "0.000000000000000001"}, /* 18 are enough */
};

START_TEST(a_product_is_exact_or_refused)
{
    RpDecimal value = {42, 0};
    bool ok =
        rp_decimal_multiply(decimal(multiply_rows[_i].a), decimal(multiply_rows[_i].b), &value);
    g_autofree char *printed = rp_decimal_to_string(value);

    ck_assert_int_eq(ok, multiply_rows[_i].product != NULL);
    ck_assert_str_eq(printed, ok ? multiply_rows[_i].product : "42");
}
END_TEST

static const struct {
    const char *a, *b;
    int order;
} compare_rows[] = {
    {"0.85", "0.85", 0},                               /* same */
    {"0.85", "0.850", 0},                              /* same value */
    {"9007199254740993", "9007199254740992", 1},       /* as doubles they are equal */
    {"0.3", "0.30000000000000004", -1},                /* the next double */
    {"-1", "1", -1},                                   /* sign */
    {"999999999999999999", "0.000000000000000001", 1}, /* the whole range */
    {"-2", "-1.5", -1},                                /* both negative */
};

START_TEST(comparing_is_exact)
{
    RpDecimal a = decimal(compare_rows[_i].a), b = decimal(compare_rows[_i].b);

    ck_assert_int_eq(rp_decimal_compare(a, b), compare_rows[_i].order);
    ck_assert_int_eq(rp_decimal_compare(b, a), -compare_rows[_i].order);
}
END_TEST

static const struct {
    const char *text;
    double value;
} double_rows[] = {
    {"0.1", 0.1},                                   /* nearest */
    {"-2.675", -2.675},                             /* nearest */
    {"123456789012345678", 123456789012345678.0},   /* wider than a double */
    {"0.123456789012345678", 0.123456789012345678}, /* likewise */
};

START_TEST(the_double_is_the_nearest)
{
    ck_assert_double_eq(rp_decimal_to_double(decimal(double_rows[_i].text)), double_rows[_i].value);
}
END_TEST

static const struct {
    const char *text;
    int decimals;
    const char *rounded;
} round_rows[] = {
    {"2.675", 2, "2.68"},              /* half goes up */
    {"-2.675", 2, "-2.68"},            /* away from zero */
    {"2.674999", 2, "2.67"},           /* below half */
    {"0.5", 0, "1"},                   /* to whole */
    {"-0.4", 0, "0"},                  /* to zero */
    {"9.99", 1, "10"},                 /* carry */
    {"1.2", 3, "1.2"},                 /* nothing to do */
    {"0.999999999999999999", 17, "1"}, /* carry through all digits */
    {"0.05", 1, "0.1"},                /* half of the last place */
};

START_TEST(rounding_is_half_away_from_zero)
{
    RpDecimal value = rp_decimal_round(decimal(round_rows[_i].text), round_rows[_i].decimals);
    g_autofree char *printed = rp_decimal_to_string(value);

    ck_assert_str_eq(printed, round_rows[_i].rounded);
}
END_TEST

static Suite *
decimal_suite(void)
{
    Suite *suite = suite_create("decimal");
    TCase *tc = tcase_create("decimal");

    rp_tcase_add_rows(tc, a_decimal_is_read_exactly_or_not_at_all, parse_rows);
    tcase_add_test(tc, only_the_given_bytes_are_read);
    rp_tcase_add_rows(tc, a_shift_moves_the_point_exactly, shift_rows);
    rp_tcase_add_rows(tc, a_product_is_exact_or_refused, multiply_rows);
    rp_tcase_add_rows(tc, comparing_is_exact, compare_rows);
    rp_tcase_add_rows(tc, the_double_is_the_nearest, double_rows);
    rp_tcase_add_rows(tc, rounding_is_half_away_from_zero, round_rows);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(decimal_suite)
