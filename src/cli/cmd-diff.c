#include "base/i18n.h"
#include "batch/diff.h"
#include "cli/command.h"
#include "cli/job-options.h"

static const struct {
    const char *name;
    void (*dump)(const GArray *changes, GString *out);
} formats[] = {
    {"text", rp_diff_dump_text},
    {"csv", rp_diff_dump_csv},
    {"json", rp_diff_dump_json},
};

static RpExit
print_changes(const RpManifest *old, const RpManifest *new, gsize format)
{
    g_autoptr(GArray) changes = rp_diff(old, new);
    g_autoptr(GString) out = g_string_new(NULL);

    formats[format].dump(changes, out);
    return rp_command_print(out->str, out->len);
}

static RpExit
diff_manifests(char **paths, gsize format)
{
    RpReporting reporting = {0};
    g_autoptr(RpDiags) diags = rp_command_diags(&reporting);
    g_autoptr(GError) error = NULL;
    g_autoptr(RpManifest) old = rp_manifest_load(paths[0], &error);
    g_autoptr(RpManifest) new = old == NULL ? NULL : rp_manifest_load(paths[1], &error);

    return new == NULL ? rp_command_finish(diags, error, &reporting)
                       : print_changes(old, new, format);
}

static RpManifest *
evaluate(const RpEnvironment *environment, const char *report, const char *period, RpDiags *diags,
         GError **error)
{
    RpJobOptions none = {0};
    RpJob job = rp_job_options_job(&none, environment, report);

    job.period = period;
    return rp_diff_evaluate(&job, diags, error);
}

static RpExit
diff_periods(const RpEnvironment *environment, char **words, gsize format)
{
    RpReporting reporting = {0};
    g_autoptr(RpDiags) diags = rp_command_diags(&reporting);
    g_autoptr(GError) error = NULL;
    g_autoptr(RpManifest) old = evaluate(environment, words[0], words[1], diags, &error);
    g_autoptr(RpManifest) new =
        old == NULL ? NULL : evaluate(environment, words[0], words[2], diags, &error);

    return new == NULL ? rp_command_finish(diags, error, &reporting)
                       : print_changes(old, new, format);
}

static RpExit
run(const RpCommand *command, const RpEnvironment *environment, int argc, char **argv)
{
    g_autofree char *name = NULL;
    gsize format = 0;
    const GOptionEntry entries[] = {
        {"format", 'f', 0, G_OPTION_ARG_STRING, &name, N_("text (default), csv or json"),
         N_("FORMAT")},
        G_OPTION_ENTRY_NULL,
    };

    if (!rp_command_parse(command, entries, &argc, &argv))
        return RP_EXIT_USAGE;
    while (name != NULL && format < G_N_ELEMENTS(formats) &&
           g_strcmp0(name, formats[format].name) != 0)
        format++;
    if (format == G_N_ELEMENTS(formats))
        return rp_command_misused(command, _("--format must be text, csv or json"));
    if (argc == 3)
        return diff_manifests(argv + 1, format);
    if (argc == 4)
        return diff_periods(environment, argv + 1, format);
    return rp_command_misused(command, _("give two manifests, or a report and two periods"));
}

const RpCommand rp_cmd_diff = {
    .name = "diff",
    .usage = "OLD NEW | REPORT OLD-PERIOD NEW-PERIOD",
    .summary = N_("show which figures, states and ranks changed"),
    .run = run,
};
