#include "app/chart-export.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "chart/chart.h"

#define MARGIN 8.0 /* points around an exported chart */

/* Returns: (owned) of const RpBlock * (borrowed). */
static GPtrArray *
chart_blocks(const RpDocument *document)
{
    GPtrArray *charts = g_ptr_array_new();

    for (guint i = 0; i < document->blocks->len; i++) {
        RpBlock *block = g_ptr_array_index(document->blocks, i);
        if (block->kind == RP_BLOCK_CHART)
            g_ptr_array_add(charts, block);
    }
    return charts;
}

static double
measure_of(const RpDocument *document)
{
    const RpPageSetup *page = &document->page;

    return page->size.width - page->margins.left - page->margins.right;
}

static const RpBlock *
find_chart(const GPtrArray *charts, const char *id, GError **error)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new();

    for (guint i = 0; i < charts->len; i++) {
        const RpBlock *block = g_ptr_array_index(charts, i);
        if (strcmp(block->id, id) == 0)
            return block;
        g_ptr_array_add(ids, block->id);
    }
    g_ptr_array_add(ids, NULL);
    g_autofree char *all = g_strjoinv(", ", (char **)ids->pdata);
    if (charts->len == 0)
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE, _("--chart: the report has no charts"));
    else
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                    _("--chart: there is no chart '%s'; the charts are: %s"), id, all);
    return NULL;
}

RpPages *
rp_chart_export(const RpRun *run, const char *id, double width, GError **error)
{
    const RpDocument *document = run->document;
    g_autoptr(GPtrArray) charts = chart_blocks(document);
    const RpBlock *block = find_chart(charts, id, error);

    if (block == NULL)
        return NULL;
    double measure = width > 0 ? width : measure_of(document);
    RpBox *chart = rp_chart_compose(block->u.chart, measure, &document->sheet.theme, run->setter);
    RpPages *pages = rp_pages_new();
    RpPageMaster master = {.name = g_intern_static_string("chart"),
                           .size = {chart->width + 2 * MARGIN, chart->height + 2 * MARGIN},
                           .margins = {MARGIN, MARGIN, MARGIN, MARGIN}};
    g_array_append_val(pages->masters, master);
    RpPage *page = rp_page_new(&g_array_index(pages->masters, RpPageMaster, 0), 1);
    rp_page_place(page, chart, MARGIN, MARGIN);
    g_ptr_array_add(pages->pages, page);
    pages->info.title = g_strdup(block->u.chart->title);
    pages->info.author = g_strdup(document->author);
    pages->info.subject = g_strdup(document->title);
    pages->info.date = g_strdup(document->date);
    return pages;
}

void
rp_chart_dump_all(const RpRun *run, GString *out)
{
    g_autoptr(GPtrArray) charts = chart_blocks(run->document);
    double measure = measure_of(run->document);

    for (guint i = 0; i < charts->len; i++) {
        const RpBlock *block = g_ptr_array_index(charts, i);
        g_autoptr(RpChartGeometry) geometry =
            rp_chart_measure(block->u.chart, measure, &run->document->sheet.theme, run->setter);

        g_string_append_printf(out, "%s%s: ", i > 0 ? "\n" : "", block->id);
        rp_chart_geometry_dump(geometry, out);
    }
}
