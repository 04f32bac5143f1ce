#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "data/load-private.h"
#include "data/scheme.h"
#include "source/source.h"
#include "yaml/yaml.h"

#define MAX_BANDS 16

/* Words of the file and the values they stand for. */
typedef struct {
    const char *word;
    int value;
} Choice;

static const Choice comparisons[] = {
    {"full", RP_COMPARISON_FULL},
    {"rounded", RP_COMPARISON_ROUNDED},
};

static const Choice roundings[] = {
    {"half-up", RP_ROUNDING_HALF_UP},
    {"gb8170", RP_ROUNDING_GB8170},
};

static const Choice fallbacks[] = {
    {"none", false},
    {"pace_ratio", true},
};

static const Choice measures[] = {
    {"pace_ratio", RP_MEASURE_PACE},
    {"gap_pp", RP_MEASURE_GAP},
    {"cagr_ratio", RP_MEASURE_CAGR},
    {"score", RP_MEASURE_SCORE},
};

/* Statuses that say how fast things go; the others follow from facts, not from bands. */
static const Choice band_statuses[] = {
    {"on_track", RP_STATUS_ON_TRACK},
    {"slow", RP_STATUS_SLOW},
    {"behind", RP_STATUS_BEHIND},
    {"regress", RP_STATUS_REGRESS},
};

static const char *const scheme_keys[] = {
    "name",       "measure",  "fallback", "bands", "starting",  "max_age",
    "comparison", "rounding", "words",    "line",  "reference",
};

static const char *const band_keys[] = {"from", "above", "status"};

/* The place of `key`, else of the map. */
static RpWhere
where_of(const RpYaml *map, const char *key)
{
    const RpYaml *node = rp_yaml_lookup(map, key);

    return node != NULL ? node->where : map->where;
}

/* Read one word of `choices`. Returns false when the key is absent or wrong. */
static bool
read_choice(const RpYaml *map, const char *key, const Choice *choices, size_t n, int *ret,
            RpDiags *diags)
{
    const char *word = rp_yaml_text(map, key, diags);
    g_autoptr(GString) known = g_string_new(NULL);

    if (word == NULL)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(choices[i].word, word) == 0) {
            *ret = choices[i].value;
            return true;
        }
        g_string_append_printf(known, "%s%s", i > 0 ? ", " : "", choices[i].word);
    }
    rp_diags_add(diags, RP_FAULT, "scheme-bad-word", where_of(map, key),
                 _("'%s' is not a value of '%s'"), word, key);
    rp_diags_hint(diags, _("use one of: %s"), known->str);
    return false;
}

/* Read a number within `low`..`high`. Returns false when the key is absent or wrong. */
static bool
read_number(const RpYaml *map, const char *key, double low, double high, double *ret,
            RpDiags *diags)
{
    const char *text = rp_yaml_text(map, key, diags);
    RpDecimal value;

    if (text == NULL)
        return false;
    if (rp_decimal_parse(text, strlen(text), &value)) {
        double number = rp_decimal_to_double(value);
        if (number >= low && number <= high) {
            *ret = number;
            return true;
        }
    }
    rp_diags_add(diags, RP_FAULT, "scheme-bad-number", where_of(map, key),
                 _("'%s' is not a number that '%s' can have"), text, key);
    rp_diags_hint(diags, _("write a plain decimal from %d to %d"), (int)low, (int)high);
    return false;
}

static void
read_text(const RpYaml *map, const char *key, char **field, RpDiags *diags)
{
    const char *text = rp_yaml_text(map, key, diags);

    if (text == NULL)
        return;
    g_free(*field);
    *field = g_strdup(text);
}

/* Read one band; `previous` is the bound of the one above it. */
static bool
read_band(const RpYaml *node, double previous, RpThreshold *ret, RpDiags *diags)
{
    int status;
    double from = -INFINITY;

    if (node->kind != RP_YAML_MAP) {
        rp_diags_add(diags, RP_FAULT, "scheme-bad-band", node->where,
                     _("a band is a map such as {from: 0.95, status: on_track}"));
        return false;
    }
    rp_yaml_check_keys(node, band_keys, G_N_ELEMENTS(band_keys), diags);
    bool has_from = read_number(node, "from", -1e6, 1e6, &from, diags);
    bool above = !has_from && read_number(node, "above", -1e6, 1e6, &from, diags);
    if (!read_choice(node, "status", band_statuses, G_N_ELEMENTS(band_statuses), &status, diags)) {
        if (rp_yaml_lookup(node, "status") == NULL)
            rp_diags_add(diags, RP_FAULT, "scheme-bad-band", node->where,
                         _("the band has no status"));
        return false;
    }
    if (!(from < previous)) {
        rp_diags_add(diags, RP_FAULT, "scheme-band-order", node->where,
                     _("this band does not begin below the one before it"));
        rp_diags_hint(diags, _("list the bands from the highest to the lowest"));
        return false;
    }
    *ret = (RpThreshold){.from = from, .exclusive = above, .status = (RpStatus)status};
    return true;
}

static void
read_bands(const RpYaml *map, RpScheme *scheme, RpDiags *diags)
{
    const RpYaml *list = rp_yaml_lookup(map, "bands");
    double previous = INFINITY;

    if (list == NULL || list->kind != RP_YAML_LIST || list->items->len == 0 ||
        list->items->len > MAX_BANDS) {
        rp_diags_add(diags, RP_FAULT, "scheme-no-bands", where_of(map, "bands"),
                     _("scheme '%s' needs a list of 1 to %d bands"), scheme->id, MAX_BANDS);
        return;
    }
    for (guint i = 0; i < list->items->len; i++) {
        RpThreshold band;

        if (!read_band(g_ptr_array_index(list->items, i), previous, &band, diags))
            return;
        previous = band.from;
        g_array_append_val(scheme->thresholds, band);
    }
    if (isfinite(previous)) {
        rp_diags_add(diags, RP_FAULT, "scheme-bands-closed", list->where,
                     _("scheme '%s' has no band for the lowest values"), scheme->id);
        rp_diags_hint(diags, _("end the list with a band that has only a status"));
    }
}

static void
read_words(const RpYaml *map, RpScheme *scheme, RpDiags *diags)
{
    const RpYaml *words = rp_yaml_lookup(map, "words");
    const char *ids[RP_N_STATUS];

    if (words == NULL)
        return;
    if (words->kind != RP_YAML_MAP) {
        rp_diags_add(diags, RP_FAULT, "scheme-bad-words", words->where,
                     _("'words' is a map from a status to a word"));
        return;
    }
    for (int i = 0; i < RP_N_STATUS; i++)
        ids[i] = rp_status_look((RpStatus)i)->id;
    rp_yaml_check_keys(words, ids, RP_N_STATUS, diags);
    for (int i = 0; i < RP_N_STATUS; i++)
        read_text(words, ids[i], &scheme->words[i], diags);
}

static void
read_choices(const RpYaml *map, RpScheme *scheme, RpDiags *diags)
{
    int value;

    if (read_choice(map, "measure", measures, G_N_ELEMENTS(measures), &value, diags))
        scheme->measure = (RpMeasure)value;
    else if (rp_yaml_lookup(map, "measure") == NULL)
        rp_diags_add(diags, RP_FAULT, "scheme-no-measure", map->where,
                     _("scheme '%s' does not say what it measures"), scheme->id);
    if (read_choice(map, "fallback", fallbacks, G_N_ELEMENTS(fallbacks), &value, diags))
        scheme->pace_fallback = value;
    if (read_choice(map, "comparison", comparisons, G_N_ELEMENTS(comparisons), &value, diags))
        scheme->comparison = (RpComparison)value;
    if (read_choice(map, "rounding", roundings, G_N_ELEMENTS(roundings), &value, diags))
        scheme->rounding = (RpRounding)value;
}

static RpScheme *
read_scheme(const char *id, const RpYaml *map, RpDiags *diags)
{
    RpScheme *scheme = rp_scheme_new(id);
    double months;

    scheme->where = map->where;
    rp_yaml_check_keys(map, scheme_keys, G_N_ELEMENTS(scheme_keys), diags);
    read_choices(map, scheme, diags);
    read_number(map, "starting", 0, 1, &scheme->starting, diags);
    if (read_number(map, "max_age", 1, 1200, &months, diags))
        scheme->max_age = (int)months;
    read_bands(map, scheme, diags);
    read_words(map, scheme, diags);
    read_text(map, "name", &scheme->name, diags);
    read_text(map, "line", &scheme->line, diags);
    read_text(map, "reference", &scheme->reference, diags);
    return scheme;
}

static void
read_schemes(RpDataset *dataset, const RpYaml *root, RpDiags *diags)
{
    if (root->kind != RP_YAML_MAP) {
        rp_diags_add(diags, RP_FAULT, "scheme-bad-file", root->where,
                     _("a file of schemes is a map from names to schemes"));
        return;
    }
    for (guint i = 0; i < root->items->len; i++) {
        const RpYaml *key = g_ptr_array_index(root->keys, i);
        const RpYaml *value = g_ptr_array_index(root->items, i);

        if (value->kind != RP_YAML_MAP) {
            rp_diags_add(diags, RP_FAULT, "scheme-bad-scheme", value->where,
                         _("scheme '%s' is not a map"), key->text);
            continue;
        }
        rp_scheme_set_take(dataset->schemes, read_scheme(key->text, value, diags));
    }
}

bool
rp_load_schemes(RpDataset *dataset, const GPtrArray *files, RpDiags *diags, GError **error)
{
    for (guint i = 0; i < files->len; i++) {
        const RpInputFile *file = g_ptr_array_index(files, i);
        g_autoptr(GError) refused = NULL;
        g_autoptr(RpSource) source = rp_load_source(dataset, file, diags, &refused);

        if (refused != NULL) {
            g_propagate_error(error, g_steal_pointer(&refused));
            return false;
        }
        if (source == NULL)
            continue;

        g_autoptr(RpYaml) root = rp_yaml_parse(source, diags);
        if (root != NULL)
            read_schemes(dataset, root, diags);
    }
    return true;
}
