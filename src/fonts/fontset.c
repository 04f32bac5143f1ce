#include "fonts/fontset.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-font.h>
#include <pango/pangoft2.h>

#include "base/error.h"
#include "base/i18n.h"
#include "fonts/fontset-private.h"
#include "fonts/pango-fontset.h"
#include "fonts/roles-private.h"

/* One pixel is one point: font sizes and advances come out in points. */
#define POINTS_PER_INCH 72.0

/* What a role resolved to. */
typedef struct {
    char *families[RP_N_SCRIPTS]; /* owned; installed ones joined by commas, fallbacks included;
                                     NULL for quotes of the Han face */
    int weight;                   /* the lightest of the role */
} Role;

struct RpFontSet {
    FcConfig *config;      /* owned reference */
    PangoFontMap *map;     /* owned reference */
    PangoContext *context; /* owned reference */
    Role roles[RP_N_ROLES];
    GHashTable *installed;    /* owned; family (owned) -> itself */
    GHashTable *descriptions; /* owned; DescriptionKey (owned) -> PangoFontDescription (owned) */
    GHashTable *faces;        /* owned; "index file" (owned) -> RpFace (owned) */
    GHashTable *face_of;      /* owned; PangoFont (reference) -> RpFace (borrowed) */
};

typedef struct {
    RpFontRole role;
    RpScriptClass script;
    int weight;
    double size;
} DescriptionKey;

static guint
hash_description_key(gconstpointer data)
{
    const DescriptionKey *key = data;

    return g_double_hash(&key->size) * 31u + (guint)key->role * 7u + (guint)key->script * 3u +
           (guint)key->weight;
}

static gboolean
equal_description_keys(gconstpointer a, gconstpointer b)
{
    const DescriptionKey *left = a;
    const DescriptionKey *right = b;

    return left->role == right->role && left->script == right->script &&
           left->weight == right->weight && left->size == right->size;
}

static void
free_face(gpointer data)
{
    RpFace *face = data;

    g_free(face->file);
    g_free(face->family);
    g_free(face->style);
    g_free(face);
}

static FcConfig *
load_config(const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, "fonts.conf", NULL);
    FcConfig *config = FcConfigCreate();

    if (config == NULL || !FcConfigParseAndLoad(config, (const FcChar8 *)path, FcTrue) ||
        !FcConfigBuildFonts(config)) {
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, _("%s: cannot be read as a font list"), path);
        if (config != NULL)
            FcConfigDestroy(config);
        return NULL;
    }
    return config;
}

void
rp_fontset_warm(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, "fonts.conf", NULL);
    FcConfig *config = FcConfigCreate();

    if (config == NULL)
        return;
    if (FcConfigParseAndLoad(config, (const FcChar8 *)path, FcFalse)) {
        FcStrList *folders = FcConfigGetConfigDirs(config);
        const FcChar8 *one;

        while ((one = FcStrListNext(folders)) != NULL) {
            FcCache *list = FcDirCacheRead(one, FcFalse, config);

            if (list != NULL)
                FcDirCacheUnload(list);
        }
        FcStrListDone(folders);
    }
    FcConfigDestroy(config);
}

/* Returns: (owned) the names of all families there are, in every language their files use. */
static GHashTable *
list_installed(FcConfig *config)
{
    GHashTable *installed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const FcFontSet *fonts = FcConfigGetFonts(config, FcSetSystem);

    for (int i = 0; fonts != NULL && i < fonts->nfont; i++) {
        FcChar8 *family = NULL;

        for (int k = 0; FcPatternGetString(fonts->fonts[i], FC_FAMILY, k, &family) == FcResultMatch;
             k++)
            g_hash_table_add(installed, g_strdup((const char *)family));
    }
    return installed;
}

/* Append those of `families` that are installed and not yet in `chosen`. */
static void
choose_installed(const RpFontSet *set, const GPtrArray *families, GPtrArray *chosen)
{
    for (guint i = 0; i < families->len; i++) {
        char *family = g_ptr_array_index(families, i);

        if (g_hash_table_contains(set->installed, family) &&
            !g_ptr_array_find_with_equal_func(chosen, family, g_str_equal, NULL))
            g_ptr_array_add(chosen, family);
    }
}

static char *
join_families(GPtrArray *families)
{
    GString *joined = g_string_new(NULL);

    for (guint i = 0; i < families->len; i++)
        g_string_append_printf(joined, "%s%s", i > 0 ? "," : "",
                               (const char *)g_ptr_array_index(families, i));
    return g_string_free(joined, FALSE);
}

/* The families of a script: its own, those of the role's Han characters, the common fallbacks. */
static bool
resolve_script(RpFontSet *set, const RpRoleTable *table, RpFontRole role, RpScriptClass script)
{
    const RpRoleWish *wish = &table->roles[role];
    g_autoptr(GPtrArray) chosen = g_ptr_array_new();

    choose_installed(set, wish->families[script], chosen);
    if (chosen->len == 0)
        return script == RP_SCRIPT_QUOTE;
    choose_installed(set, wish->families[RP_SCRIPT_HAN], chosen);
    choose_installed(set, table->fallback, chosen);
    set->roles[role].families[script] = join_families(chosen);
    return true;
}

static bool
resolve_role(RpFontSet *set, const RpRoleTable *table, RpFontRole role, GError **error)
{
    const RpRoleWish *wish = &table->roles[role];

    set->roles[role].weight = wish->weight;
    for (RpScriptClass script = 0; script < RP_N_SCRIPTS; script++) {
        if (resolve_script(set, table, role, script))
            continue;
        g_autofree char *tried = join_families(wish->families[script]);

        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM,
                    _("no font is installed for %s; looked for: %s; install the package %s, or put "
                      "one of these fonts into fonts/local"),
                    rp_role_name(role), *tried != '\0' ? tried : _("nothing"),
                    wish->package != NULL ? wish->package : "fonts-noto-cjk");
        return false;
    }
    return true;
}

/* The font map works on the current configuration, which is ours (Pango 1.50 loses a reference to
 * one that it is given); nothing is rounded to a pixel grid. */
static void
open_context(RpFontSet *set)
{
    set->map = pango_ft2_font_map_new();
    pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(set->map), POINTS_PER_INCH,
                                      POINTS_PER_INCH);
    set->context = pango_font_map_create_context(set->map);
    pango_context_set_language(set->context, pango_language_from_string("zh-cn"));
    pango_context_set_base_dir(set->context, PANGO_DIRECTION_LTR);
    pango_context_set_round_glyph_positions(set->context, FALSE);
}

static bool
prepare_set(RpFontSet *set, const RpRoleTable *table, const char *folder, GError **error)
{
    set->config = load_config(folder, error);
    if (set->config == NULL)
        return false;
    set->installed = list_installed(set->config);
    for (RpFontRole role = 0; role < RP_N_ROLES; role++)
        if (!resolve_role(set, table, role, error))
            return false;
    /* Before the first font map: Pango's own thread would load the system's configuration. */
    FcConfigSetCurrent(set->config);
    open_context(set);
    set->descriptions = g_hash_table_new_full(hash_description_key, equal_description_keys, g_free,
                                              (GDestroyNotify)pango_font_description_free);
    set->faces = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_face);
    set->face_of = g_hash_table_new_full(NULL, NULL, g_object_unref, NULL);
    return true;
}

RpFontSet *
rp_fontset_open(const char *folder, RpDiags *diags, GError **error)
{
    g_autofree char *path = g_build_filename(folder, "roles.yaml", NULL);
    g_autoptr(RpRoleTable) table = rp_role_table_load(path, diags, error);

    if (table == NULL)
        return NULL;
    RpFontSet *set = g_new0(RpFontSet, 1);

    if (!prepare_set(set, table, folder, error)) {
        rp_fontset_free(set);
        return NULL;
    }
    return set;
}

static void
clear_role(Role *role)
{
    for (int script = 0; script < RP_N_SCRIPTS; script++)
        g_free(role->families[script]);
}

static void
drop_config(FcConfig *config)
{
    if (config == NULL)
        return;
    (void)FcConfigSetCurrent(NULL);
    FcConfigDestroy(config);
}

void
rp_fontset_free(RpFontSet *set)
{
    if (set == NULL)
        return;
    g_clear_pointer(&set->face_of, g_hash_table_unref);
    g_clear_pointer(&set->faces, g_hash_table_unref);
    g_clear_pointer(&set->descriptions, g_hash_table_unref);
    g_clear_pointer(&set->installed, g_hash_table_unref);
    g_clear_object(&set->context);
    g_clear_object(&set->map);
    for (int role = 0; role < RP_N_ROLES; role++)
        clear_role(&set->roles[role]);
    drop_config(set->config);
    g_free(set);
}

PangoContext *
rp_fontset_context(const RpFontSet *set)
{
    return set->context;
}

const PangoFontDescription *
rp_fontset_description(RpFontSet *set, RpFontRole role, RpScriptClass script, int weight,
                       double size)
{
    const Role *face = &set->roles[role];

    if (face->families[script] == NULL)
        script = RP_SCRIPT_HAN;
    const DescriptionKey key = {role, script, MAX(weight, face->weight), size};
    PangoFontDescription *found = g_hash_table_lookup(set->descriptions, &key);

    if (found != NULL)
        return found;
    found = pango_font_description_new();
    pango_font_description_set_family_static(found, face->families[script]);
    pango_font_description_set_weight(found, (PangoWeight)(key.weight >= 550 ? 700 : 400));
    pango_font_description_set_absolute_size(found, size * PANGO_SCALE);
    g_hash_table_insert(set->descriptions, g_memdup2(&key, sizeof key), found);
    return found;
}

/* Returns: (owned) the first value of a string property. */
static char *
pattern_string(const FcPattern *pattern, const char *property)
{
    FcChar8 *value = NULL;

    if (FcPatternGetString(pattern, property, 0, &value) != FcResultMatch)
        return g_strdup("");
    return g_strdup((const char *)value);
}

static const RpFace *
intern_face(RpFontSet *set, const FcPattern *pattern)
{
    g_autofree char *file = pattern_string(pattern, FC_FILE);
    int index = 0;

    (void)FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    g_autofree char *key = g_strdup_printf("%d %s", index, file);
    RpFace *face = g_hash_table_lookup(set->faces, key);

    if (face != NULL)
        return face;
    face = g_new0(RpFace, 1);
    face->file = g_steal_pointer(&file);
    face->index = index;
    face->family = pattern_string(pattern, FC_FAMILY);
    face->style = pattern_string(pattern, FC_STYLE);
    face->id = (int)g_hash_table_size(set->faces);
    g_hash_table_insert(set->faces, g_steal_pointer(&key), face);
    return face;
}

const RpFace *
rp_fontset_face(RpFontSet *set, PangoFont *font)
{
    const RpFace *face = g_hash_table_lookup(set->face_of, font);

    if (face == NULL) {
        face = intern_face(set, pango_fc_font_get_pattern(PANGO_FC_FONT(font)));
        g_hash_table_insert(set->face_of, g_object_ref(font), (gpointer)face);
    }
    return face;
}

/* Where the files of a licence come from, by a part of their path. */
static const struct {
    const char *part;
    const char *licence;
} licences[] = {
    {"/local/", "licensed, see its owner"},
    {"/fandol/", "GPL-3 with font exception"},
    {"/noto/", "SIL OFL 1.1"},
    {"/lxgw-wenkai/", "SIL OFL 1.1"},
    {"/liberation2/", "SIL OFL 1.1"},
};

static const char *
licence_of(const char *file)
{
    for (gsize i = 0; i < G_N_ELEMENTS(licences); i++)
        if (strstr(file, licences[i].part) != NULL)
            return licences[i].licence;
    return "?";
}

/* Returns: (owned) the font that serves a role. */
static PangoFont *
serving_font(const RpFontSet *set, RpFontRole role, RpScriptClass script)
{
    g_autoptr(PangoFontDescription) wanted = pango_font_description_new();

    pango_font_description_set_family_static(wanted, set->roles[role].families[script]);
    pango_font_description_set_weight(wanted, (PangoWeight)set->roles[role].weight);
    pango_font_description_set_absolute_size(wanted, 10.0 * PANGO_SCALE);
    return pango_font_map_load_font(set->map, set->context, wanted);
}

/* The English name of the family: which of its names comes first depends on the locale. */
static char *
serving_family(const RpFontSet *set, RpFontRole role, RpScriptClass script)
{
    g_autoptr(PangoFont) font = serving_font(set, role, script);
    const FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    FcChar8 *language = NULL, *family = NULL;

    for (int i = 0; FcPatternGetString(pattern, FC_FAMILYLANG, i, &language) == FcResultMatch; i++)
        if (strcmp((const char *)language, "en") == 0 &&
            FcPatternGetString(pattern, FC_FAMILY, i, &family) == FcResultMatch)
            return g_strdup((const char *)family);
    return pattern_string(pattern, FC_FAMILY);
}

GPtrArray *
rp_fontset_names(const RpFontSet *set)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

    for (RpFontRole role = 0; role < RP_N_ROLES; role++) {
        g_autofree char *han = serving_family(set, role, RP_SCRIPT_HAN);
        g_autofree char *latin = serving_family(set, role, RP_SCRIPT_LATIN);

        g_ptr_array_add(
            names, strcmp(han, latin) == 0
                       ? g_strdup_printf("%s：%s", rp_role_name(role), han)
                       : g_strdup_printf("%s：%s，数字和西文%s", rp_role_name(role), han, latin));
    }
    return names;
}

void
rp_fontset_dump(const RpFontSet *set, GString *out)
{
    for (RpFontRole role = 0; role < RP_N_ROLES; role++) {
        for (RpScriptClass script = RP_SCRIPT_HAN; script <= RP_SCRIPT_LATIN; script++) {
            g_autoptr(PangoFont) font = serving_font(set, role, script);
            const FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
            g_autofree char *family = pattern_string(pattern, FC_FAMILY);
            g_autofree char *style = pattern_string(pattern, FC_STYLE);
            g_autofree char *file = pattern_string(pattern, FC_FILE);

            g_string_append_printf(out, "%s %s: %s %s, %s (%s)\n", rp_role_name(role),
                                   script == RP_SCRIPT_HAN ? "han" : "latin", family, style, file,
                                   licence_of(file));
        }
    }
}

FcConfig *
rp_fontset_config(const RpFontSet *set)
{
    return set->config;
}
