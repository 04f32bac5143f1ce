#include "build/task-columns.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "build/task-rows.h"

static void
set_text(const RpTaskColumnInput *input, RpCell *cell, const char *text, RpStyleId style)
{
    if (*text == '\0') {
        cell->kind = RP_CELL_MISSING;
        return;
    }
    cell->kind = RP_CELL_TEXT;
    cell->text = rp_richtext_new_plain(text, input->sheet->styles[style].text, cell->where);
}

static void
fill_index(const RpTaskColumnInput *input, const RpTaskStanding *standing, guint index, RpCell *ret)
{
    (void)input;
    (void)standing;
    ret->kind = RP_CELL_NUMBER;
    ret->number = g_strdup_printf("%u", index + 1);
}

static void
fill_number(const RpTaskColumnInput *input, const RpTaskStanding *standing, guint index,
            RpCell *ret)
{
    (void)index;
    set_text(input, ret, standing->task->number, RP_STYLE_TABLE_CELL);
}

static void
fill_title(const RpTaskColumnInput *input, const RpTaskStanding *standing, guint index, RpCell *ret)
{
    (void)index;
    set_text(input, ret, standing->task->title, RP_STYLE_TABLE_NAME);
}

static void
fill_kind(const RpTaskColumnInput *input, const RpTaskStanding *standing, guint index, RpCell *ret)
{
    (void)index;
    set_text(input, ret, standing->task->kind, RP_STYLE_TABLE_CELL);
}

static void
fill_clause(const RpTaskColumnInput *input, const RpTaskStanding *standing, guint index,
            RpCell *ret)
{
    (void)index;
    set_text(input, ret, standing->task->clause, RP_STYLE_TABLE_CELL);
}

static void
fill_owner(const RpTaskColumnInput *input, const RpTaskStanding *standing, guint index, RpCell *ret)
{
    (void)index;
    set_text(input, ret, standing->task->owner, RP_STYLE_TABLE_CELL);
}

static void
fill_due(const RpTaskColumnInput *input, const RpTaskStanding *standing, guint index, RpCell *ret)
{
    g_autofree char *due = standing->task->due.kind == RP_PERIOD_NONE
                               ? g_strdup("")
                               : rp_period_to_chinese(standing->task->due);

    (void)index;
    set_text(input, ret, due, RP_STYLE_TABLE_CELL);
}

static void
fill_percent(const RpTaskColumnInput *input, const RpTaskStanding *standing, guint index,
             RpCell *ret)
{
    (void)input;
    (void)index;
    ret->kind = isnan(standing->percent) ? RP_CELL_MISSING : RP_CELL_NUMBER;
    if (ret->kind == RP_CELL_NUMBER)
        ret->number = rp_number_format(standing->percent,
                                       standing->percent == round(standing->percent) ? 0 : 1);
    ret->strong = ret->kind == RP_CELL_NUMBER;
}

static void
fill_bar(const RpTaskColumnInput *input, const RpTaskStanding *standing, guint index, RpCell *ret)
{
    (void)input;
    (void)index;
    ret->kind = RP_CELL_BAR;
    ret->status = rp_task_look(standing->state)->drawn_as;
    rp_cell_extra(ret)->completion = standing->percent / 100;
    ret->extra->elapsed = NAN; /* most tasks have no date of their own to run towards */
}

static void
fill_state(const RpTaskColumnInput *input, const RpTaskStanding *standing, guint index, RpCell *ret)
{
    const RpTaskLook *look = rp_task_look(standing->state);

    (void)input;
    (void)index;
    ret->kind = RP_CELL_STATUS;
    ret->status = look->drawn_as;
    ret->word = g_strdup(look->word);
}

/* The reporter's own words; of a report of an earlier period also its date. */
static void
fill_note(const RpTaskColumnInput *input, const RpTaskStanding *standing, guint index, RpCell *ret)
{
    g_autofree char *note = NULL;

    (void)index;
    if (standing->progress == NULL)
        note = g_strdup("");
    else if (!standing->late_report)
        note = g_strdup(standing->progress->note);
    else {
        g_autofree char *period = rp_period_to_chinese(standing->progress->period);
        note = *standing->progress->note == '\0'
                   ? g_strconcat(period, "报送", NULL)
                   : g_strconcat(standing->progress->note, "（", period, "）", NULL);
    }
    set_text(input, ret, note, RP_STYLE_TABLE_CELL);
}

const RpTaskColumn rp_task_columns[] = {
    {.key = "序号",
     .align = RP_COLUMN_NUMBER,
     .fill = fill_index,
     .chinese = "表中的序号",
     .english = "number of the row"},
    {.key = "编号",
     .align = RP_COLUMN_LEFT,
     .quiet = true,
     .whole = true,
     .fill = fill_number,
     .chinese = "规划中的编号：（三）",
     .english = "number in the plan"},
    {.key = "任务",
     .align = RP_COLUMN_LEFT,
     .share = 1,
     .fill = fill_title,
     .chinese = "任务名称",
     .english = "title of the task"},
    {.key = "类别",
     .align = RP_COLUMN_LEFT,
     .quiet = true,
     .whole = true,
     .fill = fill_kind,
     .chinese = "任务、工程、里程碑等",
     .english = "kind"},
    {.key = "条款",
     .align = RP_COLUMN_LEFT,
     .quiet = true,
     .whole = true,
     .fill = fill_clause,
     .chinese = "规划条目",
     .english = "clause of the plan"},
    {.key = "责任单位",
     .align = RP_COLUMN_LEFT,
     .fill = fill_owner,
     .chinese = "责任单位",
     .english = "who is responsible"},
    {.key = "完成时限",
     .align = RP_COLUMN_LEFT,
     .whole = true,
     .fill = fill_due,
     .chinese = "完成时限",
     .english = "when it is due"},
    {.key = "进度",
     .unit = "%",
     .align = RP_COLUMN_NUMBER,
     .fill = fill_percent,
     .chinese = "报送的进度；完成为100",
     .english = "percentage reported; 100 when done"},
    {.key = "进度条",
     .align = RP_COLUMN_LEFT,
     .gap = 4,
     .fill = fill_bar,
     .chinese = "进度的图形",
     .english = "bar of the percentage"},
    {.key = "状态",
     .align = RP_COLUMN_LEFT,
     .gap = 2,
     .fill = fill_state,
     .chinese = "完成、进行中、未启动、逾期、未报",
     .english = "state"},
    {.key = "说明",
     .align = RP_COLUMN_LEFT,
     .share = 0.5,
     .fill = fill_note,
     .chinese = "报送的说明；较早报送的注明期间",
     .english = "note of the report, with its period when it is older"},
};

const gsize rp_n_task_columns = G_N_ELEMENTS(rp_task_columns);

const RpTaskColumn *
rp_task_column_lookup(const char *key)
{
    for (gsize i = 0; i < rp_n_task_columns; i++)
        if (strcmp(rp_task_columns[i].key, key) == 0)
            return &rp_task_columns[i];
    return NULL;
}
