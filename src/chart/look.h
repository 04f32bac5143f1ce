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

/* What a text on a chart is. */
typedef enum {
    RP_CHART_TITLE,
    RP_CHART_SUBTITLE,
    RP_CHART_NAME,   /* of a category */
    RP_CHART_DETAIL, /* second line under a name */
    RP_CHART_VALUE,
    RP_CHART_STRONG, /* the one number that matters in a row */
    RP_CHART_WORD,   /* status words, keys */
    RP_CHART_TICK,   /* tick labels, column heads */
    RP_CHART_HEAD,   /* heads that name a line: 时序进度, 目标 */
    RP_CHART_NOTE,
    RP_N_CHART_TEXTS
} RpChartText;

typedef struct {
    bool narrow, mono;
    RpParagraphStyle texts[RP_N_CHART_TEXTS];
    RpColour ink, text, muted;                        /* of texts */
    RpColour rule;                                    /* above and below the figure */
    RpColour axis, grid, hairline;                    /* lines */
    RpColour tick;                                    /* short lines on category and time axes */
    RpColour track;                                   /* under a bar of progress */
    RpColour neutral, reference, planned, dark, done; /* fills without a status */
    RpColour accent, tint_strong, tint_light, wash;   /* the accent and its tints */
    RpColour series[4];                               /* of stacks, in order */
} RpLook;

RpLook rp_look(const RpTheme *theme, double width);
