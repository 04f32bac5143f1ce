#include "compose/cover-private.h"

#include "chart/texture.h"

#define CELL_LINE (0.2 * RP_MM)

/* look: 2, on navy ground. */
static const RpCoverPalette dark_palette = {
    .dark = true,
    .ink = RP_WHITE,
    .ink2 = 0xC3CCD3,
    .rule = 0xE9EDEF,
    .accent = 0xC9A468,
    .ahead = 0x7F8F9B,
};

RpCoverPalette
rp_cover_palette(const RpCoverPlan *plan)
{
    const RpTheme *theme = &plan->composer->sheet->theme;
    RpCoverPalette palette = dark_palette;

    palette.ground = palette.on_accent = theme->navy;
    if (plan->cover->dark && plan->box->width > plan->box->height)
        return palette;
    return (RpCoverPalette){
        .ground = RP_WHITE,
        .ink = theme->ink,
        .ink2 = theme->ink2,
        .rule = theme->navy,
        .accent = theme->mono ? RP_BLACK : theme->accent,
        .on_accent = RP_WHITE,
        .ahead = theme->mono ? theme->ink : theme->hair5,
    };
}

void
rp_cover_ground(const RpCoverPlan *plan)
{
    if (plan->palette.dark)
        rp_box_add_rect(plan->box, (RpRect){0, 0, plan->box->width, plan->box->height},
                        plan->palette.ground);
}

RpParagraphStyle
rp_cover_style(const RpCoverPlan *plan, RpStyleId id)
{
    const RpTheme *theme = &plan->composer->sheet->theme;
    RpParagraphStyle style = *rp_composer_style(plan->composer, id);

    if (plan->palette.dark)
        style.text.colour =
            style.text.colour == theme->ink ? plan->palette.ink : plan->palette.ink2;
    return style;
}

static void
draw_outline(const RpCoverPlan *plan, RpRect cell, RpColour colour)
{
    RpRect inner = {cell.x + CELL_LINE / 2, cell.y + CELL_LINE / 2, cell.width - CELL_LINE,
                    cell.height - CELL_LINE};

    rp_box_add_frame(plan->box, inner, colour, CELL_LINE, NULL);
}

/* A month that has gone: solid, in mono under lines that leave the current one the darkest. */
static void
draw_elapsed(const RpCoverPlan *plan, RpRect cell)
{
    const RpTheme *theme = &plan->composer->sheet->theme;
    const RpTexture lines = {RP_TEXTURE_LINES, 45, 0.9 * RP_MM, 0.42 * RP_MM, theme->ink};

    if (!theme->mono) {
        rp_box_add_rect(plan->box, cell, plan->palette.rule);
        return;
    }
    rp_texture_fill(plan->box, cell, &lines);
    draw_outline(plan, cell, theme->ink);
}

/* One month of the plan: elapsed, current or still to come. */
static void
draw_month(const RpCoverPlan *plan, RpRect cell, int ordinal)
{
    RpParagraphStyle number =
        rp_composer_style_with(plan->composer, RP_STYLE_COVER_ISSUER, plan->palette.on_accent, 700);
    int gone = plan->cover->months_gone;

    if (ordinal < gone) {
        draw_elapsed(plan, cell);
        return;
    }
    if (ordinal > gone) {
        draw_outline(plan, cell, plan->palette.ahead);
        return;
    }
    g_autofree char *text = g_strdup_printf("%d", ordinal);
    number.text.size = MIN(13.0, cell.height * 0.44);
    rp_box_add_rect(plan->box, cell, plan->palette.accent);

    double width = rp_text_label_width(plan->composer->setter, text, &number);
    rp_composer_put(plan->composer, plan->box, text, &number,
                    (RpPoint){cell.x + (cell.width - width) / 2,
                              cell.y + cell.height / 2 + 0.37 * number.text.size});
}

static void
draw_year(const RpCoverPlan *plan, const RpCoverMatrix *matrix, int year)
{
    const RpCover *cover = plan->cover;
    double y = matrix->at.y + (year - cover->first_year) * matrix->pitch;
    int before = (year - cover->first_year) * RP_COVER_MONTHS - (cover->first_month - 1);
    bool begun = before + 1 <= cover->months_gone;
    RpParagraphStyle style = rp_composer_style_with(plan->composer, RP_STYLE_COVER_ISSUER,
                                                    begun ? plan->palette.ink : plan->palette.ink2,
                                                    begun && !plan->palette.dark ? 700 : 400);
    g_autofree char *text = g_strdup_printf("%d", year);

    /* rows too close for every year to be named name every fifth */
    if (matrix->pitch >= style.text.size || (year - cover->first_year) % 5 == 0)
        rp_composer_put(plan->composer, plan->box, text, &style,
                        (RpPoint){matrix->at.x, y + matrix->cell / 2 + 0.37 * style.text.size});
    for (int month = 0; month < RP_COVER_MONTHS; month++) {
        int ordinal = before + month + 1;
        RpRect cell = {matrix->at.x + matrix->label + month * matrix->pitch, y, matrix->cell,
                       matrix->cell};

        if (ordinal >= 1 && ordinal <= cover->months_total)
            draw_month(plan, cell, ordinal);
    }
}

static void
draw_month_numbers(const RpCoverPlan *plan, const RpCoverMatrix *matrix)
{
    RpParagraphStyle style = rp_cover_style(plan, RP_STYLE_COVER_SMALL);
    double first = matrix->at.x + matrix->label;
    double baseline = matrix->at.y - 2.6 * RP_MM;

    rp_composer_put_right(plan->composer, plan->box, "月", &style,
                          (RpPoint){first - (matrix->pitch - matrix->cell) * 2, baseline});
    for (int month = 0; month < RP_COVER_MONTHS; month++) {
        g_autofree char *text = g_strdup_printf("%d", month + 1);
        double width = rp_text_label_width(plan->composer->setter, text, &style);

        rp_composer_put(
            plan->composer, plan->box, text, &style,
            (RpPoint){first + month * matrix->pitch + (matrix->cell - width) / 2, baseline});
    }
}

void
rp_cover_matrix(const RpCoverPlan *plan, const RpCoverMatrix *matrix)
{
    if (matrix->numbers)
        draw_month_numbers(plan, matrix);
    for (int year = plan->cover->first_year; year <= plan->cover->last_year; year++)
        draw_year(plan, matrix, year);
}
