/* layoutfile.h - what the author of a layout asked for, inheritance resolved
 *
 * Boundary type of stage 3a: layouts/x.yaml -> RpLayout, read by build/. One schema table
 * (schema.c) is the only source of keys, types, ranges, defaults and help.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "base/geom.h"
#include "base/period.h"
#include "base/status.h"
#include "base/style.h"

typedef struct RpProperty RpProperty;

/* Text of a layout with its place: where the characters begin, for diagnostics. */
typedef struct {
    char *text;    /* owned, nullable */
    RpWhere where; /* of its first character */
    bool one_line; /* it stands on that line, whatever line ends it has: "a\nb" */
} RpLayoutText;

/* `where:` of a block: every list that is not empty must contain the target's value; `ids` are
 * those of targets or of their indicators. */
typedef struct {
    GPtrArray *ids;     /* owned; of char * */
    GPtrArray *domains; /* owned; of char * */
    GPtrArray *natures; /* owned; of char * */
    unsigned statuses;  /* bit set of RpStatus; 0 = all */
    GArray *ids_at;     /* owned; of RpWhere, parallel to `ids` */
    GArray *domains_at; /* owned; of RpWhere, parallel to `domains` */
    RpWhere where;
} RpLayoutFilter;

/* Kinds of tasks of a plan. */
typedef enum {
    RP_LAYOUT_CHAPTER,   /* 章 */
    RP_LAYOUT_SECTION,   /* 节 */
    RP_LAYOUT_TASK,      /* 任务 */
    RP_LAYOUT_BOX,       /* 专栏 */
    RP_LAYOUT_BOX_ITEM,  /* 专栏条目 */
    RP_LAYOUT_PROJECT,   /* 工程 */
    RP_LAYOUT_MILESTONE, /* 里程碑 */
} RpLayoutTaskKind;

/* Returns: (static) the word that tasks.csv has for a kind: 任务. */
const char *rp_layout_task_kind_word(RpLayoutTaskKind kind);

/* A bound on when tasks are due. */
typedef struct {
    enum { RP_DUE_ANY, RP_DUE_PERIOD, RP_DUE_PLAN, RP_DUE_REPORT } kind;
    RpPeriod period; /* of RP_DUE_PERIOD; the others: end of the plan, of the report's period */
} RpLayoutDue;

/* `tasks:` of a ledger: what is not empty must hold. */
typedef struct {
    unsigned kinds;     /* bit set of RpLayoutTaskKind; 0 = 任务, 专栏条目 and 工程 */
    unsigned states;    /* bit set of RpTaskState; 0 = all */
    GPtrArray *under;   /* owned; of char *: ids of tasks; these and all below them */
    GPtrArray *owners;  /* owned; of char *: a part of the name is enough */
    RpLayoutDue due_by; /* due then or before; undated tasks are due at the end of the plan */
    RpLayoutDue due_after;
    GArray *under_at; /* owned; of RpWhere, parallel to `under` */
    RpWhere where;
} RpLayoutTasks;

typedef enum {
    RP_GROUP_NONE,
    RP_GROUP_STATE,   /* what needs attention first */
    RP_GROUP_OWNER,   /* in order of first appearance */
    RP_GROUP_CHAPTER, /* topmost task; ledgers */
    RP_GROUP_DOMAIN,  /* in order of first appearance; tables */
    RP_GROUP_NATURE,  /* 约束性 first; tables */
} RpLayoutGroup;

typedef enum {
    RP_SORT_DEFAULT,    /* as the kind of block has it: tables 约束性 first, then in plan order;
                           charts -completion */
    RP_SORT_PLAN,       /* in plan order */
    RP_SORT_COMPLETION, /* rising or falling, missing last */
    RP_SORT_GAP,
    RP_SORT_STATUS, /* best first */
    RP_SORT_NATURE, /* 约束性 first, then by completion */
} RpLayoutSort;

typedef enum {
    RP_LAYOUT_CHART_PROGRESS,   /* completion of each target; also called bar */
    RP_LAYOUT_CHART_VALUES,     /* values of targets, or of one indicator by region */
    RP_LAYOUT_CHART_BULLET,     /* value and target, each on its own scale */
    RP_LAYOUT_CHART_GROUPED,    /* value beside target */
    RP_LAYOUT_CHART_STACKED,    /* indicators on top of each other, step by step */
    RP_LAYOUT_CHART_PERCENT,    /* how many targets of each group are how far */
    RP_LAYOUT_CHART_RANKING,    /* regions by one indicator */
    RP_LAYOUT_CHART_DIVERGING,  /* distance from the time elapsed */
    RP_LAYOUT_CHART_DUMBBELL,   /* baseline, value, target */
    RP_LAYOUT_CHART_WATERFALL,  /* from one stock to another */
    RP_LAYOUT_CHART_LINE,       /* indicators over time, target, planned path, forecast */
    RP_LAYOUT_CHART_COMBO,      /* a count as bars, a rate as a line */
    RP_LAYOUT_CHART_HEAT,       /* regions by targets */
    RP_LAYOUT_CHART_TILES,      /* provinces as squares */
    RP_LAYOUT_CHART_GANTT,      /* tasks */
    RP_LAYOUT_CHART_SPARKLINES, /* a row and a small line for each target */
    RP_LAYOUT_CHART_MULTIPLES,  /* a small chart for each region */
} RpLayoutChart;

#define RP_MOST_COLUMNS 6 /* side by side */

#define RP_N_LAYOUT_CHARTS (RP_LAYOUT_CHART_MULTIPLES + 1)

/* What makes one row of a chart of counts. */
typedef enum { RP_BY_DOMAIN, RP_BY_NATURE, RP_BY_OWNER } RpLayoutBy;

/* What a block is repeated for. */
typedef enum { RP_FOR_ONCE, RP_FOR_DOMAIN } RpLayoutFor;

/* What regions are compared by. */
typedef enum { RP_SHOW_VALUE, RP_SHOW_COMPLETION } RpLayoutShow;

/* What makes a row of a table. */
typedef enum { RP_ROWS_TARGETS, RP_ROWS_REGIONS } RpLayoutRows;

/* What stands unranked on top of a ranking. */
typedef enum { RP_SUMMARY_OWN, RP_SUMMARY_MEAN, RP_SUMMARY_NONE } RpLayoutSummary;

/* What is tinted. */
typedef enum { RP_FILL_NONE, RP_FILL_STATUS } RpLayoutFill;

/* Where the text of a column stands. */
typedef enum {
    RP_COLUMN_ALIGN_OWN,
    RP_COLUMN_ALIGN_LEFT,
    RP_COLUMN_ALIGN_CENTER,
    RP_COLUMN_ALIGN_RIGHT,
} RpLayoutAlign;

/* A column of a table or ledger. */
typedef struct {
    char *name; /* owned; registered in build/ */
    RpWhere where;
    RpLayoutText title; /* head instead of the column's own; "|" begins its second line */
    char *over;         /* owned, nullable; a head over neighbours with the same one */
    double width;       /* points; 0: from the content */
    GPtrArray *with;    /* owned, nullable; of char *: columns set small behind the text */
    GPtrArray *below;   /* owned, nullable; of char *: columns set small on a second line */
    GArray *parts_at;   /* owned, nullable; of RpWhere, parallel to `with`, then to `below` */
    int align;          /* RpLayoutAlign; 0: as the column has it */
    bool merge;         /* equal neighbours below each other make one cell */
    bool internal;      /* not in a public edition */
    RpLayoutFill fill;  /* cells tinted by the status of their row */
    double less_than, more_than; /* numbers beyond are tinted; NAN for none */
} RpLayoutColumn;

/* How a table looks beyond its columns. */
typedef struct {
    RpLayoutRows rows;
    RpLayoutSummary summary; /* of regions */
    RpLayoutFill fill;       /* whole rows, by their status */
    bool subtotals;
    bool three_lines;                /* a rule above the head too: 三线表 */
    int rule_every;                  /* a stronger hairline under each of so many rows; 0: none */
    double rule;                     /* head's and last rule, points; 0: 0.75 */
    double bar_height, bar_overhang; /* points; 0: 2.2 mm and 1.0 mm */
    double marker;                   /* width of the time marker, points; 0: 0.35 mm */
} RpLayoutTable;

/* Keys of the parts of an official document; see document/official.h. */
typedef struct {
    RpLayoutText mark, number, signer, copy_number, secrecy, urgency; /* redhead */
    RpLayoutText issuer, date;                                        /* signature */
    bool no_seal;                                                     /* signature */
    RpLayoutText copies, printer, printed;                            /* colophon */
    GPtrArray *names; /* owned, nullable; of char *, templates; attachments */
} RpLayoutOfficial;
/* Who may read a report. */
typedef enum {
    RP_EDITION_UNSAID,
    RP_EDITION_INTERNAL, /* everything */
    RP_EDITION_PUBLIC,   /* without what is marked internal */
} RpEdition;

/* internal or public, 内部 or 公开. False leaves *ret untouched. */
bool rp_edition_parse(const char *text, RpEdition *ret);

typedef struct {
    char *id;   /* owned; unique in the layout */
    char *type; /* owned; cover, contents, heading, text, summary, masthead, columns, strip,
                   figures, table, chart, ledger, facts, box, appendix, provenance, glossary,
                   page-break; redhead, title, addressee, attachments, attachment, signature,
                   colophon */
    RpWhere where;
    RpLayoutText title; /* templates: Mustache over the variables of docs/variables.md */
    RpLayoutText kicker;
    RpLayoutText subtitle;
    RpLayoutText note;
    RpLayoutText text;        /* Markdown; masthead: plain */
    RpLayoutText left, right; /* masthead, as `counts` */
    bool counts;
    bool dark;                /* cover: on the theme's navy */
    GPtrArray *numbers;       /* owned, nullable; figures: of char *, words of the schema */
    double gutter;            /* figures, columns; points, 0: 8 mm */
    double height;            /* strip; points, 0: 8 mm */
    bool inside;              /* strip: its legend */
    double scale;             /* chart; 0: 1 */
    GArray *widths;           /* owned, nullable; columns: of double, points */
    int column;               /* 1...: of the `columns` block before it; 0: across the page */
    int level;                /* heading */
    RpLayoutChart chart_kind; /* chart, as all up to `no_forecast` */
    GPtrArray *indicators;    /* owned, nullable; of char *: ids, names, ids of targets */
    GArray *indicators_at;    /* owned; of RpWhere, parallel */
    GPtrArray *regions;       /* owned, nullable; of char *: as in report.yaml, and children */
    GArray *regions_at;       /* owned; of RpWhere, parallel */
    RpLayoutText from, to;    /* periods, or text NULL */
    int step;                 /* months between values; 0: as the data have them */
    RpLayoutBy by;
    RpLayoutShow show;
    bool excerpt;
    bool no_forecast;
    GArray *columns;     /* owned, nullable; of RpLayoutColumn */
    RpLayoutTable table; /* table */
    RpLayoutFilter filter;
    RpLayoutTasks tasks; /* ledger, strip */
    RpLayoutGroup group; /* ledger, table */
    RpLayoutSort sort;
    bool descending;
    int limit;          /* at most so many rows; 0 = all */
    bool new_page;      /* starts a new page */
    bool landscape;     /* on landscape pages of its own */
    RpSize paper;       /* of pages of its own, upright, points; 0 by 0: as the layout has it */
    RpLayoutFor repeat; /* with the blocks beside it that are repeated for the same */
    RpLayoutOfficial official; /* redhead, signature, attachments, colophon */
    bool internal;             /* not in a public edition */
} RpLayoutBlock;

/* A style as set by `styles:`; key is one of document/stylesheet.h's. */
typedef struct {
    char *key; /* owned */
    RpParagraphStyle style;
} RpLayoutStyle;

/* Texts of the running head and foot; text NULL: as on the other pages. */
typedef struct {
    RpLayoutText head_left, head_right, foot_left, foot_right;
} RpLayoutFurniture;

typedef struct {
    char *id;         /* owned; name below layouts/, or the file's stem */
    const char *file; /* interned */
    struct {
        RpSize size;                     /* points */
        RpInsets margins;                /* points */
        double head_top, foot_bottom;    /* points */
        int grid_lines, grid_characters; /* 0 = no grid; then the body fits it */
        double foot_inset;               /* points */
        bool turned;                     /* landscape pages are the page turned by a quarter */
    } page;
    struct {
        RpColour ink, ink2, ink3, navy, accent, chart, red, tint, hair, hair5, track;
        bool mono;
    } theme;
    struct {
        RpLayoutText head_left, head_right, foot_left, foot_right;
        RpLayoutFurniture first, odd, even; /* what differs on these pages */
    } furniture;
    bool plain_headings;       /* without numbers */
    bool run_in[3];            /* headings of this level begin the paragraph below them */
    bool figure_caption_below; /* 图题 under the figure */
    bool flush_lists;          /* items of lists are paragraphs that begin with their label */
    RpLayoutText title;        /* of the report */
    RpLayoutText issuer;       /* who hands it out */
    char *region;              /* owned, nullable; the region whose own layout this is */
    RpEdition edition;         /* blocks and columns that it does not have are gone already */
    RpLayoutText secrecy;      /* 秘密★1年; text NULL for none */
    RpLayoutText scheme;       /* name of the status scheme; text NULL: the plan's */
    RpWhere where;             /* of the leaf's first character */
    GArray *styles;            /* owned; of RpLayoutStyle; complete */
    GPtrArray *blocks;         /* owned; of RpLayoutBlock */
    GPtrArray *chain;  /* owned; of RpInputFile-like char *: shown names from leaf to root */
    GPtrArray *hashes; /* owned; sha256 of each, parallel to `chain` */
    RpProperty *said;  /* owned; where every property was set: property.h */
    GArray *removed;   /* owned; of RpRemoved, of property.h */
} RpLayout;

/* Where layouts are found: returns the path of a name below layouts/, or NULL; `shown` is its
 * name in diagnostics. Supplied by app/. */
typedef struct {
    char *(*find)(gpointer data, const char *name, char **ret_shown);
    gpointer data;
    GPtrArray *names; /* borrowed; of char *: existing layouts, for nearest matches */
} RpLayoutFinder;

/* Load the layout at `path` and what it extends, and resolve it: most specific wins, property by
 * property. `shown` is its name in diagnostics: relative to the project folder, which a relative
 * `extends:` may then not leave.
 * Returns: (owned, nullable); NULL when faults say why, or with `error` when it cannot be read. */
RpLayout *rp_layout_load(const char *path, const char *shown, const RpLayoutFinder *finder,
                         RpDiags *diags, GError **error);

/* What holds over the files of a layout. */
typedef struct {
    const char *const *settings; /* nullable, NULL-terminated: "theme.accent=red", later ones win;
                                    faults in them stand at --set:N:column */
    const char *folder;          /* nullable: of paths in settings; the working folder if absent */
    RpEdition edition;           /* RP_EDITION_UNSAID: as the layout says */
    bool keep_all;               /* keep what the edition does not have, to look at the layout */
} RpLayoutWishes;

/* The same with `wishes`, nullable. */
RpLayout *rp_layout_load_with(const char *path, const char *shown, const RpLayoutFinder *finder,
                              const RpLayoutWishes *wishes, RpDiags *diags, GError **error);
void rp_layout_free(RpLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpLayout, rp_layout_free)

/* Returns: (static) what a type of block is called in Chinese: 封面. */
const char *rp_layout_block_chinese(const char *type);

/* Returns: (static) the key of the style `index`, NULL after the last one. */
const char *rp_layout_style_key(unsigned index);

void rp_layout_dump(const RpLayout *layout, GString *out);

/* The resolved layout as one file that extends no other and renders the same. */
void rp_layout_show(const RpLayout *layout, GString *out);

/* Every property with the place that set it and what that overrode; `below` (nullable) is the
 * path of a property or map ("theme", "blocks.targets") to which this is restricted.
 * Returns: whether there is anything to be said of `below`. */
bool rp_layout_explain(const RpLayout *layout, const char *below, GString *out);

/* JSON Schema of layout files, from the same table that parses them. */
void rp_layout_schema(GString *out);
