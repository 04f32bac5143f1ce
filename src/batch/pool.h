/* pool.h - the items of a batch made by several processes at once
 *
 * Workers are forked after everything was read and before any font is opened: they share what was
 * read, and nothing else. One that crashes costs its item, not the batch; all of them end when this
 * process does, however it ends.
 */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>

#include "batch/make.h"
#include "batch/survey.h"

/* Told after every item. */
typedef void (*RpPoolDone)(gpointer data, RpBatchItem *item);

typedef struct {
    RpMaker *maker;
    RpSurvey *survey;
    const GArray *indexes; /* of guint: the items to make, in this order */
    GPtrArray *known;      /* of const RpManifestReport *, nullable entries: by item of the
                              survey, what an earlier manifest says of it */
    unsigned jobs;         /* processes, from 1 */
    const volatile sig_atomic_t *stop; /* set by a signal: no further items, workers are ended */
    RpPoolDone done;
    gpointer data;
} RpPool;

/* Make all items. False with RP_ERROR_SYSTEM when no process can be started. */
bool rp_pool_run(const RpPool *pool, GError **error);
