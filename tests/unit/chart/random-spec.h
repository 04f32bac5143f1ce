/* random-spec.h - specs of every kind with everything that may go wrong in them */
#pragma once

#include "chart-check.h"

static inline double
random_value(GRand *rand, double size)
{
    switch (g_rand_int_range(rand, 0, 12)) {
    case 0:
        return NAN;
    case 1:
        return 0;
    case 2:
        return -size * g_rand_double(rand);
    case 3:
        return size * 40 * g_rand_double(rand); /* enormous */
    case 4:
        return size * 1e-5; /* tiny */
    default:
        return round(size * g_rand_double(rand) * 10) / 10;
    }
}

static inline RpStatus
random_status(GRand *rand)
{
    return (RpStatus)g_rand_int_range(rand, 0, RP_N_STATUS);
}

static inline void
set_random(GRand *rand, char **field, int most)
{
    g_free(*field);
    *field = random_name(rand, most);
}

static inline void
fill_item(RpChartItem *item, GRand *rand, double size, guint i)
{
    item->value = random_value(rand, size);
    item->base = random_value(rand, size);
    item->target = random_value(rand, size);
    item->completion = random_value(rand, 1);
    item->status = isnan(item->value) ? RP_STATUS_NO_DATA : random_status(rand);
    item->own = i == 2;
    item->stock = i == 0 || g_rand_int_range(rand, 0, 6) == 0;
    item->change =
        g_rand_int_range(rand, 0, 5) == 0 ? RP_CHART_NO_CHANGE : g_rand_int_range(rand, -30, 30);
    item->start = g_rand_double_range(rand, -3, 50);
    item->due = item->start + g_rand_double_range(rand, 0, 30);
    item->done = g_rand_double_range(rand, -0.1, 1.2);
    item->milestone = (RpMilestone)g_rand_int_range(rand, 0, 3);
    item->tile_column = (int)(i % 8) + 1;
    item->tile_row = (int)(i / 8) + 1;
    if (i == 0 || g_rand_int_range(rand, 0, 4) == 0)
        set_random(rand, &item->group, 12);
    set_text(&item->unit, g_rand_boolean(rand) ? "项" : "人次");
    set_text(&item->target_text, "≥1,000");
    set_text(&item->change_text, "+4.0点");
}

static inline void
add_random_series(RpChartSpec *spec, GRand *rand, guint n, double size)
{
    g_autofree char *name = random_name(rand, 10);
    RpChartSeries *series = rp_chart_spec_add_series(spec, name);

    series->status = random_status(rand);
    for (guint i = 0; i < n; i++) {
        double value = random_value(rand, size);
        rp_chart_series_add_status(series, value,
                                   isnan(value) ? RP_STATUS_NO_DATA : random_status(rand));
    }
}

static inline guint
series_of_kind(RpChartKind kind, GRand *rand, guint items)
{
    static const guint most[RP_N_CHART_KINDS] = {
        [RP_CHART_GROUPED] = 2, [RP_CHART_STACKED] = 5, [RP_CHART_PERCENT] = 6,
        [RP_CHART_COMBO] = 2,   [RP_CHART_HEAT] = 12,   [RP_CHART_LINE] = 4,
    };

    if (kind == RP_CHART_SPARKLINES || kind == RP_CHART_MULTIPLES)
        return items;
    if (kind == RP_CHART_GROUPED || kind == RP_CHART_COMBO)
        return 2;
    return most[kind] == 0 ? 0 : (guint)g_rand_int_range(rand, 1, (int)most[kind] + 1);
}

static inline void
set_time(RpChartSpec *spec, GRand *rand)
{
    static const int steps[] = {1, 3, 12};

    spec->time_first = RP_MONTH(2016, g_rand_int_range(rand, 1, 13));
    spec->step_months = steps[g_rand_int_range(rand, 0, 3)];
    spec->time_months = spec->step_months * g_rand_int_range(rand, 1, 24);
    spec->today = g_rand_double_range(rand, -2, spec->time_months + 2);
    set_text(&spec->today_text, "2018年6月");
    set_text(&spec->target_text, "目标 ≤1,000项");
    if (g_rand_boolean(rand))
        spec->target = random_value(rand, 100);
    if (g_rand_boolean(rand)) {
        spec->path_from = 0;
        spec->path_to = random_value(rand, 100);
    }
}

static inline void
add_forecast(RpChartSpec *spec, GRand *rand)
{
    int n = g_rand_int_range(rand, 1, 12);

    for (int i = 0; i < n; i++) {
        double m = g_rand_double_range(rand, 0, 150), w = g_rand_double_range(rand, 0, 50);
        RpForecastStep step = {m, m - w / 2, m + w / 2, m - w, m + w};
        g_array_append_val(spec->forecast, step);
    }
}

/* Returns: (owned). */
static inline RpChartSpec *
random_spec_of(RpChartKind kind, GRand *rand)
{
    RpChartSpec *spec = rp_chart_spec_new(kind);
    guint n = (guint)g_rand_int_range(rand, 1, g_rand_int_range(rand, 0, 5) == 0 ? 40 : 14);
    double size = pow(10, g_rand_int_range(rand, -1, 9));
    guint values = n;

    spec->number = 3;
    set_random(rand, &spec->title, 60);
    set_text(&spec->subtitle, g_rand_boolean(rand) ? "数量，{unit}；2018年" : "数量，项；2018年");
    set_text(&spec->unit, g_rand_boolean(rand) ? "%" : "项");
    set_text(&spec->left_head, "落后于时序");
    set_text(&spec->right_head, "快于时序");
    set_random(rand, &spec->name_head, 8);
    set_random(rand, &spec->note, 60);
    spec->elapsed = g_rand_double(rand);
    if (g_rand_boolean(rand))
        spec->average = g_rand_double(rand) * size;
    for (guint i = 0; i < n; i++) {
        g_autofree char *name = random_name(rand, g_rand_boolean(rand) ? 6 : 40);
        fill_item(rp_chart_spec_add_item(spec, name), rand, size, i);
    }
    set_time(spec, rand);
    if (kind == RP_CHART_LINE || kind == RP_CHART_SPARKLINES || kind == RP_CHART_MULTIPLES) {
        values = (guint)(spec->time_months / spec->step_months);
        values = MAX(values - (guint)g_rand_int_range(rand, 0, (int)values), 1);
        size = 100;
    }
    guint series = series_of_kind(kind, rand, n);
    for (guint s = 0; s < series; s++)
        add_random_series(spec, rand, values, size);
    if (kind == RP_CHART_LINE) {
        g_array_set_size(spec->items, 0);
        if (g_rand_boolean(rand))
            add_forecast(spec, rand);
        else
            spec->break_step = g_rand_int_range(rand, -1, (int)values + 1);
    }
    return spec;
}
