/* cells-private.h - shaped text as a row of cells and the gaps between them
 *
 * Stage 4. A cell is what is never divided: a shaped cluster with the invisible characters that
 * follow it. Line breaking and justification see only cells, so they run without any font.
 */
#pragma once

#include <glib.h>
#include <pango/pango.h>
#include <stdbool.h>

#include "base/face.h"
#include "text/cjk-class.h"

#define RP_INK_MARGIN 0.02 /* em of blank that stays beside the ink of a trimmed mark */

/* In the order in which CLREQ takes space away. */
typedef enum {
    RP_SHRINK_NONE,
    RP_SHRINK_WORD,      /* Latin word space, to 1/4 em */
    RP_SHRINK_BRACKET,   /* the blank half of brackets, quotes */
    RP_SHRINK_COMMA,     /* of ，、：； */
    RP_SHRINK_HAN_LATIN, /* to 1/8 em */
    RP_SHRINK_STOP,      /* of 。？！ */
} RpShrinkLevel;

#define RP_N_SHRINK (RP_SHRINK_STOP + 1)

/* In the order in which CLREQ adds space; after these all gaps that may grow do so equally. */
typedef enum {
    RP_STRETCH_NONE,
    RP_STRETCH_WORD,      /* Latin word space, to 1/2 em */
    RP_STRETCH_HAN_LATIN, /* to 1/2 em */
} RpStretchLevel;

#define RP_N_STRETCH (RP_STRETCH_HAN_LATIN + 1)

/* How a gap takes part when all grow alike. */
typedef enum {
    RP_TRACK_NONE,
    RP_TRACK_HAN,   /* between Han, Han and its mark: sets what the eye takes for normal */
    RP_TRACK_ALONG, /* Han-Latin, pairs of marks: only along with gaps of Han */
    RP_TRACK_OTHER, /* beside marks, in other scripts: even in a line without gaps of Han */
} RpTrack;

/* Space between a cell and the next one of the same line; points. */
typedef struct {
    double natural; /* negative between marks whose blanks meet */
    double shrink;  /* how much may go, at `shrink_level` */
    double stretch; /* how much may come, at `stretch_level` */
    RpShrinkLevel shrink_level;
    RpStretchLevel stretch_level;
    double wide; /* how much more may come beside words and dashes of a very loose line */
    RpTrack track;
} RpGap;

typedef struct {
    guint start, length;   /* bytes of the text */
    guint run;             /* index of the shaped run it belongs to */
    guint glyph, n_glyphs; /* in the glyphs of the whole text, visual order */
    guint span;            /* index of the span it starts in */
    gunichar ch;           /* its first character */
    RpCjkClass cls;        /* of the first character */
    RpCjkClass last_cls;   /* of the last one that is not a combining mark */
    bool cjk;
    bool han_latin;      /* a typed space that stands for the space between Han and Latin */
    double size;         /* points per em */
    double tracking;     /* points; wanted after it, if it is Han */
    double advance;      /* points */
    double end_advance;  /* points; at a line end, where kerning with the next cell is gone */
    double shift;        /* points; of the glyphs inside the advance */
    double blank_left;   /* points; that may be trimmed */
    double blank_right;  /* points; that may be trimmed */
    RpGap gap;           /* after it */
    gint16 cost;         /* of a line end before it, see kinsoku-private.h */
    bool hyphen;         /* such a line end adds a hyphen */
    double hyphen_width; /* points; of that hyphen in the face of the cell before */
} RpCell;

typedef struct {
    guint32 id;
    double advance, x, y; /* points; y grows down */
} RpCellGlyph;

/* A stretch of one face and direction. */
typedef struct {
    PangoFont *font;    /* owned reference; NULL in tests without fonts */
    const RpFace *face; /* borrowed from the font set */
    int level;          /* bidi level; odd runs right to left */
} RpCellRun;

/* Sums over all cells before an index: for the width of any line at once. */
typedef struct {
    double natural, shrink, stretch, wide; /* points */
    guint tracks, han, other;              /* gaps that grow: all, of Han, of others */
    guint core;                            /* characters that fill a line */
} RpCellSums;

typedef struct {
    char *text;       /* owned; what the cells cover */
    GArray *cells;    /* owned; of RpCell */
    GArray *glyphs;   /* owned; of RpCellGlyph */
    GArray *runs;     /* owned; of RpCellRun */
    RpCellSums *sums; /* owned; one more than cells */
} RpCells;

RpCells *rp_cells_new(const char *text, gsize length);
void rp_cells_free(RpCells *cells);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpCells, rp_cells_free)

/* Returns: (borrowed) cell `i`. */
RpCell *rp_cells_at(const RpCells *cells, guint i);

/* Compute the sums; to be called once when cells and gaps are complete. */
void rp_cells_finish(RpCells *cells);

/* A line of cells [first, end). */
typedef struct {
    guint first, end;
    guint visible; /* end without trailing spaces */
    bool hyphen;   /* a hyphen is added */
    bool last;     /* of the paragraph */
} RpLine;

/* What a line measures at its natural width, both ends trimmed; points. */
typedef struct {
    double natural, shrink, stretch, wide;
    guint tracks, han, other;
} RpLineMetrics;

/* Returns: end of the line [first, end) without trailing spaces. */
guint rp_cells_visible_end(const RpCells *cells, guint first, guint end);
RpLineMetrics rp_cells_measure(const RpCells *cells, const RpLine *line);
