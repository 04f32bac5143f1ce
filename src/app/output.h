/* output.h - files that appear complete or not at all */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Write `bytes` to `path`: into a new file in the same folder, flushed to the disk, read back,
 * then renamed over `path`. On failure nothing is left behind and an existing `path` is kept.
 * `make_folders` creates missing folders above it. RP_ERROR_SYSTEM names the path. */
bool rp_output_write(const char *path, GBytes *bytes, bool make_folders, GError **error);

/* Remove what a run that was killed in the middle of writing `path` has left beside it. Nobody else
 * may be writing `path`. */
void rp_output_clean(const char *path);
