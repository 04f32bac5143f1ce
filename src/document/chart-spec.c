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

static void
clear_item(gpointer data)
{
    RpChartItem *item = data;

    g_free(item->name);
    g_free(item->short_name);
    g_free(item->group);
    g_free(item->unit);
    g_free(item->word);
    g_free(item->target_text);
    g_free(item->change_text);
}

void
rp_chart_series_free(RpChartSeries *series)
{
    g_free(series->name);
    g_array_unref(series->values);
    g_array_unref(series->statuses);
    g_free(series);
}

RpChartSpec *
rp_chart_spec_new(RpChartKind kind)
{
    RpChartSpec *spec = g_new0(RpChartSpec, 1);
    char **texts[] = {&spec->title,      &spec->subtitle,   &spec->name_head,  &spec->note,
                      &spec->source,     &spec->alt,        &spec->unit,       &spec->left_head,
                      &spec->right_head, &spec->today_text, &spec->target_text};

    spec->kind = kind;
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        *texts[i] = g_strdup("");
    spec->elapsed = NAN;
    spec->rows = g_array_new(FALSE, FALSE, sizeof(RpChartRow));
    g_array_set_clear_func(spec->rows, clear_row);
    spec->items = g_array_new(FALSE, FALSE, sizeof(RpChartItem));
    g_array_set_clear_func(spec->items, clear_item);
    spec->series = g_ptr_array_new_with_free_func((GDestroyNotify)rp_chart_series_free);
    spec->decimals = -1;
    spec->average = NAN;
    spec->cuts[0] = 0.60;
    spec->cuts[1] = 0.95;
    spec->step_months = 1;
    spec->today = NAN;
    spec->target = NAN;
    spec->path_from = NAN;
    spec->path_to = NAN;
    spec->forecast = g_array_new(FALSE, FALSE, sizeof(RpForecastStep));
    spec->break_step = -1;
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
    g_free(spec->unit);
    g_free(spec->left_head);
    g_free(spec->right_head);
    g_free(spec->today_text);
    g_free(spec->target_text);
    g_array_unref(spec->rows);
    g_array_unref(spec->items);
    g_ptr_array_unref(spec->series);
    g_array_unref(spec->forecast);
    g_free(spec);
}

RpChartItem *
rp_chart_spec_add_item(RpChartSpec *spec, const char *name)
{
    RpChartItem item = {.name = g_strdup(name),
                        .short_name = g_strdup(name),
                        .group = g_strdup(""),
                        .unit = g_strdup(""),
                        .word = g_strdup(""),
                        .target_text = g_strdup(""),
                        .change_text = g_strdup(""),
                        .status = RP_STATUS_NO_DATA,
                        .value = NAN,
                        .base = NAN,
                        .target = NAN,
                        .completion = NAN,
                        .change = RP_CHART_NO_CHANGE,
                        .start = NAN,
                        .due = NAN,
                        .done = NAN};

    g_array_append_val(spec->items, item);
    return &g_array_index(spec->items, RpChartItem, spec->items->len - 1);
}

RpChartSeries *
rp_chart_spec_add_series(RpChartSpec *spec, const char *name)
{
    RpChartSeries *series = g_new0(RpChartSeries, 1);

    series->name = g_strdup(name);
    series->values = g_array_new(FALSE, FALSE, sizeof(double));
    series->statuses = g_array_new(FALSE, FALSE, sizeof(RpStatus));
    series->status = RP_STATUS_NO_DATA;
    g_ptr_array_add(spec->series, series);
    return series;
}

void
rp_chart_series_add(RpChartSeries *series, double value)
{
    g_array_append_val(series->values, value);
}

void
rp_chart_series_add_status(RpChartSeries *series, double value, RpStatus status)
{
    g_array_append_val(series->values, value);
    g_array_append_val(series->statuses, status);
}
