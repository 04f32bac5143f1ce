#include <string.h>

#include "layout-fixture.h"
#include "rp-check.h"

static LayoutFixture fixture;

static void
open_fixture(void)
{
    layout_fixture_open(&fixture);
}

static void
close_fixture(void)
{
    layout_fixture_close(&fixture);
}

#define COVER "blocks: [{id: c, type: cover}]\n"

static const struct {
    const char *text;
    const char *code;
    int line, column;
    const char *said; /* part of message or hint */
} rows[] = {
    /* the file as a whole */
    {"page: {size: A4}\n", "empty-layout", 1, 1, "extends: brief"}, /* says nothing of blocks */
    {"- a\n- b\n", "layout-type", 1, 1, "map of keys"},             /* a list for a map */
    {"title\n", "layout-type", 1, 1, "map of keys"},                /* a word for a map */
    {"# nothing\n", "yaml-empty", 1, 1, ""},                        /* only comments */

    /* keys */
    {COVER "titel: 月报\n", "yaml-unknown-key", 2, 1, "title"},                /* misspelt */
    {COVER "page: {sise: A4}\n", "yaml-unknown-key", 2, 8, "size"},            /* in a section */
    {COVER "theme: {acent: red}\n", "yaml-unknown-key", 2, 9, "accent"},       /* in the theme */
    {COVER "styles: {boddy: {size: 9pt}}\n", "unknown-style", 2, 10, "body"},  /* a style */
    {COVER "styles: {body: {siz: 9pt}}\n", "yaml-unknown-key", 2, 17, "size"}, /* of a style */
    {COVER "body: {size: 9pt}\nstyles: {body: {size: 9pt}}\n", "set-twice", 3, 10, "keep one"},
    {COVER "furniture: {header: a, head_left: b}\n", "set-twice", 2, 24, "header"}, /* same place */

    /* tasks */
    {"blocks: [{id: l, type: ledger, tasks: {kind: 任物}}]\n", "layout-word", 1, 46, "任务"},
    {"blocks: [{id: l, type: ledger, tasks: {state: late}}]\n", "layout-word", 1, 47, "overdue"},
    {"blocks: [{id: l, type: ledger, tasks: {due_by: 明年}}]\n", "layout-value", 1, 48, "2025"},
    {"blocks: [{id: l, type: ledger, group: region}]\n", "layout-word", 1, 39, "owner"},
    {"blocks: [{id: l, type: ledger, where: {id: a}}]\n", "key-not-for-type", 1, 32, "table"},
    {"blocks: [{id: t, type: table, tasks: {}}]\n", "key-not-for-type", 1, 31, "ledger"},

    /* pages and lengths */
    {COVER "page: {size: A6}\n", "layout-value", 2, 14, "16:9"},            /* unknown paper */
    {COVER "page: {size: [210mm]}\n", "layout-value", 2, 14, "[width"},     /* one length */
    {COVER "page: {size: {a: b}}\n", "layout-type", 2, 14, "single value"}, /* a map */
    {COVER "page: {margins: 20mm}\n", "layout-type", 2, 17, "a list"},      /* one for four */
    {COVER "page: {margins: [1mm, 1mm]}\n", "layout-value", 2, 17, "top, right"},     /* two */
    {COVER "page: {margins: [1mm, 1mm, 1, 1mm]}\n", "layout-value", 2, 28, "unit"},   /* no unit */
    {COVER "page: {margins: [1mm, 1mm, 1in, 1mm]}\n", "layout-value", 2, 28, "26mm"}, /* inches */
    {COVER "page: {size: [1000000000mm, 100mm]}\n", "layout-range", 2, 15, "1200mm"}, /* enormous */
    {COVER "page: {margins: [9mm, 99mm, 9mm, 99mm]}\n", "no-room", 2, 17, "narrower"},
    {COVER "page: {head_top: -3mm}\n", "layout-range", 2, 18, "0mm"},  /* negative */
    {COVER "body: {size: 16}\n", "layout-value", 2, 14, "12pt"},       /* a bare number */
    {COVER "body: {size: 三}\n", "layout-value", 2, 14, "三号"},       /* half a name */
    {COVER "body: {size: 1pt}\n", "layout-range", 2, 14, "possible"},  /* too small to read */
    {COVER "body: {indent: 两}\n", "layout-value", 2, 16, "a number"}, /* a word */
    {COVER "body: {indent: 200}\n", "layout-range", 2, 16, "20"},      /* too much */
    {COVER "body: 仿宋\n", "layout-type", 2, 7, "map of keys"},        /* not a map */

    /* words */
    {COVER "body: {role: 仿送}\n", "layout-value", 2, 14, "仿宋"},             /* unknown role */
    {COVER "body: {align: middle}\n", "layout-word", 2, 15, "justify"},        /* unknown word */
    {COVER "body: {weight: bold}\n", "layout-value", 2, 16, "whole number"},   /* a word */
    {COVER "theme: {accent: reds}\n", "layout-value", 2, 17, "red"},           /* nearly a name */
    {COVER "theme: {accent: \"#12345\"}\n", "layout-value", 2, 17, "#RRGGBB"}, /* five digits */
    {COVER "theme: {accent: \"#FFEE88\"}\n", "low-contrast", 2, 17, "darker"}, /* too light */
    {COVER "theme: {mono: yes}\n", "layout-value", 2, 15, "true"}, /* not a boolean here */
    {COVER "styles: {note: {colour: ink4}}\n", "layout-value", 2, 25, "ink"}, /* no such ink */

    /* blocks */
    {"blocks: {id: a, type: cover}\n", "layout-type", 1, 9, "a list"},           /* a map */
    {"blocks: [cover]\n", "layout-type", 1, 10, "map of keys"},                  /* a word */
    {"blocks: [{type: cover}]\n", "block-without-id", 1, 10, "name of its own"}, /* no id */
    {"blocks: [{id: a}]\n", "block-without-type", 1, 10, "inherited"},           /* no type */
    {"blocks: [{id: a, type: tabel}]\n", "layout-word", 1, 24, "table"},         /* misspelt */
    {"blocks: [{id: a, type: cover}, {id: a, type: text, text: b}]\n", "duplicate-block", 1, 37,
     "line 1"}, /* twice */
    {"blocks: [{id: a, type: cover, columns: [指标]}]\n", "key-not-for-type", 1, 31, "table"},
    {"blocks: [{id: a, type: table, text: b}]\n", "key-not-for-type", 1, 31, "summary"},
    {"blocks: [{id: a, type: table, colums: [指标]}]\n", "yaml-unknown-key", 1, 31, "columns"},
    {"blocks: [{id: a, type: table, limit: 0}]\n", "layout-range", 1, 38, "10000"},   /* none */
    {"blocks: [{id: a, type: table, limit: 1.5}]\n", "layout-value", 1, 38, "whole"}, /* half */
    {"blocks: [{id: a, type: table, sort: -complete}]\n", "layout-word", 1, 37, "completion"},
    {"blocks: [{id: a, type: table, columns: [[指标]]}]\n", "layout-type", 1, 41, "single"},
    {"blocks: [{id: a, type: heading, title: b, level: 4}]\n", "layout-range", 1, 50, "3"},
    {"blocks: [{id: a, type: table, where: {status: [behnd]}}]\n", "layout-word", 1, 48, "behind"},
    {"blocks: [{id: a, type: table, where: {stat: x}}]\n", "yaml-unknown-key", 1, 39, "status"},
    {"blocks: [{id: a, type: cover, after: b}]\n", "unknown-block", 1, 38, "so far"},  /* nowhere */
    {"blocks: [{id: a, type: cover, after: a}]\n", "unknown-block", 1, 38, "another"}, /* itself */
    {"remove: {x: y}\n" COVER, "layout-type", 1, 9, ""}, /* neither a name nor a list */
    {"remove: [x]\n" COVER, "unknown-block", 1, 10, ""}, /* nothing to remove */
    {"blocks: [{id: a, type: text, text: b, file: c.md}]\n", "set-twice", 1, 39, "keep one"},
    {"blocks: [{id: a, type: text, file: none.md}]\n", "missing-text", 1, 36, "relative"},
    {"blocks: [{id: a, type: text, file: ../../x.md}]\n", "path-outside-project", 1, 36, "stays"},
    {"blocks: [{id: a, type: text, file: /etc/passwd}]\n", "path-outside-project", 1, 36, "stays"},

    /* what it extends */
    {"extends: breif\n", "unknown-layout", 1, 10, "brief"},                 /* nearly a name */
    {"extends: ./other.yaml\n", "unknown-layout", 1, 10, "unknown layout"}, /* no such file */
    {"extends: ../../x.yaml\n", "path-outside-project", 1, 10, "project folder"},   /* outside */
    {"extends: [brief]\n", "layout-type", 1, 10, "single value"},                   /* a list */
    {"extends: me\n", "layout-cycle", 1, 10, "layouts/me.yaml -> layouts/me.yaml"}, /* itself */
};

START_TEST(a_mistake_is_reported_once_at_its_place_with_help)
{
    layout_fixture_write(&fixture, "layouts/brief.yaml", COVER);
    layout_fixture_write(&fixture, "layouts/c.md", "text\n");
    layout_fixture_write(&fixture, "layouts/me.yaml", rows[_i].text);
    g_autoptr(RpLayout) layout = layout_fixture_load(&fixture, "layouts/me.yaml");
    g_autofree char *text = layout_fixture_findings(&fixture);

    layout_fixture_assert_one(&fixture, rows[_i].code, rows[_i].line, rows[_i].column);
    ck_assert_msg(strstr(text, rows[_i].said) != NULL, "wanted '%s' in:\n%s", rows[_i].said, text);
    ck_assert_msg(strstr(text, " []\n") == NULL, "no hint in:\n%s", text);
    ck_assert((layout == NULL) == rp_diags_failed(fixture.diags));
}
END_TEST

START_TEST(all_mistakes_of_a_file_are_reported_together)
{
    layout_fixture_write(&fixture, "layouts/me.yaml",
                         "titel: x\n"
                         "page:\n"
                         "  size: A6\n"
                         "  margins: [1mm]\n"
                         "blocks:\n"
                         "  - {type: cover}\n"
                         "  - {id: a, type: tables}\n"
                         "  - {id: b, type: table, limit: many}\n");
    g_autoptr(RpLayout) layout = layout_fixture_load(&fixture, "layouts/me.yaml");

    ck_assert_ptr_null(layout);
    ck_assert_uint_eq(rp_diags_count(fixture.diags, RP_FAULT), 6);
}
END_TEST

START_TEST(mistakes_of_a_parent_are_reported_in_the_parent)
{
    layout_fixture_write(&fixture, "layouts/base.yaml", COVER "titel: x\n");
    layout_fixture_write(&fixture, "layouts/me.yaml", "extends: base\n");
    g_autoptr(RpLayout) layout = layout_fixture_load(&fixture, "layouts/me.yaml");

    ck_assert_ptr_null(layout);
    layout_fixture_assert_one(&fixture, "yaml-unknown-key", 2, 1);
    const RpDiag *diag = g_ptr_array_index(rp_diags_sorted(fixture.diags), 0);
    ck_assert_str_eq(diag->where.file, "layouts/base.yaml");
}
END_TEST

static Suite *
mistakes_suite(void)
{
    Suite *suite = suite_create("layoutfile/mistakes");
    TCase *tc = tcase_create("mistakes");

    tcase_add_checked_fixture(tc, open_fixture, close_fixture);
    rp_tcase_add_rows(tc, a_mistake_is_reported_once_at_its_place_with_help, rows);
    tcase_add_test(tc, all_mistakes_of_a_file_are_reported_together);
    tcase_add_test(tc, mistakes_of_a_parent_are_reported_in_the_parent);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(mistakes_suite)
