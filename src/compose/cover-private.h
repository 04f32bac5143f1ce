/* cover-private.h - what upright and wide covers share */
#pragma once

#include "compose/composer-private.h"

#define RP_COVER_LABEL  (22.0 * RP_MM) /* column of the years beside the months */
#define RP_COVER_MONTHS 12

/* Colours on this ground. */
typedef struct {
    bool dark;
    RpColour ground;
    RpColour ink, ink2; /* of texts */
    RpColour rule;      /* bar on top, months gone */
    RpColour accent;    /* short bar, current month */
    RpColour on_accent; /* its number */
    RpColour ahead;     /* outline of months to come */
} RpCoverPalette;

/* Where things go on this page, points. */
typedef struct {
    const RpComposer *composer;
    const RpCover *cover;
    RpBox *box;
    double left, right; /* edges of the measure */
    double mm;          /* a millimetre of the design on this paper */
    RpCoverPalette palette;
} RpCoverPlan;

/* A row for each year of the plan, twelve cells in each. */
typedef struct {
    RpPoint at;   /* left end of the years, top of the first row */
    double label; /* width of the years' column */
    double cell, pitch;
    bool numbers; /* of the months, above */
} RpCoverMatrix;

RpCoverPalette rp_cover_palette(const RpCoverPlan *plan);

/* Fill the page, where it is not white. */
void rp_cover_ground(const RpCoverPlan *plan);

/* A style in the colours of the ground. */
RpParagraphStyle rp_cover_style(const RpCoverPlan *plan, RpStyleId id);

void rp_cover_matrix(const RpCoverPlan *plan, const RpCoverMatrix *matrix);

/* Returns: (owned) the lines of `text`, `width` wide, broken where the author marked it ("|"). */
RpBox *rp_cover_lines(const RpCoverPlan *plan, const char *text, const RpParagraphStyle *style,
                      double width);

/* Draw a cover that is wider than high: title at the left, months at the right. */
void rp_cover_wide(const RpCoverPlan *design);
