/* new-project.h - a folder to begin a report with */
#pragma once

#include <glib.h>

#include "base/diag.h"
#include "base/period.h"

/* All strings are borrowed. */
typedef struct {
    const char *folder; /* to be made, or empty */
    const char *datadir;
    const char *plan;   /* id, looked up above the folder, then in the shipped data */
    const char *region; /* nullable: code or name; the plan's */
    const char *period; /* nullable: any form of --period; the month before `today` in the plan */
    RpMonth today;
} RpNewProject;

/* Write report.yaml, a table of figures to be filled in for each indicator that the plan sets a
 * target for, one for its tasks, and a README. A plan of another region gets targets of its own.
 * On failure nothing of it is left behind.
 * Returns: (owned, nullable) of char *: the files written. NULL with RP_ERROR_USAGE (the folder is
 * not empty, unknown plan, region or period), RP_ERROR_INPUT (faults of the plan are in `diags`)
 * or RP_ERROR_SYSTEM. */
GPtrArray *rp_new_project(const RpNewProject *project, RpDiags *diags, GError **error);
