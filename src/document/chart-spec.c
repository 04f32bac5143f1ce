#include "document/chart-spec.h"

#include <math.h>

static void
clear_row(gpointer data)
{
    RpChartRow *row = data;

    g_free(row->name);
    g_free(row->short_name);
    g_free(row->detail);
}

RpChartSpec *
rp_chart_spec_new(RpChartKind kind)
{
    RpChartSpec *spec = g_new0(RpChartSpec, 1);

    spec->kind = kind;
    spec->title = g_strdup("");
    spec->subtitle = g_strdup("");
    spec->name_head = g_strdup("");
    spec->note = g_strdup("");
    spec->source = g_strdup("");
    spec->alt = g_strdup("");
    spec->elapsed = NAN;
    spec->rows = g_array_new(FALSE, FALSE, sizeof(RpChartRow));
    g_array_set_clear_func(spec->rows, clear_row);
    return spec;
}

void
rp_chart_spec_free(RpChartSpec *spec)
{
    if (spec == NULL)
        return;
    g_free(spec->title);
    g_free(spec->subtitle);
    g_free(spec->name_head);
    g_free(spec->note);
    g_free(spec->source);
    g_free(spec->alt);
    g_array_unref(spec->rows);
    g_free(spec);
}
