#include <stdio.h>

#include "base/i18n.h"
#include "batch/verify.h"
#include "cli/command.h"
#include "cli/job-options.h"

static RpVerification *
verify_one(const RpEnvironment *environment, const char *path, bool rerender, RpDiags *diags,
           GError **error)
{
    RpJobOptions none = {0};
    RpVerifyOptions options = {rp_job_options_job(&none, environment, NULL), rerender};

    return g_str_has_suffix(path, ".json") ? rp_verify_manifest(path, &options, diags, error)
                                           : rp_verify_file(path, error);
}

/* Returns: whether everything is as it was recorded. */
static bool
print_result(const char *path, const RpVerification *v)
{
    g_autofree char *name = rp_command_shown(path);

    for (guint i = 0; i < v->mismatches->len; i++) {
        const RpMismatch *mismatch = g_ptr_array_index(v->mismatches, i);
        g_autofree char *changed = rp_command_shown(mismatch->path);
        g_autofree char *text = rp_command_shown(mismatch->text);

        fprintf(stderr, "%s: %s\n", changed, text);
    }
    printf(_("%s: %u reports and %u inputs looked at, %u rendered again, %u not as recorded\n"),
           name, v->reports, v->inputs, v->rerendered, v->mismatches->len);
    return v->mismatches->len == 0;
}

static RpExit
run(const RpCommand *command, const RpEnvironment *environment, int argc, char **argv)
{
    RpReporting reporting = {0};
    gboolean rerender = FALSE;
    RpExit worst = RP_EXIT_OK;
    const GOptionEntry entries[] = {
        {"rerender", 0, 0, G_OPTION_ARG_NONE, &rerender,
         N_("make each report again, in memory, and compare the bytes"), NULL},
        G_OPTION_ENTRY_NULL,
    };

    if (!rp_command_parse(command, entries, &argc, &argv))
        return RP_EXIT_USAGE;
    if (argc < 2)
        return rp_command_misused(command, _("give manifests or reports that one names"));
    for (int i = 1; i < argc; i++) {
        g_autoptr(RpDiags) diags = rp_command_diags(&reporting);
        g_autoptr(GError) error = NULL;
        g_autoptr(RpVerification) v =
            verify_one(environment, argv[i], rerender != FALSE, diags, &error);
        RpExit status = error == NULL ? RP_EXIT_OK : rp_command_finish(diags, error, &reporting);

        if (v != NULL && !print_result(argv[i], v))
            status = RP_EXIT_INPUT;
        worst = MAX(worst, status);
    }
    return worst;
}

const RpCommand rp_cmd_verify = {
    .name = "verify",
    .usage = "MANIFEST|PDF...",
    .summary = N_("see whether reports and their inputs are as they were recorded"),
    .run = run,
};
