/* markdown.h - Markdown to blocks of the document
 *
 * Paragraphs, headings, lists, emphasis, links, tables, and block quotes as boxes whose first
 * heading is the title. A paragraph 表：... above a table is its caption, one 注：... below it its
 * note; tables with a caption are numbered. Raw HTML, images, code and rules are faults at their
 * line: they would be lost or would look like a mistake.
 */
#pragma once

#include <glib.h>

#include "build/mustache.h"
#include "document/document.h"

typedef struct {
    const RpStyleSheet *sheet; /* borrowed */
    RpStyleId style;           /* of paragraphs */
    const char *id;            /* of the blocks */
    RpWhere where;             /* of the layout's block */
    int level;                 /* that headings of level 1 get */
    bool boxed;                /* all of the text is one box */
    int *tables, *boxes;       /* borrowed, nullable: counts of those numbered so far */
    GPtrArray *notes;          /* borrowed; of RpRichText; footnotes are added to it */
} RpMarkdownOptions;

/* Append the blocks of `text` to `blocks` (of RpBlock, owning). */
void rp_markdown_build(const RpExpanded *text, const RpMarkdownOptions *options, GPtrArray *blocks,
                       RpDiags *diags);
