#include "app/choose-layout-private.h"

#include <string.h>

#include "app/layouts.h"
#include "base/error.h"
#include "base/i18n.h"
#include "source/source.h"
#include "yaml/yaml.h"

#define AUTO      "auto:"
#define PROVINCES "provinces/" /* below layouts/ */
#define NATION    "000000"

/* A layout is a name below layouts/, or a path when it ends in .yaml: relative to the report when
 * written there, to the working folder on the command line.
 * Returns: (owned, nullable). */
static char *
layout_path(const RpRun *run, const char *name)
{
    g_autofree char *shown = NULL;

    if (!g_str_has_suffix(name, ".yaml"))
        return rp_layouts_find(run->report, name, &shown);
    return g_file_test(name, G_FILE_TEST_IS_REGULAR) ? g_strdup(name) : NULL;
}

/* A layout below provinces/ that says itself which region it is for. */
typedef struct {
    char *name;             /* owned */
    const RpRegion *region; /* borrowed */
    int distance;           /* folders above that of the report */
    RpWhere where;          /* of its `region:` */
} Regional;

static void
clear_regional(gpointer data)
{
    g_free(((Regional *)data)->name);
}

/* The nearer layout counts, as everywhere; what ships is the farthest. */
static int
distance_of(const char *shown)
{
    int distance = 0;

    if (g_str_has_prefix(shown, "dabiao:"))
        return G_MAXINT;
    while (g_str_has_prefix(shown + (gsize)distance * strlen("../"), "../"))
        distance++;
    return distance;
}

static void
report_unreadable(const char *shown, RpDiags *diags)
{
    rp_diags_add(diags, RP_WARNING, "layout-passed-over", rp_where(shown, 1, 1),
                 _("this layout has errors, so that its region is not known"));
    rp_diags_hint(diags, _("'dabiao check %s' tells them"), shown);
}

/* Read the region that the layout `name` is for, if it says so itself. False on an unknown one. */
static void
add_regional(const RpRun *run, const char *name, GArray *all, RpDiags *diags)
{
    g_autofree char *shown = NULL;
    g_autofree char *path = rp_layouts_find(run->report, name, &shown);
    g_autoptr(RpDiags) ignored = rp_diags_new();
    g_autoptr(RpSource) source = path == NULL ? NULL : rp_source_load(path, shown, ignored, NULL);
    g_autoptr(RpYaml) root = source == NULL ? NULL : rp_yaml_parse(source, ignored);
    const RpYaml *node = rp_yaml_lookup(root, "region");
    Regional regional = {NULL, NULL, 0, {NULL, 0, 0}};
    RpRegionMatch match;

    if (path != NULL && root == NULL)
        report_unreadable(shown, diags);
    if (source == NULL || node == NULL || node->kind != RP_YAML_SCALAR)
        return;
    regional.region = rp_region_set_find(run->dataset->regions, node->text, &match);
    regional.where = node->where;
    if (regional.region == NULL) {
        rp_diags_set_text(diags, source->file, source->text);
        rp_run_report_region(run, node->text, node->where, diags);
        return;
    }
    regional.distance = distance_of(shown);
    regional.name = g_strdup(name);
    g_array_append_val(all, regional);
}

/* Returns: (owned) of Regional. */
static GArray *
list_regional(const RpRun *run, const GPtrArray *names, RpDiags *diags)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Regional));

    g_array_set_clear_func(all, clear_regional);
    for (guint i = 0; i < names->len; i++)
        if (g_str_has_prefix(g_ptr_array_index(names, i), PROVINCES))
            add_regional(run, g_ptr_array_index(names, i), all, diags);
    return all;
}

/* Returns: (borrowed, nullable) the nearest layout of just this region; two of them beside each
 * other are a fault. */
static const Regional *
find_regional(const GArray *all, const RpRegion *region, RpDiags *diags)
{
    const Regional *found = NULL;

    for (guint i = 0; i < all->len; i++) {
        const Regional *one = &g_array_index(all, Regional, i);

        if (one->region != region || (found != NULL && found->distance < one->distance))
            continue;
        if (found != NULL && found->distance == one->distance) {
            rp_diags_add(diags, RP_FAULT, "two-layouts-for-region", one->where,
                         _("'%s' and '%s' are both layouts of %s"), found->name, one->name,
                         region->name);
            rp_diags_hint(diags, _("take 'region:' out of one of them, or name the layout "
                                   "instead of auto"));
            return found;
        }
        found = one;
    }
    return found;
}

/* The region's own layout, that of the province above, else the named one. The nation's is for
 * the nation alone. Returns: (owned) a name. */
static char *
resolve_auto(const RpRun *run, const char *fallback, const GPtrArray *names, RpDiags *diags)
{
    g_autoptr(GArray) all = list_regional(run, names, diags);

    for (const RpRegion *region = run->region; region != NULL;) {
        const Regional *found = find_regional(all, region, diags);

        if (found != NULL)
            return g_strdup(found->name);
        region = *region->parent == '\0' || strcmp(region->parent, NATION) == 0
                     ? NULL
                     : rp_region_set_lookup(run->dataset->regions, region->parent);
    }
    return g_strdup(fallback);
}

/* Returns: (owned) the name that is meant: what is behind auto: is looked up by region. */
static char *
meant(const RpRun *run, const char *name, const GPtrArray *names, RpDiags *diags)
{
    if (!g_str_has_prefix(name, AUTO))
        return g_strdup(name);
    const char *fallback = name + strlen(AUTO);
    g_autofree char *path = layout_path(run, fallback);
    /* an unknown one is a mistake also where the region does without it */
    if (path == NULL && !g_str_has_suffix(fallback, ".yaml"))
        return g_strdup(fallback);
    return resolve_auto(run, fallback, names, diags);
}

static void
report_unknown_layout(const RpReportText *layout, const GPtrArray *names, RpDiags *diags)
{
    bool is_auto = g_str_has_prefix(layout->text, AUTO);
    const char *name = layout->text + (is_auto ? strlen(AUTO) : 0);
    const char *nearest = rp_nearest(name, (const char *const *)names->pdata, names->len);

    rp_diags_add(diags, RP_FAULT, "unknown-layout", layout->where, _("unknown layout '%s'"),
                 layout->text);
    if (nearest != NULL)
        rp_diags_hint(diags, _("did you mean '%s%s'?"), is_auto ? AUTO : "", nearest);
    else
        rp_diags_hint(diags, _("name a layout below layouts/, or a path ending in .yaml"));
}

/* Returns: (owned, nullable) the path of a layout that the report names. */
static char *
report_layout(const RpRun *run, const RpReportText *layout, const GPtrArray *names, RpDiags *diags)
{
    g_autofree char *name = meant(run, layout->text, names, diags);

    if (g_str_has_suffix(name, ".yaml"))
        return rp_report_resolve(run->report, name, layout->where, diags);

    char *path = layout_path(run, name);
    if (path == NULL)
        report_unknown_layout(layout, names, diags);
    return path;
}

/* --layout says one of those the report lists as it is written there, or another one. */
static char *
asked_layout(const RpRun *run, const RpJob *job, const GPtrArray *names, RpDiags *diags,
             GError **error)
{
    for (guint i = 0; i < run->report->layouts->len; i++) {
        const RpReportText *listed = &g_array_index(run->report->layouts, RpReportText, i);

        if (strcmp(listed->text, job->layout) == 0)
            return report_layout(run, listed, names, diags);
    }
    g_autofree char *name = meant(run, job->layout, names, diags);
    char *path = layout_path(run, name);
    const char *nearest = rp_nearest(name, (const char *const *)names->pdata, names->len);
    if (path == NULL && nearest != NULL)
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                    _("--layout: unknown layout '%s'; did you mean '%s'?"), job->layout, nearest);
    else if (path == NULL)
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE, _("--layout: unknown layout '%s'"),
                    job->layout);
    return path;
}

/* Returns: (owned) "brief, onepage". */
static char *
list_layouts(const GArray *layouts)
{
    g_autoptr(GString) all = g_string_new(NULL);

    for (guint i = 0; i < layouts->len; i++)
        g_string_append_printf(all, "%s%s", i == 0 ? "" : ", ",
                               g_array_index(layouts, RpReportText, i).text);
    return g_strdup(all->str);
}

char *
rp_run_choose_layout(const RpRun *run, const RpJob *job, const GPtrArray *names, RpDiags *diags,
                     GError **error)
{
    const GArray *layouts = run->report->layouts;

    if (job->layout != NULL)
        return asked_layout(run, job, names, diags, error);
    if (job->own_layout != NULL)
        return report_layout(run, job->own_layout, names, diags);
    if (layouts->len > 1 && !job->any_region) {
        g_autofree char *all = list_layouts(layouts);
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                    _("%s: the report has %u layouts: choose one with --layout NAME: %s"),
                    run->report->file, layouts->len, all);
        return NULL;
    }
    if (layouts->len == 0)
        return layout_path(run, "brief");
    return report_layout(run, &g_array_index(layouts, RpReportText, 0), names, diags);
}

bool
rp_run_choose_edition(const RpRun *run, const RpJob *job, RpEdition *ret, RpDiags *diags,
                      GError **error)
{
    const RpReportText *said = &run->report->edition;

    if (said->text != NULL && !rp_edition_parse(said->text, ret)) {
        rp_diags_add(diags, RP_FAULT, "report-edition", said->where, _("unknown edition '%s'"),
                     said->text);
        rp_diags_hint(diags, _("write internal or public"));
    }
    if (job->edition == NULL || rp_edition_parse(job->edition, ret))
        return true;
    g_set_error(error, RP_ERROR, RP_ERROR_USAGE, _("--edition must be internal or public"));
    return false;
}
