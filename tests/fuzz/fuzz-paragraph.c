/* fuzz-paragraph.c - any Unicode text on any measure
 *
 * The first bytes choose measure, size, alignment and spaces; the rest is the text, in two spans.
 * Positions are finite, and only an empty text has no lines.
 */
#include <math.h>
#include <string.h>

#include "fuzz.h"
#include "text/paragraph.h"

#define PARAMETERS 6    /* bytes before the text */
#define MAX_TEXT   2000 /* bytes; longer texts only cost time */

int LLVMFuzzerInitialize(int *argc, char ***argv);

/* Fonts are opened once: fontconfig may be used by one set only. */
static RpFontSet *fonts;
static RpDiags *font_diags;

int
LLVMFuzzerInitialize(int *argc G_GNUC_UNUSED, char ***argv G_GNUC_UNUSED)
{
    g_autoptr(GError) error = NULL;

    font_diags = rp_diags_new();
    fonts = rp_fontset_open(RP_SOURCE_DIR "/fonts", font_diags, &error);
    if (fonts == NULL)
        g_error("%s", error != NULL ? error->message : "no fonts");
    return 0;
}

static RpParagraphStyle
style_of(const uint8_t *parameters)
{
    return (RpParagraphStyle){
        .text = {.role = (RpFontRole)(parameters[2] % RP_N_ROLES),
                 .weight = parameters[2] & 0x80 ? 700 : 400,
                 .size = 5 + parameters[1] % 40,
                 .tracking = parameters[5] % 8 / 20.0},
        .align = (RpAlign)(parameters[3] % (RP_ALIGN_RIGHT + 1)),
        .leading = 6 + parameters[1] % 40 * 1.5,
        .indent = parameters[4] % 4,
        .han_latin = parameters[5] & 0x80 ? 0.25 : 0.125,
    };
}

/* Returns: (owned) the text in two spans, the second one bold; the border is between characters. */
static RpRichText *
rich_of(const char *text, RpTextStyle style)
{
    RpRichText *rich = rp_richtext_new();
    glong half = g_utf8_strlen(text, -1) / 2;
    const char *border = g_utf8_offset_to_pointer(text, half);
    g_autofree char *first = g_strndup(text, (gsize)(border - text));

    rp_richtext_append(rich, first, style, rp_where("a.md", 1, 1));
    style.weight = 700;
    rp_richtext_append(rich, border, style, rp_where("a.md", 1, (int)half + 1));
    return rich;
}

static void
check_item(const RpItem *item)
{
    FUZZ_CHECK(isfinite(item->at.x) && isfinite(item->at.y));
    if (item->kind != RP_ITEM_GLYPHS)
        return;
    for (guint i = 0; i < item->u.glyphs.glyphs->len; i++) {
        const RpGlyph *glyph = &g_array_index(item->u.glyphs.glyphs, RpGlyph, i);
        bool finite = isfinite(glyph->x) && isfinite(glyph->y);
        FUZZ_CHECK(finite);
    }
}

static void
check_box(const RpBox *box)
{
    bool finite = isfinite(box->width) && isfinite(box->height) && isfinite(box->baseline);

    FUZZ_CHECK(finite && box->height >= 0);
    for (guint i = 0; box->items != NULL && i < box->items->len; i++)
        check_item(&g_array_index(box->items, RpItem, i));
    for (guint i = 0; box->children != NULL && i < box->children->len; i++)
        check_box(g_ptr_array_index(box->children, i));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < PARAMETERS || size > PARAMETERS + MAX_TEXT)
        return 0;
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpTextSetter) setter = rp_text_setter_new(fonts, diags);
    const RpParagraphStyle style = style_of(data);
    g_autofree char *text = fuzz_text(data + PARAMETERS, size - PARAMETERS);
    g_autoptr(RpRichText) rich = rich_of(text, style.text);
    const double measure = data[0] * style.text.size / 4;
    g_autoptr(RpBox) column = rp_text_paragraph(setter, rich, &style, measure);
    g_autoptr(RpBox) line = rp_text_line(setter, rich, &style);

    check_box(column);
    check_box(line);
    FUZZ_CHECK((column->children == NULL || column->children->len == 0) == (*text == '\0'));
    return 0;
}
