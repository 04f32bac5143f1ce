/* verify.h - whether files still are what a manifest says of them */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "app/job.h"
#include "base/diag.h"

/* A file that is not as it was recorded. */
typedef struct {
    char *path; /* owned */
    char *text; /* owned; translated: what is wrong with it */
} RpMismatch;

void rp_mismatch_free(RpMismatch *mismatch);

typedef struct {
    RpJob job;     /* for rendering again */
    bool rerender; /* make each report again and compare the bytes */
} RpVerifyOptions;

typedef struct {
    guint reports, inputs, rerendered; /* looked at */
    GPtrArray *mismatches;             /* owned; of RpMismatch */
} RpVerification;

/* Look at every report and every input that the manifest at `path` names.
 * Returns: (owned, nullable) NULL with `error`: RP_ERROR_INPUT when the manifest itself was
 * changed, RP_ERROR_SYSTEM when it cannot be read, or as rp_run_to() when rendering again. */
RpVerification *rp_verify_manifest(const char *path, const RpVerifyOptions *options, RpDiags *diags,
                                   GError **error);

/* Look at one report by the manifest in its folder or in one above it.
 * Returns: as above; RP_ERROR_USAGE when no manifest names it. */
RpVerification *rp_verify_file(const char *path, GError **error);
void rp_verification_free(RpVerification *verification);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpVerification, rp_verification_free)
