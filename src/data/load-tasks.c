#include <string.h>

#include "base/i18n.h"
#include "data/cell-number.h"
#include "data/cell-unit.h"
#include "data/load-private.h"
#include "data/remark.h"
#include "data/task-word.h"

enum {
    TASK_ID,
    TASK_PARENT,
    TASK_KIND,
    TASK_NUMBER,
    TASK_TITLE,
    TASK_CLAUSE,
    TASK_OWNER,
    TASK_DUE,
    TASK_WEIGHT,
    TASK_START,
};

static const RpColumn task_columns[] = {
    [TASK_ID] = {"id", "编号|标识|任务编号", true},
    [TASK_PARENT] = {"parent", "上级|上级任务", false},
    [TASK_KIND] = {"kind", "类型|类别", true},
    [TASK_NUMBER] = {"number", "序号", false},
    [TASK_TITLE] = {"title", "标题|任务|任务名称|名称|内容", true},
    [TASK_CLAUSE] = {"clause", "条款|出处", false},
    [TASK_OWNER] = {"owner", "牵头单位|责任单位|责任部门", false},
    [TASK_DUE] = {"due", "时限|完成时限|期限", false},
    [TASK_WEIGHT] = {"weight", "权重|分值", false},
    [TASK_START] = {"start", "开始|开始时间|启动时间", false},
};

static const char *const kind_names[] = {"章", "节", "任务", "专栏", "专栏条目", "工程", "里程碑"};

static const RpWord kinds[] = {
    {"章", 0}, {"节", 1}, {"任务", 2}, {"专栏", 3}, {"专栏条目", 4}, {"工程", 5}, {"里程碑", 6},
};

/* A task must be due within the plan or its outlook. */
static void
read_due(const RpDataset *dataset, const RpTable *table, RpTask *task)
{
    const RpPlan *plan = dataset->plan;

    if (!rp_table_period(table, TASK_DUE, &task->due) || task->due.kind == RP_PERIOD_NONE ||
        plan->end == 0 || (task->due.last >= plan->start && task->due.last <= plan->outlook))
        return;
    g_autofree char *due = rp_period_to_string(task->due);
    rp_table_report(table, TASK_DUE, RP_FAULT, "period-outside-plan",
                    _("%s lies outside the plan, which goes from %d-%02d to %d-%02d"), due,
                    rp_month_year(plan->start), rp_month_number(plan->start),
                    rp_month_year(plan->end), rp_month_number(plan->end));
    rp_diags_hint(table->diags, "%s", _("mend the period, or 'start' and 'end' in plan.yaml"));
}

/* A task must begin before it is due. */
static void
read_start(const RpTable *table, RpTask *task)
{
    if (!rp_table_period(table, TASK_START, &task->start) || task->start.kind == RP_PERIOD_NONE ||
        task->due.kind == RP_PERIOD_NONE || task->start.first <= task->due.last)
        return;
    rp_table_report(table, TASK_START, RP_FAULT, "start-after-due",
                    _("task '%s' begins after it is due"), task->id);
    rp_diags_hint(table->diags, "%s", _("mend the column 'start' or the column 'due'"));
}

static void
require(const RpTable *table, int column, const char *text)
{
    if (*text == '\0')
        rp_table_report(table, column, RP_FAULT, "empty-cell",
                        _("the column '%s' must not be empty"), table->columns[column].key);
}

static void
read_task(RpDataset *dataset, const RpTable *table, GHashTable *seen)
{
    RpTask task = {.weight = 1};
    int kind = 2;

    task.id = rp_table_text(table, TASK_ID);
    task.parent = rp_table_text(table, TASK_PARENT);
    task.number = rp_table_text(table, TASK_NUMBER);
    task.title = rp_table_text(table, TASK_TITLE);
    task.clause = rp_table_text(table, TASK_CLAUSE);
    task.owner = rp_table_text(table, TASK_OWNER);
    task.where = rp_table_where(table, TASK_ID);
    rp_table_word(table, TASK_KIND, kinds, G_N_ELEMENTS(kinds), &kind);
    task.kind = g_strdup(kind_names[kind]);
    rp_table_weight(table, TASK_WEIGHT, &task.weight);
    read_due(dataset, table, &task);
    read_start(table, &task);
    require(table, TASK_ID, task.id);
    require(table, TASK_TITLE, task.title);
    if (!rp_load_once(table, TASK_ID, task.id, seen))
        rp_diags_hint(table->diags, "%s", _("give each task an id of its own"));
    g_array_append_val(dataset->plan->tasks, task);
}

/* Returns: (owned) char * (borrowed) id -> RpTask * (borrowed). */
static GHashTable *
tasks_by_id(const RpPlan *plan)
{
    GHashTable *by_id = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < plan->tasks->len; i++) {
        RpTask *task = &g_array_index(plan->tasks, RpTask, i);

        g_hash_table_insert(by_id, task->id, task);
    }
    return by_id;
}

/* Returns: (borrowed, nullable) the id nearest to `id`, other than `except` (nullable). */
static const char *
nearest_task(const RpPlan *plan, const char *id, const char *except)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new();

    for (guint i = 0; i < plan->tasks->len; i++) {
        char *known = g_array_index(plan->tasks, RpTask, i).id;

        if (g_strcmp0(known, except) != 0)
            g_ptr_array_add(ids, known);
    }
    return rp_nearest(id, (const char *const *)ids->pdata, ids->len);
}

static void
report_parent(const RpPlan *plan, const RpTask *task, RpDiags *diags)
{
    g_autofree char *quoted = rp_quote_raw(task->parent, -1, 40);
    const char *near = nearest_task(plan, task->parent, task->id);

    rp_diags_add(diags, RP_FAULT, "unknown-parent", task->where,
                 _("the parent '%s' of task '%s' does not exist"), quoted, task->id);
    if (near != NULL)
        rp_diags_hint(diags, _("did you mean '%s'?"), near);
}

/* A task must not be its own ancestor. */
static bool
in_cycle(GHashTable *by_id, const RpTask *task, guint n)
{
    const RpTask *ancestor = g_hash_table_lookup(by_id, task->parent);

    for (guint steps = 0; ancestor != NULL && steps <= n; steps++) {
        if (ancestor == task)
            return true;
        ancestor = g_hash_table_lookup(by_id, ancestor->parent);
    }
    return false;
}

static void
check_parents(const RpPlan *plan, RpDiags *diags)
{
    g_autoptr(GHashTable) by_id = tasks_by_id(plan);

    for (guint i = 0; i < plan->tasks->len; i++) {
        const RpTask *task = &g_array_index(plan->tasks, RpTask, i);

        if (*task->parent == '\0')
            continue;
        if (!g_hash_table_contains(by_id, task->parent)) {
            report_parent(plan, task, diags);
        } else if (in_cycle(by_id, task, plan->tasks->len)) {
            rp_diags_add(diags, RP_FAULT, "task-cycle", task->where, _("task '%s' is above itself"),
                         task->id);
            rp_diags_hint(diags, "%s", _("mend the column 'parent'"));
        }
    }
}

bool
rp_load_tasks(RpDataset *dataset, const RpInputFile *file, RpDiags *diags, GError **error)
{
    static const RpRowReader reader = {task_columns, G_N_ELEMENTS(task_columns), read_task};

    if (!rp_load_rows(dataset, file, &reader, diags, error))
        return false;
    check_parents(dataset->plan, diags);
    return true;
}

enum { PRO_TASK, PRO_TITLE, PRO_REGION, PRO_PERIOD, PRO_STATUS, PRO_PERCENT, PRO_NOTE };

static const RpColumn progress_columns[] = {
    [PRO_TASK] = {"task", "任务|任务编号|编号", true},
    [PRO_TITLE] = {"title", "任务名称|标题", false}, /* for those who fill it in; not read */
    [PRO_REGION] = {"region", "地区|地区名称", false},
    [PRO_PERIOD] = {"period", "期间|时间|统计期|报告期", true},
    [PRO_STATUS] = {"status", "状态|进展状态|进展", false},
    [PRO_PERCENT] = {"percent", "完成率|完成比例|进度|完成百分比", false},
    [PRO_NOTE] = {"note", "备注|说明|进展情况", false},
};

static void
read_percent(const RpTable *table, RpTaskProgress *progress)
{
    g_autofree char *text = rp_table_text(table, PRO_PERCENT);
    RpCell cell = rp_cell_read(text, strlen(text));
    const RpDecimal zero = {0, 0}, hundred = {100, 0};

    if (cell.kind == RP_CELL_MISSING)
        return;
    const char *unit = cell.unit[0] != '\0' ? cell.unit : "%";
    bool sound = cell.kind == RP_CELL_NUMBER &&
                 rp_unit_convert(cell.value, unit, "%", &progress->percent) == RP_UNIT_SAME &&
                 rp_decimal_compare(progress->percent, zero) >= 0 &&
                 rp_decimal_compare(progress->percent, hundred) <= 0;
    if (!sound) {
        g_autofree char *quoted = rp_quote_raw(text, -1, 40);
        rp_table_report(table, PRO_PERCENT, RP_FAULT, "bad-percent",
                        _("'%s' is not a percentage from 0 to 100"), quoted);
        rp_diags_hint(table->diags, "%s", _("write e.g. 60 or 60%"));
        return;
    }
    g_autofree char *read_as = rp_decimal_to_string(progress->percent);
    rp_remarks_report(cell.remarks, text, read_as, rp_table_place(table, PRO_PERCENT),
                      table->diags);
    progress->has_percent = true;
}

static void
report_status(const RpTable *table, const char *text)
{
    g_autofree char *quoted = rp_quote_raw(text, -1, 40);

    rp_table_report(table, PRO_STATUS, RP_FAULT, "unknown-status",
                    _("'%s' is not a status of a task"), quoted);
    if (!rp_diags_kept(table->diags))
        return;
    const char *near = rp_task_word_nearest(text);
    if (near != NULL)
        rp_diags_hint(table->diags, _("did you mean '%s'?"), near);
    else
        rp_diags_hint(table->diags, "%s",
                      _("write 完成, 进行中, 逾期 or 未启动, or leave the cell empty"));
}

/* A status must be a known word, and the percentage beside it must not deny it. */
static void
check_status(const RpTable *table, const RpTaskProgress *progress)
{
    const RpDecimal zero = {0, 0}, hundred = {100, 0};
    RpTaskState state = RP_TASK_UNREPORTED;
    double percent = -1;

    if (*progress->status == '\0')
        return;
    if (!rp_task_word_read(progress->status, &state, &percent)) {
        report_status(table, progress->status);
        return;
    }
    bool denied = (state == RP_TASK_DONE && rp_decimal_compare(progress->percent, hundred) < 0) ||
                  (state == RP_TASK_NOT_STARTED && rp_decimal_compare(progress->percent, zero) > 0);
    if (!progress->has_percent || !denied)
        return;
    g_autofree char *number = rp_decimal_to_string(progress->percent);
    rp_table_report(table, PRO_STATUS, RP_WARNING, "status-contradicts",
                    _("the status '%s' contradicts %s %%"), progress->status, number);
    rp_diags_hint(table->diags, "%s", _("mend the status or the percentage"));
}

/* A progress row must be about a task of the plan, where there is a plan. */
static void
check_task(const RpDataset *dataset, const RpTable *table, const char *id)
{
    const RpPlan *plan = dataset->plan;

    for (guint i = 0; plan != NULL && i < plan->tasks->len; i++)
        if (strcmp(g_array_index(plan->tasks, RpTask, i).id, id) == 0)
            return;
    if (plan == NULL)
        return;
    g_autofree char *quoted = rp_quote_raw(id, -1, 40);
    const char *near = nearest_task(plan, id, NULL);
    rp_table_report(table, PRO_TASK, RP_FAULT, "unknown-task", _("the plan has no task '%s'"),
                    quoted);
    if (near != NULL)
        rp_diags_hint(table->diags, _("did you mean '%s'?"), near);
}

static void
read_progress(RpDataset *dataset, const RpTable *table, GHashTable *seen G_GNUC_UNUSED)
{
    RpTaskProgress *progress = g_new0(RpTaskProgress, 1);
    g_autofree char *region = rp_table_text(table, PRO_REGION);

    progress->task = rp_table_text(table, PRO_TASK);
    progress->status = rp_table_text(table, PRO_STATUS);
    progress->note = rp_table_text(table, PRO_NOTE);
    progress->where = rp_table_where(table, PRO_TASK);
    progress->region = g_intern_string("");
    if (*region != '\0') {
        const RpRegion *found = rp_load_region_cell(dataset, table, PRO_REGION);
        if (found != NULL)
            progress->region = found->code;
    }
    if (rp_table_period(table, PRO_PERIOD, &progress->period) &&
        progress->period.kind == RP_PERIOD_NONE)
        rp_table_report(table, PRO_PERIOD, RP_FAULT, "empty-cell",
                        _("the column '%s' must not be empty"), "period");
    read_percent(table, progress);
    check_status(table, progress);
    check_task(dataset, table, progress->task);
    g_ptr_array_add(dataset->task_progress, progress);
}

/* Drop the rows from `first` on that are later than `cutoff`. Returns: how many there were. */
static guint
drop_late(GPtrArray *rows, guint first, RpPeriod cutoff)
{
    g_autoptr(GPtrArray) late = g_ptr_array_new();
    guint kept = first;

    for (guint i = first; cutoff.kind != RP_PERIOD_NONE && i < rows->len; i++) {
        RpTaskProgress *row = rows->pdata[i];

        if (rp_period_begins_after(row->period, cutoff))
            g_ptr_array_add(late, row);
        else
            rows->pdata[kept++] = row;
    }
    for (guint i = 0; i < late->len; i++) /* to the end, where they are freed */
        rows->pdata[kept + i] = late->pdata[i];
    if (late->len > 0)
        g_ptr_array_set_size(rows, (int)kept);
    return late->len;
}

bool
rp_load_task_progress(RpDataset *dataset, const GPtrArray *files, RpPeriod cutoff, RpDiags *diags,
                      GError **error)
{
    static const RpRowReader reader = {progress_columns, G_N_ELEMENTS(progress_columns),
                                       read_progress};

    for (guint i = 0; i < files->len; i++) {
        const RpInputFile *file = g_ptr_array_index(files, i);
        guint first = dataset->task_progress->len;

        if (!rp_load_rows(dataset, file, &reader, diags, error))
            return false;
        guint late = drop_late(dataset->task_progress, first, cutoff);
        rp_load_report_late(g_intern_string(file->shown), late, cutoff, diags);
    }
    return true;
}
