/* csv.h - a CSV text as rows of fields that know where they stand
 *
 * The only door to libcsv. libcsv splits a record and resolves its quotes; where a record begins
 * and ends is found here, because libcsv has no positions and lets an unclosed quote swallow the
 * rest of a file. A record with a stray or unclosed quote is reported where the quote opened and
 * skipped; reading goes on with the next physical line.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "source/source.h"

/* Bytes of one field; a larger one is a fault. */
#define RP_CSV_MAX_FIELD ((gsize)16 * 1024 * 1024)

/* Bytes of one row; a larger one is a fault, so that a file without line ends is not held in
 * memory. */
#define RP_CSV_MAX_ROW ((gsize)64 * 1024 * 1024)

/* As in a spreadsheet (XFD); a longer row is a fault. */
#define RP_CSV_MAX_COLUMNS 16384

/* Wide separators (；) are a character, not a byte. */
#define RP_CSV_FULLWIDTH_SEMICOLON 0xFF1Bu

typedef struct {
    const char *text; /* borrowed until the next row; UTF-8, NUL-terminated, quotes resolved */
    gsize length;
    gsize offset; /* of the field's first byte (its quote, if any) in the source */
} RpCsvField;

typedef struct {
    int row;  /* spreadsheet row from 1; a `sep=` line is none */
    int line; /* physical line it begins on */
    unsigned n;
    const RpCsvField *fields; /* n >= 1 */
    bool blank;               /* nothing but blanks in every field */
} RpCsvRow;

typedef struct RpCsv RpCsv;

/* Start reading; `source` must outlive the reader, which goes on in a stream by itself. `delimiter`
 * 0 takes the `sep=` line or else the most regular of , ; tab ；, which is noted in `diags` when it
 * is not the comma. */
RpCsv *rp_csv_open(RpSource *source, gunichar delimiter, RpDiags *diags);
void rp_csv_free(RpCsv *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpCsv, rp_csv_free)

/* Returns: (borrowed until the next call, nullable) the next sound record, blank ones included;
 * NULL at the end. */
const RpCsvRow *rp_csv_next(RpCsv *csv);

/* Returns: the place of field `i` of the current row; past its end, the end of the row. */
RpWhere rp_csv_where(const RpCsv *csv, unsigned i);

/* Name the spreadsheet cell of field `i` in the finding added last. */
void rp_csv_mark(const RpCsv *csv, unsigned i);

/* Returns: whether bytes of the current row could not be decoded, which was reported. */
bool rp_csv_is_broken(const RpCsv *csv);

/* Returns: how many records were reported and skipped so far. */
unsigned rp_csv_faults(const RpCsv *csv);

RpDiags *rp_csv_diags(const RpCsv *csv);
const RpSource *rp_csv_source(const RpCsv *csv);
