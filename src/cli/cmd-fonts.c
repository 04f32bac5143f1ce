#include "base/i18n.h"
#include "cli/command.h"
#include "cli/job-options.h"
#include "fonts/fontset.h"

static RpExit
run(const RpCommand *command, const RpEnvironment *environment, int argc, char **argv)
{
    RpReporting reporting = {0};
    const GOptionEntry entries[] = {
        RP_REPORTING_ENTRIES(&reporting),
        G_OPTION_ENTRY_NULL,
    };

    if (!rp_command_parse(command, entries, &argc, &argv))
        return RP_EXIT_USAGE;
    if (argc != 1)
        return rp_command_misused(command, _("takes no arguments"));

    g_autofree char *folder = g_build_filename(environment->datadir, "fonts", NULL);
    g_autoptr(RpDiags) diags = rp_command_diags(&reporting);
    g_autoptr(GError) error = NULL;
    g_autoptr(RpFontSet) fonts = rp_fontset_open(folder, diags, &error);
    g_autoptr(GString) out = g_string_new(NULL);
    RpExit status = rp_command_finish(diags, error, &reporting);

    if (fonts == NULL)
        return status == RP_EXIT_OK ? RP_EXIT_INPUT : status;
    rp_fontset_dump(fonts, out);
    return rp_command_print(out->str, out->len);
}

const RpCommand rp_cmd_fonts = {
    .name = "fonts",
    .usage = "",
    .summary = N_("show which faces the font roles really use"),
    .run = run,
};
