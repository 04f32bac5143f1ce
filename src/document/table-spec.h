/* table-spec.h - columns and cells of a table (types only) */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/richtext.h"
#include "base/status.h"

typedef enum {
    RP_CELL_TEXT,    /* rich text */
    RP_CELL_NUMBER,  /* aligned on the decimal point; `prefix` hugs it */
    RP_CELL_STATUS,  /* light and word */
    RP_CELL_BAR,     /* progress bar with the time marker */
    RP_CELL_MISSING, /* — at the integer place */
} RpCellKind;

typedef struct {
    RpCellKind kind;
    RpRichText *text;           /* owned, nullable; TEXT */
    char *number;               /* owned, nullable; NUMBER: as printed, e.g. "−20.0" */
    char *prefix;               /* owned, nullable; NUMBER: comparator ≥ ≤ ＜ ＞ */
    char *suffix;               /* owned, nullable; NUMBER: flag mark such as r, p */
    char *tag;                  /* owned, nullable; TEXT: small framed word after it (约束) */
    bool strong;                /* NUMBER: the one that matters in the row */
    RpStatus status;            /* STATUS, BAR */
    char *word;                 /* owned, nullable; STATUS: instead of the status's own word */
    double completion, elapsed; /* BAR: ratios; NAN completion is no data */
    RpWhere where;
} RpCell;

typedef enum { RP_COLUMN_LEFT, RP_COLUMN_CENTER, RP_COLUMN_NUMBER } RpColumnAlign;

typedef struct {
    char *key;   /* owned; registered name of the column: "指标" */
    char *head;  /* owned; first line of the head */
    char *head2; /* owned, nullable; second line: unit or period */
    RpColumnAlign align;
    double share;      /* how much of spare width it takes, 0 = none */
    double min_width;  /* points; 0 = from content */
    double gap_before; /* extra space before the column, points */
    bool quiet;        /* set in the second ink (基期) */
} RpColumn;

typedef struct {
    GArray *cells; /* owned; of RpCell, one per column */
    char *group;   /* owned, nullable; a group head over all columns instead of cells */
    bool emphasis; /* 全国 row: bold on tint */
    bool light;    /* group head: the light of `status` before its text */
    RpStatus status;
    char *place; /* owned, nullable; name of the row's place in the document */
    char *link;  /* owned, nullable; "#name": where the table's `link_column` leads */
} RpRow;

typedef struct {
    int number;        /* 表N; 0 for none */
    char *title;       /* owned, may be "" */
    char *subtitle;    /* owned, may be ""; date, order, unit */
    char *note;        /* owned, may be ""; under the last part */
    GArray *columns;   /* owned; of RpColumn */
    GArray *rows;      /* owned; of RpRow */
    double elapsed;    /* ratio; marker explained at the right of the subtitle; NAN for none */
    guint link_column; /* whose cells are the links of rows that have one */
    RpWhere where;
} RpTableSpec;

/* Returns: (owned) a row without cells, with room for `columns` of them. */
RpRow rp_row_new(guint columns);

RpTableSpec *rp_table_spec_new(void);
void rp_table_spec_free(RpTableSpec *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpTableSpec, rp_table_spec_free)
