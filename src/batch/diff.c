#include "batch/diff.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/json.h"
#include "base/status.h"
#include "batch/results.h"
#include "batch/survey.h"
#include "data/csv-write.h"

/* --- finding --- */

static const RpManifestRegion *
find_region(const RpManifest *manifest, const char *code)
{
    for (guint i = 0; i < manifest->regions->len; i++) {
        const RpManifestRegion *region = g_ptr_array_index(manifest->regions, i);

        if (strcmp(region->region, code) == 0)
            return region;
    }
    return NULL;
}

static const RpResult *
find_result(const RpManifestRegion *region, const char *target)
{
    for (guint i = 0; region != NULL && i < region->results->len; i++) {
        const RpResult *result = g_ptr_array_index(region->results, i);

        if (strcmp(result->target, target) == 0)
            return result;
    }
    return NULL;
}

static bool
is_same(const RpResult *old, const RpResult *new)
{
    return old != NULL && strcmp(old->actual, new->actual) == 0 &&
           strcmp(old->completion, new->completion) == 0 && strcmp(old->status, new->status) == 0 &&
           old->rank == new->rank;
}

/* Changed and new targets of a region, then those that are gone. */
static void
compare_region(const RpManifestRegion *old, const RpManifestRegion *new, GArray *changes)
{
    for (guint i = 0; new != NULL &&i < new->results->len; i++) {
        const RpResult *result = g_ptr_array_index(new->results, i);
        RpChange change = {new, find_result(old, result->target), result};

        if (!is_same(change.old, result))
            g_array_append_val(changes, change);
    }
    for (guint i = 0; old != NULL && i < old->results->len; i++) {
        const RpResult *result = g_ptr_array_index(old->results, i);
        RpChange change = {old, result, NULL};

        if (find_result(new, result->target) == NULL)
            g_array_append_val(changes, change);
    }
}

GArray *
rp_diff(const RpManifest *old, const RpManifest *new)
{
    GArray *changes = g_array_new(FALSE, FALSE, sizeof(RpChange));

    for (guint i = 0; i < new->regions->len; i++) {
        const RpManifestRegion *region = g_ptr_array_index(new->regions, i);

        compare_region(find_region(old, region->region), region, changes);
    }
    for (guint i = 0; i < old->regions->len; i++) {
        const RpManifestRegion *region = g_ptr_array_index(old->regions, i);

        if (find_region(new, region->region) == NULL)
            compare_region(region, NULL, changes);
    }
    return changes;
}

static bool
evaluate_region(RpManifest *manifest, RpRun *read, const RpJob *job, const RpRegion *region,
                RpDiags *diags, GError **error)
{
    RpManifestRegion *row = rp_manifest_region_new();
    RpJob own = *job;

    row->region = g_strdup(region->code);
    row->region_name = g_strdup(region->name);
    g_ptr_array_add(manifest->regions, row);
    own.region = region->code;
    g_autoptr(RpRun) run = rp_run_from(read, &own, RP_STAGE_EVALUATE, diags, error);
    if (run == NULL)
        return false;
    rp_results_collect(run, row->results);
    return true;
}

RpManifest *
rp_diff_evaluate(const RpJob *job, RpDiags *diags, GError **error)
{
    g_autoptr(RpManifest) manifest = rp_manifest_new();
    g_autoptr(RpRun) read = rp_run_to(job, RP_STAGE_READ, diags, error);

    if (read == NULL)
        return NULL;
    g_autoptr(GPtrArray) regions = rp_run_regions(read, diags);
    for (guint i = 0; i < regions->len; i++)
        if (!evaluate_region(manifest, read, job, g_ptr_array_index(regions, i), diags, error))
            return NULL;
    return g_steal_pointer(&manifest);
}

/* --- showing --- */

typedef struct {
    const char *column;
    const char *(*text)(const RpChange *change, char **ret_owned);
} Column;

static const RpResult *
either(const RpChange *change)
{
    return change->new != NULL ? change->new : change->old;
}

static const char *
region_cell(const RpChange *change, char **ret_owned)
{
    (void)ret_owned;
    return change->region->region;
}

static const char *
region_name_cell(const RpChange *change, char **ret_owned)
{
    (void)ret_owned;
    return change->region->region_name;
}

static const char *
target_cell(const RpChange *change, char **ret_owned)
{
    (void)ret_owned;
    return either(change)->target;
}

static const char *
name_cell(const RpChange *change, char **ret_owned)
{
    (void)ret_owned;
    return either(change)->name;
}

static const char *
unit_cell(const RpChange *change, char **ret_owned)
{
    (void)ret_owned;
    return either(change)->unit;
}

static const char *
rank_text(const RpResult *result, char **ret_owned)
{
    if (result == NULL || result->rank == 0)
        return "";
    *ret_owned = g_strdup_printf("%d", result->rank);
    return *ret_owned;
}

#define SIDE_CELL(name_, side_, field_)                                                            \
    static const char *name_(const RpChange *change, char **ret_owned)                             \
    {                                                                                              \
        (void)ret_owned;                                                                           \
        return change->side_ == NULL ? "" : change->side_->field_;                                 \
    }

SIDE_CELL(old_value_cell, old, actual)
SIDE_CELL(new_value_cell, new, actual)
SIDE_CELL(old_completion_cell, old, completion)
SIDE_CELL(new_completion_cell, new, completion)
SIDE_CELL(old_status_cell, old, status)
SIDE_CELL(new_status_cell, new, status)

static const char *
old_rank_cell(const RpChange *change, char **ret_owned)
{
    return rank_text(change->old, ret_owned);
}

static const char *
new_rank_cell(const RpChange *change, char **ret_owned)
{
    return rank_text(change->new, ret_owned);
}

static const Column columns[] = {
    {"region", region_cell},
    {"region_name", region_name_cell},
    {"target", target_cell},
    {"name", name_cell},
    {"unit", unit_cell},
    {"old_value", old_value_cell},
    {"new_value", new_value_cell},
    {"old_completion", old_completion_cell},
    {"new_completion", new_completion_cell},
    {"old_status", old_status_cell},
    {"new_status", new_status_cell},
    {"old_rank", old_rank_cell},
    {"new_rank", new_rank_cell},
};

void
rp_diff_dump_csv(const GArray *changes, GString *out)
{
    for (gsize c = 0; c < G_N_ELEMENTS(columns); c++)
        g_string_append_printf(out, "%s%s", c > 0 ? "," : "", columns[c].column);
    g_string_append_c(out, '\n');
    for (guint i = 0; i < changes->len; i++) {
        for (gsize c = 0; c < G_N_ELEMENTS(columns); c++) {
            g_autofree char *owned = NULL;

            if (c > 0)
                g_string_append_c(out, ',');
            rp_csv_append_field(out, columns[c].text(&g_array_index(changes, RpChange, i), &owned));
        }
        g_string_append_c(out, '\n');
    }
}

void
rp_diff_dump_json(const GArray *changes, GString *out)
{
    g_string_append_c(out, '[');
    for (guint i = 0; i < changes->len; i++) {
        g_string_append(out, i > 0 ? ",\n {" : "\n {");
        for (gsize c = 0; c < G_N_ELEMENTS(columns); c++) {
            g_autofree char *owned = NULL;

            g_string_append_printf(out, "%s\"%s\": ", c > 0 ? ", " : "", columns[c].column);
            rp_json_append(out, columns[c].text(&g_array_index(changes, RpChange, i), &owned));
        }
        g_string_append_c(out, '}');
    }
    g_string_append(out, changes->len > 0 ? "\n]\n" : "]\n");
}

/* Returns: (borrowed, static) 正常 for "on_track". */
static const char *
status_word(const char *id)
{
    for (int s = 0; s < RP_N_STATUS; s++)
        if (strcmp(rp_status_look((RpStatus)s)->id, id) == 0)
            return rp_status_look((RpStatus)s)->word;
    return id;
}

static const char *
value_text(const RpResult *result)
{
    return result == NULL || *result->actual == '\0' ? "—" : result->actual;
}

/* "  制定周期: 31.2 -> 29.9 月; 缓慢 -> 正常; rank 12 -> 9" */
static void
append_change(const RpChange *change, GString *out)
{
    const RpResult *old = change->old, *new = change->new;

    g_string_append_printf(out, _("  %s: %s -> %s %s"), either(change)->name, value_text(old),
                           value_text(new), either(change)->unit);
    if (old == NULL)
        g_string_append_printf(out, _("; new, %s"), status_word(new->status));
    else if (new == NULL)
        g_string_append(out, _("; no longer there"));
    else if (strcmp(old->status, new->status) != 0)
        g_string_append_printf(out, _("; %s -> %s"), status_word(old->status),
                               status_word(new->status));
    if (old != NULL && new != NULL && old->rank != new->rank)
        g_string_append_printf(out, _("; rank %d -> %d"), old->rank, new->rank);
    g_string_append_c(out, '\n');
}

void
rp_diff_dump_text(const GArray *changes, GString *out)
{
    const RpManifestRegion *last = NULL;

    for (guint i = 0; i < changes->len; i++) {
        const RpChange *change = &g_array_index(changes, RpChange, i);

        if (last == NULL || strcmp(last->region, change->region->region) != 0)
            g_string_append_printf(out, "%s %s\n", change->region->region,
                                   change->region->region_name);
        last = change->region;
        append_change(change, out);
    }
    if (changes->len == 0)
        g_string_append(out, _("nothing changed\n"));
}
