/* spool.h - bytes kept until they are needed again, however many
 *
 * A few stay in memory; more go to a temporary file that has no name, so that nothing is left
 * behind however the program ends.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* How much memory work on a file of any size may take, and where the rest goes. */
typedef struct {
    const char *folder; /* of temporary files; must exist and outlive its users */
    gsize memory;       /* bytes held before a temporary file is begun; 0: some MiB */
    gsize piece;        /* bytes of an input file decoded at a time; 0: a quarter of a MiB */
} RpSpooling;

typedef struct RpSpool RpSpool;

/* `folder` must outlive the spool; up to `memory` bytes stay in memory. */
RpSpool *rp_spool_new(const char *folder, gsize memory);
void rp_spool_free(RpSpool *spool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpSpool, rp_spool_free)

/* Append. False with RP_ERROR_SYSTEM when a temporary file cannot be written. */
bool rp_spool_append(RpSpool *spool, const void *bytes, gsize length, GError **error);

guint64 rp_spool_length(const RpSpool *spool);

/* Read `length` bytes from `offset` on; they must have been appended. */
bool rp_spool_read(const RpSpool *spool, guint64 offset, void *bytes, gsize length, GError **error);
