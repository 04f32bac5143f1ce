/* metric.h - observations as read from CSV
 *
 * Boundary type of stage 1 (read). Built by data/load-metrics.c, const afterwards.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/decimal.h"
#include "base/diag.h"
#include "base/period.h"
#include "data/indicator.h"

typedef enum {
    RP_FLAG_PROVISIONAL = 1 << 0, /* p 初步 */
    RP_FLAG_REVISED = 1 << 1,     /* r 修订: a higher vintage replaced another */
    RP_FLAG_BREAK = 1 << 2,       /* b 口径调整: not comparable with what is before */
    RP_FLAG_ESTIMATE = 1 << 3,    /* e 估计 */
    RP_FLAG_APPROXIMATE = 1 << 4, /* 约/近/余: may not decide a boundary */
    RP_FLAG_DUPLICATE = 1 << 5,   /* an equal row came before */
    RP_FLAG_CONFLICT = 1 << 6,    /* another row of the same vintage has another value */
    RP_FLAG_JUMP = 1 << 7,        /* differs from its neighbours by a factor of 1000 */
    RP_FLAG_SUPERSEDED = 1 << 8,  /* a higher vintage exists */
    RP_FLAG_SAMPLE = 1 << 9,      /* 示例数据: invented */
    RP_FLAG_DOUBTFUL = 1 << 10,   /* 存疑: published, but contradicts another publication */
} RpFlag;

typedef struct {
    const RpIndicator *indicator; /* borrowed */
    const char *region;           /* interned code; "" when the file has no region column */
    RpPeriod period;
    RpDecimal value;     /* in the indicator's unit */
    bool has_value;      /* false: reported as missing */
    unsigned flags;      /* of RpFlag */
    const char *unit;    /* interned; as written, "" if not */
    const char *source;  /* borrowed from the set's texts, as the next two; may be "" */
    const char *note;    /* may be "" */
    const char *vintage; /* may be "" */
    RpWhere where;       /* of the value cell */
    int sheet_column;    /* of the spreadsheet cell, from 1; 0 when there is none */
    int sheet_row;
} RpObservation;

/* What a series is about. */
typedef struct {
    const RpIndicator *indicator; /* borrowed */
    const char *region;           /* interned */
} RpSeriesKey;

typedef struct {
    GPtrArray *rows;     /* owned; of RpObservation, in order of reading; every row understood */
    GHashTable *index;   /* private to metric.c: RpSeriesKey * -> GPtrArray of rows */
    GPtrArray *order;    /* private: the keys of `index`, in order of reading */
    GHashTable *cells;   /* private to metric.c and across.c */
    GHashTable *ids;     /* private to metric.c */
    GStringChunk *texts; /* private to metric.c: the texts of the rows, equal ones kept once */
} RpMetricSet;

RpMetricSet *rp_metric_set_new(void);
void rp_metric_set_free(RpMetricSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpMetricSet, rp_metric_set_free)

/* Returns: (owned) an observation with empty texts and no value; free it by taking it into a set.
 */
RpObservation *rp_observation_new(const RpIndicator *indicator, const char *region,
                                  RpPeriod period);

/* Returns: (borrowed) a copy of `length` bytes of `text` that lives as long as the set. */
const char *rp_metric_set_text(RpMetricSet *set, const char *text, gsize length);

/* Hash and equality of the cell that a row is about: its indicator, region and period. */
guint rp_observation_hash(gconstpointer row);
gboolean rp_observation_same_cell(gconstpointer a, gconstpointer b);

/* Add a copy of `row` and of its texts. */
void rp_metric_set_add(RpMetricSet *set, const RpObservation *row);

/* Add, taking `observation`. The index is stale until the next rp_metric_set_index(). */
void rp_metric_set_take(RpMetricSet *set, RpObservation *observation);

/* Prepare series and look-ups; to be called after the last change of rows and flags. */
void rp_metric_set_index(RpMetricSet *set);

/* Returns: (borrowed, nullable) of const RpObservation *, ascending by period: the series of one
 * indicator and region without duplicates, superseded rows, conflicts and missing values. A row
 * with region
 * "" belongs to every region. */
const GPtrArray *rp_metric_set_series(const RpMetricSet *set, const char *indicator_id,
                                      const char *region);

/* Returns: (borrowed, nullable) the row that reports `period` as missing or with a value. */
const RpObservation *rp_metric_set_lookup(const RpMetricSet *set, const char *indicator_id,
                                          const char *region, RpPeriod period);

/* The word list of the contract's flag column: "p|r|b|e|approx|dup|conflict|jump|old|sample|doubt".
 */
char *rp_flags_to_string(unsigned flags);

/* Progress of a task, as reported. */
typedef struct {
    char *task;         /* owned; id */
    const char *region; /* interned */
    RpPeriod period;
    char *status; /* owned; as written */
    bool has_percent;
    RpDecimal percent;
    char *note; /* owned */
    RpWhere where;
} RpTaskProgress;
