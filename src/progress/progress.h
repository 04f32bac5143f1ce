/* progress.h - how far each target of a plan has come, as of one period and region
 *
 * Stage 2 of 6: RpDataset -> RpProgressSet, read by build/.
 * Pure: no files, no clock, no locale; equal arguments give equal answers.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "base/period.h"
#include "base/status.h"
#include "data/load.h"

/* One evaluated target. A plain value; NAN where a quantity is undefined. */
typedef struct {
    const RpTarget *target;           /* borrowed from the plan */
    const RpObservation *observation; /* borrowed, nullable: the datum that was judged */
    RpStatus status;
    double actual;     /* value judged */
    RpPeriod actual_period;
    double level;      /* M1: x/T (up) or T/x (down), a ratio */
    double completion; /* M2/M3: (x - x0)/(T - x0), a ratio; 0 at the baseline, 1 at the target */
    double elapsed;    /* M5 tau: time gone at the datum's own date, a ratio 0.. */
    double elapsed_report; /* the same at the report's date */
    double gap_pp;     /* M4: 100 (completion - elapsed), percentage points */
    double pace_ratio; /* M5: completion / expected completion on the planned path */
    double lead_months; /* M6: months ahead of the path, negative = behind */
    double forecast;    /* M8: value expected at the target period */
    RpMonth forecast_met; /* month in which the target is expected to be met; 0 if unknown/never */
    double yoy, mom; /* 同比, 环比: percent, or percentage points for ratios in % */
    bool already_met_at_base; /* 目标已先行达到 */
    bool overshoot;           /* completion > 1.3: 目标偏低，请说明 */
    bool stale;               /* latest datum older than max_age months */
} RpProgress;

/* Borrowed from `dataset`, which must outlive it. */
typedef struct {
    const RpDataset *dataset;
    const char *region;   /* interned code */
    RpPeriod period;      /* of the report */
    const char *scheme;   /* static: name of the status scheme used */
    GArray *items;        /* owned; of RpProgress, in plan order; targets without a
                             comparator or for another region are left out */
    unsigned counts[RP_N_STATUS];
    double elapsed; /* of the plan period at the report's date, a ratio 0..1 */
    int months_total, months_gone;
} RpProgressSet;

/* Evaluate every target of the dataset's plan for `region` as of `period`. `scheme` NULL takes the
 * plan's. An unknown scheme is a fault.
 * Returns: (owned). */
RpProgressSet *rp_progress_evaluate(const RpDataset *dataset, const char *region, RpPeriod period,
                                    const char *scheme, RpDiags *diags);
void rp_progress_set_free(RpProgressSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpProgressSet, rp_progress_set_free)

/* The contract's columns (docs/commands.md), unrounded decimals, empty where undefined. */
void rp_progress_dump_csv(const RpProgressSet *set, GString *out);
void rp_progress_dump_json(const RpProgressSet *set, GString *out);
