#include "box/box.h"

RpBox *
rp_box_new(RpBoxKind kind, double width, double height)
{
    RpBox *box = g_new0(RpBox, 1);

    box->kind = kind;
    box->width = width;
    box->height = height;
    return box;
}

void
rp_box_free(RpBox *box)
{
    if (box == NULL)
        return;
    g_clear_pointer(&box->children, g_ptr_array_unref);
    g_clear_pointer(&box->items, g_array_unref);
    rp_box_free(box->head);
    rp_box_free(box->head_again);
    rp_box_free(box->at_top);
    rp_box_free(box->again);
    rp_box_free(box->foot);
    g_free(box->ground);
    rp_box_free(box->shorter);
    rp_box_free(box->longer);
    g_clear_pointer(&box->notes, g_ptr_array_unref);
    g_free(box->alt);
    g_free(box->outline);
    g_free(box);
}

static void
add_child(RpBox *parent, RpBox *child)
{
    if (parent->children == NULL)
        parent->children = g_ptr_array_new_with_free_func((GDestroyNotify)rp_box_free);
    g_ptr_array_add(parent->children, child);
}

void
rp_box_append(RpBox *column, RpBox *child)
{
    g_assert(column->kind == RP_BOX_COLUMN);
    if (column->children != NULL && column->children->len > 0)
        column->height +=
            rp_box_gap(g_ptr_array_index(column->children, column->children->len - 1), child);
    column->height += child->height;
    add_child(column, child);
}

void
rp_box_place(RpBox *group, RpBox *child, double x, double y)
{
    g_assert(group->kind == RP_BOX_GROUP);
    child->at = (RpPoint){x, y};
    add_child(group, child);
}

void
rp_box_add_item(RpBox *box, RpItem item)
{
    g_assert(box->kind != RP_BOX_COLUMN);
    if (box->items == NULL) {
        box->items = g_array_new(FALSE, FALSE, sizeof(RpItem));
        g_array_set_clear_func(box->items, (GDestroyNotify)rp_item_clear);
    }
    g_array_append_val(box->items, item);
}

double
rp_box_gap(const RpBox *above, const RpBox *below)
{
    return MAX(above->after, below->before);
}

static void
path_rect(RpPath *path, RpRect r)
{
    rp_path_move(path, r.x, r.y);
    rp_path_line(path, r.x + r.width, r.y);
    rp_path_line(path, r.x + r.width, r.y + r.height);
    rp_path_line(path, r.x, r.y + r.height);
    rp_path_close(path);
}

/* Returns: an empty outline that is only stroked. */
static RpPath
stroke_new(RpColour stroke, double width, const double dash[2])
{
    RpPath path = rp_path_new(RP_NO_COLOUR);

    path.stroke = stroke;
    path.width = width;
    if (dash != NULL) {
        path.dash[0] = dash[0];
        path.dash[1] = dash[1];
    }
    return path;
}

void
rp_box_add_rect(RpBox *box, RpRect rect, RpColour fill)
{
    RpPath path = rp_path_new(fill);

    path_rect(&path, rect);
    rp_box_add_path(box, path);
}

void
rp_box_add_frame(RpBox *box, RpRect rect, RpColour stroke, double width, const double dash[2])
{
    RpPath path = stroke_new(stroke, width, dash);

    path_rect(&path, rect);
    rp_box_add_path(box, path);
}

void
rp_box_add_line(RpBox *box, RpPoint from, RpPoint to, RpColour stroke, double width,
                const double dash[2])
{
    RpPath path = stroke_new(stroke, width, dash);

    rp_path_move(&path, from.x, from.y);
    rp_path_line(&path, to.x, to.y);
    rp_box_add_path(box, path);
}

void
rp_box_add_path(RpBox *box, RpPath path)
{
    rp_box_add_item(box, (RpItem){.kind = RP_ITEM_PATH, .u.path = path});
}

void
rp_box_add_link(RpBox *box, RpRect rect, const char *target)
{
    RpItem item = {.kind = RP_ITEM_LINK, .at = {rect.x, rect.y}};

    item.u.link.size = (RpSize){rect.width, rect.height};
    item.u.link.target = g_strdup(target);
    rp_box_add_item(box, item);
}

void
rp_box_add_dest(RpBox *box, RpPoint at, const char *name)
{
    RpItem item = {.kind = RP_ITEM_DEST, .at = at};

    item.u.dest.name = g_strdup(name);
    rp_box_add_item(box, item);
}

void
rp_box_lay_ground(RpBox *part)
{
    const RpGround *ground = part->ground;

    if (ground == NULL)
        return;
    part->height += ground->below;
    RpBox *leaf = rp_box_new(RP_BOX_LEAF, part->width, 0);
    RpRect frame = {ground->frame / 2, ground->frame / 2, part->width - ground->frame,
                    part->height - ground->frame};
    rp_box_add_rect(leaf, (RpRect){0, 0, part->width, part->height}, ground->fill);
    if (ground->frame > 0)
        rp_box_add_frame(leaf, frame, ground->rule_colour, ground->frame, NULL);
    rp_box_add_rect(leaf, (RpRect){0, 0, part->width, ground->rule}, ground->rule_colour);
    leaf->tag = RP_TAG_ARTIFACT;
    g_ptr_array_insert(part->children, 0, leaf);
    g_clear_pointer(&part->ground, g_free);
}
