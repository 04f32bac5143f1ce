/* table-private.h - a table while it is composed: columns, heads, rows and cells share this
 *
 * Part of stage 4 (compose). Rows are groups that hold one group per cell; what a cell shows are
 * items of the cell itself, and equal texts share their glyphs, so that long tables stay small.
 */
#pragma once

#include <glib.h>

#include "compose/composer-private.h"
#include "compose/table-columns-private.h"

typedef struct {
    const RpComposer *composer; /* borrowed, as the next */
    const RpTableSpec *table;
    GArray *places;     /* owned; of RpColumnPlace */
    GHashTable *labels; /* owned; look and text -> RpBox, composed lines by what they show */
    int counted;        /* rows of data since the last group head */
    bool from_top; /* some cells have a second line: cells begin at the top, else in the middle */
    double room;   /* for rows on a page, below the head; points */
} RpTableState;

/* Measures of the look, or the table's own. Points. */
double rp_table_rule(const RpTableState *state);
double rp_table_bar_height(const RpTableState *state);
double rp_table_bar_overhang(const RpTableState *state);
double rp_table_marker(const RpTableState *state);

/* Returns: (borrowed) the line of a plain text, valid until the next call. */
const RpBox *rp_table_label(RpTableState *state, const char *text, const RpParagraphStyle *style);

/* Add the line of a plain text to the items of `box`, its baseline at `at`. Returns: its width. */
double rp_table_put(RpTableState *state, RpBox *box, const char *text,
                    const RpParagraphStyle *style, RpPoint at);

/* Returns: (owned) the lines of a text cell, or of its second line. */
RpBox *rp_table_lines(const RpTableState *state, guint c, const RpCell *cell, bool below);

/* Returns: height of what a cell shows. */
double rp_table_cell_height(RpTableState *state, guint c, const RpCell *cell);

/* Put a cell into a box of its own, which covers the whole row, for the structure tree. */
void rp_table_put_cell(RpTableState *state, RpBox *row, guint c, const RpCell *cell);

/* Returns: (owned) the row `r` of the table. A row that is higher than a page is cut, its cells
 * begin at the top. */
RpBox *rp_table_row(RpTableState *state, guint r);

/* Returns: (owned) the rows of the heads of the columns. */
RpBox *rp_table_head_row(RpTableState *state);

/* Returns: the tint of a status on a row or cell. */
RpColour rp_table_tint(RpStatus status);
