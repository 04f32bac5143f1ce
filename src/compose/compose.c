#include "compose/compose.h"

#include "base/geom.h"
#include "compose/composer-private.h"

typedef RpBox *(*ComposeFunc)(const RpComposer *composer, const RpBlock *block);

static const ComposeFunc compose_funcs[RP_N_BLOCK_KINDS] = {
    [RP_BLOCK_COVER] = rp_compose_cover,
    [RP_BLOCK_CONTENTS] = rp_compose_contents,
    [RP_BLOCK_HEADING] = rp_compose_heading,
    [RP_BLOCK_PARAGRAPH] = rp_compose_paragraph,
    [RP_BLOCK_STRIP] = rp_compose_strip,
    [RP_BLOCK_FIGURES] = rp_compose_figures,
    [RP_BLOCK_TABLE] = rp_compose_table,
    [RP_BLOCK_CHART] = rp_compose_chart,
    [RP_BLOCK_BOX] = rp_compose_box,
    [RP_BLOCK_PAGE_BREAK] = NULL, /* only makes the next block start a page */
};

RpBox *
rp_compose_block(const RpComposer *composer, const RpBlock *block)
{
    return compose_funcs[block->kind](composer, block);
}

RpBox *
rp_compose_document(const RpDocument *document, RpTextSetter *setter)
{
    const RpPageSetup *page = &document->page;
    RpComposer composer = {
        .document = document,
        .sheet = &document->sheet,
        .setter = setter,
        .measure = page->size.width - page->margins.left - page->margins.right,
    };
    RpBox *galley = rp_box_new(RP_BOX_COLUMN, composer.measure, 0);
    bool new_page = true; /* the first block, and the first after a cover */

    for (guint i = 0; i < document->blocks->len; i++) {
        const RpBlock *block = g_ptr_array_index(document->blocks, i);

        if (block->kind == RP_BLOCK_PAGE_BREAK) {
            new_page = true;
            continue;
        }

        RpBox *box = rp_compose_block(&composer, block);
        if (block->kind != RP_BLOCK_COVER && (new_page || block->break_before)) {
            box->break_before = true;
            box->master = "body";
        }
        new_page = block->kind == RP_BLOCK_COVER;
        rp_box_append(galley, box);
    }
    return galley;
}

static void
add_master(RpPages *pages, const char *name, const RpPageSetup *page, RpInsets margins,
           bool furniture)
{
    RpPageMaster master = {
        .name = g_intern_string(name),
        .size = page->size,
        .margins = margins,
        .furniture = furniture,
    };

    g_array_append_val(pages->masters, master);
}

RpPages *
rp_compose_masters(const RpDocument *document)
{
    RpPages *pages = rp_pages_new();

    add_master(pages, "body", &document->page, document->page.margins, true);
    add_master(pages, "cover", &document->page, (RpInsets){0, 0, 0, 0}, false);
    pages->info.title = g_strdup(document->title);
    pages->info.author = g_strdup(document->author);
    pages->info.subject = g_strdup(document->subject);
    pages->info.keywords = g_strdup(document->keywords);
    pages->info.date = g_strdup(document->date);
    return pages;
}
