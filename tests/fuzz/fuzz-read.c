/* fuzz-read.c - any bytes as a metric file: nothing may crash, leak or run away
 *
 * The registries are small and fixed; the input goes through decoding, delimiter, header, cells
 * and the checks across rows, and what was understood is printed. Then it is read once more in a
 * stream with hardly any memory, which must understand and find the same.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "data/load-private.h"
#include "data/metrics-private.h"
#include "fuzz.h"

static void
add_indicator(RpDataset *dataset, const char *id, const char *name, const char *unit)
{
    RpIndicator *indicator = g_new0(RpIndicator, 1);

    indicator->id = g_strdup(id);
    indicator->name = g_strdup(name);
    indicator->unit = g_strdup(unit);
    indicator->nature = g_strdup("");
    indicator->definition = g_strdup("");
    indicator->source = g_strdup("");
    indicator->has_low = true;
    rp_indicator_set_take(dataset->indicators, indicator);
}

static void
add_region(RpDataset *dataset, const char *code, const char *name, const char *short_name)
{
    RpRegion *region = g_new0(RpRegion, 1);

    region->code = g_intern_string(code);
    region->parent = g_intern_string("000000");
    region->name = g_strdup(name);
    region->short_name = g_strdup(short_name);
    region->level = g_strdup("province");
    rp_region_set_take(dataset->regions, region);
}

/* Returns: (owned) the findings, in order. */
static char *
said(RpDiags *diags)
{
    GString *text = g_string_new(NULL);
    const GPtrArray *sorted = rp_diags_sorted(diags);

    for (guint i = 0; i < sorted->len; i++) {
        const RpDiag *diag = g_ptr_array_index(sorted, i);

        g_string_append_printf(text, "%d:%d %s %s %s\n", diag->where.line, diag->where.column,
                               diag->code, diag->text, diag->hint != NULL ? diag->hint : "");
    }
    return g_string_free(text, FALSE);
}

static void
read_in_stream(const RpDataset *dataset, const char *bytes, gsize size, const char *rows,
               const char *findings)
{
    const RpSpooling spooling = {g_get_tmp_dir(), 2000, 1 + size / 3};
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpRowStream) stream = rp_row_stream_new(RP_ROWS_CSV, &spooling);
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(RpSource) source = rp_source_stream_bytes("fuzz.csv", bytes, size, &spooling, diags);

    rp_diags_set_max(diags, G_MAXUINT);
    if (source != NULL)
        rp_metrics_read_source(dataset, source, NULL, rp_row_stream_take, stream, diags);
    if (!rp_row_stream_settle(stream, diags, NULL))
        abort();
    while (rp_row_stream_next(stream, out, NULL))
        continue;
    g_autofree char *own = said(diags);
    if (strcmp(out->str, rows) != 0 || strcmp(own, findings) != 0) {
        g_printerr("a stream is read otherwise:\n%s%s--\n%s%s", rows, findings, out->str, own);
        abort();
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = rp_dataset_new();
    g_autoptr(GString) out = g_string_new(NULL);

    rp_diags_set_max(diags, G_MAXUINT);
    add_indicator(dataset, "total", "国家标准总数", "项");
    add_indicator(dataset, "rate", "转化率", "%");
    add_indicator(dataset, "cycle", "周期", "月");
    add_region(dataset, "630000", "青海省", "青海");
    add_region(dataset, "460000", "海南省", "海南");
    g_autoptr(RpSource) source = rp_source_decode("fuzz.csv", (const char *)data, size, diags);
    if (source != NULL)
        rp_metrics_read_source(dataset, source, NULL, rp_metric_set_sink, dataset->metrics, diags);
    rp_across_check(dataset->metrics, NULL, diags);
    rp_metric_set_dump_csv(dataset->metrics, out);
    g_autofree char *findings = said(diags);
    read_in_stream(dataset, (const char *)data, size, out->str, findings);
    rp_metric_set_dump_json(dataset->metrics, out);
    return 0;
}
