/* look.h - type sizes and colours of charts
 *
 * Two sets of sizes, wide and narrow, which do not scale in between; two palettes, colour and
 * mono. Status colours are not here but in base/status.h.
 */
#pragma once

#include <stdbool.h>

#include "base/style.h"
#include "document/stylesheet.h"

#define RP_CHART_NARROW_BELOW 260.0 /* points of width */
#define RP_CHART_LEAST_COLUMN 190.0 /* points; a column of a chart with many rows */
#define RP_CHART_COLUMN_GAP   11.34 /* points: 4 mm */

/* What a text on a chart is. */
typedef enum {
    RP_CHART_TITLE,
    RP_CHART_SUBTITLE,
    RP_CHART_NAME,        /* of a category */
    RP_CHART_NAME_STRONG, /* of the own region, of groups */
    RP_CHART_DETAIL,      /* second line under a name */
    RP_CHART_VALUE,
    RP_CHART_STRONG, /* the one number that matters in a row */
    RP_CHART_WORD,   /* status words, keys */
    RP_CHART_TICK,   /* tick labels, column heads */
    RP_CHART_HEAD,   /* heads that name a line: 时序进度, 目标 */
    RP_CHART_NOTE,
    RP_N_CHART_TEXTS
} RpChartText;

/* Fills without a status. */
typedef enum {
    RP_FILL_ACCENT,
    RP_FILL_SECOND, /* further series of a stack */
    RP_FILL_THIRD,
    RP_FILL_FOURTH,
    RP_FILL_REST,      /* of a stack: 其他 */
    RP_FILL_NEUTRAL,   /* bars beside the accented one */
    RP_FILL_REFERENCE, /* targets, counts under a line */
    RP_FILL_PLANNED,   /* span of a task */
    RP_FILL_DONE,      /* done part of a task */
    RP_FILL_DARK,      /* actual value on bands, stocks */
    RP_FILL_BAND_1,    /* bands of a bullet, from the worst */
    RP_FILL_BAND_2,
    RP_FILL_BAND_3,
    RP_N_FILLS
} RpFill;

typedef struct {
    bool narrow, mono;
    RpParagraphStyle texts[RP_N_CHART_TEXTS];
    RpColour ink, text, muted;                      /* of texts */
    RpColour rule;                                  /* above and below the figure */
    RpColour axis, grid, hairline;                  /* lines */
    RpColour tick;                                  /* short lines on category and time axes */
    RpColour context;                               /* lines of all others behind the one meant */
    RpColour track;                                 /* under a bar of progress */
    RpColour accent, tint_strong, tint_light, wash; /* the accent and its tints */
    RpColour up, down;                              /* changes of rank */
    RpColour fills[RP_N_FILLS];
} RpLook;

RpLook rp_look(const RpTheme *theme, double width);
