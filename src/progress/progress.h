/* progress.h - how far each target of a plan has come, as of one period and region
 *
 * Stage 2 of 6: RpDataset -> RpProgressSet, read by build/.
 * Pure: no files, no clock, no locale; equal arguments give equal answers.
 * Quantities have the numbers of the method: M1 level, M2 completion, M3 range, M4 gap, M5 pace,
 * M6 lead, M7 planned path, M8 forecast, M10 milestones, M11 score, M13 rank, M14 change.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "base/period.h"
#include "base/status.h"
#include "data/load.h"

/* Where the value that completion is measured from comes from. */
typedef enum {
    RP_BASE_UNKNOWN,  /* only level and comparator can be used */
    RP_BASE_GIVEN,    /* the target's baseline */
    RP_BASE_COUNTED,  /* zero: a flow counted from the start of the plan */
    RP_BASE_OBSERVED, /* the region's own datum of the target's baseline period */
} RpBaseOrigin;

typedef enum {
    RP_FORECAST_NONE,
    RP_FORECAST_BASE_TO_NOW, /* F1: the straight line from the base through the datum */
    RP_FORECAST_THEIL_SEN,   /* F4: median slope of all pairs, from four points in the plan */
} RpForecastKind;

/* One evaluated target. A plain value; NAN where a quantity is undefined. */
typedef struct {
    const RpTarget *target;           /* borrowed from the plan */
    const RpObservation *observation; /* borrowed, nullable: the datum that was judged; NULL also
                                         when it was computed from the parts of the region */
    const RpObservation *base_observation; /* borrowed, nullable; of RP_BASE_OBSERVED */
    RpDecimal value; /* `actual`, exact (rounded at 15 digits when computed) */
    RpDecimal base;  /* x0; meaningless when unknown */

    double actual;           /* value judged */
    double level;            /* M1: x/T (up) or T/x (down), a ratio */
    double completion;       /* M2/M3: (x - x0)/(T - x0), a ratio; 0 at the baseline, 1 at the
                                target */
    double elapsed;          /* M5 tau: time gone at the datum's own date, a ratio 0.. */
    double elapsed_report;   /* the same at the report's date */
    double expected;         /* M7: completion planned for the datum's date; `elapsed` if linear */
    double gap_pp;           /* M4: 100 (completion - elapsed), percentage points */
    double pace_ratio;       /* M5: completion / expected completion on the planned path */
    double lead_months;      /* M6: months ahead of the path, negative = behind */
    double cagr_ratio;       /* observed over required compound yearly growth */
    double forecast;         /* M8: value expected at the target period */
    double needed_per_month; /* change a month from the datum on that meets the target in time */
    double score;            /* M11: share of full marks, 0..1; times target->weight: points */
    double yoy, mom;         /* 同比, 环比: percent, or points for ratios in % */
    double previous;         /* value one period of the same kind before, for 较上期 */

    RpStatus status;
    RpPeriod actual_period;
    RpMonth start, end;   /* t0 and the target's month; `end` - `start` months in all */
    int months_gone;      /* from `start` to the datum, without one to the report */
    RpMonth forecast_met; /* month in which the target is expected to be met; 0 if unknown/never */
    RpForecastKind forecast_kind;
    RpBaseOrigin base_origin;
    RpPathKind path;     /* the path used */
    unsigned flags;      /* of RpFlag; of the datum, or of any part it was computed from */
    int reported, parts; /* 31 of 32 regions reported; both 0 when the region reported itself */
    int summed;          /* figures added up since the start of the plan to give the value, the last
                            being `observation`; 0 or 1 for a value as reported */

    bool has_value;           /* there is a datum */
    bool counted;             /* a flow counted from the start of the plan: `actual` is a total */
    bool change_in_points;    /* yoy and mom are percentage points */
    bool already_met_at_base; /* 目标已先行达到 */
    bool overshoot;           /* completion > 1.3: 目标偏低，请说明 */
    bool stale;               /* latest datum older than max_age months */
    bool partial;             /* too few parts reported, so that no total was formed */
    bool broken;              /* the series breaks between base and datum: no growth, no slope */
    bool path_fallback;       /* the target's own path has no values here: linear instead */
    bool measure_fallback;    /* growth is undefined: judged by the pace ratio instead */
    bool forecast_meets;      /* 能/不能; meaningless without a forecast */
} RpProgress;

/* Borrowed from `dataset`, which must outlive it. */
typedef struct {
    const RpDataset *dataset;
    const char *region; /* interned code */
    RpPeriod period;    /* of the report */
    const char *scheme; /* static: name of the status scheme used */
    GArray *items;      /* owned; of RpProgress, in plan order; targets without a
                           comparator or for another region are left out */
    unsigned counts[RP_N_STATUS];
    double elapsed; /* of the plan period at the report's date, a ratio 0..1 */
    int months_total, months_gone;

    const RpScheme *rules; /* borrowed, nullable when the scheme is unknown; its `line` goes under
                              each table */
    bool allow_partial;
    double score; /* M11: weighted mean of the items' scores that are known, 0..1; NAN without */
    GHashTable *by_target; /* private: owned; target id (borrowed) -> position in `items` + 1 */
    GHashTable *known;     /* private to evaluation.c: series already formed, by indicator */
} RpProgressSet;

typedef struct {
    const char *region;
    RpPeriod period;
    const char *scheme;   /* nullable: the plan's */
    RpWhere scheme_where; /* of `scheme`, for when there is no such scheme */
    bool allow_partial;   /* form totals over less than 80 % of the parts */
} RpProgressOptions;

/* Evaluate every target of the dataset's plan for `region` as of `period`. `scheme` NULL takes the
 * plan's. An unknown scheme is a fault.
 * Returns: (owned). */
RpProgressSet *rp_progress_evaluate(const RpDataset *dataset, const char *region, RpPeriod period,
                                    const char *scheme, RpDiags *diags);
RpProgressSet *rp_progress_evaluate_with(const RpDataset *dataset, const RpProgressOptions *options,
                                         RpDiags *diags);
void rp_progress_set_free(RpProgressSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpProgressSet, rp_progress_set_free)

/* To be called when all items are there, by who fills a set without evaluating it. */
void rp_progress_set_index(RpProgressSet *set);

/* Returns: (borrowed, nullable) the item of a target. */
const RpProgress *rp_progress_lookup(const RpProgressSet *set, const char *target_id);

/* Returns: (owned) of const RpObservation * (borrowed, nullable: formed from parts): the figures
 * that the value of an item was added up from, the earliest first; empty where it was reported. */
GPtrArray *rp_progress_summed(const RpProgressSet *set, const char *target_id);

/* The contract's columns (docs/commands.md), unrounded decimals, empty where undefined. */
void rp_progress_dump_csv(const RpProgressSet *set, GString *out);
void rp_progress_dump_json(const RpProgressSet *set, GString *out);

/* Append how the result of one target came about: every formula with its numbers, the rule that
 * decided, the thresholds, the place of every input and the clause of the target.
 * Returns false, appending nothing, when the set has no such target. */
bool rp_progress_explain(const RpProgressSet *set, const char *target_id, GString *out);

/* A value of a region, formed from its parts. */
typedef struct {
    bool has_value;
    RpDecimal value;
    int reported, parts; /* how many of the parts have a value of the period */
    unsigned flags;      /* of RpFlag, of all parts used */
} RpTotal;

/* Form the value of `region` in exactly `period` from those of its children (of the nation: the
 * provinces), by the indicator's rule, going down as far as needed. Less than 80 % of the parts
 * give no value unless `allow_partial`. */
RpTotal rp_progress_total(const RpDataset *dataset, const RpIndicator *indicator,
                          const char *region, RpPeriod period, bool allow_partial);

/* Returns: (owned) "31/32 已报", "" when the region reported itself. */
char *rp_coverage_text(int reported, int parts);

/* M13. One region in a ranking; competition ranks 1-2-2-4. */
typedef struct {
    const RpRegion *region; /* borrowed */
    bool has_value;         /* without: last, and unranked */
    RpDecimal value;
    RpPeriod period;   /* of the value */
    int rank;          /* from 1; 0 unranked: no value, or the nation */
    bool tied;         /* 并列 */
    int previous_rank; /* as of one period before; 0 if there was none */
} RpRankRow;

/* Rank `regions` (of const RpRegion *) by the latest values of `indicator` up to `period` that are
 * not older than `max_age` months; the highest first, the lowest where less is better.
 * Returns: (owned) of RpRankRow in order of rank, equal ranks in the order given. */
GArray *rp_progress_rank(const RpDataset *dataset, const RpIndicator *indicator,
                         const GPtrArray *regions, RpPeriod period, int max_age);

/* Competition ranks of `n` values; NAN has rank 0. `slack` makes computed values equal. */
void rp_rank_values(const double *values, guint n, bool ascending, double slack, int *ret_ranks);

/* M10. How a task stands, as of a period. */
typedef struct {
    const RpTask *task;             /* borrowed */
    const RpTaskProgress *progress; /* borrowed, nullable: the report judged */
    RpTaskState state;
    double percent;   /* done, 0..100; from the report, its state or its grade A/B/C; NAN unknown */
    bool due_past;    /* the due date is not after the end of the report's period */
    bool leaf;        /* no task has it as its parent */
    bool late_report; /* reported for an earlier period than the report's */
} RpTaskStanding;

/* Returns: (owned) of RpTaskStanding, every task of the plan in plan order, as of `period`. */
GArray *rp_progress_tasks(const RpDataset *dataset, const char *region, RpPeriod period);

typedef struct {
    unsigned counts[RP_N_TASK_STATES];
    unsigned total;
    double weight;   /* of all tasks counted */
    double done;     /* weighted share done, 0..1: finished tasks only; NAN without tasks */
    double progress; /* weighted mean of the percentages known, 0..1; NAN without */
} RpTaskSummary;

/* Count the tasks of `kind`; NULL counts every leaf. `owner` NULL counts every owner. */
RpTaskSummary rp_progress_summarise_tasks(const GArray *standings, const char *kind,
                                          const char *owner);
const char *rp_task_state_word(RpTaskState state); /* 未启动 ... */
const char *rp_task_state_id(RpTaskState state);   /* "not_started" ... */

/* The period of the same kind before: month, quarter, half, year, day; a span or years give
 * RP_PERIOD_NONE. A year before it: the same period of the year before. */
RpPeriod rp_period_before(RpPeriod period);
RpPeriod rp_period_year_before(RpPeriod period);

/* Rounded parts need not add up to the rounded total. */
#define RP_ROUNDING_NOTE "各部分之和因取舍与合计数略有出入，未作机械调整。"

/* Returns: whether the exact parts give the exact total, but at `decimals` places they do not, so
 * that the note above is due. `scheme` NULL rounds half up. */
bool rp_parts_need_note(const RpScheme *scheme, const RpDecimal *parts, guint n, RpDecimal total,
                        int decimals);

/* Returns: (owned) `value` for print, by the rounding of the scheme; as rp_number_format. */
char *rp_scheme_format(const RpScheme *scheme, double value, int decimals);
