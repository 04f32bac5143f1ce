#include "text/shape-private.h"

#include <hb.h>
#include <math.h>

#include "base/i18n.h"
#include "fonts/pango-autoptr.h"
#include "fonts/pango-fontset.h"
#include "text/context-private.h"
#include "text/kinsoku-private.h"

#define HALF_EM    0.5
#define FULL_WIDTH 0.9 /* em; narrower marks are not set in an em box */
#define MIDDOT_EM  0.5 /* em; the box of · between Han */
#define EM_DASH    0x2014u

/* Blanks of a glyph beside its ink, as a part of the em. */
typedef struct {
    double left, right;
} Ink;

struct RpShaper {
    RpFontSet *fonts;    /* borrowed */
    RpDiags *diags;      /* borrowed */
    GHashTable *ink;     /* owned; face and glyph -> Ink (owned) */
    GHashTable *missing; /* owned; role and character, as reported */
    PangoLanguage *chinese, *english, *uyghur;
};

RpShaper *
rp_shaper_new(RpFontSet *fonts, RpDiags *diags)
{
    RpShaper *shaper = g_new0(RpShaper, 1);

    shaper->fonts = fonts;
    shaper->diags = diags;
    shaper->ink = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    shaper->missing = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    shaper->chinese = pango_language_from_string("zh-cn");
    shaper->english = pango_language_from_string("en");
    shaper->uyghur = pango_language_from_string("ug");
    return shaper;
}

void
rp_shaper_free(RpShaper *shaper)
{
    if (shaper == NULL)
        return;
    g_hash_table_unref(shaper->ink);
    g_hash_table_unref(shaper->missing);
    g_free(shaper);
}

gboolean
rp_shape_glyph(PangoFont *font, gunichar ch, guint32 *ret_id)
{
    hb_codepoint_t id;

    if (!hb_font_get_nominal_glyph(pango_font_get_hb_font(font), ch, &id))
        return FALSE;
    *ret_id = id;
    return TRUE;
}

/* The work of shaping one line of source text. */
typedef struct {
    RpShaper *shaper;
    const RpShapeInput *input;
    RpCells *cells;
    const RpTextChar *chars;
    const RpTextBreak *breaks;
    guint n_chars;
    guint next_char; /* first character not yet in a cell */
    guint span;      /* span of that character, and where it ends */
    gsize span_end;
} Shaping;

/* What decides the face of a character. */
typedef struct {
    const RpTextStyle *style;
    RpScriptClass script;
    bool uyghur;
} FontKey;

static bool
equal_font_keys(const FontKey *a, const FontKey *b)
{
    return a->script == b->script && a->uyghur == b->uyghur && a->style->role == b->style->role &&
           a->style->weight == b->style->weight && a->style->size == b->style->size;
}

static bool
is_arabic(gunichar ch)
{
    return (ch >= 0x0600 && ch <= 0x077F) || (ch >= 0xFB50 && ch <= 0xFDFF) ||
           (ch >= 0xFE70 && ch <= 0xFEFC);
}

static FontKey
font_key(const RpTextChar *c, const RpTextStyle *style)
{
    const bool quote = c->cjk && c->ch >= 0x2018 && c->ch <= 0x201D;

    return (FontKey){style,
                     quote    ? RP_SCRIPT_QUOTE
                     : c->cjk ? RP_SCRIPT_HAN
                              : RP_SCRIPT_LATIN,
                     is_arabic(c->ch)};
}

static void
insert_attr(PangoAttrList *list, PangoAttribute *attr, gsize from, gsize to)
{
    attr->start_index = (guint)from;
    attr->end_index = (guint)to;
    pango_attr_list_insert(list, attr);
}

static void
insert_font(const Shaping *s, PangoAttrList *list, const FontKey *key, const gsize range[2])
{
    const RpShaper *shaper = s->shaper;
    const PangoFontDescription *description = rp_fontset_description(
        shaper->fonts, key->style->role, key->script, key->style->weight, key->style->size);
    PangoLanguage *language = key->uyghur                      ? shaper->uyghur
                              : key->script == RP_SCRIPT_LATIN ? shaper->english
                                                               : shaper->chinese;

    insert_attr(list, pango_attr_language_new(language), range[0], range[1]);
    insert_attr(list, pango_attr_font_desc_new(description), range[0], range[1]);
    /* Among Han our own tables do what these features would do a second time; among Latin the
     * quotes of a CJK face are to be narrow. */
    insert_attr(list,
                pango_attr_font_features_new(
                    key->script == RP_SCRIPT_LATIN ? "pwid=1" : "kern=0,halt=0,palt=0,chws=0"),
                range[0], range[1]);
}

/* Returns: (owned) the face of every range of characters. */
static PangoAttrList *
list_fonts(const Shaping *s)
{
    PangoAttrList *list = pango_attr_list_new();
    guint span = 0;
    gsize span_end = s->input->spans[0].length;
    gsize from = 0;
    FontKey key = font_key(&s->chars[0], &s->input->spans[0].style);

    for (guint i = 1; i < s->n_chars; i++) {
        const gsize at = s->chars[i].offset;

        while (at >= span_end && span + 1 < s->input->n_spans)
            span_end += s->input->spans[++span].length;
        const FontKey next = font_key(&s->chars[i], &s->input->spans[span].style);

        if (s->chars[i].cls == RP_CJK_MARK || equal_font_keys(&key, &next))
            continue;
        insert_font(s, list, &key, (const gsize[2]){from, at});
        from = at;
        key = next;
    }
    insert_font(s, list, &key, (const gsize[2]){from, s->input->length});
    return list;
}

/* Returns: blanks of a glyph, measured once. */
static Ink
measure_ink(RpShaper *shaper, PangoFont *font, const RpFace *face, guint32 glyph)
{
    const gint64 key = ((gint64)face->id << 32) | glyph;
    const Ink *known = g_hash_table_lookup(shaper->ink, &key);

    if (known != NULL)
        return *known;
    hb_font_t *hb = pango_font_get_hb_font(font);
    hb_glyph_extents_t extents = {0};
    int x_scale;
    int y_scale;

    hb_font_get_scale(hb, &x_scale, &y_scale);
    Ink *ink = g_new0(Ink, 1);

    if (hb_font_get_glyph_extents(hb, glyph, &extents) && x_scale != 0) {
        const double em = x_scale;

        ink->left = extents.x_bearing / em;
        ink->right =
            (hb_font_get_glyph_h_advance(hb, glyph) - extents.x_bearing - extents.width) / em;
    }
    g_hash_table_insert(shaper->ink, g_memdup2(&key, sizeof key), ink);
    return *ink;
}

static void
report_missing(const Shaping *s, gunichar ch)
{
    const RpSpan *span = &s->input->spans[s->span];
    const gint64 key = ((gint64)span->style.role << 32) | ch;
    char utf8[7] = {0};

    if (rp_cjk_is_ignorable(ch) ||
        !g_hash_table_add(s->shaper->missing, g_memdup2(&key, sizeof key)))
        return;
    g_unichar_to_utf8(ch, utf8);
    rp_diags_add(s->shaper->diags, RP_FAULT, "missing-glyph", span->where,
                 _("no font has the character %s (U+%04X), wanted in %s"), utf8, ch,
                 rp_role_name(span->style.role));
    rp_diags_hint(s->shaper->diags,
                  _("put a font that has it into fonts/local and name its family in "
                    "fonts/roles.yaml, or write the word differently"));
}

/* Boxes of Chinese marks: trimmed by what is really blank; · and single — get their own width. */
static void
fit_box(RpCell *cell, Ink ink)
{
    const double em = cell->size;
    double box = cell->advance;

    if (rp_cjk_is_mark(cell->cls) && cell->cjk && cell->advance >= FULL_WIDTH * em) {
        cell->blank_left = em * CLAMP(ink.left - RP_INK_MARGIN, 0.0, HALF_EM);
        if (cell->cls != RP_CJK_OPEN)
            cell->blank_right = em * CLAMP(ink.right - RP_INK_MARGIN, 0.0, HALF_EM);
    } else if (cell->cls == RP_CJK_MIDDOT) {
        box = MIDDOT_EM * em;
    } else if (cell->cls == RP_CJK_CONNECTOR && cell->ch == EM_DASH) {
        box = em;
    }
    cell->shift = (box - cell->advance) / 2.0;
    cell->advance = box;
}

static void
advance_span(Shaping *s, gsize offset)
{
    while (offset >= s->span_end && s->span + 1 < s->input->n_spans)
        s->span_end += s->input->spans[++s->span].length;
}

/* Take the characters before byte `end` into `cell`. */
static void
take_chars(Shaping *s, RpCell *cell, guint end)
{
    while (s->next_char < s->n_chars && s->chars[s->next_char].offset < end) {
        const RpTextChar *c = &s->chars[s->next_char++];

        if (c->cls != RP_CJK_MARK)
            cell->last_cls = c->cls;
    }
}

static RpCell
new_cell(Shaping *s, guint start, guint end, guint run)
{
    const RpTextChar *c = &s->chars[s->next_char];

    advance_span(s, start);
    const RpTextStyle *style = &s->input->spans[s->span].style;
    RpCell cell = {.start = start,
                   .length = end - start,
                   .run = run,
                   .span = s->span,
                   .ch = c->ch,
                   .cls = c->cls,
                   .last_cls = c->cls,
                   .cjk = c->cjk,
                   .size = style->size,
                   .tracking = style->tracking * style->size,
                   .cost = s->breaks[s->next_char].cost,
                   .hyphen = s->breaks[s->next_char].hyphen};

    take_chars(s, &cell, end);
    if (c->cls == RP_CJK_MARK && s->cells->cells->len > 0) /* a mark from another face */
        cell.last_cls = rp_cells_at(s->cells, s->cells->cells->len - 1)->last_cls;
    return cell;
}

/* One cluster of a shaped item. */
typedef struct {
    guint start, end; /* bytes of the text */
    int first, last;  /* glyphs of the item, both included; visual order */
} Cluster;

/* Returns: (owned) the clusters of an item in logical order. */
static GArray *
list_clusters(const PangoItem *item, const PangoGlyphString *glyphs)
{
    GArray *clusters = g_array_new(FALSE, FALSE, sizeof(Cluster));
    const bool backward = (item->analysis.level & 1) != 0;
    const guint base = (guint)item->offset;
    const int n = glyphs->num_glyphs;

    for (int k = 0; k < n;) {
        const int from = backward ? n - 1 - k : k;
        int count = 1;

        while (k + count < n && glyphs->log_clusters[backward ? from - count : from + count] ==
                                    glyphs->log_clusters[from])
            count++;
        const Cluster cluster = {base + (guint)glyphs->log_clusters[from], 0,
                                 backward ? from - count + 1 : from,
                                 backward ? from : from + count - 1};

        g_array_append_val(clusters, cluster);
        k += count;
    }
    for (guint i = 0; i < clusters->len; i++)
        g_array_index(clusters, Cluster, i).end =
            i + 1 < clusters->len ? g_array_index(clusters, Cluster, i + 1).start
                                  : base + (guint)item->length;
    return clusters;
}

/* Append the visible glyphs of a cluster; missing ones are reported and set as .notdef. */
static guint
append_glyphs(const Shaping *s, const PangoGlyphString *glyphs, const Cluster *cluster,
              double *ret_advance)
{
    guint appended = 0;

    for (int k = cluster->first; k <= cluster->last; k++) {
        const PangoGlyphInfo *info = &glyphs->glyphs[k];
        RpCellGlyph glyph = {info->glyph, info->geometry.width / (double)PANGO_SCALE,
                             info->geometry.x_offset / (double)PANGO_SCALE,
                             info->geometry.y_offset / (double)PANGO_SCALE};

        if ((info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0) {
            report_missing(s, info->glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
            glyph.id = 0;
        } else if (info->glyph == PANGO_GLYPH_EMPTY) {
            continue;
        }
        *ret_advance += glyph.advance;
        g_array_append_val(s->cells->glyphs, glyph);
        appended++;
    }
    return appended;
}

/* Invisible characters belong to the cell before them, or else to the one that comes. */
static bool
merge_invisible(Shaping *s, const Cluster *cluster)
{
    GArray *cells = s->cells->cells;

    if (cells->len == 0)
        return false;
    RpCell *before = rp_cells_at(s->cells, cells->len - 1);

    before->length = cluster->end - before->start;
    take_chars(s, before, cluster->end);
    return true;
}

static void
measure_cell(const Shaping *s, RpCell *cell, PangoFont *font, const RpFace *face)
{
    cell->end_advance = cell->advance;
    if (cell->n_glyphs == 0)
        return;
    const guint32 id =
        g_array_index(s->cells->glyphs, RpCellGlyph, cell->glyph + cell->n_glyphs - 1).id;

    if (rp_cjk_is_wide(cell->cls)) {
        fit_box(cell, measure_ink(s->shaper, font, face, id));
        /* At a line end a box wider than its glyph is as wide as that. */
        cell->end_advance = cell->advance - MAX(0.0, cell->shift);
    } else if (cell->n_glyphs == 1 && !cell->cjk) {
        const double scale = PANGO_SCALE;

        cell->end_advance = hb_font_get_glyph_h_advance(pango_font_get_hb_font(font), id) / scale;
    }
    if (cell->hyphen) {
        guint32 hyphen;

        if (rp_shape_glyph(font, '-', &hyphen))
            cell->hyphen_width = hb_font_get_glyph_h_advance(pango_font_get_hb_font(font), hyphen) /
                                 (double)PANGO_SCALE;
    }
}

static void
append_clusters(Shaping *s, const PangoItem *item, const PangoGlyphString *glyphs)
{
    g_autoptr(GArray) clusters = list_clusters(item, glyphs);
    const RpCellRun run = {g_object_ref(item->analysis.font),
                           rp_fontset_face(s->shaper->fonts, item->analysis.font),
                           item->analysis.level};
    gint64 pending = -1; /* start of invisible characters before the first cell */

    g_array_append_val(s->cells->runs, run);
    for (guint i = 0; i < clusters->len; i++) {
        const Cluster *cluster = &g_array_index(clusters, Cluster, i);
        const guint first_glyph = s->cells->glyphs->len;
        double advance = 0.0;

        advance_span(s, cluster->start);
        const guint count = append_glyphs(s, glyphs, cluster, &advance);

        if (count == 0 && merge_invisible(s, cluster))
            continue;
        if (count == 0 && pending < 0)
            pending = cluster->start;
        if (count == 0 && i + 1 < clusters->len)
            continue;
        RpCell cell = new_cell(s, pending >= 0 ? (guint)pending : cluster->start, cluster->end,
                               s->cells->runs->len - 1);

        pending = -1;
        cell.glyph = first_glyph;
        cell.n_glyphs = count;
        cell.advance = advance;
        measure_cell(s, &cell, item->analysis.font, run.face);
        g_array_append_val(s->cells->cells, cell);
    }
}

/* Shape one item. Chinese marks between figures or Latin are of no script: taken as Han, the
 * face joins —— and centres the rest as it does among Han. */
static void
shape_item(Shaping *s, PangoItem *item)
{
    g_autoptr(PangoGlyphString) glyphs = pango_glyph_string_new();

    if (s->next_char < s->n_chars && s->chars[s->next_char].cjk &&
        (item->analysis.script == G_UNICODE_SCRIPT_COMMON ||
         item->analysis.script == G_UNICODE_SCRIPT_LATIN))
        item->analysis.script = G_UNICODE_SCRIPT_HAN;
    pango_shape_item(item, s->input->text, (int)s->input->length, NULL, glyphs, PANGO_SHAPE_NONE);
    append_clusters(s, item, glyphs);
}

static void
free_item(gpointer item)
{
    pango_item_free(item);
}

RpCells *
rp_shape(RpShaper *shaper, const RpShapeInput *input)
{
    g_autoptr(RpCells) cells = rp_cells_new(input->text, input->length);
    Shaping shaping = {.shaper = shaper,
                       .input = input,
                       .cells = cells,
                       .chars = (const RpTextChar *)input->chars->data,
                       .breaks = (const RpTextBreak *)input->breaks->data,
                       .n_chars = input->chars->len,
                       .span_end = input->n_spans > 0 ? input->spans[0].length : 0};

    if (input->length == 0)
        return g_steal_pointer(&cells);
    g_autoptr(PangoAttrList) fonts = list_fonts(&shaping);
    GList *items =
        pango_itemize_with_base_dir(rp_fontset_context(shaper->fonts), PANGO_DIRECTION_LTR,
                                    input->text, 0, (int)input->length, fonts, NULL);

    for (GList *link = items; link != NULL; link = link->next)
        shape_item(&shaping, link->data);
    g_list_free_full(items, free_item);
    return g_steal_pointer(&cells);
}
