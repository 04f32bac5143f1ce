#include "fonts/pango-fontset.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "rp-check.h"

static RpFontSet *fonts;
static RpDiags *diags;

static void
open_fonts(void)
{
    g_autoptr(GError) error = NULL;

    diags = rp_diags_new();
    fonts = rp_fontset_open(RP_SOURCE_DIR "/fonts", diags, &error);
    rp_assert_no_error(error);
}

static void
close_fonts(void)
{
    rp_fontset_free(fonts);
    rp_diags_free(diags);
}

/* Returns: (borrowed) the face that a role has for a character. */
static const RpFace *
face_of(RpFontRole role, RpScriptClass script, int weight, double size)
{
    PangoContext *context = rp_fontset_context(fonts);
    PangoFont *font =
        pango_context_load_font(context, rp_fontset_description(fonts, role, script, weight, size));
    const RpFace *face = rp_fontset_face(fonts, font);

    g_object_unref(font);
    return face;
}

static const struct {
    RpFontRole role;
    RpScriptClass script;
    const char *part; /* of the family, where no licensed face is there */
} rows[] = {
    {RP_ROLE_BIAOSONG, RP_SCRIPT_HAN, "Serif CJK SC"}, /* titles */
    {RP_ROLE_SONG, RP_SCRIPT_HAN, "Serif CJK SC"},     /* prose */
    {RP_ROLE_HEI, RP_SCRIPT_HAN, "Sans CJK SC"},       /* headings */
    {RP_ROLE_HEI, RP_SCRIPT_LATIN, "Sans CJK SC"},     /* figures in tables alike */
    {RP_ROLE_KAI, RP_SCRIPT_HAN, "LXGW WenKai"},       /* second-level headings */
    {RP_ROLE_FANGSONG, RP_SCRIPT_LATIN, "Liberation"}, /* figures of 1/2 em */
    {RP_ROLE_NUMBER, RP_SCRIPT_LATIN, "Liberation"},   /* figures */
};

START_TEST(a_role_has_the_face_of_its_list)
{
    const RpFace *face = face_of(rows[_i].role, rows[_i].script, 400, 16.0);

    ck_assert_msg(strstr(face->family, rows[_i].part) != NULL || strstr(face->file, "/local/"),
                  "%s has %s", rp_role_name(rows[_i].role), face->family);
}
END_TEST

START_TEST(narrow_quotes_come_from_another_face)
{
    const RpFace *han = face_of(RP_ROLE_KAI, RP_SCRIPT_HAN, 400, 16.0);
    const RpFace *quotes = face_of(RP_ROLE_KAI, RP_SCRIPT_QUOTE, 400, 16.0);

    ck_assert(han != quotes || strstr(han->file, "/local/") != NULL);
}
END_TEST

START_TEST(a_role_without_quotes_of_its_own_uses_its_han_face)
{
    ck_assert_ptr_eq(rp_fontset_description(fonts, RP_ROLE_SONG, RP_SCRIPT_QUOTE, 400, 16.0),
                     rp_fontset_description(fonts, RP_ROLE_SONG, RP_SCRIPT_HAN, 400, 16.0));
}
END_TEST

START_TEST(a_face_is_the_same_at_any_size)
{
    const RpFace *small = face_of(RP_ROLE_SONG, RP_SCRIPT_HAN, 400, 9.0);
    const RpFace *large = face_of(RP_ROLE_SONG, RP_SCRIPT_HAN, 400, 22.0);

    ck_assert_ptr_eq(small, large);
    ck_assert(g_path_is_absolute(small->file));
}
END_TEST

START_TEST(bold_is_another_face)
{
    const RpFace *regular = face_of(RP_ROLE_HEI, RP_SCRIPT_HAN, 400, 16.0);
    const RpFace *bold = face_of(RP_ROLE_HEI, RP_SCRIPT_HAN, 700, 16.0);

    ck_assert_ptr_ne(regular, bold);
}
END_TEST

START_TEST(titles_are_heavy_by_themselves)
{
    ck_assert_ptr_eq(face_of(RP_ROLE_BIAOSONG, RP_SCRIPT_HAN, 400, 22.0),
                     face_of(RP_ROLE_BIAOSONG, RP_SCRIPT_HAN, 700, 22.0));
}
END_TEST

START_TEST(other_regions_are_not_to_be_had)
{
    PangoFontDescription *wanted = pango_font_description_from_string("Noto Serif CJK JP 16");
    PangoFont *font = pango_context_load_font(rp_fontset_context(fonts), wanted);

    ck_assert(strstr(rp_fontset_face(fonts, font)->family, "JP") == NULL);
    g_object_unref(font);
    pango_font_description_free(wanted);
}
END_TEST

START_TEST(the_dump_names_every_role)
{
    g_autoptr(GString) out = g_string_new(NULL);

    rp_fontset_dump(fonts, out);
    for (int role = 0; role < RP_N_ROLES; role++)
        ck_assert(strstr(out->str, rp_role_name((RpFontRole)role)) != NULL);
}
END_TEST

/* Returns: (owned) a folder with our fonts.conf and other roles. */
static char *
make_folder(const char *roles)
{
    g_autoptr(GError) error = NULL;
    char *folder = g_dir_make_tmp("rp-fonts-XXXXXX", &error);
    g_autofree char *conf = NULL;
    g_autofree char *conf_path = g_build_filename(folder, "fonts.conf", NULL);
    g_autofree char *roles_path = g_build_filename(folder, "roles.yaml", NULL);

    rp_assert_no_error(error);
    g_file_get_contents(RP_SOURCE_DIR "/fonts/fonts.conf", &conf, NULL, &error);
    rp_assert_no_error(error);
    g_file_set_contents(conf_path, conf, -1, &error);
    rp_assert_no_error(error);
    g_file_set_contents(roles_path, roles, -1, &error);
    rp_assert_no_error(error);
    return folder;
}

static void
remove_folder(const char *folder)
{
    g_autofree char *conf_path = g_build_filename(folder, "fonts.conf", NULL);
    g_autofree char *roles_path = g_build_filename(folder, "roles.yaml", NULL);

    g_unlink(conf_path);
    g_unlink(roles_path);
    g_rmdir(folder);
}

START_TEST(a_role_without_any_face_is_an_error_that_names_it)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder =
        make_folder("roles:\n  标宋:\n    han: [No Such Face, Nor This]\n    latin: [Neither]\n"
                    "    package: fonts-example\n");
    g_autoptr(RpFontSet) set = rp_fontset_open(folder, diags, &error);

    remove_folder(folder);
    ck_assert_ptr_null(set);
    rp_assert_error(error, RP_ERROR, RP_ERROR_SYSTEM);
    ck_assert(strstr(error->message, "标宋") != NULL);
    ck_assert(strstr(error->message, "No Such Face") != NULL);
    ck_assert(strstr(error->message, "Nor This") != NULL);
    ck_assert(strstr(error->message, "fonts-example") != NULL);
}
END_TEST

START_TEST(a_folder_without_files_is_an_error)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(RpFontSet) set = rp_fontset_open("/nonexistent", diags, &error);

    ck_assert_ptr_null(set);
    ck_assert_ptr_nonnull(error);
}
END_TEST

static Suite *
fontset_suite(void)
{
    Suite *suite = suite_create("fontset");
    TCase *tc = tcase_create("fontset");

    tcase_set_timeout(tc, 60);
    tcase_add_unchecked_fixture(tc, open_fonts, close_fonts);
    rp_tcase_add_rows(tc, a_role_has_the_face_of_its_list, rows);
    tcase_add_test(tc, narrow_quotes_come_from_another_face);
    tcase_add_test(tc, a_role_without_quotes_of_its_own_uses_its_han_face);
    tcase_add_test(tc, a_face_is_the_same_at_any_size);
    tcase_add_test(tc, bold_is_another_face);
    tcase_add_test(tc, titles_are_heavy_by_themselves);
    tcase_add_test(tc, other_regions_are_not_to_be_had);
    tcase_add_test(tc, the_dump_names_every_role);
    tcase_add_test(tc, a_role_without_any_face_is_an_error_that_names_it);
    tcase_add_test(tc, a_folder_without_files_is_an_error);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(fontset_suite)
