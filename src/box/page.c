#include "box/page.h"

#include <string.h>

static void
clear_placed(RpPlacedBox *placed)
{
    g_clear_pointer(&placed->box, rp_box_free);
}

static void
clear_dest(RpDest *dest)
{
    g_clear_pointer(&dest->name, g_free);
}

static void
clear_outline_entry(RpOutlineEntry *entry)
{
    g_clear_pointer(&entry->title, g_free);
    g_clear_pointer(&entry->dest, g_free);
}

RpPages *
rp_pages_new(void)
{
    RpPages *pages = g_new0(RpPages, 1);

    pages->masters = g_array_new(FALSE, FALSE, sizeof(RpPageMaster));
    pages->pages = g_ptr_array_new_with_free_func((GDestroyNotify)rp_page_free);
    pages->dests = g_array_new(FALSE, FALSE, sizeof(RpDest));
    g_array_set_clear_func(pages->dests, (GDestroyNotify)clear_dest);
    pages->outline = g_array_new(FALSE, FALSE, sizeof(RpOutlineEntry));
    g_array_set_clear_func(pages->outline, (GDestroyNotify)clear_outline_entry);
    return pages;
}

void
rp_pages_free(RpPages *pages)
{
    if (pages == NULL)
        return;
    g_ptr_array_unref(pages->pages);
    g_array_unref(pages->masters);
    g_array_unref(pages->dests);
    g_array_unref(pages->outline);
    g_free(pages->info.title);
    g_free(pages->info.author);
    g_free(pages->info.subject);
    g_free(pages->info.keywords);
    g_free(pages->info.date);
    g_free(pages);
}

RpPage *
rp_page_new(const RpPageMaster *master, int number)
{
    RpPage *page = g_new0(RpPage, 1);

    page->master = master;
    page->number = number;
    page->placed = g_array_new(FALSE, FALSE, sizeof(RpPlacedBox));
    g_array_set_clear_func(page->placed, (GDestroyNotify)clear_placed);
    return page;
}

void
rp_page_free(RpPage *page)
{
    if (page == NULL)
        return;
    g_array_unref(page->placed);
    g_free(page);
}

void
rp_page_place(RpPage *page, RpBox *box, double x, double y)
{
    RpPlacedBox placed = {.at = {x, y}, .box = box};

    g_array_append_val(page->placed, placed);
}

const RpPageMaster *
rp_pages_lookup_master(const RpPages *pages, const char *name)
{
    for (guint i = 0; i < pages->masters->len; i++) {
        const RpPageMaster *master = &g_array_index(pages->masters, RpPageMaster, i);

        if (strcmp(master->name, name) == 0)
            return master;
    }
    return NULL;
}

const RpDest *
rp_pages_lookup_dest(const RpPages *pages, const char *name)
{
    for (guint i = 0; i < pages->dests->len; i++) {
        const RpDest *dest = &g_array_index(pages->dests, RpDest, i);

        if (strcmp(dest->name, name) == 0)
            return dest;
    }
    return NULL;
}
