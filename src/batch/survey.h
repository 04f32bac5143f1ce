/* survey.h - which reports a batch makes, found out before the first one is made
 *
 * Every report file is read once; its regions times its layouts are the items. What cannot be made
 * at all (a report or data with errors, two outputs of one name) ends the batch here, with nothing
 * written.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "app/run.h"
#include "batch/item.h"

/* One report file, read. */
typedef struct {
    char *path;        /* owned; as given */
    RpRun *run;        /* owned; at RP_STAGE_READ */
    GHashTable *codes; /* owned; code -> count: what was found while reading */
} RpBatchSource;

/* The reports that are written to one folder, which has one manifest and one lock. */
typedef struct {
    char *folder;    /* owned; absolute: the deepest one that holds all of them */
    GArray *indexes; /* owned; of guint, into the survey's items */
} RpBatchGroup;

typedef struct {
    GPtrArray *sources; /* owned; of RpBatchSource */
    GPtrArray *items;   /* owned; of RpBatchItem, in order of the files, layouts and regions */
    GPtrArray *groups;  /* owned; of RpBatchGroup */
} RpSurvey;

typedef struct {
    char *const *reports; /* borrowed; NULL-terminated paths */
    char *const *only;    /* borrowed, nullable; NULL-terminated codes or names of regions */
    RpJob job;            /* what all items share */
} RpSurveyOptions;

/* Whether shard `shard` of `shards` (0 of 0: all) takes the item `index`: every n-th one, so that
 * slow layouts spread over all shards. */
bool rp_survey_is_in_shard(guint index, unsigned shard, unsigned shards);

/* Returns: (owned, nullable) NULL with `error`, see rp_run_to(). Items that cannot be made while
 * others can have their outcome set to RP_OUTCOME_FAILED. */
RpSurvey *rp_survey(const RpSurveyOptions *options, RpDiags *diags, GError **error);
void rp_survey_free(RpSurvey *survey);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpSurvey, rp_survey_free)
