/* task-rows.h - which tasks a ledger shows, in which groups, and how they stand together
 *
 * Pure but for the findings about filters.
 */
#pragma once

#include <glib.h>

#include "layoutfile/layoutfile.h"
#include "progress/progress.h"

/* Counts over some tasks. */
typedef struct {
    unsigned counts[RP_N_TASK_STATES];
    unsigned total;
    unsigned reported; /* all but those of which nothing is known */
    bool sample;       /* invented reports take part */
    bool milestones;   /* all of them are 里程碑 */
} RpTaskTally;

/* Tasks that stand under one head of a ledger. */
typedef struct {
    char *title; /* owned; "" for the only group of a ledger without groups */
    bool by_state;
    RpTaskState state; /* of RP_GROUP_STATE */
    GPtrArray *rows;   /* owned; of const RpTaskStanding *, in plan order */
} RpTaskGroup;

/* The filters behind the placeholders tasks.*, milestones.* and outlook.*. */
extern const RpLayoutTasks rp_task_filter_work;
extern const RpLayoutTasks rp_task_filter_milestones; /* due in the plan's period */
extern const RpLayoutTasks rp_task_filter_outlook;    /* due after it */

/* Returns: (owned) of const RpTaskStanding *: those of `standings` that the filter lets through, in
 * plan order. Unknown ids are faults in `diags` (nullable). */
GPtrArray *rp_task_rows_select(const RpProgressSet *set, const GArray *standings,
                               const RpLayoutTasks *filter, RpDiags *diags);

/* Returns: (owned) of RpTaskGroup, none empty. */
GArray *rp_task_rows_group(const RpProgressSet *set, const GPtrArray *rows, RpLayoutGroup group);

RpTaskTally rp_task_rows_tally(const GPtrArray *rows);

/* Is the report of this task invented? */
bool rp_task_is_sample(const RpTaskStanding *standing);
