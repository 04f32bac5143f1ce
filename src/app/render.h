/* render.h - one report from files to a file */
#pragma once

#include <glib.h>

#include "app/job.h"
#include "base/diag.h"

/* What was made. */
typedef struct {
    char *path; /* owned */
    guint pages;
} RpRendered;

void rp_rendered_clear(RpRendered *rendered);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RpRendered, rp_rendered_clear)

/* Render `job`. On failure nothing is written and the last good file is kept.
 * False with `error`, see rp_run_to(). */
bool rp_render(const RpJob *job, RpRendered *ret, RpDiags *diags, GError **error);
