/* inherit-private.h - the files of a layout, from the leaf to the root of `extends:` */
#pragma once

#include "layoutfile/layoutfile.h"
#include "source/source.h"
#include "yaml/yaml.h"

#define RP_LAYOUT_MAX_DEPTH 8 /* files in a chain */

/* A layout file as it was read. */
typedef struct {
    char *path;       /* owned */
    char *shown;      /* owned; name in diagnostics */
    RpSource *source; /* owned */
    RpYaml *root;     /* owned; a map */
} RpLayoutFile;

void rp_layout_file_free(RpLayoutFile *file);

/* Read the leaf and all it extends; what is wrong with the chain is a fault that shows it.
 * Returns: (owned, nullable) of RpLayoutFile, leaf first, as far as it could be read; NULL when
 * the leaf is not a layout (a fault says why) or cannot be read (`error`). */
GPtrArray *rp_layout_read_chain(const char *path, const char *shown, const RpLayoutFinder *finder,
                                RpDiags *diags, GError **error);

#define RP_SETTINGS_FILE "--set" /* where settings stand in diagnostics; the line counts them */

/* Every setting of `wishes` (nullable) as a layout file; mistakes in how they are written are
 * faults. Returns: (owned) of RpLayoutFile, in order. */
GPtrArray *rp_layout_read_settings(const RpLayoutWishes *wishes, RpDiags *diags);
