#include "data/scheme.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/status.h"

/* Months: a yearly figure is published about a year after the one before it, plus one month. */
#define DEFAULT_MAX_AGE 13

struct RpSchemeSet {
    GPtrArray *schemes; /* owned; of RpScheme */
    GPtrArray *names;   /* owned; of char *, borrowed from the schemes */
};

static const char *const measure_names[RP_N_MEASURES] = {
    [RP_MEASURE_PACE] = "pace_ratio",
    [RP_MEASURE_GAP] = "gap_pp",
    [RP_MEASURE_CAGR] = "cagr_ratio",
    [RP_MEASURE_SCORE] = "score",
};

const char *
rp_measure_name(RpMeasure measure)
{
    return measure_names[measure];
}

bool
rp_measure_parse(const char *name, RpMeasure *ret)
{
    for (size_t i = 0; i < RP_N_MEASURES; i++) {
        if (strcmp(measure_names[i], name) != 0)
            continue;
        *ret = (RpMeasure)i;
        return true;
    }
    return false;
}

RpScheme *
rp_scheme_new(const char *id)
{
    RpScheme *scheme = g_new0(RpScheme, 1);

    scheme->id = g_strdup(id);
    scheme->name = g_strdup("");
    scheme->line = g_strdup("");
    scheme->reference = g_strdup("");
    scheme->thresholds = g_array_new(FALSE, FALSE, sizeof(RpThreshold));
    scheme->max_age = DEFAULT_MAX_AGE;
    return scheme;
}

void
rp_scheme_free(RpScheme *scheme)
{
    if (scheme == NULL)
        return;
    g_free(scheme->id);
    g_free(scheme->name);
    g_free(scheme->line);
    g_free(scheme->reference);
    g_array_unref(scheme->thresholds);
    for (size_t i = 0; i < RP_N_STATUS; i++)
        g_free(scheme->words[i]);
    g_free(scheme);
}

RpStatus
rp_scheme_band(const RpScheme *scheme, double value, double slack)
{
    for (guint i = 0; i < scheme->thresholds->len; i++) {
        const RpThreshold *band = &g_array_index(scheme->thresholds, RpThreshold, i);

        if (band->exclusive ? value > band->from + slack : value >= band->from - slack)
            return band->status;
    }
    return RP_STATUS_NO_DATA;
}

const char *
rp_scheme_word(const RpScheme *scheme, RpStatus status)
{
    if (scheme != NULL && scheme->words[status] != NULL)
        return scheme->words[status];
    return rp_status_look(status)->word;
}

/* Half to even: the quotient decides which way an exact half goes. */
static RpDecimal
round_half_even(RpDecimal value, int decimals)
{
    int64_t unit = 1;

    if (value.scale <= decimals)
        return value;
    for (int i = decimals; i < value.scale; i++)
        unit *= 10;

    int64_t quotient = value.coefficient / unit;
    int64_t rest = value.coefficient % unit;
    int64_t size = rest < 0 ? -rest : rest;
    bool up = size > unit - size || (size == unit - size && quotient % 2 != 0);

    if (up)
        quotient += rest < 0 ? -1 : 1;
    return (RpDecimal){.coefficient = quotient, .scale = (int8_t)decimals};
}

RpDecimal
rp_scheme_round(const RpScheme *scheme, RpDecimal value, int decimals)
{
    if (scheme != NULL && scheme->rounding == RP_ROUNDING_GB8170)
        return round_half_even(value, decimals);
    return rp_decimal_round(value, decimals);
}

RpSchemeSet *
rp_scheme_set_new(void)
{
    RpSchemeSet *set = g_new0(RpSchemeSet, 1);

    set->schemes = g_ptr_array_new_with_free_func((GDestroyNotify)rp_scheme_free);
    set->names = g_ptr_array_new();
    return set;
}

void
rp_scheme_set_free(RpSchemeSet *set)
{
    if (set == NULL)
        return;
    g_ptr_array_unref(set->names);
    g_ptr_array_unref(set->schemes);
    g_free(set);
}

bool
rp_scheme_set_take(RpSchemeSet *set, RpScheme *scheme)
{
    if (rp_scheme_set_lookup(set, scheme->id) != NULL) {
        rp_scheme_free(scheme);
        return false;
    }
    g_ptr_array_add(set->schemes, scheme);
    g_ptr_array_add(set->names, scheme->id);
    return true;
}

const RpScheme *
rp_scheme_set_lookup(const RpSchemeSet *set, const char *id)
{
    for (guint i = 0; i < set->schemes->len; i++) {
        const RpScheme *scheme = g_ptr_array_index(set->schemes, i);

        if (strcmp(scheme->id, id) == 0)
            return scheme;
    }
    return NULL;
}

const RpScheme *
rp_scheme_set_require(const RpSchemeSet *set, const char *id, RpWhere where, RpDiags *diags)
{
    const RpScheme *scheme = rp_scheme_set_lookup(set, id);
    const GPtrArray *names = rp_scheme_set_names(set);

    if (scheme != NULL)
        return scheme;
    const char *near = rp_nearest(id, (const char *const *)names->pdata, names->len);
    rp_diags_add(diags, RP_FAULT, "scheme-unknown", where, _("there is no evaluation scheme '%s'"),
                 id);
    if (near != NULL) {
        rp_diags_hint(diags, _("did you mean '%s'?"), near);
        return NULL;
    }
    g_autoptr(GString) known = g_string_new(NULL);
    for (guint i = 0; i < names->len; i++)
        g_string_append_printf(known, "%s%s", i > 0 ? ", " : "",
                               (const char *)g_ptr_array_index(names, i));
    rp_diags_hint(diags, _("use one of: %s"), known->str);
    return NULL;
}

const GPtrArray *
rp_scheme_set_names(const RpSchemeSet *set)
{
    return set->names;
}
