/* new-layout.h - a layout to begin with: what it extends, and comments that say what may follow */
#pragma once

#include <glib.h>

#include "app/run.h"
#include "base/diag.h"

/* Write a layout that extends the layout `parent` and renders as it is. `name` is a file name, or
 * names a region by code or name, whose own layout this then is. `output` is nullable: else it
 * goes to layouts/provinces/NAME.yaml of the folder of `run`'s report, and the schema for editors
 * beside it unless it is there. Never overwrites. `run` has read the registries.
 * Returns: (owned, nullable) of char *: the files; NULL with RP_ERROR_USAGE, RP_ERROR_SYSTEM, or
 * without error when faults say why. */
GPtrArray *rp_new_layout(const RpRun *run, const char *name, const char *parent, const char *output,
                         RpDiags *diags, GError **error);
