/* batch-report.h - what a batch tells: lines, a bar on a terminal, files for monitoring */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "batch/batch.h"
#include "cli/command.h"

typedef struct {
    bool plain; /* no terminal: a line for each report instead of a bar */
    bool quiet; /* no line for each report */
    guint done, total;
    gint64 begun; /* monotonic microseconds */
} RpBatchProgress;

/* The events of a batch; `data` is an RpBatchProgress. */
void rp_batch_print_begun(gpointer data, guint total);
void rp_batch_print_done(gpointer data, const RpBatchItem *item);
void rp_batch_print_note(gpointer data, const char *text);
/* Take the bar off the terminal. */
void rp_batch_print_end(const RpBatchProgress *progress);

/* Every finding once, with the number of reports it was found in. */
void rp_batch_print_findings(const RpBatch *batch);

/* One line of counts, and the list of what failed; of a dry run the list of reports. */
void rp_batch_print_summary(const RpBatch *batch, bool dry_run, bool stopped);

/* JSON lines, one for each report and one for the batch; `batch` NULL when it did not begin. */
bool rp_batch_write_log(const char *path, const RpBatch *batch, RpExit status, GError **error);

/* Strings are borrowed. */
typedef struct {
    const char *path;
    const char *project; /* label of every metric, which tells projects of one machine apart */
    gint64 now;          /* seconds since 1970 */
} RpBatchMetrics;

/* Text for the textfile collector of a Prometheus node exporter; `batch` as above. */
bool rp_batch_write_metrics(const RpBatchMetrics *wanted, const RpBatch *batch, RpExit status,
                            GError **error);
