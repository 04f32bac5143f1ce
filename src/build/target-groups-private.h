/* target-groups-private.h - rows of a table of targets divided into groups, and their totals */
#pragma once

#include "build/table-filler-private.h"

typedef struct {
    char *title;    /* owned; 一、倒退（低于基期水平）; "" for the only group of all */
    char *counts;   /* owned, nullable; 4项：达标1项、滞后3项 */
    bool by_status; /* of one status */
    RpStatus status;
    GPtrArray *rows; /* owned; of const RpProgress * (borrowed) */
} RpTargetGroup;

/* Returns: (owned) of RpTargetGroup. By status the worst comes first, by nature 约束性; else groups
 * come in order of first appearance. Rows keep their order. */
GArray *rp_target_groups(const RpProgressSet *set, const GPtrArray *rows, RpLayoutGroup group);

/* Append 小计 or 合计 of `rows`: means of what is known of them. */
void rp_target_group_add_total(const RpTableFiller *filler, const GPtrArray *rows,
                               const char *word);
