#include "base/number.h"

#include <math.h>

#include "rp-check.h"

static const struct {
    double value;
    int decimals;
    const char *text;
} format_rows[] = {
    {2.675, 2, "2.68"},                  /* half by its shortest form, not by its binary value */
    {1.005, 2, "1.01"},                  /* likewise */
    {0.5, 0, "1"},                       /* half away from zero */
    {-0.5, 0, "−1"},                     /* away from zero on the other side */
    {1.5, 0, "2"},                       /* odd */
    {2.5, 0, "3"},                       /* even */
    {-0.04, 1, "0.0"},                   /* no minus before zero */
    {0.05, 1, "0.1"},                    /* first digit is rounded */
    {0.004, 1, "0.0"},                   /* far below */
    {9.99, 1, "10.0"},                   /* carry */
    {999.95, 1, "1000.0"},               /* carry over all */
    {0, 2, "0.00"},                      /* zero */
    {-0.0, 2, "0.00"},                   /* negative zero */
    {1234567, 0, "1234567"},             /* no grouping */
    {1e21, 0, "1000000000000000000000"}, /* no exponent */
    {1e-7, 3, "0.000"},                  /* nor for small ones */
    {120, 1, "120.0"},                   /* zeros before the point */
    {0.1, 20, "0.10000000000000000000"}, /* more places than digits */
    {NAN, 1, "—"},                       /* no value */
    {INFINITY, 1, "—"},                  /* no number to print */
};

START_TEST(a_number_is_rounded_as_people_do_it_on_paper)
{
    g_autofree char *text = rp_number_format(format_rows[_i].value, format_rows[_i].decimals);

    ck_assert_str_eq(text, format_rows[_i].text);
}
END_TEST

static const struct {
    double value;
    int decimals;
    const char *text;
} signed_rows[] = {
    {1.25, 1, "+1.3"},  /* plus */
    {-1.25, 1, "−1.3"}, /* minus */
    {0.04, 1, "0.0"},   /* rounded to zero */
    {0, 1, "0.0"},      /* zero */
    {NAN, 1, "—"},      /* no value */
};

START_TEST(a_signed_number_shows_plus_but_zero_has_no_sign)
{
    g_autofree char *text =
        rp_number_format_signed(signed_rows[_i].value, signed_rows[_i].decimals);

    ck_assert_str_eq(text, signed_rows[_i].text);
}
END_TEST

static const struct {
    double value;
    const char *text;
} exact_rows[] = {
    {0.1, "0.1"},                       /* shortest */
    {0.1 + 0.2, "0.30000000000000004"}, /* 17 digits needed */
    {1.0 / 3, "0.3333333333333333"},    /* 16 digits */
    {-12.5, "-12.5"},                   /* ASCII minus */
    {-0.0, "0"},                        /* zero */
    {120, "120"},                       /* whole */
    {1e22, "10000000000000000000000"},  /* no exponent */
    {1.5e-10, "0.00000000015"},         /* no exponent */
    {NAN, ""},                          /* no value */
};

START_TEST(the_exact_form_reads_back)
{
    g_autofree char *text = rp_number_exact(exact_rows[_i].value);

    ck_assert_str_eq(text, exact_rows[_i].text);
    if (*text != '\0')
        ck_assert_double_eq(g_ascii_strtod(text, NULL), exact_rows[_i].value);
}
END_TEST

static const struct {
    unsigned number;
    const char *text;
} chinese_rows[] = {
    {0, "0"},       /* no numeral stands for it */
    {1, "一"},      /* one digit */
    {10, "十"},     /* not 一十 */
    {19, "十九"},   /* ten and a digit */
    {20, "二十"},   /* full tens */
    {99, "九十九"}, /* the largest */
    {100, "100"},   /* larger ones are written in digits */
};

START_TEST(a_number_is_written_in_chinese_up_to_ninety_nine)
{
    g_autofree char *text = rp_number_chinese(chinese_rows[_i].number);

    ck_assert_str_eq(text, chinese_rows[_i].text);
}
END_TEST

static Suite *
number_suite(void)
{
    Suite *suite = suite_create("number");
    TCase *tc = tcase_create("number");

    rp_tcase_add_rows(tc, a_number_is_rounded_as_people_do_it_on_paper, format_rows);
    rp_tcase_add_rows(tc, a_signed_number_shows_plus_but_zero_has_no_sign, signed_rows);
    rp_tcase_add_rows(tc, the_exact_form_reads_back, exact_rows);
    rp_tcase_add_rows(tc, a_number_is_written_in_chinese_up_to_ninety_nine, chinese_rows);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(number_suite)
