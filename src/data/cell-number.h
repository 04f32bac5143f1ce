/* cell-number.h - a cell with a number as people write it
 *
 * Pure and exact: what is not a number in a form named here is refused with a reason, never
 * guessed; nothing is evaluated.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/decimal.h"

typedef enum {
    RP_CELL_NUMBER,
    RP_CELL_MISSING,      /* empty, —, 未报 ...: no data, which is not zero */
    RP_CELL_EXCEL_ERROR,  /* #DIV/0! */
    RP_CELL_FORMULA,      /* =A1+B1 */
    RP_CELL_OVERFLOW,     /* more than 18 digits */
    RP_CELL_NOT_FINITE,   /* nan, inf */
    RP_CELL_HEX,          /* 0x1F */
    RP_CELL_RANGE,        /* 2—3 */
    RP_CELL_DATE,         /* 3月5日, 2015/3/1 */
    RP_CELL_BAD_GROUPING, /* 12,34 */
    RP_CELL_BAD_NUMBER,   /* anything else */
} RpCellKind;

/* How a bound is written; the value of a metric is then only known roughly. */
typedef enum {
    RP_BOUND_NONE,
    RP_BOUND_GE,
    RP_BOUND_GT,
    RP_BOUND_LE,
    RP_BOUND_LT,
} RpBound;

#define RP_CELL_MAX_UNIT 48 /* bytes */

typedef struct {
    RpCellKind kind;
    RpDecimal value;             /* with 万, 亿 ... multiplied out; 85% gives 85 */
    bool scaled;                 /* 万, 亿 ... was written in the cell */
    char unit[RP_CELL_MAX_UNIT]; /* what follows the number: "%", "‰", "项"; "" for nothing */
    RpBound bound;
    unsigned remarks; /* of RpRemark */
    unsigned flags;   /* of RpFlag, from (p), (r), (e), (b) and 约, 近, 余, bounds */
} RpCell;

/* `text` of `length` bytes, UTF-8, need not be trimmed. */
RpCell rp_cell_read(const char *text, gsize length);

/* Returns: (static, translated) what is wrong with a cell of this kind, and how to mend it. */
const char *rp_cell_problem(RpCellKind kind);
const char *rp_cell_hint(RpCellKind kind);
const char *rp_cell_code(RpCellKind kind); /* diagnostic code */
