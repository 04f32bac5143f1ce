/* diff.h - what changed from one month to another */
#pragma once

#include <glib.h>

#include "app/job.h"
#include "base/diag.h"
#include "batch/manifest.h"

/* One target of one region that is not as it was. Borrowed from the manifests; NULL where only the
 * other has it. */
typedef struct {
    const RpManifestRegion *region;
    const RpResult *old, *new;
} RpChange;

/* Returns: (owned) of RpChange, in order of regions and targets: figures, states and ranks that
 * differ, and targets that only one of the two has. */
GArray *rp_diff(const RpManifest *old, const RpManifest *new);

/* Returns: (owned, nullable) a manifest with nothing but the figures of all regions of the report
 * `job`, as of its period. NULL with `error`, see rp_run_to(). */
RpManifest *rp_diff_evaluate(const RpJob *job, RpDiags *diags, GError **error);

/* Append the changes as CSV:
 * region,region_name,target,name,unit,old_value,new_value,old_completion,
 * new_completion,old_status,new_status,old_rank,new_rank; or as a JSON array of such objects. */
void rp_diff_dump_csv(const GArray *changes, GString *out);
void rp_diff_dump_json(const GArray *changes, GString *out);

/* Append the changes for reading, a line each, with a heading for each region. */
void rp_diff_dump_text(const GArray *changes, GString *out);
