#include "chart/compose-private.h"

#include <math.h>

#include "chart/frame.h"
#include "chart/items.h"
#include "chart/key.h"
#include "chart/marks.h"

#define N_COLUMNS 8

typedef struct {
    RpPen *pen;
    const RpChartSpec *spec;
    int decimals;
    double left, top, pitch, tile;
    unsigned counts[RP_N_STATUS];
    bool any_own;
} Plot;

static char *
value_text(const Plot *plot, const RpChartItem *item)
{
    return isnan(item->value) ? g_strdup("未报") : rp_chart_number(item->value, plot->decimals);
}

/* Named, but neither a value nor one that is missing. */
static bool
is_empty(const RpChartItem *item)
{
    return item->outside && isnan(item->value);
}

static void
lay_out(Plot *plot)
{
    RpPen *pen = plot->pen;
    bool narrow = pen->look.narrow;

    plot->pitch = narrow ? 27.05 : 39.5;
    plot->tile = narrow ? 25 : 37.5;
    plot->left = pen->width - (N_COLUMNS - 1) * plot->pitch - plot->tile - (narrow ? 0.5 : 1);
    for (guint i = 0; i < plot->spec->items->len; i++) {
        const RpChartItem *item = rp_item(plot->spec, i);
        if (!is_empty(item))
            plot->counts[item->status]++;
        plot->any_own |= item->own;
    }
}

/* Narrow: a key line whose words carry the counts. */
static void
draw_key_line(Plot *plot)
{
    g_autoptr(GArray) key = rp_key_new();
    g_auto(GStrv) words = g_new0(char *, RP_N_STATUS + 1);
    bool present[RP_N_STATUS];
    guint k = 0;

    for (int i = 0; i < RP_N_STATUS; i++)
        present[i] = plot->counts[i] > 0;
    rp_key_add_statuses(key, plot->pen, present, false);
    for (int i = 0; i < RP_N_STATUS; i++)
        if (present[i]) {
            words[k] = g_strdup_printf("%s %u", rp_theme_word(plot->pen->theme, (RpStatus)i),
                                       plot->counts[i]);
            g_array_index(key, RpKeyItem, k).text = words[k];
            k++;
        }
    rp_key_draw(key, plot->pen);
}

static void
draw_own_frame(Plot *plot, RpRect rect)
{
    RpBox *art = plot->pen->art;

    rp_box_add_frame(art, rect, RP_WHITE, 3, NULL);
    rp_box_add_frame(art, rect, plot->pen->look.ink, 1.8, NULL);
}

/* Wide: the empty top left corner holds one line per status with its count.
 * Returns: y below it. */
static double
draw_corner(Plot *plot)
{
    static const double pitch = 14, word_left = 27, count_right = 80;
    RpPen *pen = plot->pen;
    double y = plot->top + 6;

    for (int i = 0; i < RP_N_STATUS; i++) {
        RpStatus status = (RpStatus)i;
        if (plot->counts[i] == 0)
            continue;
        g_autofree char *count = g_strdup_printf("%u 个", plot->counts[i]);
        RpRect swatch = {0, y - 4.2, 13, 8.4};
        if (status == RP_STATUS_NO_DATA)
            rp_mark_missing(pen->art, swatch, pen->theme);
        else
            rp_mark_fill(pen->art, status, swatch, pen->theme);
        rp_pen_light(pen, status, (RpPoint){20, y}, 2.9);
        rp_pen_text(pen, RP_CHART_WORD, rp_theme_word(pen->theme, status), word_left, y,
                    RP_ALIGN_LEFT);
        rp_pen_text(pen, RP_CHART_STRONG, count, count_right, y, RP_ALIGN_RIGHT);
        y += pitch;
    }
    if (plot->any_own) {
        y += 6;
        rp_box_add_frame(pen->art, (RpRect){0.8, y - 4.2, 11.8, 8.4}, pen->look.ink, 1.4, NULL);
        rp_pen_text(pen, RP_CHART_WORD, "本地区", word_left, y, RP_ALIGN_LEFT);
        y += pitch;
    }
    return y - 4;
}

static void
draw_contents(Plot *plot, const RpChartItem *item, RpRect tile)
{
    static const double radius = 2.1, shape_to_number = 3;
    RpPen *pen = plot->pen;
    const RpStatusLook *look = rp_status_look(item->status);
    bool missing = isnan(item->value), solid = item->status == RP_STATUS_MET && !missing;
    RpColour mono = solid ? RP_WHITE : pen->look.ink;
    RpColour colour = pen->look.mono ? mono : missing ? pen->look.ink : look->on_fill;
    g_autofree char *value = value_text(plot, item);
    g_auto(RpFitName) name = rp_fit_name(
        pen->typer,
        &(RpNameRequest){.name = *item->short_name != '\0' ? item->short_name : item->name,
                         .style = &pen->look.texts[RP_CHART_NAME],
                         .width = plot->tile - 1,
                         .lines = 1});
    double x = tile.x + tile.width / 2, up = tile.y + 0.35 * tile.height;
    double down = tile.y + 0.70 * tile.height;
    double width = rp_pen_measure(pen, value, RP_CHART_STRONG);
    double both = missing ? width : 2 * radius + shape_to_number + width;
    bool fits = both <= plot->tile - 1;

    if (pen->look.mono && !solid)
        rp_pen_rect(pen, (RpRect){tile.x + 2.4, up - 5, tile.width - 4.8, down - up + 10},
                    RP_WHITE);
    rp_pen_label(pen, &(RpLabel){.text = name.lines[0],
                                 .kind = item->own ? RP_CHART_NAME_STRONG : RP_CHART_NAME,
                                 .x = x,
                                 .y = up,
                                 .align = RP_ALIGN_CENTER,
                                 .colour = colour});
    if (!missing) {
        RpPoint at = {fits ? x - both / 2 + radius : x, down};
        rp_mark_shape(pen->art, look->shape, at, radius,
                      &(RpShapeInk){.colour = colour, .inside = RP_NO_COLOUR});
        rp_pen_record(pen, RP_GEOMETRY_LIGHT,
                      (RpRect){at.x - radius, at.y - radius, 2 * radius, 2 * radius},
                      &(RpDatum){.row = -1, .value = NAN});
    }
    rp_pen_label(pen, &(RpLabel){.text = fits ? value : "",
                                 .kind = missing ? RP_CHART_VALUE : RP_CHART_STRONG,
                                 .x = x + both / 2,
                                 .y = down,
                                 .align = RP_ALIGN_RIGHT,
                                 .colour = colour});
}

/* A white square with a dashed line and the name alone. */
static void
draw_empty(Plot *plot, const RpChartItem *item, RpRect tile)
{
    static const double line = 0.5, dash[2] = {2.2, 1.8};
    RpPen *pen = plot->pen;
    const char *shown = *item->short_name != '\0' ? item->short_name : item->name;
    g_autofree char *name =
        rp_fit_text(pen->typer, shown, &pen->look.texts[RP_CHART_NAME], plot->tile - 1);

    rp_box_add_frame(
        pen->art,
        (RpRect){tile.x + line / 2, tile.y + line / 2, tile.width - line, tile.height - line},
        pen->look.mono ? pen->look.ink : pen->look.rule, line, dash);
    rp_pen_label(pen, &(RpLabel){.text = name,
                                 .kind = RP_CHART_NAME,
                                 .x = tile.x + tile.width / 2,
                                 .y = tile.y + tile.height / 2,
                                 .align = RP_ALIGN_CENTER,
                                 .colour = pen->look.muted});
}

static RpRect
tile_rect(const Plot *plot, const RpChartItem *item)
{
    return (RpRect){plot->left + (item->tile_column - 1) * plot->pitch,
                    plot->top + (item->tile_row - 1) * plot->pitch, plot->tile, plot->tile};
}

static void
draw_tile(Plot *plot, guint i)
{
    RpPen *pen = plot->pen;
    const RpChartItem *item = rp_item(plot->spec, i);
    RpRect tile = tile_rect(plot, item);

    if (is_empty(item)) {
        draw_empty(plot, item, tile);
        return;
    }
    if (isnan(item->value)) {
        rp_pen_missing(pen, tile, (int)i);
    } else {
        rp_mark_fill(pen->art, item->status, tile, pen->theme);
        rp_pen_record(pen, RP_GEOMETRY_POINT, tile,
                      &(RpDatum){.row = (int)i, .value = item->value});
    }
    draw_contents(plot, item, tile);
}

static bool
is_placed(const RpChartItem *item)
{
    return item->tile_column >= 1 && item->tile_column <= N_COLUMNS && item->tile_row >= 1;
}

char *
rp_tiles_chart(RpPen *pen, const RpChartSpec *spec)
{
    Plot plot = {.pen = pen, .spec = spec, .decimals = MAX(spec->decimals, 0)};
    int rows = 0;

    if (!rp_items_any_value(spec)) {
        rp_frame_empty(pen);
        return NULL;
    }
    lay_out(&plot);
    if (pen->look.narrow)
        draw_key_line(&plot);
    plot.top = pen->y + 5;
    double corner = pen->look.narrow ? plot.top : draw_corner(&plot);
    for (guint i = 0; i < spec->items->len; i++) {
        if (!is_placed(rp_item(spec, i)))
            continue;
        draw_tile(&plot, i);
        rows = MAX(rows, rp_item(spec, i)->tile_row);
    }
    for (guint i = 0; i < spec->items->len; i++)
        if (rp_item(spec, i)->own && is_placed(rp_item(spec, i)))
            draw_own_frame(&plot, tile_rect(&plot, rp_item(spec, i)));
    pen->y = fmax(plot.top + rows * plot.pitch, corner);
    return NULL;
}
