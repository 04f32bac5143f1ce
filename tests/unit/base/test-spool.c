#include "base/spool.h"

#include "base/error.h"
#include "rp-check.h"

/* Bytes held in memory before a temporary file is begun. */
static const gsize rows[] = {
    0,    /* none */
    5,    /* few */
    5000, /* all of them */
};

START_TEST(what_was_appended_is_read_again)
{
    g_autoptr(RpSpool) spool = rp_spool_new(g_get_tmp_dir(), rows[_i]);
    g_autoptr(GError) error = NULL;
    char bytes[3] = "", all[3001] = "";

    for (int i = 0; i < 1000; i++) {
        g_autofree char *text = g_strdup_printf("%03d", i);
        ck_assert(rp_spool_append(spool, text, 3, &error));
        if (i == 500) /* between appending */
            ck_assert(rp_spool_read(spool, 1500, bytes, 3, &error));
    }
    ck_assert_int_eq(memcmp(bytes, "500", 3), 0);
    ck_assert_uint_eq(rp_spool_length(spool), 3000);
    ck_assert(rp_spool_read(spool, 0, all, 3000, &error));
    ck_assert_int_eq(memcmp(all + 3 * 499, "499500501", 9), 0);
    rp_assert_no_error(error);
}
END_TEST

START_TEST(a_folder_that_is_not_there_is_said)
{
    g_autoptr(RpSpool) spool = rp_spool_new("/nowhere", 2);
    g_autoptr(GError) error = NULL;

    ck_assert(rp_spool_append(spool, "ab", 2, &error));
    ck_assert(!rp_spool_append(spool, "c", 1, &error));
    rp_assert_error(error, RP_ERROR, RP_ERROR_SYSTEM);
    ck_assert_ptr_nonnull(strstr(error->message, "/nowhere"));
}
END_TEST

static Suite *
spool_suite(void)
{
    Suite *suite = suite_create("spool");
    TCase *tc = tcase_create("core");

    rp_tcase_add_rows(tc, what_was_appended_is_read_again, rows);
    tcase_add_test(tc, a_folder_that_is_not_there_is_said);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(spool_suite)
