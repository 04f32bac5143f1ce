#include <string.h>

#include "golden.h"
#include "layout-fixture.h"
#include "layoutfile/schema-document-private.h"
#include "layoutfile/schema-private.h"
#include "rp-check.h"

#define SCHEMA_FILE RP_SOURCE_DIR "/layouts/layout.schema.json"
#define KEYS_FILE   RP_SOURCE_DIR "/docs/layout-keys.md"

START_TEST(every_key_is_explained_in_two_languages)
{
    for (size_t i = 0; i < rp_schema_n_rows; i++) {
        const RpSchemaRow *row = &rp_schema_rows[i];

        ck_assert_msg(row->chinese != NULL && row->english != NULL, "%s has no help", row->key);
        ck_assert_ptr_eq(rp_schema_lookup(row->section, row->key), row);
    }
}
END_TEST

START_TEST(every_style_names_words_that_exist)
{
    for (size_t i = 0; i < rp_schema_n_styles; i++) {
        const RpSchemaStyle *style = &rp_schema_styles[i];
        RpFontRole role;

        ck_assert_ptr_nonnull(rp_schema_find_word(rp_schema_inks, style->colour));
        ck_assert_ptr_nonnull(rp_schema_find_word(rp_schema_aligns, style->align));
        ck_assert(rp_role_parse(style->role, &role));
        ck_assert_double_ge(style->leading, style->size);
        ck_assert_str_eq(rp_layout_style_key((unsigned)i), style->key);
    }
    ck_assert_ptr_null(rp_layout_style_key((unsigned)rp_schema_n_styles));
}
END_TEST

START_TEST(colours_with_a_name_can_be_read_on_white)
{
    for (const RpSchemaWord *colour = rp_schema_colours; colour->word != NULL; colour++)
        ck_assert_msg(strcmp(colour->word, "white") == 0 ||
                          rp_colour_contrast((RpColour)colour->value, RP_WHITE) >= 4.5,
                      "%s is too light", colour->word);
}
END_TEST

START_TEST(states_of_tasks_are_called_as_everywhere)
{
    int n = 0;

    for (const RpSchemaWord *word = rp_schema_task_states; word->word != NULL; word++, n++) {
        const RpTaskLook *look = rp_task_look((RpTaskState)word->value);

        ck_assert_str_eq(word->word, look->id);
        ck_assert_str_eq(word->chinese, look->word);
    }
    ck_assert_int_eq(n, RP_N_TASK_STATES);
    ck_assert_str_eq(rp_layout_task_kind_word(RP_LAYOUT_CHAPTER), "章");
    ck_assert_str_eq(rp_layout_task_kind_word(RP_LAYOUT_MILESTONE), "里程碑");
}
END_TEST

/* `file` is `text`; RP_UPDATE_GOLDEN=1 writes it anew. */
static void
assert_written_down(const char *file, const GString *text)
{
    g_autofree char *shipped = NULL;
    g_autoptr(GError) error = NULL;

    if (g_getenv("RP_UPDATE_GOLDEN") != NULL)
        g_file_set_contents(file, text->str, (gssize)text->len, &error);
    rp_assert_no_error(error);
    g_file_get_contents(file, &shipped, NULL, &error);
    rp_assert_no_error(error);
    ck_assert_str_eq(shipped, text->str);
}

START_TEST(the_shipped_json_schema_is_that_of_the_table)
{
    g_autoptr(GString) schema = g_string_new(NULL);

    rp_layout_schema(schema);
    assert_written_down(SCHEMA_FILE, schema);
}
END_TEST

START_TEST(the_page_of_keys_is_that_of_the_table)
{
    g_autoptr(GString) page = g_string_new(NULL);

    rp_schema_document(page);
    ck_assert_ptr_null(strstr(page->str, "(null)"));
    assert_written_down(KEYS_FILE, page);
}
END_TEST

START_TEST(the_brief_profile_has_no_findings_and_sets_every_style)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) dump = g_string_new(NULL);
    g_autofree char *text = NULL;
    RpLayoutFinder finder = {NULL, NULL, NULL};
    g_autoptr(RpLayout) layout = rp_layout_load(RP_SOURCE_DIR "/layouts/brief.yaml",
                                                "layouts/brief.yaml", &finder, diags, &error);

    rp_assert_no_error(error);
    ck_assert_uint_eq(rp_diags_sorted(diags)->len, 0);
    ck_assert_ptr_nonnull(layout);
    ck_assert_str_eq(layout->id, "brief");
    rp_layout_dump(layout, dump);
    rp_assert_golden("layout/brief.layout", dump->str);

    ck_assert(g_file_get_contents(RP_SOURCE_DIR "/layouts/brief.yaml", &text, NULL, NULL));
    for (size_t i = 0; i < rp_schema_n_styles; i++) {
        g_autofree char *line = g_strdup_printf("\n  %s: {", rp_schema_styles[i].key);
        ck_assert_msg(strstr(text, line) != NULL, "brief does not set %s", rp_schema_styles[i].key);
    }
}
END_TEST

static Suite *
schema_suite(void)
{
    Suite *suite = suite_create("layoutfile/schema");
    TCase *tc = tcase_create("schema");

    tcase_add_test(tc, every_key_is_explained_in_two_languages);
    tcase_add_test(tc, every_style_names_words_that_exist);
    tcase_add_test(tc, colours_with_a_name_can_be_read_on_white);
    tcase_add_test(tc, states_of_tasks_are_called_as_everywhere);
    tcase_add_test(tc, the_shipped_json_schema_is_that_of_the_table);
    tcase_add_test(tc, the_page_of_keys_is_that_of_the_table);
    tcase_add_test(tc, the_brief_profile_has_no_findings_and_sets_every_style);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(schema_suite)
