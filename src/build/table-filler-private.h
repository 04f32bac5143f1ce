/* table-filler-private.h - what tables of targets, regions and tasks have in common
 *
 * A register says which columns a kind of table knows and how they are filled; the filler adds
 * what the layout says of a column: its head, a part behind or below, tints, merged cells.
 */
#pragma once

#include "build/build-private.h"

/* A column that was chosen. */
typedef struct {
    gconstpointer kind;        /* of the register */
    const RpLayoutColumn *own; /* borrowed, nullable: what the layout says of it */
    GPtrArray *with, *below;   /* owned, nullable; of kinds */
} RpColumnChoice;

/* The columns that a kind of table knows, by key. */
typedef struct {
    gconstpointer (*lookup)(const char *key); /* NULL for an unknown key */
    const char *(*key)(gsize i);
    gsize n;
    const char *const *defaults; /* keys, NULL-terminated */
    RpColumn (*head)(gconstpointer kind, gconstpointer input);
    void (*fill)(gconstpointer kind, gconstpointer input, gconstpointer row, guint index,
                 RpCell *ret);
} RpColumnRegister;

/* Returns: (owned) of RpColumnChoice: the columns that `from` names, else the defaults. An unknown
 * one is a fault at its place. */
GArray *rp_builder_columns(const RpBuilder *builder, const RpLayoutBlock *from,
                           const RpColumnRegister *known);

/* A table being filled; everything is borrowed. */
typedef struct {
    const RpBuilder *builder;
    const RpLayoutBlock *from;
    const RpColumnRegister *known;
    const GArray *choices;
    gconstpointer input; /* of the register */
    RpTableSpec *table;
} RpTableFiller;

/* What a row is about, beyond its cells. */
typedef struct {
    gconstpointer data; /* of the register */
    guint index;        /* number in the table, from 0 */
    RpStatus status;    /* for tints */
    RpWhere where;
} RpTableItem;

/* Title, subtitle and note: the layout's, else those given (taken). Numbers the table. */
void rp_table_set_texts(RpBuilder *builder, const RpLayoutBlock *from, RpTableSpec *table,
                        char *title, char *subtitle, char *note);

void rp_table_add_columns(const RpTableFiller *filler);

/* Append a row. Returns: (borrowed) it, valid until the next one. */
RpRow *rp_table_add_row(const RpTableFiller *filler, const RpTableItem *item);

/* Let equal cells of the columns that merge become one; for when all rows are there. */
void rp_table_merge(const RpTableFiller *filler);

/* Returns: (owned) the text a cell shows. */
char *rp_table_cell_text(const RpCell *cell);
