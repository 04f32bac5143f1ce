/* property.h - every property of a layout with the place that set it, and what that overrode
 *
 * Filled in by the code that reads layouts, so that it cannot say anything else than what holds.
 * `explain` and `show` print it.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "layoutfile/schema-private.h"
#include "yaml/yaml.h"

/* What was said of a property once. */
typedef struct {
    char *key;           /* owned; as it was written: header for head_left */
    RpYaml *value;       /* owned */
    char *text;          /* owned, nullable; contents of the file that `value` names */
    const char *follows; /* static, nullable: not said but reckoned from this property */
} RpSaid;

typedef struct RpProperty RpProperty;

/* A key of a map: a value, or a map of further properties. */
struct RpProperty {
    char *key;              /* owned; of `said` last, or of the map */
    const RpSchemaRow *row; /* static, nullable: maps of styles and blocks have none */
    GPtrArray *said;        /* owned; of RpSaid, the one that holds last; empty of maps */
    GPtrArray *below;       /* owned; of RpProperty, in the order they were set first */
};

/* A block that was taken out. */
typedef struct {
    char *id; /* owned */
    RpWhere where;
} RpRemoved;

RpProperty *rp_property_new(const char *key);
void rp_property_free(RpProperty *property);

/* Returns: (borrowed, nullable) the map or value `key` below `map`; NULL `map` gives NULL. */
RpProperty *rp_property_lookup(const RpProperty *map, const char *key);

/* Returns: (borrowed) the map `key` below `map`, made if need be; NULL of NULL. */
RpProperty *rp_property_enter(RpProperty *map, const char *key);

/* Forget what is below `key`; nothing happens if there is none. */
void rp_property_remove(RpProperty *map, const char *key);

/* Forget all below `map` but `key`; nothing happens to NULL. */
void rp_property_keep_only(RpProperty *map, const char *key);

/* Note that `key`, of the schema row `row`, was set to `value`, which is copied. `text` and
 * `follows` as in RpSaid. Keys for the same field are the same property. */
void rp_property_set(RpProperty *map, const RpSchemaRow *row, const RpYaml *value, const char *text,
                     const char *follows);

/* Returns: (borrowed, nullable) what holds. */
const RpSaid *rp_property_said(const RpProperty *property);
