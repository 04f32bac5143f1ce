#include "fixture.h"

static const struct {
    const char *word;
    const char *code; /* NULL: unknown */
    RpRegionMatch match;
} rows[] = {
    {"630000", "630000", RP_REGION_BY_CODE},         /* six digits */
    {"63", "630000", RP_REGION_BY_CODE},             /* two digits */
    {"00", "000000", RP_REGION_BY_CODE},             /* the nation by two */
    {"6300", "630000", RP_REGION_BY_ALIAS},          /* four digits */
    {"6301", "630100", RP_REGION_BY_ALIAS},          /* a city by four */
    {"100000", "000000", RP_REGION_BY_ALIAS},        /* another code of the nation */
    {"青海省", "630000", RP_REGION_BY_NAME},         /* full name */
    {"青海", "630000", RP_REGION_BY_NAME},           /* short name */
    {"青", "630000", RP_REGION_BY_ALIAS},            /* one character */
    {"QH", "630000", RP_REGION_BY_ALIAS},            /* letters */
    {"qh", "630000", RP_REGION_BY_ALIAS},            /* small letters */
    {"兵团", "660000", RP_REGION_BY_NAME},           /* no code of GB/T 2260 */
    {"66", "660000", RP_REGION_BY_CODE},             /* but one in use */
    {"新疆", "650000", RP_REGION_BY_NAME},           /* not 兵团, not ambiguous */
    {"海南", "460000", RP_REGION_AMBIGUOUS_NAME},    /* province or prefecture */
    {"海南省", "460000", RP_REGION_BY_NAME},         /* the province */
    {"海南州", "632500", RP_REGION_BY_NAME},         /* the prefecture */
    {"海南藏族自治州", "632500", RP_REGION_BY_NAME}, /* in full */
    {"台湾", "710000", RP_REGION_BY_NAME},           /* known, though off by default */
    {"遼寧", "210000", RP_REGION_BY_NAME},           /* traditional characters */
    {"青海自治区", NULL, RP_REGION_BY_NAME},         /* not its name */
    {"64", NULL, RP_REGION_BY_NAME},                 /* not listed */
    {"", NULL, RP_REGION_BY_NAME},                   /* nothing */
};

START_TEST(words_name_regions)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    RpRegionMatch match = RP_REGION_BY_NAME;
    const RpRegion *region = rp_region_set_find(dataset->regions, rows[_i].word, &match);

    ck_assert_pstr_eq(region != NULL ? region->code : NULL, rows[_i].code);
    ck_assert_int_eq(match, rows[_i].match);
}
END_TEST

START_TEST(provinces_are_in_order_with_the_corps_and_without_hmt)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    g_autoptr(GPtrArray) provinces = rp_region_set_provinces(dataset->regions);
    g_autoptr(GString) codes = g_string_new(NULL);

    for (guint i = 0; i < provinces->len; i++)
        g_string_append_printf(codes, "%s ",
                               ((const RpRegion *)g_ptr_array_index(provinces, i))->code);
    ck_assert_str_eq(codes->str, "110000 210000 460000 630000 650000 660000 ");
}
END_TEST

START_TEST(children_are_in_order)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    g_autoptr(GPtrArray) children = rp_region_set_children(dataset->regions, "630000");

    ck_assert_uint_eq(children->len, 2);
    ck_assert_str_eq(((const RpRegion *)g_ptr_array_index(children, 0))->code, "630100");
    ck_assert_str_eq(((const RpRegion *)g_ptr_array_index(children, 1))->code, "632500");
}
END_TEST

START_TEST(a_slip_leads_to_the_nearest_name)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);

    ck_assert_str_eq(rp_region_set_nearest(dataset->regions, "青诲省"), "青海省");
}
END_TEST

static Suite *
region_suite(void)
{
    Suite *suite = suite_create("region");
    TCase *tc = tcase_create("core");

    rp_tcase_add_rows(tc, words_name_regions, rows);
    tcase_add_test(tc, provinces_are_in_order_with_the_corps_and_without_hmt);
    tcase_add_test(tc, children_are_in_order);
    tcase_add_test(tc, a_slip_leads_to_the_nearest_name);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(region_suite)
