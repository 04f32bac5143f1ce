#include <string.h>

#include "app/layouts.h"
#include "app/new-layout.h"
#include "app/plans.h"
#include "base/i18n.h"
#include "cli/command.h"
#include "cli/job-options.h"

typedef struct {
    const RpCommand *command;
    const char *datadir;
    char **words; /* behind the action */
    int n_words;
    char *extends; /* owned, nullable; of `new` */
    char *output;  /* owned, nullable; of `new` */
    RpJobOptions options;
    RpLayoutWishes wishes;
} Args;

/* Print `out` after the findings; the worse status counts. */
static RpExit
finish(const GString *out, RpDiags *diags, const GError *error, const Args *args)
{
    RpExit status = rp_command_finish(diags, error, &args->options.reporting);

    if (error != NULL || out->len == 0)
        return status;
    RpExit printed = rp_command_print(out->str, out->len);
    return status != RP_EXIT_OK ? status : printed;
}

static RpExit
list(const Args *args)
{
    g_autoptr(RpDiags) diags = rp_command_diags(&args->options.reporting);
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(RpReport) here = rp_report_new_bare(".", args->datadir);

    rp_layouts_dump_csv(here, out, diags, &error);
    return finish(out, diags, error, args);
}

static RpExit
show(const Args *args)
{
    g_autoptr(RpDiags) diags = rp_command_diags(&args->options.reporting);
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(RpReport) here = rp_report_new_bare(".", args->datadir);
    g_autoptr(RpLayout) layout =
        rp_layouts_load(here, args->words[0], &args->wishes, diags, &error);

    if (layout != NULL)
        rp_layout_show(layout, out);
    return finish(out, diags, error, args);
}

static RpExit
explain(const Args *args)
{
    g_autoptr(RpDiags) diags = rp_command_diags(&args->options.reporting);
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(RpReport) here = rp_report_new_bare(".", args->datadir);
    const char *below = args->n_words > 1 ? args->words[1] : NULL;
    g_autoptr(RpLayout) layout =
        rp_layouts_load(here, args->words[0], &args->wishes, diags, &error);

    if (layout != NULL && !rp_layout_explain(layout, below, out)) {
        g_autofree char *text = g_strdup_printf(_("nothing is set of '%s'"), below);
        return rp_command_misused(args->command, text);
    }
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

static RpExit
make_new(const Args *args)
{
    g_autoptr(RpDiags) diags = rp_command_diags(&args->options.reporting);
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) out = g_string_new(NULL);

    if (args->extends == NULL)
        return rp_command_misused(args->command, _("say --extends NAME; 'dabiao layout list' shows "
                                                   "the layouts there are"));
    g_autoptr(RpRun) run = rp_plans_open(".", args->datadir, diags, &error);
    g_autoptr(GPtrArray) files =
        run == NULL || rp_diags_failed(diags)
            ? NULL
            : rp_new_layout(run, args->words[0], args->extends, args->output, diags, &error);
    for (guint i = 0; files != NULL && i < files->len; i++)
        g_string_append_printf(out, "%s\n", (const char *)g_ptr_array_index(files, i));
    return finish(out, diags, error, args);
}

static const struct {
    const char *name;
    int least, most; /* words behind it */
    const char *misused;
    RpExit (*run)(const Args *args);
} actions[] = {
    {"list", 0, 0, N_("'list' takes no layout"), list},
    {"show", 1, 1, N_("give exactly one layout"), show},
    {"explain", 1, 2, N_("give a layout, and the property if only one is asked for"), explain},
    {"schema", 0, 0, N_("'schema' takes no layout"), schema},
    {"new", 1, 1, N_("give the name of the new layout, or the code of its region"), make_new},
};

static RpExit
refuse_action(const Args *args, const char *word)
{
    const char *names[G_N_ELEMENTS(actions)];

    for (gsize i = 0; i < G_N_ELEMENTS(actions); i++)
        names[i] = actions[i].name;
    const char *near = rp_nearest(word, names, G_N_ELEMENTS(names));
    if (near == NULL)
        return rp_command_misused(args->command, _("say list, show, explain, schema or new"));
    g_autofree char *text = g_strdup_printf(_("there is no '%s'; did you mean '%s'?"), word, near);
    return rp_command_misused(args->command, text);
}

static RpExit
run_action(Args *args, int argc, char **argv)
{
    if (argc < 2)
        return rp_command_misused(args->command, _("say list, show, explain, schema or new"));
    for (gsize i = 0; i < G_N_ELEMENTS(actions); i++) {
        if (strcmp(argv[1], actions[i].name) != 0)
            continue;
        args->words = argv + 2;
        args->n_words = argc - 2;
        if (args->n_words < actions[i].least || args->n_words > actions[i].most)
            return rp_command_misused(args->command, _(actions[i].misused));
        return actions[i].run(args);
    }
    return refuse_action(args, argv[1]);
}

static RpExit
parse_and_run(Args *args, int argc, char **argv)
{
    const GOptionEntry entries[] = {
        RP_LAYOUT_ENTRIES(&args->options),
        {"extends", 0, 0, G_OPTION_ARG_STRING, &args->extends,
         N_("layout that a new one extends (new)"), N_("NAME")},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &args->output,
         N_("file to write instead of layouts/provinces/NAME.yaml (new)"), N_("FILE")},
        RP_REPORTING_ENTRIES(&args->options.reporting),
        G_OPTION_ENTRY_NULL,
    };

    if (!rp_command_parse(args->command, entries, &argc, &argv))
        return RP_EXIT_USAGE;
    args->wishes.settings = (const char *const *)args->options.settings;
    args->wishes.keep_all = true;
    if (args->options.edition != NULL &&
        !rp_edition_parse(args->options.edition, &args->wishes.edition))
        return rp_command_misused(args->command, _("--edition must be internal or public"));
    return run_action(args, argc, argv);
}

static RpExit
run(const RpCommand *command, const RpEnvironment *environment, int argc, char **argv)
{
    Args args = {.command = command, .datadir = environment->datadir};
    RpExit status = parse_and_run(&args, argc, argv);

    rp_job_options_clear(&args.options);
    g_free(args.extends);
    g_free(args.output);
    return status;
}

const RpCommand rp_cmd_layout = {
    .name = "layout",
    .usage = "list | show L | explain L [PROPERTY] | schema | new NAME|CODE --extends L",
    .summary = N_("list layouts, print what one comes to and why, begin a new one"),
    .run = run,
};
