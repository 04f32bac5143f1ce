#include "data/load.h"
#include "data/row-write.h"

static void
dump_rows(const RpMetricSet *set, bool json, GString *out)
{
    g_autoptr(RpRowWriter) writer = rp_row_writer_new(json);

    rp_row_writer_begin(writer, out);
    for (guint i = 0; i < set->rows->len; i++) {
        const RpObservation *row = g_ptr_array_index(set->rows, i);

        rp_row_writer_head(writer, row, out);
        rp_row_writer_flags(writer, row->flags, i + 1 == set->rows->len, out);
    }
    rp_row_writer_end(writer, out);
}

void
rp_metric_set_dump_csv(const RpMetricSet *set, GString *out)
{
    dump_rows(set, false, out);
}

void
rp_metric_set_dump_json(const RpMetricSet *set, GString *out)
{
    dump_rows(set, true, out);
}

static void
dump_target(const RpTarget *target, GString *out)
{
    g_autofree char *value = rp_decimal_to_string(target->value);
    g_autofree char *high = rp_decimal_to_string(target->value_high);
    g_autofree char *baseline = rp_decimal_to_string(target->baseline);
    g_autofree char *baseline_period = rp_period_to_string(target->baseline_period);
    g_autofree char *period = rp_period_to_string(target->target_period);

    g_string_append_printf(out, "  target %s %s [%s] %s", target->id, target->indicator->id,
                           target->region, target->phrase);
    if (target->comparator != RP_COMPARE_NONE)
        g_string_append_printf(out, " -> %s %s", rp_comparator_name(target->comparator), value);
    if (target->comparator == RP_COMPARE_RANGE)
        g_string_append_printf(out, "..%s", high);
    g_string_append_printf(out, " %s by %s", target->unit, period);
    if (target->has_baseline)
        g_string_append_printf(out, " from %s in %s", baseline, baseline_period);
    g_string_append_printf(out, " @%d:%d\n", target->where.line, target->where.column);
}

static void
dump_plan(const RpPlan *plan, GString *out)
{
    g_string_append_printf(out, "plan %s %s [%s] %d-%02d..%d-%02d scheme %s\n", plan->id,
                           plan->title, plan->region, rp_month_year(plan->start),
                           rp_month_number(plan->start), rp_month_year(plan->end),
                           rp_month_number(plan->end), plan->scheme);
    for (guint i = 0; i < plan->targets->len; i++)
        dump_target(&g_array_index(plan->targets, RpTarget, i), out);
    for (guint i = 0; i < plan->tasks->len; i++) {
        const RpTask *task = &g_array_index(plan->tasks, RpTask, i);
        g_autofree char *due = rp_period_to_string(task->due);

        g_string_append_printf(out, "  task %s < %s %s %s %s due %s\n", task->id, task->parent,
                               task->kind, task->number, task->title, due);
    }
}

static void
dump_task_progress(const RpTaskProgress *progress, GString *out)
{
    g_autofree char *percent =
        progress->has_percent ? rp_decimal_to_string(progress->percent) : g_strdup("-");
    g_autofree char *period = rp_period_to_string(progress->period);

    g_string_append_printf(out, "task-progress %s [%s] %s %s %s\n", progress->task,
                           progress->region, period, progress->status, percent);
}

void
rp_dataset_dump(const RpDataset *dataset, GString *out)
{
    for (guint i = 0; i < dataset->inputs->len; i++) {
        const RpInputHash *input = &g_array_index(dataset->inputs, RpInputHash, i);

        g_string_append_printf(out, "input %s %s\n", input->shown,
                               input->sha256 != NULL ? input->sha256 : "-");
    }
    if (dataset->plan != NULL)
        dump_plan(dataset->plan, out);
    rp_metric_set_dump_csv(dataset->metrics, out);
    for (guint i = 0; i < dataset->task_progress->len; i++)
        dump_task_progress(g_ptr_array_index(dataset->task_progress, i), out);
}
