#include "paginate/split-row-private.h"

#include "paginate/split-private.h"

#define SLACK 0.01

/* A row and its two parts; points from the top of each. */
typedef struct {
    double limit;  /* text of the first part ends above it */
    double above;  /* from the top of a part to its text */
    double below;  /* from the end of its text to its foot */
    double whole;  /* height of the row */
    double top;    /* height of the first part */
    double bottom; /* height of the second */
} RowCut;

static double
end_of(const RpBox *text)
{
    return text->at.y + text->height;
}

static bool
is_text(const RpBox *box)
{
    return box->kind == RP_BOX_COLUMN && box->children != NULL && box->children->len > 0;
}

/* Returns: (borrowed, nullable) the text that reaches down furthest. */
static const RpBox *
longest_text(const RpBox *row)
{
    const RpBox *longest = NULL;

    for (guint c = 0; row->children != NULL && c < row->children->len; c++) {
        const RpBox *cell = g_ptr_array_index(row->children, c);

        for (guint i = 0; cell->children != NULL && i < cell->children->len; i++) {
            const RpBox *text = g_ptr_array_index(cell->children, i);

            if (is_text(text) && (longest == NULL || end_of(text) > end_of(longest)))
                longest = text;
        }
    }
    return longest;
}

static bool
begins_above(const RpBox *text, double limit)
{
    const RpBox *first = g_ptr_array_index(text->children, 0);

    return text->at.y + first->height <= limit + SLACK;
}

/* Returns: (owned, nullable) what of `text` stands below the limit, `at` from the top of the row;
 * what stands above it replaces `*text`, NULL for nothing. */
static RpBox *
cut_text(const RowCut *cut, RpBox **text)
{
    RpBox *whole = *text, *rest;
    const RpPoint at = whole->at;

    if (end_of(whole) <= cut->limit + SLACK)
        return NULL;
    if (!is_text(whole) || !begins_above(whole, cut->limit)) {
        *text = NULL;
        return whole;
    }
    if (!rp_split_cut(whole, cut->limit - at.y, true, text, &rest))
        return NULL; /* its one line */
    (*text)->at = at;
    rest->at = (RpPoint){at.x, end_of(*text)};
    return rest;
}

/* Move what of the texts of `cell` stands below the limit to `rest`, up to its top.
 * Returns: how far it went down, which is negative. */
static double
cut_cell(RowCut *cut, RpBox *cell, RpBox *rest)
{
    g_autoptr(GPtrArray) texts = g_steal_pointer(&cell->children);
    double shift = cut->above - cut->limit;

    if (texts == NULL)
        return shift;
    g_ptr_array_set_free_func(texts, NULL);
    for (guint i = 0; i < texts->len; i++) {
        RpBox *text = g_ptr_array_index(texts, i);
        RpBox *below = cut_text(cut, &text);

        if (text != NULL) {
            cut->top = MAX(cut->top, end_of(text) + cut->below);
            rp_box_place(cell, text, text->at.x, text->at.y);
        }
        if (below == NULL)
            continue;
        if (rest->children == NULL)
            shift = cut->above - below->at.y;
        rp_box_place(rest, below, below->at.x, below->at.y + shift);
        cut->bottom = MAX(cut->bottom, end_of(below) + cut->below);
    }
    return shift;
}

typedef struct {
    double from, to;
} Span;

static Span
span_of(const RpItem *item)
{
    Span span = {item->at.y, item->at.y};

    if (item->kind == RP_ITEM_LINK)
        span.to += item->u.link.size.height;
    for (guint i = 0; item->kind == RP_ITEM_PATH && i < item->u.path.ops->len; i++) {
        const RpPathOp *op = &g_array_index(item->u.path.ops, RpPathOp, i);
        const double y = item->at.y + op->p[0].y;

        if (op->kind == RP_PATH_CLOSE)
            continue;
        span.from = i == 0 ? y : MIN(span.from, y);
        span.to = i == 0 ? y : MAX(span.to, y);
    }
    return span;
}

/* Where in the first or the second part a point of the row comes to lie whose ground is drawn out
 * over both. */
static double
stretch(const RowCut *cut, double y, bool second)
{
    if (!second)
        return MIN(y, cut->top);
    return MAX(y - cut->whole + cut->bottom, 0);
}

/* Returns: (owned) the part of a ground, frame or active rectangle that stands in one part of the
 * row. */
static RpItem
item_part(const RowCut *cut, const RpItem *item, bool second)
{
    RpItem part = *item;

    if (item->kind == RP_ITEM_LINK) {
        const Span span = span_of(item);

        part.at.y = stretch(cut, span.from, second);
        part.u.link.size.height = stretch(cut, span.to, second) - part.at.y;
        part.u.link.target = g_strdup(item->u.link.target);
        return part;
    }
    part.u.path.ops = g_array_sized_new(FALSE, FALSE, sizeof(RpPathOp), item->u.path.ops->len);
    part.at.y = 0;
    for (guint i = 0; i < item->u.path.ops->len; i++) {
        RpPathOp op = g_array_index(item->u.path.ops, RpPathOp, i);

        for (gsize p = 0; p < G_N_ELEMENTS(op.p); p++)
            op.p[p].y = stretch(cut, item->at.y + op.p[p].y, second);
        g_array_append_val(part.u.path.ops, op);
    }
    return part;
}

/* What reaches over the limit is drawn in both parts; what stands below it goes to `rest`, moved
 * by `shift`. */
static void
deal_items(const RowCut *cut, RpBox *box, RpBox *rest, double shift)
{
    g_autoptr(GArray) items = g_steal_pointer(&box->items);

    if (items == NULL)
        return;
    g_array_set_clear_func(items, NULL);
    for (guint i = 0; i < items->len; i++) {
        RpItem item = g_array_index(items, RpItem, i);
        const Span span = span_of(&item);

        if (span.from > cut->limit + SLACK) {
            item.at.y += shift;
            rp_box_add_item(rest, item);
        } else if (span.to > cut->limit + SLACK) {
            rp_box_add_item(box, item_part(cut, &item, false));
            rp_box_add_item(rest, item_part(cut, &item, true));
            rp_item_clear(&item);
        } else {
            rp_box_add_item(box, item);
        }
    }
}

/* An empty box of the same kind in the second part. */
static RpBox *
group_like(const RpBox *box)
{
    RpBox *group = rp_box_new(RP_BOX_GROUP, box->width, box->height);

    group->tag = box->tag;
    return group;
}

static void
set_heights(RpBox *row, double height)
{
    row->height = height;
    for (guint c = 0; c < row->children->len; c++)
        ((RpBox *)g_ptr_array_index(row->children, c))->height = height;
}

bool
rp_split_row(RpBox *row, double room, RpBox **ret_top, RpBox **ret_bottom)
{
    const RpBox *longest = row->kind == RP_BOX_GROUP ? longest_text(row) : NULL;

    if (longest == NULL)
        return false;
    RowCut cut = {.above = longest->at.y,
                  .below = MAX(row->height - end_of(longest), 0),
                  .whole = row->height};
    cut.limit = room - cut.below;
    if (!begins_above(longest, cut.limit) || end_of(longest) <= cut.limit + SLACK)
        return false;

    RpBox *rest = group_like(row);
    g_autoptr(GArray) shifts = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint c = 0; c < row->children->len; c++) {
        RpBox *cell = g_ptr_array_index(row->children, c);
        RpBox *below = group_like(cell);
        const double shift = cut_cell(&cut, cell, below);

        g_array_append_val(shifts, shift);
        rp_box_place(rest, below, cell->at.x, cell->at.y);
    }
    for (guint c = 0; c < row->children->len; c++)
        deal_items(&cut, g_ptr_array_index(row->children, c), g_ptr_array_index(rest->children, c),
                   g_array_index(shifts, double, c));
    deal_items(&cut, row, rest, cut.bottom - cut.whole);
    set_heights(row, cut.top);
    set_heights(rest, cut.bottom);
    rest->keep_with_next = row->keep_with_next;
    row->keep_with_next = false;
    *ret_top = row;
    *ret_bottom = rest;
    return true;
}
