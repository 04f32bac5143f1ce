/* record.h - the manifest of one output folder, from what came of its reports */
#pragma once

#include <glib.h>

#include "batch/identity.h"
#include "batch/manifest.h"
#include "batch/survey.h"

typedef struct {
    const RpSurvey *survey;
    const RpBatchGroup *group;
    const RpIdentity *identity;
    const RpJob *job;         /* what this run's reports were made with */
    const RpManifest *before; /* nullable: the manifest that is there already */
    const GHashTable *chosen; /* set of GUINT_TO_POINTER(index + 1): this run's items */
    unsigned shard, shards;
} RpRecordOptions;

/* Returns: (owned) the manifest. Reports that this run did not make keep what `before` says of
 * them: their files are still those. */
RpManifest *rp_record(const RpRecordOptions *options);
