#include "base/period.h"

#include <string.h>

#define MIN_YEAR 1000

int
rp_month_year(RpMonth month)
{
    return month / 12;
}

int
rp_month_number(RpMonth month)
{
    return month % 12 + 1;
}

int
rp_month_days(RpMonth month)
{
    return g_date_get_days_in_month((GDateMonth)rp_month_number(month),
                                    (GDateYear)rp_month_year(month));
}

RpPeriod
rp_period_month(int year, int month)
{
    return (RpPeriod){RP_PERIOD_MONTH, RP_MONTH(year, month), RP_MONTH(year, month), 0};
}

RpPeriod
rp_period_year(int year)
{
    return (RpPeriod){RP_PERIOD_YEAR, RP_MONTH(year, 1), RP_MONTH(year, 12), 0};
}

/* Read exactly `n` digits at *text and go behind them. */
static bool
scan_number(const char **text, int n, int *ret)
{
    int value = 0;

    for (int i = 0; i < n; i++) {
        char c = (*text)[i];
        if (!g_ascii_isdigit(c))
            return false;
        value = value * 10 + (c - '0');
    }
    *text += n;
    *ret = value;
    return true;
}

/* Read "2015". */
static bool
scan_year(const char **text, int *ret)
{
    return scan_number(text, 4, ret) && *ret >= MIN_YEAR;
}

/* Read "-03" behind `year`. */
static bool
scan_month(const char **text, int year, RpMonth *ret)
{
    int month;

    if (**text != '-')
        return false;
    *text += 1;
    if (!scan_number(text, 2, &month) || month < 1 || month > 12)
        return false;
    *ret = RP_MONTH(year, month);
    return true;
}

/* "H1", "Q3": `length` months each. */
static bool
parse_part(const char *text, int year, RpPeriodKind kind, int length, RpPeriod *ret)
{
    int part = text[1] - '0';

    if (part < 1 || part > 12 / length || text[2] != '\0')
        return false;
    RpMonth first = RP_MONTH(year, (part - 1) * length + 1);
    *ret = (RpPeriod){kind, first, first + length - 1, 0};
    return true;
}

/* "/2015" */
static bool
parse_years(const char *text, int first_year, RpPeriod *ret)
{
    const char *p = text + 1;
    int last_year;

    if (!scan_year(&p, &last_year) || *p != '\0' || last_year <= first_year)
        return false;
    *ret = (RpPeriod){RP_PERIOD_YEARS, RP_MONTH(first_year, 1), RP_MONTH(last_year, 12), 0};
    return true;
}

/* "-31" or "/2015-09" behind the month `first` */
static bool
parse_behind_month(const char *text, RpMonth first, RpPeriod *ret)
{
    const char *p = text + 1;
    int number;

    if (*text == '-') {
        if (!scan_number(&p, 2, &number) || *p != '\0' || number < 1 ||
            number > rp_month_days(first))
            return false;
        *ret = (RpPeriod){RP_PERIOD_DAY, first, first, number};
        return true;
    }
    RpMonth last;
    if (*text != '/' || !scan_year(&p, &number) || !scan_month(&p, number, &last) || *p != '\0' ||
        last < first || rp_month_year(last) != rp_month_year(first))
        return false;
    *ret = (RpPeriod){RP_PERIOD_SPAN, first, last, 0};
    return true;
}

bool
rp_period_parse(const char *text, RpPeriod *ret)
{
    const char *p = text;
    int year;
    RpMonth month;

    if (!scan_year(&p, &year))
        return false;
    if (*p == '\0') {
        *ret = rp_period_year(year);
        return true;
    }
    if (*p == 'H')
        return parse_part(p, year, RP_PERIOD_HALF, 6, ret);
    if (*p == 'Q')
        return parse_part(p, year, RP_PERIOD_QUARTER, 3, ret);
    if (*p == '/')
        return parse_years(p, year, ret);
    if (!scan_month(&p, year, &month))
        return false;
    if (*p == '\0') {
        *ret = (RpPeriod){RP_PERIOD_MONTH, month, month, 0};
        return true;
    }
    return parse_behind_month(p, month, ret);
}

char *
rp_period_to_string(RpPeriod period)
{
    int year = rp_month_year(period.first), month = rp_month_number(period.first);
    int last_year = rp_month_year(period.last), last_month = rp_month_number(period.last);

    switch (period.kind) {
    case RP_PERIOD_NONE:
        break;
    case RP_PERIOD_YEAR:
        return g_strdup_printf("%04d", year);
    case RP_PERIOD_HALF:
        return g_strdup_printf("%04dH%d", year, last_month / 6);
    case RP_PERIOD_QUARTER:
        return g_strdup_printf("%04dQ%d", year, last_month / 3);
    case RP_PERIOD_MONTH:
        return g_strdup_printf("%04d-%02d", year, month);
    case RP_PERIOD_DAY:
        return g_strdup_printf("%04d-%02d-%02d", year, month, period.day);
    case RP_PERIOD_SPAN:
        return g_strdup_printf("%04d-%02d/%04d-%02d", year, month, last_year, last_month);
    case RP_PERIOD_YEARS:
        return g_strdup_printf("%04d/%04d", year, last_year);
    }
    return g_strdup("");
}

char *
rp_period_to_chinese(RpPeriod period)
{
    static const char *const quarters[] = {"一", "二", "三", "四"};
    int year = rp_month_year(period.first), month = rp_month_number(period.first);
    int last_year = rp_month_year(period.last), last_month = rp_month_number(period.last);

    switch (period.kind) {
    case RP_PERIOD_NONE:
        break;
    case RP_PERIOD_YEAR:
        return g_strdup_printf("%d年", year);
    case RP_PERIOD_HALF:
        return g_strdup_printf("%d年%s半年", year, last_month == 6 ? "上" : "下");
    case RP_PERIOD_QUARTER:
        return g_strdup_printf("%d年%s季度", year, quarters[last_month / 3 - 1]);
    case RP_PERIOD_MONTH:
        return g_strdup_printf("%d年%d月", year, month);
    case RP_PERIOD_DAY:
        return g_strdup_printf("%d年%d月%d日", year, month, period.day);
    case RP_PERIOD_SPAN:
        return g_strdup_printf("%d年%d—%d月", year, month, last_month);
    case RP_PERIOD_YEARS:
        return g_strdup_printf("%d—%d年", year, last_year);
    }
    return g_strdup("");
}

int
rp_period_compare(RpPeriod a, RpPeriod b)
{
    if (a.last != b.last)
        return a.last < b.last ? -1 : 1;
    if (a.first != b.first)
        return a.first < b.first ? -1 : 1;
    if (a.day != b.day)
        return a.day < b.day ? -1 : 1;
    return (a.kind > b.kind) - (a.kind < b.kind);
}

bool
rp_period_begins_after(RpPeriod period, RpPeriod day)
{
    if (period.kind == RP_PERIOD_DAY && period.last == day.last)
        return period.day > day.day;
    return period.first > day.last;
}

bool
rp_period_equal(RpPeriod a, RpPeriod b)
{
    return a.kind == b.kind && a.first == b.first && a.last == b.last && a.day == b.day;
}
