#include "chart/key.h"

#include <math.h>

#include "chart/marks.h"

/* Points. */
static const double swatch_width = 9, swatch_height = 6.8;
static const double to_text = 5, between = 11, light_radius = 3;
static const double above_key = 2, line_pitch = 1.5;

RpKey *
rp_key_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(RpKeyItem));
}

static void
draw_light(RpPen *pen, RpRect rect, const RpKeyItem *item)
{
    RpPoint centre = {rect.x + light_radius * 1.24, rect.y + rect.height / 2};

    rp_pen_light(pen, item->status, centre, light_radius);
}

/* Fill first, then the light, so that both are learnt together. */
static void
draw_fill_and_light(RpPen *pen, RpRect rect, const RpKeyItem *item)
{
    RpRect fill = {rect.x, rect.y + (rect.height - swatch_height) / 2, swatch_width, swatch_height};

    if (item->status == RP_STATUS_NO_DATA)
        rp_mark_missing(pen->art, fill, pen->theme);
    else
        rp_mark_fill(pen->art, item->status, fill, pen->theme);
    rect.x += swatch_width + 3;
    draw_light(pen, rect, item);
}

static void
draw_target(RpPen *pen, RpRect rect, const RpKeyItem *item)
{
    RpRect tick = {rect.x + 0.2, rect.y + rect.height / 2 - 4.5, 1.6, 9};

    (void)item;
    rp_pen_rect(pen, tick, pen->look.ink);
}

static void
draw_time(RpPen *pen, RpRect rect, const RpKeyItem *item)
{
    double y = rect.y + rect.height / 2;
    RpStroke stroke = {.colour = pen->look.ink, .width = 1, .dash = {2.6, 1.8}};

    (void)item;
    rp_pen_line(pen, (RpPoint){rect.x, y}, (RpPoint){rect.x + rect.width, y}, &stroke);
}

static void
draw_swatch(RpPen *pen, RpRect rect, const RpKeyItem *item)
{
    rp_pen_fill(
        pen,
        (RpRect){rect.x, rect.y + (rect.height - swatch_height) / 2, swatch_width, swatch_height},
        item->fill);
}

static void
draw_thin_bar(RpPen *pen, RpRect rect, const RpKeyItem *item)
{
    static const double height = 3.4;

    rp_pen_fill(pen, (RpRect){rect.x, rect.y + (rect.height - height) / 2, swatch_width, height},
                item->fill);
}

void
rp_key_add_bar(RpKey *key, RpFill fill, const char *text)
{
    RpKeyItem item = {.draw = draw_thin_bar, .width = swatch_width, .fill = fill, .text = text};

    g_array_append_val(key, item);
}

void
rp_key_add_statuses(RpKey *key, const RpPen *pen, const bool *present, bool fills)
{
    bool with_fill = fills || pen->look.mono;

    for (int i = 0; i < RP_N_STATUS; i++) {
        if (!present[i])
            continue;
        RpKeyItem item = {.status = (RpStatus)i, .text = rp_theme_word(pen->theme, (RpStatus)i)};
        item.draw = with_fill ? draw_fill_and_light : draw_light;
        item.width = 2 * 1.24 * light_radius + (with_fill ? swatch_width + 3 : 0);
        g_array_append_val(key, item);
    }
}

void
rp_key_add_target(RpKey *key, const char *text)
{
    RpKeyItem item = {.draw = draw_target, .width = 2, .text = text};

    g_array_append_val(key, item);
}

void
rp_key_add_time(RpKey *key, const char *text)
{
    RpKeyItem item = {.draw = draw_time, .width = 9.6, .text = text};

    g_array_append_val(key, item);
}

void
rp_key_add_swatch(RpKey *key, RpFill fill, const char *text)
{
    RpKeyItem item = {.draw = draw_swatch, .width = swatch_width, .fill = fill, .text = text};

    g_array_append_val(key, item);
}

static void
draw_item(RpPen *pen, const RpKeyItem *item, double x, double gap)
{
    double pitch = rp_pen_size(pen, RP_CHART_WORD) * line_pitch;

    item->draw(pen, (RpRect){x, pen->y, item->width, pitch}, item);
    rp_pen_text(pen, RP_CHART_WORD, item->text, x + item->width + gap, pen->y + pitch / 2,
                RP_ALIGN_LEFT);
}

void
rp_key_draw(RpKey *key, RpPen *pen)
{
    double pitch = rp_pen_size(pen, RP_CHART_WORD) * line_pitch, x = 0;

    if (key->len == 0)
        return;
    pen->y += above_key;
    for (guint i = 0; i < key->len; i++) {
        const RpKeyItem *item = &g_array_index(key, RpKeyItem, i);
        double text = rp_pen_measure(pen, item->text, RP_CHART_WORD);
        double gap = item->draw == draw_light || item->draw == draw_fill_and_light ? 3 : to_text;
        double width = item->width + gap + text;

        if (x > 0 && x + width > pen->width) {
            x = 0;
            pen->y += pitch;
        }
        if (!pen->hide_key)
            draw_item(pen, item, x, gap);
        x += width + between;
    }
    pen->y += pitch;
}
