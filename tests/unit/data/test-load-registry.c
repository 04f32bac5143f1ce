#include "fixture.h"

#define IND "id,name,unit,kind,direction,aggregate,nature,bounds,decimals\n"
#define REG "code,name,level,parent,order\n"

static const struct {
    const char *csv;
    const char *findings;
} indicator_rows[] = {
    {IND "a,甲,项,stock,up,sum,,0..,0\n", ""},       /* sound */
    {IND "a,甲,项,存量,升,合计,约束性,..5,2\n", ""}, /* Chinese words */
    {IND "a,甲,项,规划期累计,降,given,,,\n", ""},
    {IND "a,甲,项,累计,降,given,,,\n", ""},
    {IND "a,甲,项,当期,降,given,,,\n", ""},
    {IND "a,甲,项,per-period,降,given,,,\n", ""},
    {IND "a,甲,项,水平,中性,weighted:a,,-5..5.5,1\n", ""},                     /* ratio */
    {IND "a,甲,项,stok,up,sum,,0..,0\n", "2:7 D2 error unknown-word\n"},       /* a slip */
    {IND "a,甲,项,stock,upp,sum,,0..,0\n", "2:13 E2 error unknown-word\n"},    /* a slip */
    {IND "a,甲,项,stock,up,summ,,0..,0\n", "2:16 F2 error unknown-word\n"},    /* a slip */
    {IND "a,甲,项,stock,up,sum,强制,0..,0\n", "2:20 G2 error unknown-word\n"}, /* no nature */
    {IND "a,甲,项,stock,up,sum,,0-5,0\n", "2:21 H2 error bad-bounds\n"},       /* no bounds */
    {IND "a,甲,项,stock,up,sum,,0..,x\n", "2:25 I2 error bad-decimals\n"},     /* no number */
    {IND ",甲,项,stock,up,sum,,0..,0\n", "2:1 A2 error empty-cell\n"},         /* no id */
    {IND "a,,项,stock,up,sum,,0..,0\n", "2:3 B2 error empty-cell\n"},          /* no name */
    {IND "a,甲,项,stock,up,sum,,0..,0\na,乙,项,stock,up,sum,,0..,0\n",
     "3:1 A3 error duplicate-id\n"},                                                 /* twice */
    {IND "a,甲,项,ratio,up,weighted:b,,0..,0\n", "2:1 - error unknown-indicator\n"}, /* no weight */
    {IND "a,甲,项,stock,up,sum,,0..,0\nb,甲,项,stock,up,sum,,0..,0\n",
     "3:1 - warning shared-name\n"}, /* two of one name */
    {"id,name,aliases\na,甲,丙|丁\nb,乙,戊|丁\n",
     "3:1 - warning shared-name\n"},                      /* two of one alias */
    {"id,name,aliases\na,甲,乙\nb,乙,\n", ""},            /* a name goes before an alias */
    {"id,unit\na,项\n", "1:1 A1 error missing-column\n"}, /* no name column */
    {"id,name,name\na,甲,乙\n", "1:9 C1 error duplicate-column\n"}, /* two names */
    {"编号,名称,单位\na,甲,项\n", ""},                              /* Chinese headings */
};

START_TEST(indicators_are_checked)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = rp_dataset_new();
    GPtrArray *files = fixture_file("indicators.csv", indicator_rows[_i].csv, -1);

    ck_assert(rp_load_indicators(dataset, files, diags, NULL));
    fixture_remove(files);
    g_autofree char *findings = fixture_findings(diags, RP_WARNING);
    ck_assert_str_eq(findings, indicator_rows[_i].findings);
}
END_TEST

static const struct {
    const char *csv;
    const char *findings;
} region_rows[] = {
    {REG "630000,青海省,province,000000,29\n", ""},                            /* sound */
    {REG "630000,青海省,省,000000,29\n", ""},                                  /* Chinese */
    {REG "630000,青海省,provinz,000000,29\n", "2:12 C2 error unknown-word\n"}, /* a slip */
    {REG "630000,青海省,province,000000,x\n", "2:28 E2 error bad-order\n"},    /* no order */
    {REG "630000,,province,000000,1\n", "2:8 B2 error empty-cell\n"},          /* no name */
    {REG "630000,青海省,province,,1\n630000,甲,city,,2\n",
     "3:1 A3 error duplicate-id\n"}, /* twice */
};

START_TEST(regions_are_checked)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = rp_dataset_new();
    GPtrArray *files = fixture_file("regions.csv", region_rows[_i].csv, -1);

    ck_assert(rp_load_regions(dataset, files, diags, NULL));
    fixture_remove(files);
    g_autofree char *findings = fixture_findings(diags, RP_WARNING);
    ck_assert_str_eq(findings, region_rows[_i].findings);
}
END_TEST

START_TEST(all_columns_of_an_indicator_are_kept)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    const RpIndicator *rate = rp_indicator_set_lookup(dataset->indicators, "rate");
    const RpIndicator *pilots = rp_indicator_set_lookup(dataset->indicators, "pilots");
    bool ambiguous = false;

    ck_assert_str_eq(rate->name, "国际标准转化率");
    ck_assert_str_eq(rate->unit, "%");
    ck_assert_str_eq(rate->nature, "预期性");
    ck_assert_int_eq(rate->kind, RP_KIND_RATIO);
    ck_assert_int_eq(rate->direction, RP_DIRECTION_UP);
    ck_assert_int_eq(rate->aggregate, RP_AGGREGATE_MEAN);
    ck_assert(rate->has_low && rate->has_high);
    ck_assert_int_eq(rate->high.coefficient, 100);
    ck_assert_int_eq(rate->decimals, 1);
    ck_assert_int_eq(pilots->aggregate, RP_AGGREGATE_WEIGHTED);
    ck_assert_str_eq(pilots->aggregate_weight, "bases");
    ck_assert_ptr_null(rp_indicator_set_find(dataset->indicators, "共同别名", &ambiguous));
    ck_assert(ambiguous);
}
END_TEST

START_TEST(a_row_of_a_nearer_file_wins)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = rp_dataset_new();
    GPtrArray *near = fixture_file("indicators.csv", "id,name,unit\na,近,项\n", -1);
    GPtrArray *far = fixture_file("indicators.csv", "id,name,unit\na,远,个\nb,乙,个\n", -1);

    ck_assert(rp_load_indicators(dataset, near, diags, NULL));
    ck_assert(rp_load_indicators(dataset, far, diags, NULL));
    fixture_remove(near);
    fixture_remove(far);
    ck_assert_str_eq(rp_indicator_set_lookup(dataset->indicators, "a")->name, "近");
    ck_assert_str_eq(rp_indicator_set_lookup(dataset->indicators, "b")->name, "乙");
    ck_assert(!rp_diags_failed(diags));
}
END_TEST

START_TEST(a_missing_file_is_a_fault_at_its_name)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = rp_dataset_new();
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)rp_input_file_free);
    g_autoptr(GError) error = NULL;

    g_ptr_array_add(files, rp_input_file_new("/nowhere/x.csv", "x.csv"));
    ck_assert(rp_load_regions(dataset, files, diags, &error));
    rp_assert_no_error(error);
    g_autofree char *findings = fixture_findings(diags, RP_WARNING);
    ck_assert_str_eq(findings, "1:1 - error no-such-file\n");
}
END_TEST

static Suite *
load_registry_suite(void)
{
    Suite *suite = suite_create("load-registry");
    TCase *tc = tcase_create("core");

    rp_tcase_add_rows(tc, indicators_are_checked, indicator_rows);
    rp_tcase_add_rows(tc, regions_are_checked, region_rows);
    tcase_add_test(tc, all_columns_of_an_indicator_are_kept);
    tcase_add_test(tc, a_row_of_a_nearer_file_wins);
    tcase_add_test(tc, a_missing_file_is_a_fault_at_its_name);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(load_registry_suite)
