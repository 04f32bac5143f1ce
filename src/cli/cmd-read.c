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

/* Print piece by piece: rows may be too many to be held at once. */
static RpExit
print_rows(RpRowStream *rows)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    RpExit printed = RP_EXIT_OK;

    while (printed == RP_EXIT_OK && rp_row_stream_next(rows, out, &error)) {
        printed = rp_command_print(out->str, out->len);
        g_string_truncate(out, 0);
    }
    return error != NULL ? rp_command_failed(error) : printed;
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
    const RpSpooling spooling = {.folder = environment->tmpdir};
    g_autoptr(RpRowStream) rows = rp_row_stream_new(json ? RP_ROWS_JSON : RP_ROWS_CSV, &spooling);
    bool read = rp_check_read_csv(argv + 1, environment->datadir, delimiter, rows, diags, &error);
    RpExit status = rp_command_finish(diags, error, &reporting);

    if (!read)
        return status;
    RpExit printed = print_rows(rows);
    return status != RP_EXIT_OK ? status : printed;
}

const RpCommand rp_cmd_read = {
    .name = "read",
    .usage = "CSV...",
    .summary = N_("print what was understood of metric files, as canonical rows"),
    .run = run,
};
