#include <math.h>

#include "build/build-private.h"
#include "build/phrase.h"
#include "build/wording.h"

/* "62 / 100 项" where both are plain numbers, else as the plan words it: "25.5个月 / 24个月以内".
 */
static char *
row_detail(const RpProgressSet *set, const RpProgress *item)
{
    const RpTarget *target = item->target;
    g_autofree char *goal = rp_phrase_target(target);
    g_autofree char *number = rp_phrase_target_plain(target);
    g_autofree char *value = rp_phrase_value(set, item);
    g_autofree char *quantity = rp_phrase_quantity(set, item);
    const char *measure = rp_phrase_measure(target);

    if (!item->has_value)
        return g_strdup_printf("未报送 / %s", goal);
    if ((target->comparator == RP_COMPARE_GE || target->comparator == RP_COMPARE_EQ ||
         target->comparator == RP_COMPARE_RANGE) &&
        g_strcmp0(measure, "%") != 0)
        return g_strdup_printf("%s / %s %s", value, number, measure);
    return g_strdup_printf("%s / %s", quantity, goal);
}

static void
add_row(RpChartSpec *chart, const RpProgressSet *set, const RpProgress *item)
{
    const RpIndicator *indicator = item->target->indicator;
    RpChartRow row = {
        .name = rp_phrase_name(set, indicator),
        .short_name = rp_phrase_short_name(set, indicator),
        .detail = row_detail(set, item),
        .status = item->status,
        .completion = item->has_value ? item->completion : NAN,
        .gap_pp = item->has_value ? item->gap_pp : NAN,
        .where = indicator->where,
    };

    g_array_append_val(chart->rows, row);
}

/* What the picture says, for those who hear the report. */
static char *
alt_text(const RpProgressSet *set, const RpChartSpec *chart)
{
    g_autoptr(GString) out = g_string_new(chart->title);
    g_autofree char *elapsed = rp_phrase_percent(set, chart->elapsed);

    g_string_append_printf(out, "。条形图，时序进度%s%%。", elapsed);
    for (guint i = 0; i < chart->rows->len; i++) {
        const RpChartRow *row = &g_array_index(chart->rows, RpChartRow, i);
        g_autofree char *percent = rp_phrase_percent(set, row->completion);

        g_string_append_printf(out, "%s%s", i == 0 ? "" : "；", row->name);
        if (!isnan(row->completion))
            g_string_append_printf(out, "%s%%", percent);
        g_string_append_printf(out, "，%s", rp_phrase_status(set, row->status));
    }
    g_string_append(out, "。");
    return g_strdup(out->str);
}

static char *
default_subtitle(const RpProgressSet *set)
{
    g_autofree char *date = rp_wording_date_line(set);
    g_autofree char *months = rp_wording_month_line(set);

    return g_strconcat("目标差距完成率，%；", date, months, NULL);
}

void
rp_build_chart(RpBuilder *builder, const RpLayoutBlock *from)
{
    const RpProgressSet *set = builder->set;
    g_autoptr(GPtrArray) rows = rp_rows_select(set, from, RP_SORT_COMPLETION, true, builder->diags);

    if (rows->len == 0) {
        rp_builder_add_plain(builder, from, "没有符合条件的目标。", RP_STYLE_BODY);
        return;
    }
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_CHART, from);
    RpChartSpec *chart = block->u.chart;
    g_autofree char *title =
        rp_builder_expand_or(builder, &from->title, rp_wording_chart_title(set, rows));
    char **texts[] = {&chart->title, &chart->subtitle, &chart->name_head,
                      &chart->note,  &chart->source,   &chart->alt};

    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        g_clear_pointer(texts[i], g_free);
    chart->title = rp_one_line(title);
    chart->subtitle = rp_builder_expand_or(builder, &from->subtitle, default_subtitle(set));
    chart->name_head = g_strdup("目标（现值 / 目标值）");
    chart->note = rp_builder_expand_or(
        builder, &from->note,
        g_strdup("完成率＝（现值−基期值）÷（目标值−基期值）；较时序＝完成率−时序进度，百分点"));
    chart->source = rp_wording_source_line(set, rows);
    chart->number = ++builder->charts;
    chart->elapsed = set->elapsed;
    chart->where = from->where;
    for (guint i = 0; i < rows->len; i++)
        add_row(chart, set, g_ptr_array_index(rows, i));
    chart->alt = alt_text(set, chart);
}
