/* load.h - files to values: the entry points of stage 1
 *
 * Every function adds what it finds to `diags`, goes on as far as it can, and returns NULL with
 * `error` only when the system refused. Paths come from project/; `shown` names are used in
 * diagnostics.
 */
#pragma once

#include <glib.h>

#include "base/diag.h"
#include "data/indicator.h"
#include "data/metric.h"
#include "data/plan.h"
#include "data/region.h"
#include "data/scheme.h"

/* A file to read and its name in diagnostics. */
typedef struct {
    char *path;
    char *shown;
} RpInputFile;

RpInputFile *rp_input_file_new(const char *path, const char *shown);
void rp_input_file_free(RpInputFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpInputFile, rp_input_file_free)

/* A file that was read. */
typedef struct {
    char *shown;  /* owned */
    char *sha256; /* owned, nullable: not asked for */
} RpInputHash;

/* All that stage 1 knows. */
typedef struct {
    RpIndicatorSet *indicators; /* owned */
    RpRegionSet *regions;       /* owned */
    RpPlan *plan;               /* owned, nullable */
    RpMetricSet *metrics;       /* owned */
    GPtrArray *task_progress;   /* owned; of RpTaskProgress */
    RpSchemeSet *schemes;       /* owned */
    GArray *inputs;             /* owned; of RpInputHash, in order of reading */
} RpDataset;

RpDataset *rp_dataset_new(void);
void rp_dataset_free(RpDataset *dataset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpDataset, rp_dataset_free)

/* indicators.csv and regions.csv: nearest files first; a row of a nearer file wins. */
/* `files` are of RpInputFile throughout. */
bool rp_load_indicators(RpDataset *dataset, const GPtrArray *files, RpDiags *diags, GError **error);
bool rp_load_regions(RpDataset *dataset, const GPtrArray *files, RpDiags *diags, GError **error);

/* schemes.yaml: nearest files first; a scheme of a nearer file wins. */
bool rp_load_schemes(RpDataset *dataset, const GPtrArray *files, RpDiags *diags, GError **error);

/* plan.yaml, targets.csv (required) and tasks.csv (may be NULL) of one plan. */
bool rp_load_plan(RpDataset *dataset, const RpInputFile *plan, const RpInputFile *targets,
                  const RpInputFile *tasks, RpDiags *diags, GError **error);

typedef struct {
    gunichar delimiter;     /* 0: take the `sep=` line, or find out */
    bool has_report_period; /* later observations are warned about */
    RpPeriod report_period;
    RpPeriod cutoff; /* a day, or RP_PERIOD_NONE: rows of a later period or vintage are left out */
} RpMetricsOptions;

/* Metric files, in the given order; all of them are read even if one has faults. */
bool rp_load_metrics(RpDataset *dataset, const GPtrArray *files, const RpMetricsOptions *options,
                     RpDiags *diags, GError **error);
/* What `cutoff` (a day, or RP_PERIOD_NONE) leaves out is told once for each file. */
bool rp_load_task_progress(RpDataset *dataset, const GPtrArray *files, RpPeriod cutoff,
                           RpDiags *diags, GError **error);

/* Read a period as people write it. *ret_warn is set when it was not plainly written. */
bool rp_period_read(const char *text, RpPeriod *ret, bool *ret_warn);

/* Dumps for `read`, `inspect` and golden tests. */
void rp_metric_set_dump_csv(const RpMetricSet *set, GString *out);
void rp_metric_set_dump_json(const RpMetricSet *set, GString *out);

void rp_dataset_dump(const RpDataset *dataset, GString *out);
