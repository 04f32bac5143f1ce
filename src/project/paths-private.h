/* paths-private.h - which files a report may touch */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Returns: (owned, nullable) `path` without symlinks, "." and ".."; NULL when it does not exist. */
char *rp_path_real(const char *path);

/* Is `path` the folder or below it? Both absolute and canonical. */
bool rp_path_is_below(const char *path, const char *folder);

/* Returns: (borrowed) what `path`, which lies below `folder`, is called there. */
const char *rp_path_below(const char *path, const char *folder);

/* Returns: whether `name` is relative and never climbs above where it starts. */
bool rp_path_stays_inside(const char *name);
