/* history.h - the figures of one indicator and region over time, and where they lead
 *
 * For charts: one value per step of a time axis. Pure; as progress.h.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "progress/progress.h"

/* A time axis: `months` months from `first`, cut into steps. */
typedef struct {
    RpMonth first;
    int months;
    int step; /* 1, 3, 6 or 12 */
} RpTimeGrid;

/* Returns: how many steps there are. */
guint rp_time_grid_steps(const RpTimeGrid *grid);

typedef struct {
    GArray *values;    /* owned; of double, one per step; NAN where nothing was reported */
    int last;          /* index of the last value; -1 without any */
    int break_step;    /* index of the first value of a new definition; -1 for none */
    RpPeriod latest;   /* period of the last value */
    bool sample;       /* some of them are invented */
    GPtrArray *source; /* owned; of const char * (borrowed): who says so, each once */
} RpHistory;

void rp_history_clear(RpHistory *history);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RpHistory, rp_history_clear)

/* Whose figures, and whether those of a flow are wanted as totals since the start of the plan. */
typedef struct {
    const RpDataset *dataset;
    const RpIndicator *indicator;
    const char *region;
    bool cumulative;
    bool allow_partial; /* totals of regions over less than 80 % of the parts */
} RpHistoryQuery;

/* The value of a step is that of its last figure; of a flow that is not wanted in totals the figure
 * of exactly that period, else the sum of its parts where all are there, else what the totals at
 * its ends differ by. Nothing after `until` is looked at. */
RpHistory rp_progress_history(const RpHistoryQuery *query, const RpTimeGrid *grid, RpPeriod until);

/* One step of a forecast: the median, and the middle 50 and 80 of 100. */
typedef struct {
    double median, lo50, hi50, lo80, hi80;
} RpFanStep;

/* M8 as a path: from the last value straight to the item's forecast at the target's date, one step
 * after another to the end of the grid. From four values on the bands are those of a random walk
 * whose steps vary as the steps so far did (half-width z * sd * sqrt(steps ahead)), within the
 * bounds of the indicator; with fewer they are the median itself.
 * Returns: (owned) of RpFanStep; empty when there is no forecast. */
GArray *rp_progress_fan(const RpProgress *item, const RpHistory *history, const RpTimeGrid *grid);
