#include "data/csv-write.h"
#include "data/load.h"

static void
append_field(GString *out, const char *text, char before)
{
    if (before != '\0')
        g_string_append_c(out, before);
    rp_csv_append_field(out, text);
}

/* Append the decimal digits of `number`, at least `width` of them. */
static void
append_digits(GString *out, guint64 number, int width)
{
    char digits[24];
    int at = (int)sizeof digits;

    while (number > 0 || width > 0) {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
        width--;
    }
    g_string_append_len(out, digits + at, (gssize)sizeof digits - at);
}

/* Append a value as rp_decimal_to_string() writes it, without its allocation: this is what a
 * large file spends its time on. */
static void
append_value(GString *out, RpDecimal value)
{
    guint64 magnitude =
        value.coefficient < 0 ? -(guint64)value.coefficient : (guint64)value.coefficient;
    guint64 unit = 1;

    for (int i = 0; i < value.scale; i++)
        unit *= 10;
    if (value.coefficient < 0)
        g_string_append_c(out, '-');
    append_digits(out, magnitude / unit, 1);
    if (value.scale == 0)
        return;
    g_string_append_c(out, '.');
    append_digits(out, magnitude % unit, value.scale);
}

static void
dump_row(const RpObservation *row, const char *period, GString *out)
{
    append_field(out, row->where.file, '\0');
    g_string_append_c(out, ',');
    append_digits(out, (guint64)row->where.line, 1);
    g_string_append_c(out, ',');
    append_digits(out, (guint64)row->where.column, 1);
    append_field(out, row->indicator->id, ',');
    append_field(out, row->region, ',');
    append_field(out, period, ',');
    g_string_append_c(out, ',');
    if (row->has_value)
        append_value(out, row->value);
    append_field(out, row->indicator->unit, ',');
    g_string_append_c(out, ',');
    if (row->flags != 0) {
        g_autofree char *flags = rp_flags_to_string(row->flags);
        g_string_append(out, flags);
    }
    g_string_append_c(out, '\n');
}

void
rp_metric_set_dump_csv(const RpMetricSet *set, GString *out)
{
    g_autofree char *period = NULL;
    RpPeriod last = {RP_PERIOD_NONE, 0, 0, 0};

    g_string_append(out, "file,line,column,indicator,region,period,value,unit,flag\n");
    for (guint i = 0; i < set->rows->len; i++) {
        const RpObservation *row = g_ptr_array_index(set->rows, i);

        /* neighbours often share their period */
        if (i == 0 || !rp_period_equal(row->period, last)) {
            g_free(period);
            period = rp_period_to_string(row->period);
            last = row->period;
        }
        dump_row(row, period, out);
    }
}

/* Append "key": "text", escaped as JSON wants it. */
static void
append_json_text(GString *out, const char *key, const char *text)
{
    g_string_append_printf(out, "\"%s\": \"", key);
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\')
            g_string_append_c(out, '\\');
        if ((guchar)*p < 0x20)
            g_string_append_printf(out, "\\u%04x", (guchar)*p);
        else
            g_string_append_c(out, *p);
    }
    g_string_append_c(out, '"');
}

static void
dump_json_row(const RpObservation *row, GString *out)
{
    g_autofree char *period = rp_period_to_string(row->period);
    g_autofree char *value = row->has_value ? rp_decimal_to_string(row->value) : g_strdup("null");
    g_autofree char *flags = rp_flags_to_string(row->flags);

    g_string_append(out, "  {");
    append_json_text(out, "file", row->where.file);
    g_string_append_printf(out, ", \"line\": %d, \"column\": %d, ", row->where.line,
                           row->where.column);
    append_json_text(out, "indicator", row->indicator->id);
    g_string_append(out, ", ");
    append_json_text(out, "region", row->region);
    g_string_append(out, ", ");
    append_json_text(out, "period", period);
    g_string_append_printf(out, ", \"value\": %s, ", value);
    append_json_text(out, "unit", row->indicator->unit);
    g_string_append(out, ", ");
    append_json_text(out, "flag", flags);
    g_string_append_c(out, '}');
}

void
rp_metric_set_dump_json(const RpMetricSet *set, GString *out)
{
    g_string_append(out, "[\n");
    for (guint i = 0; i < set->rows->len; i++) {
        dump_json_row(g_ptr_array_index(set->rows, i), out);
        g_string_append(out, i + 1 < set->rows->len ? ",\n" : "\n");
    }
    g_string_append(out, "]\n");
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

        g_string_append_printf(out, "input %s %s\n", input->shown, input->sha256);
    }
    if (dataset->plan != NULL)
        dump_plan(dataset->plan, out);
    rp_metric_set_dump_csv(dataset->metrics, out);
    for (guint i = 0; i < dataset->task_progress->len; i++)
        dump_task_progress(g_ptr_array_index(dataset->task_progress, i), out);
}
