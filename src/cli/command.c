#include "cli/command.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "cli/print-diags.h"

/* GLib leaves a "--" where a file behind it begins with a dash. */
static void
drop_separator(int *argc, char **argv)
{
    int at = 1;

    while (at < *argc && strcmp(argv[at], "--") != 0)
        at++;
    if (at == *argc)
        return;
    memmove(argv + at, argv + at + 1, (size_t)(*argc - at) * sizeof *argv);
    *argc -= 1;
}

bool
rp_command_parse(const RpCommand *command, const GOptionEntry *entries, int *argc, char ***argv)
{
    g_autoptr(GOptionContext) context = g_option_context_new(command->usage);
    g_autoptr(GError) error = NULL;
    g_autofree char *name = g_strdup_printf("dabiao %s", command->name);

    g_set_prgname(name);
    g_option_context_set_summary(context, _(command->summary));
    g_option_context_set_translation_domain(context, GETTEXT_PACKAGE);
    if (entries != NULL)
        g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
    if (g_option_context_parse(context, argc, argv, &error)) {
        drop_separator(argc, *argv);
        return true;
    }
    rp_command_misused(command, error->message);
    return false;
}

char *
rp_command_shown(const char *text)
{
    return rp_quote_raw(text, -1, G_MAXUINT);
}

RpExit
rp_command_misused(const RpCommand *command, const char *text)
{
    g_autofree char *shown = rp_command_shown(text);

    fprintf(stderr, "dabiao %s: %s\n", command->name, shown);
    fprintf(stderr, _("Try 'dabiao %s --help'.\n"), command->name);
    return RP_EXIT_USAGE;
}

RpDiags *
rp_command_diags(const RpReporting *reporting)
{
    RpDiags *diags = rp_diags_new();

    if (reporting->max_findings > 0)
        rp_diags_set_max(diags, (unsigned)reporting->max_findings);
    if (reporting->strict)
        rp_diags_set_strict(diags);
    return diags;
}

static RpExit
status_of(const GError *error)
{
    if (g_error_matches(error, RP_ERROR, RP_ERROR_INPUT))
        return RP_EXIT_INPUT;
    if (g_error_matches(error, RP_ERROR, RP_ERROR_USAGE))
        return RP_EXIT_USAGE;
    if (g_error_matches(error, RP_ERROR, RP_ERROR_BUSY))
        return RP_EXIT_BUSY;
    return RP_EXIT_SYSTEM;
}

RpExit
rp_command_failed(const GError *error)
{
    g_autofree char *shown = rp_command_shown(error->message);

    fprintf(stderr, "dabiao: %s\n", shown);
    return status_of(error);
}

RpExit
rp_command_finish(RpDiags *diags, const GError *error, const RpReporting *reporting)
{
    rp_print_diags(diags, reporting->json);
    if (error != NULL)
        return rp_command_failed(error);
    return rp_diags_failed(diags) ? RP_EXIT_INPUT : RP_EXIT_OK;
}

RpExit
rp_command_print(const char *text, gsize length)
{
    if (fwrite(text, 1, length, stdout) == length && fflush(stdout) == 0)
        return RP_EXIT_OK;
    fprintf(stderr, "dabiao: %s: %s\n", _("cannot write to standard output"), g_strerror(errno));
    return RP_EXIT_SYSTEM;
}
