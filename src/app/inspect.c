#include "app/inspect.h"

#include "app/chart-export.h"

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

static void
dump_charts(const RpRun *run, GString *out)
{
    rp_chart_dump_all(run, out);
}

/* A dump and how far the job must have come for it. */
static const struct {
    const char *name;
    RpStage stage;
    void (*dump)(const RpRun *run, GString *out);
} dumps[] = {
    {"data", RP_STAGE_READ, dump_data},        {"progress", RP_STAGE_EVALUATE, dump_progress},
    {"layout", RP_STAGE_LAYOUT, dump_layout},  {"document", RP_STAGE_BUILD, dump_document},
    {"charts", RP_STAGE_COMPOSE, dump_charts}, {"boxes", RP_STAGE_COMPOSE, dump_boxes},
    {"pages", RP_STAGE_PAGINATE, dump_pages},
};

static const char *const names[] = {"data",   "progress", "layout", "document",
                                    "charts", "boxes",    "pages",  NULL};

const char *const *
rp_inspect_names(void)
{
    return names;
}

bool
rp_inspect_find(const char *name, unsigned *ret)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(dumps); i++) {
        if (g_strcmp0(name, dumps[i].name) == 0) {
            *ret = i;
            return true;
        }
    }
    return false;
}

bool
rp_inspect(const RpJob *job, unsigned which, GString *out, RpDiags *diags, GError **error)
{
    g_autoptr(RpRun) run = rp_run_to(job, dumps[which].stage, diags, error);

    if (run == NULL)
        return false;
    if (dumps[which].stage == RP_STAGE_LAYOUT && run->undecided != NULL) {
        g_propagate_error(error, g_steal_pointer(&run->undecided));
        return false;
    }
    dumps[which].dump(run, out);
    return true;
}
