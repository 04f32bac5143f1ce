#include "text/line-private.h"

#include <string.h>

#include "text/justify-private.h"
#include "text/shape-private.h"

/* The em box of Han characters about the baseline, as all CJK faces have it. */
#define HAN_ASCENT 0.88 /* em */

/* A glyph run that is being put together. */
typedef struct {
    const RpCellRun *run;
    const RpTextStyle *style;
    GArray *glyphs;   /* owned */
    GArray *clusters; /* owned */
    guint start, end; /* bytes of the text that it covers */
    double x;         /* of its origin */
    bool hyphen;      /* an added hyphen ends it */
} Pending;

typedef struct {
    const RpLineContext *context;
    const RpLine *line;
    RpBox *box;
    const double *gaps; /* after each visible cell */
    double x;           /* where the next cell goes */
    double baseline;
    Pending pending;
    const char *link; /* interned, nullable; of the cells since link_x */
    double link_x;
    double link_size;
} Writer;

/* Reverse order[from, to). */
static void
reverse(guint *order, guint from, guint to)
{
    while (from + 1 < to) {
        const guint swapped = order[from];

        order[from++] = order[--to];
        order[to] = swapped;
    }
}

static int
level_of(const RpCells *cells, const RpLine *line, guint cell)
{
    if (cell >= line->visible)
        return 0; /* blanks at the line end (UAX #9, L1) */
    return g_array_index(cells->runs, RpCellRun, rp_cells_at(cells, cell)->run).level;
}

/* Returns: (owned) a GArray of guint: the line's cells from left to right (UAX #9, L2). */
static GArray *
order_cells(const RpCells *cells, const RpLine *line)
{
    const guint n = line->end - line->first;
    GArray *ordered = g_array_sized_new(FALSE, FALSE, sizeof(guint), n);
    guint *order = (guint *)g_array_set_size(ordered, n)->data;
    int highest = 0;

    for (guint i = 0; i < n; i++) {
        order[i] = line->first + i;
        highest = MAX(highest, level_of(cells, line, order[i]));
    }
    for (int level = highest; level > 0; level--) {
        for (guint from = 0; from < n;) {
            guint to = from;

            while (to < n && level_of(cells, line, order[to]) >= level)
                to++;
            reverse(order, from, to);
            from = MAX(to, from + 1);
        }
    }
    return ordered;
}

static void
flush_item(Writer *w)
{
    Pending *p = &w->pending;

    if (p->glyphs == NULL)
        return;
    GString *text = g_string_new_len(w->context->cells->text + p->start, p->end - p->start);

    if (p->hyphen)
        g_string_append_c(text, '-');
    RpItem item = {.kind = RP_ITEM_GLYPHS, .at = {p->x, w->baseline - p->style->rise}};

    item.u.glyphs.face = p->run->face;
    item.u.glyphs.size = p->style->size;
    item.u.glyphs.colour = p->style->colour;
    item.u.glyphs.glyphs = p->glyphs;
    item.u.glyphs.clusters = p->clusters;
    item.u.glyphs.text = g_string_free(text, FALSE);
    item.u.glyphs.backward = (p->run->level & 1) != 0;
    rp_box_add_item(w->box, item);
    *p = (Pending){0};
}

/* Whether `cell` can go on in the pending item: same look, and text that follows. */
static bool
continues_item(const Writer *w, const RpCell *cell)
{
    const Pending *p = &w->pending;
    const RpCellRun *run = &g_array_index(w->context->cells->runs, RpCellRun, cell->run);
    const RpTextStyle *style = &w->context->spans[cell->span].style;

    if (p->glyphs == NULL || p->run->face != run->face || (p->run->level & 1) != (run->level & 1) ||
        p->style->size != style->size || p->style->colour != style->colour ||
        p->style->rise != style->rise)
        return false;
    return (run->level & 1) != 0 ? cell->start + cell->length == p->start : cell->start == p->end;
}

static void
begin_item(Writer *w, const RpCell *cell)
{
    flush_item(w);
    w->pending = (Pending){
        .run = &g_array_index(w->context->cells->runs, RpCellRun, cell->run),
        .style = &w->context->spans[cell->span].style,
        .glyphs = g_array_new(FALSE, FALSE, sizeof(RpGlyph)),
        .clusters = g_array_new(FALSE, FALSE, sizeof(RpCluster)),
        .start = cell->start,
        .end = cell->start,
        .x = w->x,
    };
    if ((w->pending.run->level & 1) != 0)
        w->pending.start = w->pending.end = cell->start + cell->length;
}

static void
write_glyphs(Writer *w, const RpCell *cell)
{
    Pending *p = &w->pending;
    const RpCluster cluster = {(guint16)cell->length, (guint16)cell->n_glyphs};
    double x = w->x - p->x + cell->shift;

    for (guint k = 0; k < cell->n_glyphs; k++) {
        const RpCellGlyph *from =
            &g_array_index(w->context->cells->glyphs, RpCellGlyph, cell->glyph + k);
        const RpGlyph glyph = {from->id, x + from->x, from->y};

        g_array_append_val(p->glyphs, glyph);
        x += from->advance;
    }
    g_array_append_val(p->clusters, cluster);
    if ((p->run->level & 1) != 0)
        p->start = cell->start;
    else
        p->end = cell->start + cell->length;
}

/* Close the active rectangle of a link when another one, or none, begins. */
static void
follow_link(Writer *w, const char *link, double size)
{
    if (link == w->link)
        return;
    if (w->link != NULL)
        rp_box_add_link(w->box,
                        (RpRect){w->link_x, w->baseline - HAN_ASCENT * w->link_size,
                                 w->x - w->link_x, w->link_size},
                        w->link);
    w->link = link;
    w->link_x = w->x;
    w->link_size = size;
}

static double
gap_after(const Writer *w, guint cell)
{
    const guint at = cell - w->line->first;

    return at < w->line->visible - w->line->first ? w->gaps[at] : 0.0;
}

/* Returns: the space between two cells side by side, which need not be neighbours in the text: a
 * run inside a run of the other direction stands there turned round. Of the two, the outer run (of
 * the lower level) goes on in the text where the inner one began or ended. */
static double
gap_beside(const Writer *w, guint left, guint right)
{
    const int a = level_of(w->context->cells, w->line, left);
    const int b = level_of(w->context->cells, w->line, right);
    const bool backward = (MIN(a, b) & 1) != 0;

    if (backward)
        return gap_after(w, b <= a ? right : left - 1);
    return gap_after(w, a <= b ? left : right - 1);
}

static void
write_cell(Writer *w, guint index)
{
    const RpCell *cell = rp_cells_at(w->context->cells, index);

    if (index < w->line->visible)
        follow_link(w, w->context->spans[cell->span].link, cell->size);
    else
        follow_link(w, NULL, 0.0);
    if (index == w->line->first && cell->cls == RP_CJK_OPEN)
        w->x -= cell->blank_left;
    if (!continues_item(w, cell))
        begin_item(w, cell);
    write_glyphs(w, cell);
    w->x += index + 1 == w->line->visible ? cell->end_advance : cell->advance;
}

/* A hyphen that the text does not have, in the face of the letter before it. */
static void
write_hyphen(Writer *w)
{
    Pending *p = &w->pending;
    RpGlyph glyph = {0};
    const RpCluster cluster = {1, 1};

    if (p->glyphs == NULL || !rp_shape_glyph(p->run->font, '-', &glyph.id))
        return;
    glyph.x = w->x - p->x;
    g_array_append_val(p->glyphs, glyph);
    g_array_append_val(p->clusters, cluster);
    p->hyphen = true;
}

static double
offset_of(const RpLineContext *context, double natural, double indent)
{
    static const double parts[] = {[RP_ALIGN_JUSTIFY] = 0.0,
                                   [RP_ALIGN_LEFT] = 0.0,
                                   [RP_ALIGN_CENTER] = 0.5,
                                   [RP_ALIGN_RIGHT] = 1.0};
    const double part = parts[context->style->align];

    if (context->width < 0.0)
        return 0.0;
    return part == 0.0 ? indent : (context->width - natural) * part;
}

RpBox *
rp_line_box(const RpLineContext *context, const RpLine *line, bool first)
{
    const RpParagraphStyle *style = context->style;
    const bool fixed = context->width >= 0.0;
    const bool justify = fixed && style->align == RP_ALIGN_JUSTIFY && !line->last;
    const bool indented =
        fixed && first && (style->align == RP_ALIGN_JUSTIFY || style->align == RP_ALIGN_LEFT);
    const double indent = indented ? style->indent * style->text.size : 0.0;
    const RpJustifyParams params = {.measure = fixed ? context->width - indent : G_MAXDOUBLE,
                                    .em = style->text.size,
                                    .justify = justify,
                                    .last = fixed && style->align == RP_ALIGN_JUSTIFY &&
                                            line->last && line->first > 0};
    g_autoptr(GArray) gaps = g_array_new(FALSE, TRUE, sizeof(double));

    g_array_set_size(gaps, line->visible - line->first);
    const double width = rp_justify(context->cells, line, &params, (double *)gaps->data);
    g_autoptr(GArray) order = order_cells(context->cells, line);
    RpBox *box = rp_box_new(RP_BOX_LEAF, fixed ? context->width : width, style->leading);
    Writer writer = {.context = context,
                     .line = line,
                     .box = box,
                     .gaps = (const double *)gaps->data,
                     .x = offset_of(context, width, indent)};

    box->baseline = (style->leading - style->text.size) / 2.0 + HAN_ASCENT * style->text.size;
    writer.baseline = box->baseline;
    for (guint i = 0; i < line->end - line->first; i++) {
        if (line->hyphen && line->first + i == line->visible)
            write_hyphen(&writer);
        const guint cell = g_array_index(order, guint, i);

        write_cell(&writer, cell);
        if (i + 1 < order->len)
            writer.x += gap_beside(&writer, cell, g_array_index(order, guint, i + 1));
    }
    if (line->hyphen && line->visible == line->end)
        write_hyphen(&writer);
    follow_link(&writer, NULL, 0.0);
    flush_item(&writer);
    return box;
}
