/* status.h - how a target stands: the words of the whole program
 *
 * Word, letter, shape and colour of a status always agree because they all come from here
 * (colour-blind safe set with a minimum CIEDE2000 distance of 23.7 between any two).
 */
#pragma once

#include "base/colour.h"

/* In the order of every legend and strip. */
typedef enum {
    RP_STATUS_MET,         /* 达标: the comparator holds */
    RP_STATUS_ON_TRACK,    /* 正常: not behind the planned path (pace ratio >= 0.95) */
    RP_STATUS_SLOW,        /* 缓慢: 0.60 <= pace ratio < 0.95 */
    RP_STATUS_BEHIND,      /* 滞后: 0 <= pace ratio < 0.60 */
    RP_STATUS_REGRESS,     /* 倒退: worse than the baseline */
    RP_STATUS_MISSED,      /* 未完成: the deadline is past */
    RP_STATUS_STARTING,    /* 起步期: less than a tenth of the time has gone */
    RP_STATUS_NO_BASELINE, /* 无基期: not met, and no baseline to measure from */
    RP_STATUS_NO_DATA,     /* 无数据 */
} RpStatus;

#define RP_N_STATUS (RP_STATUS_NO_DATA + 1)

/* How a task of the plan stands (method M10). */
typedef enum {
    RP_TASK_NOT_STARTED, /* 未启动 */
    RP_TASK_RUNNING,     /* 进行中 */
    RP_TASK_DONE,        /* 完成 */
    RP_TASK_OVERDUE,     /* 逾期: reported as not done, and the due date is past */
    RP_TASK_UNREPORTED,  /* 未报: nothing is known */
} RpTaskState;

#define RP_N_TASK_STATES (RP_TASK_UNREPORTED + 1)

typedef enum { /* shapes of equal optical area */
               RP_SHAPE_DISC,
               RP_SHAPE_DIAMOND,
               RP_SHAPE_TRIANGLE_UP,
               RP_SHAPE_SQUARE,
               RP_SHAPE_TRIANGLE_DOWN,
               RP_SHAPE_RING,
} RpShape;

typedef struct {
    const char *id;     /* word of machine-readable output: "on_track" */
    const char *word;   /* 正常 */
    const char *letter; /* 正 */
    RpShape shape;
    RpColour fill;    /* of bars and lights */
    RpColour on_fill; /* text on that fill */
    RpColour line;    /* in a line chart */
} RpStatusLook;

/* Returns: (borrowed, static) the look of `status`. */
const RpStatusLook *rp_status_look(RpStatus status);

typedef struct {
    const char *id;     /* "not_started" */
    const char *word;   /* 未启动 */
    const char *letter; /* 未 */
    RpStatus drawn_as;  /* whose shape and colours it has */
} RpTaskLook;

/* Returns: (borrowed, static) the look of a state of tasks. */
const RpTaskLook *rp_task_look(RpTaskState state);
