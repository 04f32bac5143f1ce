#include "box/page.h"
#include "rp-check.h"

static RpPages *
two_masters_and_places(void)
{
    RpPages *pages = rp_pages_new();
    const RpPageMaster masters[] = {{.name = "cover", .size = {100, 200}},
                                    {.name = "body", .size = {300, 400}}};
    const RpDest places[] = {{g_strdup("a"), 0, {1, 2}}, {g_strdup("b"), 1, {3, 4}}};

    g_array_append_vals(pages->masters, masters, G_N_ELEMENTS(masters));
    g_array_append_vals(pages->dests, places, G_N_ELEMENTS(places));
    return pages;
}

START_TEST(a_master_is_found_by_its_name)
{
    g_autoptr(RpPages) pages = two_masters_and_places();
    g_autofree char *name = g_strdup("body"); /* not the same pointer */

    ck_assert_double_eq(rp_pages_lookup_master(pages, name)->size.width, 300);
    ck_assert_ptr_null(rp_pages_lookup_master(pages, "landscape"));
}
END_TEST

START_TEST(a_place_is_found_by_its_name)
{
    g_autoptr(RpPages) pages = two_masters_and_places();

    ck_assert_uint_eq(rp_pages_lookup_dest(pages, "b")->page, 1);
    ck_assert_ptr_null(rp_pages_lookup_dest(pages, "c"));
}
END_TEST

START_TEST(boxes_stay_in_the_order_of_placing)
{
    g_autoptr(RpPages) pages = two_masters_and_places();
    RpPage *page = rp_page_new(rp_pages_lookup_master(pages, "body"), 7);

    g_ptr_array_add(pages->pages, page);
    for (int i = 0; i < 3; i++)
        rp_page_place(page, rp_box_new(RP_BOX_LEAF, i, i), 10 * i, 20 * i);
    ck_assert_uint_eq(page->placed->len, 3);
    for (int i = 0; i < 3; i++) {
        const RpPlacedBox *placed = &g_array_index(page->placed, RpPlacedBox, i);

        ck_assert_double_eq(placed->box->width, i);
        ck_assert_double_eq(placed->at.y, 20 * i);
    }
}
END_TEST

static Suite *
page_suite(void)
{
    Suite *suite = suite_create("box/page");
    TCase *tc = tcase_create("page");

    tcase_add_test(tc, a_master_is_found_by_its_name);
    tcase_add_test(tc, a_place_is_found_by_its_name);
    tcase_add_test(tc, boxes_stay_in_the_order_of_placing);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(page_suite)
