/* new-texts-private.h - what stands in the files of a new project
 *
 * These texts are part of a Chinese office's files, so they are Chinese whatever the language of
 * the messages. Pure.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "data/load.h"

/* Strings and values are borrowed. */
typedef struct {
    const RpPlan *plan;
    const char *plan_id;
    const RpRegion *region;
    const RpRegion *plan_region;
    const RpIndicatorSet *indicators;
    RpPeriod period;
    GPtrArray *targets; /* of const RpTarget: to be judged in the region */
    GPtrArray *tasks;   /* of const RpTask: those without subtasks */
    bool copied;        /* the targets are those of the plan's region, to be adapted */
} RpNewTexts;

/* Returns: (owned) the contents of a file. */
char *rp_new_report_yaml(const RpNewTexts *texts);
char *rp_new_metrics_csv(const RpNewTexts *texts);
char *rp_new_tasks_csv(const RpNewTexts *texts);
char *rp_new_targets_csv(const RpNewTexts *texts);
char *rp_new_readme(const RpNewTexts *texts);
