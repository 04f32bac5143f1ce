/* break-table-private.h - what the rules for line ends share
 *
 * Stage 4. kinsoku.c decides each place by its two neighbours; tokens.c then divides words, codes,
 * formulas and addresses.
 */
#pragma once

#include <pango/pango.h>

#include "text/kinsoku-private.h"

/* Prices of line ends that are allowed but not liked. */
enum {
    COST_FREE = 0,
    COST_UNIT_WORD = 4,    /* 约|3 */
    COST_MEASURE_PAIR = 6, /* 3 亿|元 */
    COST_MEASURE = 14,     /* 18|个: less than 0.15 em of spacing */
    COST_ORDINAL = 10,     /* 第|3 条, 图|1 */
    COST_SEPARATOR = 3,    /* inside an address after / ? & */
    COST_ROOT = 30,        /* https://|std.gov.cn, office@|std.gov.cn */
    COST_SHORT_PART = 30,  /* after a hyphen beside a short word: Code-as-|Service */
    COST_LIST = 20,        /* region,|period,|value: a list without spaces */
    COST_HYPHEN = 8,       /* at a hyphen that is there */
    COST_DIVIDE = 15,      /* at a hyphen that is added */
    COST_DIVIDE_PART = 30, /* the same in a long part of a compound word */
    COST_CONNECTOR = 8,    /* 北京—|上海 */
    COST_MIDDOT = 45,      /* after · : its box is narrow, its glyph is not */
    COST_RELATION = 12,    /* after = ≥ ≈ */
    COST_OPERATOR = 60,    /* after + − ×, ° and ′ between figures */
    COST_DASH_START = 22,  /* before —— */
    COST_DASH_RUN = 30,    /* between —— and —— */
    COST_CODE = 20,        /* 〔2015〕|89 */
    COST_CODE_SPACE = 12,  /* GB/T |9704, IEC |61850: more than a line loose by 0.1 em */
    COST_SOLIDUS = 90,     /* 和/|或 */
    COST_RANGE = 100,      /* 2011—|2015 */
};

/* Characters looked at on each side of a place, so that time stays linear in the text. */
#define LOOK_FAR 8

typedef struct {
    const char *text;
    const RpTextChar *chars;
    const PangoLogAttr *attrs;
    RpTextBreak *breaks;
    guint n;
    RpHyphenator *hyphenator;
} RpBreakTable;

/* Returns: the class of character `i`; SPACE behind the end. */
RpCjkClass rp_break_class(const RpBreakTable *t, guint i);

bool rp_break_is_alnum(RpCjkClass cls); /* Latin letters and digits */

/* Parts of one Latin token: words, numbers and what is written between them without a space. */
bool rp_break_is_token(const RpTextChar *c);

/* What UAX #14 says of the place before `i`, for scripts without rules here. */
int rp_break_by_unicode(const RpBreakTable *t, guint i);

/* Divide words, codes, formulas and addresses. */
void rp_break_tailor_tokens(const RpBreakTable *t);
