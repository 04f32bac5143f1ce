/* schedule.h - what starts one report every month: a systemd service and timer, or a crontab line
 *
 * Texts only; nothing is installed here. Service and timer are made from the units that ship with
 * the program (packaging/systemd), so that there is one place where a run is confined.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "project/report.h"

/* When, by the calendar of China. */
typedef struct {
    unsigned day;          /* of the month, 1 to 28: what every month has */
    unsigned hour, minute; /* 0..23, 0..59 */
} RpMonthly;

/* All strings are borrowed. */
typedef struct {
    const RpReport *report; /* with an output folder, see rp_report_output_folder() */
    const char *program;    /* absolute path of the executable */
    const char *period;     /* as for --period: prev-month and its kin */
    const char *user;       /* nullable: the account that a system service runs as */
    bool user_manager;      /* for a user's own systemd rather than the system's */
    RpMonthly when;
} RpSchedule;

/* Returns: (owned) the name of the units without ending, of letters, digits, `-`, `_` and `.` only:
 * another one for every report. */
char *rp_schedule_name(const RpSchedule *schedule);

/* Returns: (owned, nullable) NULL with RP_ERROR_USAGE when a path cannot be named there, e.g.
 * because of a line end in it, or RP_ERROR_SYSTEM. */
char *rp_schedule_service(const RpSchedule *schedule, GError **error);
char *rp_schedule_timer(const RpSchedule *schedule, GError **error);

/* Returns: (owned, nullable) the line of a crontab on a machine whose zone is `zone_minutes` east
 * of UTC; NULL with RP_ERROR_USAGE also when the day would be in another month there. */
char *rp_schedule_cron(const RpSchedule *schedule, int zone_minutes, GError **error);
