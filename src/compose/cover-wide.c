#include "compose/cover-private.h"

#include <string.h>

/*
 * look: 8, slides. Millimetres of a page of 16:9; other sizes scale by their height.
 *
 *    21  issuer                                     (middle of the line)
 *    62  title, at the left            58  one row per year, twelve cells, at the right
 *   114  accent bar
 *   120  period, plan, time
 *   179  notice                        (middle of the line)
 */
#define HEIGHT       190.5
#define SECRECY_TOP  8.0
#define ISSUER       21.4
#define TITLE_TOP    62.5
#define TITLE_WIDTH  148.0
#define TITLE_FLOOR  110.0 /* where the title should end */
#define LEAST_TITLE  18.0  /* points */
#define BAR_TOP      114.0
#define BAR_WIDTH    16.3
#define BAR_HEIGHT   1.4
#define PERIOD_GAP   6.0
#define MATRIX_LEFT  172.4
#define MATRIX_TOP   58.5
#define LABEL        13.6
#define CELL         9.3
#define PITCH        11.35
#define MATRIX_FLOOR 165.0
#define LEAST_PITCH  3.0 /* points */
#define NOTICE       179.3
#define MOST_SHRINKS 12

static double
middle_baseline(const RpParagraphStyle *style, double middle)
{
    return middle + 0.38 * style->text.size;
}

static void
draw_line(const RpCoverPlan *plan, const char *text, RpStyleId id, double middle)
{
    RpParagraphStyle style = rp_cover_style(plan, id);

    rp_composer_put(plan->composer, plan->box, text, &style,
                    (RpPoint){plan->left, middle_baseline(&style, middle * plan->mm)});
}

/* Each part of the title that the author marked stands on one line, smaller if need be.
 * Returns: y below it. */
static double
draw_title(const RpCoverPlan *plan)
{
    RpParagraphStyle style = rp_cover_style(plan, RP_STYLE_COVER_TITLE);
    double room = (TITLE_FLOOR - TITLE_TOP) * plan->mm, width = TITLE_WIDTH * plan->mm;
    g_auto(GStrv) parts = g_strsplit(plan->cover->title, "|", -1);
    guint lines = g_strv_length(parts);
    RpBox *title = rp_cover_lines(plan, plan->cover->title, &style, width);

    for (int i = 0; i < MOST_SHRINKS && style.text.size > LEAST_TITLE &&
                    (title->height > room || title->height > lines * style.leading + 1);
         i++) {
        style.text.size *= 0.93;
        style.leading *= 0.93;
        rp_box_free(title);
        title = rp_cover_lines(plan, plan->cover->title, &style, width);
    }
    double height = title->height;
    title->tag = RP_TAG_H1;
    rp_box_place(plan->box, title, plan->left, TITLE_TOP * plan->mm);
    return TITLE_TOP * plan->mm + height;
}

/* Append a paragraph of the cover to what stands below the title. Returns: y below it. */
static double
add_lines(const RpCoverPlan *plan, const char *text, RpStyleId id, double y)
{
    RpParagraphStyle style = rp_cover_style(plan, id);

    if (*text == '\0')
        return y;
    RpBox *lines = rp_cover_lines(plan, text, &style, TITLE_WIDTH * plan->mm);
    double height = lines->height;
    rp_box_place(plan->box, lines, plan->left, y);
    return y + height;
}

static void
draw_below_title(const RpCoverPlan *plan, double top)
{
    double y = MAX(BAR_TOP * plan->mm, top + (BAR_TOP - TITLE_FLOOR) * plan->mm);

    rp_box_add_rect(plan->box, (RpRect){plan->left, y, BAR_WIDTH * plan->mm, BAR_HEIGHT * plan->mm},
                    plan->palette.accent);
    y += (BAR_HEIGHT + PERIOD_GAP) * plan->mm;
    y = add_lines(plan, plan->cover->subtitle, RP_STYLE_COVER_PERIOD, y);
    y = add_lines(plan, plan->cover->period, RP_STYLE_COVER_PERIOD, y);
    y = add_lines(plan, plan->cover->plan, RP_STYLE_COVER_PLAN, y);
    add_lines(plan, plan->cover->time_text, RP_STYLE_COVER_PLAN, y);
}

static void
draw_months(const RpCoverPlan *plan)
{
    int rows = plan->cover->last_year - plan->cover->first_year + 1;
    double room = (MATRIX_FLOOR - MATRIX_TOP) * plan->mm;
    double wide = (plan->right - (MATRIX_LEFT + LABEL) * plan->mm + (PITCH - CELL) * plan->mm) /
                  RP_COVER_MONTHS;
    double pitch = MIN(PITCH * plan->mm, wide);

    if (rows <= 0 || room / rows < LEAST_PITCH || wide < LEAST_PITCH)
        return;
    pitch = MIN(pitch, room / rows);
    RpCoverMatrix matrix = {{MATRIX_LEFT * plan->mm, MATRIX_TOP * plan->mm},
                            LABEL * plan->mm,
                            pitch * CELL / PITCH,
                            pitch,
                            false};
    rp_cover_matrix(plan, &matrix);
}

void
rp_cover_wide(const RpCoverPlan *design)
{
    RpCoverPlan scaled = *design;
    const RpCoverPlan *plan = &scaled;

    scaled.mm = scaled.box->height / HEIGHT;
    rp_cover_ground(plan);
    draw_line(plan, plan->cover->secrecy, RP_STYLE_COVER_ISSUER, SECRECY_TOP);
    draw_line(plan, plan->cover->issuer, RP_STYLE_COVER_ISSUER, ISSUER);
    draw_below_title(plan, draw_title(plan));
    draw_months(plan);
    draw_line(plan, plan->cover->notice, RP_STYLE_COVER_SMALL, NOTICE);
}
