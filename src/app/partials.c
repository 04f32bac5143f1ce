#include "app/partials.h"

#include <string.h>

#include "base/content.h"
#include "base/i18n.h"

#define FOLDER "layouts"

struct RpPartials {
    const RpReport *report;
    GHashTable *known;  /* owned; name (owned) -> RpSource (borrowed, nullable) */
    GPtrArray *sources; /* owned; of RpSource */
};

RpPartials *
rp_partials_new(const RpReport *report)
{
    RpPartials *partials = g_new0(RpPartials, 1);

    partials->report = report;
    partials->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    partials->sources = g_ptr_array_new_with_free_func((GDestroyNotify)rp_source_free);
    return partials;
}

void
rp_partials_free(RpPartials *partials)
{
    if (partials == NULL)
        return;
    g_hash_table_unref(partials->known);
    g_ptr_array_unref(partials->sources);
    g_free(partials);
}

/* Returns: (owned, nullable) the path of a partial. A name is one of a file below layouts/. */
static char *
find_path(const RpPartials *partials, const char *name)
{
    g_autofree char *relative = g_strdup_printf(FOLDER "/%s.md", name);

    if (*name == '/' || strchr(name, '\\') != NULL || strstr(name, "..") != NULL)
        return NULL;
    return rp_report_find(partials->report, relative);
}

static RpSource *
load(RpPartials *partials, const char *name, RpWhere where, RpDiags *diags)
{
    g_autofree char *path = find_path(partials, name);
    g_autoptr(GError) error = NULL;

    if (path == NULL)
        return NULL;
    g_autofree char *shown = rp_report_shown(partials->report, path);
    RpSource *source = rp_source_load(path, shown, diags, &error);
    if (source != NULL) {
        g_ptr_array_add(partials->sources, source);
        rp_diags_set_text(diags, source->file, source->text);
        rp_content_check(source->text, rp_where(source->file, 1, 1), false, diags);
    }
    if (error != NULL) {
        rp_diags_add(diags, RP_FAULT, "missing-text", where, _("the text '%s' cannot be read: %s"),
                     shown, error->message);
        rp_diags_hint(diags, _("the file must be one that you may read"));
    }
    return source;
}

bool
rp_partials_find(gpointer data, const char *name, RpWhere where, RpDiags *diags, RpPartial *ret)
{
    RpPartials *partials = data;
    gpointer known = NULL;

    if (!g_hash_table_lookup_extended(partials->known, name, NULL, &known)) {
        known = load(partials, name, where, diags);
        g_hash_table_insert(partials->known, g_strdup(name), known);
    }
    if (known == NULL)
        return false;
    const RpSource *source = known;
    *ret = (RpPartial){source->text, rp_where(source->file, 1, 1)};
    return true;
}

const GPtrArray *
rp_partials_sources(const RpPartials *partials)
{
    return partials->sources;
}
