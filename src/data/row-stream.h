/* row-stream.h - metric files read in a stream: memory does not grow with them
 *
 * Nothing of a row is kept but its text and what is compared across rows, and of those only some in
 * memory (base/spool.h). Rows come out when all are read, because their flags are known then.
 */
#pragma once

#include "base/spool.h"
#include "data/load.h"

typedef enum {
    RP_ROWS_NONE, /* only the findings are wanted */
    RP_ROWS_CSV,
    RP_ROWS_JSON,
} RpRowFormat;

typedef struct RpRowStream RpRowStream;

/* `spooling` must outlive the stream. */
RpRowStream *rp_row_stream_new(RpRowFormat format, const RpSpooling *spooling);
void rp_row_stream_free(RpRowStream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpRowStream, rp_row_stream_free)

/* Read metric files against the registries of `dataset`, in the given order; all of them are read
 * even if one has faults. False with `error` when the system refused. */
bool rp_row_stream_read(RpRowStream *stream, const RpDataset *dataset, const GPtrArray *files,
                        const RpMetricsOptions *options, RpDiags *diags, GError **error);

/* Append the text of some more rows, of all rows in the end. Returns: false when there are no more,
 * and with `error`. */
bool rp_row_stream_next(RpRowStream *stream, GString *out, GError **error);
