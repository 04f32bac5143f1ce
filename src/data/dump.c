#include <string.h>

#include "data/csv-write.h"
#include "data/load.h"

#define PART 4096u /* rows dumped at a time */

/* Append without a call when there is room: this is what a large file spends its time on. */
static inline void
append(GString *out, const char *text, gsize length)
{
    if (out->len + length < out->allocated_len) {
        memcpy(out->str + out->len, text, length);
        out->len += length;
        out->str[out->len] = '\0';
    } else {
        g_string_append_len(out, text, (gssize)length);
    }
}

/* A field as it was written last; neighbouring rows have most of their texts in common. */
typedef struct {
    const char *text; /* borrowed, nullable; compared by address */
    GString *csv;     /* owned; the same with the comma behind it, quoted if need be */
} LastField;

enum { FIELD_FILE, FIELD_INDICATOR, FIELD_REGION, FIELD_UNIT, FIELD_N };

typedef struct {
    LastField fields[FIELD_N];
    RpPeriod period;
    char *period_text; /* owned, nullable; with a comma */
    gsize period_length;
    GString *out; /* borrowed */
} RowWriter;

static void
row_writer_clear(RowWriter *writer)
{
    for (int i = 0; i < FIELD_N; i++)
        g_string_free(writer->fields[i].csv, TRUE);
    g_free(writer->period_text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RowWriter, row_writer_clear)

static RowWriter
row_writer_new(GString *out)
{
    RowWriter writer = {.out = out};

    for (int i = 0; i < FIELD_N; i++)
        writer.fields[i].csv = g_string_new(NULL);
    return writer;
}

static void
append_field(RowWriter *writer, int field, const char *text)
{
    LastField *last = &writer->fields[field];

    if (last->text != text) {
        last->text = text;
        g_string_truncate(last->csv, 0);
        rp_csv_append_field(last->csv, text);
        g_string_append_c(last->csv, ',');
    }
    append(writer->out, last->csv->str, last->csv->len);
}

static void
append_period(RowWriter *writer, RpPeriod period)
{
    if (writer->period_text == NULL || !rp_period_equal(period, writer->period)) {
        g_autofree char *text = rp_period_to_string(period);

        g_free(writer->period_text);
        writer->period_text = g_strconcat(text, ",", NULL);
        writer->period_length = strlen(writer->period_text);
        writer->period = period;
    }
    append(writer->out, writer->period_text, writer->period_length);
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
    append(out, digits + at, sizeof digits - (gsize)at);
}

/* Append a value as rp_decimal_to_string() writes it, without its allocation. */
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
dump_row(const RpObservation *row, RowWriter *writer)
{
    GString *out = writer->out;

    append_field(writer, FIELD_FILE, row->where.file);
    append_digits(out, (guint64)row->where.line, 1);
    g_string_append_c(out, ',');
    append_digits(out, (guint64)row->where.column, 1);
    g_string_append_c(out, ',');
    append_field(writer, FIELD_INDICATOR, row->indicator->id);
    append_field(writer, FIELD_REGION, row->region);
    append_period(writer, row->period);
    if (row->has_value)
        append_value(out, row->value);
    g_string_append_c(out, ',');
    append_field(writer, FIELD_UNIT, row->indicator->unit);
    if (row->flags != 0) {
        g_autofree char *flags = rp_flags_to_string(row->flags);
        g_string_append(out, flags);
    }
    g_string_append_c(out, '\n');
}

guint
rp_metric_set_dump_csv_part(const RpMetricSet *set, guint from, GString *out)
{
    g_auto(RowWriter) writer = row_writer_new(out);
    guint end = from + MIN(PART, set->rows->len - from);

    if (from == 0)
        g_string_append(out, "file,line,column,indicator,region,period,value,unit,flag\n");
    for (guint i = from; i < end; i++)
        dump_row(g_ptr_array_index(set->rows, i), &writer);
    return end;
}

void
rp_metric_set_dump_csv(const RpMetricSet *set, GString *out)
{
    guint at = 0;

    do
        at = rp_metric_set_dump_csv_part(set, at, out);
    while (at < set->rows->len);
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

guint
rp_metric_set_dump_json_part(const RpMetricSet *set, guint from, GString *out)
{
    guint end = from + MIN(PART, set->rows->len - from);

    if (from == 0)
        g_string_append(out, "[\n");
    for (guint i = from; i < end; i++) {
        dump_json_row(g_ptr_array_index(set->rows, i), out);
        g_string_append(out, i + 1 < set->rows->len ? ",\n" : "\n");
    }
    if (end == set->rows->len)
        g_string_append(out, "]\n");
    return end;
}

void
rp_metric_set_dump_json(const RpMetricSet *set, GString *out)
{
    guint at = 0;

    do
        at = rp_metric_set_dump_json_part(set, at, out);
    while (at < set->rows->len);
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
