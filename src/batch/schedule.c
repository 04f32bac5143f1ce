#include "batch/schedule.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

#define SHANGHAI_MINUTES (8 * 60)
#define DAY_MINUTES      (24 * 60)
#define LAST_SAFE_DAY    28
#define MOST_NAME        200 /* bytes; systemd takes 255 with the ending */
#define HASH_DIGITS      8

/* --- names --- */

/* Returns: (owned) where report.yaml is, symlinks of its folder resolved. */
static char *
report_path(const RpSchedule *schedule)
{
    g_autofree char *name = g_path_get_basename(schedule->report->file);

    return g_build_filename(schedule->report->folder, name, NULL);
}

char *
rp_schedule_name(const RpSchedule *schedule)
{
    g_autofree char *path = report_path(schedule);
    g_autofree char *usual = g_build_filename(schedule->report->folder, "report.yaml", NULL);
    const char *of = strcmp(path, usual) == 0 ? schedule->report->folder : path;
    GString *name = g_string_new("dabiao");
    bool exact = true;

    for (const char *p = of; *p != '\0' && name->len < MOST_NAME; p++) {
        bool plain = g_ascii_isalnum(*p) || *p == '_' || (*p == '.' && p[-1] != '/');

        exact = exact && (plain || *p == '/');
        if (plain)
            g_string_append_c(name, *p);
        else if (name->str[name->len - 1] != '-')
            g_string_append_c(name, '-');
    }
    /* two folders must not share a name because their difference was lost */
    if (!exact || name->len >= MOST_NAME) {
        g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, of, -1);

        g_string_append_printf(name, "-%.*s", HASH_DIGITS, sum);
    }
    return g_string_free(name, FALSE);
}

/* Returns: (owned) a file beside the reports: that of another report.yaml has another name. */
static char *
watched_file(const RpSchedule *schedule, const char *ending)
{
    g_autofree char *folder = rp_report_output_folder(schedule->report);
    g_autofree char *stem = g_path_get_basename(schedule->report->file);
    char *dot = strrchr(stem, '.');

    if (dot != NULL && dot != stem)
        *dot = '\0';
    g_autofree char *name =
        g_strconcat(strcmp(stem, "report") == 0 ? "dabiao" : stem, ending, NULL);
    return g_build_filename(folder, name, NULL);
}

/* --- quoting --- */

/* Units and crontabs are lines of text, and know no escape for everything. */
static bool
check_path(const char *path, GError **error)
{
    bool good = g_utf8_validate(path, -1, NULL);

    for (const char *p = path; good && *p != '\0'; p = g_utf8_next_char(p))
        good = g_unichar_type(g_utf8_get_char(p)) != G_UNICODE_CONTROL;
    gsize length = strlen(path);
    if (good && !g_ascii_isspace(path[length - 1]) && path[length - 1] != '\\')
        return true;
    g_autofree char *shown = rp_quote_raw(path, -1, G_MAXUINT);
    g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                _("%s: a path with control characters, or with a blank or backslash at its end, "
                  "cannot be scheduled"),
                shown);
    return false;
}

static char *
replace(const char *text, const char *what, const char *by)
{
    g_auto(GStrv) parts = g_strsplit(text, what, -1);

    return g_strjoinv(by, parts);
}

/* Returns: (owned) `path` where a unit takes the rest of the line as it is: only % is special. */
static char *
unit_text(const char *path)
{
    return replace(path, "%", "%%");
}

/* Returns: (owned) `word` as one word of a list in a unit. */
static char *
unit_word(const char *word)
{
    g_autofree char *percent = unit_text(word);
    g_autofree char *backslash = replace(percent, "\\", "\\\\");
    g_autofree char *quote = replace(backslash, "\"", "\\\"");

    return g_strconcat("\"", quote, "\"", NULL);
}

/* Returns: (owned) `word` as an argument of a command in a unit, where $ names variables. */
static char *
unit_argument(const char *word)
{
    g_autofree char *dollar = replace(word, "$", "$$");

    return unit_word(dollar);
}

/* Returns: (owned) `word` for the shell, in a crontab, where % ends the command. */
static char *
cron_argument(const char *word)
{
    g_autofree char *quoted = g_shell_quote(word);

    return replace(quoted, "%", "\\%");
}

/* --- the command --- */

/* Returns: (owned) of char *: the command and its arguments. */
static GPtrArray *
command_words(const RpSchedule *schedule)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);

    g_ptr_array_add(words, g_strdup(schedule->program));
    g_ptr_array_add(words, g_strdup("batch"));
    g_ptr_array_add(words, report_path(schedule));
    g_ptr_array_add(words, g_strdup("--period"));
    g_ptr_array_add(words, g_strdup(schedule->period));
    g_ptr_array_add(words, g_strdup("--quiet"));
    g_ptr_array_add(words, g_strdup("--log"));
    g_ptr_array_add(words, watched_file(schedule, ".log"));
    g_ptr_array_add(words, g_strdup("--metrics"));
    g_ptr_array_add(words, watched_file(schedule, ".prom"));
    return words;
}

/* Returns: (owned) the words as one line, each through `quote` unless it is plain. */
static char *
join_words(const GPtrArray *words, char *(*quote)(const char *word))
{
    GString *line = g_string_new(NULL);

    for (guint i = 0; i < words->len; i++) {
        const char *word = g_ptr_array_index(words, i);
        bool plain = true;

        for (const char *p = word; *p != '\0'; p++)
            plain = plain && (g_ascii_isalnum(*p) || strchr("/._-", *p) != NULL);
        g_autofree char *quoted = plain ? g_strdup(word) : quote(word);
        g_string_append_printf(line, "%s%s", i == 0 ? "" : " ", quoted);
    }
    return g_string_free(line, FALSE);
}

/* Returns: (owned) the command of the service. systemd looks for the program under its name as it
 * is written: a $ in it is not one of a variable. */
static char *
exec_start(const RpSchedule *schedule)
{
    g_autoptr(GPtrArray) words = command_words(schedule);
    g_autofree char *program = unit_word(schedule->program);

    g_ptr_array_remove_index(words, 0);
    g_autofree char *arguments = join_words(words, unit_argument);
    return g_strconcat(program, " ", arguments, NULL);
}

/* --- units --- */

/* What becomes of the lines that begin with a key of the shipped units. */
typedef struct {
    const char *key;
    char *value; /* owned, nullable: the line is left out */
} Change;

static void
clear_change(gpointer data)
{
    g_free(((Change *)data)->value);
}

static void
change(GArray *changes, const char *key, const char *value)
{
    Change row = {key, g_strdup(value)};

    g_array_append_val(changes, row);
}

/* Returns: (borrowed, nullable) the change of `line`. */
static const Change *
find_change(const GArray *changes, const char *line)
{
    for (guint i = 0; i < changes->len; i++) {
        const Change *row = &g_array_index(changes, Change, i);
        size_t length = strlen(row->key);

        if (strncmp(line, row->key, length) == 0 && line[length] == '=')
            return row;
    }
    return NULL;
}

/* Returns: (owned, nullable) the shipped unit `name` with `changes`, %f standing for the project.
 */
static char *
make_unit(const RpSchedule *schedule, const char *name, const GArray *changes, GError **error)
{
    g_autofree char *path =
        g_build_filename(schedule->report->datadir, "packaging", "systemd", name, NULL);
    g_autofree char *project = unit_text(schedule->report->folder);
    g_autofree char *text = NULL;
    g_autoptr(GError) refused = NULL;

    if (!g_file_get_contents(path, &text, NULL, &refused)) {
        g_set_error_literal(error, RP_ERROR, RP_ERROR_SYSTEM, refused->message);
        return NULL;
    }
    g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);
    GString *unit =
        g_string_new("# Made by 'dabiao schedule': run it again rather than edit this.\n");
    bool begun = false; /* what stands above it tells of the shipped unit */

    for (guint i = 0; lines[i] != NULL; i++) {
        const Change *row = find_change(changes, lines[i]);

        begun = begun || *lines[i] == '[';
        /* and so do comments, once half of what they are about is gone */
        if (!begun || *lines[i] == '#' || (row != NULL && row->value == NULL))
            continue;
        g_autofree char *line = row != NULL ? g_strconcat(row->key, "=", row->value, NULL)
                                            : replace(lines[i], "%f", project);
        g_string_append_printf(unit, "%s\n", line);
    }
    return g_string_free(unit, FALSE);
}

static GArray *
changes_new(void)
{
    GArray *changes = g_array_new(FALSE, FALSE, sizeof(Change));

    g_array_set_clear_func(changes, clear_change);
    return changes;
}

/* A user's own systemd has no right to change users or to mount: it leaves what seccomp does. */
static void
change_for_user_manager(GArray *changes)
{
    static const char *const without[] = {
        "User",
        "Group",
        "ProtectSystem",
        "ProtectHome",
        "ReadWritePaths",
        "PrivateTmp",
        "PrivateDevices",
        "PrivateNetwork",
        "PrivateIPC",
        "PrivateUsers",
        "IPAddressDeny",
        "ProtectClock",
        "ProtectControlGroups",
        "ProtectHostname",
        "ProtectKernelLogs",
        "ProtectKernelModules",
        "ProtectKernelTunables",
        "ProtectProc",
        "ProcSubset",
        "CapabilityBoundingSet",
        "AmbientCapabilities",
        "DevicePolicy",
        "KeyringMode",
        "RemoveIPC",
    };

    for (gsize i = 0; i < G_N_ELEMENTS(without); i++)
        change(changes, without[i], NULL);
}

/* A private /tmp would hide what lies in the real one. */
static bool
uses_tmp(const RpSchedule *schedule)
{
    const char *const paths[] = {schedule->report->folder, schedule->program,
                                 schedule->report->datadir};
    bool uses = false;

    for (gsize i = 0; i < G_N_ELEMENTS(paths); i++)
        uses =
            uses || g_str_has_prefix(paths[i], "/tmp/") || g_str_has_prefix(paths[i], "/var/tmp/");
    return uses;
}

static void
change_for_system(GArray *changes, const RpSchedule *schedule)
{
    g_autofree char *output = rp_report_output_folder(schedule->report);
    g_autofree char *writable = unit_word(output);

    change(changes, "User", schedule->user);
    change(changes, "Group", NULL); /* the user's own */
    change(changes, "ReadWritePaths", writable);
    if (uses_tmp(schedule))
        change(changes, "PrivateTmp", NULL);
}

char *
rp_schedule_service(const RpSchedule *schedule, GError **error)
{
    g_autoptr(GArray) changes = changes_new();
    g_autofree char *report = report_path(schedule);
    g_autofree char *output = rp_report_output_folder(schedule->report);

    if (!check_path(report, error) || !check_path(schedule->report->folder, error) ||
        !check_path(output, error) || !check_path(schedule->program, error))
        return NULL;
    g_autofree char *exists = unit_text(report);
    g_autofree char *is_directory = unit_text(output);
    g_autofree char *start = exec_start(schedule);
    change(changes, "AssertPathExists", exists);
    change(changes, "AssertPathIsDirectory", is_directory);
    change(changes, "ExecStart", start);
    if (schedule->user_manager)
        change_for_user_manager(changes);
    else
        change_for_system(changes, schedule);
    return make_unit(schedule, "dabiao@.service", changes, error);
}

char *
rp_schedule_timer(const RpSchedule *schedule, GError **error)
{
    g_autoptr(GArray) changes = changes_new();
    const RpMonthly *when = &schedule->when;

    if (!check_path(schedule->report->folder, error))
        return NULL;
    g_autofree char *calendar =
        g_strdup_printf("*-*-%02u %02u:%02u:00 Asia/Shanghai", when->day, when->hour, when->minute);
    change(changes, "OnCalendar", calendar);
    return make_unit(schedule, "dabiao@.timer", changes, error);
}

/* --- cron --- */

char *
rp_schedule_cron(const RpSchedule *schedule, int zone_minutes, GError **error)
{
    const RpMonthly *when = &schedule->when;
    g_autoptr(GPtrArray) words = command_words(schedule);
    int minutes = (int)(when->day * DAY_MINUTES + when->hour * 60 + when->minute) -
                  SHANGHAI_MINUTES + zone_minutes;
    int day = minutes / DAY_MINUTES;

    for (guint i = 0; i < words->len; i++)
        if (!check_path(g_ptr_array_index(words, i), error))
            return NULL;
    if (day < 1 || day > LAST_SAFE_DAY) {
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                    _("in the zone of this machine day %u, %02u:%02u in China, is in another "
                      "month, which cron cannot say"),
                    when->day, when->hour, when->minute);
        return NULL;
    }
    g_autofree char *command = join_words(words, cron_argument);
    return g_strdup_printf("%d %d %d * * %s", minutes % 60, minutes % DAY_MINUTES / 60, day,
                           command);
}
