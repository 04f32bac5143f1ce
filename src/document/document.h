/* document.h - the document model: what stands in the report, before any size is known
 *
 * Boundary type between build and compose. Types only; every text is final.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/geom.h"
#include "base/richtext.h"
#include "base/status.h"
#include "document/chart-spec.h"
#include "document/official.h"
#include "document/stylesheet.h"
#include "document/table-spec.h"

typedef enum {
    RP_BLOCK_COVER,
    RP_BLOCK_CONTENTS,
    RP_BLOCK_HEADING,
    RP_BLOCK_PARAGRAPH,
    RP_BLOCK_MASTHEAD, /* of reports without a cover */
    RP_BLOCK_COLUMNS,  /* begins the blocks that stand side by side */
    RP_BLOCK_STRIP,    /* one cell per target in status order, with legend */
    RP_BLOCK_FIGURES,  /* headline figures, three in a row */
    RP_BLOCK_TABLE,
    RP_BLOCK_CHART,
    RP_BLOCK_BOX, /* 专栏: blocks on a tinted ground */
    RP_BLOCK_PAGE_BREAK,
    /* parts of an official document, see official.h */
    RP_BLOCK_REDHEAD,
    RP_BLOCK_TITLE,
    RP_BLOCK_ATTACHMENTS,
    RP_BLOCK_ATTACHMENT,
    RP_BLOCK_SIGNATURE,
    RP_BLOCK_COLOPHON,
} RpBlockKind;

#define RP_BLOCK_PLACE "block-" /* begins the name of a block's place, before its id */

#define RP_N_BLOCK_KINDS (RP_BLOCK_COLOPHON + 1)

/* The brief cover: title, period and the plan period as a matrix of months. */
typedef struct {
    char *issuer;     /* owned; left of the top line */
    char *issue;      /* owned; right of the top line: "2018年第6期　总第30期" */
    char *title;      /* owned; "|" marks where it may be broken by sense */
    char *subtitle;   /* owned, may be ""; e.g. the title in another script; broken at "|" */
    char *period;     /* owned; "2018年6月" */
    char *plan;       /* owned; plan title */
    char *time_text;  /* owned; "规划期60个月，已过30个月，时序进度50.0%" */
    char *count_text; /* owned; "监测目标11项" */
    char *notice;     /* owned, may be ""; "示例数据……" */
    char *secrecy;    /* owned, may be ""; "秘密★1年", above everything */
    int first_year, last_year;
    int first_month; /* month of first_year in which the plan starts, 1..12 */
    int months_total, months_gone;
    unsigned counts[RP_N_STATUS]; /* of tasks: by RpTaskState */
    bool tasks;                   /* the counts are of tasks, not of targets */
    unsigned stale;               /* of those without data: RP_WORD_STALE */
    bool dark;                    /* on navy, text in white */
} RpCover;

/* Stands on top of a report that has no cover. */
typedef struct {
    char *left, *right;           /* owned, may be ""; above the title */
    char *title;                  /* owned */
    char *lead;                   /* owned, may be ""; below it */
    char *outline;                /* owned; title on one line */
    bool counted;                 /* show the counts of those statuses that have any */
    unsigned counts[RP_N_STATUS]; /* worst first at the right */
    unsigned stale;               /* as of RpCover */
    char *count_text;             /* owned; "共7项，其中约束性1项" */
} RpMasthead;

typedef struct {
    char *label;        /* owned; indicator name */
    char *value;        /* owned; "62" or "—" */
    char *unit;         /* owned */
    char *target;       /* owned; "目标 ≥100" */
    char *left, *right; /* owned; detail line */
    RpStatus status;
    char *word;                 /* owned, nullable: of the status, where it is not the theme's */
    double completion, elapsed; /* ratios; NAN unknown */
    bool plain;                 /* about many targets: label, value and `left` only */
    bool alarm;                 /* the value in the colour of `status` */
} RpFigure;

typedef struct {
    RpBlockKind kind;
    char *id;          /* owned; of the layout's block; name of its place in the document */
    RpWhere where;     /* of the layout's block */
    bool break_before; /* starts a new page */
    bool landscape;    /* on pages that are wider than high */
    int column;        /* 1...: of the COLUMNS block before it; 0: across the page */
    RpSize paper;      /* of those pages, upright, points; 0 by 0 is the document's */
    union {
        RpCover *cover;       /* owned */
        RpMasthead *masthead; /* owned */
        struct {
            int level;        /* 1..3 */
            char *number;     /* owned, may be ""; "一" */
            char *kicker;     /* owned, may be "" */
            RpRichText *text; /* owned */
            bool headline;    /* a finding: kicker above, RP_STYLE_HEADLINE */
            char *outline;    /* owned; text of contents and PDF outline */
        } heading;
        struct {
            RpRichText *text; /* owned */
            RpStyleId style;
            char *label;   /* owned, nullable; hanging label of a list item */
            int depth;     /* of a list, 0 outside */
            int level;     /* 1..3 of the heading that the paragraph begins with, else 0 */
            char *outline; /* owned, nullable; text of that heading */
        } paragraph;
        struct {
            unsigned counts[RP_N_STATUS]; /* of tasks: by RpTaskState */
            bool tasks;                   /* cells are tasks, not targets */
            unsigned stale;               /* as of RpCover */
            char *note;                   /* owned; "每格一项目标，共11项" */
            double height;                /* points; 0 is the look's own */
            bool inside;                  /* words and counts in the strip, where they fit */
        } strip;
        struct {
            GArray *items; /* owned; of RpFigure */
            double gutter; /* points; 0 is the look's own */
            guint per_row;
        } figures;
        struct {
            GArray *widths; /* owned; of double, points; empty: two equal ones */
            double gutter;  /* points; 0 is the look's own */
        } columns;
        RpTableSpec *table; /* owned */
        RpChartSpec *chart; /* owned */
        struct {
            char *title; /* owned */
        } contents;
        struct {
            int number;        /* 专栏N; 0 for none */
            RpRichText *title; /* owned, may be empty */
            GPtrArray *blocks; /* owned; of RpBlock: paragraphs and tables */
        } box;
        RpRedHead *redhead;       /* owned */
        RpRichText *title;        /* owned; a line end where the title is broken */
        GPtrArray *names;         /* owned; ATTACHMENTS: of char * */
        RpAttachment *attachment; /* owned */
        RpSignature *signature;   /* owned */
        RpColophon *colophon;     /* owned */
    } u;
} RpBlock;

/* Running head and foot; “{{page}}” and “{{pages}}” are replaced by compose/furniture.c. */
typedef struct {
    char *head_left, *head_right, *foot_left, *foot_right; /* owned, may be "" */
} RpFurniture;

/* Pages that may have furniture of their own, by their printed number. */
typedef enum {
    RP_PAGE_FIRST, /* page 1 */
    RP_PAGE_ODD,   /* 3, 5 ... */
    RP_PAGE_EVEN,
} RpPageSide;

#define RP_N_PAGE_SIDES (RP_PAGE_EVEN + 1)

typedef struct {
    RpSize size;
    RpInsets margins;
    double head_top;    /* top of the running head from the page's top, points */
    double foot_bottom; /* bottom of the foot from the page's bottom, points */
    double foot_inset;  /* of the foot from both sides of the type area, points */
    double pitch;       /* of the grid lines, points; 0 without a grid */
    bool turned;        /* a landscape page is the page turned by a quarter: margins, head and foot
                           stay where they are on the paper */
} RpPageSetup;

typedef struct {
    char *title, *author, *subject, *keywords; /* owned */
    RpWhere title_where;                       /* where the title was written, for diagnostics */
    char *date;                                /* owned; ISO 8601 */
    RpPageSetup page;
    RpFurniture furniture[RP_N_PAGE_SIDES];
    RpStyleSheet sheet;
    GPtrArray *blocks; /* owned; of RpBlock */
    GPtrArray *notes;  /* owned; of RpRichText: the footnotes; a span's `note` counts them from 1 */
    RpWhere where;     /* of the layout: place of wording that has none of its own */
} RpDocument;

RpDocument *rp_document_new(void);
void rp_document_free(RpDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpDocument, rp_document_free)

/* Returns: (owned) an empty block of `kind`. */
RpBlock *rp_block_new(RpBlockKind kind, const char *id, RpWhere where);
void rp_block_free(RpBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpBlock, rp_block_free)

void rp_document_dump(const RpDocument *document, GString *out);
