#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/number.h"
#include "data/csv-write.h"
#include "progress/progress.h"

/* One cell; NULL stands for an undefined value. */
typedef struct {
    const char *column;
    bool number; /* unquoted in JSON */
    char *(*cell)(const RpProgressSet *set, const RpProgress *item);
} Column;

static char *
text_or_null(const char *text)
{
    return text == NULL || *text == '\0' ? NULL : g_strdup(text);
}

static char *
number_or_null(double value)
{
    return isfinite(value) ? rp_number_exact(value) : NULL;
}

static char *
target_cell(const RpProgressSet *set, const RpProgress *item)
{
    (void)set;
    return g_strdup(item->target->id);
}

static char *
indicator_cell(const RpProgressSet *set, const RpProgress *item)
{
    (void)set;
    return g_strdup(item->target->indicator->id);
}

static char *
region_cell(const RpProgressSet *set, const RpProgress *item)
{
    (void)item;
    return text_or_null(set->region);
}

static char *
period_cell(const RpProgressSet *set, const RpProgress *item)
{
    (void)item;
    return rp_period_to_string(set->period);
}

static char *
comparator_cell(const RpProgressSet *set, const RpProgress *item)
{
    (void)set;
    return g_strdup(rp_comparator_name(item->target->comparator));
}

static char *
target_value_cell(const RpProgressSet *set, const RpProgress *item)
{
    (void)set;
    return rp_decimal_to_string(item->target->value);
}

static char *
target_high_cell(const RpProgressSet *set, const RpProgress *item)
{
    (void)set;
    if (item->target->comparator != RP_COMPARE_RANGE)
        return NULL;
    return rp_decimal_to_string(item->target->value_high);
}

static char *
unit_cell(const RpProgressSet *set, const RpProgress *item)
{
    char *unit = text_or_null(item->target->unit);

    (void)set;
    return unit != NULL ? unit : text_or_null(item->target->indicator->unit);
}

static char *
baseline_cell(const RpProgressSet *set, const RpProgress *item)
{
    (void)set;
    return item->base_origin == RP_BASE_UNKNOWN ? NULL : rp_decimal_to_string(item->base);
}

static char *
actual_cell(const RpProgressSet *set, const RpProgress *item)
{
    (void)set;
    return item->has_value ? rp_decimal_to_string(item->value) : NULL;
}

static char *
actual_period_cell(const RpProgressSet *set, const RpProgress *item)
{
    (void)set;
    return item->has_value ? rp_period_to_string(item->actual_period) : NULL;
}

static char *
level_cell(const RpProgressSet *set, const RpProgress *item)
{
    (void)set;
    return number_or_null(item->level);
}

static char *
completion_cell(const RpProgressSet *set, const RpProgress *item)
{
    (void)set;
    return number_or_null(item->completion);
}

static char *
elapsed_cell(const RpProgressSet *set, const RpProgress *item)
{
    (void)set;
    return number_or_null(item->elapsed);
}

static char *
gap_cell(const RpProgressSet *set, const RpProgress *item)
{
    (void)set;
    return number_or_null(item->gap_pp);
}

static char *
pace_cell(const RpProgressSet *set, const RpProgress *item)
{
    (void)set;
    return number_or_null(item->pace_ratio);
}

static char *
lead_cell(const RpProgressSet *set, const RpProgress *item)
{
    (void)set;
    return number_or_null(item->lead_months);
}

static char *
forecast_cell(const RpProgressSet *set, const RpProgress *item)
{
    (void)set;
    return number_or_null(item->forecast);
}

static char *
status_cell(const RpProgressSet *set, const RpProgress *item)
{
    (void)set;
    return g_strdup(rp_status_look(item->status)->id);
}

/* The columns of `evaluate`, in the order of the contract. */
static const Column columns[] = {
    {"target", false, target_cell},
    {"indicator", false, indicator_cell},
    {"region", false, region_cell},
    {"period", false, period_cell},
    {"comparator", false, comparator_cell},
    {"target_value", true, target_value_cell},
    {"target_high", true, target_high_cell},
    {"unit", false, unit_cell},
    {"baseline", true, baseline_cell},
    {"actual", true, actual_cell},
    {"actual_period", false, actual_period_cell},
    {"level", true, level_cell},
    {"completion", true, completion_cell},
    {"elapsed", true, elapsed_cell},
    {"gap_pp", true, gap_cell},
    {"pace_ratio", true, pace_cell},
    {"lead_months", true, lead_cell},
    {"forecast", true, forecast_cell},
    {"status", false, status_cell},
};

void
rp_progress_dump_csv(const RpProgressSet *set, GString *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
        g_string_append_printf(out, "%s%s", i > 0 ? "," : "", columns[i].column);
    g_string_append_c(out, '\n');
    for (guint row = 0; row < set->items->len; row++) {
        const RpProgress *item = &g_array_index(set->items, RpProgress, row);

        for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
            g_autofree char *cell = columns[i].cell(set, item);

            if (i > 0)
                g_string_append_c(out, ',');
            rp_csv_append_field(out, cell == NULL ? "" : cell);
        }
        g_string_append_c(out, '\n');
    }
}

static void
append_json_member(GString *out, const Column *column, const char *cell)
{
    rp_json_append(out, column->column);
    g_string_append(out, ": ");
    if (cell == NULL)
        g_string_append(out, "null");
    else if (column->number)
        g_string_append(out, cell);
    else
        rp_json_append(out, cell);
}

void
rp_progress_dump_json(const RpProgressSet *set, GString *out)
{
    g_string_append_c(out, '[');
    for (guint row = 0; row < set->items->len; row++) {
        const RpProgress *item = &g_array_index(set->items, RpProgress, row);

        g_string_append(out, row > 0 ? ",\n {" : "\n {");
        for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
            g_autofree char *cell = columns[i].cell(set, item);

            g_string_append(out, i > 0 ? ", " : "");
            append_json_member(out, &columns[i], cell);
        }
        g_string_append_c(out, '}');
    }
    g_string_append(out, set->items->len > 0 ? "\n]\n" : "]\n");
}
