#include "paint/structure-private.h"

#include "paint/links-private.h"

/* Elements for boxes. Artifacts are no elements: what is in none is not read aloud. */
static const char *const tag_names[] = {
    [RP_TAG_NONE] = NULL,
    [RP_TAG_H1] = "H1",
    [RP_TAG_H2] = "H2",
    [RP_TAG_H3] = "H3",
    [RP_TAG_P] = "P",
    [RP_TAG_TABLE] = "Table",
    [RP_TAG_TR] = "TR",
    [RP_TAG_TH] = "TH",
    [RP_TAG_TD] = "TD",
    [RP_TAG_FIGURE] = "Figure",
    [RP_TAG_CAPTION] = "Caption",
    [RP_TAG_TOC] = "TOC",
    [RP_TAG_TOCI] = "TOCI",
    [RP_TAG_NOTE] = "Note",
    [RP_TAG_ARTIFACT] = NULL,
};

typedef struct {
    bool span;        /* the text is in a Span, because links stand beside it */
    guint first_link; /* in `links`: of those inside this element */
} Element;

struct RpStructure {
    cairo_t *cr;
    GArray *open;     /* owned; of Element, outermost first */
    GPtrArray *links; /* owned; attributes of links seen but not yet written */
    GPtrArray *alts;  /* owned; of char *, NULL where a figure has none */
};

RpStructure *
rp_structure_new(cairo_t *cr)
{
    RpStructure *structure = g_new0(RpStructure, 1);

    structure->cr = cr;
    structure->open = g_array_new(FALSE, FALSE, sizeof(Element));
    structure->links = g_ptr_array_new_with_free_func(g_free);
    structure->alts = g_ptr_array_new_with_free_func(g_free);
    return structure;
}

void
rp_structure_free(RpStructure *structure)
{
    if (structure == NULL)
        return;
    g_array_unref(structure->open);
    g_ptr_array_unref(structure->links);
    g_ptr_array_unref(structure->alts);
    g_free(structure);
}

/* What is found inside a box, outside of elements further down. */
typedef struct {
    bool elements, links;
} Contents;

static Contents contents_of(const RpBox *box);

static void
add_part(Contents *sum, const RpBox *part)
{
    if (part == NULL)
        return;
    if (tag_names[part->tag] != NULL) {
        sum->elements = true;
        return;
    }

    const Contents inside = contents_of(part);
    sum->elements |= inside.elements;
    sum->links |= inside.links;
}

static Contents
contents_of(const RpBox *box)
{
    Contents sum = {false, false};

    for (guint i = 0; box->items != NULL && i < box->items->len; i++)
        sum.links |= g_array_index(box->items, RpItem, i).kind == RP_ITEM_LINK;
    for (guint i = 0; box->children != NULL && i < box->children->len; i++)
        add_part(&sum, g_ptr_array_index(box->children, i));
    add_part(&sum, box->head);
    add_part(&sum, box->foot);
    return sum;
}

void
rp_structure_enter(RpStructure *structure, const RpBox *box)
{
    const char *name = tag_names[box->tag];

    if (name == NULL)
        return;

    const Contents contents = contents_of(box);
    const Element element = {contents.links && !contents.elements, structure->links->len};

    g_array_append_val(structure->open, element);
    cairo_tag_begin(structure->cr, name, NULL);
    if (element.span)
        cairo_tag_begin(structure->cr, "Span", NULL);
    if (box->tag == RP_TAG_FIGURE)
        g_ptr_array_add(structure->alts, g_strdup(box->alt));
}

static void
write_links(RpStructure *structure, guint from)
{
    for (guint i = from; i < structure->links->len; i++) {
        cairo_tag_begin(structure->cr, CAIRO_TAG_LINK, g_ptr_array_index(structure->links, i));
        cairo_tag_end(structure->cr, CAIRO_TAG_LINK);
    }
    g_ptr_array_set_size(structure->links, (gint)from);
}

void
rp_structure_link(RpStructure *structure, RpRect rect, const char *target)
{
    g_ptr_array_add(structure->links, rp_links_attributes(rect, target));
    if (structure->open->len == 0)
        write_links(structure, 0);
}

void
rp_structure_leave(RpStructure *structure, const RpBox *box)
{
    const char *name = tag_names[box->tag];

    if (name == NULL)
        return;

    const Element element = g_array_index(structure->open, Element, structure->open->len - 1);
    g_array_set_size(structure->open, structure->open->len - 1);
    if (element.span)
        cairo_tag_end(structure->cr, "Span");
    write_links(structure, element.first_link);
    cairo_tag_end(structure->cr, name);
}

const GPtrArray *
rp_structure_alts(const RpStructure *structure)
{
    return structure->alts;
}
