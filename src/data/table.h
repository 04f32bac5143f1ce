/* table.h - a CSV table whose columns are known: registries, targets, tasks */
#pragma once

#include <stdbool.h>

#include "base/decimal.h"
#include "base/period.h"
#include "data/header.h"
#include "data/remark.h"

typedef struct {
    RpSource *source; /* owned */
    RpCsv *csv;       /* owned */
    RpHeader *header; /* owned */
    const RpColumn *columns;
    size_t n_columns;
    const RpCsvRow *row; /* borrowed; the current row */
    RpDiags *diags;      /* borrowed */
} RpTable;

/* Takes `source`. Returns: (owned, nullable); NULL when the header is unusable (faults say why). */
RpTable *rp_table_open(RpSource *source, const RpColumn *columns, size_t n, RpDiags *diags);
void rp_table_free(RpTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpTable, rp_table_free)

/* Go to the next row that is not blank and no footer (which is noted). */
bool rp_table_next(RpTable *table);

/* Returns: (owned) the trimmed text of a column; "" when the row or the table has none. */
char *rp_table_text(const RpTable *table, int column);

/* Returns: (owned) the parts of a cell, which | separates, without empty ones; of char *. */
GPtrArray *rp_table_list(const RpTable *table, int column);

/* Returns: the place of a column in the current row. */
RpWhere rp_table_where(const RpTable *table, int column);

/* The same with the spreadsheet cell. */
RpCellPlace rp_table_place(const RpTable *table, int column);

/* Report about a cell of the current row. */
void rp_table_report(const RpTable *table, int column, RpSeverity severity, const char *code,
                     const char *format, ...) G_GNUC_PRINTF(5, 6);

/* Read a period. RP_PERIOD_NONE for an empty cell; false after reporting a fault. */
bool rp_table_period(const RpTable *table, int column, RpPeriod *ret);

/* Read a weight: a number that is not negative; `*ret` stays when the cell is empty. */
void rp_table_weight(const RpTable *table, int column, double *ret);

/* Look a word up in a table of words; false after reporting a fault with the nearest word. */
typedef struct {
    const char *word;
    int value;
} RpWord;
bool rp_table_word(const RpTable *table, int column, const RpWord *words, size_t n, int *ret);
