#include "compose/compose.h"

#include <math.h>

#include "base/geom.h"
#include "compose/composer-private.h"

typedef RpBox *(*ComposeFunc)(const RpComposer *composer, const RpBlock *block);

static const ComposeFunc compose_funcs[RP_N_BLOCK_KINDS] = {
    [RP_BLOCK_COVER] = rp_compose_cover,
    [RP_BLOCK_CONTENTS] = rp_compose_contents,
    [RP_BLOCK_HEADING] = rp_compose_heading,
    [RP_BLOCK_PARAGRAPH] = rp_compose_paragraph,
    [RP_BLOCK_MASTHEAD] = rp_compose_masthead,
    [RP_BLOCK_STRIP] = rp_compose_strip,
    [RP_BLOCK_FIGURES] = rp_compose_figures,
    [RP_BLOCK_TABLE] = rp_compose_table,
    [RP_BLOCK_CHART] = rp_compose_chart,
    [RP_BLOCK_BOX] = rp_compose_box,
    [RP_BLOCK_COLUMNS] = NULL,    /* compose-columns.c */
    [RP_BLOCK_PAGE_BREAK] = NULL, /* only makes the next block start a page */
    [RP_BLOCK_REDHEAD] = rp_compose_redhead,
    [RP_BLOCK_TITLE] = rp_compose_title,
    [RP_BLOCK_ATTACHMENTS] = rp_compose_attachments,
    [RP_BLOCK_ATTACHMENT] = rp_compose_attachment,
    [RP_BLOCK_SIGNATURE] = rp_compose_signature,
    [RP_BLOCK_COLOPHON] = rp_compose_colophon,
};

static double
body_width(const RpPageSetup *page)
{
    return page->size.width - page->margins.left - page->margins.right;
}

/* A page turned to the right by a quarter: its left edge becomes the upper one. */
static RpPageSetup
turn(RpPageSetup page)
{
    RpPageSetup turned = page;

    turned.size = (RpSize){page.size.height, page.size.width};
    if (page.turned)
        turned.margins = (RpInsets){.top = page.margins.left,
                                    .right = page.margins.top,
                                    .bottom = page.margins.right,
                                    .left = page.margins.bottom};
    return turned;
}

RpPageKind
rp_compose_page_kind(const RpDocument *document, const RpBlock *block)
{
    const RpSize own = document->page.size;
    RpPageKind kind = {"body", document->page};

    if (block->paper.width > 0) {
        kind.page.size = block->paper;
        kind.page.turned = false;
    }
    if (block->landscape && kind.page.size.width < kind.page.size.height)
        kind.page = turn(kind.page);
    else if (block->paper.width <= 0 ||
             (kind.page.size.width == own.width && kind.page.size.height == own.height))
        return (RpPageKind){"body", document->page};

    g_autofree char *name = g_strdup_printf("%dx%d", (int)lround(kind.page.size.width / RP_MM),
                                            (int)lround(kind.page.size.height / RP_MM));
    kind.name = g_intern_string(name);
    return kind;
}

/* What stands before the signature, or before the list of attachments, is not on the page before.
 */
static void
keep_signature(RpBox *galley, const RpBlock *block)
{
    if (galley->children == NULL ||
        (block->kind != RP_BLOCK_SIGNATURE && block->kind != RP_BLOCK_ATTACHMENTS))
        return;
    ((RpBox *)g_ptr_array_index(galley->children, galley->children->len - 1))->keep_with_next =
        true;
}

RpBox *
rp_compose_block(const RpComposer *composer, const RpBlock *block)
{
    return compose_funcs[block->kind](composer, block);
}

/* The galley while it grows. */
typedef struct {
    RpBox *column;
    bool new_page;       /* the next block starts a page: the first, and one after a cover */
    const char *current; /* interned; page master */
    double used;         /* height since the last page that was begun on purpose */
} Galley;

/* Append the box (taken) of a block. */
static void
append(Galley *galley, RpBox *box, const RpBlock *block, const char *master)
{
    if (block->kind != RP_BLOCK_COVER &&
        (galley->new_page || block->break_before || galley->current != master)) {
        box->break_before = true;
        box->master = master;
    }
    galley->current = master;
    galley->new_page = block->kind == RP_BLOCK_COVER;
    if (!box->break_before)
        keep_signature(galley->column, block);
    double before = galley->column->height;
    rp_box_append(galley->column, box);
    galley->used = box->break_before ? box->height : galley->used + galley->column->height - before;
}

/* Returns: the height of what stands above the next block on its page; infinite where that is not
 * known, because what went before runs over several pages. */
static double
used_above(const Galley *galley, const RpBlock *block, const RpPageKind *kind)
{
    const RpPageSetup *page = &kind->page;

    if (galley->new_page || block->break_before || galley->current != kind->name)
        return 0;
    return galley->used < page->size.height - page->margins.top - page->margins.bottom
               ? galley->used
               : INFINITY;
}

/* Returns: the block behind those that stand in the columns that block `first` begins. */
static guint
end_of_columns(const GPtrArray *blocks, guint first)
{
    guint end = first + 1;

    while (end < blocks->len && ((const RpBlock *)g_ptr_array_index(blocks, end))->column > 0)
        end++;
    return end;
}

RpBox *
rp_compose_document(const RpDocument *document, RpTextSetter *setter)
{
    RpComposer composer = {.document = document, .sheet = &document->sheet, .setter = setter};
    Galley galley = {rp_box_new(RP_BOX_COLUMN, body_width(&document->page), 0), true, NULL, 0};

    for (guint i = 0; i < document->blocks->len; i++) {
        const RpBlock *block = g_ptr_array_index(document->blocks, i);
        RpPageKind kind = rp_compose_page_kind(document, block);

        composer.page = kind.page;
        composer.measure = body_width(&kind.page);
        composer.used = used_above(&galley, block, &kind);
        if (block->kind == RP_BLOCK_PAGE_BREAK) {
            galley.new_page = true;
        } else if (block->kind == RP_BLOCK_COLUMNS) {
            guint end = end_of_columns(document->blocks, i);
            RpBox *columns = rp_compose_columns(&composer, i, end);

            galley.new_page |= block->break_before;
            if (columns == NULL)
                continue; /* one below the other instead */
            append(&galley, columns, block, kind.name);
            i = end - 1;
        } else {
            append(&galley, rp_compose_block(&composer, block), block, kind.name);
        }
    }
    composer.page = document->page;
    composer.measure = body_width(&document->page);
    galley.column->notes = rp_compose_notes(&composer);
    return galley.column;
}

static void
add_master(RpPages *pages, const char *name, const RpPageSetup *page, bool furniture)
{
    RpPageMaster master = {
        .name = g_intern_string(name),
        .size = page->size,
        .margins = furniture ? page->margins : (RpInsets){0, 0, 0, 0},
        .furniture = furniture,
        .turned = furniture && page->turned && page->size.width > page->size.height,
        .pitch = furniture ? page->pitch : 0,
    };

    if (rp_pages_lookup_master(pages, name) == NULL)
        g_array_append_val(pages->masters, master);
}

RpPages *
rp_compose_masters(const RpDocument *document)
{
    RpPages *pages = rp_pages_new();

    add_master(pages, "body", &document->page, true);
    add_master(pages, "cover", &document->page, false);
    for (guint i = 0; i < document->blocks->len; i++) {
        RpPageKind kind = rp_compose_page_kind(document, g_ptr_array_index(document->blocks, i));

        add_master(pages, kind.name, &kind.page, true);
    }
    pages->info.title = g_strdup(document->title);
    pages->info.author = g_strdup(document->author);
    pages->info.subject = g_strdup(document->subject);
    pages->info.keywords = g_strdup(document->keywords);
    pages->info.date = g_strdup(document->date);
    return pages;
}
