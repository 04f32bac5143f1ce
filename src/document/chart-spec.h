/* chart-spec.h - what a chart shows, before any size is known (types only) */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "base/status.h"

typedef enum {
    RP_CHART_PROGRESS, /* one row per target: bar of completion, time-elapsed line, target at 100 % */
} RpChartKind;

#define RP_N_CHART_KINDS (RP_CHART_PROGRESS + 1)

/* A row of a progress chart. */
typedef struct {
    char *name;       /* owned; soft-break mark "|" allowed */
    char *short_name; /* owned; registered short name, may equal `name` */
    char *detail;     /* owned; second line: "62 / 100 项" */
    RpStatus status;
    double completion; /* ratio; NAN when unknown */
    double gap_pp;     /* percentage points; NAN when unknown */
    RpWhere where;     /* source of the names */
} RpChartRow;

typedef struct {
    RpChartKind kind;
    int number;      /* 图N; 0 for none */
    char *title;     /* owned; the finding */
    char *subtitle;  /* owned; measure, unit; period */
    char *name_head; /* owned; head of the name column: "目标（现值 / 目标值）" */
    char *note;      /* owned, may be "" */
    char *source;    /* owned, may be "" */
    char *alt;       /* owned; alternative text */
    GArray *rows;    /* owned; of RpChartRow, in drawing order */
    double elapsed;  /* ratio at the report's date; NAN for no time line */
    RpWhere where;
} RpChartSpec;

RpChartSpec *rp_chart_spec_new(RpChartKind kind);
void rp_chart_spec_free(RpChartSpec *spec);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpChartSpec, rp_chart_spec_free)
