#include "fixture.h"

/* Returns: (owned) the series as "period=value " in order. */
static char *
series_text(const RpMetricSet *set, const char *indicator, const char *region)
{
    const GPtrArray *series = rp_metric_set_series(set, indicator, region);
    GString *text = g_string_new(NULL);

    for (guint i = 0; series != NULL && i < series->len; i++) {
        const RpObservation *row = g_ptr_array_index(series, i);
        g_autofree char *period = rp_period_to_string(row->period);
        g_autofree char *value = rp_decimal_to_string(row->value);

        g_string_append_printf(text, "%s=%s ", period, value);
    }
    return g_string_free(text, FALSE);
}

static const struct {
    const char *csv; /* below indicator,region,period,value,vintage */
    const char *region;
    const char *series;
} rows[] = {
    {"total,63,2018,3,\ntotal,63,2016,1,\ntotal,63,2017,2,\n", "630000",
     "2016=1 2017=2 2018=3 "},                                     /* in order */
    {"total,63,2018,3,\ntotal,11,2018,4,\n", "110000", "2018=4 "}, /* own region */
    {"total,63,2018,3,\n", "110000", ""},                          /* not another's */
    {"total,63,2018,3,\ntotal,63,2018,3,\n", "630000", "2018=3 "}, /* kept once */
    {"total,63,2018,3,\ntotal,63,2018,4,\ntotal,63,2017,2,\n", "630000", "2017=2 "}, /* conflict */
    {"total,63,2018,3,1\ntotal,63,2018,4,2\n", "630000", "2018=4 "},                 /* revised */
    {"total,63,2018,—,\ntotal,63,2017,2,\n", "630000", "2017=2 "},                   /* missing */
    {"total,63,2018,—,\n", "630000", ""}, /* only missing */
};

START_TEST(series_are_ascending_and_settled)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    g_autofree char *csv =
        g_strconcat("indicator,region,period,value,vintage\n", rows[_i].csv, NULL);

    fixture_metrics(dataset, csv, -1, NULL, diags);
    g_autofree char *series = series_text(dataset->metrics, "total", rows[_i].region);
    ck_assert_str_eq(series, rows[_i].series);
}
END_TEST

START_TEST(rows_without_region_belong_to_every_region)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    RpPeriod y2017 = rp_period_year(2017);
    const RpIndicator *total = rp_indicator_set_lookup(dataset->indicators, "total");
    const struct {
        const char *region;
        int year, value;
    } observations[] = {{"", 2016, 1}, {"", 2017, 2}, {"", 2018, 3}, {"630000", 2017, 20}};

    for (size_t i = 0; i < G_N_ELEMENTS(observations); i++) {
        RpObservation *row =
            rp_observation_new(total, observations[i].region, rp_period_year(observations[i].year));
        row->has_value = true;
        row->value = (RpDecimal){observations[i].value, 0};
        rp_metric_set_take(dataset->metrics, row);
    }
    rp_metric_set_index(dataset->metrics);
    g_autofree char *own = series_text(dataset->metrics, "total", "630000");
    g_autofree char *other = series_text(dataset->metrics, "total", "110000");
    ck_assert_str_eq(own, "2016=1 2017=20 2018=3 ");
    ck_assert_str_eq(other, "2016=1 2017=2 2018=3 ");
    ck_assert_int_eq(
        rp_metric_set_lookup(dataset->metrics, "total", "630000", y2017)->value.coefficient, 20);
    ck_assert_int_eq(
        rp_metric_set_lookup(dataset->metrics, "total", "110000", y2017)->value.coefficient, 2);
}
END_TEST

START_TEST(a_look_up_finds_missing_values_too)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);

    fixture_metrics(dataset, "indicator,region,period,value\ntotal,63,2018,—\n", -1, NULL, diags);
    const RpObservation *row =
        rp_metric_set_lookup(dataset->metrics, "total", "630000", rp_period_year(2018));
    ck_assert_ptr_nonnull(row);
    ck_assert(!row->has_value);
    ck_assert_ptr_null(
        rp_metric_set_lookup(dataset->metrics, "total", "630000", rp_period_year(2017)));
    ck_assert_ptr_null(
        rp_metric_set_lookup(dataset->metrics, "nothing", "630000", rp_period_year(2018)));
}
END_TEST

START_TEST(rows_are_printed_as_canonical_csv_and_json)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    g_autoptr(GString) csv = g_string_new(NULL);
    g_autoptr(GString) json = g_string_new(NULL);

    fixture_metrics(dataset,
                    "指标,地区,期间,数值,标记\n制修订周期,青海,2018年1—9月,2.05年,p\n"
                    "国标总数,青海,2018,—,\n",
                    -1, NULL, diags);
    rp_metric_set_dump_csv(dataset->metrics, csv);
    rp_metric_set_dump_json(dataset->metrics, json);
    ck_assert_str_eq(csv->str, "file,line,column,indicator,region,period,value,unit,flag\n"
                               "m.csv,2,20,cycle,630000,2018-01/2018-09,24.6,月,p\n"
                               "m.csv,3,14,total,630000,2018,,项,\n");
    ck_assert_str_eq(
        json->str, "[\n"
                   "  {\"file\": \"m.csv\", \"line\": 2, \"column\": 20, \"indicator\": \"cycle\", "
                   "\"region\": \"630000\", \"period\": \"2018-01/2018-09\", \"value\": 24.6, "
                   "\"unit\": \"月\", \"flag\": \"p\"},\n"
                   "  {\"file\": \"m.csv\", \"line\": 3, \"column\": 14, \"indicator\": \"total\", "
                   "\"region\": \"630000\", \"period\": \"2018\", \"value\": null, "
                   "\"unit\": \"项\", \"flag\": \"\"}\n"
                   "]\n");
}
END_TEST

/* Returns: how often `what` stands in `text`. */
static guint
occurrences(const char *text, const char *what)
{
    gsize length = strlen(what);
    guint n = 0;

    /* under the sanitizers strstr() would measure the whole text each time */
    for (const char *p = text; *p != '\0'; p++)
        n += *p == *what && strncmp(p, what, length) == 0;
    return n;
}

static const guint many[] = {
    0,    /* nothing but the frame */
    1,    /* one row */
    4096, /* just a part */
    4097, /* a row more */
    9000, /* several parts */
};

START_TEST(parts_of_a_dump_make_up_the_whole)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    const RpIndicator *total = rp_indicator_set_lookup(dataset->indicators, "total");
    g_autoptr(GString) csv = g_string_new(NULL);
    g_autoptr(GString) json = g_string_new(NULL);

    for (guint i = 0; i < many[_i]; i++) {
        RpObservation *row = rp_observation_new(total, "", rp_period_year(1000 + (int)(i % 1000)));
        row->where = rp_where("m.csv", (int)i + 2, 1);
        rp_metric_set_take(dataset->metrics, row);
    }
    rp_metric_set_dump_csv(dataset->metrics, csv);
    rp_metric_set_dump_json(dataset->metrics, json);
    ck_assert_uint_eq(occurrences(csv->str, "\n"), many[_i] + 1);
    ck_assert_uint_eq(occurrences(csv->str, "file,line"), 1);
    ck_assert_uint_eq(occurrences(json->str, "\n"), many[_i] + 2);
    ck_assert_uint_eq(occurrences(json->str, "},\n"), many[_i] > 0 ? many[_i] - 1 : 0);
    ck_assert(g_str_has_suffix(json->str, many[_i] > 0 ? "}\n]\n" : "[\n]\n"));
    for (guint i = 0; i < many[_i]; i += 2048) {
        g_autofree char *line = g_strdup_printf("\nm.csv,%u,1,total,,", i + 2);
        ck_assert_uint_eq(occurrences(csv->str, line), 1);
    }
}
END_TEST

START_TEST(equal_texts_of_rows_are_kept_once)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);

    fixture_metrics(dataset,
                    "indicator,region,period,value,source,note\n"
                    "total,63,2016,1, 年度统计 ,甲\ntotal,63,2017,2,年度统计,\n"
                    "total,63,2018,3,年度,甲\n",
                    -1, NULL, diags);
    const RpObservation *const *row = (const RpObservation *const *)dataset->metrics->rows->pdata;
    ck_assert_str_eq(row[0]->source, "年度统计");
    ck_assert_ptr_eq(row[0]->source, row[1]->source);
    ck_assert_str_eq(row[2]->source, "年度");
    ck_assert_str_eq(row[0]->note, "甲");
    ck_assert_str_eq(row[1]->note, "");
    ck_assert_ptr_eq(row[0]->note, row[2]->note);
    ck_assert_str_eq(row[2]->vintage, "");
}
END_TEST

static Suite *
metric_suite(void)
{
    Suite *suite = suite_create("metric");
    TCase *tc = tcase_create("core");

    rp_tcase_add_rows(tc, series_are_ascending_and_settled, rows);
    tcase_add_test(tc, rows_without_region_belong_to_every_region);
    tcase_add_test(tc, a_look_up_finds_missing_values_too);
    tcase_add_test(tc, rows_are_printed_as_canonical_csv_and_json);
    rp_tcase_add_rows(tc, parts_of_a_dump_make_up_the_whole, many);
    tcase_add_test(tc, equal_texts_of_rows_are_kept_once);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(metric_suite)
