/* report.h - what report.yaml says, and where the ids in it are looked up
 *
 * Stage 1 (read). Ids of plans, layouts, indicators and regions are looked up next to the report,
 * then in its parent folders, then in the data that ships with the program; first hit wins.
 */
#pragma once

#include <glib.h>

#include "base/diag.h"
#include "base/period.h"

/* A value of report.yaml with its place. */
typedef struct {
    char *text; /* owned */
    RpWhere where;
} RpReportText;

typedef struct {
    const char *file;     /* interned; report.yaml as the user named it */
    char *folder;         /* owned; absolute, symlinks resolved: the project folder */
    char *datadir;        /* owned; absolute; holds data/ layouts/ fonts/ of the program */
    RpReportText plan;    /* id */
    RpReportText title;   /* text NULL unless given */
    GArray *metrics;      /* owned; of RpReportText: glob patterns, relative to `folder` */
    GArray *tasks;        /* owned; of RpReportText, likewise */
    GArray *layouts;      /* owned; of RpReportText: names below layouts/, paths, auto:NAME */
    RpReportText period;  /* canonical or relative (prev-month); text NULL unless given */
    GArray *regions;      /* owned; of RpReportText: codes, names, provinces, children of CODE */
    RpReportText cutoff;  /* a day: nothing later is read; text NULL unless given */
    RpReportText edition; /* internal or public; text NULL unless given */
    bool partial_totals;  /* form totals of regions however few parts reported */
    RpReportText output;  /* pattern; text NULL unless given */
    char *sha256;         /* owned; of report.yaml */
} RpReport;

/* Read `path`. `datadir` is where the shipped data is.
 * Returns: (owned, nullable). NULL with `error` when the system refused; NULL without when faults
 * say why. */
RpReport *rp_report_load(const char *path, const char *datadir, RpDiags *diags, GError **error);

/* Returns: (owned) a report without contents in `folder` (made absolute), for looking ids up next
 * to a file that stands alone. */
RpReport *rp_report_new_bare(const char *folder, const char *datadir);

void rp_report_free(RpReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpReport, rp_report_free)

/* Returns: (owned, nullable) the absolute folder that all outputs are below: the part of `output:`
 * without placeholders. NULL when there is none, or it leaves the project folder. */
char *rp_report_output_folder(const RpReport *report);

/* Returns: (owned, nullable) the file that `path`, written in the report, names: relative to the
 * project folder, existing, and inside it or the shipped data when symlinks are resolved. Otherwise
 * a fault at `where` says why. */
char *rp_report_resolve(const RpReport *report, const char *path, RpWhere where, RpDiags *diags);

/* Returns: (owned, nullable) the nearest existing `name` (e.g. "data/plans/x/plan.yaml") looked up
 * from the project folder upwards, then in the shipped data. */
char *rp_report_find(const RpReport *report, const char *name);

/* Returns: (owned) all files `name`, nearest first (GPtrArray of owned char *). */
GPtrArray *rp_report_find_all(const RpReport *report, const char *name);

/* Returns: (owned) of char *: the entries (folder names, or file names without .yaml) below
 * `folder_name` in all lookup places, sorted, without duplicates; for nearest matches. */
GPtrArray *rp_report_list(const RpReport *report, const char *folder_name);

/* Returns: (owned) of char *: the files a glob of the report matches, sorted by name; a pattern
 * that matches nothing, leaves the project folder or the shipped data is a fault at its place. */
GPtrArray *rp_report_glob(const RpReport *report, const GArray *patterns, RpDiags *diags);

/* Returns: (owned) how `path` is shown in diagnostics and dumps: relative to the project folder
 * if it lies below, relative to the shipped data with a leading "dabiao:" if it lies there. */
char *rp_report_shown(const RpReport *report, const char *path);
