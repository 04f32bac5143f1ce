/* yaml.h - YAML as a tree of nodes that know where they stand
 *
 * Only yaml/ includes libyaml. What YAML would swallow silently (duplicate keys, tabs, full-width
 * colons and quotes, U+3000 indentation, " #" in free text, yes/no/on/08 surprises) is looked for
 * before and while parsing and reported at its own line and column.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "source/source.h"

typedef enum { RP_YAML_SCALAR, RP_YAML_LIST, RP_YAML_MAP } RpYamlKind;

typedef struct RpYaml RpYaml;

/* A plain value, const after parsing. */
struct RpYaml {
    RpYamlKind kind;
    RpWhere where;      /* of the value */
    char *text;         /* owned; of a scalar, else NULL */
    bool plain;         /* scalar without quotes and not a block scalar */
    RpWhere text_where; /* where the characters of a block scalar begin (its first content line) */
    GPtrArray *keys;    /* owned; of RpYaml scalars; of a map, parallel to `items`, else NULL */
    GPtrArray *items;   /* owned; of RpYaml; of a list or map, else NULL */
};

#define RP_YAML_MAX_BYTES (4u << 20) /* far more than any layout */

/* Parse `source`. Limits: 4 MiB, depth 32, 100 000 nodes, 256 KiB in one text, no anchors, aliases
 * or tags (a fault names them). Of a duplicate key the first value is the one looked up. A mistake
 * that spoils only one value (such as “ #” in a text) is a fault, but the tree is returned.
 * Returns: (owned, nullable) the root; NULL when it cannot be parsed (faults say why). */
RpYaml *rp_yaml_parse(const RpSource *source, RpDiags *diags);
void rp_yaml_free(RpYaml *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpYaml, rp_yaml_free)

/* Returns: (borrowed, nullable) the value of `key` in a map. NULL node gives NULL. */
const RpYaml *rp_yaml_lookup(const RpYaml *map, const char *key);

/* Returns: (borrowed, nullable) the text of the scalar at `key`; a list or map there is a fault. */
const char *rp_yaml_text(const RpYaml *map, const char *key, RpDiags *diags);

/* Returns: the switch `key` of a map; false when it is missing or, as a fault says, is neither true
 * nor false. */
bool rp_yaml_flag(const RpYaml *map, const char *key, RpDiags *diags);

/* Report every key of `map` that is not among the `n` known ones, with the nearest match. */
void rp_yaml_check_keys(const RpYaml *map, const char *const *known, size_t n, RpDiags *diags);

/* Nodes that no file holds. Returns: (owned); `take` gives a node to its list or map. */
RpYaml *rp_yaml_new_text(const char *text, RpWhere where);
RpYaml *rp_yaml_new_list(RpWhere where);
RpYaml *rp_yaml_new_map(RpWhere where);
void rp_yaml_take_item(RpYaml *list, RpYaml *item);
void rp_yaml_take_entry(RpYaml *map, RpYaml *key, RpYaml *value);
RpYaml *rp_yaml_copy(const RpYaml *node);

/* Write a value so that it is read as the same again: on one line, in quotes where need be. */
void rp_yaml_append_text(GString *out, const char *text);
void rp_yaml_append_flow(GString *out, const RpYaml *node);
