/* plan.h - a plan, its targets and its tasks
 *
 * Boundary type of stage 1 (read). Built by data/load-plan.c, const afterwards.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/decimal.h"
#include "base/diag.h"
#include "base/period.h"
#include "data/indicator.h"

typedef enum {
    RP_COMPARE_NONE, /* stated without a target (a baseline), or qualitative: not evaluated */
    RP_COMPARE_GE,
    RP_COMPARE_GT,
    RP_COMPARE_LE,
    RP_COMPARE_LT,
    RP_COMPARE_EQ,
    RP_COMPARE_RANGE, /* value..value_high, both included */
} RpComparator;

const char *rp_comparator_name(RpComparator comparator); /* ">=" ... "range", "" for none */

typedef enum {
    RP_PATH_LINEAR,
    RP_PATH_CAGR,
    RP_PATH_SEASONAL,
    RP_PATH_YEARLY, /* the `path_nodes` */
} RpPathKind;

/* What the path is at the end of `period`. */
typedef struct {
    RpPeriod period;
    RpDecimal value;
} RpPathNode;

typedef struct {
    char *id;                     /* owned; unique in the plan */
    const RpIndicator *indicator; /* borrowed from the dataset's indicators */
    const char *region;           /* interned code; "" applies to every region of the report */
    char *clause;                 /* owned; place in the plan's text */
    char *domain;                 /* owned */
    char *phrase;                 /* owned; the target as the plan words it */
    RpComparator comparator;
    RpDecimal value;      /* in the indicator's unit; meaningless for RP_COMPARE_NONE */
    RpDecimal value_high; /* of a range */
    char *unit;           /* owned; as printed */
    bool has_baseline;
    RpDecimal baseline;
    RpPeriod baseline_period; /* RP_PERIOD_NONE unless given */
    RpPeriod target_period;
    char *nature;  /* owned; 约束性, 预期性 or "" */
    char *owner;   /* owned */
    double weight; /* 1 unless given */
    RpPathKind path;
    GArray *path_nodes; /* owned, nullable; of RpPathNode in order of period */
    char *note;         /* owned */
    RpWhere where;      /* of the row */
} RpTarget;

typedef struct {
    char *id;       /* owned */
    char *parent;   /* owned, "" for a root */
    char *kind;     /* owned; 章 节 任务 专栏 专栏条目 工程 里程碑 */
    char *number;   /* owned */
    char *title;    /* owned */
    char *clause;   /* owned */
    char *owner;    /* owned */
    RpPeriod due;   /* RP_PERIOD_NONE unless given */
    RpPeriod start; /* the same; for charts only */
    double weight;
    RpWhere where;
} RpTask;

/* An id written in plan.yaml. */
typedef struct {
    char *id; /* owned */
    RpWhere where;
} RpPlanRef;

/* Targets that are parts of a whole, as the plan's text has it. */
typedef struct {
    RpPlanRef total; /* id of the target for the whole; NULL when there is none */
    bool has_stated; /* the whole is a number of the text, not a target */
    RpDecimal stated;
    GArray *parts; /* owned; of RpPlanRef: ids of targets */
    RpWhere where;
} RpPlanSum;

typedef struct {
    char *id; /* owned; all strings owned, "" when absent */
    char *title;
    char *issuer;
    char *number;         /* document number */
    char *date;           /* as signed: YYYY-MM-DD, or YYYY-MM where the day is not known */
    RpMonth start, end;   /* first and last month of the plan period */
    RpMonth outlook;      /* last month of goals that reach beyond `end`; else `end` */
    const char *region;   /* interned code */
    char *scheme;         /* evaluation scheme, "dabiao" unless given */
    RpWhere scheme_where; /* of the key, or of the plan */
    char *source_file;
    char *notes;
    bool sample;     /* the plan itself is invented (示例) */
    GArray *parents; /* owned; of RpPlanRef: the plans it carries out */
    GArray *sums;    /* owned; of RpPlanSum */
    GArray *targets; /* owned; of RpTarget, in file order */
    GArray *tasks;   /* owned; of RpTask */
    RpWhere where;
} RpPlan;

/* Free what `target` owns. */
void rp_target_clear(RpTarget *target);

/* Returns: (owned) an empty array of RpPlanRef. */
GArray *rp_plan_refs_new(void);

/* Returns: (owned) a plan without targets and tasks. */
RpPlan *rp_plan_new(void);
void rp_plan_free(RpPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpPlan, rp_plan_free)

/* Returns: (borrowed, nullable) by id. */
const RpTarget *rp_plan_lookup_target(const RpPlan *plan, const char *id);

/* What `dabiao plan` prints; columns of the contract, exact decimals, canonical periods. */
void rp_plan_dump_targets_csv(const RpPlan *plan, GString *out);
void rp_plan_dump_targets_json(const RpPlan *plan, GString *out);
void rp_plan_dump_tasks_csv(const RpPlan *plan, GString *out);
void rp_plan_dump_tasks_json(const RpPlan *plan, GString *out);

/* One row for each of `plans` (of RpPlan). */
void rp_plan_dump_list_csv(const GPtrArray *plans, GString *out);
void rp_plan_dump_list_json(const GPtrArray *plans, GString *out);
