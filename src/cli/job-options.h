/* job-options.h - the options of every command that runs a job */
#pragma once

#include <glib.h>

#include "app/job.h"
#include "cli/command.h"

/* Strings are owned. */
typedef struct {
    char *region, *period, *cutoff, *layout;
    char **settings;
    char *edition;
    char *format; /* of the command: pdf|svg|png, csv|json, text|json */
    RpReporting reporting;
} RpJobOptions;

void rp_job_options_clear(RpJobOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RpJobOptions, rp_job_options_clear)

/* Option rows of all jobs, pointing into `o`; written into the entry table of a command. */
#define RP_JOB_ENTRIES(o)                                                                          \
    {"region", 0, 0, G_OPTION_ARG_STRING, &(o)->region, N_("region to report on"), N_("CODE")},    \
        {"period",                                                                                 \
         'p',                                                                                      \
         0,                                                                                        \
         G_OPTION_ARG_STRING,                                                                      \
         &(o)->period,                                                                             \
         N_("period of the report, e.g. 2018-06, 2018Q2, prev-month"),                             \
         N_("P")},                                                                                 \
        {"layout",                                                                                 \
         'l',                                                                                      \
         0,                                                                                        \
         G_OPTION_ARG_STRING,                                                                      \
         &(o)->layout,                                                                             \
         N_("layout instead of the report's: a name or a file"),                                   \
         N_("FILE")},                                                                              \
        RP_CUTOFF_ENTRY(o), RP_LAYOUT_ENTRIES(o)

/* Row of what is read of the data. */
#define RP_CUTOFF_ENTRY(o)                                                                         \
    {                                                                                              \
        "cutoff", 0, 0, G_OPTION_ARG_STRING, &(o)->cutoff,                                         \
            N_("leave out data from after this day, e.g. 2018-07-10"), N_("DATE")                  \
    }

/* Rows of what changes a layout for one run. */
#define RP_LAYOUT_ENTRIES(o)                                                                       \
    {"set",                                                                                        \
     's',                                                                                          \
     0,                                                                                            \
     G_OPTION_ARG_STRING_ARRAY,                                                                    \
     &(o)->settings,                                                                               \
     N_("set a property of the layout for this run, e.g. theme.accent=red"),                       \
     N_("KEY=VALUE")},                                                                             \
    {                                                                                              \
        "edition", 0, 0, G_OPTION_ARG_STRING, &(o)->edition,                                       \
            N_("internal (everything) or public (without what is marked internal)"), N_("EDITION") \
    }

#define RP_REPORTING_ENTRIES(r)                                                                    \
    {"strict", 0, 0, G_OPTION_ARG_NONE, &(r)->strict, N_("treat warnings as errors"), NULL},       \
    {                                                                                              \
        "max-findings", 0, 0, G_OPTION_ARG_INT, &(r)->max_findings,                                \
            N_("show at most N findings per file (200)"), N_("N")                                  \
    }

/* Returns: the job of `report` that the options describe; borrows from both. */
RpJob rp_job_options_job(const RpJobOptions *options, const RpEnvironment *environment,
                         const char *report);
