#include "build/rows.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "build/phrase.h"

#define HALF_STEP 0.05 /* percentage points: less is printed as 0.0 */

GPtrArray *
rp_rows_all(const RpProgressSet *set)
{
    GPtrArray *rows = g_ptr_array_new();

    for (guint i = 0; i < set->items->len; i++)
        g_ptr_array_add(rows, &g_array_index(set->items, RpProgress, i));
    return rows;
}

typedef struct {
    RpLayoutSort order;
    bool descending;
} SortState;

/* NAN where the target has no place in the order. */
static double
sort_key(const RpProgress *item, RpLayoutSort order)
{
    switch (order) {
    case RP_SORT_COMPLETION:
    case RP_SORT_NATURE:
        return item->completion;
    case RP_SORT_GAP:
        return rp_phrase_gap_pp(item);
    case RP_SORT_STATUS:
        return item->status;
    case RP_SORT_PLAN:
    case RP_SORT_DEFAULT:
        break;
    }
    return 0;
}

static bool
is_binding(const RpProgress *item)
{
    return strcmp(item->target->nature, "约束性") == 0;
}

static gint
compare_rows(gconstpointer a, gconstpointer b, gpointer data)
{
    const SortState *state = data;
    const RpProgress *x = *(const RpProgress *const *)a, *y = *(const RpProgress *const *)b;
    double kx = sort_key(x, state->order), ky = sort_key(y, state->order);

    bool natures = state->order == RP_SORT_NATURE || state->order == RP_SORT_DEFAULT;

    if (natures && is_binding(x) != is_binding(y))
        return is_binding(x) ? -1 : 1;
    if (isnan(kx) != isnan(ky))
        return isnan(kx) ? 1 : -1;
    if (isnan(kx) && x->status != y->status)
        return x->status < y->status ? -1 : 1;
    /* of the binding targets, and of the others, the best come first */
    bool falling = state->descending != (state->order == RP_SORT_NATURE);
    if (!isnan(kx) && kx != ky)
        return ((kx > ky) - (kx < ky)) * (falling ? -1 : 1);

    int by_plan = (x > y) - (x < y); /* the items are one array */
    return state->order == RP_SORT_PLAN && falling ? -by_plan : by_plan;
}

void
rp_rows_sort(GPtrArray *rows, RpLayoutSort order, bool descending)
{
    SortState state = {order, descending};

    if (order == RP_SORT_PLAN && !descending)
        return;
    g_ptr_array_sort_with_data(rows, compare_rows, &state);
}

bool
rp_rows_mix_natures(const GPtrArray *rows)
{
    guint binding = 0;

    for (guint i = 0; i < rows->len; i++)
        binding += is_binding(g_ptr_array_index(rows, i));
    return binding > 0 && binding < rows->len;
}

GPtrArray *
rp_rows_with(const GPtrArray *rows, unsigned statuses)
{
    GPtrArray *some = g_ptr_array_new();

    for (guint i = 0; i < rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(rows, i);

        if ((statuses & (1u << item->status)) != 0)
            g_ptr_array_add(some, (gpointer)item);
    }
    return some;
}

static bool
contains(const GPtrArray *names, const char *name)
{
    for (guint i = 0; i < names->len; i++)
        if (strcmp(g_ptr_array_index(names, i), name) == 0)
            return true;
    return false;
}

static bool
passes(const RpLayoutFilter *filter, const RpProgress *item)
{
    const RpTarget *target = item->target;

    if (filter->ids != NULL && !contains(filter->ids, target->id) &&
        !contains(filter->ids, target->indicator->id))
        return false;
    if (filter->domains != NULL && !contains(filter->domains, target->domain))
        return false;
    if (filter->natures != NULL && !contains(filter->natures, target->nature))
        return false;
    return filter->statuses == 0 || (filter->statuses & (1u << item->status)) != 0;
}

static RpWhere
place_of(const RpLayoutFilter *filter, const GArray *places, guint i)
{
    return places != NULL && i < places->len ? g_array_index(places, RpWhere, i) : filter->where;
}

/* Names in order, each once. */
typedef struct {
    GPtrArray *list;  /* of const char *, borrowed from the plan */
    GHashTable *seen; /* the same as a set */
} Names;

static void
add_name(const Names *known, const char *name)
{
    if (*name != '\0' && g_hash_table_add(known->seen, (gpointer)name))
        g_ptr_array_add(known->list, (gpointer)name);
}

/* Names as they may stand in `where:`, of all targets of the plan: one that is set for another
 * region is no mistake. Returns: (owned). */
static GPtrArray *
known_names(const RpPlan *plan, void (*add)(const Names *known, const RpTarget *target))
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    Names known = {g_ptr_array_new(), seen};

    for (guint i = 0; i < plan->targets->len; i++)
        add(&known, &g_array_index(plan->targets, RpTarget, i));
    return known.list;
}

static void
add_ids(const Names *known, const RpTarget *target)
{
    add_name(known, target->id);
    add_name(known, target->indicator->id);
}

static void
add_domain(const Names *known, const RpTarget *target)
{
    add_name(known, target->domain);
}

static void
hint_known(const char *name, GPtrArray *known, RpDiags *diags)
{
    const char *nearest = rp_nearest(name, (const char *const *)known->pdata, known->len);

    if (nearest != NULL) {
        rp_diags_hint(diags, _("did you mean '%s'?"), nearest);
        return;
    }
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < known->len; i++)
        g_string_append_printf(all, "%s%s", i == 0 ? "" : ", ",
                               (const char *)g_ptr_array_index(known, i));
    rp_diags_hint(diags, _("one of: %s"), known->len == 0 ? "-" : all->str);
}

/* Report the names that no target of the plan has; a filter that cannot match is a mistake. */
static void
check_ids(const RpPlan *plan, const RpLayoutFilter *filter, RpDiags *diags)
{
    g_autoptr(GPtrArray) known = known_names(plan, add_ids);

    for (guint i = 0; i < filter->ids->len; i++) {
        const char *name = g_ptr_array_index(filter->ids, i);

        if (contains(known, name))
            continue;
        rp_diags_add(diags, RP_FAULT, "unknown-target", place_of(filter, filter->ids_at, i),
                     _("the plan has no target or indicator '%s'"), name);
        hint_known(name, known, diags);
    }
}

static void
check_domains(const RpPlan *plan, const RpLayoutFilter *filter, RpDiags *diags)
{
    g_autoptr(GPtrArray) known = known_names(plan, add_domain);

    for (guint i = 0; i < filter->domains->len; i++) {
        const char *name = g_ptr_array_index(filter->domains, i);

        if (contains(known, name))
            continue;
        rp_diags_add(diags, RP_FAULT, "unknown-domain", place_of(filter, filter->domains_at, i),
                     _("no target of the plan is of the domain '%s'"), name);
        hint_known(name, known, diags);
    }
}

GPtrArray *
rp_rows_select(const RpProgressSet *set, const RpLayoutBlock *block, RpLayoutSort order,
               bool descending, RpDiags *diags)
{
    g_autoptr(GPtrArray) all = rp_rows_all(set);
    GPtrArray *rows = g_ptr_array_new();
    bool own = block->sort != RP_SORT_DEFAULT;

    if (block->filter.ids != NULL)
        check_ids(set->dataset->plan, &block->filter, diags);
    if (block->filter.domains != NULL)
        check_domains(set->dataset->plan, &block->filter, diags);
    for (guint i = 0; i < all->len; i++)
        if (passes(&block->filter, g_ptr_array_index(all, i)))
            g_ptr_array_add(rows, g_ptr_array_index(all, i));
    rp_rows_sort(rows, own ? block->sort : order, own ? block->descending : descending);
    if (block->limit > 0 && rows->len > (guint)block->limit)
        g_ptr_array_set_size(rows, block->limit);
    return rows;
}

bool
rp_rows_has_pace(const RpProgress *item)
{
    return !isnan(item->gap_pp) && item->status != RP_STATUS_STARTING;
}

RpTally
rp_rows_tally(const GPtrArray *rows)
{
    RpTally tally = {.total = rows->len};

    for (guint i = 0; i < rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(rows, i);

        tally.counts[item->status]++;
        tally.stale += rp_phrase_is_stale(item) ? 1 : 0;
        tally.expected +=
            item->status == RP_STATUS_MET || item->status == RP_STATUS_ON_TRACK ? 1 : 0;
        tally.lagging += rp_phrase_is_lagging(item->status) ? 1 : 0;
        if (!rp_rows_has_pace(item))
            continue;
        double gap = rp_phrase_gap_pp(item);
        tally.ahead += gap >= HALF_STEP ? 1 : 0;
        tally.late += gap <= -HALF_STEP ? 1 : 0;
        tally.level += fabs(gap) < HALF_STEP ? 1 : 0;
    }
    tally.judged = tally.expected + tally.lagging;
    return tally;
}
