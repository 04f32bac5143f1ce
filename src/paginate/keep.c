#include "paginate/keep-private.h"

#include <math.h>

#include "paginate/split-private.h"

/* Lengths in layouts are rounded: what reaches so little into a grid line does not need it. */
#define GRID_SLACK 0.5 /* points */

double
rp_keep_snap(double y, double pitch)
{
    return pitch > 0 ? ceil((y - GRID_SLACK) / pitch) * pitch : y;
}

double
rp_keep_needed(const RpBox *galley, guint index, double pitch)
{
    const RpBox *box = g_ptr_array_index(galley->children, index);
    double y = 0; /* top of `box` */

    while (box->keep_with_next && index + 1 < galley->children->len) {
        const RpBox *next = g_ptr_array_index(galley->children, ++index);

        if (next->break_before)
            break;
        y = rp_keep_snap(y + rp_split_height(box) + rp_box_gap(box, next), pitch);
        box = next;
    }
    return y + rp_split_least(box);
}
