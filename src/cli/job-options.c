#include "cli/job-options.h"

#define DEFAULT_DPI 150.0

void
rp_job_options_clear(RpJobOptions *options)
{
    g_free(options->region);
    g_free(options->period);
    g_free(options->cutoff);
    g_free(options->layout);
    g_strfreev(options->settings);
    g_free(options->edition);
    g_free(options->format);
}

RpJob
rp_job_options_job(const RpJobOptions *options, const RpEnvironment *environment,
                   const char *report)
{
    return (RpJob){
        .report = report,
        .datadir = environment->datadir,
        .tmpdir = environment->tmpdir,
        .region = options->region,
        .period = options->period,
        .cutoff = options->cutoff,
        .layout = options->layout,
        .edition = options->edition,
        .settings = (const char *const *)options->settings,
        .format = RP_FORMAT_PDF,
        .page = 1,
        .dpi = DEFAULT_DPI,
        .today = environment->today,
        .date = environment->date,
    };
}
