/* item.h - one report of a batch, before and after it was made
 *
 * The survey fills in what is to be made, a worker what came of it.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "project/report.h"

typedef enum {
    RP_OUTCOME_PENDING, /* not made: not its turn, or of another shard */
    RP_OUTCOME_WRITTEN, /* rendered and written */
    RP_OUTCOME_KEPT,    /* its inputs are those of the file that is there */
    RP_OUTCOME_FAILED,  /* not written; an earlier file is still there */
} RpOutcome;

/* One target as a report gave it: text, unrounded, "" where there is nothing. */
typedef struct {
    char *target;     /* owned; id */
    char *name;       /* owned; of the indicator */
    char *unit;       /* owned */
    char *actual;     /* owned; decimal */
    char *period;     /* owned; canonical, of `actual` */
    char *completion; /* owned; ratio */
    char *status;     /* owned; word of `evaluate` */
    int rank;         /* among the provinces, from 1; 0 unranked */
} RpResult;

/* What is kept of a finding of one report. */
typedef struct {
    RpSeverity severity;
    const char *code; /* interned */
    RpWhere where;
    char *cell, *text, *hint; /* owned, nullable but for `text` */
} RpFinding;

typedef struct {
    guint source;                   /* index into the survey's sources */
    char *region;                   /* owned; code */
    char *region_name;              /* owned */
    bool wanted;                    /* not left out by --only */
    const RpReportText *own_layout; /* borrowed, nullable: as the report names it */
    char *layout_id;                /* owned; of the layout that it led to */
    char *path;                     /* owned; absolute */
    char *name;                     /* owned; `path` from the manifest's folder */

    RpOutcome outcome;
    guint pages;
    guint64 size;        /* bytes */
    double seconds;      /* it took */
    char *sha256;        /* owned, nullable; of the file */
    char *key;           /* owned, nullable; of everything it is made from */
    char *fonts;         /* owned, nullable; identity of the fonts */
    char *error;         /* owned, nullable; why it failed */
    GPtrArray *inputs;   /* owned; of RpBatchInput */
    GPtrArray *results;  /* owned; of RpResult */
    GPtrArray *findings; /* owned; of RpFinding */
} RpBatchItem;

/* A file that a report was made from. */
typedef struct {
    char *shown;  /* owned; from the report's folder, or "dabiao:..." for shipped data */
    char *sha256; /* owned */
} RpBatchInput;

RpBatchItem *rp_batch_item_new(void);
void rp_batch_item_free(RpBatchItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpBatchItem, rp_batch_item_free)

RpResult *rp_result_new(void);
void rp_result_free(RpResult *result);
void rp_finding_free(RpFinding *finding);
RpBatchInput *rp_batch_input_new(const char *shown, const char *sha256);
void rp_batch_input_free(RpBatchInput *input);

/* Append what `diags` kept to `item`'s findings. */
void rp_batch_item_take_findings(RpBatchItem *item, RpDiags *diags);

const char *rp_outcome_id(RpOutcome outcome); /* "written" ... */
