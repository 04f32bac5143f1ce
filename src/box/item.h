/* item.h - the leaves of composed material: few kinds, all with fixed positions
 *
 * Types only; knows no stage. Positions are points relative to the top left corner of the box
 * that holds the item; y grows down.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/colour.h"
#include "base/face.h"
#include "base/geom.h"

typedef struct {
    guint32 id;  /* glyph index in the face as it is on disk */
    double x, y; /* origin of the glyph relative to the item's `at`, points */
} RpGlyph;

/* `bytes` of text are shown by `glyphs` glyphs; clusters cover both without gaps, in visual
 * order of glyphs; with `backward` text runs from the last cluster to the first. */
typedef struct {
    guint16 bytes;
    guint16 glyphs;
} RpCluster;

typedef enum {
    RP_ITEM_GLYPHS,   /* shaped text of one face, size and colour */
    RP_ITEM_PATH,     /* filled and/or stroked outline */
    RP_ITEM_IMAGE,    /* raster logo: encoded bytes and a rectangle */
    RP_ITEM_LINK,     /* active rectangle */
    RP_ITEM_DEST,     /* named place */
    RP_ITEM_PAGE_REF, /* page number of a named place; replaced after pagination */
} RpItemKind;

typedef enum { RP_PATH_MOVE, RP_PATH_LINE, RP_PATH_CURVE, RP_PATH_CLOSE } RpPathOpKind;

typedef struct {
    RpPathOpKind kind;
    RpPoint p[3]; /* MOVE and LINE use p[0]; CURVE two controls and the end */
} RpPathOp;

typedef struct {
    GArray *ops;     /* owned; of RpPathOp */
    RpColour fill;   /* RP_NO_COLOUR for none */
    RpColour stroke; /* RP_NO_COLOUR for none */
    double width;    /* of the stroke, points */
    double dash[2];  /* on, off in points; {0, 0} is solid */
    bool round;      /* round joins and caps, else mitre and butt */
} RpPath;

typedef struct {
    RpItemKind kind;
    RpPoint at; /* GLYPHS: origin on the baseline; PAGE_REF: right end on the baseline; else the
                   point that coordinates inside the item refer to */
    union {
        struct {
            const RpFace *face; /* borrowed from the font set */
            double size;        /* points per em */
            RpColour colour;
            GArray *glyphs;   /* owned; of RpGlyph */
            GArray *clusters; /* owned; of RpCluster */
            char *text;       /* owned; UTF-8 that the glyphs stand for, logical order */
            bool backward;    /* right-to-left run */
        } glyphs;
        RpPath path;
        struct {
            GBytes *bytes; /* owned; a PNG file */
            RpSize size;
        } image;
        struct {
            RpSize size;
            char *target; /* owned; "#name" or a URI */
        } link;
        struct {
            char *name; /* owned */
        } dest;
        struct {
            char *name; /* owned; of the place */
            int style;  /* RpStyleId of the document's style sheet, to set the number in */
        } page_ref;
    } u;
} RpItem;

/* Free what an item owns; for g_array_set_clear_func. */
void rp_item_clear(RpItem *item);
