#include <string.h>

#include "base/i18n.h"
#include "data/cell-number.h"
#include "data/cell-unit.h"
#include "data/fold.h"
#include "data/load-private.h"
#include "data/period-text.h"
#include "data/remark.h"
#include "data/target-phrase.h"

enum {
    TAR_ID,
    TAR_INDICATOR,
    TAR_REGION,
    TAR_CLAUSE,
    TAR_DOMAIN,
    TAR_TARGET,
    TAR_UNIT,
    TAR_BASELINE,
    TAR_BASELINE_PERIOD,
    TAR_TARGET_PERIOD,
    TAR_NATURE,
    TAR_OWNER,
    TAR_WEIGHT,
    TAR_PATH,
    TAR_NOTE,
};

static const RpColumn columns[] = {
    [TAR_ID] = {"id", "编号|标识|目标编号", true},
    [TAR_INDICATOR] = {"indicator", "指标|指标名称", true},
    [TAR_REGION] = {"region", "地区|地区名称|适用地区", false},
    [TAR_CLAUSE] = {"clause", "条款|出处|章节", false},
    [TAR_DOMAIN] = {"domain", "领域|专栏", false},
    [TAR_TARGET] = {"target", "目标|目标值", true},
    [TAR_UNIT] = {"unit", "单位|计量单位", false},
    [TAR_BASELINE] = {"baseline", "基期值|基准值|基数", false},
    [TAR_BASELINE_PERIOD] = {"baseline_period", "基期|基期年|基准期", false},
    [TAR_TARGET_PERIOD] = {"target_period", "目标期|目标年|目标期间|完成时限", false},
    [TAR_NATURE] = {"nature", "属性|性质", false},
    [TAR_OWNER] = {"owner", "牵头单位|责任单位|责任部门", false},
    [TAR_WEIGHT] = {"weight", "权重|分值", false},
    [TAR_PATH] = {"path", "路径|进度路径", false},
    [TAR_NOTE] = {"note", "备注|说明", false},
};

static const RpWord natures[] = {{"约束性", 0}, {"预期性", 1}, {"", 2}};

static const RpWord paths[] = {
    {"linear", RP_PATH_LINEAR},     {"", RP_PATH_LINEAR},     {"cagr", RP_PATH_CAGR},
    {"seasonal", RP_PATH_SEASONAL}, {"线性", RP_PATH_LINEAR}, {"年均增长", RP_PATH_CAGR},
    {"季节性", RP_PATH_SEASONAL},
};

/* What a phrase that cannot be judged by lacks; indexed by RpPhraseKind. */
static const struct {
    const char *code;
    const char *text;
    const char *hint;
} phrase_faults[] = {
    [RP_PHRASE_VAGUE] = {"target-vague", N_("no boundary to judge by"),
                         N_("write 以上, 以内 or a range such as 90—110")},
    [RP_PHRASE_NO_BASE] = {"target-without-base", N_("a change from an unstated base"),
                           N_("write the value to be reached, and the base under 'baseline'")},
    [RP_PHRASE_BAD_RANGE] = {"target-range", N_("the range ends before it begins"),
                             N_("write the lower value first")},
    [RP_PHRASE_UNREADABLE] = {"bad-target", N_("not a target phrase"),
                              N_("write the number in digits, e.g. 85%以上, ≤18个月, 2—3个 or "
                                 "超过50%")},
};

/* The row at hand. */
typedef struct {
    const RpDataset *dataset;
    const RpTable *table;
    RpTarget *target;
    char *unit; /* owned; of the column */
} Row;

/* Convert a value of the row into the indicator's unit. `unit` is what stands beside the value,
 * else the unit column counts, else the indicator's. */
static bool
convert(const Row *row, int column, const char *unit, RpDecimal *value)
{
    const char *from = *unit != '\0' ? unit : row->unit;
    const char *to = row->target->indicator->unit;
    RpUnitMatch match = RP_UNIT_SAME;

    if (*from != '\0')
        match = rp_unit_convert(*value, from, to, value);
    if (match == RP_UNIT_SAME)
        return true;
    if (match == RP_UNIT_MEASURE_WORD) {
        g_autofree char *read_as = rp_decimal_to_string(*value);
        rp_remarks_report(RP_REMARK_MEASURE_WORD, from, read_as, rp_table_place(row->table, column),
                          row->table->diags);
        return true;
    }
    rp_table_report(row->table, column, RP_FAULT, "unit-contradicts",
                    match == RP_UNIT_INEXACT
                        ? _("this value in '%s' has no exact value in the indicator's unit '%s'")
                        : _("the unit '%s' contradicts the indicator's unit '%s'"),
                    from, to);
    rp_diags_hint(row->table->diags, _("write the value in '%s'"), to);
    return false;
}

static void
read_phrase(const Row *row)
{
    RpTarget *target = row->target;
    RpPhrase phrase = rp_phrase_read(target->phrase, target->indicator->direction);

    if (phrase.kind == RP_PHRASE_UNKNOWN) {
        g_autofree char *quoted = rp_quote_raw(target->phrase, -1, 40);

        rp_table_report(row->table, TAR_TARGET, RP_WARNING, "target-not-judged",
                        _("'%s' names no number; it is shown, but not judged"), quoted);
        rp_diags_hint(row->table->diags, "%s", _(phrase_faults[RP_PHRASE_UNREADABLE].hint));
        return;
    }
    if (phrase.kind != RP_PHRASE_TARGET && phrase.kind != RP_PHRASE_QUALITATIVE) {
        g_autofree char *quoted = rp_quote_raw(target->phrase, -1, 40);

        rp_table_report(row->table, TAR_TARGET, RP_FAULT, phrase_faults[phrase.kind].code,
                        "'%s': %s", quoted, _(phrase_faults[phrase.kind].text));
        rp_diags_hint(row->table->diags, "%s", _(phrase_faults[phrase.kind].hint));
        return;
    }
    if (phrase.kind == RP_PHRASE_QUALITATIVE)
        return;
    target->value = phrase.value;
    target->value_high = phrase.value_high;
    if (!convert(row, TAR_TARGET, phrase.unit, &target->value))
        return;
    if (phrase.comparator == RP_COMPARE_RANGE &&
        !convert(row, TAR_TARGET, phrase.unit, &target->value_high))
        return;
    target->comparator = phrase.comparator;
}

static void
read_baseline(const Row *row)
{
    RpTarget *target = row->target;
    g_autofree char *text = rp_table_text(row->table, TAR_BASELINE);
    RpCell cell = rp_cell_read(text, strlen(text));

    if (cell.kind == RP_CELL_MISSING)
        return;
    if (cell.kind != RP_CELL_NUMBER) {
        g_autofree char *quoted = rp_quote_raw(text, -1, 40);
        rp_table_report(row->table, TAR_BASELINE, RP_FAULT, rp_cell_code(cell.kind),
                        _("'%s' is %s"), quoted, rp_cell_problem(cell.kind));
        rp_diags_hint(row->table->diags, "%s", rp_cell_hint(cell.kind));
        return;
    }
    g_autofree char *read_as = rp_decimal_to_string(cell.value);
    rp_remarks_report(cell.remarks, text, read_as, rp_table_place(row->table, TAR_BASELINE),
                      row->table->diags);
    target->baseline = cell.value;
    target->has_baseline = convert(row, TAR_BASELINE, cell.unit, &target->baseline);
}

/* The end of the plan as a period: a year where it ends with one. */
static RpPeriod
end_of_plan(const RpPlan *plan)
{
    int year = rp_month_year(plan->end);
    int month = rp_month_number(plan->end);

    return month == 12 ? rp_period_year(year) : rp_period_month(year, month);
}

static void
read_periods(const Row *row)
{
    RpTarget *target = row->target;
    const RpPlan *plan = row->dataset->plan;

    rp_table_period(row->table, TAR_BASELINE_PERIOD, &target->baseline_period);
    if (!rp_table_period(row->table, TAR_TARGET_PERIOD, &target->target_period))
        return;
    if (target->target_period.kind == RP_PERIOD_NONE) {
        if (target->comparator != RP_COMPARE_NONE && plan->end != 0)
            target->target_period = end_of_plan(plan);
        return;
    }
    /* by 2020 in a plan that ends in the middle of 2020 means by its end */
    if (plan->end != 0 && target->target_period.kind == RP_PERIOD_YEAR &&
        target->target_period.last > plan->outlook &&
        rp_month_year(target->target_period.last) == rp_month_year(plan->end))
        target->target_period = end_of_plan(plan);
    RpMonth last = target->target_period.last;
    if (plan->end == 0 || (last >= plan->start && last <= plan->outlook))
        return;
    g_autofree char *period = rp_period_to_string(target->target_period);
    rp_table_report(row->table, TAR_TARGET_PERIOD, RP_FAULT, "period-outside-plan",
                    _("%s lies outside the plan, which goes from %d-%02d to %d-%02d"), period,
                    rp_month_year(plan->start), rp_month_number(plan->start),
                    rp_month_year(plan->end), rp_month_number(plan->end));
    rp_diags_hint(row->table->diags, "%s", _("mend the period, or 'start' and 'end' in plan.yaml"));
}

/* "2016=20" of a yearly path. False when it is not one. */
static bool
read_node(const Row *row, const char *text, RpPathNode *node)
{
    const char *equals = strchr(text, '=');
    unsigned remarks = 0;

    if (equals == NULL)
        return false;
    g_autofree char *period = g_strndup(text, (gsize)(equals - text));
    if (rp_period_text_read(period, &node->period, &remarks) != RP_PERIOD_TEXT_READ)
        return false;
    RpCell cell = rp_cell_read(equals + 1, strlen(equals + 1));
    if (cell.kind != RP_CELL_NUMBER || cell.flags != 0)
        return false;
    node->value = cell.value;
    return convert(row, TAR_PATH, cell.unit, &node->value);
}

static void
report_path(const Row *row, const char *text)
{
    g_autofree char *quoted = rp_quote_raw(text, -1, 60);

    rp_table_report(row->table, TAR_PATH, RP_FAULT, "bad-path", _("'%s' is not a path"), quoted);
    rp_diags_hint(row->table->diags, "%s",
                  _("write linear, cagr, seasonal or e.g. yearly:2016=20|2017=45"));
}

/* "2016=20|2017=45", in order of time. */
static void
read_nodes(const Row *row, const char *list)
{
    g_auto(GStrv) parts = g_strsplit(list, "|", -1);
    g_autoptr(GArray) nodes = g_array_new(FALSE, FALSE, sizeof(RpPathNode));

    for (char **part = parts; *part != NULL; part++) {
        RpPathNode node;
        bool sound = read_node(row, *part, &node);

        if (sound && nodes->len > 0) {
            const RpPathNode *last = &g_array_index(nodes, RpPathNode, nodes->len - 1);
            sound = rp_period_compare(last->period, node.period) < 0;
        }
        if (!sound) {
            report_path(row, *part);
            return;
        }
        g_array_append_val(nodes, node);
    }
    row->target->path_nodes = g_steal_pointer(&nodes);
}

static void
read_path(const Row *row)
{
    static const char yearly[] = "yearly:";
    g_autofree char *text = rp_table_text(row->table, TAR_PATH);

    if (g_str_has_prefix(text, yearly)) {
        row->target->path = RP_PATH_YEARLY;
        read_nodes(row, text + strlen(yearly));
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        if (strcmp(paths[i].word, text) == 0) {
            row->target->path = (RpPathKind)paths[i].value;
            return;
        }
    }
    report_path(row, text);
}

/* The texts that need no understanding. */
static void
read_texts(const RpTable *table, RpTarget *target)
{
    int nature = 0;

    target->clause = rp_table_text(table, TAR_CLAUSE);
    target->domain = rp_table_text(table, TAR_DOMAIN);
    target->phrase = rp_table_text(table, TAR_TARGET);
    target->owner = rp_table_text(table, TAR_OWNER);
    target->note = rp_table_text(table, TAR_NOTE);
    target->nature = rp_table_text(table, TAR_NATURE);
    rp_table_word(table, TAR_NATURE, natures, G_N_ELEMENTS(natures), &nature);
}

static void
read_target_region(const Row *row)
{
    g_autofree char *text = rp_table_text(row->table, TAR_REGION);

    row->target->region = g_intern_string("");
    if (*text == '\0')
        return;
    const RpRegion *region = rp_load_region_cell(row->dataset, row->table, TAR_REGION);
    if (region != NULL)
        row->target->region = region->code;
}

/* Everything that needs the indicator. */
static void
read_values(const Row *row)
{
    RpTarget *target = row->target;
    RpDecimal one = {1, 0}, ignored;

    read_phrase(row);
    read_baseline(row);
    read_path(row);
    read_periods(row);
    /* converted values are printed with the unit they were converted to */
    if (*row->unit == '\0' || (rp_unit_convert(one, row->unit, target->indicator->unit, &ignored) <=
                                   RP_UNIT_MEASURE_WORD &&
                               rp_decimal_compare(ignored, one) != 0)) {
        g_free(target->unit);
        target->unit = g_strdup(target->indicator->unit);
    }
}

static void
read_target(RpDataset *dataset, const RpTable *table, GHashTable *seen)
{
    RpTarget target = {.weight = 1};
    g_autofree char *unit = rp_table_text(table, TAR_UNIT);
    Row row = {dataset, table, &target, unit};

    target.id = rp_table_text(table, TAR_ID);
    target.unit = g_strdup(unit);
    target.where = rp_table_where(table, TAR_ID);
    if (*target.id == '\0') {
        rp_table_report(table, TAR_ID, RP_FAULT, "empty-cell", _("the target has no id"));
        rp_diags_hint(table->diags, "%s", _("give it a short id, e.g. cycle"));
    } else if (!rp_load_once(table, TAR_ID, target.id, seen)) {
        rp_diags_hint(table->diags, "%s", _("give each target an id of its own"));
    }
    read_texts(table, &target);
    read_target_region(&row);
    rp_table_weight(table, TAR_WEIGHT, &target.weight);
    target.indicator = rp_load_indicator_cell(dataset, table, TAR_INDICATOR);
    if (target.indicator != NULL) {
        read_values(&row);
        g_array_append_val(dataset->plan->targets, target);
        return;
    }
    rp_target_clear(&target); /* without an indicator there is nothing to evaluate */
}

bool
rp_load_targets(RpDataset *dataset, const RpInputFile *file, RpDiags *diags, GError **error)
{
    static const RpRowReader reader = {columns, G_N_ELEMENTS(columns), read_target};

    return rp_load_rows(dataset, file, &reader, diags, error);
}
