/* scheme.h - how a status is decided: which measure, which thresholds, how values are compared
 *
 * Boundary type of stage 1 (read). Schemes are data (data/schemes.yaml, or a project's own), read
 * by data/load-schemes.c, const afterwards; no threshold stands in the code.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/decimal.h"
#include "base/diag.h"
#include "base/status.h"

/* What the thresholds of a scheme are compared with. */
typedef enum {
    RP_MEASURE_PACE, /* M5: completion over expected completion, a ratio */
    RP_MEASURE_GAP,  /* M4: completion less time elapsed, percentage points */
    RP_MEASURE_CAGR, /* observed over required compound yearly growth, a ratio */
    RP_MEASURE_SCORE /* M11: share of full marks, 0..100 */
} RpMeasure;

#define RP_N_MEASURES (RP_MEASURE_SCORE + 1)

/* How an actual value meets its target (GB/T 8170). */
typedef enum {
    RP_COMPARISON_FULL,   /* 全数值比较法: unrounded */
    RP_COMPARISON_ROUNDED /* 修约值比较法: rounded to the places of the target first */
} RpComparison;

typedef enum {
    RP_ROUNDING_HALF_UP, /* half away from zero, as spreadsheets do */
    RP_ROUNDING_GB8170   /* half to even, GB/T 8170 */
} RpRounding;

/* One band of a scheme: it holds from `from` upwards (or above it) to the band before. */
typedef struct {
    double from;     /* in the measure's unit; -INFINITY for the last band */
    bool exclusive;  /* `from` itself belongs to the band below */
    RpStatus status; /* RP_STATUS_ON_TRACK, _SLOW, _BEHIND or _REGRESS */
} RpThreshold;

typedef struct {
    char *id;   /* owned; "dabiao" */
    char *name; /* owned; for reading, Chinese */
    RpMeasure measure;
    bool pace_fallback; /* where growth is undefined (zero or negative values) judge by the pace
                           ratio, and say so; else such a target cannot be assessed */
    GArray *thresholds; /* owned; of RpThreshold, highest first, the last one open below */
    double starting;    /* below this share of the time nothing is judged slow; 0: no such time */
    int max_age;        /* months after which a datum is too old to judge by */
    RpComparison comparison;
    RpRounding rounding;      /* of RP_COMPARISON_ROUNDED and of printed values */
    char *words[RP_N_STATUS]; /* owned, nullable: the scheme's own word for a status */
    char *line;               /* owned; one line printed under tables, Chinese */
    char *reference;          /* owned; where the scheme comes from */
    RpWhere where;
} RpScheme;

/* Returns: (owned) with no thresholds, the default comparison, rounding and maximum age. */
RpScheme *rp_scheme_new(const char *id);
void rp_scheme_free(RpScheme *scheme);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpScheme, rp_scheme_free)

/* Returns: the status of the band that `value` (not NAN) falls in; `slack` widens a band downwards
 * to absorb what binary fractions lose. */
RpStatus rp_scheme_band(const RpScheme *scheme, double value, double slack);

/* Returns: (borrowed) the scheme's word for `status`, else the common one (base/status.h). */
const char *rp_scheme_word(const RpScheme *scheme, RpStatus status);

/* Returns: `value` at `decimals` places by the scheme's rounding. */
RpDecimal rp_scheme_round(const RpScheme *scheme, RpDecimal value, int decimals);

/* Names as they stand in schemes.yaml. */
const char *rp_measure_name(RpMeasure measure);
bool rp_measure_parse(const char *name, RpMeasure *ret);

typedef struct RpSchemeSet RpSchemeSet;

RpSchemeSet *rp_scheme_set_new(void);
void rp_scheme_set_free(RpSchemeSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpSchemeSet, rp_scheme_set_free)

/* Add, taking `scheme`. Returns false (freeing it) when the id is known: nearer files are read
 * first and win. */
bool rp_scheme_set_take(RpSchemeSet *set, RpScheme *scheme);

/* Returns: (borrowed, nullable) by id. */
const RpScheme *rp_scheme_set_lookup(const RpSchemeSet *set, const char *id);

/* The same, where `id` stands at `where`; an unknown one is a fault that says which there are. */
const RpScheme *rp_scheme_set_require(const RpSchemeSet *set, const char *id, RpWhere where,
                                      RpDiags *diags);

/* Returns: (borrowed) of const char *, ids in order of reading. */
const GPtrArray *rp_scheme_set_names(const RpSchemeSet *set);
