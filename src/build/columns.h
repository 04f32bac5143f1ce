/* columns.h - the registered columns of tables: heads, alignment, how a cell is filled
 *
 * A new column is a row of the table in columns.c.
 */
#pragma once

#include <stdbool.h>

#include "build/phrase.h"
#include "document/stylesheet.h"
#include "document/table-spec.h"

/* What cells are filled from. */
typedef struct {
    const RpProgressSet *set;  /* borrowed */
    const RpStyleSheet *sheet; /* borrowed */
    const GPtrArray *rows;     /* borrowed; of const RpProgress *: all rows of the table */
    RpWhere where;             /* of the table's block */
} RpColumnInput;

typedef struct {
    const char *key;  /* the name that layouts use */
    const char *head; /* first line of the head */
    const char *unit; /* second line; NULL for none or when `second` makes it */
    char *(*second)(const RpColumnInput *input); /* nullable; (owned, nullable) */
    RpColumnAlign align;
    double share; /* of spare width */
    double gap;   /* millimetres before the column */
    bool quiet;
    void (*fill)(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret);
    const char *chinese, *english; /* help */
} RpColumnKind;

extern const RpColumnKind rp_columns[];
extern const gsize rp_n_columns;

/* Full marks of a target, of 100 for all targets of the report together, and the marks it has
 * (M11); NAN without a weight, or without a score. */
double rp_column_full_marks(const RpProgressSet *set, const RpProgress *item);
double rp_column_marks(const RpProgressSet *set, const RpProgress *item);

/* Returns: (static, nullable). */
const RpColumnKind *rp_column_lookup(const char *key);
