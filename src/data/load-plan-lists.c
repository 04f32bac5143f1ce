#include <string.h>

#include "base/i18n.h"
#include "data/load-private.h"

static const char *const sum_keys[] = {"total", "parts"};

/* Add the ids at `node`: one text or a list of them. */
static void
read_refs(const RpYaml *node, GArray *refs, RpDiags *diags)
{
    guint n = node->kind == RP_YAML_LIST ? node->items->len : 1;

    for (guint i = 0; i < n; i++) {
        const RpYaml *item = node->kind == RP_YAML_LIST ? g_ptr_array_index(node->items, i) : node;

        if (item->kind != RP_YAML_SCALAR || *item->text == '\0') {
            rp_diags_add(diags, RP_FAULT, "not-an-id", item->where, _("this is not an id"));
            rp_diags_hint(diags, "%s", _("write one id, or a list such as [first, second]"));
            continue;
        }
        RpPlanRef ref = {g_strdup(item->text), item->where};
        g_array_append_val(refs, ref);
    }
}

void
rp_load_plan_parents(RpPlan *plan, const RpYaml *map, RpDiags *diags)
{
    const RpYaml *node = rp_yaml_lookup(map, "parent");

    if (node != NULL)
        read_refs(node, plan->parents, diags);
}

/* The whole: a number of the text, or the id of a target. */
static void
read_total(const RpYaml *map, RpPlanSum *sum, RpDiags *diags)
{
    const RpYaml *node = rp_yaml_lookup(map, "total");
    const char *text = node == NULL ? NULL : rp_yaml_text(map, "total", diags);

    if (text == NULL || *text == '\0')
        return;
    sum->has_stated = rp_decimal_parse(text, strlen(text), &sum->stated);
    sum->total.where = node->where;
    if (!sum->has_stated)
        sum->total.id = g_strdup(text);
}

static void
read_sum(RpPlan *plan, const RpYaml *map, RpDiags *diags)
{
    RpPlanSum sum = {.where = map->where};
    const RpYaml *parts = rp_yaml_lookup(map, "parts");

    sum.parts = rp_plan_refs_new();
    if (map->kind == RP_YAML_MAP) {
        rp_yaml_check_keys(map, sum_keys, G_N_ELEMENTS(sum_keys), diags);
        read_total(map, &sum, diags);
    }
    if (parts != NULL)
        read_refs(parts, sum.parts, diags);
    if (sum.parts->len == 0) {
        rp_diags_add(diags, RP_FAULT, "sum-without-parts", map->where, _("this sum has no parts"));
        rp_diags_hint(diags, "%s", _("write e.g. {total: all, parts: [first, second]}"));
    }
    g_array_append_val(plan->sums, sum);
}

void
rp_load_plan_sums(RpPlan *plan, const RpYaml *map, RpDiags *diags)
{
    const RpYaml *node = rp_yaml_lookup(map, "sums");

    if (node == NULL)
        return;
    if (node->kind != RP_YAML_LIST) {
        rp_diags_add(diags, RP_FAULT, "not-a-list", node->where, _("'%s' must be a list"), "sums");
        rp_diags_hint(diags, "%s", _("write each sum as '- {total: all, parts: [first, second]}'"));
        return;
    }
    for (guint i = 0; i < node->items->len; i++)
        read_sum(plan, g_ptr_array_index(node->items, i), diags);
}
