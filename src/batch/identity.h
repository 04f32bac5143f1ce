/* identity.h - what a report is made from, as hashes
 *
 * Whether a report has to be made again is decided by these, never by time stamps.
 */
#pragma once

#include <glib.h>

#include "app/run.h"
#include "batch/item.h"

/* What all reports of a batch share. Strings are owned. */
typedef struct {
    char *program; /* SHA-256 of the executable */
    char *fonts;   /* of the fonts, see rp_fontset_identity() */
} RpIdentity;

/* How arguments of a report begin in a manifest. */
#define RP_ARGUMENT_CUTOFF  "cutoff="
#define RP_ARGUMENT_DATE    "date="
#define RP_ARGUMENT_EDITION "edition="
#define RP_ARGUMENT_SETTING "set="

void rp_identity_clear(RpIdentity *identity);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RpIdentity, rp_identity_clear)

/* Returns: (owned, nullable) the SHA-256 of a file; NULL with RP_ERROR_SYSTEM. */
char *rp_identity_file(const char *path, GError **error);

/* Returns: (owned) the key of `run`, which is at RP_STAGE_BUILD: a hash over its document, its
 * progress, its layout chain, the program and the fonts. The document holds every text and figure
 * that will be printed, hence the slice of the data that this report shows and no other. */
char *rp_identity_key(const RpRun *run, const RpJob *job, const RpIdentity *identity);

/* Returns: (owned) of char *, "edition=public": the arguments of `job` that change what is printed,
 * beside region, period and layout. */
GPtrArray *rp_identity_arguments(const RpJob *job);

/* Append the files that `run` was read from: to `inputs`, of RpBatchInput, in order of reading. */
void rp_identity_inputs(const RpRun *run, GPtrArray *inputs);
