#include "app/render.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/chart-export.h"
#include "app/output.h"
#include "app/run.h"
#include "base/error.h"
#include "base/i18n.h"
#include "build/build.h"
#include "paint/svg-text.h"

static const char *const extensions[] = {
    [RP_FORMAT_PDF] = ".pdf",
    [RP_FORMAT_SVG] = ".svg",
    [RP_FORMAT_PNG] = ".png",
};

static GError *
new_input_error(const RpJob *job)
{
    return g_error_new(RP_ERROR, RP_ERROR_INPUT, _("%s: there are errors, nothing was written"),
                       job->report);
}

/* Whether a link among the folders of `path` leads out of `root`, which it is below by its name. */
static bool
leaves_by_link(const char *path, const char *root)
{
    g_autofree char *real_root = realpath(root, NULL);
    g_autofree char *folder = g_path_get_dirname(path);

    if (real_root == NULL)
        return false; /* it will be made */
    for (;;) {
        g_autofree char *real = realpath(folder, NULL);

        if (real != NULL) {
            g_autofree char *below = g_strconcat(real_root, "/", NULL);
            return strcmp(real, real_root) != 0 && strcmp(real_root, "/") != 0 &&
                   !g_str_has_prefix(real, below);
        }
        char *above = g_path_get_dirname(folder);
        g_free(folder);
        folder = above;
    }
}

char *
rp_render_path(const RpRun *run, const RpJob *job, RpDiags *diags, GError **error)
{
    const RpReportText *pattern = &run->report->output;

    if (pattern->text == NULL) {
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                    _("%s: no output: give -o FILE or write 'output:' in the report"),
                    run->report->file);
        return NULL;
    }
    g_autofree char *name =
        rp_build_expand(pattern->text, pattern->where, run->progress, run->layout->id, diags);
    if (name == NULL || rp_diags_failed(diags)) {
        g_propagate_error(error, new_input_error(job));
        return NULL;
    }

    g_autofree char *root = g_canonicalize_filename(
        job->output_root != NULL ? job->output_root : run->report->folder, NULL);
    g_autofree char *path = g_canonicalize_filename(name, root);
    g_autofree char *inside = g_strconcat(root, "/", NULL);
    if (!g_str_has_prefix(path, inside) || leaves_by_link(path, root)) {
        rp_diags_add(diags, RP_FAULT, "path-outside-project", pattern->where,
                     _("the output '%s' leaves the project folder"), name);
        rp_diags_hint(diags, _("write a path below the report's folder, or use -o FILE"));
        g_propagate_error(error, new_input_error(job));
        return NULL;
    }
    if (g_str_has_suffix(path, ".pdf") && job->format != RP_FORMAT_PDF)
        path[strlen(path) - strlen(".pdf")] = '\0';
    return g_str_has_suffix(path, extensions[job->format])
               ? g_steal_pointer(&path)
               : g_strconcat(path, extensions[job->format], NULL);
}

static bool
check_page(const RpRun *run, const RpJob *job, GError **error)
{
    if (job->format == RP_FORMAT_PDF ||
        (job->page >= 1 && (guint)job->page <= run->pages->pages->len))
        return true;
    g_set_error(error, RP_ERROR, RP_ERROR_USAGE, _("--page: the report has %u pages"),
                run->pages->pages->len);
    return false;
}

bool
rp_render_is_input(const RpRun *run, const char *path)
{
    struct stat output, input;

    if (stat(path, &output) != 0)
        return false;
    for (guint i = 0; i < run->paths->len; i++)
        if (stat(g_ptr_array_index(run->paths, i), &input) == 0 && input.st_dev == output.st_dev &&
            input.st_ino == output.st_ino)
            return true;
    return false;
}

void
rp_rendered_clear(RpRendered *rendered)
{
    g_clear_pointer(&rendered->path, g_free);
}

/* One chart as an SVG keeps its text, for it is to be used elsewhere. */
static GBytes *
paint(const RpJob *job, RpPages *pages, GError **error)
{
    RpPaintOptions options = {job->format, (guint)MAX(job->page, 1) - 1, job->dpi};

    if (job->chart != NULL && job->format == RP_FORMAT_SVG)
        return rp_paint_svg_text(pages, 0);
    return rp_paint_pages_once(pages, &options, error);
}

GBytes *
rp_render_bytes(const RpRun *run, const RpJob *job, GError **error)
{
    return paint(job, run->pages, error);
}

bool
rp_render(const RpJob *job, RpRendered *ret, RpDiags *diags, GError **error)
{
    bool whole = job->chart == NULL;
    g_autoptr(RpRun) run =
        rp_run_to(job, whole ? RP_STAGE_PAGINATE : RP_STAGE_COMPOSE, diags, error);
    g_autoptr(RpPages) alone = NULL;

    if (run == NULL)
        return false;
    if (!whole)
        alone = rp_chart_export(run, job->chart, job->chart_width, error);
    if (whole ? !check_page(run, job, error) : alone == NULL)
        return false;

    g_autofree char *path =
        job->output != NULL ? g_strdup(job->output) : rp_render_path(run, job, diags, error);
    if (path == NULL)
        return false;
    if (rp_render_is_input(run, path)) {
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                    _("%s: the report is made from this file and may not replace it"), path);
        return false;
    }

    RpPages *pages = whole ? run->pages : alone;
    rp_run_forget(run);
    g_autoptr(GBytes) bytes = paint(job, pages, error);
    if (bytes == NULL || !rp_output_write(path, bytes, job->output == NULL, error))
        return false;
    ret->path = g_steal_pointer(&path);
    ret->pages = pages->pages->len;
    return true;
}
