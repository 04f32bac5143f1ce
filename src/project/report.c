#include "project/report.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "project/paths-private.h"
#include "source/source.h"
#include "yaml/yaml.h"

#define MAX_ENTRIES 10000 /* of one list */

static void
text_clear(gpointer data)
{
    g_clear_pointer(&((RpReportText *)data)->text, g_free);
}

static GArray *
texts_new(void)
{
    GArray *texts = g_array_new(FALSE, FALSE, sizeof(RpReportText));

    g_array_set_clear_func(texts, text_clear);
    return texts;
}

void
rp_report_free(RpReport *report)
{
    if (report == NULL)
        return;
    g_free(report->folder);
    g_free(report->datadir);
    text_clear(&report->plan);
    text_clear(&report->title);
    g_array_unref(report->metrics);
    g_array_unref(report->tasks);
    g_array_unref(report->layouts);
    text_clear(&report->period);
    g_array_unref(report->regions);
    text_clear(&report->cutoff);
    text_clear(&report->edition);
    text_clear(&report->output);
    g_free(report->sha256);
    g_free(report);
}

/* Returns: (owned) the folder without symlinks; as given, but absolute, when it does not exist. */
static char *
real_folder(const char *folder)
{
    char *real = rp_path_real(folder);

    return real != NULL ? real : g_canonicalize_filename(folder, NULL);
}

char *
rp_report_output_folder(const RpReport *report)
{
    const char *pattern = report->output.text;
    const char *placeholder = pattern == NULL ? NULL : strstr(pattern, "{{");

    if (pattern == NULL)
        return NULL;
    g_autofree char *fixed = placeholder == NULL
                                 ? g_strdup(pattern)
                                 : g_strndup(pattern, (gsize)(placeholder - pattern));
    char *slash = strrchr(fixed, '/');

    if (slash != NULL)
        *slash = '\0';
    g_autofree char *folder = g_canonicalize_filename(slash == NULL ? "." : fixed, report->folder);
    return rp_path_is_below(folder, report->folder) ? g_steal_pointer(&folder) : NULL;
}

RpReport *
rp_report_new_bare(const char *folder, const char *datadir)
{
    RpReport *report = g_new0(RpReport, 1);

    report->folder = real_folder(folder);
    report->datadir = real_folder(datadir);
    report->metrics = texts_new();
    report->tasks = texts_new();
    report->layouts = texts_new();
    report->regions = texts_new();
    return report;
}

/* A key of report.yaml, with where its value goes. */
typedef struct {
    const char *name;
    RpReportText *one; /* a single value goes here, else */
    GArray *many;      /* a value or a list of them goes here */
} Key;

static void
report_empty(const Key *key, RpWhere where, RpDiags *diags)
{
    rp_diags_add(diags, RP_FAULT, "report-empty-value", where, _("“%s” has no value"), key->name);
    rp_diags_hint(diags, _("write the value behind the colon, or remove the key"));
}

/* Returns: whether `node` is text; otherwise a fault says so. */
static bool
check_text(const Key *key, const RpYaml *node, RpDiags *diags)
{
    if (node->kind != RP_YAML_SCALAR) {
        rp_diags_add(diags, RP_FAULT, "yaml-type", node->where,
                     node->kind == RP_YAML_LIST ? _("“%s” must be a single value, not a list")
                                                : _("“%s” must be a single value, not a map"),
                     key->name);
        rp_diags_hint(diags, _("put a value that begins with [ or { in quotes"));
        return false;
    }
    if (*node->text == '\0') {
        report_empty(key, node->where, diags);
        return false;
    }
    return true;
}

static RpReportText
text_of(const RpYaml *node)
{
    return (RpReportText){g_strdup(node->text), node->where};
}

static void
read_many(const Key *key, const RpYaml *node, RpDiags *diags)
{
    if (node->kind == RP_YAML_LIST && node->items->len == 0)
        report_empty(key, node->where, diags);
    if (node->kind == RP_YAML_LIST && node->items->len > MAX_ENTRIES) {
        rp_diags_add(diags, RP_FAULT, "report-too-many", node->where,
                     _("“%s” has more than %d entries"), key->name, MAX_ENTRIES);
        return;
    }
    guint n = node->kind == RP_YAML_LIST ? node->items->len : 1;
    for (guint i = 0; i < n; i++) {
        const RpYaml *item = node->kind == RP_YAML_LIST ? g_ptr_array_index(node->items, i) : node;
        if (!check_text(key, item, diags))
            continue;
        RpReportText text = text_of(item);
        g_array_append_val(key->many, text);
    }
}

static void
read_keys(const RpYaml *root, RpReport *report, RpDiags *diags)
{
    const Key keys[] = {
        {"plan", &report->plan, NULL},       {"title", &report->title, NULL},
        {"metrics", NULL, report->metrics},  {"tasks", NULL, report->tasks},
        {"layout", NULL, report->layouts},   {"period", &report->period, NULL},
        {"regions", NULL, report->regions},  {"output", &report->output, NULL},
        {"edition", &report->edition, NULL}, {"cutoff", &report->cutoff, NULL},
    };
    const char *names[G_N_ELEMENTS(keys) + 1];

    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        const RpYaml *node = rp_yaml_lookup(root, keys[i].name);
        names[i] = keys[i].name;
        if (node == NULL)
            continue;
        if (keys[i].many != NULL)
            read_many(&keys[i], node, diags);
        else if (keys[i].one != NULL && check_text(&keys[i], node, diags))
            *keys[i].one = text_of(node);
    }
    names[G_N_ELEMENTS(keys)] = "partial_totals";
    report->partial_totals = rp_yaml_flag(root, "partial_totals", diags);
    rp_yaml_check_keys(root, names, G_N_ELEMENTS(names), diags);
    if (rp_yaml_lookup(root, "plan") == NULL) {
        rp_diags_add(diags, RP_FAULT, "report-missing-key", root->where,
                     _("the report names no plan"));
        rp_diags_hint(diags, _("write “plan: ID”, the name of a folder below data/plans/"));
    }
}

/* Returns: (owned, nullable) the text of `path`. A report that is named on the command line and
 * does not exist is a refusal by the system. */
static RpSource *
load_source(const char *path, RpDiags *diags, GError **error)
{
    g_autoptr(GError) problem = NULL;
    RpSource *source = rp_source_load(path, path, diags, &problem);

    if (g_error_matches(problem, RP_ERROR, RP_ERROR_INPUT))
        problem->code = RP_ERROR_SYSTEM;
    if (problem != NULL)
        g_propagate_error(error, g_steal_pointer(&problem));
    return source;
}

RpReport *
rp_report_load(const char *path, const char *datadir, RpDiags *diags, GError **error)
{
    g_autoptr(RpSource) source = load_source(path, diags, error);

    if (source == NULL)
        return NULL;
    g_autoptr(RpYaml) root = rp_yaml_parse(source, diags);
    if (root == NULL)
        return NULL;
    if (root->kind != RP_YAML_MAP) {
        rp_diags_add(diags, RP_FAULT, "yaml-type", root->where,
                     _("a report is made of “key: value” lines"));
        rp_diags_hint(diags, _("begin with “plan: ID”"));
        return NULL;
    }
    g_autofree char *folder = g_path_get_dirname(path);
    RpReport *report = rp_report_new_bare(folder, datadir);
    report->file = source->file;
    report->sha256 = g_strdup(source->sha256);
    read_keys(root, report, diags);
    return report;
}
