/* build-provenance.c - where every printed figure comes from
 *
 * For each target its value, baseline and target with file, line and clause; the bands of the
 * status scheme; revised values, old and new; the files read, with their hashes; the fonts.
 */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "build/phrase.h"
#include "build/provenance-private.h"

/* One figure of a target. */
typedef struct {
    const char *what;                                /* 现值, 基期, 目标 */
    char *value, *period, *place, *vintage, *source; /* owned */
} Figure;

static void
clear_figure(Figure *figure)
{
    g_free(figure->value);
    g_free(figure->period);
    g_free(figure->place);
    g_free(figure->vintage);
    g_free(figure->source);
}

/* Returns: (owned) the period of a datum or a date of the plan; "" for none. */
static char *
period_text(RpPeriod period)
{
    return period.kind == RP_PERIOD_NONE ? g_strdup("") : rp_phrase_period_short(period);
}

static Figure
observed(const RpBuilder *builder, const RpTarget *target, const RpObservation *row,
         const char *what)
{
    return (Figure){
        .what = what,
        .value = rp_phrase_number(builder->set, target, row->value),
        .period = period_text(row->period),
        .place = rp_provenance_place(builder, row->where),
        .vintage = g_strdup(row->vintage),
        .source = g_strdup(row->source),
    };
}

static Figure
value_figure(const RpBuilder *builder, const RpProgress *item)
{
    const RpProgressSet *set = builder->set;
    if (item->has_value && item->observation != NULL && item->summed < 2)
        return observed(builder, item->target, item->observation, "现值");

    Figure figure = {.what = "现值",
                     .value = rp_phrase_value(set, item),
                     .period = g_strdup(""),
                     .place = g_strdup(""),
                     .vintage = g_strdup(""),
                     .source = g_strdup("尚无数据")};
    if (!item->has_value)
        return figure;
    g_autofree char *coverage = rp_coverage_text(item->reported, item->parts);
    g_free(figure.period);
    g_free(figure.source);
    figure.period = period_text(item->actual_period);
    if (item->summed > 1)
        figure.source = g_strdup_printf("自规划期初逐期相加，共%d个数", item->summed);
    else
        figure.source = g_strdup_printf("各地区数据汇总（%s）", coverage);
    return figure;
}

static Figure
base_figure(const RpBuilder *builder, const RpProgress *item)
{
    const RpProgressSet *set = builder->set;
    const RpTarget *target = item->target;

    if (item->base_origin == RP_BASE_OBSERVED && item->base_observation != NULL)
        return observed(builder, target, item->base_observation, "基期");
    bool given = item->base_origin == RP_BASE_GIVEN;
    return (Figure){
        .what = "基期",
        .value = rp_phrase_base(set, item),
        .period = period_text(given ? target->baseline_period : (RpPeriod){.kind = RP_PERIOD_NONE}),
        .place = given ? rp_provenance_place(builder, target->where) : g_strdup(""),
        .vintage = g_strdup(""),
        .source = g_strdup(given ? target->clause : "自规划期初累计"),
    };
}

static Figure
target_figure(const RpBuilder *builder, const RpProgress *item)
{
    const RpProgressSet *set = builder->set;
    const RpTarget *target = item->target;
    g_autofree char *number = rp_phrase_target_number(set, target);

    return (Figure){
        .what = "目标",
        .value = g_strconcat(rp_phrase_comparator(target->comparator), number, NULL),
        .period = period_text(target->target_period),
        .place = rp_provenance_place(builder, target->where),
        .vintage = g_strdup(""),
        .source = g_strdup(target->clause),
    };
}

static void
add_cell(const RpBuilder *builder, RpRow *row, const char *text, RpWhere where)
{
    if (*text == '\0')
        rp_cells_add_missing(row, 1, where);
    else
        rp_cells_add_text(builder, row, text, RP_STYLE_NOTE, where);
}

static void
add_figure(const RpBuilder *builder, RpTableSpec *table, const RpProgress *item, Figure figure,
           bool first, bool vintages)
{
    RpRow row = rp_row_new(table->columns->len);
    RpWhere where = item->target->where;
    g_autofree char *name = rp_phrase_name(builder->set, item->target->indicator);

    rp_cells_add_text(builder, &row, first ? name : "", RP_STYLE_TABLE_CELL, where);
    rp_cells_add_text(builder, &row, figure.what, RP_STYLE_TABLE_CELL, where);
    add_cell(builder, &row, strcmp(figure.value, RP_DASH) == 0 ? "" : figure.value, where);
    add_cell(builder, &row, figure.period, where);
    add_cell(builder, &row, figure.place, where);
    if (vintages)
        add_cell(builder, &row, figure.vintage, where);
    add_cell(builder, &row, figure.source, where);
    if (first) {
        row.place = g_strconcat(RP_PLACE_SOURCE, item->target->id, NULL);
        row.link = g_strconcat("#", RP_PLACE_CELL, item->target->id, NULL);
    }
    g_array_append_val(table->rows, row);
    clear_figure(&figure);
}

/* The figures that a total since the start of the plan was added up from. */
static void
add_summed(const RpBuilder *builder, RpTableSpec *table, const RpProgress *item, bool vintages)
{
    g_autoptr(GPtrArray) rows = rp_progress_summed(builder->set, item->target->id);

    for (guint i = 0; i < rows->len; i++) {
        const RpObservation *row = g_ptr_array_index(rows, i);

        if (row != NULL)
            add_figure(builder, table, item, observed(builder, item->target, row, "其中"), false,
                       vintages);
    }
}

static bool
has_vintages(const RpProgressSet *set)
{
    for (guint i = 0; i < set->items->len; i++) {
        const RpProgress *item = &g_array_index(set->items, RpProgress, i);

        if (item->observation != NULL && *item->observation->vintage != '\0')
            return true;
    }
    return false;
}

static void
add_figures(RpBuilder *builder, const RpLayoutBlock *from)
{
    const RpProgressSet *set = builder->set;
    bool vintages = has_vintages(set);

    if (set->items->len == 0)
        return;
    RpTableSpec *table = rp_cells_new_table(
        builder, from, g_strdup("数字的出处"), g_strdup("按规划顺序；点指标名称可回到目标表"),
        g_strdup("注：完成率、时序进度、较时序由表中的数字按所附方法算出。“—”表示没有或不适用。文件"
                 "全名见后表。"));
    rp_cells_add_column(table, "指标", RP_COLUMN_LEFT, 1, 0);
    rp_cells_add_column(table, "数字", RP_COLUMN_LEFT, 0, 0);
    rp_cells_add_column(table, "值", RP_COLUMN_LEFT, 0, 0);
    rp_cells_add_column(table, "期间", RP_COLUMN_LEFT, 0, 0);
    rp_cells_add_column(table, "文件与行", RP_COLUMN_LEFT, 0.5, 2);
    if (vintages)
        rp_cells_add_column(table, "版本", RP_COLUMN_LEFT, 0, 0);
    rp_cells_add_column(table, "来源或规划条目", RP_COLUMN_LEFT, 1, 2);
    for (guint i = 0; i < set->items->len; i++) {
        const RpProgress *item = &g_array_index(set->items, RpProgress, i);

        add_figure(builder, table, item, value_figure(builder, item), true, vintages);
        add_summed(builder, table, item, vintages);
        if (item->base_origin != RP_BASE_UNKNOWN)
            add_figure(builder, table, item, base_figure(builder, item), false, vintages);
        add_figure(builder, table, item, target_figure(builder, item), false, vintages);
    }
}

static const char *const measures[RP_N_MEASURES] = {
    [RP_MEASURE_PACE] = "进度比",
    [RP_MEASURE_GAP] = "完成率较时序进度，百分点",
    [RP_MEASURE_CAGR] = "年均增速比",
    [RP_MEASURE_SCORE] = "得分",
};

/* A threshold as people write it: 0.95, 0.60, −5, 0. */
static char *
bound_text(double bound)
{
    return rp_number_format(bound, fabs(bound - round(bound)) < 1e-9 ? 0 : 2);
}

/* "0.60≤进度比＜0.95" */
static char *
band_text(const RpScheme *scheme, guint i)
{
    const RpThreshold *band = &g_array_index(scheme->thresholds, RpThreshold, i);
    g_autoptr(GString) out = g_string_new(NULL);

    if (isfinite(band->from)) {
        g_autofree char *low = bound_text(band->from);
        g_string_append_printf(out, "%s%s", low, band->exclusive ? "＜" : "≤");
    }
    g_string_append(out, measures[scheme->measure]);
    if (i > 0) {
        const RpThreshold *above = &g_array_index(scheme->thresholds, RpThreshold, i - 1);
        g_autofree char *high = bound_text(above->from);
        g_string_append_printf(out, "%s%s", above->exclusive ? "≤" : "＜", high);
    }
    return g_strdup(out->str);
}

static void
add_rule(const RpBuilder *builder, RpTableSpec *table, RpStatus status, const char *rule)
{
    RpRow row = rp_row_new(2);
    RpCell light = {.kind = RP_CELL_STATUS,
                    .status = status,
                    .word = g_strdup(rp_phrase_status(builder->set, status)),
                    .where = table->where};

    g_array_append_val(row.cells, light);
    rp_cells_add_text(builder, &row, rule, RP_STYLE_TABLE_CELL, table->where);
    g_array_append_val(table->rows, row);
}

static void
add_rules(RpBuilder *builder, const RpLayoutBlock *from)
{
    const RpScheme *scheme = builder->set->rules;

    if (scheme == NULL || builder->set->items->len == 0)
        return;
    RpTableSpec *table =
        rp_cells_new_table(builder, from, g_strdup("状态的判定标准"), g_strdup(scheme->name),
                           g_strconcat("注：", scheme->line, NULL));
    g_autofree char *age = g_strdup_printf("没有数据，或最新数据早于%d个月", scheme->max_age);

    rp_cells_add_column(table, "状态", RP_COLUMN_LEFT, 0, 0);
    rp_cells_add_column(table, "条件", RP_COLUMN_LEFT, 1, 4);
    add_rule(builder, table, RP_STATUS_MET, "现值已经达到目标值");
    for (guint i = 0; i < scheme->thresholds->len; i++) {
        g_autofree char *rule = band_text(scheme, i);
        add_rule(builder, table, g_array_index(scheme->thresholds, RpThreshold, i).status, rule);
    }
    add_rule(builder, table, RP_STATUS_MISSED, "到期未达到目标值");
    if (scheme->starting > 0) {
        g_autofree char *share = rp_phrase_percent(builder->set, scheme->starting);
        g_autofree char *rule = g_strdup_printf("已过时间不足%s%%，尚不判断快慢", share);
        add_rule(builder, table, RP_STATUS_STARTING, rule);
    }
    add_rule(builder, table, RP_STATUS_NO_BASELINE, "没有基期值，达标前不能判断进度");
    add_rule(builder, table, RP_STATUS_NO_DATA, age);
}

/* Returns: (borrowed, nullable) what replaced `old`. */
static const RpObservation *
revision_of(const RpMetricSet *metrics, const RpObservation *old)
{
    for (guint i = 0; i < metrics->rows->len; i++) {
        const RpObservation *row = g_ptr_array_index(metrics->rows, i);

        if (row != old && (row->flags & RP_FLAG_SUPERSEDED) == 0 && row->has_value &&
            rp_observation_same_cell(row, old))
            return row;
    }
    return NULL;
}

static void
add_revision(const RpBuilder *builder, RpTableSpec *table, const RpObservation *old,
             const RpObservation *new)
{
    RpRow row = rp_row_new(table->columns->len);
    int decimals = old->indicator->decimals;
    double before = rp_decimal_to_double(old->value), after = rp_decimal_to_double(new->value);
    g_autofree char *name = rp_phrase_name(builder->set, old->indicator);
    g_autofree char *period = rp_phrase_period_short(old->period);
    g_autofree char *was = rp_scheme_format(builder->set->rules, before, decimals);
    g_autofree char *is = rp_scheme_format(builder->set->rules, after, decimals);
    g_autofree char *change = rp_number_format_signed(after - before, decimals);
    g_autofree char *old_place = rp_provenance_place(builder, old->where);
    g_autofree char *new_place = rp_provenance_place(builder, new->where);

    rp_cells_add_text(builder, &row, name, RP_STYLE_TABLE_CELL, old->where);
    add_cell(builder, &row, period, old->where);
    rp_cells_add_number(&row, was, false, old->where);
    rp_cells_add_number(&row, is, true, new->where);
    rp_cells_add_number(&row, change, false, new->where);
    add_cell(builder, &row, old_place, old->where);
    add_cell(builder, &row, new_place, new->where);
    g_array_append_val(table->rows, row);
}

/* Values of the report's region that a later vintage replaced, old and new. */
static void
add_revisions(RpBuilder *builder, const RpLayoutBlock *from)
{
    const RpMetricSet *metrics = builder->set->dataset->metrics;
    RpTableSpec *table = NULL;

    for (guint i = 0; i < metrics->rows->len; i++) {
        const RpObservation *old = g_ptr_array_index(metrics->rows, i);
        const RpObservation *new = NULL;

        if ((old->flags & RP_FLAG_SUPERSEDED) == 0 || !old->has_value ||
            strcmp(old->region, builder->set->region) != 0 ||
            (new = revision_of(metrics, old)) == NULL)
            continue;
        if (table == NULL) {
            table = rp_cells_new_table(builder, from, g_strdup("修订的数据"),
                                       g_strdup("同一指标、同一期间的数据以后报的版本为准"),
                                       g_strdup(""));
            rp_cells_add_column(table, "指标", RP_COLUMN_LEFT, 1, 0);
            rp_cells_add_column(table, "期间", RP_COLUMN_LEFT, 0, 0);
            rp_cells_add_column(table, "原值", RP_COLUMN_NUMBER, 0, 0);
            rp_cells_add_column(table, "修订值", RP_COLUMN_NUMBER, 0, 0);
            rp_cells_add_column(table, "变化", RP_COLUMN_NUMBER, 0, 0);
            rp_cells_add_column(table, "原出处", RP_COLUMN_LEFT, 0.5, 3);
            rp_cells_add_column(table, "新出处", RP_COLUMN_LEFT, 0.5, 0);
        }
        add_revision(builder, table, old, new);
    }
}

void
rp_build_provenance(RpBuilder *builder, const RpLayoutBlock *from)
{
    add_figures(builder, from);
    add_revisions(builder, from);
    add_rules(builder, from);
    rp_provenance_files(builder, from);
    rp_provenance_fonts(builder, from);
}
