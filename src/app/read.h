/* read.h - stage 1 of a job: report.yaml and everything it names */
#pragma once

#include "app/run.h"

/* Fill `run`'s report, dataset and period. False with `error` or faults in `diags`. */
bool rp_run_read(RpRun *run, const RpJob *job, RpDiags *diags, GError **error);

/* Indicators, regions and schemes that add up over all places `run`'s report looks in. */
bool rp_run_read_registries(RpRun *run, RpDiags *diags, GError **error);

/* The plan that `run`'s report names, into its dataset, which has the registries. */
bool rp_run_read_plan(RpRun *run, RpDiags *diags, GError **error);
