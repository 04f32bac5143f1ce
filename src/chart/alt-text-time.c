#include <math.h>

#include "base/period.h"
#include "chart/alt-text-private.h"
#include "chart/items.h"

/* Values of series `s` that are present, from the first to the last. */
typedef struct {
    guint first, last; /* steps; first > last when there is none */
} Present;

static Present
present_of(const RpChartSpec *spec, guint s)
{
    Present present = {1, 0};
    bool any = false;

    for (guint i = 0; i < rp_series(spec, s)->values->len; i++) {
        if (isnan(rp_series_value(spec, s, i)))
            continue;
        present.first = any ? present.first : i;
        present.last = i;
        any = true;
    }
    return present;
}

/* The month in which step `i` ends; of steps of a year the year. */
static void
add_step(GString *out, const RpChartSpec *spec, guint i)
{
    RpMonth month = spec->time_first + ((int)i + 1) * spec->step_months - 1;

    g_string_append_printf(out, "%d年", rp_month_year(month));
    if (spec->step_months < 12)
        g_string_append_printf(out, "%d月", rp_month_number(month));
}

static void
add_value_at(GString *out, const RpChartSpec *spec, guint i)
{
    add_step(out, spec, i);
    rp_alt_number(out, spec, rp_series_value(spec, 0, i));
    g_string_append(out, spec->unit);
}

/* 目标100项, without the space of the label on the chart. */
static void
add_target(GString *out, const RpChartSpec *spec)
{
    g_string_append(out, "；");
    for (const char *p = spec->target_text; *p != '\0'; p++)
        if (*p != ' ')
            g_string_append_c(out, *p);
}

static void
add_forecast(GString *out, const RpChartSpec *spec, Present present)
{
    guint n = spec->forecast->len;
    const RpForecastStep *end = &g_array_index(spec->forecast, RpForecastStep, n - 1);
    bool falling = spec->target < rp_series_value(spec, 0, present.first);
    bool meets = falling ? end->median <= spec->target : end->median >= spec->target;

    g_string_append(out, "；预计");
    add_step(out, spec, rp_series(spec, 0)->values->len - 1 + n);
    rp_alt_number(out, spec, round(end->median));
    if (end->hi80 > end->lo80) {
        g_string_append(out, "（80%区间");
        rp_alt_number(out, spec, round(end->lo80));
        g_string_append(out, "—");
        rp_alt_number(out, spec, round(end->hi80));
        g_string_append(out, "）");
    }
    if (isfinite(spec->target))
        g_string_append_printf(out, "，%s达标", meets ? "能" : "不能");
}

void
rp_alt_line(GString *out, const RpChartSpec *spec)
{
    Present present = present_of(spec, 0);

    rp_alt_name(out, rp_series(spec, 0)->name);
    if (present.first <= present.last) {
        add_value_at(out, spec, present.first);
        g_string_append(out, "至");
        add_value_at(out, spec, present.last);
    }
    if (isfinite(spec->target))
        add_target(out, spec);
    if (spec->forecast->len > 0 && present.first <= present.last)
        add_forecast(out, spec, present);
    if (spec->break_step > 0) {
        g_string_append(out, "；");
        add_step(out, spec, (guint)spec->break_step);
        g_string_append(out, "起口径调整，前后不可比");
    }
}

void
rp_alt_combo(GString *out, const RpChartSpec *spec)
{
    rp_alt_from_to(out, spec, 0, spec->unit);
    if (spec->series->len < 2)
        return;
    g_string_append(out, "，");
    rp_alt_from_to(out, spec, 1, "%");
}

static bool
is_late(const RpChartSpec *spec, const RpChartItem *item)
{
    return !(item->done >= 1) && item->due < spec->today;
}

/* （甲、乙）: the tasks that are late. */
static void
add_late_names(GString *out, const RpChartSpec *spec)
{
    const char *before = "（";

    for (guint i = 0; i < spec->items->len; i++) {
        if (!is_late(spec, rp_item(spec, i)))
            continue;
        g_string_append(out, before);
        rp_alt_name(out, rp_item(spec, i)->name);
        before = "、";
    }
    g_string_append(out, "）");
}

void
rp_alt_gantt(GString *out, const RpChartSpec *spec)
{
    guint done = 0, late = 0, idle = 0;

    for (guint i = 0; i < spec->items->len; i++) {
        const RpChartItem *item = rp_item(spec, i);
        done += item->done >= 1;
        late += is_late(spec, item);
        idle += !(item->done > 0);
    }
    g_string_append_printf(out, "%u项任务：完成%u，逾期%u", spec->items->len, done, late);
    if (late > 0)
        add_late_names(out, spec);
    g_string_append_printf(out, "，未启动%u", idle);
    if (*spec->today_text != '\0')
        g_string_append_printf(out, "；基准日%s", spec->today_text);
}

static double
series_change(const RpChartSpec *spec, guint s)
{
    Present present = present_of(spec, s);

    return present.first > present.last
               ? NAN
               : rp_series_value(spec, s, present.last) - rp_series_value(spec, s, present.first);
}

/* Returns: how many times running the series fell up to its last value. */
static guint
falls_of(const RpChartSpec *spec, guint s)
{
    double later = NAN;
    guint falls = 0;

    for (guint i = rp_series(spec, s)->values->len; i-- > 0;) {
        double value = rp_series_value(spec, s, i);
        if (isnan(value))
            continue;
        if (!isnan(later) && !(later < value))
            break;
        falls += !isnan(later);
        later = value;
    }
    return falls;
}

void
rp_alt_sparklines(GString *out, const RpChartSpec *spec)
{
    guint up = 0, down = 0, worst = 0, most = 1, n = MIN(spec->series->len, spec->items->len);

    for (guint s = 0; s < n; s++) {
        up += series_change(spec, s) > 0;
        down += series_change(spec, s) < 0;
        /* a fall is bad news only where more is better */
        bool bad = rp_item(spec, s)->status == RP_STATUS_REGRESS;
        if (!bad || falls_of(spec, s) <= most)
            continue;
        most = falls_of(spec, s);
        worst = s;
    }
    g_string_append_printf(out, "%u项：上升%u、下降%u", spec->items->len, up, down);
    if (most < 2)
        return;
    g_string_append(out, "；");
    rp_alt_name(out, rp_item(spec, worst)->name);
    g_string_append_printf(out, "连降%u期", most);
}

void
rp_alt_multiples(GString *out, const RpChartSpec *spec)
{
    guint n = MIN(spec->items->len, spec->series->len), most = n, least = n, below = 0;

    for (guint s = 0; s < n; s++) {
        double last = rp_series_last(spec, s);
        if (isnan(last))
            continue;
        below += last < spec->path_to;
        most = most == n || last > rp_series_last(spec, most) ? s : most;
        least = least == n || last < rp_series_last(spec, least) ? s : least;
    }
    g_string_append_printf(out, "%u个地区", spec->items->len);
    if (most == n)
        return;
    g_string_append(out, "：最高");
    rp_alt_name(out, rp_item(spec, most)->name);
    rp_alt_number(out, spec, rp_series_last(spec, most));
    g_string_append(out, "，最低");
    rp_alt_name(out, rp_item(spec, least)->name);
    rp_alt_number(out, spec, rp_series_last(spec, least));
    if (isfinite(spec->path_to))
        g_string_append_printf(out, "；低于时序%u个", below);
}
