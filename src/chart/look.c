#include "chart/look.h"

typedef struct {
    double wide, narrow; /* points */
    double leading;      /* of the size */
    int weight;
    bool ink, muted; /* else text colour */
} TextRow;

static const TextRow text_rows[RP_N_CHART_TEXTS] = {
    [RP_CHART_TITLE] = {11, 9.5, 1.32, 700, .ink = true},
    [RP_CHART_SUBTITLE] = {8.5, 7.5, 1.4, 400, .muted = true},
    [RP_CHART_NAME] = {8, 7.5, 1.2, 400, .ink = true},
    [RP_CHART_NAME_STRONG] = {8, 7.5, 1.2, 700, .ink = true},
    [RP_CHART_DETAIL] = {7, 6.5, 1.2, 400, .muted = true},
    [RP_CHART_VALUE] = {7.5, 7, 1.2, 400, .ink = true},
    [RP_CHART_STRONG] = {7.5, 7, 1.2, 700, .ink = true},
    [RP_CHART_WORD] = {7.5, 7, 1.2, 400, .muted = false},
    [RP_CHART_TICK] = {7, 6.5, 1.2, 400, .muted = true},
    [RP_CHART_HEAD] = {7, 6.5, 1.2, 700, .ink = true},
    [RP_CHART_NOTE] = {6.5, 6.5, 1.4, 400, .muted = true},
};

static RpParagraphStyle
style_of(const TextRow *row, const RpLook *look)
{
    RpColour colour = row->ink ? look->ink : row->muted ? look->muted : look->text;
    double size = look->narrow ? row->narrow : row->wide;

    return (RpParagraphStyle){
        .text = {.role = RP_ROLE_HEI, .weight = row->weight, .size = size, .colour = colour},
        .align = RP_ALIGN_LEFT,
        .leading = size * row->leading,
        .han_latin = 0.125,
    };
}

static const RpLook colour_look = {
    .ink = 0x1A1A1A,
    .text = 0x33383D,
    .muted = 0x666D75,
    .rule = 0x9AA1A8,
    .axis = 0x4A5057,
    .grid = 0xD6DADE,
    .hairline = 0xE6E9EB,
    .tick = 0x8A9097,
    .context = 0xD3D8DC,
    .track = 0xEDEFF1,
    .tint_strong = 0xB4CDE8,
    .tint_light = 0xDCE7F3,
    .wash = 0xE8EFF8,
    .up = 0x2E7D74,
    .down = 0xB8371D,
    .fills = {[RP_FILL_SECOND] = 0x7B8794,
              [RP_FILL_THIRD] = 0xA9B2BB,
              [RP_FILL_FOURTH] = 0xD5DADF,
              [RP_FILL_REST] = 0xEDEFF1,
              [RP_FILL_NEUTRAL] = 0xB9BFC6,
              [RP_FILL_REFERENCE] = 0xC3C9CF,
              [RP_FILL_PLANNED] = 0xDADFE3,
              [RP_FILL_DONE] = 0x5F6B76,
              [RP_FILL_DARK] = 0x3D4650,
              [RP_FILL_BAND_1] = 0xC3C9CE,
              [RP_FILL_BAND_2] = 0xDCE0E3,
              [RP_FILL_BAND_3] = 0xEEF0F2},
};

/* All ink; fills are textures of pen.c. */
static const RpLook mono_look = {
    .mono = true,
    .ink = 0x1A1A1A,
    .text = 0x1A1A1A,
    .muted = 0x1A1A1A,
    .rule = 0x1A1A1A,
    .axis = 0x1A1A1A,
    .grid = 0xC8C8C8, /* grey only in lines of 0.4 pt */
    .hairline = 0xC8C8C8,
    .tick = 0x1A1A1A,
    .context = 0xB0B0B0,
    .track = RP_WHITE,
    .tint_strong = RP_WHITE,
    .tint_light = RP_WHITE,
    .wash = RP_WHITE,
    .up = 0x1A1A1A,
    .down = 0x1A1A1A,
};

RpLook
rp_look(const RpTheme *theme, double width)
{
    RpLook look = theme->mono ? mono_look : colour_look;

    look.narrow = width < RP_CHART_NARROW_BELOW;
    look.accent = theme->mono ? look.ink : theme->chart;
    look.fills[RP_FILL_ACCENT] = look.accent;
    for (int i = 0; i < RP_N_CHART_TEXTS; i++)
        look.texts[i] = style_of(&text_rows[i], &look);
    return look;
}
