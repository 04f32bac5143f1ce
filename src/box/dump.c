#include "box/dump-private.h"

#include "box/page.h"

#define INDENT 2
#define STEP   0.01 /* what two decimals show, points */

static const char *const kind_names[] = {
    [RP_BOX_LEAF] = "leaf",
    [RP_BOX_GROUP] = "group",
    [RP_BOX_COLUMN] = "column",
};

static const char *const tag_names[] = {
    [RP_TAG_NONE] = NULL,
    [RP_TAG_H1] = "H1",
    [RP_TAG_H2] = "H2",
    [RP_TAG_H3] = "H3",
    [RP_TAG_P] = "P",
    [RP_TAG_TABLE] = "Table",
    [RP_TAG_TR] = "TR",
    [RP_TAG_TH] = "TH",
    [RP_TAG_TD] = "TD",
    [RP_TAG_FIGURE] = "Figure",
    [RP_TAG_CAPTION] = "Caption",
    [RP_TAG_TOC] = "TOC",
    [RP_TAG_TOCI] = "TOCI",
    [RP_TAG_NOTE] = "Note",
    [RP_TAG_ARTIFACT] = "Artifact",
};

static const char op_letters[] = {
    [RP_PATH_MOVE] = 'M',
    [RP_PATH_LINE] = 'L',
    [RP_PATH_CURVE] = 'C',
    [RP_PATH_CLOSE] = 'Z',
};

static const int op_points[] = {
    [RP_PATH_MOVE] = 1,
    [RP_PATH_LINE] = 1,
    [RP_PATH_CURVE] = 3,
    [RP_PATH_CLOSE] = 0,
};

void
rp_dump_number(GString *out, double x)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE + 32];

    if (x < 0 && x > -STEP / 2)
        x = 0;
    g_string_append_c(out, ' ');
    g_string_append(out, g_ascii_formatd(buffer, sizeof buffer, "%.2f", x));
}

static void
dump_point(GString *out, RpPoint p)
{
    rp_dump_number(out, p.x);
    rp_dump_number(out, p.y);
}

/* Numbers that are nearly always zero show only when they are not. */
static void
dump_nonzero(GString *out, const char *key, double x)
{
    if (x > -STEP / 2 && x < STEP / 2)
        return;
    g_string_append_printf(out, " %s", key);
    rp_dump_number(out, x);
}

void
rp_dump_text(GString *out, const char *key, const char *text)
{
    if (text == NULL)
        return;
    g_string_append_printf(out, " %s=\"", key);
    for (const char *p = text; *p != '\0'; p++) {
        const guchar c = (guchar)*p;

        if (c == '"' || c == '\\')
            g_string_append_c(out, '\\');
        if (c < 0x20)
            g_string_append_printf(out, "\\x%02x", c);
        else
            g_string_append_c(out, *p);
    }
    g_string_append_c(out, '"');
}

/* `key` is "", or ends with a blank. */
static void
dump_colour(GString *out, const char *key, RpColour colour)
{
    if (colour != RP_NO_COLOUR)
        g_string_append_printf(out, " %s#%06X", key, colour & 0xFFFFFFu);
}

/* Where each glyph stands; the ids belong to the font file and would only make dumps differ
 * between its versions. */
static void
dump_glyphs(const RpItem *item, GString *out)
{
    const RpFace *face = item->u.glyphs.face;
    const GArray *glyphs = item->u.glyphs.glyphs;

    if (face != NULL)
        g_string_append_printf(out, " \"%s %s\"", face->family, face->style);
    dump_nonzero(out, "size", item->u.glyphs.size);
    dump_colour(out, "", item->u.glyphs.colour);
    rp_dump_text(out, "text", item->u.glyphs.text);
    if (item->u.glyphs.backward)
        g_string_append(out, " backward");
    g_string_append(out, " x");
    for (guint i = 0; i < glyphs->len; i++)
        rp_dump_number(out, g_array_index(glyphs, RpGlyph, i).x);
}

static void
dump_path(const RpPath *path, GString *out)
{
    dump_colour(out, "fill ", path->fill);
    dump_colour(out, "stroke ", path->stroke);
    dump_nonzero(out, "width", path->width);
    if (path->dash[0] > 0) {
        g_string_append(out, " dash");
        rp_dump_number(out, path->dash[0]);
        rp_dump_number(out, path->dash[1]);
    }
    if (path->round)
        g_string_append(out, " round");
    for (guint i = 0; i < path->ops->len; i++) {
        const RpPathOp *op = &g_array_index(path->ops, RpPathOp, i);

        g_string_append_printf(out, " %c", op_letters[op->kind]);
        for (int k = 0; k < op_points[op->kind]; k++)
            dump_point(out, op->p[k]);
    }
}

static void
dump_size(GString *out, RpSize size)
{
    rp_dump_number(out, size.width);
    rp_dump_number(out, size.height);
}

static const char *const item_names[] = {
    [RP_ITEM_GLYPHS] = "glyphs", [RP_ITEM_PATH] = "path", [RP_ITEM_IMAGE] = "image",
    [RP_ITEM_LINK] = "link",     [RP_ITEM_DEST] = "dest", [RP_ITEM_PAGE_REF] = "page-ref",
};

static void
dump_item(const RpItem *item, int depth, GString *out)
{
    g_string_append_printf(out, "%*s%s", depth * INDENT, "", item_names[item->kind]);
    dump_point(out, item->at);
    switch (item->kind) {
    case RP_ITEM_GLYPHS:
        dump_glyphs(item, out);
        break;
    case RP_ITEM_PATH:
        dump_path(&item->u.path, out);
        break;
    case RP_ITEM_IMAGE:
        dump_size(out, item->u.image.size);
        break;
    case RP_ITEM_LINK:
        dump_size(out, item->u.link.size);
        rp_dump_text(out, "target", item->u.link.target);
        break;
    case RP_ITEM_DEST:
        rp_dump_text(out, "name", item->u.dest.name);
        break;
    case RP_ITEM_PAGE_REF:
        rp_dump_text(out, "name", item->u.page_ref.name);
        g_string_append_printf(out, " style %d", item->u.page_ref.style);
        break;
    }
    g_string_append_c(out, '\n');
}

static void
dump_flag(GString *out, bool flag, const char *name)
{
    if (flag)
        g_string_append_printf(out, " %s", name);
}

static void
dump_head_line(const RpBox *box, int depth, GString *out)
{
    g_string_append_printf(out, "%*s%s", depth * INDENT, "", kind_names[box->kind]);
    if (tag_names[box->tag] != NULL)
        g_string_append_printf(out, " %s", tag_names[box->tag]);
    dump_size(out, (RpSize){box->width, box->height});
    dump_nonzero(out, "x", box->at.x);
    dump_nonzero(out, "y", box->at.y);
    dump_nonzero(out, "baseline", box->baseline);
    dump_nonzero(out, "before", box->before);
    dump_nonzero(out, "after", box->after);
    dump_flag(out, box->keep_whole, "keep-whole");
    dump_flag(out, box->keep_with_next, "keep-with-next");
    dump_flag(out, box->break_before, "break-before");
    dump_flag(out, box->at_foot, "at-foot");
    dump_flag(out, box->shorter != NULL, "can-be-shorter");
    dump_flag(out, box->longer != NULL, "can-be-longer");
    if (box->min_lines > 0)
        g_string_append_printf(out, " min-lines %d", box->min_lines);
    rp_dump_text(out, "master", box->master);
    if (box->ground != NULL) {
        dump_colour(out, "ground ", box->ground->fill);
        dump_nonzero(out, "rule", box->ground->rule);
        dump_nonzero(out, "frame", box->ground->frame);
        dump_nonzero(out, "below", box->ground->below);
    }
    rp_dump_text(out, "alt", box->alt);
    rp_dump_text(out, "outline", box->outline);
    if (box->outline != NULL)
        g_string_append_printf(out, " level %d", box->outline_level);
    g_string_append_c(out, '\n');
}

/* A head or foot: a line that names it, the box below. */
static void
dump_part(const char *name, const RpBox *part, int depth, GString *out)
{
    if (part == NULL)
        return;
    g_string_append_printf(out, "%*s%s\n", depth * INDENT, "", name);
    rp_dump_box(part, depth + 1, out);
}

void
rp_dump_box(const RpBox *box, int depth, GString *out)
{
    dump_head_line(box, depth, out);
    dump_part("head", box->head, depth + 1, out);
    dump_part("head-again", box->head_again, depth + 1, out);
    for (guint i = 0; box->items != NULL && i < box->items->len; i++)
        dump_item(&g_array_index(box->items, RpItem, i), depth + 1, out);
    for (guint i = 0; box->children != NULL && i < box->children->len; i++)
        rp_dump_box(g_ptr_array_index(box->children, i), depth + 1, out);
    dump_part("foot", box->foot, depth + 1, out);
    for (guint i = 0; box->notes != NULL && i < box->notes->len; i++)
        dump_part("note", g_ptr_array_index(box->notes, i), depth + 1, out);
}

void
rp_box_dump(const RpBox *box, GString *out)
{
    rp_dump_box(box, 0, out);
}

static void
dump_page(const RpPage *page, GString *out)
{
    g_string_append_printf(out, "page %d %s", page->number, page->master->name);
    dump_size(out, page->master->size);
    g_string_append_c(out, '\n');
    for (guint i = 0; i < page->placed->len; i++) {
        const RpPlacedBox *placed = &g_array_index(page->placed, RpPlacedBox, i);

        g_string_append(out, "  placed");
        dump_point(out, placed->at);
        dump_flag(out, placed->turned, "turned");
        g_string_append_c(out, '\n');
        rp_dump_box(placed->box, 2, out);
    }
}

static void
dump_info(const RpPagesInfo *info, GString *out)
{
    g_string_append(out, "info");
    rp_dump_text(out, "title", info->title);
    rp_dump_text(out, "author", info->author);
    rp_dump_text(out, "subject", info->subject);
    rp_dump_text(out, "keywords", info->keywords);
    rp_dump_text(out, "date", info->date);
    g_string_append_c(out, '\n');
}

void
rp_pages_dump(const RpPages *pages, GString *out)
{
    dump_info(&pages->info, out);
    for (guint i = 0; i < pages->pages->len; i++)
        dump_page(g_ptr_array_index(pages->pages, i), out);
    for (guint i = 0; i < pages->dests->len; i++) {
        const RpDest *dest = &g_array_index(pages->dests, RpDest, i);

        g_string_append(out, "dest");
        rp_dump_text(out, "name", dest->name);
        g_string_append_printf(out, " page %u", dest->page + 1);
        dump_point(out, dest->at);
        g_string_append_c(out, '\n');
    }
    for (guint i = 0; i < pages->outline->len; i++) {
        const RpOutlineEntry *entry = &g_array_index(pages->outline, RpOutlineEntry, i);

        g_string_append_printf(out, "outline %d", entry->level);
        rp_dump_text(out, "title", entry->title);
        rp_dump_text(out, "dest", entry->dest);
        g_string_append_c(out, '\n');
    }
}
