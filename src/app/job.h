/* job.h - what one run of the program is asked to do
 *
 * Everything from outside comes in here: arguments, environment and the clock are read by cli.
 */
#pragma once

#include <stdbool.h>

#include "base/period.h"
#include "paint/paint.h"
#include "project/report.h"

/* All strings are borrowed and outlive the job. */
typedef struct {
    const char *report;             /* path of report.yaml */
    const char *datadir;            /* holds data/ layouts/ fonts/ of the program */
    const char *tmpdir;             /* of temporary files, for what does not fit into memory */
    const char *region;             /* nullable: as given with --region */
    const char *period;             /* nullable: as given with --period */
    const char *cutoff;             /* nullable: as given with --cutoff */
    bool any_region;                /* take the first of several regions and layouts (check) */
    const char *layout;             /* nullable: as given with --layout */
    const RpReportText *own_layout; /* nullable: this one of the report's own layouts */
    const char *output;             /* nullable: as given with -o */
    const char *output_root; /* nullable: folder that `output:` of the report is below, instead of
                                the report's own */
    const char *chart;       /* nullable: id of the one chart to render, as given with --chart */
    double chart_width;      /* points; 0 for that of the page */
    /* nullable, NULL-terminated: as given with --set */
    const char *const *settings;
    const char *edition; /* nullable: as given with --edition */
    RpFormat format;
    int page;         /* from 1; of SVG and PNG */
    double dpi;       /* of PNG */
    RpMonth today;    /* current month in Asia/Shanghai, for prev-month and its kin */
    const char *date; /* nullable: ISO 8601; dates the PDF instead of the end of the period */
} RpJob;
