#include "base/error.h"
#include "base/i18n.h"
#include "data/load-private.h"
#include "data/remark.h"

RpInputFile *
rp_input_file_new(const char *path, const char *shown)
{
    RpInputFile *file = g_new0(RpInputFile, 1);

    file->path = g_strdup(path);
    file->shown = g_strdup(shown);
    return file;
}

void
rp_input_file_free(RpInputFile *file)
{
    if (file == NULL)
        return;
    g_free(file->path);
    g_free(file->shown);
    g_free(file);
}

static void
clear_input_hash(gpointer data)
{
    RpInputHash *input = data;

    g_free(input->shown);
    g_free(input->sha256);
}

static void
task_progress_free(gpointer data)
{
    RpTaskProgress *progress = data;

    g_free(progress->task);
    g_free(progress->status);
    g_free(progress->note);
    g_free(progress);
}

RpDataset *
rp_dataset_new(void)
{
    RpDataset *dataset = g_new0(RpDataset, 1);

    dataset->indicators = rp_indicator_set_new();
    dataset->regions = rp_region_set_new();
    dataset->metrics = rp_metric_set_new();
    dataset->task_progress = g_ptr_array_new_with_free_func(task_progress_free);
    dataset->schemes = rp_scheme_set_new();
    dataset->inputs = g_array_new(FALSE, FALSE, sizeof(RpInputHash));
    g_array_set_clear_func(dataset->inputs, clear_input_hash);
    return dataset;
}

void
rp_dataset_free(RpDataset *dataset)
{
    if (dataset == NULL)
        return;
    g_array_unref(dataset->inputs);
    rp_scheme_set_free(dataset->schemes);
    g_ptr_array_unref(dataset->task_progress);
    rp_metric_set_free(dataset->metrics);
    rp_plan_free(dataset->plan);
    rp_region_set_free(dataset->regions);
    rp_indicator_set_free(dataset->indicators);
    g_free(dataset);
}

void
rp_load_report_late(const char *file, guint n, RpPeriod cutoff, RpDiags *diags)
{
    g_autofree char *day = rp_period_to_string(cutoff);

    if (n > 0)
        rp_diags_add(diags, RP_NOTE, "after-cutoff", rp_where(file, 1, 1),
                     ngettext("%u row is from after the data cut-off %s and is left out",
                              "%u rows are from after the data cut-off %s and are left out", n),
                     n, day);
}

RpSource *
rp_load_source(RpDataset *dataset, const RpInputFile *file, RpDiags *diags, GError **error)
{
    g_autoptr(GError) refused = NULL;
    RpSource *source = rp_source_load(file->path, file->shown, diags, &refused);

    if (source != NULL) {
        RpInputHash input = {g_strdup(file->shown), g_strdup(source->sha256)};
        g_array_append_val(dataset->inputs, input);
        return source;
    }
    rp_load_refused(file, g_steal_pointer(&refused), diags, error);
    return NULL;
}

void
rp_load_refused(const RpInputFile *file, GError *refused, RpDiags *diags, GError **error)
{
    g_autoptr(GError) owned = refused;

    if (g_error_matches(refused, RP_ERROR, RP_ERROR_INPUT))
        rp_diags_add(diags, RP_FAULT, "no-such-file", rp_where(file->shown, 1, 1), "%s",
                     refused->message);
    else if (refused != NULL)
        g_propagate_error(error, g_steal_pointer(&owned));
}

bool
rp_load_rows(RpDataset *dataset, const RpInputFile *file, const RpRowReader *reader, RpDiags *diags,
             GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GError) refused = NULL;
    RpSource *source = rp_load_source(dataset, file, diags, &refused);

    if (refused != NULL) {
        g_propagate_error(error, g_steal_pointer(&refused));
        return false;
    }
    if (source == NULL)
        return true;
    g_autoptr(RpTable) table = rp_table_open(source, reader->columns, reader->n, diags);
    while (table != NULL && rp_table_next(table))
        reader->read(dataset, table, seen);
    return true;
}

bool
rp_load_once(const RpTable *table, int column, const char *id, GHashTable *seen)
{
    int before = GPOINTER_TO_INT(g_hash_table_lookup(seen, id));

    if (before == 0) {
        g_hash_table_insert(seen, g_strdup(id), GINT_TO_POINTER(table->row->line));
        return true;
    }
    g_autofree char *quoted = rp_quote_raw(id, -1, 40);
    rp_table_report(table, column, RP_FAULT, "duplicate-id", _("'%s' stands already on line %d"),
                    quoted, before);
    return false;
}

/* Warn about what was not plainly written in a cell of a table. */
static void
report_remarks(const RpTable *table, int column, unsigned remarks, const char *raw,
               const char *read_as)
{
    rp_remarks_report(remarks, raw, read_as, rp_table_place(table, column), table->diags);
}

const RpIndicator *
rp_load_indicator_cell(const RpDataset *dataset, const RpTable *table, int column)
{
    g_autofree char *text = rp_table_text(table, column);
    unsigned remarks = 0;
    bool ambiguous = false;
    const RpIndicator *found =
        rp_indicator_set_match(dataset->indicators, text, &remarks, &ambiguous);

    if (found != NULL) {
        report_remarks(table, column, remarks, text, found->id);
        return found;
    }
    g_autofree char *quoted = rp_quote_raw(text, -1, 40);
    if (ambiguous) {
        rp_table_report(table, column, RP_FAULT, "ambiguous-indicator",
                        _("'%s' names more than one indicator"), quoted);
        rp_diags_hint(table->diags, "%s", _("write the indicator's id"));
        return NULL;
    }
    rp_table_report(table, column, RP_FAULT, "unknown-indicator", _("unknown indicator '%s'"),
                    quoted);
    if (!rp_diags_kept(table->diags))
        return NULL;
    const char *near = rp_indicator_set_nearest(dataset->indicators, text);
    if (near != NULL)
        rp_diags_hint(table->diags, _("did you mean '%s'?"), near);
    else
        rp_diags_hint(table->diags, "%s", _("add it to data/indicators.csv of the project"));
    return NULL;
}

const RpRegion *
rp_load_region_cell(const RpDataset *dataset, const RpTable *table, int column)
{
    g_autofree char *text = rp_table_text(table, column);
    unsigned remarks = 0;
    RpRegionMatch match;
    const RpRegion *found = rp_region_set_match(dataset->regions, text, &match, &remarks);

    if (found != NULL) {
        report_remarks(table, column, remarks, text, found->code);
        return found;
    }
    g_autofree char *quoted = rp_quote_raw(text, -1, 40);
    rp_table_report(table, column, RP_FAULT, "unknown-region", _("unknown region '%s'"), quoted);
    if (!rp_diags_kept(table->diags))
        return NULL;
    const char *near = rp_region_set_nearest(dataset->regions, text);
    if (near != NULL)
        rp_diags_hint(table->diags, _("did you mean '%s'?"), near);
    else
        rp_diags_hint(table->diags, "%s",
                      _("write a code such as 630000 or a name of data/regions.csv"));
    return NULL;
}
