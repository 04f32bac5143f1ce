#include <string.h>

#include "golden.h"
#include "layout-fixture.h"
#include "rp-check.h"

#define CHAIN RP_SOURCE_DIR "/tests/golden/layout/chain"

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

/* A folder of layouts/ in the source tree. */
static char *
find_below(gpointer folder, const char *name, char **ret_shown)
{
    g_autofree char *shown = g_strdup_printf("layouts/%s.yaml", name);
    char *path = g_build_filename(folder, shown, NULL);

    *ret_shown = g_steal_pointer(&shown);
    return path;
}

/* Load the layout `name` of `folder`, which must be sound. */
static RpLayout *
load_below(const char *folder, const char *name, const RpLayoutWishes *wishes)
{
    RpLayoutFinder finder = {find_below, (gpointer)folder, NULL};
    g_autoptr(GError) error = NULL;
    g_autofree char *shown = NULL;
    g_autofree char *path = find_below((gpointer)folder, name, &shown);
    RpLayout *layout = rp_layout_load_with(path, shown, &finder, wishes, fixture.diags, &error);
    g_autofree char *findings = layout_fixture_findings(&fixture);

    rp_assert_no_error(error);
    ck_assert_msg(layout != NULL, "%s", findings);
    return layout;
}

static const char *const settings[] = {
    "theme.accent=朱红",
    "blocks.targets.title=目标进展：{{period.text}}",
    "blocks.targets.where.status=[滞后, 倒退]",
    "page.margins=[30mm, 26mm, 30mm, 28mm]",
    NULL,
};

START_TEST(every_property_is_traced_through_four_levels)
{
    RpLayoutWishes wishes = {.settings = settings, .folder = CHAIN, .keep_all = true};
    g_autoptr(RpLayout) layout = load_below(CHAIN, "provinces/xining", &wishes);
    g_autoptr(GString) out = g_string_new(NULL);

    ck_assert(rp_layout_explain(layout, NULL, out));
    rp_assert_golden("layout/chain/explain.txt", out->str);
    g_string_truncate(out, 0);
    rp_layout_show(layout, out);
    rp_assert_golden("layout/chain/show.yaml", out->str);
}
END_TEST

static const struct {
    const char *below;
    int lines; /* 0: there is nothing to say */
} below_rows[] = {
    {"theme.accent", 5},         /* four files and the default, one a line */
    {"page.grid", 2},            /* a map */
    {"them", 0},                 /* not the beginning of a word */
    {"blocks.targets.where", 3}, /* below a block */
    {"blocks.strip", 1},         /* removed */
    {"nothing", 0},
};

START_TEST(a_part_can_be_asked_for)
{
    RpLayoutWishes wishes = {.settings = settings, .folder = CHAIN, .keep_all = true};
    g_autoptr(RpLayout) layout = load_below(CHAIN, "provinces/xining", &wishes);
    g_autoptr(GString) out = g_string_new(NULL);
    bool any = rp_layout_explain(layout, below_rows[_i].below, out);
    int lines = 0;

    for (const char *p = out->str; *p != '\0'; p++)
        lines += *p == '\n' ? 1 : 0;
    ck_assert(any == (below_rows[_i].lines > 0));
    ck_assert_msg(lines == below_rows[_i].lines, "%s", out->str);
}
END_TEST

/* Returns: (owned) the dump without the places and the names of files. */
static char *
dump_without_places(const RpLayout *layout)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GString) kept = g_string_new(NULL);

    rp_layout_dump(layout, out);
    g_auto(GStrv) lines = g_strsplit(out->str, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        char *place = strstr(lines[i], " @");

        if (g_str_has_prefix(lines[i], "layout ") || g_str_has_prefix(lines[i], "  file ") ||
            g_str_has_prefix(lines[i], "  extends "))
            continue;
        if (place != NULL)
            *place = '\0';
        g_string_append_printf(kept, "%s\n", lines[i]);
    }
    return g_strdup(kept->str);
}

static void
assert_shown_is_the_same(const RpLayout *layout)
{
    g_autoptr(GString) shown = g_string_new(NULL);
    g_autofree char *wanted = dump_without_places(layout);

    rp_layout_show(layout, shown);
    layout_fixture_write(&fixture, "layouts/shown.yaml", shown->str);
    g_autoptr(RpLayout) again = layout_fixture_load(&fixture, "layouts/shown.yaml");
    g_autofree char *findings = layout_fixture_findings(&fixture);
    ck_assert_msg(again != NULL && *findings == '\0', "%s\n%s", findings, shown->str);
    g_autofree char *got = dump_without_places(again);
    ck_assert_str_eq(got, wanted);
}

START_TEST(what_is_shown_of_a_chain_comes_to_the_same)
{
    RpLayoutWishes wishes = {.settings = settings, .folder = CHAIN, .keep_all = true};
    g_autoptr(RpLayout) layout = load_below(CHAIN, "provinces/xining", &wishes);

    assert_shown_is_the_same(layout);
}
END_TEST

/* All that ship, folders included. */
static void
check_folder(const char *folder)
{
    g_autofree char *path = g_build_filename(RP_SOURCE_DIR, "layouts", folder, NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *entry;

    ck_assert_ptr_nonnull(dir);
    while ((entry = g_dir_read_name(dir)) != NULL) {
        g_autofree char *name = g_strconcat(folder, entry, NULL);
        g_autofree char *inner = g_strconcat(name, "/", NULL);

        if (g_str_has_suffix(name, ".yaml")) {
            name[strlen(name) - strlen(".yaml")] = '\0';
            g_autoptr(RpLayout) layout = load_below(RP_SOURCE_DIR, name, NULL);
            assert_shown_is_the_same(layout);
        } else if (strchr(entry, '.') == NULL) {
            check_folder(inner);
        }
    }
}

START_TEST(what_is_shown_of_every_shipped_layout_comes_to_the_same)
{
    check_folder("");
}
END_TEST

static const struct {
    const char *text; /* of a text block */
} text_rows[] = {
    {"一行"},
    {"两行\n\n第三行\n"},
    {"没有行尾\n的两行"},
    {"\n空行在前\n"},
    {"  缩进\n在前\n"},
    {"末尾有空行\n\n\n"},
    {"制表\t符\n"},
    {"引号 \" 和\\反斜杠"},
    {"# 像注释"},
    {"冒号: 之后"},
    {"{{period.text}}"},
    {"- 像列表\n- 两项\n"},
    {"true"},
    {" 前后有空格 "},
    {"&像锚"},
    {"“全角引号”"},
    {"a：b"},
    {"[像列表]\n第二行\n"},
    {"尾随空格 \n第二行\n"},
};

START_TEST(a_text_comes_back_as_it_was)
{
    g_autoptr(GString) file = g_string_new("blocks:\n  - id: t\n    type: text\n    text: \"");

    for (const char *p = text_rows[_i].text; *p != '\0'; p++) {
        if (*p == '\n')
            g_string_append(file, "\\n");
        else if (*p == '\t')
            g_string_append(file, "\\t");
        else if (*p == '"' || *p == '\\')
            g_string_append_printf(file, "\\%c", *p);
        else
            g_string_append_c(file, *p);
    }
    g_string_append(file, "\"\n");
    layout_fixture_write(&fixture, "layouts/me.yaml", file->str);
    g_autoptr(RpLayout) layout = layout_fixture_load(&fixture, "layouts/me.yaml");
    ck_assert_ptr_nonnull(layout);
    ck_assert_str_eq(((RpLayoutBlock *)g_ptr_array_index(layout->blocks, 0))->text.text,
                     text_rows[_i].text);
    assert_shown_is_the_same(layout);
}
END_TEST

static Suite *
explain_suite(void)
{
    Suite *suite = suite_create("layoutfile/explain");
    TCase *tc = tcase_create("explain");

    tcase_add_checked_fixture(tc, open_fixture, close_fixture);
    tcase_add_test(tc, every_property_is_traced_through_four_levels);
    rp_tcase_add_rows(tc, a_part_can_be_asked_for, below_rows);
    tcase_add_test(tc, what_is_shown_of_a_chain_comes_to_the_same);
    tcase_add_test(tc, what_is_shown_of_every_shipped_layout_comes_to_the_same);
    rp_tcase_add_rows(tc, a_text_comes_back_as_it_was, text_rows);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(explain_suite)
