/* task-columns.h - the columns of ledgers: heads, alignment, how a cell is filled
 *
 * A new column is a row of the table in task-columns.c.
 */
#pragma once

#include "document/stylesheet.h"
#include "document/table-spec.h"
#include "progress/progress.h"

/* What cells are filled from. */
typedef struct {
    const RpProgressSet *set;  /* borrowed */
    const RpStyleSheet *sheet; /* borrowed */
    bool milestones;           /* all rows are milestones */
} RpTaskColumnInput;

typedef struct {
    const char *key; /* the name that layouts use, and the head */
    const char *unit;
    RpColumnAlign align;
    double share; /* of spare width */
    double gap;   /* millimetres before the column */
    bool quiet;
    bool whole; /* never broken into lines: as wide as its longest text */
    void (*fill)(const RpTaskColumnInput *input, const RpTaskStanding *standing, guint index,
                 RpCell *ret);
    const char *chinese, *english; /* help */
} RpTaskColumn;

extern const RpTaskColumn rp_task_columns[];
extern const gsize rp_n_task_columns;

/* Returns: (static, nullable). */
const RpTaskColumn *rp_task_column_lookup(const char *key);
