#include <string.h>

#include "base/number.h"
#include "build/chart-job-private.h"
#include "build/phrase.h"

#define MOST_NAMED 3 /* domains in a name; more are only counted */

static void
free_part(gpointer data)
{
    RpChartPart *part = data;

    g_free(part->name);
    g_ptr_array_unref(part->rows);
    g_free(part);
}

static const char *
domain_of(const GPtrArray *rows, guint i)
{
    const RpProgress *item = g_ptr_array_index(rows, i);

    return *item->target->domain != '\0' ? item->target->domain : "其他目标";
}

/* Returns: (owned) of char * (borrowed), in order of first appearance. */
static GPtrArray *
domains_of(const GPtrArray *rows)
{
    GPtrArray *domains = g_ptr_array_new();

    for (guint i = 0; i < rows->len; i++)
        if (!g_ptr_array_find_with_equal_func(domains, domain_of(rows, i), g_str_equal, NULL))
            g_ptr_array_add(domains, (gpointer)domain_of(rows, i));
    return domains;
}

/* Returns: (owned) the targets of a domain. */
static GPtrArray *
rows_of(const GPtrArray *rows, const char *domain)
{
    GPtrArray *own = g_ptr_array_new();

    for (guint i = 0; i < rows->len; i++)
        if (strcmp(domain_of(rows, i), domain) == 0)
            g_ptr_array_add(own, g_ptr_array_index(rows, i));
    return own;
}

static RpChartPart *
add_part(GPtrArray *parts)
{
    RpChartPart *part = g_new0(RpChartPart, 1);

    part->rows = g_ptr_array_new();
    g_ptr_array_add(parts, part);
    return part;
}

/* Cut a domain that is too large into equal parts: 标准体系（一）. */
static void
add_cut(GPtrArray *parts, const GPtrArray *rows, const char *domain)
{
    guint n = (rows->len + RP_CHART_MOST_COLUMNS - 1) / RP_CHART_MOST_COLUMNS;

    for (guint k = 0; k < n; k++) {
        RpChartPart *part = add_part(parts);
        guint from = k * rows->len / n, to = (k + 1) * rows->len / n;

        for (guint i = from; i < to; i++)
            g_ptr_array_add(part->rows, g_ptr_array_index(rows, i));
        g_autofree char *number = rp_number_chinese(k + 1);
        part->name = g_strdup_printf("%s（%s）", domain, number);
    }
}

static void
name_part(RpChartPart *part)
{
    g_autoptr(GPtrArray) domains = domains_of(part->rows);

    if (domains->len <= MOST_NAMED) {
        part->name = rp_phrase_join(domains);
        return;
    }
    part->name =
        g_strdup_printf("%s等%u个领域", (const char *)g_ptr_array_index(domains, 0), domains->len);
}

GPtrArray *
rp_chart_parts_by_domain(const GPtrArray *rows)
{
    GPtrArray *parts = g_ptr_array_new_with_free_func(free_part);
    g_autoptr(GPtrArray) domains = domains_of(rows);
    RpChartPart *open = NULL; /* takes further domains */

    for (guint d = 0; d < domains->len; d++) {
        const char *domain = g_ptr_array_index(domains, d);
        g_autoptr(GPtrArray) own = rows_of(rows, domain);
        if (own->len > RP_CHART_MOST_COLUMNS) {
            add_cut(parts, own, domain);
            open = NULL;
            continue;
        }
        if (open == NULL || open->rows->len + own->len > RP_CHART_MOST_COLUMNS)
            open = add_part(parts);
        g_ptr_array_extend(open->rows, own, NULL, NULL);
    }
    for (guint i = 0; i < parts->len; i++) {
        RpChartPart *part = g_ptr_array_index(parts, i);
        if (part->name == NULL)
            name_part(part);
    }
    return parts;
}
