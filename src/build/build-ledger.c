#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "build/table-filler-private.h"
#include "build/task-columns.h"
#include "build/task-rows.h"
#include "build/wording.h"

#define MAX_WHOLE 9 /* characters; longer texts are broken all the same */

static const char *const default_columns[] = {"编号", "任务", "责任单位", "进度", "状态", NULL};

static gconstpointer
lookup_column(const char *key)
{
    return rp_task_column_lookup(key);
}

static const char *
column_key(gsize i)
{
    return rp_task_columns[i].key;
}

/* `input` says whether all rows are milestones, which have another name. */
static RpColumn
column_head(gconstpointer kind, gconstpointer input)
{
    const RpTaskColumn *from = kind;
    const RpTaskColumnInput *tasks = input;
    bool renamed = tasks->milestones && strcmp(from->key, "任务") == 0;

    return (RpColumn){
        .key = g_strdup(from->key),
        .head = g_strdup(renamed ? "定性目标" : from->key),
        .head2 = g_strdup(from->unit),
        .align = from->align,
        .share = from->share,
        .gap_before = from->gap * RP_MM,
        .quiet = from->quiet,
    };
}

static void
fill_column(gconstpointer kind, gconstpointer input, gconstpointer row, guint index, RpCell *ret)
{
    ((const RpTaskColumn *)kind)->fill(input, row, index, ret);
}

/* Text columns that must not be broken get the width of their longest text, all of it counted as
 * full-width. */
static void
set_widths(const RpTableFiller *filler)
{
    double size = filler->builder->document->sheet.styles[RP_STYLE_TABLE_CELL].text.size;
    RpTableSpec *table = filler->table;

    for (guint c = 0; c < filler->choices->len; c++) {
        const RpTaskColumn *column = g_array_index(filler->choices, RpColumnChoice, c).kind;
        glong longest = 0;

        for (guint r = 0; column->whole && r < table->rows->len; r++) {
            const RpRow *row = &g_array_index(table->rows, RpRow, r);
            const RpCell *cell = row->cells == NULL ? NULL : &g_array_index(row->cells, RpCell, c);

            if (cell != NULL && cell->kind == RP_CELL_TEXT)
                longest = MAX(longest, g_utf8_strlen(cell->text->text->str, -1));
        }
        if (longest <= MAX_WHOLE)
            g_array_index(table->columns, RpColumn, c).min_width = (double)longest * size;
    }
}

/* 逾期（9项） */
static void
add_group_head(RpTableSpec *table, const RpTaskGroup *group)
{
    RpRow row = {
        .group = g_strdup_printf("%s（%u项）", group->title, group->rows->len),
        .light = group->by_state,
        .status = rp_task_look(group->state)->drawn_as,
    };

    g_array_append_val(table->rows, row);
}

static void
add_rows(const RpTableFiller *filler, const GArray *groups)
{
    guint index = 0;

    for (guint g = 0; g < groups->len; g++) {
        const RpTaskGroup *group = &g_array_index(groups, RpTaskGroup, g);

        if (*group->title != '\0')
            add_group_head(filler->table, group);
        for (guint i = 0; i < group->rows->len; i++) {
            const RpTaskStanding *standing = g_ptr_array_index(group->rows, i);
            RpTableItem item = {standing, index++, rp_task_look(standing->state)->drawn_as,
                                standing->task->where};

            rp_table_add_row(filler, &item);
        }
    }
}

static const char *const orders[] = {
    [RP_GROUP_NONE] = "按规划顺序排列",
    [RP_GROUP_STATE] = "按状态分组，需要关注的在前",
    [RP_GROUP_OWNER] = "按责任单位分组",
    [RP_GROUP_CHAPTER] = "按规划的章分组",
};

/* Tasks have neither domain nor nature. */
static RpLayoutGroup
checked_group(const RpBuilder *builder, const RpLayoutBlock *from)
{
    if (from->group != RP_GROUP_DOMAIN && from->group != RP_GROUP_NATURE)
        return from->group;
    rp_diags_add(builder->diags, RP_FAULT, "group-not-for-table", from->where,
                 _("tasks cannot be grouped by domain or nature"));
    rp_diags_hint(builder->diags, _("one of: %s"), "state, owner, chapter");
    return RP_GROUP_NONE;
}

static void
fill_table(RpBuilder *builder, const RpLayoutBlock *from, const GPtrArray *rows, RpTableSpec *table)
{
    const RpColumnRegister known = {lookup_column,   column_key,  rp_n_task_columns,
                                    default_columns, column_head, fill_column};
    RpLayoutGroup by = checked_group(builder, from);
    g_autoptr(GArray) choices = rp_builder_columns(builder, from, &known);
    g_autoptr(GArray) groups = rp_task_rows_group(builder->set, rows, by);
    g_autofree char *date = rp_wording_date_line(builder->set);
    RpTaskColumnInput input = {builder->set, &builder->document->sheet,
                               rp_task_rows_tally(rows).milestones};
    RpTableFiller filler = {builder, from, &known, choices, &input, table};

    rp_table_set_texts(builder, from, table, rp_wording_tasks_title(rows),
                       g_strconcat(date, "，", orders[by], NULL), rp_wording_tasks_note(rows));
    rp_table_add_columns(&filler);
    add_rows(&filler, groups);
    set_widths(&filler);
    rp_table_merge(&filler);
}

void
rp_build_task_strip(RpBuilder *builder, const RpLayoutBlock *from)
{
    const RpProgressSet *set = builder->set;
    g_autoptr(GArray) standings = rp_progress_tasks(set->dataset, set->region, set->period);
    g_autoptr(GPtrArray) rows = rp_task_rows_select(set, standings, &from->tasks, builder->diags);
    RpTaskTally tally = rp_task_rows_tally(rows);
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_STRIP, from);

    block->u.strip.tasks = true;
    block->u.strip.height = from->height;
    block->u.strip.inside = from->inside;
    memcpy(block->u.strip.counts, tally.counts, sizeof tally.counts);
    g_free(block->u.strip.note);
    block->u.strip.note = rp_builder_expand_or(
        builder, &from->note,
        g_strdup_printf("每格一项%s，共%u项", tally.milestones ? "定性目标" : "任务", tally.total));
}

void
rp_build_ledger(RpBuilder *builder, const RpLayoutBlock *from)
{
    const RpProgressSet *set = builder->set;
    g_autoptr(GArray) standings = rp_progress_tasks(set->dataset, set->region, set->period);
    g_autoptr(GPtrArray) rows = rp_task_rows_select(set, standings, &from->tasks, builder->diags);

    if (from->limit > 0 && rows->len > (guint)from->limit)
        g_ptr_array_set_size(rows, from->limit);
    if (rows->len == 0) {
        rp_builder_add_plain(builder, from,
                             from->tasks.due_after.kind == RP_DUE_PLAN
                                 ? "规划没有提出规划期以后的任务和目标。"
                                 : "没有符合条件的任务。",
                             RP_STYLE_BODY);
        return;
    }
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_TABLE, from);
    fill_table(builder, from, rows, block->u.table);
}
