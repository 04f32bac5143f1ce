#include "paginate/split-private.h"

#include "paginate/split-row-private.h"

/* Rounding in sums of heights must not push a line to the next page. */
#define SLACK 0.01

static double
ground_below(const RpBox *box)
{
    return box->ground == NULL ? 0 : box->ground->below;
}

double
rp_split_height(const RpBox *box)
{
    double height = box->height;

    if (box->head != NULL)
        height += box->head->height;
    if (box->foot != NULL)
        height += box->foot->before + box->foot->height;
    return height + ground_below(box);
}

static bool
can_cut(const RpBox *box)
{
    return box->kind == RP_BOX_COLUMN && !box->keep_whole && box->children != NULL &&
           box->children->len > 0;
}

static guint
least_children(const RpBox *box)
{
    return box->min_lines > 1 ? (guint)box->min_lines : 1;
}

/* May `box` be cut after its first `count` children? */
static bool
may_cut_after(const RpBox *box, guint count)
{
    guint least = least_children(box);
    const RpBox *above = g_ptr_array_index(box->children, count - 1);

    return count >= least && box->children->len - count >= least && !above->keep_with_next;
}

static double
head_height(const RpBox *box)
{
    return box->head == NULL ? 0 : box->head->height;
}

double
rp_split_least(const RpBox *box)
{
    double height = head_height(box) + ground_below(box);

    if (!can_cut(box))
        return rp_split_height(box);
    for (guint i = 0; i < box->children->len; i++) {
        const RpBox *child = g_ptr_array_index(box->children, i);

        if (i > 0)
            height += rp_box_gap(g_ptr_array_index(box->children, i - 1), child);
        if (i == 0 && can_cut(child))
            return height + rp_split_least(child);
        height += child->height;
        if (i + 1 < box->children->len && may_cut_after(box, i + 1))
            return height;
    }
    return rp_split_height(box);
}

/* Returns: how many children fit into `room` together with the head, and how much they take. */
static guint
fitting_children(const RpBox *box, double room, double *ret_used)
{
    double used = head_height(box);
    guint count = 0;

    while (count < box->children->len) {
        const RpBox *child = g_ptr_array_index(box->children, count);
        double next = used + rp_split_height(child);

        if (count > 0)
            next += rp_box_gap(g_ptr_array_index(box->children, count - 1), child);
        if (next > room + SLACK)
            break;
        used = next;
        count++;
    }
    *ret_used = used;
    return count;
}

/* An empty column with the properties of `box` that both parts of a cut share. */
static RpBox *
column_like(const RpBox *box)
{
    RpBox *column = rp_box_new(RP_BOX_COLUMN, box->width, 0);

    column->tag = box->tag;
    column->min_lines = box->min_lines;
    column->min_rest = box->min_rest;
    column->keep_whole = box->keep_whole;
    column->ground = g_memdup2(box->ground, sizeof *box->ground);
    return column;
}

/* Move the first `count` children of `box` to the end of `column`. The rest only moves up in the
 * array, so a long table is cut into its pages without touching every row for every page. */
static void
move_children(RpBox *box, guint count, RpBox *column)
{
    for (guint i = 0; i < count; i++)
        rp_box_append(column, g_ptr_array_index(box->children, i));
    g_ptr_array_set_free_func(box->children, NULL);
    g_ptr_array_remove_range(box->children, 0, count);
    g_ptr_array_set_free_func(box->children, (GDestroyNotify)rp_box_free);
}

/* The head of the group that goes on after a cut, on top of the rest. */
static void
repeat_group(const RpBox *first, RpBox *rest)
{
    RpBox *top = g_ptr_array_index(rest->children, 0);

    for (guint i = top->again != NULL ? 0 : first->children->len; i > 0; i--) {
        RpBox *head = g_ptr_array_index(first->children, i - 1);

        if (head->again == NULL)
            continue;
        RpBox *again = rp_box_copy(head->again);
        again->again = g_steal_pointer(&head->again); /* and on top of the part after that */
        rest->height += again->height + rp_box_gap(again, top);
        g_ptr_array_insert(rest->children, 0, again);
        return;
    }
}

/* The parts of a cut after `count` children: a new column for the first, `box` itself for the
 * rest. The space between the two vanishes. */
static void
part(RpBox *box, guint count, RpBox **ret_first, RpBox **ret_rest)
{
    RpBox *first = column_like(box);
    double gap = rp_box_gap(g_ptr_array_index(box->children, count - 1),
                            g_ptr_array_index(box->children, count));

    move_children(box, count, first);
    box->height -= first->height + gap;

    first->before = box->before;
    first->outline = g_steal_pointer(&box->outline);
    first->outline_level = box->outline_level;
    first->head = g_steal_pointer(&box->head);
    RpBox *top = g_ptr_array_index(box->children, 0);
    if (top->at_top != NULL)
        rp_box_place(top, g_steal_pointer(&top->at_top), 0, 0);
    repeat_group(first, box);
    box->before = 0;
    g_clear_pointer(&box->shorter, rp_box_free); /* they are of the whole */
    g_clear_pointer(&box->longer, rp_box_free);
    box->head = box->head_again == NULL ? NULL : rp_box_copy(box->head_again);
    *ret_first = first;
    *ret_rest = box;
}

/* Put the two parts of a child, which was `whole` high, in its place. */
static void
replace_child(RpBox *box, guint index, double whole, RpBox *top, RpBox *bottom)
{
    box->children->pdata[index] = top;
    g_ptr_array_insert(box->children, (gint)index + 1, bottom);
    box->height += top->height + rp_box_gap(top, bottom) + bottom->height - whole;
}

/* Cut inside the child after `count` whole ones. */
static bool
cut_child(RpBox *box, guint count, double room, RpBox **ret_first, RpBox **ret_rest)
{
    if (count >= box->children->len)
        return false;

    RpBox *child = g_ptr_array_index(box->children, count);
    double whole = child->height;
    RpBox *top, *bottom;

    if (count > 0)
        room -= rp_box_gap(g_ptr_array_index(box->children, count - 1), child);
    if (!can_cut(child) || rp_split_least(child) > room + SLACK ||
        !rp_split_cut(child, room, false, &top, &bottom))
        return false;
    replace_child(box, count, whole, rp_split_finish(top, false), bottom);
    part(box, count + 1, ret_first, ret_rest);
    return true;
}

/* Cut inside the row after `count` whole ones when it is higher than all of a page's `room`, of
 * which they take `used`. */
static bool
cut_row(RpBox *box, guint count, double room, double used, RpBox **ret_first, RpBox **ret_rest)
{
    if (count >= box->children->len)
        return false;

    RpBox *row = g_ptr_array_index(box->children, count);
    double whole = row->height;
    RpBox *top, *bottom;

    if (head_height(box) + whole <= room + SLACK || !rp_split_row(row, room - used, &top, &bottom))
        return false;
    replace_child(box, count, whole, top, bottom);
    part(box, count + 1, ret_first, ret_rest);
    return true;
}

/* Returns: after how many of the first `count` children to cut, leaving at least `rest`; 0 for
 * nowhere. */
static guint
legal_count(const RpBox *box, guint count, guint rest)
{
    guint legal = MIN(count, box->children->len - MIN(rest, box->children->len));

    while (legal > 0 && !may_cut_after(box, legal))
        legal--;
    return legal;
}

bool
rp_split_cut(RpBox *box, double room, bool force, RpBox **ret_first, RpBox **ret_rest)
{
    double used;

    if (box->kind != RP_BOX_COLUMN || box->children == NULL || (!force && !can_cut(box)))
        return false;
    room -= ground_below(box);

    guint count = fitting_children(box, room, &used);
    if (cut_child(box, count, room - used, ret_first, ret_rest))
        return true;

    if (force && cut_row(box, count, room, used, ret_first, ret_rest))
        return true;

    guint legal = legal_count(box, count, (guint)MAX(box->min_rest, 1));
    if (legal == 0)
        legal = legal_count(box, count, 1);
    if (legal == 0 && force)
        legal = MIN(MAX(count, 1), box->children->len - 1);
    if (legal == 0)
        return false;
    part(box, legal, ret_first, ret_rest);
    return true;
}

RpBox *
rp_split_finish(RpBox *box, bool last)
{
    if (box->head == NULL && (box->foot == NULL || !last)) {
        rp_box_lay_ground(box);
        return box;
    }

    RpBox *whole = column_like(box);
    whole->before = box->before;
    whole->after = box->after;
    whole->keep_with_next = box->keep_with_next;
    whole->outline = g_steal_pointer(&box->outline);
    whole->outline_level = box->outline_level;
    if (box->head != NULL)
        rp_box_append(whole, g_steal_pointer(&box->head));
    move_children(box, box->children == NULL ? 0 : box->children->len, whole);
    if (box->foot != NULL && last)
        rp_box_append(whole, g_steal_pointer(&box->foot));
    rp_box_lay_ground(whole);
    rp_box_free(box);
    return whole;
}
