#include <string.h>

#include "layout-fixture.h"
#include "rp-check.h"

static LayoutFixture fixture;

static void
open_fixture(void)
{
    layout_fixture_open(&fixture);
    layout_fixture_write(
        &fixture, "layouts/base.yaml",
        "title: 通报\n"
        "blocks:\n"
        "  - {id: cover, type: cover}\n"
        "  - {id: head, type: heading, title: 内部情况}\n"
        "  - {id: words, type: text, text: 只供内部, internal: true}\n"
        "  - {id: part, type: heading, title: 目标}\n"
        "  - id: targets\n"
        "    type: table\n"
        "    columns: [指标, {name: 责任单位, internal: true}, 状态]\n"
        "  - {id: owners, type: table, columns: [{name: 责任单位, internal: true}]}\n"
        "  - {id: all, type: table}\n");
}

static void
close_fixture(void)
{
    layout_fixture_close(&fixture);
}

static RpLayout *
load_with(const char *const *settings, RpEdition edition)
{
    RpLayoutWishes wishes = {.settings = settings, .folder = fixture.folder, .edition = edition};
    g_autofree char *path = g_build_filename(fixture.folder, "layouts/base.yaml", NULL);
    g_autoptr(GError) error = NULL;
    RpLayout *layout = rp_layout_load_with(path, "layouts/base.yaml", &fixture.finder, &wishes,
                                           fixture.diags, &error);

    rp_assert_no_error(error);
    return layout;
}

static const RpLayoutBlock *
block(const RpLayout *layout, const char *id)
{
    for (guint i = 0; i < layout->blocks->len; i++)
        if (strcmp(((RpLayoutBlock *)g_ptr_array_index(layout->blocks, i))->id, id) == 0)
            return g_ptr_array_index(layout->blocks, i);
    return NULL;
}

START_TEST(settings_are_stronger_than_every_file)
{
    const char *const settings[] = {
        "theme.accent=#1E6B57", /* no comment here, and no quotes needed */
        "title={{region.short}}：月报 #1",
        "page.margins=[3cm, 2cm, 3cm, 2cm]",
        "body.size=三号",
        "styles.headline.colour=accent",
        "blocks.targets.limit=5",
        "blocks.targets.where.status=[滞后, 倒退]",
        "blocks.targets.where.nature=约束性",
        "remove=[all, owners]",
        "blocks.new.type=strip",
        "theme.mono=true",
        "blocks.targets.title=\"引号里\"",
        "theme.accent=靛蓝",
        NULL,
    };
    g_autoptr(RpLayout) layout = load_with(settings, RP_EDITION_UNSAID);
    g_autofree char *findings = layout_fixture_findings(&fixture);

    ck_assert_msg(layout != NULL && *findings == '\0', "%s", findings);
    ck_assert_uint_eq(layout->theme.accent, 0x1F5FA8); /* the later one wins */
    ck_assert(layout->theme.mono);
    ck_assert_str_eq(layout->title.text, "{{region.short}}：月报 #1");
    ck_assert_str_eq(layout->title.where.file, "--set");
    ck_assert_double_eq_tol(layout->page.margins.left, 2 * 72 / 2.54, 1e-6);
    const RpLayoutBlock *targets = block(layout, "targets");
    ck_assert_int_eq(targets->limit, 5);
    ck_assert_uint_eq(targets->filter.statuses, 1u << RP_STATUS_BEHIND | 1u << RP_STATUS_REGRESS);
    ck_assert_uint_eq(targets->filter.natures->len, 1);
    ck_assert_str_eq(targets->title.text, "引号里");
    ck_assert_ptr_null(block(layout, "all"));
    ck_assert_str_eq(block(layout, "new")->type, "strip");
}
END_TEST

static const struct {
    const char *setting;
    const char *code;
    int column;
} mistake_rows[] = {
    {"theme", "bad-setting", 6},                                    /* no = */
    {"=red", "bad-setting", 1},                                     /* no key */
    {"theme..accent=red", "bad-setting", 7},                        /* an empty part */
    {"theme.=red", "bad-setting", 7},                               /* an empty part at the end */
    {"extends=brief", "bad-setting", 1},                            /* not by a setting */
    {"theme.acent=red", "yaml-unknown-key", 7},                     /* a key of a section */
    {"titel=x", "yaml-unknown-key", 1},                             /* a key of the file */
    {"theme=red", "layout-type", 7},                                /* a map */
    {"theme.accent.dark=red", "layout-type", 14},                   /* no map */
    {"theme.accent=rot", "layout-value", 14},                       /* no colour */
    {"theme.accent=", "layout-value", 14},                          /* nothing */
    {"page.margins=[1cm]", "layout-value", 14},                     /* too few */
    {"page.margins=[1cm, 1, 1cm, 1cm]", "layout-value", 20},        /* no unit, within a list */
    {"page.margins=1cm", "layout-type", 14},                        /* no list */
    {"blocks.target.limit=5", "block-without-type", 8},             /* no such block */
    {"blocks.targets.limt=5", "yaml-unknown-key", 16},              /* no such key */
    {"blocks.targets.limit=many", "layout-value", 22},              /* no number */
    {"blocks.targets.where.status=late", "layout-word", 29},        /* no status */
    {"blocks.targets.columns=[指标，状态]", "yaml-wide-comma", 27}, /* full-width comma */
    {"blocks=x", "layout-type", 8},                                 /* no list */
    {"styles.boddy.size=9pt", "unknown-style", 8},                  /* no such style */
    {"remove=[nothing]", "unknown-block", 9},                       /* no such block */
    {"body.size=16", "layout-value", 11},                           /* no unit */
    {"theme.mono=yes", "layout-value", 12},                         /* no switch */
    {"blocks.words.file=../x.md", "path-outside-project", 19},      /* outside */
};

START_TEST(a_mistake_in_a_setting_is_reported_at_its_column)
{
    const char *const settings[] = {"theme.mono=false", mistake_rows[_i].setting, NULL};
    g_autoptr(RpLayout) layout = load_with(settings, RP_EDITION_UNSAID);
    const GPtrArray *all = rp_diags_sorted(fixture.diags);
    g_autofree char *findings = layout_fixture_findings(&fixture);

    ck_assert_ptr_null(layout);
    ck_assert_msg(all->len >= 1, "nothing found");
    const RpDiag *diag = g_ptr_array_index(all, 0);
    ck_assert_msg(strcmp(diag->where.file, "--set") == 0 && diag->where.line == 2 &&
                      diag->where.column == mistake_rows[_i].column &&
                      strcmp(diag->code, mistake_rows[_i].code) == 0 && diag->hint != NULL,
                  "%s", findings);
    g_autofree char *line = rp_diags_line(fixture.diags, diag->where);
    ck_assert_str_eq(line, mistake_rows[_i].setting);
}
END_TEST

START_TEST(an_internal_edition_has_everything)
{
    g_autoptr(RpLayout) layout = load_with(NULL, RP_EDITION_INTERNAL);

    ck_assert_uint_eq(layout->blocks->len, 7);
    ck_assert_uint_eq(block(layout, "targets")->columns->len, 3);
}
END_TEST

START_TEST(a_public_edition_lacks_what_is_internal_and_headings_of_nothing)
{
    g_autoptr(RpLayout) layout = load_with(NULL, RP_EDITION_PUBLIC);

    ck_assert_ptr_null(block(layout, "words"));
    ck_assert_ptr_null(block(layout, "head"));
    ck_assert_ptr_null(block(layout, "owners"));
    ck_assert_ptr_nonnull(block(layout, "part"));
    ck_assert_ptr_nonnull(block(layout, "all"));
    const GArray *columns = block(layout, "targets")->columns;
    ck_assert_uint_eq(columns->len, 2);
    ck_assert_str_eq(g_array_index(columns, RpLayoutColumn, 1).name, "状态");
}
END_TEST

START_TEST(the_layout_itself_may_be_public)
{
    const char *const settings[] = {"edition=公开", NULL};
    g_autoptr(RpLayout) layout = load_with(settings, RP_EDITION_UNSAID);

    ck_assert_ptr_null(block(layout, "words"));
}
END_TEST

START_TEST(what_is_asked_for_is_stronger_than_the_layout)
{
    const char *const settings[] = {"edition=public", NULL};
    g_autoptr(RpLayout) layout = load_with(settings, RP_EDITION_INTERNAL);

    ck_assert_ptr_nonnull(block(layout, "words"));
}
END_TEST

static const struct {
    const char *setting;
    RpEdition edition;
    const char *code; /* NULL: good */
} secrecy_rows[] = {
    {"secrecy=秘密★1年", RP_EDITION_INTERNAL, NULL},
    {"secrecy=机密", RP_EDITION_INTERNAL, NULL},
    {"secrecy=绝密★长期", RP_EDITION_INTERNAL, NULL},
    {"secrecy=秘密★6个月", RP_EDITION_INTERNAL, NULL},
    {"secrecy=", RP_EDITION_PUBLIC, NULL},                     /* none */
    {"secrecy=秘密★1年", RP_EDITION_PUBLIC, "secret-public"},  /* a contradiction */
    {"secrecy=秘密*1年", RP_EDITION_INTERNAL, "bad-secrecy"},  /* not the star */
    {"secrecy=内部资料", RP_EDITION_INTERNAL, "bad-secrecy"},  /* no grade */
    {"secrecy=秘密★", RP_EDITION_INTERNAL, "bad-secrecy"},     /* no term */
    {"secrecy=秘密★一年", RP_EDITION_INTERNAL, "bad-secrecy"}, /* digits are Arabic */
    {"secrecy=秘密★0年", RP_EDITION_INTERNAL, "bad-secrecy"},  /* no time at all */
};

START_TEST(secrecy_is_checked)
{
    const char *const settings[] = {secrecy_rows[_i].setting, NULL};
    g_autoptr(RpLayout) layout = load_with(settings, secrecy_rows[_i].edition);

    if (secrecy_rows[_i].code == NULL)
        ck_assert_ptr_nonnull(layout);
    else
        layout_fixture_assert_one(&fixture, secrecy_rows[_i].code, 1, 9);
}
END_TEST

static Suite *
settings_suite(void)
{
    Suite *suite = suite_create("layoutfile/settings");
    TCase *tc = tcase_create("settings");

    tcase_add_checked_fixture(tc, open_fixture, close_fixture);
    tcase_add_test(tc, settings_are_stronger_than_every_file);
    rp_tcase_add_rows(tc, a_mistake_in_a_setting_is_reported_at_its_column, mistake_rows);
    tcase_add_test(tc, an_internal_edition_has_everything);
    tcase_add_test(tc, a_public_edition_lacks_what_is_internal_and_headings_of_nothing);
    tcase_add_test(tc, the_layout_itself_may_be_public);
    tcase_add_test(tc, what_is_asked_for_is_stronger_than_the_layout);
    rp_tcase_add_rows(tc, secrecy_is_checked, secrecy_rows);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(settings_suite)
