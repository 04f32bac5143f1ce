/* feed-private.h - the bytes of a file, which may be looked at more than once */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/spool.h"

typedef struct {
    const char *shown; /* name of the file in messages */
    char *bytes;       /* owned, nullable; all of them, NUL-terminated, where memory holds them */
    int fd;            /* owned, -1 for none; of a regular file */
    RpSpool *spool;    /* owned, nullable; what came from a pipe */
    gsize length;
    GByteArray *view; /* owned, nullable; what was looked at last */
} RpFeed;

/* Open `path`. With `spooling` the bytes are not held in memory. At most one more than `max` are
 * taken. False with `error`: RP_ERROR_INPUT when there is no such file, else RP_ERROR_SYSTEM. */
bool rp_feed_open(RpFeed *feed, const char *path, const char *shown, gsize max,
                  const RpSpooling *spooling, GError **error);

/* Take `bytes`, which are NUL-terminated behind `length`. */
void rp_feed_take(RpFeed *feed, const char *shown, char *bytes, gsize length);
void rp_feed_clear(RpFeed *feed);

/* Returns: (borrowed until the next call, nullable) `length` bytes from `offset` on, which must be
 * there, and a NUL; NULL with `error` when they cannot be read. */
const char *rp_feed_view(RpFeed *feed, gsize offset, gsize length, GError **error);
