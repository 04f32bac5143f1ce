#include "document/stylesheet.h"

#include <glib.h>

static const char *const style_keys[RP_N_STYLES] = {
    [RP_STYLE_COVER_TITLE] = "cover-title",
    [RP_STYLE_COVER_PERIOD] = "cover-period",
    [RP_STYLE_COVER_PLAN] = "cover-plan",
    [RP_STYLE_COVER_ISSUER] = "cover-issuer",
    [RP_STYLE_COVER_SMALL] = "cover-small",
    [RP_STYLE_KICKER] = "kicker",
    [RP_STYLE_HEADLINE] = "headline",
    [RP_STYLE_LEAD] = "lead",
    [RP_STYLE_BODY] = "body",
    [RP_STYLE_HEADING_1] = "heading-1",
    [RP_STYLE_HEADING_2] = "heading-2",
    [RP_STYLE_HEADING_3] = "heading-3",
    [RP_STYLE_CAPTION] = "caption",
    [RP_STYLE_SUBCAPTION] = "subcaption",
    [RP_STYLE_TABLE_HEAD] = "table-head",
    [RP_STYLE_TABLE_NAME] = "table-name",
    [RP_STYLE_TABLE_CELL] = "table-cell",
    [RP_STYLE_FIGURE] = "figure",
    [RP_STYLE_FIGURE_LABEL] = "figure-label",
    [RP_STYLE_FIGURE_DETAIL] = "figure-detail",
    [RP_STYLE_CHART_LABEL] = "chart-label",
    [RP_STYLE_CHART_TICK] = "chart-tick",
    [RP_STYLE_NOTE] = "note",
    [RP_STYLE_FURNITURE] = "furniture",
    [RP_STYLE_PAGE_NUMBER] = "page-number",
    [RP_STYLE_CONTENTS_1] = "contents-1",
    [RP_STYLE_CONTENTS_2] = "contents-2",
    [RP_STYLE_BOX_TITLE] = "box-title",
    [RP_STYLE_BOX_TEXT] = "box-text",
    [RP_STYLE_FOOTNOTE] = "footnote",
    [RP_STYLE_RED_MARK] = "red-mark",
    [RP_STYLE_MARKING] = "marking",
    [RP_STYLE_TITLE] = "title",
    [RP_STYLE_ADDRESSEE] = "addressee",
    [RP_STYLE_COLOPHON] = "colophon",
};

/* Ink navy and ochre on white paper; contrast on white is 4.8 or more for every colour of text. */
const RpTheme rp_theme_default = {
    .ink = 0x17212B,
    .ink2 = 0x4A5762,
    .ink3 = 0x68737C,
    .navy = 0x1D3344,
    .accent = 0x8F6A33,
    .chart = 0x1F5FA8,
    .red = 0xC8141E,
    .tint = 0xF7F4EE,
    .hair = 0xCFD5D9,
    .hair5 = 0x8C969D,
    .track = 0xE7EAEC,
    .mono = false,
};

const char *
rp_theme_word(const RpTheme *theme, RpStatus status)
{
    return theme->words[status] != NULL ? theme->words[status] : rp_status_look(status)->word;
}

const char *
rp_style_key(RpStyleId id)
{
    g_return_val_if_fail(id < RP_N_STYLES, "");
    return style_keys[id];
}
