/* make.h - one report of a batch, made by a worker */
#pragma once

#include "app/job.h"
#include "batch/identity.h"
#include "batch/item.h"
#include "batch/manifest.h"

/* What a worker knows of the batch. All borrowed. */
typedef struct {
    RpJob job;            /* without region and layout */
    RpIdentity *identity; /* `fonts` is filled in with the first report */
    bool force;           /* render even what is there already */
    bool strict;
    int max_findings; /* a report; 0: as usual */
} RpMaker;

/* Make `item` from what `base` has read, unless the file that `known` (nullable: of an earlier
 * manifest) describes is still there and its inputs are the same. Fills in the outcome. */
void rp_make(RpMaker *maker, RpRun *base, RpBatchItem *item, const RpManifestReport *known);
