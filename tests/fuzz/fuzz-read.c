/* fuzz-read.c - any bytes as a metric file: nothing may crash, leak or run away
 *
 * The registries are small and fixed; the input goes through decoding, delimiter, header, cells
 * and the checks across rows, and what was understood is printed.
 */
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

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = rp_dataset_new();
    g_autoptr(GString) out = g_string_new(NULL);

    add_indicator(dataset, "total", "国家标准总数", "项");
    add_indicator(dataset, "rate", "转化率", "%");
    add_indicator(dataset, "cycle", "周期", "月");
    add_region(dataset, "630000", "青海省", "青海");
    add_region(dataset, "460000", "海南省", "海南");
    g_autoptr(RpSource) source = rp_source_decode("fuzz.csv", (const char *)data, size, diags);
    if (source != NULL)
        rp_metrics_read_source(dataset, source, NULL, diags);
    rp_across_check(dataset->metrics, NULL, diags);
    rp_metric_set_dump_csv(dataset->metrics, out);
    rp_metric_set_dump_json(dataset->metrics, out);
    rp_diags_sorted(diags);
    return 0;
}
