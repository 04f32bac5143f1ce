#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "build/build-private.h"
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

static void
add_columns(RpTableSpec *table, const GPtrArray *columns, bool milestones)
{
    for (guint i = 0; i < columns->len; i++) {
        const RpTaskColumn *from = g_ptr_array_index(columns, i);
        bool renamed = milestones && strcmp(from->key, "任务") == 0;
        RpColumn column = {
            .key = g_strdup(from->key),
            .head = g_strdup(renamed ? "定性目标" : from->key),
            .head2 = g_strdup(from->unit),
            .align = from->align,
            .share = from->share,
            .gap_before = from->gap * RP_MM,
            .quiet = from->quiet,
        };

        g_array_append_val(table->columns, column);
    }
}

/* Text columns that must not be broken get the width of their longest text, all of it counted as
 * full-width. */
static void
set_widths(const RpBuilder *builder, const GPtrArray *columns, RpTableSpec *table)
{
    double size = builder->document->sheet.styles[RP_STYLE_TABLE_CELL].text.size;

    for (guint c = 0; c < columns->len; c++) {
        const RpTaskColumn *column = g_ptr_array_index(columns, c);
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
add_row(RpTableSpec *table, const RpTaskColumnInput *input, const GPtrArray *columns,
        const RpTaskStanding *standing, guint index)
{
    RpRow row = rp_row_new(columns->len);

    for (guint c = 0; c < columns->len; c++) {
        const RpTaskColumn *column = g_ptr_array_index(columns, c);
        RpCell cell = {.where = standing->task->where};

        column->fill(input, standing, index, &cell);
        g_array_append_val(row.cells, cell);
    }
    g_array_append_val(table->rows, row);
}

static void
add_rows(RpTableSpec *table, const RpTaskColumnInput *input, const GPtrArray *columns,
         const GArray *groups)
{
    guint index = 0;

    for (guint g = 0; g < groups->len; g++) {
        const RpTaskGroup *group = &g_array_index(groups, RpTaskGroup, g);

        if (*group->title != '\0')
            add_group_head(table, group);
        for (guint i = 0; i < group->rows->len; i++)
            add_row(table, input, columns, g_ptr_array_index(group->rows, i), index++);
    }
}

static const char *const orders[] = {
    [RP_GROUP_NONE] = "按规划顺序排列",
    [RP_GROUP_STATE] = "按状态分组，需要关注的在前",
    [RP_GROUP_OWNER] = "按责任单位分组",
    [RP_GROUP_CHAPTER] = "按规划的章分组",
};

static void
fill_table(RpBuilder *builder, const RpLayoutBlock *from, const GPtrArray *rows, RpTableSpec *table)
{
    const RpColumnRegister known = {lookup_column, column_key, rp_n_task_columns, default_columns};
    g_autoptr(GPtrArray) columns = rp_builder_columns(builder, from, &known);
    g_autoptr(GArray) groups = rp_task_rows_group(builder->set, rows, from->group);
    g_autofree char *date = rp_wording_date_line(builder->set);
    g_autofree char *title =
        rp_builder_expand_or(builder, &from->title, rp_wording_tasks_title(rows));
    RpTaskColumnInput input = {builder->set, &builder->document->sheet};

    g_free(table->title);
    g_free(table->subtitle);
    g_free(table->note);
    table->title = rp_one_line(title);
    table->subtitle = rp_builder_expand_or(builder, &from->subtitle,
                                           g_strconcat(date, "，", orders[from->group], NULL));
    table->note = rp_builder_expand_or(builder, &from->note, rp_wording_tasks_note(rows));
    table->number = ++builder->tables;
    table->elapsed = NAN;
    table->where = from->where;
    add_columns(table, columns, rp_task_rows_tally(rows).milestones);
    add_rows(table, &input, columns, groups);
    set_widths(builder, columns, table);
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
        rp_builder_add_plain(builder, from, "没有符合条件的任务。", RP_STYLE_BODY);
        return;
    }
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_TABLE, from);
    fill_table(builder, from, rows, block->u.table);
}
