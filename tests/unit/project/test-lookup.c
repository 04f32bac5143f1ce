#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "project/report.h"
#include "rp-check.h"

/* The tree of every test, below a temporary folder:
 *
 *   office/data/indicators.csv            of the office
 *   office/data/plans/p/plan.yaml
 *   office/[project]/report.yaml          the project, with a name that glob(3) would understand
 *   office/[project]/data/indicators.csv
 *   office/[project]/layouts/mine.yaml
 *   office/[project]/layouts/provinces/
 *   office/[project]/metrics/{b,a,B}.csv, metrics/sub/
 *   office/[project]/metrics/out.csv -> office/secret.csv
 *   office/[project]/metrics/link.csv -> a.csv
 *   office/[project]/metrics/lost -> nothing.csv
 *   office/[project]/metrics/pipe         a FIFO
 *   office/secret.csv
 *   shipped/data/indicators.csv, data/plans/{p,q}/plan.yaml, layouts/brief.yaml
 */
static const char *const files[] = {
    "office/data/indicators.csv",
    "office/data/plans/p/plan.yaml",
    "office/[project]/report.yaml",
    "office/[project]/data/indicators.csv",
    "office/[project]/layouts/mine.yaml",
    "office/[project]/layouts/.hidden.yaml",
    "office/[project]/layouts/provinces/qinghai.yaml",
    "office/[project]/metrics/b.csv",
    "office/[project]/metrics/a.csv",
    "office/[project]/metrics/B.csv",
    "office/[project]/metrics/sub/c.csv",
    "office/secret.csv",
    "shipped/data/indicators.csv",
    "shipped/data/plans/p/plan.yaml",
    "shipped/data/plans/q/plan.yaml",
    "shipped/layouts/brief.yaml",
};

static char *root; /* of each test */
static RpReport *report;

static void
set_up(void)
{
    g_autofree char *made = g_dir_make_tmp("rp-lookup-XXXXXX", NULL);
    root = g_canonicalize_filename(made, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_build_filename(root, files[i], NULL);
        g_autofree char *parent = g_path_get_dirname(path);
        ck_assert_int_eq(g_mkdir_with_parents(parent, 0755), 0);
        ck_assert(g_file_set_contents(path, "plan: p\n", -1, NULL));
    }
    g_autofree char *out = g_build_filename(root, "office/[project]/metrics/out.csv", NULL);
    g_autofree char *link = g_build_filename(root, "office/[project]/metrics/link.csv", NULL);
    ck_assert_int_eq(symlink("../../secret.csv", out), 0);
    ck_assert_int_eq(symlink("a.csv", link), 0);
    g_autofree char *lost = g_build_filename(root, "office/[project]/metrics/lost", NULL);
    g_autofree char *pipe = g_build_filename(root, "office/[project]/metrics/pipe", NULL);
    ck_assert_int_eq(symlink("nothing.csv", lost), 0);
    ck_assert_int_eq(mkfifo(pipe, 0600), 0);

    g_autofree char *project = g_build_filename(root, "office/[project]", NULL);
    g_autofree char *shipped = g_build_filename(root, "shipped", NULL);
    report = rp_report_new_bare(project, shipped);
}

static void
remove_tree(const char *path)
{
    g_autoptr(GDir) dir =
        g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *entry = g_build_filename(path, name, NULL);
        remove_tree(entry);
    }
    g_remove(path);
}

static void
tear_down(void)
{
    g_clear_pointer(&report, rp_report_free);
    remove_tree(root);
    g_clear_pointer(&root, g_free);
}

/* Returns: (owned) the names one behind the other, as they are shown. */
static char *
joined(const GPtrArray *names, bool paths)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *shown = paths ? rp_report_shown(report, name) : g_strdup(name);
        g_string_append_printf(text, "%s%s", i > 0 ? " " : "", shown);
    }
    return g_string_free(text, FALSE);
}

static const struct {
    const char *name;
    const char *all; /* as shown, nearest first */
} find_rows[] = {
    {"data/indicators.csv",
     "data/indicators.csv ../data/indicators.csv dabiao:data/indicators.csv"}, /* all three */
    {"data/plans/p/plan.yaml",
     "../data/plans/p/plan.yaml dabiao:data/plans/p/plan.yaml"}, /* the office's first */
    {"data/plans/q/plan.yaml", "dabiao:data/plans/q/plan.yaml"}, /* shipped only */
    {"layouts/mine.yaml", "layouts/mine.yaml"},                  /* of the project only */
    {"layouts/none.yaml", ""},                                   /* nowhere */
    {"data/plans", ""},                                          /* a folder */
    {"../office/secret.csv", ""},                                /* climbs */
    {"data/../../secret.csv", ""},                               /* climbs later */
    {"/etc/passwd", ""},                                         /* absolute */
    {"metrics/out.csv", ""},                                     /* symlink that leaves */
    {"metrics/link.csv", "metrics/link.csv"},                    /* symlink that stays */
};

START_TEST(a_name_is_looked_up_from_the_project_upwards_then_in_what_is_shipped)
{
    g_autoptr(GPtrArray) found = rp_report_find_all(report, find_rows[_i].name);
    g_autofree char *nearest = rp_report_find(report, find_rows[_i].name);
    g_autofree char *all = joined(found, true);

    ck_assert_str_eq(all, find_rows[_i].all);
    ck_assert_int_eq(nearest != NULL, found->len > 0);
    if (nearest != NULL)
        ck_assert_str_eq(nearest, g_ptr_array_index(found, 0));
}
END_TEST

static const struct {
    const char *folder;
    const char *names;
} list_rows[] = {
    {"layouts", "brief mine provinces"}, /* files without .yaml, and folders */
    {"layouts/provinces", "qinghai"},    /* below */
    {"data/plans", "p q"},               /* once each */
    {"none", ""},                        /* nowhere */
    {"../office", ""},                   /* climbs */
};

START_TEST(names_are_listed_sorted_and_once)
{
    g_autoptr(GPtrArray) names = rp_report_list(report, list_rows[_i].folder);
    g_autofree char *text = joined(names, false);

    ck_assert_str_eq(text, list_rows[_i].names);
}
END_TEST

static const struct {
    const char *patterns; /* with | between */
    const char *files;    /* as shown */
    const char *code;     /* of the only fault, nullable */
    const char *hint;     /* nullable: any */
} glob_rows[] = {
    {"metrics/[ab].csv", "metrics/a.csv metrics/b.csv", NULL, NULL},               /* class */
    {"metrics/?.csv", "metrics/B.csv metrics/a.csv metrics/b.csv", NULL, NULL},    /* bytewise */
    {"metrics/a.csv|metrics/[ab].csv", "metrics/a.csv metrics/b.csv", NULL, NULL}, /* once */
    {"./metrics/../metrics/a.csv", "metrics/a.csv", NULL, NULL},                   /* roundabout */
    {"metrics/link.csv", "metrics/link.csv", NULL, NULL}, /* symlink inside */
    {"metrics/s*", "", "path-not-file", "name the files in it: metrics/sub/*.csv"}, /* folder */
    {"metrics/[abs]*", "metrics/a.csv metrics/b.csv", "path-not-file", NULL}, /* folder among */
    {"metrics/[ap]*", "metrics/a.csv", "path-not-file",
     "remove it, or name the files so that it does not match"}, /* pipe among */
    {"metrics/[al][.o]*", "metrics/a.csv", "path-not-found",
     "mend or remove the link"},                                       /* symlink to nothing */
    {"metrics/x*.csv", "", "path-not-found", NULL},                    /* nothing */
    {"metrics/aa.csv", "", "path-not-found", "did you mean “a.csv”?"}, /* close */
    {"metrics\\*.csv", "", "path-not-found",
     "write / instead of \\ between folder and file"},                      /* Windows */
    {"/etc/passwd", "", "path-outside-project", NULL},                      /* absolute */
    {"../secret.csv", "", "path-outside-project", NULL},                    /* climbs */
    {"../*.csv", "", "path-outside-project", NULL},                         /* climbs */
    {"metrics/../../*.csv", "", "path-outside-project", NULL},              /* climbs later */
    {"metrics/out.csv", "", "path-outside-project", NULL},                  /* symlink out */
    {"../../shipped/data/*.csv", "dabiao:data/indicators.csv", NULL, NULL}, /* shipped */
};

START_TEST(a_pattern_matches_only_what_belongs_to_the_project)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_auto(GStrv) parts = g_strsplit(glob_rows[_i].patterns, "|", -1);
    g_autoptr(GArray) patterns = g_array_new(FALSE, FALSE, sizeof(RpReportText));
    for (gsize i = 0; parts[i] != NULL; i++) {
        RpReportText pattern = {parts[i], rp_where("report.yaml", 2, 10 + (int)i)};
        g_array_append_val(patterns, pattern);
    }
    g_autoptr(GPtrArray) found = rp_report_glob(report, patterns, diags);
    g_autofree char *text = joined(found, true);
    const GPtrArray *sorted = rp_diags_sorted(diags);

    ck_assert_str_eq(text, glob_rows[_i].files);
    ck_assert_uint_eq(sorted->len, glob_rows[_i].code != NULL);
    if (sorted->len == 0)
        return;
    const RpDiag *fault = g_ptr_array_index(sorted, 0);
    ck_assert_str_eq(fault->code, glob_rows[_i].code);
    ck_assert_int_eq(fault->where.line, 2);
    ck_assert_int_eq(fault->where.column, 10);
    ck_assert_ptr_nonnull(fault->hint);
    if (glob_rows[_i].hint != NULL)
        ck_assert_str_eq(fault->hint, glob_rows[_i].hint);
}
END_TEST

static const struct {
    const char *path;
    const char *code; /* nullable: found */
} resolve_rows[] = {
    {"layouts/mine.yaml", NULL},                 /* of the project */
    {"./layouts/mine.yaml", NULL},               /* written with a dot */
    {"metrics/link.csv", NULL},                  /* symlink inside */
    {"layouts/min.yaml", "path-not-found"},      /* nothing */
    {"layouts", "path-not-found"},               /* folder */
    {"../secret.csv", "path-outside-project"},   /* climbs */
    {"metrics/out.csv", "path-outside-project"}, /* symlink out */
    {"/etc/passwd", "path-outside-project"},     /* absolute */
};

START_TEST(a_path_is_resolved_inside_the_project_or_refused)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autofree char *path =
        rp_report_resolve(report, resolve_rows[_i].path, rp_where("report.yaml", 3, 9), diags);
    const GPtrArray *sorted = rp_diags_sorted(diags);

    ck_assert_int_eq(path != NULL, resolve_rows[_i].code == NULL);
    ck_assert_uint_eq(sorted->len, resolve_rows[_i].code != NULL);
    if (sorted->len > 0)
        ck_assert_str_eq(((const RpDiag *)g_ptr_array_index(sorted, 0))->code,
                         resolve_rows[_i].code);
}
END_TEST

START_TEST(data_shipped_above_the_project_comes_last_and_once)
{
    g_autofree char *project = g_build_filename(root, "office/[project]", NULL);
    g_autofree char *office = g_build_filename(root, "office", NULL);
    g_autoptr(RpReport) inside = rp_report_new_bare(project, office);
    g_autoptr(GPtrArray) found = rp_report_find_all(inside, "data/indicators.csv");
    g_autofree char *last = rp_report_shown(inside, g_ptr_array_index(found, found->len - 1));

    ck_assert_uint_eq(found->len, 2);
    ck_assert_str_eq(last, "dabiao:data/indicators.csv");
}
END_TEST

static Suite *
lookup_suite(void)
{
    Suite *suite = suite_create("lookup");
    TCase *tc = tcase_create("lookup");

    tcase_add_checked_fixture(tc, set_up, tear_down);
    rp_tcase_add_rows(tc, a_name_is_looked_up_from_the_project_upwards_then_in_what_is_shipped,
                      find_rows);
    rp_tcase_add_rows(tc, names_are_listed_sorted_and_once, list_rows);
    rp_tcase_add_rows(tc, a_pattern_matches_only_what_belongs_to_the_project, glob_rows);
    rp_tcase_add_rows(tc, a_path_is_resolved_inside_the_project_or_refused, resolve_rows);
    tcase_add_test(tc, data_shipped_above_the_project_comes_last_and_once);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(lookup_suite)
