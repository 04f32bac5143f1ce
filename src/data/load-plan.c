#include <string.h>

#include "base/i18n.h"
#include "data/fold.h"
#include "data/load-private.h"
#include "data/load.h"
#include "data/period-text.h"
#include "yaml/yaml.h"

static const char *const plan_keys[] = {
    "id",    "title",  "short_title", "issuer",      "number", "date",
    "start", "end",    "region",      "source_file", "source", "scheme",
    "notes", "sample", "parent",      "outlook",     "sums",
};

static const char *const required_keys[] = {"id", "title", "start", "end", "region"};

/* Returns: (owned) the text at `key`; a list is joined with `separator`; "" when absent. */
static char *
joined_text(const RpYaml *map, const char *key, const char *separator, RpDiags *diags)
{
    const RpYaml *node = rp_yaml_lookup(map, key);

    if (node == NULL)
        return g_strdup("");
    if (node->kind != RP_YAML_LIST) {
        const char *text = rp_yaml_text(map, key, diags);
        return g_strdup(text != NULL ? text : "");
    }
    GString *joined = g_string_new(NULL);
    for (guint i = 0; i < node->items->len; i++) {
        const RpYaml *item = g_ptr_array_index(node->items, i);

        if (item->kind != RP_YAML_SCALAR) {
            rp_diags_add(diags, RP_FAULT, "not-a-text", item->where,
                         _("an entry of '%s' is not a text"), key);
            continue;
        }
        g_string_append_printf(joined, "%s%s", joined->len > 0 ? separator : "", item->text);
    }
    return g_string_free(joined, FALSE);
}

static RpWhere
where_of(const RpYaml *map, const char *key)
{
    const RpYaml *node = rp_yaml_lookup(map, key);

    return node != NULL ? node->where : map->where;
}

/* `start`, `end` or `outlook` of the plan: any period; its first or last month counts. */
static bool
read_limit(const RpYaml *map, const char *key, RpPeriod *ret, RpDiags *diags)
{
    const char *text = rp_yaml_text(map, key, diags);
    unsigned remarks = 0;

    if (text == NULL)
        return false;
    if (rp_period_text_read(text, ret, &remarks) == RP_PERIOD_TEXT_READ)
        return true;
    g_autofree char *quoted = rp_quote_raw(text, -1, 40);
    rp_diags_add(diags, RP_FAULT, "bad-period", where_of(map, key), _("'%s' is not a month"),
                 quoted);
    rp_diags_hint(diags, "%s", _("write e.g. 2016-01"));
    return false;
}

static void
read_limits(RpPlan *plan, const RpYaml *map, RpDiags *diags)
{
    RpPeriod start, end, outlook;

    if (!read_limit(map, "start", &start, diags) || !read_limit(map, "end", &end, diags))
        return;
    plan->start = start.first;
    plan->end = plan->outlook = end.last;
    if (rp_yaml_lookup(map, "outlook") != NULL && read_limit(map, "outlook", &outlook, diags))
        plan->outlook = MAX(plan->end, outlook.last);
    if (plan->start <= plan->end)
        return;
    rp_diags_add(diags, RP_FAULT, "plan-period", where_of(map, "end"),
                 _("the plan ends before it begins"));
    rp_diags_hint(diags, "%s", _("start and end are its first and last month"));
}

static void
read_date(RpPlan *plan, const RpYaml *map, RpDiags *diags)
{
    RpPeriod day;
    unsigned remarks = 0;
    g_autofree char *text = joined_text(map, "date", "", diags);

    if (*text != '\0' && (rp_period_text_read(text, &day, &remarks) != RP_PERIOD_TEXT_READ ||
                          (day.kind != RP_PERIOD_DAY && day.kind != RP_PERIOD_MONTH))) {
        g_autofree char *quoted = rp_quote_raw(text, -1, 40);
        rp_diags_add(diags, RP_FAULT, "bad-date", where_of(map, "date"), _("'%s' is not a day"),
                     quoted);
        rp_diags_hint(diags, "%s", _("write e.g. 2016-06-21, or 2016-06 if the day is not known"));
        plan->date = g_strdup("");
        return;
    }
    plan->date = *text != '\0' ? rp_period_to_string(day) : g_strdup("");
}

static void
read_plan_region(RpPlan *plan, const RpDataset *dataset, const RpYaml *map, RpDiags *diags)
{
    const char *text = rp_yaml_text(map, "region", diags);
    RpRegionMatch match;

    if (text == NULL)
        return;
    const RpRegion *region = rp_region_set_find(dataset->regions, text, &match);
    if (region != NULL) {
        plan->region = region->code;
        return;
    }
    g_autofree char *quoted = rp_quote_raw(text, -1, 40);
    const char *near = rp_region_set_nearest(dataset->regions, text);
    rp_diags_add(diags, RP_FAULT, "unknown-region", where_of(map, "region"),
                 _("unknown region '%s'"), quoted);
    if (near != NULL)
        rp_diags_hint(diags, _("did you mean '%s'?"), near);
}

static void
require_keys(const RpYaml *map, RpDiags *diags)
{
    for (size_t i = 0; i < G_N_ELEMENTS(required_keys); i++) {
        const RpYaml *node = rp_yaml_lookup(map, required_keys[i]);

        if (node != NULL && (node->kind != RP_YAML_SCALAR || *node->text != '\0'))
            continue;
        rp_diags_add(diags, RP_FAULT, "missing-key", node != NULL ? node->where : map->where,
                     _("the plan has no '%s'"), required_keys[i]);
        rp_diags_hint(diags, "%s", _("a plan needs id, title, start, end and region"));
    }
}

static void
read_plan_map(RpDataset *dataset, RpPlan *plan, const RpYaml *map, RpDiags *diags)
{
    rp_yaml_check_keys(map, plan_keys, G_N_ELEMENTS(plan_keys), diags);
    require_keys(map, diags);
    plan->where = map->where;
    plan->id = joined_text(map, "id", "", diags);
    plan->title = joined_text(map, "title", "", diags);
    plan->issuer = joined_text(map, "issuer", "、", diags);
    plan->number = joined_text(map, "number", "、", diags);
    plan->scheme = joined_text(map, "scheme", "", diags);
    plan->scheme_where = where_of(map, "scheme");
    plan->source_file = joined_text(map, "source_file", "、", diags);
    if (*plan->source_file == '\0') {
        g_free(plan->source_file);
        plan->source_file = joined_text(map, "source", "、", diags);
    }
    plan->notes = joined_text(map, "notes", "\n", diags);
    plan->sample = rp_yaml_flag(map, "sample", diags);
    if (*plan->scheme == '\0') {
        g_free(plan->scheme);
        plan->scheme = g_strdup("dabiao");
    }
    read_date(plan, map, diags);
    read_limits(plan, map, diags);
    read_plan_region(plan, dataset, map, diags);
    rp_load_plan_parents(plan, map, diags);
    rp_load_plan_sums(plan, map, diags);
}

static bool
load_plan_yaml(RpDataset *dataset, const RpInputFile *file, RpDiags *diags, GError **error)
{
    g_autoptr(GError) refused = NULL;
    g_autoptr(RpSource) source = rp_load_source(dataset, file, diags, &refused);

    if (refused != NULL) {
        g_propagate_error(error, g_steal_pointer(&refused));
        return false;
    }
    if (source == NULL)
        return true;
    g_autoptr(RpYaml) root = rp_yaml_parse(source, diags);
    if (root == NULL)
        return true;
    if (root->kind != RP_YAML_MAP) {
        rp_diags_add(diags, RP_FAULT, "not-a-map", root->where,
                     _("a plan is a list of keys and values"));
        rp_diags_hint(diags, "%s", _("begin with a line such as 'id: my-plan'"));
        return true;
    }
    RpPlan *plan = rp_plan_new();
    read_plan_map(dataset, plan, root, diags);
    rp_plan_free(dataset->plan);
    dataset->plan = plan;
    return true;
}

bool
rp_load_plan(RpDataset *dataset, const RpInputFile *plan, const RpInputFile *targets,
             const RpInputFile *tasks, RpDiags *diags, GError **error)
{
    if (!load_plan_yaml(dataset, plan, diags, error))
        return false;
    if (dataset->plan == NULL)
        return true;
    return rp_load_targets(dataset, targets, diags, error) &&
           (tasks == NULL || rp_load_tasks(dataset, tasks, diags, error));
}
