/* period.h - years, halves, quarters, months, days and cumulative spans
 *
 * Canonical forms: 2015, 2015H1, 2015Q3, 2015-03, 2015-12-31, cumulative 2015-01/2015-09,
 * years 2011/2015. Forms that people write are read by data/period-text.c.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef int RpMonth; /* year * 12 + (month - 1), month 1..12 */

#define RP_MONTH(year, month) ((year)*12 + (month)-1)

typedef enum {
    RP_PERIOD_NONE, /* no period given */
    RP_PERIOD_YEAR,
    RP_PERIOD_HALF,
    RP_PERIOD_QUARTER,
    RP_PERIOD_MONTH,
    RP_PERIOD_DAY,  /* `day` is 1..31 of month `last` */
    RP_PERIOD_SPAN, /* cumulative months `first`..`last` of one year */
    RP_PERIOD_YEARS /* January of one year to December of another */
} RpPeriodKind;

/* A plain value; `first` and `last` are the months it covers, both included. */
typedef struct {
    RpPeriodKind kind;
    RpMonth first;
    RpMonth last;
    int day;
} RpPeriod;

/* Parse a canonical form. False (and *ret untouched) for anything else, also for 2015-13. */
bool rp_period_parse(const char *text, RpPeriod *ret);

/* Returns: (owned) the canonical form, "" for RP_PERIOD_NONE. */
char *rp_period_to_string(RpPeriod period);

/* Returns: (owned) for reading: 2018年6月, 2018年, 2018年上半年, 2018年三季度, 2018年1—9月. */
char *rp_period_to_chinese(RpPeriod period);

RpPeriod rp_period_month(int year, int month);
RpPeriod rp_period_year(int year);

/* Orders by the last month, then the longer first, then the day. */
int rp_period_compare(RpPeriod a, RpPeriod b);
bool rp_period_equal(RpPeriod a, RpPeriod b);

/* Whether the first day of `period` is after `day`, of RP_PERIOD_DAY. */
bool rp_period_begins_after(RpPeriod period, RpPeriod day);

int rp_month_year(RpMonth month);   /* 2018 */
int rp_month_number(RpMonth month); /* 1..12 */
int rp_month_days(RpMonth month);   /* 28..31 */
