#include <string.h>

#include "app/layouts.h"
#include "base/i18n.h"
#include "cli/command.h"
#include "cli/job-options.h"

typedef struct {
    const RpCommand *command;
    const char *datadir;
    const char *layout; /* nullable: of `show` */
    RpReporting reporting;
} Args;

/* Print `out` after the findings; the worse status counts. */
static RpExit
finish(const GString *out, RpDiags *diags, const GError *error, const Args *args)
{
    RpExit status = rp_command_finish(diags, error, &args->reporting);

    if (error != NULL || out->len == 0)
        return status;
    RpExit printed = rp_command_print(out->str, out->len);
    return status != RP_EXIT_OK ? status : printed;
}

static RpExit
list(const Args *args)
{
    g_autoptr(RpDiags) diags = rp_command_diags(&args->reporting);
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(RpReport) here = rp_report_new_bare(".", args->datadir);

    rp_layouts_dump_csv(here, out, diags, &error);
    return finish(out, diags, error, args);
}

static RpExit
show(const Args *args)
{
    g_autoptr(RpDiags) diags = rp_command_diags(&args->reporting);
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(RpReport) here = rp_report_new_bare(".", args->datadir);
    g_autoptr(RpLayout) layout = rp_layouts_load(here, args->layout, diags, &error);

    if (layout != NULL)
        rp_layout_dump(layout, out);
    return finish(out, diags, error, args);
}

static RpExit
schema(const Args *args)
{
    g_autoptr(GString) out = g_string_new(NULL);

    (void)args;
    rp_layout_schema(out);
    return rp_command_print(out->str, out->len);
}

static const struct {
    const char *name;
    int n_layouts;
    RpExit (*run)(const Args *args);
} actions[] = {{"list", 0, list}, {"show", 1, show}, {"schema", 0, schema}};

static RpExit
refuse_action(const Args *args, const char *word)
{
    const char *names[G_N_ELEMENTS(actions)];

    for (gsize i = 0; i < G_N_ELEMENTS(actions); i++)
        names[i] = actions[i].name;
    const char *near = rp_nearest(word, names, G_N_ELEMENTS(names));
    if (near == NULL)
        return rp_command_misused(args->command, _("say list, show or schema"));
    g_autofree char *text = g_strdup_printf(_("there is no '%s'; did you mean '%s'?"), word, near);
    return rp_command_misused(args->command, text);
}

static RpExit
run_action(Args *args, int argc, char **argv)
{
    if (argc < 2)
        return rp_command_misused(args->command, _("say list, show or schema"));
    for (gsize i = 0; i < G_N_ELEMENTS(actions); i++) {
        if (strcmp(argv[1], actions[i].name) != 0)
            continue;
        if (argc != 2 + actions[i].n_layouts) {
            g_autofree char *text = g_strdup_printf(_("'%s' takes no layout"), argv[1]);
            return rp_command_misused(
                args->command, actions[i].n_layouts > 0 ? _("give exactly one layout") : text);
        }
        args->layout = actions[i].n_layouts > 0 ? argv[2] : NULL;
        return actions[i].run(args);
    }
    return refuse_action(args, argv[1]);
}

static RpExit
run(const RpCommand *command, const RpEnvironment *environment, int argc, char **argv)
{
    Args args = {.command = command, .datadir = environment->datadir};
    const GOptionEntry entries[] = {
        RP_REPORTING_ENTRIES(&args.reporting),
        G_OPTION_ENTRY_NULL,
    };

    if (!rp_command_parse(command, entries, &argc, &argv))
        return RP_EXIT_USAGE;
    return run_action(&args, argc, argv);
}

const RpCommand rp_cmd_layout = {
    .name = "layout",
    .usage = "list | show NAME|FILE | schema",
    .summary = N_("list layouts, print what one comes to or which keys there are"),
    .run = run,
};
