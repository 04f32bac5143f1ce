#include "text/paragraph.h"

#include <string.h>

#include "text/cells-private.h"
#include "text/context-private.h"
#include "text/hyphenate.h"
#include "text/kinsoku-private.h"
#include "text/line-private.h"
#include "text/linebreak-private.h"
#include "text/shape-private.h"
#include "text/spacing-private.h"

#define ELLIPSIS "\xe2\x80\xa6"

struct RpTextSetter {
    RpShaper *shaper;         /* owned */
    RpHyphenator *hyphenator; /* owned */
    GHashTable *widths;       /* owned; text and style as bytes -> double (owned) */
};

RpTextSetter *
rp_text_setter_new(RpFontSet *fonts, RpDiags *diags)
{
    RpTextSetter *setter = g_new0(RpTextSetter, 1);

    setter->shaper = rp_shaper_new(fonts, diags);
    setter->hyphenator = rp_hyphenator_new();
    setter->widths =
        g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, g_free);
    return setter;
}

void
rp_text_setter_free(RpTextSetter *setter)
{
    if (setter == NULL)
        return;
    rp_shaper_free(setter->shaper);
    rp_hyphenator_free(setter->hyphenator);
    g_hash_table_unref(setter->widths);
    g_free(setter);
}

/* One line of source text, ready to be broken. */
typedef struct {
    RpCells *cells; /* owned */
    GArray *spans;  /* owned; of RpSpan, covering the segment */
} Segment;

static void
clear_segment(gpointer data)
{
    Segment *segment = data;

    g_clear_pointer(&segment->cells, rp_cells_free);
    g_clear_pointer(&segment->spans, g_array_unref);
}

/* Returns: (owned) the parts of the spans within bytes [from, to). */
static GArray *
slice_spans(const RpRichText *text, gsize from, gsize to)
{
    GArray *slice = g_array_new(FALSE, FALSE, sizeof(RpSpan));
    gsize start = 0;

    for (guint i = 0; i < text->spans->len && start < to; i++) {
        RpSpan span = g_array_index(text->spans, RpSpan, i);
        const gsize end = start + span.length;
        const gsize first = MAX(start, from);
        const gsize last = MIN(end, to);

        start = end;
        if (first >= last)
            continue;
        span.length = last - first;
        g_array_append_val(slice, span);
    }
    return slice;
}

/* Line ends inside a span that should stay whole become dear. */
static void
keep_spans_whole(const GArray *spans, const GArray *chars, GArray *breaks)
{
    guint i = 0;
    gsize end = 0;

    for (guint k = 0; k < spans->len; k++) {
        const RpSpan *span = &g_array_index(spans, RpSpan, k);
        const gsize start = end;

        end += span->length;
        for (; i < chars->len && g_array_index(chars, RpTextChar, i).offset < end; i++) {
            RpTextBreak *place = &g_array_index(breaks, RpTextBreak, i);

            if (span->mark && g_array_index(chars, RpTextChar, i).offset == start)
                place->cost = RP_BREAK_NEVER;
            if (span->no_break && place->cost >= 0 &&
                g_array_index(chars, RpTextChar, i).offset > start)
                place->cost = MAX(place->cost, RP_BREAK_WHOLE);
        }
    }
}

/* Characters to cells with their gaps; line ends within are taken as spaces. */
static Segment
prepare_segment(RpTextSetter *setter, const RpRichText *text, const RpParagraphStyle *style,
                gsize from, gsize to)
{
    g_autofree char *line = g_strndup(text->text->str + from, to - from);
    Segment segment = {.spans = slice_spans(text, from, to)};

    for (char *p = line; *p != '\0'; p++)
        if (*p == '\t' || *p == '\n' || *p == '\r')
            *p = ' ';
    g_autoptr(GArray) chars = rp_text_context(line, to - from);
    g_autoptr(GArray) breaks = rp_kinsoku_breaks(line, to - from, chars, setter->hyphenator);

    keep_spans_whole(segment.spans, chars, breaks);
    segment.cells = rp_shape(setter->shaper,
                             &(RpShapeInput){line, to - from, (const RpSpan *)segment.spans->data,
                                             segment.spans->len, chars, breaks});
    rp_spacing_set_gaps(segment.cells, style->han_latin);
    rp_cells_finish(segment.cells);
    return segment;
}

/* Returns: (owned) a GArray of Segment, one per line of the source text. */
static GArray *
prepare_segments(RpTextSetter *setter, const RpRichText *text, const RpParagraphStyle *style)
{
    GArray *segments = g_array_new(FALSE, TRUE, sizeof(Segment));
    const char *start = text->text->str;
    const char *end = start + text->text->len;

    g_array_set_clear_func(segments, clear_segment);
    for (const char *p = start; p < end;) {
        const char *line_end = memchr(p, '\n', (gsize)(end - p));

        if (line_end == NULL)
            line_end = end;
        const Segment segment =
            prepare_segment(setter, text, style, (gsize)(p - start), (gsize)(line_end - start));

        g_array_append_val(segments, segment);
        p = line_end + 1;
    }
    return segments;
}

static RpLineBreakParams
break_params(const RpParagraphStyle *style, double width, bool first)
{
    const bool indented =
        first && (style->align == RP_ALIGN_JUSTIFY || style->align == RP_ALIGN_LEFT);

    return (RpLineBreakParams){.width = width,
                               .indent = indented ? style->indent * style->text.size : 0.0,
                               .em = style->text.size,
                               .justify = style->align == RP_ALIGN_JUSTIFY,
                               .balance = style->align == RP_ALIGN_CENTER};
}

static void
append_lines(RpBox *column, const Segment *segment, const GArray *lines,
             const RpParagraphStyle *style, bool first)
{
    const RpLineContext context = {segment->cells, (const RpSpan *)segment->spans->data, style,
                                   column->width};

    for (guint i = 0; i < lines->len; i++)
        rp_box_append(column,
                      rp_line_box(&context, &g_array_index(lines, RpLine, i), first && i == 0));
    if (lines->len == 0)
        rp_box_append(column, rp_box_new(RP_BOX_LEAF, column->width, style->leading));
}

RpBox *
rp_text_paragraph(RpTextSetter *setter, const RpRichText *text, const RpParagraphStyle *style,
                  double width)
{
    g_autoptr(GArray) segments = prepare_segments(setter, text, style);
    RpBox *column = rp_box_new(RP_BOX_COLUMN, width, 0.0);

    for (guint i = 0; i < segments->len; i++) {
        const Segment *segment = &g_array_index(segments, Segment, i);
        const RpLineBreakParams params = break_params(style, width, i == 0);
        g_autoptr(GArray) lines = rp_line_break(segment->cells, &params);

        append_lines(column, segment, lines, style, i == 0);
    }
    return column;
}

/* The line ends of one segment, chosen three times. */
typedef struct {
    RpLineVariant of[RP_N_VARIANTS];
} SegmentVariants;

static void
clear_segment_variants(gpointer data)
{
    SegmentVariants *variants = data;

    for (int k = 0; k < RP_N_VARIANTS; k++)
        g_clear_pointer(&variants->of[k].lines, g_array_unref);
}

/* Returns: the segment that can best do with one line less or more; -1 if none can. */
static int
cheapest_segment(const GArray *variants, int kind)
{
    int cheapest = -1;

    for (guint i = 0; i < variants->len; i++) {
        const RpLineVariant *v = &g_array_index(variants, SegmentVariants, i).of[kind];

        if (v->lines != NULL &&
            (cheapest < 0 ||
             v->extra < g_array_index(variants, SegmentVariants, cheapest).of[kind].extra))
            cheapest = (int)i;
    }
    return cheapest;
}

/* Returns: (owned) the paragraph, its segment `changed` in the given number of lines. */
static RpBox *
box_of_variants(const GArray *segments, const GArray *variants, const RpParagraphStyle *style,
                double width, int changed, int kind)
{
    RpBox *column = rp_box_new(RP_BOX_COLUMN, width, 0.0);

    for (guint i = 0; i < segments->len; i++) {
        const SegmentVariants *v = &g_array_index(variants, SegmentVariants, i);
        const GArray *lines = v->of[(int)i == changed ? kind : RP_VARIANT_BEST].lines;

        append_lines(column, &g_array_index(segments, Segment, i), lines, style, i == 0);
    }
    return column;
}

RpParagraphVariants
rp_text_paragraph_variants(RpTextSetter *setter, const RpRichText *text,
                           const RpParagraphStyle *style, double width)
{
    g_autoptr(GArray) segments = prepare_segments(setter, text, style);
    g_autoptr(GArray) variants = g_array_new(FALSE, TRUE, sizeof(SegmentVariants));

    g_array_set_clear_func(variants, clear_segment_variants);
    g_array_set_size(variants, segments->len);
    for (guint i = 0; i < segments->len; i++) {
        const RpLineBreakParams params = break_params(style, width, i == 0);

        rp_line_break_variants(g_array_index(segments, Segment, i).cells, &params,
                               g_array_index(variants, SegmentVariants, i).of);
    }
    const int shorter = cheapest_segment(variants, RP_VARIANT_SHORTER);
    const int longer = cheapest_segment(variants, RP_VARIANT_LONGER);

    return (RpParagraphVariants){
        .best = box_of_variants(segments, variants, style, width, -1, RP_VARIANT_BEST),
        .shorter = shorter < 0 ? NULL
                               : box_of_variants(segments, variants, style, width, shorter,
                                                 RP_VARIANT_SHORTER),
        .longer = longer < 0 ? NULL
                             : box_of_variants(segments, variants, style, width, longer,
                                               RP_VARIANT_LONGER)};
}

static RpLine
whole_line(const RpCells *cells)
{
    const guint n = cells->cells->len;

    return (RpLine){
        .end = n, .visible = n > 0 ? rp_cells_visible_end(cells, 0, n) : 0, .last = true};
}

static RpBox *
line_of_segment(const Segment *segment, const RpParagraphStyle *style)
{
    const RpLineContext context = {segment->cells, (const RpSpan *)segment->spans->data, style,
                                   -1.0};
    const RpLine line = whole_line(segment->cells);

    if (line.end == 0)
        return rp_box_new(RP_BOX_LEAF, 0.0, style->leading);
    return rp_line_box(&context, &line, true);
}

static double
width_of_segment(const Segment *segment)
{
    const RpLine line = whole_line(segment->cells);

    return line.end == 0 ? 0.0 : rp_cells_measure(segment->cells, &line).natural;
}

RpBox *
rp_text_line(RpTextSetter *setter, const RpRichText *text, const RpParagraphStyle *style)
{
    Segment segment = prepare_segment(setter, text, style, 0, text->text->len);
    RpBox *box = line_of_segment(&segment, style);

    clear_segment(&segment);
    return box;
}

/* Returns: (owned) all that the width of a line depends on, as bytes. */
static GBytes *
width_key(const RpRichText *text, const RpParagraphStyle *style)
{
    GByteArray *key = g_byte_array_sized_new((guint)text->text->len + 64);

    g_byte_array_append(key, (const guint8 *)&style->han_latin, sizeof style->han_latin);
    for (guint i = 0; i < text->spans->len; i++) {
        const RpSpan *span = &g_array_index(text->spans, RpSpan, i);
        const int words[] = {(int)span->length, (int)span->style.role, span->style.weight};
        const double lengths[] = {span->style.size, span->style.tracking};

        g_byte_array_append(key, (const guint8 *)words, sizeof words);
        g_byte_array_append(key, (const guint8 *)lengths, sizeof lengths);
    }
    g_byte_array_append(key, (const guint8 *)text->text->str, (guint)text->text->len);
    return g_byte_array_free_to_bytes(key);
}

double
rp_text_width(RpTextSetter *setter, const RpRichText *text, const RpParagraphStyle *style)
{
    GBytes *key = width_key(text, style);
    double *known = g_hash_table_lookup(setter->widths, key);

    if (known != NULL) {
        g_bytes_unref(key);
        return *known;
    }
    Segment segment = prepare_segment(setter, text, style, 0, text->text->len);
    const double width = width_of_segment(&segment);

    clear_segment(&segment);
    g_hash_table_insert(setter->widths, key, g_memdup2(&width, sizeof width));
    return width;
}

/* Returns: width of the widest piece between two places where a line may well end. */
static double
widest_piece(const RpCells *cells)
{
    const guint n = cells->cells->len;
    double widest = 0.0;
    guint from = 0;

    for (guint i = 1; i <= n; i++) {
        const int cost = i < n ? rp_cells_at(cells, i)->cost : 0;

        if (cost < 0 || cost >= RP_BREAK_WHOLE)
            continue;
        const RpLine piece = {.first = from,
                              .end = i,
                              .visible = rp_cells_visible_end(cells, from, i),
                              .hyphen = i < n && rp_cells_at(cells, i)->hyphen,
                              .last = i == n};

        widest = MAX(widest, rp_cells_measure(cells, &piece).natural);
        from = i;
    }
    return widest;
}

double
rp_text_min_width(RpTextSetter *setter, const RpRichText *text, const RpParagraphStyle *style)
{
    g_autoptr(GArray) segments = prepare_segments(setter, text, style);
    double widest = 0.0;

    for (guint i = 0; i < segments->len; i++)
        widest = MAX(widest, widest_piece(g_array_index(segments, Segment, i).cells));
    return widest;
}

/* Returns: (owned) the first `length` bytes and an ellipsis in the style of the last span kept. */
static RpRichText *
cut_text(const RpRichText *text, gsize length)
{
    RpRichText *cut = rp_richtext_new();
    g_autoptr(GArray) spans = slice_spans(text, 0, MAX(length, 1));
    const RpSpan *last = &g_array_index(spans, RpSpan, spans->len - 1);

    g_string_append_len(cut->text, text->text->str, (gssize)length);
    if (length > 0)
        g_array_append_vals(cut->spans, spans->data, spans->len);
    rp_richtext_append(cut, ELLIPSIS, last->style, last->where);
    return cut;
}

/* Returns: how many cells fit into `room`; trailing blanks and opening marks do not count. */
static guint
count_fitting(const RpCells *cells, double room)
{
    guint n = cells->cells->len;

    while (n > 0 && cells->sums[n].natural > room)
        n--;
    while (n > 0 && (rp_cells_at(cells, n - 1)->cls == RP_CJK_SPACE ||
                     rp_cells_at(cells, n - 1)->cls == RP_CJK_OPEN))
        n--;
    return n;
}

RpBox *
rp_text_line_fit(RpTextSetter *setter, const RpRichText *text, const RpParagraphStyle *style,
                 double width, bool *ret_cut)
{
    Segment segment = prepare_segment(setter, text, style, 0, text->text->len);
    RpBox *box = NULL;

    *ret_cut = width_of_segment(&segment) > width + 0.001;
    if (!*ret_cut)
        box = line_of_segment(&segment, style);
    for (guint n = count_fitting(segment.cells, width); box == NULL; n--) {
        const gsize length =
            n < segment.cells->cells->len ? rp_cells_at(segment.cells, n)->start : 0;
        g_autoptr(RpRichText) cut = cut_text(text, length);

        if (n == 0 || rp_text_width(setter, cut, style) <= width)
            box = rp_text_line(setter, cut, style);
    }
    clear_segment(&segment);
    return box;
}

RpBox *
rp_text_label(RpTextSetter *setter, const char *text, const RpParagraphStyle *style)
{
    g_autoptr(RpRichText) rich = rp_richtext_new_plain(text, style->text, (RpWhere){0});

    return rp_text_line(setter, rich, style);
}

double
rp_text_label_width(RpTextSetter *setter, const char *text, const RpParagraphStyle *style)
{
    g_autoptr(RpRichText) rich = rp_richtext_new_plain(text, style->text, (RpWhere){0});

    return rp_text_width(setter, rich, style);
}
