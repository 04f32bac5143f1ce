#include "fonts/roles-private.h"

#include <glib/gstdio.h>

#include "base/error.h"
#include "rp-check.h"

/* Returns: (owned, nullable) the table in `text`. */
static RpRoleTable *
load_text(const char *text, RpDiags *diags, GError **error)
{
    g_autofree char *folder = g_dir_make_tmp("rp-roles-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "roles.yaml", NULL);

    ck_assert(g_file_set_contents(path, text, -1, NULL));
    RpRoleTable *table = rp_role_table_load(path, diags, error);

    g_unlink(path);
    g_rmdir(folder);
    return table;
}

START_TEST(lists_are_read_in_order)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(RpRoleTable) table =
        load_text("roles:\n  宋体:\n    weight: 700\n    han: [A, B]\n    latin: [C]\n"
                  "    package: p\nfallback: [D]\n",
                  diags, &error);

    rp_assert_no_error(error);
    const RpRoleWish *wish = &table->roles[RP_ROLE_SONG];

    ck_assert_int_eq(wish->weight, 700);
    ck_assert_uint_eq(wish->families[RP_SCRIPT_HAN]->len, 2);
    ck_assert_str_eq(g_ptr_array_index(wish->families[RP_SCRIPT_HAN], 1), "B");
    ck_assert_str_eq(g_ptr_array_index(wish->families[RP_SCRIPT_LATIN], 0), "C");
    ck_assert_uint_eq(wish->families[RP_SCRIPT_QUOTE]->len, 0);
    ck_assert_str_eq(wish->package, "p");
    ck_assert_str_eq(g_ptr_array_index(table->fallback, 0), "D");
    ck_assert_uint_eq(table->roles[RP_ROLE_KAI].families[RP_SCRIPT_HAN]->len, 0);
}
END_TEST

static const struct {
    const char *text, *code; /* of the first finding */
} wrong[] = {
    {"roles: [a]\n", "roles-wrong"},                         /* a list of roles */
    {"fallback: [a]\n", "roles-wrong"},                      /* no roles at all */
    {"roles:\n  粗体:\n    han: [a]\n", "roles-wrong"},      /* there is no such role */
    {"roles:\n  宋体:\n    han: a\n", "roles-wrong"},        /* a family instead of a list */
    {"roles:\n  宋体:\n    han: [[a]]\n", "roles-wrong"},    /* a list in the list */
    {"roles:\n  宋体: a\n", "roles-wrong"},                  /* a family instead of lists */
    {"roles:\n  宋体:\n    weight: heavy\n", "roles-wrong"}, /* no weight */
    {"roles:\n  宋体:\n    han: [a]\n  宋:\n    han: [b]\n", "roles-wrong"}, /* one role twice */
    {"roles:\n  宋体:\n    families: [a]\n", "yaml-unknown-key"},            /* an unknown key */
    {"- a\n", "roles-wrong"},                                                /* no map */
    {"", "file-empty"},                                                      /* nothing */
};

START_TEST(a_wrong_file_is_refused_with_a_finding)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(RpRoleTable) table = load_text(wrong[_i].text, diags, &error);

    ck_assert_ptr_null(table);
    rp_assert_error(error, RP_ERROR, RP_ERROR_INPUT);
    ck_assert_uint_ge(rp_diags_count(diags, RP_FAULT), 1);
    const RpDiag *diag = g_ptr_array_index(rp_diags_sorted(diags), 0);
    ck_assert_str_eq(diag->code, wrong[_i].code);
}
END_TEST

START_TEST(the_shipped_file_is_right)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(RpRoleTable) table =
        rp_role_table_load(RP_SOURCE_DIR "/fonts/roles.yaml", diags, &error);

    rp_assert_no_error(error);
    for (int role = 0; role < RP_N_ROLES; role++) {
        ck_assert_uint_ge(table->roles[role].families[RP_SCRIPT_HAN]->len, 1);
        ck_assert_uint_ge(table->roles[role].families[RP_SCRIPT_LATIN]->len, 1);
        ck_assert_ptr_nonnull(table->roles[role].package);
    }
}
END_TEST

static Suite *
roles_suite(void)
{
    Suite *suite = suite_create("roles");
    TCase *tc = tcase_create("roles");

    tcase_add_test(tc, lists_are_read_in_order);
    rp_tcase_add_rows(tc, a_wrong_file_is_refused_with_a_finding, wrong);
    tcase_add_test(tc, the_shipped_file_is_right);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(roles_suite)
