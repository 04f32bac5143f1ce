#include "base/length.h"

#include <math.h>

#include "rp-check.h"

static const struct {
    const char *text;
    double points; /* negative infinity: refused */
} rows[] = {
    {"37mm", 104.88188976377953},   /* margin of an official document */
    {"2.5cm", 70.86614173228347},   /* centimetres */
    {"12pt", 12},                   /* points */
    {"25.4 mm", 72},                /* a blank before the unit */
    {"-1mm", -2.834645669291339},   /* towards the other side */
    {".5pt", 0.5},                  /* bare point */
    {"10毫米", 28.346456692913385}, /* Chinese unit */
    {"12磅", 12},                   /* Chinese unit */
    {"初号", 42},                   /* largest */
    {"小初", 36},                   /* small of the largest */
    {"一号", 26},                   /* 1 */
    {"小一", 24},                   /* small 1 */
    {"二号", 22},                   /* 2 */
    {"小二", 18},                   /* small 2 */
    {"三号", 16},                   /* 3 */
    {"小三", 15},                   /* small 3 */
    {"四号", 14},                   /* 4 */
    {"小四", 12},                   /* small 4 */
    {"小四号", 12},                 /* also said so */
    {"五号", 10.5},                 /* 5 */
    {"小五", 9},                    /* small 5 */
    {"六号", 7.5},                  /* 6 */
    {"小六", 6.5},                  /* small 6 */
    {"七号", 5.5},                  /* 7 */
    {"八号", 5},                    /* 8 */
    {"12", -INFINITY},              /* no unit */
    {"mm", -INFINITY},              /* no number */
    {"", -INFINITY},                /* nothing */
    {"12px", -INFINITY},            /* unknown unit */
    {"1e3mm", -INFINITY},           /* exponent */
    {"1.2.3mm", -INFINITY},         /* two points */
    {"１２mm", -INFINITY},          /* full-width digits */
    {"12mm ", -INFINITY},           /* blank behind */
    {"九号", -INFINITY},            /* no such size */
    {"小", -INFINITY},              /* half a name */
    {"infmm", -INFINITY},           /* word for a number */
};

START_TEST(a_length_has_a_number_and_a_unit_or_is_a_size_name)
{
    double points = -INFINITY;

    ck_assert_int_eq(rp_length_parse(rows[_i].text, &points), rows[_i].points > -INFINITY);
    if (rows[_i].points > -INFINITY)
        ck_assert_double_eq_tol(points, rows[_i].points, 1e-9);
    else
        ck_assert_double_eq(points, -INFINITY);
}
END_TEST

static Suite *
length_suite(void)
{
    Suite *suite = suite_create("length");
    TCase *tc = tcase_create("length");

    rp_tcase_add_rows(tc, a_length_has_a_number_and_a_unit_or_is_a_size_name, rows);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(length_suite)
