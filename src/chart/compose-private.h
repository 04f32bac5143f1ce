/* compose-private.h - the kinds of charts, and composing without fonts for tests */
#pragma once

#include "chart/geometry.h"
#include "chart/pen.h"
#include "document/chart-spec.h"

/* Draws what stands between subtitle and note.
 * Returns: (owned, nullable) more words for the note. */
typedef char *(*RpDrawPlot)(RpPen *pen, const RpChartSpec *spec);

char *rp_progress_chart(RpPen *pen, const RpChartSpec *spec);
char *rp_bars_chart(RpPen *pen, const RpChartSpec *spec);
char *rp_grouped_chart(RpPen *pen, const RpChartSpec *spec);
char *rp_bullet_chart(RpPen *pen, const RpChartSpec *spec);
char *rp_dumbbell_chart(RpPen *pen, const RpChartSpec *spec);
char *rp_stacked_chart(RpPen *pen, const RpChartSpec *spec);
char *rp_percent_chart(RpPen *pen, const RpChartSpec *spec);
char *rp_waterfall_chart(RpPen *pen, const RpChartSpec *spec);
char *rp_heat_chart(RpPen *pen, const RpChartSpec *spec);
char *rp_tiles_chart(RpPen *pen, const RpChartSpec *spec);
char *rp_line_chart(RpPen *pen, const RpChartSpec *spec);
char *rp_combo_chart(RpPen *pen, const RpChartSpec *spec);
char *rp_gantt_chart(RpPen *pen, const RpChartSpec *spec);
char *rp_sparklines_chart(RpPen *pen, const RpChartSpec *spec);
char *rp_multiples_chart(RpPen *pen, const RpChartSpec *spec);
char *rp_ranking_chart(RpPen *pen, const RpChartSpec *spec);
char *rp_diverging_chart(RpPen *pen, const RpChartSpec *spec);

/* Returns: rows of a ranking, those of an excerpt with a row for each gap. */
guint rp_ranking_row_count(const RpChartSpec *spec);

/* What is to be composed; all borrowed. */
typedef struct {
    const RpChartSpec *spec;
    double width;
    const RpTheme *theme;
    const RpTyper *typer;
} RpChartRequest;

/* Compose with any typer; `geometry` is filled. Returns: (owned). */
RpBox *rp_chart_compose_with(const RpChartRequest *request, RpChartGeometry *geometry);

/* Returns: (owned) parts, the first no higher than `height`, others than `further`, see
 * rp_chart_compose_parts(). */
GPtrArray *rp_chart_compose_parts_with(const RpChartRequest *request, double height,
                                       double further);
