/* batch.h - many reports in one run: survey, make, record
 *
 * rp_batch_run() is the whole of it. Only what changed is made; every report appears complete or
 * not at all; one that fails stops no other; the manifest says what came of each.
 */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>

#include "batch/survey.h"

typedef struct RpBatch RpBatch;

/* Told while a batch runs; `data` is given back. */
typedef struct {
    void (*begun)(gpointer data, guint total); /* so many reports will be made or found unchanged */
    void (*done)(gpointer data, const RpBatchItem *item);
    void (*note)(gpointer data, const char *text); /* translated; worth a line */
    gpointer data;
} RpBatchEvents;

/* Strings are borrowed. */
typedef struct {
    RpSurveyOptions survey;
    const char *program;    /* path of the executable */
    const char *holder;     /* who is named in the lock: "pid 4711 on host" */
    unsigned jobs;          /* processes, from 1 */
    unsigned shard, shards; /* 0 of 0: all of it */
    bool force;             /* make reports again whose inputs are unchanged */
    bool dry_run;           /* survey only */
    bool strict;
    int max_findings;
    const volatile sig_atomic_t *stop; /* set to end early, in good order */
} RpBatchOptions;

struct RpBatch {
    RpSurvey *survey;     /* owned */
    GArray *chosen;       /* owned; of guint: the survey's items that were this run's to make */
    GPtrArray *manifests; /* owned; of char *: those written */
    guint written, kept, failed, pending; /* of the chosen */
    double seconds;
};

/* Returns: (owned, nullable) NULL with `error` when nothing was made: RP_ERROR_INPUT, _USAGE,
 * _SYSTEM, or _BUSY when another run holds the lock. Failed reports are no error. */
RpBatch *rp_batch_run(const RpBatchOptions *options, const RpBatchEvents *events, RpDiags *diags,
                      GError **error);
void rp_batch_free(RpBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpBatch, rp_batch_free)
