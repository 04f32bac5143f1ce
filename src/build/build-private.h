/* build-private.h - the state of building one document, shared by the builders of blocks */
#pragma once

#include "build/build.h"
#include "build/columns.h"
#include "build/markdown.h"
#include "build/mustache.h"
#include "build/rows.h"

typedef struct {
    const RpLayout *layout;        /* borrowed */
    const RpProgressSet *set;      /* borrowed */
    const RpBuildOptions *options; /* borrowed */
    RpDiags *diags;                /* borrowed */
    RpDocument *document;          /* owned until it is returned */
    RpVar *vars;                   /* owned */
    char *title;                   /* owned; of the report, with its marks | of breaks */
    int headings[3];               /* of each level so far */
    int tables, charts, boxes;     /* numbered so far */
    int columns;                   /* side by side where the next block stands; 0: none */
    int appendices;                /* so far */
    int attachments;               /* so far */
    GHashTable *others;  /* owned; "region@period" -> RpProgressSet *, those that charts compare */
    GHashTable *numbers; /* nullable; of figures and tables by block, as references.h has them */
} RpBuilder;

/* Returns: (owned, nullable) a text of the layout, its placeholders filled in, without line ends at
 * its end; NULL when the layout has none. */
/* Returns: (borrowed) the mark of secrecy, "" for none. */
const char *rp_builder_secrecy(const RpBuilder *builder);

char *rp_builder_expand(const RpBuilder *builder, const RpLayoutText *text);

/* The same, with `fallback` (taken) where the layout has none. */
char *rp_builder_expand_or(const RpBuilder *builder, const RpLayoutText *text, char *fallback);

/* Append a block of the document for a block of the layout. Returns: (borrowed) it. */
RpBlock *rp_builder_add(RpBuilder *builder, RpBlockKind kind, const RpLayoutBlock *from);

/* Append one plain paragraph. */
void rp_builder_add_plain(RpBuilder *builder, const RpLayoutBlock *from, const char *text,
                          RpStyleId style);

/* Append the paragraphs of a Markdown template of the layout. */
void rp_builder_add_markdown(RpBuilder *builder, const RpLayoutBlock *from,
                             const RpLayoutText *text, RpStyleId style);

/* Text in the character style of `style`. Returns: (owned). */
RpRichText *rp_builder_rich(const RpBuilder *builder, const char *text, RpStyleId style,
                            RpWhere where);

/* Where a text of the layout begins; of the block when it has no text of its own. */
RpWhere rp_builder_where(const RpLayoutBlock *from, const RpLayoutText *text);

/* Has the layout taken the title of a table or chart away (`title: ""`)? Then it has no number. */
bool rp_builder_unnumbered(const RpLayoutBlock *from);

/* Returns: (owned) `text` on one line: line ends are dropped, and the marks | of breaks. */
char *rp_one_line(const char *text);

/* Names of places: the row of a target in a table, and the one that says where it comes from. */
#define RP_PLACE_CELL   "cell-"
#define RP_PLACE_SOURCE "source-"

/* Drop places of rows that stand twice, and links of rows that lead nowhere. */
void rp_builder_settle_links(RpDocument *document);

/* Cells of tables that are not made by registered columns. */
void rp_cells_add_column(RpTableSpec *table, const char *head, RpColumnAlign align, double share,
                         double gap);
void rp_cells_add_text(const RpBuilder *builder, RpRow *row, const char *text, RpStyleId style,
                       RpWhere where); /* an empty text is a blank cell */
void rp_cells_add_number(RpRow *row, const char *number, bool strong, RpWhere where);
void rp_cells_add_missing(RpRow *row, guint n, RpWhere where);

/* Begin a table for a block of the layout, with its texts or these (taken). Returns: (borrowed). */
RpTableSpec *rp_cells_new_table(RpBuilder *builder, const RpLayoutBlock *from, char *title,
                                char *subtitle, char *note);

/* Build the blocks `from` up to, not including, `to` of the layout: as they are, or once for each
 * domain of the targets. */
void rp_build_blocks(RpBuilder *builder, guint from, guint to);
void rp_build_domains(RpBuilder *builder, guint from, guint to);

void rp_build_cover(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_contents(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_heading(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_text(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_box(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_summary(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_masthead(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_columns(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_strip(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_figures(RpBuilder *builder, const RpLayoutBlock *from);

/* Big figures about all targets: `numbers:`. */
void rp_build_numbers(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_table(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_chart(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_ledger(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_facts(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_appendix(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_provenance(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_glossary(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_page_break(RpBuilder *builder, const RpLayoutBlock *from);

/* Parts of an official document. */
void rp_build_redhead(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_title(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_addressee(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_attachments(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_attachment(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_signature(RpBuilder *builder, const RpLayoutBlock *from);
void rp_build_colophon(RpBuilder *builder, const RpLayoutBlock *from);

/* Join headings that are run in with the paragraph below them. */
void rp_run_in_headings(RpDocument *document);

/* A strip with `tasks:`: one cell for each task. */
void rp_build_task_strip(RpBuilder *builder, const RpLayoutBlock *from);
