/* across.h - what only shows when rows are seen together: duplicates, conflicts, revisions, jumps
 *
 * No row is removed: a verdict says which flags a row gets and what there is to report. Rows are
 * sorted by what they are about, so memory does not depend on their number (data/sorter.h).
 */
#pragma once

#include "base/spool.h"
#include "data/metric.h"

/* Of a row, as much as verdicts and their messages need. */
typedef struct {
    guint64 number; /* from 0, in order of reading */
    const RpIndicator *indicator;
    const char *region; /* interned */
    RpPeriod period;
    RpDecimal value;
    bool has_value;
    RpWhere where;
    int sheet_column, sheet_row;
} RpAcrossRow;

typedef enum {
    RP_VERDICT_SILENT,    /* flags only */
    RP_VERDICT_DUPLICATE, /* `other` says the same */
    RP_VERDICT_CONFLICT,  /* `other` says something else */
    RP_VERDICT_JUMP,      /* `other` is the period before, and far away */
    RP_VERDICT_WITHDRAWN, /* has no value, and a newer vintage than `other`, which has one */
} RpVerdictKind;

typedef struct {
    RpVerdictKind kind;
    unsigned flags; /* of RpFlag, to be added to the row's own */
    RpAcrossRow row, other;
} RpVerdict;

typedef struct RpAcross RpAcross;

RpAcross *rp_across_new(const RpSpooling *spooling);
void rp_across_free(RpAcross *across);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpAcross, rp_across_free)

/* Add the next row. False with `error` when a temporary file cannot be written. */
bool rp_across_add(RpAcross *across, const RpObservation *row, GError **error);

/* Come to the verdicts; nothing is added afterwards. */
bool rp_across_settle(RpAcross *across, GError **error);

/* Go to the first verdict. May be called again. */
bool rp_across_rewind(RpAcross *across, GError **error);

/* Verdicts in the order of their rows; a row may have several. Returns: (borrowed until the next
 * call, nullable) NULL at the end, or with `error`. */
const RpVerdict *rp_across_next(RpAcross *across, GError **error);

/* Report a verdict, unless it is silent. */
void rp_verdict_report(const RpVerdict *verdict, RpDiags *diags);
