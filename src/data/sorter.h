/* sorter.h - any number of records in the order of their keys
 *
 * As many as fit into memory are sorted there; more are sorted part by part (a run), the runs
 * written to a temporary file and merged while reading. Time is linear but for the merging, memory
 * does not depend on the number of records.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/spool.h"

/* Records are in the order of `high`, then `low`, then what `RpSortTie` says, then arrival. */
typedef struct {
    guint64 high;
    guint32 low;
    guint32 size; /* bytes of the payload */
} RpSortKey;

typedef int (*RpSortTie)(const void *a, gsize a_size, const void *b, gsize b_size);

typedef struct RpSorter RpSorter;

/* `tie` may be NULL. */
RpSorter *rp_sorter_new(const RpSpooling *spooling, RpSortTie tie);
void rp_sorter_free(RpSorter *sorter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpSorter, rp_sorter_free)

/* Add a copy of `payload`. False with `error` when a temporary file cannot be written. */
bool rp_sorter_add(RpSorter *sorter, RpSortKey key, const void *payload, GError **error);

/* Go to the beginning; nothing is added afterwards. May be called again. */
bool rp_sorter_rewind(RpSorter *sorter, GError **error);

/* Returns: (borrowed until the next call, nullable) the next payload, aligned for any type; NULL
 * at the end, or with `error`. */
const void *rp_sorter_next(RpSorter *sorter, RpSortKey *ret_key, GError **error);
