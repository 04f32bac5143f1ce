#include <string.h>

#include "document/stylesheet.h"
#include "rp-check.h"

START_TEST(every_style_has_a_key_of_its_own_in_kebab_case)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    for (int id = 0; id < RP_N_STYLES; id++) {
        const char *key = rp_style_key((RpStyleId)id);

        ck_assert_ptr_nonnull(key);
        ck_assert(strlen(key) == strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789-"));
        ck_assert_msg(g_hash_table_add(seen, (gpointer)key), "%s twice", key);
    }
}
END_TEST

START_TEST(all_text_colours_can_be_read_on_paper_and_on_boxes)
{
    const RpTheme *theme = &rp_theme_default;
    const RpColour text[] = {theme->ink,  theme->ink2,   theme->ink3,
                             theme->navy, theme->accent, theme->chart};

    for (gsize i = 0; i < G_N_ELEMENTS(text); i++) {
        ck_assert_double_ge(rp_colour_contrast(text[i], RP_WHITE), 4.5);
        /* ochre on the tint rounds to 4.5 */
        ck_assert_double_ge(rp_colour_contrast(text[i], theme->tint), 4.4);
    }
}
END_TEST

static Suite *
stylesheet_suite(void)
{
    Suite *suite = suite_create("document/stylesheet");
    TCase *tc = tcase_create("stylesheet");

    tcase_add_test(tc, every_style_has_a_key_of_its_own_in_kebab_case);
    tcase_add_test(tc, all_text_colours_can_be_read_on_paper_and_on_boxes);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(stylesheet_suite)
