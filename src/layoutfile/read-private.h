/* read-private.h - a map of a layout file into a struct, by the schema table */
#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "layoutfile/layoutfile.h"
#include "layoutfile/property.h"
#include "layoutfile/schema-private.h"
#include "yaml/yaml.h"

/* What reading a value may need beside the value. */
typedef struct {
    RpDiags *diags;         /* borrowed */
    const RpLayout *layout; /* borrowed; its theme is final when styles are read */
    const char *folder;     /* borrowed; of the file at hand */
    const char *shown;      /* borrowed; its name in diagnostics */
    RpProperty *into;       /* borrowed, nullable; the map of properties at hand */
} RpLayoutReader;

/* Read one value as `row` says into `ret`, which keeps its old value when there is a fault.
 * Returns: whether it was acceptable. */
bool rp_layout_read_value(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node,
                          void *ret);

/* The same, and note the property. */
bool rp_layout_set_value(const RpLayoutReader *reader, const RpSchemaRow *row, const RpYaml *node,
                         void *ret);

/* Read every known key of `map` that has a field of `target`; report unknown keys. */
void rp_layout_read_map(const RpLayoutReader *reader, RpSection section, const RpYaml *map,
                        void *target);

/* Report the keys of `map` that the section does not have. */
void rp_layout_check_keys(const RpLayoutReader *reader, RpSection section, const RpYaml *map);

/* Is `node` of that kind? If not this is a fault that names `key`. */
bool rp_layout_expect(const RpLayoutReader *reader, const RpYaml *node, RpYamlKind kind,
                      const char *key);

/* Take the ids of `remove:` out of `layout`, then merge `blocks:` into it; both nullable.
 * `reader->into` holds the properties of all blocks by their ids. */
void rp_layout_merge_blocks(const RpLayoutReader *reader, RpLayout *layout, const RpYaml *root);

void rp_layout_block_free(RpLayoutBlock *block);

#define RP_DEFAULTS_FILE "(defaults)" /* where the defaults of the table stand */

/* Settle the edition and take out what it does not have; a secret public edition is a fault. */
void rp_layout_apply_edition(RpLayout *layout, const RpLayoutWishes *wishes, RpDiags *diags);

/* Is the file at `path`, which `node` names, small enough? If not this is a fault. */
bool rp_layout_check_size(RpDiags *diags, const char *path, const RpYaml *node);

/* A path of a layout file relative to it. Returns: (owned, nullable) the path; NULL with a fault
 * when it leaves the project folder. *ret_shown is its name in diagnostics. */
char *rp_layout_relative_path(const RpLayoutReader *reader, const RpYaml *node, char **ret_shown);
