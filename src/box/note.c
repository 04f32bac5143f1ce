#include "box/note.h"

#include <string.h>

#define PLACE "note-"

char *
rp_note_place(guint number)
{
    return g_strdup_printf(PLACE "%u", number);
}

guint
rp_note_of(const char *place)
{
    const char *name = *place == '#' ? place + 1 : place;

    if (!g_str_has_prefix(name, PLACE) || !g_ascii_isdigit(name[strlen(PLACE)]))
        return 0;
    return (guint)g_ascii_strtoull(name + strlen(PLACE), NULL, 10);
}

char *
rp_note_mark(guint n)
{
    static const struct {
        guint last;
        gunichar first;
    } ranges[] = {{20, 0x2460}, {35, 0x3251}, {50, 0x32B1}}; /* ①–⑳ ㉑–㉟ ㊱–㊿ */
    guint before = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(ranges); i++) {
        if (n <= ranges[i].last) {
            char mark[7] = {0};

            g_unichar_to_utf8(ranges[i].first + (n - before - 1), mark);
            return g_strdup(mark);
        }
        before = ranges[i].last;
    }
    return g_strdup_printf("(%u)", n);
}

static void
collect_items(const RpBox *box, double bottom, GArray *marks)
{
    for (guint i = 0; box->items != NULL && i < box->items->len; i++) {
        const RpItem *item = &g_array_index(box->items, RpItem, i);
        RpNoteMark mark = {.bottom = bottom};

        if (item->kind != RP_ITEM_LINK)
            continue;
        mark.note = rp_note_of(item->u.link.target);
        if (mark.note > 0)
            g_array_append_val(marks, mark);
    }
}

/* What is looked for, and how far down. */
typedef struct {
    GArray *marks; /* borrowed */
    double depth;  /* points */
} Search;

/* `whole` is the bottom of the part that `box` cannot be parted from; negative for none. */
static void
collect(const Search *search, const RpBox *box, double top, double whole)
{
    bool parts = box->kind == RP_BOX_COLUMN && !box->keep_whole && whole < 0;
    double y = top;

    if (!parts && whole < 0)
        whole = top + box->height;
    collect_items(box, whole, search->marks);
    if (box->head != NULL) {
        collect(search, box->head, y, whole < 0 ? y + box->head->height : whole);
        y += box->head->height;
    }
    for (guint i = 0; box->children != NULL && i < box->children->len && y <= search->depth; i++) {
        const RpBox *child = g_ptr_array_index(box->children, i);

        if (box->kind == RP_BOX_COLUMN && i > 0)
            y += rp_box_gap(g_ptr_array_index(box->children, i - 1), child);
        collect(search, child, y, whole);
        y += box->kind == RP_BOX_COLUMN ? child->height : 0;
    }
    if (box->foot != NULL && y <= search->depth)
        collect(search, box->foot, y, y + box->foot->before + box->foot->height);
}

GArray *
rp_note_marks(const RpBox *box, double depth)
{
    Search search = {g_array_new(FALSE, FALSE, sizeof(RpNoteMark)), depth};

    collect(&search, box, 0, -1);
    return search.marks;
}
