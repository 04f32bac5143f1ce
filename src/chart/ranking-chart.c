#include "chart/compose-private.h"

#include <math.h>

#include "chart/frame.h"
#include "chart/items.h"
#include "chart/marks.h"
#include "chart/numbers.h"

/* Points. */
static const double to_label = 3, stub_part = 0.18;

typedef struct {
    const RpChartItem *item; /* borrowed */
    guint index;             /* in the spec */
    int rank;                /* 0 for none */
} Ranked;

/* An excerpt: how many places at the head and at the end, and on either side of the own region. */
enum { HEAD_PLACES = 10, END_PLACES = 5, OWN_REACH = 2 };

#define GAP (-1) /* row for places that are left out */

typedef struct {
    RpPen *pen;
    const RpChartSpec *spec;
    GArray *ranked; /* borrowed; of Ranked */
    GArray *rows;   /* borrowed; of int: index of a Ranked, or GAP */
    int decimals;
    bool any_change;
    RpScale scale;
    double rank_right, name_left, change_left;
    double top, pitch, bar;
} Plot;

static int
by_value_falling(gconstpointer a, gconstpointer b)
{
    const Ranked *x = a, *y = b;
    double vx = x->item->value, vy = y->item->value;

    if (isnan(vx) != isnan(vy))
        return isnan(vx) ? 1 : -1;
    if (vx != vy && !isnan(vx))
        return vx > vy ? -1 : 1;
    return x->index < y->index ? -1 : 1;
}

/* Competition ranks: equal values share one, the next is skipped. Missing values come last. */
static GArray *
rank_items(const RpChartSpec *spec)
{
    GArray *ranked = g_array_new(FALSE, FALSE, sizeof(Ranked));

    for (guint i = 0; i < spec->items->len; i++) {
        Ranked r = {.item = rp_item(spec, i), .index = i};
        g_array_append_val(ranked, r);
    }
    g_array_sort(ranked, by_value_falling);
    for (guint i = 0; i < ranked->len; i++) {
        Ranked *r = &g_array_index(ranked, Ranked, i);
        const Ranked *before = i > 0 ? &g_array_index(ranked, Ranked, i - 1) : NULL;
        if (isnan(r->item->value))
            continue;
        bool tie = before != NULL && before->item->value == r->item->value;
        r->rank = tie ? before->rank : (int)i + 1;
    }
    return ranked;
}

/* Which places an excerpt shows: the first, the last with a value, those about the own region. */
static void
choose_places(const GArray *ranked, bool *ret_shown)
{
    int n = (int)ranked->len, placed = 0;

    for (int i = 0; i < n; i++)
        placed += g_array_index(ranked, Ranked, i).rank > 0;
    for (int i = 0; i < n; i++) {
        ret_shown[i] |= i < HEAD_PLACES || (i >= placed - END_PLACES && i < placed);
        if (!g_array_index(ranked, Ranked, i).item->own)
            continue;
        for (int k = MAX(i - OWN_REACH, 0); k <= MIN(i + OWN_REACH, n - 1); k++)
            ret_shown[k] |= k == i || k < placed;
    }
}

/* Returns: (owned) of int. A gap stands for two places or more. */
static GArray *
rows_of(const RpChartSpec *spec, const GArray *ranked)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(int));
    g_autofree bool *shown = g_new0(bool, ranked->len + 1);

    if (spec->excerpt)
        choose_places(ranked, shown);
    for (int i = 0; i < (int)ranked->len; i++) {
        bool alone = i > 0 && i + 1 < (int)ranked->len && shown[i - 1] && shown[i + 1];
        int row = !spec->excerpt || shown[i] || alone ? i : GAP;
        if (row == GAP && rows->len > 0 && g_array_index(rows, int, rows->len - 1) == GAP)
            continue;
        g_array_append_val(rows, row);
    }
    /* Those without a value are named in the note. */
    if (rows->len > 0 && g_array_index(rows, int, rows->len - 1) == GAP)
        g_array_set_size(rows, rows->len - 1);
    return rows;
}

guint
rp_ranking_row_count(const RpChartSpec *spec)
{
    if (!spec->excerpt)
        return spec->items->len;
    g_autoptr(GArray) ranked = rank_items(spec);
    g_autoptr(GArray) rows = rows_of(spec, ranked);
    return rows->len;
}

static const Ranked *
ranked_at(const Plot *plot, guint i)
{
    return &g_array_index(plot->ranked, Ranked, i);
}

static char *
rank_text(const Ranked *r)
{
    return r->rank > 0 ? g_strdup_printf("%d", r->rank) : g_strdup("");
}

static char *
value_text(const Plot *plot, const Ranked *r)
{
    return r->rank > 0
               ? rp_chart_number(r->item->value / plot->pen->magnitude.divisor, plot->decimals)
               : g_strdup("未报送");
}

/* Room that labels need beyond the ends of the bars. */
static void
make_room(Plot *plot)
{
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(RpBarEnd));

    for (guint i = 0; i < plot->ranked->len; i++) {
        const Ranked *r = ranked_at(plot, i);
        g_autofree char *text = value_text(plot, r);
        double stub = plot->scale.lo + stub_part * (plot->scale.hi - plot->scale.lo);
        RpBarEnd end = {r->rank > 0 ? r->item->value : fmax(stub, 0),
                        to_label + rp_pen_measure(plot->pen, text, RP_CHART_STRONG)};
        g_array_append_val(ends, end);
    }
    rp_scale_make_room(&plot->scale, (const RpBarEnd *)(gpointer)ends->data, ends->len);
}

static void
lay_out(Plot *plot)
{
    const RpPen *pen = plot->pen;
    bool narrow = pen->look.narrow;
    double after_rank = narrow ? 4.2 : 6, after_name = narrow ? 8 : 16, before_change = 12;
    double ranks = narrow ? 0 : rp_pen_measure(pen, "位次", RP_CHART_TICK), changes = 0;
    RpStretch range = rp_items_range(plot->spec);

    for (guint i = 0; i < plot->ranked->len; i++) {
        g_autofree char *rank = rank_text(ranked_at(plot, i));
        ranks = fmax(ranks, rp_pen_measure(pen, rank, RP_CHART_STRONG));
        plot->any_change |= ranked_at(plot, i)->item->change != RP_CHART_NO_CHANGE;
    }
    if (plot->any_change)
        changes = rp_pen_measure(pen, narrow ? "变化" : "位次变化", RP_CHART_TICK);
    plot->rank_right = 2 + ranks;
    plot->name_left = plot->rank_right + after_rank;
    double names = rp_items_name_width(pen, plot->spec, (RpNameRoom){0.36 * pen->width, 1});
    plot->change_left = pen->width - 2 - changes;
    plot->scale = (RpScale){.lo = range.from,
                            .hi = range.to > range.from ? range.to : range.from + 1,
                            .from = plot->name_left + names + after_name,
                            .to = plot->change_left - (changes > 0 ? before_change : 0)};
    make_room(plot);
    plot->pitch = narrow ? 11.2 : 11.6;
    plot->bar = 7.4;
}

static void
draw_heads(Plot *plot)
{
    RpPen *pen = plot->pen;
    const char *head = *plot->spec->name_head != '\0' ? plot->spec->name_head : "地区";
    double change_right = pen->width - 2;
    RpSlots *slots = rp_slots_new(plot->name_left + rp_pen_measure(pen, head, RP_CHART_TICK) + 6,
                                  plot->change_left - 6, 6);

    pen->y += 13.5;
    if (!pen->look.narrow)
        rp_pen_text(pen, RP_CHART_TICK, "位次", plot->rank_right, pen->y, RP_ALIGN_RIGHT);
    rp_pen_text(pen, RP_CHART_TICK, head, plot->name_left, pen->y, RP_ALIGN_LEFT);
    if (plot->any_change)
        rp_pen_text(pen, RP_CHART_TICK, pen->look.narrow ? "变化" : "位次变化", change_right,
                    pen->y, RP_ALIGN_RIGHT);
    if (!isnan(plot->spec->average)) {
        g_autofree char *average =
            rp_chart_number(plot->spec->average / pen->magnitude.divisor, plot->decimals);
        g_autofree char *text = g_strconcat("平均 ", average, NULL);
        double width = rp_pen_measure(pen, text, RP_CHART_HEAD);
        double left =
            rp_slots_take(slots, rp_scale_at(&plot->scale, plot->spec->average), width, pen->width);
        if (!isnan(left))
            rp_pen_text(pen, RP_CHART_HEAD, text, left, pen->y, RP_ALIGN_LEFT);
    }
    rp_slots_free(slots);
    pen->y += 6.2;
    rp_pen_hline(pen, pen->y, pen->look.axis, 0.6);
}

static void
draw_own_ground(Plot *plot, double middle)
{
    RpPen *pen = plot->pen;
    double height = plot->pitch - 0.4;
    RpRect row = {0, middle - height / 2, pen->width, height};

    if (pen->look.mono)
        rp_box_add_frame(pen->art,
                         (RpRect){row.x + 0.4, row.y + 0.4, row.width - 0.8, row.height - 0.8},
                         pen->look.ink, 0.8, NULL);
    else
        rp_pen_rect(pen, row, pen->look.wash);
}

static void
draw_bar(Plot *plot, const Ranked *r, double middle)
{
    RpPen *pen = plot->pen;
    double zero = rp_scale_at(&plot->scale, 0);
    RpRect bar = {zero, middle - plot->bar / 2, 0, plot->bar};

    if (r->rank == 0) {
        bar.width = stub_part * (plot->scale.to - plot->scale.from);
        rp_pen_missing(pen, bar, (int)r->index);
        return;
    }
    double end = rp_scale_at(&plot->scale, r->item->value);
    bar.x = fmin(zero, end);
    bar.width = fabs(end - zero);
    rp_pen_fill(pen, bar, r->item->own ? RP_FILL_ACCENT : RP_FILL_NEUTRAL);
    rp_pen_record(pen, RP_GEOMETRY_BAR, bar,
                  &(RpDatum){.row = (int)r->index, .value = r->item->value});
}

static void
draw_change(Plot *plot, const Ranked *r, double middle)
{
    static const double radius = 2.2, before_number = 14;
    RpPen *pen = plot->pen;
    int change = r->item->change;
    double right = pen->width - 2;

    if (change == RP_CHART_NO_CHANGE || r->rank == 0)
        return;
    if (change == 0) {
        rp_pen_text(pen, RP_CHART_DETAIL, "—", right, middle, RP_ALIGN_RIGHT);
        return;
    }
    g_autofree char *places = g_strdup_printf("%d", ABS(change));
    RpPoint at = {right - before_number, middle};
    RpShapeInk ink = {.colour = change > 0 ? pen->look.up : pen->look.down};
    RpShape shape = change > 0 ? RP_SHAPE_TRIANGLE_UP : RP_SHAPE_TRIANGLE_DOWN;

    rp_mark_shape(pen->art, shape, at, radius, &ink);
    if (pen->look.mono && change < 0)
        rp_mark_shape(pen->art, shape, at, radius * 0.5, &(RpShapeInk){.colour = RP_WHITE});
    rp_pen_record(pen, RP_GEOMETRY_LIGHT,
                  (RpRect){at.x - radius, at.y - radius, 2 * radius, 2 * radius},
                  &(RpDatum){.row = -1, .value = NAN});
    rp_pen_text(pen, RP_CHART_WORD, places, right, middle, RP_ALIGN_RIGHT);
}

/* A number too long to stand outside stands in the end of its bar, or is dropped. */
static void
draw_value_inside(Plot *plot, double end, RpLabel label)
{
    static const double inside = 4;
    bool accent = label.kind == RP_CHART_STRONG;
    double zero = rp_scale_at(&plot->scale, 0), toward = end < zero ? -1 : 1;

    label.align = end < zero ? RP_ALIGN_LEFT : RP_ALIGN_RIGHT;
    label.x = end - toward * inside;
    label.colour = accent ? RP_WHITE : plot->pen->look.ink;
    label.plate = plot->pen->look.mono && !accent;
    if (fabs(end - zero) >= rp_pen_label_rect(plot->pen, &label).width + 2 * inside)
        rp_pen_try_label(plot->pen, &label);
}

/* The label stands outside the bar's end, on a plate where the average line would strike it. */
static void
draw_value(Plot *plot, const Ranked *r, double middle)
{
    RpPen *pen = plot->pen;
    g_autofree char *text = value_text(plot, r);
    bool negative = r->rank > 0 && r->item->value < 0;
    double end = r->rank > 0 ? rp_scale_at(&plot->scale, r->item->value)
                             : rp_scale_at(&plot->scale, 0) +
                                   stub_part * (plot->scale.to - plot->scale.from);
    RpLabel label = {.text = text,
                     .kind = r->item->own ? RP_CHART_STRONG : RP_CHART_WORD,
                     .x = end + (negative ? -to_label : to_label),
                     .y = middle,
                     .align = negative ? RP_ALIGN_RIGHT : RP_ALIGN_LEFT};
    RpRect box = rp_pen_label_rect(pen, &label);

    if (r->item->own)
        label.colour = pen->look.accent;
    if (r->rank == 0)
        label.colour = pen->look.muted;
    if (!isnan(plot->spec->average)) {
        double x = rp_scale_at(&plot->scale, plot->spec->average);
        label.plate = x > box.x - 2 && x < box.x + box.width + 2;
    }
    if (box.x >= 0 && box.x + box.width <= plot->change_left - 3)
        rp_pen_label(pen, &label);
    else
        draw_value_inside(plot, end, label);
}

/* No rank: a dash that is no text, for it would read as one that begins a line. */
static void
draw_no_rank(Plot *plot, double middle)
{
    static const double length = 6;
    RpPoint from = {plot->rank_right - length, middle}, to = {plot->rank_right, middle};

    rp_pen_line(plot->pen, from, to, &(RpStroke){.colour = plot->pen->look.muted, .width = 0.6});
}

static void
draw_row_texts(Plot *plot, const Ranked *r, double middle)
{
    RpPen *pen = plot->pen;
    g_autofree char *rank = rank_text(r);
    g_auto(RpFitName) name = rp_item_fit(pen, r->item, (RpNameRoom){0.36 * pen->width, 1});
    RpLabel labels[] = {
        {.text = rank, .kind = RP_CHART_WORD, .x = plot->rank_right, .align = RP_ALIGN_RIGHT},
        {.text = name.lines[0], .kind = RP_CHART_NAME, .x = plot->name_left},
    };

    for (guint k = 0; k < G_N_ELEMENTS(labels); k++) {
        labels[k].y = middle;
        if (r->item->own) {
            labels[k].colour = pen->look.accent;
            labels[k].kind = k == 0 ? RP_CHART_STRONG : RP_CHART_NAME_STRONG;
        }
        if (r->rank == 0)
            labels[k].colour = pen->look.muted;
        if (*labels[k].text != '\0')
            rp_pen_label(pen, &labels[k]);
    }
    if (r->rank == 0)
        draw_no_rank(plot, middle);
    draw_value(plot, r, middle);
    draw_change(plot, r, middle);
}

static void
draw_average(Plot *plot, double bottom)
{
    RpStroke stroke = {
        .colour = plot->pen->look.ink, .width = 0.9, .dash = {2.6, 1.8}, .casing = 2};
    double x = rp_scale_at(&plot->scale, plot->spec->average);

    rp_pen_line(plot->pen, (RpPoint){x, plot->top}, (RpPoint){x, bottom}, &stroke);
}

static double
middle_of(const Plot *plot, guint i)
{
    return plot->top + 1.7 + (rp_pen_row(plot->pen, i) + 0.5) * plot->pitch;
}

/* Returns: (borrowed, nullable) the place of row `i`, NULL for a gap. */
static const Ranked *
row_at(const Plot *plot, guint i)
{
    int row = g_array_index(plot->rows, int, i);

    return row == GAP ? NULL : ranked_at(plot, (guint)row);
}

static void
draw_row_marks(Plot *plot, guint i)
{
    RpPen *pen = plot->pen;
    double middle = middle_of(plot, i);
    const Ranked *r = row_at(plot, i);

    if (i > pen->first_row && i % 10 == 0 && !plot->spec->excerpt)
        rp_pen_hline(pen, middle - plot->pitch / 2, pen->look.grid, 0.4);
    if (r == NULL)
        return;
    if (r->item->own)
        draw_own_ground(plot, middle);
    draw_bar(plot, r, middle);
}

static void
draw_rows(Plot *plot)
{
    RpPen *pen = plot->pen;
    guint n = plot->rows->len, first = pen->first_row, end = rp_pen_row_end(pen, n);
    double bottom = plot->top + rp_pen_row_count(pen, n) * plot->pitch + 3,
           zero = rp_scale_at(&plot->scale, 0);
    RpStroke axis = {.colour = pen->look.axis, .width = 0.8};

    for (guint i = first; i < end; i++)
        draw_row_marks(plot, i);
    rp_pen_line(pen, (RpPoint){zero, plot->top}, (RpPoint){zero, bottom}, &axis);
    if (!isnan(plot->spec->average))
        draw_average(plot, bottom);
    for (guint i = first; i < end; i++) {
        if (row_at(plot, i) != NULL)
            draw_row_texts(plot, row_at(plot, i), middle_of(plot, i));
        else
            rp_pen_text(pen, RP_CHART_DETAIL, "…", plot->name_left, middle_of(plot, i),
                        RP_ALIGN_LEFT);
    }
    pen->y = bottom;
    rp_pen_hline(pen, pen->y, pen->look.axis, 0.8);
}

char *
rp_ranking_chart(RpPen *pen, const RpChartSpec *spec)
{
    if (!rp_items_any_value(spec)) {
        rp_frame_empty(pen);
        return NULL;
    }
    g_autoptr(GArray) ranked = rank_items(spec);
    g_autoptr(GArray) rows = rows_of(spec, ranked);
    Plot plot = {.pen = pen,
                 .spec = spec,
                 .ranked = ranked,
                 .rows = rows,
                 .decimals = rp_items_decimals(spec, pen)};

    lay_out(&plot);
    draw_heads(&plot);
    plot.top = pen->y;
    draw_rows(&plot);
    return NULL;
}
