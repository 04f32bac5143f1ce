/* confine.h - render and batch keep themselves to their project and their output
 *
 * Reports are made from files that others wrote. Before the first of them is read the process gives
 * up everything it will not need: what it may read is the project, the shipped data and the fonts;
 * what it may write is the output folder; there is no network and no other program.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "cli/command.h"

/* All borrowed. */
typedef struct {
    char *const *reports; /* NULL-terminated paths */
    const char *layout;   /* nullable: as given with --layout */
    const char *folder;   /* nullable: that the outputs are below, as given with -o */
    const char *files[2]; /* nullable: further files to write */
    bool by_report;       /* outputs go where `output:` of the reports says */
} RpConfine;

typedef struct RpConfinement RpConfinement;

/* Option row of the commands that confine themselves. */
#define RP_CONFINE_ENTRY(flag)                                                                     \
    {                                                                                              \
        "no-sandbox", 0, 0, G_OPTION_ARG_NONE, flag,                                               \
            N_("keep the permission to write elsewhere, start programs and use the network"), NULL \
    }

/* Give up what `confine` leaves out; a note on stderr says what of it the kernel cannot do. Folders
 * of outputs that do not exist are made, for only what exists can be allowed. Returns: (owned). */
RpConfinement *rp_confine(const RpConfine *confine, const RpEnvironment *environment);

/* Remove again what was made and stayed empty. */
void rp_confinement_free(RpConfinement *confinement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpConfinement, rp_confinement_free)
