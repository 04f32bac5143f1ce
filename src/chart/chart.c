#include "chart/chart.h"

#include <math.h>

#include "chart/alt-text.h"
#include "chart/compose-private.h"
#include "chart/frame.h"

typedef struct {
    RpDrawPlot draw;
    bool windows; /* can draw some of its rows only, so that long ones are split */
} Kind;

static const Kind kinds[RP_N_CHART_KINDS] = {
    [RP_CHART_PROGRESS] = {rp_progress_chart, true},
    [RP_CHART_BARS] = {rp_bars_chart, true},
    [RP_CHART_GROUPED] = {rp_grouped_chart, false},
    [RP_CHART_BULLET] = {rp_bullet_chart, true},
    [RP_CHART_DUMBBELL] = {rp_dumbbell_chart, true},
    [RP_CHART_STACKED] = {rp_stacked_chart, false},
    [RP_CHART_PERCENT] = {rp_percent_chart, true},
    [RP_CHART_WATERFALL] = {rp_waterfall_chart, false},
    [RP_CHART_HEAT] = {rp_heat_chart, true},
    [RP_CHART_TILES] = {rp_tiles_chart, false},
    [RP_CHART_LINE] = {rp_line_chart, false},
    [RP_CHART_COMBO] = {rp_combo_chart, false},
    [RP_CHART_GANTT] = {rp_gantt_chart, false},
    [RP_CHART_SPARKLINES] = {rp_sparklines_chart, true},
    [RP_CHART_MULTIPLES] = {rp_multiples_chart, false},
    [RP_CHART_RANKING] = {rp_ranking_chart, true},
    [RP_CHART_DIVERGING] = {rp_diverging_chart, true},
};

/* Rows from which a wide chart is set in two narrow columns. */
#define ROWS_OF_ONE_COLUMN 40

static guint
row_count(const RpChartSpec *spec)
{
    if (spec->kind == RP_CHART_RANKING)
        return rp_ranking_row_count(spec);
    return spec->kind == RP_CHART_PROGRESS ? spec->rows->len : spec->items->len;
}

static guint
column_count(const RpChartSpec *spec, double width)
{
    /* Sparklines and heat tables need the width for their columns. */
    bool tabular = spec->kind == RP_CHART_SPARKLINES || spec->kind == RP_CHART_HEAT;
    bool wide = width >= 2 * RP_CHART_LEAST_COLUMN + RP_CHART_COLUMN_GAP;
    bool many = row_count(spec) > ROWS_OF_ONE_COLUMN;

    return kinds[spec->kind].windows && !tabular && wide && many ? 2 : 1;
}

static void
join_geometry(RpChartGeometry *whole, const RpChartGeometry *part, double x, double y)
{
    for (guint i = 0; i < part->marks->len; i++) {
        RpGeometryMark mark = g_array_index(part->marks, RpGeometryMark, i);
        mark.rect.x += x;
        mark.rect.y += y;
        mark.text = g_strdup(mark.text);
        g_array_append_val(whole->marks, mark);
    }
}

/* Draw the rows of the window in two columns of half the width, on one scale. */
static char *
draw_columns(RpPen *pen, const RpChartSpec *spec)
{
    double width = (pen->width - RP_CHART_COLUMN_GAP) / 2, bottom = pen->y;
    guint rows = rp_pen_row_count(pen, row_count(spec)), left = (rows + 1) / 2;
    char *more = NULL;

    for (guint column = 0; column < 2 && column * left < rows; column++) {
        g_autoptr(RpChartGeometry) geometry = rp_chart_geometry_new();
        g_autoptr(RpPen) part = rp_pen_new(width, pen->theme, pen->typer, geometry);
        double x = column * (width + RP_CHART_COLUMN_GAP);

        part->magnitude = pen->magnitude;
        part->first_row = pen->first_row + column * left;
        part->max_rows = column == 0 ? left : rows - left;
        part->hide_key = column > 0;
        g_free(more);
        more = kinds[spec->kind].draw(part, spec);
        bottom = fmax(bottom, pen->y + part->y);
        RpBox *box = rp_pen_finish(part);
        box->tag = RP_TAG_NONE;
        rp_box_place(pen->group, box, x, pen->y);
        join_geometry(pen->geometry, geometry, x, pen->y);
    }
    pen->y = bottom;
    return more;
}

/* Rows of a chart; 0 rows stand for all. */
typedef struct {
    guint first, rows;
} Window;

static RpBox *
compose_window(const RpChartRequest *request, Window window, RpChartGeometry *geometry)
{
    const RpChartSpec *spec = request->spec;
    g_autoptr(RpPen) pen = rp_pen_new(request->width, request->theme, request->typer, geometry);

    pen->first_row = window.first;
    pen->max_rows = window.rows;
    pen->continued = window.first > 0;
    rp_frame_open(pen, spec);
    g_autofree char *more = column_count(spec, request->width) > 1
                                ? draw_columns(pen, spec)
                                : kinds[spec->kind].draw(pen, spec);
    rp_frame_close(pen, spec, more);
    RpBox *chart = rp_pen_finish(pen);
    chart->alt = *spec->alt != '\0' ? g_strdup(spec->alt) : rp_chart_alt_text(spec);
    return chart;
}

RpBox *
rp_chart_compose_with(const RpChartRequest *request, RpChartGeometry *geometry)
{
    return compose_window(request, (Window){0, 0}, geometry);
}

static double
window_height(const RpChartRequest *request, Window window)
{
    g_autoptr(RpChartGeometry) geometry = rp_chart_geometry_new();
    g_autoptr(RpBox) chart = compose_window(request, window, geometry);

    return chart->height;
}

/* How many rows a part may have: the heights of one and of two rows (per column) give the frame
 * and the pitch. */
static guint
rows_per_part(const RpChartRequest *request, double height)
{
    guint columns = column_count(request->spec, request->width), rows = row_count(request->spec);
    guint first = rows >= 3 * columns ? columns : 0; /* not 0: with the title of a further part */
    double one = window_height(request, (Window){first, columns});
    double pitch = window_height(request, (Window){first, 2 * columns}) - one;
    double fit = pitch > 0 ? floor((height - (one - pitch)) / pitch) : 1;

    return columns * (guint)fmax(fit, 1);
}

GPtrArray *
rp_chart_compose_parts_with(const RpChartRequest *request, double height, double further)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func((GDestroyNotify)rp_box_free);
    g_autoptr(RpChartGeometry) geometry = rp_chart_geometry_new();
    g_autoptr(RpBox) whole = rp_chart_compose_with(request, geometry);
    guint rows = row_count(request->spec);

    if (whole->height <= height || !kinds[request->spec->kind].windows || rows < 2) {
        g_ptr_array_add(parts, g_steal_pointer(&whole));
        return g_steal_pointer(&parts);
    }
    for (guint first = 0; first < rows;) {
        g_autoptr(RpChartGeometry) of_part = rp_chart_geometry_new();
        guint part = rows_per_part(request, first == 0 ? height : further);
        g_ptr_array_add(parts, compose_window(request, (Window){first, part}, of_part));
        first += part;
    }
    return g_steal_pointer(&parts);
}

RpBox *
rp_chart_compose(const RpChartSpec *spec, double width, const RpTheme *theme, RpTextSetter *setter)
{
    g_autoptr(RpChartGeometry) geometry = rp_chart_geometry_new();
    RpTyper typer = rp_typer(setter);

    return rp_chart_compose_with(&(RpChartRequest){spec, width, theme, &typer}, geometry);
}

GPtrArray *
rp_chart_compose_parts(const RpChartSpec *spec, RpChartRoom room, const RpTheme *theme,
                       RpTextSetter *setter)
{
    RpTyper typer = rp_typer(setter);

    return rp_chart_compose_parts_with(&(RpChartRequest){spec, room.width, theme, &typer},
                                       room.first, room.further);
}

RpChartGeometry *
rp_chart_measure(const RpChartSpec *spec, double width, const RpTheme *theme, RpTextSetter *setter)
{
    g_autoptr(RpChartGeometry) geometry = rp_chart_geometry_new();
    RpTyper typer = rp_typer(setter);
    g_autoptr(RpBox) chart =
        rp_chart_compose_with(&(RpChartRequest){spec, width, theme, &typer}, geometry);

    return chart != NULL ? g_steal_pointer(&geometry) : NULL;
}
