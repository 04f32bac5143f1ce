#include "chart/compose-private.h"

#include <math.h>

#include "chart/frame.h"
#include "chart/items.h"
#include "chart/key.h"
#include "chart/marks.h"

/* Points. */
static const double cell_gap = 1.2, after_names = 8, before_count = 6;

typedef struct {
    guint index; /* of the item */
    int red;     /* cells 滞后, 倒退 or 未完成 */
} HeatRow;

typedef struct {
    RpPen *pen;
    const RpChartSpec *spec;
    int decimals;
    GArray *rows; /* borrowed; of HeatRow, fewest red first */
    const char *count_head;
    RpNameRoom names;
    double left, cell, pitch; /* of the cells */
    bool numbers;             /* there is room for them */
} Plot;

static RpStatus
status_at(const RpChartSpec *spec, guint s, guint i)
{
    const GArray *statuses = rp_series(spec, s)->statuses;

    return i < statuses->len ? g_array_index(statuses, RpStatus, i) : RP_STATUS_NO_DATA;
}

static bool
is_red(RpStatus status)
{
    return status == RP_STATUS_BEHIND || status == RP_STATUS_REGRESS || status == RP_STATUS_MISSED;
}

static int
by_red_rising(gconstpointer a, gconstpointer b)
{
    const HeatRow *x = a, *y = b;

    if (x->red != y->red)
        return x->red < y->red ? -1 : 1;
    return x->index < y->index ? -1 : 1;
}

static GArray *
sorted_rows(const RpChartSpec *spec)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(HeatRow));

    for (guint i = 0; i < spec->items->len; i++) {
        HeatRow row = {.index = i};
        for (guint s = 0; s < spec->series->len; s++)
            row.red += is_red(status_at(spec, s, i));
        g_array_append_val(rows, row);
    }
    g_array_sort(rows, by_red_rising);
    return rows;
}

static char *
value_text(const Plot *plot, guint s, guint i)
{
    return rp_chart_number(rp_series_value(plot->spec, s, i), plot->decimals);
}

static void
lay_out(Plot *plot)
{
    static const double most_names = 0.25, least_air = 1.5;
    RpPen *pen = plot->pen;
    bool narrow = pen->look.narrow;
    double widest = 0, sign = narrow ? 0 : 9;

    plot->count_head = narrow ? "落后" : "滞后/倒退";
    plot->names = (RpNameRoom){most_names * pen->width, 1};
    plot->left = rp_items_name_width(pen, plot->spec, plot->names) + after_names;
    double right = pen->width - rp_pen_measure(pen, plot->count_head, RP_CHART_TICK) - before_count;
    plot->cell = (right - plot->left) / plot->spec->series->len;
    plot->pitch = narrow ? 20.5 : 19;
    for (guint s = 0; s < plot->spec->series->len; s++)
        for (guint i = 0; i < plot->spec->items->len; i++) {
            g_autofree char *text = value_text(plot, s, i);
            widest = fmax(widest, rp_pen_measure(pen, text, RP_CHART_STRONG));
        }
    plot->numbers = widest + sign + least_air <= plot->cell - cell_gap;
}

static void
draw_key(Plot *plot)
{
    bool present[RP_N_STATUS] = {false};
    g_autoptr(GArray) key = rp_key_new();

    for (guint s = 0; s < plot->spec->series->len; s++)
        for (guint i = 0; i < plot->spec->items->len; i++)
            present[status_at(plot->spec, s, i)] = true;
    rp_key_add_statuses(key, plot->pen, present, false);
    rp_key_draw(key, plot->pen);
}

/* Names of the columns in two lines, bottom-aligned. */
static void
draw_heads(Plot *plot)
{
    static const double leading = 1.2, below = 3;
    RpPen *pen = plot->pen;
    double line = leading * rp_pen_size(pen, RP_CHART_TICK), bottom = pen->y + 6 + 2 * line;

    for (guint s = 0; s < plot->spec->series->len; s++) {
        g_auto(RpFitName) name =
            rp_fit_name(pen->typer, &(RpNameRequest){.name = rp_series(plot->spec, s)->name,
                                                     .style = &pen->look.texts[RP_CHART_TICK],
                                                     .width = plot->cell - 1,
                                                     .lines = 2});
        double x = plot->left + (s + 0.5) * plot->cell;
        for (int k = 0; k < name.n; k++)
            rp_pen_label(pen, &(RpLabel){.text = name.lines[k],
                                         .kind = RP_CHART_TICK,
                                         .x = x,
                                         .y = bottom - (name.n - k - 0.5) * line,
                                         .align = RP_ALIGN_CENTER,
                                         .colour = pen->look.text});
    }
    rp_pen_text(pen, RP_CHART_TICK, plot->count_head, pen->width, bottom - line / 2,
                RP_ALIGN_RIGHT);
    pen->y = bottom + below;
    rp_pen_hline(pen, pen->y, pen->look.axis, 0.6);
    pen->y += 1.4;
}

/* Shape and number, side by side or one above the other, on a plate in mono. */
static void
draw_cell_contents(Plot *plot, RpStatus status, RpRect cell, const char *text)
{
    static const double radius = 2.2, shape_to_number = 3.2;
    RpPen *pen = plot->pen;
    const RpStatusLook *look = rp_status_look(status);
    bool solid = status == RP_STATUS_MET, plate = pen->look.mono && !solid;
    RpColour mono = solid ? RP_WHITE : pen->look.ink;
    RpColour colour = pen->look.mono ? mono : look->on_fill;
    RpPoint centre = {cell.x + cell.width / 2, cell.y + cell.height / 2}, shape = centre;
    RpLabel label = {.text = text,
                     .kind = RP_CHART_STRONG,
                     .x = centre.x,
                     .y = centre.y,
                     .align = RP_ALIGN_CENTER,
                     .colour = colour};
    double width = rp_pen_label_rect(pen, &label).width;
    RpRect ground = {centre.x - width / 2 - 2, centre.y - 5, width + 4, 10};

    if (!plot->numbers) {
        label.text = "";
        ground = (RpRect){centre.x - 4, centre.y - 4, 8, 8};
    } else if (pen->look.narrow) {
        shape.y = cell.y + 5;
        label.y = cell.y + cell.height - 6;
        ground.y = cell.y + 1.6;
        ground.height = cell.height - 3.2;
    } else {
        double both = 2 * radius + shape_to_number + width;
        shape.x = centre.x - both / 2 + radius;
        label.x = centre.x + both / 2 - width / 2;
        ground.x = centre.x - both / 2 - 2;
        ground.width = both + 4;
    }
    if (plate)
        rp_pen_rect(pen, ground, RP_WHITE);
    rp_mark_shape(pen->art, look->shape, shape, radius,
                  &(RpShapeInk){.colour = colour, .inside = RP_NO_COLOUR});
    rp_pen_record(pen, RP_GEOMETRY_LIGHT,
                  (RpRect){shape.x - radius, shape.y - radius, 2 * radius, 2 * radius},
                  &(RpDatum){.row = -1, .value = NAN});
    rp_pen_label(pen, &label);
}

static void
draw_cell(Plot *plot, guint s, guint i, RpRect cell)
{
    RpPen *pen = plot->pen;
    RpStatus status = status_at(plot->spec, s, i);
    double value = rp_series_value(plot->spec, s, i);
    g_autofree char *text = value_text(plot, s, i);

    if (isnan(value)) {
        rp_pen_missing(pen, cell, (int)i);
        rp_pen_label(pen, &(RpLabel){.text = text,
                                     .kind = RP_CHART_VALUE,
                                     .x = cell.x + cell.width / 2,
                                     .y = cell.y + cell.height / 2,
                                     .align = RP_ALIGN_CENTER,
                                     .plate = pen->look.mono});
        return;
    }
    rp_mark_fill(pen->art, status, cell, pen->theme);
    rp_pen_record(pen, RP_GEOMETRY_POINT, cell,
                  &(RpDatum){.row = (int)i, .series = (int)s, .value = value});
    draw_cell_contents(plot, status, cell, text);
}

static void
draw_row(Plot *plot, guint k)
{
    RpPen *pen = plot->pen;
    const HeatRow *row = &g_array_index(plot->rows, HeatRow, k);
    double middle = pen->y + plot->pitch / 2;
    g_auto(RpFitName) name = rp_item_fit(pen, rp_item(plot->spec, row->index), plot->names);
    g_autofree char *red = g_strdup_printf("%d", row->red);

    rp_pen_name(pen, &name, 0, middle, RP_ALIGN_LEFT);
    for (guint s = 0; s < plot->spec->series->len; s++)
        draw_cell(plot, s, row->index,
                  (RpRect){plot->left + s * plot->cell, pen->y, plot->cell - cell_gap,
                           plot->pitch - cell_gap});
    rp_pen_text(pen, RP_CHART_STRONG, red, pen->width, middle, RP_ALIGN_RIGHT);
    pen->y += plot->pitch;
}

char *
rp_heat_chart(RpPen *pen, const RpChartSpec *spec)
{
    if (!rp_series_any_value(spec)) {
        rp_frame_empty(pen);
        return NULL;
    }
    g_autoptr(GArray) rows = sorted_rows(spec);
    Plot plot = {.pen = pen, .spec = spec, .rows = rows, .decimals = MAX(spec->decimals, 0)};

    draw_key(&plot);
    lay_out(&plot);
    draw_heads(&plot);
    for (guint k = pen->first_row; k < rp_pen_row_end(pen, rows->len); k++)
        draw_row(&plot, k);
    pen->y += 1;
    rp_pen_hline(pen, pen->y, pen->look.axis, 0.8);
    return NULL;
}
