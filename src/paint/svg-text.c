#include "paint/svg-text.h"

#include <math.h>
#include <string.h>

#include "paint/walk-private.h"

/* What is tried after the face itself. */
static const char sans[] = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC',"
                           "'Microsoft YaHei',sans-serif";
static const char serif[] = "'Noto Serif CJK SC','Source Han Serif SC','Songti SC',SimSun,serif";

/* Hundredths of a point, without trailing zeros. */
static void
append_number(GString *out, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE + 32];

    g_ascii_formatd(text, sizeof text, "%.2f", fabs(value) < 0.005 ? 0 : value);
    gsize length = strlen(text);
    while (text[length - 1] == '0')
        length--;
    length -= text[length - 1] == '.' ? 1 : 0;
    g_string_append_len(out, text, (gssize)length);
}

static void
append_attribute(GString *out, const char *name, double value)
{
    g_string_append_printf(out, " %s=\"", name);
    append_number(out, value);
    g_string_append_c(out, '"');
}

static void
append_colour(GString *out, const char *name, RpColour colour)
{
    if (colour == RP_NO_COLOUR)
        g_string_append_printf(out, " %s=\"none\"", name);
    else
        g_string_append_printf(out, " %s=\"#%06X\"", name, (unsigned)colour);
}

static void
append_escaped(GString *out, const char *text, gssize length)
{
    g_autofree char *escaped = g_markup_escape_text(text, length);

    g_string_append(out, escaped);
}

static void
append_point(GString *out, char letter, RpPoint at, RpPoint by)
{
    if (letter != '\0')
        g_string_append_c(out, letter);
    append_number(out, at.x + by.x);
    g_string_append_c(out, ' ');
    append_number(out, at.y + by.y);
}

static void
append_op(GString *out, const RpPathOp *op, RpPoint at)
{
    switch (op->kind) {
    case RP_PATH_MOVE:
        append_point(out, 'M', at, op->p[0]);
        break;
    case RP_PATH_LINE:
        append_point(out, 'L', at, op->p[0]);
        break;
    case RP_PATH_CURVE:
        append_point(out, 'C', at, op->p[0]);
        append_point(out, ' ', at, op->p[1]);
        append_point(out, ' ', at, op->p[2]);
        break;
    case RP_PATH_CLOSE:
        g_string_append_c(out, 'Z');
        break;
    }
}

static void
write_path(GString *out, const RpPath *path, RpPoint at)
{
    bool stroked = path->stroke != RP_NO_COLOUR && path->width > 0;

    if (path->fill == RP_NO_COLOUR && !stroked)
        return;
    g_string_append(out, "<path");
    append_colour(out, "fill", path->fill);
    if (stroked) {
        append_colour(out, "stroke", path->stroke);
        append_attribute(out, "stroke-width", path->width);
        if (path->round)
            g_string_append(out, " stroke-linejoin=\"round\" stroke-linecap=\"round\"");
        if (path->dash[0] > 0) {
            g_string_append(out, " stroke-dasharray=\"");
            append_number(out, path->dash[0]);
            g_string_append_c(out, ' ');
            append_number(out, path->dash[1]);
            g_string_append_c(out, '"');
        }
    }
    g_string_append(out, " d=\"");
    for (guint i = 0; i < path->ops->len; i++)
        append_op(out, &g_array_index(path->ops, RpPathOp, i), at);
    g_string_append(out, "\"/>\n");
}

static void
append_font(GString *out, const RpFace *face, double size)
{
    bool has_serifs = strstr(face->family, "Serif") != NULL ||
                      strstr(face->family, "Song") != NULL || strstr(face->family, "Kai") != NULL ||
                      strstr(face->family, "Fang") != NULL;

    g_string_append(out, " font-family=\"'");
    append_escaped(out, face->family, -1);
    g_string_append_printf(out, "',%s\"", has_serifs ? serif : sans);
    append_attribute(out, "font-size", size);
    if (strstr(face->style, "Bold") != NULL)
        g_string_append(out, " font-weight=\"700\"");
    if (strstr(face->style, "Italic") != NULL)
        g_string_append(out, " font-style=\"italic\"");
}

/* Characters with one x each. Some programs heed only the first x of a piece, so that a new one
 * begins where the space between characters is not what the font has: between Han and Latin and
 * after marks; and a cluster of several characters ends the piece. */
typedef struct {
    GString *xs, *text; /* owned */
    double y;
    gunichar last; /* character; 0 at the beginning */
} Piece;

static void
flush_piece(GString *out, Piece *piece)
{
    if (piece->text->len > 0) {
        g_string_append_printf(out, "<tspan x=\"%s\"", piece->xs->str);
        append_attribute(out, "y", piece->y);
        g_string_append_printf(out, ">%s</tspan>", piece->text->str);
    }
    g_string_truncate(piece->xs, 0);
    g_string_truncate(piece->text, 0);
}

static bool
is_gap(gunichar before, gunichar after)
{
    return (before < 0x80) != (after < 0x80) || (before >= 0x80 && g_unichar_ispunct(before));
}

/* Add one cluster that stands at `at`. */
static void
add_cluster(GString *out, Piece *piece, const char *text, gsize bytes, RpPoint at)
{
    bool single = g_utf8_strlen(text, (gssize)bytes) == 1;

    gunichar character = g_utf8_get_char(text);

    if (!single || fabs(at.y - piece->y) >= 0.005 || is_gap(piece->last, character))
        flush_piece(out, piece);
    if (piece->xs->len > 0)
        g_string_append_c(piece->xs, ' ');
    append_number(piece->xs, at.x);
    append_escaped(piece->text, text, (gssize)bytes);
    piece->y = at.y;
    piece->last = character;
    if (!single)
        flush_piece(out, piece);
}

static void
write_clusters(GString *out, const RpItem *item, RpPoint at)
{
    const GArray *clusters = item->u.glyphs.clusters, *glyphs = item->u.glyphs.glyphs;
    const char *text = item->u.glyphs.text;
    gsize from = item->u.glyphs.backward ? strlen(text) : 0;
    guint glyph = 0;
    Piece piece = {g_string_new(NULL), g_string_new(NULL), at.y, 0};

    for (guint i = 0; i < clusters->len; i++) {
        const RpCluster *cluster = &g_array_index(clusters, RpCluster, i);
        const char *part = text + from - (item->u.glyphs.backward ? cluster->bytes : 0);
        const RpGlyph *first = glyph < glyphs->len ? &g_array_index(glyphs, RpGlyph, glyph) : NULL;

        if (first != NULL && cluster->bytes > 0)
            add_cluster(out, &piece, part, cluster->bytes,
                        (RpPoint){at.x + first->x, at.y + first->y});
        from += item->u.glyphs.backward ? (gsize)-cluster->bytes : cluster->bytes;
        glyph += cluster->glyphs;
    }
    flush_piece(out, &piece);
    g_string_free(piece.xs, TRUE);
    g_string_free(piece.text, TRUE);
}

static void
write_glyphs(GString *out, const RpItem *item, RpPoint at)
{
    if (item->u.glyphs.glyphs->len == 0 || item->u.glyphs.colour == RP_NO_COLOUR)
        return;
    g_string_append(out, "<text");
    append_font(out, item->u.glyphs.face, item->u.glyphs.size);
    append_colour(out, "fill", item->u.glyphs.colour);
    g_string_append_c(out, '>');
    write_clusters(out, item, at);
    g_string_append(out, "</text>\n");
}

static void
write_image(GString *out, const RpItem *item, RpPoint at)
{
    gsize size;
    const guchar *data = g_bytes_get_data(item->u.image.bytes, &size);
    g_autofree char *encoded = g_base64_encode(data, size);

    g_string_append(out, "<image");
    append_attribute(out, "x", at.x);
    append_attribute(out, "y", at.y);
    append_attribute(out, "width", item->u.image.size.width);
    append_attribute(out, "height", item->u.image.size.height);
    g_string_append_printf(out, " href=\"data:image/png;base64,%s\"/>\n", encoded);
}

static void
write_item(const RpItem *item, RpPoint origin, void *data)
{
    const RpPoint at = {origin.x + item->at.x, origin.y + item->at.y};

    switch (item->kind) {
    case RP_ITEM_GLYPHS:
        write_glyphs(data, item, at);
        break;
    case RP_ITEM_PATH:
        write_path(data, &item->u.path, at);
        break;
    case RP_ITEM_IMAGE:
        write_image(data, item, at);
        break;
    case RP_ITEM_LINK:
    case RP_ITEM_DEST:
    case RP_ITEM_PAGE_REF:
        break;
    }
}

static void
find_alt(const RpBox *box, void *data)
{
    const char **alt = data;

    if (*alt == NULL && box->alt != NULL)
        *alt = box->alt;
}

static void
open_file(GString *out, const RpPages *pages, const RpPage *page)
{
    static const RpVisitor finder = {.enter = find_alt};
    const char *alt = NULL, *title = pages->info.title == NULL ? "" : pages->info.title;
    RpSize size = page->master->size;

    rp_walk_page(page, &finder, &alt);
    g_string_append(out,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"zh-CN\" role=\"img\" "
                    "aria-labelledby=\"title desc\" width=\"");
    append_number(out, size.width);
    g_string_append(out, "pt\" height=\"");
    append_number(out, size.height);
    g_string_append(out, "pt\" viewBox=\"0 0 ");
    append_number(out, size.width);
    g_string_append_c(out, ' ');
    append_number(out, size.height);
    g_string_append(out, "\">\n<title id=\"title\">");
    append_escaped(out, title, -1);
    g_string_append(out, "</title>\n<desc id=\"desc\">");
    append_escaped(out, alt == NULL ? "" : alt, -1);
    g_string_append(out, "</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>\n");
}

GBytes *
rp_paint_svg_text(const RpPages *pages, guint page)
{
    static const RpVisitor writer = {.item = write_item};
    const RpPage *painted = g_ptr_array_index(pages->pages, page);
    GString *out = g_string_new(NULL);

    open_file(out, pages, painted);
    rp_walk_page(painted, &writer, out);
    g_string_append(out, "</svg>\n");
    return g_string_free_to_bytes(out);
}
