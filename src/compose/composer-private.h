/* composer-private.h - the state of composing one document, and what its passes share */
#pragma once

#include <glib.h>

#include "box/box.h"
#include "box/page.h"
#include "document/document.h"
#include "text/paragraph.h"

/* Middle of the Han em-box above the baseline, em: (0.88 - 0.12) / 2, optically. */
#define RP_HAN_MIDDLE 0.37

/* A status light beside text, in em of the text: its box, the gap after it, and the height of its
 * centre above the baseline. */
#define RP_LIGHT_SIDE   0.92
#define RP_LIGHT_GAP    0.28
#define RP_LIGHT_CENTRE 0.38

typedef struct {
    const RpDocument *document;
    const RpStyleSheet *sheet; /* the document's */
    RpTextSetter *setter;
    RpPageSetup page; /* of the pages that the block stands on */
    double measure;   /* width of their body, points */
    double used;      /* height of what stands above on the page, points; INFINITY unknown */
} RpComposer;

/* Returns: (owned) the box of a block of any kind but page breaks. */
RpBox *rp_compose_block(const RpComposer *composer, const RpBlock *block);

/* The blocks of the document behind `first`, which begins columns, up to, not including, `end`,
 * side by side. Returns: (owned, nullable) NULL when they are higher than a page. */
RpBox *rp_compose_columns(const RpComposer *composer, guint first, guint end);

/* One function per kind of block. Returns: (owned) its box, `measure` wide. */
RpBox *rp_compose_cover(const RpComposer *composer, const RpBlock *block);
RpBox *rp_compose_contents(const RpComposer *composer, const RpBlock *block);
RpBox *rp_compose_heading(const RpComposer *composer, const RpBlock *block);
RpBox *rp_compose_paragraph(const RpComposer *composer, const RpBlock *block);
RpBox *rp_compose_masthead(const RpComposer *composer, const RpBlock *block);
RpBox *rp_compose_strip(const RpComposer *composer, const RpBlock *block);
RpBox *rp_compose_figures(const RpComposer *composer, const RpBlock *block);
RpBox *rp_compose_table(const RpComposer *composer, const RpBlock *block);
RpBox *rp_compose_chart(const RpComposer *composer, const RpBlock *block);
RpBox *rp_compose_box(const RpComposer *composer, const RpBlock *block);
RpBox *rp_compose_redhead(const RpComposer *composer, const RpBlock *block);
RpBox *rp_compose_title(const RpComposer *composer, const RpBlock *block);
RpBox *rp_compose_attachments(const RpComposer *composer, const RpBlock *block);
RpBox *rp_compose_attachment(const RpComposer *composer, const RpBlock *block);
RpBox *rp_compose_signature(const RpComposer *composer, const RpBlock *block);
RpBox *rp_compose_colophon(const RpComposer *composer, const RpBlock *block);

/* Returns: (owned) the rule above footnotes, then the footnotes; NULL when there are none. */
GPtrArray *rp_compose_notes(const RpComposer *composer);

/* Write the numbers of the footnotes of `page`, from 1, into their marks and before the notes. */
void rp_compose_number_notes(const RpComposer *composer, RpPage *page);

/* Pages for blocks that need others than the document has. */
typedef struct {
    const char *name; /* interned; of the page master */
    RpPageSetup page;
} RpPageKind;

/* Returns: what pages `block` stands on. */
RpPageKind rp_compose_page_kind(const RpDocument *document, const RpBlock *block);

/* Lines of the text: those of the grid, where there is one. */
double rp_composer_pitch(const RpComposer *composer);

const RpParagraphStyle *rp_composer_style(const RpComposer *composer, RpStyleId id);

/* A copy of a style in another colour or weight. */
RpParagraphStyle rp_composer_style_with(const RpComposer *composer, RpStyleId id, RpColour colour,
                                        int weight);

/* Place one line of plain text in `group` with its baseline at `y`.
 * Returns: the width of the line. An empty text places nothing. */
double rp_composer_put(const RpComposer *composer, RpBox *group, const char *text,
                       const RpParagraphStyle *style, RpPoint at);

/* The same, ending at `at.x`. */
double rp_composer_put_right(const RpComposer *composer, RpBox *group, const char *text,
                             const RpParagraphStyle *style, RpPoint at);

/* Returns: the width of a status light and the status's own word. */
double rp_composer_status_width(const RpComposer *composer, RpStatus status,
                                const RpParagraphStyle *style);

/* A status light, its left edge at `at.x`, and a word; NULL is the status's own.
 * Returns: the width of both. */
double rp_composer_put_light(const RpComposer *composer, RpBox *group, RpStatus status,
                             const char *word, const RpParagraphStyle *style, RpPoint at);
double rp_composer_light_width(const RpComposer *composer, const char *word,
                               const RpParagraphStyle *style);

/* An entry of the legends of strips and covers: statuses of targets, or states of tasks. */
typedef struct {
    RpStatus drawn_as;
    const char *word; /* borrowed */
    char letter[8];   /* UTF-8; the word's own, or its first */
    unsigned count;
} RpLegendItem;

#define RP_MAX_LEGEND (RP_N_STATUS + 1) /* what is out of date stands by itself */

/* What is counted: as in RpCover and strips. */
typedef struct {
    const unsigned *counts; /* borrowed */
    bool tasks;
    unsigned stale;
} RpLegendCounts;

/* Returns: how many entries `counts` makes; legends show the usual statuses also when empty. */
guint rp_composer_legend(const RpComposer *composer, const RpLegendCounts *counts,
                         RpLegendItem ret[RP_MAX_LEGEND]);

/* Returns: the width of "● 达标 4" in points, the count in `number`, `space` between word and
 * count. */
double rp_composer_entry_width(const RpComposer *composer, const RpLegendItem *item,
                               const RpParagraphStyle *word, const RpParagraphStyle *number,
                               double space);

/* Returns: (owned) one paragraph of plain text `width` wide. */
RpBox *rp_composer_paragraph(const RpComposer *composer, const char *text, RpStyleId id,
                             double width);

/* A headline is broken by sense only where one line is too short for it.
 * Returns: (owned) the text to set. */
RpRichText *rp_composer_on_one_line(const RpComposer *composer, const RpRichText *text,
                                    const RpParagraphStyle *style, double width);

/* Returns: what a label such as 附件： takes before text: a mark at its end is not trimmed there.
 */
double rp_composer_label_room(const RpComposer *composer, const char *label,
                              const RpParagraphStyle *style);

/* A column inside another box is not finished by paginating: its head, foot and ground become part
 * of it here. Returns: (owned) `column` (taken), or what stands for it. */
RpBox *rp_composer_flatten(RpBox *column);

/* Move everything in a line to the right by `dx`. */
void rp_composer_shift(RpBox *line, double dx);

/* Returns: (owned) the name of the place of entry `index` of the document, as links spell it. */
char *rp_composer_place(const RpBlock *block);

/* Legends show these always, the other statuses only when there are any. */
gboolean rp_composer_in_legend(RpStatus status, unsigned count);
