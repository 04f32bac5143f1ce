/* chart-job-private.h - one chart while it is filled, and what its builders share
 *
 * A builder for each kind fills `chart` from the progress set and the figures; it states the
 * finding in `title`. What the layout says itself wins over all texts made here.
 */
#pragma once

#include "build/build-private.h"
#include "progress/history.h"

typedef struct {
    RpBuilder *builder;        /* borrowed, as the next three */
    const RpLayoutBlock *from; /* of the layout */
    const RpProgressSet *set;
    RpChartSpec *chart;
    GPtrArray *rows;       /* owned; of const RpProgress *: targets the filter lets through; of
                              the indicators named, in their order, where some are */
    GPtrArray *indicators; /* owned; of const RpIndicator *: those named */
    GArray *minus;         /* owned; of bool, parallel: written with - before it */
    GPtrArray *regions;    /* owned; of const RpRegion *: those named, or the kind's own */
    RpPeriod first, last;  /* `from:` and `to:`; the plan's start and the report's period */
    bool has_first, has_last;
    GPtrArray *sources;               /* owned; of const char * (borrowed): who says so */
    bool sample;                      /* some figures are invented */
    GString *title, *subtitle, *note; /* owned; what the kind says when the layout does not */
} RpChartJob;

/* Read what the block says: targets, indicators, regions and periods; a fault is reported at its
 * place. `below` takes the regions below the own one where none are named, if there are any. */
void rp_chart_job_open(RpChartJob *job, bool below);
void rp_chart_job_close(RpChartJob *job);

typedef void (*RpBuildChart)(RpChartJob *job);

/* build-chart-targets.c */
void rp_build_progress_chart(RpChartJob *job);
void rp_build_values_chart(RpChartJob *job);
void rp_build_bullet_chart(RpChartJob *job);
void rp_build_grouped_chart(RpChartJob *job);
void rp_build_percent_chart(RpChartJob *job);
void rp_build_diverging_chart(RpChartJob *job);
void rp_build_dumbbell_chart(RpChartJob *job);

/* build-chart-regions.c */
void rp_build_ranking_chart(RpChartJob *job);
void rp_build_heat_chart(RpChartJob *job);
void rp_build_tiles_chart(RpChartJob *job);
void rp_build_multiples_chart(RpChartJob *job);

/* build-chart-time.c */
void rp_build_stacked_chart(RpChartJob *job);
void rp_build_waterfall_chart(RpChartJob *job);
void rp_build_combo_chart(RpChartJob *job);

/* build-chart-line.c */
void rp_build_line_chart(RpChartJob *job);
void rp_build_sparklines_chart(RpChartJob *job);

/* build-chart-tasks.c */
void rp_build_gantt_chart(RpChartJob *job);

#define RP_CHART_MOST_COLUMNS 12 /* targets of a heat table or of a table of sparklines */

/* Some targets of a table that is too large for one chart. */
typedef struct {
    char *name;      /* owned; of the domains: 基本公共服务、社会管理 */
    GPtrArray *rows; /* owned; of const RpProgress * */
} RpChartPart;

/* Returns: (owned) of RpChartPart *: whole domains in the order of their first target, as many
 * together as fit RP_CHART_MOST_COLUMNS; a domain too large for one part is cut in equal ones. */
GPtrArray *rp_chart_parts_by_domain(const GPtrArray *rows);

/* Take a text, freeing what was there. */
void rp_chart_take(char **field, char *text);

/* An item called as the indicator, with its short name. Borrowed, until the next one. */
RpChartItem *rp_chart_add_indicator(RpChartJob *job, const RpIndicator *indicator);

/* The same called as a region; the report's own is highlighted. */
RpChartItem *rp_chart_add_region(RpChartJob *job, const RpRegion *region);

/* Name a source of figures under the chart. */
void rp_chart_use_item(RpChartJob *job, const RpProgress *item);
void rp_chart_use_history(RpChartJob *job, const RpHistory *history);

/* Returns: (borrowed, nullable) the progress of another region, or of another period; evaluated
 * once. Findings about it are not reported again. */
const RpProgressSet *rp_chart_progress_of(RpChartJob *job, const char *region, RpPeriod period);

/* Returns: (borrowed, nullable) the item of the first target of `indicator`. */
const RpProgress *rp_chart_item_of(const RpProgressSet *set, const RpIndicator *indicator);

/* Returns: (borrowed, nullable) the indicator a chart of one is about: that named, else that of the
 * first target. A fault is reported when there is none. */
const RpIndicator *rp_chart_indicator(RpChartJob *job);

/* Returns: (owned) `value` with the places of the indicator, thousands not grouped. */
char *rp_chart_text_of(const RpChartJob *job, const RpIndicator *indicator, double value);

/* The same with its unit: 62项, 25.5个月. */
char *rp_chart_quantity_of(const RpChartJob *job, const RpIndicator *indicator, double value);

/* Returns: (static or borrowed) the unit as said behind a number. */
const char *rp_chart_unit(const RpIndicator *indicator);

/* Returns: the steps from `first` to `last`, as the layout says or as the figures come. */
RpTimeGrid rp_chart_grid(const RpChartJob *job, const RpIndicator *indicator);

/* Returns: figures of one region on a grid. */
RpHistory rp_chart_history(RpChartJob *job, const RpIndicator *indicator, const char *region,
                           const RpTimeGrid *grid);

/* The same, of a flow as totals since the start of the plan or as what each step adds. */
RpHistory rp_chart_history_of(RpChartJob *job, const RpIndicator *indicator, const char *region,
                              const RpTimeGrid *grid, bool cumulative);

/* Whether the figures of an indicator are running totals of a target. */
bool rp_chart_is_counted(const RpChartJob *job, const RpIndicator *indicator);

/* Put a grid on the spec. */
void rp_chart_set_time(RpChartJob *job, const RpTimeGrid *grid);

/* Returns: (owned) 2016—2023年, 2016年1月—2018年6月, 2016年一季度—2018年二季度. */
char *rp_chart_span_text(const RpTimeGrid *grid, guint steps);

/* Returns: (owned) one step as a label: 2016, 一季, 6月, 上半年. */
char *rp_chart_step_name(const RpTimeGrid *grid, guint step);

/* The same in full: 2016年, 2016年一季度, 2016年6月. */
char *rp_chart_step_text(const RpTimeGrid *grid, guint step);

/* Returns: (owned) 2018年6月底; 2015年底 for December too. */
char *rp_chart_end_text(RpPeriod period);

/* 截至2018年6月底（时序进度50%） */
char *rp_chart_date_text(const RpChartJob *job, bool with_elapsed);
