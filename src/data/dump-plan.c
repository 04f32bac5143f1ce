#include "base/json.h"
#include "data/csv-write.h"
#include "data/plan.h"

/* A column of a printed table. A number that is not known is an empty field, in JSON null. */
typedef struct {
    const char *name;
    bool number;
} Field;

enum { MAX_FIELDS = 16 };

/* The cells of one row: owned, one for each column. */
typedef void (*FillFunc)(gconstpointer row, char *cells[]);

typedef struct {
    const Field *fields;
    gsize n;
    FillFunc fill;
} Table;

static void
csv_head(const Table *table, GString *out)
{
    for (gsize i = 0; i < table->n; i++) {
        g_string_append(out, i > 0 ? "," : "");
        g_string_append(out, table->fields[i].name);
    }
    g_string_append_c(out, '\n');
}

static void
csv_row(const Table *table, gconstpointer row, GString *out)
{
    char *cells[MAX_FIELDS] = {NULL};

    table->fill(row, cells);
    for (gsize i = 0; i < table->n; i++) {
        g_string_append(out, i > 0 ? "," : "");
        rp_csv_append_field(out, cells[i]);
        g_free(cells[i]);
    }
    g_string_append_c(out, '\n');
}

static void
json_row(const Table *table, gconstpointer row, bool first, GString *out)
{
    char *cells[MAX_FIELDS] = {NULL};

    table->fill(row, cells);
    g_string_append(out, first ? "\n  {" : ",\n  {");
    for (gsize i = 0; i < table->n; i++) {
        g_string_append_printf(out, "%s\"%s\": ", i > 0 ? ", " : "", table->fields[i].name);
        if (!table->fields[i].number)
            rp_json_append(out, cells[i]);
        else
            g_string_append(out, *cells[i] != '\0' ? cells[i] : "null");
        g_free(cells[i]);
    }
    g_string_append_c(out, '}');
}

static char *
number(bool known, RpDecimal value)
{
    return known ? rp_decimal_to_string(value) : g_strdup("");
}

static const Field target_fields[] = {
    {"id", false},
    {"indicator", false},
    {"region", false},
    {"comparator", false},
    {"value", true},
    {"value_high", true},
    {"unit", false},
    {"baseline", true},
    {"baseline_period", false},
    {"target_period", false},
    {"clause", false},
    {"nature", false},
};

static void
fill_target(gconstpointer row, char *cells[])
{
    const RpTarget *target = row;

    *cells++ = g_strdup(target->id);
    *cells++ = g_strdup(target->indicator->id);
    *cells++ = g_strdup(target->region);
    *cells++ = g_strdup(rp_comparator_name(target->comparator));
    *cells++ = number(target->comparator != RP_COMPARE_NONE, target->value);
    *cells++ = number(target->comparator == RP_COMPARE_RANGE, target->value_high);
    *cells++ = g_strdup(target->unit);
    *cells++ = number(target->has_baseline, target->baseline);
    *cells++ = rp_period_to_string(target->baseline_period);
    *cells++ = rp_period_to_string(target->target_period);
    *cells++ = g_strdup(target->clause);
    *cells++ = g_strdup(target->nature);
}

static const Table target_table = {target_fields, G_N_ELEMENTS(target_fields), fill_target};

static const Field task_fields[] = {
    {"id", false},    {"parent", false}, {"kind", false},  {"number", false},
    {"title", false}, {"clause", false}, {"owner", false}, {"due", false},
};

static void
fill_task(gconstpointer row, char *cells[])
{
    const RpTask *task = row;

    *cells++ = g_strdup(task->id);
    *cells++ = g_strdup(task->parent);
    *cells++ = g_strdup(task->kind);
    *cells++ = g_strdup(task->number);
    *cells++ = g_strdup(task->title);
    *cells++ = g_strdup(task->clause);
    *cells++ = g_strdup(task->owner);
    *cells++ = rp_period_to_string(task->due);
}

static const Table task_table = {task_fields, G_N_ELEMENTS(task_fields), fill_task};

static const Field plan_fields[] = {
    {"id", false},     {"title", false},    {"issuer", false}, {"number", false},
    {"date", false},   {"start", false},    {"end", false},    {"region", false},
    {"targets", true}, {"baselines", true}, {"tasks", true},   {"file", false},
};

static char *
month_text(RpMonth month)
{
    return month == 0 ? g_strdup("")
                      : g_strdup_printf("%d-%02d", rp_month_year(month), rp_month_number(month));
}

static void
fill_plan(gconstpointer row, char *cells[])
{
    const RpPlan *plan = row;
    guint judged = 0;

    for (guint i = 0; i < plan->targets->len; i++)
        judged += g_array_index(plan->targets, RpTarget, i).comparator != RP_COMPARE_NONE;
    *cells++ = g_strdup(plan->id);
    *cells++ = g_strdup(plan->title);
    *cells++ = g_strdup(plan->issuer);
    *cells++ = g_strdup(plan->number);
    *cells++ = g_strdup(plan->date);
    *cells++ = month_text(plan->start);
    *cells++ = month_text(plan->end);
    *cells++ = g_strdup(plan->region);
    *cells++ = g_strdup_printf("%u", judged);
    *cells++ = g_strdup_printf("%u", plan->targets->len - judged);
    *cells++ = g_strdup_printf("%u", plan->tasks->len);
    *cells++ = g_strdup(plan->where.file);
}

static const Table plan_table = {plan_fields, G_N_ELEMENTS(plan_fields), fill_plan};

static void
dump_csv(const Table *table, const GPtrArray *rows, GString *out)
{
    csv_head(table, out);
    for (guint i = 0; i < rows->len; i++)
        csv_row(table, g_ptr_array_index(rows, i), out);
}

static void
dump_json(const Table *table, const GPtrArray *rows, GString *out)
{
    g_string_append_c(out, '[');
    for (guint i = 0; i < rows->len; i++)
        json_row(table, g_ptr_array_index(rows, i), i == 0, out);
    g_string_append(out, "\n]\n");
}

/* Returns: (owned) of the elements of `array`, borrowed. */
static GPtrArray *
rows_of(const GArray *array, gsize size)
{
    GPtrArray *rows = g_ptr_array_new();

    for (guint i = 0; i < array->len; i++)
        g_ptr_array_add(rows, array->data + (i * size));
    return rows;
}

void
rp_plan_dump_targets_csv(const RpPlan *plan, GString *out)
{
    g_autoptr(GPtrArray) rows = rows_of(plan->targets, sizeof(RpTarget));

    dump_csv(&target_table, rows, out);
}

void
rp_plan_dump_targets_json(const RpPlan *plan, GString *out)
{
    g_autoptr(GPtrArray) rows = rows_of(plan->targets, sizeof(RpTarget));

    dump_json(&target_table, rows, out);
}

void
rp_plan_dump_tasks_csv(const RpPlan *plan, GString *out)
{
    g_autoptr(GPtrArray) rows = rows_of(plan->tasks, sizeof(RpTask));

    dump_csv(&task_table, rows, out);
}

void
rp_plan_dump_tasks_json(const RpPlan *plan, GString *out)
{
    g_autoptr(GPtrArray) rows = rows_of(plan->tasks, sizeof(RpTask));

    dump_json(&task_table, rows, out);
}

void
rp_plan_dump_list_csv(const GPtrArray *plans, GString *out)
{
    dump_csv(&plan_table, plans, out);
}

void
rp_plan_dump_list_json(const GPtrArray *plans, GString *out)
{
    dump_json(&plan_table, plans, out);
}
