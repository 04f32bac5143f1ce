/* bench-chart.c FONTS - a ranking of 31 provinces to boxes
 *
 * Prints: milliseconds of the fastest composition by a setter that has measured nothing yet, those
 * of the fastest one after it, and the marks of the chart. Fonts are loaded before.
 */
#include <stdio.h>

#include "chart/chart.h"
#include "fonts/pango-fontset.h"

#define ROUNDS  15
#define MEASURE 442.2 /* points */

static const char *const provinces[] = {
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江",
    "安徽", "福建", "江西", "山东", "河南",   "湖北", "湖南", "广东",   "广西", "海南", "重庆",
    "四川", "贵州", "云南", "西藏", "陕西",   "甘肃", "青海", "宁夏",   "新疆"};

static void
set_text(char **field, const char *text)
{
    g_free(*field);
    *field = g_strdup(text);
}

/* Returns: (owned). */
static RpChartSpec *
ranking(void)
{
    RpChartSpec *spec = rp_chart_spec_new(RP_CHART_RANKING);

    spec->number = 5;
    spec->average = 52.9;
    spec->decimals = 1;
    set_text(&spec->title, "青海居第9位、比上期上升3位，高于平均9.1个百分点");
    set_text(&spec->subtitle, "目标差距完成率，{unit}；2018年6月（较2017年12月位次变化）");
    set_text(&spec->unit, "%");
    set_text(&spec->note, "并列按同一位次，后续位次顺延");
    set_text(&spec->source, "示例数据（虚构，仅用于演示）");
    for (guint i = 0; i < G_N_ELEMENTS(provinces); i++) {
        RpChartItem *item = rp_chart_spec_add_item(spec, provinces[i]);

        item->value = 22 + (double)(i * 37 % 31) * 2.2;
        item->change = (int)(i * 7 % 9) - 4;
        item->own = i == 28;
    }
    return spec;
}

/* Returns: milliseconds. */
static double
compose_once(const RpChartSpec *spec, RpTextSetter *setter)
{
    const RpTheme theme = {.chart = 0x1F5FA8};
    gint64 start = g_get_monotonic_time();
    g_autoptr(RpBox) chart = rp_chart_compose(spec, MEASURE, &theme, setter);

    return (double)(g_get_monotonic_time() - start) / 1000;
}

static void
measure(RpFontSet *fonts, RpDiags *diags)
{
    g_autoptr(RpChartSpec) spec = ranking();
    double first = G_MAXDOUBLE, again = G_MAXDOUBLE;

    for (int i = 0; i < ROUNDS; i++) {
        RpTextSetter *setter = rp_text_setter_new(fonts, diags);

        first = MIN(first, compose_once(spec, setter));
        again = MIN(again, compose_once(spec, setter));
        rp_text_setter_free(setter);
    }
    printf("%.2f %.2f %u\n", first, again, spec->items->len);
}

int
main(int argc, char **argv)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GError) error = NULL;
    RpFontSet *fonts = argc == 2 ? rp_fontset_open(argv[1], diags, &error) : NULL;

    if (fonts == NULL) {
        fprintf(stderr, "bench-chart: %s\n", error != NULL ? error->message : "no fonts");
        return 1;
    }
    measure(fonts, diags);
    rp_fontset_free(fonts);
    return rp_diags_failed(diags);
}
