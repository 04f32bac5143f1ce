/* markdown-private.h - the state of building Markdown, shared with the builder of its tables */
#pragma once

#include <cmark-gfm.h>

#include "build/markdown.h"

/* A space that no author writes; it makes `**` next to Chinese marks open and close, and is taken
 * out of the result. CommonMark decides by neighbouring blanks and punctuation whether a run of
 * asterisks can close, and in **进展较快。**标准 it could not. */
#define RP_MARKDOWN_HELPER       "\xe2\x81\x9f"
#define RP_MARKDOWN_HELPER_VALUE 0x205F

/* Returns: (owned) `text` with helpers beside the runs of asterisks that need one. */
char *rp_markdown_help_emphasis(const char *text);

/* What is being built, and where in the text we are. */
typedef struct {
    const RpExpanded *text;
    const RpMarkdownOptions *options;
    GPtrArray *blocks;
    RpDiags *diags;
    int depth;        /* of lists */
    bool boxed;       /* inside a block quote */
    char *label;      /* owned, nullable; of the list item whose first paragraph comes next */
    guint first_note; /* how many footnotes there were before this text */
} RpMarkdownState;

/* Where line `line` of the expanded text, from 1, was written. */
RpWhere rp_markdown_where(const RpMarkdownState *builder, int line);

/* Returns: (owned) the text inside `node`, which begins in `line`. */
RpRichText *rp_markdown_inline(RpMarkdownState *builder, cmark_node *node, int line,
                               RpTextStyle style);

/* Append a block. Returns: (borrowed) it. */
RpBlock *rp_markdown_add(RpMarkdownState *builder, RpBlockKind kind, int line);

bool rp_markdown_is_table(cmark_node *node);

/* A paragraph that is the caption or the note of the table beside it. */
bool rp_markdown_is_table_text(cmark_node *node);

void rp_markdown_build_table(RpMarkdownState *builder, cmark_node *node);
