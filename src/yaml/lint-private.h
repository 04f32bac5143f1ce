/* lint-private.h - mistakes that YAML swallows, or that libyaml reports at another place
 *
 * A pass over the lines before parsing. It follows quotes, block scalars and flow brackets only as
 * far as needed to know what is structure and what is text.
 */
#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "source/source.h"

#define RP_LINT_MAX_DEPTH 64 /* of flow brackets; deeper ones are refused by the parser */

typedef enum {
    RP_LINT_TAB,
    RP_LINT_WIDE_SPACE,
    RP_LINT_WIDE_COLON,
    RP_LINT_WIDE_QUOTE,
    RP_LINT_MIXED_QUOTE,
    RP_LINT_WIDE_BRACKET,
    RP_LINT_WIDE_COMMA,
    RP_LINT_WIDE_DASH,
    RP_LINT_WIDE_HASH,
    RP_LINT_COLON_SPACE,
    RP_LINT_COMMENT_IN_TEXT,
    RP_LINT_COMMENT_FOR_VALUE,
    RP_LINT_PLACEHOLDER,
    RP_LINT_LINE_SEPARATOR,
    RP_LINT_WIDE_BRACES,
} RpLintKind;

/* A stretch of the source text. */
typedef struct {
    const char *start;
    const char *stop;
} RpLintPart;

typedef struct {
    const RpSource *source;
    RpDiags *diags;
    bool broken; /* something was found that makes the tree wrong */

    /* this line, without its end */
    int line;
    const char *start;
    const char *stop;

    /* what goes on from line to line */
    const char *quote_end;        /* behind an open quoted scalar; NULL: none */
    char flow[RP_LINT_MAX_DEPTH]; /* open brackets */
    int depth;
    RpLintPart flow_key; /* key of the flow pair at hand; empty: none */
    int block_parent;    /* a block scalar lasts while indented more; else RP_LINT_NONE */
    int plain_parent;    /* likewise for a plain scalar */
    bool plain_is_free;  /* it is free text */
    bool lost;           /* an open quote: what follows cannot be told */
} RpLint;

#define RP_LINT_NONE (-2)

/* Report everything. Returns: false when the tree would be wrong. */
bool rp_lint(const RpSource *source, RpDiags *diags);

void rp_lint_report(RpLint *lint, RpLintKind kind, const char *at);

bool rp_lint_is_free_text(RpLintPart key);

/* Does `part` begin with the string? */
bool rp_lint_starts(RpLintPart part, const char *prefix);

/* Returns: behind a word like those used as keys (a-z, digits, _ . -) at `p`; `p` if none. */
const char *rp_lint_skip_word(const char *p, const char *stop);
const char *rp_lint_skip_blanks(const char *p, const char *stop);

/* Is the colon at `p` the end of a key? In flow, brackets and commas may follow too. */
bool rp_lint_ends_key(const char *p, const char *stop, bool in_flow);

/* A quoted scalar begins at `p`. Returns: behind it, or NULL when it goes on over this line. */
const char *rp_lint_skip_quoted(RpLint *lint, const char *p);

/* Report a value that stands as a whole in full-width quotes. */
void rp_lint_check_quotes(RpLint *lint, RpLintPart value);

/* Go on in flow brackets from `p` to their end or that of the line. */
void rp_lint_flow(RpLint *lint, const char *p);
