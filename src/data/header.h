/* header.h - the header row of a CSV table: which field is which column
 *
 * Headings are compared with an alias table (English and Chinese), in any order; a unit in brackets
 * behind a heading is split off. Title rows above the header are kept and noted, never read as
 * data.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "data/csv.h"

/* A column that a table may have. */
typedef struct {
    const char *key;   /* as documented */
    const char *names; /* further headings, separated by |, in folded form (data/fold.h) */
    bool required;
} RpColumn;

#define RP_MAX_COLUMNS 20 /* columns a table may know */

/* One heading. */
typedef struct {
    char *text; /* owned; trimmed, without the unit */
    char *unit; /* owned; from 数值（项）, "" for none */
    int column; /* index into the columns, -1: another heading */
    RpWhere where;
} RpHeading;

typedef struct {
    int field[RP_MAX_COLUMNS]; /* index of the field for each column, -1 when absent */
    GArray *headings;          /* owned; of RpHeading, by field */
    GPtrArray *above;          /* owned; of char *: non-empty cells above the header */
    int row;                   /* spreadsheet row */
} RpHeader;

/* Decides whether a heading that names no column may head values (a year, a region). */
typedef bool (*RpValueHeading)(const char *heading, gpointer user);

/* Read up to the header row. `is_value` may be NULL when the table cannot be wide.
 * Returns: (owned, nullable); NULL when there is no usable header (a fault says why). */
RpHeader *rp_header_read(RpCsv *csv, const RpColumn *columns, size_t n, RpValueHeading is_value,
                         gpointer user);
void rp_header_free(RpHeader *header);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpHeader, rp_header_free)

/* Returns: index of the column that `heading` names, or -1. */
int rp_column_find(const RpColumn *columns, size_t n, const char *heading);

/* Split "数值（项）" into *text and *unit (both owned). */
void rp_split_unit(const char *heading, char **text, char **unit);

/* Report the columns that are required and absent. Returns false if there are any. */
bool rp_header_require(const RpHeader *header, RpCsv *csv, const RpColumn *columns, size_t n);

/* What a row below the table is: NULL for data, else what to call it ("a total", "a note");
 * *ret_field is its first filled field. `totals`: sums are footers too. */
const char *rp_footer_kind(const RpCsvRow *row, bool totals, unsigned *ret_field);

/* `text` stands for a total where a name is expected: 合计, 全省合计. */
bool rp_is_total(const char *text);
