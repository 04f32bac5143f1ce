/* chart-check.h - what must hold for every chart, whatever its kind */
#pragma once

#include <math.h>

#include "rp-check.h"

#include "chart/compose-private.h"
#include "square-typer.h"

static inline RpTheme
theme_of(bool mono)
{
    return (RpTheme){.chart = 0x1F5FA8, .track = 0xE7EAEC, .hair5 = 0x8C969D, .mono = mono};
}

static inline bool
is_solid(const RpGeometryMark *mark)
{
    return (mark->kind == RP_GEOMETRY_TEXT || mark->kind == RP_GEOMETRY_LIGHT) &&
           mark->rect.width > 0;
}

static const char *
mark_name(const RpGeometryMark *mark)
{
    return mark->text != NULL ? mark->text : "mark";
}

/* Assertions stand outside the inner loops: each one costs a message to the parent process. */
static inline void
assert_apart(const RpChartGeometry *geometry)
{
    const RpGeometryMark *marks = (const RpGeometryMark *)(gpointer)geometry->marks->data;

    for (guint i = 0; i < geometry->marks->len; i++)
        for (guint k = i + 1; is_solid(&marks[i]) && k < geometry->marks->len; k++)
            if (is_solid(&marks[k]) && rp_rects_meet(marks[i].rect, marks[k].rect))
                ck_abort_msg("'%s' at %d,%d meets '%s' at %d,%d", mark_name(&marks[i]),
                             (int)marks[i].rect.x, (int)marks[i].rect.y, mark_name(&marks[k]),
                             (int)marks[k].rect.x, (int)marks[k].rect.y);
}

static inline void
assert_inside(const RpChartGeometry *geometry)
{
    RpRect frame = {0, 0, geometry->width, geometry->height};

    for (guint i = 0; i < geometry->marks->len; i++) {
        const RpGeometryMark *mark = &g_array_index(geometry->marks, RpGeometryMark, i);
        if (!rp_rect_inside(mark->rect, frame))
            ck_abort_msg("'%s' at %d,%d leaves the chart %dx%d", mark_name(mark), (int)mark->rect.x,
                         (int)mark->rect.y, (int)geometry->width, (int)geometry->height);
    }
}

static inline guint
count_marks(const RpChartGeometry *geometry, RpGeometryKind kind)
{
    guint n = 0;

    for (guint i = 0; i < geometry->marks->len; i++)
        n += g_array_index(geometry->marks, RpGeometryMark, i).kind == kind;
    return n;
}

/* Bars of equal value per point: all lengths are proportional within 0.1 pt. */
static inline void
assert_proportional(const RpChartGeometry *geometry, bool upright)
{
    double longest = 0, of_longest = 0;

    for (guint i = 0; i < geometry->marks->len; i++) {
        const RpGeometryMark *mark = &g_array_index(geometry->marks, RpGeometryMark, i);
        double length = upright ? mark->rect.height : mark->rect.width;
        if (mark->kind != RP_GEOMETRY_BAR || mark->cut || length <= longest)
            continue;
        longest = length;
        of_longest = fabs(mark->value);
    }
    for (guint i = 0; of_longest > 0 && i < geometry->marks->len; i++) {
        const RpGeometryMark *mark = &g_array_index(geometry->marks, RpGeometryMark, i);
        double length = upright ? mark->rect.height : mark->rect.width;
        double wanted = fabs(mark->value) / of_longest * longest;
        if (mark->kind == RP_GEOMETRY_BAR && !mark->cut && fabs(length - wanted) > 0.1)
            ck_abort_msg("a bar of row %d is %d/100 pt long, not %d/100", mark->row,
                         (int)(length * 100), (int)(wanted * 100));
    }
}

/* Ticks of one axis, which are drawn one after the other with equal steps, are 8 at most. */
static inline void
assert_ticks(const RpChartGeometry *geometry)
{
    double last = NAN, step = NAN;
    guint n = 0;

    for (guint i = 0; i < geometry->marks->len; i++) {
        const RpGeometryMark *mark = &g_array_index(geometry->marks, RpGeometryMark, i);
        if (mark->kind != RP_GEOMETRY_TICK)
            continue;
        bool same_step = fabs(mark->value - last - step) <= 1e-6 * fabs(step);
        n = n == 1 && mark->value > last ? 2 : n > 1 && same_step ? n + 1 : 1;
        step = n > 1 ? mark->value - last : NAN;
        last = mark->value;
        if (n > 8)
            ck_abort_msg("%u ticks on one axis", n);
    }
}

static inline bool
has_text(const RpChartGeometry *geometry, const char *text)
{
    for (guint i = 0; i < geometry->marks->len; i++)
        if (g_strcmp0(g_array_index(geometry->marks, RpGeometryMark, i).text, text) == 0)
            return true;
    return false;
}

/* Returns: (owned). */
static inline RpChartGeometry *
geometry_of(const RpChartSpec *spec, double width, bool mono)
{
    RpChartGeometry *geometry = rp_chart_geometry_new();
    RpTheme theme = theme_of(mono);
    g_autoptr(RpBox) chart =
        rp_chart_compose_with(&(RpChartRequest){spec, width, &theme, &square_typer}, geometry);

    ck_assert_double_eq_tol(chart->width, width, 1e-9);
    return geometry;
}

#define WIDE   442.2
#define NARROW 215.4

/* Random Chinese name of 1..`most` characters. */
static inline char *
random_name(GRand *rand, int most)
{
    static const char *const pieces[] = {"国", "家", "级",   "农", "业", "标", "准",
                                         "化", "示", "范",   "区", "（", "）", "“",
                                         "”",  "GB", "2016", "、", "|",  "青", "海"};
    GString *name = g_string_new("项");
    int n = g_rand_int_range(rand, 0, most);

    for (int i = 0; i < n; i++)
        g_string_append(name, pieces[g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces))]);
    return g_string_free(name, FALSE);
}

static inline void
set_text(char **field, const char *text)
{
    g_free(*field);
    *field = g_strdup(text);
}
