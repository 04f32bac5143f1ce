/* mustache.h - templates with placeholders, as the Mustache specification has them
 *
 * Interpolation, sections, inverted sections, comments, partials and delimiters; no lambdas.
 * Names are a closed list: one that leads nowhere is a fault at its place in the template, and so
 * is a partial that there is not.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"

typedef enum {
    RP_VAR_TEXT,
    RP_VAR_MARKUP, /* Markdown that was made here: never escaped */
    RP_VAR_FLAG,
    RP_VAR_LIST,
    RP_VAR_MAP,
} RpVarKind;

typedef struct RpVar RpVar;

/* A value of a template. */
struct RpVar {
    RpVarKind kind;
    char *text;       /* owned, nullable; TEXT, MARKUP; of a MAP that can also be printed itself */
    char *plain;      /* owned, nullable; of MARKUP, where Markdown is not read */
    bool truth;       /* of a section over it; lists are true when they have items */
    GPtrArray *items; /* owned; of RpVar maps; LIST */
    RpVar *prototype; /* owned; LIST: an item, so that names can be checked without one */
    GHashTable *fields; /* owned; name (owned) -> RpVar (owned); MAP */
};

RpVar *rp_var_new_text(const char *text);
RpVar *rp_var_new_markup(const char *text);
RpVar *rp_var_new_markup_or_plain(const char *markup, const char *plain);
RpVar *rp_var_new_flag(bool truth);
RpVar *rp_var_new_list(RpVar *prototype); /* takes it */
RpVar *rp_var_new_map(void);
void rp_var_free(RpVar *var);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpVar, rp_var_free)

/* Set `path` ("count.met") below a map, which makes the maps on the way; takes `value`. */
void rp_var_set(RpVar *map, const char *path, RpVar *value);

/* Returns: (borrowed, nullable) what `path` leads to. */
const RpVar *rp_var_lookup(const RpVar *map, const char *path);

/* Make every text fit into the name of a file: `_` for what divides folders or does not show. */
void rp_var_name_files(RpVar *var);

/* Append an item to a list; takes it. */
void rp_var_append(RpVar *list, RpVar *item);

/* Returns: (owned) of owned char *: all paths that lead to a value, sorted; those of a list's items
 * as "laggards[].name". */
GPtrArray *rp_var_paths(const RpVar *map);

typedef enum {
    RP_ESCAPE_NONE,     /* for titles and file names: {{x}} and {{{x}}} are the same */
    RP_ESCAPE_MARKDOWN, /* {{x}} is escaped so that Markdown shows it as it is */
} RpEscape;

/* Some of an expanded text, up to the next piece, and where it comes from. */
typedef struct {
    gsize at;      /* byte of the text */
    RpWhere where; /* of its first character; of a value, where its tag stands */
    bool literal;  /* it stands in the template as it is */
} RpExpandedPiece;

/* An expanded template that remembers where its text comes from. */
typedef struct {
    GString *text;  /* owned */
    GArray *lines;  /* owned; of RpWhere, one per line of `text` */
    GArray *pieces; /* owned; of RpExpandedPiece, in order */
    GArray *holes;  /* owned; of int: lines, from 1, where a tag was filled with nothing */
} RpExpanded;

/* Where the character at byte `at` of the expanded text comes from; `at` < its length. */
RpWhere rp_expanded_where(const RpExpanded *expanded, gsize at);

void rp_expanded_free(RpExpanded *expanded);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpExpanded, rp_expanded_free)

/* A template that others name: {{> name}}. */
typedef struct {
    const char *text; /* borrowed; outlives the expansion */
    RpWhere where;    /* of its first character */
} RpPartial;

/* Where partials come from; supplied by who reads files. */
typedef struct {
    /* Returns false when there is none of that name; `where` is of the tag that names it. */
    bool (*find)(gpointer data, const char *name, RpWhere where, RpDiags *diags, RpPartial *ret);
    gpointer data;
} RpPartialFinder;

typedef struct {
    RpEscape escape;
    bool one_line; /* the text stands on one line of its file, whatever line ends it has: \n */
    const RpPartialFinder *partials; /* nullable: there are none here */
} RpMustacheOptions;

/* Expand `template_text`, whose first character stands at `where`, over the map `root`.
 * Returns: (owned) the result; what is wrong is a fault, and nothing is put in its place. */
RpExpanded *rp_mustache_expand_with(const char *template_text, RpWhere where, const RpVar *root,
                                    const RpMustacheOptions *options, RpDiags *diags);

/* The same for a text over lines that has no partials. */
RpExpanded *rp_mustache_expand(const char *template_text, RpWhere where, const RpVar *root,
                               RpEscape escape, RpDiags *diags);
