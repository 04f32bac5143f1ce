/* layouts.h - layouts looked up by name, with or without a report */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "layoutfile/layoutfile.h"
#include "project/report.h"

/* The `find` of a finder whose data is an RpReport: from the project folder upwards, then in the
 * shipped data. */
char *rp_layouts_find(gpointer report, const char *name, char **ret_shown);

/* Returns: (owned) of char *: the names of all layouts there are, those in folders below layouts/
 * included, sorted. */
GPtrArray *rp_layouts_names(const RpReport *report);

/* Load a layout file that stands alone: what it extends is looked up next to it, in the folders
 * above it, then in the shipped data.
 * `wishes` is nullable.
 * Returns: (owned, nullable) NULL with `error` when the system refused; NULL without when faults in
 * `diags` say why. */
RpLayout *rp_layouts_load_file(const char *file, const char *datadir, const RpLayoutWishes *wishes,
                               RpDiags *diags, GError **error);

/* Load the layout `name`: a name below layouts/, or a file when it ends in .yaml.
 * Returns: (owned, nullable) NULL with RP_ERROR_USAGE, naming the nearest layout, when there is
 * none of this name, with RP_ERROR_SYSTEM; without `error` when faults in `diags` say why. */
RpLayout *rp_layouts_load(const RpReport *report, const char *name, const RpLayoutWishes *wishes,
                          RpDiags *diags, GError **error);

/* Append all layouts as CSV, columns id,title,extends,file. Those with faults have only an id and
 * a file. False when the system refused. */
bool rp_layouts_dump_csv(const RpReport *report, GString *out, RpDiags *diags, GError **error);
