#include "chart/chart.h"

#include "chart/compose-private.h"
#include "chart/frame.h"

static const RpDrawPlot plots[RP_N_CHART_KINDS] = {
    [RP_CHART_PROGRESS] = rp_progress_chart,   [RP_CHART_BARS] = rp_bars_chart,
    [RP_CHART_GROUPED] = rp_grouped_chart,     [RP_CHART_BULLET] = rp_bullet_chart,
    [RP_CHART_DUMBBELL] = rp_dumbbell_chart,   [RP_CHART_STACKED] = rp_stacked_chart,
    [RP_CHART_PERCENT] = rp_percent_chart,     [RP_CHART_WATERFALL] = rp_waterfall_chart,
    [RP_CHART_HEAT] = rp_heat_chart,           [RP_CHART_TILES] = rp_tiles_chart,
    [RP_CHART_LINE] = rp_line_chart,           [RP_CHART_COMBO] = rp_combo_chart,
    [RP_CHART_GANTT] = rp_gantt_chart,         [RP_CHART_SPARKLINES] = rp_sparklines_chart,
    [RP_CHART_MULTIPLES] = rp_multiples_chart, [RP_CHART_RANKING] = rp_ranking_chart,
    [RP_CHART_DIVERGING] = rp_diverging_chart,
};

RpBox *
rp_chart_compose_with(const RpChartSpec *spec, double width, const RpTheme *theme,
                      const RpTyper *typer, RpChartGeometry *geometry)
{
    g_autoptr(RpPen) pen = rp_pen_new(width, theme, typer, geometry);

    rp_frame_open(pen, spec);
    g_autofree char *more = plots[spec->kind](pen, spec);
    rp_frame_close(pen, spec, more);
    RpBox *chart = rp_pen_finish(pen);
    chart->alt = g_strdup(spec->alt);
    return chart;
}

RpBox *
rp_chart_compose(const RpChartSpec *spec, double width, const RpTheme *theme, RpTextSetter *setter)
{
    g_autoptr(RpChartGeometry) geometry = rp_chart_geometry_new();
    RpTyper typer = rp_typer(setter);

    return rp_chart_compose_with(spec, width, theme, &typer, geometry);
}

RpChartGeometry *
rp_chart_measure(const RpChartSpec *spec, double width, const RpTheme *theme, RpTextSetter *setter)
{
    g_autoptr(RpChartGeometry) geometry = rp_chart_geometry_new();
    RpTyper typer = rp_typer(setter);
    g_autoptr(RpBox) chart = rp_chart_compose_with(spec, width, theme, &typer, geometry);

    (void)chart;
    return g_steal_pointer(&geometry);
}
