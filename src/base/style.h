/* style.h - what text is to look like, before any font is chosen */
#pragma once

#include <stdbool.h>

#include "base/colour.h"

/* Layouts name roles, never families; fonts/roles.yaml maps them to faces. */
typedef enum {
    RP_ROLE_BIAOSONG, /* 标宋: titles */
    RP_ROLE_SONG,     /* 宋体: prose */
    RP_ROLE_FANGSONG, /* 仿宋: body of official documents */
    RP_ROLE_HEI,      /* 黑体: tables, charts, headings */
    RP_ROLE_KAI,      /* 楷体: second-level headings */
    RP_ROLE_NUMBER,   /* 数字: figures and Latin of official documents */
} RpFontRole;

#define RP_N_ROLES (RP_ROLE_NUMBER + 1)

/* Returns: (static) the name layouts use, e.g. "标宋". */
const char *rp_role_name(RpFontRole role);
bool rp_role_parse(const char *name, RpFontRole *ret);

typedef enum { RP_ALIGN_JUSTIFY, RP_ALIGN_LEFT, RP_ALIGN_CENTER, RP_ALIGN_RIGHT } RpAlign;

/* How a run of characters looks. */
typedef struct {
    RpFontRole role;
    int weight;  /* 400 or 700; others take the nearer */
    double size; /* points */
    RpColour colour;
    double tracking; /* extra space after each Han character, em */
    double rise;     /* of the baseline above that of the line, points */
} RpTextStyle;

/* How the lines of a paragraph are set. Lengths in em refer to the style's own size. */
typedef struct {
    RpTextStyle text;
    RpAlign align;
    double leading;   /* baseline to baseline, points */
    double indent;    /* first line, em (2 字 = 2) */
    double han_latin; /* space between Han and Latin, em; 0.25 in prose, 0.125 in tables */
    double before;    /* space above, points; dropped at the top of a page */
    double after;     /* space below, points */
} RpParagraphStyle;
