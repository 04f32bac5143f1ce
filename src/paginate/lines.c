#include "paginate/lines-private.h"

#include <math.h>

#define SLACK     0.01
#define MAX_SHIFT 2 /* lines that are won on one page; more would be seen */

double
rp_lines_leading(const RpBox *box)
{
    double leading = 0;

    if (box->kind != RP_BOX_COLUMN || box->min_lines < 2 || box->keep_whole || box->head != NULL ||
        box->foot != NULL || box->children == NULL || box->children->len == 0)
        return 0;
    for (guint i = 0; i < box->children->len; i++) {
        const RpBox *line = g_ptr_array_index(box->children, i);

        if (line->kind != RP_BOX_LEAF || (i > 0 && fabs(line->height - leading) > SLACK))
            return 0;
        leading = line->height;
    }
    return leading;
}

/* How many lines stay empty when a paragraph of `lines` comes where there is room for `room`. */
static int
lines_lost(int lines, int room, int least)
{
    int cut = MIN(room, lines - least);

    if (lines <= room)
        return 0;
    return cut >= least ? room - cut : room;
}

static int
changes(RpLineChoice choice)
{
    return ABS(choice.shift) + ABS(choice.own);
}

static bool
is_possible(const RpBox *box, const int able[2], RpLineChoice choice)
{
    if ((choice.own < 0 && box->shorter == NULL) || (choice.own > 0 && box->longer == NULL))
        return false;
    return choice.shift >= -able[0] && choice.shift <= able[1];
}

RpLineChoice
rp_lines_choose(const RpBox *box, double room, const int able[2])
{
    const double leading = rp_lines_leading(box);
    RpLineChoice best = {0, 0};

    if (leading <= 0)
        return best;
    const int lines = (int)box->children->len;
    const int free = (int)floor((room + SLACK) / leading);
    int lost = lines_lost(lines, free, box->min_lines);

    for (int i = 0; i < 3 * (2 * MAX_SHIFT + 1); i++) {
        const RpLineChoice choice = {i / 3 - MAX_SHIFT, i % 3 - 1};

        if (!is_possible(box, able, choice) || choice.shift > free)
            continue;
        int now = lines_lost(lines + choice.own, free - choice.shift, box->min_lines);
        if (now > lost || (now == lost && changes(choice) >= changes(best)))
            continue;
        lost = now;
        best = choice;
    }
    return best;
}

static bool
is_of(const RpBox *box, double leading)
{
    return fabs(rp_lines_leading(box) - leading) < SLACK;
}

void
rp_lines_able(const RpPage *page, guint first, double leading, int ret[2])
{
    ret[0] = ret[1] = 0;
    for (guint i = first; i < page->placed->len; i++) {
        const RpBox *box = g_array_index(page->placed, RpPlacedBox, i).box;

        if (!is_of(box, leading))
            continue;
        ret[0] += box->shorter != NULL ? 1 : 0;
        ret[1] += box->longer != NULL ? 1 : 0;
    }
}

RpBox *
rp_lines_take(RpBox *box, int own)
{
    RpBox *other = own < 0   ? g_steal_pointer(&box->shorter)
                   : own > 0 ? g_steal_pointer(&box->longer)
                             : NULL;

    if (other == NULL)
        return box;
    other->before = box->before;
    other->after = box->after;
    other->min_lines = box->min_lines;
    other->keep_with_next = box->keep_with_next;
    other->tag = box->tag;
    other->outline = g_steal_pointer(&box->outline);
    other->outline_level = box->outline_level;
    rp_box_free(box);
    return other;
}

void
rp_lines_shift(const RpPage *page, guint first, double leading, int shift)
{
    for (guint i = page->placed->len; i > first && shift != 0; i--) {
        RpPlacedBox *placed = &g_array_index(page->placed, RpPlacedBox, i - 1);
        const RpBox *other = shift < 0 ? placed->box->shorter : placed->box->longer;

        if (other == NULL || !is_of(placed->box, leading))
            continue;
        placed->box = rp_lines_take(placed->box, shift);
        shift += shift < 0 ? 1 : -1;
    }
}
