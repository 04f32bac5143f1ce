/* stylesheet.h - the named styles of a document and its theme (types only) */
#pragma once

#include <stdbool.h>

#include "base/colour.h"
#include "base/status.h"
#include "base/style.h"

/* Set by `styles:` of a layout; every shipped profile sets all of them. */
typedef enum {
    RP_STYLE_COVER_TITLE,
    RP_STYLE_COVER_PERIOD,
    RP_STYLE_COVER_PLAN,
    RP_STYLE_COVER_ISSUER,
    RP_STYLE_COVER_SMALL, /* notes on the cover */
    RP_STYLE_KICKER,      /* topic above a headline */
    RP_STYLE_HEADLINE,    /* the finding of a page */
    RP_STYLE_LEAD,
    RP_STYLE_BODY,
    RP_STYLE_HEADING_1,
    RP_STYLE_HEADING_2,
    RP_STYLE_HEADING_3,
    RP_STYLE_CAPTION,    /* 表1　名称 */
    RP_STYLE_SUBCAPTION, /* second line of a caption */
    RP_STYLE_TABLE_HEAD,
    RP_STYLE_TABLE_NAME, /* indicator names */
    RP_STYLE_TABLE_CELL,
    RP_STYLE_FIGURE, /* big figures */
    RP_STYLE_FIGURE_LABEL,
    RP_STYLE_FIGURE_DETAIL,
    RP_STYLE_CHART_LABEL,
    RP_STYLE_CHART_TICK,
    RP_STYLE_NOTE,
    RP_STYLE_FURNITURE,
    RP_STYLE_PAGE_NUMBER,
    RP_STYLE_CONTENTS_1,
    RP_STYLE_CONTENTS_2,
    RP_STYLE_BOX_TITLE, /* 专栏 */
    RP_STYLE_BOX_TEXT,
    RP_STYLE_FOOTNOTE,
    /* official documents */
    RP_STYLE_RED_MARK,  /* 发文机关标志 */
    RP_STYLE_MARKING,   /* 密级, 紧急程度, 附件1 */
    RP_STYLE_TITLE,     /* 公文标题 */
    RP_STYLE_ADDRESSEE, /* 主送机关 */
    RP_STYLE_COLOPHON,  /* 版记 */
    RP_N_STYLES
} RpStyleId;

/* Returns: (static) the key layouts use, e.g. "table-head". */
const char *rp_style_key(RpStyleId id);

typedef struct {
    RpColour ink, ink2, ink3; /* text; second text; axis numbers and “—” */
    RpColour navy;            /* structure: rules, heads, covers */
    RpColour accent;          /* kicker, 专栏 rule (ochre) */
    RpColour chart;           /* the one accent of charts without status colours */
    RpColour red;             /* red head of official documents */
    RpColour tint;            /* ground of 专栏 */
    RpColour hair, hair5, track;
    bool mono;                      /* black on white, textures instead of colours */
    const char *words[RP_N_STATUS]; /* nullable, borrowed: what the scheme calls a status */
} RpTheme;

/* Returns: (borrowed) the word of the theme for a status, else the common one. */
const char *rp_theme_word(const RpTheme *theme, RpStatus status);

#define RP_WORD_STALE   "已过时" /* no_data: there were figures, but too long ago */
#define RP_LETTER_STALE "旧"

extern const RpTheme rp_theme_default;

typedef struct {
    RpParagraphStyle styles[RP_N_STYLES];
    bool run_in[3];            /* headings of this level begin the paragraph below them */
    bool figure_caption_below; /* 图题 under the figure */
    bool flush_lists;          /* items of lists are paragraphs that begin with their label */
    RpTheme theme;
} RpStyleSheet;
