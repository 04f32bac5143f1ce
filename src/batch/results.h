/* results.h - the figures behind a report, kept in the manifest for comparing months */
#pragma once

#include <glib.h>

#include "app/run.h"

/* Append every target of `run`, which is at RP_STAGE_EVALUATE or further: of RpResult. */
void rp_results_collect(const RpRun *run, GPtrArray *results);
