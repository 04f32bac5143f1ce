#include "rp-check.h"

#include <string.h>

#include "data/cell-unit.h"

static const struct {
    const char *value, *from, *to;
    RpUnitMatch match;
    const char *converted; /* NULL when refused */
} rows[] = {
    {"5", "项", "项", RP_UNIT_SAME, "5"},                        /* nothing to do */
    {"2", "年", "月", RP_UNIT_SAME, "24"},                       /* years to months */
    {"1.5", "年", "个月", RP_UNIT_SAME, "18"},                   /* half years too */
    {"24", "个月", "月", RP_UNIT_SAME, "24"},                    /* two words for months */
    {"24", "月", "年", RP_UNIT_SAME, "2"},                       /* divisible */
    {"7", "月", "年", RP_UNIT_INEXACT, NULL},                    /* 0.58333... */
    {"2", "周", "天", RP_UNIT_SAME, "14"},                       /* weeks to days */
    {"30", "天", "月", RP_UNIT_CONTRADICTS, NULL},               /* months differ in length */
    {"1.2", "万项", "项", RP_UNIT_SAME, "12000"},                /* ten thousands */
    {"12000", "项", "万项", RP_UNIT_SAME, "1.2"},                /* and back */
    {"3", "亿元", "万元", RP_UNIT_SAME, "30000"},                /* money */
    {"5", "千个", "个", RP_UNIT_SAME, "5000"},                   /* thousands */
    {"8.5", "‰", "%", RP_UNIT_SAME, "0.85"},                     /* per mille to per cent */
    {"85", "%", "‰", RP_UNIT_SAME, "850"},                       /* and back */
    {"88.9", "%", "", RP_UNIT_SAME, "0.889"},                    /* to a pure number */
    {"85", "％", "%", RP_UNIT_SAME, "85"},                       /* full-width sign */
    {"5", "个", "项", RP_UNIT_MEASURE_WORD, "5"},                /* another measure word */
    {"5", "家", "个", RP_UNIT_MEASURE_WORD, "5"},                /* another */
    {"1.2", "万个", "项", RP_UNIT_MEASURE_WORD, "12000"},        /* scaled as well */
    {"5", "%", "项", RP_UNIT_CONTRADICTS, NULL},                 /* a share is no count */
    {"5", "月", "项", RP_UNIT_CONTRADICTS, NULL},                /* nor a time */
    {"5", "个百分点", "%", RP_UNIT_CONTRADICTS, NULL},           /* points are no per cent */
    {"5", "吨", "项", RP_UNIT_CONTRADICTS, NULL},                /* unknown unit */
    {"5", "吨", "吨", RP_UNIT_SAME, "5"},                        /* the same unknown unit */
    {"5", "吨 ", "吨", RP_UNIT_SAME, "5"},                       /* with a blank */
    {"5", "公斤", "吨", RP_UNIT_CONTRADICTS, NULL},              /* two unknown units */
    {"999999999999999999", "万项", "项", RP_UNIT_INEXACT, NULL}, /* too many digits */
};

START_TEST(units_convert_exactly_or_not_at_all)
{
    RpDecimal value, converted = {-1, 0};

    ck_assert(rp_decimal_parse(rows[_i].value, strlen(rows[_i].value), &value));
    ck_assert_int_eq(rp_unit_convert(value, rows[_i].from, rows[_i].to, &converted),
                     rows[_i].match);
    g_autofree char *text = rp_decimal_to_string(converted);
    ck_assert_str_eq(text, rows[_i].converted != NULL ? rows[_i].converted : "-1");
}
END_TEST

static Suite *
cell_unit_suite(void)
{
    Suite *suite = suite_create("cell-unit");
    TCase *tc = tcase_create("core");

    rp_tcase_add_rows(tc, units_convert_exactly_or_not_at_all, rows);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(cell_unit_suite)
