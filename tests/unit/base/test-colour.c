#include "base/colour.h"

#include "rp-check.h"

static const struct {
    const char *text;
    bool ok;
    RpColour colour;
} parse_rows[] = {
    {"#B22222", true, 0xB22222}, /* six digits */
    {"#b2f", true, 0xBB22FF},    /* three digits are doubled */
    {"#000000", true, RP_BLACK}, /* darkest */
    {"#FFFFFF", true, RP_WHITE}, /* lightest */
    {"B22222", false, 0},        /* no number sign */
    {"#B2222", false, 0},        /* five digits */
    {"#B222222", false, 0},      /* seven digits */
    {"#GG0000", false, 0},       /* no hexadecimal digit */
    {"", false, 0},              /* nothing */
    {"#", false, 0},             /* only the sign */
    {"＃B22222", false, 0},      /* full-width sign */
};

START_TEST(a_colour_is_a_number_sign_and_three_or_six_digits)
{
    RpColour colour = 0x123456;

    ck_assert_int_eq(rp_colour_parse(parse_rows[_i].text, &colour), parse_rows[_i].ok);
    ck_assert_uint_eq(colour, parse_rows[_i].ok ? parse_rows[_i].colour : 0x123456);
}
END_TEST

static const struct {
    RpColour a, b;
    double ratio;
} contrast_rows[] = {
    {RP_BLACK, RP_WHITE, 21.0}, /* the extremes */
    {RP_WHITE, RP_WHITE, 1.0},  /* nothing to see */
    {0x17212B, RP_WHITE, 16.3}, /* ink on paper */
    {0x4A5762, RP_WHITE, 7.4},  /* second ink */
    {0xC8141E, RP_WHITE, 5.9},  /* red head */
    {RP_WHITE, 0x3A8C84, 4.0},  /* the order does not matter */
};

START_TEST(contrast_is_that_of_wcag)
{
    ck_assert_double_eq_tol(rp_colour_contrast(contrast_rows[_i].a, contrast_rows[_i].b),
                            contrast_rows[_i].ratio, 0.05);
}
END_TEST

static Suite *
colour_suite(void)
{
    Suite *suite = suite_create("colour");
    TCase *tc = tcase_create("colour");

    rp_tcase_add_rows(tc, a_colour_is_a_number_sign_and_three_or_six_digits, parse_rows);
    rp_tcase_add_rows(tc, contrast_is_that_of_wcag, contrast_rows);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(colour_suite)
