/* check.h - files looked at without rendering them */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "app/job.h"
#include "app/run.h"
#include "base/diag.h"
#include "data/row-stream.h"

/* Read metric files that stand alone (a NULL follows the last) into `rows`: ids are looked up next
 * to the first one, in the folders above it, then in the shipped data. `delimiter` 0 sniffs. False
 * with `error` when the system refused. */
bool rp_check_read_csv(char *const files[], const char *datadir, gunichar delimiter,
                       RpRowStream *rows, RpDiags *diags, GError **error);

/* Check a report, a layout or a CSV file, told apart by name and contents; `job` has everything
 * but the report. Findings are in `diags`. False with `error` when it cannot be read at all. */
bool rp_check_file(const char *file, const RpJob *job, RpDiags *diags, GError **error);
