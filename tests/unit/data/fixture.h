/* fixture.h - a small registry, files from strings, findings as text */
#pragma once

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "data/row-stream.h"
#include "rp-check.h"

static const char fixture_indicators[] =
    "id,name,aliases,unit,kind,direction,aggregate,nature,bounds,decimals,definition,source\n"
    "total,国家标准总数,国标总数|现行国家标准,项,stock,up,given,,0..,0,,\n"
    "rate,国际标准转化率,,%,ratio,up,mean,预期性,0..100,1,,\n"
    "cycle,制修订周期,制定周期,月,duration,down,mean,约束性,0..,1,,\n"
    "age,平均标龄,标龄,年,duration,down,mean,,0..,1,,\n"
    "bases,创新基地数,创新基地|共同别名,个,stock,up,sum,,0..,0,,\n"
    "pilots,试点示范数,共同别名,个,flow,up,weighted:bases,,0..,0,,\n";

static const char fixture_regions[] = "code,name,short_name,level,parent,order,aliases\n"
                                      "000000,全国,全国,nation,,0,100000|CN\n"
                                      "110000,北京市,北京,province,000000,1,京|BJ\n"
                                      "210000,辽宁省,辽宁,province,000000,6,辽|LN\n"
                                      "460000,海南省,海南,province,000000,21,琼|HI\n"
                                      "630000,青海省,青海,province,000000,29,青|QH\n"
                                      "650000,新疆维吾尔自治区,新疆,province,000000,31,新|XJ\n"
                                      "660000,新疆生产建设兵团,兵团,province,000000,32,XPCC\n"
                                      "710000,台湾省,台湾,hmt,000000,35,台|TW\n"
                                      "630100,西宁市,西宁,city,630000,1,\n"
                                      "632500,海南藏族自治州,海南州,city,630000,5,\n";

/* Returns: (owned) of RpInputFile: one file with these bytes, shown as `name`. */
static inline GPtrArray *
fixture_file(const char *name, const char *bytes, gssize length)
{
    GPtrArray *files = g_ptr_array_new_with_free_func((GDestroyNotify)rp_input_file_free);
    g_autofree char *folder = g_dir_make_tmp("rp-data-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, name, NULL);

    ck_assert(g_file_set_contents(path, bytes, length, NULL));
    g_ptr_array_add(files, rp_input_file_new(path, name));
    return files;
}

static inline void
fixture_remove(GPtrArray *files)
{
    for (guint i = 0; i < files->len; i++) {
        const RpInputFile *file = g_ptr_array_index(files, i);
        g_autofree char *folder = g_path_get_dirname(file->path);

        g_remove(file->path);
        g_rmdir(folder);
    }
    g_ptr_array_unref(files);
}

/* Returns: (owned) with the registries above, in which an alias is shared on purpose. */
static inline RpDataset *
fixture_dataset(RpDiags *diags)
{
    RpDataset *dataset = rp_dataset_new();
    g_autoptr(RpDiags) shared = rp_diags_new();
    GPtrArray *indicators = fixture_file("indicators.csv", fixture_indicators, -1);
    GPtrArray *regions = fixture_file("regions.csv", fixture_regions, -1);

    ck_assert(rp_load_indicators(dataset, indicators, shared, NULL));
    ck_assert(rp_load_regions(dataset, regions, diags, NULL));
    fixture_remove(indicators);
    fixture_remove(regions);
    ck_assert_uint_eq(rp_diags_count(shared, RP_WARNING), 1);
    ck_assert_uint_eq(rp_diags_count(shared, RP_FAULT), 0);
    ck_assert_uint_eq(rp_diags_count(diags, RP_WARNING), 0);
    ck_assert_uint_eq(rp_diags_count(diags, RP_FAULT), 0);
    return dataset;
}

/* Returns: (owned) all that is said in findings, one a line. */
static inline char *
fixture_said(RpDiags *diags)
{
    const GPtrArray *sorted = rp_diags_sorted(diags);
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < sorted->len; i++) {
        const RpDiag *diag = g_ptr_array_index(sorted, i);

        g_string_append_printf(
            text, "%s:%d:%d: %s: %s: %s [%s] (%s)\n", diag->where.file, diag->where.line,
            diag->where.column, rp_severity_name(diag->severity), diag->code, diag->text,
            diag->cell != NULL ? diag->cell : "", diag->hint != NULL ? diag->hint : "");
    }
    return g_string_free(text, FALSE);
}

/* Read the files once more in a stream, with next to no memory: rows and findings must be those of
 * `dataset` and `diags`, which read them in the usual way. */
static inline void
fixture_stream_alike(const RpDataset *dataset, const GPtrArray *files, RpDiags *diags)
{
    static const gsize pieces[] = {1, 40, 1000};
    g_autofree char *said = fixture_said(diags);
    g_autoptr(GString) rows = g_string_new(NULL);

    rp_metric_set_dump_csv(dataset->metrics, rows);
    for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
        const RpSpooling spooling = {g_get_tmp_dir(), 100 * pieces[i], pieces[i]};
        g_autoptr(RpRowStream) stream = rp_row_stream_new(RP_ROWS_CSV, &spooling);
        g_autoptr(RpDiags) own = rp_diags_new();
        g_autoptr(GString) out = g_string_new(NULL);
        g_autoptr(GError) error = NULL;

        ck_assert(rp_row_stream_read(stream, dataset, files, NULL, own, &error));
        while (rp_row_stream_next(stream, out, &error))
            continue;
        rp_assert_no_error(error);
        ck_assert_str_eq(out->str, rows->str);
        g_autofree char *own_said = fixture_said(own);
        ck_assert_str_eq(own_said, said);
    }
}

static inline void
fixture_metrics(RpDataset *dataset, const char *bytes, gssize length,
                const RpMetricsOptions *options, RpDiags *diags)
{
    GPtrArray *files = fixture_file("m.csv", bytes, length);

    bool first = rp_diags_sorted(diags)->len == 0 && dataset->metrics->rows->len == 0;

    ck_assert(rp_load_metrics(dataset, files, options, diags, NULL));
    if (options == NULL && first && rp_diags_dropped(diags, "m.csv") == 0)
        fixture_stream_alike(dataset, files, diags);
    fixture_remove(files);
}

/* Returns: (owned) findings from `least` on, one a line: "2:5 D2 error code\n". */
static inline char *
fixture_findings(RpDiags *diags, RpSeverity least)
{
    const GPtrArray *sorted = rp_diags_sorted(diags);
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < sorted->len; i++) {
        const RpDiag *diag = g_ptr_array_index(sorted, i);

        if (diag->severity >= least)
            g_string_append_printf(text, "%d:%d %s %s %s\n", diag->where.line, diag->where.column,
                                   diag->cell != NULL ? diag->cell : "-",
                                   rp_severity_name(diag->severity), diag->code);
    }
    return g_string_free(text, FALSE);
}
