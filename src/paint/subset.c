#include "paint/subset-private.h"

#include <cairo-ft.h>
#include <freetype/freetype.h>

#include "base/error.h"
#include "base/i18n.h"
#include "box/item.h"
#include "paint/cairo-autoptr-private.h"

struct RpSubset {
    const RpFace *face;      /* borrowed */
    hb_set_t *used;          /* owned; glyph ids in the file */
    hb_subset_plan_t *plan;  /* owned; NULL before rp_subsets_make() */
    cairo_font_face_t *font; /* owned; NULL before rp_subsets_make() */
};

struct RpSubsets {
    GPtrArray *all;      /* owned; of RpSubset, in order of first use */
    GHashTable *by_face; /* owned; RpFace to RpSubset, both borrowed */
};

/* What a cairo font face needs for as long as it lives. cairo keeps fonts in a cache of its own
 * after the last reference to them here is gone, so each has a FreeType library of its own. */
typedef struct {
    FT_Library library;
    FT_Face face;
    hb_blob_t *blob; /* the subset font file */
} HeldFace;

static const cairo_user_data_key_t held_key;

/* Shaping is done when fonts are cut, and text is only ever set horizontally. */
static const hb_tag_t dropped_tables[] = {
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('G', 'P', 'O', 'S'),
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('J', 'S', 'T', 'F'), HB_TAG('M', 'A', 'T', 'H'),
    HB_TAG('S', 'T', 'A', 'T'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('k', 'e', 'r', 'n'),
    HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
};

static void
subset_free(RpSubset *subset)
{
    hb_set_destroy(subset->used);
    hb_subset_plan_destroy(subset->plan);
    cairo_font_face_destroy(subset->font);
    g_free(subset);
}

RpSubsets *
rp_subsets_new(void)
{
    RpSubsets *subsets = g_new0(RpSubsets, 1);

    subsets->all = g_ptr_array_new_with_free_func((GDestroyNotify)subset_free);
    subsets->by_face = g_hash_table_new(g_direct_hash, g_direct_equal);
    return subsets;
}

void
rp_subsets_free(RpSubsets *subsets)
{
    if (subsets == NULL)
        return;
    g_hash_table_unref(subsets->by_face);
    g_ptr_array_unref(subsets->all);
    g_free(subsets);
}

static RpSubset *
subset_of(RpSubsets *subsets, const RpFace *face)
{
    RpSubset *subset = g_hash_table_lookup(subsets->by_face, face);

    if (subset != NULL)
        return subset;
    subset = g_new0(RpSubset, 1);
    subset->face = face;
    subset->used = hb_set_create();
    g_ptr_array_add(subsets->all, subset);
    g_hash_table_insert(subsets->by_face, (gpointer)face, subset);
    return subset;
}

void
rp_subsets_use(RpSubsets *subsets, const RpFace *face, const GArray *glyphs)
{
    RpSubset *subset = subset_of(subsets, face);

    for (guint i = 0; i < glyphs->len; i++)
        hb_set_add(subset->used, g_array_index(glyphs, RpGlyph, i).id);
}

/* Returns: (owned, nullable) the face in its file, which stays mapped as long as the face lives. */
static hb_face_t *
open_face(const RpFace *face, GError **error)
{
    g_autoptr(hb_blob_t) blob = hb_blob_create_from_file_or_fail(face->file);
    hb_face_t *opened;

    if (blob == NULL) {
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, _("cannot read the font file '%s'"),
                    face->file);
        return NULL;
    }
    opened = hb_face_create(blob, (unsigned)face->index);
    if (hb_face_get_glyph_count(opened) == 0) {
        hb_face_destroy(opened);
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, _("'%s' does not hold a font number %d"),
                    face->file, face->index);
        return NULL;
    }
    return opened;
}

static bool
plan_subset(RpSubset *subset, hb_face_t *face, GError **error)
{
    g_autoptr(hb_subset_input_t) input = hb_subset_input_create_or_fail();
    hb_codepoint_t id = HB_SET_VALUE_INVALID;

    g_assert(input != NULL);
    hb_set_union(hb_subset_input_glyph_set(input), subset->used);
    for (size_t i = 0; i < G_N_ELEMENTS(dropped_tables); i++)
        hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), dropped_tables[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    subset->plan = hb_subset_plan_create_or_fail(face, input);
    while (subset->plan != NULL && hb_set_next(subset->used, &id)) {
        if (rp_subset_glyph(subset, id) == HB_MAP_VALUE_INVALID) {
            g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM,
                        _("the font file '%s' has changed: it has no glyph %u"), subset->face->file,
                        id);
            return false;
        }
    }
    return true;
}

/* Returns: (owned, nullable) the bytes of the cut font. */
static hb_blob_t *
cut_face(RpSubset *subset, GError **error)
{
    g_autoptr(hb_face_t) face = open_face(subset->face, error);
    g_autoptr(hb_face_t) cut = NULL;

    if (face == NULL || !plan_subset(subset, face, error))
        return NULL;
    if (subset->plan != NULL)
        cut = hb_subset_plan_execute_or_fail(subset->plan);
    if (cut == NULL) {
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM,
                    _("cannot take glyphs out of the font file '%s'"), subset->face->file);
        return NULL;
    }
    return hb_face_reference_blob(cut);
}

static void
release_held(void *data)
{
    HeldFace *held = data;

    FT_Done_Face(held->face);
    FT_Done_FreeType(held->library);
    hb_blob_destroy(held->blob);
    g_free(held);
}

/* Returns: (owned, nullable); takes `blob`. */
static HeldFace *
hold_face(hb_blob_t *blob)
{
    HeldFace *held = g_new0(HeldFace, 1);
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);

    held->blob = blob;
    if (FT_Init_FreeType(&held->library) != 0 ||
        FT_New_Memory_Face(held->library, (const FT_Byte *)data, (FT_Long)length, 0, &held->face) !=
            0) {
        release_held(held);
        return NULL;
    }
    return held;
}

static bool
make_subset(RpSubset *subset, GError **error)
{
    hb_blob_t *blob = cut_face(subset, error);
    HeldFace *held;

    if (blob == NULL)
        return false;
    held = hold_face(blob);
    if (held == NULL) {
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, _("the font file '%s' is damaged"),
                    subset->face->file);
        return false;
    }
    subset->font = cairo_ft_font_face_create_for_ft_face(held->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(subset->font, &held_key, held, release_held) !=
        CAIRO_STATUS_SUCCESS) {
        release_held(held);
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, _("the font file '%s' cannot be used"),
                    subset->face->file);
        return false;
    }
    return true;
}

bool
rp_subsets_make(RpSubsets *subsets, GError **error)
{
    for (guint i = 0; i < subsets->all->len; i++) {
        if (!make_subset(g_ptr_array_index(subsets->all, i), error))
            return false;
    }
    return true;
}

const RpSubset *
rp_subsets_lookup(const RpSubsets *subsets, const RpFace *face)
{
    return g_hash_table_lookup(subsets->by_face, face);
}

cairo_font_face_t *
rp_subset_font(const RpSubset *subset)
{
    return subset->font;
}

guint32
rp_subset_glyph(const RpSubset *subset, guint32 id)
{
    return hb_map_get(hb_subset_plan_old_to_new_glyph_mapping(subset->plan), id);
}
