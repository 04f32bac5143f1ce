/* run.h - a job carried through the stages
 *
 * read -> layout -> evaluate -> build -> compose -> paginate; painting is render.c's. Each stage
 * fills in its boundary value; what is not reached stays NULL.
 */
#pragma once

#include <glib.h>

#include "app/job.h"
#include "app/partials.h"
#include "base/diag.h"
#include "box/page.h"
#include "data/load.h"
#include "document/document.h"
#include "fonts/fontset.h"
#include "layoutfile/layoutfile.h"
#include "progress/progress.h"
#include "project/report.h"
#include "text/paragraph.h"

typedef enum {
    RP_STAGE_READ,     /* report, dataset */
    RP_STAGE_LAYOUT,   /* region, layout */
    RP_STAGE_EVALUATE, /* progress; the layout may name the scheme */
    RP_STAGE_BUILD,    /* document */
    RP_STAGE_COMPOSE,  /* fonts, setter, galley */
    RP_STAGE_PAGINATE, /* pages */
} RpStage;

/* Owned values, later ones borrowing from earlier ones. */
typedef struct RpRun RpRun;

struct RpRun {
    RpStage done;     /* the last stage that was gone through */
    RpRun *base;      /* borrowed, nullable: the run whose report, dataset and fonts these are */
    GPtrArray *paths; /* of char *: every file that was read, which no output may replace */
    RpReport *report;
    RpDataset *dataset;
    const RpRegion *region; /* borrowed from dataset; chosen in RP_STAGE_LAYOUT */
    RpPeriod period;        /* chosen in RP_STAGE_READ */
    RpPeriod cutoff;        /* likewise: a day, or RP_PERIOD_NONE */
    RpLayout *layout;
    GError *undecided; /* nullable: the report has several layouts and none was chosen; `layout` is
                          NULL then, which is an error only where one is needed */
    RpProgressSet *progress;
    RpPartials *partials; /* texts that the layout's texts name */
    RpDocument *document;
    RpFontSet *fonts;
    RpTextSetter *setter;
    RpBox *galley; /* until RP_STAGE_PAGINATE takes it */
    RpPages *pages;
};

/* Returns: (owned) the regions that the report names, of const RpRegion *, without duplicates; of a
 * report that names none, that of its plan. Unknown ones are faults. */
GPtrArray *rp_run_regions(const RpRun *run, RpDiags *diags);

/* Returns: (owned) a run that has not begun. */
RpRun *rp_run_new(void);

/* Carry `job` through all stages up to `last`. Stages after the first fault are left out, so that
 * all findings of a stage are reported together.
 * Returns: (owned, nullable) NULL with `error`: RP_ERROR_INPUT when faults in `diags` say why,
 * RP_ERROR_USAGE when the arguments do not fit the report, RP_ERROR_SYSTEM. */
RpRun *rp_run_to(const RpJob *job, RpStage last, RpDiags *diags, GError **error);

/* Carry on from what `base` has read (RP_STAGE_READ), for the region and layout of `job`, through
 * the later stages up to `last`. `base` must outlive the run; the fonts, once opened, are kept in
 * it for further runs. Not for two threads.
 * Returns: as rp_run_to(). */
RpRun *rp_run_from(RpRun *base, const RpJob *job, RpStage last, RpDiags *diags, GError **error);

/* Carry `run` itself through the stages that are left, up to `last`. False with `error`. */
bool rp_run_further(RpRun *run, const RpJob *job, RpStage last, RpDiags *diags, GError **error);

/* Open the fonts of `run`, unless they are open. False with `error`. */
bool rp_run_open_fonts(RpRun *run, const RpJob *job, RpDiags *diags, GError **error);

/* Free what the pages were made from, and they do not need: a long report is large enough. */
void rp_run_forget(RpRun *run);

/* Report at `where` that no region is called `word`, with the nearest one. */
void rp_run_report_region(const RpRun *run, const char *word, RpWhere where, RpDiags *diags);

void rp_run_free(RpRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpRun, rp_run_free)
