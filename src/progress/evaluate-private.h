/* evaluate-private.h - one target under evaluation, with all that its result rests on */
#pragma once

#include "progress/forecast-private.h"
#include "progress/measure-private.h"
#include "progress/path-private.h"
#include "progress/progress.h"
#include "progress/totals-private.h"

/* Fields in the order in which they are worked out. */
typedef struct {
    const RpProgressSet *set; /* borrowed */
    const RpTarget *target;   /* borrowed from the plan */
    GArray *reported;         /* owned (shared); of RpPoint, every figure known */
    GArray *series;           /* owned (shared); the same, in totals where `counted` */
    bool counted;             /* the target is counted from the start of the plan */
    RpPoint gap;              /* latest figure left out as what came before it is missing */
    RpPoint refused;          /* latest total refused for want of parts, kind NONE without */
    const RpPoint *datum;     /* borrowed from `series`, nullable */
    RpMonth start, end;       /* t0 and the target's month */
    RpMeasureInput input;
    RpPath path;
    RpMeasures measures;
    RpForecast forecast;
    RpProgress result;
} RpEvaluation;

/* Returns: (owned) for RpProgressSet.known. */
GHashTable *rp_evaluation_new_known(void);

void rp_evaluation_open(const RpProgressSet *set, const RpTarget *target, RpEvaluation *ret);
void rp_evaluation_clear(RpEvaluation *evaluation);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RpEvaluation, rp_evaluation_clear)
