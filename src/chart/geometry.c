#include "chart/geometry.h"

#include "base/number.h"

static const char *const kind_names[] = {
    [RP_GEOMETRY_TEXT] = "text",   [RP_GEOMETRY_LIGHT] = "light",     [RP_GEOMETRY_BAR] = "bar",
    [RP_GEOMETRY_POINT] = "point", [RP_GEOMETRY_MISSING] = "missing", [RP_GEOMETRY_TICK] = "tick",
};

static void
clear_mark(gpointer data)
{
    RpGeometryMark *mark = data;

    g_free(mark->text);
}

RpChartGeometry *
rp_chart_geometry_new(void)
{
    RpChartGeometry *geometry = g_new0(RpChartGeometry, 1);

    geometry->marks = g_array_new(FALSE, FALSE, sizeof(RpGeometryMark));
    g_array_set_clear_func(geometry->marks, clear_mark);
    return geometry;
}

void
rp_chart_geometry_free(RpChartGeometry *geometry)
{
    if (geometry == NULL)
        return;
    g_array_unref(geometry->marks);
    g_free(geometry);
}

static void
dump_length(GString *out, const char *name, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append_printf(out, " %s=%s", name, g_ascii_formatd(text, sizeof text, "%.2f", value));
}

void
rp_chart_geometry_dump(const RpChartGeometry *geometry, GString *out)
{
    g_string_append(out, "chart");
    dump_length(out, "w", geometry->width);
    dump_length(out, "h", geometry->height);
    g_string_append_c(out, '\n');
    for (guint i = 0; i < geometry->marks->len; i++) {
        const RpGeometryMark *mark = &g_array_index(geometry->marks, RpGeometryMark, i);
        g_autofree char *value = rp_number_exact(mark->value);

        g_string_append_printf(out, "  %s", kind_names[mark->kind]);
        dump_length(out, "x", mark->rect.x);
        dump_length(out, "y", mark->rect.y);
        dump_length(out, "w", mark->rect.width);
        dump_length(out, "h", mark->rect.height);
        if (mark->row >= 0)
            g_string_append_printf(out, " row=%d series=%d", mark->row, mark->series);
        if (*value != '\0')
            g_string_append_printf(out, " value=%s", value);
        if (mark->cut)
            g_string_append(out, " cut");
        if (mark->text != NULL)
            g_string_append_printf(out, " \"%s\"", mark->text);
        g_string_append_c(out, '\n');
    }
}
