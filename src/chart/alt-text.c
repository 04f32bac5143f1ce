#include "chart/alt-text.h"

#include <math.h>

#include "chart/alt-text-private.h"
#include "chart/items.h"
#include "chart/numbers.h"

#define MOST_CHARACTERS 200

typedef void (*AddFact)(GString *out, const RpChartSpec *spec);

static int
decimals_of(const RpChartSpec *spec, double value)
{
    return spec->decimals >= 0 ? spec->decimals : rp_chart_decimals(&value, 1, 2);
}

void
rp_alt_number(GString *out, const RpChartSpec *spec, double value)
{
    g_autofree char *text = rp_chart_number(value, decimals_of(spec, value));

    g_string_append(out, text);
}

static void
add_percent(GString *out, double ratio)
{
    double points = round(ratio * 1000) / 10;
    g_autofree char *text = rp_chart_percent(ratio, rp_chart_decimals(&points, 1, 1));

    g_string_append(out, text);
}

/* A name without its soft-break marks, and a value with its unit. */
void
rp_alt_name(GString *out, const char *name)
{
    for (const char *p = name; *p != '\0'; p++)
        if (*p != '|')
            g_string_append_c(out, *p);
}

static void
add_item_value(GString *out, const RpChartSpec *spec, const RpChartItem *item)
{
    rp_alt_name(out, item->name);
    rp_alt_number(out, spec, item->value);
    g_string_append(out, *item->unit != '\0' ? item->unit : spec->unit);
}

/* Items with the greatest and the least value; NULL when there is none. */
typedef struct {
    const RpChartItem *most, *least;
    guint missing;
} Extremes;

static Extremes
extremes_of(const RpChartSpec *spec)
{
    Extremes e = {NULL, NULL, 0};

    for (guint i = 0; i < spec->items->len; i++) {
        const RpChartItem *item = rp_item(spec, i);
        if (isnan(item->value)) {
            e.missing++;
            continue;
        }
        e.most = e.most == NULL || item->value > e.most->value ? item : e.most;
        e.least = e.least == NULL || item->value < e.least->value ? item : e.least;
    }
    return e;
}

static void
add_missing(GString *out, guint missing)
{
    if (missing > 0)
        g_string_append_printf(out, "；未报%u个", missing);
}

static void
add_counts(GString *out, const guint *counts, const char *unit)
{
    const char *before = "";

    for (int i = 0; i < RP_N_STATUS; i++) {
        if (counts[i] == 0)
            continue;
        g_string_append_printf(out, "%s%s%u%s", before, rp_status_look((RpStatus)i)->word,
                               counts[i], unit);
        before = "、";
    }
}

static void
add_progress(GString *out, const RpChartSpec *spec)
{
    guint counts[RP_N_STATUS] = {0};
    const RpChartRow *most = NULL, *least = NULL;

    for (guint i = 0; i < spec->rows->len; i++) {
        const RpChartRow *row = &g_array_index(spec->rows, RpChartRow, i);
        counts[row->status]++;
        if (isnan(row->completion))
            continue;
        most = most == NULL || row->completion > most->completion ? row : most;
        least = least == NULL || row->completion < least->completion ? row : least;
    }
    g_string_append_printf(out, "%u项目标：", spec->rows->len);
    add_counts(out, counts, "项");
    if (!isnan(spec->elapsed)) {
        g_string_append(out, "；时序进度");
        add_percent(out, spec->elapsed);
    }
    if (most == NULL)
        return;
    g_string_append(out, "；最高");
    rp_alt_name(out, most->name);
    add_percent(out, most->completion);
    g_string_append(out, "，最低");
    rp_alt_name(out, least->name);
    add_percent(out, least->completion);
}

static void
add_bars(GString *out, const RpChartSpec *spec)
{
    Extremes e = extremes_of(spec);

    g_string_append_printf(out, "%u项：最高", spec->items->len);
    add_item_value(out, spec, e.most);
    g_string_append(out, "，最低");
    add_item_value(out, spec, e.least);
    add_missing(out, e.missing);
}

static void
add_bullet(GString *out, const RpChartSpec *spec)
{
    g_string_append_printf(out, "%u项：", spec->items->len);
    for (guint i = 0; i < spec->items->len; i++) {
        const RpChartItem *item = rp_item(spec, i);
        g_string_append(out, i > 0 ? "；" : "");
        rp_alt_name(out, item->name);
        g_string_append(out, "现值");
        rp_alt_number(out, spec, item->value);
        g_string_append_printf(out, "%s、目标", item->unit);
        rp_alt_number(out, spec, item->target);
        g_string_append_printf(out, "，%s", rp_item_word(item));
    }
}

static void
add_grouped(GString *out, const RpChartSpec *spec)
{
    guint reached = 0, worst = spec->items->len;
    double gap = 0;

    for (guint i = 0; i < spec->items->len; i++) {
        double short_by = rp_series_value(spec, 1, i) - rp_series_value(spec, 0, i);
        reached += short_by <= 0;
        if (short_by > gap) {
            gap = short_by;
            worst = i;
        }
    }
    g_string_append_printf(out, "%u类实际与目标：%u类达到目标", spec->items->len, reached);
    if (worst == spec->items->len)
        return;
    g_string_append(out, "；缺口最大");
    rp_alt_name(out, rp_item(spec, worst)->name);
    g_string_append(out, "（差");
    rp_alt_number(out, spec, gap);
    g_string_append_printf(out, "%s）", spec->unit);
}

void
rp_alt_from_to(GString *out, const RpChartSpec *spec, guint s, const char *unit)
{
    double first = NAN, last = NAN;

    for (guint i = 0; i < rp_series(spec, s)->values->len; i++) {
        double value = rp_series_value(spec, s, i);
        first = isnan(first) ? value : first;
        last = isnan(value) ? last : value;
    }
    rp_alt_name(out, rp_series(spec, s)->name);
    g_string_append(out, "由");
    rp_alt_number(out, spec, first);
    g_string_append_printf(out, "%s至", unit);
    rp_alt_number(out, spec, last);
    g_string_append(out, unit);
}

static void
add_stacked(GString *out, const RpChartSpec *spec)
{
    guint last = spec->items->len - 1, top = 0;
    double sum = 0;

    for (guint s = 0; s < spec->series->len; s++) {
        double value = rp_series_value(spec, s, last);
        sum += isfinite(value) ? value : 0;
        top = value > rp_series_value(spec, top, last) ? s : top;
    }
    rp_alt_name(out, rp_item(spec, 0)->name);
    g_string_append(out, "至");
    rp_alt_name(out, rp_item(spec, last)->name);
    rp_alt_from_to(out, spec, 0, spec->unit);
    if (!(sum > 0))
        return;
    g_string_append(out, "；");
    rp_alt_name(out, rp_item(spec, last)->name);
    g_string_append(out, "合计");
    rp_alt_number(out, spec, sum);
    g_string_append_printf(out, "%s，其中", spec->unit);
    rp_alt_name(out, rp_series(spec, top)->name);
    g_string_append(out, "占");
    add_percent(out, rp_series_value(spec, top, last) / sum);
}

static double
part_of(const RpChartSpec *spec, guint s, guint i)
{
    double sum = 0;

    for (guint k = 0; k < spec->series->len; k++)
        sum += fmax(rp_series_value(spec, k, i), 0);
    return sum > 0 ? fmax(rp_series_value(spec, s, i), 0) / sum : NAN;
}

static void
add_percent_rows(GString *out, const RpChartSpec *spec)
{
    guint most = 0, least = 0;

    for (guint i = 0; i < spec->items->len; i++) {
        double part = part_of(spec, 0, i);
        most = isnan(part_of(spec, 0, most)) || part > part_of(spec, 0, most) ? i : most;
        least = isnan(part_of(spec, 0, least)) || part < part_of(spec, 0, least) ? i : least;
    }
    g_string_append_printf(out, "%u行：", spec->items->len);
    rp_alt_name(out, rp_item(spec, most)->name);
    rp_alt_name(out, rp_series(spec, 0)->name);
    g_string_append(out, "占比最高");
    add_percent(out, part_of(spec, 0, most));
    g_string_append(out, "，");
    rp_alt_name(out, rp_item(spec, least)->name);
    g_string_append(out, "最低");
    add_percent(out, part_of(spec, 0, least));
}

static void
add_own_rank(GString *out, const RpChartSpec *spec, const RpChartItem *own)
{
    int rank = 1;

    for (guint i = 0; i < spec->items->len; i++)
        rank += rp_item(spec, i)->value > own->value;
    g_string_append(out, "；");
    rp_alt_name(out, own->name);
    g_string_append_printf(out, "第%d位，", rank);
    rp_alt_number(out, spec, own->value);
    if (own->change == RP_CHART_NO_CHANGE)
        return;
    if (own->change == 0)
        g_string_append(out, "，较上期持平");
    else
        g_string_append_printf(out, "，较上期%s%d位", own->change > 0 ? "升" : "降",
                               ABS(own->change));
}

static void
add_ranking(GString *out, const RpChartSpec *spec)
{
    Extremes e = extremes_of(spec);

    g_string_append_printf(out, "%u个地区：第1", spec->items->len);
    add_item_value(out, spec, e.most);
    g_string_append(out, "，末位");
    add_item_value(out, spec, e.least);
    if (!isnan(spec->average)) {
        g_string_append(out, "；平均");
        rp_alt_number(out, spec, spec->average);
    }
    for (guint i = 0; i < spec->items->len; i++)
        if (rp_item(spec, i)->own && !isnan(rp_item(spec, i)->value))
            add_own_rank(out, spec, rp_item(spec, i));
    add_missing(out, e.missing);
}

static void
add_diverging(GString *out, const RpChartSpec *spec)
{
    Extremes e = extremes_of(spec);
    guint ahead = 0, behind = 0;

    for (guint i = 0; i < spec->items->len; i++) {
        ahead += rp_item(spec, i)->value > 0;
        behind += rp_item(spec, i)->value < 0;
    }
    g_string_append_printf(out, "%u项：%s%u项，%s%u项", spec->items->len,
                           *spec->right_head != '\0' ? spec->right_head : "为正", ahead,
                           *spec->left_head != '\0' ? spec->left_head : "为负", behind);
    if (e.least != NULL && e.least->value < 0) {
        g_string_append(out, "；最大落后");
        rp_alt_name(out, e.least->name);
        rp_alt_number(out, spec, -e.least->value);
        g_string_append(out, "个百分点");
    }
    add_missing(out, e.missing);
}

static void
add_dumbbell(GString *out, const RpChartSpec *spec)
{
    const RpChartItem *best = NULL;
    const char *before = "；低于基期";

    for (guint i = 0; i < spec->items->len; i++) {
        const RpChartItem *item = rp_item(spec, i);
        bool better = best == NULL || item->value - item->base > best->value - best->base;
        best = isfinite(item->value - item->base) && better ? item : best;
    }
    g_string_append_printf(out, "%u项由基期到现值", spec->items->len);
    if (best != NULL) {
        g_string_append(out, "：增幅最大");
        rp_alt_name(out, best->name);
        rp_alt_number(out, spec, best->base);
        g_string_append(out, "→");
        rp_alt_number(out, spec, best->value);
        g_string_append(out, "（目标");
        rp_alt_number(out, spec, best->target);
        g_string_append(out, "）");
    }
    for (guint i = 0; i < spec->items->len; i++) {
        if (!(rp_item(spec, i)->value < rp_item(spec, i)->base))
            continue;
        g_string_append(out, before);
        rp_alt_name(out, rp_item(spec, i)->name);
        before = "、";
    }
}

static void
add_waterfall(GString *out, const RpChartSpec *spec)
{
    double start = 0, up = 0, down = 0;

    for (guint i = 0; i < spec->items->len; i++) {
        const RpChartItem *item = rp_item(spec, i);
        double value = isnan(item->value) ? 0 : item->value;
        if (item->stock && i == 0)
            start = value;
        else if (!item->stock)
            *(value > 0 ? &up : &down) += fabs(value);
    }
    g_string_append(out, "由");
    rp_alt_number(out, spec, start);
    g_string_append(out, "经增加");
    rp_alt_number(out, spec, up);
    g_string_append(out, "、减少");
    rp_alt_number(out, spec, down);
    g_string_append(out, "至");
    rp_alt_number(out, spec, start + up - down);
    g_string_append(out, spec->unit);
}

static void
add_heat(GString *out, const RpChartSpec *spec)
{
    guint red = 0, missing = 0, most = 0, worst = 0;

    for (guint i = 0; i < spec->items->len; i++) {
        guint of_row = 0;
        for (guint s = 0; s < spec->series->len; s++) {
            const GArray *statuses = rp_series(spec, s)->statuses;
            RpStatus status =
                i < statuses->len ? g_array_index(statuses, RpStatus, i) : RP_STATUS_NO_DATA;
            of_row += status == RP_STATUS_BEHIND || status == RP_STATUS_REGRESS ||
                      status == RP_STATUS_MISSED;
            missing += isnan(rp_series_value(spec, s, i));
        }
        red += of_row;
        if (of_row > most) {
            most = of_row;
            worst = i;
        }
    }
    g_string_append_printf(out, "%u行%u列：滞后或倒退%u格", spec->items->len, spec->series->len,
                           red);
    if (most > 0) {
        g_string_append(out, "，最多");
        rp_alt_name(out, rp_item(spec, worst)->name);
        g_string_append_printf(out, "%u格", most);
    }
    g_string_append_printf(out, "；无数据%u格", missing);
}

static void
add_tiles(GString *out, const RpChartSpec *spec)
{
    guint counts[RP_N_STATUS] = {0}, n = 0;

    for (guint i = 0; i < spec->items->len; i++) {
        const RpChartItem *item = rp_item(spec, i);
        if (item->outside && isnan(item->value))
            continue;
        counts[item->status]++;
        n++;
    }
    g_string_append_printf(out, "%u个地区：", n);
    add_counts(out, counts, "个");
    for (guint i = 0; i < spec->items->len; i++) {
        const RpChartItem *item = rp_item(spec, i);
        if (!item->own)
            continue;
        g_string_append(out, "；");
        add_item_value(out, spec, item);
        g_string_append_printf(out, "，%s", rp_item_word(item));
    }
}

static const struct {
    const char *name;
    AddFact add;
    bool of_items; /* needs the value of an item; else a value of a series, or none */
    bool of_series;
} kinds[RP_N_CHART_KINDS] = {
    [RP_CHART_PROGRESS] = {"进度条图", add_progress, false, false},
    [RP_CHART_BARS] = {"条形图", add_bars, true, false},
    [RP_CHART_BULLET] = {"子弹图", add_bullet, true, false},
    [RP_CHART_GROUPED] = {"分组柱状图", add_grouped, false, true},
    [RP_CHART_STACKED] = {"堆叠柱状图", add_stacked, false, true},
    [RP_CHART_PERCENT] = {"百分比条图", add_percent_rows, false, true},
    [RP_CHART_RANKING] = {"排名图", add_ranking, true, false},
    [RP_CHART_DIVERGING] = {"偏差条图", add_diverging, true, false},
    [RP_CHART_DUMBBELL] = {"哑铃图", add_dumbbell, true, false},
    [RP_CHART_WATERFALL] = {"瀑布图", add_waterfall, true, false},
    [RP_CHART_LINE] = {"折线图", rp_alt_line, false, true},
    [RP_CHART_COMBO] = {"柱线图", rp_alt_combo, false, true},
    [RP_CHART_HEAT] = {"热力表", add_heat, false, true},
    [RP_CHART_TILES] = {"方格图（非地图）", add_tiles, true, false},
    [RP_CHART_GANTT] = {"甘特图", rp_alt_gantt, false, false},
    [RP_CHART_SPARKLINES] = {"走势表", rp_alt_sparklines, false, false},
    [RP_CHART_MULTIPLES] = {"多图并列", rp_alt_multiples, false, true},
};

/* Cut to the most characters that are read patiently. */
static char *
cut(const GString *text)
{
    if (g_utf8_strlen(text->str, -1) <= MOST_CHARACTERS)
        return g_strdup(text->str);
    g_autofree char *start = g_utf8_substring(text->str, 0, MOST_CHARACTERS - 1);
    return g_strconcat(start, "…", NULL);
}

char *
rp_chart_alt_text(const RpChartSpec *spec)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *subtitle = rp_chart_subtitle(spec, &(RpMagnitude){1, ""});
    bool needs_items = spec->kind != RP_CHART_PROGRESS && spec->kind != RP_CHART_LINE;
    bool empty = (kinds[spec->kind].of_items && !rp_items_any_value(spec)) ||
                 (kinds[spec->kind].of_series && !rp_series_any_value(spec)) ||
                 (needs_items && spec->items->len == 0);

    if (spec->number > 0)
        g_string_append_printf(out, "图%d ", spec->number);
    g_string_append_printf(out, "%s。", kinds[spec->kind].name);
    if (*subtitle != '\0')
        g_string_append_printf(out, "%s。", subtitle);
    if (empty)
        g_string_append(out, "本期无数据");
    else
        kinds[spec->kind].add(out, spec);
    g_string_append(out, "。");
    return cut(out);
}
