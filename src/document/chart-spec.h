/* chart-spec.h - what a chart shows, before any size is known (types only)
 *
 * A progress chart has `rows`. All other kinds have `items` (one per category, task or place) and,
 * where several values belong to an item or to a point of time, `series`. Each kind says below
 * which fields it reads; all others keep the values rp_chart_spec_new() gives.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "base/period.h"
#include "base/status.h"

typedef enum {
    RP_CHART_PROGRESS,   /* rows; elapsed: bar of completion, time-elapsed line, target at 100 % */
    RP_CHART_BARS,       /* items: value, own: bars beside names, an enormous one is cut */
    RP_CHART_BULLET,     /* items: value, target, unit, status; cuts: own scale per item, bands */
    RP_CHART_GROUPED,    /* items; series: two of them, what is and what ought to be */
    RP_CHART_STACKED,    /* items; series: 2..5, the one of the title first, the
                            rest last; total on top */
    RP_CHART_PERCENT,    /* items; series: one per status, counts */
    RP_CHART_RANKING,    /* items: value, change, own; average */
    RP_CHART_DIVERGING,  /* items: value (points), status; left_head, right_head */
    RP_CHART_DUMBBELL,   /* items: base, value, target, status; one unit for all */
    RP_CHART_WATERFALL,  /* items: value, stock */
    RP_CHART_LINE,       /* series over time; target, path, forecast, breaks */
    RP_CHART_COMBO,      /* items with group; series: bars (counts) and a line (percent) */
    RP_CHART_HEAT,       /* items are rows; series are columns with statuses */
    RP_CHART_TILES,      /* items: value, status, own, tile_column, tile_row */
    RP_CHART_GANTT,      /* items: group, start, due, done, milestone, status, word; time, today */
    RP_CHART_SPARKLINES, /* items: unit, value, target_text, change_text, completion, status;
                            series: one per item */
    RP_CHART_MULTIPLES,  /* items: status; series: one per item over time; path */
} RpChartKind;

#define RP_N_CHART_KINDS (RP_CHART_MULTIPLES + 1)

/* A row of a progress chart. */
typedef struct {
    char *name;       /* owned; soft-break mark "|" allowed */
    char *short_name; /* owned; registered short name, may equal `name` */
    char *detail;     /* owned; second line: "62 / 100 项" */
    RpStatus status;
    bool stale;        /* of no data: there were some, but too long ago */
    double completion; /* ratio; NAN when unknown */
    double gap_pp;     /* percentage points; NAN when unknown */
    RpWhere where;     /* source of the names */
} RpChartRow;

#define RP_CHART_NO_CHANGE G_MININT /* no earlier rank to compare with */

typedef enum {
    RP_MILESTONE_NONE,
    RP_MILESTONE_DUE,  /* hollow diamond */
    RP_MILESTONE_DONE, /* solid diamond */
} RpMilestone;

/* A category, region, task or place. */
typedef struct {
    char *name;        /* owned; soft-break mark "|" allowed */
    char *short_name;  /* owned; registered short name, may equal `name` */
    char *group;       /* owned; head over this and the items after it, "" for none */
    char *unit;        /* owned; where items differ in unit, else "" */
    char *word;        /* owned; instead of the status word, "" for that */
    char *target_text; /* owned; "≤24" */
    char *change_text; /* owned; "+4.0点" */
    RpStatus status;
    bool own;     /* the region of the report: highlighted */
    bool stock;   /* waterfall: a level, not a change */
    bool outside; /* tiles: not part of these statistics, so without a value it is not missing */
    double value; /* NAN when missing, as all numbers here */
    double base, target;
    double completion;         /* ratio */
    int change;                /* places gained since the last period; RP_CHART_NO_CHANGE */
    double start, due, done;   /* task: months since `time_first`; part done, ratio */
    RpMilestone milestone;     /* at `due` */
    int tile_column, tile_row; /* from 1 */
} RpChartItem;

/* Values that belong together: one per item, or one per step of time. */
typedef struct {
    char *name;       /* owned; soft-break mark "|" allowed */
    GArray *values;   /* owned; of double, NAN when missing */
    GArray *statuses; /* owned, may be empty; of RpStatus, one per value */
    RpStatus status;  /* of the whole series in a status chart */
} RpChartSeries;

/* One step of a forecast; lo80 <= lo50 <= median <= hi50 <= hi80. */
typedef struct {
    double median, lo50, hi50, lo80, hi80;
} RpForecastStep;

typedef struct {
    RpChartKind kind;
    int number;     /* 图N; 0 for none */
    double scale;   /* of its text and lines; 0 is 1 */
    bool bare;      /* without frame and title: its caption stands below it */
    char *title;    /* owned; the finding */
    char *subtitle; /* owned; measure, unit; period. "{unit}" is replaced by `unit` with 万 or 亿 as
                       the axis has it */
    char *name_head; /* owned; head of the name column: "目标（现值 / 目标值）" */
    char *note;      /* owned, may be "" */
    char *source;    /* owned, may be "" */
    char *alt;       /* owned; alternative text; "" has it computed from the data */
    GArray *rows;    /* owned; of RpChartRow, in drawing order */
    double elapsed;  /* ratio at the report's date; NAN for no time line */
    RpWhere where;

    char *unit;        /* owned; of the values, "" when the subtitle says it or items differ */
    char *left_head;   /* owned; over the negative side: "落后于时序" */
    char *right_head;  /* owned; over the positive side: "快于时序" */
    GArray *items;     /* owned; of RpChartItem, in drawing order (rankings are sorted here) */
    GPtrArray *series; /* owned; of RpChartSeries */
    int decimals;      /* of values; -1 for the fewest that are exact, 2 at most */
    double average;    /* NAN for no average line */
    bool excerpt;      /* ranking: the first ten, those about the own region, the last five */
    double cuts[2]; /* bullet: ends of the bands 滞后 and 缓慢 as parts of elapsed x target */

    RpMonth time_first;        /* first month of the time axis */
    int time_months;           /* its length */
    int step_months;           /* from one value of a series to the next */
    double today;              /* months since time_first; NAN for no line */
    char *today_text;          /* owned; "2018年6月" */
    double target;             /* level; NAN for none */
    char *target_text;         /* owned; "目标 100项" */
    double path_from, path_to; /* planned path from the start to the end of time; NAN for none */
    GArray *forecast;          /* owned; of RpForecastStep, after the last value */
    int break_step;            /* index of the first value of the new definition; -1 for no break */
} RpChartSpec;

RpChartSpec *rp_chart_spec_new(RpChartKind kind);
void rp_chart_spec_free(RpChartSpec *spec);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpChartSpec, rp_chart_spec_free)

/* Append an item called `name` (also its short name), all numbers NAN, status NO_DATA.
 * Returns: (borrowed) it, until the next one is appended. */
RpChartItem *rp_chart_spec_add_item(RpChartSpec *spec, const char *name);

/* Append an empty series. Returns: (borrowed). */
RpChartSeries *rp_chart_spec_add_series(RpChartSpec *spec, const char *name);
void rp_chart_series_free(RpChartSeries *series);
void rp_chart_series_add(RpChartSeries *series, double value);
void rp_chart_series_add_status(RpChartSeries *series, double value, RpStatus status);
