#include "data/task-word.h"

#include <glib.h>

#include "base/diag.h"

/* What offices write into the status column. */
static const struct {
    const char *word;
    RpTaskState state;
    double percent; /* that the word stands for; negative: none */
} words[] = {
    {"完成", RP_TASK_DONE, 100},
    {"已完成", RP_TASK_DONE, 100},
    {"全部完成", RP_TASK_DONE, 100},
    {"办结", RP_TASK_DONE, 100},
    {"已办结", RP_TASK_DONE, 100},
    {"done", RP_TASK_DONE, 100},
    {"completed", RP_TASK_DONE, 100},
    {"提前完成", RP_TASK_DONE, 100},
    {"进行中", RP_TASK_RUNNING, -1},
    {"推进中", RP_TASK_RUNNING, -1},
    {"正在推进", RP_TASK_RUNNING, -1},
    {"在办", RP_TASK_RUNNING, -1},
    {"部分完成", RP_TASK_RUNNING, -1},
    {"基本完成", RP_TASK_RUNNING, -1},
    {"正常", RP_TASK_RUNNING, -1},
    {"running", RP_TASK_RUNNING, -1},
    {"in progress", RP_TASK_RUNNING, -1},
    {"逾期", RP_TASK_OVERDUE, -1},
    {"超期", RP_TASK_OVERDUE, -1},
    {"滞后", RP_TASK_RUNNING, -1},
    {"未完成", RP_TASK_RUNNING, -1},
    {"overdue", RP_TASK_OVERDUE, -1},
    {"未启动", RP_TASK_NOT_STARTED, 0},
    {"未开始", RP_TASK_NOT_STARTED, 0},
    {"尚未启动", RP_TASK_NOT_STARTED, 0},
    {"not started", RP_TASK_NOT_STARTED, 0},
    {"A", RP_TASK_DONE, 100},
    {"B", RP_TASK_RUNNING, 80},
    {"C", RP_TASK_RUNNING, 60},
};

bool
rp_task_word_read(const char *text, RpTaskState *ret_state, double *ret_percent)
{
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_ascii_strcasecmp(words[i].word, text) != 0)
            continue;
        *ret_state = words[i].state;
        *ret_percent = words[i].percent;
        return true;
    }
    return false;
}

const char *
rp_task_word_nearest(const char *text)
{
    const char *known[G_N_ELEMENTS(words)];

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        known[i] = words[i].word;
    return rp_nearest(text, known, G_N_ELEMENTS(known));
}
