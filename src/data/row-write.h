/* row-write.h - canonical rows as CSV or JSON
 *
 * A row is written in two steps, because its flags may only be known when all rows are.
 */
#pragma once

#include "data/metric.h"

typedef struct RpRowWriter RpRowWriter;

RpRowWriter *rp_row_writer_new(bool json);
void rp_row_writer_free(RpRowWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpRowWriter, rp_row_writer_free)

/* Append what stands before the first row and behind the last. */
void rp_row_writer_begin(const RpRowWriter *writer, GString *out);
void rp_row_writer_end(const RpRowWriter *writer, GString *out);

/* Append a row up to its flags. */
void rp_row_writer_head(RpRowWriter *writer, const RpObservation *row, GString *out);

/* Append flags and the rest of the row. */
void rp_row_writer_flags(const RpRowWriter *writer, unsigned flags, bool last, GString *out);
