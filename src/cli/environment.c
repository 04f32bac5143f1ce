#include "cli/environment.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

#define SHANGHAI_OFFSET_SECONDS (8 * 3600) /* no daylight saving since 1991 */

char *
rp_environment_exe_folder(void)
{
    g_autofree char *exe = realpath("/proc/self/exe", NULL);

    return exe == NULL ? g_strdup(".") : g_path_get_dirname(exe);
}

/* POSIX precedence; LANGUAGE is GNU's. */
static bool
environment_is_chinese(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *value = g_getenv(names[i]);

        if (value != NULL && *value != '\0')
            return g_str_has_prefix(value, "zh");
    }
    return false;
}

static const char *
existing(char *const paths[], gsize n, const char *probe)
{
    for (gsize i = 0; i < n; i++) {
        g_autofree char *file = g_build_filename(paths[i], probe, NULL);

        if (g_file_test(file, G_FILE_TEST_EXISTS))
            return paths[i];
    }
    return NULL;
}

bool
rp_environment_language(const char *lang, const char *exe_folder)
{
    bool chinese = lang == NULL ? environment_is_chinese() : g_str_has_prefix(lang, "zh");
    g_autofree char *built = g_build_filename(exe_folder, "share", "locale", NULL);
    g_autofree char *installed = g_build_filename(exe_folder, "..", "share", "locale", NULL);
    char *const paths[] = {built, installed};
    const char *found = existing(paths, G_N_ELEMENTS(paths), "zh_CN/LC_MESSAGES/dabiao.mo");

    if (lang != NULL && !chinese && !g_str_has_prefix(lang, "en"))
        return false;
    setlocale(LC_ALL, "C.UTF-8");
    g_setenv("LANGUAGE", chinese ? "zh_CN" : "en", TRUE);
    if (found != NULL)
        bindtextdomain(GETTEXT_PACKAGE, found);
    bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
    textdomain(GETTEXT_PACKAGE);
    return true;
}

static char *
find_datadir(const char *exe_folder)
{
    const char *given = g_getenv("DABIAO_DATADIR");
    g_autofree char *built = g_build_filename(exe_folder, "share", "dabiao", NULL);
    g_autofree char *installed = g_build_filename(exe_folder, "..", "share", "dabiao", NULL);
    char *const paths[] = {built, installed};

    if (given != NULL && *given != '\0')
        return realpath(given, NULL);
    const char *found = existing(paths, G_N_ELEMENTS(paths), "data/indicators.csv");
    return found == NULL ? NULL : realpath(found, NULL);
}

/* /tmp may be in memory, which is what temporary files are to save. */
static char *
find_tmpdir(void)
{
    const char *given = g_getenv("TMPDIR");

    if (given != NULL && *given != '\0')
        return g_strdup(given);
    return g_strdup(access("/var/tmp", W_OK) == 0 ? "/var/tmp" : "/tmp");
}

static RpMonth
month_in_shanghai(void)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_offset(SHANGHAI_OFFSET_SECONDS);
    g_autoptr(GDateTime) now = g_date_time_new_now(zone);

    return RP_MONTH(g_date_time_get_year(now), g_date_time_get_month(now));
}

/* Returns: (owned, nullable) what `variable` says, or `name` in the home. */
static char *
find_user_dir(const char *variable, const char *name)
{
    const char *given = g_getenv(variable);
    const char *home = g_getenv("HOME");

    if (given != NULL && g_path_is_absolute(given))
        return g_strdup(given);
    return home != NULL && g_path_is_absolute(home) ? g_build_filename(home, name, NULL) : NULL;
}

static int
minutes_of_zone(void)
{
    g_autoptr(GDateTime) now = g_date_time_new_now_local();

    return (int)(g_date_time_get_utc_offset(now) / G_TIME_SPAN_MINUTE);
}

/* SOURCE_DATE_EPOCH dates the PDF. Returns: (owned, nullable). */
static bool
read_source_date(char **ret_date)
{
    const char *text = g_getenv("SOURCE_DATE_EPOCH");
    gint64 seconds;

    *ret_date = NULL;
    if (text == NULL || *text == '\0')
        return true;
    if (!g_ascii_string_to_signed(text, 10, 0, G_MAXINT32 * G_GINT64_CONSTANT(64), &seconds,
                                  NULL)) {
        fprintf(stderr, "dabiao: %s\n", _("SOURCE_DATE_EPOCH is not a number of seconds"));
        return false;
    }
    g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(seconds);
    *ret_date = g_date_time_format(date, "%Y-%m-%dT%H:%M:%SZ");
    return true;
}

bool
rp_environment_read(RpEnvironment *environment, const char *exe_folder)
{
    environment->today = month_in_shanghai();
    environment->tmpdir = find_tmpdir();
    environment->config_dir = find_user_dir("XDG_CONFIG_HOME", ".config");
    environment->cache_dir = find_user_dir("XDG_CACHE_HOME", ".cache");
    environment->zone_minutes = minutes_of_zone();
    environment->now = g_get_real_time() / G_USEC_PER_SEC;
    environment->datadir = find_datadir(exe_folder);
    if (environment->datadir == NULL) {
        fprintf(stderr, "dabiao: %s\n",
                _("the program's data folder is missing (set DABIAO_DATADIR)"));
        return false;
    }
    return read_source_date(&environment->date);
}

void
rp_environment_clear(RpEnvironment *environment)
{
    free(environment->datadir);
    g_free(environment->tmpdir);
    g_free(environment->config_dir);
    g_free(environment->cache_dir);
    g_free(environment->date);
}
