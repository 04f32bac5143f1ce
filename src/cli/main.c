/* dabiao: from CSV metrics and plan targets to a typeset Chinese progress report */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/environment.h"

static const RpCommand *const commands[] = {
    &rp_cmd_render,  &rp_cmd_batch,    &rp_cmd_verify, &rp_cmd_diff,    &rp_cmd_manifest,
    &rp_cmd_check,   &rp_cmd_evaluate, &rp_cmd_read,   &rp_cmd_inspect, &rp_cmd_fonts,
    &rp_cmd_explain, &rp_cmd_plan,     &rp_cmd_layout, &rp_cmd_new,     &rp_cmd_schedule,
};

static void
print_help(FILE *stream)
{
    fputs(_("Usage: dabiao [--lang zh|en] COMMAND [OPTION...] [FILE...]\n\n"
            "Turns CSV metrics and plan targets into a typeset progress report.\n\n"
            "Commands:\n"),
          stream);
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
        fprintf(stream, "  %-10s %s\n", commands[i]->name, _(commands[i]->summary));
    fputs(
        _("\n'dabiao COMMAND --help' explains a command, 'dabiao --version' prints the version.\n"
          "Exit status: 0 done; 1 errors in data or layout, nothing written; 2 wrong usage;\n"
          "3 reading or writing failed; 4 some reports of a batch failed, the others are written;\n"
          "75 another run holds the lock.\n"),
        stream);
}

/* Take "--lang X" or "--lang=X" out of the arguments, wherever it stands.
 * Returns: (borrowed, nullable) X. */
static const char *
take_language(int *argc, char **argv)
{
    const char *language = NULL;
    int kept = 1;

    for (int i = 1; i < *argc; i++) {
        if (g_str_has_prefix(argv[i], "--lang="))
            language = argv[i] + strlen("--lang=");
        else if (strcmp(argv[i], "--lang") == 0)
            language = i + 1 < *argc ? argv[++i] : "";
        else
            argv[kept++] = argv[i];
    }
    argv[kept] = NULL;
    *argc = kept;
    return language;
}

static RpExit
run_command(int argc, char **argv, const char *exe_folder)
{
    RpEnvironment environment = {0};
    RpExit status = RP_EXIT_SYSTEM;

    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
        if (strcmp(argv[1], commands[i]->name) != 0)
            continue;
        if (rp_environment_read(&environment, exe_folder))
            status = commands[i]->run(commands[i], &environment, argc - 1, argv + 1);
        rp_environment_clear(&environment);
        return status;
    }
    g_autofree char *shown = rp_command_shown(argv[1]);
    fprintf(stderr, _("dabiao: unknown command '%s'\n"), shown);
    print_help(stderr);
    return RP_EXIT_USAGE;
}

/* What GLib cannot go on from, such as a thread that cannot be started, is a refusal by the system:
 * a message and a status, not a trap. */
static void
on_log(const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
    if ((level & G_LOG_LEVEL_ERROR) == 0) {
        g_log_default_handler(domain, level, message, data);
        return;
    }
    fprintf(stderr, "dabiao: %s: %s\n", domain == NULL ? "" : domain, message);
    _exit(RP_EXIT_SYSTEM);
}

int
main(int argc, char **argv)
{
    g_log_set_default_handler(on_log, NULL);

    g_autofree char *exe_folder = rp_environment_exe_folder();

    /* a file that grows too large is an error of write(), not the end of the program */
    signal(SIGXFSZ, SIG_IGN);
    const char *language = take_language(&argc, argv);

    if (!rp_environment_language(language, exe_folder)) {
        fputs("dabiao: --lang must be zh or en\n", stderr);
        return RP_EXIT_USAGE;
    }
    if (argc < 2) {
        print_help(stderr);
        return RP_EXIT_USAGE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("dabiao " RP_VERSION);
        return RP_EXIT_OK;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
        print_help(stdout);
        return RP_EXIT_OK;
    }
    return (int)run_command(argc, argv, exe_folder);
}
