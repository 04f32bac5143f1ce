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
    RP_CELL_BLANK,   /* nothing: to be filled in by hand, or covered by a span */
    RP_CELL_MOVE,    /* ▲2, ▼1 or — */
    RP_CELL_STRIP,   /* how many are how far: one bar in the colours of the statuses */
    RP_CELL_SPARK,   /* values over time as a small line */
} RpCellKind;

/* What few cells have. */
typedef struct {
    RpRichText *below;            /* owned, nullable; second line, small */
    bool bar;                     /* a progress bar as the second line */
    RpStatus status;              /* of the bar */
    double completion, elapsed;   /* BAR and `bar`: ratios; NAN completion is no data */
    unsigned counts[RP_N_STATUS]; /* STRIP */
    int move;                     /* MOVE: places gained; RP_NO_MOVE unknown */
    GArray *values;               /* owned, nullable; SPARK: of double, NAN for a gap */
} RpCellExtra;

#define RP_NO_MOVE G_MININT

typedef struct {
    RpRichText *text;   /* owned, nullable; TEXT */
    char *number;       /* owned, nullable; NUMBER: as printed, e.g. "−20.0" */
    char *prefix;       /* owned, nullable; NUMBER: comparator ≥ ≤ ＜ ＞ */
    char *suffix;       /* owned, nullable; NUMBER: flag mark such as r, p */
    char *tag;          /* owned, nullable; TEXT: small framed word after it (约束) */
    char *word;         /* owned, nullable; STATUS: instead of the status's own word */
    RpCellExtra *extra; /* owned, nullable; see rp_cell_extra() */
    RpWhere where;
    RpCellKind kind;
    RpStatus status; /* STATUS, BAR, SPARK */
    RpStatus fill;   /* of `filled` */
    guint16 span;    /* columns covered, to the right; 0 is 1 */
    bool strong;     /* NUMBER, TEXT: the one that matters in the row */
    bool filled;     /* tinted in the colour of `fill` */
    bool merged;     /* one cell with the one above it: drawn only on top of a page */
} RpCell;

typedef enum { RP_COLUMN_LEFT, RP_COLUMN_CENTER, RP_COLUMN_NUMBER, RP_COLUMN_RIGHT } RpColumnAlign;

typedef struct {
    char *key;   /* owned; registered name of the column: "指标" */
    char *head;  /* owned; first line of the head */
    char *head2; /* owned, nullable; second line: unit or period */
    char *over;  /* owned, nullable; head one level up, over all neighbours with the same */
    RpColumnAlign align;
    double share;      /* how much of spare width it takes, 0 = none */
    double width;      /* points with padding, as the layout says; 0 = from content */
    double min_width;  /* points; 0 = from content */
    double gap_before; /* extra space before the column, points */
    bool quiet;        /* set in the second ink (基期) */
} RpColumn;

typedef struct {
    GArray *cells; /* owned; of RpCell, one per column */
    char *group;   /* owned, nullable; a group head over all columns instead of cells */
    char *group2;  /* owned, nullable; of a group head: at its right */
    bool emphasis; /* 全国 row: bold on tint */
    bool total;    /* subtotal: bold, under a rule */
    bool light;    /* group head: the light of `status` before its text */
    bool filled;   /* tinted in the colour of `status` */
    RpStatus status;
    char *place; /* owned, nullable; name of the row's place in the document */
    char *link;  /* owned, nullable; "#name": where the table's `link_column` leads */
} RpRow;

/* Measures in points; 0 is the look's own. */
typedef struct {
    double rule;                     /* of head and last row */
    double bar_height, bar_overhang; /* of progress bars */
    double marker;                   /* width of the time marker */
    int rule_every;                  /* a stronger hairline after so many rows; 0 none */
    bool three_lines;                /* a rule above the head too */
    bool legend;                     /* what the lights mean, at the right under the table */
} RpTableLook;

typedef struct {
    int number;        /* 表N; 0 for none */
    char *title;       /* owned, may be "" */
    char *subtitle;    /* owned, may be ""; date, order, unit */
    char *note;        /* owned, may be ""; under the last part */
    GArray *columns;   /* owned; of RpColumn */
    GArray *rows;      /* owned; of RpRow */
    double elapsed;    /* ratio; marker explained at the right of the subtitle; NAN for none */
    guint link_column; /* whose cells are the links of rows that have one */
    RpTableLook look;
    RpWhere where;
} RpTableSpec;

/* Free what a column owns. */
void rp_column_clear(RpColumn *column);

/* Returns: (borrowed) the cell's extra, made if need be. */
RpCellExtra *rp_cell_extra(RpCell *cell);

/* Returns: (owned) a row without cells, with room for `columns` of them. */
RpRow rp_row_new(guint columns);

RpTableSpec *rp_table_spec_new(void);
void rp_table_spec_free(RpTableSpec *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpTableSpec, rp_table_spec_free)
