/* box.h - composed page material: a tree of boxes of known size
 *
 * Boundary type between compose (which makes the galley, one endless column) and paginate (which
 * cuts it). Grammar: a COLUMN holds boxes stacked from top to bottom and may be cut between them;
 * a GROUP holds boxes at fixed positions and is never cut, but for a row of a table that is higher
 * than a page; a LEAF holds items only.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/geom.h"
#include "box/item.h"

typedef enum { RP_BOX_LEAF, RP_BOX_GROUP, RP_BOX_COLUMN } RpBoxKind;

/* What a box is, for the structure tree of the PDF. Written in reading order. */
typedef enum {
    RP_TAG_NONE, /* no element of its own; contents belong to the parent */
    RP_TAG_H1,
    RP_TAG_H2,
    RP_TAG_H3,
    RP_TAG_P,
    RP_TAG_TABLE,
    RP_TAG_TR,
    RP_TAG_TH,
    RP_TAG_TD,
    RP_TAG_FIGURE,
    RP_TAG_CAPTION,
    RP_TAG_TOC,
    RP_TAG_TOCI,
    RP_TAG_NOTE,
    RP_TAG_ARTIFACT, /* rules, running heads: not read aloud */
} RpTag;

/* What a COLUMN that may be cut stands on; painted behind each of its parts. */
typedef struct {
    RpColour fill;
    RpColour rule_colour;
    double rule;  /* height of the rule along the top, inside the box, points */
    double frame; /* width of a frame in the rule's colour; 0 for none */
    double below; /* space at the bottom of each part, points */
} RpGround;

typedef struct RpBox RpBox;

struct RpBox {
    RpBoxKind kind;
    RpTag tag;
    double width, height; /* points */
    double baseline;      /* of a line: from the top; else 0 */

    RpPoint at;    /* set by the parent GROUP: position in it; unused in a COLUMN */
    double before; /* in a COLUMN: space above, dropped at the top of a page */
    double after;  /* in a COLUMN: space below; the larger of after/before of neighbours counts */

    bool keep_whole;     /* COLUMN: never cut unless taller than a page */
    bool keep_with_next; /* no page break after this box */
    bool break_before;   /* starts a new page */
    bool at_foot;        /* in the galley: stands at the foot of the body of its page (版记) */
    int min_lines;       /* COLUMN: at least so many children on each side of a cut (0 = 1) */
    int min_rest;        /* COLUMN: better so many after a cut, where that can be (0 = min_lines) */
    const char *master;  /* static or interned, nullable; with break_before: page master to start
                            ("cover", "body", "landscape"); see box/page.h */

    RpBox *shorter, *longer; /* owned, nullable; COLUMN: the same paragraph with one line less, with
                                one line more; paginate may take it instead */

    GPtrArray *children; /* owned, nullable; of RpBox */
    GArray *items;       /* owned, nullable; of RpItem */
    RpBox *head;         /* owned, nullable; COLUMN: repeated on top of each further part */
    RpBox *head_again;   /* owned, nullable; COLUMN: used instead of `head` on further parts,
                            e.g. a caption with 续表 */
    RpBox *at_top;       /* owned, nullable; GROUP in a COLUMN: joins it where it comes first on a
                            further part, e.g. the text of a cell that began before the cut */
    RpBox *again;        /* owned, nullable; in a COLUMN: stands first on each further part that
                            begins after this box and before the next one that has it, e.g. the
                            head of a group with 续; of no height for nothing */
    RpBox *foot;         /* owned, nullable; COLUMN: under the last part only */
    RpGround *ground;    /* owned, nullable; COLUMN that stands in the galley itself */
    char *alt;           /* owned, nullable; alternative text of a figure */
    char *outline;       /* owned, nullable; title for the PDF outline; needs a DEST item inside */
    int outline_level;   /* 1.. */
    GPtrArray *notes;    /* owned, nullable; of the galley: of RpBox; the rule above footnotes, then
                            the footnotes, see box/note.h */
};

/* Returns: (owned) an empty box. */
RpBox *rp_box_new(RpBoxKind kind, double width, double height);
void rp_box_free(RpBox *box);

/* Returns: (owned) a deep copy; faces stay shared. */
RpBox *rp_box_copy(const RpBox *box);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpBox, rp_box_free)

/* Append `child` to a COLUMN (takes it); the column's height grows by the child's height and the
 * space between the two. The first child's `before` and the last one's `after` do not count. */
void rp_box_append(RpBox *column, RpBox *child);

/* Place `child` in a GROUP (takes it). The group's size is not changed. */
void rp_box_place(RpBox *group, RpBox *child, double x, double y);

/* Append an item (takes its contents) to a LEAF or GROUP. */
void rp_box_add_item(RpBox *box, RpItem item);

/* Append the items of `from` to a LEAF or GROUP, moved by `dx`, `dy`; glyphs and outlines stay
 * shared. */
void rp_box_add_items_of(RpBox *box, const RpBox *from, double dx, double dy);

/* Make all of a box `factor` times as large: text, lines and spaces. */
void rp_box_scale(RpBox *box, double factor);

/* Put the ground of a part that is complete behind it, and make room for the space at its bottom.
 */
void rp_box_lay_ground(RpBox *part);

/* The space between two neighbours of a column. */
double rp_box_gap(const RpBox *above, const RpBox *below);

/* Items in the form most callers need; positions relative to the box. */
void rp_box_add_rect(RpBox *box, RpRect rect, RpColour fill);
void rp_box_add_frame(RpBox *box, RpRect rect, RpColour stroke, double width, const double dash[2]);
void rp_box_add_line(RpBox *box, RpPoint from, RpPoint to, RpColour stroke, double width,
                     const double dash[2]);    /* dash NULL is solid */
void rp_box_add_path(RpBox *box, RpPath path); /* takes path.ops */
void rp_box_add_link(RpBox *box, RpRect rect, const char *target);
void rp_box_add_dest(RpBox *box, RpPoint at, const char *name);

/* Outline building. */
RpPath rp_path_new(RpColour fill);
void rp_path_move(RpPath *path, double x, double y);
void rp_path_line(RpPath *path, double x, double y);
void rp_path_curve(RpPath *path, RpPoint c1, RpPoint c2, RpPoint end);
void rp_path_close(RpPath *path);
void rp_path_circle(RpPath *path, RpPoint centre, double radius);

/* One line per box and item, indented; coordinates with two decimals. */
void rp_box_dump(const RpBox *box, GString *out);
