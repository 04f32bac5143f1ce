#include "chart/frame.h"

#include <string.h>

#include "chart/items.h"

static void
draw_title(RpPen *pen, const RpChartSpec *spec)
{
    g_autoptr(GString) title = g_string_new(NULL);

    if (spec->number > 0)
        g_string_append_printf(title, pen->continued ? "图%d（续）　" : "图%d　", spec->number);
    g_string_append(title, spec->title);
    rp_pen_paragraph(pen, title->str, RP_CHART_TITLE);
}

void
rp_frame_open(RpPen *pen, const RpChartSpec *spec)
{
    static const double rule = 0.5, tag_width = 24, tag_height = 2.4;
    static const double above_title = 5, above_subtitle = 2.5;

    if (!spec->bare) {
        rp_pen_rect(pen, (RpRect){0, 0, pen->width, rule}, pen->look.rule);
        rp_pen_rect(pen, (RpRect){0, 0, tag_width, tag_height}, pen->look.accent);
        pen->y = tag_height + above_title;
        draw_title(pen, spec);
        pen->y += above_subtitle;
    }
    if (strstr(spec->subtitle, "{unit}") != NULL)
        pen->magnitude = rp_magnitude(rp_chart_largest(spec));
    g_autofree char *subtitle = rp_chart_subtitle(spec, &pen->magnitude);
    rp_pen_paragraph(pen, subtitle, RP_CHART_SUBTITLE);
}

/* "注：" and the sentences, each with its full stop. */
static char *
note_text(const RpChartSpec *spec, const char *more)
{
    g_autoptr(GString) note = g_string_new(NULL);
    const char *parts[] = {spec->note, more};

    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i] == NULL || *parts[i] == '\0')
            continue;
        if (note->len == 0 && !g_str_has_prefix(parts[i], "核对："))
            g_string_append(note, "注：");
        g_string_append(note, parts[i]);
        if (!g_str_has_suffix(parts[i], "。"))
            g_string_append(note, "。");
    }
    return g_strdup(note->str);
}

void
rp_frame_close(RpPen *pen, const RpChartSpec *spec, const char *more)
{
    static const double above_note = 8, above_rule = 5, rule = 0.5;
    g_autofree char *note = note_text(spec, more);
    bool has_source = *spec->source != '\0';
    g_autofree char *source = g_strconcat(has_source ? "来源：" : "", spec->source, NULL);
    bool both = *note != '\0' && has_source;
    g_autofree char *one_line = g_strconcat(note, both ? "　" : "", source, NULL);

    pen->y += above_note;
    if (rp_pen_measure(pen, one_line, RP_CHART_NOTE) <= pen->width) {
        rp_pen_paragraph(pen, one_line, RP_CHART_NOTE);
    } else {
        rp_pen_paragraph(pen, note, RP_CHART_NOTE);
        rp_pen_paragraph(pen, source, RP_CHART_NOTE);
    }
    if (spec->bare)
        return;
    pen->y += above_rule;
    rp_pen_rect(pen, (RpRect){0, pen->y, pen->width, rule}, pen->look.rule);
    pen->y += rule;
}

void
rp_frame_empty(RpPen *pen)
{
    static const double height = 60;

    rp_pen_label(pen, &(RpLabel){.text = "本期无数据",
                                 .kind = RP_CHART_WORD,
                                 .x = pen->width / 2,
                                 .y = pen->y + height / 2,
                                 .align = RP_ALIGN_CENTER});
    pen->y += height;
}
