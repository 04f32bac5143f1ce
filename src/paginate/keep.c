#include "paginate/keep-private.h"

#include "paginate/split-private.h"

double
rp_keep_needed(const RpBox *galley, guint index)
{
    const RpBox *box = g_ptr_array_index(galley->children, index);
    double needed = 0;

    while (box->keep_with_next && index + 1 < galley->children->len) {
        const RpBox *next = g_ptr_array_index(galley->children, ++index);

        if (next->break_before)
            break;
        needed += rp_split_height(box) + rp_box_gap(box, next);
        box = next;
    }
    return needed + rp_split_least(box);
}
