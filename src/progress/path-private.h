/* path-private.h - M7: what was planned between the base and the target */
#pragma once

#include "progress/measure-private.h"
#include "progress/series-private.h"

#define RP_MONTHS_IN_YEAR 12

/* Completion planned at the end of each month. */
typedef struct {
    RpPathKind kind;  /* used: RP_PATH_LINEAR where the target's own has no values */
    bool fallback;    /* the target asks for another path than `kind` */
    int months;       /* N */
    double *expected; /* owned, nullable for a straight line; months + 1 values, from 0 to 1 */
    double shares[RP_MONTHS_IN_YEAR]; /* of a seasonal path: share of the year done by each month */
    int history;                      /* of a seasonal path: years the shares come from */
} RpPath;

/* What a path is drawn from. */
typedef struct {
    const RpTarget *target;
    const RpMeasureInput *input; /* base, target and months */
    const GArray *series;        /* of RpPoint, for the seasonal path */
    RpMonth start;               /* t0 */
    RpMonth datum;               /* only whole years before it are history */
    bool counted;                /* figures in the plan period are cumulative from its start */
} RpPathSource;

void rp_path_open(const RpPathSource *source, RpPath *ret);
void rp_path_clear(RpPath *path);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RpPath, rp_path_clear)

/* Completion planned `n` months after the base; beyond the end the line goes on at mean speed. */
double rp_path_expected(const RpPath *path, int n);

/* M6. Months by which `completion` is ahead of the path `n` months after the base. */
double rp_path_lead(const RpPath *path, double completion, int n);
