/* inspect.h - the boundary types of a job as text */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "app/run.h"

/* Find the stage called `name`: data, progress, layout, document, boxes, pages. */
bool rp_inspect_stage(const char *name, RpStage *ret);

/* Returns: (static) those names, NULL-terminated. */
const char *const *rp_inspect_names(void);

/* Run `job` up to `stage` and append the dump of what it yields. */
bool rp_inspect(const RpJob *job, RpStage stage, GString *out, RpDiags *diags, GError **error);
