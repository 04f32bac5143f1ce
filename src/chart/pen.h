/* pen.h - a chart being drawn: boxes so far, places taken, and the record of its geometry
 *
 * Marks go into one leaf under all texts, texts into boxes above it. Everything that can be
 * overlapped by a label is recorded.
 */
#pragma once

#include "base/status.h"
#include "chart/geometry.h"
#include "chart/labels.h"
#include "chart/look.h"
#include "chart/numbers.h"
#include "chart/scale.h"
#include "chart/ticks.h"
#include "chart/typer.h"

typedef struct {
    const RpTyper *typer; /* borrowed */
    const RpTheme *theme; /* borrowed */
    RpLook look;
    double width;
    RpMagnitude magnitude;     /* of the values; 1 unless the subtitle states it */
    double y;                  /* everything above is drawn */
    guint first_row, max_rows; /* window of rows; max_rows 0 for all */
    bool continued;            /* a further part of a figure: 图5（续） */
    bool hide_key;             /* leave its place empty: it stands in the first column */
    RpBox *group;              /* owned until rp_pen_finish() */
    RpBox *art;                /* child of `group` that holds the marks */
    RpTaken *taken;            /* owned; texts and lights */
    RpChartGeometry *geometry; /* borrowed */
} RpPen;

/* Rows that are drawn of a chart with `n`: all, or a window of them. */
guint rp_pen_row_end(const RpPen *pen, guint n);
guint rp_pen_row_count(const RpPen *pen, guint n);
double rp_pen_row(const RpPen *pen, guint i); /* place of row `i` in the window */

RpPen *rp_pen_new(double width, const RpTheme *theme, const RpTyper *typer,
                  RpChartGeometry *geometry);
void rp_pen_free(RpPen *pen);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpPen, rp_pen_free)

/* Returns: (owned) the chart, `pen->y` high. The pen is empty afterwards. */
RpBox *rp_pen_finish(RpPen *pen);

typedef struct {
    const char *text;
    double x; /* left edge, centre or right edge, as `align` says */
    double y; /* middle: the baseline stands 0.36 of the size lower */
    RpChartText kind;
    RpAlign align;   /* JUSTIFY counts as LEFT */
    RpColour colour; /* 0 for that of the kind */
    bool plate;      /* on a white plate that covers lines and hatches */
} RpLabel;

double rp_pen_measure(const RpPen *pen, const char *text, RpChartText kind);
double rp_pen_size(const RpPen *pen, RpChartText kind); /* points */

/* Returns: the box of a label for overlap tests. */
RpRect rp_pen_label_rect(const RpPen *pen, const RpLabel *label);

/* Set a label; an empty text sets nothing. */
void rp_pen_label(RpPen *pen, const RpLabel *label);

/* Set `text` with its middle at `y` in the colour of its kind. */
void rp_pen_text(RpPen *pen, RpChartText kind, const char *text, double x, double y, RpAlign align);

/* Set a label unless it would meet another or leave the width. Returns whether it was set. */
bool rp_pen_try_label(RpPen *pen, const RpLabel *label);

/* Set `text` in lines from `pen->y` down and move it below. Two lines are broken by sense, after
 * ，；： when both parts fit and the shorter has at least a quarter of the width. */
void rp_pen_paragraph(RpPen *pen, const char *text, RpChartText kind);

typedef struct {
    RpColour colour;
    double width;
    double dash[2];
    double casing; /* width of the white line under it; 0 for none */
} RpStroke;

void rp_pen_line(RpPen *pen, RpPoint from, RpPoint to, const RpStroke *stroke);
void rp_pen_hline(RpPen *pen, double y, RpColour colour, double width); /* full width */
void rp_pen_rect(RpPen *pen, RpRect rect, RpColour fill);

/* A bar or area without a status: plain, in mono hatched with an outline. */
void rp_pen_fill(RpPen *pen, RpRect rect, RpFill fill);

/* Which datum a mark shows. */
typedef struct {
    int row, series;
    double value;
    bool cut;
} RpDatum;

/* Record that `rect` shows a datum; draws nothing. */
void rp_pen_record(RpPen *pen, RpGeometryKind kind, RpRect rect, const RpDatum *datum);
void rp_pen_record_tick(RpPen *pen, RpPoint at, double value);

/* Status light of radius `r`, on the colours of charts; recorded. */
void rp_pen_light(RpPen *pen, RpStatus status, RpPoint centre, double r);

/* Hatched place of a missing value; recorded. */
void rp_pen_missing(RpPen *pen, RpRect rect, int row);

/* Two slanted lines across a bar that is cut short, 20 pt before its end at `end`; `toward` is 1
 * when the bar grows to the right, else -1. */
void rp_pen_cut(RpPen *pen, double end, double toward, double middle, double height);
