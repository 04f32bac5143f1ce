#include "base/richtext.h"

#include "rp-check.h"

static const RpTextStyle song = {RP_ROLE_SONG, 400, 10.5, RP_BLACK, 0, 0};
static const RpTextStyle hei = {RP_ROLE_HEI, 700, 10.5, RP_BLACK, 0, 0};

START_TEST(runs_cover_the_text_without_gaps)
{
    g_autoptr(RpRichText) rich = rp_richtext_new_plain("截至", song, rp_where("a.yaml", 3, 5));

    rp_richtext_append(rich, "", hei, rp_where("a.yaml", 3, 7));
    rp_richtext_append(rich, "2018年", hei, rp_where("a.yaml", 3, 7));
    ck_assert_str_eq(rich->text->str, "截至2018年");
    ck_assert_uint_eq(rich->spans->len, 2);
    ck_assert_uint_eq(g_array_index(rich->spans, RpSpan, 0).length, 6);
    ck_assert_uint_eq(g_array_index(rich->spans, RpSpan, 1).length, 7);
    ck_assert_int_eq(g_array_index(rich->spans, RpSpan, 1).style.role, RP_ROLE_HEI);
    ck_assert_int_eq(g_array_index(rich->spans, RpSpan, 1).where.column, 7);
}
END_TEST

START_TEST(a_copy_stands_alone)
{
    g_autoptr(RpRichText) rich = rp_richtext_new_plain("甲", song, rp_where("a.yaml", 1, 1));
    g_autoptr(RpRichText) copy = rp_richtext_copy(rich);

    rp_richtext_append(rich, "乙", hei, rp_where("a.yaml", 1, 2));
    ck_assert_str_eq(copy->text->str, "甲");
    ck_assert_uint_eq(copy->spans->len, 1);
    ck_assert_str_eq(rich->text->str, "甲乙");
}
END_TEST

START_TEST(an_empty_plain_text_has_no_run)
{
    g_autoptr(RpRichText) rich = rp_richtext_new_plain("", song, rp_where("a.yaml", 1, 1));

    ck_assert_uint_eq(rich->spans->len, 0);
    ck_assert_uint_eq(rich->text->len, 0);
}
END_TEST

static Suite *
richtext_suite(void)
{
    Suite *suite = suite_create("richtext");
    TCase *tc = tcase_create("richtext");

    tcase_add_test(tc, runs_cover_the_text_without_gaps);
    tcase_add_test(tc, a_copy_stands_alone);
    tcase_add_test(tc, an_empty_plain_text_has_no_run);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(richtext_suite)
