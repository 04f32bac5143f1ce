/* lock.h - one run at a time in an output folder
 *
 * An advisory lock (flock) on a file in the folder: the kernel drops it when the last process that
 * holds it is gone, however it ended, so that a lock is never left over. The file says who holds
 * it, and stays; what it says is out of date when nobody holds the lock.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#define RP_LOCK_FILE ".dabiao.lock"

typedef struct RpLock RpLock;

typedef struct {
    const char *holder;     /* who is to be named as the holder: "pid 4711 on host, since ..." */
    unsigned shard, shards; /* of this run; shards of one job do not exclude each other */
} RpLockRequest;

/* Take the lock of `folder`, which exists.
 * Returns: (owned, nullable) NULL with RP_ERROR_BUSY, naming the holder, or RP_ERROR_SYSTEM. When
 * an earlier run was ended before it was done, *ret_stale (owned) says who that was. */
RpLock *rp_lock_take(const char *folder, const RpLockRequest *request, char **ret_stale,
                     GError **error);

/* Release it. A process that merely inherited it through fork closes nothing: it holds the lock,
 * too, until it ends. */
void rp_lock_free(RpLock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpLock, rp_lock_free)
