/* bench-paragraph.c FONTS - ten thousand characters of prose to lines
 *
 * Prints: milliseconds of the first run, those of the fastest one, those that a PangoLayout takes
 * for the same text and measure at its fastest, the quotient of the two last, and the lines set.
 * The fonts are loaded before by one line in each script.
 */
#include <stdio.h>

#include "fonts/pango-fontset.h"
#include "text/paragraph.h"

#define CHARACTERS 10000
#define ROUNDS     7
#define SIZE       10.5 /* points */
#define MEASURE    40   /* em */

static const char sentence[] =
    "到2020年，重点领域制修订标准100项以上，农业标准化生产普及率超过50%，"
    "标准平均制定周期控制在24个月以内；“十三五”以来，各地各部门（含37个成员单位）"
    "参与制定ISO、IEC国际标准12项，比2015年底增加4项，同比提高8.3个百分点。";

/* Returns: (owned) paragraphs of that sentence, divided as prose is. */
static char *
prose(void)
{
    GString *text = g_string_new(NULL);
    glong sentence_length = g_utf8_strlen(sentence, -1);
    int n = 0;

    for (glong length = 0; length < CHARACTERS; length += sentence_length)
        g_string_append_printf(text, "%s%s", ++n % 5 == 0 ? "\n" : "", sentence);
    char *end = g_utf8_offset_to_pointer(text->str, CHARACTERS);
    g_string_truncate(text, (gsize)(end - text->str));
    return g_string_free(text, FALSE);
}

static const RpParagraphStyle style = {
    .text = {.role = RP_ROLE_SONG, .weight = 400, .size = SIZE, .colour = {0, 0, 0}},
    .align = RP_ALIGN_JUSTIFY,
    .leading = 18,
    .indent = 2,
    .han_latin = 0.25,
};

/* Returns: milliseconds. */
static double
set_once(RpTextSetter *setter, const RpRichText *text, guint *ret_lines)
{
    gint64 start = g_get_monotonic_time();
    g_autoptr(RpBox) column = rp_text_paragraph(setter, text, &style, MEASURE * SIZE);
    double taken = (double)(g_get_monotonic_time() - start) / 1000;

    *ret_lines = column->children->len;
    return taken;
}

static double
pango_once(RpFontSet *fonts, const char *text)
{
    gint64 start = g_get_monotonic_time();
    PangoLayout *layout = pango_layout_new(rp_fontset_context(fonts));

    pango_layout_set_font_description(
        layout, rp_fontset_description(fonts, RP_ROLE_SONG, RP_SCRIPT_HAN, 400, SIZE));
    pango_layout_set_width(layout, (int)(MEASURE * SIZE * PANGO_SCALE));
    pango_layout_set_text(layout, text, -1);
    (void)pango_layout_get_line_count(layout);
    g_object_unref(layout);
    return (double)(g_get_monotonic_time() - start) / 1000;
}

static void
measure(RpFontSet *fonts, RpTextSetter *setter, const char *text)
{
    g_autoptr(RpRichText) rich = rp_richtext_new_plain(text, style.text, rp_where(NULL, 0, 0));
    g_autoptr(RpRichText) warm = rp_richtext_new_plain("国A1“", style.text, rp_where(NULL, 0, 0));
    guint lines = 0;

    set_once(setter, warm, &lines);
    double first = set_once(setter, rich, &lines);
    double best = first, pango = pango_once(fonts, text);
    for (int i = 0; i < ROUNDS; i++) {
        double own = set_once(setter, rich, &lines);
        double other = pango_once(fonts, text);

        best = MIN(best, own);
        pango = MIN(pango, other);
    }
    printf("%.1f %.1f %.1f %.2f %u\n", first, best, pango, best / pango, lines);
}

int
main(int argc, char **argv)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *text = prose();
    RpFontSet *fonts = argc == 2 ? rp_fontset_open(argv[1], diags, &error) : NULL;

    if (fonts == NULL) {
        fprintf(stderr, "bench-paragraph: %s\n", error != NULL ? error->message : "no fonts");
        return 1;
    }
    RpTextSetter *setter = rp_text_setter_new(fonts, diags);
    measure(fonts, setter, text);
    rp_text_setter_free(setter);
    rp_fontset_free(fonts);
    return rp_diags_failed(diags);
}
