/* remark.h - what was not plainly written in a cell that could be read all the same
 *
 * Readers of cells are pure and return remarks; reporting them as warnings is done here.
 */
#pragma once

#include "base/diag.h"

typedef enum {
    RP_REMARK_FULLWIDTH = 1 << 0,      /* full-width digits */
    RP_REMARK_MINUS = 1 << 1,          /* U+2212 or a full-width minus */
    RP_REMARK_EXPONENT = 1 << 2,       /* 1E+05 */
    RP_REMARK_LEADING_ZEROS = 1 << 3,  /* 007 */
    RP_REMARK_BARE_POINT = 1 << 4,     /* .5 or 5. */
    RP_REMARK_APOSTROPHE = 1 << 5,     /* Excel's mark for text */
    RP_REMARK_ZERO_WIDTH = 1 << 6,     /* invisible characters */
    RP_REMARK_NO_BREAK = 1 << 7,       /* no-break spaces */
    RP_REMARK_SPACED = 1 << 8,         /* spaces inside */
    RP_REMARK_PERMILLE = 1 << 9,       /* ‰ */
    RP_REMARK_CHINESE_ZERO = 1 << 10,  /* 零, 〇 and other Chinese digits */
    RP_REMARK_BOUND = 1 << 11,         /* ≥85 */
    RP_REMARK_APPROXIMATE = 1 << 12,   /* 约, 近, 余 */
    RP_REMARK_FOOTNOTE = 1 << 13,      /* ①, *, [1], (p) */
    RP_REMARK_PARENTHESES = 1 << 14,   /* (123) for a negative number */
    RP_REMARK_MISSING_MARK = 1 << 15,  /* an ambiguous mark, read as missing */
    RP_REMARK_TRADITIONAL = 1 << 16,   /* traditional characters in a name */
    RP_REMARK_COMPATIBILITY = 1 << 17, /* compatibility characters in a name */
    RP_REMARK_MEASURE_WORD = 1 << 18,  /* another measure word than the indicator's */
    RP_REMARK_MONTH_NAME = 1 << 19,    /* Mar-15 */
    RP_REMARK_SERIAL = 1 << 20,        /* the number of a day, as Excel stores it */
    RP_REMARK_SHORT_YEAR = 1 << 21,    /* a year of two digits */
    RP_REMARK_DROPPED_ZERO = 1 << 22,  /* 2015.1, which may have been 2015.10 */
} RpRemark;

/* A place with its spreadsheet cell; column and row count from 1, 0: none. */
typedef struct {
    RpWhere where;
    int column, row;
} RpCellPlace;

/* Warn about each of `remarks` in the cell `raw`, that was read as `read_as` ("" not to say). */
void rp_remarks_report(unsigned remarks, const char *raw, const char *read_as, RpCellPlace place,
                       RpDiags *diags);
