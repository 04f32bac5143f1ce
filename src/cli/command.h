/* command.h - a command is a file with one table entry and one function
 *
 * Only cli prints, reads the environment, knows the clock and exits.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "base/period.h"

/* Exit status, contract. */
typedef enum {
    RP_EXIT_OK = 0,
    RP_EXIT_INPUT = 1,       /* errors in data or layout, nothing written */
    RP_EXIT_USAGE = 2,       /* wrong usage */
    RP_EXIT_SYSTEM = 3,      /* reading or writing failed */
    RP_EXIT_SOME_FAILED = 4, /* some reports of a batch failed, the others are written */
    RP_EXIT_BUSY = 75,       /* another run holds the lock */
} RpExit;

/* What the outside world says, read once in main. */
typedef struct {
    char *datadir;    /* owned; holds data/ layouts/ fonts/ */
    char *tmpdir;     /* owned; TMPDIR, or where large temporary files go */
    RpMonth today;    /* current month in Asia/Shanghai */
    gint64 now;       /* seconds since 1970; for monitoring, never for a report */
    char *date;       /* owned, nullable; SOURCE_DATE_EPOCH as ISO 8601 */
    char *config_dir; /* owned, nullable; XDG_CONFIG_HOME, or .config in the home */
    char *cache_dir;  /* owned, nullable; XDG_CACHE_HOME, or .cache in the home */
    int zone_minutes; /* of the machine, east of UTC */
} RpEnvironment;

/* Diagnostics of a command and how they are to be shown; options every command has. */
typedef struct {
    gboolean strict;
    gboolean json; /* findings as JSON lines on stdout */
    int max_findings;
} RpReporting;

typedef struct RpCommand RpCommand;

struct RpCommand {
    const char *name;
    const char *usage;   /* arguments, as in --help */
    const char *summary; /* English, translated when shown */
    RpExit (*run)(const RpCommand *command, const RpEnvironment *environment, int argc,
                  char **argv);
};

/* Parse the options of `command`; argv[0] is its name. Leaves the arguments in argv[1..].
 * --help prints and ends the program with 0. False after printing what is wrong. */
bool rp_command_parse(const RpCommand *command, const GOptionEntry *entries, int *argc,
                      char ***argv);

/* Print `text` and a hint at --help for wrong usage. Returns RP_EXIT_USAGE. */
RpExit rp_command_misused(const RpCommand *command, const char *text);

/* Print `error` and turn it into the exit status. */
RpExit rp_command_failed(const GError *error);

/* Print the findings and `error` (nullable), and turn them into the exit status. */
RpExit rp_command_finish(RpDiags *diags, const GError *error, const RpReporting *reporting);

/* Returns: (owned) diagnostics set up as `reporting` asks. */
RpDiags *rp_command_diags(const RpReporting *reporting);

/* Returns: (owned) `text`, which may hold names of files and what stood in them, for a terminal:
 * characters that do not show are escaped, see rp_quote_raw(). */
char *rp_command_shown(const char *text);

/* Print to stdout; a failure (a closed pipe, a full disk) gives RP_EXIT_SYSTEM. */
RpExit rp_command_print(const char *text, gsize length);

extern const RpCommand rp_cmd_render;
extern const RpCommand rp_cmd_check;
extern const RpCommand rp_cmd_evaluate;
extern const RpCommand rp_cmd_explain;
extern const RpCommand rp_cmd_read;
extern const RpCommand rp_cmd_fonts;
extern const RpCommand rp_cmd_inspect;
extern const RpCommand rp_cmd_plan;
extern const RpCommand rp_cmd_layout;
extern const RpCommand rp_cmd_new;
extern const RpCommand rp_cmd_batch;
extern const RpCommand rp_cmd_verify;
extern const RpCommand rp_cmd_diff;
extern const RpCommand rp_cmd_manifest;
extern const RpCommand rp_cmd_schedule;
