#include "build/columns.h"

#include <math.h>
#include <string.h>

#include "progress/history.h"

#define FULL_MARKS      100.0 /* of all targets together */
#define MAX_AGE         13    /* months, when the scheme is unknown */
#define HALF_MONTH_STEP 0.05  /* less is printed as 0.0 */

static RpRichText *
rich(const RpColumnInput *input, const char *text, RpStyleId style, RpWhere where)
{
    return rp_richtext_new_plain(text, input->sheet->styles[style].text, where);
}

/* An empty text is nothing known: the dash. */
static void
fill_text(const RpColumnInput *input, const char *text, RpStyleId style, RpWhere where, RpCell *ret)
{
    if (text == NULL || *text == '\0') {
        ret->kind = RP_CELL_MISSING;
        return;
    }
    ret->kind = RP_CELL_TEXT;
    ret->text = rich(input, text, style, where);
}

/* Takes `number`; the dash is a cell of its own kind. */
static void
fill_number(char *number, RpCell *ret)
{
    if (strcmp(number, RP_DASH) == 0) {
        ret->kind = RP_CELL_MISSING;
        g_free(number);
        return;
    }
    ret->kind = RP_CELL_NUMBER;
    ret->number = number;
}

static void
fill_index(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)input;
    (void)item;
    fill_number(g_strdup_printf("%u", index + 1), ret);
}

static void
fill_domain(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)index;
    fill_text(input, item->target->domain, RP_STYLE_TABLE_CELL, item->target->where, ret);
}

static void
fill_name(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    g_autofree char *name = rp_phrase_name(input->set, item->target->indicator);

    (void)index;
    fill_text(input, name, RP_STYLE_TABLE_NAME, item->target->indicator->where, ret);
    if (strcmp(item->target->nature, "约束性") == 0)
        ret->tag = g_strdup("约束");
}

static void
fill_unit(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    const RpTarget *target = item->target;
    bool own = target->unit != NULL && *target->unit != '\0';

    (void)index;
    fill_text(input, own ? target->unit : target->indicator->unit, RP_STYLE_TABLE_CELL,
              target->where, ret);
}

static void
fill_nature(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)index;
    fill_text(input, item->target->nature, RP_STYLE_TABLE_CELL, item->target->where, ret);
}

static void
fill_direction(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    static const char *const words[] = {
        [RP_DIRECTION_UP] = "升", [RP_DIRECTION_DOWN] = "降", [RP_DIRECTION_NONE] = ""};

    (void)index;
    fill_text(input, words[item->target->indicator->direction], RP_STYLE_TABLE_CELL,
              item->target->indicator->where, ret);
}

static void
fill_base_period(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    g_autofree char *period = item->base_observation != NULL
                                  ? rp_phrase_period_short(item->base_observation->period)
                                  : rp_phrase_period_short(item->target->baseline_period);

    (void)index;
    fill_text(input, period, RP_STYLE_TABLE_CELL, item->target->where, ret);
}

static void
fill_base(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)index;
    fill_number(rp_phrase_base(input->set, item), ret);
}

static void
fill_target_period(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    g_autofree char *period = rp_phrase_period_short(item->target->target_period);

    (void)index;
    fill_text(input, period, RP_STYLE_TABLE_CELL, item->target->where, ret);
}

static void
fill_target(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    const char *sign = rp_phrase_comparator(item->target->comparator);

    (void)index;
    fill_number(rp_phrase_target_number(input->set, item->target), ret);
    if (ret->kind == RP_CELL_NUMBER && *sign != '\0')
        ret->prefix = g_strdup(sign);
}

static void
fill_actual_period(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    g_autofree char *period = rp_phrase_period_short(item->actual_period);

    (void)index;
    fill_text(input, item->has_value ? period : "", RP_STYLE_TABLE_CELL, item->target->where, ret);
}

/* Marks of the yearbooks behind a figure: provisional, revised, estimated. */
static char *
marks(unsigned flags)
{
    g_autoptr(GString) out = g_string_new(NULL);

    if ((flags & RP_FLAG_PROVISIONAL) != 0)
        g_string_append_c(out, 'p');
    if ((flags & RP_FLAG_REVISED) != 0)
        g_string_append_c(out, 'r');
    if ((flags & RP_FLAG_ESTIMATE) != 0)
        g_string_append_c(out, 'e');
    return out->len == 0 ? NULL : g_strdup(out->str);
}

static void
fill_actual(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)index;
    fill_number(rp_phrase_value(input->set, item), ret);
    if (ret->kind != RP_CELL_NUMBER)
        return;
    ret->strong = true;
    ret->suffix = marks(item->flags);
    if (item->observation != NULL)
        ret->where = item->observation->where;
}

static void
fill_completion(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)index;
    fill_number(rp_phrase_percent(input->set, item->completion), ret);
    ret->strong = ret->kind == RP_CELL_NUMBER;
}

double
rp_column_full_marks(const RpProgressSet *set, const RpProgress *item)
{
    double sum = 0;

    for (guint i = 0; i < set->items->len; i++)
        sum += fmax(g_array_index(set->items, RpProgress, i).target->weight, 0);
    return sum > 0 && item->target->weight > 0 ? FULL_MARKS * item->target->weight / sum : NAN;
}

double
rp_column_marks(const RpProgressSet *set, const RpProgress *item)
{
    return rp_column_full_marks(set, item) * item->score;
}

static void
fill_full_marks(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)index;
    fill_number(rp_phrase_marks(input->set, rp_column_full_marks(input->set, item)), ret);
}

static void
fill_marks(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)index;
    fill_number(rp_phrase_marks(input->set, rp_column_marks(input->set, item)), ret);
    ret->strong = ret->kind == RP_CELL_NUMBER;
}

/* Time gone at the date of the datum; without one, of the report. */
static double
time_gone(const RpProgress *item)
{
    return item->has_value ? item->elapsed : item->elapsed_report;
}

static void
fill_elapsed(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)index;
    fill_number(rp_phrase_elapsed(input->set, time_gone(item)), ret);
}

static void
fill_gap(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)index;
    fill_number(rp_phrase_gap(input->set, rp_phrase_gap_pp(item)), ret);
}

static void
fill_level(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)index;
    fill_number(rp_phrase_percent(input->set, item->level), ret);
}

/* Changes are percent, of ratios in percent they are points. */
static void
fill_change(const RpColumnInput *input, const RpProgress *item, double change, RpCell *ret)
{
    fill_number(rp_phrase_gap(input->set, change), ret);
    if (ret->kind == RP_CELL_NUMBER && item->change_in_points)
        ret->suffix = g_strdup("点");
}

static void
fill_yoy(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)index;
    fill_change(input, item, item->yoy, ret);
}

static void
fill_mom(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)index;
    fill_change(input, item, item->mom, ret);
}

static void
fill_status(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)index;
    ret->kind = RP_CELL_STATUS;
    ret->status = item->status;
    ret->word = g_strdup(rp_phrase_item_status(input->set, item));
}

static void
fill_light(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)index;
    ret->kind = RP_CELL_STATUS;
    ret->status = item->status;
    ret->word = rp_phrase_item_letter(input->set, item);
}

/* The figures of the plan period so far, as they come. */
static void
fill_spark(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    const RpPlan *plan = input->set->dataset->plan;
    const RpHistoryQuery query = {
        .dataset = input->set->dataset,
        .indicator = item->target->indicator,
        .region = input->set->region,
        .cumulative = item->counted,
        .allow_partial = input->set->allow_partial,
    };
    const RpTimeGrid grid = {plan->start, input->set->period.last - plan->start + 1, 1};

    (void)index;
    ret->kind = RP_CELL_MISSING;
    if (grid.months < 1)
        return;
    RpHistory history = rp_progress_history(&query, &grid, input->set->period);
    g_autoptr(GArray) known = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < history.values->len; i++)
        if (!isnan(g_array_index(history.values, double, i)))
            g_array_append_val(known, g_array_index(history.values, double, i));
    rp_history_clear(&history);
    if (known->len < 2)
        return;
    ret->kind = RP_CELL_SPARK;
    ret->status = item->status;
    rp_cell_extra(ret)->values = g_steal_pointer(&known);
}

/* Regions of the same level: those the own one is ranked among. Returns: (owned, nullable). */
static GPtrArray *
peers_of(const RpColumnInput *input)
{
    const RpRegionSet *regions = input->set->dataset->regions;
    const RpRegion *own = rp_region_set_lookup(regions, input->set->region);

    if (own == NULL || g_strcmp0(own->level, "nation") == 0)
        return NULL;
    return g_strcmp0(own->level, "province") == 0 ? rp_region_set_provinces(regions)
                                                  : rp_region_set_children(regions, own->parent);
}

/* 4▲1: the rank by the indicator among the regions of the same level, and how it moved. */
static void
fill_rank(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    const RpScheme *rules = input->set->rules;
    g_autoptr(GPtrArray) peers = peers_of(input);

    (void)index;
    ret->kind = RP_CELL_MISSING;
    if (peers == NULL)
        return;
    g_autoptr(GArray) ranks =
        rp_progress_rank(input->set->dataset, item->target->indicator, peers, input->set->period,
                         rules == NULL ? MAX_AGE : rules->max_age);
    for (guint i = 0; i < ranks->len; i++) {
        const RpRankRow *row = &g_array_index(ranks, RpRankRow, i);

        /* alone in the list, a region has no rank */
        if (strcmp(row->region->code, input->set->region) != 0 || row->rank == 0 ||
            ranks->len < 2 || !g_array_index(ranks, RpRankRow, 1).has_value)
            continue;
        int move = row->previous_rank == 0 ? 0 : row->previous_rank - row->rank;
        ret->kind = RP_CELL_NUMBER;
        ret->number = g_strdup_printf("%d", row->rank);
        if (move != 0)
            ret->suffix = g_strdup_printf("%s%d", move > 0 ? "▲" : "▼", ABS(move));
    }
}

/* Months behind the straight line; the dash when not behind. */
static void
fill_months_behind(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    double months = item->has_value ? -item->lead_months : NAN;

    (void)index;
    if (isfinite(months) && months >= HALF_MONTH_STEP)
        fill_number(rp_scheme_format(input->set->rules, months, 1), ret);
    else
        ret->kind = RP_CELL_MISSING;
}

/* Returns: (owned, nullable) what stands behind one of the labels `a` and `b` in a remark such as
 * 问题：…；措施：…；时限：…. */
static char *
labelled(const char *remark, const char *a, const char *b)
{
    g_auto(GStrv) parts = g_regex_split_simple("[；;\n]", remark == NULL ? "" : remark, 0, 0);

    for (guint i = 0; parts[i] != NULL; i++) {
        const char *colon = strstr(parts[i], "：");
        const char *start = parts[i] + strspn(parts[i], " ");
        gsize length = colon == NULL || colon < start ? 0 : (gsize)(colon - start);

        if (length > 0 && ((length == strlen(a) && strncmp(start, a, length) == 0) ||
                           (length == strlen(b) && strncmp(start, b, length) == 0)))
            return g_strdup(colon + strlen("："));
    }
    return NULL;
}

/* In the remark of the datum, else of the target. */
static void
fill_labelled(const RpColumnInput *input, const RpProgress *item, const char *a, const char *b,
              RpCell *ret)
{
    const RpObservation *datum = item->observation;
    g_autofree char *said = datum == NULL ? NULL : labelled(datum->note, a, b);
    g_autofree char *planned = said == NULL ? labelled(item->target->note, a, b) : NULL;

    fill_text(input, said != NULL ? said : planned, RP_STYLE_TABLE_CELL,
              said != NULL ? datum->where : item->target->where, ret);
    if (ret->kind == RP_CELL_MISSING)
        ret->kind = RP_CELL_BLANK; /* to be filled in */
}

static void
fill_problem(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)index;
    fill_labelled(input, item, "问题", "主要问题", ret);
}

static void
fill_measure(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)index;
    fill_labelled(input, item, "措施", "整改要求", ret);
}

static void
fill_due(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)index;
    fill_labelled(input, item, "时限", "完成时限", ret);
}

static void
fill_blank(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)input;
    (void)item;
    (void)index;
    ret->kind = RP_CELL_BLANK;
}

/* 专栏 as the plan has it, else the domain. */
static void
fill_box(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    g_autoptr(GMatchInfo) match = NULL;
    g_autoptr(GRegex) regex = g_regex_new("专栏[0-9一二三四五六七八九十]+", 0, 0, NULL);
    g_autofree char *box = g_regex_match(regex, item->target->clause, 0, &match)
                               ? g_match_info_fetch(match, 0)
                               : g_strdup(item->target->domain);

    (void)index;
    fill_text(input, box, RP_STYLE_TABLE_CELL, item->target->where, ret);
}

static void
fill_bar(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)input;
    (void)index;
    ret->kind = RP_CELL_BAR;
    ret->status = item->status;
    rp_cell_extra(ret)->completion = item->has_value ? item->completion : NAN;
    ret->extra->elapsed = fmin(time_gone(item), 1);
}

static void
fill_forecast(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    g_autofree char *month = item->forecast_met == 0
                                 ? NULL
                                 : g_strdup_printf("%d.%d", rp_month_year(item->forecast_met),
                                                   rp_month_number(item->forecast_met));

    (void)index;
    if (item->status == RP_STATUS_MET)
        fill_text(input, "已达标", RP_STYLE_TABLE_CELL, item->target->where, ret);
    else
        fill_text(input, month, RP_STYLE_TABLE_CELL, item->target->where, ret);
}

static void
fill_lead(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    g_autofree char *lead = rp_phrase_lead(item);

    (void)index;
    fill_text(input, lead, RP_STYLE_TABLE_CELL, item->target->where, ret);
}

static void
fill_owner(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    g_autofree char *lead = rp_phrase_owner(item->target, true);

    (void)index;
    fill_text(input, lead, RP_STYLE_TABLE_CELL, item->target->where, ret);
}

static void
fill_others(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    g_autofree char *others = rp_phrase_owner(item->target, false);

    (void)index;
    fill_text(input, others, RP_STYLE_TABLE_CELL, item->target->where, ret);
}

static void
fill_clause(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    (void)index;
    fill_text(input, item->target->clause, RP_STYLE_TABLE_CELL, item->target->where, ret);
}

static void
fill_source(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    const char *source = rp_phrase_is_sample(item)   ? "示例数据"
                         : item->observation == NULL ? ""
                                                     : item->observation->source;

    (void)index;
    fill_text(input, item->has_value ? source : "", RP_STYLE_TABLE_CELL,
              item->observation != NULL ? item->observation->where : item->target->where, ret);
}

static void
append_remark(GString *note, const char *remark)
{
    if (remark != NULL && *remark != '\0')
        g_string_append_printf(note, "%s%s", note->len == 0 ? "" : "；", remark);
}

/* The notes of target and datum, and why a value is to be read with care. */
static void
fill_note(const RpColumnInput *input, const RpProgress *item, guint index, RpCell *ret)
{
    g_autoptr(GString) note = g_string_new(NULL);
    g_autofree char *coverage = rp_coverage_text(item->reported, item->parts);

    (void)index;
    append_remark(note, item->target->note);
    /* an address is for the provenance, not for a narrow cell */
    if (item->observation != NULL && !g_str_has_prefix(item->observation->note, "http"))
        append_remark(note, item->observation->note);
    append_remark(note, coverage);
    append_remark(note, item->already_met_at_base ? "目标已先行达到" : NULL);
    append_remark(note, item->overshoot ? "目标偏低，请说明" : NULL);
    fill_text(input, note->str, RP_STYLE_TABLE_CELL, item->target->where, ret);
}

static char *
report_period(const RpColumnInput *input)
{
    return rp_phrase_period_short(input->set->period);
}

/* The year all targets are for, if it is one. */
static char *
common_target_period(const RpColumnInput *input)
{
    const RpProgress *first = input->rows->len == 0 ? NULL : g_ptr_array_index(input->rows, 0);

    for (guint i = 1; i < input->rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(input->rows, i);

        if (!rp_period_equal(item->target->target_period, first->target->target_period))
            return NULL;
    }
    return first == NULL ? NULL : rp_phrase_period_short(first->target->target_period);
}

/* The period all baselines are of, if it is one and there is one. */
static char *
common_base_period(const RpColumnInput *input)
{
    RpPeriod common = {.kind = RP_PERIOD_NONE};

    for (guint i = 0; i < input->rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(input->rows, i);
        RpPeriod period = item->base_observation != NULL ? item->base_observation->period
                                                         : item->target->baseline_period;

        if (i > 0 && !rp_period_equal(period, common))
            return NULL;
        common = period;
    }
    g_autofree char *text = rp_phrase_period_short(common);
    return *text == '\0' ? NULL : g_steal_pointer(&text);
}

#define SHARE_NAME 3.0
#define SHARE_TEXT 1.0

const RpColumnKind rp_columns[] = {
    {"序号", "序号", NULL, NULL, RP_COLUMN_CENTER, 0, 0, true, fill_index, "表内序号",
     "number of the row"},
    {"领域", "领域", NULL, NULL, RP_COLUMN_LEFT, SHARE_TEXT, 0, false, fill_domain, "领域",
     "domain"},
    {"专栏", "专栏", NULL, NULL, RP_COLUMN_LEFT, SHARE_TEXT, 0, false, fill_box,
     "规划的专栏，没有则为领域", "box of the plan, else the domain"},
    {"指标", "指标", NULL, NULL, RP_COLUMN_LEFT, SHARE_NAME, 0, false, fill_name,
     "指标名称，约束性的带标记", "name of the indicator, binding ones tagged"},
    {"单位", "单位", NULL, NULL, RP_COLUMN_LEFT, 0, 0, false, fill_unit, "计量单位", "unit"},
    {"属性", "属性", NULL, NULL, RP_COLUMN_LEFT, 0, 0, false, fill_nature, "约束性、预期性",
     "binding or expected"},
    {"方向", "方向", NULL, NULL, RP_COLUMN_CENTER, 0, 0, false, fill_direction, "升为好、降为好",
     "whether up or down is good"},
    {"基期", "基期", NULL, common_base_period, RP_COLUMN_NUMBER, 0, 0, true, fill_base, "同基期值",
     "the same as 基期值"},
    {"基期时间", "基期", NULL, NULL, RP_COLUMN_LEFT, 0, 0, true, fill_base_period, "基期的时间",
     "period of the baseline"},
    {"基期值", "基期值", NULL, common_base_period, RP_COLUMN_NUMBER, 0, 0, true, fill_base,
     "基期值", "baseline"},
    {"目标", "目标", NULL, common_target_period, RP_COLUMN_NUMBER, 0, 0, false, fill_target,
     "同目标值", "the same as 目标值"},
    {"目标年份", "目标年份", NULL, NULL, RP_COLUMN_LEFT, 0, 0, false, fill_target_period,
     "目标的时间", "period of the target"},
    {"目标值", "目标值", NULL, common_target_period, RP_COLUMN_NUMBER, 0, 0, false, fill_target,
     "目标值，带比较号", "target value with its comparator"},
    {"本期", "本期", NULL, report_period, RP_COLUMN_NUMBER, 0, 0, false, fill_actual, "同现值",
     "the same as 现值"},
    {"数据时点", "数据时点", NULL, NULL, RP_COLUMN_LEFT, 0, 0, false, fill_actual_period,
     "现值的时间", "period of the value"},
    {"现值", "现值", NULL, report_period, RP_COLUMN_NUMBER, 0, 0, false, fill_actual, "现值",
     "value"},
    {"水平", "水平完成率", "%", NULL, RP_COLUMN_NUMBER, 0, 0, false, fill_level, "现值与目标值之比",
     "value over target"},
    {"同比", "同比", "%", NULL, RP_COLUMN_NUMBER, 0, 0, false, fill_yoy,
     "较上年同期，%；比率为百分点（点）", "change on the year before"},
    {"环比", "环比", "%", NULL, RP_COLUMN_NUMBER, 0, 0, false, fill_mom, "较上期，%；比率为百分点",
     "change on the period before"},
    {"条", "完成率与时序进度", NULL, NULL, RP_COLUMN_LEFT, 0, 4, false, fill_bar, "进度条",
     "progress bar with the time marker"},
    {"完成率", "完成率", "%", NULL, RP_COLUMN_NUMBER, 0, 0, false, fill_completion,
     "目标差距完成率", "completion"},
    {"时序进度", "时序进度", "%", NULL, RP_COLUMN_NUMBER, 0, 0, true, fill_elapsed,
     "数据时点已过的时间", "share of the time gone at the datum's date"},
    {"分值", "分值", NULL, NULL, RP_COLUMN_NUMBER, 0, 0, false, fill_full_marks,
     "满分：规划的权重折合百分制，没有写权重的各项相等",
     "full marks: the weight, of 100 in all; equal where none is given"},
    {"得分", "得分", NULL, NULL, RP_COLUMN_NUMBER, 0, 0, false, fill_marks,
     "分值×完成率，完成率按0至100%计；无数据为“—”",
     "full marks times the completion, between 0 and 100 %"},
    {"较时序", "较时序", "百分点", NULL, RP_COLUMN_NUMBER, 0, 0, false, fill_gap,
     "完成率减时序进度", "completion less time gone"},
    {"进度差", "进度差", "百分点", NULL, RP_COLUMN_NUMBER, 0, 0, false, fill_gap, "同较时序",
     "the same as 较时序"},
    {"滞后月数", "滞后", "月数", NULL, RP_COLUMN_NUMBER, 0, 0, false, fill_months_behind,
     "落后于时序的月数；不落后为“—”", "months behind the path"},
    {"提前", "提前或落后", NULL, NULL, RP_COLUMN_LEFT, 0, 0, false, fill_lead, "提前或落后的月数",
     "months ahead or behind"},
    {"状态", "状态", NULL, NULL, RP_COLUMN_LEFT, 0, 2.5, false, fill_status, "状态灯与词",
     "status: light and word"},
    {"灯", "状态", NULL, NULL, RP_COLUMN_LEFT, 0, 2, false, fill_light, "状态灯与一个字",
     "status: light and letter"},
    {"走势", "走势", NULL, NULL, RP_COLUMN_LEFT, 0, 2, false, fill_spark,
     "规划期以来各期数值的小折线", "the values since the plan began as a small line"},
    {"排名", "排名", NULL, NULL, RP_COLUMN_NUMBER, 0, 0, false, fill_rank,
     "本地区在同级地区中按现值的名次，▲▼为较上期升降",
     "rank among the regions of the same level by value, and its move"},
    {"预计达标", "预计达标", NULL, NULL, RP_COLUMN_LEFT, 0, 0, false, fill_forecast,
     "按现有速度达标的年月", "month in which the target will be met at this pace"},
    {"牵头单位", "牵头单位", NULL, NULL, RP_COLUMN_LEFT, SHARE_TEXT, 0, false, fill_owner,
     "牵头单位", "who is responsible"},
    {"配合单位", "配合单位", NULL, NULL, RP_COLUMN_LEFT, SHARE_TEXT, 0, false, fill_others,
     "配合单位：owner 中“|”之后的", "the owners after the first"},
    {"主要问题", "主要问题", NULL, NULL, RP_COLUMN_LEFT, SHARE_TEXT, 2, false, fill_problem,
     "数据或目标备注中“问题：”后的文字", "what the remark says after 问题："},
    {"整改要求", "整改要求", NULL, NULL, RP_COLUMN_LEFT, SHARE_TEXT, 0, false, fill_measure,
     "备注中“措施：”后的文字", "what the remark says after 措施："},
    {"完成时限", "完成时限", NULL, NULL, RP_COLUMN_RIGHT, 0, 0, false, fill_due,
     "备注中“时限：”后的文字", "what the remark says after 时限："},
    {"空白", "", NULL, NULL, RP_COLUMN_LEFT, SHARE_TEXT, 0, false, fill_blank,
     "空格，供手填；标题另写", "an empty cell to be filled in by hand"},
    {"条目", "规划条目", NULL, NULL, RP_COLUMN_LEFT, SHARE_TEXT, 0, false, fill_clause,
     "在规划中的位置", "clause of the plan"},
    {"来源", "数据来源", NULL, NULL, RP_COLUMN_LEFT, SHARE_TEXT, 0, false, fill_source,
     "现值的来源", "source of the value"},
    {"备注", "备注", NULL, NULL, RP_COLUMN_LEFT, SHARE_TEXT, 0, false, fill_note, "备注", "note"},
};

const gsize rp_n_columns = G_N_ELEMENTS(rp_columns);

const RpColumnKind *
rp_column_lookup(const char *key)
{
    for (gsize i = 0; i < rp_n_columns; i++)
        if (strcmp(rp_columns[i].key, key) == 0)
            return &rp_columns[i];
    return NULL;
}
