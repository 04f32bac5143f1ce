/* sandbox.h - what this process gives up before it looks at files that others wrote
 *
 * Landlock keeps it from files outside the given folders, seccomp from the network and from
 * starting programs. Both last until the process ends, and its children have them, too. Tightening
 * again later is possible, loosening is not.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct RpSandbox RpSandbox;

/* Returns: (owned) what allows reading of the program's own files: libraries and fonts of the
 * system. */
RpSandbox *rp_sandbox_new(void);
void rp_sandbox_free(RpSandbox *sandbox);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpSandbox, rp_sandbox_free)

/* Allow reading below `path`; of a file, the file. What does not exist is not allowed, either. */
void rp_sandbox_read(RpSandbox *sandbox, const char *path);

/* Allow making, replacing and removing files and making folders below the folder `path`. */
void rp_sandbox_write(RpSandbox *sandbox, const char *path);

/* Allow removing empty folders below `path`, and nothing else. */
void rp_sandbox_tidy(RpSandbox *sandbox, const char *path);

/* Give up all other files. False with errno when the kernel cannot do it. */
bool rp_sandbox_enter(const RpSandbox *sandbox);

/* Give up the network and other programs. False with errno. */
bool rp_sandbox_forbid(void);
