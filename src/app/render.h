/* render.h - one report from files to a file */
#pragma once

#include <glib.h>

#include "app/job.h"
#include "app/run.h"
#include "base/diag.h"

/* What was made. */
typedef struct {
    char *path; /* owned */
    guint pages;
} RpRendered;

void rp_rendered_clear(RpRendered *rendered);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RpRendered, rp_rendered_clear)

/* Returns: (owned, nullable) where `run`, which is at RP_STAGE_EVALUATE or further, is to be
 * written: `output:` of the report with its placeholders filled in, below the project folder. NULL
 * with `error`. */
char *rp_render_path(const RpRun *run, const RpJob *job, RpDiags *diags, GError **error);

/* Returns: (owned, nullable) the file of `run`, which is at RP_STAGE_PAGINATE; its pages are
 * emptied on the way, so that this can be done once. */
GBytes *rp_render_bytes(const RpRun *run, const RpJob *job, GError **error);

/* Whether `path` is, by whatever name, one of the files that `run` was made from. */
bool rp_render_is_input(const RpRun *run, const char *path);

/* Render `job`. On failure nothing is written and the last good file is kept.
 * False with `error`, see rp_run_to(). */
bool rp_render(const RpJob *job, RpRendered *ret, RpDiags *diags, GError **error);
