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
} RpMustacheTagKind;

typedef struct {
    RpMustacheTagKind kind;
    gsize start, end; /* LITERAL: bytes of the template */
    gsize at;         /* offset of the tag, for its place */
    char *name;       /* owned, nullable */
    guint match;      /* SECTION, INVERTED: index of its END */
    bool reported;    /* its name was found unknown */
} RpMustacheTag;

/* A parsed template. */
typedef struct {
    const char *text; /* borrowed */
    RpWhere where;    /* of its first character */
    GArray *tags;     /* owned; of RpMustacheTag */
    GArray *lines;    /* owned; of gsize: where each line begins */
} RpMustache;

/* Returns: (owned, nullable) the template; NULL when faults say why it has no meaning. */
RpMustache *rp_mustache_parse(const char *text, RpWhere where, RpDiags *diags);
void rp_mustache_free(RpMustache *template);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpMustache, rp_mustache_free)

/* Returns: the place of the character at `offset`. */
RpWhere rp_mustache_where(const RpMustache *template, gsize offset);
