#include "base/status.h"

/* A yellow line would vanish on white, so 缓慢 has a darker one; where nothing was measured no
 * line is drawn, and where nothing can be judged yet it has the colour of the ring's outline. */
static const RpStatusLook looks[RP_N_STATUS] = {
    [RP_STATUS_MET] = {"met", "达标", "达", RP_SHAPE_DISC, 0x114058, 0xFFFFFF, 0x114058},
    [RP_STATUS_ON_TRACK] = {"on_track", "正常", "正", RP_SHAPE_DIAMOND, 0x3A8C84, 0x000000,
                            0x3A8C84},
    [RP_STATUS_SLOW] = {"slow", "缓慢", "缓", RP_SHAPE_TRIANGLE_UP, 0xF3B831, 0x17212B, 0xB57F00},
    [RP_STATUS_BEHIND] = {"behind", "滞后", "滞", RP_SHAPE_SQUARE, 0xCC391D, 0xFFFFFF, 0xCC391D},
    [RP_STATUS_REGRESS] = {"regress", "倒退", "退", RP_SHAPE_TRIANGLE_DOWN, 0x55040E, 0xFFFFFF,
                           0x55040E},
    [RP_STATUS_MISSED] = {"missed", "未完成", "未", RP_SHAPE_SQUARE, 0xCC391D, 0xFFFFFF, 0xCC391D},
    [RP_STATUS_STARTING] = {"starting", "起步期", "起", RP_SHAPE_RING, 0xD9D9D9, 0x17212B,
                            0x68737C},
    [RP_STATUS_NO_BASELINE] = {"no_baseline", "无基期", "基", RP_SHAPE_RING, 0xD9D9D9, 0x17212B,
                               0x68737C},
    [RP_STATUS_NO_DATA] = {"no_data", "无数据", "无", RP_SHAPE_RING, 0xD9D9D9, 0x17212B,
                           RP_NO_COLOUR},
};

const RpStatusLook *
rp_status_look(RpStatus status)
{
    return &looks[status];
}

static const RpTaskLook task_looks[RP_N_TASK_STATES] = {
    [RP_TASK_NOT_STARTED] = {"not_started", "未启动", "未", RP_STATUS_SLOW},
    [RP_TASK_RUNNING] = {"running", "进行中", "进", RP_STATUS_ON_TRACK},
    [RP_TASK_DONE] = {"done", "完成", "完", RP_STATUS_MET},
    [RP_TASK_OVERDUE] = {"overdue", "逾期", "逾", RP_STATUS_BEHIND},
    [RP_TASK_UNREPORTED] = {"unreported", "未报", "无", RP_STATUS_NO_DATA},
};

const RpTaskLook *
rp_task_look(RpTaskState state)
{
    return &task_looks[state];
}
