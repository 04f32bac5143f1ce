/* inspect.h - the boundary types of a job as text */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "app/run.h"

/* Find the dump called `name`: data, progress, layout, document, charts, boxes, pages. */
bool rp_inspect_find(const char *name, unsigned *ret);

/* Returns: (static) those names, NULL-terminated. */
const char *const *rp_inspect_names(void);

/* Run `job` as far as that dump needs and append it. */
bool rp_inspect(const RpJob *job, unsigned which, GString *out, RpDiags *diags, GError **error);
