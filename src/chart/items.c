#include "chart/items.h"

#include <math.h>
#include <string.h>

#include "chart/numbers.h"

/* Large numbers have fewer places. */
static int
most_decimals(double largest)
{
    return largest >= 1e4 ? 0 : largest >= 1e3 ? 1 : 2;
}

const RpChartItem *
rp_item(const RpChartSpec *spec, guint i)
{
    return &g_array_index(spec->items, RpChartItem, i);
}

const RpChartSeries *
rp_series(const RpChartSpec *spec, guint s)
{
    return g_ptr_array_index(spec->series, s);
}

double
rp_series_value(const RpChartSpec *spec, guint s, guint i)
{
    const GArray *values = s < spec->series->len ? rp_series(spec, s)->values : NULL;

    return values != NULL && i < values->len ? g_array_index(values, double, i) : NAN;
}

double
rp_series_last(const RpChartSpec *spec, guint s)
{
    double last = NAN;

    for (guint i = 0; s < spec->series->len && i < rp_series(spec, s)->values->len; i++) {
        double value = rp_series_value(spec, s, i);
        last = isfinite(value) ? value : last;
    }
    return last;
}

static void
widen(RpStretch *range, double value)
{
    if (!isfinite(value))
        return;
    range->from = fmin(range->from, value);
    range->to = fmax(range->to, value);
}

static int
by_size_falling(gconstpointer a, gconstpointer b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return x > y ? -1 : x < y;
}

double
rp_items_limit(const RpChartSpec *spec)
{
    static const guint most_cut = 2;
    static const double enormous = 5;
    g_autoptr(GArray) sizes = g_array_new(FALSE, FALSE, sizeof(double));

    for (guint i = 0; i < spec->items->len; i++) {
        double size = fabs(rp_item(spec, i)->value);
        if (size > 0)
            g_array_append_val(sizes, size);
    }
    g_array_sort(sizes, by_size_falling);
    for (guint k = MIN(most_cut, sizes->len); k > 0; k--) {
        if (k >= sizes->len)
            continue;
        double above = g_array_index(sizes, double, k - 1), next = g_array_index(sizes, double, k);
        if (above > enormous * next)
            return next;
    }
    return INFINITY;
}

RpStretch
rp_items_range(const RpChartSpec *spec)
{
    RpStretch range = {0, 0};

    for (guint i = 0; i < spec->items->len; i++)
        widen(&range, rp_item(spec, i)->value);
    return range;
}

RpStretch
rp_series_range(const RpChartSpec *spec)
{
    RpStretch range = {0, 0};

    for (guint s = 0; s < spec->series->len; s++)
        for (guint i = 0; i < rp_series(spec, s)->values->len; i++)
            widen(&range, rp_series_value(spec, s, i));
    return range;
}

int
rp_items_decimals(const RpChartSpec *spec, const RpPen *pen)
{
    RpStretch range = rp_items_range(spec);
    double limit = spec->kind == RP_CHART_BARS ? rp_items_limit(spec) : INFINITY;
    double largest = fmin(fmax(-range.from, range.to), limit) / pen->magnitude.divisor;
    int decimals = 0, most = most_decimals(largest);

    if (spec->decimals >= 0)
        return spec->decimals;
    for (guint i = 0; i < spec->items->len; i++) {
        double shown = rp_item(spec, i)->value / pen->magnitude.divisor;
        if (fabs(shown) > limit / pen->magnitude.divisor)
            continue;
        decimals = MAX(decimals, rp_chart_decimals(&shown, 1, most));
    }
    return decimals;
}

int
rp_series_decimals(const RpChartSpec *spec, const RpPen *pen)
{
    RpStretch range = rp_series_range(spec);
    double largest = fmax(-range.from, range.to) / pen->magnitude.divisor;
    int decimals = 0, most = most_decimals(largest);

    if (spec->decimals >= 0)
        return spec->decimals;
    for (guint s = 0; s < spec->series->len; s++)
        for (guint i = 0; i < rp_series(spec, s)->values->len; i++) {
            double shown = rp_series_value(spec, s, i) / pen->magnitude.divisor;
            decimals = MAX(decimals, rp_chart_decimals(&shown, 1, most));
        }
    return decimals;
}

double
rp_chart_largest(const RpChartSpec *spec)
{
    double largest = isfinite(spec->target) ? fabs(spec->target) : 0, level = 0;
    double limit = spec->kind == RP_CHART_BARS ? rp_items_limit(spec) : INFINITY;

    for (guint i = 0; i < spec->items->len; i++) {
        const RpChartItem *item = rp_item(spec, i);
        double sum = 0;
        for (guint s = 0; s < spec->series->len; s++) {
            double value = rp_series_value(spec, s, i);
            sum = spec->kind == RP_CHART_STACKED ? sum + (isnan(value) ? 0 : value) : value;
            largest = fmax(largest, fabs(sum));
        }
        level = item->stock ? 0 : level;
        level += isfinite(item->value) ? item->value : 0;
        if (spec->kind == RP_CHART_WATERFALL)
            largest = fmax(largest, fabs(level));
        else if (!(fabs(item->value) > limit))
            largest = fmax(largest, fabs(item->value));
    }
    RpStretch range = rp_series_range(spec);
    return spec->items->len > 0 ? largest : fmax(largest, fmax(-range.from, range.to));
}

bool
rp_items_any_value(const RpChartSpec *spec)
{
    for (guint i = 0; i < spec->items->len; i++)
        if (isfinite(rp_item(spec, i)->value))
            return true;
    return false;
}

bool
rp_series_any_value(const RpChartSpec *spec)
{
    for (guint s = 0; s < spec->series->len; s++)
        for (guint i = 0; i < rp_series(spec, s)->values->len; i++)
            if (isfinite(rp_series_value(spec, s, i)))
                return true;
    return false;
}

RpFitName
rp_item_fit(const RpPen *pen, const RpChartItem *item, RpNameRoom room)
{
    return rp_fit_name(pen->typer, &(RpNameRequest){.name = item->name,
                                                    .short_name = item->short_name,
                                                    .style = &pen->look.texts[RP_CHART_NAME],
                                                    .width = room.width,
                                                    .lines = room.lines});
}

double
rp_items_name_width(const RpPen *pen, const RpChartSpec *spec, RpNameRoom room)
{
    double width = 0;

    for (guint i = 0; i < spec->items->len; i++) {
        g_auto(RpFitName) name = rp_item_fit(pen, rp_item(spec, i), room);
        width = fmax(width, name.width);
    }
    return width;
}

void
rp_pen_name(RpPen *pen, const RpFitName *name, double x, double y, RpAlign align)
{
    static const double leading = 1.12;
    double pitch = leading * rp_pen_size(pen, RP_CHART_NAME);

    for (int i = 0; i < name->n; i++)
        rp_pen_text(pen, RP_CHART_NAME, name->lines[i], x, y + (i - (name->n - 1) / 2.0) * pitch,
                    align);
}

const char *
rp_item_word(const RpChartItem *item)
{
    return *item->word != '\0' ? item->word : rp_status_look(item->status)->word;
}

void
rp_scale_make_room(RpScale *scale, const RpBarEnd *ends, guint n)
{
    static const int rounds = 40; /* the error shrinks by (value / range) each round */
    const double from = scale->from, to = scale->to;

    for (int round = 0; round < rounds; round++) {
        double left = 0, right = 0, unit = rp_scale_unit(scale);
        for (guint i = 0; i < n; i++) {
            if (ends[i].value < 0)
                left = fmax(left, ends[i].room - (ends[i].value - scale->lo) * unit);
            else
                right = fmax(right, ends[i].room - (scale->hi - ends[i].value) * unit);
        }
        scale->from = from + left;
        scale->to = fmax(to - right, scale->from + 1);
    }
}

char *
rp_chart_subtitle(const RpChartSpec *spec, const RpMagnitude *magnitude)
{
    g_auto(GStrv) parts = g_strsplit(spec->subtitle, "{unit}", -1);
    g_autofree char *unit = rp_magnitude_unit(magnitude, spec->unit);

    return g_strjoinv(unit, parts);
}
