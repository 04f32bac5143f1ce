/* choose-layout-private.h - which layout, and which edition, a job is rendered with */
#pragma once

#include "app/run.h"

/* The layout of --layout, of the report, or `brief`. auto:NAME is the layout below
 * layouts/provinces/ of the region or of the nearest region above it, else NAME. `names` are all
 * layouts there are.
 * Returns: (owned, nullable) its path; NULL with RP_ERROR_USAGE, or when faults say why. */
char *rp_run_choose_layout(const RpRun *run, const RpJob *job, const GPtrArray *names,
                           RpDiags *diags, GError **error);

/* *ret is that of --edition, else that of the report; RP_EDITION_UNSAID leaves it to the layout.
 * False with RP_ERROR_USAGE when --edition is none; in the report that is a fault. */
bool rp_run_choose_edition(const RpRun *run, const RpJob *job, RpEdition *ret, RpDiags *diags,
                           GError **error);
