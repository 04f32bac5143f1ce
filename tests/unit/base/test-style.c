#include "base/style.h"

#include "rp-check.h"

static const struct {
    const char *name;
    bool ok;
    RpFontRole role;
} rows[] = {
    {"标宋", true, RP_ROLE_BIAOSONG},   /* titles */
    {"小标宋", true, RP_ROLE_BIAOSONG}, /* as offices call it */
    {"宋体", true, RP_ROLE_SONG},       /* prose */
    {"宋", true, RP_ROLE_SONG},         /* short */
    {"仿宋", true, RP_ROLE_FANGSONG},   /* official body */
    {"黑体", true, RP_ROLE_HEI},        /* headings */
    {"楷体", true, RP_ROLE_KAI},        /* second level */
    {"数字", true, RP_ROLE_NUMBER},     /* figures */
    {"SimSun", false, RP_ROLE_SONG},    /* a family is no role */
    {"", false, RP_ROLE_SONG},          /* nothing */
};

START_TEST(a_role_has_its_chinese_name)
{
    RpFontRole role;

    ck_assert_int_eq(rp_role_parse(rows[_i].name, &role), rows[_i].ok);
    if (rows[_i].ok)
        ck_assert_int_eq(role, rows[_i].role);
}
END_TEST

START_TEST(every_name_reads_back)
{
    for (int i = 0; i < RP_N_ROLES; i++) {
        RpFontRole role;

        ck_assert(rp_role_parse(rp_role_name((RpFontRole)i), &role));
        ck_assert_int_eq(role, i);
    }
}
END_TEST

static Suite *
style_suite(void)
{
    Suite *suite = suite_create("style");
    TCase *tc = tcase_create("style");

    rp_tcase_add_rows(tc, a_role_has_its_chinese_name, rows);
    tcase_add_test(tc, every_name_reads_back);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(style_suite)
