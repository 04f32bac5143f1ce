#include "app/inspect.h"

static void
dump_data(const RpRun *run, GString *out)
{
    rp_dataset_dump(run->dataset, out);
}

static void
dump_progress(const RpRun *run, GString *out)
{
    rp_progress_dump_csv(run->progress, out);
}

static void
dump_layout(const RpRun *run, GString *out)
{
    rp_layout_dump(run->layout, out);
}

static void
dump_document(const RpRun *run, GString *out)
{
    rp_document_dump(run->document, out);
}

static void
dump_boxes(const RpRun *run, GString *out)
{
    rp_box_dump(run->galley, out);
}

static void
dump_pages(const RpRun *run, GString *out)
{
    rp_pages_dump(run->pages, out);
}

static const struct {
    const char *name;
    void (*dump)(const RpRun *run, GString *out);
} dumps[] = {
    [RP_STAGE_READ] = {"data", dump_data},       [RP_STAGE_EVALUATE] = {"progress", dump_progress},
    [RP_STAGE_LAYOUT] = {"layout", dump_layout}, [RP_STAGE_BUILD] = {"document", dump_document},
    [RP_STAGE_COMPOSE] = {"boxes", dump_boxes},  [RP_STAGE_PAGINATE] = {"pages", dump_pages},
};

static const char *const stage_names[] = {"data",  "progress", "layout", "document",
                                          "boxes", "pages",    NULL};

const char *const *
rp_inspect_names(void)
{
    return stage_names;
}

bool
rp_inspect_stage(const char *name, RpStage *ret)
{
    for (gsize i = 0; i < G_N_ELEMENTS(dumps); i++) {
        if (g_strcmp0(name, dumps[i].name) == 0) {
            *ret = (RpStage)i;
            return true;
        }
    }
    return false;
}

bool
rp_inspect(const RpJob *job, RpStage stage, GString *out, RpDiags *diags, GError **error)
{
    g_autoptr(RpRun) run = rp_run_to(job, stage, diags, error);

    if (run == NULL)
        return false;
    dumps[stage].dump(run, out);
    return true;
}
