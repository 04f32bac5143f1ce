/* load-private.h - what the files load-*.c share */
#pragma once

#include "data/load.h"
#include "data/table.h"
#include "yaml/yaml.h"

/* Read and decode a file and remember its hash in `dataset`.
 * Returns: (owned, nullable); NULL with `error` when the system refused, NULL without after a
 * fault (also when the file does not exist). */
RpSource *rp_load_source(RpDataset *dataset, const RpInputFile *file, RpDiags *diags,
                         GError **error);

/* Report that a file does not exist, or pass `refused` (nullable, taken) on to `error`. */
void rp_load_refused(const RpInputFile *file, GError *refused, RpDiags *diags, GError **error);

/* Note at the head of `file` (interned) that `n` of its rows are from after `cutoff`; none is no
 * note. */
void rp_load_report_late(const char *file, guint n, RpPeriod cutoff, RpDiags *diags);

/* What a table with known columns becomes, row by row; `seen` remembers ids (rp_load_once). */
typedef struct {
    const RpColumn *columns;
    size_t n;
    void (*read)(RpDataset *dataset, const RpTable *table, GHashTable *seen);
} RpRowReader;

/* Read all rows of one file. False when the system refused. */
bool rp_load_rows(RpDataset *dataset, const RpInputFile *file, const RpRowReader *reader,
                  RpDiags *diags, GError **error);

/* Remember an id in `seen` (char * -> line). False after a fault when it is known. */
bool rp_load_once(const RpTable *table, int column, const char *id, GHashTable *seen);

/* Read an indicator's or region's name in a cell; NULL after a fault with the nearest name. */
const RpIndicator *rp_load_indicator_cell(const RpDataset *dataset, const RpTable *table,
                                          int column);
const RpRegion *rp_load_region_cell(const RpDataset *dataset, const RpTable *table, int column);

/* `parent` and `sums` of plan.yaml into `plan`. */
void rp_load_plan_parents(RpPlan *plan, const RpYaml *map, RpDiags *diags);
void rp_load_plan_sums(RpPlan *plan, const RpYaml *map, RpDiags *diags);

/* targets.csv and tasks.csv into dataset->plan. */
bool rp_load_targets(RpDataset *dataset, const RpInputFile *file, RpDiags *diags, GError **error);
bool rp_load_tasks(RpDataset *dataset, const RpInputFile *file, RpDiags *diags, GError **error);
