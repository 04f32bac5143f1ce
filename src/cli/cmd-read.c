#include "app/check.h"

#include <string.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/job-options.h"
#include "data/csv.h"

static bool
parse_delimiter(const char *text, gunichar *ret)
{
    static const struct {
        const char *text;
        gunichar delimiter;
    } known[] = {{",", ','},    {";", ';'},   {"；", RP_CSV_FULLWIDTH_SEMICOLON},
                 {"tab", '\t'}, {"\t", '\t'}, {"\\t", '\t'}};

    for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
        if (strcmp(text, known[i].text) == 0) {
            *ret = known[i].delimiter;
            return true;
        }
    }
    return false;
}

static RpExit
print_rows(const RpMetricSet *rows, bool json)
{
    g_autoptr(GString) out = g_string_new(NULL);
    RpExit printed = RP_EXIT_OK;
    guint at = 0;

    do {
        g_string_truncate(out, 0);
        at = json ? rp_metric_set_dump_json_part(rows, at, out)
                  : rp_metric_set_dump_csv_part(rows, at, out);
        printed = rp_command_print(out->str, out->len);
    } while (printed == RP_EXIT_OK && at < rows->rows->len);
    return printed;
}

static RpExit
run(const RpCommand *command, const RpEnvironment *environment, int argc, char **argv)
{
    RpReporting reporting = {0};
    g_autofree char *format = NULL;
    g_autofree char *delimiter_text = NULL;
    gunichar delimiter = 0;
    const GOptionEntry entries[] = {
        {"format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("csv (default) or json"), N_("FORMAT")},
        {"delimiter", 'd', 0, G_OPTION_ARG_STRING, &delimiter_text,
         N_("separator of cells: , ; (of either width) or tab (found out if not given)"), N_("D")},
        RP_REPORTING_ENTRIES(&reporting),
        G_OPTION_ENTRY_NULL,
    };

    if (!rp_command_parse(command, entries, &argc, &argv))
        return RP_EXIT_USAGE;
    if (argc < 2)
        return rp_command_misused(command, _("give at least one CSV file"));
    if (delimiter_text != NULL && !parse_delimiter(delimiter_text, &delimiter))
        return rp_command_misused(command, _("--delimiter must be , ; (of either width) or tab"));
    bool json = g_strcmp0(format, "json") == 0;
    if (format != NULL && !json && g_strcmp0(format, "csv") != 0)
        return rp_command_misused(command, _("--format must be csv or json"));

    g_autoptr(RpDiags) diags = rp_command_diags(&reporting);
    g_autoptr(GError) error = NULL;
    g_autoptr(RpRun) read = rp_check_read_csv(argv + 1, (gsize)argc - 1, environment->datadir,
                                              delimiter, diags, &error);
    RpExit status = rp_command_finish(diags, error, &reporting);

    if (read == NULL)
        return status;
    RpExit printed = print_rows(read->dataset->metrics, json);
    return status != RP_EXIT_OK ? status : printed;
}

const RpCommand rp_cmd_read = {
    .name = "read",
    .usage = "CSV...",
    .summary = N_("print what was understood of metric files, as canonical rows"),
    .run = run,
};
