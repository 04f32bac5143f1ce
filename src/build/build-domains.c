/* build-domains.c - blocks that are repeated for each domain
 *
 * Each time the builder sees a progress set that has the targets of one domain alone, so that
 * tables, charts and narrative are of that domain without knowing it.
 */
#include <math.h>
#include <string.h>

#include "build/build-private.h"
#include "build/references.h"
#include "build/variables.h"

/* Returns: (owned) of const char *: the domains of the targets, in plan order. */
static GPtrArray *
find_domains(const RpProgressSet *set)
{
    GPtrArray *domains = g_ptr_array_new();

    for (guint i = 0; i < set->items->len; i++) {
        const char *domain = g_array_index(set->items, RpProgress, i).target->domain;

        if (*domain != '\0' &&
            !g_ptr_array_find_with_equal_func(domains, domain, g_str_equal, NULL))
            g_ptr_array_add(domains, (gpointer)domain);
    }
    return domains;
}

/* A copy of `set` with the targets of `domain`; everything else is shared, and only `items` is to
 * be freed. */
static RpProgressSet
set_of(const RpProgressSet *set, const char *domain)
{
    RpProgressSet some = *set;

    some.items = g_array_new(FALSE, FALSE, sizeof(RpProgress));
    some.score = NAN;
    memset(some.counts, 0, sizeof some.counts);
    for (guint i = 0; i < set->items->len; i++) {
        RpProgress item = g_array_index(set->items, RpProgress, i);

        if (strcmp(item.target->domain, domain) != 0)
            continue;
        some.counts[item.status]++;
        g_array_append_val(some.items, item);
    }
    return some;
}

static void
build_domain(RpBuilder *builder, const char *domain, guint from, guint to)
{
    const RpProgressSet *whole = builder->set;
    RpVar *vars = builder->vars;
    RpProgressSet some = set_of(whole, domain);
    g_autoptr(RpVar) own = rp_variables_new(&some, builder->layout->id, builder->document->title,
                                            builder->options->sample);

    rp_variables_set_domain(own, domain);
    builder->set = &some;
    rp_references_set(own, builder->layout, builder->numbers);
    builder->vars = own;
    rp_build_blocks(builder, from, to);
    builder->set = whole;
    builder->vars = vars;
    g_array_unref(some.items);
}

void
rp_build_domains(RpBuilder *builder, guint from, guint to)
{
    g_autoptr(GPtrArray) domains = find_domains(builder->set);

    for (guint i = 0; i < domains->len; i++)
        build_domain(builder, g_ptr_array_index(domains, i), from, to);
}
