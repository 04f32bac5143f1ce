#include "rp-check.h"

#include "data/fold.h"
#include "data/remark.h"

static const struct {
    const char *text;
    const char *folded;
    unsigned remarks;
} rows[] = {
    {"青海省", "青海省", 0},                                 /* as it is */
    {" 青海省　", "青海省", 0},                              /* blanks at the ends */
    {"北　京", "北京", RP_REMARK_SPACED},                    /* a wide blank inside */
    {"QH", "qh", 0},                                         /* case */
    {"（工信部）", "(工信部)", 0},                           /* brackets */
    {"ＩＳＯ", "iso", 0},                                    /* full-width letters */
    {"第１项", "第1项", RP_REMARK_FULLWIDTH},                /* full-width digits */
    {"遼寧省", "辽宁省", RP_REMARK_TRADITIONAL},             /* traditional */
    {"國家標準總數", "国家标准总数", RP_REMARK_TRADITIONAL}, /* all of it */
    {"\xef\xa7\x83宁", "辽宁", RP_REMARK_TRADITIONAL | RP_REMARK_COMPATIBILITY}, /* U+F9C3 */
    {"青海\xe2\x80\x8b省", "青海省", RP_REMARK_ZERO_WIDTH},                      /* invisible */
    {"青海\xc2\xa0省", "青海省", RP_REMARK_NO_BREAK}, /* no-break space */
    {"“十三五”", "\"十三五\"", 0},                    /* quotes */
    {"", "", 0},                                      /* nothing */
};

START_TEST(ways_of_writing_are_undone)
{
    unsigned remarks = 0;
    g_autofree char *folded = rp_fold_name(rows[_i].text, &remarks);

    ck_assert_str_eq(folded, rows[_i].folded);
    ck_assert_uint_eq(remarks, rows[_i].remarks);
}
END_TEST

static Suite *
fold_suite(void)
{
    Suite *suite = suite_create("fold");
    TCase *tc = tcase_create("core");

    rp_tcase_add_rows(tc, ways_of_writing_are_undone, rows);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(fold_suite)
