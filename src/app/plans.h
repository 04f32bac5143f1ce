/* plans.h - plans looked up by id, without a report */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "app/run.h"

/* Read the registries that count in `folder`: of the folder, those above it, and the shipped data.
 * Returns: (owned, nullable) a run without a plan; NULL with `error` when the system refused. */
RpRun *rp_plans_open(const char *folder, const char *datadir, RpDiags *diags, GError **error);

/* Returns: (owned) of char *: the ids of all plans there are, sorted. */
GPtrArray *rp_plans_ids(const RpRun *run);

/* Read a plan. It borrows from `run`.
 * Returns: (owned, nullable) NULL with RP_ERROR_USAGE, naming the nearest id, when there is none
 * of this id; NULL without `error` when faults in `diags` say why. */
RpPlan *rp_plans_load(RpRun *run, const char *id, RpDiags *diags, GError **error);

/* Check `plan`, read as `id`, by itself and against the plans above it: those that it names as
 * its parents, else all of the regions above its own. False when the system refused. */
bool rp_plans_check(RpRun *run, const char *id, const RpPlan *plan, RpDiags *diags, GError **error);
