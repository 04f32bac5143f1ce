/* mustache-private.h - a template cut into tags, between parsing and rendering */
#pragma once

#include "build/mustache.h"

typedef enum {
    RP_TAG_LITERAL,
    RP_TAG_VARIABLE,
    RP_TAG_RAW,      /* {{{x}}}, {{&x}} */
    RP_TAG_SECTION,  /* {{#x}} */
    RP_TAG_INVERTED, /* {{^x}} */
    RP_TAG_END,      /* {{/x}} */
    RP_TAG_PARTIAL,  /* {{> x}} */
} RpMustacheTagKind;

typedef struct {
    RpMustacheTagKind kind;
    gsize start, end; /* LITERAL: bytes of the template */
    gsize at;         /* offset of the tag, for its place */
    char *name;       /* owned, nullable */
    char *indent;     /* owned, nullable; PARTIAL alone on its line: the blanks before it */
    guint match;      /* SECTION, INVERTED: index of its END */
    bool reported;    /* its name was found unknown */
} RpMustacheTag;

/* A parsed template. */
typedef struct {
    char *text;    /* owned; every line begins with the indent */
    RpWhere where; /* of its first character, without the indent */
    gsize indent;  /* characters */
    bool one_line; /* all of it stands on the line of `where` */
    GArray *tags;  /* owned; of RpMustacheTag */
    GArray *lines; /* owned; of gsize: where each line begins */
} RpMustache;

/* Parse `text`, each line of it behind `indent` (nullable).
 * Returns: (owned, nullable) the template; NULL when faults say why it has no meaning. */
RpMustache *rp_mustache_parse(const char *text, RpWhere where, bool one_line, const char *indent,
                              RpDiags *diags);
void rp_mustache_free(RpMustache *template);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpMustache, rp_mustache_free)

/* Returns: the place of the character at `offset`. */
RpWhere rp_mustache_where(const RpMustache *template, gsize offset);
