#include "base/diag.h"

#include "rp-check.h"

static const RpDiag *
diag_at(RpDiags *diags, guint i)
{
    const GPtrArray *sorted = rp_diags_sorted(diags);

    ck_assert_uint_lt(i, sorted->len);
    return g_ptr_array_index(sorted, i);
}

START_TEST(findings_come_in_order_of_place_then_arrival)
{
    g_autoptr(RpDiags) diags = rp_diags_new();

    rp_diags_add(diags, RP_FAULT, "e", rp_where("b.csv", 1, 1), "fifth");
    rp_diags_add(diags, RP_NOTE, "c", rp_where("a.csv", 10, 2), "third");
    rp_diags_add(diags, RP_WARNING, "d", rp_where("a.csv", 10, 2), "fourth");
    rp_diags_add(diags, RP_NOTE, "b", rp_where("a.csv", 9, 30), "second");
    rp_diags_add(diags, RP_NOTE, "a", rp_where(NULL, 0, 0), "first");
    for (guint i = 0; i < 5; i++)
        ck_assert_int_eq(diag_at(diags, i)->code[0], (int)('a' + i));
}
END_TEST

START_TEST(the_cap_counts_what_it_drops)
{
    g_autoptr(RpDiags) diags = rp_diags_new();

    rp_diags_set_max(diags, 2);
    for (int i = 1; i <= 5; i++) {
        rp_diags_add(diags, RP_WARNING, "w", rp_where("a.csv", i, 1), "row %d", i);
        rp_diags_hint(diags, "hint %d", i);
    }
    rp_diags_add(diags, RP_WARNING, "w", rp_where("b.csv", 1, 1), "other file");
    ck_assert_uint_eq(rp_diags_sorted(diags)->len, 3);
    ck_assert_uint_eq(rp_diags_dropped(diags, "a.csv"), 3);
    ck_assert_uint_eq(rp_diags_dropped(diags, "b.csv"), 0);
    ck_assert_uint_eq(rp_diags_dropped(diags, "c.csv"), 0);
    ck_assert_uint_eq(rp_diags_count(diags, RP_WARNING), 6);
    ck_assert_str_eq(diag_at(diags, 1)->hint, "hint 2");
}
END_TEST

START_TEST(a_fault_over_the_cap_takes_the_place_of_the_mildest)
{
    g_autoptr(RpDiags) diags = rp_diags_new();

    rp_diags_set_max(diags, 3);
    rp_diags_add(diags, RP_WARNING, "w", rp_where("a.csv", 1, 1), "warning");
    rp_diags_add(diags, RP_NOTE, "n1", rp_where("a.csv", 2, 1), "note");
    rp_diags_add(diags, RP_NOTE, "n2", rp_where("a.csv", 3, 1), "note");
    rp_diags_add(diags, RP_FAULT, "f", rp_where("a.csv", 4, 1), "fault");
    rp_diags_hint(diags, "mend it");
    ck_assert_uint_eq(rp_diags_sorted(diags)->len, 3);
    ck_assert_str_eq(diag_at(diags, 0)->code, "w");
    ck_assert_str_eq(diag_at(diags, 1)->code, "n1");
    ck_assert_str_eq(diag_at(diags, 2)->hint, "mend it");
    ck_assert_uint_eq(rp_diags_dropped(diags, "a.csv"), 1);
}
END_TEST

START_TEST(strict_makes_warnings_faults_before_and_after)
{
    g_autoptr(RpDiags) diags = rp_diags_new();

    rp_diags_add(diags, RP_WARNING, "w", rp_where("a.csv", 1, 1), "early");
    rp_diags_add(diags, RP_NOTE, "n", rp_where("a.csv", 1, 2), "note");
    ck_assert(!rp_diags_failed(diags));
    rp_diags_set_strict(diags);
    ck_assert(rp_diags_failed(diags));
    rp_diags_add(diags, RP_WARNING, "w", rp_where("a.csv", 1, 3), "late");
    ck_assert_uint_eq(rp_diags_count(diags, RP_WARNING), 0);
    ck_assert_uint_eq(rp_diags_count(diags, RP_FAULT), 2);
    ck_assert_uint_eq(rp_diags_count(diags, RP_NOTE), 1);
    ck_assert_int_eq(diag_at(diags, 0)->severity, RP_FAULT);
    ck_assert_int_eq(diag_at(diags, 1)->severity, RP_NOTE);
    ck_assert_int_eq(diag_at(diags, 2)->severity, RP_FAULT);
}
END_TEST

START_TEST(raw_input_in_a_message_cannot_steer_the_terminal)
{
    g_autoptr(RpDiags) diags = rp_diags_new();

    rp_diags_add(diags, RP_FAULT, "f", rp_where("a.csv", 1, 1), "bad value “%s”", "a\x1b[31m\xff");
    rp_diags_hint(diags, "write %s", "x\ny");
    ck_assert_str_eq(diag_at(diags, 0)->text, "bad value “a\\x1B[31m\\xFF”");
    ck_assert_str_eq(diag_at(diags, 0)->hint, "write x\\x0Ay");
}
END_TEST

static const struct {
    int column, row;
    const char *cell;
} cell_rows[] = {
    {1, 1, "A1"},       /* first */
    {4, 17, "D17"},     /* usual */
    {26, 2, "Z2"},      /* last of one letter */
    {27, 2, "AA2"},     /* first of two */
    {702, 3, "ZZ3"},    /* last of two */
    {703, 3, "AAA3"},   /* first of three */
    {16384, 9, "XFD9"}, /* last of a worksheet */
};

START_TEST(a_cell_is_named_as_in_a_spreadsheet)
{
    g_autoptr(RpDiags) diags = rp_diags_new();

    rp_diags_add(diags, RP_FAULT, "f", rp_where("a.csv", 1, 1), "x");
    rp_diags_cell(diags, cell_rows[_i].column, cell_rows[_i].row);
    ck_assert_str_eq(diag_at(diags, 0)->cell, cell_rows[_i].cell);
}
END_TEST

START_TEST(severities_have_the_words_of_the_contract)
{
    ck_assert_str_eq(rp_severity_name(RP_NOTE), "note");
    ck_assert_str_eq(rp_severity_name(RP_WARNING), "warning");
    ck_assert_str_eq(rp_severity_name(RP_FAULT), "error");
}
END_TEST

static Suite *
diag_suite(void)
{
    Suite *suite = suite_create("diag");
    TCase *tc = tcase_create("diag");

    tcase_add_test(tc, findings_come_in_order_of_place_then_arrival);
    tcase_add_test(tc, the_cap_counts_what_it_drops);
    tcase_add_test(tc, a_fault_over_the_cap_takes_the_place_of_the_mildest);
    tcase_add_test(tc, strict_makes_warnings_faults_before_and_after);
    tcase_add_test(tc, raw_input_in_a_message_cannot_steer_the_terminal);
    rp_tcase_add_rows(tc, a_cell_is_named_as_in_a_spreadsheet, cell_rows);
    tcase_add_test(tc, severities_have_the_words_of_the_contract);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(diag_suite)
