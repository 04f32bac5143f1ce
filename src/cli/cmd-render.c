#include "app/render.h"

#include <stdio.h>
#include <string.h>

#include "base/geom.h"
#include "base/i18n.h"
#include "cli/command.h"
#include "cli/confine.h"
#include "cli/job-options.h"

static const struct {
    const char *name;
    RpFormat format;
} formats[] = {
    {"pdf", RP_FORMAT_PDF},
    {"svg", RP_FORMAT_SVG},
    {"png", RP_FORMAT_PNG},
};

static bool
parse_format(const char *name, RpFormat *ret)
{
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
        if (g_strcmp0(name, formats[i].name) == 0) {
            *ret = formats[i].format;
            return true;
        }
    }
    return false;
}

static RpExit
render(const RpJob *job, const RpReporting *reporting)
{
    g_autoptr(RpDiags) diags = rp_command_diags(reporting);
    g_autoptr(GError) error = NULL;
    g_auto(RpRendered) rendered = {NULL, 0};
    bool good = rp_render(job, &rendered, diags, &error);
    RpExit status = rp_command_finish(diags, error, reporting);

    if (!good || status != RP_EXIT_OK)
        return status;
    g_autofree char *path = rp_command_shown(rendered.path);
    if (job->format != RP_FORMAT_PDF)
        printf(_("%s: page %d of %u\n"), path, job->page, rendered.pages);
    else
        printf(ngettext("%s: %u page\n", "%s: %u pages\n", rendered.pages), path, rendered.pages);
    return status;
}

static const double least_width = 60, most_width = 400; /* mm, of a chart */

static RpExit
run(const RpCommand *command, const RpEnvironment *environment, int argc, char **argv)
{
    g_auto(RpJobOptions) options = {0};
    g_autofree char *output = NULL;
    g_autofree char *chart = NULL;
    gboolean unconfined = FALSE;
    int page = 1;
    double dpi = 0, width = 0;
    RpFormat format = RP_FORMAT_PDF;
    const GOptionEntry entries[] = {
        RP_JOB_ENTRIES(&options),
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("file to write"), N_("FILE")},
        {"format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_("pdf (default), svg or png"),
         N_("FORMAT")},
        {"chart", 0, 0, G_OPTION_ARG_STRING, &chart, N_("only the chart that the layout calls ID"),
         N_("ID")},
        {"width", 0, 0, G_OPTION_ARG_DOUBLE, &width,
         N_("width of the chart in mm (that of the page; 76 for half a column)"), N_("MM")},
        {"page", 0, 0, G_OPTION_ARG_INT, &page, N_("page of an SVG or PNG (1)"), N_("N")},
        {"dpi", 0, 0, G_OPTION_ARG_DOUBLE, &dpi, N_("resolution of a PNG (150)"), N_("N")},
        RP_CONFINE_ENTRY(&unconfined),
        RP_REPORTING_ENTRIES(&options.reporting),
        G_OPTION_ENTRY_NULL,
    };

    if (!rp_command_parse(command, entries, &argc, &argv))
        return RP_EXIT_USAGE;
    if (argc != 2)
        return rp_command_misused(command, _("give exactly one report"));
    if (options.format != NULL && !parse_format(options.format, &format))
        return rp_command_misused(command, _("--format must be pdf, svg or png"));
    if (output != NULL && (*output == '\0' || strcmp(output, "-") == 0))
        return rp_command_misused(command, _("-o needs the name of a file"));
    if (page != 1 && format == RP_FORMAT_PDF)
        return rp_command_misused(command, _("--page is for SVG and PNG; a PDF has all pages"));
    if (chart != NULL && (output == NULL || page != 1))
        return rp_command_misused(command, _("--chart needs -o FILE, and has no pages"));
    if (width != 0 && chart == NULL)
        return rp_command_misused(command, _("--width is for --chart"));
    if (width != 0 && !(width >= least_width && width <= most_width))
        return rp_command_misused(command, _("--width must be between 60 and 400"));
    if (dpi < 0 || dpi > 1200)
        return rp_command_misused(command, _("--dpi must be between 1 and 1200"));

    const RpConfine confine = {argv + 1, options.layout, NULL, {output}, output == NULL};
    g_autoptr(RpConfinement) confinement = unconfined ? NULL : rp_confine(&confine, environment);
    (void)confinement; /* holds until the end */

    RpJob job = rp_job_options_job(&options, environment, argv[1]);
    job.output = output;
    job.chart = chart;
    job.chart_width = width * RP_MM;
    job.format = format;
    job.page = page;
    if (dpi > 0)
        job.dpi = dpi;
    return render(&job, &options.reporting);
}

const RpCommand rp_cmd_render = {
    .name = "render",
    .usage = "REPORT",
    .summary = N_("make one report: CSV and plan targets to a PDF"),
    .run = run,
};
