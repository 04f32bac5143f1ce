#include "compose/composer-private.h"

#include <math.h>
#include <string.h>

#include "chart/marks.h"
#include "compose/cover-private.h"

/*
 * look: 8 Cover (brief). Millimetres from the top of an A4 page; other page heights scale.
 *
 *    10  mark of secrecy, if any: GB/T 9704 has it at the top left, 黑体 三号
 *    20  navy bar
 *    25  issuer                                   issue
 *    66  title, two lines at most
 *   110  ochre bar
 *   117  period
 *        plan
 *   176  one row per year, twelve cells: the plan period itself
 *   250  time text
 *   262  rule
 *        targets and the counts by status
 *   282  notice
 */
#define A4_HEIGHT       297.0
#define SECRECY_TOP     10.0
#define SECRECY_SIZE    16.0 /* points */
#define BAR_TOP         20.0
#define BAR_HEIGHT      1.2
#define ISSUER_TOP      25.0
#define TITLE_TOP       66.0
#define TITLE_ROOM      60.0 /* height that a title may take */
#define LEAST_TITLE     14.0 /* points */
#define SUBTITLE_SIZE   0.85 /* of the period's */
#define SUBTITLE_GAP    2.0
#define SUBTITLE_LAP    2.5
#define ACCENT_TOP      110.0
#define ACCENT_WIDTH    12.0
#define PERIOD_TOP      117.0
#define MATRIX_BOTTOM   238.0
#define TIME_BASELINE   252.5
#define RULE_TOP        262.0
#define NOTICE_BASELINE 284.0
/* counts by status, em */
#define COUNT_SPACE     0.5 /* between word and count */
#define COUNT_GAP       1.8 /* between counts */
#define LEAST_COUNT_GAP 0.9

/* The matrix of months. */
#define CELL           10.5
#define PITCH          12.5
#define SMALL_CELL     7.0 /* plans of more than five years */
#define SMALL_PITCH    8.4
#define LEAST_PITCH    3.0 /* points; with less, cells are specks */
#define MAX_LARGE_ROWS 5

typedef RpCoverPlan CoverPlan;

static double
line_baseline(const RpParagraphStyle *style, double top)
{
    return top + style->leading / 2 + 0.38 * style->text.size;
}

static void
draw_secrecy(const CoverPlan *plan)
{
    RpParagraphStyle style = *rp_composer_style(plan->composer, RP_STYLE_COVER_ISSUER);

    if (*plan->cover->secrecy == '\0')
        return;
    style.text.role = RP_ROLE_HEI;
    style.text.size = SECRECY_SIZE;
    style.text.weight = 400;
    style.leading = SECRECY_SIZE;
    style.han_latin = 0;
    rp_composer_put(plan->composer, plan->box, plan->cover->secrecy, &style,
                    (RpPoint){plan->left, line_baseline(&style, SECRECY_TOP * plan->mm)});
}

static void
draw_top(const CoverPlan *plan)
{
    const RpParagraphStyle *style = rp_composer_style(plan->composer, RP_STYLE_COVER_ISSUER);
    RpParagraphStyle plain = *style;
    double baseline = line_baseline(style, ISSUER_TOP * plan->mm);

    plain.text.weight = 400;
    rp_box_add_rect(
        plan->box,
        (RpRect){plan->left, BAR_TOP * plan->mm, plan->right - plan->left, BAR_HEIGHT * RP_MM},
        plan->composer->sheet->theme.navy);
    rp_composer_put(plan->composer, plan->box, plan->cover->issuer, style,
                    (RpPoint){plan->left, baseline});
    rp_composer_put_right(plan->composer, plan->box, plan->cover->issue, &plain,
                          (RpPoint){plan->right, baseline});
}

RpBox *
rp_cover_lines(const CoverPlan *plan, const char *text, const RpParagraphStyle *style, double width)
{
    RpWhere where = plan->composer->document->title_where;
    RpBox *lines = rp_box_new(RP_BOX_COLUMN, width, 0);
    g_auto(GStrv) parts = g_strsplit(text, "|", -1);

    for (guint i = 0; parts[i] != NULL; i++) {
        g_autoptr(RpRichText) line = rp_richtext_new_plain(parts[i], style->text, where);

        rp_box_append(lines, rp_text_paragraph(plan->composer->setter, line, style, width));
    }
    return lines;
}

static RpBox *
set_title(const CoverPlan *plan, const RpParagraphStyle *style)
{
    RpBox *title = rp_cover_lines(plan, plan->cover->title, style, plan->right - plan->left);

    title->tag = RP_TAG_H1;
    return title;
}

/* Below the title, smaller: other scripts need more leading than Han.
 * Returns: y below it, a little less: the leading itself keeps what follows away. */
static double
draw_subtitle(const CoverPlan *plan, double top)
{
    RpParagraphStyle style = *rp_composer_style(plan->composer, RP_STYLE_COVER_PERIOD);

    if (*plan->cover->subtitle == '\0')
        return top;
    style.text.size *= SUBTITLE_SIZE;
    style.text.colour = plan->composer->sheet->theme.accent;
    RpBox *lines = rp_cover_lines(plan, plan->cover->subtitle, &style, plan->right - plan->left);
    double height = lines->height;
    rp_box_place(plan->box, lines, plan->left, top + SUBTITLE_GAP * plan->mm);
    return top + (SUBTITLE_GAP - SUBTITLE_LAP) * plan->mm + height;
}

/* A title that leaves no room for what stands below it is set smaller, down to a size that is
 * still a title's.
 * Returns: y below the last line. */
static double
draw_title(const CoverPlan *plan)
{
    RpParagraphStyle style = *rp_composer_style(plan->composer, RP_STYLE_COVER_TITLE);
    double y = TITLE_TOP * plan->mm;
    RpBox *title = set_title(plan, &style);

    while (title->height > TITLE_ROOM * plan->mm && style.text.size > LEAST_TITLE) {
        style.text.size *= 0.85;
        style.leading *= 0.85;
        rp_box_free(title);
        title = set_title(plan, &style);
    }

    double height = title->height;
    rp_box_place(plan->box, title, plan->left, y);
    return y + height;
}

/* Returns: y below the plan's title. */
static double
draw_period(const CoverPlan *plan, double top)
{
    const RpParagraphStyle *period = rp_composer_style(plan->composer, RP_STYLE_COVER_PERIOD);
    double y = MAX(top + 7 * plan->mm, ACCENT_TOP * plan->mm);
    RpBox *name = rp_composer_paragraph(plan->composer, plan->cover->plan, RP_STYLE_COVER_PLAN,
                                        plan->right - plan->left);

    rp_box_add_rect(plan->box, (RpRect){plan->left, y, ACCENT_WIDTH * RP_MM, BAR_HEIGHT * RP_MM},
                    plan->composer->sheet->theme.accent);
    y += (PERIOD_TOP - ACCENT_TOP) * plan->mm;
    rp_composer_put(plan->composer, plan->box, plan->cover->period, period,
                    (RpPoint){plan->left, line_baseline(period, y)});
    y += period->leading;

    double height = name->height;
    rp_box_place(plan->box, name, plan->left, y);
    return y + height;
}

/* The matrix stands on a fixed bottom line and grows upwards with the years of the plan. */
static void
draw_matrix(const CoverPlan *plan, double top)
{
    const RpCover *cover = plan->cover;
    int rows = cover->last_year - cover->first_year + 1;
    double room = MATRIX_BOTTOM * plan->mm - top - 12 * RP_MM;
    double wide =
        (plan->right - plan->left - RP_COVER_LABEL + (PITCH - CELL) * RP_MM) / RP_COVER_MONTHS;
    double pitch = MIN((rows > MAX_LARGE_ROWS ? SMALL_PITCH : PITCH) * RP_MM, wide);

    if (rows <= 0 || room / rows < LEAST_PITCH)
        return; /* the line below says the same in words */
    pitch = MIN(pitch, room / rows);
    double cell = pitch * (rows > MAX_LARGE_ROWS ? SMALL_CELL / SMALL_PITCH : CELL / PITCH);
    double y = MATRIX_BOTTOM * plan->mm - rows * pitch + (pitch - cell);

    RpCoverMatrix matrix = {{plan->left, y}, RP_COVER_LABEL, cell, pitch, true};
    rp_cover_matrix(plan, &matrix);
}

/* The statuses and how many targets have each, in legend order. */
typedef struct {
    RpParagraphStyle word, number;
    RpLegendItem items[RP_MAX_LEGEND];
    guint n;
} CoverCounts;

static double
count_width(const CoverPlan *plan, const CoverCounts *counts, guint i)
{
    return rp_composer_entry_width(plan->composer, &counts->items[i], &counts->word,
                                   &counts->number, COUNT_SPACE * counts->word.text.size);
}

/* Returns: the gap with which all counts fill `room` at most, points; may be too small to use. */
static double
count_gap(const CoverPlan *plan, const CoverCounts *counts, double room)
{
    double widest = COUNT_GAP * counts->word.text.size;

    for (guint i = 0; i < counts->n; i++)
        room -= count_width(plan, counts, i);
    return counts->n < 2 ? widest : MIN(widest, room / (counts->n - 1));
}

/* Counts by status, laid from the right edge to the left in legend order. They move together when
 * there are many, and leave the line to `count_text` when that is not enough. */
static void
draw_counts(const CoverPlan *plan, double baseline)
{
    const RpParagraphStyle *style = rp_composer_style(plan->composer, RP_STYLE_FIGURE_LABEL);
    RpLegendCounts from = {plan->cover->counts, plan->cover->tasks, plan->cover->stale};
    CoverCounts counts = {.word = *style, .number = *style};
    const char *title = plan->cover->count_text;
    double em = style->text.size;
    double x = plan->right;

    counts.word.text.weight = 400;
    counts.number.text.weight = 700;
    counts.n = rp_composer_legend(plan->composer, &from, counts.items);
    rp_composer_put(plan->composer, plan->box, title, &counts.number,
                    (RpPoint){plan->left, baseline});
    double width = plan->right - plan->left;
    double taken = rp_text_label_width(plan->composer->setter, title, &counts.number);
    double gap = count_gap(plan, &counts, width - taken - COUNT_GAP * em);
    if (gap < LEAST_COUNT_GAP * em) {
        gap = count_gap(plan, &counts, width);
        baseline += style->leading;
    }
    for (guint i = counts.n; i > 0; i--) {
        const RpLegendItem *item = &counts.items[i - 1];
        g_autofree char *text = g_strdup_printf("%u", item->count);

        rp_composer_put_right(plan->composer, plan->box, text, &counts.number,
                              (RpPoint){x, baseline});
        x -= count_width(plan, &counts, i - 1);
        rp_composer_put_light(plan->composer, plan->box, item->drawn_as, item->word, &counts.word,
                              (RpPoint){x, baseline});
        x -= gap;
    }
}

static void
draw_bottom(const CoverPlan *plan)
{
    const RpParagraphStyle *label = rp_composer_style(plan->composer, RP_STYLE_FIGURE_LABEL);
    const RpParagraphStyle *small = rp_composer_style(plan->composer, RP_STYLE_COVER_SMALL);
    RpParagraphStyle time = *label;
    RpParagraphStyle quiet = *label;
    double rule = RULE_TOP * plan->mm;

    time.text.weight = quiet.text.weight = 400;
    quiet.text.colour = plan->composer->sheet->theme.ink2;
    rp_composer_put(plan->composer, plan->box, plan->cover->time_text, &time,
                    (RpPoint){plan->left, TIME_BASELINE * plan->mm});
    rp_composer_put_right(plan->composer, plan->box, "每格为一个月", &quiet,
                          (RpPoint){plan->right, TIME_BASELINE * plan->mm});
    rp_box_add_rect(plan->box, (RpRect){plan->left, rule, plan->right - plan->left, 0.5},
                    plan->composer->sheet->theme.ink);
    draw_counts(plan, rule + 5.8 * plan->mm);
    rp_composer_put(plan->composer, plan->box, plan->cover->notice, small,
                    (RpPoint){plan->left, NOTICE_BASELINE * plan->mm});
}

static void
draw_upright(const CoverPlan *plan)
{
    draw_secrecy(plan);
    draw_top(plan);
    double y = draw_subtitle(plan, draw_title(plan));
    y = draw_period(plan, y);
    draw_matrix(plan, y);
    draw_bottom(plan);
}

RpBox *
rp_compose_cover(const RpComposer *composer, const RpBlock *block)
{
    const RpPageSetup *page = &composer->document->page;
    RpBox *box = rp_box_new(RP_BOX_GROUP, page->size.width, page->size.height);
    CoverPlan plan = {
        .composer = composer,
        .cover = block->u.cover,
        .box = box,
        .left = page->margins.left,
        .right = page->size.width - page->margins.right,
        .mm = page->size.height / A4_HEIGHT,
    };

    plan.palette = rp_cover_palette(&plan);
    if (page->size.width > page->size.height)
        rp_cover_wide(&plan);
    else
        draw_upright(&plan);
    box->break_before = true;
    box->master = "cover";
    return box;
}
