#include "batch/item.h"

RpBatchItem *
rp_batch_item_new(void)
{
    RpBatchItem *item = g_new0(RpBatchItem, 1);

    item->inputs = g_ptr_array_new_with_free_func((GDestroyNotify)rp_batch_input_free);
    item->results = g_ptr_array_new_with_free_func((GDestroyNotify)rp_result_free);
    item->findings = g_ptr_array_new_with_free_func((GDestroyNotify)rp_finding_free);
    return item;
}

void
rp_batch_item_free(RpBatchItem *item)
{
    if (item == NULL)
        return;
    g_free(item->region);
    g_free(item->region_name);
    g_free(item->layout_id);
    g_free(item->path);
    g_free(item->name);
    g_free(item->sha256);
    g_free(item->key);
    g_free(item->fonts);
    g_free(item->error);
    g_ptr_array_unref(item->inputs);
    g_ptr_array_unref(item->results);
    g_ptr_array_unref(item->findings);
    g_free(item);
}

RpResult *
rp_result_new(void)
{
    return g_new0(RpResult, 1);
}

void
rp_result_free(RpResult *result)
{
    if (result == NULL)
        return;
    g_free(result->target);
    g_free(result->name);
    g_free(result->unit);
    g_free(result->actual);
    g_free(result->period);
    g_free(result->completion);
    g_free(result->status);
    g_free(result);
}

void
rp_finding_free(RpFinding *finding)
{
    if (finding == NULL)
        return;
    g_free(finding->cell);
    g_free(finding->text);
    g_free(finding->hint);
    g_free(finding);
}

RpBatchInput *
rp_batch_input_new(const char *shown, const char *sha256)
{
    RpBatchInput *input = g_new0(RpBatchInput, 1);

    input->shown = g_strdup(shown);
    input->sha256 = g_strdup(sha256);
    return input;
}

void
rp_batch_input_free(RpBatchInput *input)
{
    if (input == NULL)
        return;
    g_free(input->shown);
    g_free(input->sha256);
    g_free(input);
}

void
rp_batch_item_take_findings(RpBatchItem *item, RpDiags *diags)
{
    const GPtrArray *sorted = rp_diags_sorted(diags);

    for (guint i = 0; i < sorted->len; i++) {
        const RpDiag *diag = g_ptr_array_index(sorted, i);
        RpFinding *finding = g_new0(RpFinding, 1);

        finding->severity = diag->severity;
        finding->code = g_intern_string(diag->code);
        finding->where = diag->where;
        finding->cell = g_strdup(diag->cell);
        finding->text = g_strdup(diag->text);
        finding->hint = g_strdup(diag->hint);
        g_ptr_array_add(item->findings, finding);
    }
}

const char *
rp_outcome_id(RpOutcome outcome)
{
    static const char *const ids[] = {
        [RP_OUTCOME_PENDING] = "pending",
        [RP_OUTCOME_WRITTEN] = "written",
        [RP_OUTCOME_KEPT] = "kept",
        [RP_OUTCOME_FAILED] = "failed",
    };

    return ids[outcome];
}
